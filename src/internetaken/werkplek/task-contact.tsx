import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { Klantcontact } from '../../klantcontacten/contract.ts'
import { StatusBadge } from '../../ui/badge.tsx'
import { DataList } from '../../ui/data-list.tsx'
import { useFormats } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Disclosure, Panel, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import type { Internetaak } from '../contract.ts'
import { contactQuery } from './queries.ts'
import { takenTexts } from './texts.ts'

type Contact = z.output<typeof Klantcontact>
type Betrokkene = Contact['betrokkenen'][number]

/** The klantcontact from which a task came, and who it was. */
export function TaskContact({ taak }: { taak: Internetaak }) {
  const query = useQuery(contactQuery(taak.klantcontact.uuid))
  return (
    <Loaded query={query}>
      {(contact) => (
        <Stack gap="large">
          <Customer betrokkenen={contact.betrokkenen} />
          <ContactAsRegistered contact={contact} />
          <Around contact={contact} uuid={taak.uuid} />
        </Stack>
      )}
    </Loaded>
  )
}

/** What was said: as it should read, with what was registered beside it when that was corrected (R10). */
function ContactAsRegistered({ contact }: { contact: Contact }) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
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
      {contact.inhoud && <p className="balie-prose">{contact.inhoud}</p>}
      {contact.oorspronkelijk && (
        <Disclosure summary={t.original}>
          <p>
            <strong>{contact.oorspronkelijk.onderwerp}</strong>
          </p>
          <p className="balie-prose">{contact.oorspronkelijk.inhoud}</p>
        </Disclosure>
      )}
      <DataList
        items={[
          [t.tookPlace, formats.moment(contact.plaatsgevondenOp)],
          [t.channel, contact.kanaal],
          [t.initiative, contact.initiatiefnemer && t.initiatives[contact.initiatiefnemer]],
          [t.registeredBy, formats.list(contact.actoren.map(({ naam }) => naam))],
        ]}
      />
    </Panel>
  )
}

function Customer({ betrokkenen }: { betrokkenen: readonly Betrokkene[] }) {
  const t = useTexts(takenTexts)
  return (
    <Panel title={t.customer}>
      {betrokkenen.map((betrokkene) => (
        <Person key={betrokkene.uuid} betrokkene={betrokkene} />
      ))}
    </Panel>
  )
}

/** A way to reach somebody, that can be used at once. */
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

function Person({ betrokkene }: { betrokkene: Betrokkene }) {
  const t = useTexts(takenTexts)
  const { partij, volledigeNaam, organisatienaam, digitaleAdressen, bezoekadres } = betrokkene
  const labels = { email: t.email, telefoonnummer: t.phone, overig: t.otherAddress }
  const straat = [bezoekadres.straatnaam, bezoekadres.huisnummer, bezoekadres.huisnummertoevoeging]
    .filter(Boolean)
    .join(' ')
  const plaats = [bezoekadres.postcode, bezoekadres.stad].filter(Boolean).join(' ')
  return (
    <Stack gap="small">
      <p>
        <strong>{partij?.naam || volledigeNaam || organisatienaam || t.unknownCustomer}</strong>
      </p>
      {!partij && <p className="balie-soft balie-small">{t.unknownHelp}</p>}
      <DataList
        items={[
          [t.organisation, organisatienaam !== (partij?.naam ?? '') && organisatienaam],
          [t.customerNumber, partij?.nummer],
          ...digitaleAdressen.map(
            ({ soortDigitaalAdres, adres, omschrijving }) =>
              [
                omschrijving || labels[soortDigitaalAdres],
                <Reach key={adres} soort={soortDigitaalAdres} adres={adres} />,
              ] as const,
          ),
          [t.address, [straat, plaats].filter(Boolean).join(', ')],
        ]}
      />
      {digitaleAdressen.length === 0 && !partij && <p className="balie-soft">{t.noAddress}</p>}
    </Stack>
  )
}

/** What else belongs to the klantcontact: zaken, other tasks, and the contacts before it (R23). */
function Around({ contact, uuid }: { contact: Contact; uuid: string }) {
  const t = useTexts(takenTexts)
  const others = contact.opvolging.internetaken.filter((taak) => taak.uuid !== uuid)
  const before = contact.onderwerpobjecten.flatMap(({ wasKlantcontact }) => (wasKlantcontact ? [wasKlantcontact] : []))
  return (
    <>
      {before.length > 0 && (
        <Panel title={t.chain}>
          <ul className="balie-list balie-list--lined">
            {before.map((own) => (
              <li key={own}>
                <ChainLink uuid={own} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {others.length > 0 && (
        <Panel title={t.otherTasks}>
          <ul className="balie-list">
            {others.map(({ nummer, gevraagdeHandeling, status }) => (
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
        </Panel>
      )}
      {contact.opvolging.zaken.length > 0 && (
        <Panel title={t.zaken}>
          <ul className="balie-list">
            {contact.opvolging.zaken.map(({ uuid: zaak, identificator }) => (
              <li key={zaak}>{identificator.objectId}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

/** An earlier contact in the chain: when, how, and about what. */
function ChainLink({ uuid }: { uuid: string }) {
  const formats = useFormats()
  const query = useQuery(contactQuery(uuid))
  return (
    <Loaded query={query}>
      {({ onderwerp, nummer, kanaal, plaatsgevondenOp, inhoud }) => (
        <Disclosure summary={`${formats.date(plaatsgevondenOp)}, ${kanaal}: ${onderwerp} (${nummer})`}>
          <p className="balie-prose">{inhoud}</p>
        </Disclosure>
      )}
    </Loaded>
  )
}
