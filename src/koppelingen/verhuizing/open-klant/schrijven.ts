import { type Db, inTransaction, liftLimit } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { type Sql, sql } from '../../../platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../../../register/gebeurtenissen/queries.ts'
import { klantcontactCorrectie } from '../../../register/klantcontacten/row.ts'
import { overnameBevinding } from '../row.ts'
import { makeUnambiguous } from './botsingen.ts'
import { ALLES, type Gelezen, gelezenAls, gelezenOf, OVERNAME, resourceOf, type Soort, waardenOf } from './soorten.ts'
import { redenOfWeigering } from './weigering.ts'

/** The numbers of objects that were new here, and that had changed. */
export interface Telling {
  nieuw: number
  gewijzigd: number
}

const PER_STUK = 1_000

const kolomlijst = (namen: readonly string[], alias?: string) =>
  sql.join(namen.map((naam) => sql.ref(alias ? `${alias}.${naam}` : naam)))
const isAnders = (namen: readonly string[], ander: string): Sql =>
  sql`row(${kolomlijst(namen, 't')}) is distinct from row(${kolomlijst(namen, ander)})`

/** Selects the objects that were read with these numbers and can be taken over, the oldest first. */
const stukOf = (bron: string, soort: Soort, deel: string, van: string, tot: string): Gelezen =>
  sql`select * from (${gelezenOf(bron, soort)}) l where volgnummer between ${van} and ${tot} and ${sql.raw(deel)} order by volgnummer`

/** Selects the objects that were read as rows of the table. */
const bronrijen = (gelezen: Gelezen, kolommen: Readonly<Record<string, string>>): Sql =>
  sql`select uuid, ${waardenOf(kolommen)} from (${gelezen}) gelezen order by volgnummer`

interface Geschreven {
  nieuw: string[]
  gewijzigd: string[]
}

async function refresh(db: Db, soort: Soort, gelezen: Gelezen): Promise<Geschreven> {
  const namen = Object.keys(soort.kolommen)
  const zetten = sql.join(namen.map((naam) => sql`${sql.ref(naam)} = ${sql.ref(`bron.${naam}`)}`))
  const { rows } = await sql<{ uuid: string }>`
    with bron as materialized (${bronrijen(gelezen, soort.kolommen)})
    update ${sql.ref(soort.tabel)} t set ${zetten} from bron where t.uuid = bron.uuid and ${isAnders(namen, 'bron')} returning t.uuid`.execute(
    db,
  )
  return { nieuw: [], gewijzigd: rows.map(({ uuid }) => uuid) }
}

async function addRows(db: Db, soort: Soort, gelezen: Gelezen): Promise<Geschreven> {
  const alles = { ...soort.kolommen, ...soort.eenmalig }
  const namen = Object.keys(soort.kolommen)
  const zetten = sql.join(namen.map((naam) => sql`${sql.ref(naam)} = ${sql.ref(`excluded.${naam}`)}`))
  const bestaand = soort.onveranderlijk
    ? sql`on conflict (uuid) do nothing`
    : sql`on conflict (uuid) do update set ${zetten} where ${isAnders(namen, 'excluded')}`
  const { rows } = await sql<{ uuid: string; nieuw: boolean }>`
    insert into ${sql.ref(soort.tabel)} as t (uuid, ${kolomlijst(Object.keys(alles))})
    ${bronrijen(gelezen, alles)} ${bestaand} returning t.uuid, t.xmax = 0 as nieuw`.execute(db)
  const met = (nieuw: boolean) => rows.filter((rij) => rij.nieuw === nieuw).map(({ uuid }) => uuid)
  return { nieuw: met(true), gewijzigd: met(false) }
}

const wireName = (kolom: string) => kolom.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/**
 * Reports how klantcontacten changed at the source (R10): their text becomes a correctie, the rest a bevinding. A correction that somebody
 * made here stays, because the source is compared with what was taken over before.
 */
