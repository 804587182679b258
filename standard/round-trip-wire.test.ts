import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactgegevens } from '../src/koppelingen/contactgegevens/face.ts'
import { klantinteracties } from '../src/koppelingen/klantinteracties/face.ts'
import type { Resource } from '../src/koppelingen/klantinteracties/wire/resource.ts'
import { makeMedewerker, organisatie, persoon } from '../src/run/testing/fixtures.ts'
import {
  filled,
  isSame,
  makeTally,
  nameOf,
  type Outcome,
  type Place,
  placesOf,
  someOf,
  valueAt,
  wireSchema,
} from '../src/run/testing/round-trip.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../src/run/testing/wire-client.ts'

// This test sends every field of every resource of the wire with values of its own, in POST, PUT and PATCH, and reads them back. The fields
// are read from the resources, so a new one is tested by itself; what is said here is a valid body around it.

type Body = Record<string, unknown>

let app: TestApp
let wires: Map<string, WireClient>
/** The things that exist, by the name of a field that refers to them. */
let known: Record<string, string>
let number = 100_000_000

beforeAll(async () => {
  app = await startTestApp()
  const wire = await wireClient(app)
  wires = new Map([
    [klantinteracties.path, wire],
    [contactgegevens.path, await wireClient(app, '/contactgegevens/api/v1')],
  ])
  const { medewerker, afdeling } = await makeMedewerker(app)
  const klantcontact = await wire.make('/klantcontacten', contact())
  const partij = await app.client.partijen.maken({ body: persoon() })
  const other = await app.client.partijen.maken({ body: organisatie() })
  const betrokkene = await wire.make('/betrokkenen', betrokkeneOf(klantcontact.uuid))
  const categorie = await wire.make('/categorieen', { naam: 'Winkel' })
  known = {
    ...{ klantcontact: klantcontact.uuid, wasKlantcontact: klantcontact.uuid, hadKlantcontact: klantcontact.uuid },
    ...{ wasBijlageVanKlantcontact: klantcontact.uuid, aanleidinggevendKlantcontact: klantcontact.uuid },
    ...{ actor: medewerker, toegewezenAanActor: afdeling, toegewezenAanActoren: afdeling },
    ...{ wasPartij: partij.uuid, partij: partij.uuid, verstrektDoorPartij: partij.uuid },
    ...{
      identificeerdePartij: partij.uuid,
      vertegenwoordigendePartij: partij.uuid,
      vertegenwoordigdePartij: other.uuid,
    },
    ...{ verstrektDoorBetrokkene: betrokkene.uuid, categorie: categorie.uuid },
  }
})
afterAll(() => app.stop())

const betrokkeneOf = (klantcontact: string): Body => ({
  wasPartij: null,
  hadKlantcontact: { uuid: klantcontact },
  rol: 'klant',
  initiator: true,
})
const IDENTIFICATOR = { objectId: '1', codeObjecttype: 'boom', codeRegister: 'bomen', codeSoortObjectId: 'nummer' }

const ref = (name: string) => ({ uuid: known[name] })

const SOORTEN: Readonly<Record<string, Body>> = {
  persoon: { contactnaam: { voorletters: '', voornaam: 'A', voorvoegselAchternaam: '', achternaam: 'B' } },
  organisatie: { naam: 'Bakker' },
}
const partijen = (): Body[] =>
  Object.entries(SOORTEN).map(([soortPartij, partijIdentificatie]) => ({
    ...{ digitaleAdressen: [], voorkeursDigitaalAdres: null, rekeningnummers: [], voorkeursRekeningnummer: null },
    ...{ soortPartij, indicatieActief: true, indicatieGeheimhouding: false, partijIdentificatie },
  }))

