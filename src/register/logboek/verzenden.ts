import type { Db } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Regel } from './dataverwerkingen.ts'
import { logboekVerzonden } from './row.ts'

/**
 * Locks this destination, so that two processes do not send the same lines; gives the last line that was sent. Undefined means that another
 * process is sending.
 */
export async function lockSent(db: Db, bestemming: string): Promise<string | undefined> {
  await sql`${insertRowOf(logboekVerzonden, { bestemming, tot: '0' })} on conflict do nothing`.execute(db)
  const { rows } = await sql<{ tot: string }>`
    select tot::text from logboek_verzonden where bestemming = ${bestemming} for update skip locked`.execute(db)
  return rows[0]?.tot
}

/**
 * Reads the lines after this one, the oldest first. Lines of the last seconds wait: a line gets its number before its transaction ends, so
 * a line with a lower number can still come.
 */
export async function regelsNa(db: Db, tot: string, voor: Date, most: number): Promise<Regel[]> {
  const { rows } = await sql<Regel>`
    select l.id::text as id, l.operatie, l.resultaat, l.partijen, l.elders, l.trace_id as "traceId", l.ouder_id as "ouderId",
      coalesce(l.begonnen_op, l.op) as "begonnenOp", greatest(l.op, l.begonnen_op) as "geeindigdOp",
      case when l.wie_soort = 'applicatie' then l.wie end as applicatie,
      coalesce((select nullif(v.verwijzing, '') from verwerkingsactiviteit v where v.naam = l.verwerkingsactiviteit limit 1),
        'urn:balie:verwerkingsactiviteit:' || l.verwerkingsactiviteit) as activiteit
    from logboek l where l.id > ${tot}::bigint and l.op < ${voor.toISOString()}::timestamptz and l.trace_id <> ''
      -- About the Logboek itself nothing is logged there (LDV-11).
      and not starts_with(l.operatie, 'logboek.')
    order by l.id limit ${sql.lit(most)}`.execute(db)
  return rows
}

/** Remembers the last line that was taken. */
export async function setSent(db: Db, bestemming: string, tot: string): Promise<void> {
  await sql`update logboek_verzonden set tot = ${tot}::bigint, op = now() where bestemming = ${bestemming}`.execute(db)
}

/** Gives the age in seconds of the oldest line that still waits for the last destination; 0 when none waits, or nothing is sent. */
export async function secondenAchter(db: Db): Promise<number> {
  const { rows } = await sql<{ seconden: number }>`
    select greatest(0, extract(epoch from now() - l.op))::float8 as seconden
    from (select tot from logboek_verzonden order by op desc limit 1) v
    cross join lateral (
      select op from logboek where id > v.tot and trace_id <> '' and not starts_with(operatie, 'logboek.') order by id limit 1
    ) l`.execute(db)
  return rows[0]?.seconden ?? 0
}
