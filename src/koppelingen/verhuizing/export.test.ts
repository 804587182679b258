import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PooledConnection } from '../../platform/connection.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { StatementNames } from '../../platform/statements.ts'
import { save } from '../../register/documenten/queries.ts'
import { seedRegister, startOfDay } from '../../run/demo/laden.ts'
import { klantcontact, makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { exportAll } from './exporteren.ts'
import { importAll } from './importeren.ts'
import { BLIJFT_ACHTER, tabellenOf } from './tabellen.ts'

let bron: TestApp
let export1: string

async function exportText({ db, config }: Pick<TestApp, 'db' | 'config'>): Promise<string> {
  const delen: string[] = []
  await exportAll({ db, config }, async (tekst) => void delen.push(tekst))
  return delen.join('')
}

async function* regels(tekst: string): AsyncGenerator<string> {
  for (const regel of tekst.split('\n').slice(0, -1)) yield regel
}

/** Runs work on the database of an app, over connections that PostgreSQL ends when they are idle in a transaction for this long. */
async function withoutPatience<T>({ url }: TestApp, ms: number, work: (db: Db) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, options: `-c idle_in_transaction_session_timeout=${ms}` })
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  try {
    const client = await pool.connect()
    const use = { names: new StatementNames(), restricted: false, onStatement: undefined }
    return await work(new PooledConnection(client, use)).finally(() => client.release(true))
  } finally {
    await pool.end()
  }
}

/** Runs work on an empty database of its own. */
async function inLegeDatabase(work: (doel: TestApp) => Promise<void>): Promise<void> {
  const doel = await startTestApp()
  try {
    await sql`delete from applicatie`.execute(doel.db)
    await work(doel)
  } finally {
    await doel.stop()
  }
}

beforeAll(async () => {
  bron = await startTestApp()
  await seedRegister(bron.db, { klantcontacten: 300, seed: 7, now: startOfDay(new Date()) })
  const { afdeling, medewerker } = await makeMedewerker(bron)
  const { uuid: partij } = await bron.client.partijen.maken({
    body: persoon({
      contactnaam: { voornaam: 'Ömer "de\\lange" \u2028', achternaam: 'Yıldız\n👩‍🦽' },
      identificatoren: [{ soort: 'vestigingsnummer', nummer: '000037178598', kvkNummer: '69599084' }],
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'omer@voorbeeld.nl', isStandaardAdres: true }],
    }),
  })
  const { uuid } = await bron.client.klantcontacten.registreren({
    headers: { 'idempotency-key': 'een' },
    body: klantcontact(medewerker, {
      betrokkenen: [{ partij, rol: 'klant', initiator: true }],
      kenmerken: { 'Bron é': 'waarde "1"', a: 'b' },
    }),
  })
  await bron.client.klantcontacten.corrigeren({ params: { uuid }, body: { inhoud: 'Beter', reden: 'Vergissing' } })
  const { resultaten } = await bron.client.internetaken.lijst({ query: { status: 'te_verwerken' } })
  await bron.client.internetaken.doorsturen({
    params: { uuid: resultaten[0]?.uuid ?? '' },
    body: { actoren: [afdeling], reden: 'Verkeerd' },
  })
  const document = { bestandsnaam: 'scan.pdf', mediatype: 'application/pdf' }
  await save(bron.db, { ...document, inhoud: Buffer.from('00ff0a0d22', 'hex') })
  await save(bron.db, { ...document, inhoud: Buffer.alloc(6 * 1024 * 1024 + 5, 'Balie') })
  // More without follow-up than are written at a time.
  await bron.pool.query(`
    insert into klantcontact (uuid, nummer, kanaal, onderwerp, inhoud, indicatie_contact_gelukt, taal, vertrouwelijk, plaatsgevonden_op, initiatiefnemer, in_delen)
    select gen_random_uuid(), nextval('klantcontact_nummer')::text, k.kanaal, 'In delen', '', true, k.taal, false, now(), k.initiatiefnemer, true
    from (select * from klantcontact limit 1) k, generate_series(1, 600)`)
  const { rowCount } = await bron.pool.query('select from klantcontact_zonder_opvolging')
  expect(rowCount).toBeGreaterThanOrEqual(600)
  export1 = await exportText(bron)
}, 120_000)

afterAll(() => bron.stop())

