import { isMedewerkerInMijn } from '../../inrichting/instellingen/queries.ts'
import type { Klant } from '../../koppelingen/zaaksysteem/volgen/klantdocumenten.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Opvraagbaar } from '../frame/downloaden.ts'
import { type Eigenaar, eigenContacten, eigenZaken, isEigenPartij } from '../frame/zicht.ts'
import type { MijnZaak, MijnZaakdetail } from './model.ts'

// Zaken of whoever is logged in: those of the register inside, and the copies of those of zaaksystemen. Only documents are asked of another
// system (elders.ts).

const afdeling = sql`(
  select r.betrokkene_identificatie ->> 'naam' from zaakregister_rol r join zaakregister_roltype y on y.uuid = r.roltype
  where r.zaak = z.uuid and r.betrokkene_type = 'organisatorische_eenheid' and y.omschrijving_generiek = 'behandelaar'
  order by r.volgnummer limit 1)`

/** The name of the behandelaar, when the municipality shows that to klanten. */
const medewerker = sql`(
  select nullif(concat_ws(' ', nullif(r.betrokkene_identificatie ->> 'voorletters', ''),
    nullif(r.betrokkene_identificatie ->> 'voorvoegselAchternaam', ''), nullif(r.betrokkene_identificatie ->> 'achternaam', '')), '')
  from zaakregister_rol r join zaakregister_roltype y on y.uuid = r.roltype
  where ${isMedewerkerInMijn} and r.zaak = z.uuid and r.betrokkene_type = 'medewerker' and y.omschrijving_generiek = 'behandelaar'
  order by r.volgnummer limit 1)`

const status = sql`(
  select json_build_object('tekst', coalesce(nullif(y.statustekst, ''), y.omschrijving), 'gezetOp', iso(s.datum_status_gezet),
    'stap', (select count(*) from zaakregister_statustype b where b.zaaktype = y.zaaktype and b.plaats <= y.plaats),
    'stappen', (select count(*) from zaakregister_statustype b where b.zaaktype = y.zaaktype), 'toelichting', s.statustoelichting)
  from zaakregister_status s join zaakregister_statustype y on y.uuid = s.statustype
  where s.zaak = z.uuid order by s.datum_status_gezet desc, s.volgnummer desc limit 1)`

const resultaat = sql`(
  select y.omschrijving from zaakregister_resultaat u join zaakregister_resultaattype y on y.uuid = u.resultaattype
  where u.zaak = z.uuid order by u.volgnummer desc limit 1)`

/** The JSON of a zaak of the register inside with this uuid. */
const registerJson = (uuid: Sql) => sql`(
  select json_build_object('id', z.uuid, 'identificatie', z.identificatie, 'zaaktype', t.omschrijving, 'omschrijving', z.omschrijving,
    'startdatum', z.startdatum, 'einddatum', z.einddatum, 'verwachtOp', coalesce(z.einddatum_gepland, z.uiterlijke_einddatum_afdoening),
    'uiterlijkOp', z.uiterlijke_einddatum_afdoening, 'status', ${status}, 'resultaat', ${resultaat},
    'opgeschort', case when (z.opschorting ->> 'indicatie')::boolean then coalesce(z.opschorting ->> 'reden', '') end,
    'afdeling', ${afdeling}, 'medewerker', ${medewerker}, 'open', z.einddatum is null, 'toestand', 'bekend', 'opgehaaldOp', null, 'foutOp', null)
  from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype where z.uuid = ${uuid})`

const isObject = sql`jsonb_typeof(z.gegevens -> 'status') = 'object'`

/** The JSON of a copy with this uuid. A copy that is empty still says which zaak it is. */
const kopieJson = (uuid: Sql) => sql`(
  select json_build_object('id', z.zaak_uuid, 'identificatie', z.identificatie, 'zaaktype', coalesce(z.gegevens ->> 'zaaktype', ''),
    'omschrijving', coalesce(z.gegevens ->> 'omschrijving', ''), 'startdatum', z.gegevens ->> 'startdatum', 'einddatum', z.gegevens ->> 'einddatum',
    'verwachtOp', coalesce(z.gegevens ->> 'einddatumGepland', z.gegevens ->> 'uiterlijkeEinddatum'), 'uiterlijkOp', z.gegevens ->> 'uiterlijkeEinddatum',
    'status', case when ${isObject} then json_build_object('tekst', z.gegevens #>> '{status,tekst}', 'gezetOp', z.gegevens #>> '{status,gezetOp}',
      'stap', z.gegevens #> '{status,volgnummer}', 'stappen', z.gegevens #> '{status,aantal}', 'toelichting', coalesce(z.gegevens ->> 'substatus', '')) end,
    'resultaat', z.gegevens ->> 'resultaat', 'opgeschort', z.gegevens ->> 'opgeschort', 'afdeling', z.gegevens ->> 'afdeling',
    'medewerker', null,
    'open', z.open, 'toestand', z.toestand, 'opgehaaldOp', iso(z.opgehaald_op), 'foutOp', iso(z.fout_op))
  from zaak z where z.uuid = ${uuid})`

