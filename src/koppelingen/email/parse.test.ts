import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Email, parseEmail } from './parse.ts'

const NU = new Date('2026-11-24T12:00:00Z')
const MAP = join(import.meta.dirname, 'fixtures')

const voorbeelden = readdirSync(MAP).filter((naam) => naam.endsWith('.eml'))
const voorbeeld = (naam: string): Buffer => readFileSync(join(MAP, `${naam}.eml`))

async function lees(bytes: Uint8Array): Promise<Email> {
  const uitkomst = await parseEmail(bytes, NU)
  if ('reden' in uitkomst) throw new Error(uitkomst.reden)
  return uitkomst.email
}

/** A message of these header lines, with a body that may hold any bytes (as latin1 text). */
const bericht = (kop: string[], body = 'Beste gemeente.'): Buffer =>
  Buffer.from(`${kop.join('\r\n')}\r\n\r\n${body}`, 'latin1')

const metVan = async (van: string) => (await lees(bericht([`From: ${van}`]))).afzender

const namen = ({ bijlagen }: Email) => bijlagen.map(({ bestandsnaam, mediatype }) => `${bestandsnaam} ${mediatype}`)

describe('inhoud van een bericht', () => {
  test('afzender, onderwerp, tekst en moment komen uit het bericht, met de alinea’s van de schrijver', async () => {
    expect(await lees(voorbeeld('gewone-melding'))).toEqual({
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
    })
  })

  test('alleen HTML wordt leesbare tekst met alinea’s, lijsten, tabelregels en links', async () => {
    expect((await lees(voorbeeld('alleen-html'))).tekst).toBe(
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
    expect((await lees(html)).tekst).toContain('Hallo')
  })

  test('van gewone tekst met HTML ernaast telt de gewone tekst', async () => {
    expect((await lees(voorbeeld('inline-logo'))).tekst).toBe(
      'Dinsdag 14.00 uur is prima. Tot dan!\n\nSanne\n\n> Kunt u dinsdag om 14.00 uur?',
    )
  })

  test('een afgebroken bericht geeft wat er nog is', async () => {
    const email = await lees(voorbeeld('afgebroken'))
    expect(email.tekst).toBe('Hierbij de tekening van de dakkapel.')
    expect(namen(email)).toEqual(['dakkapel.pdf application/pdf'])
  })

  test('een leeg onderwerp heet (geen onderwerp)', async () => {
    expect((await lees(voorbeeld('scanner-zonder-onderwerp'))).onderwerp).toBe('(geen onderwerp)')
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
    const email = await lees(voorbeeld(naam))
    expect(email.afzender.naam).toBe(afzender)
    expect(email.onderwerp).toContain(onderwerp)
    expect(email.tekst).toContain(tekst)
  })

  test('een bestand dat een tekstverwerker als UTF-16 bewaarde is hetzelfde bericht', async () => {
    const utf16 = Buffer.from(`\uFEFF${voorbeeld('bom-voor-de-kop').toString('utf8').trimStart()}`, 'utf16le')
    expect(await lees(utf16)).toEqual(await lees(voorbeeld('bom-voor-de-kop')))
  })

  test('een bijlage zonder tekenset houdt zijn eigen bytes, ook als de kop geen UTF-8 is', async () => {
    const kop = ['From: Ren\xe9 <r@example.org>', 'Content-Type: image/png; name=a.png']
    const { afzender, bijlagen } = await lees(bericht(kop, '\x89PNG\xff\xfe'))
    expect(afzender.naam).toBe('René')
    expect(Buffer.from(bijlagen[0]?.inhoud ?? []).toString('latin1')).toContain('\x89PNG\xff\xfe')
  })

  test('NUL, halve tekens en stuurtekens, die de database weigert, staan niet in de teksten', async () => {
    const email = await lees(voorbeeld('nul-tekens'))
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
    ['"kees visser"@example.org', '', 'kees visser@example.org'],
    ['Kees <kees@>, Anna <anna@example.org>', 'Anna', 'anna@example.org'],
  ])('%s', async (van, naam, adres) => {
    expect(await metVan(van)).toEqual({ naam, adres })
  })

  test.each([
    ['groep-als-afzender', { naam: '', adres: 'els@example.org' }],
    ['meerdere-afzenders', { naam: 'Els Mol', adres: 'els@example.org' }],
    ['komma-in-naam', { naam: 'Vries, Hendrik de', adres: 'h.devries@example.org' }],
    ['alleen-sender', { naam: '', adres: 'secretariaat@stichting.example.org' }],
  ])('%s: wie het schreef is de eerste met een adres', async (naam, afzender) => {
    expect((await lees(voorbeeld(naam))).afzender).toEqual(afzender)
  })

  test('wie het antwoord krijgt (Reply-To) is niet de afzender', async () => {
    const { afzender, tekst } = await lees(voorbeeld('webformulier'))
    expect(afzender).toEqual({ naam: 'Webformulier', adres: 'noreply@formulieren.example.org' })
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
    expect((await lees(bericht([received, 'From: a@example.org', `Date: ${datum}`]))).ontvangenOp).toEqual(
      new Date(moment),
    )
  })

  test('R9: zonder bruikbare datum is het moment nu', async () => {
    for (const datum of ['Date: morgen', 'Date: Mon, 1 Jan 2099 10:00:00 +0000', 'Received: by mx; onbekend']) {
      expect((await lees(bericht(['From: a@example.org', datum]))).ontvangenOp).toEqual(NU)
    }
  })

  test('zonder bruikbaar Message-ID volgt het kenmerk uit de bytes: hetzelfde bestand is hetzelfde bericht', async () => {
    for (const id of ['', '<>', '< >', `<${'é'.repeat(600)}@example.org>`]) {
      const kenmerk = (onderwerp: string) =>
        lees(Buffer.from(`From: a@example.org\nMessage-ID: ${id}\nSubject: ${onderwerp}\n\n`)).then((e) => e.messageId)
      expect(await kenmerk('een')).toMatch(/^<sha256-[0-9a-f]{64}@balie\.invalid>$/)
      expect(await kenmerk('een')).toBe(await kenmerk('een'))
      expect(await kenmerk('twee')).not.toBe(await kenmerk('een'))
    }
  })

  test('van een verminkte kop telt wat leesbaar is', async () => {
    expect(await lees(voorbeeld('kapotte-kop'))).toMatchObject({
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
    expect(namen(await lees(voorbeeld(naam)))).toEqual(bijlagen)
  })

  test('een doorgestuurd bericht blijft heel, met de berichten en bijlagen die erin zitten', async () => {
    const buiten = await lees(voorbeeld('doorgestuurd-bericht'))
    expect(buiten.tekst).toBe('Op onze zienswijze hebben wij nooit antwoord gekregen. Kunt u dit nakijken?')
    expect(namen(buiten)).toEqual(['bijlage-1.eml message/rfc822'])
    const midden = await lees(buiten.bijlagen[0]?.inhoud ?? new Uint8Array())
    expect(namen(midden)).toEqual(['Zienswijze windpark.eml message/rfc822'])
    const binnen = await lees(midden.bijlagen[0]?.inhoud ?? new Uint8Array())
    expect(binnen).toMatchObject({ messageId: '<zienswijze@example.org>', afzender: { naam: 'Wijkraad Noord' } })
    expect(Buffer.from(binnen.bijlagen[0]?.inhoud ?? []).toString()).toMatch(/^%PDF-1\.4\n.*%%EOF\n$/s)
  })

  test('een bestandsnaam heeft geen pad, geen tekens die hem anders laten lezen, en hoogstens 200 tekens', async () => {
    const [programma, lang] = (await lees(voorbeeld('nul-tekens'))).bijlagen
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
    ['niet-te-lezen-outlook', 'dit is een Outlook-bestand (.msg): bewaar het bericht als .eml'],
  ])('%s geeft de reden', async (naam, reden) => {
    expect(await parseEmail(voorbeeld(naam), NU)).toEqual({ reden })
  })

  test('te groot, te diep of met een kop zonder einde geeft de reden', async () => {
    const diep = Array.from({ length: 300 }, (_, n) => `Content-Type: multipart/mixed; boundary=g${n}\n\n--g${n}\n`)
    for (const [bytes, reden] of [
      [Buffer.alloc(150 * 1024 * 1024 + 1), 'het bestand is groter dan 150 MB'],
      [Buffer.from(`From: a@example.org\n${diep.join('')}`), 'de opbouw van het bericht is niet te lezen'],
      [
        bericht(['From: a@example.org', ...Array(40_000).fill(`X-Kop: ${'x'.repeat(60)}`)]),
        'de opbouw van het bericht is niet te lezen',
      ],
    ] as const) {
      expect(await parseEmail(bytes, NU)).toEqual({ reden })
    }
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
        const uitkomst = await parseEmail(bytes, NU)
        if ('reden' in uitkomst) return
        const { messageId, afzender, onderwerp, tekst, ontvangenOp, bijlagen } = uitkomst.email
        const teksten = [messageId, afzender.naam, afzender.adres, onderwerp, tekst]
        expect([...teksten, ...bijlagen.map(({ bestandsnaam }) => bestandsnaam)].filter((t) => !isSchoon(t))).toEqual(
          [],
        )
        expect(messageId && onderwerp && afzender.adres.includes('@')).toBeTruthy()
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
