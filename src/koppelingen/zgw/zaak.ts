import { VERTROUWELIJKHEDEN, type Vertrouwelijkheid } from '../../begrippen/contract.ts'
import { ZICHTRECHTEN } from '../../inrichting/toegang/contract.ts'
import type { Table } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import {
  ARCHIEFNOMINATIES,
  ARCHIEFSTATUSSEN,
  BETALINGSINDICATIES,
  GENERIEKE_ROLLEN,
  RECHTEN,
  SOORTEN_BETROKKENE,
} from '../../register/zaakregister/contract.ts'
import { gezienOfZaken } from '../../register/zaakregister/gezien.ts'
import { changeRow, lockZaak, removeRow, startbaarZaaktype, startZaak } from '../../register/zaakregister/queries.ts'
import * as rows from '../../register/zaakregister/row.ts'
import {
  GESLOTEN,
  hoofdzaakFaults,
  isAtLeast,
  mayChange,
  startFaults,
  type Zaakstand,
} from '../../register/zaakregister/rules.ts'
import { notAllowedError, notFoundError, validationError } from '../klantinteracties/wire/errors.ts'
import {
  boolean,
  choice,
  group,
  type Input,
  list,
  nullable,
  optional,
  optionalText,
  text,
} from '../klantinteracties/wire/fields.ts'
import type { Filter } from '../klantinteracties/wire/filters.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import type { Members, Sql, Wire } from '../klantinteracties/wire/json.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { date, dateTime } from '../klantinteracties/wire/moments.ts'
import { type Expansion, resource, type View, type WireContext } from '../klantinteracties/wire/resource.ts'
import { url } from '../klantinteracties/wire/urls.ts'
import { resultaattypen, roltypen, statustypen, zaaktypen } from './catalogi.ts'
import {
  anyLink,
  anyObject,
  anyOf,
  date10,
  dateOrNull,
  dates,
  fixed,
  groupOrNull,
  jsonOrNull,
  link,
  linkOrNull,
  links,
  linkTo,
  linkToZaakeigenschap,
  notKept,
  optionalChoice,
  periode,
  refuseChange,
  rsin,
} from './velden.ts'
import { resultaatView, rolView, statusView, zaakeigenschapView, zaakobjectView } from './weergaven.ts'

// Zaken of the Zaken API 1.5.1.

const BETALING: Readonly<Record<string, string>> = {
  nvt: 'Er is geen sprake van te betalen, met de zaak gemoeide, kosten.',
  nog_niet: 'De met de zaak gemoeide kosten zijn (nog) niet betaald.',
  gedeeltelijk: 'De met de zaak gemoeide kosten zijn gedeeltelijk betaald.',
  geheel: 'De met de zaak gemoeide kosten zijn geheel betaald.',
}

