import { v7 as uuidv7 } from 'uuid'
import { SOORTEN_PARTIJ } from '../../begrippen/contract.ts'
import { sql } from '../../platform/sql.ts'
import { forgetContactpersonenOf } from '../../register/partijen/onderdelen.ts'
import { authenticate, change, make, remove } from '../../register/partijen/queries.ts'
import { partij } from '../../register/partijen/row.ts'
import { betrokkenen } from './betrokkenen.ts'
import { categorieRelaties } from './categorieen.ts'
import { digitaleadressen } from './digitaleadressen.ts'
import { klantcontacten } from './klantcontacten.ts'
import { changesOf, check, foutenInLijstOf, type Stand, saveOnderdelen } from './partij-bewaren.ts'
import { identificatorMembers } from './partij-identificatoren.ts'
import { partijFields } from './partij-velden.ts'
import { notAllowedError } from './wire/errors.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { resource, type View } from './wire/resource.ts'

const naam = (column: string) => json.contactnaam(sql.ref(column))
const volledigeNaam = (column: string) => json.text(sql`volledige_naam_klantinteracties(${sql.ref(column)})`)

/** Makes the JSON of the details of a partij `p` by its kind; null when there are none. */
function identificatieJson(wire: json.Wire): json.Json {
  const perSoort = [
    ['persoon', sql`p.persoon`, { contactnaam: naam('p.persoon'), volledigeNaam: volledigeNaam('p.persoon') }],
    ['organisatie', sql`p.organisatie`, { naam: json.text(sql`p.organisatie`) }],
    [
      'contactpersoon',
      sql`p.contactpersoon`,
      {
        uuid: json.uuid(sql`p.contactpersoon_uuid`),
        werkteVoorPartij: json.referenceOrNull(wire, 'partijen', sql`p.werkte_voor_partij`),
        contactnaam: naam('p.contactpersoon'),
        volledigeNaam: volledigeNaam('p.contactpersoon'),
      },
    ],
  ] as const
  const stukken = perSoort.map(([soort, kolom, members]) => [soort, json.orNull(kolom, json.object(members))] as const)
  const takken = stukken.map(([soort, stuk]) => sql`when ${sql.lit(soort)} then ${json.textOf(stuk)}`)
  return {
    parts: [sql`case p.soort_partij ${sql.join(takken, sql` `)} end`],
    schema: { anyOf: stukken.map(([, { schema }]) => schema) },
  }
}

const relatieJson = (wire: json.Wire) =>
  json.object({
    ...json.identity(wire, 'categorie-relaties', sql`cr.uuid`),
    categorieNaam: json.textOrNull(sql`(select c.naam from categorie c where c.uuid = cr.categorie)`),
    beginDatum: json.dateOrNull(sql`cr.begin_datum`),
    eindDatum: json.dateOrNull(sql`cr.eind_datum`),
  })

const identificator = (column: string) =>
  filter.equal(
    (v) => sql`p.uuid in (select i.partij from partij_identificator i where ${sql.ref(`i.${column}`)} = ${v})`,
  )
const subIdentificator = (column: string) =>
  filter.equal(
    (v) => sql`p.uuid in (select i.partij from partij_identificator i
      join partij_identificator s on s.uuid = i.sub_identificator_van where ${sql.ref(`s.${column}`)} = ${v})`,
  )

const ADRESDELEN = {
  Adresregel1: 'adresregel1',
  Adresregel2: 'adresregel2',
  Adresregel3: 'adresregel3',
  Land: 'land',
  NummeraanduidingId: 'nummeraanduiding_id',
}

/** Makes filters on the parts of an address: `bezoekadresLand`. */
const adresfilters = (adres: 'bezoekadres' | 'correspondentieadres') =>
  Object.fromEntries(
    Object.entries(ADRESDELEN).map(([deel, column]) => {
      const kolom = sql`(getoond_adres(p.${sql.ref(adres)}, p.uuid)).${sql.ref(column)}`
      return [adres + deel, filter.equal((v) => sql`${kolom} = ${v} and ${kolom} <> ''`)]
    }),
  )

