import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let medewerker: string
let kcc: Awaited<ReturnType<TestApp['alsMedewerker']>>

beforeAll(async () => {
  app = await startTestApp()
  medewerker = (await makeMedewerker(app)).medewerker
  kcc = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
})
afterAll(() => app.stop())

const vraag = (extra: Parameters<typeof klantcontact>[1] = {}) => klantcontact(medewerker, extra)
const aantalContacten = async () => (await app.pool.query('select count(*)::int as aantal from klantcontact')).rows

test('R13: twee onderwerpen in één gesprek zijn twee klantcontacten, in één keer vastgelegd en samen te vinden', async () => {
  const onderwerpen = ['Paspoort verlopen', 'Scheve stoeptegel']
  const klantcontacten = onderwerpen.map((onderwerp) => vraag({ onderwerp }))
  const gemaakt = await kcc.gesprekken.gesprekRegistreren({ body: { klantcontacten } })
  expect(gemaakt.klantcontacten.map((contact) => [contact.onderwerp, contact.gesprek])).toEqual(
    onderwerpen.map((onderwerp) => [onderwerp, gemaakt.gesprek]),
  )
  const { resultaten } = await kcc.klantcontacten.lijst({ query: { gesprek: gemaakt.gesprek } })
  expect(resultaten.map(({ nummer }) => nummer).sort()).toEqual(
    gemaakt.klantcontacten.map(({ nummer }) => nummer).sort(),
  )
})

test('R12: is er aan één vraag iets mis, dan wordt geen enkele vastgelegd; alle fouten staan op hun plaats', async () => {
  const voor = await aantalContacten()
  const onbekend = '01890000-0000-7000-8000-000000000000'
  const beller = { rol: 'klant', initiator: true } as const
  const klantcontacten = [
    vraag({ plaatsgevondenOp: '2999-01-01T00:00:00Z' }),
    vraag(),
    vraag({ betrokkenen: [{ ...beller, partij: onbekend }] }),
    vraag({ opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [onbekend] }] } }),
  ]
  expect(fieldsOf(await problemIn(kcc.gesprekken.gesprekRegistreren({ body: { klantcontacten } })))).toEqual([
    'klantcontacten.0.plaatsgevondenOp',
    'klantcontacten.2.betrokkenen.0.authenticatie',
    'klantcontacten.2.betrokkenen.0.partij',
    'klantcontacten.3.opvolging.internetaken.0.actoren.0',
  ])
  const zonderOpvolging = [vraag(), vraag({ opvolging: {} })]
  const geweigerd = await problemIn(kcc.gesprekken.gesprekRegistreren({ body: { klantcontacten: zonderOpvolging } }))
  expect(fieldsOf(geweigerd)).toEqual(['klantcontacten.1.opvolging'])
  expect(await aantalContacten()).toEqual(voor)
})

test('R1: wie in het gesprek is vastgesteld wordt één partij, in alle klantcontacten dezelfde', async () => {
  const nieuwePartij = {
    soortPartij: 'persoon' as const,
    contactnaam: { voornaam: 'Noor', achternaam: 'Albers' },
    digitaleAdressen: [{ soortDigitaalAdres: 'email' as const, adres: 'noor@example.org' }],
  }
  const beller = {
    rol: 'klant' as const,
    initiator: true,
    nieuwePartij,
    authenticatie: { middel: 'controlevragen' as const, niveau: 'laag' as const },
  }
  const klantcontacten = [vraag({ betrokkenen: [beller] }), vraag({ betrokkenen: [beller] })]
  const { klantcontacten: gemaakt } = await kcc.gesprekken.gesprekRegistreren({ body: { klantcontacten } })
  const partijen = new Set(gemaakt.map((contact) => contact.betrokkenen[0]?.partij?.uuid))
  expect(partijen.size).toBe(1)
  expect([...partijen][0]).toBeDefined()

  const ander = { ...beller, nieuwePartij: { ...nieuwePartij, contactnaam: { achternaam: 'Iemand anders' } } }
  const tweePartijen = [vraag({ betrokkenen: [beller] }), vraag({ betrokkenen: [ander] })]
  expect(
    fieldsOf(await problemIn(kcc.gesprekken.gesprekRegistreren({ body: { klantcontacten: tweePartijen } }))),
  ).toEqual(['klantcontacten.1.betrokkenen.0.nieuwePartij'])
})

test('dezelfde Idempotency-Key geeft het eerste antwoord; een ander gesprek ermee wordt geweigerd', async () => {
  const headers = { 'idempotency-key': 'gesprek-1' }
  const body = { gesprek: crypto.randomUUID(), klantcontacten: [vraag(), vraag()] }
  const samen = await Promise.all([1, 2, 3].map(() => kcc.gesprekken.gesprekRegistreren({ body, headers })))
  expect(samen[1]).toEqual(samen[0])
  expect(samen[2]).toEqual(samen[0])
  const anders = { ...body, klantcontacten: [vraag()] }
  expect(await problemIn(kcc.gesprekken.gesprekRegistreren({ body: anders, headers }))).toMatchObject({
    status: 409,
    code: 'idempotentiesleutel-hergebruikt',
  })
})

test('twintig vragen kosten niet meer statements dan één', async () => {
  const register = (aantal: number) =>
    app.statementsOf(() =>
      kcc.gesprekken.gesprekRegistreren({ body: { klantcontacten: Array.from({ length: aantal }, () => vraag()) } }),
    )
  await register(1)
  const [een, twintig] = [await register(1), await register(20)]
  expect(twintig).toHaveLength(een.length)
})