/** The members of the zaak `alias`. */
function members(wire: Wire, alias: string): Members {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  const uuid = of('uuid')
  const belonging = (of: Table): Sql => sql`${sql.table(of)} x where x.zaak = ${uuid}`
  const display = sql`case ${of('betalingsindicatie')} ${sql.join(
    Object.entries(BETALING).map(([value, shown]) => sql`when ${sql.lit(value)} then ${sql.lit(shown)}`),
    sql` `,
  )} else '' end`
  return {
    url: linkTo(wire, 'Zaak', uuid),
    uuid: json.uuid(uuid),
    identificatie: json.text(of('identificatie')),
    bronorganisatie: json.text(of('bronorganisatie')),
    omschrijving: json.text(of('omschrijving')),
    toelichting: json.text(of('toelichting')),
    zaaktype: linkTo(wire, 'Zaaktype', of('zaaktype')),
    registratiedatum: date10(of('registratiedatum')),
    verantwoordelijkeOrganisatie: json.text(of('verantwoordelijke_organisatie')),
    startdatum: date10(of('startdatum')),
    einddatum: json.dateOrNull(of('einddatum')),
    einddatumGepland: json.dateOrNull(of('einddatum_gepland')),
    uiterlijkeEinddatumAfdoening: json.dateOrNull(of('uiterlijke_einddatum_afdoening')),
    publicatiedatum: json.dateOrNull(of('publicatiedatum')),
    communicatiekanaal: json.text(of('communicatiekanaal')),
    productenOfDiensten: fixed([]),
    vertrouwelijkheidaanduiding: json.choice(of('vertrouwelijkheidaanduiding'), VERTROUWELIJKHEDEN),
    betalingsindicatie: json.text(of('betalingsindicatie')),
    betalingsindicatieWeergave: json.text(display),
    laatsteBetaaldatum: json.momentOrNull(of('laatste_betaaldatum')),
    zaakgeometrie: jsonOrNull(of('zaakgeometrie')),
    verlenging: jsonOrNull(of('verlenging')),
    opschorting: jsonOrNull(of('opschorting')),
    selectielijstklasse: fixed(''),
    hoofdzaak: linkOrNull(wire, 'Zaak', of('hoofdzaak')),
    deelzaken: links(wire, 'Zaak', sql`zaakregister_zaak x where x.hoofdzaak = ${uuid}`),
    relevanteAndereZaken: fixed([]),
    eigenschappen: json.array(
      linkToZaakeigenschap(wire, uuid, sql`x.uuid`),
      belonging(rows.zaakeigenschap),
      sql`x.volgnummer`,
    ),
    rollen: links(wire, 'Rol', belonging(rows.rol)),
    status: json.one(linkTo(wire, 'Status', sql`x.uuid`), sql`(${latestStatus(uuid)}) x`),
    zaakinformatieobjecten: links(wire, 'Zaakinformatieobject', belonging(rows.zaakinformatieobject)),
    zaakobjecten: links(wire, 'Zaakobject', belonging(rows.zaakobject)),
    kenmerken: json.raw(sql`${of('kenmerken')}::text`, { type: 'array', items: { type: 'object' } }),
    archiefnominatie: json.orNull(of('archiefnominatie'), json.choice(of('archiefnominatie'), ARCHIEFNOMINATIES)),
    archiefstatus: json.choice(of('archiefstatus'), ARCHIEFSTATUSSEN),
    archiefactiedatum: json.dateOrNull(of('archiefactiedatum')),
    resultaat: json.one(linkTo(wire, 'Resultaat', sql`x.uuid`), belonging(rows.resultaat)),
    opdrachtgevendeOrganisatie: fixed(''),
    processobjectaard: fixed(''),
    startdatumBewaartermijn: fixed(null),
    processobject: fixed(null),
  }
}

/** The status that was set last, of a zaak. */
const latestStatus = (zaak: Sql): Sql =>
  sql`select v.* from zaakregister_status v where v.zaak = ${zaak} order by v.datum_status_gezet desc limit 1`

const viewOf = (alias: string): View => ({
  name: 'Zaak',
  table: rows.zaak,
  alias,
  json: (wire) => members(wire, alias),
})

const ofZaak = (column: string, alias: string): Sql => sql`${sql.ref(column)} = ${sql.ref(`${alias}.uuid`)}`

/** Gives the resources that can be shown beside the zaak `alias`. */
const expansionsOf = (alias: string): Record<string, Expansion> => ({
  zaaktype: { of: () => zaaktypen, many: false, where: sql`zt.uuid = ${sql.ref(`${alias}.zaaktype`)}` },
  status: {
    of: () => statusView,
    many: false,
    where: sql`s.uuid = (select y.uuid from (${latestStatus(sql.ref(`${alias}.uuid`))}) y)`,
    expansions: { statustype: { of: () => statustypen, many: false, where: sql`st.uuid = s.statustype` } },
  },
  resultaat: {
    of: () => resultaatView,
    many: false,
    where: ofZaak('t.zaak', alias),
    expansions: { resultaattype: { of: () => resultaattypen, many: false, where: sql`xt.uuid = t.resultaattype` } },
  },
  rollen: {
    of: () => rolView,
    many: true,
    where: ofZaak('r.zaak', alias),
    expansions: { roltype: { of: () => roltypen, many: false, where: sql`rt.uuid = r.roltype` } },
  },
  eigenschappen: { of: () => zaakeigenschapView, many: true, where: ofZaak('e.zaak', alias) },
  zaakobjecten: { of: () => zaakobjectView, many: true, where: ofZaak('o.zaak', alias) },
})

