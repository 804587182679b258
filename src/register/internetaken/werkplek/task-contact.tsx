import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { z } from 'zod'
import { useRight } from '../../../web/frame/rights.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { DUTCH } from '../../../web/ui/languages.ts'
import { Disclosure, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Bijlagen } from '../../documenten/werkplek/document-link.tsx'
import { Written } from '../../documenten/werkplek/written.tsx'
import type { Klantcontact } from '../../klantcontacten/contract.ts'
import { partijen } from '../../partijen/contract.ts'
import { LookAlong } from '../../partijen/werkplek/look-along.tsx'
import type { Internetaak } from '../contract.ts'
import { chainQuery, contactQuery, partijQuery } from './queries.ts'
import { TaskZaken } from './task-zaken.tsx'
import { takenTexts } from './texts.ts'

type Contact = z.output<typeof Klantcontact>
type Betrokkene = Contact['betrokkenen'][number]

/** Shows the klantcontact from which a task came, and the customer. */
export function TaskContact({ taak }: { taak: Internetaak }) {
  const query = useQuery(contactQuery(taak.klantcontact.uuid))
  return (
    <Loaded query={query}>
      {(contact) => (
        <Stack gap="large">
          <Customer betrokkenen={contact.betrokkenen} />
          <ContactAsRegistered contact={contact} />
          <Around contact={contact} taak={taak} />
        </Stack>
      )}
    </Loaded>
  )
}

/** Did the gemeente write what the klantcontact says? */
const isOurs = ({ initiatiefnemer }: Contact): boolean => initiatiefnemer === 'gemeente'

/** Shows the text and the times as they should read, with the original of each beside it when it was corrected (R10). */
export function ContactAsRegistered({ contact }: { contact: Contact }) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const { oorspronkelijk: before } = contact
  const periodOf = ({ begonnenOp: begin, geeindigdOp: end }: Pick<Contact, 'begonnenOp' | 'geeindigdOp'>) =>
    begin && end && formats.period(begin, end)
  const talk = periodOf(contact)
  const talkBefore = before && periodOf(before)
  const marks = (
    <span className="balie-toolbar">
      {contact.gecorrigeerd && <StatusBadge tone="active">{t.corrected}</StatusBadge>}
      {contact.vertrouwelijk && <StatusBadge tone="warning">{t.confidential}</StatusBadge>}
    </span>
  )
  return (
    <Panel title={t.contactTitle(contact.nummer)} actions={marks}>
      <p>
        <strong>{contact.onderwerp}</strong>
      </p>
      {contact.inhoud && <Written klantcontact={contact.uuid} text={contact.inhoud} isOurs={isOurs(contact)} />}
      {before && (before.onderwerp !== contact.onderwerp || before.inhoud !== contact.inhoud) && (
        <Disclosure summary={t.original}>
          <p>
            <strong>{before.onderwerp}</strong>
          </p>
          <p className="balie-prose">{before.inhoud}</p>
        </Disclosure>
      )}
      <DataList
        items={[
          [t.tookPlace, formats.moment(contact.plaatsgevondenOp)],
          [t.talk, talk],
          [t.talkBefore, talkBefore !== talk && talkBefore],
          [t.channel, contact.kanaal],
          [t.language, contact.taal !== DUTCH && formats.language(contact.taal)],
          [t.initiative, contact.initiatiefnemer && t.initiatives[contact.initiatiefnemer]],
          [
            t.attachments,
            contact.bijlagen.length > 0 && <Bijlagen klantcontact={contact.uuid} bijlagen={contact.bijlagen} />,
          ],
          [t.registeredBy, formats.list(contact.actoren.map(({ naam }) => naam))],
        ]}
      />
    </Panel>
  )
}

/** Shows the betrokkenen of a klantcontact. */
export function Customer({ betrokkenen }: { betrokkenen: readonly Betrokkene[] }) {
  const t = useTexts(takenTexts)
  return (
    <Panel title={t.customer}>
      {betrokkenen.map((betrokkene) => (
        <Person key={betrokkene.uuid} betrokkene={betrokkene} />
      ))}
    </Panel>
  )
}

/** Shows an address of the customer; a telephone number or an e-mail address is a link. */
function Reach({ soort, adres }: { soort: string; adres: string }) {
  if (soort === 'telefoonnummer')
    return (
      <a className="utrecht-link" href={`tel:${adres}`}>
        {adres}
      </a>
    )
  if (soort === 'email')
    return (
      <a className="utrecht-link" href={`mailto:${adres}`}>
        {adres}
      </a>
    )
  return adres
}

/** Shows how a known customer is reached by their own wish (R8), and that they asked for geheimhouding (R28). */
function OwnAddresses({ partij: uuid, areOther }: { partij: string; areOther: boolean }) {
  const t = useTexts(takenTexts)
  const mayRead = useRight(partijen.tonen)
  const query = useQuery({ ...partijQuery(uuid), enabled: mayRead })
  if (!mayRead) return null
  return (
    <Loaded query={query}>
      {({ digitaleAdressen, voorkeurskanaal, indicatieGeheimhouding }) => (
        <Stack gap="small">
          {indicatieGeheimhouding && <Alert kind="warning">{t.secretHelp}</Alert>}
          {areOther && digitaleAdressen.length > 0 && <p className="balie-soft balie-small">{t.ownAddresses}</p>}
          <DataList
            items={[
              [t.preferred, voorkeurskanaal],
              ...digitaleAdressen.map(
                ({ soortDigitaalAdres: soort, adres }) =>
                  [t.addresses[soort], <Reach key={adres} soort={soort} adres={adres} />] as const,
              ),
            ]}
          />
          {!areOther && digitaleAdressen.length === 0 && <p className="balie-soft">{t.noAddress}</p>}
        </Stack>
      )}
    </Loaded>
  )
}

