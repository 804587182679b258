import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callBalie } from '../../run/testing/balie.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

const KOP = {
  From: 'Kees Visser <kees@example.org>',
  To: 'gemeente@waterlanden.example',
  Subject: 'Kapotte lantaarnpaal',
  Date: 'Mon, 23 Nov 2026 09:15:00 +0100',
  'Message-ID': '<lantaarn-1@example.org>',
  'Content-Type': 'text/plain; charset=utf-8',
}

/** A message as bytes: headers, an empty line, and a body that may hold any bytes (as latin1 text). */
function bericht(
  kop: Partial<Record<string, string | undefined>> = {},
  body = 'Beste gemeente,\r\n\r\nDe lamp voor nummer 12 doet het niet.\r\n',
): Buffer {
  const regels = Object.entries({ ...KOP, ...kop }).filter(([, waarde]) => waarde !== undefined)
  return Buffer.from(`${regels.map(([naam, waarde]) => `${naam}: ${waarde}\r\n`).join('')}\r\n${body}`, 'latin1')
}

const GEMENGD = { 'Content-Type': 'multipart/mixed; boundary="grens"' }

const part = (kop: string, inhoud: string) => `--grens\r\n${kop}\r\n\r\n${inhoud}\r\n`

describe('balie registreer-email', () => {
  let app: TestApp
  let map: string

  beforeAll(async () => {
    app = await startTestApp()
    await app.client.actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    map = await mkdtemp(join(tmpdir(), 'balie-email-'))
    return () => rm(map, { recursive: true, force: true })
  })

  const register = (...paden: string[]) => callBalie(['registreer-email', ...paden], { DATABASE_URL: app.url })

  test('R3, R12, R15: een bericht wordt één klantcontact van een onbekende, met zijn documenten en een taak voor het KCC', async () => {
    const body = `${part('Content-Type: text/plain; charset=utf-8', 'x'.repeat(1500))}${part('Content-Type: text/csv\r\nContent-Disposition: attachment; filename=tellingen.csv', 'a,b')}--grens--`
    await writeFile(join(map, 'bericht.eml'), bericht({ ...GEMENGD, Subject: 'Zeldzaamonderwerp '.repeat(20) }, body))
    expect(await register(join(map, 'bericht.eml'))).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 geregistreerd'),
    })
    const { resultaten } = await app.client.klantcontacten.lijst({ query: { zoek: 'zeldzaamonderwerp' } })
    expect(resultaten).toMatchObject([
      {
        kanaal: 'e-mail',
        plaatsgevondenOp: '2026-11-23T08:15:00Z',
        betrokkenen: [{ partij: null, digitaleAdressen: [{ adres: 'kees@example.org' }] }],
        actoren: [{ naam: 'E-mailintake', soortActor: 'geautomatiseerde_actor' }],
        opvolging: { internetaken: [{ status: 'te_verwerken', actoren: [{ naam: 'Klantcontactcentrum' }] }] },
      },
    ])
    const [contact] = resultaten
    expect(contact?.onderwerp.length).toBeLessThanOrEqual(200)
    expect(contact?.inhoud).toMatch(/zie het bericht in de bijlage\)$/)
    const documenten = await Promise.all(
      (contact?.bijlagen ?? []).map(async ({ identificator }) => {
        const antwoord = await fetch(`${app.base}/api/v1/informatieobjecten/${identificator.objectId}/inhoud`, {
          headers: { Authorization: `Token ${app.token}` },
        })
        return [
          antwoord.headers.get('content-disposition')?.match(/filename="(.*?)"/)?.[1],
          (await antwoord.text()).length > 0,
        ]
      }),
    )
    expect(documenten).toEqual([
      ['bericht.eml', true],
      ['bericht.txt', true],
      ['tellingen.csv', true],
    ])
  })

  test('hetzelfde Message-ID wordt één keer geregistreerd, ook als het tegelijk binnenkomt', async () => {
    const bron = bericht({ 'Message-ID': '<dubbel@example.org>', Subject: 'Dubbelganger' })
    for (const naam of ['a.eml', 'b.eml']) await writeFile(join(map, naam), bron)
    await Promise.all([register(join(map, 'a.eml')), register(join(map, 'b.eml'))])
    expect(await register(map)).toMatchObject({
      code: 0,
      text: expect.stringContaining('0 geregistreerd, 2 al bekend'),
    })
    expect((await app.client.klantcontacten.lijst({ query: { zoek: 'dubbelganger' } })).resultaten).toHaveLength(1)
  })

  test('wat niet gelezen kan worden staat er met naam en reden; de rest gaat door en de uitgangscode zegt het', async () => {
    await mkdir(join(map, 'diep'))
    await writeFile(join(map, 'diep', 'goed.EML'), bericht({ 'Message-ID': '<goed@example.org>' }))
    await writeFile(join(map, 'leeg.eml'), '')
    const { code, text } = await register(map, join(map, 'weg.eml'))
    expect(code).toBe(1)
    expect(text).toContain('leeg.eml: niet geregistreerd: het bestand is leeg')
    expect(text).toContain('weg.eml: niet geregistreerd: dit bestand of deze map bestaat niet')
    expect(text).toContain('1 geregistreerd, 0 al bekend, 0 overgeslagen, 2 niet geregistreerd.')
  })

  test('van elke vraag in de map komt een klantcontact; van wat niets vraagt of geen bericht is niet', async () => {
    const { code, text } = await register(join(import.meta.dirname, 'fixtures'))
    expect(code).toBe(1)
    expect(text.split('\n').filter((regel) => regel.includes(': niet geregistreerd: '))).toEqual(
      text.split('\n').filter((regel) => regel.includes('/niet-te-lezen-')),
    )
    expect(text).toContain('25 geregistreerd, 0 al bekend, 1 overgeslagen, 4 niet geregistreerd.')
  })

  test('van een bericht met meer bijlagen dan een klantcontact kan hebben zitten de laatste alleen in het bericht zelf', async () => {
    const body = Array.from({ length: 120 }, (_, n) => part(`Content-Type: image/png; name=foto-${n}.png`, 'x')).join(
      '',
    )
    const bron = bericht({ ...GEMENGD, 'Message-ID': '<veel@example.org>', Subject: 'Veelheid' }, `${body}--grens--`)
    await writeFile(join(map, 'veel.eml'), bron)
    expect(await register(map)).toMatchObject({ code: 0 })
    const { resultaten } = await app.client.klantcontacten.lijst({ query: { zoek: 'veelheid' } })
    expect(resultaten[0]?.bijlagen).toHaveLength(100)
    expect(resultaten[0]?.opvolging.internetaken[0]?.toelichting).toBe(
      'Het bericht heeft 120 bijlagen. Daarvan staan er 21 alleen in bericht.eml.',
    )
  })

  test('twee berichten met hetzelfde Message-ID maar andere inhoud worden allebei geregistreerd', async () => {
    const scan = { 'Message-ID': '<1@scanner.example>', Subject: 'Scanner' }
    await writeFile(join(map, 'a.eml'), bericht(scan, 'Eerste scan.'))
    await writeFile(
      join(map, 'b.eml'),
      bericht({ ...scan, Received: 'from a by b; Mon, 23 Nov 2026 08:20:00 +0000' }, 'Eerste scan.'),
    )
    await writeFile(join(map, 'c.eml'), bericht(scan, 'Tweede scan.'))
    expect((await register(map)).text).toContain('2 geregistreerd, 1 al bekend')
  })

  test('een mbox is zo veel klantcontacten als er berichten in zitten', async () => {
    const een = bericht({ 'Message-ID': '<m1@example.org>', Subject: 'Mbox een' }, 'Eerste.\r\n>From de buren.\r\n')
    const twee = bericht(
      { 'Message-ID': '<m2@example.org>', Subject: 'Mbox twee', From: 'Anna Bos <anna@example.org>' },
      'Tweede.\r\n',
    )
    const lijn = (minuut: number) => Buffer.from(`From MAILER Mon Nov 23 09:1${minuut}:00 2026\n`)
    await writeFile(join(map, 'post.mbox'), Buffer.concat([lijn(5), een, Buffer.from('\n'), lijn(6), twee]))
    expect((await register(map)).text).toContain('2 geregistreerd')
    const { resultaten } = await app.client.klantcontacten.lijst({ query: { zoek: 'mbox' } })
    expect(resultaten.map(({ inhoud }) => inhoud).sort()).toEqual(['Eerste.\nFrom de buren.', 'Tweede.'])
  })

  test('R13, R23: een antwoord hoort bij het klantcontact van het eerdere bericht, en gaat naar wie de taak heeft', async () => {
    await writeFile(join(map, 'a.eml'), bericht({ 'Message-ID': '<keten-1@example.org>', Subject: 'Ketenvraag' }))
    await register(map)
    const [eerste] = (await app.client.klantcontacten.lijst({ query: { zoek: 'ketenvraag' } })).resultaten
    const taak = eerste?.opvolging.internetaken[0]?.uuid ?? ''
    const wegen = await app.client.actoren.maken({ body: { naam: 'Wegen', soortActor: 'organisatorische_eenheid' } })
    await app.client.internetaken.doorsturen({
      params: { uuid: taak },
      body: { actoren: [wegen.uuid], reden: 'Gaat over een weg' },
    })
    const antwoord = {
      'Message-ID': '<keten-2@example.org>',
      'In-Reply-To': '<keten-1@example.org>',
      Subject: 'Re: iets heel anders',
    }
    await writeFile(join(map, 'b.eml'), bericht(antwoord, 'Er is nog niemand geweest.'))
    await register(map)
    const [tweede] = (await app.client.klantcontacten.lijst({ query: { zoek: 'niemand geweest' } })).resultaten
    expect(tweede?.onderwerpobjecten).toMatchObject([{ wasKlantcontact: eerste?.uuid }])
    expect(tweede?.opvolging.internetaken).toMatchObject([{ actoren: [{ naam: 'Wegen' }] }])
  })

  test('R17: wat een collega doorstuurt is van de klant die erin staat; wat collega’s elkaar schrijven wordt overgeslagen', async () => {
    await app.client.actoren.maken({
      body: { naam: 'Bas Nijhuis', soortActor: 'medewerker', emailadres: 'bas.nijhuis@waterlanden.example' },
    })
    const van = { From: 'Bas Nijhuis <bas.nijhuis@waterlanden.example>' }
    const blok =
      'Graag oppakken.\r\n\r\nVan: Anna Bos <anna.bos@example.org>\r\nVerzonden: maandag 23 november 2026 08:00\r\nAan: Bas Nijhuis\r\nOnderwerp: Gat\r\n\r\nEr zit een gat.'
    await writeFile(
      join(map, 'a.eml'),
      bericht({ ...van, 'Message-ID': '<fw@x>', Subject: 'FW: Doorgestuurdgat' }, blok),
    )
    await writeFile(join(map, 'b.eml'), bericht({ ...van, 'Message-ID': '<lunch@x>', Subject: 'Lunch' }))
    const { code, text } = await register(map)
    expect(code).toBe(0)
    expect(text).toContain('b.eml: overgeslagen: dit is een bericht van een collega')
    const [contact] = (await app.client.klantcontacten.lijst({ query: { zoek: 'doorgestuurdgat' } })).resultaten
    expect(contact?.betrokkenen).toMatchObject([
      { volledigeNaam: 'Anna Bos', digitaleAdressen: [{ adres: 'anna.bos@example.org' }] },
    ])
  })

  test('een adres dat te lang is om vast te leggen staat in de taak', async () => {
    const adres = `${'a'.repeat(64)}@${'langedomeinnaam.'.repeat(3)}example`
    await writeFile(join(map, 'a.eml'), bericht({ From: adres, 'Message-ID': '<lang@x>', Subject: 'Langadres' }))
    expect((await register(map)).code).toBe(0)
    const [contact] = (await app.client.klantcontacten.lijst({ query: { zoek: 'langadres' } })).resultaten
    expect(contact?.betrokkenen[0]?.digitaleAdressen).toEqual([])
    expect(contact?.opvolging.internetaken[0]?.toelichting).toContain(adres)
  })

  test.each([
    ['automatisch antwoord', { 'Auto-Submitted': 'auto-replied', Subject: 'Automatisch antwoord: Uw vraag' }],
    ['leesbevestiging', { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary="grens"' }],
    [
      'niet is bezorgd',
      {
        From: 'Mail Delivery <MAILER-DAEMON>',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary="grens"',
      },
    ],
    ['nieuwsbrief', { 'List-Id': '<nieuws.example.org>', 'List-Unsubscribe': '<mailto:weg@example.org>' }],
    ['melding van Balie zelf', { 'Message-ID': '<c466a979-0d58@balie>', 'Auto-Submitted': 'auto-generated' }],
  ])('%s: het wordt gezegd, en er komt geen taak van', async (reden, kop) => {
    await writeFile(join(map, 'a.eml'), bericht({ 'Message-ID': `<${reden.length}@soort>`, ...kop }))
    const { code, text } = await register(map)
    expect(code).toBe(0)
    expect(text).toMatch(new RegExp(`overgeslagen: .*${reden}`))
    expect(text).toContain('0 geregistreerd, 0 al bekend, 1 overgeslagen')
  })
})
