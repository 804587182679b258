import { VERTROUWELIJKHEDEN } from '../../begrippen/contract.ts'
import { sql } from '../../platform/sql.ts'
import { FORMATEN, GENERIEKE_ROLLEN, RECHTEN, RICHTINGEN } from '../../register/zaakregister/contract.ts'
import * as rows from '../../register/zaakregister/row.ts'
import type { Face } from '../klantinteracties/wire/face.ts'
import type { Filter } from '../klantinteracties/wire/filters.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import type { Members, Sql, Wire } from '../klantinteracties/wire/json.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { resource } from '../klantinteracties/wire/resource.ts'
import { zgw } from './dialect.ts'
import { anyOf, date10, fixed, linkOrNull, links, linkTo, number, texts } from './velden.ts'

// The Catalogi API 1.3.1, to read: beheer keeps the catalogus in Balie itself.

const shared = { rights: { lezen: RECHTEN.catalogusLezen }, filtersOnItem: false, fields: {}, remove: null } as const

/** Which versions: those that are published, unless it is asked otherwise. */
const status = (concept: Sql): Filter => ({
  ...filter.oneOf(
    ['alles', 'concept', 'definitief'],
    (value) => sql`(${value} = 'alles' or ${concept} = (${value} = 'concept'))`,
  ),
  absent: 'definitief',
})

const geldigOp = (alias: string): Filter =>
  filter.date(
    (day) =>
      sql`(${sql.ref(`${alias}.begin_geldigheid`)} <= ${day} and coalesce(${sql.ref(`${alias}.einde_geldigheid`)} >= ${day}, true))`,
  )

/** Of the zaaktype to which a part belongs. */
const ofZaaktype = (zaaktype: Sql, condition: (type: string) => Sql): Sql =>
  sql`exists (select from zaakregister_zaaktype v where v.uuid = ${zaaktype} and ${condition('v')})`

const partFilters = (zaaktype: Sql): Record<string, Filter> => ({
  zaaktype: filter.url((value) => sql`${zaaktype} = ${value}`),
  zaaktypeIdentificatie: filter.equal((value) => ofZaaktype(zaaktype, () => sql`v.identificatie = ${value}`)),
  datumGeldigheid: filter.date((day) =>
    ofZaaktype(zaaktype, () => sql`v.begin_geldigheid <= ${day} and coalesce(v.einde_geldigheid >= ${day}, true)`),
  ),
  status: {
    ...filter.oneOf(['alles', 'concept', 'definitief'], (value) =>
      ofZaaktype(zaaktype, () => sql`(${value} = 'alles' or v.concept = (${value} = 'concept'))`),
    ),
    absent: 'definitief',
  },
})

/** Gives the members of a zaaktype that come from its parts. */
const partMembers = (wire: Wire, zaaktype: Sql): Members => {
  const of = (column: string) =>
    sql`(select ${sql.ref(`v.${column}`)} from zaakregister_zaaktype v where v.uuid = ${zaaktype})`
  return {
    zaaktype: linkTo(wire, 'Zaaktype', zaaktype),
    zaaktypeIdentificatie: json.text(of('identificatie')),
    catalogus: linkTo(wire, 'Catalogus', of('catalogus')),
    beginGeldigheid: json.dateOrNull(of('begin_geldigheid')),
    eindeGeldigheid: json.dateOrNull(of('einde_geldigheid')),
    beginObject: fixed(null),
    eindeObject: fixed(null),
  }
}

const catalogussen = resource({
  ...shared,
  path: 'catalogussen',
  name: 'Catalogus',
  table: rows.catalogus,
  alias: 'c',
  json: (wire) => ({
    url: linkTo(wire, 'Catalogus', sql`c.uuid`),
    domein: json.text(sql`c.domein`),
    rsin: json.text(sql`c.rsin`),
    contactpersoonBeheerNaam: json.text(sql`c.contactpersoon`),
    contactpersoonBeheerTelefoonnummer: fixed(''),
    contactpersoonBeheerEmailadres: fixed(''),
    zaaktypen: links(wire, 'Zaaktype', sql`zaakregister_zaaktype x where x.catalogus = c.uuid`),
    besluittypen: fixed([]),
    informatieobjecttypen: links(
      wire,
      'Informatieobjecttype',
      sql`zaakregister_informatieobjecttype x where x.catalogus = c.uuid`,
    ),
    naam: json.text(sql`c.naam`),
    versie: fixed(''),
    begindatumVersie: fixed(null),
  }),
  filters: {
    domein: filter.equal((value) => sql`c.domein = ${value}`),
    domein__in: anyOf((values) => sql`c.domein = any (${values})`),
    rsin: filter.equal((value) => sql`c.rsin = ${value}`),
    rsin__in: anyOf((values) => sql`c.rsin = any (${values})`),
  },
})

