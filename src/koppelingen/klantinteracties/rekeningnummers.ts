import { sql } from '../../platform/sql.ts'
import { addRekeningnummer, changeRekeningnummer, removeRekeningnummer } from '../../register/partijen/onderdelen.ts'
import { rekeningnummer } from '../../register/partijen/row.ts'
import { matches, optionalReference, optionalText, text } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { removal, resource } from './wire/resource.ts'

const iban = matches(/^[A-Za-z]{2}\d{2}[A-Za-z0-9]{1,30}$/, (nummer) => `Ongeldige IBAN: ${nummer}`)
const bic = matches(/^\S+$/, (code) => `Geen spaties toegestaan: ${code}`)

/** A bank account of a partij. */
export const rekeningnummers = resource({
  path: 'rekeningnummers',
  name: 'Rekeningnummer',
  table: rekeningnummer,
  alias: 'rn',
  rights: { lezen: 'partijen.lezen', schrijven: 'partijen.registreren' },
  filtersOnItem: true,
  fields: {
    partij: optionalReference('Partij'),
    iban: text({ max: 34, rules: [iban] }),
    bic: optionalText(11, { min: 8, rules: [bic] }),
  },
  json: (wire) => ({
    ...json.identity(wire, 'rekeningnummers', sql`rn.uuid`),
    partij: json.referenceOrNull(wire, 'partijen', sql`rn.partij`),
    iban: json.text(sql`rn.iban`),
    bic: json.text(sql`rn.bic`),
  }),
  partijen: sql`select rn.partij from pagina rn where rn.partij is not null`,
  filters: {
    bic: filter.equal((v) => sql`rn.bic = ${v}`),
    iban: filter.equal((v) => sql`rn.iban = ${v}`),
    uuid: filter.uuid((v) => sql`rn.uuid = ${v}`),
  },
  create: ({ db }, input) => addRekeningnummer(db, input),
  update: ({ db }, uuid, changes) => changeRekeningnummer(db, uuid, changes),
  remove: removal(removeRekeningnummer),
})
