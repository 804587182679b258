import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

// A count that is made in another way than the page (decision 0012) is compared with the page itself.

const AANTAL = 24
const LEZEN = ['klantcontacten.lezen', 'internetaken.lezen', 'partijen.lezen'] as const

interface Adres {
  _expand: { verstrektDoorBetrokkene?: { rol: string } | null }
}

let app: TestApp
let wire: WireClient
let tokens: Record<string, string>
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  const token = async (...meer: readonly string[]) => (await app.als({ rechten: [...LEZEN, ...meer] })).token
  tokens = {
    alles: app.token,
    'niet wat vertrouwelijk is': await token('partijen.geheimhouding'),
    'geen adressen van wie geheimhouding heeft': await token('klantcontacten.vertrouwelijk'),
    'geen van beide': await token(),
  }
  await fillIn()
})
afterAll(() => app.stop())

/** Makes a partij with an address, and with a BSN when it is given. */
async function partij(bsn?: string): Promise<string> {
  const { uuid } = await app.client.partijen.maken({ body: persoon() })
  const code = { codeObjecttype: 'natuurlijk_persoon', codeRegister: 'brp', codeSoortObjectId: 'bsn' }
  if (bsn)
    await wire.make('/partij-identificatoren', {
      identificeerdePartij: { uuid },
      partijIdentificator: { ...code, objectId: bsn },
    })
  await wire.make('/digitaleadressen', adres({ verstrektDoorPartij: { uuid } }))
  return uuid
}

const adres = (van: object) => ({
  verstrektDoorBetrokkene: null,
  verstrektDoorPartij: null,
  soortDigitaalAdres: 'email',
  adres: `${crypto.randomUUID()}@voorbeeld.example`,
  ...van,
})

/** Makes klantcontacten of every kind, with everything that a count could get wrong: parts that are double, changed or removed. */
async function fillIn(): Promise<void> {
  const { medewerker } = await makeMedewerker(app)
  const partijen = [await partij('123456782'), await partij(), await partij('111222333')]
  await wire.change(`/partijen/${partijen[2]}`, { indicatieGeheimhouding: true })
  for (let n = 0; n < AANTAL; n += 1) {
    const { uuid } = await wire.make(
      '/klantcontacten',
      contact({ vertrouwelijk: n % 3 === 0, inhoud: ['Één ijsje', 'eEN IJSJE 😀', 'Geen Straße'][n % 3] }),
    )
    for (let deel = 0; deel < n % 4; deel += 1) {
      const wie = deel === 2 ? null : { uuid: partijen[(n + deel) % 3] }
      const betrokkene = await wire.make('/betrokkenen', {
        hadKlantcontact: { uuid },
        rol: n % 2 === 0 ? 'klant' : 'vertegenwoordiger',
        initiator: false,
        wasPartij: wie,
      })
      const { uuid: gegeven } = await wire.make('/digitaleadressen', adres({ verstrektDoorBetrokkene: betrokkene }))
      if (n % 5 === 0) await wire.change(`/betrokkenen/${betrokkene.uuid}`, { rol: 'vertegenwoordiger' })
      if (n % 7 === 0) await wire.change(`/digitaleadressen/${gegeven}`, { verstrektDoorBetrokkene: null })
    }
    const onderwerp = {
      objectId: `${n}`,
      codeObjecttype: n % 2 ? 'zaak' : 'vraag',
      codeRegister: '',
      codeSoortObjectId: 'x',
    }
    if (n % 4 < 2) {
      const body = { klantcontact: { uuid }, wasKlantcontact: null, onderwerpobjectidentificator: onderwerp }
      await wire.make('/onderwerpobjecten', body)
      await wire.make('/onderwerpobjecten', body)
    }
    for (let taak = 0; taak < (n >> 1) % 3; taak += 1) {
      await wire.make('/internetaken', {
        gevraagdeHandeling: 'Terugbellen',
        aanleidinggevendKlantcontact: { uuid },
        toegewezenAanActoren: [{ uuid: medewerker }],
        status: taak === 0 ? 'verwerkt' : 'te_verwerken',
      })
    }
    if (n % 6 === 1)
      await app.client.klantcontacten.corrigeren({ params: { uuid }, body: { inhoud: 'IJs', reden: 'Kort' } })
    if (n === 9) await wire.remove(`/klantcontacten/${uuid}`)
  }
}

