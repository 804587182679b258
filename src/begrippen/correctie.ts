import { type Sql, sql } from '../platform/sql.ts'

/** The texts of a klantcontact that can be corrected (R10). */
export type CorrectableText = 'onderwerp' | 'inhoud'

/** Selects the corrections `c` of this text. */
export const correctionsOf = (text: CorrectableText): Sql =>
  sql`klantcontact_correctie c where c.${sql.ref(text)} is not null`

/** Selects a text of a klantcontact `k` as it reads now: as it was last corrected, or else as it was registered (R10). */
export const textNow = (text: CorrectableText): Sql => sql`coalesce((
  select c.${sql.ref(text)} from ${correctionsOf(text)} and c.klantcontact = k.uuid order by c.op desc, c.uuid desc limit 1), k.${sql.ref(text)})`

/** Selects the klantcontacten that have corrections of this text, each with the text as it reads now. */
export const correctedTexts = (text: CorrectableText): Sql => sql`
  select distinct on (c.klantcontact) c.klantcontact, c.${sql.ref(text)} as tekst from ${correctionsOf(text)}
  order by c.klantcontact, c.op desc, c.uuid desc`

/** Tells whether a klantcontact `k` was corrected (R10). */
export const isCorrected = sql`exists (select from klantcontact_correctie c where c.klantcontact = k.uuid)`
