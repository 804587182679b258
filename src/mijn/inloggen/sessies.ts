import type { Niveau } from '../../begrippen/niveau.ts'
import * as instellingen from '../../inrichting/instellingen/queries.ts'
import { type StoringNu, storingenNuJson } from '../../inrichting/storingen/reads.ts'
import { hashOf } from '../../inrichting/toegang/queries.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { type Hoedanigheid, partijenSql } from '../frame/hoedanigheid.ts'
import type { UitRegister } from './hoedanigheden.ts'
import { mijnAanmelding, mijnLogoutToken, mijnPagina, mijnSessie } from './row.ts'

// This module has the SQL of sessions of klanten. A cookie holds a random token; the database holds its hash.

/** A session as it is now: what the login service said, and what the register knows to go with it at this moment. */
export interface Sessie {
  uuid: string
  inlogmiddel: string
  aanmelding: Hoedanigheid[]
  register: UitRegister[]
  als: string
  partijen: string[]
  /** The partijen of whoever logged in themselves. */
  eigenPartijen: string[]
  /** As the register calls the klant of now, and whoever logged in. */
  naam: string | null
  eigenNaam: string | null
  vorigeOp: Date | null
  instellingen: instellingen.Bewaard
  storingen: StoringNu[]
}

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`

/** Is session `s` not over yet? */
const isLevend = (now: Date, idleMinutes: number) => sql`(s.verloopt_op > ${at(now)}
  and s.laatst_gebruikt_op > ${at(now)} - make_interval(mins => ${sql.lit(idleMinutes)}))`

/** The klant of the login itself, as pieces of SQL. */
const EIGEN = {
  soort: sql`(s.aanmelding #>> '{0,klant,soort}')`,
  waarde: sql`(s.aanmelding #>> '{0,klant,waarde}')`,
  kvkNummer: sql`(s.aanmelding #>> '{0,klant,kvkNummer}')`,
}

/** The branches of a whole company that are known here. */
const vestigingen = sql`
  select 'vestiging' as wat, v.code_soort_object_id as soort, v.object_id as waarde, k.object_id as "kvkNummer", p.naam
  from partij_identificator k join partij_identificator v on v.sub_identificator_van = k.uuid join partij p on p.uuid = v.partij
  where ${EIGEN.soort} = 'kvk_nummer' and k.code_soort_object_id = 'kvk_nummer' and k.object_id = ${EIGEN.waarde}
    and v.code_soort_object_id = 'vestigingsnummer'`

/** Finds whoever they represent (R4), by the number that says most; somebody without a number is not found by one. */
const vertegenwoordigden = sql`
  select distinct on (p.uuid) 'vertegenwoordigd', n.code_soort_object_id, n.object_id, boven.object_id, p.naam
  from vertegenwoordiging r join partij p on p.uuid = r.vertegenwoordigde_partij and p.indicatie_actief
  join partij_identificator n on n.partij = p.uuid and n.code_soort_object_id in ('bsn', 'kvk_nummer', 'rsin', 'vestigingsnummer')
  left join partij_identificator boven on boven.uuid = n.sub_identificator_van
  where r.vertegenwoordigende_partij = any (eigen.partijen)
  order by p.uuid, array_position(array['bsn', 'kvk_nummer', 'rsin', 'vestigingsnummer'], n.code_soort_object_id)`

interface Limits {
  idleMinutes: number
  /** Does what the register knows of representation open anything? */
  vertegenwoordiging: boolean
}

