import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { halveUploads, kladVanUploads, MOST_INHOUD } from '../documenten/inhoud.ts'
import { losseDocumenten } from '../documenten/queries.ts'
import { documentenInConcepten, oudeConcepten } from './queries.ts'

/** Removes drafts that nobody continued for some days, with what was added to them, because they hold personal data (R30). */
export const ruimConceptenOp: Job = {
  name: 'ruim-concepten-op',
  cron: '20 3 * * *',
  ownTransactions: true,
  async run(context) {
    const { now, config, log } = context
    const voor = new Date(now.getTime() - config.CONCEPT_DAGEN * 86_400_000)
    const aantal = await removeAll(context, oudeConcepten(voor))
    const bestanden = [losseDocumenten(voor, documentenInConcepten), halveUploads(voor), kladVanUploads(voor)]
    const documenten = await removeAll(context, bestanden, MOST_INHOUD)
    if (aantal + documenten > 0) log.info({ aantal, documenten }, 'concepten opgeruimd')
  },
}
