import type { Db } from '../../platform/database.ts'
import type { Table } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { GENERIEKE_ROLLEN, RECHTEN, SOORTEN_BETROKKENE } from '../../register/zaakregister/contract.ts'
import { gezienOfZaken } from '../../register/zaakregister/gezien.ts'
import {
  addRow,
  changeRow,
  koppelbaar,
  lockZaak,
  removeRow,
  roltypeOf,
  statustypeOf,
  zaaktypeOf,
} from '../../register/zaakregister/queries.ts'
import * as rows from '../../register/zaakregister/row.ts'
import { GESLOTEN, mayChange, maySetStatus, rolFaults } from '../../register/zaakregister/rules.ts'
import { setStatus } from '../../register/zaakregister/statussen.ts'
import { fault, notAllowedError, notFoundError, validationError } from '../klantinteracties/wire/errors.ts'
import { choice, optional, optionalText, text } from '../klantinteracties/wire/fields.ts'
import type { Filter } from '../klantinteracties/wire/filters.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { dateTime } from '../klantinteracties/wire/moments.ts'
import { resource, type WireContext } from '../klantinteracties/wire/resource.ts'
import { url } from '../klantinteracties/wire/urls.ts'
import { betrokkeneIdentificatie } from './betrokkene.ts'
import { roltypen, statustypen } from './catalogi.ts'
import { anyObject, fixed, groupOrNull, link, linkTo, notKept, optionalChoice, refuseChange } from './velden.ts'
import { OBJECTTYPEN, resultaatView, rolView, statusView, zaakobjectView } from './weergaven.ts'
import { openZaak } from './zaak.ts'

// The parts of a zaak: rollen, statussen, resultaat, objects, documents.

const ofZaak = (alias: string) => ({
  filtersOnItem: false,
  ...gezienOfZaken(sql`select ${sql.ref(`${alias}.zaak`)} from pagina ${sql.ref(alias)}`),
})

const zaakFilter = (column: string): { zaak: Filter } => ({
  zaak: filter.url((value) => sql`${sql.ref(column)} = ${value}`),
})

const rights = { lezen: RECHTEN.lezen, schrijven: RECHTEN.bijwerken }

/** The zaak of a part that is changed or removed, locked; undefined when there is no such part. */
const lockPart =
  (of: Table) =>
  async (db: Db, uuid: string): Promise<string | undefined> => {
    const { rows: found } = await sql<{ zaak: string }>`
      select zaak from ${sql.table(of)} where uuid = ${uuid}::uuid for update`.execute(db)
    return found[0]?.zaak
  }

/** Removes a part of a zaak that may be changed. */
const removeFrom =
  (table: Table) =>
  async (context: WireContext, uuid: string, zaak: string): Promise<undefined> => {
    await openZaak(context, zaak)
    await removeRow(context.db, table, uuid)
  }

const identified = (soort: string, field: string): Record<string, Filter> => ({
  [`betrokkeneIdentificatie__${soort}__${field}`]: filter.equal(
    (value) => sql`(r.betrokkene_identificatie ->> ${sql.lit(field)} = ${value}
      and r.betrokkene_type = ${sql.lit(soort.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))})`,
  ),
})

const rolFields = {
  zaak: link('Zaak'),
  betrokkene: optional(url(1000), ''),
  betrokkeneType: choice(SOORTEN_BETROKKENE),
  afwijkendeNaamBetrokkene: optionalText(625),
  roltype: link('Roltype'),
  roltoelichting: optionalText(1000),
  indicatieMachtiging: optionalChoice(['gemachtigde', 'machtiginggever']),
  contactpersoonRol: groupOrNull({
    naam: text({ max: 200, blank: true }),
    emailadres: optionalText(254),
    functie: optionalText(50),
    telefoonnummer: optionalText(20),
  }),
  betrokkeneIdentificatie: betrokkeneIdentificatie(),
}

const isEmpty = (value: object | null) => !value || Object.values(value).every((part) => !part || String(part) === '')