/** The JSON of a row `e` of `eigen_zaak`, as the contract has it. */
export const zaakJson = sql`coalesce(${registerJson(sql`e.register`)}, ${kopieJson(sql`e.kopie`)})`

export const PAGE = 25

/**
 * Reads a page of zaken, the newest first, in one statement; one more than the page holds when there are more.
 * @param vanaf how many come before it
 */
export async function lijst(db: Db, eigenaar: Eigenaar, { open, vanaf }: { open: boolean; vanaf: number }) {
  const { rows } = await sql<{ zaak: MijnZaak }>`
    with ${eigenZaken(eigenaar)},
    pagina as materialized (
      select * from eigen_zaak e where e.open = ${open} order by e.startdatum desc nulls last, e.id
      limit ${sql.lit(PAGE + 1)} offset ${vanaf})
    select ${zaakJson} as zaak from pagina e order by e.startdatum desc nulls last, e.id`.execute(db)
  return rows.map(({ zaak }) => zaak)
}

const stappen = sql`coalesce((
  select json_agg(json_build_object('naam', y.omschrijving, 'gezetOp', (
      select iso(max(s.datum_status_gezet)) from zaakregister_status s where s.zaak = z.uuid and s.statustype = y.uuid),
    'huidig', coalesce(y.uuid = (
      select s.statustype from zaakregister_status s where s.zaak = z.uuid order by s.datum_status_gezet desc, s.volgnummer desc limit 1), false))
    order by y.plaats) from zaakregister_zaak z join zaakregister_statustype y on y.zaaktype = z.zaaktype where z.uuid = e.register), '[]')`

/** Is a document for the klant? It was not made for inside the municipality, is ready, and is no more vertrouwelijk than betrokkenen may see. */
export const isVoorKlant = sql`d.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' and d.status in ('', 'definitief', 'gearchiveerd')
  and not exists (select from zaakregister_zaaktype_informatieobjecttype y
    where y.zaaktype = z.zaaktype and y.informatieobjecttype = d.informatieobjecttype and y.richting = 'intern')`

const documenten = sql`case when e.register is not null then coalesce((
  select json_agg(json_build_object('uuid', d.uuid, 'titel', coalesce(nullif(k.titel, ''), d.titel), 'bestandsnaam', d.bestandsnaam,
    'omvang', (select i.omvang from zaakregister_inhoud i where i.document = d.uuid order by i.versie desc limit 1), 'datum', d.creatiedatum)
    order by d.creatiedatum desc, d.volgnummer desc)
  from zaakregister_zaakinformatieobject k join zaakregister_document d on d.uuid = k.document join zaakregister_zaak z on z.uuid = k.zaak
  where k.zaak = e.register and e.is_aanvrager and ${isVoorKlant}), '[]') end`

const deelzaken = sql`coalesce(
  (select json_agg(json_build_object('id', (select i.id from eigen_zaak i where i.register = z.uuid), 'identificatie', z.identificatie,
      'omschrijving', coalesce(nullif(z.omschrijving, ''), t.omschrijving), 'status', coalesce(${status} ->> 'tekst', ''), 'einddatum', z.einddatum)
      order by z.volgnummer)
    from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype
    where z.hoofdzaak = e.register and z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' and not t.intern),
  (select json_agg(x || '{"id": null}') from zaak z cross join lateral jsonb_array_elements(z.gegevens -> 'deelzaken') x
    where z.uuid = e.kopie and jsonb_typeof(z.gegevens -> 'deelzaken') = 'array'), '[]')`

