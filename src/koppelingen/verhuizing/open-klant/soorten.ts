import { sql } from 'kysely'
import { eindeVan } from '../../../begrippen/kalender.ts'
import type { Db } from '../../../platform/database.ts'
import { zoekwaarde } from '../../../register/partijen/rules.ts'
import type { Bronobject } from './bron.ts'

/** What is taken over of one list of the source. */
export interface Soort {
  naam: string
  /** The list at the source, with a filter where only a part is meant. */
  pad: string
  tabel: string
  /** Columns with the SQL expression of their value, out of an object `r`. */
  kolommen: Readonly<Record<string, string>>
  /** Columns that are filled once, when the row is made. */
  eenmalig?: Readonly<Record<string, string>>
  /** The rows that this list brings, when that is not all of the table. */
  deel?: string
  /** Adds what SQL does not work out by itself. */
  verrijk?(object: Bronobject, werkdagen: number): Bronobject
  /** What follows when rows were written. */
  daarna?(db: Db, objecten: readonly Bronobject[]): Promise<void>
  /** Does not change what is here: what is different becomes a correctie, or is reported (R10). */
  onveranderlijk?: boolean
  /** Fills columns of rows that an earlier list made. */
  bestaatAl?: boolean
}

/** What stands for whoever did something in Open Klant: that is not known. */
export const OVERNAME = { uuid: '00000000-0000-8000-8000-00000000000f', naam: 'Overname uit Open Klant' }

const tekst = (naam: string) => `coalesce(r ->> '${naam}', '')`
const ja = (naam: string, anders: boolean) => `coalesce((r ->> '${naam}')::boolean, ${anders})`
const verwijzing = (naam: string) => `(r -> '${naam}' ->> 'uuid')::uuid`
const object = (naam: string) => `objectidentificator_van(coalesce(nullif(r -> '${naam}', 'null'), '{}'))`
const adres = (naam: string) => `adres_van(coalesce(nullif(r -> '${naam}', 'null'), '{}'))`
const naamVan = (pad: string) => `contactnaam_van(coalesce(nullif(${pad}, 'null'), '{}'))`
const datum = (naam: string) => `(r ->> '${naam}')::date`

/** The number at the source, unless something else here has it; Balie gives one to what has none. */
const nummer = (tabel: string) => `case
  when coalesce(r ->> 'nummer', '') = '' or exists (select from ${tabel} x where x.nummer = r ->> 'nummer' and x.uuid <> (r ->> 'uuid')::uuid)
  then volgend_${tabel}_nummer() else r ->> 'nummer' end`

const identificatoren: Soort = {
  naam: 'partij-identificatoren',
  pad: 'partij-identificatoren',
  tabel: 'partij_identificator',
  kolommen: {
    partij: verwijzing('identificeerdePartij'),
    andere_partij_identificator: tekst('anderePartijIdentificator'),
    code_register: `r -> 'partijIdentificator' ->> 'codeRegister'`,
    code_objecttype: `r -> 'partijIdentificator' ->> 'codeObjecttype'`,
    code_soort_object_id: `r -> 'partijIdentificator' ->> 'codeSoortObjectId'`,
    object_id: `coalesce(r -> 'partijIdentificator' ->> 'objectId', '')`,
    sub_identificator_van: verwijzing('subIdentificatorVan'),
  },
}

const partij = { naam: 'partijen', pad: 'partijen', tabel: 'partij' }