/** Finds a session that is still alive, with all that a page needs to know of it, in one statement. It records to the minute that it was used. */
export async function levende(
  db: Db,
  token: string,
  now: Date,
  { idleMinutes, vertegenwoordiging }: Limits,
): Promise<Sessie | undefined> {
  const { rows } = await sql<Sessie>`
    with levend as (
      select s.* from mijn_sessie s where s.token_hash = ${hashOf(token)} and ${isLevend(now, idleMinutes)}),
    gebruik as (
      update mijn_sessie s set laatst_gebruikt_op = ${at(now)} from levend
      where s.uuid = levend.uuid and levend.laatst_gebruikt_op < ${at(now)} - interval '1 minute')
    select s.uuid, s.inlogmiddel, s.aanmelding, s.als, s.vorige_op as "vorigeOp", klant.partijen, eigen.partijen as "eigenPartijen",
      (select p.naam from partij p where p.uuid = klant.partijen[1]) as naam,
      (select p.naam from partij p where p.uuid = eigen.partijen[1]) as "eigenNaam",
      coalesce((select json_agg(x order by x.naam, x.waarde) from (
        ${vestigingen} union all select * from (${vertegenwoordigden}) v where ${vertegenwoordiging}::boolean) x), '[]') as register,
      ${instellingen.bewaardJson} as instellingen, ${storingenNuJson} as storingen
    from levend s,
      lateral (select ${partijenSql(EIGEN.soort, EIGEN.waarde, EIGEN.kvkNummer)}::text[]::uuid[] as partijen) eigen,
      lateral (select ${partijenSql(sql`s.klant_soort`, sql`s.klant_waarde`, sql`s.kvk_nummer`)}::text[]::uuid[] as partijen) klant`.execute(
    db,
  )
  return rows[0]
}

/** Keeps a session alive for as long again; false when it is over. */
export async function touch(db: Db, token: string, now: Date, idleMinutes: number): Promise<boolean> {
  const { rows } = await sql`
    update mijn_sessie s set laatst_gebruikt_op = ${at(now)} where s.token_hash = ${hashOf(token)} and ${isLevend(now, idleMinutes)}
    returning s.uuid`.execute(db)
  return rows.length > 0
}

export interface NieuweSessie {
  uuid: string
  token: string
  inlogmiddel: string
  issuer: string
  subject: string
  sid: string | null
  aanmelding: readonly Hoedanigheid[]
  als: string
  klant: Hoedanigheid['klant']
}

/** Begins a session in a capacity; `vorige_op` is the last time that this klant was established before. */
export async function begin(db: Db, nieuw: NieuweSessie, now: Date, maxMinutes: number): Promise<void> {
  const { uuid, token, inlogmiddel, issuer, subject, sid, aanmelding, als, klant } = nieuw
  const kvkNummer = klant.kvkNummer ?? null
  const row = {
    ...{ uuid, inlogmiddel, issuer, sid, aanmelding: [...aanmelding], als, kvkNummer },
    tokenHash: bytes(hashOf(token)),
    subjectHash: bytes(hashOf(subject)),
    klantSoort: klant.soort,
    klantWaarde: klant.waarde,
    vorigeOp: sql`(select max(a.op) from partij_authenticatie a where a.partij = any (${partijenSql(klant.soort, klant.waarde, kvkNummer)}))`,
    aangemaaktOp: at(now),
    laatstGebruiktOp: at(now),
    verlooptOp: sql`${at(now)} + make_interval(mins => ${sql.lit(maxMinutes)})`,
  }
  await insertRowOf(mijnSessie, row).execute(db)
}

