import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

// R4: representation is recorded with the contact in which it appeared.

let app: TestApp
let medewerker: string
let kcc: Awaited<ReturnType<TestApp['alsMedewerker']>>
beforeAll(async () => {
  app = await startTestApp()
  medewerker = (await makeMedewerker(app)).medewerker
  kcc = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
})
afterAll(() => app.stop())

const authenticatie = { middel: 'machtiging' as const, niveau: 'laag' as const }
const make = async () => (await app.client.partijen.maken({ body: persoon() })).uuid
const wieVertegenwoordigt = async (uuid: string) =>
  (await app.client.partijen.tonen({ params: { uuid } })).vertegenwoordigt.map((partij) => partij.uuid)

type Betrokkenen = NonNullable<NonNullable<Parameters<typeof klantcontact>[1]>['betrokkenen']>

const speaks = (partij: string): Betrokkenen[number] => ({
  partij,
  rol: 'vertegenwoordiger',
  initiator: true,
  vertegenwoordigtVoortaan: true,
  authenticatie,
})
const klant = (partij: string): Betrokkenen[number] => ({ partij, rol: 'klant' })

const register = (betrokkenen: Betrokkenen, client: Pick<TestApp['client'], 'klantcontacten'> = kcc) =>
  client.klantcontacten.registreren({
    body: klantcontact(medewerker, { initiatiefnemer: 'vertegenwoordiger', betrokkenen }),
  })

test('R4: wie voortaan vertegenwoordigt staat bij beiden; wat er al stond blijft, en nog eens verandert niets', async () => {
  const [moeder, kind, ander] = [await make(), await make(), await make()]
  await register([speaks(moeder), klant(kind)])
  await register([speaks(moeder), klant(kind), klant(ander)])
  expect(new Set(await wieVertegenwoordigt(moeder))).toEqual(new Set([kind, ander]))
  expect((await app.client.partijen.tonen({ params: { uuid: kind } })).vertegenwoordigdDoor).toMatchObject([
    { uuid: moeder },
  ])
})

test('R4: zonder dat het is gevraagd wordt niets vastgelegd', async () => {
  const [moeder, kind] = [await make(), await make()]
  await register([{ ...speaks(moeder), vertegenwoordigtVoortaan: false }, klant(kind)])
  expect(await wieVertegenwoordigt(moeder)).toEqual([])
})

test('R1, R4: wie nu partij wordt kan ook meteen iemand vertegenwoordigen', async () => {
  const kind = await make()
  const { partij: _, ...nieuw } = speaks('')
  const { authenticatie: __, ...gegevens } = persoon()
  const contact = await register([{ ...nieuw, nieuwePartij: gegevens }, klant(kind)])
  expect(await wieVertegenwoordigt(contact.betrokkenen[0]?.partij?.uuid ?? '')).toEqual([kind])
})

test('R4: alleen een vertegenwoordiger die partij is, van een klant die partij is; anders is er ook geen contact', async () => {
  const [moeder, kind] = [await make(), await make()]
  const onbekende = { rol: 'klant' as const, contactnaam: { achternaam: 'Jansen' } }
  const { partij: _, authenticatie: __, ...zonderPartij } = speaks(moeder)
  for (const betrokkenen of [
    [speaks(moeder)],
    [speaks(moeder), onbekende],
    [speaks(moeder), klant(moeder)],
    [{ ...speaks(moeder), rol: 'klant' as const }, klant(kind)],
    [{ ...zonderPartij, contactnaam: { achternaam: 'Jansen' } }, klant(kind)],
  ]) {
    const probleem = await problemIn(register(betrokkenen))
    expect(fieldsOf(probleem)).toEqual(['betrokkenen.0.vertegenwoordigtVoortaan'])
  }
  expect(await wieVertegenwoordigt(moeder)).toEqual([])
})

test('R1, R4: ook als de gemeente contact opnam moet vaststaan wie voortaan vertegenwoordigt', async () => {
  const [moeder, kind] = [await make(), await make()]
  const { authenticatie: _, ...zonder } = speaks(moeder)
  const poging = kcc.klantcontacten.registreren({
    body: klantcontact(medewerker, {
      initiatiefnemer: 'gemeente',
      betrokkenen: [{ ...zonder, initiator: false }, klant(kind)],
    }),
  })
  expect(fieldsOf(await problemIn(poging))).toEqual(['betrokkenen.0.authenticatie'])
})

test('R4: een KCC-medewerker legt het ook bij de klant vast, en nog eens', async () => {
  const [moeder, kind] = [await make(), await make()]
  for (const _ of [1, 2]) await kcc.partijen.wijzigen({ params: { uuid: moeder }, body: { vertegenwoordigt: [kind] } })
  expect(await wieVertegenwoordigt(moeder)).toEqual([kind])
})

test('R28: wie geen klanten mag vastleggen legt ook niet vast wie wie vertegenwoordigt', async () => {
  const [moeder, kind] = [await make(), await make()]
  const client = await app.als({ rechten: ['klantcontacten.registreren', 'klantcontacten.lezen', 'partijen.lezen'] })
  expect(await problemIn(register([speaks(moeder), klant(kind)], client))).toMatchObject({
    status: 403,
    detail: expect.stringContaining('partijen.registreren'),
  })
  expect(await wieVertegenwoordigt(moeder)).toEqual([])
})