export const zaaktypen = resource({
  ...shared,
  path: 'zaaktypen',
  name: 'ZaakType',
  table: rows.zaaktype,
  alias: 'zt',
  json: (wire) => ({
    url: linkTo(wire, 'Zaaktype', sql`zt.uuid`),
    identificatie: json.text(sql`zt.identificatie`),
    omschrijving: json.text(sql`zt.omschrijving`),
    omschrijvingGeneriek: fixed(''),
    vertrouwelijkheidaanduiding: json.choice(sql`zt.vertrouwelijkheidaanduiding`, VERTROUWELIJKHEDEN),
    doel: json.text(sql`zt.doel`),
    aanleiding: json.text(sql`zt.aanleiding`),
    toelichting: json.text(sql`zt.toelichting`),
    indicatieInternOfExtern: json.choice(sql`case when zt.intern then 'intern' else 'extern' end`, [
      'intern',
      'extern',
    ]),
    handelingInitiator: json.text(sql`zt.handeling_initiator`),
    onderwerp: json.text(sql`zt.onderwerp`),
    handelingBehandelaar: json.text(sql`zt.handeling_behandelaar`),
    doorlooptijd: json.text(sql`zt.doorlooptijd`),
    servicenorm: json.textOrNull(sql`zt.servicenorm`),
    opschortingEnAanhoudingMogelijk: fixed(true),
    verlengingMogelijk: fixed(false),
    verlengingstermijn: fixed(null),
    trefwoorden: texts(sql`zt.trefwoorden`),
    publicatieIndicatie: fixed(false),
    publicatietekst: fixed(''),
    verantwoordingsrelatie: fixed([]),
    productenOfDiensten: fixed([]),
    selectielijstProcestype: fixed(''),
    referentieproces: json.object({ naam: json.text(sql`zt.omschrijving`), link: fixed('') }),
    verantwoordelijke: json.text(sql`(select v.rsin from zaakregister_catalogus v where v.uuid = zt.catalogus)`),
    zaakobjecttypen: fixed([]),
    catalogus: linkTo(wire, 'Catalogus', sql`zt.catalogus`),
    statustypen: json.array(
      linkTo(wire, 'Statustype', sql`x.uuid`),
      sql`zaakregister_statustype x where x.zaaktype = zt.uuid`,
      sql`x.plaats`,
    ),
    resultaattypen: links(wire, 'Resultaattype', sql`zaakregister_resultaattype x where x.zaaktype = zt.uuid`),
    eigenschappen: links(wire, 'Eigenschap', sql`zaakregister_eigenschap x where x.zaaktype = zt.uuid`),
    informatieobjecttypen: json.array(
      linkTo(wire, 'Informatieobjecttype', sql`x.informatieobjecttype`),
      sql`zaakregister_zaaktype_informatieobjecttype x where x.zaaktype = zt.uuid`,
      sql`x.volgnummer`,
    ),
    roltypen: links(wire, 'Roltype', sql`zaakregister_roltype x where x.zaaktype = zt.uuid`),
    besluittypen: fixed([]),
    deelzaaktypen: fixed([]),
    gerelateerdeZaaktypen: fixed([]),
    beginGeldigheid: date10(sql`zt.begin_geldigheid`),
    eindeGeldigheid: json.dateOrNull(sql`zt.einde_geldigheid`),
    beginObject: fixed(null),
    eindeObject: fixed(null),
    versiedatum: date10(sql`zt.begin_geldigheid`),
    concept: json.flag(sql`zt.concept`),
  }),
  filters: {
    catalogus: filter.url((value) => sql`zt.catalogus = ${value}`),
    identificatie: filter.equal((value) => sql`zt.identificatie = ${value}`),
    trefwoorden: anyOf((values) => sql`zt.trefwoorden && ${values}`),
    status: status(sql`zt.concept`),
    datumGeldigheid: geldigOp('zt'),
  },
})

