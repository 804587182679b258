import { SOORTEN_ACTOR, SOORTEN_DIGITAAL_ADRES, SOORTEN_PARTIJ } from '../../../begrippen/contract.ts'
import { eindeOf } from '../../../begrippen/kalender.ts'
import type { Db } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { type Sql, sql } from '../../../platform/sql.ts'
import { openTotOf } from '../../../register/internetaken/reads.ts'
import { interneTaakActor, interneTaakVerloop } from '../../../register/internetaken/row.ts'
import { zoekwaarde } from '../../../register/partijen/rules.ts'
import { DETAILS } from '../../klantinteracties/actoren.ts'
import * as v from './velden.ts'

/** An API of Open Klant, under the address of the server. */
export type Api = 'klantinteracties' | 'contactgegevens'

/** Rows that were read from a source, as SQL that gives `uuid`, `volgnummer` and the object `r`. */
export type Gelezen = Sql

/** No two rows of a table may share these values. */
export interface Uniek {
  /**
   * This field of the source gives way when another row has the same value: it is emptied and reported. Without such a field the row is
   * refused.
   */
  veld?: string
  /** The field then becomes this, as JSON. */
  leeg?: string
  kolommen: Readonly<Record<string, string>>
  /** Only these objects `r` of the source and these rows `t` of the table have such a value; without it, all do (`ALLES`). */
  van?: { object: string; rij: string }
  /** A row keeps its value when the source has none, unless the source gives it to another. */
  blijft?: boolean
  uitleg: string
}

/** Every object of the source and every row of the table. */
export const ALLES = { object: 'true', rij: 'true' }

/** A row refers to this object. */
export interface Verwijzing {
  veld: string
  naar: string
  /** Without the reference the row means nothing and is refused; otherwise the field is emptied and reported. */
  verplicht?: boolean
}

/** This says what is taken over from one list of the source. */
export interface Soort {
  naam: string
  /** The list at the source. */
  pad: string
  api?: Api
  tabel: string
  /** The fields of an object are read by these. */
  velden: Readonly<Record<string, v.Veld>>
  /** Columns with the SQL expression for their value, made from an object `r` that was read. */
  kolommen: Readonly<Record<string, string>>
  /** These columns are filled once, when the row is made. */
  eenmalig?: Readonly<Record<string, string>>
  /** Adds what SQL cannot work out by itself. */
  verrijk?(object: Record<string, unknown>, werkdagen: number, meld: v.Meld): Record<string, unknown>
  verwijzingen?: readonly Verwijzing[]
  uniek?: readonly Uniek[]
  /** A row makes way for another one that now has its unique values by setting these columns; without them it is removed and made again. */
  wijkt?: string
  /** Predicates on `r`: the objects that they select are written in this order. Without them the oldest come first. */
  delen?: readonly string[]
  /** It runs after rows were written. */
  daarna?(db: Db, gelezen: Gelezen): Promise<void>
  /** Rows here do not change: a difference becomes a correctie, or is reported (R10). */
  onveranderlijk?: boolean
  /** It fills columns of rows that an earlier list made, and nothing more is read for it. */
  bestaatAl?: boolean
  /** The sequence from which this register gives the nummers that people use. */
  reeks?: string
}

/** It stands for the unknown person who did something in Open Klant. */
export const OVERNAME = { uuid: '00000000-0000-8000-8000-00000000000f', naam: 'Overname uit Open Klant' }

const tekst = (naam: string) => `r ->> '${naam}'`
const ja = (naam: string) => `(r ->> '${naam}')::boolean`
const verwijzing = (naam: string) => `(r ->> '${naam}')::uuid`
const object = (naam: string) => `objectidentificator_van(r -> '${naam}')`
const adres = (naam: string) => `adres_van(r -> '${naam}')`
const datum = (naam: string) => `(r ->> '${naam}')::date`
const moment = (naam: string) => `(r ->> '${naam}')::timestamptz`

/** Selects the number at the source; a row without one gets a number of this register, and keeps it until it has to make way. */
const nummer = (tabel: string) => `case when r ->> 'nummer' <> '' then r ->> 'nummer'
  else coalesce((select x.nummer from ${tabel} x where x.uuid = (r ->> 'uuid')::uuid and x.nummer <> x.uuid::text), volgend_${tabel}_nummer()) end`