/** A body that is valid: only what is required of it. */
const BODIES: Readonly<Record<string, () => Body[]>> = {
  klantcontacten: () => [contact()],
  betrokkenen: () => [betrokkeneOf(known.klantcontact ?? '')],
  onderwerpobjecten: () => [
    { klantcontact: ref('klantcontact'), wasKlantcontact: null, onderwerpobjectidentificator: IDENTIFICATOR },
  ],
  bijlagen: () => [{ wasBijlageVanKlantcontact: ref('klantcontact'), bijlageidentificator: IDENTIFICATOR }],
  internetaken: () => [
    {
      gevraagdeHandeling: 'Bel terug',
      aanleidinggevendKlantcontact: ref('klantcontact'),
      toegewezenAanActoren: [ref('actor')],
      status: 'te_verwerken',
    },
  ],
  actoren: () => [
    {
      naam: 'A',
      soortActor: 'medewerker',
      actorIdentificatie: { functie: 'f', emailadres: 'a@example.org', telefoonnummer: '0201234567' },
    },
  ],
  digitaleadressen: () => [
    {
      verstrektDoorBetrokkene: null,
      verstrektDoorPartij: ref('partij'),
      adres: '0201234567',
      soortDigitaalAdres: 'overig',
    },
  ],
  categorieen: () => [{ naam: 'A' }],
  'categorie-relaties': () => [{ partij: ref('partij'), categorie: ref('categorie') }],
  rekeningnummers: () => [{ partij: null, iban: 'NL91ABNA0417164300' }],
  partijen,
  persoon: () => [{ geboortedatum: '1980-01-01', geslachtsnaam: 'Visser', adres: {} }],
  organisatie: () => [{ handelsnaam: 'Bakker', adres: {} }],
}

/** The values that can stand at a place, when its schema does not tell. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  telefoonnummer: ['0207654321'],
  iban: ['NL20INGB0001234567'],
  bic: ['ABNANL2A'],
  soortDigitaalAdres: ['telefoonnummer'],
  taal: ['eng', 'fry'],
  voorkeurstaal: ['eng'],
  hoofdOnderwerpType: ['https://voorbeeld.example/onderwerp/1'],
  land: ['NL', 'BE'],
  huisnummer: [12],
  postcode: ['1234 AB'],
  nummeraanduidingId: ['0363200000406618'],
}

/** The details of each kind, of which the schema of a resource does not tell the places. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  partijIdentificatie: [
    ...['voorletters', 'voornaam', 'voorvoegselAchternaam', 'achternaam'].map((name) => `contactnaam.${name}`),
    'naam',
  ],
  actorIdentificatie: ['functie', 'emailadres', 'telefoonnummer'],
}

const withDetails = (place: Place): Place[] =>
  (DETAILS[nameOf(place.path)] ?? []).map((name) => ({
    path: [...place.path, ...name.split('.')],
    schema: name === 'emailadres' ? { type: 'string', format: 'email' } : { type: 'string', maxLength: 10 },
  }))

const isDetail = ({ path: [first] }: Place) => String(first) in DETAILS

/** These places are read nowhere, or have tests of their own, for this reason. */
const APART: Readonly<Record<string, string>> = {
  'partijen.digitaleAdressen': 'takes over what exists: see partijen.test.ts',
  'partijen.voorkeursDigitaalAdres': 'takes over what exists: see partijen.test.ts',
  'partijen.rekeningnummers': 'takes over what exists: see partijen.test.ts',
  'partijen.voorkeursRekeningnummer': 'takes over what exists: see partijen.test.ts',
  'partijen.partijIdentificatoren': 'numbers with a check digit: see partijen.test.ts',
  'partijen.partijIdentificatie.werkteVoorPartij': 'of a contactpersoon: see partijen.test.ts',
  'actoren.soortActor': 'decides which details there are: see delen.test.ts',
  'internetaken.toegewezenAanActor': 'an older name of the first of toegewezenAanActoren',
  'internetaken.afgehandeldOp': 'belongs to the status: see internetaken.test.ts',
}

/** These resources have tests of their own, for this reason. */
const OTHER_RESOURCES: Readonly<Record<string, string>> = {
  'partij-identificatoren': 'numbers with a check digit, each once: see partijen.test.ts',
  vertegenwoordigingen: 'only two references, each pair once: see delen.test.ts',
  actorklantcontacten: 'only two references, each pair once: see delen.test.ts',
}

