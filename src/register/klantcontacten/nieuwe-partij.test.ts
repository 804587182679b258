import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let medewerker: string
let kcc: Awaited<ReturnType<TestApp['alsMedewerker']>>

beforeAll(async () => {
  app = await startTestApp()
  medewerker = (await makeMedewerker(app)).medewerker
  kcc = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
})
afterAll(() => app.stop())

const gevonden = (bsn: string) => ({
  soortPartij: 'persoon' as const,
  contactnaam: { voornaam: 'Suzanne', voorvoegselAchternaam: 'van', achternaam: 'Rijsbergen' },
  identificatoren: [{ soort: 'bsn' as const, nummer: bsn }],
  indicatieGeheimhouding: true,
})
const authenticatie = { middel: 'controlevragen' as const, niveau: 'laag' as const }
const beller = { rol: 'klant' as const, initiator: true }

const register = (
  betrokkenen: Parameters<typeof klantcontact>[1] & object,
  wie: Pick<TestApp['client'], 'klantcontacten'> = kcc,
) => wie.klantcontacten.registreren({ body: klantcontact(medewerker, betrokkenen) })

const partijenWith = async (nummer: string) =>
  (await app.client.partijen.zoeken({ body: { identificator: { soort: 'bsn', nummer } } })).resultaten

describe('wie onbekend blijft', () => {
  test('R3, R14: mag anoniem blijven als dat erbij staat; anders noemt de weigering wat er kan, in gewone woorden', async () => {
    const probleem = await problemIn(register({ betrokkenen: [beller] }))
    expect(probleem.invalidParams).toMatchObject([
      { name: 'betrokkenen.0', code: 'leeg', reason: expect.stringMatching(/naam, telefoonnummer.*anoniem/) },
    ])
    const contact = await register({ betrokkenen: [{ ...beller, anoniem: true }] })
    expect(contact.betrokkenen).toMatchObject([{ partij: null, volledigeNaam: '', digitaleAdressen: [] }])
    const genoemd = { ...beller, anoniem: true, organisatienaam: 'Bakkerij De Korenaar' }
    expect(fieldsOf(await problemIn(register({ betrokkenen: [genoemd] })))).toEqual(['betrokkenen.0.anoniem'])
  })

  test('R8: een bekende klant is voor één contact anders te bereiken, en zijn eigen gegevens blijven', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const contact = await register({
      betrokkenen: [
        {
          ...beller,
          partij: partij.uuid,
          authenticatie,
          digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }],
        },
      ],
    })
    expect(contact.betrokkenen[0]?.digitaleAdressen).toMatchObject([{ adres: '0612345678' }])
    const { digitaleAdressen } = await app.client.partijen.tonen({ params: { uuid: partij.uuid } })
    expect(digitaleAdressen).toEqual([])
  })
})