const taak: Soort = {
  naam: 'internetaken',
  pad: 'internetaken',
  tabel: 'interne_taak',
  kolommen: {
    referentienummer: `nullif(r ->> 'referentienummer', '')`,
    klantcontact: verwijzing('aanleidinggevendKlantcontact'),
    gevraagde_handeling: tekst('gevraagdeHandeling'),
    toelichting: tekst('toelichting'),
    status: `(r ->> 'status')::status_interne_taak`,
    toegewezen_op: `(r ->> 'toegewezenOp')::timestamptz`,
    afgehandeld_op: `case r ->> 'status' when 'verwerkt' then coalesce(r ->> 'afgehandeldOp', r ->> 'toegewezenOp')::timestamptz end`,
  },
  eenmalig: { nummer: nummer('interne_taak'), uiterlijk_op: `(r ->> 'uiterlijkOp')::timestamptz` },
  verrijk: (gegeven, werkdagen) => ({
    ...gegeven,
    uiterlijkOp: eindeVan(new Date(String(gegeven.toegewezenOp)), {
      aantal: werkdagen,
      eenheid: 'werkdagen',
    }).toISOString(),
  }),
  async daarna(db, objecten) {
    const taken = JSON.stringify(objecten)
    await sql`
      with taak as (select (r ->> 'uuid')::uuid as uuid, r from jsonb_array_elements(${taken}::jsonb) r),
      wie as (
        select t.uuid, (a ->> 'uuid')::uuid as actor, volgorde
        from taak t cross join jsonb_array_elements(coalesce(nullif(t.r -> 'toegewezenAanActoren', 'null'), '[]')) with ordinality w (a, volgorde)),
      weg as (
        delete from interne_taak_actor x using taak t where x.interne_taak = t.uuid
          and not exists (select from wie where wie.uuid = x.interne_taak and wie.actor = x.actor))
      insert into interne_taak_actor as x (interne_taak, actor, volgorde, open_tot)
      select wie.uuid, wie.actor, min(wie.volgorde), case when t.status = 'te_verwerken' then t.uiterlijk_op end
      from wie join interne_taak t on t.uuid = wie.uuid group by wie.uuid, wie.actor, t.uuid
      on conflict (interne_taak, actor) do update set volgorde = excluded.volgorde, open_tot = excluded.open_tot
      where (x.volgorde, x.open_tot) is distinct from (excluded.volgorde, excluded.open_tot)`.execute(db)
    await sql`
      with taak as (
        select t.* from interne_taak t where t.uuid in (select (r ->> 'uuid')::uuid from jsonb_array_elements(${taken}::jsonb) r)),
      toegewezen as (
        select x.interne_taak, json_agg(json_build_object('uuid', a.uuid, 'naam', a.naam) order by x.volgorde) as lijst
        from interne_taak_actor x join actor a on a.uuid = x.actor where x.interne_taak in (select uuid from taak) group by x.interne_taak),
      laatste as (
        select distinct on (v.interne_taak) v.interne_taak, v.soort from interne_taak_verloop v
        where v.interne_taak in (select uuid from taak) and v.soort in ('aangemaakt', 'afgerond', 'heropend') order by v.interne_taak, v.op desc, v.uuid desc),
      stap as (
        select t.uuid, 'aangemaakt'::soort_verloop as soort, t.toegewezen_op as op from taak t left join laatste l on l.interne_taak = t.uuid where l.soort is null
        union all
        select t.uuid, 'afgerond', t.afgehandeld_op from taak t left join laatste l on l.interne_taak = t.uuid
        where t.status = 'verwerkt' and l.soort is distinct from 'afgerond'
        union all
        select t.uuid, 'heropend', now() from taak t join laatste l on l.interne_taak = t.uuid where t.status = 'te_verwerken' and l.soort = 'afgerond')
      insert into interne_taak_verloop (uuid, interne_taak, soort, op, door, door_naam, reden, toegewezen)
      select gen_random_uuid(), s.uuid, s.soort, s.op, ${OVERNAME.uuid}::uuid, ${OVERNAME.naam}, 'Overgenomen uit Open Klant', coalesce(w.lijst, '[]')::jsonb
      from stap s left join toegewezen w on w.interne_taak = s.uuid`.execute(db)
  },
}

