import { columnsOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import {
  addAdres,
  changeAdres,
  hasReferentie,
  isGeheim,
  type NewAdres,
  removeAdres,
  takeAwayStandaard,
} from '../../register/partijen/onderdelen.ts'
import { digitaalAdres } from '../../register/partijen/row.ts'
import { foutInAdres, SOORTEN_ADRES } from './adresregels.ts'
import { betrokkenen } from './betrokkenen.ts'
import { internetaken } from './internetaken.ts'
import { klantcontacten } from './klantcontacten.ts'
import { fault, notAllowedError } from './wire/errors.ts'
import {
  boolean,
  choice,
  matches,
  nullable,
  optional,
  optionalReference,
  optionalText,
  REQUIRED,
  reference,
  text,
} from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { date } from './wire/moments.ts'
import { removal, resource, type View, type WireContext } from './wire/resource.ts'

const GEEN_SLUG = 'Voer een geldige "slug" in, bestaande uit letters, cijfers, lage streepjes of streepjes.'
const slug = matches(/^[-a-zA-Z0-9_]+$/, GEEN_SLUG)

const SOORTEN_PARTIJ = ['contactpersoon', 'organisatie', 'persoon'] as const
const ROLLEN = ['klant', 'vertegenwoordiger'] as const

const identificator = (column: string) =>
  filter.equal(
    (v) => sql`d.partij in (select i.partij from partij_identificator i where ${sql.ref(`i.${column}`)} = ${v})`,
  )

/** Checks an address against the rules between its fields. */
async function check({ db }: WireContext, adres: NewAdres, own: string | null): Promise<void> {
  if (adres.isStandaardAdres && !adres.partij) {
    const reason = '`is_standaard_adres` kan alleen gezet worden als `verstrekt_door_partij` niet leeg is.'
    throw fault('isStandaardAdres', 'invalid', reason)
  }
  const { partij, referentie, soortDigitaalAdres } = adres
  // An answer to what may be added would reveal the hidden addresses.
  if (partij && (await isGeheim(db, partij))) throw notAllowedError()
  if (partij && referentie && (await hasReferentie(db, partij, soortDigitaalAdres, referentie, own))) {
    const reason =
      "De velden ['verstrekt_door_partij', 'referentie', 'soort_digitaal_adres'] moeten een unieke set zijn."
    throw fault('nonFieldErrors', 'unique', reason)
  }
  if (partij && adres.isStandaardAdres) await takeAwayStandaard(db, partij, soortDigitaalAdres, own)
}

/** An e-mail address, telephone number or other digital address belongs to a partij, or to the betrokkene of one klantcontact (R3, R8). */
export const digitaleadressen = resource({
  path: 'digitaleadressen',
  name: 'DigitaalAdres',
  table: digitaalAdres,
  alias: 'd',
  rights: { lezen: 'partijen.lezen', schrijven: 'klantcontacten.registreren' },
  filtersOnItem: false,
  fields: {
    verstrektDoorBetrokkene: optionalReference('Betrokkene'),
    verstrektDoorPartij: optional(nullable(reference('Partij')), undefined),
    adres: text({ max: 80 }),
    soortDigitaalAdres: choice(SOORTEN_ADRES),
    isStandaardAdres: optional(boolean(), false),
    omschrijving: optionalText(40),
    referentie: optionalText(50, { rules: [slug], noText: GEEN_SLUG }),
    verificatieDatum: optional(nullable(date()), null),
  },
  json: (wire) => ({
    ...json.identity(wire, 'digitaleadressen', sql`d.uuid`),
    verstrektDoorBetrokkene: json.referenceOrNull(wire, 'betrokkenen', sql`d.betrokkene`),
    verstrektDoorPartij: json.referenceOrNull(wire, 'partijen', sql`d.partij`),
    adres: json.text(sql`d.adres`),
    soortDigitaalAdres: json.choice(sql`d.soort_digitaal_adres`, SOORTEN_ADRES),
    isStandaardAdres: json.flag(sql`d.is_standaard_adres`),
    omschrijving: json.text(sql`d.omschrijving`),
    referentie: json.text(sql`d.referentie`),
    verificatieDatum: json.dateOrNull(sql`d.verificatie_datum`),
  }),
  expansions: {
    verstrektDoorBetrokkene: {
      of: (): View => betrokkenen,
      many: false,
      where: sql`b.uuid = d.betrokkene`,
      expansions: {
        hadKlantcontact: {
          of: (): View => klantcontacten,
          many: false,
          where: sql`k.uuid = b.klantcontact`,
          expansions: {
            leiddeTotInterneTaken: { of: (): View => internetaken, many: true, where: sql`t.klantcontact = k.uuid` },
          },
        },
      },
    },
  },
  partijen: sql`select d.partij from pagina d where d.partij is not null`,
  total: sql`select aantal_in('digitaal_adres')`,
  filters: {
    adres: filter.equal((v) => sql`d.adres = ${v}`),
    adres__icontains: filter.contains(sql`d.adres`),
    isGeverifieerd: filter.flag((v) => (v ? sql`d.verificatie_datum is not null` : sql`d.verificatie_datum is null`)),
    isStandaardAdres: filter.flag((v) => (v ? sql`d.is_standaard_adres` : sql`not d.is_standaard_adres`)),
    omschrijving: filter.contains(sql`d.omschrijving`, (bevat) => sql`${bevat} and d.omschrijving <> ''`),
    referentie: filter.equal((v) => sql`d.referentie = ${v} and d.referentie <> ''`),
    soortDigitaalAdres: filter.oneOf(SOORTEN_ADRES, (v) => sql`d.soort_digitaal_adres = ${v}::soort_digitaal_adres`),
    verificatieDatum: filter.date((v) => sql`d.verificatie_datum = ${v}`),
    verificatieDatum__gt: filter.date((v) => sql`d.verificatie_datum > ${v}`),
    verificatieDatum__gte: filter.date((v) => sql`d.verificatie_datum >= ${v}`),
    verificatieDatum__lt: filter.date((v) => sql`d.verificatie_datum < ${v}`),
    verificatieDatum__lte: filter.date((v) => sql`d.verificatie_datum <= ${v}`),
    verstrektDoorBetrokkene__rol: filter.oneOf(ROLLEN, (v) => sql`d.betrokkene_rol = ${v}::rol_betrokkene`),
    ...filter.references('verstrektDoorBetrokkene', (v) => sql`d.betrokkene = ${v}`),
    verstrektDoorPartij__partijIdentificator__codeObjecttype: identificator('code_objecttype'),
    verstrektDoorPartij__partijIdentificator__codeRegister: identificator('code_register'),
    verstrektDoorPartij__partijIdentificator__codeSoortObjectId: identificator('code_soort_object_id'),
    verstrektDoorPartij__partijIdentificator__objectId: identificator('object_id'),
    verstrektDoorPartij__soortPartij: filter.oneOf(
      SOORTEN_PARTIJ,
      (v) => sql`exists (select from partij p where p.uuid = d.partij and p.soort_partij = ${v}::soort_partij)`,
    ),
    ...filter.references('verstrektDoorPartij', (v) => sql`d.partij = ${v}`),
  },
  async create(context, { verstrektDoorBetrokkene, verstrektDoorPartij, ...velden }) {
    if (verstrektDoorPartij === undefined) throw fault('verstrektDoorPartij', 'required', REQUIRED)
    const adres = { ...velden, partij: verstrektDoorPartij, betrokkene: verstrektDoorBetrokkene }
    await check(context, adres, null)
    return addAdres(context.db, adres)
  },
  async lock(db, uuid): Promise<NewAdres | undefined> {
    const { rows } = await sql<NewAdres>`
      select ${columnsOf(digitaalAdres, 'd', ['uuid', 'volgnummer', 'zoekwaarde', 'betrokkeneRol'])} from digitaal_adres d
      where d.uuid = ${uuid}::uuid for update`.execute(db)
    return rows[0]
  },
  rules(_context, { adres, soortDigitaalAdres }, isWrong, stored) {
    if ((adres ?? soortDigitaalAdres) === undefined || isWrong('adres') || isWrong('soortDigitaalAdres')) return []
    const [wordt, soort] = [adres ?? stored?.adres, soortDigitaalAdres ?? stored?.soortDigitaalAdres]
    const fout = wordt !== undefined && soort && foutInAdres(wordt, soort)
    return fout ? [{ name: 'adres', ...fout }] : []
  },
  async update(context, uuid, { verstrektDoorBetrokkene, verstrektDoorPartij, ...velden }, stored) {
    const adres: NewAdres = {
      ...stored,
      ...velden,
      partij: verstrektDoorPartij === undefined ? stored.partij : verstrektDoorPartij,
      betrokkene: verstrektDoorBetrokkene === undefined ? stored.betrokkene : verstrektDoorBetrokkene,
    }
    // Only the old address was verified.
    if (adres.adres !== stored.adres && velden.verificatieDatum === undefined) adres.verificatieDatum = null
    await check(context, adres, uuid)
    await changeAdres(context.db, uuid, adres)
  },
  remove: removal(removeAdres),
})
