import { type Sql, sql } from '../../platform/sql.ts'
import { partijenOf } from '../klantcontacten/reads.ts'

// Offers other features what they read of interne taken, as SQL.

/** Selects of each task what a message about it says. */
export const taken = sql`select t.uuid, t.nummer, t.status, t.uiterlijk_op, t.opnieuw_op from interne_taak t`

/** Selects who has which task that is to do, and its term. */
export const openTaken = sql`
  select ta.interne_taak, ta.actor, ta.open_tot from interne_taak_actor ta where ta.open_tot is not null`

/** Selects the steps in the trails of tasks: who did what, and who had the task then. */
export const stappen = sql`
  select v.uuid, v.interne_taak, v.soort, v.op, v.door, v.toegewezen, v.genoemd from interne_taak_verloop v`

/** Selects the names of the afdelingen and groepen that have a task. */
export const afdelingenOf = (taak: Sql): Sql => sql`array(
  select e.naam from interne_taak_actor te join actor e on e.uuid = te.actor
  where te.interne_taak = ${taak} and e.soort_actor = 'organisatorische_eenheid' order by te.volgorde)`

/** Selects a task, with the partijen whose data it shows. */
export const taakWithPartijen = (taak: string): Sql => sql`
  select t.uuid, ${partijenOf(sql`t.klantcontact`)} as partijen from interne_taak t where t.uuid = ${taak}::uuid`

/** Selects until when the actoren of a row `of` of a task have it: its term, while it is to do. */
export const openTotOf = (of: string, term: string) =>
  sql`case when ${sql.ref(`${of}.status`)} = 'te_verwerken' then ${sql.ref(`${of}.${term}`)} end`
