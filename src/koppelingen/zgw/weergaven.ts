import { sql } from '../../platform/sql.ts'
import { GENERIEKE_ROLLEN, SOORTEN_BETROKKENE } from '../../register/zaakregister/contract.ts'
import * as rows from '../../register/zaakregister/row.ts'
import * as json from '../klantinteracties/wire/json.ts'
import type { View } from '../klantinteracties/wire/resource.ts'
import { fixed, jsonOrNull, linkTo, linkToZaakeigenschap } from './velden.ts'

// How the parts of a zaak are shown, by themselves and beside their zaak.

export const OBJECTTYPEN = [
  'adres',
  'besluit',
  'buurt',
  'enkelvoudig_document',
  'gemeente',
  'gemeentelijke_openbare_ruimte',
  'huishouden',
  'inrichtingselement',
  'kadastrale_onroerende_zaak',
  'kunstwerkdeel',
  'maatschappelijke_activiteit',
  'medewerker',
  'natuurlijk_persoon',
  'niet_natuurlijk_persoon',
  'openbare_ruimte',
  'organisatorische_eenheid',
  'pand',
  'spoorbaandeel',
  'status',
  'terreindeel',
  'terrein_gebouwd_object',
  'vestiging',
  'waterdeel',
  'wegdeel',
  'wijk',
  'woonplaats',
  'woz_deelobject',
  'woz_object',
  'woz_waarde',
  'zakelijk_recht',
  'overige',
] as const

export const statusView: View = {
  name: 'Status',
  table: rows.status,
  alias: 's',
  json: (wire) => ({
    url: linkTo(wire, 'Status', sql`s.uuid`),
    uuid: json.uuid(sql`s.uuid`),
    zaak: linkTo(wire, 'Zaak', sql`s.zaak`),
    statustype: linkTo(wire, 'Statustype', sql`s.statustype`),
    datumStatusGezet: json.moment(sql`s.datum_status_gezet`),
    statustoelichting: json.text(sql`s.statustoelichting`),
    // The status that was set last counts, not the furthest in the order: a status can be set back.
    indicatieLaatstGezetteStatus: json.flag(
      sql`not exists (select from zaakregister_status v where v.zaak = s.zaak and v.datum_status_gezet > s.datum_status_gezet)`,
    ),
    gezetdoor: fixed(''),
    zaakinformatieobjecten: fixed([]),
  }),
}

export const resultaatView: View = {
  name: 'Resultaat',
  table: rows.resultaat,
  alias: 't',
  json: (wire) => ({
    url: linkTo(wire, 'Resultaat', sql`t.uuid`),
    uuid: json.uuid(sql`t.uuid`),
    zaak: linkTo(wire, 'Zaak', sql`t.zaak`),
    resultaattype: linkTo(wire, 'Resultaattype', sql`t.resultaattype`),
    toelichting: json.text(sql`t.toelichting`),
  }),
}

const ofRoltype = (column: string) =>
  sql`(select ${sql.ref(`v.${column}`)} from zaakregister_roltype v where v.uuid = r.roltype)`

export const rolView: View = {
  name: 'Rol',
  table: rows.rol,
  alias: 'r',
  json: (wire) => ({
    url: linkTo(wire, 'Rol', sql`r.uuid`),
    uuid: json.uuid(sql`r.uuid`),
    zaak: linkTo(wire, 'Zaak', sql`r.zaak`),
    betrokkene: json.text(sql`r.betrokkene`),
    betrokkeneType: json.choice(sql`r.betrokkene_type`, SOORTEN_BETROKKENE),
    afwijkendeNaamBetrokkene: json.text(sql`r.afwijkende_naam`),
    roltype: linkTo(wire, 'Roltype', sql`r.roltype`),
    omschrijving: json.text(ofRoltype('omschrijving')),
    omschrijvingGeneriek: json.choice(ofRoltype('omschrijving_generiek'), GENERIEKE_ROLLEN),
    roltoelichting: json.text(sql`r.roltoelichting`),
    registratiedatum: json.moment(sql`r.registratiedatum`),
    indicatieMachtiging: json.text(sql`r.indicatie_machtiging`),
    contactpersoonRol: jsonOrNull(sql`r.contactpersoon`),
    statussen: fixed([]),
    betrokkeneIdentificatie: jsonOrNull(sql`r.betrokkene_identificatie`),
  }),
}

export const zaakeigenschapView: View = {
  name: 'ZaakEigenschap',
  table: rows.zaakeigenschap,
  alias: 'e',
  json: (wire) => ({
    url: linkToZaakeigenschap(wire, sql`e.zaak`, sql`e.uuid`),
    uuid: json.uuid(sql`e.uuid`),
    zaak: linkTo(wire, 'Zaak', sql`e.zaak`),
    eigenschap: linkTo(wire, 'Eigenschap', sql`e.eigenschap`),
    naam: json.text(sql`(select v.naam from zaakregister_eigenschap v where v.uuid = e.eigenschap)`),
    waarde: json.text(sql`e.waarde`),
  }),
}

export const zaakobjectView: View = {
  name: 'ZaakObject',
  table: rows.zaakobject,
  alias: 'o',
  json: (wire) => ({
    url: linkTo(wire, 'Zaakobject', sql`o.uuid`),
    uuid: json.uuid(sql`o.uuid`),
    zaak: linkTo(wire, 'Zaak', sql`o.zaak`),
    object: json.text(sql`o.object`),
    zaakobjecttype: fixed(''),
    objectType: json.choice(sql`o.object_type`, OBJECTTYPEN),
    objectTypeOverige: json.text(sql`o.object_type_overige`),
    objectTypeOverigeDefinitie: fixed(null),
    relatieomschrijving: json.text(sql`o.relatieomschrijving`),
    objectIdentificatie: jsonOrNull(sql`o.object_identificatie`),
  }),
}