async function compare(db: Db, soort: Soort, gelezen: Gelezen, nieuw: readonly string[]): Promise<string[]> {
  const namen = Object.keys(soort.kolommen)
  const rest = namen.filter((naam) => naam !== 'onderwerp' && naam !== 'inhoud')
  const verschillen = rest.map(
    (naam) =>
      sql`(${sql.lit(wireName(naam))}, ${sql.ref(`nu.${naam}`)} is distinct from ${sql.ref(`bron.${naam}`)}, bron.r -> ${sql.lit(wireName(naam))})`,
  )
  const changed = {
    resource: soort.naam,
    uuid: sql`v.uuid`,
    code: 'gewijzigd-in-bron',
    veld: sql`v.veld`,
    waarde: sql`v.waarde`,
    uitleg: 'Na de overname gewijzigd in Open Klant; een klantcontact verandert niet (R10).',
  }
  const correction = {
    uuid: sql`gen_random_uuid()`,
    klantcontact: sql`nu.uuid`,
    onderwerp: sql`nullif(bron.onderwerp, nu.onderwerp_nu)`,
    inhoud: sql`nullif(bron.inhoud, nu.inhoud_nu)`,
    reden: 'Gewijzigd in Open Klant',
    door: OVERNAME.uuid,
    doorNaam: OVERNAME.naam,
  }
  const { rows } = await sql<{ uuid: string }>`
    with bron as materialized (
      select * from (${bronrijen(gelezen, { ...soort.kolommen, r: 'r' })}) alle where uuid <> all (${nieuw}::uuid[])),
    nu as (
      select t.*, coalesce(c.onderwerp, t.onderwerp) as onderwerp_nu, coalesce(c.inhoud, t.inhoud) as inhoud_nu
      from klantcontact t join bron on bron.uuid = t.uuid
      left join lateral (
        select (array_agg(x.onderwerp order by x.op desc, x.uuid desc) filter (where x.onderwerp is not null))[1] as onderwerp,
          (array_agg(x.inhoud order by x.op desc, x.uuid desc) filter (where x.inhoud is not null))[1] as inhoud
        from klantcontact_correctie x where x.klantcontact = t.uuid and x.door = ${OVERNAME.uuid}::uuid) c on true),
    correctie as (
      ${insertRowOf(klantcontactCorrectie, correction)}
      from nu join bron using (uuid) where row(bron.onderwerp, bron.inhoud) is distinct from row(nu.onderwerp_nu, nu.inhoud_nu)
      returning klantcontact as uuid),
    verschil as materialized (
      select nu.uuid, d.veld, d.waarde from nu join bron using (uuid)
      cross join lateral (values ${sql.join(verschillen)}) d (veld, anders, waarde) where d.anders),
    hersteld as (
      delete from overname_bevinding b using bron where b.resource = ${soort.naam} and b.code = 'gewijzigd-in-bron' and b.uuid = bron.uuid
        and not exists (select from verschil v where v.uuid = b.uuid and v.veld = b.veld)),
    bevinding as (
      ${insertRowOf(overnameBevinding, changed, 'b')}
      from verschil v
      on conflict (resource, uuid, code, veld) do update set waarde = excluded.waarde where b.waarde is distinct from excluded.waarde returning b.uuid)
    select uuid from correctie union select uuid from bevinding`.execute(db)
  return rows.map(({ uuid }) => uuid)
}

async function store(db: Db, soort: Soort, gelezen: Gelezen): Promise<Telling> {
  const { nieuw, gewijzigd } = soort.bestaatAl ? await refresh(db, soort, gelezen) : await addRows(db, soort, gelezen)
  const anders = soort.onveranderlijk ? await compare(db, soort, gelezen, nieuw) : gewijzigd
  await soort.daarna?.(db, gelezen)
  return { nieuw: nieuw.length, gewijzigd: anders.length }
}

/** Adds two counts. */
const sum = (a: Telling, b: Telling): Telling => ({
  nieuw: a.nieuw + b.nieuw,
  gewijzigd: a.gewijzigd + b.gewijzigd,
})

const NIETS: Telling = { nieuw: 0, gewijzigd: 0 }

/** Lists the numbers of the objects of a piece, the oldest first. */
async function nummersOf(db: Db, stuk: Gelezen): Promise<string[]> {
  const { rows } = await sql<{
    volgnummer: string
  }>`select volgnummer::text from (${stuk}) stuk order by volgnummer`.execute(db)
  return rows.map(({ volgnummer }) => volgnummer)
}

async function refuse(db: Db, bron: string, soort: Soort, volgnummer: string, reden: string): Promise<void> {
  await sql`
    with weg as (update overname_lezing set geweigerd = true
      where bron = ${bron} and soort = ${gelezenAls(soort)} and volgnummer = ${volgnummer} returning uuid)
    ${insertRowOf(overnameBevinding, { resource: resourceOf(soort), uuid: sql`uuid`, code: 'geweigerd', uitleg: reden })} from weg
    on conflict (resource, uuid, code, veld) do update set uitleg = excluded.uitleg`.execute(db)
}

