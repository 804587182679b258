import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../../platform/database.ts'
import { sql } from '../../../platform/sql.ts'
import { OBJECTTYPE, type Plan, type Velden } from './rules.ts'

const rijOf = (uuid: string, { eenheden, naam, indicatieActief, ...details }: Velden) => ({
  uuid,
  naam,
  actief: indicatieActief,
  details,
  eenheden: eenheden.map((eenheid) => eenheid.uuid),
})

/** Carries out a plan in three statements, however many actoren it concerns. It returns the uuids of the new ones, in their order. */
export async function savePlan(db: Db, { nieuw, gewijzigd, uitgezet }: Plan): Promise<string[]> {
  const nieuwe = nieuw.map(({ bron, velden }) => ({
    ...rijOf(uuidv7(), velden),
    soort: bron.soort === 'medewerker' ? 'medewerker' : 'organisatorische_eenheid',
    code: bron.code,
    objecttype: OBJECTTYPE[bron.soort],
  }))
  const bestaande = [...gewijzigd, ...uitgezet].map(({ uuid, velden }) => rijOf(uuid, velden))
  await sql`
    insert into actor (uuid, naam, soort_actor, indicatie_actief, actoridentificator, medewerker, organisatorische_eenheid)
    select uuid, naam, soort, true, row(code, objecttype, 'obj', 'idf')::objectidentificator,
      case when soort = 'medewerker' then details end, case when soort <> 'medewerker' then details end
    from jsonb_to_recordset(${JSON.stringify(nieuwe)}::jsonb)
      as b (uuid uuid, naam text, soort soort_actor, code text, objecttype text, details jsonb)`.execute(db)
  await sql`
    update actor a set naam = b.naam, indicatie_actief = b.actief,
      medewerker = case when a.soort_actor = 'medewerker' then coalesce(a.medewerker, '{}') || b.details else a.medewerker end,
      organisatorische_eenheid = case when a.soort_actor = 'organisatorische_eenheid'
        then coalesce(a.organisatorische_eenheid, '{}') || b.details else a.organisatorische_eenheid end
    from jsonb_to_recordset(${JSON.stringify(bestaande)}::jsonb) as b (uuid uuid, naam text, actief boolean, details jsonb)
    where a.uuid = b.uuid`.execute(db)
  await sql`
    with b as (
      select b.uuid as actor, e::uuid as eenheid
      from jsonb_to_recordset(${JSON.stringify([...nieuwe, ...bestaande])}::jsonb) as b (uuid uuid, eenheden jsonb)
      left join lateral jsonb_array_elements_text(b.eenheden) e on true),
    weg as (
      delete from actor_eenheid ae where ae.actor in (select actor from b)
        and not exists (select from b where b.actor = ae.actor and b.eenheid = ae.eenheid))
    insert into actor_eenheid (actor, eenheid) select actor, eenheid from b where eenheid is not null
    on conflict do nothing`.execute(db)
  return nieuwe.map(({ uuid }) => uuid)
}
