import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bezoeker } from '../../run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true' })
})
afterAll(() => app.stop())

describe('inloggen op Mijn', () => {
  test('wie niet is ingelogd kiest hoe hij inlogt, en komt op de pagina die hij vroeg', async () => {
    const tab = bezoeker(app.base)
    const keuze = await tab.open('/mijn/sessies')
    expect(keuze.url.pathname).toBe('/mijn/inloggen')
    expect(keuze.tekst).toContain('DigiD')
    expect(keuze.html).toContain('/mijn/inloggen/digid?terug=%2Fmijn%2Fsessies')
    const terug = await tab.inloggen('suzanne', 'digid', '/mijn/sessies')
    expect(terug).toMatchObject({ status: 200 })
    expect(terug.url.pathname).toBe('/mijn/sessies')
    expect(terug.tekst).toContain('Dit venster')
  })

  test('R1, R3: de eerste keer inloggen maakt niets aan', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('emre')
    expect(page.tekst).toContain('Hallo')
    expect(page.tekst).toContain('U bent ingelogd als uzelf')
    const { rows } = await app.pool.query('select count(*)::int as aantal from partij')
    expect(rows[0].aantal).toBe(0)
  })
})
