import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let [burgerzaken, belastingen, roos, bilal, noor, carla] = ['', '', '', '', '', '']
let coordinator: Awaited<ReturnType<TestApp['alsMedewerker']>>

const unit = async (naam: string) =>
  (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
const person = async (naam: string, eenheden: string[] = []) =>
  (await app.client.actoren.maken({ body: { naam, soortActor: 'medewerker', eenheden } })).uuid

/** Noon in Amsterdam, on a Monday. */
const NOON = new Date('2026-11-30T11:00:00Z')

async function makeTaak(actoren: string[], uiterlijkOp = '2026-12-10T16:00:00Z', extra = {}): Promise<string> {
  const taak = { gevraagdeHandeling: 'Bel terug', actoren, uiterlijkOp, ...extra }
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(roos, { opvolging: { internetaken: [taak] } }),
  })
  return contact.opvolging.internetaken[0]?.uuid ?? ''
}

const holdersOf = async (uuid: string) =>
  (await app.client.internetaken.tonen({ params: { uuid } })).actoren.map((actor) => actor.uuid)

beforeAll(async () => {
  app = await startTestApp()
  burgerzaken = await unit('Burgerzaken')
  belastingen = await unit('Belastingen')
  roos = await person('Roos', [burgerzaken])
  bilal = await person('Bilal', [burgerzaken])
  noor = await person('Noor', [belastingen])
  carla = await person('Carla', [burgerzaken])
  coordinator = await app.alsMedewerker(carla, ['coordinator'])
})
afterAll(() => app.stop())

describe('hoe het werk ervoor staat', () => {
  test('een team telt zijn open taken, wat vandaag klaar moet en wat te laat is; een taak van twee afdelingen telt één keer', async () => {
    const now = Date.now()
    await makeTaak([burgerzaken, belastingen])
    await makeTaak([burgerzaken, bilal], new Date(now - 60_000).toISOString())
    await makeTaak([burgerzaken], undefined, { afgehandeld: true })
    await makeTaak([noor])
    const own = await coordinator.team.tonen({ query: {} })
    expect(own.totaal).toMatchObject({ open: 2, teLaat: 1 })
    expect(own.eenheden).toEqual([{ uuid: burgerzaken, naam: 'Burgerzaken', open: 2, vandaag: 0, teLaat: 1 }])
    expect(own.medewerkers.map(({ naam, open, teLaat }) => [naam, open, teLaat])).toEqual([
      ['Bilal', 1, 1],
      ['Carla', 0, 0],
      ['Roos', 0, 0],
    ])
    const all = await coordinator.team.tonen({ query: { alle: 'true' } })
    expect(all.totaal).toMatchObject({ open: 3, teLaat: 1 })
    expect(all.eenheden.map(({ naam, open }) => [naam, open])).toEqual([
      ['Belastingen', 1],
      ['Burgerzaken', 2],
    ])
    expect((await coordinator.team.tonen({ query: { eenheid: belastingen } })).totaal.open).toBe(1)
  })

  test('vier weken: vandaag hoort erbij, wat erbij kwam en wat gedaan is staan op hun dag', async () => {
    const { dagen } = await coordinator.team.tonen({ query: {} })
    expect(dagen).toHaveLength(28)
    expect(dagen.at(-1)).toMatchObject({ erbij: 3, gedaan: 1 })
    expect(dagen.slice(0, -1).every(({ erbij, gedaan }) => erbij === 0 && gedaan === 0)).toBe(true)
  })

  test('wat vandaag klaar moet zijn is vandaag in Amsterdam, en niet te laat', async () => {
    app.zetKlok(NOON)
    try {
      const taken = ['2026-11-30T22:59:00Z', '2026-11-30T23:01:00Z', '2026-11-30T10:59:00Z']
      const team = await unit('Op tijd')
      for (const uiterlijkOp of taken) await makeTaak([team], uiterlijkOp)
      const { totaal } = await coordinator.team.tonen({ query: { eenheid: team } })
      expect(totaal).toEqual({ open: 3, vandaag: 1, teLaat: 1 })
    } finally {
      app.zetKlok(undefined)
    }
  })

  test('het aantal statements groeit niet met het werk', async () => {
    const count = async () => (await app.statementsOf(() => coordinator.team.tonen({ query: {} }))).length
    const before = await count()
    for (let more = 0; more < 5; more += 1) await makeTaak([burgerzaken, await person(`Extra ${more}`, [burgerzaken])])
    expect(await count()).toBe(before)
  })

  test('het is van afdelingen en groepen: de dagen van één collega staan er niet', async () => {
    const { totaal, dagen } = await coordinator.team.tonen({ query: { eenheid: bilal } })
    expect([totaal.open, ...dagen.map(({ erbij }) => erbij)].every((count) => count === 0)).toBe(true)
  })

  test('R28: wie alleen ziet wat van de eigen afdeling is telt ook alleen dat', async () => {
    const rechten = ['team.lezen', 'internetaken.lezen', 'toegang.ik']
    await app.client.toegang.rolBewaren({ params: { naam: 'teamleider' }, headers: {}, body: { rechten } })
    const leider = await app.alsMedewerker(noor, ['teamleider'])
    const { totaal } = await leider.team.tonen({ query: { alle: 'true' } })
    expect(totaal.open).toBe(2)
    const kcc = await app.alsMedewerker(roos, ['kcc-medewerker'])
    expect(await problemIn(kcc.team.tonen({ query: {} }))).toMatchObject({ status: 403 })
  })
})

