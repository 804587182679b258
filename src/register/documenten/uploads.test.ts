import { createHash, randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { ruimConceptenOp } from '../concepten/jobs.ts'
import { DEEL_OMVANG } from './contract.ts'
import { verwijzingTo } from './queries.ts'

let app: TestApp
let medewerker: string

beforeAll(async () => {
  app = await startTestApp({ DOCUMENT_MB: '60' })
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

type Client = Pick<TestApp['client'], 'documenten'>

const begin = (omvang: number, extra: object = {}, { documenten }: Client = app.client) =>
  documenten.uploadBeginnen({ body: { bestandsnaam: 'scan.bin', omvang, ...extra } })

const partOf = (heel: Buffer, nummer: number) =>
  new Uint8Array(heel.subarray((nummer - 1) * DEEL_OMVANG, nummer * DEEL_OMVANG))

const send = (uuid: string, heel: Buffer, nummer: number, { documenten }: Client = app.client) =>
  documenten.deelToevoegen({ params: { uuid, nummer: String(nummer) }, body: partOf(heel, nummer) })

async function sendAll(heel: Buffer, extra: object = {}) {
  const { uuid } = await begin(heel.length, extra)
  let stand = await send(uuid, heel, 1)
  for (let nummer = 2; stand.ontvangen < heel.length; nummer += 1) stand = await send(uuid, heel, nummer)
  return stand
}

const download = (uuid: string, init: RequestInit = {}) =>
  fetch(`${app.base}/api/v1/informatieobjecten/${uuid}/inhoud`, {
    headers: { authorization: `Token ${app.token}` },
    ...init,
  })

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('een document in delen insturen', () => {
  test('R15: met het laatste deel is het document er, met zijn SHA-256, en het komt terug zoals het was', async () => {
    const heel = randomBytes(2 * DEEL_OMVANG + 17)
    const { uuid, informatieobject } = await sendAll(heel)
    expect(informatieobject).toMatchObject({
      uuid,
      omvang: heel.length,
      sha256: sha256(heel),
      bestandsnaam: 'scan.bin',
    })
    const identificator = verwijzingTo(uuid)
    const contact = await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, { bijlagen: [{ identificator }] }),
    })
    expect(contact.bijlagen).toMatchObject([{ identificator }])
    const antwoord = await download(uuid)
    expect(antwoord.headers.get('content-length')).toBe(String(heel.length))
    expect(sha256(Buffer.from(await antwoord.arrayBuffer()))).toBe(sha256(heel))
    const kop = await download(uuid, { method: 'HEAD', headers: { authorization: `Token ${app.token}` } })
    expect([kop.status, kop.headers.get('content-length'), await kop.text()]).toEqual([200, String(heel.length), ''])
  })

  test('een document van precies één of twee delen is er ook', async () => {
    for (const omvang of [1, DEEL_OMVANG, 2 * DEEL_OMVANG]) {
      const heel = randomBytes(omvang)
      expect((await sendAll(heel)).informatieobject).toMatchObject({ omvang, sha256: sha256(heel) })
    }
  })

  test('een deel waarvan het antwoord verloren ging komt nog eens, en telt één keer; ook het laatste', async () => {
    const heel = randomBytes(DEEL_OMVANG + 3)
    const { uuid } = await begin(heel.length)
    await Promise.all([send(uuid, heel, 1), send(uuid, heel, 1)])
    expect(await send(uuid, heel, 1)).toMatchObject({ ontvangen: DEEL_OMVANG, informatieobject: null })
    expect(await app.client.documenten.uploadTonen({ params: { uuid } })).toMatchObject({ ontvangen: DEEL_OMVANG })
    await send(uuid, heel, 2)
    expect((await send(uuid, heel, 2)).informatieobject).toMatchObject({ sha256: sha256(heel) })
    expect((await send(uuid, heel, 1)).informatieobject).toMatchObject({ sha256: sha256(heel) })
  })

  test('een deel te vroeg, een deel van een andere omvang en een deel dat er niet is veranderen niets', async () => {
    const heel = randomBytes(2 * DEEL_OMVANG)
    const { uuid } = await begin(heel.length)
    expect(await problemIn(send(uuid, heel, 2))).toMatchObject({ code: 'deel-niet-aan-de-beurt', ontvangen: 0 })
    const params = { uuid, nummer: '1' }
    const kort = app.client.documenten.deelToevoegen({ params, body: new Uint8Array(5) })
    expect((await problemIn(kort)).invalidParams).toMatchObject([{ code: 'verkeerde-omvang' }])
    const leeg = app.client.documenten.deelToevoegen({ params, body: new Uint8Array(0) })
    expect(await problemIn(leeg)).toMatchObject({ status: 400 })
    const lang = app.client.documenten.deelToevoegen({ params, body: new Uint8Array(DEEL_OMVANG + 2048) })
    expect(await problemIn(lang)).toMatchObject({ status: 413 })
    const voorbij = app.client.documenten.deelToevoegen({ params: { uuid, nummer: '3' }, body: new Uint8Array(5) })
    expect(await problemIn(voorbij)).toMatchObject({ status: 404 })
    expect(await app.client.documenten.uploadTonen({ params: { uuid } })).toMatchObject({ ontvangen: 0 })
  })

  test.each([
    [0, 'leeg', /leeg \(0 bytes\)/],
    [61 * 1024 * 1024, 'te-groot', /61 MB; het grootste dat kan is 60 MB/],
  ])(
    'een bestand van %i bytes wordt geweigerd voor er iets verstuurd is, met de reden',
    async (omvang, code, reden) => {
      const { invalidParams } = await problemIn(begin(omvang))
      expect(invalidParams).toMatchObject([{ name: 'omvang', code, reason: expect.stringMatching(reden) }])
    },
  )

  test('een naam met een pad wordt een naam; een naam waar niets van overblijft wordt geweigerd', async () => {
    expect(await begin(1, { bestandsnaam: 'C:\\scans\\..\\brief\u202E.pdf' })).toMatchObject({
      bestandsnaam: 'brief.pdf',
    })
    expect(fieldsOf(await problemIn(begin(1, { bestandsnaam: '../' })))).toEqual(['bestandsnaam'])
  })

  test('R28: alleen wie begon gaat verder, ziet hoever het is en breekt af', async () => {
    const heel = randomBytes(DEEL_OMVANG + 1)
    const kcc = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
    const { uuid } = await begin(heel.length, {}, kcc)
    expect(await send(uuid, heel, 1, kcc)).toMatchObject({ ontvangen: DEEL_OMVANG })
    const params = { uuid }
    for (const poging of [
      () => send(uuid, heel, 2),
      () => app.client.documenten.uploadTonen({ params }),
      () => app.client.documenten.uploadAfbreken({ params }),
    ])
      expect(await problemIn(poging())).toMatchObject({ status: 404 })
    expect((await send(uuid, heel, 2, kcc)).informatieobject).toMatchObject({ sha256: sha256(heel) })
    expect(await problemIn(kcc.documenten.uploadAfbreken({ params }))).toMatchObject({ status: 404 })
  })

  test('wie afbreekt houdt niets over', async () => {
    const { uuid } = await begin(DEEL_OMVANG * 2)
    await send(uuid, randomBytes(DEEL_OMVANG * 2), 1)
    await app.client.documenten.uploadAfbreken({ params: { uuid } })
    expect(await problemIn(app.client.documenten.uploadTonen({ params: { uuid } }))).toMatchObject({ status: 404 })
    expect((await app.pool.query('select 1 from inhoud_deel where inhoud = $1', [uuid])).rows).toEqual([])
  })

  test('R30: wat half bleef verdwijnt met de concepten; waar iemand nog mee bezig is blijft', async () => {
    const heel = randomBytes(DEEL_OMVANG + 1)
    const [half, bezig] = [await begin(heel.length), await begin(heel.length)]
    await send(half.uuid, heel, 1)
    const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: app.url })
    const now = new Date(Date.now() + (config.CONCEPT_DAGEN + 1) * 86_400_000)
    await app.pool.query(`update documentupload set bijgewerkt_op = $1 where uuid = $2`, [
      now.toISOString(),
      bezig.uuid,
    ])
    await ruimConceptenOp.run({ db: app.db, now, config, log: pino({ level: 'silent' }) })
    const { rows } = await app.pool.query<{ uuid: string }>('select uuid from inhoud where not heel')
    expect(rows).toEqual([{ uuid: bezig.uuid }])
    await send(bezig.uuid, heel, 1)
    expect((await send(bezig.uuid, heel, 2)).informatieobject).toMatchObject({ sha256: sha256(heel) })
  })

  test('een deel kost een vast aantal statements, hoe groot het document ook is', async () => {
    const heel = randomBytes(4 * DEEL_OMVANG)
    const { uuid } = await begin(heel.length)
    const kosten: number[] = []
    for (const nummer of [1, 2, 3]) kosten.push((await app.statementsOf(() => send(uuid, heel, nummer))).length)
    expect(new Set(kosten).size).toBe(1)
    expect(kosten[0]).toBeLessThanOrEqual(10)
  })
})

