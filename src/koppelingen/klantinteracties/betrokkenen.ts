import { lengthOf } from '../../platform/lengths.ts'
import { sql } from '../../platform/sql.ts'
import { NieuweBetrokkene } from '../../register/klantcontacten/contract.ts'
import { changeBetrokkene, makeBetrokkene, removeBetrokkene } from '../../register/klantcontacten/delen.ts'
import { betrokkene } from '../../register/klantcontacten/row.ts'
import { type NewAuthenticatie, recordAtContact } from '../../register/partijen/queries.ts'
import { digitaleadressen } from './digitaleadressen.ts'
import { adres, contactnaam } from './groepen.ts'
import { boolean, choice, type Input, optionalReference, optionalText, reference } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { removal, resource, type View, type WireContext } from './wire/resource.ts'

const ROLLEN = ['vertegenwoordiger', 'klant'] as const

/** A client may send these fields of a betrokkene, besides the klantcontact. */
export const betrokkeneFields = {
  wasPartij: optionalReference('Partij'),
  bezoekadres: adres(),
  correspondentieadres: adres(),
  contactnaam: contactnaam(),
  rol: choice(ROLLEN),
  organisatienaam: optionalText(lengthOf(NieuweBetrokkene, 'organisatienaam')),
  initiator: boolean(),
}

/** R1: makes the authentication of a known partij who speaks, in the way that the application declares. */
export function authenticatiesOf(
  { now, wie }: WireContext,
  betrokkenen: readonly Pick<Input<typeof betrokkeneFields>, 'wasPartij' | 'initiator'>[],
): NewAuthenticatie[] {
  const { authenticatie } = wie
  if (!authenticatie) return []
  const partijen = betrokkenen.flatMap(({ wasPartij, initiator }) => (wasPartij && initiator ? [wasPartij] : []))
  return [...new Set(partijen)].map((partij) => ({ partij, op: now.toISOString(), ...authenticatie }))
}

const identificator = (column: string) =>
  filter.equal(
    (v) => sql`b.partij in (select i.partij from partij_identificator i where ${sql.ref(`i.${column}`)} = ${v})`,
  )

/** A betrokkene is a person or organisation, known or not, with their part in a klantcontact. */
export const betrokkenen = resource({
  path: 'betrokkenen',
  name: 'Betrokkene',
  table: betrokkene,
  alias: 'b',
  rights: { lezen: 'klantcontacten.lezen', schrijven: 'klantcontacten.registreren' },
  filtersOnItem: false,
  fields: { hadKlantcontact: reference('Klantcontact'), ...betrokkeneFields },
  json: (wire) => ({
    ...json.identity(wire, 'betrokkenen', sql`b.uuid`),
    wasPartij: json.referenceOrNull(wire, 'partijen', sql`b.partij`),
    hadKlantcontact: json.reference(wire, 'klantcontacten', sql`b.klantcontact`),
    digitaleAdressen: json.array(
      json.reference(wire, 'digitaleadressen', sql`d.uuid`),
      sql`digitaal_adres d where d.betrokkene = b.uuid`,
      sql`d.volgnummer`,
    ),
    bezoekadres: json.adres(sql`getoond_adres(b.bezoekadres, b.partij)`),
    correspondentieadres: json.adres(sql`getoond_adres(b.correspondentieadres, b.partij)`),
    contactnaam: json.contactnaam(sql`b.contactnaam`),
    volledigeNaam: json.text(sql`volledige_naam_klantinteracties(b.contactnaam)`),
    rol: json.choice(sql`b.rol`, ROLLEN),
    organisatienaam: json.text(sql`b.organisatienaam`),
    initiator: json.flag(sql`b.initiator`),
  }),
  expansions: {
    digitaleAdressen: { of: (): View => digitaleadressen, many: true, where: sql`d.betrokkene = b.uuid` },
  },
  partijen: sql`select b.partij from pagina b where b.partij is not null`,
  total: sql`select aantal_in('betrokkene')`,
  filters: {
    contactnaamAchternaam: filter.equal((v) => sql`(b.contactnaam).achternaam = ${v}`),
    contactnaamVoorletters: filter.equal((v) => sql`(b.contactnaam).voorletters = ${v}`),
    contactnaamVoornaam: filter.equal((v) => sql`(b.contactnaam).voornaam = ${v}`),
    contactnaamVoorvoegselAchternaam: filter.equal((v) => sql`(b.contactnaam).voorvoegsel_achternaam = ${v}`),
    hadKlantcontact__nummer: filter.equal(
      (v) => sql`b.klantcontact = (select k.uuid from klantcontact k where k.nummer = ${v})`,
    ),
    hadKlantcontact__referentienummer: filter.equal(
      (v) => sql`b.klantcontact = (select k.uuid from klantcontact k where k.referentienummer = ${v})`,
    ),
    ...filter.references('hadKlantcontact', (v) => sql`b.klantcontact = ${v}`),
    organisatienaam: filter.equal((v) => sql`b.organisatienaam = ${v} and b.organisatienaam <> ''`),
    verstrektedigitaalAdres__adres: filter.equal(
      (v) => sql`b.uuid in (select d.betrokkene from digitaal_adres d where d.adres = ${v})`,
    ),
    ...filter.references(
      'verstrektedigitaalAdres',
      (v) => sql`b.uuid = (select d.betrokkene from digitaal_adres d where d.uuid = ${v})`,
    ),
    wasPartij__nummer: filter.equal((v) => sql`b.partij = (select p.uuid from partij p where p.nummer = ${v})`),
    wasPartij__partijIdentificator__codeObjecttype: identificator('code_objecttype'),
    wasPartij__partijIdentificator__codeRegister: identificator('code_register'),
    wasPartij__partijIdentificator__codeSoortObjectId: identificator('code_soort_object_id'),
    wasPartij__partijIdentificator__objectId: identificator('object_id'),
    ...filter.references('wasPartij', (v) => sql`b.partij = ${v}`),
  },
  async create(context, { hadKlantcontact, ...velden }) {
    const { wasPartij, ...own } = velden
    const uuid = await makeBetrokkene(context.db, { ...own, klantcontact: hadKlantcontact, partij: wasPartij })
    await recordAtContact(context.db, [], authenticatiesOf(context, [velden]), context.wie)
    return uuid
  },
  async update({ db }, uuid, { hadKlantcontact: klantcontact, wasPartij: partij, ...changes }) {
    await changeBetrokkene(db, uuid, { ...changes, klantcontact, partij })
  },
  remove: removal(removeBetrokkene),
})
