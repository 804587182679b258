import { TALEN } from '../../begrippen/taal.ts'
import { likeText, zoekwoorden } from '../../begrippen/zoeken.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { hasNaamdeel, withNaamdeel } from '../partijen/reads.ts'

// Offers other features what they read of klantcontacten, as SQL. A parameter stands for the uuid by which its name says what is looked up.

/** The texts of a klantcontact that can be corrected (R10). */
export type CorrectableText = 'onderwerp' | 'inhoud'

type CorrectableTime = 'begonnen_op' | 'geeindigd_op'

/** Selects the corrections `c` of this text or time. */
export const correctionsOf = (column: CorrectableText | CorrectableTime): Sql =>
  sql`klantcontact_correctie c where c.${sql.ref(column)} is not null`

/** Selects a column of a klantcontact `k` as it was last corrected, or else as it was registered (R10). */
const asCorrected = (column: CorrectableText | CorrectableTime): Sql => sql`coalesce((
  select c.${sql.ref(column)} from ${correctionsOf(column)} and c.klantcontact = k.uuid order by c.op desc, c.uuid desc limit 1), k.${sql.ref(column)})`

/** Selects a text of a klantcontact `k` as it reads now (R10). */
export const textNow = (text: CorrectableText): Sql => asCorrected(text)

/** Selects when the talk of a klantcontact `k` began or ended, as is known now (R10). */
export const talkTimeNow = (time: CorrectableTime): Sql => sql`iso(${asCorrected(time)})`

/** Selects the klantcontacten that have corrections of this text, each with the text as it reads now. */
export const correctedTexts = (text: CorrectableText): Sql => sql`
  select distinct on (c.klantcontact) c.klantcontact, c.${sql.ref(text)} as tekst from ${correctionsOf(text)}
  order by c.klantcontact, c.op desc, c.uuid desc`

/** Tells whether a klantcontact `k` was corrected (R10). */
export const isCorrected = sql`exists (select from klantcontact_correctie c where c.klantcontact = k.uuid)`

const onderwerp = textNow('onderwerp')

/** Selects the onderwerp of a klantcontact as it reads now; empty when it cannot be seen. */
export const onderwerpOf = (klantcontact: Sql): Sql =>
  sql`coalesce((select ${onderwerp} from klantcontact k where k.uuid = ${klantcontact}), '')`

/** Selects the moment at which a klantcontact took place. */
export const plaatsgevondenOpOf = (klantcontact: Sql): Sql =>
  sql`(select iso(k.plaatsgevonden_op) from klantcontact k where k.uuid = ${klantcontact})`

/** Tells whether a klantcontact came by this kanaal. */
export const cameBy = (klantcontact: Sql, kanaal: string): Sql =>
  sql`exists (select from klantcontact k where k.uuid = ${klantcontact} and k.kanaal = ${kanaal})`

/**
 * Tells whether these words stand in the onderwerp of a klantcontact as it reads now. The text that is searched has them too, so what is
 * about something else is left out before its corrections are looked at.
 */
export const isAbout = (klantcontact: Sql, words: string): Sql => {
  const query = sql`websearch_to_tsquery('public.nederlands', ${zoekwoorden(words)})`
  return sql`exists (select from klantcontact k where k.uuid = ${klantcontact} and k.zoek @@ ${query}
    and to_tsvector('public.nederlands', ${onderwerp}) @@ ${query})`
}

/** Selects the JSON of a klantcontact where it is shown in short. */
export const klantcontactKort = (klantcontact: Sql): Sql => sql`(
  select json_build_object('uuid', k.uuid, 'nummer', k.nummer, 'kanaal', k.kanaal, 'onderwerp', ${onderwerp},
    'plaatsgevondenOp', iso(k.plaatsgevonden_op))
  from klantcontact k where k.uuid = ${klantcontact})`

/** Is the betrokkene `b` an unknown one with this part in the name? It walks along an index. */
export const isOnbekendeNamed = (naam: string): Sql =>
  sql`b.partij is null and zoekvorm(volledige_naam(b.contactnaam) || ' ' || b.organisatienaam) like '%' || zoekvorm(${likeText(naam)}) || '%'`

const words = (zoek: string) => sql`k.zoek @@ websearch_to_tsquery('public.nederlands', ${zoekwoorden(zoek)})`