/** Reads a zaak with everything about it, in one statement; undefined when whoever is logged in has none with this id. */
export async function detail(db: Db, eigenaar: Eigenaar, id: string): Promise<MijnZaakdetail | undefined> {
  const { rows } = await sql<{ detail: MijnZaakdetail }>`
    with ${eigenZaken(eigenaar)}
    select json_build_object('zaak', ${zaakJson}, 'isAanvrager', e.is_aanvrager, 'stappen', ${stappen},
      'taken', coalesce((
        select json_agg(json_build_object('uuid', k.uuid, 'titel', k.titel, 'status', k.status, 'laatsteDag', k.laatste_dag)
          order by k.status <> 'open', k.laatste_dag, k.uuid)
        from klanttaak k where (k.registerzaak = e.register or k.zaak = e.kopie) and ${isEigenPartij(sql`k.partij`, eigenaar)}), '[]'),
      'documenten', ${documenten},
      'contacten', coalesce((
        select json_agg(json_build_object('uuid', k.uuid, 'onderwerp', k.onderwerp, 'kanaal', k.kanaal, 'op', iso(k.plaatsgevonden_op))
          order by k.plaatsgevonden_op desc, k.volgnummer desc)
        from (${eigenContacten(eigenaar)}) c join klantcontact k on k.uuid = c.uuid
        where exists (select from onderwerpobject o where o.klantcontact = k.uuid and o.is_zaak
          and vergelijkbaar_zaak_id(o.identificator) in (e.id, ${zaakJson} ->> 'identificatie'))), '[]'),
      'deelzaken', ${deelzaken}) as detail
    from eigen_zaak e where e.id = ${id.toLowerCase()}`.execute(db)
  return rows[0]?.detail
}

/** Finds the content of a document of a zaak that whoever is logged in may open; undefined when there is none. */
export async function document(
  db: Db,
  eigenaar: Eigenaar,
  { id: zaak, document: uuid }: { id: string; document: string },
): Promise<Opvraagbaar | undefined> {
  const { rows } = await sql<Opvraagbaar>`
    with ${eigenZaken(eigenaar)}
    select h.uuid, h.omvang::float8 as omvang, coalesce(nullif(d.bestandsnaam, ''), d.titel) as bestandsnaam,
      coalesce(nullif(d.formaat, ''), 'application/octet-stream') as mediatype, h.controle
    from eigen_zaak e join zaakregister_zaak z on z.uuid = e.register
    join zaakregister_zaakinformatieobject k on k.zaak = z.uuid join zaakregister_document d on d.uuid = k.document
    cross join lateral (select i.inhoud from zaakregister_inhoud i where i.document = d.uuid order by i.versie desc limit 1) i
    join inhoud h on h.uuid = i.inhoud
    where e.id = ${zaak.toLowerCase()} and d.uuid = ${uuid}::uuid and e.is_aanvrager and ${isVoorKlant}`.execute(db)
  return rows[0]
}

/** Where a zaak is that is in another register, and who asks for it. */
export interface ZaakElders {
  zaaksysteem: string
  klant: Klant
}

/** Finds where a zaak of whoever is logged in is; undefined when that is in the register inside, or when there is nothing of it any more. */
export async function zaakElders(db: Db, eigenaar: Eigenaar, id: string): Promise<ZaakElders | undefined> {
  const { rows } = await sql<ZaakElders>`
    with ${eigenZaken(eigenaar)}
    select z.zaaksysteem, json_build_object('namen', array(select n.field || ':' || n.nummer from nummers n),
      'heeftTaak', exists (select from klanttaak k where k.zaak = z.uuid and ${isEigenPartij(sql`k.partij`, eigenaar)})) as klant
    from eigen_zaak e join zaak z on z.uuid = e.kopie where e.id = ${id.toLowerCase()} and z.toestand = 'bekend'`.execute(
    db,
  )
  return rows[0]
}

/** Has whoever is logged in a zaak with this id? */
export async function hasZaak(db: Db, eigenaar: Eigenaar, id: string): Promise<boolean> {
  const { rows } = await sql`
    with ${eigenZaken(eigenaar)} select from eigen_zaak e where e.id = ${id.toLowerCase()}`.execute(db)
  return rows.length > 0
}

/** Counts the zaken of whoever is logged in, in one statement. */
export async function aantallen(db: Db, eigenaar: Eigenaar): Promise<{ lopend: number; afgerond: number }> {
  return only(
    await sql<{ lopend: number; afgerond: number }>`
      with ${eigenZaken(eigenaar)}
      select count(*) filter (where e.open)::int as lopend, count(*) filter (where not e.open)::int as afgerond from eigen_zaak e`.execute(
      db,
    ),
  )
}

/** Reads all zaken of whoever is logged in, the newest first, in one statement; no more than `most`. */
export async function alles(db: Db, eigenaar: Eigenaar, most: number): Promise<MijnZaak[]> {
  const { rows } = await sql<{ zaak: MijnZaak }>`
    with ${eigenZaken(eigenaar)}
    select ${zaakJson} as zaak from (
      select * from eigen_zaak e order by e.startdatum desc nulls last, e.id limit ${sql.lit(most)}) e
    order by e.startdatum desc nulls last, e.id`.execute(db)
  return rows.map(({ zaak }) => zaak)
}
