import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GelezenEmail, readEmail } from '../../run/testing/email.ts'
import { decoderFor } from './codering.ts'

const NU = new Date('2026-11-24T12:00:00Z')
const MAP = join(import.meta.dirname, 'fixtures')

const voorbeelden = readdirSync(MAP).filter((naam) => naam.endsWith('.eml'))
const voorbeeld = (naam: string): Buffer => readFileSync(join(MAP, `${naam}.eml`))

async function read(bytes: Uint8Array): Promise<GelezenEmail> {
  const uitkomst = await readEmail(bytes, NU)
  if ('reden' in uitkomst) throw new Error(uitkomst.reden)
  return uitkomst
}

/** A message of these header lines, with a body that may hold any bytes (as latin1 text). */
const bericht = (kop: string[], body = 'Beste gemeente.'): Buffer =>
  Buffer.from(`${kop.join('\r\n')}\r\n\r\n${body}`, 'latin1')

const senderOf = async (van: string) => (await read(bericht([`From: ${van}`]))).afzender

const namen = ({ bijlagen }: GelezenEmail) =>
  bijlagen.map(({ bestandsnaam, mediatype }) => `${bestandsnaam} ${mediatype}`)

describe('inhoud van een bericht', () => {
  test('afzender, onderwerp, tekst en moment komen uit het bericht, met de alinea’s van de schrijver', async () => {
    const { vingerafdruk, headers, delen, ...email } = await read(voorbeeld('gewone-melding'))
    expect(vingerafdruk).toHaveLength(32)
    expect(headers.get('message-id')).toEqual(['<lantaarnpaal-1@example.org>'])
    expect(delen.map(({ mediatype }) => mediatype)).toEqual(['text/plain'])
    expect(email).toEqual({
      messageId: '<lantaarnpaal-1@example.org>',
      afzender: { naam: 'Kees Visser', adres: 'kees.visser@example.org' },
      onderwerp: 'Lantaarnpaal Dorpsstraat doet het niet',
      tekst: [
        'Beste gemeente,\n',
        "De lantaarnpaal voor Dorpsstraat 12 is al een week uit. Het is er 's avonds erg donker en mijn moeder van 82 durft de straat niet meer op.\n",
        'Kunt u mij laten weten wanneer hij wordt gemaakt?\n',
        'Met vriendelijke groet,\nKees Visser\n--\nVerzonden vanaf mijn telefoon',
      ].join('\n'),
      ontvangenOp: new Date('2026-11-23T08:15:00Z'),
      bijlagen: [],
      soort: { soort: 'bericht' },
      antwoordOp: [],
      doorgestuurdVan: undefined,
      opmerkingen: [],
      isOutlook: false,
    })
  })

  test('wie over afwezigheid schrijft stelt een vraag; een programma dat zo antwoordt zegt het in zijn kop', async () => {
    const kind = async (...kop: string[]) =>
      (await read(bericht(['From: Ouder <ouder@example.org>', 'Subject: Afwezigheid: mijn zoon is ziek', ...kop])))
        .soort
    expect(await kind()).toEqual({ soort: 'bericht' })
    expect(await kind('X-Auto-Response-Suppress: All')).toEqual({ soort: 'automatisch-antwoord' })
  })

  test('alleen HTML wordt leesbare tekst met alinea’s, lijsten, tabelregels en links', async () => {
    expect((await read(voorbeeld('alleen-html'))).tekst).toBe(
      [
        'Aanvraag terras\n',
        'Geachte gemeente,\n',
        'Wij willen in 2027 opnieuw een terras op het Plein:\n',
        ' * 12 tafels\n * van april t/m oktober\n',
        'Oppervlakte 40 m²\nKosten € 350\n',
        'Zie onze tekening (https://zoetebrood.example.org/terras?a=1&b=2) of bel ons.\n',
        'Dit bericht is gecontroleerd op virussen.',
      ].join('\n'),
    )
  })

  test('HTML die heel diep is genest laat het lezen niet vastlopen', async () => {
    const html = bericht(['From: a@example.org', 'Content-Type: text/html'], `Hallo${'<div><b>'.repeat(20_000)}`)
    expect((await read(html)).tekst).toContain('Hallo')
  })

  test('van gewone tekst met HTML ernaast telt de gewone tekst', async () => {
    expect((await read(voorbeeld('inline-logo'))).tekst).toBe(
      'Dinsdag 14.00 uur is prima. Tot dan!\n\nSanne\n\n> Kunt u dinsdag om 14.00 uur?',
    )
  })

  test('een afgebroken bericht geeft wat er nog is', async () => {
    const email = await read(voorbeeld('afgebroken'))
    expect(email.tekst).toBe('Hierbij de tekening van de dakkapel.')
    expect(namen(email)).toEqual(['dakkapel.pdf application/pdf'])
  })

  test('een leeg onderwerp heet (geen onderwerp)', async () => {
    expect((await read(voorbeeld('scanner-zonder-onderwerp'))).onderwerp).toBe('(geen onderwerp)')
  })
})

