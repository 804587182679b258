import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { klantcontact, makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { pseudoniem, spansOf } from './dataverwerkingen.ts'
import { verzendDataverwerkingen } from './jobs.ts'
import { secondenAchter } from './verzenden.ts'

interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  status: { code?: number }
  attributes: { key: string; value: { stringValue: string } }[]
}

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
let app: TestApp
let server: Server
let ontvangen: { spans: Span[]; tekst: string; token: string | undefined }[]
let status: number
let adres: string
/** Refuses the nth message, from 1. */
let refuse: ((nummer: number) => boolean) | undefined
let aantalBerichten: number

beforeAll(async () => {
  app = await startTestApp()
  server = createServer((request, response) => {
    const stukken: Buffer[] = []
    request.on('data', (stuk: Buffer) => stukken.push(stuk))
    request.on('end', () => {
      const tekst = Buffer.concat(stukken).toString()
      const { resourceSpans } = JSON.parse(tekst) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
      const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
      aantalBerichten += 1
      if (refuse?.(aantalBerichten)) return response.writeHead(400).end('{}')
      if (status === 200) ontvangen.push({ spans, tekst, token: request.headers['x-token']?.toString() })
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  adres = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await app.stop()
})

/** Sends the waiting lines, as the job does two minutes later. */
function send(): Promise<void> {
  const config = parseConfig({
    SECRET_KEY,
    OTEL_EXPORTER_OTLP_ENDPOINT: adres,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-token=abc',
  })
  const context = { now: new Date(Date.now() + 120_000), config, log: pino({ level: 'silent' }) }
  return verzendDataverwerkingen.run({ ...context, db: app.db })
}

beforeEach(async () => {
  status = 200
  refuse = undefined
  aantalBerichten = 0
  ontvangen = []
  await send()
  ontvangen = []
  aantalBerichten = 0
})

const allSpans = () => ontvangen.flatMap(({ spans }) => spans)
const waarde = ({ attributes }: Span, key: string) => attributes.find((a) => a.key === key)?.value.stringValue

test('R29: van elke verwerking gaat een regel met het doel en een pseudoniem, en niets over wie het deed of om wie het gaat', async () => {
  const { uuid } = await app.client.partijen.maken({
    body: persoon({ contactnaam: { voornaam: 'Zeldzaam', achternaam: 'Persoon' } }),
  })
  await send()
  expect(ontvangen[0]?.token).toBe('abc')
  const [span, ...rest] = allSpans().filter(({ name }) => name === 'partijen.maken')
  expect(rest).toEqual([])
  if (!span) throw new Error('No span.')
  expect(span.traceId).toMatch(/^[\da-f]{32}$/)
  expect(span.spanId).toMatch(/^[\da-f]{16}$/)
  expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano))
  expect(waarde(span, 'dpl.core.processing_activity_id')).toContain('urn:balie:verwerkingsactiviteit:')
  expect(waarde(span, 'dpl.core.data_subject_id')).toBe(pseudoniem(Buffer.from(SECRET_KEY, 'base64'), uuid))
  expect(waarde(span, 'dpl.core.data_subject_id_type')).toBe('urn:nld:gemeente-demo:systeem:balie:partij')
  for (const { tekst } of ontvangen) {
    for (const geheim of ['Zeldzaam', uuid, app.client.uuid, 'Testapplicatie']) expect(tekst).not.toContain(geheim)
  }
})

test('een lijst is een regel met voor elke betrokkene een eigen regel eronder', async () => {
  const { medewerker } = await makeMedewerker(app)
  for (const achternaam of ['Een', 'Twee', 'Drie']) {
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon({ contactnaam: { achternaam } }) })
    await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, { betrokkenen: [{ partij, rol: 'klant', initiator: true }] }),
    })
  }
  await send()
  ontvangen = []
  await app.client.klantcontacten.lijst()
  await send()
  const [hoofd, ...kinderen] = allSpans()
  expect(hoofd && waarde(hoofd, 'dpl.core.data_subject_id')).toBeUndefined()
  expect(kinderen).toHaveLength(3)
  expect(new Set(kinderen.map((kind) => waarde(kind, 'dpl.core.data_subject_id'))).size).toBe(3)
  for (const kind of kinderen) expect([kind.traceId, kind.parentSpanId]).toEqual([hoofd?.traceId, hoofd?.spanId])
})

test('de keten van de aanroeper gaat door, ook als die niet gemeten wil worden, en zegt welke applicatie aanroept', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const headers = { authorization: `Token ${app.token}`, traceparent: `00-${traceId}-00f067aa0ba902b7-00` }
  await fetch(`${app.base}/api/v1/partijen`, { headers })
  await send()
  expect(allSpans()[0]).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' })
  expect(waarde(allSpans()[0] as Span, 'dpl.core.foreign_operation.processor')).toBe(
    `urn:nld:gemeente-demo:systeem:balie:applicatie:${app.client.uuid}`,
  )
})

