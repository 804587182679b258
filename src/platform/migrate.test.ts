import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { callBalie } from '../run/testing/balie.ts'
import { klantcontact, makeMedewerker } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { isMigrated, isUsable, migrate, standingOf, VersionError } from './migrate.ts'
import { openDatabase } from './pools.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')
const name = `leeg_${uuidv7().replaceAll('-', '')}`
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client(inject('postgres'))
  await admin.connect()
  await admin.query(`create database ${name}`)
})
afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

test('een migratie mag langer duren dan een verzoek: op een groot register duurt zij dat', async () => {
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  const statements: string[] = []
  const { db, close } = openDatabase({
    url: url.href,
    connections: 2,
    onStatement: (text) => statements.push(text),
  })
  const gedaan = await migrate(db)
  expect(await isMigrated(db)).toBe(true)
  await close()
  // All of them are one transaction, and it begins with that.
  expect(gedaan.length).toBeGreaterThan(1)
  expect(statements.filter((text) => text === 'set local statement_timeout = 0')).toHaveLength(1)
})

/** Makes the migrations of this version plus more, as a newer version would have them. */
async function nieuwereVersie(meer: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'balie-migraties-'))
  await cp(MIGRATIONS, folder, { recursive: true })
  for (const [naam, text] of Object.entries(meer)) await writeFile(join(folder, `${naam}.sql`), text)
  return { folder, weg: () => rm(folder, { recursive: true, force: true }) }
}

/** This migration adds things, of every kind that an older program can work with. */
const UITBREIDING = `
  alter table klantcontact add column proef_tekst text;
  alter table partij add column proef_tekst text not null default '';
  alter table interne_taak add column proef_tekst text;
  alter table betrokkene add column proef_tekst text;
  alter table actor add column proef_tekst text;
  alter table applicatie add column proef_tekst text;
  create table proef (uuid uuid primary key, klantcontact uuid references klantcontact on delete cascade);
  create index proef_onderwerp on klantcontact (onderwerp);`

