import { isMedewerkerInMijn } from '../../inrichting/instellingen/queries.ts'
import { storingJson } from '../../inrichting/storingen/reads.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { partijenOf, textNow } from '../../register/klantcontacten/reads.ts'
import { hasOpenSignaal, signalenJson } from '../../register/signalen/reads.ts'
import type { Opvraagbaar } from '../frame/downloaden.ts'
import { type Eigenaar, eigenContacten, eigenZaken, isEigenPartij } from '../frame/zicht.ts'
import type { MijnBericht, MijnVraag } from './model.ts'

// Klantcontacten as the klant reads them (R16), one time line per conversation (R23).

export const PAGE = 20
const MOST_IN_GESPREK = 200

const vanGemeente = sql`(k.initiatiefnemer is not distinct from 'gemeente' or k.initiatiefnemer is null
  and not exists (select from betrokkene b where b.klantcontact = k.uuid and b.initiator))`

/**
 * Is a klantcontact `k` an answer to whoever asked? Other systems register one without saying to whom. What somebody else said in answer is
 * theirs, known or not (R3).
 */
const isAntwoord = sql`(not exists (select from betrokkene b where b.klantcontact = k.uuid and (b.partij is not null or b.initiator)))`

/**
 * Writes CTEs: `eigen (uuid, is_klant)`, the klantcontacten in which whoever is logged in took part, and `gesprek (wortel, uuid)`: each
 * conversation that begins with one of `wortels`, from its first klantcontact on. A link goes from the earlier to the later one, so that links in a
 * circle hide nothing.
 */
const gesprekken = (wortels: Sql): Sql => sql`
  gesprek (wortel, uuid) as (
    select w.uuid, w.uuid from ${wortels} w
    union
    select g.wortel, k.uuid from gesprek g join klantcontact v on v.uuid = g.uuid join onderwerpobject o on o.was_klantcontact = g.uuid
    join klantcontact k on k.uuid = o.klantcontact
    where (k.plaatsgevonden_op, k.volgnummer) > (v.plaatsgevonden_op, v.volgnummer)
      and (exists (select from eigen e where e.uuid = k.uuid) or ${isAntwoord}))`

const eigen = (eigenaar: Eigenaar) => sql`eigen as materialized (${eigenContacten(eigenaar)})`

/** Does nothing that may be read come before klantcontact `k`? Then a conversation begins with it. */
const isWortel = sql`not exists (
  select from onderwerpobject o join eigen e on e.uuid = o.was_klantcontact join klantcontact v on v.uuid = o.was_klantcontact
  where o.klantcontact = k.uuid and (v.plaatsgevonden_op, v.volgnummer) < (k.plaatsgevonden_op, k.volgnummer))`

const afdelingenOf = (actoren: Sql) => sql`
  select distinct e.naam from (${actoren}) x join actor a on a.uuid = x.actor left join actor_eenheid ae on ae.actor = a.uuid
  join actor e on e.uuid = case when a.soort_actor = 'organisatorische_eenheid' then a.uuid else ae.eenheid end`

/** Selects the medewerkers among actoren, when the municipality shows them to klanten. */
const medewerkersOf = (actoren: Sql) => sql`
  select distinct a.naam from (${actoren}) x join actor a on a.uuid = x.actor where a.soort_actor = 'medewerker' and ${isMedewerkerInMijn}`

const taakactoren = sql`select x.actor from interne_taak_actor x where x.interne_taak = t.uuid`
const contactactoren = sql`select x.actor from actor_klantcontact x where x.klantcontact = k.uuid`

const bijlagenJson = sql`coalesce((
  select json_agg(json_build_object('uuid', g.uuid, 'bestandsnaam', coalesce(i.bestandsnaam, ''), 'omvang', i.omvang,
    'toestand', case when i.uuid is null then 'elders' when h.controle = 'besmet' then 'besmet' else 'te_openen' end) order by g.volgnummer)
  from bijlage g left join informatieobject i on i.uuid = g.informatieobject left join inhoud h on h.uuid = i.uuid
  where g.klantcontact = k.uuid), '[]')`

