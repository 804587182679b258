import { datumOp } from '../../begrippen/kalender.ts'
import type { MijnBericht, MijnVraag, MijnZaakgevolg } from './model.ts'

// Derives what became of a question, in words that are never stored (R27): task by task and zaak by zaak.

/** The part of a follow-up that says who does something, as far as the klant sees that. */
export type Wie = Pick<Opvolging, 'afdeling' | 'medewerker'>

/** One sentence about what became of a klantcontact. */
export type Gevolg =
  | (Wie & { soort: 'zoekt_uit'; op: string; verlengd: boolean })
  | (Wie & { soort: 'te_laat'; op: string })
  | { soort: 'afgehandeld'; op: string | null }
  | { soort: 'meteen' }
  | { soort: 'zaak'; zaak: MijnZaakgevolg; isLaat: boolean }
  | { soort: 'zaak_start'; nummer: string | null }
  | { soort: 'zaak_opgegeven' }
  | { soort: 'melding'; melding: MijnBericht['signalen'][number] }
  | { soort: 'niemand' }

type Opvolging = MijnBericht['opvolging'][number]

/** Gives the work that is still to be done, whoever does it once: the first moment by which the klant hears from them. */
function open(opvolging: readonly Opvolging[], now: Date): Gevolg[] {
  const first = new Map<string, Opvolging>()
  for (const taak of opvolging) {
    const key = JSON.stringify([taak.afdeling, taak.medewerker])
    const known = first.get(key)
    if (!taak.gedaan && (known === undefined || taak.uiterlijkOp < known.uiterlijkOp)) first.set(key, taak)
  }
  return [...first.values()].map(({ afdeling, medewerker, uiterlijkOp: op, verlengd }) =>
    Date.parse(op) < now.getTime()
      ? { soort: 'te_laat', afdeling, medewerker, op }
      : { soort: 'zoekt_uit', afdeling, medewerker, op, verlengd },
  )
}

/** An answer on the spot was done when it was registered, give or take the time to write it down (R20). */
const AT_ONCE_MS = 60_000

function done({ opvolging, op }: Pick<MijnBericht, 'opvolging' | 'op'>): Gevolg[] {
  if (opvolging.length === 0 || opvolging.some(({ gedaan }) => !gedaan)) return []
  const moments = opvolging.map(({ gedaanOp }) => gedaanOp)
  if (moments.includes(null)) return [{ soort: 'afgehandeld', op: null }]
  const last =
    moments
      .flatMap((moment) => moment ?? [])
      .sort()
      .at(-1) ?? null
  const isAtOnce = last !== null && Math.abs(Date.parse(last) - Date.parse(op)) < AT_ONCE_MS
  return [isAtOnce ? { soort: 'meteen' } : { soort: 'afgehandeld', op: last }]
}

/** Gives what became of one klantcontact, the zaken each by itself. There is always something to say. */
export function gevolgen(bericht: MijnBericht, now: Date): Gevolg[] {
  const starten = bericht.zaakstarten.flatMap(({ status, nummer }): Gevolg[] => {
    // One that was started is among the zaken.
    if (status === 'wacht') return [{ soort: 'zaak_start', nummer }]
    return status === 'opgegeven' ? [{ soort: 'zaak_opgegeven' }] : []
  })
  const today = datumOp(now)
  const zaken = bericht.zaken.map((zaak): Gevolg => {
    const isLaat = zaak.open === true && zaak.verwachtOp !== null && zaak.verwachtOp < today
    return { soort: 'zaak', zaak, isLaat }
  })
  const meldingen = bericht.signalen.map((melding): Gevolg => ({ soort: 'melding', melding }))
  const all = [...open(bericht.opvolging, now), ...done(bericht), ...starten, ...zaken, ...meldingen]
  return all.length > 0 ? all : [{ soort: 'niemand' }]
}

/** How far a question is, in a word: never more than what is known of all that followed from it. */
export type Stand = 'loopt' | 'te_laat' | 'zaak' | 'klaar'

/** @param now decides whether what is to be done is late */
export function standOf({ teDoen, uiterlijkOp, signalenOpen, zakenOpen }: MijnVraag, now: Date): Stand {
  if (teDoen > 0) return uiterlijkOp !== null && Date.parse(uiterlijkOp) < now.getTime() ? 'te_laat' : 'loopt'
  if (zakenOpen > 0) return 'zaak'
  return signalenOpen > 0 ? 'loopt' : 'klaar'
}

/** Is there something that this visitor did not see the time before? Without a time before everything is new, so nothing is. */
export const isNieuw = ({ laatsteOp, laatsteVanGemeente }: MijnVraag, vorigeKeer: Date | null): boolean =>
  vorigeKeer !== null && laatsteVanGemeente && Date.parse(laatsteOp) > vorigeKeer.getTime()
