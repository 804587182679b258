import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { paginate, startBron } from '../../run/testing/bron.ts'
import { problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

interface Item {
  code: string
  naam: string
}

let app: TestApp
let bron: Awaited<ReturnType<typeof startBron>>
let items: Item[] | number = []

beforeAll(async () => {
  bron = await startBron((url) => {
    if (url.pathname !== '/api/v1/items' || url.searchParams.get('tabel__code') !== 'KANAAL') return 400
    if (url.searchParams.get('isGeldig') !== 'true') return 400
    return typeof items === 'number' ? items : paginate(items, url, 2)
  })
  app = await startTestApp({ REFERENTIELIJSTEN_URL: `${bron.url}/api/v1` })
})
afterEach(() => {
  items = []
})
afterAll(async () => {
  await app.stop()
  await bron.stop()
})

const namen = async (query: { actief?: 'true' } = {}) =>
  (await app.client.kanalen.lijst({ query })).resultaten.map(({ naam }) => naam)
const make = (naam: string) => app.client.kanalen.maken({ body: { naam } })

describe('kanalen beheren', () => {
  test('een nieuwe Balie kent de gewone kanalen, met telefoon bovenaan', async () => {
    expect((await namen()).slice(0, 3)).toEqual(['telefoon', 'balie', 'e-mail'])
  })

  test('een kanaal komt onderaan, krijgt een andere naam en gaat uit en weer aan', async () => {
    const { uuid } = await make('  beeldbellen ')
    expect((await namen()).at(-1)).toBe('beeldbellen')
    await app.client.kanalen.wijzigen({ params: { uuid }, body: { naam: 'videobellen', actief: false } })
    expect(await namen()).toContain('videobellen')
    expect(await namen({ actief: 'true' })).not.toContain('videobellen')
    await app.client.kanalen.wijzigen({ params: { uuid }, body: { actief: true } })
    expect(await namen({ actief: 'true' })).toContain('videobellen')
  })

  test('telefoon en balie zijn gesprekken, een brief niet, en beheer zegt het van andere kanalen', async () => {
    const talks = async () => (await app.client.kanalen.lijst()).resultaten.filter((kanaal) => kanaal.gesprek)
    expect((await talks()).map(({ naam }) => naam)).toEqual(['telefoon', 'balie', 'chat'])
    const { uuid, gesprek } = await make('huisbezoek')
    expect(gesprek).toBe(false)
    await app.client.kanalen.wijzigen({ params: { uuid }, body: { gesprek: true } })
    expect((await talks()).map(({ naam }) => naam)).toContain('huisbezoek')
  })

  test('twee kanalen hebben nooit dezelfde naam, ook niet met andere hoofdletters of tegelijk', async () => {
    expect(await problemIn(make('TELEFOON'))).toMatchObject({
      status: 409,
      code: 'kanaal-bestaat-al',
      invalidParams: [{ name: 'naam' }],
    })
    const pogingen = await Promise.allSettled([make('fax'), make('Fax'), make('FAX')])
    expect(pogingen.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('de volgorde verandert alleen als elk kanaal precies één keer genoemd is', async () => {
    const { resultaten } = await app.client.kanalen.lijst()
    const uuids = resultaten.map(({ uuid }) => uuid).reverse()
    await app.client.kanalen.ordenen({ body: { kanalen: uuids } })
    expect((await app.client.kanalen.lijst()).resultaten.map(({ uuid }) => uuid)).toEqual(uuids)
    const dubbel = [...uuids.slice(1), ...uuids.slice(1, 2)]
    for (const kanalen of [uuids.slice(1), dubbel])
      expect(await problemIn(app.client.kanalen.ordenen({ body: { kanalen } }))).toMatchObject({
        status: 409,
        code: 'onvolledige-volgorde',
      })
  })

  test('R28: wie alleen mag lezen kan geen kanaal toevoegen', async () => {
    const { kanalen } = await app.als({ rechten: ['kanalen.lezen'] })
    expect((await kanalen.lijst()).resultaten.length).toBeGreaterThan(0)
    expect(await problemIn(kanalen.maken({ body: { naam: 'sms' } }))).toMatchObject({ status: 403 })
  })

  test('elke wijziging staat met wie en wat het was in het overzicht van wijzigingen', async () => {
    const { uuid } = await make('sms')
    await app.client.kanalen.wijzigen({ params: { uuid }, body: { naam: 'tekstbericht' } })
    await app.client.kanalen.wijzigen({ params: { uuid }, body: { naam: 'tekstbericht' } })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'kanaal', object: uuid } })
    const door = { soort: 'applicatie', uuid: app.client.uuid }
    expect(resultaten).toMatchObject([
      { actie: 'gewijzigd', door, velden: [{ veld: 'naam', van: 'sms', naar: 'tekstbericht' }] },
      { actie: 'gemaakt', door, naam: 'sms' },
    ])
  })
})

describe('kanalen overnemen uit de Referentielijsten API', () => {
  test('nieuwe komen erbij, namen volgen de lijst, wat weg is gaat uit; wat beheer zelf maakte blijft', async () => {
    await make('eigen kanaal')
    items = [
      { code: 'TEL', naam: 'Telefoon' },
      { code: 'TER', naam: 'terugbelverzoek' },
      { code: 'LOK', naam: 'wijkloket' },
    ]
    expect(await app.client.kanalen.overnemen({ body: { proef: false } })).toEqual({
      proef: false,
      toegevoegd: ['terugbelverzoek', 'wijkloket'],
      hernoemd: [{ van: 'telefoon', naar: 'Telefoon' }],
      aangezet: [],
      uitgezet: [],
      ongewijzigd: 0,
      overgeslagen: [],
    })
    items = [
      { code: 'TEL', naam: 'wijkloket' },
      { code: 'LOK', naam: 'Telefoon' },
    ]
    expect(await app.client.kanalen.overnemen({ body: { proef: false } })).toMatchObject({
      uitgezet: ['terugbelverzoek'],
      toegevoegd: [],
    })
    expect(await namen({ actief: 'true' })).toContain('eigen kanaal')
    expect(await namen({ actief: 'true' })).not.toContain('terugbelverzoek')
  })

  test('op proef overnemen zegt wat er gaat gebeuren en verandert niets', async () => {
    items = [{ code: 'PROEF', naam: 'proefkanaal' }]
    const voor = await app.client.kanalen.lijst()
    const verslag = await app.client.kanalen.overnemen({ body: { proef: true } })
    expect(verslag).toMatchObject({ proef: true, toegevoegd: ['proefkanaal'] })
    expect(await app.client.kanalen.lijst()).toEqual(voor)
  })

  test('een tweede keer overnemen verandert niets', async () => {
    items = [
      { code: 'A', naam: 'spreekuur' },
      { code: 'B', naam: 'inloop' },
    ]
    await app.client.kanalen.overnemen({ body: { proef: false } })
    const voor = await app.client.kanalen.lijst()
    expect(await app.client.kanalen.overnemen({ body: { proef: false } })).toMatchObject({
      toegevoegd: [],
      hernoemd: [],
      uitgezet: [],
      ongewijzigd: 2,
    })
    expect(await app.client.kanalen.lijst()).toEqual(voor)
  })

  test('een naam die te lang is of twee keer voorkomt wordt overgeslagen, met de reden', async () => {
    items = [
      { code: 'X', naam: 'x'.repeat(51) },
      { code: 'Y', naam: 'marktkraam' },
      { code: 'Z', naam: 'Marktkraam' },
    ]
    const { overgeslagen, toegevoegd } = await app.client.kanalen.overnemen({ body: { proef: false } })
    expect(toegevoegd).toEqual(['marktkraam'])
    expect(overgeslagen.map(({ reden }) => reden)).toEqual([
      'De naam is langer dan 50 tekens.',
      'De lijst heeft deze naam al.',
    ])
  })

  test('een bron die leeg is of niet antwoordt verandert niets', async () => {
    const voor = await app.client.kanalen.lijst()
    for (const antwoord of [[], 500]) {
      items = antwoord
      const probleem = await problemIn(app.client.kanalen.overnemen({ body: { proef: false } }))
      expect(probleem).toMatchObject({ status: 502, code: 'bron-onbereikbaar' })
    }
    expect(await app.client.kanalen.lijst()).toEqual(voor)
  })

  test('zonder ingestelde bron zegt Balie dat er geen is', async () => {
    const zonder = await startTestApp()
    const probleem = await problemIn(zonder.client.kanalen.overnemen({ body: { proef: false } }))
    await zonder.stop()
    expect(probleem).toMatchObject({ status: 409, code: 'geen-referentielijsten' })
  })
})
