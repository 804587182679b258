import pino from 'pino'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { NieuwPostvak } from '../../koppelingen/email/contract.ts'
import * as queries from '../../koppelingen/email/postvakken/queries.ts'
import { registerAll } from '../../koppelingen/email/postvakken/verwerken.ts'
import { writeInhoud } from '../../register/documenten/inhoud.ts'
import type { TestApp } from './test-app.ts'

const log = pino({ level: 'silent' })

/** Makes a mailbox whose messages a test brings itself, as if they were fetched. */
export async function makePostvak(
  app: TestApp,
  naam: string,
  afdeling: string,
  anders: Partial<z.input<typeof NieuwPostvak>> = {},
) {
  const { uuid } = await app.client.postvakken.maken({
    body: {
      ...{ naam, host: '127.0.0.1', poort: 9, beveiliging: 'geen', gebruiker: naam, geheim: 'geheim', actief: false },
      ...{ innemenVanaf: '2026-01-01T00:00:00Z', afdeling, ...anders },
    },
  })
  const { rows } = await app.pool.query<{ plaats: string }>('select plaats from email_postvak where uuid = $1', [uuid])
  let last = 0
  return {
    uuid,
    /** Puts a message in the mailbox, and fetches it. Gives its uuid. */
    async fetch(bericht: string | Uint8Array, aangekomenOp = new Date()): Promise<string> {
      const [own, uid] = [uuidv7(), ++last]
      await queries.beginBericht(app.db, {
        ...{ uuid: own, postvak: uuid, plaats: rows[0]?.plaats ?? '', uidvalidity: '1', uid: String(uid) },
        ...{ aangekomenOp: aangekomenOp.toISOString(), omvang: String(bericht.length), stand: 'ophalen', reden: '' },
      })
      const writer = await writeInhoud(app.db)
      await writer.write(Buffer.from(bericht))
      await writer.complete()
      await queries.setInhoud(app.db, own, writer.uuid, 'wacht')
      return own
    },
    /** Registers all that was fetched. */
    register: () => registerAll({ db: app.db, config: app.config, log }),
    /** Gives what became of the messages, the last one first. */
    berichten: async () =>
      (await app.client.postvakken.berichten({ params: { uuid }, query: { aantal: '100' } })).resultaten,
  }
}
