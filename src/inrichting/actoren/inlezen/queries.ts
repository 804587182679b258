import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { makeAll } from '../queries.ts'
import { actorEenheid } from '../row.ts'
import { type BronActor, OBJECTTYPE, type Plan, type Velden } from './rules.ts'

const rijOf = (uuid: string, { eenheden, naam, indicatieActief, ...details }: Velden) => ({
  uuid,
  naam,
  actief: indicatieActief,
  details,
  eenheden: eenheden.map((eenheid) => eenheid.uuid),
})

/** Gives what identifies a new actor: its kind, and its code in the register. */
const identityOf = ({ soort, code }: BronActor) => ({
  soortActor: soort === 'medewerker' ? ('medewerker' as const) : ('organisatorische_eenheid' as const),
  indicatieActief: true,
  actoridentificator: {
    objectId: code,
    codeObjecttype: OBJECTTYPE[soort],
    codeRegister: 'obj',
    codeSoortObjectId: 'idf',
  },
})

/** Carries out a plan in three statements, however many actoren it concerns. It returns the uuids of the new ones, in their order. */
export async function savePlan(db: Db, { nieuw, gewijzigd, uitgezet }: Plan): Promise<string[]> {
  const nieuwe = nieuw.map(({ bron, velden }) => ({ ...velden, ...identityOf(bron), uuid: uuidv7() }))
  const bestaande = [...gewijzigd, ...uitgezet].map(({ uuid, velden }) => rijOf(uuid, velden))
  await makeAll(db, nieuwe)
  await sql`
    update actor a set naam = b.naam, indicatie_actief = b.actief,
      medewerker = case when a.soort_actor = 'medewerker' then coalesce(a.medewerker, '{}') || b.details else a.medewerker end,
      organisatorische_eenheid = case when a.soort_actor = 'organisatorische_eenheid'
        then coalesce(a.organisatorische_eenheid, '{}') || b.details else a.organisatorische_eenheid end
    from jsonb_to_recordset(${JSON.stringify(bestaande)}::jsonb) as b (uuid uuid, naam text, actief boolean, details jsonb)
    where a.uuid = b.uuid`.execute(db)
  const members = [...nieuwe.map((velden) => rijOf(velden.uuid, velden)), ...bestaande]
  await sql`
    with b as (
      select b.uuid as actor, e::uuid as eenheid
      from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as b (uuid uuid, eenheden jsonb)
      left join lateral jsonb_array_elements_text(b.eenheden) e on true),
    weg as (
      delete from actor_eenheid ae where ae.actor in (select actor from b)
        and not exists (select from b where b.actor = ae.actor and b.eenheid = ae.eenheid))
    ${insertRowOf(actorEenheid, { actor: sql`actor`, eenheid: sql`eenheid` })} from b where eenheid is not null
    on conflict do nothing`.execute(db)
  return nieuwe.map(({ uuid }) => uuid)
}