describe('wat een bestand is, staat erin', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  test.each([
    ['een png die zich pdf noemt', png, 'application/pdf', 'image/png'],
    [
      'een programma dat zich afbeelding noemt',
      Buffer.from('MZ\0\x03\0\0\0'.padEnd(200, '\0')),
      'image/png',
      /^application\/(x-msdownload|octet-stream)/,
    ],
    ['tekst die zich pdf noemt', Buffer.from('Geachte heer'), 'application/pdf', 'application/octet-stream'],
    ['tekst', Buffer.from('Geachte heer'), 'text/plain', 'text/plain'],
    ['een bericht', Buffer.from('From: a@b.example\r\n\r\nHoi'), 'message/rfc822', 'message/rfc822'],
    ['bytes die zich tekst noemen', Buffer.from([1, 0, 2, 0]), 'text/plain', 'application/octet-stream'],
    ['iets zonder soort', Buffer.from('%PDF-1.7 scan'), undefined, 'application/pdf'],
  ])('%s', async (_, heel, mediatype, soort) => {
    const verwacht = typeof soort === 'string' ? soort : expect.stringMatching(soort)
    expect((await sendAll(heel, { mediatype })).informatieobject).toMatchObject({ mediatype: verwacht })
    const body = { bestandsnaam: 'x', mediatype, inhoud: heel.toString('base64') }
    expect(await app.client.documenten.toevoegen({ body })).toMatchObject({ mediatype: verwacht })
  })
})

test('een document van 50 MB gaat erin en eruit zonder het geheel in het geheugen', { timeout: 120_000 }, async () => {
  const omvang = 50 * 1024 * 1024
  const deel = randomBytes(DEEL_OMVANG)
  const { uuid } = await begin(omvang)
  let hoogste = 0
  const buiten = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const voor = buiten()
  // The measure is what is held, and not what a busy machine has not collected yet.
  const meet = () => {
    if (buiten() - voor > hoogste) collect()
    hoogste = Math.max(hoogste, buiten() - voor)
  }
  const som = createHash('sha256')
  for (let nummer = 1; nummer * DEEL_OMVANG <= omvang; nummer += 1) {
    som.update(deel)
    await app.client.documenten.deelToevoegen({ params: { uuid, nummer: String(nummer) }, body: new Uint8Array(deel) })
    meet()
  }
  const antwoord = await download(uuid)
  const gelezen = createHash('sha256')
  for await (const stuk of antwoord.body ?? []) {
    gelezen.update(stuk)
    meet()
  }
  expect(gelezen.digest('hex')).toBe(som.digest('hex'))
  // Client and server are one process here.
  expect(hoogste / 1024 / 1024).toBeLessThan(150)
})
