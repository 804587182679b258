import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import type { Vraag } from './contract.ts'

let app: TestApp
let afdeling: string
let medewerker: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ afdeling, medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

const vraag = (extra: Partial<Vraag> = {}): Vraag => ({
  sleutel: 'waar',
  label: 'Waar is het?',
  soort: 'kort',
  verplicht: true,
  opties: [],
  ...extra,
})
const make = (titel: string, vragen: Vraag[] = [vraag()], actor: string | null = null) =>
  app.client.vragensets.maken({ body: { titel, vragen, actor } })

test('een afdeling krijgt haar eigen vragensets eerst en dan de algemene, die van anderen niet', async () => {
  const ander = await app.client.actoren.maken({
    body: { naam: 'Burgerzaken', soortActor: 'organisatorische_eenheid' },
  })
  await make('Algemeen')
  await make('Melding openbare ruimte', [vraag()], afdeling)
  await make('Paspoort', [vraag()], ander.uuid)
  const { resultaten } = await app.client.vragensets.lijst({ query: { actor: afdeling } })
  expect(resultaten.map(({ titel, actor }) => [titel, actor?.naam ?? null])).toEqual([
    ['Melding openbare ruimte', 'Openbare Ruimte'],
    ['Algemeen', null],
  ])
  expect((await app.client.vragensets.lijst()).resultaten).toHaveLength(3)
})

test('alle fouten in een vragenset komen tegelijk, elk op zijn plaats', async () => {
  const vragen = [
    vraag(),
    vraag({ soort: 'keuze', opties: ['ja'] }),
    vraag({ sleutel: 'hoe', opties: ['ja', 'nee'] }),
    vraag({ sleutel: 'wat', soort: 'meerkeuze', opties: ['ja', 'nee', 'ja'] }),
  ]
  const probleem = await problemIn(make('Fout', vragen, medewerker))
  expect(probleem.invalidParams?.map(({ name, code }) => [name, code])).toEqual([
    ['vragen.1.sleutel', 'uniek'],
    ['vragen.1.opties', 'te-weinig'],
    ['vragen.2.opties', 'niet-toegestaan'],
    ['vragen.3.opties.2', 'uniek'],
    ['actor', 'onbekend'],
  ])
})

test('een vragenset verandert, gaat uit, en wat hij was staat in het overzicht van wijzigingen', async () => {
  const { uuid } = await make('Kapvergunning')
  const nieuw = [vraag({ label: 'Welke boom?' })]
  await app.client.vragensets.wijzigen({ params: { uuid }, body: { vragen: nieuw, actief: false } })
  expect(await app.client.vragensets.tonen({ params: { uuid } })).toMatchObject({ vragen: nieuw, actief: false })
  const { resultaten: actief } = await app.client.vragensets.lijst({ query: { actief: 'true' } })
  expect(actief.map((set) => set.uuid)).not.toContain(uuid)
  const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'vragenset', object: uuid } })
  expect(resultaten[0]?.velden).toEqual([
    { veld: 'actief', van: true, naar: false },
    { veld: 'vragen', van: [vraag()], naar: nieuw },
  ])
})

test('de volgorde van vragensets verandert alleen als elke set precies één keer genoemd is', async () => {
  const { resultaten } = await app.client.vragensets.lijst()
  const uuids = resultaten.map(({ uuid }) => uuid).reverse()
  const { resultaten: geordend } = await app.client.vragensets.ordenen({ body: { vragensets: uuids } })
  expect(geordend.map(({ uuid }) => uuid)).toEqual(uuids)
  const poging = app.client.vragensets.ordenen({ body: { vragensets: uuids.slice(1) } })
  expect(await problemIn(poging)).toMatchObject({ status: 409, code: 'onvolledige-volgorde' })
})

test('een vragenset die er niet is geeft 404', async () => {
  const params = { uuid: '00000000-0000-4000-8000-000000000000' }
  expect(await problemIn(app.client.vragensets.tonen({ params }))).toMatchObject({ status: 404 })
  expect(await problemIn(app.client.vragensets.wijzigen({ params, body: { titel: 'x' } }))).toMatchObject({
    status: 404,
  })
})

describe('antwoorden van de klant', () => {
  const vragen = [
    vraag(),
    vraag({ sleutel: 'soort', label: 'Wat is er?', soort: 'keuze', verplicht: false, opties: ['kapot', 'vuil'] }),
    vraag({ sleutel: 'wanneer', label: 'Wanneer?', soort: 'meerkeuze', verplicht: false, opties: ['dag', 'nacht'] }),
    vraag({ sleutel: 'verder', label: 'En verder?', soort: 'lang', verplicht: false }),
  ]
  const register = (uuid: string, antwoorden: Record<string, string[]>) =>
    app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, {
        opvolging: {
          internetaken: [{ gevraagdeHandeling: 'Herstel', actoren: [afdeling], vragenset: { uuid, antwoorden } }],
        },
      }),
    })

  test('staan bij de interne taak met de vraag zoals die gesteld is, ook als de vragenset daarna verandert', async () => {
    const set = await make('Lantaarnpaal', vragen)
    const contact = await register(set.uuid, { waar: ['Op de brug'], soort: ['kapot'], wanneer: ['dag', 'nacht'] })
    await app.client.vragensets.wijzigen({ params: { uuid: set.uuid }, body: { vragen: [vraag({ label: 'Anders' })] } })
    const [taak] = contact.opvolging.internetaken
    const { vragen: gekregen } = await app.client.internetaken.tonen({ params: { uuid: taak?.uuid ?? '' } })
    expect(gekregen).toEqual({
      vragenset: set.uuid,
      titel: 'Lantaarnpaal',
      antwoorden: [
        { sleutel: 'waar', label: 'Waar is het?', antwoord: ['Op de brug'] },
        { sleutel: 'soort', label: 'Wat is er?', antwoord: ['kapot'] },
        { sleutel: 'wanneer', label: 'Wanneer?', antwoord: ['dag', 'nacht'] },
      ],
    })
  })

  test('R12: die niet kloppen houden de hele registratie tegen, elk met een fout bij de vraag', async () => {
    const set = await make('Brug', vragen)
    const fout = register(set.uuid, {
      soort: ['gestolen'],
      wanneer: ['dag', 'ooit'],
      verder: ['een', 'twee'],
      wie: ['ik'],
    })
    const plaats = 'opvolging.internetaken.0.vragenset.antwoorden'
    expect(fieldsOf(await problemIn(fout))).toEqual(
      ['soort', 'verder', 'waar', 'wanneer', 'wie'].map((sleutel) => `${plaats}.${sleutel}`),
    )
    expect(fieldsOf(await problemIn(register(set.uuid, { waar: ['x'.repeat(201)] })))).toEqual([`${plaats}.waar`])
    const lijst = await app.client.klantcontacten.lijst({ query: { zoek: 'lantaarnpaal' } })
    expect(lijst.resultaten.filter(({ opvolging }) => opvolging.internetaken[0]?.vragen?.titel === 'Brug')).toEqual([])
  })

  test('op een vragenset die er niet is of uit staat worden geweigerd', async () => {
    const set = await make('Oud', vragen)
    await app.client.vragensets.wijzigen({ params: { uuid: set.uuid }, body: { actief: false } })
    for (const uuid of [set.uuid, crypto.randomUUID()])
      expect(fieldsOf(await problemIn(register(uuid, { waar: ['hier'] })))).toEqual([
        'opvolging.internetaken.0.vragenset.uuid',
      ])
  })
})
