import { sql } from '../../platform/sql.ts'
import { changeBijlage, makeBijlage, removeBijlage } from '../../register/klantcontacten/delen.ts'
import { bijlage } from '../../register/klantcontacten/row.ts'
import { partijenOfContacten } from './gezien.ts'
import { objectidentificator } from './groepen.ts'
import { optionalReference } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { removal, resource } from './wire/resource.ts'

/** These references point to documents that belong to a klantcontact (R15). */
export const bijlagen = resource({
  path: 'bijlagen',
  name: 'Bijlage',
  table: bijlage,
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
  create: ({ db }, { wasBijlageVanKlantcontact: klantcontact, bijlageidentificator: identificator }) =>
    makeBijlage(db, { klantcontact, identificator }),
  update: ({ db }, uuid, { wasBijlageVanKlantcontact: klantcontact, bijlageidentificator: identificator }) =>
    changeBijlage(db, uuid, { klantcontact, identificator }),
  remove: removal(removeBijlage),
})
