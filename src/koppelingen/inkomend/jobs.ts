import { ownContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Job, JobContext } from '../../platform/jobs.ts'
import { lezenOf } from '../../platform/operations.ts'
import { Problem } from '../../platform/problems.ts'
import { removeAll } from '../../platform/removal.ts'
import { filesOfWaiting, registerWaiting } from './gesprekken/afronden.ts'
import { type Stil, silentSince } from './gesprekken/wachten.ts'
import { asKanaal } from './handtekening.ts'
import { recordOwn } from './logboek.ts'
import { waitFor } from './queries.ts'
import { countRefusal, oudeWeigeringen, reasonOf } from './weigeringen.ts'

/** Removes that something was refused, after a month (R30). */
export const ruimWeigeringenOp: Job = {
  name: 'ruim-geweigerde-leveringen-op',
  cron: '25 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, oudeWeigeringen(context.now))
  },
}

/** Registers a conversation of which no end was told. */
async function registerSilent({ db: root, now, config, log }: JobContext, stil: Stil): Promise<void> {
  const wie = asKanaal({ uuid: stil.kanaal, naam: stil.naam })
  const bestanden = await filesOfWaiting({ config, lezen: lezenOf({ db: root }) }, stil.kanaal, stil.gesprek)
  await inTransaction(root, 'schrijven', async (db) => {
    await waitFor(db, `${stil.kanaal} ${stil.gesprek}`)
    const kanaal = { uuid: stil.kanaal, soort: stil.soort, adres: stil.adres }
    const context = ownContext({ db, now, config, log }, wie)
    await registerWaiting(context, kanaal, { gesprekId: stil.gesprek, onderwerp: '' }, bestanden)
    await recordOwn(db, { operatie: 'inkomend.stilGesprek', wie, now })
  })
}

/** Counts that a conversation cannot be registered. Its messages go on waiting. */
const tellBeheer = ({ db: root, now }: JobContext, { soort, adres, kanaal, naam, gesprek }: Stil, problem: Problem) =>
  inTransaction(root, 'schrijven', (db) =>
    countRefusal(db, {
      ...{ soort, adres, bron: kanaal, afzender: naam, kenmerk: gesprek },
      ...{ reden: reasonOf(problem), op: now },
    }),
  )

const MOST_AT_ONCE = 200

/** Registers the conversations that went silent: what was said is not lost when a chat system does not tell that it ended (R12). */
export const rondStilleGesprekkenAf: Job = {
  name: 'rond-stille-gesprekken-af',
  cron: '10 * * * *',
  ownTransactions: true,
  async run(context) {
    const since = new Date(context.now.getTime() - context.config.GESPREK_STIL_UREN * 3_600_000)
    const faults: unknown[] = []
    for (const stil of await silentSince(context.db, since, MOST_AT_ONCE))
      await registerSilent(context, stil).catch(async (fault: unknown) => {
        faults.push(fault)
        if (fault instanceof Problem) await tellBeheer(context, stil, fault)
      })
    // One that cannot be registered does not hold up the others.
    if (faults.length > 0) throw faults[0]
  },
}