const isApart = (path: string, key: string) =>
  Object.keys(APART).some((place) => `${path}.${key}` === place || `${path}.${key}`.startsWith(`${place}.`))

/** The values for a place: what is known of its name, or else what its schema tells. */
function valuesFor(place: Place, bodies: readonly Body[]): readonly unknown[] {
  const last = String(place.path.at(-1))
  if (last === 'uuid') return [known[String(place.path.find((step) => String(step) in known))]]
  if (last === 'nummer' || last === 'referentienummer') return [String(++number)]
  if (last === 'referentie') return [`portaal_${++number}`]
  const others = bodies.map((body) => valueAt(body, place.path))
  return VALUES[last] ?? someOf(place, others)
}

/** Sends one value at one place; gives why it was refused, or what is wrong with what is read. */
async function sendOne(
  wire: WireClient,
  method: string,
  path: string,
  place: Place,
  value: unknown,
  base: Body,
): Promise<Outcome> {
  let url = `/${path}`
  if (method !== 'POST') {
    const made = await wire.vraag('POST', url, base)
    if (made.status !== 201) return { refused: `${made.status} ${JSON.stringify(made.body)}` }
    url = `${url}/${made.body.uuid}`
  }
  const { status, body } = await wire.vraag(
    method,
    url,
    filled(method === 'PATCH' && !isDetail(place) ? {} : base, place.path, value),
  )
  if (status >= 500) return { wrong: `${method} ${nameOf(place.path)}: ${status}` }
  if (status >= 400) return { refused: JSON.stringify(body.invalidParams ?? body.code) }
  const read = method === 'POST' ? await wire.read(`/${path}/${body.uuid}`) : await wire.read(url)
  for (const found of [valueAt(body, place.path), valueAt(read, place.path)])
    if (!isSame(value, found))
      return { wrong: `${method} ${nameOf(place.path)}: ${JSON.stringify(value)} became ${JSON.stringify(found)}` }
  return {}
}

/** Sends each of some values at one place, in each body that is valid around it. */
async function* sendAll(wire: WireClient, method: string, path: string, place: Place): AsyncIterable<Outcome> {
  const bodies = BODIES[path]?.() ?? []
  for (const value of valuesFor(place, bodies))
    for (const base of bodies) {
      const around = valueAt(base, place.path)
      // Which details there are hangs on the kind.
      if (isDetail(place) && around === undefined) continue
      if (method !== 'PATCH' && isSame(around, value) && !nameOf(place.path).endsWith('uuid')) continue
      yield await sendOne(wire, method, path, place, value, base)
    }
}

const isResource = (part: object): part is Resource => !('run' in part)

describe.each([klantinteracties, contactgegevens])('$title: wat wordt aangenomen is daarna te lezen', (face) => {
  const resources = face.parts.filter(isResource).filter(({ create }) => create)

  test.each(resources.filter(({ path }) => BODIES[path]).map((resource) => [resource.path, resource] as const))(
    '%s',
    { timeout: 300_000 },
    async (path, { fields, update }) => {
      const wire = wires.get(face.path)
      if (!wire) throw new Error(face.path)
      const tally = makeTally()
      for (const place of placesOf(wireSchema(fields)).flatMap((at) => (isDetail(at) ? withDetails(at) : [at]))) {
        const key = nameOf(place.path)
        if (isApart(path, key)) continue
        for (const method of update ? ['POST', 'PUT', 'PATCH'] : ['POST'])
          await tally.count(`${method} ${key}`, sendAll(wire, method, path, place))
      }
      expect({ wrong: [...tally.wrong], never: tally.never }).toEqual({ wrong: [], never: [] })
    },
  )

  test('elk onderdeel dat iets aanneemt wordt zo geprobeerd', () => {
    const accounted = [...Object.keys(BODIES), ...Object.keys(OTHER_RESOURCES)]
    expect(resources.map(({ path }) => path).filter((path) => !accounted.includes(path))).toEqual([])
  })
})
