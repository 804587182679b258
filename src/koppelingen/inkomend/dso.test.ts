import { readdir, readlink } from 'node:fs/promises'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { readTree } from './dso/xml.ts'

let app: TestApp
let adapter: Awaited<ReturnType<TestApp['als']>>
let bouwen: string
const OIN = '00000001001234567000'

beforeAll(async () => {
  app = await startTestApp({ DSO_OIN: OIN })
  adapter = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
  const afdeling = async (naam: string) =>
    (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
  await afdeling('Klantcontactcentrum')
  bouwen = await afdeling('Bouwen')
  await app.client.inkomend.maken({
    body: { soort: 'dso', sleutel: 'aanvraag-vergunning', naam: 'Aanvraag vergunning', afdeling: bouwen },
  })
})
afterAll(() => app?.stop())

const BSN = '999993653'
let number = 0

interface Given {
  nummer?: string
  volgnummer?: number
  doel?: string
  extra?: string
  gemachtigde?: string
  initiatiefnemer?: string
  bsn?: string
  oin?: string
}

/** A message as this project thinks that an adapter sends it: the real ones cannot be had. */
const bericht = ({
  nummer = `2026-${++number}`,
  volgnummer = 1,
  doel = 'Initiëren',
  extra = '',
  gemachtigde = '',
  bsn = BSN,
  initiatiefnemer = `<vx:natuurlijkPersoon><vx:bsn>${bsn}</vx:bsn><vx:voornamen>Jip</vx:voornamen><vx:achternaam>Jansen</vx:achternaam>
   <vx:emailadres>jip@example.org</vx:emailadres></vx:natuurlijkPersoon>`,
  oin = OIN,
}: Given = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<vx:verzoekXML xmlns:vx="http://www.omgevingswet.nl/koppelvlak/stam/verzoek/v3">
 <vx:verzoek>
  <vx:verzoeknummer>${nummer}</vx:verzoeknummer><vx:volgnummer>${volgnummer}</vx:volgnummer>
  <vx:doel>${doel}</vx:doel><vx:type>Aanvraag vergunning</vx:type>
  <vx:indienDatum>2026-03-02T10:00:00+01:00</vx:indienDatum>
  <vx:projectnaam>Dakkapel &amp; schuur</vx:projectnaam>
  <vx:bevoegdGezag><vx:oin>${oin}</vx:oin></vx:bevoegdGezag>
  <vx:initiatiefnemer>${initiatiefnemer}</vx:initiatiefnemer>${gemachtigde}
  <vx:projectlocaties><vx:projectlocatie><vx:straatnaam>Dorpsstraat</vx:straatnaam><vx:huisnummer>12</vx:huisnummer><vx:postcode>1234AB</vx:postcode><vx:woonplaats>Lisveen</vx:woonplaats></vx:projectlocatie></vx:projectlocaties>
  <vx:projectactiviteiten><vx:projectactiviteit><vx:activiteitId>nl.imow.bouwen</vx:activiteitId><vx:activiteitNaam>Bouwen</vx:activiteitNaam>
   <vx:specificaties><vx:specificatie><vx:vraagId>hoogte</vx:vraagId><vx:vraag>Hoe hoog wordt het?</vx:vraag><vx:antwoord>3 m</vx:antwoord></vx:specificatie></vx:specificaties>
  </vx:projectactiviteit></vx:projectactiviteiten>
  <vx:verzoekbijlages><vx:document><vx:documentId>doc-1</vx:documentId><vx:bestandsnaam>tekening.pdf</vx:bestandsnaam><vx:link>https://dso.example/doc-1</vx:link></vx:document></vx:verzoekbijlages>${extra}
 </vx:verzoek>
</vx:verzoekXML>`

const GEMACHTIGDE = `<vx:gemachtigde><vx:nietNatuurlijkPersoon><vx:kvkNummer>68750110</vx:kvkNummer><vx:handelsnaam>Bouwbureau</vx:handelsnaam></vx:nietNatuurlijkPersoon></vx:gemachtigde>`

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

async function lever(text: string) {
  const { klantcontact } = await adapter.aanleveren.dso({ body: bytes(text) })
  return app.client.klantcontacten.tonen({ params: { uuid: klantcontact.uuid } })
}

const laatste = async () =>
  (await app.client.inkomend.leveringen({ query: { soort: 'dso', aantal: '1' } })).resultaten[0]

async function textOf(contact: Awaited<ReturnType<typeof lever>>, bestandsnaam: string): Promise<string> {
  const { resultaten } = await app.client.documenten.lijst({ query: { klantcontact: contact.uuid } })
  const document = resultaten.find((one) => one.bestandsnaam === bestandsnaam)
  const answer = await fetch(`${app.base}/api/v1/informatieobjecten/${document?.uuid}/inhoud`, {
    headers: { Authorization: `Token ${app.token}` },
  })
  return answer.text()
}

describe('een verzoek van het Omgevingsloket wordt een klantcontact', () => {
  test('R12 R15: met taak, locatie, antwoorden, het bericht zelf en verwijzingen naar de documenten', async () => {
    const contact = await lever(bericht({ nummer: 'heel-1' }))
    expect(contact).toMatchObject({
      kanaal: 'omgevingsloket',
      onderwerp: 'Aanvraag vergunning: Dakkapel & schuur',
      plaatsgevondenOp: expect.stringMatching(/^2026-03-02T09:00/),
      initiatiefnemer: 'klant',
      zonderOpvolging: false,
      opvolging: { internetaken: [{ actoren: [{ uuid: bouwen }] }] },
      onderwerpobjecten: [{ identificator: { objectId: 'heel-1', codeRegister: 'omgevingsloket' } }],
    })
    for (const deel of ['Locatie: Dorpsstraat 12, 1234AB Lisveen', 'Hoe hoog wordt het?: 3 m', 'tekening.pdf'])
      expect(contact.inhoud).toContain(deel)
    expect(contact.bijlagen.at(-1)?.identificator).toMatchObject({ objectId: 'doc-1', codeRegister: 'omgevingsloket' })
    expect(await textOf(contact, 'verzoek.xml')).toContain('<projectnaam>Dakkapel &amp; schuur</projectnaam>')
    expect(await laatste()).toMatchObject({ stand: 'geregistreerd', adres: 'aanvraag-vergunning', kenmerk: 'heel-1' })
  })

  test('wat niet helemaal mee kan wordt gezegd: documenten zonder kenmerk, te veel, en een tweede initiatiefnemer', async () => {
    const document = (id: string, naam: string) =>
      `<vx:document><vx:documentId>${id}</vx:documentId><vx:bestandsnaam>${naam}</vx:bestandsnaam></vx:document>`
    const initiatiefnemer = (naam: string) =>
      `<vx:initiatiefnemer><vx:natuurlijkPersoon><vx:achternaam>${naam}</vx:achternaam></vx:natuurlijkPersoon></vx:initiatiefnemer>`
    const reden = async (extra: string) => {
      await lever(bericht({ extra }))
      return (await laatste())?.reden
    }
    expect(await reden('')).toBe('')
    expect(await reden(document('', 'zonder.pdf') + document('x'.repeat(201), 'lang.pdf'))).toMatch(
      /2 documenten .*zonder.pdf, lang.pdf/,
    )
    const many = Array.from({ length: 100 }, (_, index) => document(`d-${index}`, `${index}.pdf`)).join('')
    expect(await reden(many)).toContain('meer dan 100 bijlagen')
    expect(await reden(initiatiefnemer('Bakker'))).toContain('meer initiatiefnemers')
    expect(await reden('<vx:verzoek><vx:verzoeknummer>ander-1</vx:verzoeknummer></vx:verzoek>')).toContain(
      'meer verzoeken',
    )
  })

  test('R1: wie een BSN heeft is een partij, en het nummer staat nergens in wat bij het contact wordt bewaard', async () => {
    const contact = await lever(bericht())
    expect(contact.betrokkenen).toMatchObject([{ rol: 'klant', initiator: true, partij: { soortPartij: 'persoon' } }])
    expect(contact.betrokkenen[0]?.digitaleAdressen).toMatchObject([{ adres: 'jip@example.org' }])
    for (const naam of ['verzoek.xml', 'verzoek.json', 'verzoek.html'])
      expect(await textOf(contact, naam)).not.toContain(BSN)
    expect(await textOf(contact, 'verzoek.xml')).toContain('<bsn>000000000</bsn>')
  })

  test('R4: de gemachtigde is vertegenwoordiger, en de initiatiefnemer de klant', async () => {
    const contact = await lever(bericht({ gemachtigde: GEMACHTIGDE }))
    expect(contact.initiatiefnemer).toBe('vertegenwoordiger')
    expect(contact.betrokkenen).toMatchObject([
      { rol: 'vertegenwoordiger', initiator: true, partij: { soortPartij: 'organisatie' } },
      { rol: 'klant', initiator: false, partij: { soortPartij: 'persoon' } },
    ])
  })

  test('R1 R28: een contactpersoon is nooit wie het BSN heeft, en zijn BSN stelt niemand vast', async () => {
    const contactpersoon = `<vx:contactpersoon><vx:natuurlijkPersoon><vx:bsn>999990639</vx:bsn><vx:achternaam>Pietersen</vx:achternaam>
      <vx:emailadres>piet@example.org</vx:emailadres></vx:natuurlijkPersoon></vx:contactpersoon>`
    const persoon = `<vx:natuurlijkPersoon><vx:bsn>999994669</vx:bsn><vx:achternaam>Jansen</vx:achternaam></vx:natuurlijkPersoon>`
    const organisatie = `<vx:nietNatuurlijkPersoon><vx:kvkNummer>68750110</vx:kvkNummer><vx:handelsnaam>Bouwbureau</vx:handelsnaam></vx:nietNatuurlijkPersoon>`
    const elk = [
      await lever(bericht({ initiatiefnemer: persoon + contactpersoon })),
      await lever(bericht({ initiatiefnemer: persoon, extra: contactpersoon })),
      await lever(bericht({ initiatiefnemer: organisatie + contactpersoon })),
      await lever(bericht({ initiatiefnemer: `<vx:handelsnaam>Zonder nummer</vx:handelsnaam>${contactpersoon}` })),
    ]
    expect(elk.map(({ betrokkenen }) => betrokkenen[0])).toMatchObject([
      { partij: { soortPartij: 'persoon', naam: 'Jansen' }, digitaleAdressen: [] },
      { partij: { soortPartij: 'persoon', naam: 'Jansen' }, digitaleAdressen: [] },
      { partij: { soortPartij: 'organisatie' }, digitaleAdressen: [{ adres: 'piet@example.org' }] },
      { partij: null, organisatienaam: 'Zonder nummer', contactnaam: { achternaam: 'Pietersen' } },
    ])
  })

  test('R3: wie geen BSN heeft (000000000) of een verkeerd nummer blijft onbekend, met de naam bij dit contact', async () => {
    const zonder = await lever(bericht({ bsn: '000000000', gemachtigde: GEMACHTIGDE }))
    expect(zonder.betrokkenen[1]).toMatchObject({ partij: null, contactnaam: { achternaam: 'Jansen' } })
    const fout = await lever(bericht({ bsn: '123456789' }))
    expect(fout.betrokkenen).toMatchObject([{ partij: null, contactnaam: { voornaam: 'Jip' } }])
    expect(await laatste()).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('niet geldig') })
  })

  test('R13 R23: een aanvulling is een eigen contact over het eerste, met een eigen taak', async () => {
    const eerste = await lever(bericht({ nummer: 'reeks-1' }))
    const tweede = await lever(bericht({ nummer: 'reeks-1', volgnummer: 2, doel: 'Aanvullen' }))
    expect(tweede.uuid).not.toBe(eerste.uuid)
    expect(tweede.onderwerpobjecten.map(({ wasKlantcontact }) => wasKlantcontact)).toContain(eerste.uuid)
    expect(tweede.opvolging.internetaken).toMatchObject([{ gevraagdeHandeling: 'Verwerk deze aanvulling' }])
    const los = await lever(bericht({ volgnummer: 4, doel: 'Intrekken' }))
    expect(los.opvolging.internetaken).toMatchObject([{ gevraagdeHandeling: 'Verwerk deze intrekking' }])
    expect(await laatste()).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('Eerdere berichten') })
  })

  test('R12: zonder volgnummer is elk bericht een eigen contact; een doel dat Balie niet kent is een taak', async () => {
    const zonder = (tekst: string) =>
      bericht({ nummer: 'los-1', doel: 'Aanvullen' })
        .replace(/<vx:volgnummer>.*<\/vx:volgnummer>/, '')
        .replace('3 m', tekst)
    const contacten = [await lever(zonder('4 m')), await lever(zonder('5 m')), await lever(zonder('5 m'))]
    expect(new Set(contacten.map(({ uuid }) => uuid)).size).toBe(2)
    const onbekend = await lever(bericht({ doel: 'Informeren' }))
    expect(onbekend.opvolging.internetaken).toMatchObject([{ gevraagdeHandeling: expect.stringContaining('Kijk') }])
    expect(await laatste()).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('Het doel') })
  })

  test('een verzoek voor een andere overheid start niets, en wordt bekeken', async () => {
    const contact = await lever(bericht({ oin: '00000001009999999000' }))
    expect(contact.opvolging.internetaken[0]?.gevraagdeHandeling).toContain('andere overheid')
  })

  test('een verzoek zonder regel gaat naar de standaardafdeling; beheer ziet het, en kan het opnieuw indelen', async () => {
    const contact = await lever(bericht({ doel: 'Conceptverzoek' }))
    const { zonderRegel } = await app.client.inkomend.lijst()
    expect(zonderRegel).toContainEqual(expect.objectContaining({ soort: 'dso', sleutel: 'conceptverzoek' }))
    await app.client.inkomend.maken({
      body: {
        ...{ soort: 'dso', sleutel: 'conceptverzoek', naam: 'Concept', afdeling: bouwen },
        regel: { onderwerp: 'Concept: {project}', inhoud: [{ veld: 'antwoorden.hoogte', woorden: 'Hoogte' }] },
      },
    })
    await app.client.inkomend.opnieuw({ params: { uuid: (await laatste())?.uuid ?? '' } })
    expect(await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })).toMatchObject({
      onderwerp: 'Concept: Dakkapel & schuur',
      inhoud: 'Hoogte: 3 m',
      opvolging: { internetaken: [{ actoren: [{ uuid: bouwen }] }] },
    })
  })
})

describe('een verzoek telt één keer', () => {
  test('ook tegelijk, met andere witruimte, en met de hand ingelezen; een andere inhoud is 409', async () => {
    const text = bericht({ nummer: 'dubbel-1' })
    const postkamer = await app.als({ rechten: ['inkomend.inlezen'], authenticatie: null })
    const uitkomsten = await Promise.all([
      adapter.aanleveren.dso({ body: bytes(text) }),
      adapter.aanleveren.dso({
        body: bytes(text.replaceAll('\n', '\n\n').replaceAll('vx:', 'q:').replace('xmlns:vx', 'xmlns:q')),
      }),
      postkamer.inkomend.inlezen({ body: bytes(text) }),
    ])
    expect(new Set(uitkomsten.map(({ klantcontact }) => klantcontact.uuid)).size).toBe(1)
    const anders = text.replace('3 m', '4 m')
    expect(await problemIn(adapter.aanleveren.dso({ body: bytes(anders) }))).toMatchObject({
      status: 409,
      code: 'levering-anders',
    })
  })

  test('berichten van één verzoek die tegelijk komen zijn elk één contact, over hetzelfde', async () => {
    const contacten = await Promise.all(
      [1, 2, 3, 2, 3].map((volgnummer) =>
        lever(bericht({ nummer: 'samen-1', volgnummer, doel: volgnummer === 1 ? 'Initiëren' : 'Aanvullen' })),
      ),
    )
    expect(new Set(contacten.map(({ uuid }) => uuid)).size).toBe(3)
    const over = contacten.map(({ onderwerpobjecten }) => onderwerpobjecten[0]?.identificator.objectId)
    expect(new Set(over)).toEqual(new Set(['samen-1']))
  })
})

describe('wat geen verzoek is wordt geweigerd, met de regel', () => {
  const BOM = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<a>&b;</a>'
  test.each([
    ['half', bericht().slice(0, 900), /^Regel 11: dit is geen geldige XML/],
    ['met een verkeerd einde', '<a>\n<b>\n</a>', /^Regel 3: /],
    ['met een DOCTYPE en entiteiten', BOM, /DOCTYPE/],
    ['met een entiteit van elders', '<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', /DOCTYPE/],
    ['met een onbekende entiteit', '<a>\n&b;</a>', /^Regel 2: /],
    ['te diep', '<a>'.repeat(200), /dieper dan 100/],
    ['in een andere tekenset', '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a/>', /UTF-8/],
    ['zonder verzoeknummer', '<verzoek>\n</verzoek>', /verzoeknummer/],
    [
      'een aankondiging',
      '<triggerbericht><trigger><verzoeknummer>1</verzoeknummer></trigger></triggerbericht>',
      /aankondiging/,
    ],
    [
      'een intrekking door de adapter',
      '<root><oin/><verzoeknummer>1</verzoeknummer><actie>close</actie></root>',
      /adapter/,
    ],
  ])('%s', async (_wat, text, reason) => {
    const problem = await problemIn(adapter.aanleveren.dso({ body: bytes(text) }))
    expect(problem.status).toBe(400)
    expect(problem.invalidParams?.[0]?.reason ?? problem.detail).toMatch(reason)
    const { resultaten } = await app.client.inkomend.weigeringen({ query: { soort: 'dso', aantal: '1' } })
    expect(resultaten[0]?.reden).toMatch(reason)
  })

  test.each([
    ['geen UTF-8', 'application/xml', Buffer.from('<a>\n\xe9</a>', 'latin1'), 400],
    ['leeg', 'application/xml', Buffer.alloc(0), 400],
    ['geen XML', 'application/json', Buffer.from('{}'), 415],
  ])('een bericht dat %s is krijgt een duidelijk antwoord', async (_wat, type, body, status) => {
    const answer = await fetch(`${app.base}/api/v1/kanalen/dso/verzoeken`, {
      method: 'POST',
      headers: { Authorization: `Token ${adapter.token}`, 'Content-Type': type },
      body,
    })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  test('een bericht dat zegt dat het te groot is wordt niet gelezen', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${app.base}/api/v1/kanalen/dso/verzoeken`, {
        method: 'POST',
        headers: {
          ...{ Authorization: `Token ${adapter.token}`, 'Content-Type': 'text/xml' },
          'Content-Length': 100 * 1024 * 1024 + 1,
        },
      })
      sent.on('response', ({ statusCode }) => resolve(statusCode))
      sent.on('error', reject)
      sent.write('<a>')
    })
    expect(status).toBe(413)
  })

  test('van wie ophangt blijft geen bestand open, halverwege en na het laatste byte', async () => {
    const open = async () => {
      const names = await readdir('/proc/self/fd')
      const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')))
      return targets.filter((target) => /balie-[\da-f-]{36} \(deleted\)$/.test(target)).length
    }
    // Node warns of a file that it only closes because nothing refers to it any more.
    const warnings: string[] = []
    process.on('warning', ({ message }) => warnings.push(message))
    const body = bericht({ nummer: 'opgehangen' })
    const start = () => {
      const sent = request(`${app.base}/api/v1/kanalen/dso/verzoeken`, {
        method: 'POST',
        headers: {
          ...{ Authorization: `Token ${adapter.token}`, 'Content-Type': 'text/xml' },
          'Content-Length': Buffer.byteLength(body),
        },
      })
      sent.on('error', () => {})
      return sent
    }
    const half = start()
    half.write(body.slice(0, 500))
    await expect.poll(open).toBe(1)
    half.destroy()
    await expect.poll(open).toBe(0)
    const whole = start()
    const held = await app.pool.connect()
    await held.query('begin; lock table inkomende_levering in access exclusive mode')
    whole.end(body)
    const waits = `select 1 from pg_locks where not granted and relation = 'inkomende_levering'::regclass`
    await expect.poll(async () => (await held.query(waits)).rowCount).toBeGreaterThan(0)
    expect(await open()).toBe(1)
    whole.destroy()
    await held.query('commit')
    held.release()
    await expect.poll(async () => (await laatste())?.kenmerk).toBe('opgehangen')
    await expect.poll(open).toBe(0)
    expect(warnings.filter((message) => message.includes('garbage collection'))).toEqual([])
  })

  test('R28: zonder het recht kan niemand leveren of inlezen', async () => {
    const ander = await app.als({ rechten: ['klantcontacten.registreren'] })
    expect(await problemIn(ander.aanleveren.dso({ body: bytes(bericht()) }))).toMatchObject({ status: 403 })
    expect(await problemIn(adapter.inkomend.inlezen({ body: bytes(bericht()) }))).toMatchObject({ status: 403 })
  })
})

test('een groot bericht wordt in stukken gelezen: wat ervan in het geheugen blijft heeft een grens', async () => {
  const piece = Buffer.from(
    '<specificatie><vraag>Waarom?</vraag><antwoord>Daarom.</antwoord></specificatie>'.repeat(800),
  )
  async function* large() {
    yield Buffer.from('<verzoek><verzoeknummer>1</verzoeknummer>')
    for (let count = 0; count < 25; count++) yield piece
    yield Buffer.from('</verzoek>')
  }
  const { wortel, isVol } = await readTree(large())
  expect(isVol).toBe(true)
  expect(wortel.in.length).toBeLessThan(20_000)
})

test('één tekst die niet eindigt wordt geweigerd voordat hij het geheugen vult', async () => {
  async function* endless() {
    yield Buffer.from('<a>')
    for (let count = 0; count < 1000; count++) yield Buffer.alloc(64 * 1024, 'x')
  }
  await expect(readTree(endless())).rejects.toThrow('meer dan een miljoen tekens')
})
