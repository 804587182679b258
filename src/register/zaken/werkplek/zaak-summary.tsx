import type { ReactNode } from 'react'
import { Alert } from '../../../web/ui/alert.tsx'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { type Formats, today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure, Stack, Toolbar } from '../../../web/ui/layout.tsx'
import type { Zaakgegevens, Zaakstand } from '../contract.ts'
import { zaakTexts } from './texts.ts'
import { ZaakLink } from './zaak-link.tsx'

type Texts = typeof zaakTexts.nl

/** A zaak that something is linked to, and the copy of it that Balie has; null when no zaaksysteem told anything. */
export interface LinkedZaak {
  identificator: { objectId: string; codeSoortObjectId: string }
  zaak: Zaakstand | null
}

/** The part of a zaak that a screen shows: the copy, or what a zaaksysteem answered just now. */
export type ShownZaak = Omit<Zaakstand, 'uuid' | 'foutOp'> & { foutOp?: string | null }

/** Not everybody who links a zaak says that its id is a uuid. */
const UUID = /^(.*\/)?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Gives the number by which people know a zaak, or says that it has none that is known: a uuid means nothing to them. */
export function numberOf({ identificator, zaak }: LinkedZaak, t: Texts): string {
  if (zaak?.identificatie) return zaak.identificatie
  const { codeSoortObjectId, objectId } = identificator
  return codeSoortObjectId.toLowerCase() === 'uuid' || UUID.test(objectId) ? t.nameless : objectId
}

interface ZaakSummaryProps {
  number: ReactNode
  zaak: ShownZaak | null
  /** The acts that are possible with it, beside its number. */
  actions?: ReactNode
}

/** Shows how far a zaak is, and how old that knowledge is. Each zaak stands for itself: one that is broken hides no other (R27). */
export function ZaakSummary({ number, zaak, actions }: ZaakSummaryProps) {
  const t = useTexts(zaakTexts)
  return (
    <Stack gap="small">
      <Toolbar align="spread">
        <span>
          <strong>
            <ZaakLink zaak={zaak}>{number}</ZaakLink>
          </strong>{' '}
          {zaak?.gegevens?.zaaktype} {zaak?.gegevens && <OpenOrClosed open={zaak.open} />}
        </span>
        {actions}
      </Toolbar>
      {zaak ? <KnownZaak zaak={zaak} /> : <p className="balie-soft">{t.unknown}</p>}
    </Stack>
  )
}

/** Says in a word whether a zaak goes on. */
export function OpenOrClosed({ open }: { open: boolean }) {
  const t = useTexts(zaakTexts)
  return <StatusBadge tone={open ? 'active' : 'success'}>{open ? t.open : t.closed}</StatusBadge>
}

/** Shows what there is to know of a zaak, or why there is nothing. */
export function KnownZaak({ zaak }: { zaak: ShownZaak }) {
  const t = useTexts(zaakTexts)
  if (zaak.toestand !== 'bekend') return <Alert kind="warning">{t.states[zaak.toestand]}</Alert>
  return (
    <>
      {zaak.gegevens ? <ZaakFacts zaak={zaak} gegevens={zaak.gegevens} /> : <p className="balie-soft">{t.notRead}</p>}
      <Age zaak={zaak} />
    </>
  )
}

/** Says how old the copy is, and since when it could not be refreshed. */
function Age({ zaak: { opgehaaldOp, foutOp } }: { zaak: ShownZaak }) {
  const t = useTexts(zaakTexts)
  const formats = useFormats()
  return (
    <>
      {foutOp && <Alert kind="warning">{t.stale(formats.moment(foutOp))}</Alert>}
      <p className="balie-soft balie-small">{t.refreshed(formats.moment(opgehaaldOp))}</p>
    </>
  )
}

function statusText({ status }: Zaakgegevens, t: Texts, { date }: Formats): string {
  if (!status) return t.noStatus
  return t.step(status.tekst, status.volgnummer, Math.max(status.aantal, status.volgnummer), date(status.gezetOp))
}

function Term({ day, isLate }: { day: string; isLate: boolean }) {
  const t = useTexts(zaakTexts)
  const formats = useFormats()
  return (
    <>
      {formats.date(day)} {isLate && <StatusBadge tone="danger">{t.tooLate}</StatusBadge>}
    </>
  )
}

/** Shows what there is to know of a zaak: status, terms, result, why it waits, and its deelzaken. */
function ZaakFacts({ zaak, gegevens }: { zaak: Pick<ShownZaak, 'open'>; gegevens: Zaakgegevens }) {
  const t = useTexts(zaakTexts)
  const formats = useFormats()
  const { omschrijving, startdatum, einddatum, einddatumGepland, uiterlijkeEinddatum, opgeschort } = gegevens
  const term = (day: string | null) => zaak.open && day && <Term day={day} isLate={day < today()} />
  return (
    <>
      <DataList
        items={[
          [t.description, omschrijving],
          [t.status, statusText(gegevens, t, formats)],
          [t.substatus, gegevens.substatus],
          [t.result, gegevens.resultaat],
          [t.suspended, opgeschort !== null && (opgeschort || t.suspendedWithout)],
          [t.started, startdatum && formats.date(startdatum)],
          [t.planned, term(einddatumGepland)],
          [t.latest, term(uiterlijkeEinddatum)],
          [t.ended, einddatum && formats.date(einddatum)],
          [t.unit, gegevens.afdeling],
        ]}
      />
      <Parts deelzaken={gegevens.deelzaken} />
    </>
  )
}

function Parts({ deelzaken }: Pick<Zaakgegevens, 'deelzaken'>) {
  const t = useTexts(zaakTexts)
  const formats = useFormats()
  if (deelzaken.length === 0) return null
  return (
    <Disclosure summary={t.partsOf(deelzaken.length)}>
      <ul className="balie-list">
        {deelzaken.map(({ identificatie, omschrijving, status, einddatum }) => (
          <li key={identificatie}>
            {[identificatie, omschrijving, einddatum ? t.partEnded(formats.date(einddatum)) : status]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
