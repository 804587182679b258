import type { Db } from '../../../platform/database.ts'
import { textOf } from '../../../platform/intake.ts'
import { isObject } from '../../../platform/json.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import { parseError, validationError } from './errors.ts'
import { type Fields, type Input, pythonType, type Reading, readFields, withAbsent } from './fields.ts'
import { faultsInDatabase } from './references.ts'

/** Reads the JSON of a body; no body is an empty object. */
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

/**
 * Checks rules that need more than one field. They are checked while the fields are read, and their faults are answered together with those
 * of the fields.
 */
export type Rules<F extends Fields> = (
  input: Partial<Input<F>>,
  /** Tells whether this field, or something inside it, is wrong already, so that its value is useless. */
  isWrong: (name: string) => boolean,
) => Promise<InvalidParam[]> | InvalidParam[]

interface Asked<F extends Fields> {
  /** It is true for PATCH: an absent field is no fault. */
  partial: boolean
  /** The row that changes, because its own values never clash. */
  own: string | null
  rules?: Rules<F> | undefined
}

const namesIn = (name: string) => (fault: InvalidParam) => fault.name === name || fault.name.startsWith(`${name}.`)

/** Reads some of the fields of a body, and throws all their faults at once. */
async function readStage<F extends Fields>(
  db: Db,
  fields: F,
  body: Readonly<Record<string, unknown>>,
  { partial, own, rules }: Asked<F>,
): Promise<Partial<Input<F>>> {
  const reading: Reading = { faults: [], references: [], uniques: [] }
  const input = readFields(fields, body, '', reading, partial)
  const faults = [...reading.faults, ...(await faultsInDatabase(db, reading, own))]
  const isWrong = (name: string) => faults.some(namesIn(name))
  const broken = rules ? await rules(input, isWrong) : []
  if (faults.length + broken.length > 0) throw validationError([...faults, ...broken])
  return input
}

const isLate = ([, field]: [string, Fields[string]]) => field.afterOthers === true

/**
 * Reads the fields of a body, in two stages when some wait for the others. It checks in one statement whether what the body refers to
 * exists.
 */
async function read<F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  { partial, own, rules }: Asked<F>,
): Promise<Partial<Input<F>>> {
  const sent = asObject(body)
  const [late, first] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(fields).filter((entry) => isLate(entry) === wanted)),
  ) as [F, F]
  const input = await readStage(db, first, sent, { partial, own, rules })
  return Object.keys(late).length > 0 ? { ...input, ...(await readStage(db, late, sent, { partial, own })) } : input
}

/** Reads the body of a POST; an absent field gets its value when absent. */
export const readNew = async <F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  rules: Rules<F> | undefined,
): Promise<Input<F>> => withAbsent(fields, await read(db, fields, body, { partial: false, own: null, rules }))

/** Reads the body of a PUT or PATCH of `own`, which gives only what was sent. PUT needs the required fields, PATCH (`partial`) none. */
export const readChanges = <F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  asked: Asked<F> & { own: string },
): Promise<Partial<Input<F>>> => read(db, fields, body, asked)