describe('tekensets en coderingen', () => {
  test.each([
    [
      'quoted-printable-latin1',
      'Patiño-de Boër, Zoë',
      'Vraag over reservering caféruimte',
      'ongeveer 80 patiënten en familie',
    ],
    [
      'windows-1252-euroteken',
      "J.P. van 't Hof",
      'Bezwaar WOZ',
      '€ 412.000 van mijn woning. De woning naast mij – even',
    ],
    ['foto-van-telefoon', 'Fatima El Amrani', 'Afval naast de container 🗑️', 'Zie de foto’s.\n\nGroeten, Fatima'],
    ['koi8-r', 'Ольга', 'вопрос inschrijving', 'Здравствуйте!'],
    ['gb2312', 'Li Wei', '你好', '谢谢'],
    ['utf-16', 'Emre Yilmaz', 'Rijbewijs', 'Groet, Emre Yılmaz'],
    ['onbekende-tekenset', 'Piet', 'Gat in de weg', 'Er zit een groot gat in de Zuiderweg.'],
    ['kop-zonder-tekenset', 'René Müller', 'Parkeervergunning voor financiële hulp', 'parkeervergunning coördineren'],
    ['bom-voor-de-kop', 'Noor', 'Verhuizing doorgeven', 'Groetjes, Noor – 06 via app'],
  ])('%s wordt gewone tekst', async (naam, afzender, onderwerp, tekst) => {
    const email = await read(voorbeeld(naam))
    expect(email.afzender.naam).toBe(afzender)
    expect(email.onderwerp).toContain(onderwerp)
    expect(email.tekst).toContain(tekst)
  })

  test('base64 die alleen uit opvulling bestaat kost niet meer tijd dan andere, en tekst erna telt', () => {
    const decoded = (body: string) => {
      const begun = performance.now()
      const text = decoderFor('base64').push(Buffer.from(body)).toString()
      return { text, ms: performance.now() - begun }
    }
    const letters = decoded('QUJD'.repeat(1024 * 1024))
    const padding = decoded(`${'='.repeat(4 * 1024 * 1024)}QQ==QUI=\r\n=QUJD`)
    expect(letters.text).toHaveLength(3 * 1024 * 1024)
    expect(padding.text).toBe('AABABC')
    expect(padding.ms).toBeLessThan(25 * letters.ms)
  })

  test('een bestand dat een tekstverwerker als UTF-16 bewaarde is hetzelfde bericht', async () => {
    const utf16 = Buffer.from(`\uFEFF${voorbeeld('bom-voor-de-kop').toString('utf8').trimStart()}`, 'utf16le')
    expect(await read(utf16)).toEqual(await read(voorbeeld('bom-voor-de-kop')))
  })

  test('een bijlage zonder tekenset houdt zijn eigen bytes, ook als de kop geen UTF-8 is', async () => {
    const kop = ['From: Ren\xe9 <r@example.org>', 'Content-Type: image/png; name=a.png']
    const { afzender, bijlagen } = await read(bericht(kop, '\x89PNG\xff\xfe'))
    expect(afzender.naam).toBe('René')
    expect(Buffer.from(bijlagen[0]?.inhoud ?? []).toString('latin1')).toContain('\x89PNG\xff\xfe')
  })

  test('NUL, halve tekens en stuurtekens, die de database weigert, staan niet in de teksten', async () => {
    const email = await read(voorbeeld('nul-tekens'))
    expect(email).toMatchObject({
      afzender: { naam: 'Iris Blom', adres: 'iris@example.org' },
      onderwerp: 'Bomenkap in de laan',
      tekst: 'Er worden bomen gekapt\uFFFD.',
    })
  })
})