const hoofdzaakView = viewOf('hz')
const deelzaakView = viewOf('dz')
const expansions = {
  ...expansionsOf('z'),
  hoofdzaak: {
    of: () => hoofdzaakView,
    many: false,
    where: sql`hz.uuid = z.hoofdzaak`,
    expansions: expansionsOf('hz'),
  },
  deelzaken: { of: () => deelzaakView, many: true, where: sql`dz.hoofdzaak = z.uuid`, expansions: expansionsOf('dz') },
}

const fields = {
  identificatie: optionalText(40),
  bronorganisatie: rsin(),
  omschrijving: optionalText(80),
  toelichting: optionalText(1000),
  zaaktype: link('Zaaktype'),
  registratiedatum: optional(nullable(date()), null),
  verantwoordelijkeOrganisatie: rsin(),
  startdatum: date(),
  einddatumGepland: dateOrNull(),
  uiterlijkeEinddatumAfdoening: dateOrNull(),
  publicatiedatum: dateOrNull(),
  communicatiekanaal: optional(url(1000), ''),
  vertrouwelijkheidaanduiding: optionalChoice(VERTROUWELIJKHEDEN),
  betalingsindicatie: optionalChoice(BETALINGSINDICATIES),
  laatsteBetaaldatum: optional(nullable(dateTime()), null),
  zaakgeometrie: anyObject(),
  verlenging: groupOrNull({ reden: text({ max: 200 }), duur: periode() }),
  opschorting: groupOrNull({ indicatie: boolean(), reden: text({ max: 200, blank: true }) }),
  hoofdzaak: optional(nullable(link('Zaak')), null),
  kenmerken: optional(list(group({ kenmerk: text({ max: 40 }), bron: text({ max: 40 }) })), []),
  archiefnominatie: optional(nullable(choice(ARCHIEFNOMINATIES)), null),
  archiefstatus: optional(choice(ARCHIEFSTATUSSEN), 'nog_te_archiveren' as const),
  archiefactiedatum: dateOrNull(),
  productenOfDiensten: notKept({ type: 'array' }),
  relevanteAndereZaken: notKept({ type: 'array' }),
  selectielijstklasse: notKept({ type: 'string' }),
  opdrachtgevendeOrganisatie: notKept({ type: 'string' }),
  processobjectaard: notKept({ type: 'string' }),
  processobject: notKept({ type: 'object' }),
  startdatumBewaartermijn: notKept({ type: 'string' }),
}

type Sent = Input<typeof fields>

/** Gives the columns of a body: an empty value is absent. */
function keptOf({
  productenOfDiensten: _products,
  relevanteAndereZaken: _relevant,
  selectielijstklasse: _class,
  opdrachtgevendeOrganisatie: _client,
  processobjectaard: _kind,
  processobject: _object,
  startdatumBewaartermijn: _start,
  ...kept
}: Sent) {
  return kept
}

/** Gives the columns that a change sets: a required one is never emptied. */
function changesOf(changes: Partial<Sent>) {
  const { zaaktype: _zaaktype, identificatie: _identificatie, ...kept } = keptOf(changes as Sent)
  return {
    ...kept,
    vertrouwelijkheidaanduiding: kept.vertrouwelijkheidaanduiding || undefined,
    registratiedatum: kept.registratiedatum ?? undefined,
  }
}

/** Whoever may not see what is that vertrouwelijk cannot make it so either. */
function checkVertrouwelijkheid({ wie }: WireContext, aanduiding: Vertrouwelijkheid): void {
  if (isAtLeast(aanduiding, 'vertrouwelijk') && !wie.rechten.has(ZICHTRECHTEN.zaken)) throw notAllowedError()
}

