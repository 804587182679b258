import { same } from '../../../../web/frame/same.ts'
import type { TaakconceptInhoud, TaakconceptWaarden } from '../../../concepten/contract.ts'

// Two windows in which somebody typed at the same task.

const MOST = 5

/**
 * What a window goes on with when the same was kept in another one. Who typed here keeps what he typed, and gets what was typed there beside
 * it, until he chooses; who did not gets what was typed there in its place.
 */
export function mergeTaskDraft(
  base: TaakconceptInhoud,
  mine: TaakconceptInhoud,
  theirs: TaakconceptInhoud,
): TaakconceptInhoud {
  const isIn = (list: readonly TaakconceptWaarden[], waarden: TaakconceptWaarden) =>
    list.some((own) => same(own, waarden))
  const isChosen = (waarden: TaakconceptWaarden) => isIn(base.anders, waarden) && !isIn(mine.anders, waarden)
  const others = theirs.anders.filter((waarden) => !isChosen(waarden))
  if (same(mine.waarden, base.waarden)) return { waarden: theirs.waarden, anders: others }
  // What stands there of this window is an earlier state of what is typed here.
  const isNews = (waarden: TaakconceptWaarden) => !same(waarden, base.waarden) && !same(waarden, mine.waarden)
  const news = [...others, theirs.waarden].filter(isNews)
  const each = news.filter((waarden, index) => !isIn(news.slice(index + 1), waarden))
  return { waarden: mine.waarden, anders: each.slice(-MOST) }
}
