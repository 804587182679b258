const DAY = 86_400_000

const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day)

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher), in ms since the epoch. */
function pasen(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return utc(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** Koningsdag: 27 April, or the day before when that is a Sunday. */
function koningsdag(year: number): number {
  const dag = utc(year, 4, 27)
  return new Date(dag).getUTCDay() === 0 ? dag - DAY : dag
}

/** The days in a year on which Dutch municipalities are closed by the Algemene termijnenwet. */
function feestdagen(year: number): Set<number> {
  const paas = pasen(year)
  return new Set([
    utc(year, 1, 1),
    paas - 2 * DAY,
    paas + DAY,
    koningsdag(year),
    utc(year, 5, 5),
    paas + 39 * DAY,
    paas + 50 * DAY,
    utc(year, 12, 25),
    utc(year, 12, 26),
  ])
}

/** Is this day (00:00 UTC, in ms) a werkdag: no weekend, no feestdag? */
export function isWerkdag(day: number): boolean {
  const date = new Date(day)
  const weekday = date.getUTCDay()
  return weekday !== 0 && weekday !== 6 && !feestdagen(date.getUTCFullYear()).has(day)
}

const kalender = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' })

/** The moment that lies this many werkdagen later, at the same time of day. */
export function naWerkdagen(start: Date, aantal: number): Date {
  let day = Date.parse(`${kalender.format(start)}T00:00:00Z`)
  const begin = day
  for (let rest = aantal; rest > 0; ) {
    day += DAY
    if (isWerkdag(day)) rest -= 1
  }
  return new Date(start.getTime() + day - begin)
}

const dagVan = (moment: Date) => Date.parse(`${kalender.format(moment)}T00:00:00Z`)

/** Does this moment fall on a werkdag? */
export const isWerkdagOp = (moment: Date): boolean => isWerkdag(dagVan(moment))

/** How many werkdagen lie between two moments: 0 on the same day, negative when the second lies before the first. */
export function werkdagenTot(van: Date, tot: Date): number {
  const [eerste, laatste] = [dagVan(van), dagVan(tot)]
  const richting = Math.sign(laatste - eerste)
  let aantal = 0
  for (let day = eerste; day !== laatste; ) {
    day += richting * DAY
    if (isWerkdag(richting > 0 ? day : day + DAY)) aantal += richting
  }
  return aantal
}
