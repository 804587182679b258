import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of storingen, as SQL.

const isAt = (kanaal: Sql) =>
  sql`(s.kanalen = '{}' or exists (select from unnest(s.kanalen) x (naam) where lower(x.naam) = lower(${kanaal})))`

/** A storing as others show it. */
export interface StoringKort {
  reden: string
  beginOp: string
  /** Null: it lasts. */
  eindOp: string | null
}

const kortJson = sql`json_build_object('reden', s.reden, 'beginOp', iso(s.begin_op), 'eindOp', iso(s.eind_op))`

/** Selects what moved the term of an interne taak `t`, and what the term was before; null where nothing did. */
export const verlengingJson = sql`case when t.verlengd_van is not null then json_build_object('uiterlijkOp', iso(t.verlengd_van),
  'storing', (select ${kortJson} from storing s where s.uuid = t.verlengd_door)) end`

/** Selects the storing of a kanaal in which somebody wrote, or too soon after which: they may be late by it. Null where there was none. */
export const storingJson = ({ kanaal, op }: { kanaal: Sql; op: Sql }): Sql => sql`(
  select ${kortJson} from storing s where s.begin_op <= ${op} and ${op} < s.verlengd_tot and ${isAt(kanaal)}
  order by s.begin_op desc, s.uuid limit 1)`

/** Selects until which day who must do something by `kanaal` is in time, when a storing hits its last day; null where none does. */
export const uitstelOf = (laatsteDag: Sql, kanaal: string): Sql => sql`uitstel_door_storing(${laatsteDag}, ${kanaal})`

/** Selects the storingen that are there now, as a list. */
export const storingenNuJson = sql`coalesce((
  select jsonb_agg(jsonb_build_object('reden', s.reden, 'beginOp', iso(s.begin_op), 'eindOp', iso(s.eind_op), 'kanalen', s.kanalen)
    order by s.begin_op, s.uuid)
  from storing s where s.begin_op <= now() and (s.eind_op is null or s.eind_op > now())), '[]')`

/** A storing that is there now, with the kanalen that it touches; none: all of them. */
export interface StoringNu extends StoringKort {
  kanalen: string[]
}
