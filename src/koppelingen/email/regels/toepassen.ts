import type { Db } from '../../../platform/database.ts'
import type { Postregel } from '../contract.ts'
import { lijst } from './queries.ts'
import { type Bekeken, fits } from './rules.ts'

/** Is a rule for what comes in here? @param postvak undefined: it is taken in from a file */
const isFor = ({ postvak }: Postregel, where: string | undefined): boolean => !postvak || postvak.uuid === where

/** Finds the first rule that a message meets, among these in their order. */
export const firstThatFits = (
  regels: readonly Postregel[],
  message: Bekeken,
  postvak: string | undefined,
): Postregel | undefined => regels.find((regel) => isFor(regel, postvak) && fits(regel, message))

/** Finds the rule in use that a message meets. */
export async function ruleFor(db: Db, message: Bekeken, postvak: string | undefined): Promise<Postregel | undefined> {
  const working = (await lijst(db)).filter(({ actief }) => actief)
  return firstThatFits(working, message, postvak)
}
