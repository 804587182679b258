import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { inTransaction } from '../../platform/database.ts'
import { klantcontact, makeMedewerker } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { createClient } from '../../web/client/client.ts'
import { gebeurtenissen } from '../gebeurtenissen/contract.ts'
import { ruimAntwoordenOp, signaleerZonderOpvolging, ZONDER_OPVOLGING } from './jobs.ts'

let app: TestApp
let medewerker: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

/** Makes a klantcontact as an interface leaves it that sends the parts one by one. */
async function contactInDelen(): Promise<string> {
  const { rows } = await app.pool.query<{ uuid: string }>(
    `insert into klantcontact (uuid, kanaal, onderwerp, taal, vertrouwelijk, plaatsgevonden_op, in_delen)
     values (gen_random_uuid(), 'telefoon', 'In delen', 'nld', false, now(), true) returning uuid`,
  )
  return rows[0]?.uuid ?? ''
}

const withoutOpvolging = async () =>
  (await app.client.klantcontacten.lijst({ query: { zonderOpvolging: 'true' } })).resultaten.map(({ uuid }) => uuid)

const geteld = async () =>
  Number(
    (await (await fetch(`${app.base}/metrics`)).text()).match(/^balie_klantcontacten_zonder_opvolging (\d+)$/m)?.[1],
  )

const perform = (job: typeof signaleerZonderOpvolging, now: Date) =>
  inTransaction(app.db, 'schrijven', (db) =>
    job.run({ db, now, config: parseConfig({ NODE_ENV: 'test' }), log: pino({ level: 'silent' }) }),
  )

const over = (minuten: number) => new Date(Date.now() + minuten * 60_000)

describe('R12: zonder opvolging', () => {
  test('wat in delen binnenkomt staat op de lijst en wordt geteld, tot de interne taak of de zaak er is', async () => {
    const [metTaak, metZaak] = [await contactInDelen(), await contactInDelen()]
    expect(await withoutOpvolging()).toEqual(expect.arrayContaining([metTaak, metZaak]))
    expect(await geteld()).toBe(2)
    expect(await app.client.klantcontacten.tonen({ params: { uuid: metTaak } })).toMatchObject({
      zonderOpvolging: true,
    })
    await app.pool.query(
      `insert into interne_taak (uuid, klantcontact, gevraagde_handeling, status, uiterlijk_op) values (gen_random_uuid(), $1, 'Bel terug', 'te_verwerken', now())`,
      [metTaak],
    )
    await app.pool.query(
      `insert into onderwerpobject (uuid, klantcontact, identificator) values (gen_random_uuid(), $1, row('Z-1', 'zaak', 'openzaak', 'uuid'))`,
      [metZaak],
    )
    expect(await withoutOpvolging()).toEqual([])
    expect(await geteld()).toBe(0)
    await app.pool.query('delete from onderwerpobject where klantcontact = $1', [metZaak])
    expect(await withoutOpvolging()).toEqual([metZaak])
  })

  test('wat te lang zonder opvolging blijft wordt één keer gemeld', async () => {
    const contact = await contactInDelen()
    const read = createClient(gebeurtenissen, {
      base: app.base,
      headers: { Authorization: `Token ${app.token}` },
      check: true,
    })
    const meldingen = async () =>
      (await read.lijst({ query: { aantal: '100' } })).resultaten.filter(
        ({ subject, type }) => subject === contact && type === ZONDER_OPVOLGING,
      )
    await perform(signaleerZonderOpvolging, over(59))
    expect(await meldingen()).toEqual([])
    await perform(signaleerZonderOpvolging, over(61))
    await perform(signaleerZonderOpvolging, over(62))
    expect(await meldingen()).toMatchObject([{ specversion: '1.0', source: expect.stringMatching(/^urn:nld:/) }])
  })
})

test('R30: het antwoord bij een Idempotency-Key verdwijnt na een dag', async () => {
  const register = () =>
    app.client.klantcontacten.registreren({
      body: klantcontact(medewerker),
      headers: { 'idempotency-key': 'tijdelijk' },
    })
  const eerste = await register()
  await perform(ruimAntwoordenOp, over(23 * 60))
  expect((await register()).uuid).toBe(eerste.uuid)
  await perform(ruimAntwoordenOp, over(25 * 60))
  expect((await register()).uuid).not.toBe(eerste.uuid)
})
