import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { contactgegevens } from '../contactgegevens/face.ts'
import { klantinteracties } from './face.ts'
import type { Fields } from './wire/fields.ts'

// Everything here is made from the descriptions of the resources, so a new field or resource is tested by itself.

type Body = Record<string, unknown>

let app: TestApp
let wire: WireClient
let lichamen: Record<string, Body>
const ONBEKEND = '00000000-0000-4000-8000-000000000000'
const kvk = (objectId: string) => ({
  codeRegister: 'hr',
  codeObjecttype: 'niet_natuurlijk_persoon',
  codeSoortObjectId: 'kvk_nummer',
  objectId,
})

beforeAll(async () => {
  app = await startTestApp({ CORS_ORIGINS: 'https://portaal.example' })
  wire = await wireClient(app)
  const actor = await wire.make('/actoren', { naam: 'Team', soortActor: 'organisatorische_eenheid' })
  const partij = await wire.make('/partijen', { soortPartij: 'persoon', indicatieActief: true })
  const ander = await wire.make('/partijen', { soortPartij: 'persoon', indicatieActief: true })
  const { uuid } = await wire.make('/klantcontacten', contact())
  const naar = (object: { uuid: string }) => ({ uuid: object.uuid })
  const groep = { objectId: 'Z1', codeObjecttype: 'zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }
  const adres = { straatnaam: 'Dorpsstraat', land: 'NL' }
  const contactnaam = { voornaam: 'Willemijn', achternaam: 'Boer' }
  lichamen = {
    actoren: {
      naam: 'Balie',
      soortActor: 'organisatorische_eenheid',
      actoridentificator: groep,
      actorIdentificatie: { omschrijving: 'De balie in het stadhuis', telefoonnummer: '0101234567' },
    },
    digitaleadressen: { adres: 'a@b.nl', soortDigitaalAdres: 'email', verstrektDoorPartij: null },
    rekeningnummers: { iban: 'NL91ABNA0417164300' },
    actorklantcontacten: { actor: naar(actor), klantcontact: { uuid } },
    klantcontacten: contact(),
    betrokkenen: {
      hadKlantcontact: { uuid },
      rol: 'klant',
      initiator: true,
      contactnaam,
      bezoekadres: adres,
      correspondentieadres: adres,
    },
    onderwerpobjecten: { onderwerpobjectidentificator: groep },
    bijlagen: { bijlageidentificator: groep },
    'maak-klantcontact': { klantcontact: contact() },
    internetaken: {
      gevraagdeHandeling: 'Bel terug',
      status: 'te_verwerken',
      aanleidinggevendKlantcontact: { uuid },
      toegewezenAanActoren: [],
    },
    categorieen: { naam: 'Ondernemers' },
    'categorie-relaties': { partij: naar(partij) },
    partijen: {
      soortPartij: 'persoon',
      indicatieActief: true,
      bezoekadres: adres,
      correspondentieadres: adres,
      partijIdentificatie: { contactnaam },
    },
    'partij-identificatoren': { partijIdentificator: kvk('12345678') },
    vertegenwoordigingen: { vertegenwoordigendePartij: naar(partij), vertegenwoordigdePartij: naar(ander) },
    persoon: { geboortedatum: '1980-02-03', geslachtsnaam: 'Boer', adres },
    organisatie: { handelsnaam: 'Bakkerij De Korenaar', adres },
  }
})
afterAll(() => app.stop())

const delen = klantinteracties.parts
const resources = delen.flatMap((part) => ('run' in part ? [] : [part]))
const alle = [
  ...resources.map((resource) => [resource.path, '/klantinteracties/api/v1', resource] as const),
  ...contactgegevens.parts.flatMap((part) =>
    'run' in part ? [] : [[part.path, '/contactgegevens/api/v1', part] as const],
  ),
]

const lichaam = (path: string) => lichamen[path] ?? {}

async function vraag(root: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(app.base + root + path, {
    method,
    headers: { Authorization: `Token ${app.token}`, 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
}

/** Gives the fields that are objects with members of their own. */
const groepen = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, { schema, afterOthers }]) => {
    const members = JSON.stringify(schema).includes('"properties"') && JSON.stringify(schema).includes('anyOf')
    const isReference = JSON.stringify(schema).includes('"uuid"')
    return afterOthers || (members && !isReference) ? [name] : []
  })

describe('wat niets zegt maakt niets leeg', () => {
  const paren = alle.flatMap(([path, root, { fields, update }]) =>
    update ? groepen(fields).map((name) => [path, name, root] as const) : [],
  )

  test('elk object in een lichaam doet mee', () => {
    expect(paren.map(([path, name]) => `${path} ${name}`).sort()).toEqual([
      'actoren actorIdentificatie',
      'actoren actoridentificator',
      'betrokkenen bezoekadres',
      'betrokkenen contactnaam',
      'betrokkenen correspondentieadres',
      'bijlagen bijlageidentificator',
      'onderwerpobjecten onderwerpobjectidentificator',
      'organisatie adres',
      'partijen bezoekadres',
      'partijen correspondentieadres',
      'partijen partijIdentificatie',
      'persoon adres',
    ])
  })

  test.each(paren)('%s: %s met alleen onbekende leden blijft zoals het was', async (path, name, root) => {
    const gemaakt = await vraag(root, 'POST', `/${path}`, lichaam(path))
    expect(gemaakt.status).toBe(201)
    const bekend = { soortActor: lichaam(path).soortActor, soortPartij: lichaam(path).soortPartij }
    for (const zegtNiets of [{ volledigeNaam: 'Anders' }, { onbekend: { naam: 'x' } }, { contactnaam: { x: 1 } }]) {
      for (const [method, rest] of [
        ['PATCH', bekend],
        ['PUT', lichaam(path)],
      ] as const) {
        const { status, body } = await vraag(root, method, `/${path}/${gemaakt.body.uuid}`, {
          ...rest,
          [name]: zegtNiets,
        })
        expect([status, body]).toEqual([200, gemaakt.body])
      }
    }
  })

  test.each([
    ['partijen', 'partijIdentificatie'],
    ['actoren', 'actorIdentificatie'],
  ])('%s: %s dat geen object is wordt geweigerd, ook zonder de soort', async (path, name) => {
    const gemaakt = await wire.make(`/${path}`, lichaam(path))
    for (const zonder of ['tekst', 7, true, []]) {
      const geweigerd = await wire.vraag('PATCH', `/${path}/${gemaakt.uuid}`, { [name]: zonder })
      expect([zonder, geweigerd.status, fouten(geweigerd)]).toEqual([zonder, 400, [`${name}.nonFieldErrors invalid`]])
    }
  })

  test.each([
    ['partijen', 'partijIdentificatie', 'soortPartij'],
    ['actoren', 'actorIdentificatie', 'soortActor'],
  ])('%s: %s als null telt alleen met de soort erbij', async (path, name, soort) => {
    const gemaakt = await wire.make(`/${path}`, lichaam(path))
    expect(await wire.change(`/${path}/${gemaakt.uuid}`, { [name]: null })).toEqual(gemaakt)
    const geweigerd = await wire.vraag('PATCH', `/${path}/${gemaakt.uuid}`, {
      [name]: null,
      [soort]: lichaam(path)[soort],
    })
    expect([geweigerd.status, fouten(geweigerd)]).toEqual([400, [`${name} null`]])
  })
})

/** Each body breaks a rule between fields; the fault of that rule stands with it. */
const TUSSEN: Record<string, { extra: () => Body; fout: string }> = {
  klantcontacten: {
    extra: () => ({ verdereActieOndernomen: true, indicatieContactGelukt: true }),
    fout: 'nonFieldErrors no-further-action-when-contact-succesful',
  },
  internetaken: { extra: () => ({ toegewezenAanActoren: undefined }), fout: 'nonFieldErrors invalid' },
  digitaleadressen: { extra: () => ({ isStandaardAdres: true }), fout: 'isStandaardAdres invalid' },
  vertegenwoordigingen: {
    extra: () => ({ vertegenwoordigdePartij: lichaam('vertegenwoordigingen').vertegenwoordigendePartij }),
    fout: 'vertegenwoordigdePartij invalid',
  },
  partijen: {
    extra: () => ({ digitaleAdressen: [], voorkeursDigitaalAdres: { uuid: adresVanNiemand } }),
    fout: 'voorkeursDigitaalAdres invalid',
  },
}
let adresVanNiemand: string

describe('fouten komen per stadium', () => {
  beforeAll(async () => {
    adresVanNiemand = (await wire.make('/digitaleadressen', lichaam('digitaleadressen'))).uuid
  })

  test.each(Object.entries(TUSSEN))(
    '%s: een regel tussen velden wacht tot elk veld goed is',
    async (path, { extra, fout }) => {
      const gebroken = { ...lichaam(path), ...extra() }
      expect(fouten(await wire.vraag('POST', `/${path}`, gebroken))).toEqual([fout])
      const fields: Fields = resources.find((resource) => resource.path === path)?.fields ?? {}
      const raakt = Object.keys(extra())
      for (const name of Object.keys(fields).filter((name) => !raakt.includes(name))) {
        // A field that waits for the others gets a value that is wrong in its own way.
        const fout = fields[name]?.afterOthers ? null : [[]]
        const antwoord = await wire.vraag('POST', `/${path}`, { ...gebroken, [name]: fout })
        const namen = antwoord.body.invalidParams.map((param: { name: string }) => param.name.split('.')[0])
        expect([antwoord.status, [...new Set(namen)]]).toEqual([400, [name]])
      }
    },
  )

  test.each(resources.map(({ path, fields }) => [path, fields] as const))(
    '%s: alle velden die fout zijn worden samen genoemd, ook die naar iets verwijzen dat er niet is',
    async (path, fields) => {
      const eerste = Object.keys(fields).filter((name) => !fields[name]?.afterOthers)
      const isVerwijzing = (name: string) =>
        /^\{("anyOf":\[\{)?"type":"object","properties":\{"uuid"/.test(JSON.stringify(fields[name]?.schema))
      const body = Object.fromEntries(
        Object.keys(fields).map((name) => [name, isVerwijzing(name) ? { uuid: ONBEKEND } : [[]]]),
      )
      const antwoord = await wire.vraag('POST', `/${path}`, body)
      const namen = antwoord.body.invalidParams.map((param: { name: string }) => param.name.split('.')[0])
      expect(antwoord.status).toBe(400)
      expect(new Set(namen)).toEqual(new Set(eerste))
    },
  )

  test('wat van een soort bekend is wordt gelezen als al het andere goed is, ook waar dat naar verwijst', async () => {
    const fout = { ...lichaam('partijen'), partijIdentificatie: { contactnaam: { voorletters: 'x'.repeat(11) } } }
    const naam = ['partijIdentificatie.contactnaam.voorletters max_length']
    expect(fouten(await wire.vraag('POST', '/partijen', fout))).toEqual(naam)
    const met = await wire.vraag('POST', '/partijen', { ...fout, rekeningnummers: [{ uuid: ONBEKEND }] })
    expect(fouten(met)).toEqual(['rekeningnummers.0.uuid invalid'])
  })

  test('een adres dat niet bij zijn soort past is een fout in een veld', async () => {
    const body = { ...lichaam('digitaleadressen'), adres: 'geen adres', omschrijving: 'x'.repeat(41) }
    expect(fouten(await wire.vraag('POST', '/digitaleadressen', { ...body, verstrektDoorPartij: undefined }))).toEqual([
      'adres invalid',
      'omschrijving max_length',
    ])
  })
})

describe('een fout in een lijst noemt haar plaats', () => {
  const PERSOON = { soortPartij: 'persoon', indicatieActief: true }
  const vestiging = {
    codeRegister: 'hr',
    codeObjecttype: 'vestiging',
    codeSoortObjectId: 'vestigingsnummer',
    objectId: '000012345678',
  }

  test('partijIdentificatoren, elk naar zijn eigen regels en samen met de velden van de partij', async () => {
    const antwoord = await wire.vraag('POST', '/partijen', {
      ...PERSOON,
      voorkeurstaal: 'lang',
      partijIdentificatoren: [
        { partijIdentificator: kvk('11112222') },
        { partijIdentificator: kvk('1') },
        { partijIdentificator: vestiging },
        { partijIdentificator: { ...kvk('11112222'), codeRegister: 'brp' } },
        { partijIdentificator: { ...kvk('11112222'), codeRegister: 'x' } },
      ],
    })
    expect([antwoord.status, fouten(antwoord)]).toEqual([
      400,
      [
        'partijIdentificatoren.1.partijIdentificatorObjectId invalid',
        'partijIdentificatoren.2.subIdentificatorVan invalid',
        'partijIdentificatoren.3.partijIdentificatorCodeObjecttype invalid',
        'partijIdentificatoren.4.partijIdentificator.codeRegister invalid_choice',
        'voorkeurstaal max_length',
      ],
    ])
  })

  test('een vestiging onder iets anders dan een KVK-nummer, ook in PUT en PATCH', async () => {
    const bsn = {
      codeRegister: 'brp',
      codeObjecttype: 'natuurlijk_persoon',
      codeSoortObjectId: 'bsn',
      objectId: '999993847',
    }
    const ouder = await wire.make('/partij-identificatoren', { partijIdentificator: bsn })
    const { uuid } = await wire.make('/partijen', PERSOON)
    const partijIdentificatoren = [{ partijIdentificator: vestiging, subIdentificatorVan: { uuid: ouder.uuid } }]
    for (const method of ['PUT', 'PATCH']) {
      const antwoord = await wire.vraag(method, `/partijen/${uuid}`, { ...PERSOON, partijIdentificatoren })
      expect(fouten(antwoord)).toEqual(['partijIdentificatoren.0.subIdentificatorVan invalid'])
    }
  })

  test('wat niet uniek is wordt gezegd als al het andere goed is, en dan zonder plaats', async () => {
    const partijIdentificatoren = [{ partijIdentificator: kvk('87654321') }]
    await wire.make('/partijen', { ...PERSOON, partijIdentificatoren })
    expect(fouten(await wire.vraag('POST', '/partijen', { ...PERSOON, partijIdentificatoren }))).toEqual([
      '__all__ invalid',
    ])
  })

  const lijsten = delen.flatMap(({ path, fields }) =>
    Object.entries(fields).flatMap(([name, { schema }]) => {
      const { anyOf, ...zelf } = schema as {
        anyOf?: { type?: string; items?: object }[]
        type?: string
        items?: object
      }
      const lijst = anyOf?.find(({ type }) => type === 'array') ?? zelf
      const items = lijst.type === 'array' ? (lijst.items as { properties?: Record<string, object> }) : undefined
      return items?.properties ? [[path, name, Object.keys(items.properties)] as const] : []
    }),
  )

  test.each(lijsten)('%s: %s', async (path, name, leden) => {
    const fout = Object.fromEntries(leden.map((lid) => [lid, [[]]]))
    const antwoord = await wire.vraag('POST', `/${path}`, { ...lichaam(path), [name]: [null, 'x', fout] })
    const plaatsen: string[] = antwoord.body.invalidParams
      .map((param: { name: string }) => param.name)
      .filter((plaats: string) => plaats.startsWith(`${name}.`))
    expect(plaatsen).toContain(`${name}.0.nonFieldErrors`)
    expect(plaatsen).toContain(`${name}.1.nonFieldErrors`)
    for (const lid of leden) expect(plaatsen.some((plaats) => plaats.startsWith(`${name}.2.${lid}`))).toBe(true)
  })
})

describe('verzoeken die anders zijn geschreven', () => {
  test.each(delen.map(({ path }) => [path] as const))('POST /%s zonder bruikbaar mediatype is 415', async (path) => {
    for (const type of ['', 'text', 'text/plain', ';', 'application/jsonx', 'a b/c']) {
      const { status, body } = await vraag('/klantinteracties/api/v1', 'POST', `/${path}`, {}, { 'Content-Type': type })
      expect([type, status, body.code, body.detail]).toEqual([
        type,
        415,
        'unsupported_media_type',
        `Ongeldige media type "${type}" in aanvraag.`,
      ])
    }
    const json = await vraag('/klantinteracties/api/v1', 'POST', `/${path}`, lichaam(path), {
      'Content-Type': 'application/json;;',
    })
    expect(json.status).toBe(201)
  })

  /** Sends a request as it stands, and gives its answer. */
  const kaal = (tekst: string) =>
    new Promise<string>((done) => {
      const socket = connect(Number(new URL(app.base).port), '127.0.0.1', () => socket.write(tekst))
      const stukken: Buffer[] = []
      socket.on('data', (stuk) => stukken.push(stuk))
      socket.on('close', () => done(Buffer.concat(stukken).toString()))
    })
  const koppen = () => `Host: x\r\nConnection: close\r\nAuthorization: Token ${app.token}`

  test('een lichaam zonder mediatype is 415, en wie onbekend is hoort niets over zijn mediatype', async () => {
    const post = 'POST /klantinteracties/api/v1/bijlagen HTTP/1.1\r\n'
    expect(await kaal(`${post}${koppen()}\r\nContent-Length: 2\r\n\r\n{}`)).toContain('HTTP/1.1 415 ')
    expect(
      await kaal(`${post}Host: x\r\nConnection: close\r\nContent-Type: ;\r\nContent-Length: 2\r\n\r\n{}`),
    ).toContain('HTTP/1.1 401 ')
  })

  test.each(resources.map(({ path }) => [path] as const))(
    '%s: een lege page is de eerste, en van een enkel object zegt een page niets',
    async (path) => {
      await wire.vraag('POST', `/${path}`, lichaam(path))
      const { uuid } = (await wire.read(`/${path}?pageSize=1`)).results[0]
      expect(await wire.read(`/${path}?page=&pageSize=1`)).toMatchObject({ previous: null, results: [{}] })
      expect(await wire.read(`/${path}/${uuid}?page=7&pageSize=3`)).toMatchObject({ uuid })
    },
  )
  test('een verwijzing in een filter mag op schuine strepen eindigen', async () => {
    const filters = resources.flatMap(({ path, filters: van }) =>
      Object.keys(van).flatMap((name) => (name.endsWith('__url') ? [`/${path}?${name}=`] : [])),
    )
    expect(filters.length).toBeGreaterThan(10)
    const paren = await app.pool.query<{ uuid: string }>(
      'select uuid from actor union all select uuid from partij union all select uuid from klantcontact union all select uuid from betrokkene',
    )
    let gevonden = 0
    for (const filter of filters) {
      for (const { uuid } of paren.rows) {
        const adres = `https://elders.example/api/${uuid}`
        const [zonder, met] = await Promise.all(
          [adres, `${adres}//`].map((url) => wire.read(`${filter}${encodeURIComponent(url)}&pageSize=1`)),
        )
        expect(met.count).toBe(zonder.count)
        gevonden += zonder.count
      }
    }
    expect(gevonden).toBeGreaterThan(0)
  })

  test.each([
    ['20240101', '2024-01-01'],
    ['2024-W01-3', '2024-01-03'],
    ['2024W52', '2024-12-23'],
  ])('de dag %s is %s', async (geschreven, dag) => {
    expect(await wire.make('/categorie-relaties', { beginDatum: geschreven })).toMatchObject({ beginDatum: dag })
    expect(await wire.make('/klantcontacten', contact({ plaatsgevondenOp: geschreven }))).toMatchObject({
      plaatsgevondenOp: `${dag}T00:00:00Z`,
    })
  })

  test.each(['20240230', '2024-W53', '2024-W00-1', '2024-W01-8', '2024011', '0000-01-01'])(
    'de dag %s is er niet',
    async (dag) => {
      const antwoord = await wire.vraag('POST', '/categorie-relaties', { beginDatum: dag })
      expect(fouten(antwoord)).toEqual(['beginDatum invalid'])
    },
  )

  test('een filter op een dag leest die ook zoals hij in het Nederlands wordt geschreven', async () => {
    await wire.make('/categorie-relaties', { beginDatum: '2023-12-31' })
    for (const dag of ['2023-12-31', '31-12-2023', '31/12/23', '2023/12/31']) {
      expect((await wire.read(`/categorie-relaties?beginDatum=${dag}`)).count).toBe(1)
    }
    expect((await wire.vraag('GET', '/categorie-relaties?beginDatum=20231231')).status).toBe(400)
  })

  test('een ongeldige referentie heeft de tekst van Open Klant', async () => {
    const antwoord = await wire.vraag('POST', '/digitaleadressen', {
      ...lichaam('digitaleadressen'),
      referentie: 'a b',
    })
    expect(antwoord.body.invalidParams).toEqual([
      {
        name: 'referentie',
        code: 'invalid',
        reason: 'Voer een geldige "slug" in, bestaande uit letters, cijfers, lage streepjes of streepjes.',
      },
    ])
  })
})

describe('landcodes', () => {
  test('een land is er een van ISO 3166-1', async () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const bekend = new Set<string>()
    for (const eerste of letters) {
      const codes = letters.map((tweede) => eerste + tweede)
      const statussen = await Promise.all(
        codes.map((land) =>
          vraag('/contactgegevens/api/v1', 'POST', '/organisatie', { handelsnaam: 'x', adres: { land } }),
        ),
      )
      for (const { status, body } of statussen) {
        expect([201, 400]).toContain(status)
        if (status === 201) bekend.add(body.adres.land)
      }
    }
    // The list has 249 countries, and Kosovo.
    expect(bekend.size).toBe(250)
    for (const geen of ['UK', 'AN', 'EU', 'ZZ', 'XA', 'SU']) expect([geen, bekend.has(geen)]).toEqual([geen, false])
  })

  test('ook voor wie met de Balie API registreert', async () => {
    const met = (land: string) =>
      app.client.partijen.maken({ body: persoon({ bezoekadres: { land, adresregel1: '1 High Street' } }) })
    expect(await problemIn(met('UK'))).toMatchObject({ status: 400, invalidParams: [{ name: 'bezoekadres.land' }] })
    expect(await met('GB')).toMatchObject({ bezoekadres: { land: 'GB' } })
  })
})

describe('een werkgever die verdwijnt', () => {
  test('neemt mee wat van zijn contactpersonen bekend is; de partij blijft', async () => {
    const { uuid } = await wire.make('/partijen', {
      soortPartij: 'organisatie',
      indicatieActief: true,
      partijIdentificatie: { naam: 'Bakkerij De Korenaar' },
    })
    const contactpersoon = await wire.make('/partijen', {
      soortPartij: 'contactpersoon',
      indicatieActief: true,
      partijIdentificatie: { werkteVoorPartij: { uuid }, contactnaam: { achternaam: 'Bakker' } },
    })
    expect(contactpersoon.partijIdentificatie.volledigeNaam).toBe('Bakker')
    await wire.remove(`/partijen/${uuid}`)
    expect(await wire.read(`/partijen/${contactpersoon.uuid}`)).toEqual({
      ...contactpersoon,
      partijIdentificatie: null,
    })
  })
})

describe('CORS', () => {
  const van = (origin: string) => ({ Origin: origin })
  const vooraf = { 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'authorization' }

  test('een pagina die mag, mag: ook voordat zij haar token stuurt', async () => {
    for (const root of [klantinteracties.path, contactgegevens.path]) {
      const path = root === klantinteracties.path ? '/bijlagen' : '/persoon'
      const response = await fetch(`${app.base}${root}/v1${path}`, {
        method: 'OPTIONS',
        headers: { ...van('https://portaal.example'), ...vooraf },
      })
      expect(response.status).toBe(200)
      expect(response.headers.get('access-control-allow-origin')).toBe('https://portaal.example')
      expect(response.headers.get('access-control-allow-methods')).toContain('PATCH')
      expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
      expect(response.headers.get('vary')).toBe('origin')
    }
    const antwoord = await wire.vraag('GET', '/bijlagen', undefined, { headers: van('https://portaal.example') })
    expect(antwoord.headers.get('access-control-allow-origin')).toBe('https://portaal.example')
    expect(antwoord.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('een andere pagina mag niets', async () => {
    for (const origin of ['https://elders.example', 'https://portaal.example.elders.example', 'null']) {
      const antwoord = await wire.vraag('GET', '/bijlagen', undefined, { headers: van(origin) })
      expect(antwoord.headers.get('access-control-allow-origin')).toBeNull()
      const response = await fetch(`${wire.base}/bijlagen`, {
        method: 'OPTIONS',
        headers: { ...van(origin), ...vooraf },
      })
      expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([401, null])
    }
  })
})

/** Gives the reasons of the faults in an answer. */
const redenen = ({ body }: Awaited<ReturnType<WireClient['vraag']>>): string[] =>
  (body.invalidParams ?? []).map(({ reason }: { reason: string }) => reason)

test.each([
  [{}, '"{}"'],
  [[[]], '"[[]]"'],
  [[{ a: null }], `"[{'a': None}]"`],
  [[true, "it's", 1.5], `"[True, "it's", 1.5]"`],
])('een keuze die %j is staat geheel in de fout, als in Python', async (soortActor, geschreven) => {
  const body = { naam: 'Balie', soortActor }
  expect(redenen(await wire.vraag('POST', '/actoren', body))).toEqual([`${geschreven} is een ongeldige keuze.`])
})

test.each([true, [], {}])('een e-mailadres van een actor dat %j is, is geen adres', async (emailadres) => {
  const details = { functie: 'f', emailadres, telefoonnummer: '0101234567' }
  const body = { naam: 'Jan', soortActor: 'medewerker', actorIdentificatie: details }
  expect(redenen(await wire.vraag('POST', '/actoren', body))).toEqual(['Voer een geldig e-mailadres in.'])
})

test.each([true, [], {}])('een referentie die %j is, is geen slug', async (referentie) => {
  const body = {
    adres: 'a@b.nl',
    soortDigitaalAdres: 'email',
    verstrektDoorPartij: null,
    verstrektDoorBetrokkene: null,
  }
  const [reden] = redenen(await wire.vraag('POST', '/digitaleadressen', { ...body, referentie }))
  expect(reden).toMatch(/^Voer een geldige "slug" in/)
})

test.each([
  [0, 'Klantcontact object bestaat niet.'],
  [true, 'Klantcontact object bestaat niet.'],
  [99_999_999_999, 'Klantcontact object bestaat niet.'],
  [-1, 'Must be a valid UUID.'],
  [1.5, 'Must be a valid UUID.'],
])('een uuid die %j is', async (uuid, reden) => {
  const body = { rol: 'klant', initiator: true, hadKlantcontact: { uuid } }
  expect(redenen(await wire.vraag('POST', '/betrokkenen', body))).toEqual([reden])
})