export const statustypen = resource({
  ...shared,
  path: 'statustypen',
  name: 'StatusType',
  table: rows.statustype,
  alias: 'st',
  json: (wire) => ({
    url: linkTo(wire, 'Statustype', sql`st.uuid`),
    omschrijving: json.text(sql`st.omschrijving`),
    omschrijvingGeneriek: fixed(''),
    statustekst: json.text(sql`st.statustekst`),
    ...partMembers(wire, sql`st.zaaktype`),
    volgnummer: json.raw(sql`st.plaats`, { type: 'integer' }),
    isEindstatus: json.flag(
      sql`st.plaats = (select max(v.plaats) from zaakregister_statustype v where v.zaaktype = st.zaaktype)`,
    ),
    informeren: json.flag(sql`st.informeren`),
    doorlooptijd: fixed(null),
    toelichting: fixed(null),
    checklistitemStatustype: fixed([]),
    eigenschappen: fixed([]),
  }),
  // In the order in which they are gone through.
  order: sql`st.zaaktype, st.plaats`,
  filters: partFilters(sql`st.zaaktype`),
})

export const roltypen = resource({
  ...shared,
  path: 'roltypen',
  name: 'RolType',
  table: rows.roltype,
  alias: 'rt',
  json: (wire) => ({
    url: linkTo(wire, 'Roltype', sql`rt.uuid`),
    ...partMembers(wire, sql`rt.zaaktype`),
    omschrijving: json.text(sql`rt.omschrijving`),
    omschrijvingGeneriek: json.choice(sql`rt.omschrijving_generiek`, GENERIEKE_ROLLEN),
  }),
  filters: {
    ...partFilters(sql`rt.zaaktype`),
    omschrijvingGeneriek: filter.oneOf(
      GENERIEKE_ROLLEN,
      (value) => sql`rt.omschrijving_generiek = ${value}::generieke_rol`,
    ),
  },
})

export const resultaattypen = resource({
  ...shared,
  path: 'resultaattypen',
  name: 'ResultaatType',
  table: rows.resultaattype,
  alias: 'xt',
  json: (wire) => ({
    url: linkTo(wire, 'Resultaattype', sql`xt.uuid`),
    ...partMembers(wire, sql`xt.zaaktype`),
    omschrijving: json.text(sql`xt.omschrijving`),
    resultaattypeomschrijving: json.text(sql`xt.resultaattypeomschrijving`),
    omschrijvingGeneriek: json.text(sql`xt.omschrijving`),
    selectielijstklasse: json.text(sql`xt.selectielijstklasse`),
    toelichting: json.text(sql`xt.toelichting`),
    archiefnominatie: json.choice(sql`xt.archiefnominatie`, ['blijvend_bewaren', 'vernietigen']),
    archiefactietermijn: json.textOrNull(sql`xt.archiefactietermijn`),
    brondatumArchiefprocedure: fixed({
      afleidingswijze: 'afgehandeld',
      datumkenmerk: '',
      einddatumBekend: false,
      objecttype: '',
      registratie: '',
      procestermijn: null,
    }),
    procesobjectaard: fixed(''),
    indicatieSpecifiek: fixed(null),
    procestermijn: fixed(null),
    besluittypen: fixed([]),
    besluittypeOmschrijving: fixed([]),
    informatieobjecttypen: fixed([]),
    informatieobjecttypeOmschrijving: fixed([]),
  }),
  filters: {
    ...partFilters(sql`xt.zaaktype`),
    // As the description of this list alone spells them.
    zaaktype_identificatie: filter.equal((value) =>
      ofZaaktype(sql`xt.zaaktype`, () => sql`v.identificatie = ${value}`),
    ),
  },
})

export const eigenschappen = resource({
  ...shared,
  path: 'eigenschappen',
  name: 'Eigenschap',
  table: rows.eigenschap,
  alias: 'et',
  json: (wire) => ({
    url: linkTo(wire, 'Eigenschap', sql`et.uuid`),
    naam: json.text(sql`et.naam`),
    definitie: json.text(sql`et.definitie`),
    specificatie: json.object({
      groep: fixed(''),
      formaat: json.choice(sql`et.formaat`, FORMATEN),
      lengte: json.text(sql`et.lengte::text`),
      kardinaliteit: fixed('1'),
      waardenverzameling: texts(sql`et.waarden`),
    }),
    toelichting: fixed(''),
    statustype: fixed(null),
    ...partMembers(wire, sql`et.zaaktype`),
  }),
  filters: partFilters(sql`et.zaaktype`),
})

