import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../../../app.ts'
import { sendKlantberichten } from '../../../register/klantberichten/verzenden.ts'
import { weg } from '../../../register/meldingen/bezorgen.ts'
import { klantcontact, makeMedewerker, problemIn } from '../../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { SLEUTEL } from '../../../run/testing/zaaksysteem/opzet.ts'
import { registerAll } from '../postvakken/verwerken.ts'

const log = pino({ level: 'silent' })
let app: TestApp
let medewerker: string
let behandelaar: Awaited<ReturnType<TestApp['alsMedewerker']>>
let beheerder: typeof behandelaar

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true', SECRET_KEY: SLEUTEL, EMAIL_AFDELING: 'Openbare Ruimte' })
  medewerker = (await makeMedewerker(app)).medewerker
  behandelaar = await app.alsMedewerker(medewerker, ['behandelaar'])
  const { uuid } = await app.client.actoren.maken({ body: { naam: 'Bea', soortActor: 'medewerker' } })
  beheerder = await app.alsMedewerker(uuid, ['beheerder'])
})
afterAll(() => app?.stop())

const read = () => registerAll({ db: app.db, config: app.config, log })
const send = () =>
  sendKlantberichten(() => undefined, { db: app.db, config: app.config, log, now: new Date(Date.now() + 60_000) })
const outbox = async () => (await app.client.meldingen.postvak({ query: {} })).resultaten
const contacts = async (zoek: string) => (await app.client.klantcontacten.lijst({ query: { zoek } })).resultaten

test('R3, R13, R23: wat iemand als klant typt komt binnen als elke e-mail, en een reactie op ons antwoord hoort bij het gesprek', async () => {
  const vraag = { naam: 'Ánna', van: 'anna@voorbeeld.nl', onderwerp: 'Demovraag', tekst: 'Wanneer komt u?' }
  // Two who write at once each have their own message.
  await Promise.all([
    beheerder.demopost.schrijven({ body: vraag }),
    app.client.demopost.schrijven({ body: { ...vraag, onderwerp: 'Iets anders' } }),
  ])
  await read()
  const [contact, ...others] = await contacts('demovraag')
  expect(others).toEqual([])
  expect(contact).toMatchObject({ kanaal: 'e-mail', inhoud: 'Wanneer komt u?' })
  expect(contact?.bijlagen).toHaveLength(1)
  await send()
  expect(await outbox()).toMatchObject([1, 2].map(() => ({ aan: 'anna@voorbeeld.nl', beantwoordbaar: false })))
  const params = { uuid: contact?.opvolging.internetaken[0]?.uuid ?? '' }
  const { adressen, onderwerp } = await behandelaar.klantberichten.antwoordvorm({ params })
  const body = { adres: adressen[0]?.uuid ?? '', onderwerp, inhoud: 'Morgen.' }
  await behandelaar.klantberichten.beantwoorden({ params, body })
  await send()
  const [antwoord] = await outbox()
  expect(antwoord).toMatchObject({ aan: 'anna@voorbeeld.nl', onderwerp: 'Re: Demovraag', beantwoordbaar: true })
  await beheerder.demopost.schrijven({
    body: { ...vraag, onderwerp: 'Re: Demovraag', tekst: 'Dank u, tot morgen.', antwoordOp: antwoord?.uuid ?? '' },
  })
  await read()
  const { resultaten } = await app.client.internetaken.verloop({ params })
  expect(resultaten).toContainEqual(
    expect.objectContaining({ reden: expect.stringMatching(/^De klant reageerde: klantcontact \d+/) }),
  )
  const [postvak] = (await app.client.postvakken.lijst()).resultaten
  expect(postvak).toMatchObject({
    naam: 'Demonstratie (zonder mailserver)',
    actief: false,
    stand: { wachten: 0, apart: 0 },
  })
})