describe('wie is gevonden en vastgesteld', () => {
  test('R1: wordt partij in dezelfde registratie, met hoe dat is vastgesteld', async () => {
    const bsn = '999993653'
    const contact = await register({ betrokkenen: [{ ...beller, nieuwePartij: gevonden(bsn), authenticatie }] })
    const [partij] = await partijenWith(bsn)
    expect(contact.betrokkenen).toMatchObject([{ partij: { uuid: partij?.uuid, naam: 'Suzanne van Rijsbergen' } }])
    expect(partij).toMatchObject({
      indicatieGeheimhouding: true,
      laatsteAuthenticatie: { middel: 'controlevragen', niveau: 'laag', door: { uuid: medewerker } },
    })
  })

  test('R1: wie er al is wordt niet dubbel vastgelegd, en de volgende keer wordt opnieuw vastgelegd hoe', async () => {
    const bsn = '999993847'
    for (const _ of [1, 2]) await register({ betrokkenen: [{ ...beller, nieuwePartij: gevonden(bsn), authenticatie }] })
    const partijen = await partijenWith(bsn)
    expect(partijen).toHaveLength(1)
    const params = { uuid: partijen[0]?.uuid ?? '' }
    expect((await app.client.partijen.authenticaties({ params })).resultaten).toHaveLength(2)
  })

  test('R1: wordt zonder vaststelling geen partij, en dan is er ook geen contact', async () => {
    const bsn = '999992077'
    const onderwerp = 'Niet vastgesteld'
    const poging = register({ onderwerp, betrokkenen: [{ ...beller, nieuwePartij: gevonden(bsn) }] })
    expect(fieldsOf(await problemIn(poging))).toEqual(['betrokkenen.0.authenticatie'])
    const doorGemeente = register({
      onderwerp,
      initiatiefnemer: 'gemeente',
      betrokkenen: [{ rol: 'klant', nieuwePartij: gevonden(bsn) }],
    })
    expect(fieldsOf(await problemIn(doorGemeente))).toEqual(['betrokkenen.0.authenticatie'])
    expect(await partijenWith(bsn)).toEqual([])
    expect((await app.client.klantcontacten.lijst({ query: { zoek: onderwerp } })).resultaten).toEqual([])
  })

  test('fouten in de nieuwe partij staan op hun plaats, en er blijft niets half achter', async () => {
    const poging = register({
      betrokkenen: [{ ...beller, nieuwePartij: gevonden('123456789'), authenticatie }],
    })
    expect(fieldsOf(await problemIn(poging))).toEqual(['betrokkenen.0.nieuwePartij.identificatoren.0.nummer'])
  })

  test('een partij en een nieuwe partij tegelijk, of twee nieuwe, wordt geweigerd', async () => {
    const { uuid } = await app.client.partijen.maken({ body: persoon() })
    const nieuw = { ...beller, nieuwePartij: gevonden('999990482'), authenticatie }
    const poging = register({
      betrokkenen: [
        { ...nieuw, partij: uuid },
        { ...nieuw, rol: 'vertegenwoordiger' },
      ],
    })
    expect(fieldsOf(await problemIn(poging))).toEqual(['betrokkenen.0.nieuwePartij', 'betrokkenen.1.nieuwePartij'])
  })

  test('R28: wie geen partijen mag registreren kan het zo ook niet', async () => {
    const zonder = await app.als({ rechten: ['klantcontacten.registreren', 'klantcontacten.lezen', 'register.alles'] })
    const poging = register({ betrokkenen: [{ ...beller, nieuwePartij: gevonden('999990482') }] }, zonder)
    expect(await problemIn(poging)).toMatchObject({ status: 403, code: 'geen-recht' })
  })

  test('twee die tegelijk dezelfde vastleggen: er komt er één', async () => {
    const bsn = '999990408'
    const nieuw = { betrokkenen: [{ ...beller, nieuwePartij: gevonden(bsn), authenticatie }] }
    const pogingen = await Promise.allSettled([register(nieuw), register(nieuw), register(nieuw)])
    expect(pogingen.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await partijenWith(bsn)).toHaveLength(1)
  })
})

test('R4: wie namens een ander belt staat erbij, en het contact staat in het klantbeeld van die ander', async () => {
  const { uuid: klant } = await app.client.partijen.maken({ body: persoon() })
  const { uuid: spreker } = await app.client.partijen.maken({ body: persoon({ vertegenwoordigt: [klant] }) })
  await register({
    initiatiefnemer: 'vertegenwoordiger',
    onderwerp: 'Namens',
    betrokkenen: [
      { partij: spreker, rol: 'vertegenwoordiger', initiator: true, authenticatie },
      { partij: klant, rol: 'klant', initiator: false },
    ],
  })
  const beeld = await app.client.klantcontacten.klantbeeld({ params: { uuid: klant }, query: { aantal: '5' } })
  expect(beeld.klantcontacten).toMatchObject([{ onderwerp: 'Namens' }])
})

test('een contact wordt gevonden op zijn nummer', async () => {
  const { nummer, uuid } = await register({})
  const { resultaten } = await app.client.klantcontacten.lijst({ query: { nummer } })
  expect(resultaten.map((contact) => contact.uuid)).toEqual([uuid])
})
