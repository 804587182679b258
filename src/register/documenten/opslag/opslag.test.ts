import { createHash, randomBytes } from 'node:crypto'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../../app.ts'
import { exportAll } from '../../../koppelingen/verhuizing/exporteren.ts'
import { ConfigError } from '../../../platform/config.ts'
import { klantcontact, makeMedewerker } from '../../../run/testing/fixtures.ts'
import { CHECKS_SIGNATURES, S3_SERVER, startS3 } from '../../../run/testing/s3.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { ruimConceptenOp } from '../../concepten/jobs.ts'
import { DEEL_OMVANG } from '../contract.ts'
import { verwijzingTo } from '../queries.ts'
import { isOpslagFout } from './s3.ts'
import { placeInhoud, tryOpslag } from './verplaatsen.ts'

const log = pino({ level: 'silent' })
const MB = 1024 * 1024
const LATER = 10 * 60_000

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.each([
  [{ S3_BUCKET_URL: 'https://s3.example/balie' }, /geef ze alle drie/],
  [
    {
      S3_BUCKET_URL: 'http://s3.example/b',
      S3_SLEUTEL_ID: 'a',
      S3_GEHEIM: 'b',
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://db/b?sslmode=verify-full',
    },
    /S3_BUCKET_URL: in productie kan alleen https/,
  ],
])('instellingen die niet kunnen worden geweigerd: %j', (env, reden) => {
  expect(() => parseConfig(env)).toThrow(ConfigError)
  expect(() => parseConfig(env)).toThrow(reden)
})

