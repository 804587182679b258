import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBron } from '../../../run/testing/bron.ts'
import {
  beantwoord,
  forgetOvername,
  type Gebeurtenis,
  type Lijsten,
  NagebootsteOpenKlant,
} from '../../../run/testing/open-klant.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { allBevindingen, type Gemarkeerd } from './bevindingen.ts'
import { openBron } from './bron.ts'
import { takeOver } from './overnemen.ts'

/** Takes over, and gives the approval for which the safeguard asks. */
async function overnemen({ db }: TestApp, url: string) {
  const opdracht = { bron: openBron({ url, token: 'x', perPagina: 20, wachtMs: 1 }), werkdagen: 3 }
  return takeOver(db, opdracht).catch((error: Error) => {
    const [, aantal] = /--verwijderd (\d+)/.exec(error.message) ?? []
    if (!aantal) throw error
    return takeOver(db, { ...opdracht, verwijderd: Number(aantal) })
  })
}

const API: Record<string, string> = { persoon: 'contactgegevens', organisatie: 'contactgegevens' }

/** Reads a whole list as Balie answers it, by uuid. */
async function lijstOf({ base, token }: TestApp, pad: string): Promise<Map<string, Record<string, unknown>>> {
  const response = await fetch(`${base}/${API[pad] ?? 'klantinteracties'}/api/v1/${pad}?pageSize=500`, {
    headers: { authorization: `Token ${token}` },
  })
  expect(response.status, pad).toBe(200)
  const { results } = (await response.json()) as { results: { uuid: string }[] }
  return new Map(results.map((object) => [object.uuid, object]))
}

/** Strips a value of what only tells where it stands: addresses, and names that are put together. */
function kern(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(kern)
  if (typeof waarde !== 'object' || waarde === null) return waarde
  // The other members of a reference belong to the object that it refers to.
  if ('uuid' in waarde && 'url' in waarde) return waarde.uuid
  const over = Object.entries(waarde).filter(([naam]) => naam !== 'url' && naam !== 'volledigeNaam')
  return Object.fromEntries(over.map(([naam, deel]) => [naam, kern(deel)]))
}

// An object without a number over there has none or an empty one.
const veldwaarde = (veld: string, waarde: unknown) =>
  /^(?:referentie)?nummer$/.test(veld) ? (waarde ?? '') : kern(waarde)

/** Lists the places where Balie answers otherwise than the source, and no finding explains it. */
function onverklaard(
  pad: string,
  bron: Lijsten,
  hier: Map<string, Record<string, unknown>>,
  bevindingen: readonly Gemarkeerd[],
): string[] {
  const resource = API[pad] ? `${API[pad]}/${pad}` : pad
  const vanDeze = bevindingen.filter((bevinding) => bevinding.resource === resource)
  const uitgelegd = (uuid: string, veld: string) =>
    vanDeze.some((b) => b.uuid === uuid && (b.veld === veld || b.veld.startsWith(`${veld}.`)))
  const fouten: string[] = []
  const daar = bron[pad] ?? []
  for (const object of daar) {
    const eigen = hier.get(object.uuid)
    if (!eigen) {
      if (!vanDeze.some(({ uuid, code }) => uuid === object.uuid && code === 'geweigerd')) fouten.push(`${pad} mist`)
      continue
    }
    for (const [veld, waarde] of Object.entries(object)) {
      if (veld === 'url') continue
      const gelijk =
        JSON.stringify(sort(veldwaarde(veld, eigen[veld]))) === JSON.stringify(sort(veldwaarde(veld, waarde)))
      if (gelijk || uitgelegd(object.uuid, veld)) continue
      fouten.push(`${pad}.${veld}: ${JSON.stringify(kern(waarde))} werd ${JSON.stringify(kern(eigen[veld]))}`)
    }
  }
  const bekend = new Set(daar.map(({ uuid }) => uuid))
  for (const uuid of hier.keys()) if (!bekend.has(uuid)) fouten.push(`${pad} leeft hier voort`)
  for (const { uuid, code } of vanDeze)
    if (!bekend.has(uuid) && code !== 'verwijderd') fouten.push(`${pad} ${code} van wat er niet meer is`)
  return fouten
}

function sort(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(sort)
  if (typeof waarde !== 'object' || waarde === null) return waarde
  return Object.fromEntries(
    Object.entries(waarde)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([naam, deel]) => [naam, sort(deel)]),
  )
}

const gebeurtenis: fc.Arbitrary<Gebeurtenis> = fc.record({
  wat: fc.oneof(
    { weight: 3, arbitrary: fc.constant('nieuw' as const) },
    { weight: 2, arbitrary: fc.constant('wijzig' as const) },
    { weight: 3, arbitrary: fc.constant('wissel' as const) },
    { weight: 2, arbitrary: fc.constant('verouder' as const) },
    { weight: 1, arbitrary: fc.constant('weg' as const) },
    { weight: 2, arbitrary: fc.constant('opnieuw' as const) },
  ),
  lijst: fc.nat(15),
  plek: fc.nat(50),
  ander: fc.nat(50),
})

describe('alles van een Open Klant', () => {
  let hier: TestApp
  let bron: Awaited<ReturnType<typeof startBron>>
  let nagebootst = new NagebootsteOpenKlant()

  beforeAll(async () => {
    hier = await startTestApp()
    bron = await startBron((url) => beantwoord(nagebootst.lijsten, url))
  })
  afterAll(async () => {
    await bron.stop()
    await hier.stop()
  })

  test('staat hier veld voor veld zoals daar, hoe het daar ook verandert; elk verschil is gemarkeerd', {
    timeout: 600_000,
  }, async () => {
    const stap = fc.array(gebeurtenis, { minLength: 5, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(fc.array(stap, { minLength: 1, maxLength: 3 }), async (stappen) => {
        await forgetOvername(hier.db)
        nagebootst = new NagebootsteOpenKlant()
        for (const [lijst] of nagebootst.paden.entries())
          for (let n = 0; n < 5; n += 1) nagebootst.gebeurt({ wat: 'nieuw', lijst, plek: 0, ander: n })
        for (const gebeurtenissen of [[], ...stappen]) {
          for (const wat of gebeurtenissen) nagebootst.gebeurt(wat)
          const uitkomsten = await overnemen(hier, bron.url)
          const bevindingen = await allBevindingen(hier.db)
          for (const pad of nagebootst.paden)
            expect(onverklaard(pad, nagebootst.lijsten, await lijstOf(hier, pad), bevindingen)).toEqual([])
          for (const { soort, bron: daar, hier: aantal, geweigerd } of uitkomsten)
            expect(aantal + geweigerd, soort).toBe(daar)
        }
      }),
      // A takeover takes too long to look for the smallest example.
      { numRuns: 4, endOnFailure: true },
    )
  })
})
