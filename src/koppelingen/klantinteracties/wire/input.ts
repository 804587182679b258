import type { Db } from '../../../platform/database.ts'
import { textOf } from '../../../platform/intake.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
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

/** Rules of fields that take more than the field: they are held while the fields are read, and answered with what is wrong with those. */
export type Rules<F extends Fields> = (
  input: Partial<Input<F>>,
  /** Is something wrong with this field already, or inside it? Then its value is of no use. */
  isWrong: (name: string) => boolean,
) => Promise<InvalidParam[]> | InvalidParam[]

interface Asked<F extends Fields> {
  /** PATCH: what is absent is no fault. */
  partial: boolean
  /** The row that changes: its own values are in nobody's way. */
  own: string | null
  rules?: Rules<F> | undefined
}

const namesIn = (name: string) => (fault: InvalidParam) => fault.name === name || fault.name.startsWith(`${name}.`)

/** Reads some of the fields of a body. Throws all their faults at once. */
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

/** Reads the fields of a body, in two stages where some wait for the others. Looks in one statement whether what it refers to exists. */
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

/** The body of a POST: what is absent is as its field says. */
export const readNew = async <F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  rules: Rules<F> | undefined,
): Promise<Input<F>> => withAbsent(fields, await read(db, fields, body, { partial: false, own: null, rules }))

/** The body of a PUT or PATCH of `own`: only what was sent. PUT wants the required fields, PATCH (`partial`) none. */
export const readChanges = <F extends Fields>(
  db: Db,
  fields: F,
  body: unknown,
  asked: Asked<F> & { own: string },
): Promise<Partial<Input<F>>> => read(db, fields, body, asked)
