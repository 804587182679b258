import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import {
  type Aanlevering,
  type Aanleverkanaal,
  freshName,
  makeKanalen,
  sendTo,
  startObjecten,
  type Zending,
} from '../../run/testing/aanlevering/kanalen.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs } from '../../run/testing/zaaksysteem/opzet.ts'
import { aanleveren, ondertekend } from './contract.ts'
import { rondStilleGesprekkenAf } from './jobs.ts'
import { haalProductaanvragenOp } from './objecten/ophalen.ts'

// Whatever is wrong with a delivery, along whichever way: its sender hears why in Dutch, and it is here whole or not at all.

const DAY_MS = 86_400_000
let bron: Awaited<ReturnType<typeof startObjecten>>
let app: TestApp
let kanalen: Aanleverkanaal[]

beforeAll(async () => {
  bron = await startObjecten()
  app = await startTestApp({ ...bron.settings, LIMIET_ONBEKEND: '100000' })
  const { uuid } = await app.client.actoren.maken({
    body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' },
  })
  kanalen = await makeKanalen(app, uuid, bron.objecten)
})
afterAll(async () => {
  await app?.stop()
  await bron?.stop()
})

type Anders = Parameters<typeof sendTo>[2]

/** A way to spoil a delivery, and what must become of it. */
interface Geval {
  wat: string
  /** Changes what it says. */
  zegt?: Partial<Aanlevering>
  /** Changes how it travels; undefined: it cannot be done to such a request. */
  reist?(zending: Zending): Anders | undefined
  /** `hoe dan ook`: it differs for each kanaal. */
  wordt: 'geweigerd' | 'aangenomen' | 'hoe dan ook'
}

/** Does a request differ from what it would have been? */
const isOther = ({ body, type }: Zending, anders: Anders): boolean =>
  anders !== undefined && (!(anders.body ?? body).equals(body) || (anders.type ?? type) !== type)

const isJson = ({ type }: Zending) => type === 'application/json'
const isXml = ({ type }: Zending) => type === 'application/xml'

const nest = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
/** Puts members before those of a JSON object. */
const withMembers = (zending: Zending, members: string): Anders | undefined =>
  isJson(zending) ? { body: Buffer.from(zending.body.toString().replace('{', `{${members},`)) } : undefined
const manyFields = Array.from({ length: 10_000 }, (_, index) => `"veld${index}":"waarde"`).join(',')

