import { sql } from '../../platform/sql.ts'
import { makeBijlage } from '../../register/klantcontacten/delen.ts'
import { partijenOfContacten } from './gezien.ts'
import { objectidentificator } from './groepen.ts'
import { optionalReference } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { resource, updateRow } from './wire/resource.ts'

/** These references point to documents that belong to a klantcontact (R15). */
export const bijlagen = resource({
  path: 'bijlagen',
  name: 'Bijlage',
  table: 'bijlage',
  alias: 'g',
  rights: { lezen: 'klantcontacten.lezen', schrijven: 'klantcontacten.registreren' },
  filtersOnItem: true,
  fields: {
    wasBijlageVanKlantcontact: optionalReference('Klantcontact'),
    bijlageidentificator: objectidentificator(),
  },
  json: (wire) => ({
    ...json.identity(wire, 'bijlagen', sql`g.uuid`),
    wasBijlageVanKlantcontact: json.referenceOrNull(wire, 'klantcontacten', sql`g.klantcontact`),
    bijlageidentificator: json.objectidentificator(sql`g.identificator`),
  }),
  partijen: partijenOfContacten('g.klantcontact'),
  filters: {
    bijlageidentificatorCodeObjecttype: filter.equal((v) => sql`(g.identificator).code_objecttype = ${v}`),
    bijlageidentificatorCodeRegister: filter.equal((v) => sql`(g.identificator).code_register = ${v}`),
    bijlageidentificatorCodeSoortObjectId: filter.equal((v) => sql`(g.identificator).code_soort_object_id = ${v}`),
    bijlageidentificatorObjectId: filter.equal((v) => sql`(g.identificator).object_id = ${v}`),
    klantcontact__uuid: filter.uuid((v) => sql`g.klantcontact = ${v}`),
  },
  async create({ db }, { wasBijlageVanKlantcontact, bijlageidentificator }) {
    return makeBijlage(db, wasBijlageVanKlantcontact, bijlageidentificator)
  },
  async update({ db }, uuid, changes) {
    await updateRow(db, 'bijlage', uuid, changes, {
      wasBijlageVanKlantcontact: (v) => sql`klantcontact = ${v}::uuid`,
      bijlageidentificator: (v) => sql`identificator = objectidentificator_van(${JSON.stringify(v)}::jsonb)`,
    })
  },
})
