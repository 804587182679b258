import { same } from '../../../../web/frame/same.ts'
import type { TaakconceptInhoud, TaakconceptWaarden } from '../../../concepten/contract.ts'

// Somebody typed at the same task in two windows.

const MOST = 5

/**
 * Merges the texts of two windows. A user who typed here keeps their text, and sees the text of the other window beside it until they
 * choose; a user who typed nothing here gets that text in place of their own.
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
  // A text from this window that comes back is an earlier state of what is typed here.
  const isNews = (waarden: TaakconceptWaarden) => !same(waarden, base.waarden) && !same(waarden, mine.waarden)
  const news = [...others, theirs.waarden].filter(isNews)
  const each = news.filter((waarden, index) => !isIn(news.slice(index + 1), waarden))
  return { waarden: mine.waarden, anders: each.slice(-MOST) }
}
