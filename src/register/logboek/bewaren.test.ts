import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { sql } from '../../platform/sql.ts'
import { persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { onderhoudLogboek } from './jobs.ts'

let app: TestApp
let partij: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ uuid: partij } = await app.client.partijen.maken({ body: persoon() }))
})
afterAll(() => app.stop())

const maandenGeleden = (maanden: number) => {
  const nu = new Date()
  return new Date(Date.UTC(nu.getUTCFullYear(), nu.getUTCMonth() - maanden, 15))
}

/** Puts a line in the logboek that is this many months old. */
const regelOf = (soort: string, maanden: number) =>
  sql`insert into logboek (op, operatie, resultaat, wie_soort, request_id, soort) values (${maandenGeleden(maanden).toISOString()}::timestamptz,
    ${`proef-${soort}-${maanden}`}, 200, 'applicatie', 'r', ${soort})`.execute(app.db)

const onderhoud = (now = new Date()) =>
  onderhoudLogboek.run({
    db: app.db,
    now,
    config: parseConfig({ NODE_ENV: 'test', DATABASE_URL: app.url }),
    log: pino({ level: 'silent' }),
  })

const proeven = async () => {
  const { rows } = await sql<{ operatie: string }>`
    select operatie from logboek where operatie like 'proef-%' order by operatie`.execute(app.db)
  return rows.map(({ operatie }) => operatie)
}

const inRest = async () => {
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::int as aantal from logboek where tableoid::regclass::text like '%_rest'`.execute(app.db)
  return rows[0]?.aantal
}

describe('hoe lang regels blijven', () => {
  test('R29: zonder partitie voor de maand gaat er niets mis, en het onderhoud geeft elke regel haar maand', async () => {
    const voor = (await app.client.logboek.zoeken({ query: { partij } })).resultaten
    expect(await inRest()).toBeGreaterThan(0)
    await onderhoud()
    expect(await inRest()).toBe(0)
    const na = (await app.client.logboek.zoeken({ query: { partij } })).resultaten
    expect(na.slice(-voor.length)).toEqual(voor)
    await app.client.partijen.tonen({ params: { uuid: partij } })
    expect(await inRest()).toBe(0)
    await onderhoud()
  })

  test('R30: elke soort verdwijnt als haar termijn voorbij is, een maand tegelijk, en dat wordt vastgelegd', async () => {
    const gevallen = [
      ['persoon', 59, 62],
      ['brp', 239, 242],
      ['overig', 59, 62],
      ['weigering', 11, 14],
    ] as const
    for (const [soort, blijft, gaat] of gevallen) {
      await regelOf(soort, blijft)
      await regelOf(soort, gaat)
    }
    await onderhoud()
    expect(await proeven()).toEqual(gevallen.map(([soort, blijft]) => `proef-${soort}-${blijft}`).sort())
    const { resultaten } = await app.client.logboek.vernietigingen()
    const maand = (maanden: number) => maandenGeleden(maanden).toISOString().slice(0, 7)
    expect(resultaten.map(({ soort, maand: van, regels }) => `${soort} ${van} ${regels}`).sort()).toEqual(
      gevallen.map(([soort, , gaat]) => `${soort} ${maand(gaat)} 1`).sort(),
    )
    for (const poging of [sql`delete from logboek_vernietiging`, sql`update logboek_vernietiging set regels = 0`])
      await expect(poging.execute(app.db)).rejects.toMatchObject({ constraint: 'logboek_niet_muteerbaar' })
  })

  test('R29: geen regel gaat weg buiten het onderhoud om, ook niet uit één maand of met een instelling', async () => {
    const { rows } = await sql<{ naam: string }>`
      select c.relname as naam from pg_class c where c.relname like 'logboek%' and c.relkind in ('r', 'p')
        and c.relname not in ('logboek_verzonden')`.execute(app.db)
    expect(rows.length).toBeGreaterThan(10)
    for (const { naam } of rows) {
      const weg = sql`truncate ${sql.table({ name: naam })}`
      await expect(weg.execute(app.db), naam).rejects.toMatchObject({ constraint: 'logboek_niet_muteerbaar' })
    }
    const metInstelling = app.db.connection(async (db) => {
      await sql`select set_config('balie.vernietiging', 'ja', false)`.execute(db)
      try {
        await sql`delete from logboek`.execute(db)
      } finally {
        await sql`reset balie.vernietiging`.execute(db)
      }
    })
    await expect(metInstelling).rejects.toMatchObject({ constraint: 'logboek_niet_muteerbaar' })
  })

  test('R29: wiens gegevens een regel liet zien, blijft zo lang als de wet zegt: de database weigert een kortere soort', async () => {
    const regel = sql`insert into logboek (operatie, resultaat, wie_soort, request_id, partijen, soort)
      values ('proef', 200, 'applicatie', 'r', ${[partij]}::uuid[], 'overig')`
    await expect(regel.execute(app.db)).rejects.toMatchObject({ constraint: 'logboek_soort_van_partijen' })
    for (const naam of ['LOGBOEK_PERSOON_MAANDEN', 'LOGBOEK_BRP_MAANDEN'])
      expect(() => parseConfig({ DATABASE_URL: app.url, [naam]: '12' })).toThrow(naam)
  })
})