const GEVALLEN: Geval[] = [
  { wat: 'gewoon is', wordt: 'aangenomen' },
  { wat: 'leeg is', reist: () => ({ body: Buffer.alloc(0) }), wordt: 'geweigerd' },
  { wat: 'alleen nullen is', reist: () => ({ body: Buffer.alloc(300) }), wordt: 'geweigerd' },
  { wat: 'half is', reist: ({ body }) => ({ body: body.subarray(0, body.length >> 1) }), wordt: 'geweigerd' },
  {
    wat: 'in Latin-1 staat',
    zegt: { tekst: 'Een café op de weg' },
    reist: (zending) =>
      isJson(zending) || isXml(zending) ? { body: Buffer.from(zending.body.toString(), 'latin1') } : undefined,
    wordt: 'geweigerd',
  },
  {
    wat: 'in UTF-16 staat',
    reist: ({ body }) => ({ body: Buffer.from(`\ufeff${body.toString()}`, 'utf16le') }),
    wordt: 'geweigerd',
  },
  {
    wat: 'in UTF-16 staat zonder merkteken',
    reist: ({ body }) => ({ body: Buffer.from(body.toString(), 'utf16le') }),
    wordt: 'geweigerd',
  },
  {
    wat: 'geen UTF-8 is',
    reist: ({ body }) => ({
      body: Buffer.concat([body.subarray(0, 20), Buffer.from([0xff, 0xc0]), body.subarray(20)]),
    }),
    wordt: 'geweigerd',
  },
  {
    wat: 'zegt in een andere tekenset te staan',
    reist: ({ type }) => ({ type: `${type}; charset=utf-8` }),
    wordt: 'aangenomen',
  },
  {
    wat: 'een BOM heeft',
    reist: (zending) =>
      isJson(zending) || isXml(zending) ? { body: Buffer.concat([Buffer.from('\ufeff'), zending.body]) } : undefined,
    wordt: 'aangenomen',
  },
  {
    wat: 'is ingepakt',
    reist: ({ body }) => ({ body: gzipSync(body), headers: { 'Content-Encoding': 'gzip' } }),
    wordt: 'geweigerd',
  },
  { wat: 'van een ander mediatype is', reist: () => ({ type: 'text/plain' }), wordt: 'geweigerd' },
  {
    wat: 'een lijst is',
    reist: (zending) => (isJson(zending) ? { body: Buffer.from(`[${zending.body.toString()}]`) } : undefined),
    wordt: 'geweigerd',
  },
  { wat: 'iets te diep heeft', reist: (zending) => withMembers(zending, `"diep":${nest(20_000)}`), wordt: 'geweigerd' },
  {
    wat: 'iets dieps heeft',
    reist: (zending) => withMembers(zending, `"diep":${nest(50)}`),
    wordt: 'hoe dan ook',
  },
  { wat: '10.000 velden heeft', reist: (zending) => withMembers(zending, manyFields), wordt: 'hoe dan ook' },
  {
    wat: 'een naam twee keer heeft',
    reist: (zending) => withMembers(zending, '"twee":1,"twee":2'),
    wordt: 'geweigerd',
  },
  {
    wat: 'een getal heeft dat niet te bewaren is',
    reist: (zending) => withMembers(zending, '"getal":12345678901234567890'),
    wordt: 'geweigerd',
  },
  {
    wat: 'een getal zonder einde heeft',
    reist: (zending) => withMembers(zending, '"getal":1e999'),
    wordt: 'geweigerd',
  },
  {
    wat: 'een naam heeft die geen naam is',
    reist: (zending) => withMembers(zending, '"__proto__":{"x":1}'),
    wordt: 'geweigerd',
  },
  {
    wat: 'tekens heeft die van richting wisselen',
    zegt: { tekst: '\u202eeen gat\u202c in \u2066de\u2069 weg\u200f' },
    wordt: 'aangenomen',
  },
  {
    wat: 'stuurtekens heeft',
    zegt: { tekst: 'een\u0007 gat\u001b[31m in\u0085 de weg\t' },
    reist: (zending) => (isXml(zending) ? undefined : {}),
    wordt: 'aangenomen',
  },
  { wat: 'een teken nul heeft', zegt: { tekst: 'een\u0000gat' }, wordt: 'hoe dan ook' },
  { wat: 'een half teken heeft', zegt: { tekst: 'een \ud800 gat' }, wordt: 'hoe dan ook' },
  { wat: 'lang is', zegt: { tekst: 'x'.repeat(45_000) }, wordt: 'hoe dan ook' },
  { wat: 'van vorig jaar is', zegt: { op: new Date(Date.now() - 366 * DAY_MS).toISOString() }, wordt: 'hoe dan ook' },
  { wat: 'van morgen is', zegt: { op: new Date(Date.now() + DAY_MS).toISOString() }, wordt: 'hoe dan ook' },
  { wat: 'uit het jaar 1 is', zegt: { op: '0001-01-01T00:00:00Z' }, wordt: 'hoe dan ook' },
  { wat: 'een datum in een andere vorm heeft', zegt: { op: '31-12-2025 14:00' }, wordt: 'hoe dan ook' },
  { wat: 'een datum heeft die er niet is', zegt: { op: '2026-02-30T25:61:00Z' }, wordt: 'hoe dan ook' },
  { wat: 'geen datum heeft', zegt: { op: '' }, wordt: 'hoe dan ook' },
]

const OPERATIES = [...Object.keys(aanleveren), ...Object.keys(ondertekend), 'open311', 'melden']

const kanaalOf = (operatie: string): Aanleverkanaal => {
  const found = kanalen.find((one) => one.operatie === operatie)
  if (!found) throw new Error(operatie)
  return found
}