export const rollen = resource<typeof rolFields, string>({
  ...rolView,
  ...ofZaak('r'),
  path: 'rollen',
  rights,
  expansions: { roltype: { of: () => roltypen, many: false, where: sql`rt.uuid = r.roltype` } },
  fields: rolFields,
  filters: {
    ...zaakFilter('r.zaak'),
    betrokkene: filter.equal((value) => sql`r.betrokkene = ${value}`),
    betrokkeneType: filter.oneOf(SOORTEN_BETROKKENE, (value) => sql`r.betrokkene_type::text = ${value}`),
    ...identified('natuurlijkPersoon', 'inpBsn'),
    ...identified('natuurlijkPersoon', 'anpIdentificatie'),
    ...identified('natuurlijkPersoon', 'inpA_nummer'),
    ...identified('nietNatuurlijkPersoon', 'innNnpId'),
    ...identified('nietNatuurlijkPersoon', 'annIdentificatie'),
    ...identified('nietNatuurlijkPersoon', 'kvkNummer'),
    ...identified('vestiging', 'vestigingsNummer'),
    ...identified('vestiging', 'kvkNummer'),
    ...identified('medewerker', 'identificatie'),
    ...identified('organisatorischeEenheid', 'identificatie'),
    roltype: filter.url((value) => sql`r.roltype = ${value}`),
    omschrijving: filter.equal(
      (value) =>
        sql`exists (select from zaakregister_roltype v where v.uuid = r.roltype and v.omschrijving = ${value})`,
    ),
    omschrijvingGeneriek: filter.oneOf(
      GENERIEKE_ROLLEN,
      (value) =>
        sql`exists (select from zaakregister_roltype v where v.uuid = r.roltype and v.omschrijving_generiek::text = ${value})`,
    ),
  },
  async create(context, { afwijkendeNaamBetrokkene: afwijkendeNaam, contactpersoonRol: contactpersoon, ...input }) {
    const { db } = context
    if (input.betrokkene === '' && !input.betrokkeneIdentificatie)
      throw fault('nonFieldErrors', 'invalid-betrokkene', 'Noem wie het is: een adres of een identificatie.')
    const zaak = await openZaak(context, input.zaak)
    const roltype = await roltypeOf(db, input.roltype, input.zaak)
    const faults = roltype ? rolFaults(zaak, roltype, roltype.rollen) : []
    if (faults.length > 0) throw validationError(faults)
    return addRow(db, rows.rol, { ...input, afwijkendeNaam, contactpersoon })
  },
  lock: lockPart(rows.rol),
  remove: removeFrom(rows.rol),
})

const statusFields = {
  zaak: link('Zaak'),
  statustype: link('Statustype'),
  datumStatusGezet: dateTime(),
  statustoelichting: optionalText(1000),
  gezetdoor: notKept({ type: 'string' }),
}

export const statussen = resource({
  ...statusView,
  ...ofZaak('s'),
  path: 'statussen',
  // The right to set one depends on what was set before: the first goes with making a zaak.
  rights: { lezen: RECHTEN.lezen, schrijven: RECHTEN.lezen },
  remove: null,
  expansions: { statustype: { of: () => statustypen, many: false, where: sql`st.uuid = s.statustype` } },
  // The status that was set last comes first.
  order: sql`s.datum_status_gezet desc, s.volgnummer desc`,
  fields: statusFields,
  filters: {
    ...zaakFilter('s.zaak'),
    statustype: filter.url((value) => sql`s.statustype = ${value}`),
    indicatieLaatstGezetteStatus: filter.flag(
      (yes) =>
        sql`(s.datum_status_gezet = (select max(v.datum_status_gezet) from zaakregister_status v where v.zaak = s.zaak)) = ${yes}`,
    ),
  },
  async create({ db, wie, now }, { gezetdoor: _, ...input }) {
    const zaak = await lockZaak(db, input.zaak)
    const statustype = await statustypeOf(db, input.statustype)
    if (!zaak || !statustype) throw notFoundError()
    if (!maySetStatus(zaak, wie.rechten)) throw notAllowedError()
    if (zaak.einddatum !== null && !wie.rechten.has(RECHTEN.heropenen) && !mayChange(zaak, wie.rechten))
      throw notAllowedError(GESLOTEN)
    const set = await setStatus(db, zaak, statustype, input, now)
    if (typeof set !== 'string') throw validationError(set)
    return set
  },
})

const resultaatFields = { zaak: link('Zaak'), resultaattype: link('Resultaattype'), toelichting: optionalText(1000) }

async function checkResultaattype(db: Db, resultaattype: string, { zaaktype }: { zaaktype: string }): Promise<void> {
  if ((await zaaktypeOf(db, rows.resultaattype, resultaattype)) !== zaaktype)
    throw fault('nonFieldErrors', 'zaaktype-mismatch', 'Dit resultaattype hoort bij een ander zaaktype dan de zaak.')
}

export const resultaten = resource<typeof resultaatFields, string>({
  ...resultaatView,
  ...ofZaak('t'),
  path: 'resultaten',
  rights,
  fields: resultaatFields,
  filters: {
    ...zaakFilter('t.zaak'),
    resultaattype: filter.url((value) => sql`t.resultaattype = ${value}`),
  },
  async create(context, input) {
    await checkResultaattype(context.db, input.resultaattype, await openZaak(context, input.zaak))
    return addRow(context.db, rows.resultaat, input)
  },
  lock: lockPart(rows.resultaat),
  async update(context, uuid, { zaak, ...changes }, stored) {
    refuseChange('zaak', stored, zaak)
    const found = await openZaak(context, stored)
    if (changes.resultaattype) await checkResultaattype(context.db, changes.resultaattype, found)
    await changeRow(context.db, rows.resultaat, uuid, changes)
  },
  remove: removeFrom(rows.resultaat),
})

