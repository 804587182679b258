import type { Db } from '../platform/database.ts'
import { maakDemoApplicatie } from './applicatie.ts'

/** Loads the demonstration, once. */
export async function laadDemo(db: Db, rechten: readonly string[]): Promise<void> {
  await maakDemoApplicatie(db, rechten)
}