async function checkHoofdzaak({ db }: WireContext, hoofdzaak: string | null, own: string | null): Promise<void> {
  const found = hoofdzaak ? await lockZaak(db, hoofdzaak) : undefined
  const faults = found ? hoofdzaakFaults(found, own) : []
  if (faults.length > 0) throw validationError(faults)
}

const rol = (condition: Sql) => sql`exists (select from zaakregister_rol v where v.zaak = z.uuid and ${condition})`

const identified = (soort: string, field: string): Record<string, Filter> => ({
  [`rol__betrokkeneIdentificatie__${soort}__${field}`]: filter.equal(
    (value) =>
      // An array, so that the rollen are found along the index on the number.
      sql`z.uuid = any (array(select v.zaak from zaakregister_rol v
      where v.betrokkene_identificatie ->> ${sql.lit(field)} = ${value}
        and v.betrokkene_type = ${sql.lit(soort.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))}))`,
  ),
})

const ORDERS = ['startdatum', 'einddatum', 'publicatiedatum', 'archiefactiedatum', 'registratiedatum', 'identificatie']
const orders = Object.fromEntries(
  ORDERS.flatMap((name) => {
    const column = sql.ref(`z.${name}`)
    return [
      [name, sql`${column}, z.volgnummer`],
      [`-${name}`, sql`${column} desc nulls last, z.volgnummer desc`],
    ] as const
  }),
)

