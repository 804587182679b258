import { type Db, inTransaction, liftLimit } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { overnameBevinding } from '../row.ts'
import {
  ALLES,
  gelezenAls,
  gelezenOf,
  resourceOf,
  type Soort,
  type Uniek,
  type Verwijzing,
  waardenOf,
} from './soorten.ts'

/** Refuses objects, or empties one of their fields, and reports it. */
async function wijkAf(
  db: Db,
  bron: string,
  soort: Soort,
  fout: ReturnType<typeof sql>,
  { veld, leeg, uitleg }: { veld?: string | undefined; leeg?: string | undefined; uitleg: string },
): Promise<void> {
  const zetten =
    veld && leeg ? sql`object = jsonb_set(l.object, ${[veld]}::text[], ${leeg}::jsonb)` : sql`geweigerd = true`
  const row = {
    resource: resourceOf(soort),
    uuid: sql`oud.uuid`,
    code: veld && leeg ? 'aangepast' : 'geweigerd',
    veld: veld ?? '',
    waarde: sql`oud.object -> ${veld ?? ''}`,
    uitleg,
  }
  await sql`
    with fout as materialized (${fout}),
    oud as materialized (select l.uuid, l.object from overname_lezing l join fout using (uuid) where l.bron = ${bron} and l.soort = ${gelezenAls(soort)}),
    gezet as (update overname_lezing l set ${zetten} from fout where l.bron = ${bron} and l.soort = ${gelezenAls(soort)} and l.uuid = fout.uuid)
    ${insertRowOf(overnameBevinding, row)} from oud
    on conflict (resource, uuid, code, veld) do update set waarde = excluded.waarde, uitleg = excluded.uitleg`.execute(
    db,
  )
}

/** Finds references to objects that are missing here, because they appeared at the source while it was read, or were refused. */
async function lacksReference(
  db: Db,
  bron: string,
  soort: Soort,
  { veld, naar, verplicht }: Verwijzing,
): Promise<void> {
  const doel = sql.ref(naar)
  if (veld === 'toegewezenAanActoren') return lacksActoren(db, bron, soort)
  const zelf =
    naar === soort.tabel && !soort.bestaatAl
      ? sql`and not exists (select from overname_lezing z where z.bron = ${bron} and z.soort = ${soort.naam}
      and not z.geweigerd and z.uuid = (r ->> ${veld})::uuid)`
      : sql``
  const uitleg = verplicht
    ? `Niet overgenomen: hoort bij iets (${veld}) dat hier niet is. Neem opnieuw over; blijft dit staan, kijk dan waarom dat andere ontbreekt.`
    : 'Verwijst naar iets dat hier niet is; overgenomen zonder. Neem opnieuw over.'
  await wijkAf(
    db,
    bron,
    soort,
    sql`select uuid from (${gelezenOf(bron, soort)}) l where ${verplicht ? sql`r ->> ${veld} is null or` : sql``} (r ->> ${veld} is not null
      and not exists (select from ${doel} d where d.uuid = (r ->> ${veld})::uuid) ${zelf})`,
    verplicht ? { uitleg } : { veld, leeg: 'null', uitleg },
  )
}

/** Removes from tasks the actoren that are missing here; the others stay. */
async function lacksActoren(db: Db, bron: string, soort: Soort): Promise<void> {
  await sql`
    with mist as materialized (
      select l.uuid, l.r -> 'toegewezenAanActoren' as oud, jsonb_agg(a.uuid order by a.plaats) filter (where x.uuid is not null) as over
      from (${gelezenOf(bron, soort)}) l cross join lateral jsonb_array_elements_text(l.r -> 'toegewezenAanActoren') with ordinality a (uuid, plaats)
      left join actor x on x.uuid = a.uuid::uuid group by l.uuid, l.r having bool_or(x.uuid is null)),
    gezet as (
      update overname_lezing l set object = jsonb_set(l.object, '{toegewezenAanActoren}', coalesce(mist.over, '[]'))
      from mist where l.bron = ${bron} and l.soort = ${soort.naam} and l.uuid = mist.uuid)
    ${insertRowOf(overnameBevinding, {
      resource: resourceOf(soort),
      uuid: sql`uuid`,
      code: 'aangepast',
      veld: 'toegewezenAanActoren',
      waarde: sql`oud`,
      uitleg: 'Een van deze actoren is hier niet; overgenomen zonder.',
    })} from mist
    on conflict do nothing`.execute(db)
}