describe('het werk van een collega overdragen', () => {
  test('R12, R21: ook wie een taak alleen ziet door wie hem heeft laat niemand met lege handen achter', async () => {
    const rechten = ['team.overdragen', 'internetaken.lezen', 'internetaken.toewijzen', 'toegang.ik']
    await app.client.toegang.rolBewaren({ params: { naam: 'overdrager' }, headers: {}, body: { rechten } })
    const leider = await app.alsMedewerker(carla, ['overdrager'])
    const [weg, naar] = [await person('Wout Weg'), await person('Nel')]
    // Roos registered both contacts; whoever leads the team sees them through their own afdeling.
    const [een, twee] = [await makeTaak([burgerzaken, weg]), await makeTaak([burgerzaken])]
    expect(await leider.team.overdragen({ body: { van: weg, naar: [naar], reden: 'Wout is ziek' } })).toMatchObject({
      aantal: 1,
    })
    expect(await holdersOf(een)).toEqual([naar, burgerzaken])
    await leider.internetaken.verdelen({ body: { taken: [twee], actoren: [belastingen], reden: 'Hoort daar' } })
    expect(await holdersOf(twee)).toEqual([belastingen])
  })

  test('R21: alles gaat om de beurt naar anderen, met de reden; wie een taak ook heeft houdt die', async () => {
    const weg = await person('Wim Weg', [burgerzaken])
    const [a, b] = [await person('Anna'), await person('Bram')]
    const laat = await makeTaak([weg], '2026-12-24T16:00:00Z')
    const eerst = await makeTaak([burgerzaken, weg], '2026-12-01T16:00:00Z')
    const samen = await makeTaak([weg, b], '2026-12-12T16:00:00Z')
    const klaar = await makeTaak([weg], undefined, { afgehandeld: true })
    const body = { van: weg, naar: [a, b], reden: 'Wim werkt elders' }
    expect(await coordinator.team.overdragen({ body })).toEqual({
      aantal: 3,
      ontvangers: [
        { uuid: a, naam: 'Anna', aantal: 2 },
        { uuid: b, naam: 'Bram', aantal: 1 },
      ],
      houdtTaken: false,
    })
    expect(await holdersOf(eerst)).toEqual([a, burgerzaken])
    expect(await holdersOf(samen)).toEqual([b])
    expect(await holdersOf(laat)).toEqual([a])
    expect(await holdersOf(klaar)).toEqual([weg])
    const { resultaten } = await app.client.internetaken.verloop({ params: { uuid: eerst } })
    expect(resultaten[0]).toMatchObject({
      soort: 'doorgestuurd',
      reden: 'Wim werkt elders',
      door: { uuid: carla },
      toegewezen: [{ uuid: a }, { uuid: burgerzaken }],
    })
    // The term stays: a colleague has as long as the one who left had.
    expect((await app.client.internetaken.tonen({ params: { uuid: eerst } })).uiterlijkOp).toBe('2026-12-01T16:00:00Z')
    expect(await problemIn(coordinator.team.overdragen({ body }))).toMatchObject({
      status: 409,
      code: 'geen-open-taken',
    })
  })

  test('wie taken krijgt hoort het in de werkplek en per e-mail, en de afdeling die ze al had niet nog eens', async () => {
    const mail = (naam: string, emailadres: string, soortActor: 'medewerker' | 'organisatorische_eenheid') =>
      app.client.actoren.maken({ body: { naam, soortActor, emailadres } })
    const team = (await mail('Met postvak', 'team@gemeente.example', 'organisatorische_eenheid')).uuid
    const weg = await person('Ziek')
    const nieuw = (await mail('Krijgt het', 'nieuw@gemeente.example', 'medewerker')).uuid
    await makeTaak([team, weg])
    await app.pool.query('delete from melding')
    await coordinator.team.overdragen({ body: { van: weg, naar: [nieuw], reden: 'Afwezig' } })
    const { rows } = await app.pool.query('select actor, soort from melding')
    expect(rows).toEqual([{ actor: nieuw, soort: 'doorgestuurd' }])
    const news = await (await app.alsMedewerker(nieuw, ['behandelaar'])).meldingen.nieuws()
    expect(news.resultaten).toMatchObject([{ soort: 'doorgestuurd', gezien: false }])
  })

  test('wie het krijgt moet bestaan, hier werken en een ander zijn: elke fout bij haar naam, en niets verandert', async () => {
    const weg = await person('Blijft nog')
    const taak = await makeTaak([weg])
    const vertrokken = await person('Vertrokken')
    await app.client.actoren.wijzigen({ params: { uuid: vertrokken }, body: { indicatieActief: false } })
    const onbekend = '00000000-0000-7000-8000-000000000000'
    const refused = await problemIn(
      coordinator.team.overdragen({ body: { van: weg, naar: [bilal, vertrokken, onbekend, weg], reden: 'x' } }),
    )
    expect(fieldsOf(refused)).toEqual(['naar.1', 'naar.2', 'naar.3'])
    expect(
      fieldsOf(await problemIn(coordinator.team.overdragen({ body: { van: weg, naar: [bilal], reden: ' ' } }))),
    ).toEqual(['reden'])
    expect(await holdersOf(taak)).toEqual([weg])
  })

  test('terug naar een afdeling: die krijgt haar eigen termijn', async () => {
    const weg = await person('Gaf terug')
    const contact = await app.client.klantcontacten.registreren({
      body: klantcontact(roos, {
        opvolging: { internetaken: [{ gevraagdeHandeling: 'Zonder eigen termijn', actoren: [weg] }] },
      }),
    })
    const uuid = contact.opvolging.internetaken[0]?.uuid ?? ''
    await app.client.normen.maken({ body: { actor: belastingen, onderwerp: '', aantal: 1, eenheid: 'werkdagen' } })
    await coordinator.team.overdragen({ body: { van: weg, naar: [belastingen], reden: 'Weg' } })
    const taak = await app.client.internetaken.tonen({ params: { uuid } })
    expect(taak.actoren.map((actor) => actor.uuid)).toEqual([belastingen])
    expect(Date.parse(taak.uiterlijkOp)).toBeLessThan(Date.parse(contact.opvolging.internetaken[0]?.uiterlijkOp ?? ''))
  })

  test('het aantal statements groeit niet met het aantal taken', async () => {
    const statements = async (aantal: number) => {
      const weg = await person(`Weg met ${aantal}`)
      for (let n = 0; n < aantal; n += 1) await makeTaak([weg])
      const body = { van: weg, naar: [bilal, roos], reden: 'Weg' }
      return (await app.statementsOf(() => coordinator.team.overdragen({ body }))).length
    }
    expect(await statements(6)).toBe(await statements(1))
  })
})