const vraag = async (path: string, token: string) =>
  (await wire.vraag('GET', path, undefined, { token })).body as { count: number; results: { inhoud: string }[] }

/** The page is full, so that the count cannot be derived from it. */
const geteld = async (path: string, token: string) => (await vraag(`${path}&pageSize=1`, token)).count

const onPage = async (path: string, token: string) => (await vraag(`${path}&pageSize=500`, token)).results

const LIJSTEN = [
  '/digitaleadressen?',
  '/digitaleadressen?verstrektDoorBetrokkene__rol=klant',
  '/digitaleadressen?verstrektDoorBetrokkene__rol=vertegenwoordiger',
  '/internetaken?status=te_verwerken',
  '/internetaken?status=verwerkt',
  '/klantcontacten?',
  '/klantcontacten?hadBetrokkene__digitaaladres__adres__icontains=VOORBEELD',
  '/klantcontacten?hadBetrokkene__wasPartij=false',
  '/klantcontacten?hadBetrokkene__wasPartij=true',
  '/klantcontacten?hadBetrokkene__wasPartij=true&leiddeTotInterneTaken=false',
  '/klantcontacten?hadBetrokkene__wasPartij__partijIdentificator__codeSoortObjectId=bsn',
  '/klantcontacten?inhoud=een',
  '/klantcontacten?inhoud=iJ',
  '/klantcontacten?inhoud=G',
  '/klantcontacten?leiddeTotInterneTaken=false',
  '/klantcontacten?leiddeTotInterneTaken=true',
  '/klantcontacten?onderwerpobject__onderwerpobjectidentificatorCodeObjecttype=zaak',
  '/klantcontacten?vertrouwelijk=false',
  '/klantcontacten?vertrouwelijk=true',
]

describe.each(['alles', 'niet wat vertrouwelijk is', 'geen adressen van wie geheimhouding heeft', 'geen van beide'])(
  'R28: voor wie dit ziet: %s',
  (wie) => {
    test.each(LIJSTEN)('het aantal klopt met de lijst: %s', async (path) => {
      const gevonden = await onPage(path, tokens[wie] ?? '')
      expect(await geteld(path, tokens[wie] ?? '')).toBe(gevonden.length)
    })

    test.each([['hadBetrokkene__wasPartij'], ['leiddeTotInterneTaken'], ['vertrouwelijk']])(
      'wel en niet zijn samen alles: %s',
      async (filter) => {
        const token = tokens[wie] ?? ''
        const [wel, niet] = [
          await onPage(`/klantcontacten?${filter}=true`, token),
          await onPage(`/klantcontacten?${filter}=false`, token),
        ]
        expect(niet.length).toBeGreaterThan(0)
        expect(wel.length + niet.length).toBe(await geteld('/klantcontacten?', token))
      },
    )
  },
)

test('R10: een deel van een tekst wordt gevonden, hoe kort ook, met en zonder hoofdletters en na een correctie', async () => {
  const alle = await onPage('/klantcontacten?', app.token)
  for (const deel of [
    'g',
    'IJ',
    'ij',
    'eE',
    'ijsje',
    'IJS',
    'één',
    'ÉÉN IJ',
    'é',
    '%',
    'x_',
    '😀',
    'aße',
    'éééééé',
    '______',
  ]) {
    const verwacht = alle.filter(({ inhoud }) => inhoud.toUpperCase().includes(deel.toUpperCase()))
    expect(await onPage(`/klantcontacten?inhoud=${encodeURIComponent(deel)}`, app.token)).toEqual(verwacht)
  }
})

test('een adres wordt gevonden op de rol die de betrokkene nu heeft, ook na een wijziging', async () => {
  const { results } = await wire.read('/digitaleadressen?pageSize=500&expand=verstrektDoorBetrokkene')
  for (const rol of ['klant', 'vertegenwoordiger']) {
    const verwacht = results.filter((adres: Adres) => adres._expand.verstrektDoorBetrokkene?.rol === rol)
    expect(verwacht.length).toBeGreaterThan(0)
    const path = `/digitaleadressen?pageSize=500&expand=verstrektDoorBetrokkene&verstrektDoorBetrokkene__rol=${rol}`
    expect((await wire.read(path)).results).toEqual(verwacht)
  }
})