test('R13, R23: ook het antwoord op een vraag die niet per e-mail kwam kan in de demonstratie worden beantwoord', async () => {
  const digitaleAdressen = [{ soortDigitaalAdres: 'email' as const, adres: 'bert@voorbeeld.nl' }]
  const betrokkenen = [{ rol: 'klant' as const, contactnaam: { achternaam: 'Bos' }, digitaleAdressen }]
  const contact = await app.client.klantcontacten.registreren({ body: klantcontact(medewerker, { betrokkenen }) })
  const params = { uuid: contact.opvolging.internetaken[0]?.uuid ?? '' }
  const { adressen, van } = await behandelaar.klantberichten.antwoordvorm({ params })
  expect(van).toBe('demonstratie@gemeente.example')
  const body = { adres: adressen[0]?.uuid ?? '', onderwerp: 'Uw telefoontje', inhoud: 'Morgen.' }
  await behandelaar.klantberichten.beantwoorden({ params, body })
  await send()
  const [antwoord] = await outbox()
  expect(antwoord).toMatchObject({ aan: 'bert@voorbeeld.nl', beantwoordbaar: true })
  await beheerder.demopost.schrijven({
    body: { van: 'bert@voorbeeld.nl', onderwerp: 'Re', tekst: 'Fijn, tot morgen.', antwoordOp: antwoord?.uuid ?? '' },
  })
  await read()
  const { resultaten } = await app.client.internetaken.verloop({ params })
  expect(resultaten).toContainEqual(
    expect.objectContaining({ reden: expect.stringMatching(/^De klant reageerde: klantcontact \d+/) }),
  )
})

test('het postvak van de demonstratie mag anders heten en opnieuw beginnen: wat daarna wordt getypt komt binnen', async () => {
  const body = { van: 'cor@voorbeeld.nl', tekst: 'Is dit er?' }
  await app.client.demopost.schrijven({ body: { ...body, onderwerp: 'Vooraf' } })
  const [postvak, ...others] = (await app.client.postvakken.lijst()).resultaten
  expect(others).toEqual([])
  const params = { uuid: postvak?.uuid ?? '' }
  const changes = [{ naam: 'Anders' }, { map: 'Archief' }, { innemenVanaf: '2020-01-01T00:00:00Z' }]
  for (const [number, change] of changes.entries()) {
    await app.client.postvakken.wijzigen({ params, body: change })
    await app.client.demopost.schrijven({ body: { ...body, onderwerp: `Wijziging ${number}` } })
  }
  await read()
  expect(await contacts('wijziging')).toHaveLength(changes.length)
  expect((await app.client.postvakken.lijst()).resultaten).toHaveLength(1)
})

test('wat niet kan staat bij het veld, en wie er niets mee te maken heeft mag het niet', async () => {
  const body = { van: 'geen adres', onderwerp: ' ', tekst: 'x' }
  const { invalidParams } = await problemIn(app.client.demopost.schrijven({ body }))
  expect(invalidParams?.map(({ name }) => name).sort()).toEqual(['onderwerp', 'van'])
  const goed = { van: 'anna@voorbeeld.nl', onderwerp: 'Vraag', tekst: 'x' }
  const weg = await problemIn(app.client.demopost.schrijven({ body: { ...goed, antwoordOp: crypto.randomUUID() } }))
  expect(weg.status).toBe(404)
  expect((await problemIn(behandelaar.demopost.schrijven({ body: goed }))).status).toBe(403)
})

test('in productie, en met een mailserver, is er geen postvak van een demonstratie', async () => {
  const { config } = app
  expect(weg({ ...config, production: true })).toBe('geen')
  expect(weg(parseConfig({ NODE_ENV: 'test', DEMO: 'true', SMTP_URL: 'smtp://mail', EMAIL_AFZENDER: 'a@b.nl' }))).toBe(
    'smtp',
  )
  const gewoon = await startTestApp({ SECRET_KEY: SLEUTEL })
  const body = { van: 'anna@voorbeeld.nl', onderwerp: 'Vraag', tekst: 'x' }
  expect((await problemIn(gewoon.client.demopost.schrijven({ body }))).code).toBe('geen-postvak')
  await gewoon.stop()
})
