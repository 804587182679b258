import type { Db } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { SOORTEN_IDENTIFICATOR } from '../../../register/partijen/contract.ts'
import { foutInNummer } from '../../../register/partijen/rules.ts'
import { overnameBevinding } from '../row.ts'

/** A rule of the domain, with the rows that break it. */
interface Toets {
  resource: string
  code: string
  uitleg: string
  /** It selects the uuids. */
  rijen: ReturnType<typeof sql>
}

const TOETSEN: readonly Toets[] = [
  {
    resource: 'klantcontacten',
    code: 'zonder-opvolging',
    uitleg: 'Heeft geen interne taak en geen zaak (R12).',
    rijen: sql`select klantcontact as uuid from klantcontact_zonder_opvolging`,
  },
  {
    resource: 'klantcontacten',
    code: 'zonder-betrokkene',
    uitleg: 'Heeft niemand van buiten de gemeente (R14).',
    rijen: sql`select k.uuid from klantcontact k where not exists (select from betrokkene b where b.klantcontact = k.uuid)`,
  },
  {
    resource: 'klantcontacten',
    code: 'zonder-actor',
    uitleg: 'Heeft niemand van de gemeente (R14).',
    rijen: sql`select k.uuid from klantcontact k where not exists (select from actor_klantcontact a where a.klantcontact = k.uuid)`,
  },
  {
    resource: 'klantcontacten',
    code: 'in-de-toekomst',
    uitleg: 'Heeft volgens de bron nog niet plaatsgevonden (R9).',
    rijen: sql`select k.uuid from klantcontact k where k.plaatsgevonden_op > now() + interval '5 minutes'`,
  },
  {
    resource: 'partijen',
    code: 'zonder-authenticatie',
    uitleg: 'Van deze partij is niet vastgelegd hoe de identiteit is vastgesteld (R1).',
    rijen: sql`select p.uuid from partij p where not exists (select from partij_authenticatie a where a.partij = p.uuid)`,
  },
  {
    resource: 'partijen',
    code: 'zonder-naam',
    uitleg: 'Deze partij heeft geen naam.',
    rijen: sql`select p.uuid from partij p where p.naam = ''`,
  },
]

/** An earlier Open Klant let in these rows. */
const BUITEN_REGELS: Toets = {
  resource: 'partij-identificatoren',
  code: 'buiten-de-standaard',
  uitleg:
    'Dit soort nummer kent de standaard niet, of het is een vestigingsnummer zonder KVK-nummer. Het staat er zoals de bron het heeft; verbeter het in Open Klant of hier.',
  rijen: sql`select i.uuid from partij_identificator i where i.buiten_regels`,
}

async function markNummers(db: Db): Promise<void> {
  const { rows } = await sql<{ uuid: string; soort: string; nummer: string }>`
    select uuid, code_soort_object_id as soort, object_id as nummer from partij_identificator`.execute(db)
  const fout = rows.flatMap(({ uuid, soort, nummer }) => {
    const bekend = SOORTEN_IDENTIFICATOR.find((naam) => naam === soort)
    return bekend && foutInNummer(bekend, nummer) ? [uuid] : []
  })
  await markRijen(db, {
    resource: 'partij-identificatoren',
    code: 'ongeldig-nummer',
    uitleg: 'Dit nummer kan niet bestaan.',
    rijen: sql`select uuid from unnest(${fout}::uuid[]) f (uuid)`,
  })
}

async function markRijen(db: Db, { resource, code, uitleg, rijen }: Toets): Promise<void> {
  await sql`
    with fout as materialized (${rijen}),
    hersteld as (
      delete from overname_bevinding b where b.resource = ${resource} and b.code = ${code} and b.uuid not in (select uuid from fout))
    ${insertRowOf(overnameBevinding, { resource, uuid: sql`uuid`, code, uitleg })} from fout
    on conflict do nothing`.execute(db)
}

/** Marks rows that break a rule of the domain, and removes the marks of rows that were mended since. */
export async function mark(db: Db): Promise<void> {
  for (const toets of [...TOETSEN, BUITEN_REGELS]) await markRijen(db, toets)
  await markNummers(db)
}

/** A count of how often each rule is broken, with an example. */
export interface Bevinding {
  resource: string
  code: string
  /** The field that differs from the source; empty when it is about the whole row. */
  veld: string
  uitleg: string
  aantal: number
  voorbeeld: string
}

/** Counts the marks. */
export async function bevindingen(db: Db): Promise<Bevinding[]> {
  const { rows } = await sql<Bevinding>`
    select resource, code, veld, uitleg, count(*)::int as aantal, min(uuid::text) as voorbeeld
    from overname_bevinding group by resource, code, veld, uitleg order by resource, code, veld, uitleg`.execute(db)
  return rows
}

/** A marked row, with the value that the source has in the field concerned. */
export type Gemarkeerd = Omit<Bevinding, 'aantal' | 'voorbeeld'> & { uuid: string; waarde: unknown }

/** Lists all marks, one by one. */
export async function allBevindingen(db: Db): Promise<Gemarkeerd[]> {
  const { rows } = await sql<Gemarkeerd>`
    select resource, uuid, code, veld, uitleg, waarde from overname_bevinding order by resource, code, veld, uuid`.execute(
    db,
  )
  return rows
}
