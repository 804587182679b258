import { v7 as uuidv7 } from 'uuid'
import { asApplicatie } from '../../../platform/context.ts'
import { type Db, inTransaction, liftLimit } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { destroy } from '../../../register/klantcontacten/writes.ts'
import { store as schrijfLogboek } from '../../../register/logboek/queries.ts'
import { overnameBevinding } from '../row.ts'
import { VraagtGoedkeuring } from './bron.ts'
import { type Opdracht, save } from './lezen.ts'
import { GELEZEN, OVERNAME, resourceOf, type Soort } from './soorten.ts'
import { redenOfWeigering } from './weigering.ts'

/** Of one list this may disappear without approval: at most this many rows or this part of it, and never all of it. */
const ZONDER_VRAAG = { aantal: 10, deel: 0.05 }

/** This many objects are looked up at the source at the same time. */
const TEGELIJK = 4

const wie = asApplicatie(OVERNAME)

/** Rows that came from the source and are no longer there. */
interface Verdwenen {
  soort: Soort
  uuids: string[]
}

/** Selects the rows here that came from a list of the source, were not read now, and are not known to stay. */
async function verdwenenOf(db: Db, bron: string, soort: Soort): Promise<{ bekend: number; uuids: string[] }> {
  const { rows } = await sql<{ bekend: number; uuids: string[] }>`
    select count(*)::int as bekend,
      coalesce(array_agg(o.uuid::text) filter (where not exists (select from overname_lezing l
        where l.bron = o.bron and l.soort = ${soort.naam} and l.uuid = o.uuid)), '{}') as uuids
    from overname_object o join ${sql.ref(soort.tabel)} t on t.uuid = o.uuid where o.bron = ${bron} and o.resource = ${resourceOf(soort)}`.execute(
    db,
  )
  return rows[0] ?? { bekend: 0, uuids: [] }
}

