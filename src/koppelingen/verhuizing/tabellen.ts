import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

/** A table as it is exported: its columns that are not derived from others, and the order of its rows, as SQL. */
export interface Tabel {
  naam: string
  kolommen: string[]
  sleutel: string
  /** Its rows refer to these tables, apart from itself. */
  verwijst: string[]
}

/**
 * These tables stay behind, each with the reason. Every other table of the schema is exported, so that a new one is exported by default.
 */
export const BLIJFT_ACHTER: Readonly<Record<string, string>> = {
  migratie: 'belongs to the database itself',
  telling: 'derived: kept by triggers',
  klantcontact_weergave: 'derived: made again when it is asked for',
  zaak_onbekend: 'derived: made by the links to zaken',
  zaakkoppeling: 'what this installation told zaaksystemen: with other addresses they are told again',
  aanmelding: 'a login that is not finished',
  sessie: 'who is logged in logs in again',
  logout_token: 'belongs to sessions',
  koppelverzoek: 'who waits for beheer asks again by logging in',
  melding: 'mail that this installation sends or sent',
  postvakbericht: 'mail of a demonstration',
  abonnement: 'who is told by this installation: a copy would tell them too',
  bezorging: 'what this installation tells or told',
  inhoud_opslag: 'where this installation keeps content: an export has the content itself',
  overname: 'how far a takeover on this database is',
  overname_lezing: 'what a takeover read and did not write yet',
}

/** The table of the pieces of content. */
export const INHOUD_DEEL = 'inhoud_deel'

/** How many rows are read or written at a time. Those of some tables are large. */
export const perKeer = (tabel: string): number => (tabel === INHOUD_DEEL ? 4 : 500)

/** Triggers derive it while other rows arrive, and it is then replaced, because only its own row tells when it began. */
export const VERVANGEN = 'klantcontact_zonder_opvolging'

/**
 * These tables are empty until somebody works here, because every act leaves a line in the logboek. Other tables may have rows from
 * migrations.
 */
export const TEKEN_VAN_GEBRUIK: readonly string[] = ['actor', 'applicatie', 'klantcontact', 'logboek', 'partij']

/** Sorts the tables so that rows come after those to which they refer, as far as such an order exists. */
function inVolgorde(tabellen: readonly Tabel[]): Tabel[] {
  const [laatste, over] = [tabellen.filter(({ naam }) => naam === VERVANGEN), new Map(tabellen.map((t) => [t.naam, t]))]
  over.delete(VERVANGEN)
  const geordend: Tabel[] = []
  while (over.size > 0) {
    const wacht = ({ verwijst }: Tabel) => verwijst.filter((naam) => over.has(naam)).length
    // In a circle the table that waits for the fewest goes first, because references are checked when the transaction ends.
    const [volgende] = [...over.values()].sort((a, b) => wacht(a) - wacht(b) || (a.naam < b.naam ? -1 : 1))
    if (!volgende) break
    over.delete(volgende.naam)
    geordend.push(volgende)
  }
  return [...geordend, ...laatste]
}

/** Lists the tables that are exported, in the order of an export. */
export async function tabellenOf(db: Db): Promise<Tabel[]> {
  const { rows } = await sql<Tabel>`
    select c.relname as naam,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as kolommen,
      (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.plaats)
        from pg_index i cross join unnest(i.indkey) with ordinality k (nummer, plaats)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.nummer
        where i.indrelid = c.oid and i.indisprimary) as sleutel,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as verwijst
    from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by c.relname collate "C"`.execute(
    db,
  )
  return inVolgorde(rows.filter(({ naam }) => !(naam in BLIJFT_ACHTER)))
}

/** A sequence with the last number that it gave; null when it gave none. */
export interface Reeks {
  reeks: string
  laatste: string | null
}

/** Lists the sequences of the exported tables, and those of nummers. */
export async function reeksenOf(db: Db, tabellen: readonly Tabel[]): Promise<Reeks[]> {
  const { rows } = await sql<Reeks>`
    select s.sequencename::text as reeks, s.last_value::text as laatste
    from pg_sequences s left join pg_depend d on d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass and d.deptype = 'i'
    where s.schemaname = 'public' and (d.refobjid is null or d.refobjid::regclass::text = any (${tabellen.map(({ naam }) => naam)}::text[]))
    order by s.sequencename collate "C"`.execute(db)
  return rows
}

/** Gives the last migration of this database, because rows only fit a database with the same one. */
export async function schemaOf(db: Db): Promise<string> {
  const { rows } = await sql<{ naam: string }>`select name as naam from migratie order by name desc limit 1`.execute(db)
  return rows[0]?.naam ?? ''
}
