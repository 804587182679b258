import type { AddressInfo } from 'node:net'
import { createServer, connect as dial, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createApp, parseConfig, RECHTEN } from '../app.ts'
import { ZICHTRECHTEN } from '../inrichting/toegang/contract.ts'
import { klantcontact } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { type Db, inTransaction } from './database.ts'
import { migrate } from './migrate.ts'
import { type Database, openDatabase } from './pools.ts'
import { checkRestriction, RestrictionError, restrictionFault } from './restriction.ts'
import { sql } from './sql.ts'

// Visibility fails closed (R28): whatever happens to a connection or to the database, a restricted caller never sees more.

let app: TestApp
let database: Database
let token: string
/** One contact is vertrouwelijk, the other is not. */
let [geheim, gewoon] = ['', '']
/** The login that the tests use. */
let login = ''
const toClose: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  app = await startTestApp()
  database = openDatabase({ url: app.url, connections: 2 })
  login = new URL(app.url).username
  const zicht: string[] = Object.values(ZICHTRECHTEN)
  token = (await app.als({ rechten: RECHTEN.filter((recht) => !zicht.includes(recht)) })).token
  const { uuid } = await app.client.actoren.maken({
    body: { naam: 'Afdeling', soortActor: 'organisatorische_eenheid' },
  })
  const register = async (vertrouwelijk: boolean) =>
    (await app.client.klantcontacten.registreren({ body: klantcontact(uuid, { vertrouwelijk }) })).uuid
  ;[geheim, gewoon] = [await register(true), await register(false)]
})
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
})
afterAll(async () => {
  await database.close()
  await app.stop()
})

/** Starts a server that reaches the same database in another way. */
async function serverOn(url: string): Promise<{ server: FastifyInstance; db: Db }> {
  const { db, beperkt, probe, close } = openDatabase({ url, connections: 2 })
  const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: app.url })
  const server = createApp({ config, db, beperkt, probe })
  toClose.push(close, () => server.close())
  return { server, db }
}

/** Asks for both contacts, and for the length of the lists, as an application without the rights to see everything. */
async function asked(server: FastifyInstance) {
  const headers = { authorization: `Token ${token}` }
  const get = (url: string) => server.inject({ url, headers })
  const wire = await get('/klantinteracties/api/v1/klantcontacten')
  const list = await get('/api/v1/klantcontacten')
  return {
    geheim: (await get(`/api/v1/klantcontacten/${geheim}`)).statusCode,
    gewoon: (await get(`/api/v1/klantcontacten/${gewoon}`)).statusCode,
    wire: wire.statusCode === 200 ? wire.json<{ count: number }>().count : wire.statusCode,
    list: list.statusCode === 200 ? list.json<{ resultaten: unknown[] }>().resultaten.length : list.statusCode,
  }
}
const RESTRICTED = { geheim: 404, gewoon: 200, wire: 1, list: 1 }
const REFUSED = { geheim: 503, gewoon: 503, wire: 503, list: 503 }

/** Tells whether the statement succeeds for a restricted caller, and rolls it back. */
const goesThrough = (statement: string) =>
  inTransaction(database.beperkt, 'schrijven', async (tx) => {
    await sql.raw(statement).execute(tx)
    throw new Error('undo')
  }).catch((error: Error & { code?: string }) => {
    if (error.message !== 'undo' && error.code !== '42501') throw error
    return error.message === 'undo'
  })