const opvolgingJson = sql`coalesce((
  select json_agg(json_build_object('gedaan', t.status = 'verwerkt', 'uiterlijkOp', iso(t.uiterlijk_op),
    'verlengd', t.status = 'te_verwerken' and t.verlengd_van is not null,
    'gedaanOp', iso(case when t.status = 'verwerkt' and not t.afgehandeld_onbekend then t.afgehandeld_op end), 'afdeling', (
      select string_agg(d.naam, ', ' order by d.naam) from (${afdelingenOf(taakactoren)}) d), 'medewerker', (
      select string_agg(d.naam, ', ' order by d.naam) from (${medewerkersOf(taakactoren)}) d)) order by t.volgnummer)
  from interne_taak t where t.klantcontact = k.uuid), '[]')`

/** Selects the linked zaken, as far as they may be known: of the klant's own zaken how far they are, of others whether they run. */
const zakenJson = sql`coalesce((
  select json_agg(json_build_object('id', case when not s.is_verborgen then s.id end, 'identificatie', s.identificatie,
    'zaaktype', s.zaaktype, 'status', s.status, 'open', s.open, 'verwachtOp', s.verwacht_op, 'toestand', s.toestand) order by o.volgnummer)
  from onderwerpobject o cross join lateral (
    select z.* from (
      select 1 as rang, e.id, false as is_verborgen, z.identificatie, t.omschrijving as zaaktype, z.einddatum is null as open,
        coalesce(z.einddatum_gepland, z.uiterlijke_einddatum_afdoening)::text as verwacht_op, 'bekend' as toestand, coalesce((
          select coalesce(nullif(y.statustekst, ''), y.omschrijving) from zaakregister_status s join zaakregister_statustype y on y.uuid = s.statustype
          where s.zaak = z.uuid order by s.datum_status_gezet desc, s.volgnummer desc limit 1), '') as status
      from eigen_zaak e join zaakregister_zaak z on z.uuid = e.register join zaakregister_zaaktype t on t.uuid = z.zaaktype
      where vergelijkbaar_zaak_id(o.identificator) in (e.id, nullif(z.identificatie, ''))
      union all
      select 2, e.id, false, z.identificatie, coalesce(z.gegevens ->> 'zaaktype', ''), z.open,
        coalesce(z.gegevens ->> 'einddatumGepland', z.gegevens ->> 'uiterlijkeEinddatum'), z.toestand, coalesce(z.gegevens #>> '{status,tekst}', '')
      from eigen_zaak e join zaak z on z.uuid = e.kopie
      where vergelijkbaar_zaak_id(o.identificator) in (e.id, nullif(z.identificatie, ''))
      union all
      select 3, null, true, case when z.toestand = 'bekend' then z.identificatie else '' end, '', case when z.toestand = 'bekend' then z.open end,
        null, z.toestand, ''
      from zaak z where vergelijkbaar_zaak_id(o.identificator) in (z.zaak_uuid, nullif(z.identificatie, ''))
      union all
      select 4, null, true, '', '', null, null, null, '') z order by z.rang limit 1) s
  where o.klantcontact = k.uuid and o.is_zaak), '[]')`

/** Selects the corrections `c` of what a klant reads of a klantcontact `k`; others put the times of a talk right. */
const textCorrections = sql`klantcontact_correctie c where c.klantcontact = k.uuid and num_nonnulls(c.onderwerp, c.inhoud) > 0`

/** The JSON of a klantcontact `k` of `gesprek`, as the contract has it. */
const berichtJson = (
  eigenaar: Eigenaar,
): Sql => sql`json_build_object('uuid', k.uuid, 'nummer', k.nummer, 'kanaal', k.kanaal,
  'op', iso(k.plaatsgevonden_op), 'vanGemeente', ${vanGemeente}, 'onderwerp', ${textNow('onderwerp')}, 'inhoud', ${textNow('inhoud')},
  'reactie', k.reactie, 'gelukt', k.indicatie_contact_gelukt,
  'oorspronkelijk', case when exists (select from ${textCorrections}) then json_build_object('onderwerp', k.onderwerp, 'inhoud', k.inhoud) end,
  'correcties', coalesce((select json_agg(iso(c.op) order by c.op desc) from ${textCorrections}), '[]'),
  'afdelingen', coalesce((select json_agg(d.naam order by d.naam) from (${afdelingenOf(contactactoren)}) d), '[]'),
  'medewerkers', coalesce((select json_agg(d.naam order by d.naam) from (${medewerkersOf(contactactoren)}) d), '[]'),
  'rol', (select case when e.is_klant then 'klant' else 'vertegenwoordiger' end from eigen e where e.uuid = k.uuid),
  'anderen', coalesce((
    select json_agg(json_build_object('rol', b.rol, 'naam', case when p.indicatie_geheimhouding then '' else
      coalesce(nullif(p.naam, ''), nullif(b.organisatienaam, ''), volledige_naam(b.contactnaam), '') end) order by b.volgnummer)
    from betrokkene b left join partij p on p.uuid = b.partij
    where b.klantcontact = k.uuid and (${isEigenPartij(sql`b.partij`, eigenaar)}) is not true), '[]'),
  'bijlagen', ${bijlagenJson}, 'opvolging', ${opvolgingJson},
  'zaken', case when exists (select from eigen e where e.uuid = k.uuid and e.is_klant) then ${zakenJson} else '[]' end,
  'zaakstarten', coalesce((
    select json_agg(json_build_object('status', s.status, 'nummer', case when s.stappen ? 'zaak' then s.identificatie end) order by s.gemaakt_op, s.uuid)
    from zaakstart s where s.klantcontact = k.uuid), '[]'),
  'signalen', ${signalenJson(sql`k.uuid`)},
  'storing', ${storingJson({ kanaal: sql`k.kanaal`, op: sql`k.plaatsgevonden_op` })},
  'zonderOpvolging', exists (select from klantcontact_zonder_opvolging z where z.klantcontact = k.uuid))`