describe('wie er niet is', () => {
  const lid = async (uuid: string) =>
    (await coordinator.team.tonen({ query: {} })).medewerkers.find((one) => one.uuid === uuid)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  test('een afwezigheid is te zien zolang zij duurt of nog komt, en gaat voorbij', async () => {
    const params = { uuid: bilal }
    await coordinator.team.afwezigMelden({ params, body: { van: day(-3), tot: null } })
    expect(await lid(bilal)).toMatchObject({ afwezig: true, afwezigheid: { van: day(-3), tot: null } })
    await coordinator.team.afwezigMelden({ params, body: { van: day(5), tot: day(9) } })
    expect(await lid(bilal)).toMatchObject({ afwezig: false, afwezigheid: { van: day(5), tot: day(9) } })
    await coordinator.team.afwezigMelden({ params, body: { van: day(-9), tot: day(-2) } })
    expect(await lid(bilal)).toMatchObject({ afwezig: false, afwezigheid: null })
    await coordinator.team.afwezigMelden({ params, body: { van: day(0) } })
    await coordinator.team.aanwezigMelden({ params })
    expect(await lid(bilal)).toMatchObject({ afwezig: false, afwezigheid: null })
  })

  test('de laatste dag ligt niet voor de eerste, en alleen een medewerker is afwezig', async () => {
    const body = { van: day(2), tot: day(1) }
    expect(fieldsOf(await problemIn(coordinator.team.afwezigMelden({ params: { uuid: bilal }, body })))).toEqual([
      'tot',
    ])
    expect(
      await problemIn(coordinator.team.afwezigMelden({ params: { uuid: burgerzaken }, body: { van: day(0) } })),
    ).toMatchObject({ status: 404 })
  })
})
