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

/** Finds the rule in use that a message meets. */
export const ruleFor = async (db: Db, message: Bekeken, postvak: string | undefined): Promise<Werkregel | undefined> =>
  firstThatFits(await working(db), message, postvak)