/** Goes on in another capacity. */
export async function choose(db: Db, uuid: string, als: string, klant: Hoedanigheid['klant']): Promise<void> {
  await sql`
    update mijn_sessie set als = ${als}, klant_soort = ${klant.soort}, klant_waarde = ${klant.waarde}, kvk_nummer = ${klant.kvkNummer ?? null}
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Ends the session of a cookie. */
export async function endWithToken(db: Db, token: string): Promise<void> {
  await sql`delete from mijn_sessie where token_hash = ${hashOf(token)}`.execute(db)
}

/** A session of the person who asks. */
export interface EigenSessie {
  uuid: string
  inlogmiddel: string
  aangemaaktOp: Date
  laatstGebruiktOp: Date
}

const ofSamePerson = (uuid: string) => sql`exists (
  select from mijn_sessie e where e.uuid = ${uuid}::uuid and e.issuer = s.issuer and e.subject_hash = s.subject_hash)`

/** Lists the sessions of whoever has this one, the last used first. */
export async function ofPerson(db: Db, uuid: string, now: Date, idleMinutes: number): Promise<EigenSessie[]> {
  const { rows } = await sql<EigenSessie>`
    select s.uuid, s.inlogmiddel, s.aangemaakt_op as "aangemaaktOp", s.laatst_gebruikt_op as "laatstGebruiktOp" from mijn_sessie s
    where ${ofSamePerson(uuid)} and ${isLevend(now, idleMinutes)}
    order by s.laatst_gebruikt_op desc, s.uuid`.execute(db)
  return rows
}

/** Ends another session of whoever has this one; nothing when they have no such session. */
export async function endOther(db: Db, own: string, other: string): Promise<void> {
  await sql`
    delete from mijn_sessie s where s.uuid = ${other}::uuid and s.uuid <> ${own}::uuid and ${ofSamePerson(own)}`.execute(
    db,
  )
}

/** Ends the sessions that a login service ended: one of its own (`sid`), or else all sessions of a person. */
export async function endAtProvider(
  db: Db,
  { issuer, sid = null, subject }: { issuer: string; sid?: string | null; subject?: string | undefined },
): Promise<void> {
  const hash = subject === undefined ? null : hashOf(subject)
  await sql`
    delete from mijn_sessie where issuer = ${issuer} and (sid = ${sid}
      or (subject_hash = ${hash} and (sid is null or ${sid}::text is null)))`.execute(db)
}

/** Uses up a logout token; false when it was used before. */
export async function spendLogoutToken(db: Db, jti: string, verlooptOp: Date): Promise<boolean> {
  const { rows } = await sql`
    ${insertRowOf(mijnLogoutToken, { jti, verlooptOp: at(verlooptOp) })} on conflict do nothing returning jti`.execute(
    db,
  )
  return rows.length > 0
}

export interface Aanmelding {
  state: string
  browser: string
  nonce: string
  codeVerifier: string
  inlogmiddel: string
  niveau: Niveau | null
  terug: string
}

/** Records somebody who is sent to the login service; false when too many are on the way. */
export async function saveAanmelding(
  db: Db,
  aanmelding: Aanmelding,
  { now, verlooptOp, hoogstens }: { now: Date; verlooptOp: Date; hoogstens: number },
): Promise<boolean> {
  const { state, browser, ...own } = aanmelding
  const row = {
    ...own,
    stateHash: bytes(hashOf(state)),
    browserHash: bytes(hashOf(browser)),
    verlooptOp: at(verlooptOp),
  }
  const { rows } = await sql`
    ${insertRowOf(mijnAanmelding, row)}
    where (select count(*) from mijn_aanmelding where verloopt_op > ${at(now)}) < ${sql.lit(hoogstens)}
    returning 1`.execute(db)
  return rows.length > 0
}

/** Takes out the record of somebody who returns in the same browser and in time. It works once. */
export async function takeAanmelding(
  db: Db,
  state: string,
  browser: string,
  now: Date,
): Promise<Omit<Aanmelding, 'state' | 'browser'> | undefined> {
  const { rows } = await sql<Omit<Aanmelding, 'state' | 'browser'>>`
    delete from mijn_aanmelding where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and verloopt_op > ${at(now)}
    returning nonce, code_verifier as "codeVerifier", inlogmiddel, niveau, terug`.execute(db)
  return rows[0]
}

/** Everything that has expired. */
export function verlopen(now: Date, idleMinutes: number): Removal[] {
  const isVerlopen = sql`verloopt_op < ${at(now)}`
  return [
    removalOf(mijnAanmelding, isVerlopen),
    removalOf(mijnLogoutToken, isVerlopen),
    removalOf(mijnPagina, isVerlopen),
    removalOf(
      mijnSessie,
      sql`${isVerlopen} or laatst_gebruikt_op < ${at(now)} - make_interval(mins => ${sql.lit(idleMinutes)})`,
    ),
  ]
}

/** How many are logged in now. */
export async function count(db: Db): Promise<number> {
  return only(await sql<{ aantal: number }>`select count(*)::int as aantal from mijn_sessie`.execute(db)).aantal
}
