import type { Context, Outside } from '../../../platform/context.ts'
import type { Db } from '../../../platform/database.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import type { Table } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import type { Fields, Input } from './fields.ts'
import type { Filter } from './filters.ts'
import type { Members, Schema, Sql, Wire } from './json.ts'
import type { Recht } from './rights.ts'

/** The handlers of a resource work with this. */
export interface WireContext extends Context {
  /** The address of this face as the client reached it. */
  base: string
  /** The begin of the addresses in its JSON: this face, or the server where a standard is of several faces. */
  links: string
  query: URLSearchParams
  /** Reads in a transaction of its own, also after this one; what somebody may see is not limited there. */
  lezen<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** The answer that `before` of a resource gave. */
  asked?: unknown
}

/** An answer that is not the object itself. */
export interface Reply {
  status: number
  /** JSON text. */
  json: string
}

/** An expansion shows other objects beside an object. */
export interface Expansion {
  of: () => View
  many: boolean
  /** It ties the rows of `of` (by its alias) to the row beside which they are shown. */
  where: Sql
  expansions?: Expansions
}

export type Expansions = Readonly<Record<string, Expansion>>

/** A view says how the rows of a table are shown. */
export interface View {
  /** The name of one object: `Betrokkene`. */
  name: string
  table: Table
  /** The alias of the table in every piece of SQL of this resource. */
  alias: string
  /** The order of rows: newest first (`b.volgnummer desc`) unless it is given. */
  order?: Sql
  /** Other orders that a list can be asked for with `ordering`. */
  orders?: Readonly<Record<string, Sql>>
  /** The members of a row `alias`, in their order. */
  json(wire: Wire): Members
}

/** The JSON of rows is kept where it seldom changes. A change removes the kept text, by triggers (decision 0016). */
export interface Kept {
  /** The table that holds a `tekst` for some of the rows. */
  table: Table
  /** The column that refers to the row. */
  key: string
  /**
   * Prevents changes to what these rows show until the transaction ends. It waits for nobody: it gives the rows that no other transaction
   * is changing.
   */
  hold(db: Db, uuids: readonly string[]): Promise<readonly string[]>
}

interface Removal<Stored> {
  remove(context: WireContext, uuid: string, stored: Stored): Promise<Reply | undefined>
}

/** The rights that the operations of a resource need. Changing and removing need the right to write, unless another one is given. */
export interface Rights {
  lezen: Recht
  schrijven?: Recht
  wijzigen?: Recht
  verwijderen?: Recht
}

/** A resource of the face, from which its routes, its validation and its description follow. */
export interface Resource<F extends Fields = Fields, Stored = unknown> extends View {
  /** The path, and the key in the API root: `betrokkenen`. */
  path: string
  rights: Rights
  fields: F
  filters: Readonly<Record<string, Filter>>
  expansions?: Expansions
  /** The filters of the list also apply to an item. They do not where Open Klant has a filterset of its own for the item. */
  filtersOnItem: boolean
  /** A select of the partijen whose data is shown, from `pagina` with the alias of this resource (R29). */
  partijen?: Sql
  /** A select of the BSNs whose data is shown, of who may be no partij here, out of `pagina` too. */
  bsns?: Sql
  kept?: Kept
  /** The number of rows without filters, when something keeps count; otherwise they are counted. */
  total?: Sql
  /**
   * Checks rules that need more than one field; their faults are answered with those of all other fields. Rules that need valid fields
   * belong in `create` and `update`, which are not reached when a field is wrong.
   * @param stored the row that changes; undefined for a new one
   */
  rules?(
    context: WireContext,
    input: Partial<Input<F>>,
    isWrong: (name: string) => boolean,
    stored: Stored | undefined,
  ): Promise<InvalidParam[]> | InvalidParam[]
  /** It has only these rows of the table. */
  only?: Sql
  /**
   * Asks another system before the transaction of a POST begins, so that no connection waits for it; `context.asked` is what it gives. The body
   * is as it was sent, and may be anything.
   */
  before?(outside: Outside, body: unknown): Promise<unknown>
  /** A list comes whole, as an array. */
  unpaged?: true
  /** The largest body in kB, when it may be larger than that of others. */
  bodyKb?: number
  /** Writes a new row; gives its uuid. Without it POST is refused (405). */
  create?(context: WireContext, input: Input<F>): Promise<string>
  /** Locks a row until the transaction ends, and gives what `update` and `remove` need of it; undefined when it does not exist. */
  lock?(db: Db, uuid: string): Promise<Stored | undefined>
  /** Handles PUT and PATCH (`partial`): `changes` holds only what was sent. Without this function both are refused (405). */
  update?(
    context: WireContext,
    uuid: string,
    changes: Partial<Input<F>>,
    stored: Stored,
    partial: boolean,
  ): Promise<void>
  /**
   * Handles DELETE, with functions of the feature that owns the row. It is null where rows stay, or go with something else: DELETE is then
   * refused (405).
   */
  remove: Removal<Stored>['remove'] | null
  /** Was it there, and is it gone? Then DELETE answers 204 once more, because archive tools ask again until it does. */
  wasRemoved?(db: Db, uuid: string): Promise<boolean>
  /** The answer of DELETE besides 204, for the description. */
  removed?: { description: string; schema: Schema; parameters: readonly object[] }
}

/** Declares a resource whose handlers know the types of its fields. */
export const resource = <F extends Fields, Stored = true>(description: Resource<F, Stored>): Resource<F, Stored> =>
  description

/** Handles DELETE by removing the row alone. */
export const removal =
  (remove: (db: Db, uuid: string) => Promise<void>) =>
  async ({ db }: WireContext, uuid: string): Promise<undefined> => {
    await remove(db, uuid)
  }

/** An action is a function of the face that is no resource; it has only POST. */
export interface Action<F extends Fields = Fields> {
  path: string
  name: string
  right: Recht
  fields: F
  /** Gives the schema of its answer (201), for the description. */
  result(wire: Wire): Schema
  /** Checks rules that need more than one field, as in a resource. */
  rules?(context: WireContext, input: Partial<Input<F>>, isWrong: (name: string) => boolean): InvalidParam[]
  run(context: WireContext, input: Input<F>): Promise<Reply>
}

/** Declares an action. */
export const action = <F extends Fields>(description: Action<F>): Action<F> => description

/** Locks a row; gives true, or undefined when it does not exist. */
export async function lockRow(db: Db, of: Table, uuid: string): Promise<true | undefined> {
  const { rows } = await sql`select from ${sql.table(of)} where uuid = ${uuid}::uuid for update`.execute(db)
  return rows.length > 0 ? true : undefined
}
