import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { JOBS } from '../app.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const OPRUIMEN = JOBS.filter(({ name }) => name.startsWith('ruim-'))
const run = ({ run: work }: (typeof JOBS)[number]) =>
  work({ db: app.db, config: app.config, log: pino({ level: 'silent' }), now: new Date() })

test.each(OPRUIMEN.map((job) => [job.name, job] as const))(
  'R30: %s verwijdert een begrensd aantal rijen per transactie',
  async (_, job) => {
    expect(job.ownTransactions).toBe(true)
    const statements = (await app.statementsOf(() => run(job))).filter((text) => /\bdelete from\b/.test(text))
    expect(statements.length).toBeGreaterThan(0)
    expect(statements.filter((text) => !/\blimit\b/.test(text))).toEqual([])
  },
)

test('R30: wat lang niet is opgeruimd gaat in stappen, tot er niets meer is', async () => {
  await app.pool.query(`
    insert into aanmelding (state_hash, browser_hash, nonce, code_verifier, terug, verloopt_op)
    select sha256(n::text::bytea), sha256('b'), 'n', 'v', '/', now() - interval '1 day' from generate_series(1, 2500) n`)
  const job = OPRUIMEN.find(({ name }) => name === 'ruim-sessies-op')
  if (!job) throw new Error('That job is not there.')
  const statements = await app.statementsOf(() => run(job))
  expect(statements.filter((text) => /delete from aanmelding/.test(text))).toHaveLength(3)
  expect((await app.pool.query('select 1 from aanmelding')).rows).toEqual([])
})
