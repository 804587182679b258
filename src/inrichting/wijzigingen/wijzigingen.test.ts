import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { actieVan, verschil } from './rules.ts'

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
  expect([actieVan(null, {}), actieVan({}, {}), actieVan({}, null)]).toEqual(['gemaakt', 'gewijzigd', 'verwijderd'])
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

test('een wijziging kan niet worden veranderd of gewist, ook niet om Balie heen', async () => {
  await app.client.kanalen.maken({ body: { naam: 'postduif' } })
  for (const poging of [
    sql`update wijziging set door_naam = 'niemand'`,
    sql`delete from wijziging`,
    sql`truncate wijziging`,
  ])
    await expect(poging.execute(app.db)).rejects.toThrow(/kan niet worden gewijzigd/)
})
