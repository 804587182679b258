import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { fieldsOf, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { ProblemError } from '../../web/client/client.ts'
import { newGesprek } from '../klantcontacten/werkplek/contact.ts'
import type { ConceptInhoud } from './contract.ts'
import { ruimConceptenOp } from './jobs.ts'

let app: TestApp
type Client = Awaited<ReturnType<TestApp['alsMedewerker']>>
let roos: Client
let bilal: Client

const inhoud = (onderwerp = 'Paspoort'): ConceptInhoud => {
  const gesprek = newGesprek('telefoon')
  const half = ({ klant, ...vraag }: ConceptInhoud['vragen'][number]) => ({
    ...vraag,
    onderwerp,
    klant: { ...klant, emailadres: 'nog niet af@' },
  })
  return { ...gesprek, vragen: gesprek.vragen.map(half) }
}

beforeAll(async () => {
  app = await startTestApp()
  const [een, twee] = [await makeMedewerker(app, 'Roos'), await makeMedewerker(app, 'Bilal')]
  roos = await app.alsMedewerker(een.medewerker, ['kcc-medewerker'])
  bilal = await app.alsMedewerker(twee.medewerker, ['kcc-medewerker'])
})
afterAll(() => app.stop())

test('wat half is ingevuld blijft bewaard, en is er op een andere plek ook', async () => {
  const begonnen = await roos.concepten.beginnen({ body: { inhoud: inhoud() } })
  expect(begonnen.versie).toBe(1)
  const anders = {
    ...begonnen.inhoud,
    vragen: begonnen.inhoud.vragen.map((vraag) => ({ ...vraag, inhoud: 'Half een zin' })),
  }
  const params = { uuid: begonnen.uuid }
  const bewaard = await roos.concepten.bewaren({ params, body: { versie: 1, inhoud: anders } })
  expect(bewaard.versie).toBe(2)
  expect((await roos.concepten.tonen({ params })).inhoud).toEqual(anders)
  expect((await roos.concepten.lijst()).resultaten.map(({ uuid }) => uuid)).toContain(begonnen.uuid)
})

test('twee vensters overschrijven elkaar niet: het tweede hoort wat er staat', async () => {
  const { uuid, inhoud: eerst } = await roos.concepten.beginnen({ body: { inhoud: inhoud() } })
  const params = { uuid }
  await roos.concepten.bewaren({ params, body: { versie: 1, inhoud: inhoud('Van het ene venster') } })
  const fout = await problemIn(roos.concepten.bewaren({ params, body: { versie: 1, inhoud: eerst } }))
  expect(fout).toMatchObject({ status: 409, code: 'concept-veranderd', concept: { versie: 2 } })
})

test('R28: een concept is van wie het begon; voor een ander bestaat het niet, en een applicatie heeft er geen', async () => {
  const { uuid, inhoud: van } = await roos.concepten.beginnen({ body: { inhoud: inhoud('Geheim van Roos') } })
  const params = { uuid }
  for (const poging of [
    () => bilal.concepten.tonen({ params }),
    () => bilal.concepten.bewaren({ params, body: { versie: 1, inhoud: van } }),
    () => bilal.concepten.weggooien({ params }),
  ])
    expect(await problemIn(poging())).toMatchObject({ status: 404 })
  expect(JSON.stringify(await bilal.concepten.lijst())).not.toContain('Geheim van Roos')
  expect(await problemIn(app.client.concepten.lijst())).toMatchObject({ status: 403, code: 'alleen-medewerkers' })
  expect((await roos.concepten.tonen({ params })).inhoud.vragen[0]?.onderwerp).toBe('Geheim van Roos')
})

test('wat geen concept is wordt geweigerd, met elke fout op zijn plaats', async () => {
  const kapot = {
    gesprek: 'x',
    vragen: [{ ...inhoud().vragen[0], extra: 1, onderwerp: 'x'.repeat(2001) }],
  } as unknown as ConceptInhoud
  const fout = await problemIn(roos.concepten.beginnen({ body: { inhoud: kapot } }))
  expect(fieldsOf(fout)).toEqual(['inhoud.gesprek', 'inhoud.vragen.0.extra', 'inhoud.vragen.0.onderwerp'])
})

test('weggegooid is weg; een tweede keer bestaat het niet meer', async () => {
  const { uuid } = await roos.concepten.beginnen({ body: { inhoud: inhoud() } })
  await roos.concepten.weggooien({ params: { uuid } })
  expect(await problemIn(roos.concepten.weggooien({ params: { uuid } }))).toMatchObject({ status: 404 })
})

test('meer dan vijftig lopende contacten heeft niemand', async () => {
  const { medewerker } = await makeMedewerker(app, 'Druk')
  const druk = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
  let fout: unknown
  for (let poging = 0; poging <= 50; poging += 1) {
    fout = await druk.concepten.beginnen({ body: { inhoud: inhoud() } }).then(
      () => undefined,
      (error: unknown) => error,
    )
  }
  expect(fout).toBeInstanceOf(ProblemError)
  expect((fout as ProblemError).problem.code).toBe('te-veel-concepten')
})

test('R30: wat niet wordt afgemaakt verdwijnt na een ingesteld aantal dagen', async () => {
  const { uuid } = await roos.concepten.beginnen({ body: { inhoud: inhoud() } })
  const run = (dagen: number) =>
    ruimConceptenOp.run({
      db: app.db,
      now: new Date(Date.now() + dagen * 86_400_000),
      config: parseConfig({ CONCEPT_DAGEN: '7' }),
      log: pino({ level: 'silent' }),
    })
  await run(6)
  expect((await roos.concepten.tonen({ params: { uuid } })).uuid).toBe(uuid)
  await run(8)
  expect(await problemIn(roos.concepten.tonen({ params: { uuid } }))).toMatchObject({ status: 404 })
})

test('R29: in het logboek staat van wie gegevens in een concept stonden; bewaren kost hoogstens drie statements', async () => {
  const {
    uuid: partij,
    nummer,
    naam,
  } = await app.client.partijen.maken({
    body: {
      soortPartij: 'persoon',
      contactnaam: { achternaam: 'Visser' },
      authenticatie: { middel: 'digid', niveau: 'hoog' },
    },
  })
  const van = inhoud()
  const [vraag] = van.vragen
  if (vraag) vraag.klant.partij = { uuid: partij, nummer, naam }
  const { uuid } = await roos.concepten.beginnen({ body: { inhoud: van } })
  const sent = await app.statementsOf(() =>
    roos.concepten.bewaren({ params: { uuid }, body: { versie: 1, inhoud: van } }),
  )
  const eigen = sent.filter((text) => !/^(begin|commit)|logboek|from sessie/.test(text.trim()))
  expect(eigen.length).toBeLessThanOrEqual(3)
  const { resultaten } = await app.client.logboek.zoeken({ query: { partij } })
  expect(resultaten.map(({ operatie }) => operatie)).toContain('concepten.bewaren')
})

test('R29: wat in een ander venster is ingevuld blijft bewaard tot iemand kiest, en staat met zijn klant in het logboek', async () => {
  const { uuid: partij, nummer, naam } = await app.client.partijen.maken({ body: persoon() })
  const van = inhoud()
  const [vraag] = van.vragen
  if (!vraag) throw new Error('No question.')
  const anders = [
    { vraag: { ...vraag, klant: { ...vraag.klant, partij: { uuid: partij, nummer, naam } } }, veld: 'klant' },
  ]
  const { uuid } = await roos.concepten.beginnen({ body: { inhoud: { ...van, anders } } })
  expect((await roos.concepten.tonen({ params: { uuid } })).inhoud.anders).toEqual(anders)
  const { resultaten } = await app.client.logboek.zoeken({ query: { partij } })
  expect(resultaten.map(({ operatie }) => operatie)).toContain('concepten.tonen')
  const { inhoud: gekozen } = await roos.concepten.bewaren({ params: { uuid }, body: { versie: 1, inhoud: van } })
  expect(gekozen.anders).toBeUndefined()
})
