import { setTimeout as pause } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { klantcontact, makeMedewerker } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { makeClock } from './clock.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterEach(() => vi.useRealTimers())
afterAll(() => app.stop())

test.each([
  ['voor', 20 * 60_000],
  ['achter', -20 * 60_000],
])('R9: loopt de klok van de server twintig minuten %s, dan geldt die van de database', async (_kant, verschil) => {
  const { medewerker } = await makeMedewerker(app)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + verschil })
  const { plaatsgevondenOp } = await app.client.klantcontacten.registreren({ body: klantcontact(medewerker) })
  vi.useRealTimers()
  expect(Math.abs(Date.parse(plaatsgevondenOp) - Date.now())).toBeLessThan(60_000)
})

test('een traag antwoord van de database laat de klok niet verspringen', async () => {
  const clock = makeClock()
  /** A connection that answers at once, or half a second after the database gave its time. */
  const connection = (delayMs: number) =>
    ({
      query: async () => {
        const ms = performance.timeOrigin + performance.now()
        await pause(delayMs)
        return { rows: [{ ms }] }
      },
    }) as unknown as ClientBase
  await clock.ask(connection(0))
  const difference = () => clock.now().getTime() - (performance.timeOrigin + performance.now())
  const before = difference()
  await clock.ask(connection(500))
  expect(Math.abs(difference() - before)).toBeLessThan(50)
})
