import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../platform/sql.ts'
import { seedRegister, startOfDay } from '../../../run/demo/laden.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { bevindingen } from './bevindingen.ts'
import { openBron } from './bron.ts'
import { takeOver, type Uitkomst } from './overnemen.ts'

const API = '/klantinteracties/api/v1'

interface Opties {
  perPagina?: number
  token?: string
}

const opdracht = (url: string, { perPagina = 100, token = 'x' }: Opties = {}) => ({
  bron: openBron({ url, token, perPagina, wachtMs: 1 }),
  werkdagen: 3,
})

const som = (uitkomsten: Uitkomst[], wat: 'nieuw' | 'gewijzigd') =>
  uitkomsten.reduce((totaal, uitkomst) => totaal + uitkomst[wat], 0)

describe('van een register met alles erin', () => {
  let bron: TestApp
  let hier: TestApp
  let eerste: Uitkomst[]

  /** Reads a whole list as the face gives it, without the address of the server. */
  async function lijst({ base, token }: TestApp, pad: string) {
    const response = await fetch(`${base}${API}/${pad}?pageSize=500`, { headers: { authorization: `Token ${token}` } })
    const { results } = JSON.parse((await response.text()).replaceAll(base, '')) as { results: { uuid: string }[] }
    return results
  }

  beforeAll(async () => {
    bron = await startTestApp()
    hier = await startTestApp()
    await seedRegister(bron.db, { klantcontacten: 250, seed: 3, now: startOfDay(new Date()) })
    eerste = await takeOver(hier.db, opdracht(bron.base, { token: bron.token }))
  }, 120_000)
  afterAll(async () => {
    await hier.stop()
    await bron.stop()
  })

  test('elke lijst heeft hier evenveel als bij de bron', () => {
    for (const { soort, bron: daar, hier: aantal } of eerste) expect(aantal, soort).toBe(daar)
    expect(som(eerste, 'nieuw')).toBeGreaterThan(2000)
  })

  test.each([
    'actoren',
    'categorieen',
    'categorie-relaties',
    'partijen',
    'rekeningnummers',
    'partij-identificatoren',
    'vertegenwoordigingen',
    'klantcontacten',
    'betrokkenen',
    'digitaleadressen',
    'actorklantcontacten',
    'onderwerpobjecten',
    'bijlagen',
    'internetaken',
  ])('%s hebben dezelfde uuids, nummers en waarden, in dezelfde volgorde', async (pad) => {
    const daar = await lijst(bron, pad)
    expect(await lijst(hier, pad)).toEqual(daar)
  })

  test('een tweede keer brengt alleen wat er is bijgekomen of veranderd', async () => {
    const weer = await takeOver(hier.db, opdracht(bron.base, { token: bron.token }))
    expect([som(weer, 'nieuw'), som(weer, 'gewijzigd')]).toEqual([0, 0])
    const [actor] = await lijst(bron, 'actoren')
    const patch = {
      method: 'PATCH',
      headers: { authorization: `Token ${bron.token}`, 'content-type': 'application/json' },
    }
    await fetch(`${bron.base}${API}/actoren/${actor?.uuid}`, {
      ...patch,
      body: JSON.stringify({ naam: 'Nieuwe naam' }),
    })
    const [taak] = (await lijst(bron, 'internetaken')).filter(
      (t) => (t as { status?: string }).status === 'te_verwerken',
    )
    await fetch(`${bron.base}${API}/internetaken/${taak?.uuid}`, {
      ...patch,
      body: JSON.stringify({ status: 'verwerkt' }),
    })
    const nog = await takeOver(hier.db, opdracht(bron.base, { token: bron.token }))
    expect([som(nog, 'nieuw'), som(nog, 'gewijzigd')]).toEqual([0, 2])
    expect((await lijst(hier, 'internetaken')).find(({ uuid }) => uuid === taak?.uuid)).toMatchObject({
      status: 'verwerkt',
    })
    const { resultaten } = await hier.client.internetaken.verloop({ params: { uuid: taak?.uuid ?? '' } })
    expect(resultaten.map(({ soort }) => soort)).toEqual(['afgerond', 'aangemaakt'])
  })
})