/** Everything that Open Klant has, in an order in which nothing comes before what it refers to. */
export const SOORTEN: readonly Soort[] = [
  {
    naam: 'actoren',
    pad: 'actoren',
    tabel: 'actor',
    kolommen: {
      naam: tekst('naam'),
      soort_actor: `(r ->> 'soortActor')::soort_actor`,
      indicatie_actief: ja('indicatieActief', true),
      actoridentificator: object('actoridentificator'),
      medewerker: `case r ->> 'soortActor' when 'medewerker' then nullif(r -> 'actorIdentificatie', 'null') end`,
      geautomatiseerde_actor: `case r ->> 'soortActor' when 'geautomatiseerde_actor' then nullif(r -> 'actorIdentificatie', 'null') end`,
      organisatorische_eenheid: `case r ->> 'soortActor' when 'organisatorische_eenheid' then nullif(r -> 'actorIdentificatie', 'null') end`,
    },
  },
  { naam: 'categorieen', pad: 'categorieen', tabel: 'categorie', kolommen: { naam: tekst('naam') } },
  {
    ...partij,
    kolommen: {
      soort_partij: `(r ->> 'soortPartij')::soort_partij`,
      interne_notitie: tekst('interneNotitie'),
      indicatie_geheimhouding: `(r ->> 'indicatieGeheimhouding')::boolean`,
      indicatie_actief: ja('indicatieActief', true),
      voorkeurstaal: tekst('voorkeurstaal'),
      bezoekadres: adres('bezoekadres'),
      correspondentieadres: adres('correspondentieadres'),
      persoon: `case r ->> 'soortPartij' when 'persoon' then ${naamVan(`r -> 'partijIdentificatie' -> 'contactnaam'`)} end`,
      organisatie: `case r ->> 'soortPartij' when 'organisatie' then coalesce(r -> 'partijIdentificatie' ->> 'naam', '') end`,
      contactpersoon: `case r ->> 'soortPartij' when 'contactpersoon' then ${naamVan(`r -> 'partijIdentificatie' -> 'contactnaam'`)} end`,
      contactpersoon_uuid: `case r ->> 'soortPartij' when 'contactpersoon' then (r -> 'partijIdentificatie' ->> 'uuid')::uuid end`,
    },
    eenmalig: { nummer: nummer('partij') },
  },
  {
    naam: 'rekeningnummers',
    pad: 'rekeningnummers',
    tabel: 'rekeningnummer',
    kolommen: { partij: verwijzing('partij'), iban: tekst('iban'), bic: tekst('bic') },
  },
  identificatoren,
  // Once more: a vestiging can stand before the number to which it was tied later.
  {
    ...identificatoren,
    naam: 'partij-identificatoren (vestigingen)',
    pad: 'partij-identificatoren?partijIdentificatorCodeSoortObjectId=vestigingsnummer',
    deel: `code_soort_object_id = 'vestigingsnummer'`,
  },
  {
    naam: 'categorie-relaties',
    pad: 'categorie-relaties',
    tabel: 'categorie_relatie',
    kolommen: {
      partij: verwijzing('partij'),
      categorie: verwijzing('categorie'),
      begin_datum: datum('beginDatum'),
      eind_datum: datum('eindDatum'),
    },
  },
  {
    naam: 'vertegenwoordigingen',
    pad: 'vertegenwoordigingen',
    tabel: 'vertegenwoordiging',
    kolommen: {
      vertegenwoordigende_partij: verwijzing('vertegenwoordigendePartij'),
      vertegenwoordigde_partij: verwijzing('vertegenwoordigdePartij'),
    },
  },
  {
    naam: 'klantcontacten',
    pad: 'klantcontacten',
    tabel: 'klantcontact',
    onveranderlijk: true,
    kolommen: {
      referentienummer: `nullif(r ->> 'referentienummer', '')`,
      kanaal: tekst('kanaal'),
      onderwerp: tekst('onderwerp'),
      inhoud: tekst('inhoud'),
      reactie: tekst('reactie'),
      indicatie_contact_gelukt: `(r ->> 'indicatieContactGelukt')::boolean`,
      hoofd_onderwerp_type: tekst('hoofdOnderwerpType'),
      verdere_actie_ondernomen: ja('verdereActieOndernomen', false),
      taal: tekst('taal'),
      vertrouwelijk: ja('vertrouwelijk', false),
      plaatsgevonden_op: `(r ->> 'plaatsgevondenOp')::timestamptz`,
      metadata: `coalesce(nullif(r -> 'metadata', 'null'), '{}')`,
    },
    eenmalig: {
      nummer: nummer('klantcontact'),
      in_delen: 'true',
      // Open Klant does not say when it was registered: not before it took place.
      geregistreerd_op: `(r ->> 'plaatsgevondenOp')::timestamptz`,
    },
  },
  {
    naam: 'betrokkenen',
    pad: 'betrokkenen',
    tabel: 'betrokkene',
    kolommen: {
      klantcontact: verwijzing('hadKlantcontact'),
      partij: verwijzing('wasPartij'),
      rol: `(r ->> 'rol')::rol_betrokkene`,
      initiator: ja('initiator', false),
      organisatienaam: tekst('organisatienaam'),
      contactnaam: naamVan(`r -> 'contactnaam'`),
      bezoekadres: adres('bezoekadres'),
      correspondentieadres: adres('correspondentieadres'),
    },
  },
  {
    naam: 'digitaleadressen',
    pad: 'digitaleadressen',
    tabel: 'digitaal_adres',
    kolommen: {
      partij: verwijzing('verstrektDoorPartij'),
      betrokkene: verwijzing('verstrektDoorBetrokkene'),
      adres: tekst('adres'),
      soort_digitaal_adres: `(r ->> 'soortDigitaalAdres')::soort_digitaal_adres`,
      is_standaard_adres: `${ja('isStandaardAdres', false)} and ${verwijzing('verstrektDoorPartij')} is not null`,
      omschrijving: tekst('omschrijving'),
      referentie: tekst('referentie'),
      verificatie_datum: datum('verificatieDatum'),
      zoekwaarde: tekst('zoekwaarde'),
    },
    verrijk: (gegeven) => ({
      ...gegeven,
      zoekwaarde: zoekwaarde(String(gegeven.soortDigitaalAdres), String(gegeven.adres)),
    }),
  },
  {
    naam: 'actorklantcontacten',
    pad: 'actorklantcontacten',
    tabel: 'actor_klantcontact',
    kolommen: { actor: verwijzing('actor'), klantcontact: verwijzing('klantcontact') },
  },
  {
    naam: 'onderwerpobjecten',
    pad: 'onderwerpobjecten',
    tabel: 'onderwerpobject',
    kolommen: {
      klantcontact: verwijzing('klantcontact'),
      was_klantcontact: verwijzing('wasKlantcontact'),
      identificator: object('onderwerpobjectidentificator'),
    },
  },
  {
    naam: 'bijlagen',
    pad: 'bijlagen',
    tabel: 'bijlage',
    kolommen: {
      klantcontact: verwijzing('wasBijlageVanKlantcontact'),
      identificator: object('bijlageidentificator'),
    },
  },
  taak,
  {
    ...partij,
    naam: 'partijen (voorkeuren)',
    kolommen: {
      voorkeurs_digitaal_adres: verwijzing('voorkeursDigitaalAdres'),
      voorkeurs_rekeningnummer: verwijzing('voorkeursRekeningnummer'),
      werkte_voor_partij: `(r -> 'partijIdentificatie' -> 'werkteVoorPartij' ->> 'uuid')::uuid`,
    },
    bestaatAl: true,
  },
]
