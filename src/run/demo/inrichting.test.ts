import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { foutenIn } from '../../inrichting/vragensets/rules.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import { makeContext } from './context.ts'
import { makeKlantcontact } from './generator.ts'
import { loadInrichting, makeInrichting, normgegevensOf } from './inrichting.ts'
import { loadDemo, startOfDay } from './laden.ts'
import { uuidOf } from './rijen.ts'

const NOW = new Date()
const inrichting = makeInrichting(1, startOfDay(NOW))
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  await loadDemo(app.db, RECHTEN, NOW)
})
afterAll(() => app.stop())

describe('inrichting van de demonstratie', () => {
  test('heeft normen in het algemeen, voor een afdeling, een onderwerp en beide, in werkdagen en in uren', async () => {
    const { resultaten } = await app.client.normen.lijst()
    expect(resultaten).toHaveLength(inrichting.normen.length)
    const soorten = new Set(resultaten.map(({ actor, onderwerp }) => `${actor !== null} ${onderwerp !== ''}`))
    expect(soorten.size).toBe(4)
    expect(new Set(resultaten.map(({ eenheid }) => eenheid)).size).toBe(2)
  })

  test('heeft vragensets met alle soorten vragen, waaraan niets mankeert', async () => {
    const { resultaten } = await app.client.vragensets.lijst({ query: {} })
    expect(resultaten.map(({ titel }) => titel)).toEqual(inrichting.vragensets.map(({ titel }) => titel))
    const vragen = resultaten.flatMap((set) => set.vragen)
    expect(new Set(vragen.map(({ soort }) => soort))).toEqual(new Set(['kort', 'lang', 'keuze', 'meerkeuze']))
    for (const { vragen: eigen } of resultaten) expect(foutenIn(eigen)).toEqual([])
  })

  test('heeft openingstijden en sluitingsdagen', async () => {
    const { openingstijden, sluitingsdagen } = await app.client.instellingen.tonen()
    expect(openingstijden?.donderdag).toEqual({ van: '08:30', tot: '20:00' })
    expect(sluitingsdagen).toContainEqual({ datum: `${NOW.getUTCFullYear()}-12-31`, naam: 'Oudejaarsdag' })
  })

  test('interne taken hebben tijd volgens die normen', () => {
    const normen = normgegevensOf(1, inrichting)
    const context = makeContext({ seed: 1, now: startOfDay(NOW), normen })
    const contacten = Array.from({ length: 300 }, (_, index) => makeKlantcontact(context, index))
    for (const { onderwerp, interneTaken } of contacten.filter(({ correctie }) => correctie === null)) {
      for (const { toegewezenOp, uiterlijkOp: tot, toegewezenAanActoren } of interneTaken) {
        const actoren = toegewezenAanActoren.map((index) => uuidOf(1, 'actor', index))
        expect(tot).toEqual(uiterlijkOp(toegewezenOp, { actoren, onderwerp }, normen, 3))
      }
    }
  })

  test('de werklijst heeft taken met labels, en de meeste zonder', async () => {
    const { resultaten: labels } = await app.client.labels.lijst()
    expect(labels.length).toBeGreaterThan(1)
    const query = { status: 'te_verwerken', aantal: '100' } as const
    for (const { uuid } of labels) {
      const { resultaten } = await app.client.internetaken.lijst({ query: { ...query, label: uuid } })
      expect(resultaten.length).toBeGreaterThan(0)
    }
    const { resultaten } = await app.client.internetaken.lijst({ query })
    expect(resultaten.filter((taak) => taak.labels.length === 0).length).toBeGreaterThan(resultaten.length / 2)
  })

  test('de werklijst heeft taken die te laat zijn, en taken waarvoor nog tijd is', async () => {
    const { resultaten } = await app.client.internetaken.lijst({
      query: { lijst: 'alle', status: 'te_verwerken', aantal: '100' },
    })
    expect(new Set(resultaten.map(({ teLaat }) => teLaat))).toEqual(new Set([true, false]))
  })

  test('opnieuw geladen is zij dezelfde', async () => {
    await loadInrichting(app.db, 1, makeInrichting(1, startOfDay(NOW)))
    expect((await app.client.normen.lijst()).resultaten).toHaveLength(inrichting.normen.length)
    const { resultaten } = await app.client.vragensets.lijst({ query: {} })
    expect(resultaten).toHaveLength(inrichting.vragensets.length)
  })
})
