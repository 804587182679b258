import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { changeActorlink, isGekoppeld, linkActor, unlinkActor } from '../../register/klantcontacten/delen.ts'
import { actorKlantcontact } from '../../register/klantcontacten/row.ts'
import { fault } from './wire/errors.ts'
import { reference } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { removal, resource } from './wire/resource.ts'

interface Koppeling {
  actor: string
  klantcontact: string
}

/** Checks that an actor and a klantcontact are linked once; `own` is the record that is changed. */
async function checkUnique(db: Db, { actor, klantcontact }: Koppeling, own: string | null): Promise<void> {
  if (await isGekoppeld(db, klantcontact, actor, own)) {
    throw fault('nonFieldErrors', 'unique', 'De velden actor, klantcontact moeten een unieke set zijn.')
  }
}

/** The actoren of the municipality who took part in a klantcontact (R14). */
export const actorklantcontacten = resource({
  path: 'actorklantcontacten',
  name: 'ActorKlantcontact',
  table: actorKlantcontact,
  alias: 'ak',
  rights: { lezen: 'klantcontacten.lezen', schrijven: 'klantcontacten.registreren' },
  filtersOnItem: true,
  fields: { actor: reference('Actor'), klantcontact: reference('Klantcontact') },
  json: (wire) => ({
    ...json.identity(wire, 'actorklantcontacten', sql`ak.uuid`),
    actor: json.reference(wire, 'actoren', sql`ak.actor`),
    klantcontact: json.reference(wire, 'klantcontacten', sql`ak.klantcontact`),
  }),
  filters: {
    ...filter.references('actor', (v) => sql`ak.actor = ${v}`),
    ...filter.references('klantcontact', (v) => sql`ak.klantcontact = ${v}`),
  },
  async create({ db }, koppeling) {
    await checkUnique(db, koppeling, null)
    return linkActor(db, koppeling)
  },
  async lock(db, uuid) {
    const { rows } = await sql<Koppeling>`
      select actor, klantcontact from actor_klantcontact where uuid = ${uuid}::uuid for update`.execute(db)
    return rows[0]
  },
  async update({ db }, uuid, changes, stored) {
    await checkUnique(db, { ...stored, ...changes }, uuid)
    await changeActorlink(db, uuid, changes)
  },
  remove: removal(unlinkActor),
})