export const informatieobjecttypen = resource({
  ...shared,
  path: 'informatieobjecttypen',
  name: 'InformatieObjectType',
  table: rows.informatieobjecttype,
  alias: 'it',
  json: (wire) => ({
    url: linkTo(wire, 'Informatieobjecttype', sql`it.uuid`),
    catalogus: linkTo(wire, 'Catalogus', sql`it.catalogus`),
    omschrijving: json.text(sql`it.omschrijving`),
    vertrouwelijkheidaanduiding: json.choice(sql`it.vertrouwelijkheidaanduiding`, VERTROUWELIJKHEDEN),
    beginGeldigheid: date10(sql`it.begin_geldigheid`),
    eindeGeldigheid: fixed(null),
    beginObject: fixed(null),
    eindeObject: fixed(null),
    concept: fixed(false),
    zaaktypen: json.array(
      linkTo(wire, 'Zaaktype', sql`x.zaaktype`),
      sql`zaakregister_zaaktype_informatieobjecttype x where x.informatieobjecttype = it.uuid`,
      sql`x.volgnummer`,
    ),
    besluittypen: fixed([]),
    informatieobjectcategorie: json.text(sql`it.categorie`),
    trefwoord: fixed([]),
    omschrijvingGeneriek: json.object({
      informatieobjecttypeOmschrijvingGeneriek: json.text(sql`it.omschrijving`),
      definitieInformatieobjecttypeOmschrijvingGeneriek: json.text(sql`it.omschrijving`),
      herkomstInformatieobjecttypeOmschrijvingGeneriek: fixed('Balie'),
      hierarchieInformatieobjecttypeOmschrijvingGeneriek: fixed('-'),
      opmerkingInformatieobjecttypeOmschrijvingGeneriek: fixed(''),
    }),
  }),
  filters: {
    catalogus: filter.url((value) => sql`it.catalogus = ${value}`),
    omschrijving: filter.equal((value) => sql`it.omschrijving = ${value}`),
    status: status(sql`false`),
    datumGeldigheid: filter.date((day) => sql`it.begin_geldigheid <= ${day}`),
    zaaktype: filter.url(
      (value) => sql`exists (select from zaakregister_zaaktype_informatieobjecttype v
        where v.informatieobjecttype = it.uuid and v.zaaktype = ${value})`,
    ),
  },
})

const zaaktypeInformatieobjecttypen = resource({
  ...shared,
  path: 'zaaktype-informatieobjecttypen',
  name: 'ZaakTypeInformatieObjectType',
  table: rows.zaaktypeInformatieobjecttype,
  alias: 'zi',
  json: (wire) => {
    const { zaaktype, zaaktypeIdentificatie, catalogus } = partMembers(wire, sql`zi.zaaktype`)
    return {
      url: linkTo(wire, 'ZaaktypeInformatieobjecttype', sql`zi.uuid`),
      ...(zaaktype && zaaktypeIdentificatie && catalogus && { zaaktype, zaaktypeIdentificatie, catalogus }),
      informatieobjecttype: json.text(
        sql`(select v.omschrijving from zaakregister_informatieobjecttype v where v.uuid = zi.informatieobjecttype)`,
      ),
      volgnummer: number(
        sql`(select count(*) from zaakregister_zaaktype_informatieobjecttype v where v.zaaktype = zi.zaaktype and v.volgnummer <= zi.volgnummer)`,
      ),
      richting: json.choice(sql`zi.richting`, RICHTINGEN),
      statustype: linkOrNull(wire, 'Statustype', sql`null::uuid`),
    }
  },
  filters: {
    ...partFilters(sql`zi.zaaktype`),
    informatieobjecttype: filter.url((value) => sql`zi.informatieobjecttype = ${value}`),
    richting: filter.oneOf(RICHTINGEN, (value) => sql`zi.richting = ${value}::richting_informatieobject`),
  },
})

/** The Catalogi API of the register inside. */
export const catalogi: Face = {
  title: 'Catalogi API',
  description: 'De Catalogi API 1.3.1 op het zaakregister van Balie, om te lezen.',
  path: '/catalogi/api',
  version: '1.3.1',
  dialect: zgw,
  parts: [
    catalogussen,
    zaaktypen,
    statustypen,
    roltypen,
    resultaattypen,
    eigenschappen,
    informatieobjecttypen,
    zaaktypeInformatieobjecttypen,
  ],
}
