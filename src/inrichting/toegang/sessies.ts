import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { hashOf } from './queries.ts'
import * as rijen from './row.ts'

// This module has the SQL of sessions of medewerkers and of logins in progress. A cookie holds a random token; the database holds its hash.

export interface Sessie {
  uuid: string
  actor: string
  naam: string
  rollen: string[]
  rechten: string[]
  eenheden: string[]
  /** The time to ask the provider again about the owner; null means never. */
  controleOp: Date | null
  /** The time at which the provider last confirmed their access. */
  gecontroleerdOp: Date
}

/** Finds a session that is still alive, with the rights that its roles have now, and records to the minute that it was used. */
export async function levende(db: Db, token: string, now: Date, idleMinutes: number): Promise<Sessie | undefined> {
  const op = sql`${now.toISOString()}::timestamptz`
  const { rows } = await sql<Sessie>`
    with levend as (
      select s.* from sessie s where s.token_hash = ${hashOf(token)} and s.verloopt_op > ${op}
        and s.laatst_gebruikt_op > ${op} - make_interval(mins => ${sql.lit(idleMinutes)})),
    gebruik as (
      update sessie s set laatst_gebruikt_op = ${op} from levend
      where s.uuid = levend.uuid and levend.laatst_gebruikt_op < ${op} - interval '1 minute')
    select s.uuid, s.actor, a.naam, s.rollen, s.controle_op as "controleOp", s.gecontroleerd_op as "gecontroleerdOp",
      array(select distinct recht from rol, unnest(rol.rechten) recht where rol.naam = any (s.rollen)) as rechten,
      array(select ae.eenheid from actor_eenheid ae where ae.actor = s.actor)::text[] as eenheden
    from levend s join actor a on a.uuid = s.actor and a.indicatie_actief`.execute(db)
  return rows[0]
}

/** The data with which a session asks the provider again, and the time to do so. */
export interface Controle {
  /** The tokens, sealed with the token of the cookie. */
  tokens: Buffer
  /** The time to ask the provider again. */
  op: Date
}

export interface NieuweSessie {
  uuid: string
  token: string
  actor: string
  rollen: readonly string[]
  issuer: string
  subject: string
  sid: string | null
  idToken: string
  /** Null means that the provider is never asked again. */
  controle: Controle | null
}

/** Begins a session. */
export async function begin(db: Db, sessie: NieuweSessie, now: Date, maxMinutes: number): Promise<void> {
  const { token, controle, rollen, ...rest } = sessie
  const op = sql`${now.toISOString()}::timestamptz`
  await insertRowOf(rijen.sessie, {
    ...rest,
    rollen: [...rollen],
    tokenHash: bytes(hashOf(token)),
    tokens: controle && bytes(controle.tokens),
    controleOp: controle?.op.toISOString(),
    gecontroleerdOp: op,
    aangemaaktOp: op,
    laatstGebruiktOp: op,
    verlooptOp: sql`${op} + make_interval(mins => ${sql.lit(maxMinutes)})`,
  }).execute(db)
}

/** A session about which the provider must be asked again. */
export interface TeControleren {
  actor: string
  rollen: string[]
  issuer: string
  subject: string
  tokens: Buffer | null
}

/** Claims the check of a session for this request; undefined when another request is already doing it. */
export async function takeControle(
  db: Db,
  uuid: string,
  now: Date,
  opnieuwOp: Date,
): Promise<TeControleren | undefined> {
  const { rows } = await sql<TeControleren>`
    update sessie set controle_op = ${opnieuwOp.toISOString()}::timestamptz
    where uuid = ${uuid}::uuid and controle_op <= ${now.toISOString()}::timestamptz
    returning actor, rollen, issuer, subject, tokens`.execute(db)
  return rows[0]
}

