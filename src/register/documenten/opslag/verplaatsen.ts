import { v7 as uuidv7 } from 'uuid'
import type { Config } from '../../../platform/config.ts'
import { type Db, inTransaction, liftLimit } from '../../../platform/database.ts'
import type { JobContext, Loop } from '../../../platform/jobs.ts'
import { sql } from '../../../platform/sql.ts'
import { controleOf } from '../controle.ts'
import { inDelen, readInhoud, saveDeel } from '../inhoud.ts'
import * as queries from './queries.ts'
import { DEEL_BYTES, isOpslagFout, type Opslag, OpslagFout, opslagOf } from './s3.ts'

// Content comes in as pieces in PostgreSQL, in the transaction of its document, and goes to the storage after that, part by part.

type Omgeving = Pick<JobContext, 'db' | 'config' | 'log'>

/** The means of one piece of work. */
interface Werk extends Omgeving {
  opslag: Opslag
  klok: () => Date
}

/** How long a step works: then the process can stop. */
const STEP_MS = 10_000
const KB = 1024

const store = <T>({ db }: Pick<Omgeving, 'db'>, work: (tx: Db) => Promise<T>) => inTransaction(db, 'schrijven', work)

/** The bytes of content as they are read here, in parts. */
function delenOf({ db, config }: Werk, { object, omvang }: queries.Verplaatsing, vanaf = 0) {
  const lezen = <T>(work: (tx: Db) => Promise<T>) => inTransaction(db, 'lezen', work)
  return inDelen(readInhoud({ lezen, config }, { uuid: object, omvang }, vanaf), DEEL_BYTES)
}

/** Sends the parts that are not there yet; undefined when the content was removed meanwhile. */
async function sendDelen(werk: Werk, begun: queries.Verplaatsing & { upload: string }): Promise<string[] | undefined> {
  const { object, upload } = begun
  const delen = [...begun.delen]
  for await (const bytes of delenOf(werk, begun, delen.length * DEEL_BYTES)) {
    delen.push(await werk.opslag.putDeel(object, upload, delen.length + 1, bytes))
    if (!(await store(werk, (tx) => queries.saveStand(tx, { object, upload, delen }, werk.klok())))) return undefined
  }
  return delen
}

/** Brings large content to the storage, from where an earlier attempt was; false when the content was removed meanwhile. */
async function putInDelen(werk: Werk, gevonden: queries.Verplaatsing): Promise<boolean> {
  const { opslag, klok } = werk
  const { object, omvang } = gevonden
  const upload = gevonden.upload ?? (await opslag.begin(object))
  const keep = (stand: { upload: string | null; delen: string[] }) =>
    store(werk, (tx) => queries.saveStand(tx, { object, ...stand }, klok()))
  if (!(await keep({ upload, delen: gevonden.delen }))) {
    await opslag.remove(object, upload)
    return false
  }
  try {
    const delen = await sendDelen(werk, { ...gevonden, upload })
    if (!delen) return false
    await opslag.complete(object, upload, delen)
    return true
  } catch (error) {
    if (!isOpslagFout(error, 'NoSuchUpload')) throw error
    // It was completed, and the answer was lost; or the storage forgot it.
    if ((await opslag.omvang(object)) === omvang) return true
    await keep({ upload: null, delen: [] })
    throw error
  }
}

async function putWhole(werk: Werk, gevonden: queries.Verplaatsing): Promise<boolean> {
  for await (const bytes of delenOf(werk, gevonden)) await werk.opslag.put(gevonden.object, bytes)
  return true
}

/** Brings content to the storage; false when there is none that should be there. */
async function moveNext(werk: Werk): Promise<boolean> {
  const { config, opslag, klok } = werk
  const isVeilig = sql`${controleOf(config)} = 'schoon'`
  const wens = { vanaf: config.S3_VANAF_KB * KB, isVeilig, now: klok() }
  const gevonden = await store(werk, (tx) => queries.takeVerplaatsing(tx, wens))
  if (!gevonden) return false
  const isDaar = await (gevonden.omvang > DEEL_BYTES ? putInDelen : putWhole)(werk, gevonden)
  if (!isDaar) return true
  if ((await opslag.omvang(gevonden.object)) !== gevonden.omvang) throw new OpslagFout('andere omvang dan gestuurd')
  await store(werk, async (tx) => {
    await liftLimit(tx)
    await queries.completeVerplaatsing(tx, gevonden.object)
  })
  return true
}

/** Brings content back to PostgreSQL; false when there is none in the storage. */
async function fetchNext(werk: Werk): Promise<boolean> {
  const gevonden = await store(werk, (tx) => queries.takeTerug(tx, werk.klok()))
  if (!gevonden) return false
  const { object, omvang } = gevonden
  let vanaf = 0
  for await (const bytes of inDelen(werk.opslag.read(object, 0, omvang), DEEL_BYTES)) {
    await store(werk, async (tx) => {
      await saveDeel(tx, object, vanaf, bytes)
      await queries.prolong(tx, object, werk.klok())
    })
    vanaf += bytes.length
  }
  await store(werk, (tx) => queries.completeTerug(tx, object))
  return true
}

/** R30: removes an object of which the content was removed; false when there is none. */
async function removeNext(werk: Werk): Promise<boolean> {
  const gevonden = await store(werk, (tx) => queries.takeWeg(tx, werk.klok()))
  if (!gevonden) return false
  await werk.opslag.remove(gevonden.object, gevonden.upload)
  await store(werk, (tx) => queries.forget(tx, gevonden.object))
  return true
}

/** Brings all content to where it should be, for some seconds at most, and removes the objects of what was removed (R30). */
export async function placeInhoud(omgeving: Omgeving, klok: () => Date = () => new Date()): Promise<void> {
  const opslag = opslagOf(omgeving.config)
  if (!opslag) return
  const werk = { ...omgeving, opslag, klok }
  const tot = Date.now() + STEP_MS
  const place = omgeving.config.S3_TERUG ? fetchNext : moveNext
  try {
    while (Date.now() < tot && ((await removeNext(werk)) || (await place(werk))));
  } catch (error) {
    if (!isOpslagFout(error)) throw error
    const { code, status } = error
    omgeving.log.warn({ code, status }, 'opslag van documenten')
  }
}

/** Brings content to the storage within seconds after it came in. */
export const plaatsInhoud: Loop = {
  name: 'plaats-inhoud',
  everyMs: 2_000,
  begin: (omgeving) => ({
    step: () => placeInhoud(omgeving),
    stop: async () => undefined,
  }),
}

/** Is the bucket there, and may Balie do there what it does? @throws OpslagFout */
export async function tryOpslag(config: Config): Promise<void> {
  const opslag = opslagOf(config)
  const object = uuidv7()
  const bytes = Buffer.from('Balie')
  await opslag?.put(object, bytes)
  for await (const _ of opslag?.read(object, 0, bytes.length) ?? []);
  await opslag?.remove(object, null)
}
