import { type RawBuilder, sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/database.ts'
import { ZONDER_GEBEURTENISSEN } from '../../../register/gebeurtenissen/queries.ts'
import type { Bronobject } from './bron.ts'
import { OVERNAME, type Soort } from './soorten.ts'
import { redenVanWeigering } from './weigering.ts'

/** How many objects were new here, how many had changed, and how many were the same. */
export interface Telling {
  nieuw: number
  gewijzigd: number
  gelijk: number
}

const resourceVan = ({ pad }: Soort) => pad.split('?', 1)[0]

const kolomlijst = (namen: readonly string[], alias?: string) =>
  sql.join(namen.map((naam) => sql.ref(alias ? `${alias}.${naam}` : naam)))
const isAnders = (namen: readonly string[], ander: string): RawBuilder<unknown> =>
  sql`row(${kolomlijst(namen, 't')}) is distinct from row(${kolomlijst(namen, ander)})`

/** The objects as rows of the table, the oldest first, so that their order stays. */
function bronrijen(objecten: readonly Bronobject[], kolommen: Readonly<Record<string, string>>) {
  const waarden = Object.entries(kolommen).map(([naam, waarde]) => sql`${sql.raw(waarde)} as ${sql.ref(naam)}`)
  return sql`select (r ->> 'uuid')::uuid as uuid, ${sql.join(waarden)}
    from jsonb_array_elements(${JSON.stringify(objecten)}::jsonb) with ordinality b (r, plaats) order by plaats desc`
}

interface Geschreven {
  nieuw: string[]
  gewijzigd: string[]
}

async function werkBij(db: Db, soort: Soort, objecten: readonly Bronobject[]): Promise<Geschreven> {
  const namen = Object.keys(soort.kolommen)
  const zetten = sql.join(namen.map((naam) => sql`${sql.ref(naam)} = ${sql.ref(`bron.${naam}`)}`))
  const { rows } = await sql<{ uuid: string }>`
    with bron as materialized (${bronrijen(objecten, soort.kolommen)})
    update ${sql.table(soort.tabel)} t set ${zetten} from bron where t.uuid = bron.uuid and ${isAnders(namen, 'bron')} returning t.uuid`.execute(
    db,
  )
  return { nieuw: [], gewijzigd: rows.map(({ uuid }) => uuid) }
}

async function voegToe(db: Db, soort: Soort, objecten: readonly Bronobject[]): Promise<Geschreven> {
  const alles = { ...soort.kolommen, ...soort.eenmalig }
  const namen = Object.keys(soort.kolommen)
  const zetten = sql.join(namen.map((naam) => sql`${sql.ref(naam)} = ${sql.ref(`excluded.${naam}`)}`))
  const bestaand = soort.onveranderlijk
    ? sql`on conflict (uuid) do nothing`
    : sql`on conflict (uuid) do update set ${zetten} where ${isAnders(namen, 'excluded')}`
  const { rows } = await sql<{ uuid: string; nieuw: boolean }>`
    insert into ${sql.table(soort.tabel)} as t (uuid, ${kolomlijst(Object.keys(alles))})
    ${bronrijen(objecten, alles)} ${bestaand} returning t.uuid, t.xmax = 0 as nieuw`.execute(db)
  const met = (nieuw: boolean) => rows.filter((rij) => rij.nieuw === nieuw).map(({ uuid }) => uuid)
  return { nieuw: met(true), gewijzigd: met(false) }
}

/** Says of a klantcontact that changed at the source what is different: its text as a correctie, the rest as a bevinding (R10). */
async function vergelijk(
  db: Db,
  soort: Soort,
  objecten: readonly Bronobject[],
  nieuw: readonly string[],
): Promise<string[]> {
  const over = objecten.filter(({ uuid }) => !nieuw.includes(uuid.toLowerCase()))
  if (over.length === 0) return []
  const namen = Object.keys(soort.kolommen)
  const rest = namen.filter((naam) => naam !== 'onderwerp' && naam !== 'inhoud')
  const { rows } = await sql<{ uuid: string }>`
    with bron as materialized (${bronrijen(over, soort.kolommen)}),
    nu as (
      select t.*, coalesce(c.onderwerp, t.onderwerp) as onderwerp_nu, coalesce(c.inhoud, t.inhoud) as inhoud_nu
      from klantcontact t join bron on bron.uuid = t.uuid
      left join lateral (
        select (array_agg(x.onderwerp order by x.op desc, x.uuid desc) filter (where x.onderwerp is not null))[1] as onderwerp,
          (array_agg(x.inhoud order by x.op desc, x.uuid desc) filter (where x.inhoud is not null))[1] as inhoud
        from klantcontact_correctie x where x.klantcontact = t.uuid) c on true),
    correctie as (
      insert into klantcontact_correctie (uuid, klantcontact, onderwerp, inhoud, reden, door, door_naam)
      select gen_random_uuid(), nu.uuid, nullif(bron.onderwerp, nu.onderwerp_nu), nullif(bron.inhoud, nu.inhoud_nu),
        'Gewijzigd in Open Klant', ${OVERNAME.uuid}::uuid, ${OVERNAME.naam}
      from nu join bron using (uuid) where row(bron.onderwerp, bron.inhoud) is distinct from row(nu.onderwerp_nu, nu.inhoud_nu)
      returning klantcontact as uuid),
    bevinding as (
      insert into overname_bevinding (resource, uuid, code, uitleg)
      select 'klantcontacten', t.uuid, 'gewijzigd-in-bron', 'Na de overname gewijzigd in Open Klant; een klantcontact verandert niet (R10).'
      from nu t join bron using (uuid) where ${isAnders(rest, 'bron')}
      on conflict do nothing returning uuid)
    select uuid from correctie union select uuid from bevinding`.execute(db)
  return rows.map(({ uuid }) => uuid)
}

async function schrijf(db: Db, soort: Soort, objecten: readonly Bronobject[]): Promise<Telling> {
  const { nieuw, gewijzigd } = soort.bestaatAl ? await werkBij(db, soort, objecten) : await voegToe(db, soort, objecten)
  const anders = soort.onveranderlijk ? await vergelijk(db, soort, objecten, nieuw) : gewijzigd
  await soort.daarna?.(db, objecten)
  await sql`delete from overname_bevinding where code = 'geweigerd' and resource = ${resourceVan(soort)}
    and uuid = any (${objecten.map((object) => object.uuid)}::uuid[])`.execute(db)
  return { nieuw: nieuw.length, gewijzigd: anders.length, gelijk: objecten.length - nieuw.length - anders.length }
}

/** The sum of two counts. */
export const optellen = (a: Telling, b: Telling): Telling => ({
  nieuw: a.nieuw + b.nieuw,
  gewijzigd: a.gewijzigd + b.gewijzigd,
  gelijk: a.gelijk + b.gelijk,
})

export const NIETS: Telling = { nieuw: 0, gewijzigd: 0, gelijk: 0 }

/**
 * Writes a page. When the database refuses one of its objects the others are written all the same, and that one is reported with the
 * reason: nothing disappears in silence.
 */
export async function schrijfPagina(db: Db, soort: Soort, objecten: readonly Bronobject[]): Promise<Telling> {
  if (objecten.length === 0) return NIETS
  try {
    return await inTransaction(db, 'lezen', (tx) => schrijf(tx, soort, objecten), { settings: ZONDER_GEBEURTENISSEN })
  } catch (error) {
    const reden = redenVanWeigering(error)
    if (!reden) throw error
    const [enige] = objecten
    if (objecten.length > 1 || !enige) {
      const helft = Math.ceil(objecten.length / 2)
      // The oldest first.
      const laatste = await schrijfPagina(db, soort, objecten.slice(helft))
      return optellen(laatste, await schrijfPagina(db, soort, objecten.slice(0, helft)))
    }
    await sql`insert into overname_bevinding (resource, uuid, code, uitleg) values (${resourceVan(soort)}, ${enige.uuid}::uuid, 'geweigerd', ${reden})
      on conflict (resource, uuid, code) do update set uitleg = excluded.uitleg`.execute(db)
    return NIETS
  }
}
