import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eindeOf, isWerkdag, type Kalender, type Termijn, werkdagenUntil } from './kalender.ts'

const werkdag = (dag: string) => isWerkdag(Date.parse(`${dag}T00:00:00Z`))

test('weekenden en feestdagen zijn geen werkdagen', () => {
  for (const dag of [
    '2026-11-21',
    '2026-11-22',
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-04-27',
    '2026-05-05',
    '2026-05-14',
    '2026-05-25',
    '2026-12-25',
  ]) {
    expect([dag, werkdag(dag)]).toEqual([dag, false])
  }
  for (const dag of ['2026-11-24', '2026-04-07', '2026-12-24']) expect([dag, werkdag(dag)]).toEqual([dag, true])
})

test('Koningsdag wordt een dag eerder gevierd als 27 april op zondag valt', () => {
  expect([werkdag('2025-04-26'), werkdag('2025-04-28')]).toEqual([false, true])
})

const afterWerkdagen = (start: Date, aantal: number) => eindeOf(start, { aantal, eenheid: 'werkdagen' })

test('werkdagen tellen over een weekend en een feestdag heen, op hetzelfde tijdstip', () => {
  expect(afterWerkdagen(new Date('2026-04-02T13:30:00Z'), 2).toISOString()).toBe('2026-04-08T13:30:00.000Z')
  expect(afterWerkdagen(new Date('2026-11-20T23:30:00Z'), 1).toISOString()).toBe('2026-11-22T23:30:00.000Z')
})

test('hoeveel werkdagen er nog zijn, of iets te laat is', () => {
  const dagen = (van: string, tot: string) => werkdagenUntil(new Date(`${van}T12:00:00Z`), new Date(`${tot}T09:00:00Z`))
  expect(dagen('2026-11-26', '2026-11-26')).toBe(0)
  expect(dagen('2026-11-26', '2026-12-01')).toBe(3)
  expect(dagen('2026-11-30', '2026-11-27')).toBe(-1)
  expect(dagen('2026-12-24', '2026-12-29')).toBe(2)
  expect(dagen('2026-12-29', '2026-12-24')).toBe(-2)
})

const OPEN = { van: '08:30', tot: '17:00' }
const WEEK = { maandag: OPEN, dinsdag: OPEN, woensdag: OPEN, donderdag: { van: '08:30', tot: '20:00' }, zondag: null }
const kalender: Kalender = {
  openingstijden: { ...WEEK, vrijdag: { van: '08:30', tot: '12:30' }, zaterdag: { van: '10:00', tot: '13:00' } },
  sluitingsdagen: [{ datum: '2026-05-15' }],
}
const klok = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
})
const einde = (start: string, aantal: number, eenheid: Termijn['eenheid'], open = kalender) =>
  klok.format(eindeOf(new Date(start), { aantal, eenheid }, open))

describe('openingstijden', () => {
  test('een termijn in uren loopt alleen als de gemeente open is', () => {
    expect(einde('2026-11-24T09:00:00+01:00', 4, 'uren')).toBe('2026-11-24 13:00')
    expect(einde('2026-11-24T15:00:00+01:00', 4, 'uren')).toBe('2026-11-25 10:30')
    expect(einde('2026-11-24T22:00:00+01:00', 1, 'uren')).toBe('2026-11-25 09:30')
    expect(einde('2026-11-27T12:00:00+01:00', 2, 'uren')).toBe('2026-11-28 11:30')
    expect(einde('2026-11-28T12:00:00+01:00', 2, 'uren')).toBe('2026-11-30 09:30')
  })

  test('een termijn in werkdagen telt vanaf het eerste moment dat de gemeente open is', () => {
    expect(einde('2026-11-24T10:00:00+01:00', 1, 'werkdagen')).toBe('2026-11-25 10:00')
    expect(einde('2026-11-24T18:00:00+01:00', 1, 'werkdagen')).toBe('2026-11-26 08:30')
    expect(einde('2026-11-28T11:00:00+01:00', 1, 'werkdagen')).toBe('2026-12-01 08:30')
  })

  test('en eindigt niet na sluitingstijd', () => {
    expect(einde('2026-11-26T19:00:00+01:00', 1, 'werkdagen')).toBe('2026-11-27 12:30')
  })

  test('een sluitingsdag is geen werkdag en heeft geen uren, ook zonder openingstijden', () => {
    const gewoon = { ...kalender, openingstijden: null }
    // 14 May 2026 is Hemelvaartsdag, and the municipality is closed on the day after it.
    expect(einde('2026-05-13T10:00:00+02:00', 1, 'werkdagen')).toBe('2026-05-18 10:00')
    expect(einde('2026-05-13T10:00:00+02:00', 1, 'werkdagen', gewoon)).toBe('2026-05-18 10:00')
    expect(einde('2026-05-13T23:00:00+02:00', 2, 'uren', gewoon)).toBe('2026-05-18 01:00')
    const tot = werkdagenUntil(new Date('2026-05-13T10:00:00Z'), new Date('2026-05-18T10:00:00Z'), kalender)
    expect(tot).toBe(1)
  })

  test('een dag in de week waarop de gemeente dicht is telt niet als werkdag', () => {
    const dicht: Kalender = { sluitingsdagen: [], openingstijden: { ...WEEK, vrijdag: null, zaterdag: null } }
    expect(einde('2026-11-26T10:00:00+01:00', 1, 'werkdagen', dicht)).toBe('2026-11-30 10:00')
  })

  test('de klok gaat een uur vooruit of terug: het blijft dezelfde tijd van de dag', () => {
    expect(einde('2026-03-27T10:00:00+01:00', 1, 'werkdagen')).toBe('2026-03-30 10:00')
    expect(einde('2026-10-23T10:00:00+02:00', 1, 'werkdagen')).toBe('2026-10-26 10:00')
    expect(einde('2026-03-27T10:00:00+01:00', 1, 'werkdagen', { ...kalender, openingstijden: null })).toBe(
      '2026-03-30 10:00',
    )
  })
})

