import { RESTRICTED } from './connection.ts'
import { type Db, inTransaction, only } from './database.ts'
import { unavailable } from './problems.ts'
import { quoted, sql } from './sql.ts'

// This module keeps the restriction (R28, decision 0030): a caller who may not see everything works as a role that can read only the views
// of database/beperkt.sql, not the tables. The role is named after the login of DATABASE_URL: balie logs in, balie_beperkt reads.

/**
 * An error for a restriction that is not in order, so that restricted callers are shown nothing. The message tells an operator, in Dutch,
 * what to do.
 */
export class RestrictionError extends Error {
  override readonly name = 'RestrictionError'
}

/** The name of the restricted role. */
const ROLE = sql<string>`session_user || '_beperkt'`

/** From PostgreSQL 16 on, a member of a role may lack the right to become it. */
const MAY_BECOME = sql`case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end`

interface State {
  role: string
  exists: boolean
  /** The login can become the role. */
  member: boolean
}

const stateOf = async (db: Db): Promise<State> =>
  only(
    await sql<State>`
      select ${ROLE} as role, r.oid is not null as exists,
        coalesce(pg_has_role(session_user, r.oid, ${MAY_BECOME}), false) as member
      from (select) as one left join pg_roles r on r.rolname = ${ROLE}`.execute(db),
  )

/** Lists the commands that an operator with the right to make roles has to run. */
const commandsFor = ({ role, exists }: State) =>
  `${exists ? '' : `create role ${quoted(role)} nologin; `}grant ${quoted(role)} to ${quoted(role.replace(/_beperkt$/, ''))};`

/**
 * Makes the role if it does not exist, and makes the login a member of it. This needs a transaction.
 * @throws RestrictionError when the login may not do so
 */
export async function makeRole(tx: Db): Promise<void> {
  const state = await stateOf(tx)
  if (state.member) return
  // Roles belong to the whole server, so another database may be making the same one.
  await sql.raw('savepoint balie_rol').execute(tx)
  try {
    if (!state.exists) await sql.raw(`create role ${quoted(state.role)} nologin`).execute(tx)
    await sql.raw(`grant ${quoted(state.role)} to session_user`).execute(tx)
    await sql.raw('release savepoint balie_rol').execute(tx)
  } catch (error) {
    await sql.raw('rollback to savepoint balie_rol').execute(tx)
    if ((await stateOf(tx)).member) return
    throw new RestrictionError(
      `de rol ${state.role} is er niet, of de gebruiker van DATABASE_URL is er geen lid van en mag dat niet regelen. Laat een beheerder van de database dit uitvoeren: ${commandsFor(state)}`,
      { cause: error },
    )
  }
}

interface Reach {
  /** The tables that the role can read although they have a view. */
  open: string[]
  /** The views that the role cannot read. */
  closed: string[]
  /** A name without a schema refers to the view. */
  first: boolean
}

/** Asks, as the role, what it can and cannot reach. */
async function reachOf(tx: Db): Promise<Reach> {
  await sql.raw(RESTRICTED).execute(tx)
  const reach = await sql<Reach>`
    select
      array(select c.relname::text from pg_class c join pg_class v on v.relname = c.relname and v.relnamespace = to_regnamespace('beperkt')
        where c.relnamespace = to_regnamespace('public') and (has_table_privilege(c.oid, 'select, insert, update, delete, truncate')
          or has_any_column_privilege(c.oid, 'select, insert, update')) order by 1) as open,
      array(select v.relname::text from pg_class v
        where v.relnamespace = to_regnamespace('beperkt') and v.relkind = 'v' and not has_table_privilege(v.oid, 'select')) as closed,
      has_schema_privilege(to_regnamespace('beperkt'), 'usage')
        and coalesce(to_regclass('klantcontact') = to_regclass('beperkt.klantcontact'), false) as first`.execute(tx)
  return only(reach)
}

const MIGRATE = 'Voer `balie migrate` uit.'

/** Checks that a restricted transaction sees the views and cannot get past them. It returns the fault in Dutch, or undefined. */
export async function restrictionFault(db: Db): Promise<string | undefined> {
  const { own } = only(
    await sql<{ own: boolean }>`
      select coalesce(to_regclass('klantcontact') = to_regclass('public.klantcontact'), false) as own`.execute(db),
  )
  if (!own)
    return 'de verbinding kijkt niet in het schema public. Haal `search_path` uit `options` in DATABASE_URL en uit de instellingen van de rol en de database.'
  const state = await stateOf(db)
  if (!state.member)
    return `de rol ${state.role} is er niet, of de gebruiker van DATABASE_URL is er geen lid van. ${MIGRATE}`
  const { open, closed, first } = await inTransaction(db, 'lezen', reachOf)
  if (open.length > 0)
    return `de rol ${state.role} kan bij tabellen die zij niet mag lezen: ${open.join(', ')}. Neem die rechten terug.`
  if (!first || closed.length > 0) return `de rol ${state.role} kan niet bij het schema beperkt. ${MIGRATE}`
  return undefined
}

/**
 * Checks the restriction before serving.
 * @throws RestrictionError when something is wrong with it
 */
export async function checkRestriction(db: Db): Promise<void> {
  const fault = await restrictionFault(db)
  if (fault) throw new RestrictionError(fault)
}

const NOT_RESTRICTED = 'Balie kan nu niet nagaan wat u mag zien, en toont daarom niets. Probeer het later opnieuw.'
/** PostgreSQL does not let the role in (42501), or does not know it (22023). */
const REFUSED = new Set(['42501', '22023'])

/** Makes the problem for a refusal by the restriction, or returns undefined when something else went wrong. */
export function refusedByRestriction(error: unknown) {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (!code || !REFUSED.has(code) || constraint) return undefined
  return unavailable({ detail: NOT_RESTRICTED, headers: { 'Retry-After': '30' } })
}