test('alleen een fout van onszelf is een fout; niet gevonden en niet geldig zijn dat niet', async () => {
  const headers = { authorization: `Token ${app.token}` }
  await fetch(`${app.base}/api/v1/partijen/00000000-0000-7000-8000-000000000000`, { headers })
  await fetch(`${app.base}/api/v1/partijen?aantal=x`, { headers })
  await fetch(`${app.base}/api/v1/partijen`, { headers })
  await send()
  expect(
    allSpans()
      .filter(({ parentSpanId }) => !parentSpanId)
      .map(({ status: { code } }) => code ?? 0),
  ).toEqual([0, 0, 1])
})

test('is het Logboek onbereikbaar, dan gaat er niets verloren: de regels komen later, elk één keer', async () => {
  await app.client.partijen.lijst()
  status = 400
  await expect(send()).rejects.toThrow()
  expect(allSpans()).toEqual([])
  status = 200
  await send()
  const aantal = allSpans().length
  expect(aantal).toBeGreaterThan(0)
  await send()
  expect(allSpans()).toHaveLength(aantal)
})

/** Puts lines straight into the table, as reading lists leaves them, to make a backlog. */
async function makeBacklog(regels: number, betrokkenen: number): Promise<void> {
  await app.pool.query(
    `insert into logboek (op, operatie, wie_soort, wie, resultaat, partijen, request_id, trace_id, begonnen_op)
     select now() - interval '1 hour', 'partijen.lijst', 'applicatie', gen_random_uuid(), 200,
       array(select gen_random_uuid() from generate_series(1, $2) where n > 0), gen_random_uuid(), replace(gen_random_uuid()::text, '-', ''),
       now() - interval '1 hour'
     from generate_series(1, $1) n`,
    [regels, betrokkenen],
  )
}

test('mislukt een deel van een lange achterstand, dan blijft gedaan wat is aangenomen, en gaat elk bericht hoogstens een stap opnieuw', async () => {
  await makeBacklog(1_000, 0)
  refuse = (nummer) => nummer === 4
  await expect(send()).rejects.toThrow()
  const eerst = allSpans().length
  expect(eerst).toBeGreaterThanOrEqual(600)
  expect(eerst).toBeLessThan(1_000)
  expect(await secondenAchter(app.db)).toBeGreaterThan(3_000)
  refuse = undefined
  await send()
  const ids = allSpans().map(({ spanId }) => spanId)
  expect(new Set(ids).size).toBe(1_000)
  expect(ids).toHaveLength(1_000)
  expect(await secondenAchter(app.db)).toBe(0)
})

test('een lijst met veel betrokkenen gaat in berichten die niet te groot worden', async () => {
  await makeBacklog(3, 700)
  await send()
  expect(allSpans()).toHaveLength(3 * 701)
  for (const { spans } of ontvangen) expect(spans.length).toBeLessThanOrEqual(500)
})

test('wat een ander proces aan het versturen is wordt niet ook verstuurd, en er wordt niet op gewacht', async () => {
  await makeBacklog(10, 0)
  const ander = await app.pool.connect()
  await ander.query('begin; select * from logboek_verzonden for update')
  await send()
  expect(allSpans()).toEqual([])
  await ander.query('rollback')
  ander.release()
  await send()
  expect(allSpans()).toHaveLength(10)
})

test('over het logboek zelf gaat er geen regel heen', async () => {
  await app.client.logboek.zoeken()
  await send()
  expect(allSpans()).toEqual([])
})

test('wie alleen in een ander register is gezien gaat mee met zijn eigen pseudoniem', () => {
  const regel = {
    id: '1',
    operatie: 'basisregistraties.personen',
    resultaat: 200,
    partijen: ['0192f5a0-0000-7000-8000-000000000001'],
    elders: ['ab12'],
    traceId: 'a'.repeat(32),
    ouderId: '',
    begonnenOp: new Date(0),
    geeindigdOp: new Date(1),
    applicatie: null,
    activiteit: 'urn:balie:verwerkingsactiviteit:x',
  }
  const omzetting = { sleutel: Buffer.alloc(32), bron: 'urn:nld:gemeente-demo:systeem:balie' }
  const betrokkenen = (spans: ReturnType<typeof spansOf>) =>
    spans.map(({ attributes }) => [attributes['dpl.core.data_subject_id'], attributes['dpl.core.data_subject_id_type']])
  expect(betrokkenen(spansOf({ ...regel, partijen: [] }, omzetting))).toEqual([['ab12', `${omzetting.bron}:persoon`]])
  expect(betrokkenen(spansOf(regel, omzetting))).toEqual([
    [undefined, undefined],
    [expect.stringMatching(/^[\da-f]{64}$/), `${omzetting.bron}:partij`],
    ['ab12', `${omzetting.bron}:persoon`],
  ])
})

test('zonder sleutel voor de pseudoniemen gaat er niets heen: Balie start dan niet', () => {
  expect(() => parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: adres })).toThrow(/SECRET_KEY/)
})