/** A partij is a person or organisation whose identity was established (R1). */
export const partijen = resource({
  path: 'partijen',
  name: 'Partij',
  table: partij,
  alias: 'p',
  rights: { lezen: 'partijen.lezen', schrijven: 'partijen.registreren' },
  filtersOnItem: false,
  fields: partijFields,
  json: (wire) => ({
    ...json.identity(wire, 'partijen', sql`p.uuid`),
    nummer: json.text(sql`p.nummer`),
    interneNotitie: json.text(sql`p.interne_notitie`),
    betrokkenen: json.array(
      json.reference(wire, 'betrokkenen', sql`b.uuid`),
      sql`betrokkene b where b.partij = p.uuid`,
      sql`b.volgnummer`,
    ),
    categorieRelaties: json.array(
      relatieJson(wire),
      sql`categorie_relatie cr where cr.partij = p.uuid`,
      sql`cr.volgnummer`,
    ),
    digitaleAdressen: json.array(
      json.reference(wire, 'digitaleadressen', sql`d.uuid`),
      sql`digitaal_adres d where d.partij = p.uuid`,
      sql`d.volgnummer`,
    ),
    voorkeursDigitaalAdres: json.referenceOrNull(wire, 'digitaleadressen', sql`p.voorkeurs_digitaal_adres`),
    vertegenwoordigden: json.array(
      json.reference(wire, 'partijen', sql`v.vertegenwoordigde_partij`),
      sql`vertegenwoordiging v where v.vertegenwoordigende_partij = p.uuid`,
      sql`v.volgnummer`,
    ),
    rekeningnummers: json.array(
      json.reference(wire, 'rekeningnummers', sql`rn.uuid`),
      sql`rekeningnummer rn where rn.partij = p.uuid`,
      sql`rn.volgnummer`,
    ),
    voorkeursRekeningnummer: json.referenceOrNull(wire, 'rekeningnummers', sql`p.voorkeurs_rekeningnummer`),
    partijIdentificatoren: json.array(
      json.object(identificatorMembers(wire)),
      sql`partij_identificator i where i.partij = p.uuid`,
      sql`i.volgnummer`,
    ),
    soortPartij: json.choice(sql`p.soort_partij`, SOORTEN_PARTIJ),
    indicatieGeheimhouding: json.flagOrNull(sql`p.indicatie_geheimhouding`),
    voorkeurstaal: json.text(sql`p.voorkeurstaal`),
    indicatieActief: json.flag(sql`p.indicatie_actief`),
    bezoekadres: json.adres(sql`getoond_adres(p.bezoekadres, p.uuid)`),
    correspondentieadres: json.adres(sql`getoond_adres(p.correspondentieadres, p.uuid)`),
    partijIdentificatie: identificatieJson(wire),
  }),
  expansions: {
    digitaleAdressen: { of: (): View => digitaleadressen, many: true, where: sql`d.partij = p.uuid` },
    betrokkenen: {
      of: (): View => betrokkenen,
      many: true,
      where: sql`b.partij = p.uuid`,
      expansions: {
        hadKlantcontact: { of: (): View => klantcontacten, many: false, where: sql`k.uuid = b.klantcontact` },
      },
    },
    categorieRelaties: { of: (): View => categorieRelaties, many: true, where: sql`cr.partij = p.uuid` },
  },
  partijen: sql`select p.uuid from pagina p`,
  total: sql`select aantal_in('partij')`,
  filters: {
    ...adresfilters('bezoekadres'),
    categorierelatie__categorie__naam: filter.equal(
      (v) => sql`p.uuid in (select cr.partij from categorie_relatie cr join categorie c on c.uuid = cr.categorie
        where c.naam = any (string_to_array(${v}, ',')))`,
    ),
    ...adresfilters('correspondentieadres'),
    indicatieActief: filter.flag((v) => (v ? sql`p.indicatie_actief` : sql`not p.indicatie_actief`)),
    indicatieGeheimhouding: filter.flag((v) =>
      v ? sql`p.indicatie_geheimhouding` : sql`not p.indicatie_geheimhouding`,
    ),
    nummer: filter.equalOfFew((v) => sql`p.nummer = ${v}`),
    partijIdentificator__codeObjecttype: identificator('code_objecttype'),
    partijIdentificator__codeRegister: identificator('code_register'),
    partijIdentificator__codeSoortObjectId: identificator('code_soort_object_id'),
    partijIdentificator__objectId: filter.equalOfFew(
      (v) => sql`p.uuid in (select i.partij from partij_identificator i where i.object_id = ${v})`,
    ),
    soortPartij: filter.oneOf(SOORTEN_PARTIJ, (v) => sql`p.soort_partij = ${v}::soort_partij`),
    subIdentificatorVan__codeObjecttype: subIdentificator('code_objecttype'),
    subIdentificatorVan__codeRegister: subIdentificator('code_register'),
    subIdentificatorVan__codeSoortObjectId: subIdentificator('code_soort_object_id'),
    subIdentificatorVan__objectId: subIdentificator('object_id'),
    ...filter.references(
      'vertegenwoordigdePartij',
      (v) =>
        sql`p.uuid in (select w.vertegenwoordigde_partij from vertegenwoordiging w where w.vertegenwoordigende_partij = ${v})`,
    ),
  },
  async create(context, input) {
    const { db, wie, now } = context
    // R1: nobody becomes a partij without their identity being established.
    if (!wie.authenticatie) throw notAllowedError()
    const uuid = uuidv7()
    const stand = await check(context, uuid, input, undefined, false)
    await make(db, { ...changesOf(input, undefined), uuid, soortPartij: input.soortPartij })
    await saveOnderdelen(db, uuid, input, stand)
    await authenticate(db, uuid, wie.authenticatie, wie, now)
    return uuid
  },
  async lock(db, uuid): Promise<Stand | undefined> {
    const { rows } = await sql<Stand>`
      select soort_partij as "soortPartij", contactpersoon_uuid as "contactpersoonUuid", voorkeurs_digitaal_adres as "voorkeursDigitaalAdres",
        voorkeurs_rekeningnummer as "voorkeursRekeningnummer" from partij where uuid = ${uuid}::uuid for update`.execute(
      db,
    )
    return rows[0]
  },
  rules: ({ db }, { partijIdentificatoren }, isWrong, stored) =>
    foutenInLijstOf(db, partijIdentificatoren, isWrong, stored === undefined),
  async update(context, uuid, changes, stored, partial) {
    const stand = await check(context, uuid, changes, stored, partial)
    await saveOnderdelen(context.db, uuid, changes, stand)
    await change(context.db, uuid, changesOf(changes, stored))
  },
  async remove({ db }, uuid) {
    // The details of a contactpersoon belong to their work: without the employer they are gone, and the partij stays.
    await forgetContactpersonenOf(db, uuid)
    await remove(db, uuid)
    return undefined
  },
})