export const zaken = resource<typeof fields, Zaakstand>({
  ...viewOf('z'),
  path: 'zaken',
  rights: {
    lezen: RECHTEN.lezen,
    schrijven: RECHTEN.aanmaken,
    wijzigen: RECHTEN.bijwerken,
    verwijderen: RECHTEN.verwijderen,
  },
  orders,
  filtersOnItem: false,
  expansions,
  ...gezienOfZaken(sql`select z.uuid from pagina z`),
  fields,
  filters: {
    identificatie: filter.equal((value) => sql`z.identificatie = ${value}`),
    bronorganisatie: filter.equal((value) => sql`z.bronorganisatie = ${value}`),
    bronorganisatie__in: anyOf((values) => sql`z.bronorganisatie = any (${values})`),
    uuid__in: anyLink(sql`z.uuid`),
    zaaktype: filter.url((value) => sql`z.zaaktype = ${value}`),
    zaaktype__in: anyLink(sql`z.zaaktype`),
    zaaktype__identificatie: filter.equal(
      (value) =>
        sql`exists (select from zaakregister_zaaktype v where v.uuid = z.zaaktype and v.identificatie = ${value})`,
    ),
    archiefnominatie: filter.oneOf(ARCHIEFNOMINATIES, (value) => sql`z.archiefnominatie::text = ${value}`),
    archiefnominatie__in: anyOf((values) => sql`z.archiefnominatie::text = any (${values})`),
    archiefstatus: filter.oneOf(ARCHIEFSTATUSSEN, (value) => sql`z.archiefstatus = ${value}`),
    archiefstatus__in: anyOf((values) => sql`z.archiefstatus = any (${values})`),
    ...dates('archiefactiedatum', sql`z.archiefactiedatum`, ['', 'lt', 'gt', 'isnull']),
    ...dates('startdatum', sql`z.startdatum`, ['', 'gt', 'gte', 'lt', 'lte']),
    ...dates('registratiedatum', sql`z.registratiedatum`, ['', 'gt', 'lt']),
    ...dates('einddatum', sql`z.einddatum`, ['', 'gt', 'lt', 'isnull']),
    ...dates('einddatumGepland', sql`z.einddatum_gepland`, ['', 'gt', 'lt']),
    ...dates('uiterlijkeEinddatumAfdoening', sql`z.uiterlijke_einddatum_afdoening`, ['', 'gt', 'lt']),
    // As Open Zaak has it: bron and kenmerk with a colon between them.
    kenmerk: filter.equal(
      (value) => sql`z.kenmerken @> jsonb_build_array(jsonb_build_object('bron', split_part(${value}, ':', 1),
        'kenmerk', substr(${value}, position(':' in ${value}) + 1)))`,
    ),
    maximaleVertrouwelijkheidaanduiding: filter.oneOf(
      VERTROUWELIJKHEDEN,
      (value) => sql`z.vertrouwelijkheidaanduiding <= ${value}::vertrouwelijkheidaanduiding`,
    ),
    rol__betrokkeneType: filter.oneOf(SOORTEN_BETROKKENE, (value) => rol(sql`v.betrokkene_type::text = ${value}`)),
    rol__betrokkene: filter.equal((value) => rol(sql`v.betrokkene = ${value}`)),
    rol__omschrijvingGeneriek: filter.oneOf(GENERIEKE_ROLLEN, (value) =>
      rol(
        sql`exists (select from zaakregister_roltype w where w.uuid = v.roltype and w.omschrijving_generiek::text = ${value})`,
      ),
    ),
    ...identified('natuurlijkPersoon', 'inpBsn'),
    ...identified('natuurlijkPersoon', 'anpIdentificatie'),
    ...identified('natuurlijkPersoon', 'inpA_nummer'),
    ...identified('nietNatuurlijkPersoon', 'innNnpId'),
    ...identified('nietNatuurlijkPersoon', 'annIdentificatie'),
    ...identified('nietNatuurlijkPersoon', 'kvkNummer'),
    ...identified('nietNatuurlijkPersoon', 'vestigingsNummer'),
    ...identified('vestiging', 'vestigingsNummer'),
    ...identified('vestiging', 'kvkNummer'),
    ...identified('medewerker', 'identificatie'),
    ...identified('organisatorischeEenheid', 'identificatie'),
  },
  async create(context, input) {
    const { db, now } = context
    const zaaktype = await startbaarZaaktype(db, input.zaaktype, input.startdatum)
    const faults = zaaktype ? startFaults(zaaktype, input.startdatum) : []
    if (!zaaktype || faults.length > 0) throw validationError(faults)
    const vertrouwelijkheidaanduiding = input.vertrouwelijkheidaanduiding || zaaktype.vertrouwelijkheidaanduiding
    checkVertrouwelijkheid(context, vertrouwelijkheidaanduiding)
    await checkHoofdzaak(context, input.hoofdzaak, null)
    return startZaak(db, zaaktype, { ...keptOf(input), vertrouwelijkheidaanduiding }, now)
  },
  lock: lockZaak,
  async update(context, uuid, changes, stored) {
    const { db, wie } = context
    if (!mayChange(stored, wie.rechten)) throw notAllowedError(GESLOTEN)
    refuseChange('zaaktype', stored.zaaktype, changes.zaaktype)
    refuseChange('identificatie', stored.identificatie, changes.identificatie)
    const { vertrouwelijkheidaanduiding } = changes
    if (vertrouwelijkheidaanduiding) checkVertrouwelijkheid(context, vertrouwelijkheidaanduiding)
    if (changes.hoofdzaak) await checkHoofdzaak(context, changes.hoofdzaak, uuid)
    await changeRow(db, rows.zaak, uuid, changesOf(changes))
  },
  async remove({ db, wie }, uuid, stored) {
    if (!mayChange(stored, wie.rechten)) throw notAllowedError(GESLOTEN)
    await removeRow(db, rows.zaak, uuid)
    return undefined
  },
})

/** The zaak to which something is added or of which something changes, locked; refused when it is closed and who asks may not change what is. */
export async function openZaak({ db, wie }: WireContext, uuid: string): Promise<Zaakstand> {
  const found = await lockZaak(db, uuid)
  if (!found) throw notFoundError()
  if (!mayChange(found, wie.rechten)) throw notAllowedError(GESLOTEN)
  return found
}