/** Sees to it that an answer says in Dutch what is wrong, and nothing of how Balie is made. */
function checkRefusal(operatie: string, { status, type, text }: Awaited<ReturnType<typeof sendTo>>): void {
  expect(status, text).toBeLessThan(500)
  expect(text).not.toMatch(/postgres|sql|node_modules|\.ts:|undefined|\[object/i)
  if (operatie === 'open311')
    expect(JSON.parse(text)).toMatchObject(
      [{ code: String(status), description: /\w{3}/ }].map((one) => ({
        ...one,
        description: expect.stringMatching(one.description),
      })),
    )
  else {
    expect(type).toBe('application/problem+json')
    expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String), detail: expect.stringMatching(/\w{3}/) })
  }
  expect(text).not.toMatch(/\b(?:the|must|invalid|expected|unexpected|unsupported)\b/i)
}

const countContacts = async () =>
  (await sql<{ aantal: number }>`select count(*)::int as aantal from klantcontact`.execute(app.db)).rows[0]?.aantal ?? 0
const lastRefusals = async () => (await app.client.inkomend.weigeringen({ query: { aantal: '100' } })).resultaten
const forgetRefusals = () => sql`delete from inkomende_weigering`.execute(app.db)

/** Does what Balie does by itself later. */
async function settle(): Promise<void> {
  await sql`update inkomend_object set volgende_poging = now() - interval '1 minute'`.execute(app.db)
  await runJobs(app, haalProductaanvragenOp)
  await runJobs(app, rondStilleGesprekkenAf, new Date(Date.now() + 3 * DAY_MS))
}

describe.each(OPERATIES)('%s: een levering die', (operatie) => {
  test.each(GEVALLEN)('$wat wordt $wordt', async ({ wat, zegt, reist, wordt }) => {
    const kanaal = kanaalOf(operatie)
    const levering = { naam: freshName(), tekst: 'Een gat in de weg', op: new Date(Date.now() - 60_000).toISOString() }
    const zendingen = kanaal.zendingen({ ...levering, ...zegt })
    const changes = zendingen.map((zending) => (reist ? reist(zending) : {}))
    if (changes.includes(undefined)) return
    const before = await countContacts()
    await forgetRefusals()
    const answers = []
    for (const [index, zending] of zendingen.entries()) answers.push(await sendTo(app.base, zending, changes[index]))
    await settle()
    const changed = zendingen.filter((zending, index) => isOther(zending, changes[index])).length
    const refused = answers.filter(({ status }) => status >= 300)
    const said = answers.map(({ status, text }) => `${status} ${text.slice(0, 300)}`).join('\n')
    for (const answer of refused) checkRefusal(operatie, answer)
    if (wordt === 'geweigerd') expect(refused.length, said).toBe(changed)
    if (wordt === 'aangenomen') expect(refused, `${wat}: ${said}`).toEqual([])
    // The first request says what there is to say; of a call the second one alone does.
    const isTaken = (answers[operatie === 'melden' ? answers.length - 1 : 0]?.status ?? 500) < 300
    expect(await countContacts(), said).toBe(before + (isTaken ? 1 : 0))
    // Beheer sees that something did not arrive, from whom, and why.
    const seen = await lastRefusals()
    // A signed delivery is known by its body, which is not read when it is of another media type.
    const bekend = !(operatie in ondertekend && answers.some(({ status }) => status === 415))
    expect(seen, said).toEqual(seen.map(() => expect.objectContaining({ soort: kanaal.soort, bekend })))
    expect(
      seen.reduce((total, { aantal }) => total + aantal, 0),
      said,
    ).toBe(refused.length)
    for (const { reden } of seen) expect(reden).toMatch(/\w{3}/)
  })

  test('te groot is wordt geweigerd voordat zij is gelezen', async () => {
    const [zending] = kanaalOf(operatie).zendingen({ naam: freshName(), tekst: '', op: new Date().toISOString() })
    if (!zending) throw new Error(operatie)
    await forgetRefusals()
    const headers = { 'Content-Type': zending.type, ...zending.van(zending.body), 'Content-Length': 200 * 1024 * 1024 }
    const status = await new Promise((resolve, reject) => {
      const sent = request(app.base + zending.pad, { method: 'POST', headers })
      sent.on('response', ({ statusCode }) => resolve(statusCode))
      sent.on('error', reject)
      sent.write(zending.body)
    })
    expect(status).toBe(413)
    expect((await lastRefusals()).map(({ reden }) => reden)).toEqual([expect.stringContaining('te groot')])
  })

  test.each([
    ['een verkeerd bewijs heeft', (value: string) => `${value.slice(0, -4)}AAAA`],
    ['een leeg bewijs heeft', () => ''],
    ['een vreemd bewijs heeft', () => 'sha256=\u00e9\u00ff, v1,x y'],
    [
      'een bewijs van een ander moment heeft',
      (value: string) => (/^\d{10}$/.test(value) ? String(Number(value) - 600) : `${value}0`),
    ],
    [
      'een bewijs van straks heeft',
      (value: string) => (/^\d{10}$/.test(value) ? String(Number(value) + 600) : `0${value}`),
    ],
  ] as const)('%s is van niemand, en laat niets na', async (_wat, change) => {
    const before = await countContacts()
    await forgetRefusals()
    for (const zending of kanaalOf(operatie).zendingen({
      naam: freshName(),
      tekst: 'x',
      op: new Date().toISOString(),
    })) {
      const proof = zending.van(zending.body)
      const headers = Object.fromEntries(
        Object.entries(proof).map(([name, value]) => [name, name === 'webhook-id' ? value : change(value)]),
      )
      const answer = await sendTo(app.base, zending, { headers })
      expect(answer.status, answer.text).toBe(401)
      checkRefusal(operatie, answer)
    }
    expect(await countContacts()).toBe(before)
    const [seen] = await lastRefusals()
    expect(seen).toMatchObject({ soort: kanaalOf(operatie).soort, bekend: false, afzender: '127.0.0.x' })
  })
})