describe('afzender', () => {
  test.each([
    ['kees@example.org', '', 'kees@example.org'],
    ['<mailto:kees@example.org>', '', 'kees@example.org'],
    ['kees@example.org (Kees)', 'Kees', 'kees@example.org'],
    ['Kees <kees@example.org', 'Kees', 'kees@example.org'],
    ['"kees@example.org" <kees@example.org>', '', 'kees@example.org'],
    ['"info@waterlanden.example" <kees@example.org>', 'info@waterlanden.example', 'kees@example.org'],
    ['"kees visser"@example.org', '', '"kees visser"@example.org'],
    ['Kees <kees@>, Anna <anna@example.org>', 'Anna', 'anna@example.org'],
  ])('%s', async (van, naam, adres) => {
    expect(await senderOf(van)).toEqual({ naam, adres })
  })

  test.each([
    ['groep-als-afzender', { naam: '', adres: 'els@example.org' }],
    ['meerdere-afzenders', { naam: 'Els Mol', adres: 'els@example.org' }],
    ['komma-in-naam', { naam: 'Vries, Hendrik de', adres: 'h.devries@example.org' }],
    ['alleen-sender', { naam: '', adres: 'secretariaat@stichting.example.org' }],
  ])('%s: wie het schreef is de eerste met een adres', async (naam, afzender) => {
    expect((await read(voorbeeld(naam))).afzender).toEqual(afzender)
  })

  test('van een webformulier dat niemand leest is de afzender wie het antwoord krijgt (Reply-To)', async () => {
    const { afzender, tekst } = await read(voorbeeld('webformulier'))
    expect(afzender).toEqual({ naam: 'Bas Kok', adres: 'bas.kok@example.org' })
    expect(tekst).toContain('Naam Bas Kok\nE-mail bas.kok@example.org\n')
  })
})

describe('moment en kenmerk', () => {
  test.each([
    ['Mon, 23 Nov 2026 09:15:00 +0100 (CET)', '2026-11-23T08:15:00Z'],
    ['ma, 23 nov 2026 09:15:00 +0100', '2026-11-23T08:15:00Z'],
    ['gisteren om 5', '2026-11-22T10:00:00Z'],
    ['Thu, 1 Jan 1970 00:00:00 +0000', '2026-11-22T10:00:00Z'],
    ['Mon, 1 Jan 2099 10:00:00 +0000', '2026-11-22T10:00:00Z'],
  ])('R9: %s', async (datum, moment) => {
    const received = 'Received: from mx by mail; Sun, 22 Nov 2026 10:00:00 +0000'
    expect((await read(bericht([received, 'From: a@example.org', `Date: ${datum}`]))).ontvangenOp).toEqual(
      new Date(moment),
    )
  })

  test('R9: zonder bruikbare datum is het moment nu', async () => {
    for (const datum of ['Date: morgen', 'Date: Mon, 1 Jan 2099 10:00:00 +0000', 'Received: by mx; onbekend']) {
      expect((await read(bericht(['From: a@example.org', datum]))).ontvangenOp).toEqual(NU)
    }
  })

  test('zonder bruikbaar Message-ID volgt het kenmerk uit de bytes: hetzelfde bestand is hetzelfde bericht', async () => {
    for (const id of ['', '<>', '< >', `<${'é'.repeat(600)}@example.org>`]) {
      const kenmerk = (onderwerp: string) =>
        read(Buffer.from(`From: a@example.org\nMessage-ID: ${id}\nSubject: ${onderwerp}\n\n`)).then((e) => e.messageId)
      expect(await kenmerk('een')).toMatch(/^<sha256-[0-9a-f]{64}@balie\.invalid>$/)
      expect(await kenmerk('een')).toBe(await kenmerk('een'))
      expect(await kenmerk('twee')).not.toBe(await kenmerk('een'))
    }
  })

  test('van een verminkte kop telt wat leesbaar is', async () => {
    expect(await read(voorbeeld('kapotte-kop'))).toMatchObject({
      messageId: expect.stringContaining('sha256-'),
      afzender: { adres: 'marie@example.org' },
      onderwerp: expect.stringMatching(/^Klacht over de wachttijd/),
      tekst: 'Ik heb anderhalf uur gewacht.',
      ontvangenOp: new Date('2026-11-09T13:05:00Z'),
    })
  })
})

