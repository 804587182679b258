import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { actieOf, verschil } from './rules.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const lijst = (query: NonNullable<Parameters<typeof app.client.wijzigingen.lijst>[0]>['query']) =>
  app.client.wijzigingen.lijst({ query })

test('alleen wat anders is geworden is een wijziging', () => {
  expect(verschil({ naam: 'a', actief: true, lijst: [1] }, { naam: 'b', actief: true, lijst: [1] })).toEqual([
    { veld: 'naam', van: 'a', naar: 'b' },
  ])
  expect(verschil(null, { naam: 'a' })).toEqual([{ veld: 'naam', van: null, naar: 'a' }])
  expect(verschil({ naam: 'a' }, null)).toEqual([{ veld: 'naam', van: 'a', naar: null }])
  expect([actieOf(null, {}), actieOf({}, {}), actieOf({}, null)]).toEqual(['gemaakt', 'gewijzigd', 'verwijderd'])
})

test('wijzigingen worden gevonden op soort, naam, wie en periode, in pagina’s', async () => {
  const ander = await app.als()
  for (const naam of ['sms', 'fax', 'duif']) await app.client.kanalen.maken({ body: { naam } })
  await ander.kanalen.maken({ body: { naam: 'koerier' } })
  const eerste = await lijst({ soort: 'kanaal', aantal: '3' })
  expect(eerste.resultaten.map(({ naam }) => naam)).toEqual(['koerier', 'duif', 'fax'])
  const tweede = await lijst({ soort: 'kanaal', aantal: '3', na: eerste.volgende ?? '' })
  expect(tweede.resultaten.map(({ naam }) => naam)).toEqual(['sms'])
  expect((await lijst({ zoek: 'DUI' })).resultaten.map(({ naam }) => naam)).toEqual(['duif'])
  expect((await lijst({ door: ander.uuid })).resultaten.map(({ naam }) => naam)).toEqual(['koerier'])
  expect((await lijst({ tot: new Date(Date.now() - 60_000).toISOString() })).resultaten).toEqual([])
})

test('R28: alles wat bepaalt wie wat mag of ziet is in een keer te vinden', async () => {
  const { actoren, toegang, kanalen } = app.client
  await kanalen.maken({ body: { naam: 'rooksignaal' } })
  const { uuid: afdeling } = await actoren.maken({ body: { naam: 'Wegen', soortActor: 'organisatorische_eenheid' } })
  const { uuid } = await actoren.maken({ body: { naam: 'Mila', soortActor: 'medewerker' } })
  const voor = (await lijst({ aantal: '1' })).resultaten[0]?.nummer ?? ''
  await actoren.wijzigen({ params: { uuid }, body: { functie: 'Jurist' } })
  await actoren.lidMaken({ params: { uuid: afdeling, medewerker: uuid } })
  await toegang.rolBewaren({ params: { naam: 'proef' }, body: { rechten: ['actoren.lezen'] } })
  const { uuid: applicatie } = await toegang.applicatieMaken({ body: { naam: 'Proef', rechten: [] } })
  await toegang.geheimMaken({ params: { uuid: applicatie }, body: { soort: 'token' } })
  const { resultaten } = await lijst({ soort: 'rechten' })
  expect(resultaten.filter(({ nummer }) => Number(nummer) > Number(voor)).map(({ soort }) => soort)).toEqual([
    'geheim',
    'applicatie',
    'rol',
    'actor',
  ])
  expect(resultaten.map(({ soort }) => soort)).not.toContain('kanaal')
})

test('een wijziging kan niet worden veranderd of gewist, ook niet om Balie heen', async () => {
  await app.client.kanalen.maken({ body: { naam: 'postduif' } })
  for (const poging of [
    sql`update wijziging set door_naam = 'niemand'`,
    sql`delete from wijziging`,
    sql`truncate wijziging`,
  ])
    await expect(poging.execute(app.db)).rejects.toThrow(/kan niet worden gewijzigd/)
})