/** A conversation, with whose data it shows (R29). */
export interface Gesprek {
  berichten: MijnBericht[]
  partijen: string[]
}

/**
 * Reads the conversation of a klantcontact, the oldest first, in one statement; undefined when whoever is logged in has no part in it. Of what
 * it answers only what they may read is shown.
 */
export async function gesprek(db: Db, eigenaar: Eigenaar, uuid: string): Promise<Gesprek | undefined> {
  const { rows } = await sql<{ bericht: MijnBericht; partijen: string[] }>`
    with recursive ${eigen(eigenaar)},
    boven (uuid) as (
      select k.uuid from klantcontact k where k.uuid = ${uuid}::uuid and exists (select from eigen e where e.uuid = k.uuid)
      union
      select v.uuid from boven x join klantcontact k on k.uuid = x.uuid join onderwerpobject o on o.klantcontact = x.uuid
      join eigen e on e.uuid = o.was_klantcontact join klantcontact v on v.uuid = e.uuid
      where (v.plaatsgevonden_op, v.volgnummer) < (k.plaatsgevonden_op, k.volgnummer)),
    wortel as (select k.uuid from boven x join klantcontact k on k.uuid = x.uuid where ${isWortel}),
    ${gesprekken(sql`wortel`)},
    ${eigenZaken(eigenaar)}
    select ${berichtJson(eigenaar)} as bericht,
      ${partijenOf(sql`k.uuid`)} as partijen
    from (select distinct g.uuid from gesprek g limit ${sql.lit(MOST_IN_GESPREK)}) g join klantcontact k on k.uuid = g.uuid
    order by k.plaatsgevonden_op, k.volgnummer`.execute(db)
  if (rows.length === 0) return undefined
  return { berichten: rows.map(({ bericht }) => bericht), partijen: rows.flatMap(({ partijen }) => partijen) }
}

/** A conversation `w` in a list, from the klantcontacten `k` in it. */
const vraagJson = sql`json_build_object('uuid', w.uuid, 'nummer', w.nummer, 'onderwerp', w.onderwerp_nu, 'kanaal', w.kanaal,
  'op', iso(w.plaatsgevonden_op), 'vanGemeente', w.van_gemeente, 'aantal', s.aantal, 'laatsteOp', iso(s.laatste_op),
  'laatsteVanGemeente', s.laatste_van_gemeente, 'uiterlijkOp', iso(s.uiterlijk_op), 'teDoen', s.te_doen, 'signalenOpen', s.signalen_open,
  'zakenOpen', s.zaken_open, 'zakenAfgerond', s.zaken_afgerond)`