describe('bijlagen', () => {
  test.each([
    [
      'foto-van-telefoon',
      ['afval bij café De Gouden Leeuw op de hoek van de Kerkweg.jpg image/jpeg', 'foto twee één.jpg image/jpeg'],
    ],
    ['inline-logo', ['image001.png image/png']],
    ['agenda-uitnodiging', ['bijlage-1.ics text/calendar']],
    ['winmail-dat', ['winmail.dat application/ms-tnef']],
    ['ondertekend', ['smime.p7s application/pkcs7-signature']],
    ['niet-bezorgd', ['bijlage-1.txt message/delivery-status', 'bijlage-2.eml message/rfc822']],
    ['scanner-zonder-onderwerp', ['SCAN_0001.pdf application/pdf']],
  ])('%s', async (naam, bijlagen) => {
    expect(namen(await read(voorbeeld(naam)))).toEqual(bijlagen)
  })

  test('een doorgestuurd bericht blijft heel, met de berichten en bijlagen die erin zitten', async () => {
    const buiten = await read(voorbeeld('doorgestuurd-bericht'))
    expect(buiten.tekst).toBe('Op onze zienswijze hebben wij nooit antwoord gekregen. Kunt u dit nakijken?')
    expect(namen(buiten)).toEqual(['bijlage-1.eml message/rfc822'])
    const midden = await read(buiten.bijlagen[0]?.inhoud ?? new Uint8Array())
    expect(namen(midden)).toEqual(['Zienswijze windpark.eml message/rfc822'])
    const binnen = await read(midden.bijlagen[0]?.inhoud ?? new Uint8Array())
    expect(binnen).toMatchObject({ messageId: '<zienswijze@example.org>', afzender: { naam: 'Wijkraad Noord' } })
    expect(Buffer.from(binnen.bijlagen[0]?.inhoud ?? []).toString()).toMatch(/^%PDF-1\.4\n.*%%EOF\n$/s)
  })

  test('een bestandsnaam heeft geen pad, geen tekens die hem anders laten lezen, en hoogstens 200 tekens', async () => {
    const [programma, lang] = (await read(voorbeeld('nul-tekens'))).bijlagen
    expect(programma?.bestandsnaam).toBe('tekeningfdp.exe')
    expect(lang?.bestandsnaam).toMatch(/^lange naam .*\.csv$/)
    expect(lang?.bestandsnaam).toHaveLength(200)
  })
})

describe('wat geen bericht is', () => {
  test.each([
    ['niet-te-lezen-leeg', 'het bestand is leeg'],
    ['niet-te-lezen-webpagina', 'dit is geen e-mailbericht: er is geen afzender, datum of onderwerp'],
    ['niet-te-lezen-zonder-afzender', 'het bericht heeft geen afzender met een e-mailadres'],
    ['niet-te-lezen-outlook', 'dit Outlook-bestand (.msg) is niet te lezen'],
  ])('%s geeft de reden', async (naam, reden) => {
    expect(await readEmail(voorbeeld(naam), NU)).toEqual({ reden })
  })

  test('hoe diep het ook is genest, het wordt gelezen', async () => {
    const diep = Array.from({ length: 300 }, (_, n) => `Content-Type: multipart/mixed; boundary=g${n}\n\n--g${n}\n`)
    expect((await read(Buffer.from(`From: a@example.org\n${diep.join('')}\n\nHallo`))).tekst).toBe('Hallo')
  })

  test('te groot of met een kop zonder einde geeft de reden', async () => {
    for (const [bytes, reden] of [
      [Buffer.alloc(150 * 1024 * 1024 + 1), 'het bestand is groter dan 150 MB'],
      [
        bericht(['From: a@example.org', ...Array(40_000).fill(`X-Kop: ${'x'.repeat(60)}`)]),
        'de opbouw van het bericht is niet te lezen',
      ],
    ] as const) {
      expect(await readEmail(bytes, NU)).toEqual({ reden })
    }
  })
})

const UTF8 = (tekst: string) => Buffer.from(tekst).toString('latin1')
const VAN = 'From: Kees Visser <kees@example.org>'
const textOf = async (kop: string[], body: string) => (await read(bericht([VAN, ...kop], body))).tekst
const momentOf = async (kop: string[]) => (await read(bericht([VAN, ...kop]))).ontvangenOp.toISOString()

