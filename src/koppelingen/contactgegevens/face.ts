import { sql } from '../../platform/sql.ts'
import { adres } from '../klantinteracties/groepen.ts'
import type { Face } from '../klantinteracties/wire/face.ts'
import { choice, nullable, optional, optionalText, text } from '../klantinteracties/wire/fields.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { date } from '../klantinteracties/wire/moments.ts'
import { type Rights, removal, resource } from '../klantinteracties/wire/resource.ts'
import {
  addOrganisatie,
  addPersoon,
  changeOrganisatie,
  changePersoon,
  removeOrganisatie,
  removePersoon,
} from './queries.ts'
import { contactgegevensOrganisatie, contactgegevensPersoon } from './row.ts'

const rights: Rights = { lezen: 'partijen.lezen', schrijven: 'partijen.registreren' }
const datum = () => optional(nullable(date()), null)

const GESLACHTEN = ['m', 'v', 'o', ''] as const

const persoon = resource({
  path: 'persoon',
  name: 'Persoon',
  table: contactgegevensPersoon,
  alias: 'p',
  rights,
  filtersOnItem: true,
  fields: {
    geboortedatum: date(),
    overlijdensdatum: datum(),
    geslachtsnaam: text({ max: 200 }),
    geslacht: optional(choice(GESLACHTEN), ''),
    voorvoegsel: optionalText(10),
    voornamen: optionalText(200),
    adres: adres(),
  },
  json: (wire) => ({
    ...json.identity(wire, 'persoon', sql`p.uuid`),
    geboortedatum: { ...json.dateOrNull(sql`p.geboortedatum`), schema: { type: 'string', format: 'date' } },
    overlijdensdatum: json.dateOrNull(sql`p.overlijdensdatum`),
    geslachtsnaam: json.text(sql`p.geslachtsnaam`),
    geslacht: json.choice(sql`p.geslacht`, GESLACHTEN),
    voorvoegsel: json.text(sql`p.voorvoegsel`),
    voornamen: json.text(sql`p.voornamen`),
    adres: json.adres(sql`p.adres`),
  }),
  filters: {},
  create: ({ db }, input) => addPersoon(db, input),
  update: ({ db }, uuid, changes) => changePersoon(db, uuid, changes),
  remove: removal(removePersoon),
})

const organisatie = resource({
  path: 'organisatie',
  name: 'Organisatie',
  table: contactgegevensOrganisatie,
  alias: 'o',
  rights,
  filtersOnItem: true,
  fields: {
    handelsnaam: text({ max: 255 }),
    oprichtingsdatum: datum(),
    opheffingsdatum: datum(),
    adres: adres(),
  },
  json: (wire) => ({
    ...json.identity(wire, 'organisatie', sql`o.uuid`),
    handelsnaam: json.text(sql`o.handelsnaam`),
    oprichtingsdatum: json.dateOrNull(sql`o.oprichtingsdatum`),
    opheffingsdatum: json.dateOrNull(sql`o.opheffingsdatum`),
    adres: json.adres(sql`o.adres`),
  }),
  filters: {},
  create: ({ db }, input) => addOrganisatie(db, input),
  update: ({ db }, uuid, changes) => changeOrganisatie(db, uuid, changes),
  remove: removal(removeOrganisatie),
})

/** This face is the Contactgegevens API as Open Klant 2.18 serves it. */
export const contactgegevens: Face = {
  title: 'Contactgegevens API',
  description: 'De Contactgegevens API 1.1.1, zoals Open Klant 2.18 die aanbiedt.',
  path: '/contactgegevens/api',
  version: '1.1.1',
  parts: [organisatie, persoon],
}