describe('R28: een beperkte verbinding', () => {
  test('kan van geen enkele tabel over een contact, partij of taak iets lezen of wijzigen, en van geen waar een weergave voor is', async () => {
    const { rows } = await app.pool.query<{ name: string; column: string; hidden: boolean }>(`
      with recursive about as (
        select unnest(array['klantcontact', 'partij', 'interne_taak', 'informatieobject']::regclass[])::oid as oid
        union select f.conrelid from pg_constraint f join about on f.confrelid = about.oid and f.contype = 'f')
      select format('%I.%I', n.nspname, c.relname) as name,
        (select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
          and attidentity = '' order by attnum limit 1) as column,
        c.oid in (select oid from about) and c.relname <> 'melding' or v.oid is not null or n.nspname <> 'public' as hidden
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_class v on v.relname = c.relname and v.relnamespace = to_regnamespace('beperkt')
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'beperkt')`)
    const reached: string[] = []
    for (const { name, column } of rows.filter(({ hidden }) => hidden)) {
      for (const statement of [
        `select count(*) from ${name}`,
        `select ${column} from ${name} limit 1`,
        `update ${name} set ${column} = ${column} where false`,
        `delete from ${name} where false`,
        `lock table ${name} in access share mode`,
      ])
        if (await goesThrough(statement)) reached.push(statement)
    }
    expect(rows.length).toBeGreaterThan(40)
    expect(reached).toEqual([])
  })

  test('ziet achter elke naam van een tabel de weergave, en leest haar', async () => {
    const { rows } = await app.pool.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'beperkt'::regnamespace and c.relkind = 'v'`,
    )
    const views = await inTransaction(database.beperkt, 'lezen', async (tx) => {
      const found: string[] = []
      for (const { name } of rows) {
        await sql`select count(*) from ${sql.table({ name })}`.execute(tx)
        const { rows: meant } = await sql<{ name: string }>`
          select relnamespace::regnamespace::text as name from pg_class where oid = to_regclass(${name})`.execute(tx)
        if (meant[0]?.name === 'beperkt') found.push(name)
      }
      return found
    })
    expect(views).toEqual(rows.map(({ name }) => name))
    expect(views.length).toBeGreaterThan(15)
  })

  test('werkt alleen in een transactie, en is na afloop niets kwijt of rijker', async () => {
    await expect(sql`select 1`.execute(database.beperkt)).rejects.toThrow('in a transaction')
    for (let time = 0; time < 3; time += 1) expect(await goesThrough('select 1 from public.partij')).toBe(false)
  })

  test('elke functie die naar tabellen kijkt doet dat als haar eigenaar, met namen die niemand kan verleggen', async () => {
    const { rows } = await app.pool.query<{ naam: string }>(`
      select p.oid::regprocedure::text as naam from pg_proc p join pg_language l on l.oid = p.prolang
      where p.pronamespace = 'public'::regnamespace and l.lanname = 'plpgsql'
        and not (p.prosecdef and coalesce(p.proconfig::text, '') ~ 'search_path=public, pg_temp')`)
    expect(rows).toEqual([])
  })
})

/** Starts a proxy that drops the startup options of a connection, as PgBouncer does with `ignore_startup_parameters`. */
async function withoutOptions(url: string): Promise<string> {
  const { port, hostname } = new URL(url)
  const forgetful: Server = createServer((client) => {
    const server = dial(Number(port), hostname)
    client.once('data', (first) => {
      const pairs = first.subarray(8, -1).toString('latin1').split('\0')
      const kept = pairs.flatMap((name, index) =>
        index % 2 === 0 && name && name !== 'options' ? [name, pairs[index + 1]] : [],
      )
      const body = Buffer.from(`${kept.join('\0')}\0\0`, 'latin1')
      const head = Buffer.from(first.subarray(0, 8))
      head.writeInt32BE(8 + body.length)
      server.write(Buffer.concat([head, body]))
      client.pipe(server).pipe(client)
    })
    for (const socket of [client, server]) socket.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => forgetful.listen(0, '127.0.0.1', resolve))
  toClose.push(async () => forgetful.close())
  const other = new URL(url)
  other.host = `127.0.0.1:${(forgetful.address() as AddressInfo).port}`
  return other.href
}

const withOptions = (options: string) => {
  const url = new URL(app.url)
  url.searchParams.set('options', options)
  return url.href
}

describe('R28: wat iemand mag zien hangt niet aan de verbinding', () => {
  test('niet aan `options` in DATABASE_URL: die worden geweigerd', async () => {
    await expect(serverOn(withOptions('-c search_path=public'))).rejects.toThrow(/options/)
  })

  test.each(['public', 'beperkt, public'])('niet aan een search_path van de database: %s', async (path) => {
    const set = (to: string) => sql.raw(`alter database "${new URL(app.url).pathname.slice(1)}" ${to}`).execute(app.db)
    await set(`set search_path = ${path}`)
    try {
      const { server, db } = await serverOn(app.url)
      if (path === 'public') {
        expect(await asked(server)).toEqual(RESTRICTED)
        expect(await restrictionFault(db)).toBeUndefined()
      } else {
        await expect(checkRestriction(db)).rejects.toThrow(/search_path/)
        expect((await server.inject({ url: '/health/ready' })).statusCode).toBe(503)
        expect((await asked(server)).geheim).not.toBe(200)
      }
    } finally {
      await set('reset search_path')
    }
  })

  test('niet aan wat een verbinding bij het begin meekreeg', async () => {
    const { server, db } = await serverOn(await withoutOptions(app.url))
    const { rows } = await sql<{ timeout: string }>`select current_setting('statement_timeout') as timeout`.execute(db)
    expect(rows).toEqual([{ timeout: '0' }])
    expect(await asked(server)).toEqual(RESTRICTED)
  })
})

/** Runs `work` after an operator broke something, and repairs it afterwards as `balie migrate` does. */
async function broken(statement: string, work: (server: FastifyInstance, db: Db) => Promise<void>) {
  const { server, db } = await serverOn(app.url)
  expect(await asked(server)).toEqual(RESTRICTED)
  await app.pool.query(statement.replace('ROL', `"${login}_beperkt"`))
  try {
    await work(server, db)
    expect((await server.inject({ url: '/health/ready' })).json()).toEqual({ status: 'beperking-niet-in-orde' })
  } finally {
    await migrate(database.db)
  }
  expect((await server.inject({ url: '/health/ready' })).statusCode).toBe(200)
  expect(await asked(server)).toEqual(RESTRICTED)
}

describe('R28: als de beperking niet in orde is wordt er geweigerd, nooit meer getoond', () => {
  test('zonder USAGE op het schema', () =>
    broken('revoke usage on schema beperkt from ROL', async (server, db) => {
      expect(await asked(server)).toEqual(REFUSED)
      await expect(checkRestriction(db)).rejects.toThrow(/schema beperkt/)
      const answer = await server.inject({
        url: `/api/v1/klantcontacten/${geheim}`,
        headers: { authorization: `Token ${token}` },
      })
      expect(answer.headers['retry-after']).toBe('30')
      expect(answer.json()).toMatchObject({
        code: 'niet-beschikbaar',
        detail: expect.stringContaining('wat u mag zien'),
      })
    }))

  test('zonder weergaven, zoals tijdens een migratie van een oudere Balie', () =>
    broken('drop schema beperkt cascade', async (server, db) => {
      expect(await asked(server)).toEqual(REFUSED)
      await expect(checkRestriction(db)).rejects.toThrow(RestrictionError)
    }))

  test('met één weergave te weinig', () =>
    broken('drop view beperkt.klantcontact cascade', async (server) => {
      expect(await asked(server)).toEqual(REFUSED)
    }))

  test('als de rol bij een tabel kan', () =>
    broken('grant select (onderwerp) on public.klantcontact to ROL', async (_, db) => {
      await expect(checkRestriction(db)).rejects.toThrow(/kan bij tabellen .*: klantcontact/)
    }))

  test('voor een gebruiker zonder eigen rol, ook als die bij de tabellen kan', async () => {
    const name = `gast_${app.url.slice(-12)}`
    await app.pool.query(
      `create role ${name} login password 'gast'; grant pg_read_all_data, pg_write_all_data to ${name}`,
    )
    toClose.unshift(() => app.pool.query(`drop owned by ${name}; drop role ${name}`))
    const url = new URL(app.url)
    ;[url.username, url.password] = [name, 'gast']
    const { server, db } = await serverOn(url.href)
    expect(await asked(server)).toEqual(REFUSED)
    await expect(checkRestriction(db)).rejects.toThrow(new RegExp(`de rol ${name}_beperkt is er niet`))
    await expect(migrate(db)).rejects.toThrow(
      `create role "${name}_beperkt" nologin; grant "${name}_beperkt" to "${name}";`,
    )
  })

  test('een mislukte migratie laat de weergaven staan', async () => {
    const { server } = await serverOn(app.url)
    // Everything that this migration makes is there already.
    await app.pool.query(`delete from migratie where name = (select min(name) from migratie)`)
    await expect(migrate(database.db)).rejects.toThrow()
    expect(await asked(server)).toEqual(RESTRICTED)
  })
})
