import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { Alert } from '../../../../web/ui/alert.tsx'
import { StatusBadge } from '../../../../web/ui/badge.tsx'
import { Button } from '../../../../web/ui/button.tsx'
import type { Option } from '../../../../web/ui/combobox-field.tsx'
import { DataList } from '../../../../web/ui/data-list.tsx'
import { useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Disclosure, Heading, Panel, Stack } from '../../../../web/ui/layout.tsx'
import { Loaded, LoadMore } from '../../../../web/ui/loaded.tsx'
import { Urgency } from '../../../internetaken/werkplek/urgency.tsx'
import { CustomerKlanttaken } from '../../../klanttaken/werkplek/customer-klanttaken.tsx'
import { LookAlong } from '../../../partijen/werkplek/look-along.tsx'
import { meansTexts } from '../../../partijen/werkplek/means.ts'
import { zaakTexts } from '../../../zaken/werkplek/texts.ts'
import { numberOf, ZaakSummary } from '../../../zaken/werkplek/zaak-summary.tsx'
import type { Klantbeeld, Klantcontact } from '../../contract.ts'
import { historyQuery, pictureQuery, SHOWN } from '../queries.ts'
import type { Values } from '../question-values.ts'
import { contactTexts } from '../texts.ts'
import { customerTexts } from './customer-texts.ts'

type Beeld = z.output<typeof Klantbeeld>
type Contact = z.output<typeof Klantcontact>

/** Shows the customer at a glance. When they speak for somebody else, that other customer comes first (R4); their data do not mix (R6). */
export function Pictures({ klant, namens }: { klant: Option; namens: Values['namens'] }) {
  const t = useTexts(contactTexts)
  const c = useTexts(customerTexts)
  if (!namens) return <Picture key={klant.id} partij={klant.id} title={t.picture} />
  return (
    <Stack gap="large">
      <Picture key={namens.id} partij={namens.id} title={c.pictureOf(namens.label)} speaker={klant} />
      <Picture key={klant.id} partij={klant.id} title={c.pictureOf(klant.label)} />
    </Stack>
  )
}

function Picture({ partij, title, speaker }: { partij: string; title: string; speaker?: Option }) {
  const c = useTexts(customerTexts)
  const query = useQuery(pictureQuery(partij))
  return (
    <Panel title={title}>
      <Stack>
        {speaker && <p>{c.spokenFor(speaker.label)}</p>}
        <Loaded query={query}>{(beeld) => <PictureOf beeld={beeld} />}</Loaded>
      </Stack>
    </Panel>
  )
}

