// Many conversations end with thanks: that asks nothing, so it opens no task. Only what consists of such words counts; anything else may be a question.

const LONGEST = 80

/** At least one of these says thanks, or goodbye. */
const CLOSING = new Set(
  `bedankt dank dankje dankjewel dankuwel thanks thx thnx thank cheers doei doeg dag groet groeten groetjes
  top prima super fijn perfect duidelijk helder merci`.split(/\s+/),
)

/** These may stand beside them. */
const AROUND = new Set(
  `u je jij jullie jou wel zeer heel erg hartelijk alvast voor de het uw hulp uitleg antwoord informatie info moeite
  snelle reactie service tijd ok oke okay hoor dan weer is dat een nog fijne prettige mooie avond middag dag weekend werkdag tot ziens
  en goed so much very you have a nice day for your help bye`.split(/\s+/),
)

/** Tells whether a text says no more than thanks or goodbye. */
export function isCourtesy(text: string): boolean {
  if (text.length > LONGEST || text.includes('?')) return false
  const words = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return words.some((word) => CLOSING.has(word)) && words.every((word) => CLOSING.has(word) || AROUND.has(word))
}
