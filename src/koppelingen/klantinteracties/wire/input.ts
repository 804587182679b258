import type { Db } from '../../../platform/database.ts'
import { textOf } from '../../../platform/intake.ts'
import { parseError, validationError } from './errors.ts'
import { type Fields, type Input, isObject, pythonType, type Reading, readFields, withAbsent } from './fields.ts'
import { faultsInDatabase } from './references.ts'

/** The JSON of a body; no body is an empty object. */
export function parseBody(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return {}
  const text = textOf(body)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw parseError((error as Error).message.slice(0, 200))
  }
}

function asObject(body: unknown): Readonly<Record<string, unknown>> {
  if (isObject(body)) return body
  if (body === null) throw validationError([{ name: 'nonFieldErrors', code: 'null', reason: 'No data provided' }])
  const reason = `Ongeldige data. Verwacht een dictionary, kreeg een ${pythonType(body)}.`
  throw validationError([{ name: 'nonFieldErrors', code: 'invalid', reason }])
}

/** Reads the fields of a body, and looks in one statement whether what it refers to exists. Throws all faults at once. */
async function read<F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  { partial, own }: { partial: boolean; own: string | null },
): Promise<Partial<Input<F>>> {
  const reading: Reading = { faults: [], references: [], uniques: [] }
  const input = readFields(fields, asObject(body), '', reading, partial)
  const faults = [...reading.faults, ...(await faultsInDatabase(db, reading, own))]
  if (faults.length > 0) throw validationError(faults)
  return input
}

/** The body of a POST: what is absent is as its field says. */
export const readNew = async <F extends Fields>(db: Db, fields: F, body: unknown): Promise<Input<F>> =>
  withAbsent(fields, await read(db, fields, body, { partial: false, own: null }))

/** The body of a PUT or PATCH of `own`: only what was sent. PUT wants the required fields, PATCH (`partial`) none. */
export const readChanges = <F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  asked: { partial: boolean; own: string },
): Promise<Partial<Input<F>>> => read(db, fields, body, asked)