/** Counts the rows among these that are known to stay here. */
async function blijvend(db: Db, soort: Soort, uuids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::int as aantal from overname_bevinding
    where resource = ${resourceOf(soort)} and code = 'weg-bij-bron' and uuid = any (${uuids}::uuid[])`.execute(db)
  return rows[0]?.aantal ?? 0
}

/** Asks the source for each object that was missing in its list. An object that exists after all is read; any other is gone. */
async function askAgain(db: Db, opdracht: Opdracht, soort: Soort, uuids: readonly string[]): Promise<string[]> {
  const weg: string[] = []
  for (let begin = 0; begin < uuids.length; begin += TEGELIJK) {
    const groep = uuids.slice(begin, begin + TEGELIJK)
    const gevonden = await Promise.all(
      groep.map((uuid) => opdracht.bron.object(soort.api ?? 'klantinteracties', soort.pad, uuid)),
    )
    weg.push(...groep.filter((_, plaats) => !gevonden[plaats]))
    const toch = gevonden.filter((object) => object !== undefined)
    if (toch.length > 0) await save(db, opdracht, soort, toch)
  }
  return weg
}

/**
 * Finds what disappeared at the source.
 * @throws VraagtGoedkeuring when that is so much that somebody must first confirm it, because a source can answer an empty list by mistake
 */
async function findVanished(db: Db, opdracht: Opdracht): Promise<Verdwenen[]> {
  const verdwenen: Verdwenen[] = []
  const veel: string[] = []
  let totaal = 0
  for (const soort of GELEZEN) {
    const { bekend, uuids } = await verdwenenOf(db, opdracht.bron.naam, soort)
    if (uuids.length === 0) continue
    const nieuw = uuids.length - (await blijvend(db, soort, uuids))
    totaal += nieuw
    if (nieuw > 0 && (nieuw === bekend || nieuw > Math.max(ZONDER_VRAAG.aantal, bekend * ZONDER_VRAAG.deel)))
      veel.push(`${soort.naam} ${nieuw} van ${bekend}`)
    verdwenen.push({ soort, uuids })
  }
  if (veel.length > 0 && opdracht.verwijderd !== totaal)
    throw new VraagtGoedkeuring(
      `Bij de bron is veel verdwenen: ${veel.join(', ')}. Hier is niets gewijzigd. Klopt dit, voer de opdracht dan opnieuw uit met --verwijderd ${totaal}: dan wordt het hier ook verwijderd.`,
    )
  const zeker: Verdwenen[] = []
  for (const { soort, uuids } of verdwenen) {
    const weg = await askAgain(db, opdracht, soort, uuids)
    if (weg.length > 0) zeker.push({ soort, uuids: weg })
  }
  return zeker
}

/** Tells whether this row is Balie's own, and was not taken over. */
const madeHere = (resource: string, alias: string) =>
  sql.raw(`not exists (select from overname_object o where o.resource = '${resource}' and o.uuid = ${alias}.uuid)`)

const gewerktAan = (taak: string) =>
  sql`exists (select from interne_taak_verloop v where v.interne_taak = ${sql.raw(taak)} and v.door <> ${OVERNAME.uuid}::uuid)`

/** A row `t` that is gone at the source stays when somebody went on with it here; these conditions tell so, by table. */
const HIER_IN_GEBRUIK: Readonly<Record<string, ReturnType<typeof sql>>> = {
  klantcontact: sql`
    exists (select from klantcontact_correctie c where c.klantcontact = t.uuid and c.door <> ${OVERNAME.uuid}::uuid)
    or exists (select from interne_taak x where x.klantcontact = t.uuid and (${madeHere('internetaken', 'x')} or ${gewerktAan('x.uuid')}))
    or exists (select from betrokkene x where x.klantcontact = t.uuid and ${madeHere('betrokkenen', 'x')})
    or exists (select from onderwerpobject x where t.uuid in (x.klantcontact, x.was_klantcontact) and ${madeHere('onderwerpobjecten', 'x')})
    or exists (select from bijlage x where x.klantcontact = t.uuid and ${madeHere('bijlagen', 'x')})
    or exists (select from actor_klantcontact x where x.klantcontact = t.uuid and ${madeHere('actorklantcontacten', 'x')})`,
  interne_taak: gewerktAan('t.uuid'),
  partij: sql`
    exists (select from partij_authenticatie a where a.partij = t.uuid)
    or exists (select from betrokkene x where x.partij = t.uuid and ${madeHere('betrokkenen', 'x')})
    or exists (select from digitaal_adres x where x.partij = t.uuid and ${madeHere('digitaleadressen', 'x')})
    or exists (select from partij_identificator x where x.partij = t.uuid and ${madeHere('partij-identificatoren', 'x')})`,
  actor: sql`
    exists (select from medewerker_identiteit m where m.actor = t.uuid) or exists (select from actor_eenheid e where t.uuid in (e.actor, e.eenheid))
    or exists (select from actor_klantcontact x where x.actor = t.uuid and ${madeHere('actorklantcontacten', 'x')})
    or exists (select from interne_taak_actor a join interne_taak x on x.uuid = a.interne_taak where a.actor = t.uuid
      and (${madeHere('internetaken', 'x')} or ${gewerktAan('x.uuid')}))`,
}

/**
 * Removes references to rows that are destroyed, by table. The rows that referred to them refer to something else at the source, or are
 * gone there too, and are written after this.
 */
const LOSMAKEN: Readonly<Record<string, (uuids: readonly string[]) => ReturnType<typeof sql>[]>> = {
  partij: (uuids) => [sql`update betrokkene set partij = null where partij = any (${uuids}::uuid[])`],
  actor: (uuids) => [
    sql`delete from interne_taak_actor where actor = any (${uuids}::uuid[])`,
    sql`delete from actor_klantcontact where actor = any (${uuids}::uuid[])`,
  ],
  partij_identificator: (uuids) => [
    sql`update partij_identificator set sub_identificator_van = null, buiten_regels = true where sub_identificator_van = any (${uuids}::uuid[])`,
  ],
}

/** A row of these tables is part of a klantcontact, and stays with it. */
const DELEN = new Set(['betrokkene', 'interne_taak', 'onderwerpobject', 'bijlage', 'actor_klantcontact'])

async function stays(
  db: Db,
  { tabel }: Soort,
  uuids: readonly string[],
  contacten: readonly string[],
): Promise<Set<string>> {
  const redenen = [
    HIER_IN_GEBRUIK[tabel],
    DELEN.has(tabel) ? sql`t.klantcontact = any (${contacten}::uuid[])` : undefined,
  ].filter((reden) => reden !== undefined)
  if (redenen.length === 0) return new Set()
  const { rows } = await sql<{ uuid: string }>`
    select t.uuid from ${sql.ref(tabel)} t where t.uuid = any (${uuids}::uuid[]) and (${sql.join(
      redenen.map((reden) => sql`(${reden})`),
      sql` or `,
    )})`.execute(db)
  return new Set(rows.map(({ uuid }) => uuid))
}

/** Selects the partijen whose data a row `t` is (R29). */
const PARTIJEN: Readonly<Record<string, string>> = {
  partij: 'select t.uuid',
  rekeningnummer: 'select t.partij',
  partij_identificator: 'select t.partij',
  categorie_relatie: 'select t.partij',
  digitaal_adres: 'select t.partij',
  betrokkene: 'select t.partij',
  vertegenwoordiging: 'values (t.vertegenwoordigende_partij), (t.vertegenwoordigde_partij)',
  klantcontact: 'select b.partij from betrokkene b where b.klantcontact = t.uuid',
  interne_taak: 'select b.partij from betrokkene b where b.klantcontact = t.klantcontact',
}

async function partijenOf(db: Db, tabel: string, uuids: readonly string[]): Promise<string[]> {
  const van = PARTIJEN[tabel]
  if (!van) return []
  const { rows } = await sql<{ partij: string }>`
    select distinct p.partij from ${sql.ref(tabel)} t cross join lateral (${sql.raw(van)}) p (partij)
    where t.uuid = any (${uuids}::uuid[]) and p.partij is not null`.execute(db)
  return rows.map(({ partij }) => partij)
}

const report = (db: Db, soort: Soort, uuids: readonly string[], code: string, uitleg: string) =>
  sql`${insertRowOf(overnameBevinding, { resource: resourceOf(soort), uuid: sql`w.uuid`, code, uitleg })}
    from unnest(${uuids}::uuid[]) w (uuid) on conflict do nothing`.execute(db)

const GEBLEVEN =
  'Bij de bron verdwenen; het blijft hier, want er is hier mee verder gewerkt. Verwijder het zelf als dat moet.'

/** Destroys rows with what belongs to them, lists them, and tells the logboek. */
async function destroyRijen(db: Db, bron: string, soort: Soort, uuids: readonly string[]): Promise<void> {
  const partijen = await partijenOf(db, soort.tabel, uuids)
  for (const maakLos of LOSMAKEN[soort.tabel]?.(uuids) ?? []) await maakLos.execute(db)
  if (soort.tabel === 'klantcontact') await destroy(db, uuids)
  else await sql`delete from ${sql.ref(soort.tabel)} where uuid = any (${uuids}::uuid[])`.execute(db)
  await sql`delete from overname_object where bron = ${bron} and resource = ${resourceOf(soort)} and uuid = any (${uuids}::uuid[])`.execute(
    db,
  )
  await sql`delete from overname_bevinding where resource = ${resourceOf(soort)} and uuid = any (${uuids}::uuid[])`.execute(
    db,
  )
  await report(db, soort, uuids, 'verwijderd', 'Bij de bron verdwenen, en daarom hier vernietigd.')
  const requestId = uuidv7()
  await schrijfLogboek(db, {
    operatie: 'overname.vernietigen',
    resultaat: 204,
    wie,
    partijen,
    requestId,
    trace: { traceId: requestId.replaceAll('-', '') },
    herkomst: '',
    begonnenOp: new Date(),
  })
}

/** Destroys rows; rows to which something here refers stay, and are reported. Gives the number of destroyed rows. */
async function remove(db: Db, bron: string, soort: Soort, uuids: readonly string[]): Promise<number> {
  if (uuids.length === 0) return 0
  try {
    await inTransaction(db, 'schrijven', async (tx) => {
      await liftLimit(tx)
      await destroyRijen(tx, bron, soort, uuids)
    })
    return uuids.length
  } catch (error) {
    if (!redenOfWeigering(error)) throw error
    if (uuids.length === 1) {
      await report(db, soort, uuids, 'weg-bij-bron', GEBLEVEN)
      return 0
    }
    const helft = Math.ceil(uuids.length / 2)
    return (await remove(db, bron, soort, uuids.slice(0, helft))) + (await remove(db, bron, soort, uuids.slice(helft)))
  }
}

/**
 * Follows what disappeared at the source: it is destroyed here, listed one by one, and written in the logboek (R29, R30). Rows with which
 * somebody went on here stay, and are marked.
 * @returns the number of destroyed rows, by the name of their list
 */
export async function followVanished(db: Db, opdracht: Opdracht): Promise<Map<string, number>> {
  const verdwenen = await findVanished(db, opdracht)
  await sql`delete from overname_bevinding where code = 'weg-bij-bron'`.execute(db)
  const contacten = verdwenen.find(({ soort }) => soort.tabel === 'klantcontact')
  const blijvendeContacten = contacten ? [...(await stays(db, contacten.soort, contacten.uuids, []))] : []
  const aantallen = new Map<string, number>()
  // The parts go before the whole.
  for (const { soort, uuids } of verdwenen.toReversed()) {
    const behouden = await stays(db, soort, uuids, blijvendeContacten)
    await report(db, soort, [...behouden], 'weg-bij-bron', GEBLEVEN)
    const weg = uuids.filter((uuid) => !behouden.has(uuid))
    aantallen.set(soort.naam, await remove(db, opdracht.bron.naam, soort, weg))
  }
  return aantallen
}