/** Saves the answer of the provider: the session goes on with these roles. */
export async function prolong(
  db: Db,
  uuid: string,
  { rollen, idToken, controle }: { rollen: readonly string[]; idToken: string | undefined; controle: Controle },
  now: Date,
): Promise<void> {
  await sql`
    update sessie set rollen = ${rollen}::text[], id_token = coalesce(${idToken ?? null}, id_token), tokens = ${controle.tokens},
      controle_op = ${controle.op.toISOString()}::timestamptz, gecontroleerd_op = ${now.toISOString()}::timestamptz
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Ends the session of a cookie, and returns what the provider needs to know about it. */
export async function endWithToken(
  db: Db,
  token: string,
): Promise<{ actor: string; naam: string; idToken: string } | undefined> {
  const { rows } = await sql<{ actor: string; naam: string; idToken: string }>`
    delete from sessie s using actor a where s.token_hash = ${hashOf(token)} and a.uuid = s.actor
    returning s.actor, a.naam, s.id_token as "idToken"`.execute(db)
  return rows[0]
}

/** Ends a session, and returns the name of its owner, or undefined when there is none. */
export async function endSessie(db: Db, uuid: string): Promise<string | undefined> {
  const { rows } = await sql<{ naam: string }>`
    delete from sessie s using actor a where s.uuid = ${uuid}::uuid and a.uuid = s.actor returning a.naam`.execute(db)
  return rows[0]?.naam
}

/**
 * Ends the sessions that a provider ended: one of its own (`sid`), or else all sessions of a person. A session without a `sid` from the
 * provider ends with any session of that person. The provider is asked about the other sessions of that person at their next request,
 * because Keycloak reports a logout everywhere only once, with the `sid` of one session.
 */
export async function endSessieAtProvider(
  db: Db,
  { issuer, sid = null, subject = null }: { issuer: string; sid?: string | null; subject?: string | null },
  now: Date,
): Promise<void> {
  await sql`
    with klaar as (
      delete from sessie where issuer = ${issuer} and (sid = ${sid}
        or (subject = ${subject} and (sid is null or ${sid}::text is null)))
      returning uuid, subject)
    update sessie set controle_op = ${now.toISOString()}::timestamptz
    where issuer = ${issuer} and controle_op is not null and uuid not in (select uuid from klaar)
      and (subject = ${subject} or subject in (select subject from klaar))`.execute(db)
}

/** Ends all sessions of a medewerker. */
export const endOf = (db: Db, actor: string) => sql`delete from sessie where actor = ${actor}::uuid`.execute(db)

/** Reads the sessions that are alive as JSON text, the last used first. */
export async function lijst(db: Db, now: Date, idleMinutes: number): Promise<string> {
  const op = sql`${now.toISOString()}::timestamptz`
  return only(
    await sql<{ json: string }>`
      select coalesce(json_agg(json_build_object('uuid', s.uuid, 'actor', json_build_object('uuid', a.uuid, 'naam', a.naam), 'rollen', s.rollen,
        'aangemaaktOp', iso(s.aangemaakt_op), 'laatstGebruiktOp', iso(s.laatst_gebruikt_op), 'verlooptOp', iso(s.verloopt_op))
        order by s.laatst_gebruikt_op desc, s.uuid), '[]')::text as json
      from sessie s join actor a on a.uuid = s.actor
      where s.verloopt_op > ${op} and s.laatst_gebruikt_op > ${op} - make_interval(mins => ${sql.lit(idleMinutes)})`.execute(
      db,
    ),
  ).json
}

export interface Aanmelding {
  state: string
  browser: string
  nonce: string
  codeVerifier: string
  terug: string
}

/** Records a person who is sent to the provider; false when too many logins are in progress. */
export async function saveAanmelding(
  db: Db,
  aanmelding: Aanmelding,
  { now, verlooptOp, hoogstens }: { now: Date; verlooptOp: Date; hoogstens: number },
): Promise<boolean> {
  const { state, browser, ...rest } = aanmelding
  const [stateHash, browserHash] = [bytes(hashOf(state)), bytes(hashOf(browser))]
  const { rows } = await sql`
    ${insertRowOf(rijen.aanmelding, { ...rest, stateHash, browserHash, verlooptOp: verlooptOp.toISOString() })}
    where (select count(*) from aanmelding where verloopt_op > ${now.toISOString()}::timestamptz) < ${sql.lit(hoogstens)}
    returning 1`.execute(db)
  return rows.length > 0
}

/** Takes out the record of a person who returns from the provider in the same browser and in time. It works once. */
export async function takeAanmelding(
  db: Db,
  state: string,
  browser: string,
  now: Date,
): Promise<Pick<Aanmelding, 'nonce' | 'codeVerifier' | 'terug'> | undefined> {
  const { rows } = await sql<Pick<Aanmelding, 'nonce' | 'codeVerifier' | 'terug'>>`
    delete from aanmelding where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)}
      and verloopt_op > ${now.toISOString()}::timestamptz
    returning nonce, code_verifier as "codeVerifier", terug`.execute(db)
  return rows[0]
}

/** Uses up a logout token; false when it was used before. */
export async function spendLogoutToken(db: Db, jti: string, verlooptOp: Date): Promise<boolean> {
  const { rows } = await sql`
    ${insertRowOf(rijen.logoutToken, { jti, verlooptOp: verlooptOp.toISOString() })} on conflict do nothing returning jti`.execute(
    db,
  )
  return rows.length > 0
}

/** A person who waits for beheer is kept for this many days after their last attempt. */
const KOPPELVERZOEK_DAYS = 30

/** Everything that has expired. */
export function verlopen(now: Date, idleMinutes: number): Removal[] {
  const op = sql`${now.toISOString()}::timestamptz`
  const isVerlopen = sql`verloopt_op < ${op}`
  return [
    removalOf(rijen.aanmelding, isVerlopen),
    removalOf(rijen.logoutToken, isVerlopen),
    removalOf(rijen.koppelverzoek, sql`laatst_op < ${op} - make_interval(days => ${sql.lit(KOPPELVERZOEK_DAYS)})`),
    removalOf(
      rijen.sessie,
      sql`${isVerlopen} or laatst_gebruikt_op < ${op} - make_interval(mins => ${sql.lit(idleMinutes)})`,
    ),
  ]
}
