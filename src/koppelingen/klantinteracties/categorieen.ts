import { sql } from '../../platform/sql.ts'
import {
  addCategorie,
  addCategorieRelatie,
  changeCategorie,
  changeCategorieRelatie,
  removeCategorie,
  removeCategorieRelatie,
} from '../../register/partijen/onderdelen.ts'
import { categorie, categorieRelatie } from '../../register/partijen/row.ts'
import { nullable, optional, optionalReference, optionalText } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { date } from './wire/moments.ts'
import { type Rights, removal, resource } from './wire/resource.ts'

const rights: Rights = { lezen: 'partijen.lezen', schrijven: 'partijen.registreren' }

/** A municipality groups partijen by categorie. */
export const categorieen = resource({
  path: 'categorieen',
  name: 'Categorie',
  table: categorie,
  alias: 'c',
  rights,
  filtersOnItem: true,
  fields: { naam: optionalText(80) },
  json: (wire) => ({ ...json.identity(wire, 'categorieen', sql`c.uuid`), naam: json.text(sql`c.naam`) }),
  filters: {},
  create: ({ db }, input) => addCategorie(db, input),
  update: ({ db }, uuid, changes) => changeCategorie(db, uuid, changes),
  remove: removal(removeCategorie),
})

const naamOf = json.text(sql`(select c.naam from categorie c where c.uuid = cr.categorie)`)

/** A partij belongs to a categorie from one day to another. */
export const categorieRelaties = resource({
  path: 'categorie-relaties',
  name: 'CategorieRelatie',
  table: categorieRelatie,
  alias: 'cr',
  rights,
  filtersOnItem: true,
  fields: {
    partij: optionalReference('Partij'),
    categorie: optionalReference('Categorie'),
    beginDatum: optional(nullable(date()), null),
    eindDatum: optional(nullable(date()), null),
  },
  json: (wire) => ({
    ...json.identity(wire, 'categorie-relaties', sql`cr.uuid`),
    partij: json.referenceOrNull(wire, 'partijen', sql`cr.partij`),
    categorie: json.orNull(
      sql`cr.categorie`,
      json.object({ ...json.identity(wire, 'categorieen', sql`cr.categorie`), naam: naamOf }),
    ),
    beginDatum: json.dateOrNull(sql`cr.begin_datum`),
    eindDatum: json.dateOrNull(sql`cr.eind_datum`),
  }),
  partijen: sql`select cr.partij from pagina cr where cr.partij is not null`,
  filters: {
    beginDatum: filter.date((v) => sql`cr.begin_datum = ${v}`),
    categorie__naam: filter.equal((v) => sql`cr.categorie in (select c.uuid from categorie c where c.naam = ${v})`),
    ...filter.references('categorie', (v) => sql`cr.categorie = ${v}`),
    eindDatum: filter.date((v) => sql`cr.eind_datum = ${v}`),
    partij__nummer: filter.equal((v) => sql`cr.partij = (select p.uuid from partij p where p.nummer = ${v})`),
    ...filter.references('partij', (v) => sql`cr.partij = ${v}`),
  },
  create: ({ db, now }, { beginDatum, ...input }) =>
    addCategorieRelatie(db, { ...input, beginDatum: beginDatum ?? now.toISOString().slice(0, 10) }),
  update: ({ db }, uuid, changes) => changeCategorieRelatie(db, uuid, changes),
  remove: removal(removeCategorieRelatie),
})