/** Finds objects that share a unique value with a row of this register's own, or with a newer object of the source. */
async function clashes(db: Db, bron: string, soort: Soort, unique: Uniek): Promise<void> {
  const { kolommen, van = ALLES } = unique
  const namen = Object.keys(kolommen)
  const [eerste, ...rest] = namen
  // The first column is never null; the others may be.
  const gelijk = sql.join(
    [
      sql`${sql.ref(`t.${eerste}`)} = ${sql.ref(`b.${eerste}`)}`,
      ...rest.map((naam) => sql`${sql.ref(`t.${naam}`)} is not distinct from ${sql.ref(`b.${naam}`)}`),
    ],
    sql` and `,
  )
  // An unchangeable row keeps what it has; a difference with the source is reported when the two are compared.
  const alleenNieuw = soort.onveranderlijk
    ? sql`and not exists (select from ${sql.ref(soort.tabel)} z where z.uuid = l.uuid)`
    : sql``
  await wijkAf(
    db,
    bron,
    soort,
    sql`with b as materialized (
        select uuid, volgnummer, ${waardenOf(kolommen)} from (${gelezenOf(bron, soort)}) l where ${sql.raw(van.object)} ${alleenNieuw}),
      dubbel as (
        select uuid, row_number() over (partition by ${sql.join(namen.map((naam) => sql.ref(naam)))} order by volgnummer desc) as plaats from b)
      select uuid from dubbel where plaats > 1
      union select b.uuid from b join ${sql.ref(soort.tabel)} t on ${gelijk} and ${sql.raw(van.rij)} and t.uuid <> b.uuid
      where ${
        soort.onveranderlijk
          ? sql`true`
          : sql`not exists (select from overname_lezing l
        where l.bron = ${bron} and l.soort = ${soort.naam} and l.uuid = t.uuid and not l.geweigerd)`
      }`,
    unique,
  )
}

/**
 * Raises the next number of this register above the numbers of the source, so that nobody gets a number by which somebody else is known.
 */
async function hoogReeksOp(db: Db, bron: string, soort: Soort, reeks: string): Promise<void> {
  await sql`
    select setval(${reeks}::regclass, hoogste) from (
      select max((object ->> 'nummer')::bigint) as hoogste from overname_lezing
      where bron = ${bron} and soort = ${soort.naam} and object ->> 'nummer' ~ '^[0-9]{1,10}$' and (object ->> 'nummer')::bigint < 9000000000) h
    where hoogste >= (select case when is_called then last_value + 1 else last_value end from ${sql.ref(reeks)})`.execute(
    db,
  )
}

/** Marks the rows that get a number of this register because the source has none. */
const reportNumbers = (db: Db, bron: string, soort: Soort) =>
  sql`${insertRowOf(overnameBevinding, {
    resource: resourceOf(soort),
    uuid: sql`uuid`,
    code: 'nummer-gegeven',
    veld: 'nummer',
    uitleg: 'Heeft in Open Klant geen nummer, en kreeg er hier een.',
  })}
    from (${gelezenOf(bron, soort)}) l where r ->> 'nummer' = '' on conflict do nothing`.execute(db)

/** Findings with these codes are made anew in each takeover. */
const OPNIEUW = ['aangepast', 'geweigerd', 'nummer-gegeven']

/**
 * Makes the objects that were read fit: their references exist here, and no two share a unique value. Every value that had to give way is
 * reported.
 */
export async function makeUnambiguous(db: Db, bron: string, soort: Soort): Promise<void> {
  await inTransaction(db, 'lezen', async (tx) => {
    await liftLimit(tx)
    if (!soort.bestaatAl) {
      await sql`delete from overname_bevinding where resource = ${resourceOf(soort)} and code = any (${OPNIEUW}::text[])`.execute(
        tx,
      )
      await sql`
        ${insertRowOf(overnameBevinding, {
          resource: resourceOf(soort),
          uuid: sql`l.uuid`,
          code: 'aangepast',
          veld: sql`a ->> 'veld'`,
          waarde: sql`(array_agg(a -> 'waarde'))[1]`,
          uitleg: sql`string_agg(a ->> 'uitleg', ' ')`,
        })}
        from overname_lezing l cross join lateral jsonb_array_elements(l.afwijkingen) a
        where l.bron = ${bron} and l.soort = ${soort.naam} and l.afwijkingen <> '[]' group by l.uuid, a ->> 'veld'`.execute(
        tx,
      )
    }
    for (const verwijzing of soort.verwijzingen ?? []) await lacksReference(tx, bron, soort, verwijzing)
    if (soort.reeks) {
      await reportNumbers(tx, bron, soort)
      await hoogReeksOp(tx, bron, soort, soort.reeks)
    }
    for (const unique of soort.uniek ?? []) await clashes(tx, bron, soort, unique)
  })
}