/** This source gives answers that Balie itself never gives. */
interface NepBron {
  url: string
  lijsten: Record<string, Record<string, unknown>[]>
  /** It is called for each request; a status breaks the answer. */
  onVerzoek: (pad: string, nummer: number) => number | 'half' | 'html' | undefined
  /** A page holds at most this many objects, whatever is asked. */
  hoogstens: number
  verzoeken: string[]
  tokens: Set<string>
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

async function startNepBron(): Promise<{ bron: NepBron; server: Server }> {
  const bron: NepBron = {
    url: '',
    lijsten: {},
    onVerzoek: () => undefined,
    hoogstens: 500,
    verzoeken: [],
    tokens: new Set(),
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const [pad = '', uuidOf] = pathname.replace(/^\/\w+\/api\/v1\//, '').split('/')
    if (uuidOf) {
      const gevonden = bron.lijsten[pad]?.find((object) => object.uuid === uuidOf)
      return void response
        .writeHead(gevonden ? 200 : 404, { 'content-type': 'application/json' })
        .end(JSON.stringify(gevonden ?? {}))
    }
    const pagina = Number(searchParams.get('page'))
    const perPagina = Math.min(Number(searchParams.get('pageSize')), bron.hoogstens)
    bron.verzoeken.push(`${pad} ${pagina}`)
    bron.tokens.add(String(request.headers.authorization))
    const stuk = bron.onVerzoek(pad, bron.verzoeken.length)
    if (typeof stuk === 'number')
      return void response
        .writeHead(stuk, stuk === 302 ? { location: 'https://elders.example/inloggen' } : {})
        .end('{}')
    if (stuk === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Inloggen</h1>')
    const alle = bron.lijsten[pad] ?? []
    const results = alle.slice((pagina - 1) * perPagina, pagina * perPagina)
    if (results.length === 0 && pagina > 1) return void response.writeHead(404).end('{}')
    const tekst = JSON.stringify({ count: alle.length, next: null, previous: null, results })
    response.writeHead(200, { 'content-type': 'application/json' }).end(stuk === 'half' ? tekst.slice(0, -5) : tekst)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  bron.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { bron, server }
}

const contact = (n: number, extra: Record<string, unknown> = {}) => ({
  uuid: uuid(n),
  url: `http://bron/klantcontacten/${uuid(n)}`,
  nummer: null,
  referentienummer: '',
  kanaal: 'telefoon',
  onderwerp: `Onderwerp ${n}`,
  inhoud: 'Inhoud',
  reactie: '',
  indicatieContactGelukt: null,
  hoofdOnderwerpType: '',
  verdereActieOndernomen: false,
  taal: 'nld',
  vertrouwelijk: false,
  plaatsgevondenOp: '2025-03-04T05:06:07.123456Z',
  metadata: {},
  ...extra,
})

const partij = (n: number, extra: Record<string, unknown> = {}) => ({
  uuid: uuid(n),
  nummer: null,
  soortPartij: 'persoon',
  indicatieActief: true,
  indicatieGeheimhouding: null,
  voorkeurstaal: 'nld',
  bezoekadres: null,
  correspondentieadres: null,
  partijIdentificatie: { contactnaam: null, volledigeNaam: '' },
  ...extra,
})

describe('van een Open Klant met gebreken', () => {
  let hier: TestApp
  let nep: { bron: NepBron; server: Server }

  beforeEach(async () => {
    hier = await startTestApp()
    nep = await startNepBron()
    return async () => {
      nep.server.closeAllConnections()
      nep.server.close()
      await hier.stop()
    }
  })

  const codes = async () =>
    (await bevindingen(hier.db)).map(({ resource, code, aantal }) => `${resource} ${code} ${aantal}`)

  test('R1, R9, R12, R14: wat een regel breekt wordt overgenomen en gemarkeerd, niet weggelaten', async () => {
    nep.bron.lijsten = {
      klantcontacten: [contact(1), contact(2, { plaatsgevondenOp: '2099-01-01T00:00:00Z', nummer: '0000000007' })],
      partijen: [partij(11)],
      'partij-identificatoren': [
        {
          uuid: uuid(12),
          identificeerdePartij: { uuid: uuid(11) },
          anderePartijIdentificator: '',
          partijIdentificator: {
            codeObjecttype: 'natuurlijk_persoon',
            codeSoortObjectId: 'bsn',
            objectId: '123456789',
            codeRegister: 'brp',
          },
          subIdentificatorVan: null,
        },
      ],
    }
    const uitkomst = await takeOver(hier.db, opdracht(nep.bron.url))
    expect(som(uitkomst, 'nieuw')).toBe(4)
    expect(await codes()).toEqual([
      'klantcontacten in-de-toekomst 1',
      'klantcontacten nummer-gegeven 1',
      'klantcontacten zonder-actor 2',
      'klantcontacten zonder-betrokkene 2',
      'klantcontacten zonder-opvolging 2',
      'partij-identificatoren ongeldig-nummer 1',
      'partijen nummer-gegeven 1',
      'partijen zonder-authenticatie 1',
      'partijen zonder-naam 1',
    ])
    const { resultaten } = await hier.client.klantcontacten.lijst({ query: { zonderOpvolging: 'true' } })
    expect(resultaten.map(({ nummer }) => nummer).sort()).toEqual(['0000000007', expect.stringMatching(/^\d{8}$/)])
  })

  test('wat later hersteld is, is niet meer gemarkeerd', async () => {
    nep.bron.lijsten = { klantcontacten: [contact(1)] }
    await takeOver(hier.db, opdracht(nep.bron.url))
    expect(await codes()).toContain('klantcontacten zonder-opvolging 1')
    nep.bron.lijsten.internetaken = [
      {
        uuid: uuid(3),
        nummer: '',
        referentienummer: null,
        gevraagdeHandeling: 'Bellen',
        aanleidinggevendKlantcontact: { uuid: uuid(1) },
        toegewezenAanActoren: [],
        toelichting: '',
        status: 'verwerkt',
        toegewezenOp: '2025-03-04T05:06:07Z',
        afgehandeldOp: null,
      },
    ]
    await takeOver(hier.db, opdracht(nep.bron.url))
    expect(await codes()).not.toContain('klantcontacten zonder-opvolging 1')
  })

  test('R10: verandert een klantcontact bij de bron, dan komt er een correctie naast het origineel', async () => {
    nep.bron.lijsten = { klantcontacten: [contact(1)] }
    await takeOver(hier.db, opdracht(nep.bron.url))
    nep.bron.lijsten = { klantcontacten: [contact(1, { inhoud: 'Beter', kanaal: 'e-mail' })] }
    const uitkomst = await takeOver(hier.db, opdracht(nep.bron.url))
    expect(som(uitkomst, 'gewijzigd')).toBe(1)
    expect(await hier.client.klantcontacten.tonen({ params: { uuid: uuid(1) } })).toMatchObject({
      kanaal: 'telefoon',
      inhoud: 'Beter',
      oorspronkelijk: { inhoud: 'Inhoud' },
    })
    expect(await codes()).toContain('klantcontacten gewijzigd-in-bron 1')
    const nog = await takeOver(hier.db, opdracht(nep.bron.url))
    expect(som(nog, 'gewijzigd')).toBe(0)
  })

  test('een nummer dat hier al van een ander is wordt een nieuw nummer', async () => {
    nep.bron.lijsten = { klantcontacten: [contact(1, { nummer: '10000001' })] }
    await sql`insert into klantcontact (uuid, nummer, kanaal, onderwerp, taal, vertrouwelijk, plaatsgevonden_op, in_delen)
      values (gen_random_uuid(), '10000001', 'balie', 'Van hier', 'nld', false, now(), true)`.execute(hier.db)
    await takeOver(hier.db, opdracht(nep.bron.url))
    const { nummer } = await hier.client.klantcontacten.tonen({ params: { uuid: uuid(1) } })
    expect(nummer).not.toBe('10000001')
  })

  test('wat de database weigert wordt genoemd met de reden; de rest van de pagina gaat door', async () => {
    nep.bron.lijsten = { klantcontacten: [contact(1), contact(2, { plaatsgevondenOp: 'gisteren' }), contact(3)] }
    const uitkomst = await takeOver(hier.db, opdracht(nep.bron.url))
    expect(uitkomst.find(({ soort }) => soort === 'klantcontacten')).toMatchObject({ nieuw: 3, bron: 3, hier: 3 })
    expect(await codes()).toContain('klantcontacten aangepast 1')
  })

  test('een storing die voorbijgaat wordt afgewacht; een token dat niet mag niet', async () => {
    nep.bron.lijsten = { klantcontacten: [contact(1)] }
    nep.bron.onVerzoek = (_, nummer) => ({ 1: 502, 2: 429, 3: 'half' as const })[nummer]
    await takeOver(hier.db, opdracht(nep.bron.url, { token: 'geheim' }))
    expect([...nep.bron.tokens]).toEqual(['Token geheim'])
    for (const [status, reden] of [
      [401, /kent dit token niet/],
      [403, /leesrechten/],
      [503, /niet bereikbaar.*6 keer/],
      [302, /verwijst door naar https:\/\/elders\.example\. Geef/],
      ['html', /niet zoals de Klantinteracties API/],
    ] as const) {
      nep.bron.onVerzoek = () => status
      await expect(takeOver(hier.db, opdracht(nep.bron.url))).rejects.toThrow(reden)
    }
    nep.bron.onVerzoek = () => 404
    await expect(takeOver(hier.db, opdracht(nep.bron.url))).rejects.toThrow(/geen actoren \(404\)/)
  })

  test('een bron die minder geeft dan gevraagd wordt opgemerkt, en een pagina die er niet is houdt niet eindeloos op', async () => {
    nep.bron.lijsten = { klantcontacten: Array.from({ length: 12 }, (_, n) => contact(100 - n)) }
    nep.bron.hoogstens = 4
    const overnemen = () => takeOver(hier.db, opdracht(nep.bron.url, { perPagina: 5 }))
    await expect(overnemen()).rejects.toThrow(/geeft 4 objecten op een pagina waar er 5 moeten staan/)
    nep.bron.hoogstens = 500
    nep.bron.onVerzoek = () => (nep.bron.verzoeken.at(-1) === 'klantcontacten 2' ? 404 : undefined)
    await expect(overnemen()).rejects.toThrow(/12 klantcontacten, maar geen pagina 2 van 5/)
  })

  test('wat er de hele tijd was is er aan het eind, wat er bij de bron ook bijkomt en verdwijnt terwijl er wordt gelezen', async () => {
    let volgend = 1000
    const nieuw = () => {
      volgend += 1
      return contact(volgend)
    }
    const verandering = fc.record({
      erbij: fc.nat(3),
      weg: fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { maxLength: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(verandering, { maxLength: 30 }), fc.nat(20), async (veranderingen, stopNa) => {
        const lijst = Array.from({ length: 70 }, nieuw).reverse()
        // Each source has its own address.
        await sql`truncate overname_object`.execute(hier.db)
        nep.bron.lijsten = { klantcontacten: lijst }
        const begin = new Set(lijst.map((object) => object.uuid))
        let gelezen = 0
        nep.bron.onVerzoek = (pad) => {
          if (pad !== 'klantcontacten') return undefined
          gelezen += 1
          const { erbij = 0, weg = [] } = veranderingen[gelezen] ?? {}
          // Mostly old objects disappear, which were taken over already.
          for (const plaats of weg) lijst.splice(Math.floor((1 - plaats ** 3) * lijst.length - 1), 1)
          for (let n = 0; n < erbij; n += 1) lijst.unshift(nieuw())
          return gelezen === stopNa ? 403 : undefined
        }
        const overnemen = () => takeOver(hier.db, opdracht(nep.bron.url, { perPagina: 12 }))
        await overnemen().catch(overnemen)
        const { rows } = await sql<{ uuid: string }>`select uuid from klantcontact`.execute(hier.db)
        const hierNu = new Set(rows.map(({ uuid: gevonden }) => gevonden))
        expect(lijst.filter((object) => begin.has(object.uuid) && !hierNu.has(object.uuid))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('een overname die is gestopt gaat verder waar ze was, en geen contact wordt overgeslagen als er intussen bijkomen', async () => {
    const contacten = Array.from({ length: 25 }, (_, n) => contact(100 - n))
    nep.bron.lijsten = { klantcontacten: [...contacten] }
    let gelezen = 0
    nep.bron.onVerzoek = (pad) => {
      if (pad !== 'klantcontacten') return undefined
      gelezen += 1
      // New contacts arrive at the beginning of the list while it is read.
      if (gelezen === 2 || gelezen === 3)
        nep.bron.lijsten.klantcontacten?.unshift(contact(200 + gelezen), contact(300 + gelezen))
      return gelezen > 6 && gelezen < 14 ? 500 : undefined
    }
    await expect(takeOver(hier.db, opdracht(nep.bron.url, { perPagina: 5 }))).rejects.toThrow(/niet bereikbaar/)
    const { rows } = await sql<{ gedaan: number }>`select gedaan from overname where soort = 'klantcontacten'`.execute(
      hier.db,
    )
    expect(rows[0]?.gedaan).toBeGreaterThan(5)
    nep.bron.verzoeken.length = 0
    nep.bron.onVerzoek = () => undefined
    const uitkomst = await takeOver(hier.db, opdracht(nep.bron.url, { perPagina: 5 }))
    expect(uitkomst.find(({ soort }) => soort === 'klantcontacten')).toMatchObject({ bron: 29, hier: 29 })
    expect(nep.bron.verzoeken.filter((verzoek) => verzoek.startsWith('klantcontacten')).length).toBeLessThan(8)
    const volgorde = await sql<{ onderwerp: string }>`select onderwerp from klantcontact order by volgnummer`.execute(
      hier.db,
    )
    expect(volgorde.rows.slice(0, 25).map(({ onderwerp }) => onderwerp)).toEqual(
      contacten.map(({ onderwerp }) => onderwerp).reverse(),
    )
  })
})
