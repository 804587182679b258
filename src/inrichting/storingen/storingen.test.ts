import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { endOfWerkdagAfter } from '../../begrippen/kalender.ts'
import { inTransaction } from '../../platform/database.ts'
import { klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { schuifTermijnenOp } from './jobs.ts'

const UUR = 3_600_000
const DAG = 24 * UUR

let app: TestApp
let sanne: string
let afdeling: string

beforeAll(async () => {
  app = await startTestApp()
  const { medewerker, afdeling: eigen } = await makeMedewerker(app)
  sanne = medewerker
  afdeling = eigen
})
afterAll(() => app.stop())
const open = new Set<string>()

afterEach(async () => {
  for (const uuid of open) await app.client.internetaken.afronden({ params: { uuid }, body: {} }).catch(() => undefined)
  open.clear()
  for (const { uuid } of (await app.client.storingen.lijst()).resultaten)
    await app.client.storingen.verwijderen({ params: { uuid } })
})

/** A moment as the API writes it: whole seconds. */
const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`
const over = (ms: number) => iso(Date.now() + ms)

const storing = (beginOp: string, eindOp: string | null, kanalen: string[] = []) =>
  app.client.storingen.maken({ body: { beginOp, eindOp, kanalen, reden: 'Onze telefoon doet het niet.' } })

const taakIn = async (
  uiterlijkOp: string,
  {
    kanaal = 'telefoon',
    afgehandeld = false,
    actor = sanne,
  }: { kanaal?: string; afgehandeld?: boolean; actor?: string } = {},
) => {
  const { opvolging } = await app.client.klantcontacten.registreren({
    body: klantcontact(sanne, {
      kanaal,
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [actor], uiterlijkOp, afgehandeld }],
      },
    }),
  })
  const uuid = opvolging.internetaken[0]?.uuid ?? ''
  open.add(uuid)
  return uuid
}

const termijn = async (uuid: string) => {
  const { uiterlijkOp, verlenging } = await app.client.internetaken.tonen({ params: { uuid } })
  return { uiterlijkOp, verlenging }
}

/** The end of the first werkdag after a moment. */
const daarna = (moment: string) => iso(endOfWerkdagAfter(new Date(moment)).getTime())

describe('een storing', () => {
  test('R29: wordt vastgelegd, gewijzigd en verwijderd, met spoor; fouten staan bij hun veld', async () => {
    const begin = over(-2 * UUR)
    const fout = await problemIn(
      app.client.storingen.maken({ body: { beginOp: begin, eindOp: begin, kanalen: ['rooksignaal'], reden: 'x' } }),
    )
    expect(fout).toMatchObject({ status: 400, invalidParams: [{ name: 'kanalen.0' }, { name: 'eindOp' }] })
    expect(await problemIn(app.client.storingen.maken({ body: { beginOp: begin, reden: ' ' } }))).toMatchObject({
      invalidParams: [{ name: 'reden' }],
    })
    const { uuid } = await storing(begin, null, ['telefoon'])
    const eindOp = over(-UUR)
    const body = { beginOp: begin, eindOp, kanalen: ['telefoon'], reden: 'De telefoon deed het niet.' }
    expect(await app.client.storingen.wijzigen({ params: { uuid }, body })).toMatchObject({
      eindOp,
      verlengdTot: daarna(eindOp),
      gewijzigdeTaken: 0,
    })
    await app.client.storingen.verwijderen({ params: { uuid } })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'storing' } })
    expect(resultaten.slice(0, 3).map(({ actie }) => actie)).toEqual(['verwijderd', 'gewijzigd', 'gemaakt'])
  })

  test('R28: alleen wie het mag legt ze vast; wie taken ziet, ziet ze', async () => {
    const behandelaar = await app.alsMedewerker(sanne, ['behandelaar'])
    const body = { beginOp: over(0), reden: 'x' }
    expect(await problemIn(behandelaar.storingen.maken({ body }))).toMatchObject({ status: 403 })
    expect((await behandelaar.storingen.lijst()).resultaten).toEqual([])
    const beheerder = await app.alsMedewerker(sanne, ['beheerder'])
    expect(await beheerder.storingen.maken({ body })).toMatchObject({ taken: 0 })
  })
})

describe('de termijn van een taak', () => {
  test('die in de storing eindigt, of voor het einde van de eerste werkdag erna, eindigt dan; een andere blijft', async () => {
    const [begin, eind] = [over(2 * DAG), over(3 * DAG)]
    const tot = daarna(eind)
    const voor = await taakIn(over(2 * DAG - UUR))
    const erin = await taakIn(over(2 * DAG + UUR))
    const erna = await taakIn(over(3 * DAG + UUR))
    const later = await taakIn(iso(Date.parse(tot) + UUR))
    const andersom = await taakIn(over(2 * DAG + UUR), { kanaal: 'e-mail' })
    const { gewijzigdeTaken, uuid } = await storing(begin, eind, ['telefoon'])
    expect(gewijzigdeTaken).toBe(2)
    expect(await termijn(erin)).toEqual({
      uiterlijkOp: tot,
      verlenging: {
        uiterlijkOp: expect.any(String),
        storing: { reden: 'Onze telefoon doet het niet.', beginOp: begin, eindOp: eind },
      },
    })
    expect((await termijn(erna)).uiterlijkOp).toBe(tot)
    for (const taak of [voor, later, andersom]) expect((await termijn(taak)).verlenging).toBeNull()
    expect((await app.client.storingen.lijst()).resultaten).toMatchObject([{ uuid, taken: 2 }])
  })

  test('van wat daarna komt wordt ook verlengd: bij het registreren, het doorsturen en het heropenen', async () => {
    const [begin, eind] = [over(DAG), over(40 * DAG)]
    await storing(begin, eind)
    const tot = daarna(eind)
    const nieuw = await taakIn(over(2 * DAG))
    expect((await termijn(nieuw)).uiterlijkOp).toBe(tot)
    const { rows } = await app.pool.query(
      `select distinct open_tot = t.uiterlijk_op as gelijk from interne_taak t join interne_taak_actor a on a.interne_taak = t.uuid
       where t.status = 'te_verwerken'`,
    )
    expect(rows).toEqual([{ gelijk: true }])
    await app.client.internetaken.doorsturen({
      params: { uuid: nieuw },
      body: { actoren: [afdeling], reden: 'Van Openbare Ruimte' },
    })
    expect((await termijn(nieuw)).uiterlijkOp).toBe(tot)
    await app.client.internetaken.afronden({ params: { uuid: nieuw }, body: {} })
    await app.client.internetaken.heropenen({ params: { uuid: nieuw }, body: { reden: 'Toch niet' } })
    expect(await termijn(nieuw)).toMatchObject({ uiterlijkOp: tot, verlenging: { storing: { eindOp: eind } } })
  })

  test('van een taak die klaar is blijft zoals hij was, ook als de storing wordt verbeterd', async () => {
    const [begin, eind] = [over(2 * DAG), over(3 * DAG)]
    const klaar = await taakIn(over(2 * DAG + UUR), { afgehandeld: true })
    const erin = await taakIn(over(2 * DAG + UUR))
    const eigen = (await termijn(klaar)).uiterlijkOp
    const { uuid } = await storing(begin, eind)
    await app.client.internetaken.afronden({ params: { uuid: erin }, body: {} })
    const verlengd = await termijn(erin)
    const body = { beginOp: begin, eindOp: over(9 * DAG), kanalen: [], reden: 'Langer' }
    expect((await app.client.storingen.wijzigen({ params: { uuid }, body })).gewijzigdeTaken).toBe(0)
    expect(await termijn(klaar)).toEqual({ uiterlijkOp: eigen, verlenging: null })
    expect((await termijn(erin)).uiterlijkOp).toBe(verlengd.uiterlijkOp)
    await app.client.storingen.verwijderen({ params: { uuid } })
    expect(await termijn(erin)).toMatchObject({ uiterlijkOp: verlengd.uiterlijkOp, verlenging: { storing: null } })
  })

  test('wordt opnieuw berekend als de storing eindigt, korter was of er niet was, en het aantal wordt gezegd', async () => {
    const begin = over(2 * DAG)
    const eigen = over(3 * DAG)
    const taken = await Promise.all([taakIn(eigen), taakIn(eigen)])
    const { uuid } = await storing(begin, over(10 * DAG))
    const wijzig = (eindOp: string) =>
      app.client.storingen.wijzigen({ params: { uuid }, body: { beginOp: begin, eindOp, kanalen: [], reden: 'x' } })
    const eind = over(6 * DAG)
    expect(await wijzig(eind)).toMatchObject({ gewijzigdeTaken: 2, taken: 2 })
    for (const taak of taken) expect((await termijn(taak)).uiterlijkOp).toBe(daarna(eind))
    // It ended so soon that the term lies after it.
    const vroeg = iso(Date.parse(begin) + 1000)
    const na = await wijzig(vroeg)
    const isErna = Date.parse(daarna(vroeg)) <= Date.parse(eigen)
    expect(na).toMatchObject({ gewijzigdeTaken: 2, taken: isErna ? 0 : 2 })
    await app.client.storingen.verwijderen({ params: { uuid } })
    for (const taak of taken) expect(await termijn(taak)).toEqual({ uiterlijkOp: eigen, verlenging: null })
  })

  test('die door een storing in de volgende eindigt, gaat daar ook voorbij', async () => {
    const eerste = over(3 * DAG)
    const tweede = iso(Date.parse(daarna(eerste)) - UUR)
    const eind = iso(Date.parse(tweede) + 2 * DAG)
    const taak = await taakIn(over(2 * DAG + UUR))
    await storing(over(2 * DAG), eerste)
    await storing(tweede, eind)
    expect((await termijn(taak)).uiterlijkOp).toBe(daarna(eind))
  })

  test('schuift op zolang de storing duurt: niets erin is te laat', async () => {
    const taak = await taakIn(over(-UUR))
    expect(await app.client.internetaken.tonen({ params: { uuid: taak } })).toMatchObject({ teLaat: true })
    await storing(over(-2 * UUR), null)
    expect(await app.client.internetaken.tonen({ params: { uuid: taak } })).toMatchObject({ teLaat: false })
    const later = new Date(Date.now() + 5 * DAG)
    await inTransaction(app.db, 'schrijven', (db) =>
      schuifTermijnenOp.run({ db, now: later, config: app.config, log: undefined as never }),
    )
    expect((await termijn(taak)).uiterlijkOp).toBe(daarna(later.toISOString()))
  })

  test('opnieuw berekenen kost evenveel statements voor veel taken als voor een', async () => {
    await taakIn(over(2 * DAG + UUR))
    const maak = () => app.statementsOf(() => storing(over(2 * DAG), over(3 * DAG)))
    const een = await maak()
    for (let nog = 0; nog < 5; nog += 1) await taakIn(over(2 * DAG + UUR))
    const [eerste] = (await app.client.storingen.lijst()).resultaten
    await app.client.storingen.verwijderen({ params: { uuid: eerste?.uuid ?? '' } })
    expect(await maak()).toHaveLength(een.length)
  })
})
