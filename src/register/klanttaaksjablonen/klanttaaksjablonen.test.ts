import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ KLANTTAAK_HOSTS: 'formulieren.voorbeeld.nl' })
})
afterAll(() => app.stop())

type Body = Parameters<typeof app.client.klanttaaksjablonen.maken>[0]['body']

const sjabloon = (extra: Partial<Body> = {}): Body => ({
  naam: 'Tekening',
  titel: 'Lever een tekening in',
  opdracht: { soort: 'aanleveren', gevraagd: ['Een tekening van de tuin'] },
  ...extra,
})
const make = (extra: Partial<Body> = {}) => app.client.klanttaaksjablonen.maken({ body: sjabloon(extra) })
const faultsOf = async (call: Promise<unknown>) =>
  ((await problemIn(call)).invalidParams ?? []).map(({ name, code }) => `${name} ${code}`)

describe('sjablonen van klanttaken', () => {
  test('die van een zaaktype komen voor de algemene, en wat uit staat wordt niet aangeboden', async () => {
    await make({ naam: 'Algemeen' })
    const kap = await make({ naam: 'Kap', zaaktype: 'Kapvergunning' })
    await make({ naam: 'Elders', zaaktype: 'Paspoort' })
    const namen = async (query: Parameters<typeof app.client.klanttaaksjablonen.lijst>[0]) =>
      (await app.client.klanttaaksjablonen.lijst(query)).resultaten.map(({ naam }) => naam)
    const query = { zaaktype: 'Kapvergunning', actief: 'true' } as const
    expect(await namen({ query })).toEqual(['Kap', 'Algemeen'])
    await app.client.klanttaaksjablonen.wijzigen({ params: { uuid: kap.uuid }, body: { actief: false } })
    expect(await namen({ query })).toEqual(['Algemeen'])
    expect(await namen({ query: {} })).toEqual(['Kap', 'Elders', 'Algemeen'])
  })

  test('wat niet uitgezet kan worden wordt bij het bewaren al geweigerd, ook bij wijzigen', async () => {
    const link = { soort: 'urltaak', uitvraagLink: 'https://elders.voorbeeld.nl/' } as const
    expect(await faultsOf(make({ naam: 'Link', opdracht: link }))).toEqual([
      'opdracht.uitvraagLink host-niet-toegestaan',
    ])
    const formulier = { soort: 'formuliertaak', taal: 'json-schema', definitie: { schema: { type: 'array' } } } as const
    expect((await faultsOf(make({ naam: 'Formulier', opdracht: formulier })))[0]).toMatch(/^opdracht.definitie/)
    const { uuid } = await make({ naam: 'Later' })
    const wijzig = (body: Parameters<typeof app.client.klanttaaksjablonen.wijzigen>[0]['body']) =>
      app.client.klanttaaksjablonen.wijzigen({ params: { uuid }, body })
    expect(await faultsOf(wijzig({ opdracht: link }))).toEqual(['opdracht.uitvraagLink host-niet-toegestaan'])
    expect(await faultsOf(wijzig({ dagen: 0 }))).toEqual(['dagen te-klein'])
  })

  test('twee met dezelfde naam voor één zaaktype kan niet, en elke wijziging staat bij de wijzigingen van beheer', async () => {
    const { uuid } = await make({ naam: 'Uniek' })
    const problem = await problemIn(make({ naam: 'Uniek' }))
    expect(problem).toMatchObject({ code: 'klanttaaksjabloon-bestaat-al', invalidParams: [{ name: 'naam' }] })
    await app.client.klanttaaksjablonen.wijzigen({ params: { uuid }, body: { dagen: 30 } })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'klanttaaksjabloon' } })
    expect(resultaten[0]).toMatchObject({ object: uuid, velden: [{ veld: 'dagen', van: 14, naar: 30 }] })
  })

  test('beheer bewaart ze, een behandelaar leest ze', async () => {
    const { uuid: medewerker } = await app.client.actoren.maken({ body: { naam: 'Bea', soortActor: 'medewerker' } })
    const als = (rol: string) => app.alsMedewerker(medewerker, [rol])
    const behandelaar = await als('behandelaar')
    expect(await problemIn(behandelaar.klanttaaksjablonen.maken({ body: sjabloon() }))).toMatchObject({ status: 403 })
    expect((await behandelaar.klanttaaksjablonen.lijst()).resultaten.length).toBeGreaterThan(0)
    const beheer = await als('beheerder')
    expect(await beheer.klanttaaksjablonen.maken({ body: sjabloon({ naam: 'Van beheer' }) })).toMatchObject({
      dagen: 14,
    })
    expect(await problemIn((await als('kcc-medewerker')).klanttaaksjablonen.lijst())).toMatchObject({ status: 403 })
  })
})