describe('wat altijd geldt', () => {
  const minuten = (van: number, tot: number) =>
    fc
      .integer({ min: van, max: tot })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
  const uren = fc.record({ van: minuten(0, 719), tot: minuten(720, 1439) })
  const soms = fc.option(uren)
  const openingstijden = fc.record({
    maandag: uren,
    dinsdag: soms,
    woensdag: soms,
    donderdag: soms,
    vrijdag: soms,
    zaterdag: soms,
    zondag: soms,
  })
  const dag = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  const sluitingsdagen = fc.array(
    dag.map((datum) => ({ datum: datum.toISOString().slice(0, 10) })),
    { maxLength: 10 },
  )
  const elke: fc.Arbitrary<Kalender> = fc.record({ openingstijden, sluitingsdagen })
  const termijn: fc.Arbitrary<Termijn> = fc.record({
    aantal: fc.integer({ min: 1, max: 40 }),
    eenheid: fc.constantFrom('werkdagen' as const, 'uren' as const),
  })
  // Half of the moments lie around the nights in which the clock changes.
  const rondKlok = fc
    .tuple(fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'), fc.integer({ min: -4320, max: 4320 }))
    .map(([nacht, minuut]) => new Date(Date.parse(nacht) + minuut * 60_000))
  const moment = fc.oneof(dag, rondKlok)

  const wanneer = (op: Date) => {
    const [datum = '', tijd = ''] = klok.format(op).split(' ')
    const weekdag = new Intl.DateTimeFormat('nl', { weekday: 'long', timeZone: 'UTC' }).format(new Date(datum))
    return { datum, tijd, weekdag: weekdag as keyof NonNullable<Kalender['openingstijden']> }
  }

  test('een termijn eindigt later dan hij begon en nooit buiten openingstijd', () => {
    fc.assert(
      fc.property(moment, termijn, elke, (start, norm, open) => {
        const eind = eindeOf(start, norm, open)
        const { datum, tijd, weekdag } = wanneer(eind)
        const dagUren = open.openingstijden?.[weekdag]
        expect(eind.getTime()).toBeGreaterThan(start.getTime())
        expect(open.sluitingsdagen.map((gesloten) => gesloten.datum)).not.toContain(datum)
        expect(dagUren && dagUren.van <= tijd && tijd <= dagUren.tot).toBe(true)
      }),
    )
  })

  test('wat later binnenkomt is niet eerder klaar, en een langere termijn eindigt niet eerder', () => {
    fc.assert(
      fc.property(moment, moment, termijn, elke, (een, ander, norm, open) => {
        const [eerst, dan] = een <= ander ? [een, ander] : [ander, een]
        expect(eindeOf(eerst, norm, open).getTime()).toBeLessThanOrEqual(eindeOf(dan, norm, open).getTime())
        const langer = { ...norm, aantal: norm.aantal + 1 }
        expect(eindeOf(eerst, langer, open).getTime()).toBeGreaterThan(eindeOf(eerst, norm, open).getTime())
      }),
    )
  })

  test('zoveel werkdagen als de norm zegt liggen ertussen', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 40 }), sluitingsdagen, (start, aantal, gesloten) => {
        const gewoon = { openingstijden: null, sluitingsdagen: gesloten }
        expect(werkdagenUntil(start, eindeOf(start, { aantal, eenheid: 'werkdagen' }, gewoon), gewoon)).toBe(aantal)
      }),
    )
  })
})
