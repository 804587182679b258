import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { sql } from '../../platform/sql.ts'
import { fieldsOf, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import type { NieuwInkomendKanaal, Regel } from './contract.ts'

let app: TestApp
let open: Awaited<ReturnType<TestApp['als']>>
let kcc: string
let wegen: string

beforeAll(async () => {
  app = await startTestApp()
  open = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
  kcc = await makeAfdeling('Klantcontactcentrum')
  wegen = await makeAfdeling('Wegen')
})
afterAll(() => app?.stop())

async function makeAfdeling(naam: string): Promise<string> {
  return (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
}

let number = 0
const unique = () => `OF-${++number}`

const BSN = '999993653'
const DIGID = {
  source: 'digid',
  levelOfAssurance: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard',
  authorizee: { legalSubject: { identifierType: 'bsn', identifier: BSN } },
}
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** A submission as Open Forms sends it. */
function inzending({ values = {}, metadata = {} }: { values?: object; metadata?: object } = {}) {
  const kenmerk = unique()
  return {
    values: {
      waar: 'Dorpsstraat 12',
      wat: 'Een gat in de weg',
      email: 'kees@example.org',
      achternaam: 'Visser',
      ...values,
    },
    values_schema: {
      type: 'object',
      properties: { waar: { type: 'string', title: 'Waar is het?' }, wat: { type: 'string', title: 'Wat is er?' } },
    },
    metadata: {
      public_reference: kenmerk,
      form_name: 'Melding openbare ruimte',
      form_version: '1.0',
      form_id: '5a0b0f0c-7f3c-4a0e-9d5a-2f6f4e1b7a11',
      registration_timestamp: new Date(Date.now() - 60_000).toISOString(),
      auth_type: '',
      ...metadata,
    },
    metadata_schema: {},
  }
}

const kanaal = (
  sleutel: string,
  regel: z.input<typeof Regel> = {},
  extra: Partial<z.input<typeof NieuwInkomendKanaal>> = {},
) => app.client.inkomend.maken({ body: { sleutel, naam: `Formulier ${sleutel}`, afdeling: wegen, regel, ...extra } })

/** Delivers a submission, and gives the klantcontact that it became. */
async function lever(id: string, body: Record<string, unknown>, door = open) {
  const { klantcontact } = await door.aanleveren.formulier({ params: { id }, body })
  return app.client.klantcontacten.tonen({ params: { uuid: klantcontact.uuid } })
}

const laatste = async (sleutel: string) =>
  (await app.client.inkomend.leveringen({ query: { sleutel, aantal: '1' } })).resultaten[0]

/** Reads the kept documents, by the name of each. */
async function documentsOf({ bijlagen }: Awaited<ReturnType<typeof lever>>) {
  const found = new Map<string, { mediatype: string; text: string }>()
  for (const { identificator } of bijlagen) {
    const { bestandsnaam, mediatype } = await app.client.documenten.tonen({ params: { uuid: identificator.objectId } })
    const answer = await fetch(`${app.base}/api/v1/informatieobjecten/${identificator.objectId}/inhoud`, {
      headers: { Authorization: `Token ${app.token}` },
    })
    found.set(bestandsnaam, { mediatype, text: await answer.text() })
  }
  return found
}

describe('een inzending wordt een klantcontact', () => {
  test('R12 R14 R15: met de taak voor de afdeling van de regel, en zichzelf als pagina en als gegevens', async () => {
    await kanaal('gat', {
      onderwerp: 'Gat: {waar}',
      inhoud: [{ veld: 'wat', woorden: 'Wat er is' }],
      klant: { achternaam: 'achternaam', emailadres: 'email' },
      handeling: 'Vul het gat',
    })
    const contact = await lever(
      'gat',
      inzending({ values: { foto: { file_name: 'gat.pdf', content: PNG.toString('base64') } } }),
    )
    expect(contact).toMatchObject({
      kanaal: 'webformulier',
      onderwerp: 'Gat: Dorpsstraat 12',
      inhoud: 'Wat er is: Een gat in de weg',
      initiatiefnemer: 'klant',
      zonderOpvolging: false,
      actoren: [{ naam: 'Formulieren', soortActor: 'geautomatiseerde_actor' }],
    })
    expect(contact.opvolging.internetaken).toMatchObject([
      { gevraagdeHandeling: 'Vul het gat', actoren: [{ uuid: wegen }] },
    ])
    const documents = await documentsOf(contact)
    expect([...documents.keys()].sort()).toEqual(['formulier.html', 'formulier.json', 'gat.pdf'])
    // The type is that of the content, whatever the name says.
    expect(documents.get('gat.pdf')?.mediatype).toBe('image/png')
    expect(documents.get('formulier.html')?.text).toContain('<dt>Waar is het?</dt>\n<dd>Dorpsstraat 12</dd>')
    expect(documents.get('formulier.json')?.text).not.toContain(PNG.toString('base64'))
    expect(await laatste('gat')).toMatchObject({ stand: 'geregistreerd', reden: '', klantcontact: contact.uuid })
  })

  test('R3: wie niet inlogt is geen partij, en de adressen horen bij dit contact', async () => {
    const [betrokkene] = (await lever('gat', inzending())).betrokkenen
    expect(betrokkene).toMatchObject({ partij: null, contactnaam: { achternaam: 'Visser' } })
    expect(betrokkene?.digitaleAdressen).toMatchObject([{ soortDigitaalAdres: 'email', adres: 'kees@example.org' }])
  })

  test('R1: wie met DigiD inlogt wordt een partij, met middel en niveau, en de volgende keer dezelfde', async () => {
    const metadata = { auth_type: 'bsn', auth_context: DIGID }
    const eerste = await lever('gat', inzending({ metadata }))
    const tweede = await lever('gat', inzending({ metadata }))
    const partij = eerste.betrokkenen[0]?.partij
    expect(partij?.naam).toBe('Visser')
    expect(tweede.betrokkenen[0]?.partij).toEqual(partij)
    const { resultaten } = await app.client.partijen.authenticaties({ params: { uuid: partij?.uuid ?? '' } })
    expect(resultaten[0]).toMatchObject({ middel: 'digid', niveau: 'substantieel', door: { uuid: open.uuid } })
    const documents = await documentsOf(eerste)
    expect(documents.get('formulier.json')?.text).not.toContain(BSN)
  })

  test('R4: wie iemand vertegenwoordigt is vertegenwoordiger, en wie wordt vertegenwoordigd de klant', async () => {
    const auth_context = {
      source: 'eherkenning',
      levelOfAssurance: 'urn:etoegang:core:assurance-class:loa3',
      authorizee: { legalSubject: { identifierType: 'kvkNummer', identifier: '68750110' } },
      representee: { identifierType: 'bsn', identifier: '999990639' },
      mandate: { role: 'bewindvoerder', services: [] },
    }
    const contact = await lever('gat', inzending({ metadata: { auth_type: 'kvk', auth_context } }))
    expect(contact.initiatiefnemer).toBe('vertegenwoordiger')
    expect(contact.betrokkenen).toMatchObject([
      { rol: 'vertegenwoordiger', initiator: true, partij: { soortPartij: 'organisatie' } },
      { rol: 'klant', initiator: false, partij: { soortPartij: 'persoon' } },
    ])
  })

  test('R1: ook een vestiging, en de losse delen van auth_context', async () => {
    const metadata = {
      auth_type: 'kvk',
      auth_context_source: 'eherkenning',
      auth_context_loa: 'urn:etoegang:core:assurance-class:loa3',
      auth_context_legal_subject_identifier_type: 'kvk',
      auth_context_legal_subject_identifier: '90001354',
      auth_context_branch_number: '000037178598',
    }
    const { betrokkenen } = await lever('gat', inzending({ metadata }))
    const partij = await app.client.partijen.tonen({ params: { uuid: betrokkenen[0]?.partij?.uuid ?? '' } })
    expect(partij.identificatoren).toEqual([
      { soort: 'vestigingsnummer', nummer: '000037178598', kvkNummer: '90001354' },
    ])
  })

  test('R12: de vragenset van de taak wordt ingevuld', async () => {
    const set = await app.client.vragensets.maken({
      body: {
        titel: 'Gat',
        vragen: [{ sleutel: 'diep', label: 'Hoe diep?', soort: 'kort', verplicht: true, opties: [] }],
      },
    })
    await kanaal('vragen', { vragenset: { uuid: set.uuid, antwoorden: { diep: 'diepte' } } })
    const contact = await lever('vragen', inzending({ values: { diepte: '10 cm' } }))
    expect(contact.opvolging.internetaken[0]?.vragen?.antwoorden).toMatchObject([
      { sleutel: 'diep', antwoord: ['10 cm'] },
    ])
    await lever('vragen', inzending())
    expect(await laatste('vragen')).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('vragenset') })
  })
})