const uniekNummer: Uniek = {
  veld: 'nummer',
  leeg: '""',
  kolommen: { nummer: tekst('nummer') },
  van: { object: `r ->> 'nummer' <> ''`, rij: 'true' },
  blijft: true,
  uitleg: 'Dit nummer had hier al iets anders; het kreeg een nieuw nummer.',
}
const uniekReferentienummer: Uniek = {
  veld: 'referentienummer',
  leeg: '""',
  kolommen: { referentienummer: tekst('referentienummer') },
  van: { object: `r ->> 'referentienummer' <> ''`, rij: 't.referentienummer is not null' },
  uitleg: 'Dit referentienummer had hier al iets anders; overgenomen zonder.',
}

/** The standard has these kinds of numbers, as register, objecttype and soortObjectId. */
const HIERARCHIE = `(('brp', 'natuurlijk_persoon', 'bsn'), ('hr', 'niet_natuurlijk_persoon', 'rsin'),
  ('hr', 'niet_natuurlijk_persoon', 'kvk_nummer'), ('hr', 'vestiging', 'vestigingsnummer'))`

const IDENTIFICATOR = {
  partij: verwijzing('identificeerdePartij'),
  code_register: `r -> 'partijIdentificator' ->> 'codeRegister'`,
  code_objecttype: `r -> 'partijIdentificator' ->> 'codeObjecttype'`,
  code_soort_object_id: `r -> 'partijIdentificator' ->> 'codeSoortObjectId'`,
  object_id: `r -> 'partijIdentificator' ->> 'objectId'`,
  sub_identificator_van: verwijzing('subIdentificatorVan'),
}

/** Describes a relation between two things, of which there is at most one. */
const paar = (
  een: string,
  ander: string,
  kolommen: Readonly<Record<string, string>>,
): Pick<Soort, 'uniek' | 'wijkt'> => ({
  uniek: [
    {
      kolommen: { [een]: kolommen[een] ?? '', [ander]: kolommen[ander] ?? '' },
      uitleg: 'Deze twee zijn hier al aan elkaar verbonden, onder een ander uuid. Verwijder een van beide.',
    },
  ],
  wijkt: 'opnieuw',
})

const partijNaam = v.groepOfNiets({
  naam: v.tekst(),
  uuid: v.uuid,
  contactnaam: v.contactnaam,
  werkteVoorPartij: v.verwijzing,
})
const naamOf = (soort: string) =>
  `case when r ->> 'soortPartij' = '${soort}' and r ->> 'partijIdentificatie' is not null
    then contactnaam_van(r -> 'partijIdentificatie' -> 'contactnaam') end`

const ADRESSEN = { bezoekadres: v.adres, correspondentieadres: v.adres }
const ADRESKOLOMMEN = { bezoekadres: adres('bezoekadres'), correspondentieadres: adres('correspondentieadres') }

const partij: Soort = {
  naam: 'partijen',
  pad: 'partijen',
  tabel: 'partij',
  reeks: 'partij_nummer',
  velden: {
    nummer: v.tekst(),
    soortPartij: v.keuze(SOORTEN_PARTIJ, 'persoon'),
    interneNotitie: v.tekst(),
    indicatieGeheimhouding: v.jaOfOnbekend,
    indicatieActief: v.ja(true),
    voorkeurstaal: v.tekst(),
    ...ADRESSEN,
    partijIdentificatie: partijNaam,
    voorkeursDigitaalAdres: v.verwijzing,
    voorkeursRekeningnummer: v.verwijzing,
  },
  verrijk: (gelezen) => {
    const { uuid = null, werkteVoorPartij = null } = (gelezen.partijIdentificatie ?? {}) as Record<string, unknown>
    return { ...gelezen, contactpersoonUuid: uuid, werkteVoorPartij }
  },
  kolommen: {
    nummer: nummer('partij'),
    soort_partij: `(r ->> 'soortPartij')::soort_partij`,
    interne_notitie: tekst('interneNotitie'),
    indicatie_geheimhouding: ja('indicatieGeheimhouding'),
    indicatie_actief: ja('indicatieActief'),
    voorkeurstaal: tekst('voorkeurstaal'),
    ...ADRESKOLOMMEN,
    persoon: naamOf('persoon'),
    organisatie: `case r ->> 'soortPartij' when 'organisatie' then r -> 'partijIdentificatie' ->> 'naam' end`,
    contactpersoon: naamOf('contactpersoon'),
    contactpersoon_uuid: `case r ->> 'soortPartij' when 'contactpersoon' then ${verwijzing('contactpersoonUuid')} end`,
  },
  uniek: [
    uniekNummer,
    {
      veld: 'contactpersoonUuid',
      leeg: 'null',
      kolommen: { contactpersoon_uuid: verwijzing('contactpersoonUuid') },
      van: {
        object: `r ->> 'soortPartij' = 'contactpersoon' and r ->> 'contactpersoonUuid' is not null`,
        rij: 't.contactpersoon_uuid is not null',
      },
      uitleg: 'Dit uuid van een contactpersoon had hier al een ander; overgenomen zonder.',
    },
  ],
  wijkt: 'nummer = t.uuid::text, contactpersoon_uuid = null',
}

