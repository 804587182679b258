import { type Db, only } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Sql } from './wire/json.ts'

// A client of this wire does not know answers to a vragenset: KISS writes them as text in the toelichting, and ITA reads them there.

/** Selects the answers of a task `t` as KISS writes them: a line for each question. */
const ANTWOORDEN = sql`(
  select string_agg(concat(v.vraag ->> 'label', ': ', (
    select string_agg(a.antwoord, ', ' order by a.plaats)
    from jsonb_array_elements_text(v.vraag -> 'antwoord') with ordinality a (antwoord, plaats))), E'\\n' order by v.plaats)
  from jsonb_array_elements(t.vragen -> 'antwoorden') with ordinality v (vraag, plaats))`

/** Selects the toelichting of a task `t` as this wire shows it. */
export const TOELICHTING: Sql = sql`case when t.vragen is null then t.toelichting
  else concat_ws(E'\\n\\n', nullif(t.toelichting, ''), ${ANTWOORDEN}) end`

/** Removes from a toelichting the answers that the client read in it and sends back. */
export async function withoutAntwoorden(db: Db, taak: string, toelichting: string): Promise<string> {
  const gelezen = await sql<{ tekst: string }>`
    select case when right(${toelichting}, length(x.antwoorden)) = x.antwoorden
      then rtrim(left(${toelichting}, -length(x.antwoorden)), E'\\n') else ${toelichting} end as tekst
    from (select ${ANTWOORDEN} as antwoorden from interne_taak t where t.uuid = ${taak}::uuid) x`.execute(db)
  return only(gelezen).tekst
}
