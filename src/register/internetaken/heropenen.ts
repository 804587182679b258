import type { Context } from '../../platform/context.ts'
import { bestemmingOf } from './queries.ts'
import { termijnNaHeropening } from './rules.ts'
import type { Overdracht } from './writes.ts'

/** Gives the actoren of a task that is to do again, with its term, in one statement. */
export async function heropening(
  { db, now, config }: Pick<Context, 'db' | 'now' | 'config'>,
  taak: string,
  actoren: readonly string[],
): Promise<Overdracht> {
  const stand = await bestemmingOf(db, taak, actoren)
  return {
    actoren,
    uiterlijkOp: termijnNaHeropening(stand, { actoren, normen: stand.normen }, config.INTERNETAAK_WERKDAGEN, now),
  }
}