const taak: Soort = {
  naam: 'internetaken',
  pad: 'internetaken',
  tabel: 'interne_taak',
  reeks: 'interne_taak_nummer',
  velden: {
    nummer: v.tekst(),
    referentienummer: v.tekst(),
    gevraagdeHandeling: v.tekst(),
    aanleidinggevendKlantcontact: v.verwijzing,
    toegewezenAanActoren: v.verwijzingen,
    toelichting: v.tekst(),
    status: v.keuze(['te_verwerken', 'verwerkt'], 'te_verwerken'),
    toegewezenOp: v.moment,
    afgehandeldOp: v.momentOfOnbekend,
  },
  verwijzingen: [
    { veld: 'aanleidinggevendKlantcontact', naar: 'klantcontact', verplicht: true },
    { veld: 'toegewezenAanActoren', naar: 'actor' },
  ],
  kolommen: {
    nummer: nummer('interne_taak'),
    referentienummer: `nullif(r ->> 'referentienummer', '')`,
    klantcontact: verwijzing('aanleidinggevendKlantcontact'),
    gevraagde_handeling: tekst('gevraagdeHandeling'),
    toelichting: tekst('toelichting'),
    status: `(r ->> 'status')::status_interne_taak`,
    toegewezen_op: moment('toegewezenOp'),
    afgehandeld_op: `case r ->> 'status' when 'verwerkt' then coalesce(${moment('afgehandeldOp')}, ${moment('toegewezenOp')}) end`,
    afgehandeld_onbekend: `r ->> 'status' = 'verwerkt' and r ->> 'afgehandeldOp' is null`,
  },
  eenmalig: { uiterlijk_op: moment('uiterlijkOp') },
  uniek: [uniekNummer, uniekReferentienummer],
  wijkt: 'nummer = t.uuid::text, referentienummer = null',
  verrijk(gelezen, werkdagen, meld) {
    const { status, afgehandeldOp, toegewezenOp } = gelezen
    const teVroeg = status === 'te_verwerken' && afgehandeldOp !== null
    if (teVroeg) meld('afgehandeldOp', afgehandeldOp, 'De taak is nog te doen; overgenomen zonder.')
    const termijn = { aantal: werkdagen, eenheid: 'werkdagen' } as const
    return {
      ...gelezen,
      afgehandeldOp: teVroeg ? null : afgehandeldOp,
      uiterlijkOp: eindeOf(new Date(String(toegewezenOp)), termijn).toISOString(),
    }
  },
  async daarna(db, gelezen) {
    await sql`
      with taak as materialized (${gelezen}),
      wie as (
        select t.uuid, a.uuid::uuid as actor, a.volgorde
        from taak t cross join jsonb_array_elements_text(t.r -> 'toegewezenAanActoren') with ordinality a (uuid, volgorde)),
      weg as (
        delete from interne_taak_actor x using taak t where x.interne_taak = t.uuid
          and not exists (select from wie where wie.uuid = x.interne_taak and wie.actor = x.actor))
      ${insertRowOf(
        interneTaakActor,
        {
          interneTaak: sql`wie.uuid`,
          actor: sql`wie.actor`,
          volgorde: sql`min(wie.volgorde)`,
          openTot: openTotOf('t', 'uiterlijk_op'),
        },
        'x',
      )}
      from wie join interne_taak t on t.uuid = wie.uuid group by wie.uuid, wie.actor, t.uuid
      on conflict (interne_taak, actor) do update set volgorde = excluded.volgorde, open_tot = excluded.open_tot
      where (x.volgorde, x.open_tot) is distinct from (excluded.volgorde, excluded.open_tot)`.execute(db)
    await sql`
      with gelezen as materialized (${gelezen}),
      taak as (select t.* from interne_taak t where t.uuid in (select uuid from gelezen)),
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
      ${insertRowOf(interneTaakVerloop, {
        uuid: sql`gen_random_uuid()`,
        interneTaak: sql`s.uuid`,
        soort: sql`s.soort`,
        op: sql`s.op`,
        door: OVERNAME.uuid,
        doorNaam: OVERNAME.naam,
        reden: 'Overgenomen uit Open Klant',
        toegewezen: sql`coalesce(w.lijst, '[]')::jsonb`,
      })}
      from stap s left join toegewezen w on w.interne_taak = s.uuid`.execute(db)
  },
}