/** Shows who a customer is, and their open tasks, klanttaken, last contacts and zaken. */
export function PictureOf({ beeld }: { beeld: Beeld }) {
  const t = useTexts(contactTexts)
  const z = useTexts(zaakTexts)
  const { partij, klantcontacten, internetaken, zaken } = beeld
  return (
    <Stack>
      {partij.indicatieGeheimhouding && <Alert kind="warning">{t.secret}</Alert>}
      <Who partij={partij} />
      <p>
        <LookAlong partij={partij.uuid} />
      </p>
      <OpenTasks internetaken={internetaken} />
      <CustomerKlanttaken partij={partij.uuid} />
      <History partij={partij.uuid} klantcontacten={klantcontacten} />
      {zaken.length > 0 && (
        <>
          <Heading level={3}>{t.cases}</Heading>
          <ul className="balie-list balie-list--lined">
            {zaken.map(({ identificator, zaak }) => (
              <li key={`${identificator.codeRegister} ${identificator.objectId}`}>
                <ZaakSummary number={numberOf({ identificator, zaak }, z)} zaak={zaak} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}

function Who({ partij }: { partij: Beeld['partij'] }) {
  const t = useTexts(contactTexts)
  const m = useTexts(meansTexts)
  const c = useTexts(customerTexts)
  const formats = useFormats()
  const names = (partijen: readonly { naam: string }[]) => formats.list(partijen.map(({ naam }) => naam))
  const { straatnaam, huisnummer, huisnummertoevoeging, postcode, stad } = partij.bezoekadres
  const street = [straatnaam, huisnummer, huisnummertoevoeging].filter(Boolean).join(' ')
  const city = [postcode, stad].filter(Boolean).join(' ')
  const last = partij.laatsteAuthenticatie
  const means = last && (m.means as Partial<Record<string, string>>)[last.middel]
  return (
    <DataList
      items={[
        [t.customerNumber, partij.nummer],
        [c.inactive, !partij.indicatieActief && <StatusBadge tone="warning">{c.inactive}</StatusBadge>],
        [t.preferredChannel, partij.voorkeurskanaal],
        ...partij.digitaleAdressen.map(
          ({ soortDigitaalAdres, adres }) => [soortDigitaalAdres === 'email' ? t.email : t.phone, adres] as const,
        ),
        [c.address, [street, city].filter(Boolean).join(', ')],
        [t.represents, names(partij.vertegenwoordigt)],
        [t.representedBy, names(partij.vertegenwoordigdDoor)],
        [c.lastEstablished, last && c.lastEstablishedAs(means ?? last.middel, formats.date(last.op))],
      ]}
    />
  )
}

function OpenTasks({ internetaken }: Pick<Beeld, 'internetaken'>) {
  const t = useTexts(contactTexts)
  const open = internetaken.filter(({ status }) => status === 'te_verwerken')
  return (
    <>
      <Heading level={3}>{t.openTasks}</Heading>
      {open.length === 0 && <p className="balie-soft">{t.noOpenTasks}</p>}
      <ul className="balie-list balie-list--lined">
        {open.map((taak) => (
          <li key={taak.uuid}>
            <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer: taak.nummer }}>
              {taak.gevraagdeHandeling}
            </Link>{' '}
            <Urgency taak={taak} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Shows the last contacts at once, and all of them when asked for. */
function History({ partij, klantcontacten }: { partij: string; klantcontacten: readonly Contact[] }) {
  const t = useTexts(contactTexts)
  const c = useTexts(customerTexts)
  const [isAll, setAll] = useState(false)
  return (
    <>
      <Heading level={3}>{isAll ? c.allContacts : t.history}</Heading>
      {klantcontacten.length === 0 && <p className="balie-soft">{t.noHistory}</p>}
      {isAll ? <WholeHistory partij={partij} /> : <Contacts contacts={klantcontacten} />}
      {!isAll && klantcontacten.length >= SHOWN && (
        <div>
          <Button onClick={() => setAll(true)}>{c.older}</Button>
        </div>
      )}
    </>
  )
}

function WholeHistory({ partij }: { partij: string }) {
  const c = useTexts(customerTexts)
  const query = useInfiniteQuery(historyQuery(partij))
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const contacts = pages.flatMap(({ resultaten }) => resultaten)
        return (
          <>
            <Contacts contacts={contacts} />
            <LoadMore query={query} shown={c.shown(contacts.length)} />
          </>
        )
      }}
    </Loaded>
  )
}

const isOpen = ({ opvolging, zonderOpvolging }: Contact) =>
  zonderOpvolging || opvolging.internetaken.some(({ status }) => status === 'te_verwerken')

const Contacts = ({ contacts }: { contacts: readonly Contact[] }) => (
  <ul className="balie-list balie-list--lined">
    {contacts.map((contact) => (
      <li key={contact.uuid}>
        <OneContact contact={contact} />
      </li>
    ))}
  </ul>
)

function OneContact({ contact }: { contact: Contact }) {
  const c = useTexts(customerTexts)
  const formats = useFormats()
  const { uuid, onderwerp, inhoud, plaatsgevondenOp, kanaal, nummer, vertrouwelijk } = contact
  const own = (
    <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid }}>
      {c.openContact(nummer)}
    </Link>
  )
  const line = (
    <>
      {onderwerp} <span className="balie-soft">{`${formats.date(plaatsgevondenOp)}, ${kanaal}, ${nummer}`}</span>{' '}
      {isOpen(contact) && <StatusBadge tone="active">{c.open}</StatusBadge>}
      {vertrouwelijk && <StatusBadge tone="warning">{c.confidential}</StatusBadge>}
    </>
  )
  return (
    <Disclosure summary={line}>
      {inhoud && <p className="balie-prose">{inhoud}</p>}
      {own}
    </Disclosure>
  )
}
