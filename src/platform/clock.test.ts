import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { klantcontact, makeMedewerker } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'

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
