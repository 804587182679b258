import { type Db, inTransaction } from '../../../platform/database.ts'
import type { Job, JobContext } from '../../../platform/jobs.ts'
import { forgetUploads, type Leftover, takeLeftover, type Upload } from '../../../register/zaken/saga.ts'
import { isFout } from '../client/fout.ts'
import type { Verbinding } from '../client/verbinding.ts'
import { systeem } from '../systemen.ts'
import { retrieve } from '../zgw/lezen.ts'
import { ZgwDocument } from '../zgw/schemas.ts'

// A start that is given up in the middle of a large document leaves it locked in the zaaksysteem, and no zaak with a locked document can be closed.

/** Opens a document; without our lock, or with parts missing, by force: then it holds nothing. @throws ZaaksysteemFout */
async function open(verbinding: Verbinding, { url, lock }: Upload): Promise<void> {
  const document = await retrieve(verbinding, ZgwDocument, url).catch((error: unknown) => {
    if (isFout(error, 'niet-gevonden')) return undefined
    throw error
  })
  if (!document?.locked) return
  const unlock = (body: object) => verbinding.vraag(`${url}/unlock`, { method: 'POST', body })
  if (lock) {
    try {
      await unlock({ lock })
      return
    } catch (error) {
      if (!isFout(error, 'geweigerd')) throw error
    }
  }
  await unlock({})
}

/** Opens what one start left; false when that did not succeed now. */
async function openAll({ db, config, log }: JobContext, { uuid, zaaksysteem, uploads }: Leftover): Promise<boolean> {
  try {
    const waar = await systeem(db, config, zaaksysteem)
    if (waar) for (const upload of uploads) await open(waar.verbinding, upload)
    return true
  } catch (error) {
    if (!isFout(error)) throw error
    log.warn({ zaakstart: uuid, code: error.soort }, 'document nog vergrendeld')
    return false
  }
}

/** A run ends before the next begins. */
const MOST_MS = 4 * 60_000

/** Opens the documents that were left locked; what does not succeed is tried again later, for a week. */
export const openAchtergeblevenDocumenten: Job = {
  name: 'open-achtergebleven-documenten',
  cron: '*/5 * * * *',
  ownTransactions: true,
  async run(context) {
    const store = <T>(work: (tx: Db) => Promise<T>) => inTransaction(context.db, 'schrijven', work)
    const next = () => store((tx) => takeLeftover(tx, context.now))
    const tot = Date.now() + MOST_MS
    for (let left = await next(); left; left = Date.now() < tot ? await next() : undefined) {
      const { uuid, isOud } = left
      if (isOud) context.log.error({ zaakstart: uuid }, 'document blijft vergrendeld')
      if (isOud || (await openAll(context, left))) await store((tx) => forgetUploads(tx, uuid))
    }
  },
}