describe('wat een bericht van zichzelf zegt klopt niet altijd', () => {
  test.each([
    ['us-ascii', UTF8('José heeft één café, € 5'), 'José heeft één café, € 5'],
    ['iso-8859-1', UTF8('Coöperatie'), 'Coöperatie'],
    ['utf-8', 'Het caf\xe9 is gesloten.', 'Het café is gesloten.'],
    ['utf-7', 'Het caf+AOk- is gesloten.', 'Het café is gesloten.'],
    ['bestaat-niet', 'Het caf\xe9', 'Het café'],
    ['windows-1252', 'prijs \x80 5', 'prijs € 5'],
  ])('de tekenset %s', async (charset, body, verwacht) => {
    expect(await textOf([`Content-Type: text/plain; charset=${charset}`], body)).toBe(verwacht)
  })

  test('een onderwerp in UTF-8 boven een tekst in Latin-1; en ruwe bytes in een gecodeerd woord', async () => {
    const een = await read(bericht([VAN, `Subject: ${UTF8('Coördinatie café')}`], 'Het caf\xe9 is gesloten.'))
    expect([een.onderwerp, een.tekst]).toEqual(['Coördinatie café', 'Het café is gesloten.'])
    const twee = await read(
      bericht([VAN, `Subject: =?us-ascii?Q?${UTF8('één')}?= =?utf-8?B?w6k=?= =?utf-8?B?ww==?= =?utf-8?B?qQ==?=`]),
    )
    expect(twee.onderwerp).toBe('éénéé')
  })

  test('een multipart zonder delen, een kop die op een regel met een spatie eindigt, en regels met alleen CR', async () => {
    expect(await textOf(['Content-Type: multipart/alternative; boundary=x'], 'Mijn antwoord.\r\n\r\nGroet')).toBe(
      'Mijn antwoord.\n\nGroet',
    )
    const spatie = Buffer.from(`${VAN}\r\nSubject: x\r\n \r\nMijn brief begint hier.\r\nTweede regel.`)
    expect((await read(spatie)).tekst).toBe('Mijn brief begint hier.\nTweede regel.')
    expect((await read(Buffer.from(`${VAN}\rSubject: Oud\r\rHallo\rdaar`))).tekst).toBe('Hallo\ndaar')
  })

  test('een regel met een spatie midden in de kop eindigt haar niet, ook als zij er wel mee eindigt', async () => {
    const email = await read(Buffer.from(`${VAN}\r\n \r\nSubject: Mijn vraag\r\n \r\nMijn brief begint hier.`))
    expect([email.onderwerp, email.tekst]).toEqual(['Mijn vraag', 'Mijn brief begint hier.'])
  })

  test('tekst die alleen zegt dat er HTML is telt niet', async () => {
    const delen =
      '--b\r\n\r\nUw e-mailprogramma ondersteunt geen HTML.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Waar blijft mijn <b>vergunning</b>?</p>\r\n--b--'
    expect(await textOf(['Content-Type: multipart/alternative; boundary=b'], delen)).toBe(
      'Waar blijft mijn vergunning?',
    )
    const vraag = delen.replace('Uw e-mailprogramma ondersteunt geen HTML.', 'Mijn HTML-pagina doet het niet.')
    expect(await textOf(['Content-Type: multipart/alternative; boundary=b'], vraag)).toBe(
      'Mijn HTML-pagina doet het niet.',
    )
  })

  test('tekst met een bestandsnaam is een bijlage, en elke bijlage is gelijk tot de laatste byte', async () => {
    const deel = (kop: string, body: string) => `--b\r\n${kop}\r\n\r\n${body}\r\n`
    const body = [
      deel('Content-Type: text/plain', 'Zie de lijst.'),
      deel(
        'Content-Type: text/plain; name=lijst.txt\r\nContent-Disposition: inline; filename=lijst.txt',
        'regel 1\r\nregel 2',
      ),
      deel('Content-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment; filename=a.csv', 'a;b\r\n1;2'),
      deel(
        'Content-Type: image/jpeg; name=f.jpg\r\nContent-Transfer-Encoding: x-uuencode',
        'begin 644 f.jpg\r\n#86)C\r\n`\r\nend',
      ),
      '--b--',
    ].join('')
    const { tekst, bijlagen } = await read(bericht([VAN, 'Content-Type: multipart/mixed; boundary=b'], body))
    expect(tekst).toBe('Zie de lijst.')
    expect(bijlagen.map(({ bestandsnaam, inhoud }) => [bestandsnaam, Buffer.from(inhoud).toString('latin1')])).toEqual([
      ['lijst.txt', 'regel 1\r\nregel 2'],
      ['a.csv', 'a;b\r\n1;2'],
      ['f.jpg', 'abc'],
    ])
  })

  test('een uuencode-bestand in de tekst van een oud programma is een bijlage', async () => {
    const { tekst, bijlagen } = await read(bericht([VAN], 'Zie hieronder.\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n'))
    expect([tekst, bijlagen[0]?.bestandsnaam, String(Buffer.from(bijlagen[0]?.inhoud ?? []))]).toEqual([
      'Zie hieronder.',
      'a.txt',
      'abc',
    ])
  })

  test('tekens die een naam anders laten lezen vallen weg', async () => {
    const { afzender } = await read(bericht(['From: =?utf-8?B?4oCuZ3JvLmVscG1heGUudmxlQMOhw6E=?= <echt@example.org>']))
    expect(afzender).toEqual({ naam: 'gro.elpmaxe.vle@áá', adres: 'echt@example.org' })
  })

  test.each([
    [['Date: Mon, 23 Nov 2026 09:15:00'], '2026-11-23T08:15:00.000Z'],
    [['Date: Mon, 23 Nov 2026 09:15:00 CET'], '2026-11-23T08:15:00.000Z'],
    [['Date: 23 Nov 26 09:15 +0100'], '2026-11-23T08:15:00.000Z'],
    [['Date: ma 23 nov. 2026 09:15'], '2026-11-23T08:15:00.000Z'],
    [
      ['Date: ma 23 nov. 2026 09:15', 'Received: from a by b; Mon, 23 Nov 2026 08:15:03 +0000'],
      '2026-11-23T08:15:03.000Z',
    ],
    [['Date: 11/12/2025 09:15', 'Received: from a by b; Thu, 11 Dec 2025 08:15:03 +0000'], '2025-12-11T08:15:03.000Z'],
    [
      ['Date: Mon, 23 Nov 2099 09:15:00 +0100', 'Received: by b; Mon, 23 Nov 2026 08:15:03 +0000'],
      '2026-11-23T08:15:03.000Z',
    ],
    [['Date: 2026-11-23T09:15:00+01:00'], '2026-11-23T08:15:00.000Z'],
    [['Date: gisteren'], '2026-11-24T12:00:00.000Z'],
  ])('het moment van %j', async (kop, moment) => {
    expect(await momentOf(kop)).toBe(moment)
  })

  test('wie in From geen adres zet staat in Reply-To', async () => {
    expect((await read(bericht(['From: Webformulier <>', 'Reply-To: Anna Bos <anna@example.org>']))).afzender).toEqual({
      naam: 'Anna Bos',
      adres: 'anna@example.org',
    })
  })
})

