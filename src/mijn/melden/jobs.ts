import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { oudeKlantconcepten } from '../../register/concepten/klantconcepten.ts'
import { documentenInConcepten } from '../../register/concepten/queries.ts'
import { MOST_INHOUD, onbekendeUploads } from '../../register/documenten/inhoud.ts'
import { DRAFT } from './fotos.ts'

const DAY_MS = 86_400_000

/** Removes what somebody who is not logged in typed, chose or began, and did not send within a day (R30). */
export const ruimMeldingenOp: Job = {
  name: 'ruim-meldingen-op',
  cron: '35 * * * *',
  ownTransactions: true,
  async run(context) {
    const voor = new Date(context.now.getTime() - DAY_MS)
    await removeAll(context, [oudeKlantconcepten(DRAFT, voor)])
    await removeAll(context, [onbekendeUploads(voor, documentenInConcepten)], MOST_INHOUD)
  },
}