/** Selects the klantcontacten that this is the number of, or whose text has these words. */
export const foundByWords = (zoek: string): Sql => sql`
  select k.uuid from klantcontact k where k.nummer = ${zoek}
  union all
  select k.uuid from klantcontact k where ${words(zoek)}`

/** Selects the klantcontacten in which somebody has this name. */
export const foundByName = (zoek: string): Sql => sql`
  select b.klantcontact from betrokkene b where b.partij in (${withNaamdeel(zoek)})
  union all
  select b.klantcontact from betrokkene b where ${isOnbekendeNamed(zoek)}`

// These two look at one klantcontact after the other, by a subquery that gives one value: with `exists`, PostgreSQL may find all of them first.

/** Does `foundByWords` select this klantcontact? */
export const hasWords = (klantcontact: Sql, zoek: string): Sql => sql`coalesce((
  select k.nummer = ${zoek} or ${words(zoek)} from klantcontact k where k.uuid = ${klantcontact}), false)`

/** Does `foundByName` select this klantcontact? */
export const hasName = (klantcontact: Sql, zoek: string): Sql => sql`coalesce((
  select bool_or((select ${hasNaamdeel('p', zoek)} from partij p where p.uuid = b.partij) or ${isOnbekendeNamed(zoek)})
  from betrokkene b where b.klantcontact = ${klantcontact}), false)`

/** Tells whether a klantcontact was registered of a conversation. */
export const isRegistered = (gesprek: Sql): Sql => sql`exists (select from klantcontact k where k.gesprek = ${gesprek})`

/** Selects the partijen in a klantcontact: those whose data it shows. */
export const partijenOf = (klantcontact: Sql): Sql =>
  sql`array(select b.partij from betrokkene b where b.klantcontact = ${klantcontact} and b.partij is not null)`

/** Selects the name of the klant of a klantcontact, or of the person who spoke when no klant is named. */
export const klantOf = (klantcontact: Sql): Sql => sql`coalesce((
  select coalesce(p.naam, nullif(volledige_naam(b.contactnaam), ''), b.organisatienaam)
  from betrokkene b left join partij p on p.uuid = b.partij where b.klantcontact = ${klantcontact}
  order by b.rol = 'klant' desc, b.volgnummer limit 1), '')`

/** Tells whether a partij in a klantcontact asked for geheimhouding (R28). */
export const hasGeheimhouding = (klantcontact: Sql): Sql => sql`exists (
  select from betrokkene b join partij p on p.uuid = b.partij where b.klantcontact = ${klantcontact} and p.indicatie_geheimhouding)`

/** Selects the betrokkenen of these klantcontacten. */
export const betrokkenenOf = (klantcontacten: readonly string[]): Sql =>
  sql`select b.uuid from betrokkene b where b.klantcontact = any (${klantcontacten}::uuid[])`

/** Selects each klantcontact with the documents that are a bijlage of it. */
export const bijlagen = sql`select distinct g.klantcontact, g.informatieobject from bijlage g`

/** Selects the documents that are a bijlage of a klantcontact, with their place. */
export const bijlagenOf = (klantcontact: string): Sql =>
  sql`select g.informatieobject, min(g.volgnummer) as volgnummer from bijlage g where g.klantcontact = ${klantcontact}::uuid group by g.informatieobject`

/** Tells whether a document is a bijlage. */
export const isBijlage = (document: Sql): Sql =>
  sql`exists (select from bijlage g where g.informatieobject = ${document})`

/** Tells whether no klantcontact refers to a document. */
export const isInNoContact = (
  document: Sql,
): Sql => sql`not exists (select from bijlage g where g.informatieobject = ${document})
  and not exists (select from onderwerpobject o where o.informatieobject = ${document})`

/** Selects the partijen in the klantcontacten of which a document is a bijlage. */
export const partijenOfBijlage = (document: Sql): Sql => sql`
  select b.partij from bijlage g join betrokkene b on b.klantcontact = g.klantcontact
  where g.informatieobject = ${document} and b.partij is not null`

/**
 * Tells whether a message is read in English: one of these partijen prefers it, or one of these klantcontacten was in English.
 * @param partij, contact lists of uuids, in SQL; one that is null says nothing
 */
export const readsEnglish = ({ partij, contact }: { partij: Sql; contact: Sql }): Sql => sql`(
  exists (select from partij p where p.uuid in (${partij}) and p.voorkeurstaal = ${sql.lit(TALEN.en)})
  or exists (select from klantcontact k where k.uuid in (${contact}) and k.taal = ${sql.lit(TALEN.en)}))`