const rekeningnummer: Soort = {
  naam: 'rekeningnummers',
  pad: 'rekeningnummers',
  tabel: 'rekeningnummer',
  velden: { partij: v.verwijzing, iban: v.tekst(), bic: v.tekst() },
  verwijzingen: [{ veld: 'partij', naar: 'partij' }],
  kolommen: { partij: verwijzing('partij'), iban: tekst('iban'), bic: tekst('bic') },
}

const VERTEGENWOORDIGING = {
  vertegenwoordigende_partij: verwijzing('vertegenwoordigendePartij'),
  vertegenwoordigde_partij: verwijzing('vertegenwoordigdePartij'),
}
const ACTORKLANTCONTACT = { actor: verwijzing('actor'), klantcontact: verwijzing('klantcontact') }

/** Everything that Open Klant has, in such an order that each kind comes after those it refers to. */
export const SOORTEN: readonly Soort[] = [
  {
    naam: 'actoren',
    pad: 'actoren',
    tabel: 'actor',
    velden: {
      naam: v.tekst(200),
      soortActor: v.keuze(SOORTEN_ACTOR, 'medewerker'),
      indicatieActief: v.ja(true),
      actoridentificator: v.objectidentificator,
      actorIdentificatie: v.los(null),
    },
    // An actor of a kind that is unknown here was of another kind there, with other details.
    verrijk(gelezen, _, meld) {
      const eigen = DETAILS[gelezen.soortActor as keyof typeof DETAILS]
      const vreemd = Object.keys(gelezen.actorIdentificatie ?? {}).filter((naam) => !Object.hasOwn(eigen, naam))
      if (vreemd.length > 0)
        meld(
          'actorIdentificatie',
          gelezen.actorIdentificatie,
          `Heeft gegevens die bij een ${String(gelezen.soortActor)} niet te zien zijn: ${vreemd.join(', ')}. Kies in Open Klant het soort dat erbij hoort, en neem opnieuw over.`,
        )
      return gelezen
    },
    kolommen: {
      naam: tekst('naam'),
      soort_actor: `(r ->> 'soortActor')::soort_actor`,
      indicatie_actief: ja('indicatieActief'),
      actoridentificator: object('actoridentificator'),
      ...Object.fromEntries(
        SOORTEN_ACTOR.map((soort) => [
          soort,
          `case r ->> 'soortActor' when '${soort}' then nullif(r -> 'actorIdentificatie', 'null') end`,
        ]),
      ),
    },
  },
  {
    naam: 'categorieen',
    pad: 'categorieen',
    tabel: 'categorie',
    velden: { naam: v.tekst() },
    kolommen: { naam: tekst('naam') },
  },
  partij,
  rekeningnummer,
  {
    naam: 'partij-identificatoren',
    pad: 'partij-identificatoren',
    tabel: 'partij_identificator',
    velden: {
      identificeerdePartij: v.verwijzing,
      anderePartijIdentificator: v.tekst(),
      partijIdentificator: v.groep({
        codeRegister: v.tekst(),
        codeObjecttype: v.tekst(),
        codeSoortObjectId: v.tekst(),
        objectId: v.tekst(),
      }),
      subIdentificatorVan: v.verwijzing,
    },
    verwijzingen: [
      { veld: 'identificeerdePartij', naar: 'partij' },
      { veld: 'subIdentificatorVan', naar: 'partij_identificator' },
    ],
    kolommen: {
      ...IDENTIFICATOR,
      andere_partij_identificator: tekst('anderePartijIdentificator'),
      buiten_regels: `(${IDENTIFICATOR.code_register}, ${IDENTIFICATOR.code_objecttype}, ${IDENTIFICATOR.code_soort_object_id}) not in ${HIERARCHIE}
        or (${IDENTIFICATOR.code_soort_object_id} = 'vestigingsnummer' and r ->> 'subIdentificatorVan' is null)`,
    },
    uniek: [
      {
        kolommen: { partij: IDENTIFICATOR.partij, code_soort_object_id: IDENTIFICATOR.code_soort_object_id },
        van: { object: `r ->> 'identificeerdePartij' is not null`, rij: 't.partij is not null' },
        uitleg: 'Deze partij heeft hier al een nummer van deze soort. Verwijder een van beide.',
      },
      {
        kolommen: {
          object_id: IDENTIFICATOR.object_id,
          code_register: IDENTIFICATOR.code_register,
          code_objecttype: IDENTIFICATOR.code_objecttype,
          code_soort_object_id: IDENTIFICATOR.code_soort_object_id,
          sub_identificator_van: IDENTIFICATOR.sub_identificator_van,
        },
        uitleg:
          'Dit nummer is hier al geregistreerd, bij een andere partij of onder een ander uuid. Verwijder een van beide.',
      },
    ],
    wijkt: 'partij = null, object_id = t.uuid::text, buiten_regels = true',
    delen: [`r ->> 'subIdentificatorVan' is null`, `r ->> 'subIdentificatorVan' is not null`],
  },
  {
    naam: 'categorie-relaties',
    pad: 'categorie-relaties',
    tabel: 'categorie_relatie',
    velden: { partij: v.verwijzing, categorie: v.verwijzing, beginDatum: v.datum(), eindDatum: v.datum() },
    verwijzingen: [
      { veld: 'partij', naar: 'partij' },
      { veld: 'categorie', naar: 'categorie' },
    ],
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
    velden: { vertegenwoordigendePartij: v.verwijzing, vertegenwoordigdePartij: v.verwijzing },
    verwijzingen: [
      { veld: 'vertegenwoordigendePartij', naar: 'partij', verplicht: true },
      { veld: 'vertegenwoordigdePartij', naar: 'partij', verplicht: true },
    ],
    kolommen: VERTEGENWOORDIGING,
    ...paar('vertegenwoordigende_partij', 'vertegenwoordigde_partij', VERTEGENWOORDIGING),
  },
  {
    naam: 'klantcontacten',
    pad: 'klantcontacten',
    tabel: 'klantcontact',
    reeks: 'klantcontact_nummer',
    onveranderlijk: true,
    velden: {
      nummer: v.tekst(),
      referentienummer: v.tekst(),
      kanaal: v.tekst(),
      onderwerp: v.tekst(),
      inhoud: v.tekst(),
      reactie: v.tekst(),
      indicatieContactGelukt: v.jaOfOnbekend,
      hoofdOnderwerpType: v.tekst(),
      verdereActieOndernomen: v.ja(false),
      taal: v.tekst(),
      vertrouwelijk: v.ja(false),
      plaatsgevondenOp: v.moment,
      metadata: v.los({}),
    },
    kolommen: {
      nummer: nummer('klantcontact'),
      referentienummer: `nullif(r ->> 'referentienummer', '')`,
      kanaal: tekst('kanaal'),
      onderwerp: tekst('onderwerp'),
      inhoud: tekst('inhoud'),
      reactie: tekst('reactie'),
      indicatie_contact_gelukt: ja('indicatieContactGelukt'),
      hoofd_onderwerp_type: tekst('hoofdOnderwerpType'),
      verdere_actie_ondernomen: ja('verdereActieOndernomen'),
      taal: tekst('taal'),
      vertrouwelijk: ja('vertrouwelijk'),
      plaatsgevonden_op: moment('plaatsgevondenOp'),
      metadata: `r -> 'metadata'`,
    },
    verrijk(gelezen, _, meld) {
      if (!gelezen.indicatieContactGelukt || !gelezen.verdereActieOndernomen) return gelezen
      meld('verdereActieOndernomen', true, 'Het contact is gelukt, dus er is geen verdere actie; overgenomen als nee.')
      return { ...gelezen, verdereActieOndernomen: false }
    },
    eenmalig: {
      in_delen: 'true',
      // Open Klant does not say when it was registered, but it cannot be before it took place.
      geregistreerd_op: moment('plaatsgevondenOp'),
    },
    uniek: [uniekNummer, uniekReferentienummer],
  },
  {
    naam: 'betrokkenen',
    pad: 'betrokkenen',
    tabel: 'betrokkene',
    velden: {
      hadKlantcontact: v.verwijzing,
      wasPartij: v.verwijzing,
      rol: v.keuze(['klant', 'vertegenwoordiger'], 'klant'),
      initiator: v.ja(false),
      organisatienaam: v.tekst(),
      contactnaam: v.contactnaam,
      ...ADRESSEN,
    },
    verwijzingen: [
      { veld: 'hadKlantcontact', naar: 'klantcontact', verplicht: true },
      { veld: 'wasPartij', naar: 'partij' },
    ],
    kolommen: {
      klantcontact: verwijzing('hadKlantcontact'),
      partij: verwijzing('wasPartij'),
      rol: `(r ->> 'rol')::rol_betrokkene`,
      initiator: ja('initiator'),
      organisatienaam: tekst('organisatienaam'),
      contactnaam: `contactnaam_van(r -> 'contactnaam')`,
      ...ADRESKOLOMMEN,
    },
  },
  {
    naam: 'digitaleadressen',
    pad: 'digitaleadressen',
    tabel: 'digitaal_adres',
    velden: {
      verstrektDoorPartij: v.verwijzing,
      verstrektDoorBetrokkene: v.verwijzing,
      adres: v.tekst(),
      soortDigitaalAdres: v.keuze(SOORTEN_DIGITAAL_ADRES, 'overig'),
      isStandaardAdres: v.ja(false),
      omschrijving: v.tekst(),
      referentie: v.tekst(),
      verificatieDatum: v.datum(),
    },
    verwijzingen: [
      { veld: 'verstrektDoorPartij', naar: 'partij' },
      { veld: 'verstrektDoorBetrokkene', naar: 'betrokkene' },
    ],
    kolommen: {
      partij: verwijzing('verstrektDoorPartij'),
      betrokkene: verwijzing('verstrektDoorBetrokkene'),
      adres: tekst('adres'),
      soort_digitaal_adres: `(r ->> 'soortDigitaalAdres')::soort_digitaal_adres`,
      is_standaard_adres: ja('isStandaardAdres'),
      omschrijving: tekst('omschrijving'),
      referentie: tekst('referentie'),
      verificatie_datum: datum('verificatieDatum'),
      zoekwaarde: tekst('zoekwaarde'),
    },
    uniek: [
      {
        veld: 'isStandaardAdres',
        leeg: 'false',
        kolommen: {
          partij: verwijzing('verstrektDoorPartij'),
          soort_digitaal_adres: `(r ->> 'soortDigitaalAdres')::soort_digitaal_adres`,
        },
        van: {
          object: `${ja('isStandaardAdres')} and r ->> 'verstrektDoorPartij' is not null`,
          rij: 't.is_standaard_adres',
        },
        uitleg: 'Deze partij heeft al een ander standaardadres van deze soort; dit is het niet meer.',
      },
      {
        veld: 'referentie',
        leeg: '""',
        kolommen: {
          partij: verwijzing('verstrektDoorPartij'),
          soort_digitaal_adres: `(r ->> 'soortDigitaalAdres')::soort_digitaal_adres`,
          referentie: tekst('referentie'),
        },
        van: {
          object: `r ->> 'referentie' <> '' and r ->> 'verstrektDoorPartij' is not null`,
          rij: `t.referentie <> '' and t.partij is not null`,
        },
        uitleg: 'Deze partij heeft al een ander adres van deze soort met deze referentie; overgenomen zonder.',
      },
    ],
    wijkt: `is_standaard_adres = false, referentie = ''`,
    verrijk(gelezen, _, meld) {
      const { isStandaardAdres, verstrektDoorPartij } = gelezen
      const vanNiemand = isStandaardAdres === true && verstrektDoorPartij === null
      if (vanNiemand) meld('isStandaardAdres', true, 'Het adres is van geen partij; overgenomen als nee.')
      const zoek = zoekwaarde(String(gelezen.soortDigitaalAdres), String(gelezen.adres))
      return { ...gelezen, isStandaardAdres: isStandaardAdres && !vanNiemand, zoekwaarde: zoek }
    },
  },
  {
    naam: 'actorklantcontacten',
    pad: 'actorklantcontacten',
    tabel: 'actor_klantcontact',
    velden: { actor: v.verwijzing, klantcontact: v.verwijzing },
    verwijzingen: [
      { veld: 'actor', naar: 'actor', verplicht: true },
      { veld: 'klantcontact', naar: 'klantcontact', verplicht: true },
    ],
    kolommen: ACTORKLANTCONTACT,
    ...paar('actor', 'klantcontact', ACTORKLANTCONTACT),
  },
  {
    naam: 'onderwerpobjecten',
    pad: 'onderwerpobjecten',
    tabel: 'onderwerpobject',
    velden: {
      klantcontact: v.verwijzing,
      wasKlantcontact: v.verwijzing,
      onderwerpobjectidentificator: v.objectidentificator,
    },
    verwijzingen: [
      { veld: 'klantcontact', naar: 'klantcontact' },
      { veld: 'wasKlantcontact', naar: 'klantcontact' },
    ],
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
    velden: { wasBijlageVanKlantcontact: v.verwijzing, bijlageidentificator: v.objectidentificator },
    verwijzingen: [{ veld: 'wasBijlageVanKlantcontact', naar: 'klantcontact' }],
    kolommen: { klantcontact: verwijzing('wasBijlageVanKlantcontact'), identificator: object('bijlageidentificator') },
  },
  taak,
  {
    naam: 'partijen (voorkeuren)',
    pad: 'partijen',
    tabel: 'partij',
    velden: {},
    verwijzingen: [
      { veld: 'voorkeursDigitaalAdres', naar: 'digitaal_adres' },
      { veld: 'voorkeursRekeningnummer', naar: 'rekeningnummer' },
      { veld: 'werkteVoorPartij', naar: 'partij' },
    ],
    kolommen: {
      voorkeurs_digitaal_adres: verwijzing('voorkeursDigitaalAdres'),
      voorkeurs_rekeningnummer: verwijzing('voorkeursRekeningnummer'),
      werkte_voor_partij: verwijzing('werkteVoorPartij'),
    },
    bestaatAl: true,
  },
  {
    naam: 'contactgegevens: personen',
    pad: 'persoon',
    api: 'contactgegevens',
    tabel: 'contactgegevens_persoon',
    velden: {
      geboortedatum: v.datum('1900-01-01'),
      overlijdensdatum: v.datum(),
      geslachtsnaam: v.tekst(),
      geslacht: v.keuze(['m', 'v', 'o', ''], ''),
      voorvoegsel: v.tekst(),
      voornamen: v.tekst(),
      adres: v.adres,
    },
    kolommen: {
      geboortedatum: datum('geboortedatum'),
      overlijdensdatum: datum('overlijdensdatum'),
      geslachtsnaam: tekst('geslachtsnaam'),
      geslacht: tekst('geslacht'),
      voorvoegsel: tekst('voorvoegsel'),
      voornamen: tekst('voornamen'),
      adres: adres('adres'),
    },
  },
  {
    naam: 'contactgegevens: organisaties',
    pad: 'organisatie',
    api: 'contactgegevens',
    tabel: 'contactgegevens_organisatie',
    velden: { handelsnaam: v.tekst(), oprichtingsdatum: v.datum(), opheffingsdatum: v.datum(), adres: v.adres },
    kolommen: {
      handelsnaam: tekst('handelsnaam'),
      oprichtingsdatum: datum('oprichtingsdatum'),
      opheffingsdatum: datum('opheffingsdatum'),
      adres: adres('adres'),
    },
  },
]

/**
 * Gives the name of the list from which a kind is read and under which its findings stand, such as `partijen` or `contactgegevens/persoon`.
 */
export const resourceOf = ({ pad, api }: Soort): string => (api ? `${api}/${pad}` : pad)

/** The kinds for which a list is read. */
export const GELEZEN = SOORTEN.filter(({ bestaatAl }) => !bestaatAl)

/** Gives the list under which the objects of a kind were read. */
export const gelezenAls = ({ bestaatAl, naam, pad }: Soort): string => (bestaatAl ? pad : naam)

/** Selects the objects that were read and can be taken over. */
export const gelezenOf = (bron: string, soort: Soort): Gelezen =>
  sql`select uuid, volgnummer, object as r from overname_lezing where bron = ${bron} and soort = ${gelezenAls(soort)} and not geweigerd`

/** Lists columns with their values, out of an object `r` that was read. */
export const waardenOf = (kolommen: Readonly<Record<string, string>>): Sql =>
  sql.join(Object.entries(kolommen).map(([naam, waarde]) => sql`${sql.raw(waarde)} as ${sql.ref(naam)}`))