/**
 * Writes a piece. When the database refuses one of its objects, the others are written all the same, and that one is reported with the
 * reason, so that nothing disappears in silence.
 */
async function writePart(db: Db, bron: string, soort: Soort, deel: string, van: string, tot: string): Promise<Telling> {
  const stuk = stukOf(bron, soort, deel, van, tot)
  try {
    return await inTransaction(db, 'lezen', (tx) => store(tx, soort, stuk), { settings: ZONDER_GEBEURTENISSEN })
  } catch (error) {
    const reden = redenOfWeigering(error)
    if (!reden) throw error
    const nummers = await nummersOf(db, stuk)
    const [eerste, midden] = [nummers[0], nummers[Math.floor(nummers.length / 2)]]
    if (!eerste || !midden) return NIETS
    if (nummers.length === 1) {
      await refuse(db, bron, soort, eerste, reden)
      return NIETS
    }
    const voor = String(BigInt(midden) - 1n)
    const oudste = await writePart(db, bron, soort, deel, van, voor)
    return sum(oudste, await writePart(db, bron, soort, deel, midden, tot))
  }
}

/** Gives the first and last number of each piece of a list, the oldest first. */
async function stukken(db: Db, bron: string, soort: Soort): Promise<{ van: string; tot: string }[]> {
  const { rows } = await sql<{ van: string; tot: string }>`
    select min(volgnummer)::text as van, max(volgnummer)::text as tot from (
      select volgnummer, (row_number() over (order by volgnummer) - 1) / ${PER_STUK} as stuk from overname_lezing
      where bron = ${bron} and soort = ${gelezenAls(soort)}) g
    group by stuk order by stuk`.execute(db)
  return rows
}

/** Writes everything that was read of a list. */
export async function writeLijst(db: Db, bron: string, soort: Soort): Promise<Telling> {
  await makeUnambiguous(db, bron, soort)
  const verplaatst = await moveRows(db, bron, soort).catch((error: unknown) => {
    // Each of them is then written by itself, and reported when it is refused.
    if (redenOfWeigering(error)) return 0
    throw error
  })
  let telling: Telling = { nieuw: 0, gewijzigd: verplaatst }
  const alle = await stukken(db, bron, soort)
  for (const deel of soort.delen ?? ['true'])
    for (const { van, tot } of alle) telling = sum(telling, await writePart(db, bron, soort, deel, van, tot))
  return telling
}

/**
 * Writes the rows first whose unique value differs from that at the source: all of them make way, and then take their new values. Two rows
 * that swapped their values are then right again, and each value goes to its present owner, whoever had it before.
 * @returns the number of rows
 */
async function moveRows(db: Db, bron: string, soort: Soort): Promise<number> {
  const { uniek = [], wijkt, tabel } = soort
  if (!wijkt) return 0
  const anders = uniek.map(({ kolommen, blijft, van = ALLES }) => {
    const namen = Object.keys(kolommen)
    const waarden = sql.join(Object.values(kolommen).map((waarde) => sql.raw(waarde)))
    const heeftNiet = sql`(${sql.raw(van.object)}) is not true`
    const verliest = blijft
      ? sql`${heeftNiet} and (${kolomlijst(namen, 't')}) in (
          select ${waarden} from (${gelezenOf(bron, soort)}) ander where ${sql.raw(van.object)})`
      : sql`${sql.raw(van.rij)} and ${heeftNiet}`
    return sql`(${sql.raw(van.object)} and row(${kolomlijst(namen, 't')}) is distinct from row(${waarden}) or ${verliest})`
  })
  const verplaatst = sql`select t.uuid from ${sql.ref(tabel)} t
    join (${gelezenOf(bron, soort)}) l on l.uuid = t.uuid
    where ${sql.join(anders, sql` or `)}`
  const wijk =
    wijkt === 'opnieuw' ? sql`delete from ${sql.ref(tabel)} t` : sql`update ${sql.ref(tabel)} t set ${sql.raw(wijkt)}`
  const move = async (tx: Db) => {
    await liftLimit(tx)
    const { rows } = await sql<{ uuid: string }>`${wijk} where t.uuid in (${verplaatst}) returning t.uuid`.execute(tx)
    if (rows.length === 0) return 0
    const uuids = rows.map(({ uuid }) => uuid)
    await store(
      tx,
      soort,
      sql`select * from (${gelezenOf(bron, soort)}) l where uuid = any (${uuids}::uuid[]) order by volgnummer`,
    )
    return rows.length
  }
  return inTransaction(db, 'lezen', move, { settings: ZONDER_GEBEURTENISSEN })
}
