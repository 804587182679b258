import { z } from 'zod'

/** The parts of Mijn. What they show can need a level of its own (R1), and a mandate can be for some of them only (R4). */
export const ONDERDELEN = ['overzicht', 'vragen', 'taken', 'zaken', 'gegevens'] as const
export type Onderdeel = (typeof ONDERDELEN)[number]

/** An operation of Mijn: a page, a form that is sent, or a file. Whose data it is about comes from the session alone (R28). */
export interface MijnOperation {
  method: 'get' | 'post'
  /** The path under `/mijn`, with `{name}` for each of the `params`: `/vragen/{uuid}`. It may hold no personal data. */
  path: string
  /** The part of Mijn that it belongs to. */
  onderdeel: Onderdeel
  /** The purpose, in one Dutch sentence. */
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  /** The fields of a form as they are sent: texts, and lists of texts for what can be chosen more than once. */
  body?: z.ZodType
  /** How many files can come with the form. */
  bestanden?: number
  /** The name of the page in the same contract with the form: it is shown again, with what was typed, when something is wrong. */
  form?: string
  /** A POST that only reads, because its question may not stand in an address. */
  reads?: true
  /** A GET on which something is kept: somebody comes back from another site, and Balie asks there what became of it. */
  changes?: true
  /** It gives a file, and no page. */
  file?: true
}

export type MijnContract = Record<string, MijnOperation>

/** The fields of a form as they were typed; the handler says what is wrong with them, so that nothing that was typed is lost. */
export const Formuliervelden = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]))
export type Formuliervelden = z.output<typeof Formuliervelden>

/** How many of a list come before a page of it, in an address. */
export const Vanaf = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .optional()

const Bytes = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** A piece of a file, with what the file is; without bytes it asks how far the file is. */
export const Deel = z.strictObject({
  veld: z.string().min(1).max(200),
  bestandsnaam: z.string().min(1).max(1000),
  mediatype: z.string().max(200),
  /** Of the whole file, in bytes. */
  omvang: Bytes,
  /** The name by which the browser knows the file, so that it goes on with it after the page was closed. */
  kenmerk: z.string().min(1).max(500),
  /** Where the piece begins, in bytes. */
  vanaf: Bytes,
  /** The key of the form, where it has one. */
  sleutel: z.string().max(200).optional(),
})
export type Deel = z.output<typeof Deel>

/** Declares the operations of a feature of Mijn. */
export function mijnContract<const C extends MijnContract>(operations: C): C {
  return operations
}
