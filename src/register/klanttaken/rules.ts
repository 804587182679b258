import { isAtLeast, type Niveau } from '../../begrippen/niveau.ts'
import type { InvalidParam, Problem } from '../../platform/problems.ts'
import {
  alUitgevoerd,
  andereVersie,
  andersDanInZaak,
  geenVertegenwoordiger,
  ingetrokken,
  nietOpen,
  nietUitgevoerd,
  niveauTeLaag,
  type StatusKlanttaak,
  verlopen,
  zaakGesloten,
} from './contract.ts'

// Decides what may happen to a klanttaak: pure. Days are those of the calendar of Amsterdam (`2026-11-29`), so that a change of the clock moves none.

/** From each state, the states that follow: a klanttaak goes on and never back, and one whose term passed can be extended. */
const FOLLOWS: Readonly<Record<StatusKlanttaak, readonly StatusKlanttaak[]>> = {
  open: ['uitgevoerd', 'ingetrokken', 'verlopen'],
  verlopen: ['open', 'uitgevoerd', 'ingetrokken'],
  uitgevoerd: ['verwerkt'],
  verwerkt: [],
  ingetrokken: [],
}

/** Can a klanttaak in one state get the other? */
const mayBecome = (from: StatusKlanttaak, to: StatusKlanttaak): boolean => FOLLOWS[from].includes(to)

/** The state on which it depends what may happen to a klanttaak. */
export interface Stand {
  status: StatusKlanttaak
  laatsteDag: string
  /** By a storing it may be done until this day (Awb 2:21); null: there was none on its last day. */
  uitstelTot?: string | null
  teLaatToegestaan: boolean
  versie: number
  niveau: Niveau
}

/** Is its term over, on this day? The last day itself is still in time, and so is what a storing adds to it. */
export const isTeLaat = ({ laatsteDag, uitstelTot }: Pick<Stand, 'laatsteDag' | 'uitstelTot'>, dag: string): boolean =>
  dag > (uitstelTot ?? laatsteDag)

/** Why a klanttaak cannot be done any more, on this day; undefined when it can. */
export function doenbaar(stand: Stand, dag: string): Problem | undefined {
  if (stand.status === 'uitgevoerd' || stand.status === 'verwerkt') return alUitgevoerd()
  if (stand.status === 'ingetrokken') return ingetrokken()
  return isTeLaat(stand, dag) && !stand.teLaatToegestaan ? verlopen() : undefined
}

/** Whoever does a klanttaak, and what they saw. */
export interface Poging {
  versie: number
  /** The level at which it is established who it is. */
  niveau: Niveau
  /** They are the klant, or represent the klant (R4). */
  isBevoegd: boolean
}

/** Why a klanttaak cannot be done so; undefined when it can. */
export function uitvoeren(stand: Stand, dag: string, { versie, niveau, isBevoegd }: Poging): Problem | undefined {
  const problem = doenbaar(stand, dag)
  if (problem) return problem
  if (!isBevoegd) return geenVertegenwoordiger()
  if (!isAtLeast(niveau, stand.niveau))
    return niveauTeLaag({ detail: `Voor deze klanttaak is het niveau ${stand.niveau} nodig; dit is ${niveau}.` })
  return versie === stand.versie ? undefined : andereVersie({ extra: { versie: stand.versie } })
}

/** May it be withdrawn or extended? Not once it was done. */
export const wijzigbaar = ({ status }: Pick<Stand, 'status'>): Problem | undefined =>
  mayBecome(status, 'ingetrokken') ? undefined : nietOpen()

/** May it be said that it was processed? */
export const verwerkbaar = ({ status }: Pick<Stand, 'status'>): Problem | undefined =>
  mayBecome(status, 'verwerkt') ? undefined : nietUitgevoerd()

/** A zaak as far as setting out a klanttaak needs to know it. */
export interface Zaakstand {
  open: boolean
  /** The partij has a rol in it, or a klantcontact that led to it. */
  heeftRol: boolean
}

/** May somebody get something to do in this zaak? */
export function uitzetbaar({ open, heeftRol }: Zaakstand): Problem | undefined {
  if (!open) return zaakGesloten()
  if (heeftRol) return undefined
  const { code, title } = andersDanInZaak
  return andersDanInZaak({ invalidParams: [{ name: 'partij', code, reason: title }] })
}

const DAG_MS = 86_400_000
const REMINDER_DAYS = 7

const later = (dag: string, dagen: number) => new Date(Date.parse(dag) + dagen * DAG_MS).toISOString().slice(0, 10)

/** Gives the moment before which a klanttaak that was done is late in being processed. */
export const lateSince = (now: Date, dagen: number): Date => new Date(now.getTime() - dagen * DAG_MS)

/**
 * When is reminded of it, unless something else was said: a week before the last day, and halfway when there is less time. Null: it must be done
 * the day after it is set out, or that day, and nobody has forgotten it yet.
 */
export function remindOn(startdatum: string, laatsteDag: string): string | null {
  const days = (Date.parse(laatsteDag) - Date.parse(startdatum)) / DAG_MS
  if (days > REMINDER_DAYS) return later(laatsteDag, -REMINDER_DAYS)
  return days > 1 ? later(startdatum, Math.floor(days / 2)) : null
}

export interface Termijn {
  startdatum: string
  laatsteDag: string
  herinnerenOp: string | null
}

/** Finds the faults in a term, on this day. */
export function foutenInTermijn({ startdatum, laatsteDag, herinnerenOp }: Termijn, dag: string): InvalidParam[] {
  const faults: InvalidParam[] = []
  if (laatsteDag < dag)
    faults.push({
      name: 'laatsteDag',
      code: 'in-het-verleden',
      reason: 'Deze dag is al voorbij. Kies een dag die nog komt.',
    })
  else if (laatsteDag < startdatum)
    faults.push({
      name: 'laatsteDag',
      code: 'voor-begin',
      reason: 'De laatste dag ligt voor de dag waarop zij begint.',
    })
  else if (herinnerenOp && herinnerenOp > laatsteDag)
    faults.push({ name: 'herinnerenOp', code: 'na-einde', reason: 'Na de laatste dag heeft herinneren geen zin.' })
  return faults
}

/** Finds the fault in an address to which a klant is sent: it is https, of a host that beheer allows, and holds no password. */
export function foutInLink(link: string, hosts: readonly string[]): { code: string; reason: string } | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url?.protocol !== 'https:' || url.username || url.password)
    return {
      code: 'geen-https',
      reason: 'Geef een adres dat begint met https://, zonder gebruikersnaam of wachtwoord.',
    }
  if (hosts.includes(url.host)) return undefined
  return {
    code: 'host-niet-toegestaan',
    reason: `Naar ${url.host} stuurt Balie geen klanten: die host staat niet in KLANTTAAK_HOSTS.`,
  }
}