describe('wat er ook binnenkomt', () => {
  const rommel = fc.uint8Array({ maxLength: 500 })
  const verminkt = fc
    .tuple(fc.constantFrom(...voorbeelden), fc.nat(2000), fc.nat(50), fc.uint8Array({ maxLength: 40 }))
    .map(([naam, plek, weg, erbij]) => {
      const bron = readFileSync(join(MAP, naam))
      return Buffer.concat([bron.subarray(0, plek), erbij, bron.subarray(plek + weg)])
    })
  const html = fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '<p>',
        '</table>',
        '<td',
        '<a href="',
        '<!--',
        '&#0;',
        '&#xd800;',
        '<li>',
        'tekst',
        '"',
      ),
    )
    .map((delen) => bericht(['From: a@example.org', 'Content-Type: text/html'], delen.join('')))

  const isSchoon = (waarde: string) => waarde.isWellFormed() && !waarde.includes('\u0000')

  test('lezen gooit nooit, en wat het geeft past in de database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(rommel, verminkt, html), async (bytes) => {
        const uitkomst = await readEmail(bytes, NU)
        if ('reden' in uitkomst) return
        const { messageId, soort, afzender, onderwerp, tekst, ontvangenOp, bijlagen } = uitkomst
        const teksten = [messageId, afzender.naam, afzender.adres, onderwerp, tekst]
        expect([...teksten, ...bijlagen.map(({ bestandsnaam }) => bestandsnaam)].filter((t) => !isSchoon(t))).toEqual(
          [],
        )
        // Only a report of a mail server may have no sender.
        expect(messageId && onderwerp && (afzender.adres.includes('@') || soort.soort === 'niet-bezorgd')).toBeTruthy()
        expect(ontvangenOp.getTime()).toBeLessThanOrEqual(NU.getTime())
        for (const { bestandsnaam, mediatype } of bijlagen) {
          expect(bestandsnaam).toMatch(/^[^/\\]{1,200}$/)
          expect(mediatype).toMatch(/^[^\s/]+\/[^\s/]+$/)
        }
      }),
      { numRuns: 500 },
    )
  })
})