if (!S3_SERVER) console.warn('Overgeslagen: er is geen MinIO en geen Moto (src/run/testing/s3.ts).')
describe.skipIf(!S3_SERVER)('met een opslag die S3 spreekt', () => {
  let s3: Awaited<ReturnType<typeof startS3>>
  let app: TestApp
  let medewerker: string

  beforeAll(async () => {
    s3 = await startS3()
    app = await startTestApp({ ...s3.settings, S3_VANAF_KB: '1024' })
    ;({ medewerker } = await makeMedewerker(app))
  })
  afterEach(() => s3.heal())
  afterAll(async () => {
    await app?.stop()
    await s3?.stop()
  })

  /** A step ends after some seconds, also when there is more to do: on a slow machine it takes several. */
  async function place(extra: Partial<TestApp['config']> = {}, over = 0): Promise<void> {
    const omgeving = { db: app.db, log, config: { ...app.config, ...extra } }
    for (let step = 0; step < 3; step += 1) await placeInhoud(omgeving, () => new Date(Date.now() + over))
  }

  /** Sends a document as a browser does. */
  async function insturen(heel: Buffer): Promise<string> {
    const { uuid } = await app.client.documenten.uploadBeginnen({
      body: { bestandsnaam: 'scan.bin', omvang: heel.length },
    })
    for (let vanaf = 0, nummer = 1; vanaf < heel.length; vanaf += DEEL_OMVANG, nummer += 1)
      await app.client.documenten.deelToevoegen({
        params: { uuid, nummer: String(nummer) },
        body: new Uint8Array(heel.subarray(vanaf, vanaf + DEEL_OMVANG)),
      })
    return uuid
  }

  const ophalen = (uuid: string) =>
    fetch(`${app.base}/api/v1/informatieobjecten/${uuid}/inhoud`, { headers: { authorization: `Token ${app.token}` } })
  const somVan = async (uuid: string) => sha256(Buffer.from(await (await ophalen(uuid)).arrayBuffer()))
  const stukken = async (uuid: string) =>
    (await app.pool.query('select 1 from inhoud_deel where inhoud = $1', [uuid])).rows.length

  /** The content in an export. */
  async function exported(): Promise<string> {
    const som = createHash('sha256')
    await exportAll(app, async (tekst) => {
      for (const regel of tekst.split('\n')) if (regel.startsWith('{"tabel":"inhoud_deel"')) som.update(regel)
    })
    return som.digest('hex')
  }

  test('R15: een groot document gaat erheen, een klein blijft; beide komen terug zoals zij waren, ook voor wie niet alles mag zien', async () => {
    const [groot, middel, klein] = [randomBytes(6 * MB + 5), randomBytes(2 * MB), randomBytes(1000)]
    const uuids = await Promise.all([groot, middel, klein].map(insturen))
    const voor = await exported()
    await place()
    expect((await s3.objects()).sort()).toEqual(uuids.slice(0, 2).sort())
    expect(await Promise.all(uuids.map(stukken))).toEqual([0, 0, 1])
    expect(await Promise.all(uuids.map(somVan))).toEqual([groot, middel, klein].map(sha256))
    expect(await s3.uploads()).toBe(0)
    // An export has the content itself, in the same bytes as before.
    expect(await exported()).toBe(voor)

    const [uuid = ''] = uuids
    await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, { bijlagen: [{ identificator: verwijzingTo(uuid) }] }),
    })
    const { headers } = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
    const antwoord = await fetch(`${app.base}/api/v1/informatieobjecten/${uuid}/inhoud`, { headers })
    expect(sha256(Buffer.from(await antwoord.arrayBuffer()))).toBe(sha256(groot))
  })

  test.each(['before', 'after'] as const)(
    'wat halverwege afbreekt (%s) gaat later verder, en is intussen te openen',
    async (when) => {
      const heel = randomBytes(6 * MB)
      const uuid = await insturen(heel)
      // The begin, and the first of two parts.
      s3.breakAfter(2, when)
      await place()
      const { rows } = await app.pool.query(
        'select cardinality(delen) as delen, heel from inhoud_opslag where inhoud = $1',
        [uuid],
      )
      expect(rows).toEqual([{ delen: 1, heel: false }])
      expect(await somVan(uuid)).toBe(sha256(heel))
      // The second part; that it is whole is not heard.
      s3.breakAfter(1, when)
      await place({}, LATER)
      s3.heal()
      await place({}, 2 * LATER)
      expect([await stukken(uuid), await somVan(uuid)]).toEqual([0, sha256(heel)])
      expect(await s3.uploads()).toBe(0)
    },
  )

  test('R30: wat wordt weggegooid verdwijnt ook daar, ook als het nog onderweg is', async () => {
    const [daar, onderweg] = [await insturen(randomBytes(2 * MB)), await insturen(randomBytes(6 * MB))]
    s3.breakAfter(4)
    await place()
    s3.heal()
    expect(await s3.objects()).toContain(daar)
    expect(await s3.uploads()).toBe(1)
    const now = new Date(Date.now() + 40 * 86_400_000)
    await ruimConceptenOp.run({ db: app.db, now, config: app.config, log })
    expect([await ophalen(daar), await ophalen(onderweg)].map(({ status }) => status)).toEqual([404, 404])
    await place({}, LATER)
    const objects = await s3.objects()
    expect([objects.includes(daar), objects.includes(onderweg), await s3.uploads()]).toEqual([false, false, 0])
    const { rows } = await app.pool.query('select 1 from inhoud_opslag where inhoud is null')
    expect(rows).toEqual([])
  })

  test('een opslag die niet antwoordt: wie een document opent hoort het, en er gaat niets verloren', async () => {
    const heel = randomBytes(3 * MB)
    const uuid = await insturen(heel)
    await place()
    s3.breakAfter(0)
    const antwoord = await ophalen(uuid)
    expect([antwoord.status, (await antwoord.json()).code]).toEqual([503, 'niet-beschikbaar'])
    const later = await insturen(heel)
    await place()
    expect(await somVan(later)).toBe(sha256(heel))
    s3.heal()
    expect(await somVan(uuid)).toBe(sha256(heel))
  })

  test('een bestaande installatie gaat over, en weer terug naar PostgreSQL', async () => {
    const heel = randomBytes(6 * MB)
    const uuid = await insturen(heel)
    await place({}, LATER)
    expect(await stukken(uuid)).toBe(0)
    s3.breakAfter(1)
    await place({ S3_TERUG: true }, LATER)
    s3.heal()
    await place({ S3_TERUG: true }, 3 * LATER)
    await place({ S3_TERUG: true }, 5 * LATER)
    expect(await s3.objects()).toEqual([])
    expect([await stukken(uuid), await somVan(uuid)]).toEqual([6, sha256(heel)])
  })

  test.skipIf(!CHECKS_SIGNATURES)('een verkeerd geheim of een bucket die er niet is wordt gezegd', async () => {
    const code = (extra: Partial<TestApp['config']>) =>
      tryOpslag({ ...app.config, ...extra }).then(
        () => 'goed',
        (error: unknown) => (isOpslagFout(error) ? error.code : error),
      )
    expect(await code({})).toBe('goed')
    expect(await code({ S3_GEHEIM: 'anders' })).toBe('SignatureDoesNotMatch')
    expect(await code({ S3_BUCKET_URL: `${s3.settings.S3_BUCKET_URL}-weg` })).toBe('NoSuchBucket')
  })
})
