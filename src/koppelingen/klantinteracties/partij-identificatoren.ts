import { v7 as uuidv7 } from 'uuid'
import { columnsOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import {
  type IdentificatorRij,
  removeIdentificator,
  saveIdentificatoren,
  standOf,
} from '../../register/partijen/identificatoren.ts'
import { partijIdentificator } from '../../register/partijen/row.ts'
import {
  foutenBijBewaren,
  foutInIdentificator,
  HEEFT_SUBS,
  identificatorFields,
  OBJECTTYPEN,
  REGISTERS,
  SOORTEN,
} from './identificator.ts'
import { fault, validationError } from './wire/errors.ts'
import { optional, optionalReference, uuidOf } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { resource, type WireContext } from './wire/resource.ts'

/** Makes the members of an identificator `i`, by itself and in a partij. */
export const identificatorMembers = (wire: json.Wire): json.Members => ({
  ...json.identity(wire, 'partij-identificatoren', sql`i.uuid`),
  identificeerdePartij: json.referenceOrNull(wire, 'partijen', sql`i.partij`),
  anderePartijIdentificator: json.text(sql`i.andere_partij_identificator`),
  partijIdentificator: json.object({
    codeObjecttype: json.choiceOrText(sql`i.code_objecttype`, OBJECTTYPEN),
    codeSoortObjectId: json.choiceOrText(sql`i.code_soort_object_id`, SOORTEN),
    objectId: json.text(sql`i.object_id`),
    codeRegister: json.choiceOrText(sql`i.code_register`, REGISTERS),
  }),
  subIdentificatorVan: json.referenceOrNull(wire, 'partij-identificatoren', sql`i.sub_identificator_van`),
})

/**
 * Writes an identificator.
 * @param gekozen a uuid that the client chose; it is always one that exists, so it is refused as taken
 */
async function save({ db }: WireContext, rij: IdentificatorRij, gekozen?: string): Promise<void> {
  const standen = await standOf(db, [rij])
  const eigen = foutInIdentificator(rij, standen[0])
  if (eigen) throw validationError([eigen])
  if (gekozen) throw fault('uuid', 'unique', 'Er bestaat al een Partij identificator met eenzelfde Uuid.')
  const fouten = foutenBijBewaren([rij], standen)
  if (fouten.length > 0) throw validationError(fouten)
  await saveIdentificatoren(db, [rij])
}

/** A basisregistratie knows a partij by this number (R2). */
export const partijIdentificatoren = resource({
  path: 'partij-identificatoren',
  name: 'PartijIdentificator',
  table: partijIdentificator,
  alias: 'i',
  rights: { lezen: 'partijen.lezen', schrijven: 'partijen.registreren' },
  filtersOnItem: true,
  fields: {
    uuid: optional(uuidOf('PartijIdentificator'), undefined),
    identificeerdePartij: optionalReference('Partij'),
    ...identificatorFields,
  },
  json: identificatorMembers,
  partijen: sql`select i.partij from pagina i where i.partij is not null`,
  filters: {
    anderePartijIdentificator: filter.equal((v) => sql`i.andere_partij_identificator = ${v}`),
    partijIdentificatorCodeObjecttype: filter.oneOf(OBJECTTYPEN, (v) => sql`i.code_objecttype = ${v}`),
    partijIdentificatorCodeRegister: filter.oneOf(REGISTERS, (v) => sql`i.code_register = ${v}`),
    partijIdentificatorCodeSoortObjectId: filter.oneOf(SOORTEN, (v) => sql`i.code_soort_object_id = ${v}`),
    partijIdentificatorObjectId: filter.equal((v) => sql`i.object_id = ${v}`),
  },
  async create(context, { uuid: gekozen, identificeerdePartij, partijIdentificator: codes, ...velden }) {
    const uuid = uuidv7()
    await save(context, { ...velden, ...codes, uuid, partij: identificeerdePartij }, gekozen)
    return uuid
  },
  async lock(db, uuid): Promise<IdentificatorRij | undefined> {
    const { rows } = await sql<IdentificatorRij>`
      select ${columnsOf(partijIdentificator, 'i', ['volgnummer', 'buitenRegels'])} from partij_identificator i where i.uuid = ${uuid}::uuid for update`.execute(
      db,
    )
    return rows[0]
  },
  async update(context, _uuid, { uuid: _, identificeerdePartij, partijIdentificator: codes, ...velden }, stored) {
    const partij = identificeerdePartij === undefined ? stored.partij : identificeerdePartij
    await save(context, { ...stored, ...velden, ...codes, partij })
  },
  async remove({ db }, uuid, stored) {
    const [stand] = await standOf(db, [stored])
    if (stand?.heeftSubs) throw fault('nonFieldErrors', 'invalid', HEEFT_SUBS)
    await removeIdentificator(db, uuid)
    return undefined
  },
})