function Person({ betrokkene }: { betrokkene: Betrokkene }) {
  const t = useTexts(takenTexts)
  const { partij, rol, volledigeNaam, organisatienaam, digitaleAdressen, bezoekadres } = betrokkene
  const straat = [bezoekadres.straatnaam, bezoekadres.huisnummer, bezoekadres.huisnummertoevoeging]
    .filter(Boolean)
    .join(' ')
  const plaats = [bezoekadres.postcode, bezoekadres.stad].filter(Boolean).join(' ')
  const name = partij?.naam || volledigeNaam || organisatienaam || t.unknownCustomer
  return (
    <Stack gap="small">
      <p>
        {partij ? (
          <Link className="utrecht-link" to="/klanten/$uuid" params={{ uuid: partij.uuid }}>
            <strong>{name}</strong>
          </Link>
        ) : (
          <strong>{name}</strong>
        )}{' '}
        <StatusBadge tone="neutral">{t.initiatives[rol]}</StatusBadge>
      </p>
      {partij && <LookAlong partij={partij.uuid} path="/vragen" />}
      {!partij && <p className="balie-soft balie-small">{t.unknownHelp}</p>}
      <DataList
        items={[
          [t.organisation, organisatienaam !== (partij?.naam ?? '') && organisatienaam],
          [t.customerNumber, partij?.nummer],
          ...digitaleAdressen.map(
            ({ soortDigitaalAdres, adres, omschrijving }) =>
              [
                omschrijving || t.addresses[soortDigitaalAdres],
                <Reach key={adres} soort={soortDigitaalAdres} adres={adres} />,
              ] as const,
          ),
          [t.address, [straat, plaats].filter(Boolean).join(', ')],
        ]}
      />
      {partij && <OwnAddresses partij={partij.uuid} areOther={digitaleAdressen.length > 0} />}
      {digitaleAdressen.length === 0 && !partij && <p className="balie-soft">{t.noAddress}</p>}
    </Stack>
  )
}

/** Shows what else belongs to the klantcontact: contacts about the same question (R23), other tasks, and zaken (R22). */
function Around({ contact, taak }: { contact: Contact; taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const others = contact.opvolging.internetaken.filter(({ uuid }) => uuid !== taak.uuid)
  return (
    <>
      <Chain contact={contact} ownText={t.chainThis} />
      {others.length > 0 && (
        <Panel title={t.otherTasks}>
          <TaskLinks taken={others} />
        </Panel>
      )}
      <TaskZaken taak={taak} contact={contact} />
    </>
  )
}

/** Shows interne taken as links, with whether they are done. */
export function TaskLinks({ taken }: { taken: readonly Internetaak[] }) {
  const t = useTexts(takenTexts)
  return (
    <ul className="balie-list">
      {taken.map(({ nummer, gevraagdeHandeling, status }) => (
        <li key={nummer}>
          <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer }}>
            {gevraagdeHandeling}
          </Link>{' '}
          <StatusBadge tone={status === 'verwerkt' ? 'success' : 'neutral'}>
            {status === 'verwerkt' ? t.done : t.open}
          </StatusBadge>
        </li>
      ))}
    </ul>
  )
}

/** It is loaded after the rest. */
const SentMessages = lazy(async () => ({ default: (await import('./sent-messages.tsx')).SentMessages }))

/** Shows a klantcontact of a chain; the pictures in its text are fetched when somebody opens it. */
function InChain({ contact, own }: { contact: Contact; own: ReactNode }) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const [isOpen, setOpen] = useState(false)
  const { uuid, onderwerp, nummer, kanaal, plaatsgevondenOp, inhoud } = contact
  return (
    <Disclosure
      summary={`${formats.date(plaatsgevondenOp)}, ${kanaal}: ${onderwerp} (${nummer})`}
      onOpen={() => setOpen(true)}
    >
      {own}
      {isOpen && <Written klantcontact={uuid} text={inhoud || t.noContent} isOurs={isOurs(contact)} />}
    </Disclosure>
  )
}

/** Shows the other contacts about the same question, the oldest first, with what was sent; a text says which one is this one. */
export function Chain({ contact: { uuid }, ownText }: { contact: Contact; ownText: string }) {
  const t = useTexts(takenTexts)
  const query = useQuery(chainQuery(uuid))
  return (
    <Panel title={t.chain}>
      <Loaded query={query}>
        {(chain) =>
          chain.length === 1 ? (
            <p className="balie-soft">{t.chainNone}</p>
          ) : (
            <ol className="balie-list balie-list--lined">
              {chain.map((contact) => (
                <li key={contact.uuid}>
                  <InChain contact={contact} own={contact.uuid === uuid && <p className="balie-soft">{ownText}</p>} />
                  <Suspense>
                    <SentMessages about={uuid} klantcontact={contact.uuid} />
                  </Suspense>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  )
}