describe('wat is geweigerd wordt geteld', () => {
  const count = async () => {
    const { rows } = await sql<{ rijen: number; keer: number }>`
      select count(*)::int as rijen, sum(aantal)::int as keer from inkomende_weigering`.execute(app.db)
    return rows[0]
  }

  test('gelijke weigeringen van een uur zijn één regel, ook tegelijk, en wie verschillende stuurt vult er hoogstens 201', async () => {
    await forgetRefusals()
    const [zending] = kanaalOf('gesprek').zendingen({ naam: freshName(), tekst: 'x', op: new Date().toISOString() })
    if (!zending) throw new Error('gesprek')
    const body = Buffer.from('{"bron":"proef"}')
    await Promise.all(Array.from({ length: 20 }, () => sendTo(app.base, zending, { body })))
    expect(await count()).toEqual({ rijen: 1, keer: 20 })
    for (let from = 0; from < 240; from += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          sendTo(app.base, zending, {
            body: Buffer.from(`{"veld_${from}_${index}":1,${zending.body.toString().slice(1)}`),
          }),
        ),
      )
    const { rijen = 0, keer } = (await count()) ?? {}
    expect(keer).toBe(260)
    // Deliveries that came at once each saw that there was room.
    expect(rijen).toBeLessThan(225)
    expect(JSON.stringify(await lastRefusals())).toContain('meer verschillende weigeringen')
  })

  test('R28: wat iemand typte of stuurde staat er niet in', async () => {
    await forgetRefusals()
    const [zending] = kanaalOf('gesprek').zendingen({ naam: freshName(), tekst: 'x', op: new Date().toISOString() })
    if (!zending) throw new Error('gesprek')
    const geheim = ['999993653', 'jip@example.org', 'Jip Jansen, Dorpsstraat 7']
    for (const one of geheim) {
      await sendTo(app.base, zending, { body: Buffer.from(JSON.stringify({ [one]: one, bron: one, berichten: one })) })
      await sendTo(app.base, zending, { body: Buffer.from(`{"${one}":1,"${one}":2}`) })
      await fetch(`${app.base}/api/v1/kanalen/inkomend/${encodeURIComponent(one)}`, { method: 'POST' })
    }
    const seen = JSON.stringify(await lastRefusals())
    for (const one of geheim) expect(seen).not.toContain(one)
  })
})