/** Reads a page of conversations, those that began last first, in one statement; one more than the page holds when there are more. */
export async function lijst(
  db: Db,
  eigenaar: Eigenaar,
  { na, aantal = PAGE }: { na?: string | undefined; aantal?: number },
) {
  const [moment, volgnummer] = na ? decodeCursor(na, 'moment', 'nummer') : []
  const verder = na
    ? sql`and (k.plaatsgevonden_op, k.volgnummer) < (${moment}::timestamptz, ${volgnummer}::bigint)`
    : sql``
  const { rows } = await sql<{ vraag: MijnVraag; op: string; volgnummer: string }>`
    with recursive ${eigen(eigenaar)},
    wortel as materialized (
      select k.uuid, k.nummer, ${textNow('onderwerp')} as onderwerp_nu, k.kanaal, k.plaatsgevonden_op, k.volgnummer, ${vanGemeente} as van_gemeente
      from (
        select k.* from eigen x join klantcontact k on k.uuid = x.uuid where ${isWortel} ${verder}
        order by k.plaatsgevonden_op desc, k.volgnummer desc limit ${sql.lit(aantal + 1)}) k),
    ${gesprekken(sql`wortel`)},
    ${eigenZaken(eigenaar)}
    select ${vraagJson} as vraag, w.plaatsgevonden_op::text as op, w.volgnummer::text
    from wortel w cross join lateral (
      select count(*) as aantal, max(k.plaatsgevonden_op) as laatste_op,
        (array_agg(${vanGemeente} order by k.plaatsgevonden_op desc, k.volgnummer desc))[1] as laatste_van_gemeente,
        min(t.uiterlijk_op) as uiterlijk_op, coalesce(sum(t.te_doen), 0) as te_doen,
        count(*) filter (where ${hasOpenSignaal(sql`k.uuid`)}) as signalen_open, coalesce(sum(z.open), 0) as zaken_open, coalesce(sum(z.afgerond), 0) as zaken_afgerond
      from gesprek g join klantcontact k on k.uuid = g.uuid
      cross join lateral (
        select min(t.uiterlijk_op) filter (where t.status = 'te_verwerken') as uiterlijk_op,
          count(*) filter (where t.status = 'te_verwerken') as te_doen
        from interne_taak t where t.klantcontact = k.uuid) t
      cross join lateral (
        select count(*) filter (where e.open) as open, count(*) filter (where not e.open) as afgerond
        from onderwerpobject o join eigen_zaak e on vergelijkbaar_zaak_id(o.identificator) in (e.id, e.identificatie)
        where o.klantcontact = k.uuid and o.is_zaak) z
      where g.wortel = w.uuid) s
    order by w.plaatsgevonden_op desc, w.volgnummer desc`.execute(db)
  return rows
}

/** Finds a document that came with a klantcontact that whoever is logged in may read; undefined when there is none. */
export async function bijlage(
  db: Db,
  eigenaar: Eigenaar,
  { uuid: contact, bijlage: uuid }: { uuid: string; bijlage: string },
): Promise<Opvraagbaar | undefined> {
  const { rows } = await sql<Opvraagbaar>`
    with recursive ${eigen(eigenaar)}, ${gesprekken(sql`eigen`)}
    select h.uuid, h.omvang::float8 as omvang, i.bestandsnaam, i.mediatype, h.controle
    from bijlage g join informatieobject i on i.uuid = g.informatieobject join inhoud h on h.uuid = i.uuid
    where g.uuid = ${uuid}::uuid and g.klantcontact = ${contact}::uuid
      and exists (select from gesprek x where x.uuid = g.klantcontact)`.execute(db)
  return rows[0]
}

/** Gives the actoren who follow up a question about a contact or a zaak: those who have it already, an afdeling before a medewerker. */
export async function ontvangers(
  db: Db,
  { contact, zaak }: { contact: string | undefined; zaak: string | undefined },
): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`
    select a.uuid as actor from actor a where a.indicatie_actief and a.uuid = any (array(
      select x.actor from interne_taak t join interne_taak_actor x on x.interne_taak = t.uuid where t.klantcontact = ${contact ?? null}::uuid
      union all
      select r.actor from zaakregister_rol r where r.zaak = uuid_van(${zaak ?? ''}) and r.actor is not null))
    order by a.soort_actor = 'organisatorische_eenheid' desc, a.naam, a.uuid limit 10`.execute(db)
  return rows.map(({ actor }) => actor)
}

/** Reads all klantcontacten in which whoever is logged in took part, the newest first, in one statement; no more than `most`. */
export async function alles(db: Db, eigenaar: Eigenaar, most: number): Promise<MijnBericht[]> {
  const { rows } = await sql<{ bericht: MijnBericht }>`
    with ${eigen(eigenaar)}, ${eigenZaken(eigenaar)}
    select ${berichtJson(eigenaar)} as bericht from (
      select k.* from eigen e join klantcontact k on k.uuid = e.uuid
      order by k.plaatsgevonden_op desc, k.volgnummer desc limit ${sql.lit(most)}) k
    order by k.plaatsgevonden_op desc, k.volgnummer desc`.execute(db)
  return rows.map(({ bericht }) => bericht)
}