describe('een inzending telt één keer', () => {
  test('dezelfde geeft hetzelfde antwoord, ook als alleen het tijdstip van de poging verschilt', async () => {
    const body = inzending()
    const eerste = await open.aanleveren.formulier({ params: { id: 'gat' }, body })
    const later = { ...body, metadata: { ...body.metadata, registration_timestamp: new Date().toISOString() } }
    expect(await open.aanleveren.formulier({ params: { id: 'gat' }, body: later })).toEqual(eerste)
  })

  test('een andere inhoud is 409, en dat blijft te zien', async () => {
    const body = inzending()
    await lever('gat', body)
    const anders = { ...body, values: { ...body.values, wat: 'Een kuil' } }
    const problem = await problemIn(open.aanleveren.formulier({ params: { id: 'gat' }, body: anders }))
    expect(problem).toMatchObject({ status: 409, code: 'levering-anders' })
    const { resultaten } = await app.client.inkomend.weigeringen({ query: { soort: 'formulier', sleutel: 'gat' } })
    expect(resultaten[0]).toMatchObject({
      ...{ kenmerk: body.metadata.public_reference, aantal: 1, bekend: true },
      reden: expect.stringContaining('een andere inhoud'),
    })
  })

  test('R13: ook als zij tegelijk komt, met iemand die nog geen partij is', async () => {
    const legalSubject = { identifierType: 'bsn', identifier: '999990706' }
    const metadata = { auth_context: { ...DIGID, authorizee: { legalSubject } } }
    const [een, ander] = [inzending({ metadata }), inzending({ metadata })]
    const contacten = await Promise.all([een, een, een, ander, ander].map((body) => lever('gat', body)))
    expect(new Set(contacten.map(({ uuid }) => uuid)).size).toBe(2)
    expect(new Set(contacten.map(({ betrokkenen }) => betrokkenen[0]?.partij?.uuid)).size).toBe(1)
  })

  test('geen enkele levering gaat verloren of verdubbelt, in welke volgorde ook, wat de regel ook zegt', async () => {
    await kanaal('wisselend')
    const { resultaten } = await app.client.inkomend.lijst()
    const uuid = resultaten.find(({ sleutel }) => sleutel === 'wisselend')?.uuid ?? ''
    const regels = [
      {},
      { onderwerp: '{wat}{bestaat-niet}', klant: { emailadres: 'wat', telefoonnummer: 'waar' } },
      { vragenset: { uuid: '0192f5a0-0000-7000-8000-00000000dead', antwoorden: {} } },
      { zaak: { zaaksysteem: '0192f5a0-0000-7000-8000-00000000dead', zaaktype: 'WEG' } },
    ]
    const stap = fc.oneof(
      fc.record({
        soort: fc.constant('lever' as const),
        welke: fc.nat(4),
        id: fc.constantFrom('wisselend', 'zonder-regel'),
      }),
      fc.record({ soort: fc.constant('regel' as const), welke: fc.nat(3) }),
      fc.record({ soort: fc.constant('afdeling' as const), aan: fc.boolean() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(stap, { minLength: 4, maxLength: 12 }), async (stappen) => {
        const inzendingen = Array.from({ length: 5 }, () => inzending())
        const verwacht = new Set<string>()
        await Promise.all(
          stappen.map(async (given) => {
            if (given.soort === 'regel')
              return app.client.inkomend.wijzigen({ params: { uuid }, body: { regel: regels[given.welke] } })
            if (given.soort === 'afdeling')
              return app.client.actoren.wijzigen({ params: { uuid: wegen }, body: { indicatieActief: given.aan } })
            const body = inzendingen[given.welke] ?? inzending()
            verwacht.add(body.metadata.public_reference)
            return open.aanleveren.formulier({ params: { id: given.id }, body })
          }),
        )
        const { rows } = await sql<{ kenmerk: string; contacten: number; taken: number }>`
          select (o.identificator).object_id as kenmerk, count(distinct o.klantcontact)::int as contacten,
            (select count(*)::int from interne_taak t where t.klantcontact = any (array_agg(o.klantcontact))) as taken
          from onderwerpobject o where (o.identificator).object_id = any (${inzendingen.map(({ metadata }) => metadata.public_reference)}::text[])
          group by 1`.execute(app.db)
        expect(rows.map(({ kenmerk }) => kenmerk).sort()).toEqual([...verwacht].sort())
        expect(rows.every(({ contacten, taken }) => contacten === 1 && taken === 1)).toBe(true)
      }),
      { numRuns: 6 },
    )
    await app.client.actoren.wijzigen({ params: { uuid: wegen }, body: { indicatieActief: true } })
  })
})

describe('R13: met de aankondiging van het profiel samen één klantcontact', () => {
  /** Announces a submission as the profile component of Open Forms does. */
  async function kondigAan(kenmerk: string, partij?: string) {
    const answer = await fetch(`${app.base}/klantinteracties/api/v1/maak-klantcontact`, {
      method: 'POST',
      headers: { Authorization: `Token ${app.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        klantcontact: { kanaal: 'Webformulier', onderwerp: 'Melding', vertrouwelijk: false, taal: 'nld' },
        ...(partij && { betrokkene: { wasPartij: { uuid: partij }, rol: 'klant', initiator: true } }),
        onderwerpobject: {
          onderwerpobjectidentificator: {
            objectId: kenmerk,
            codeObjecttype: 'formulierinzending',
            codeRegister: 'Open Formulieren',
            codeSoortObjectId: 'public_registration_reference',
          },
        },
      }),
    })
    expect(answer.status, await answer.clone().text()).toBe(201)
    return (await answer.json()) as {
      klantcontact: { uuid: string }
      betrokkene: { wasPartij: { uuid: string } } | null
    }
  }

  test('als de aankondiging eerst komt: zij wordt aangevuld, en wat zij anders zei is gecorrigeerd (R10)', async () => {
    const body = inzending()
    const { klantcontact } = await kondigAan(body.metadata.public_reference)
    const contact = await lever('gat', body)
    expect(contact.uuid).toBe(klantcontact.uuid)
    expect(contact).toMatchObject({
      onderwerp: 'Gat: Dorpsstraat 12',
      oorspronkelijk: { onderwerp: 'Melding', inhoud: '' },
      zonderOpvolging: false,
      opvolging: { internetaken: [{ actoren: [{ uuid: wegen }] }] },
      betrokkenen: [{ contactnaam: { achternaam: 'Visser' } }],
    })
    expect(contact.bijlagen).toHaveLength(2)
  })

  test('als de inzending eerst komt: de aankondiging hoort bij dat klantcontact', async () => {
    const body = inzending()
    const contact = await lever('gat', body)
    const partij = await app.client.partijen.maken({
      body: {
        soortPartij: 'persoon',
        contactnaam: { achternaam: 'Visser' },
        authenticatie: { middel: 'digid', niveau: 'laag' },
      },
    })
    const aangekondigd = await kondigAan(body.metadata.public_reference, partij.uuid)
    expect(aangekondigd.klantcontact.uuid).toBe(contact.uuid)
    const nu = await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })
    expect(nu.betrokkenen.map((betrokkene) => betrokkene.partij?.uuid ?? null)).toEqual([null, partij.uuid])
  })
})

describe('wat niet klopt gaat niet verloren', () => {
  test('een formulier zonder regel gaat naar de standaardafdeling, en beheer ziet het', async () => {
    const contact = await lever('onbekend', inzending({ metadata: { form_name: 'Nieuw formulier' } }))
    expect(contact).toMatchObject({
      onderwerp: 'Nieuw formulier',
      inhoud: expect.stringContaining('Waar is het?: Dorpsstraat 12'),
    })
    expect(contact.opvolging.internetaken[0]?.actoren).toMatchObject([{ uuid: kcc }])
    const { zonderRegel } = await app.client.inkomend.lijst()
    expect(zonderRegel.find(({ sleutel }) => sleutel === 'onbekend')).toMatchObject({
      naam: 'Nieuw formulier',
      stand: { aantal: 1, afwijkend: 1 },
    })
  })

  test('een afdeling die weg is, een nummer dat niet bestaat, een bestand dat niet te lezen is: de reden staat erbij', async () => {
    const weg = await makeAfdeling('Afdeling die verdwijnt')
    await kanaal('verdwenen', {}, { afdeling: weg })
    await app.client.actoren.wijzigen({ params: { uuid: weg }, body: { indicatieActief: false } })
    const auth_context = { ...DIGID, authorizee: { legalSubject: { identifierType: 'bsn', identifier: '123456789' } } }
    const values = { foto: { file_name: '../../etc/passwd', content: 'geen base64!' } }
    const contact = await lever('verdwenen', inzending({ values, metadata: { auth_context } }))
    expect(contact.betrokkenen[0]?.partij).toBeNull()
    expect(contact.opvolging.internetaken[0]?.actoren).toMatchObject([{ uuid: kcc }])
    const { reden = '' } = (await laatste('verdwenen')) ?? {}
    for (const deel of ['Afdeling die verdwijnt', 'nummer van wie was ingelogd', 'passwd is niet leesbaar'])
      expect(reden).toContain(deel)
  })

  test('R9: een tijdstip in de toekomst of onzin telt niet; van vorig jaar wel', async () => {
    const op = async (registration_timestamp: string) =>
      (await lever('gat', inzending({ metadata: { registration_timestamp } }))).plaatsgevondenOp.slice(0, 10)
    const vandaag = new Date().toISOString().slice(0, 10)
    expect(await op('2099-01-01T00:00:00Z')).toBe(vandaag)
    expect(await op('gisteren')).toBe(vandaag)
    expect(await op('2025-03-01T10:00:00+01:00')).toBe('2025-03-01')
  })

  test('10.000 velden, vreemde tekens, keuzevakjes, herhalingen en een adres worden gelezen', async () => {
    await kanaal('veel', {
      onderwerp: '{kop}',
      inhoud: [
        { veld: 'vakjes', woorden: '' },
        { veld: 'rijen.1.naam', woorden: 'Kind' },
      ],
      klant: { adres: 'woon' },
    })
    const velden = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`veld${index}`, `waarde ${index}`]))
    const values = {
      ...velden,
      kop: 'Ünïcødé 😀 <script>alert(1)</script>',
      vakjes: { a: true, b: false, c: true },
      rijen: [{ naam: 'Jip' }, { naam: 'Janneke' }],
      woon: { postcode: '1234 AB', houseNumber: '12', houseLetter: 'a', streetName: 'Dorpsstraat', city: 'Ons Dorp' },
    }
    const contact = await lever('veel', inzending({ values }))
    expect(contact).toMatchObject({ onderwerp: values.kop, inhoud: 'a, c\nKind: Janneke' })
    expect(contact.betrokkenen[0]?.correspondentieadres).toMatchObject({
      straatnaam: 'Dorpsstraat',
      postcode: '1234 AB',
      huisnummer: 12,
    })
    const { text = '' } = (await documentsOf(contact)).get('formulier.html') ?? {}
    expect(text).toContain('waarde 9999')
    expect(text).not.toContain('<script>')
  })

  test.each([
    ['zonder waarden', { metadata: { public_reference: 'OF-X' } }, ['values']],
    ['met een lijst als waarden', { values: [], metadata: { public_reference: 'OF-X' } }, ['values']],
    ['zonder metadata', { values: {} }, ['metadata']],
    ['zonder kenmerk', { values: {}, metadata: {} }, ['metadata.public_reference']],
  ])('een inzending %s wordt geweigerd met de reden', async (_wat, body, fields) => {
    const problem = await problemIn(open.aanleveren.formulier({ params: { id: 'gat' }, body }))
    expect(problem.status).toBe(400)
    expect(fieldsOf(problem)).toEqual(fields)
  })

  test.each([
    ['geen UTF-8', Buffer.from('{"values":{"a":"caf\xe9"}}', 'latin1'), 400],
    ['half', Buffer.from('{"values":{"a":'), 400],
    ['te diep', Buffer.from(`{"values":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}},"metadata":{}}`), 400],
    ['te groot', Buffer.alloc(41 * 1024 * 1024, ' '), 413],
  ])('een levering die %s is krijgt een duidelijk antwoord', async (_wat, body, status) => {
    const answer = await fetch(`${app.base}/api/v1/kanalen/formulieren/gat`, {
      method: 'POST',
      headers: { Authorization: `Token ${open.token}`, 'Content-Type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  test('R28: zonder het recht kan niemand leveren, en wie levert ziet verder niets', async () => {
    const ander = await app.als({ rechten: ['klantcontacten.registreren'] })
    expect(await problemIn(ander.aanleveren.formulier({ params: { id: 'gat' }, body: inzending() }))).toMatchObject({
      status: 403,
    })
    expect(await problemIn(open.klantcontacten.lijst({ query: {} }))).toMatchObject({ status: 403 })
  })

  test('R28: een vertrouwelijk formulier van iemand met geheimhouding wordt ingenomen door wie dat niet mag zien', async () => {
    await kanaal('geheim', { vertrouwelijk: true })
    const auth_context = { ...DIGID, authorizee: { legalSubject: { identifierType: 'bsn', identifier: '999990408' } } }
    const eerste = await lever('geheim', inzending({ metadata: { auth_context } }))
    const partij = eerste.betrokkenen[0]?.partij?.uuid ?? ''
    await app.client.partijen.wijzigen({ params: { uuid: partij }, body: { indicatieGeheimhouding: true } })
    const tweede = await lever('geheim', inzending({ metadata: { auth_context } }))
    expect(tweede).toMatchObject({ vertrouwelijk: true, betrokkenen: [{ partij: { uuid: partij } }] })
  })
})

describe('beheer', () => {
  test('ziet de laatste inzending naast wat een regel ervan maakt', async () => {
    await lever('gat', inzending())
    const voorbeeld = await app.client.inkomend.voorbeeld({
      body: { sleutel: 'gat', regel: { onderwerp: '{wat}', klant: { telefoonnummer: 'waar', voornaam: 'roepnaam' } } },
    })
    expect(voorbeeld.velden).toContainEqual({ veld: 'waar', naam: 'Waar is het?', waarde: 'Dorpsstraat 12' })
    expect(voorbeeld.resultaat).toMatchObject({ onderwerp: 'Een gat in de weg', klant: '' })
    expect(voorbeeld.opmerkingen).toEqual([
      'Wat als telefoonnummer is ingevuld, is dat niet.',
      'Het veld roepnaam is in deze inzending niet ingevuld.',
    ])
    expect(await problemIn(app.client.inkomend.voorbeeld({ body: { sleutel: 'nooit' } }))).toMatchObject({
      code: 'geen-inzending',
    })
  })

  test('R10 R21: deelt een inzending opnieuw in: de tekst is gecorrigeerd en de taak doorgestuurd', async () => {
    const contact = await lever('later', inzending())
    await kanaal('later', { onderwerp: 'Nu met regel' })
    // Beheer does not see the contacts of others, and arranges them all the same (R28).
    const { medewerker } = await makeMedewerker(app)
    const beheer = await app.alsMedewerker(medewerker, ['beheerder'])
    const [levering] = (await beheer.inkomend.leveringen({ query: { sleutel: 'later', aantal: '1' } })).resultaten
    expect(await problemIn(beheer.inkomend.voorbeeld({ body: { sleutel: 'later' } }))).toMatchObject({
      code: 'geen-inzending',
    })
    const na = await beheer.inkomend.opnieuw({ params: { uuid: levering?.uuid ?? '' } })
    expect(na).toMatchObject({ stand: 'geregistreerd', reden: '' })
    const nu = await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })
    expect(nu).toMatchObject({ onderwerp: 'Nu met regel', oorspronkelijk: { onderwerp: 'Melding openbare ruimte' } })
    expect(nu.opvolging.internetaken[0]?.actoren.map(({ uuid }) => uuid)).toEqual([wegen])
  })

  test('krijgt elke fout bij het veld, en zijn wijzigingen staan in het spoor', async () => {
    const dubbel = await problemIn(kanaal('gat'))
    expect([dubbel.code, fieldsOf(dubbel)]).toEqual(['inkomend-kanaal-bestaat-al', ['sleutel']])
    const onbekend = '0192f5a0-0000-7000-8000-00000000dead'
    expect(fieldsOf(await problemIn(kanaal('nieuw', {}, { afdeling: onbekend })))).toEqual(['afdeling'])
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'inkomendkanaal', aantal: '1' } })
    expect(resultaten[0]).toMatchObject({ soort: 'inkomendkanaal', actie: 'gemaakt' })
  })
})