describe('balie export en balie import', () => {
  test('een export die is geïmporteerd geeft weer dezelfde export, tot op de laatste byte', async () => {
    await inLegeDatabase(async (doel) => {
      const rijen = await importAll(doel.db, regels(export1))
      expect(rijen).toBeGreaterThan(3000)
      expect(await exportText(doel)).toBe(export1)
    })
  }, 120_000)

  test('na het importeren werkt het register verder: een nieuw klantcontact krijgt een nieuw nummer', async () => {
    await inLegeDatabase(async (doel) => {
      await importAll(doel.db, regels(export1))
      const client = await doel.als()
      const hoogste = await sql<{
        nummer: string
      }>`select max(nummer::bigint)::text as nummer from klantcontact`.execute(doel.db)
      const { medewerker } = await makeMedewerker({ ...doel, client })
      const nieuw = await client.klantcontacten.registreren({ body: klantcontact(medewerker) })
      expect(Number(nieuw.nummer)).toBeGreaterThan(Number(hoogste.rows[0]?.nummer))
      const { resultaten } = await client.klantcontacten.lijst({ query: { zoek: 'Beter' } })
      expect(resultaten).toMatchObject([{ gecorrigeerd: true, inhoud: 'Beter' }])
    })
  }, 120_000)

  test('elke tabel wordt geëxporteerd of blijft met een reden achter', async () => {
    const { rows } = await sql<{ naam: string }>`
      select relname as naam from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace`.execute(
      bron.db,
    )
    const geexporteerd = (await tabellenOf(bron.db)).map(({ naam }) => naam)
    const achter = Object.keys(BLIJFT_ACHTER)
    expect([...geexporteerd, ...achter].sort()).toEqual(rows.map(({ naam }) => naam).sort())
    expect(Object.values(BLIJFT_ACHTER).every((reden) => reden !== '')).toBe(true)
    for (const tabel of await tabellenOf(bron.db)) expect(tabel.sleutel, tabel.naam).toBeTruthy()
  })

  describe('wat niet klopt wordt met de regel genoemd, en er blijft niets achter', () => {
    const kop = () => export1.split('\n', 1)[0] ?? ''
    const gevallen: [string, () => string, RegExp][] = [
      ['een leeg bestand', () => '', /leeg/],
      ['iets anders dan JSON', () => export1.replace('\n', '\ngeen json\n'), /Regel 2 is geen JSON/],
      ['iets anders dan een export', () => '{"a":1}\n', /Regel 1: dit is geen export van Balie/],
      ['een ander formaat', () => export1.replace('"formaat":1', '"formaat":99'), /Regel 1: .*formaat 99/],
      [
        'een ander schema',
        () => export1.replace(/"schema":"[^"]*"/, '"schema":"0001_basis"'),
        /Regel 1: .*schema 0001_basis/,
      ],
      ['een half bestand', () => `${export1.split('\n').slice(0, 200).join('\n')}\n`, /niet compleet: na regel 200/],
      [
        'een tabel die er niet is',
        () => `${kop()}\n{"tabel":"pg_authid","rij":{}}\n`,
        /Regel 2: de tabel pg_authid bestaat niet/,
      ],
      ['een rij die er niet is', () => `${kop()}\n{"tabel":"actor"}\n`, /Regel 2: de rij ontbreekt/],
      ['een reeks die er niet is', () => `${kop()}\n{"reeks":"x","laatste":"1"}\n`, /Regel 2: de reeks x bestaat niet/],
      ['een veranderd teken', () => export1.replace('"Beter"', '"Erger"'), /controlesom/],
      [
        'een regel die ontbreekt',
        () => export1.replace(/\n\{"tabel":"klantcontact_correctie"[^\n]*/, ''),
        /rijen gelezen/,
      ],
      [
        'een waarde die niet past',
        () => export1.replace(/"soort_actor":"medewerker"/, '"soort_actor":"robot"'),
        /Regel \d+ tot en met \d+ \(actor\)/,
      ],
      ['iets na het einde', () => `${export1}{"tabel":"actor","rij":{}}\n`, /na het einde/],
    ]
    test.each(gevallen)('%s', async (_, tekst, reden) => {
      await inLegeDatabase(async (doel) => {
        await expect(importAll(doel.db, regels(tekst()))).rejects.toThrow(reden)
        const { rows } = await sql<{ aantal: number }>`select (select count(*) from actor)::int as aantal`.execute(
          doel.db,
        )
        expect(rows[0]?.aantal).toBe(0)
        const rollen = await sql`select from rol`.execute(doel.db)
        expect(rollen.rows.length).toBeGreaterThan(0)
      })
    })

    test('een database waar al iets in staat', async () => {
      await expect(importAll(bron.db, regels(export1))).rejects.toThrow(
        /Er staan al gegevens in deze database \(.*klantcontact/,
      )
      expect(await exportText(bron)).toBe(export1)
    })
  })
})

describe('een andere kant die stilvalt', () => {
  const [PATIENCE_MS, STALL_MS] = [300, 1_500]

  test('een lezer die lang wacht krijgt daarna de hele export', async () => {
    const delen: string[] = []
    await withoutPatience(bron, PATIENCE_MS, (db) =>
      exportAll({ db, config: bron.config }, async (tekst) => {
        if (delen.length === 1) await pause(STALL_MS)
        delen.push(tekst)
      }),
    )
    expect(delen.join('')).toBe(export1)
  })

  test('een schrijver die lang wacht houdt het terugzetten niet tegen', async () => {
    async function* haperend() {
      let nummer = 0
      for await (const regel of regels(export1)) {
        nummer += 1
        if (nummer === 600) await pause(STALL_MS)
        yield regel
      }
    }
    await inLegeDatabase(async (doel) => {
      await withoutPatience(doel, PATIENCE_MS, (db) => importAll(db, haperend()))
      expect(await exportText(doel)).toBe(export1)
    })
  })
})
