import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import { DEMO_KLANTTAKEN } from './klanttaken.ts'
import { loadDemo } from './laden.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await loadDemo(app.db, RECHTEN, new Date())
}, 240_000)
afterAll(() => app.stop())

test('R25, R26: zestig klanttaken van alle soorten en in alle toestanden, op open zaken, en wat gedaan is met een klantcontact', async () => {
  const { rows } = await app.pool.query<{ soort: string; status: string; aantal: number; contacten: number }>(
    'select soort, status, count(*)::int as aantal, count(klantcontact)::int as contacten from klanttaak group by 1, 2',
  )
  expect(rows.reduce((total, { aantal }) => total + aantal, 0)).toBe(DEMO_KLANTTAKEN)
  expect(rows).toHaveLength(25)
  for (const { status, aantal, contacten } of rows)
    expect(contacten).toBe(status === 'uitgevoerd' || status === 'verwerkt' ? aantal : 0)
  const { resultaten } = await app.client.klanttaken.lijst({ query: { aantal: '100' } })
  expect(resultaten.every(({ zaak }) => zaak.open)).toBe(true)
  expect(new Set(resultaten.map(({ zaak }) => zaak.uuid)).size).toBeGreaterThan(40)
})

test('R12: van elke soort kanaal kwam iets binnen, met opvolging, en een formulier heeft nog geen regel', async () => {
  const { resultaten, zonderRegel } = await app.client.inkomend.lijst()
  expect(
    Object.fromEntries(resultaten.map(({ soort, sleutel, stand }) => [`${soort} ${sleutel}`, stand.aantal])),
  ).toEqual({
    ...{
      'formulier losse-stoeptegel': 1,
      'dso aanvraag-vergunning': 1,
      'gesprek webchat': 1,
      'rocketchat chat': 1,
      'webhook wijkapp': 1,
    },
    ...{ 'melding straatverlichting': 1, 'melding afval': 0, 'oproep burgerzaken': 1 },
  })
  const { wachtrijen } = await app.client.oproepen.overzicht()
  expect(wachtrijen.map(({ naam, week }) => [naam, week.gemist])).toEqual([
    ['Algemeen', 0],
    ['Burgerzaken', 1],
  ])
  expect(zonderRegel.map(({ naam }) => naam)).toEqual(['Klacht over afval'])
  const { resultaten: leveringen } = await app.client.inkomend.leveringen({ query: { aantal: '10' } })
  for (const { klantcontact } of leveringen) {
    const { opvolging } = await app.client.klantcontacten.tonen({ params: { uuid: klantcontact ?? '' } })
    expect(opvolging.internetaken).toHaveLength(1)
  }
})
