import { sql } from '../../platform/sql.ts'
import type { Draad, VindDraad } from '../../register/klantberichten/draad.ts'

/** So many messages are named as those that an answer answers: the last ones. */
const MOST = 20

/**
 * Finds the conversation of an interne taak: what came in about its klantcontact, and the mailbox of the last of it. A message without a usable
 * Message-ID cannot be named.
 */
export const vindDraad: VindDraad = async (db, { klantcontact, taak }) => {
  const { rows } = await sql<Draad>`
    with binnen as (
      select e.message_id, e.klantcontact, e.op, e.doorgestuurd from email_ontvangen e
      where e.klantcontact = ${klantcontact}::uuid or e.interne_taak = ${taak}::uuid order by e.op desc limit ${sql.lit(MOST)})
    select array(select message_id from binnen where message_id ~ '^<[^<>\\s]+>$' and message_id !~ '@balie\\.invalid>$' order by op) as "antwoordOp",
      (select p.afzender from binnen x join email_bericht b on b.klantcontact = x.klantcontact join email_postvak p on p.uuid = b.postvak
        order by x.op desc limit 1) as van,
      (select case when not doorgestuurd then klantcontact end from binnen order by op desc limit 1) as laatste`.execute(
    db,
  )
  return rows[0] ?? { van: null, antwoordOp: [], laatste: null }
}