const zaakobjectFields = {
  zaak: link('Zaak'),
  object: optional(url(1000), ''),
  objectType: choice(OBJECTTYPEN),
  objectTypeOverige: optionalText(100),
  relatieomschrijving: optionalText(80),
  objectIdentificatie: anyObject(),
  zaakobjecttype: notKept({ type: 'string' }),
  objectTypeOverigeDefinitie: notKept({ type: 'object' }),
}

function checkObject(input: {
  object: string
  objectType: string
  objectTypeOverige: string
  objectIdentificatie: object | null
}) {
  if (input.objectType === 'overige' && input.objectTypeOverige === '')
    throw fault('objectTypeOverige', 'missing-object-type-overige', 'Zeg om wat voor object het gaat.')
  if (input.objectType !== 'overige' && input.objectTypeOverige !== '')
    throw fault('objectTypeOverige', 'invalid-object-type-overige-usage', 'Dit hoort alleen bij objectType overige.')
  if (input.object === '' && isEmpty(input.objectIdentificatie))
    throw fault('object', 'required', 'Noem het object: zijn adres of een identificatie.')
}

export const zaakobjecten = resource<typeof zaakobjectFields, string>({
  ...zaakobjectView,
  ...ofZaak('o'),
  path: 'zaakobjecten',
  rights,
  fields: zaakobjectFields,
  filters: {
    ...zaakFilter('o.zaak'),
    object: filter.equal((value) => sql`o.object = ${value}`),
    objectType: filter.oneOf(OBJECTTYPEN, (value) => sql`o.object_type = ${value}`),
  },
  async create(context, { zaakobjecttype: _, objectTypeOverigeDefinitie: __, ...input }) {
    checkObject(input)
    await openZaak(context, input.zaak)
    return addRow(context.db, rows.zaakobject, input)
  },
  lock: lockPart(rows.zaakobject),
  async update(context, uuid, { zaak, zaakobjecttype: _, objectTypeOverigeDefinitie: __, ...changes }, stored) {
    refuseChange('zaak', stored, zaak)
    await openZaak(context, stored)
    await changeRow(context.db, rows.zaakobject, uuid, changes)
  },
  remove: removeFrom(rows.zaakobject),
})

const zioFields = {
  zaak: link('Zaak'),
  informatieobject: link('Informatieobject'),
  titel: optionalText(200),
  beschrijving: optionalText(1000),
  vernietigingsdatum: notKept({ type: 'string' }),
  status: notKept({ type: 'string' }),
}

export const zaakinformatieobjecten = resource<typeof zioFields, string>({
  ...ofZaak('k'),
  path: 'zaakinformatieobjecten',
  name: 'ZaakInformatieObject',
  table: rows.zaakinformatieobject,
  alias: 'k',
  rights,
  unpaged: true,
  fields: zioFields,
  json: (wire) => ({
    url: linkTo(wire, 'Zaakinformatieobject', sql`k.uuid`),
    uuid: json.uuid(sql`k.uuid`),
    informatieobject: linkTo(wire, 'Informatieobject', sql`k.document`),
    zaak: linkTo(wire, 'Zaak', sql`k.zaak`),
    aardRelatieWeergave: fixed('Hoort bij, omgekeerd: kent'),
    titel: json.text(sql`k.titel`),
    beschrijving: json.text(sql`k.beschrijving`),
    registratiedatum: json.moment(sql`k.registratiedatum`),
    vernietigingsdatum: fixed(null),
    status: fixed(null),
  }),
  filters: {
    ...zaakFilter('k.zaak'),
    informatieobject: filter.url((value) => sql`k.document = ${value}`),
  },
  async create(context, { zaak: uuid, informatieobject: document, titel, beschrijving }) {
    const zaak = await openZaak(context, uuid)
    const found = await koppelbaar(context.db, document, zaak)
    if (found?.vergrendeld)
      throw fault('informatieobject', 'invalid-resource', 'Dit document is nog vergrendeld of niet compleet.')
    if (!found?.hoortBijZaaktype)
      throw fault(
        'nonFieldErrors',
        'missing-zaaktype-informatieobjecttype-relation',
        'Documenten van dit type horen niet bij dit zaaktype.',
      )
    return addRow(context.db, rows.zaakinformatieobject, { zaak: uuid, document, titel, beschrijving })
  },
  lock: lockPart(rows.zaakinformatieobject),
  async update(context, uuid, { zaak, titel, beschrijving }, stored) {
    refuseChange('zaak', stored, zaak)
    await openZaak(context, stored)
    await changeRow(context.db, rows.zaakinformatieobject, uuid, { titel, beschrijving })
  },
  remove: removeFrom(rows.zaakinformatieobject),
})