describe('een nieuwe versie terwijl de oude nog werkt', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.stop())

  test('een uitbreiding onder verkeer: geen 5xx, niemand ziet meer, en de oude processen blijven klaar', {
    timeout: 180_000,
  }, async () => {
    const { medewerker } = await makeMedewerker(app)
    const ziet = await app.als({ rechten: ['klantcontacten.lezen'] })
    const geheim = await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, { vertrouwelijk: true }),
    })
    const uitkomsten = new Map<string, number>()
    const gezien = new Set<string>()
    let bezig = true
    const retrieve = async (path: string, token: string, init: RequestInit = {}) => {
      const headers = { Authorization: `Token ${token}`, 'Content-Type': 'application/json' }
      const response = await fetch(`${app.base}${path}`, { ...init, headers })
      uitkomsten.set(`${response.status}`, (uitkomsten.get(`${response.status}`) ?? 0) + 1)
      return response
    }
    const body = JSON.stringify(klantcontact(medewerker))
    const verkeer = [
      () => retrieve('/api/v1/klantcontacten', app.token, { method: 'POST', body }),
      () => retrieve('/api/v1/klantcontacten?aantal=20', app.token),
      () => retrieve('/klantinteracties/api/v1/klantcontacten?expand=hadBetrokkenen', app.token),
      () => retrieve('/klantinteracties/api/v1/internetaken', app.token),
      async () => {
        const { resultaten } = (await (await retrieve('/api/v1/klantcontacten?aantal=100', ziet.token)).json()) as {
          resultaten: { uuid: string }[]
        }
        for (const { uuid } of resultaten) gezien.add(uuid)
      },
      () => retrieve('/health/ready', app.token),
    ]
    const stromen = Promise.all(
      verkeer.map(async (doe) => {
        while (bezig) await doe()
      }),
    )
    const aantal = () => [...uitkomsten.values()].reduce((som, n) => som + n, 0)
    await expect.poll(aantal, { timeout: 60_000 }).toBeGreaterThan(60)
    const nieuw = await nieuwereVersie({
      '9001_proef': UITBREIDING,
      '9002_meer': 'alter table kanaal add column proef text',
    })
    const beheer = openDatabase({ url: app.url, connections: 2 })
    expect(await migrate(beheer.db, { folder: nieuw.folder })).toEqual(['9001_proef', '9002_meer'])
    const na = aantal()
    await expect.poll(aantal, { timeout: 60_000 }).toBeGreaterThan(na + 60)
    bezig = false
    await stromen
    expect([...uitkomsten.keys()].sort()).toEqual(['200', '201'])
    expect(gezien.has(geheim.uuid)).toBe(false)
    expect(await standingOf(beheer.db)).toMatchObject({
      pending: [],
      unknown: ['9001_proef', '9002_meer'],
      isTooOld: false,
    })
    expect(await isMigrated(beheer.db)).toBe(true)
    expect(await migrate(beheer.db)).toEqual([])
    await beheer.close()
    await nieuw.weg()
  })

  test('veranderde alleen een view, dan blijven oude processen klaar, en start een nieuw pas na de migratie', async () => {
    await app.pool.query(`delete from migratie where name like '9%'`)
    await app.pool.query(`comment on schema beperkt is 'van een andere tekst'`)
    const standing = await standingOf(app.db)
    expect(standing).toMatchObject({ views: 'other', unknown: [] })
    expect(isUsable(standing)).toBe(true)
    expect(await isMigrated(app.db)).toBe(false)
    expect((await fetch(`${app.base}/health/ready`)).status).toBe(200)
    await migrate(app.db)
    expect(await isMigrated(app.db)).toBe(true)
  })

  test('nam een nieuwere versie iets weg, dan zegt de oude wat te doen, en is zij niet klaar', async () => {
    await app.pool.query(`insert into migratie (name, timestamp) values ('9003_opruimen.vanaf-9001', '2026-01-01')`)
    await expect(migrate(app.db)).rejects.toThrow(VersionError)
    await expect(migrate(app.db)).rejects.toThrow(/9003_opruimen.*nieuwere versie.*back-up/s)
    expect(await (await fetch(`${app.base}/health/ready`)).json()).toEqual({ status: 'programma-te-oud' })
    await app.pool.query(`delete from migratie where name like '9%'`)
    expect((await fetch(`${app.base}/health/ready`)).status).toBe(200)
  })

  test('een database van vóór 0.1.0: bijgewerkt gaat zij verder, en anders zegt elke opdracht wat te doen en verandert er niets', async () => {
    await app.pool.query('create table bewaard as table migratie')
    await app.pool.query(`delete from migratie where name < '0200'`)
    await app.pool.query(
      `insert into migratie select '01' || to_char(n, 'FM00') || '_eerder', '2026-01-01' from generate_series(1, 61) n`,
    )
    const opdrachten = [['start'], ['serve'], ['migrate'], ['migrate', '--dry-run'], ['seed']]
    for (const opdracht of opdrachten) {
      const { code, text } = await callBalie(opdracht, { DATABASE_URL: app.url, PORT: '0' })
      expect(text, opdracht.join(' ')).toMatch(/vóór Balie 0\.1\.0.*begin dan opnieuw: verwijder.*0173_abonnementen/)
      expect(code).toBe(1)
    }
    const { rows } = await app.pool.query(`select from migratie where name like '%_eerder'`)
    expect(rows).toHaveLength(61)
    await app.pool.query(`insert into migratie values ('0173_abonnementen', '2026-01-01')`)
    expect(await migrate(app.db)).toEqual([])
    expect(await isMigrated(app.db)).toBe(true)
    await app.pool.query('delete from migratie')
    await app.pool.query('insert into migratie table bewaard')
    await app.pool.query('drop table bewaard')
  })

  test('een migratie die op een back-up stuit laat anderen niet achter zich wachten, en slaagt als die klaar is', {
    timeout: 180_000,
  }, async () => {
    const nieuw = await nieuwereVersie({ '9004_slot': 'alter table klantcontact add column slot_proef text' })
    const backup = new pg.Client(app.url)
    await backup.connect()
    await backup.query('begin; lock table klantcontact in access share mode')
    const regels: string[] = []
    const beheer = openDatabase({ url: app.url, connections: 2 })
    const migratie = migrate(beheer.db, { folder: nieuw.folder, log: (regel) => regels.push(regel) })
    await expect.poll(() => regels.length, { timeout: 60_000 }).toBeGreaterThan(0)
    expect(regels[0]).toContain('back-up')
    // Requests succeed between two attempts. If the migration did not give up its lock, this would wait for the backup.
    await app.client.klantcontacten.lijst({})
    await backup.query('commit')
    await backup.end()
    expect(await migratie).toEqual(['9004_slot'])
    await beheer.close()
    await nieuw.weg()
  })

  test('een migratie en een verzoek die op elkaar wachten: de migratie begint opnieuw, en slaagt', {
    timeout: 180_000,
  }, async () => {
    await app.pool.query(`delete from migratie where name like '9%'`)
    const nieuw = await nieuwereVersie({
      '9005_kruis':
        'alter table kanaal add column kruis_proef text; alter table klantcontact add column kruis_proef text',
    })
    const verzoek = new pg.Client(app.url)
    await verzoek.connect()
    await verzoek.query('begin; lock table klantcontact in access share mode')
    const beheer = openDatabase({ url: app.url, connections: 2 })
    const migratie = migrate(beheer.db, { folder: nieuw.folder })
    const waiting = async () =>
      (await app.pool.query(`select from pg_locks where not granted and relation = 'klantcontact'::regclass`)).rowCount
    await expect.poll(waiting, { interval: 20, timeout: 60_000 }).toBe(1)
    await verzoek.query('lock table kanaal in access share mode').catch(() => verzoek.query('rollback'))
    await verzoek.query('commit')
    await verzoek.end()
    expect(await migratie).toEqual(['9005_kruis'])
    await beheer.close()
    await nieuw.weg()
  })
})
