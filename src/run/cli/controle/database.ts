import type { Config } from '../../../platform/config.ts'
import { type Db, only } from '../../../platform/database.ts'
import { isMigrated } from '../../../platform/migrate.ts'
import { openDatabase } from '../../../platform/pools.ts'
import { sql } from '../../../platform/sql.ts'
import { type Bevinding, fout, goed, redenOf } from './bevinding.ts'

const OLDEST = 150_000
const EXTENSIES = ['btree_gin', 'pg_trgm', 'unaccent']
/** Clocks that differ by more soon make registrations look as if they happened in the future. */
const CLOCK_SECONDS = 5

interface Stand {
  versie: number
  tekst: string
  database: string
  gebruiker: string
  create: boolean
  schema: boolean
  opReplica: boolean
  versleuteld: boolean
  lokaal: boolean
  nu: Date
  extensies: { naam: string; aanwezig: boolean; mogelijk: boolean; vertrouwd: boolean }[]
}

/** Reads what the database tells about itself and about our account there. */
async function standOf(db: Db): Promise<Stand> {
  return only(
    await sql<Stand>`
      select current_setting('server_version_num')::int as versie, current_setting('server_version') as tekst,
        current_database() as database, current_user as gebruiker,
        has_database_privilege(current_database(), 'create') as create, has_schema_privilege('public', 'create') as schema,
        pg_is_in_recovery() as "opReplica", clock_timestamp() as nu,
        coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as versleuteld,
        coalesce(host(inet_server_addr()) in ('127.0.0.1', '::1'), true) as lokaal,
        (select json_agg(json_build_object('naam', e.naam, 'aanwezig', i.extname is not null, 'mogelijk', v.name is not null,
            'vertrouwd', coalesce(v.trusted, false) or (select rolsuper from pg_roles where rolname = current_user)) order by e.naam)
          from unnest(${EXTENSIES}::text[]) e (naam) left join pg_extension i on i.extname = e.naam
          left join (select distinct on (name) name, trusted from pg_available_extension_versions order by name, trusted desc) v
            on v.name = e.naam) as extensies`.execute(db),
  )
}

function versie({ versie, tekst }: Stand): Bevinding {
  if (versie < OLDEST) return fout('Database', `PostgreSQL ${tekst} is te oud. Balie heeft versie 15 of later nodig.`)
  return goed('Database', `PostgreSQL ${tekst} is bereikbaar.`)
}

function rechten({ create, schema, opReplica, database, gebruiker }: Stand): Bevinding {
  if (opReplica)
    return fout('Rechten', 'deze server is een replica waarin niet kan worden geschreven. Geef de primaire server.')
  const mist = [
    ...(create ? [] : [`grant create on database "${database}" to "${gebruiker}"`]),
    ...(schema ? [] : [`grant create on schema public to "${gebruiker}"`]),
  ]
  if (mist.length === 0) return goed('Rechten', `${gebruiker} mag tabellen en schema’s maken.`)
  return fout(
    'Rechten',
    `${gebruiker} mag niet alles maken wat Balie nodig heeft. Laat een beheerder uitvoeren: ${mist.join('; ')}.`,
  )
}

function extensie(
  { database, create }: Stand,
  { naam, aanwezig, mogelijk, vertrouwd }: Stand['extensies'][number],
): Bevinding {
  const wat = `Extensie ${naam}`
  if (aanwezig) return goed(wat, 'is er.')
  if (!mogelijk)
    return fout(wat, 'hoort bij PostgreSQL en is op de server niet geïnstalleerd. Installeer daar postgresql-contrib.')
  if (vertrouwd && create) return goed(wat, 'is er nog niet; `balie migrate` maakt haar.')
  return fout(wat, `is er niet. Laat een beheerder in ${database} uitvoeren: create extension ${naam}.`)
}

function tls({ versleuteld, lokaal }: Stand, { production }: Config): Bevinding {
  if (versleuteld) return goed('TLS naar de database', 'de verbinding is versleuteld.')
  if (!production || lokaal)
    return goed('TLS naar de database', 'de verbinding is niet versleuteld; dat hoeft hier niet.')
  return fout(
    'TLS naar de database',
    'de verbinding is niet versleuteld. Zet ?sslmode=verify-full achter DATABASE_URL.',
  )
}

async function migraties(db: Db): Promise<Bevinding> {
  const isBij = await isMigrated(db).catch(() => false)
  if (isBij) return goed('Migraties', 'de database is bij.')
  return fout('Migraties', 'de database is niet bij deze versie van Balie. Voer `balie migrate` uit.')
}

function klok({ nu }: Stand): Bevinding {
  const seconds = Math.round(Math.abs(nu.getTime() - Date.now()) / 1000)
  if (seconds <= CLOCK_SECONDS) return goed('Klok', 'die van de database en van deze machine zijn gelijk.')
  return fout(
    'Klok',
    `die van de database en van deze machine verschillen ${seconds} seconden. Zet op beide tijdsynchronisatie (NTP) aan.`,
  )
}

/** Checks that the database is there, is what Balie needs, and allows what we must do. */
export async function* checkDatabase(config: Config): AsyncIterable<Bevinding> {
  if (!config.DATABASE_URL) {
    yield goed(
      'Database',
      'DATABASE_URL is leeg: Balie start een eigen PostgreSQL, alleen voor ontwikkeling en demonstratie.',
    )
    return
  }
  const { db, close } = openDatabase({ url: config.DATABASE_URL, connections: 2 })
  try {
    const stand = await standOf(db)
    yield versie(stand)
    yield rechten(stand)
    for (const een of stand.extensies) yield extensie(stand, een)
    yield tls(stand, config)
    yield await migraties(db)
    yield klok(stand)
  } catch (error) {
    yield fout('Database', `niet bereikbaar: ${redenOf(error)}. Controleer DATABASE_URL, en of deze machine erbij mag.`)
  } finally {
    await close()
  }
}
