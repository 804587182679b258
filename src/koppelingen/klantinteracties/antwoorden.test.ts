import { afterAll, beforeAll, expect, test } from 'vitest'
import { klantcontact, makeMedewerker } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { type WireClient, wireClient } from '../../run/testing/wire-client.ts'

// Answers to a vragenset stand in the toelichting of a task, where KISS writes them and ITA reads them.

const ANTWOORDEN = 'Waar: Dorpsstraat 1\nWat is er stuk: Lamp, Paal'

let app: TestApp
let wire: WireClient
let afdeling: string
let medewerker: string
let vragenset: string
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  const gemaakt = await makeMedewerker(app)
  afdeling = gemaakt.afdeling
  medewerker = gemaakt.medewerker
  const { uuid } = await app.client.vragensets.maken({
    body: {
      titel: 'Straatverlichting',
      actor: afdeling,
      vragen: [
        { sleutel: 'waar', label: 'Waar', soort: 'kort', opties: [], verplicht: true },
        { sleutel: 'wat', label: 'Wat is er stuk', soort: 'meerkeuze', opties: ['Lamp', 'Paal'], verplicht: false },
      ],
    },
  })
  vragenset = uuid
})
afterAll(() => app.stop())

/** Makes a task with answers and this toelichting. */
async function taakWith(toelichting: string) {
  const antwoorden = { waar: ['Dorpsstraat 1'], wat: ['Lamp', 'Paal'] }
  const taak = { gevraagdeHandeling: 'Maak de lamp', toelichting, actoren: [afdeling] }
  const { uuid: contact, opvolging } = await app.client.klantcontacten.registreren({
    body: klantcontact(medewerker, {
      opvolging: { internetaken: [{ ...taak, vragenset: { uuid: vragenset, antwoorden } }] },
    }),
  })
  return { contact, uuid: opvolging.internetaken[0]?.uuid ?? '' }
}

const inBalie = async (uuid: string) => (await app.client.internetaken.tonen({ params: { uuid } })).toelichting
const inKlantinteracties = async (uuid: string) => (await wire.read(`/internetaken/${uuid}`)).toelichting

test('antwoorden staan onder de toelichting: bij een taak, in een lijst en naast een klantcontact', async () => {
  const { contact, uuid } = await taakWith('Mevrouw is slecht ter been.')
  const verwacht = `Mevrouw is slecht ter been.\n\n${ANTWOORDEN}`
  expect(await inKlantinteracties(uuid)).toBe(verwacht)
  const { results } = await wire.read(`/internetaken?klantcontact__uuid=${contact}`)
  expect(results).toMatchObject([{ toelichting: verwacht }])
  const { _expand } = await wire.read(`/klantcontacten/${contact}?expand=leiddeTotInterneTaken`)
  expect(_expand.leiddeTotInterneTaken).toMatchObject([{ toelichting: verwacht }])
  expect(await inBalie(uuid)).toBe('Mevrouw is slecht ter been.')
})

test('zonder toelichting staan er alleen de antwoorden', async () => {
  expect(await inKlantinteracties((await taakWith('')).uuid)).toBe(ANTWOORDEN)
})

test.each([
  ['wat er stond', `Eerste regel.\n\n${ANTWOORDEN}`, 'Eerste regel.'],
  ['een andere toelichting met de antwoorden', `Tweede regel.\n\n${ANTWOORDEN}`, 'Tweede regel.'],
  ['alleen de antwoorden', ANTWOORDEN, ''],
  ['een toelichting zonder de antwoorden', 'Derde regel.', 'Derde regel.'],
  ['niets', '', ''],
])('stuurt een client %s terug, dan blijven de antwoorden er één keer', async (_, gestuurd, bewaard) => {
  const { uuid } = await taakWith('Eerste regel.')
  const { toelichting } = await wire.change(`/internetaken/${uuid}`, { toelichting: gestuurd })
  expect(toelichting).toBe(bewaard ? `${bewaard}\n\n${ANTWOORDEN}` : ANTWOORDEN)
  expect(await inBalie(uuid)).toBe(bewaard)
})
