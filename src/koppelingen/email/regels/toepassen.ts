import type { Db } from '../../../platform/database.ts'
import { type Werkregel, working } from './queries.ts'
import { type Bekeken, fits } from './rules.ts'

/** Is a rule for what comes in here? @param postvak undefined: it is taken in from a file */
const isFor = ({ postvak }: Werkregel, where: string | undefined): boolean => !postvak || postvak.uuid === where

/** Finds the first rule that a message meets, among these in their order. */
export const firstThatFits = (
  regels: readonly Werkregel[],
  message: Bekeken,
  postvak: string | undefined,
): Werkregel | undefined => regels.find((regel) => isFor(regel, postvak) && fits(regel, message))

/** Finds the rule in use that a message meets. @param needsTask rules by which it would get no task are left out */
export async function ruleFor(
  db: Db,
  message: Bekeken,
  postvak: string | undefined,
  needsTask: boolean,
): Promise<Werkregel | undefined> {
  const regels = await working(db)
  return firstThatFits(needsTask ? regels.filter(({ geenTaak }) => !geenTaak) : regels, message, postvak)
}
