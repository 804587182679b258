import type { Job } from '../../platform/jobs.ts'
import { removeUploads } from '../documenten/inhoud.ts'
import { removeLoose } from '../documenten/queries.ts'
import { cleanUp, documentenInConcepten } from './queries.ts'

/** Removes drafts that nobody continued for some days, with what was added to them, because they hold personal data (R30). */
export const ruimConceptenOp: Job = {
  name: 'ruim-concepten-op',
  cron: '20 3 * * *',
  async run({ db, now, config, log }) {
    const voor = new Date(now.getTime() - config.CONCEPT_DAGEN * 86_400_000)
    const aantal = await cleanUp(db, voor)
    const documenten = await removeLoose(db, voor, await documentenInConcepten(db))
    const uploads = await removeUploads(db, voor)
    if (aantal + documenten + uploads > 0) log.info({ aantal, documenten, uploads }, 'concepten opgeruimd')
  },
}
