import { isWerkdag } from '../../begrippen/kalender.ts'
import { type Kanaal, OPENINGSTIJD } from './corpus/kanalen.ts'
import { at, type Random } from './random.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const YEAR = 364
const BEFORE = 60
const AFTER = 70
const TIME_ZONE = 'Europe/Amsterdam'

interface Dag {
  /** Local midnight, in ms since the epoch. */
  start: number
  werkdag: boolean
  weekdag: number
  jaar: number
  /** Example: 14 april */
  kort: string
  /** Example: dinsdag 14 april */
  lang: string
  /** It is the place in `werkdagen` of the first werkdag after this day. */
  volgendeWerkdag: number
}

/** The days around the past year, prepared once so that a moment or a date in a text costs next to nothing. */
export interface Agenda {
  now: number
  vandaag: number
  dagen: readonly Dag[]
  /** Indexes in `dagen`. */
  werkdagen: readonly number[]
  /** The days of the past year on which the municipality is open; busy days occur more than once. */
  kantoordagen: readonly number[]
  /** All days of the past year. */
  alleDagen: readonly number[]
}

/** A moment as a day of the agenda and the seconds after its midnight. */
export interface Tijdstip {
  dag: number
  seconde: number
}

const kalenderdag = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE })
const uur = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', hour12: false })
const kort = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long' })
const lang = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })

/** Gives midnight in the Netherlands, as the clocks stand during the day. */
const middernacht = (utc: number) => utc - (Number(uur.format(utc + DAY / 2)) - 12) * 60 * MINUTE

/** The last weeks count more often, so that the worklists of a small demo hold something. */
const RECENT = { dagen: 21, keer: 4 }

/** It tells how busy each day of the week is at the counter and on the telephone, from Sunday. */
const DRUKTE = [0, 6, 5, 4, 5, 3, 0]

/** Makes the agenda of the year before `now`. */
export function makeAgenda(now: Date): Agenda {
  const eerste = Date.parse(`${kalenderdag.format(now)}T00:00:00Z`) - (YEAR + BEFORE) * DAY
  const dagen: Dag[] = []
  const werkdagen: number[] = []
  for (let index = 0; index <= BEFORE + YEAR + AFTER; index += 1) {
    const utc = eerste + index * DAY
    const datum = new Date(utc)
    const werkdag = isWerkdag(utc)
    if (werkdag) werkdagen.push(index)
    dagen.push({
      start: middernacht(utc),
      werkdag,
      weekdag: datum.getUTCDay(),
      jaar: datum.getUTCFullYear(),
      kort: kort.format(datum),
      lang: lang.format(datum),
      volgendeWerkdag: werkdagen.length,
    })
  }
  const vandaag = BEFORE + YEAR
  const jaar = Array.from({ length: YEAR + 1 }, (_, index) => BEFORE + index)
  const keer = (index: number) => (index > vandaag - RECENT.dagen ? RECENT.keer : 1)
  return {
    now: now.getTime(),
    vandaag,
    dagen,
    werkdagen,
    kantoordagen: jaar.flatMap((index) => {
      const { werkdag, weekdag } = at(dagen, index)
      return werkdag ? Array<number>(at(DRUKTE, weekdag) * keer(index)).fill(index) : []
    }),
    alleDagen: jaar.flatMap((index) => Array<number>(keer(index)).fill(index)),
  }
}

/** Gives the moment as a Date. */
export const moment = ({ dagen }: Agenda, { dag, seconde }: Tijdstip): Date =>
  new Date(at(dagen, dag).start + seconde * 1000)

/** Gives the same time of day, this many werkdagen later (at least one). */
export function werkdagenLater(agenda: Agenda, { dag, seconde }: Tijdstip, aantal: number): Tijdstip {
  return { dag: at(agenda.werkdagen, at(agenda.dagen, dag).volgendeWerkdag + aantal - 1), seconde }
}

const KANTOOR = { van: 8.5 * 3600, tot: 17 * 3600 }

/**
 * Gives a later moment in office hours: the same day when `werkdagen` is 0 and the day is not yet over, and otherwise that many werkdagen
 * later.
 */
export function later(agenda: Agenda, vanaf: Tijdstip, werkdagen: number, r: Random): Tijdstip {
  const seconde = Math.max(vanaf.seconde, KANTOOR.van) + r.between(300, 7200)
  if (werkdagen === 0 && at(agenda.dagen, vanaf.dag).werkdag && seconde < KANTOOR.tot)
    return { dag: vanaf.dag, seconde }
  return { ...werkdagenLater(agenda, vanaf, Math.max(1, werkdagen)), seconde: r.between(KANTOOR.van, KANTOOR.tot) }
}

const AVONDOPENSTELLING = { weekdag: 4, van: 17 * 3600, tot: 20 * 3600 }

function seconde(r: Random, kanaal: Kanaal, weekdag: number): number {
  const open = OPENINGSTIJD[kanaal]
  // Messages come in all day, most of them in the evening.
  if (!open) return r.chance(0.4) ? r.between(18 * 3600, 23 * 3600) : r.between(6 * 3600, 23 * 3600)
  if (kanaal === 'balie' && weekdag === AVONDOPENSTELLING.weekdag && r.chance(0.3))
    return r.between(AVONDOPENSTELLING.van, AVONDOPENSTELLING.tot - 600)
  // Mornings are busier.
  const deel = Math.min(r.next(), r.next() + 0.2)
  return Math.floor((open.van + deel * (open.tot - open.van)) * 60)
}

const ATTEMPTS = 4

/** Picks the moment of a klantcontact by this channel: in the past year, within opening hours, never in the future (R9). */
export function chooseTijdstip(agenda: Agenda, kanaal: Kanaal, r: Random): Tijdstip {
  const dagen = OPENINGSTIJD[kanaal] ? agenda.kantoordagen : agenda.alleDagen
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const dag = r.pick(dagen)
    const tijdstip = { dag, seconde: seconde(r, kanaal, at(agenda.dagen, dag).weekdag) }
    if (moment(agenda, tijdstip).getTime() < agenda.now) return tijdstip
  }
  const dag = at(dagen, 0)
  return { dag, seconde: seconde(r, kanaal, at(agenda.dagen, dag).weekdag) }
}

/** Gives the place of a moment of the past year in the agenda. */
export function tijdstipOf({ dagen }: Agenda, op: Date): Tijdstip {
  const ms = op.getTime()
  let dag = Math.floor((ms - at(dagen, 0).start) / DAY)
  // The change to and from summer time moves midnight by an hour.
  if (at(dagen, dag + 1).start <= ms) dag += 1
  if (at(dagen, dag).start > ms) dag -= 1
  return { dag, seconde: Math.floor((ms - at(dagen, dag).start) / 1000) }
}
