import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type GelezenEmail, readEmail } from '../../run/testing/email.ts'
import { bronOf } from './bron.ts'
import { parseEmail } from './parse.ts'

// Messages of the kinds that mailboxes of municipalities get: each input stands for its whole kind.

const NU = new Date('2026-11-24T12:00:00Z')
const VAN = 'From: Kees Visser <kees@example.org>'
const PDF = Buffer.from('%PDF-1.4 x')

/** A message of header lines, with a body that may hold any bytes. */
const bericht = (kop: readonly string[], body: string | Buffer = 'Beste gemeente.'): Buffer =>
  Buffer.concat([
    Buffer.from(`${kop.join('\r\n')}\r\n\r\n`, 'latin1'),
    Buffer.isBuffer(body) ? body : Buffer.from(body),
  ])

async function read(bytes: Uint8Array): Promise<GelezenEmail> {
  const uitkomst = await readEmail(bytes, NU)
  if ('reden' in uitkomst) throw new Error(uitkomst.reden)
  return uitkomst
}

const latin1 = (text: string) => Buffer.from(text).toString('latin1')
const base64 = (bytes: string | Buffer) => Buffer.from(bytes).toString('base64')

describe('de bytes zeggen meer dan het label', () => {
  const wide = Buffer.from('Café ligt plat', 'utf16le')
  const swapped = Buffer.from(wide).swap16()

  test.each<[string, string, Buffer, string]>([
    ['UTF-16 met een merk', 'utf-16', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'Café ligt plat'],
    ['UTF-16 andersom met een merk', 'utf-16', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'Café ligt plat'],
    ['UTF-16 zonder merk', 'utf-16', wide, 'Café ligt plat'],
    ['UTF-16 andersom zonder merk', 'utf-16', swapped, 'Café ligt plat'],
    ['UTF-16 dat UTF-8 heet', 'utf-8', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'Café ligt plat'],
    ['UCS-2', 'ucs-2', swapped, 'Café ligt plat'],
    ['KOI8-R', 'koi8-r', iconv.encode('Привет', 'koi8-r'), 'Привет'],
    ['Windows-1252 dat Latin-1 heet', 'iso-8859-1', iconv.encode('€ 5,– “ja”', 'windows-1252'), '€ 5,– “ja”'],
    ['GB18030', 'gb18030', iconv.encode('你好市政府', 'gb18030'), '你好市政府'],
    ['ISO-2022-JP', 'iso-2022-jp', Buffer.from('\x1b$B$3$s\x1b(B', 'latin1'), 'こん'],
    ['Big5', 'big5', iconv.encode('你好', 'big5'), '你好'],
    ['CP850', 'cp850', iconv.encode('Café', 'cp850'), 'Café'],
  ])('%s', async (_soort, charset, inhoud, tekst) => {
    const kop = [VAN, 'Subject: a', `Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: base64']
    expect((await read(bericht(kop, base64(inhoud)))).tekst).toBe(tekst)
  })

  test.each<[string, string, string, string]>([
    ['tussen aanhalingstekens', '"Base64"', base64('Hallo wereld'), 'Hallo wereld'],
    ['met uitleg', 'base64 (MIME)', base64('Hallo wereld'), 'Hallo wereld'],
    ['die er niet is', 'base64', 'Beste gemeente, de lamp is stuk. Groet.', 'Beste gemeente, de lamp is stuk. Groet.'],
    [
      'quoted-printable die breekt',
      'quoted-printable',
      'Prijs =ZZ =3D caf=c3=a9 is=\r\n lang=',
      'Prijs =ZZ = café is lang',
    ],
  ])('een codering %s', async (_soort, encoding, body, tekst) => {
    const kop = [VAN, 'Subject: a', 'Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`]
    expect((await read(bericht(kop, body))).tekst).toBe(tekst)
  })

  test.each([
    [
      'een letter over twee woorden',
      `=?utf-8?B?${base64(Buffer.from('Café').subarray(0, 4))}?=\r\n =?utf-8?Q?=A9?=`,
      'Café',
    ],
    ['een woord dat twee keer is gecodeerd', `=?utf-8?B?${base64('=?utf-8?Q?Caf=C3=A9?=')}?=`, 'Café'],
    ['een woord tegen andere aan', 'Re:=?utf-8?Q?Caf=C3=A9?=dicht', 'Re:Cafédicht'],
    ['spaties in een woord', '=?utf-8?Q?Caf=C3=A9 is dicht?=', 'Café is dicht'],
    ['een onbekende tekenset', '=?x-foo?Q?Caf=C3=A9?=', 'Café'],
    ['ruwe UTF-8', latin1('Café'), 'Café'],
    ['ruwe Latin-1', 'Caf\xe9', 'Café'],
    ['een regel die niet inspringt', 'een lang onderwerp dat\r\nverder gaat', 'een lang onderwerp dat verder gaat'],
  ])('een onderwerp met %s', async (_soort, onderwerp, gelezen) => {
    expect((await read(bericht([`Subject: ${onderwerp}`, VAN]))).onderwerp).toBe(gelezen)
  })

  test('een bestand in yEnc, ook meer dan een, is een bijlage tot de laatste byte; tekst eromheen blijft', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
    const escaped = [...bytes]
      .map((byte) => (byte + 42) % 256)
      .map((byte) =>
        [0, 10, 13, 61].includes(byte) ? `=${String.fromCharCode((byte + 64) % 256)}` : String.fromCharCode(byte),
      )
      .join('')
    const file = (naam: string) => `=ybegin line=128 size=256 name=${naam}\r\n${escaped}\r\n=yend size=256\r\n`
    const { tekst, bijlagen } = await read(
      bericht([VAN, 'Subject: a'], Buffer.from(`Hoi\r\n${file('a b.jpg')}tussen\r\n${file('c.jpg')}Groet`, 'latin1')),
    )
    expect(tekst).toBe('Hoi\n\ntussen\n\nGroet')
    expect(bijlagen.map(({ bestandsnaam }) => bestandsnaam)).toEqual(['a b.jpg', 'c.jpg'])
    for (const { inhoud } of bijlagen) expect(inhoud.equals(bytes)).toBe(true)
  })
})

describe('delen en hun grenzen', () => {
  const parts = (b: string, end = `--${b}--\r\n`) =>
    `--${b}\r\nContent-Type: text/plain\r\n\r\nHallo\r\n--${b}\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(PDF)}\r\n${end}`

  test.each([
    ['zonder grens in de kop', ['Content-Type: multipart/mixed'], parts('abc')],
    ['met een andere grens dan in de kop', ['Content-Type: multipart/mixed; boundary="zzz"'], parts('abc')],
    [
      'met een grens op een regel die niet inspringt',
      ['Content-Type: multipart/mixed;', 'boundary="abc"'],
      parts('abc'),
    ],
    [
      'met uitleg ervoor',
      ['Content-Type: multipart/mixed'],
      `This is a multi-part message in MIME format.\r\n\r\n${parts('abc')}`,
    ],
    ['zonder Content-Type', ['MIME-Version: 1.0'], parts('abc')],
    [
      'met spaties achter de grens',
      ['Content-Type: multipart/mixed; boundary=abc'],
      parts('abc').replaceAll('--abc\r', '--abc  \r'),
    ],
    ['zonder einde', ['Content-Type: multipart/mixed; boundary=abc'], parts('abc', '')],
    [
      'met dezelfde grens binnenin',
      ['Content-Type: multipart/mixed; boundary=abc'],
      `--abc\r\nContent-Type: multipart/mixed; boundary="abc"\r\n\r\n${parts('abc')}`,
    ],
  ])('%s worden ze gelezen', async (_soort, kop, body) => {
    const { tekst, bijlagen } = await read(bericht([VAN, 'Subject: a', ...kop], body))
    expect(tekst).toBe('Hallo')
    expect(bijlagen.map(({ bestandsnaam }) => bestandsnaam)).toEqual(['a.pdf'])
    expect(bijlagen[0]?.inhoud.subarray(0, PDF.length)).toEqual(PDF)
  })

  test('tekst waarin iemand zo een grens aanhaalt blijft tekst', async () => {
    const tekst = 'Ik kreeg dit:\n--abc\nContent-Type: text/plain\n\nHallo'
    expect((await read(bericht([VAN, 'Subject: a', 'Content-Type: text/plain'], tekst))).tekst).toBe(tekst)
    expect((await read(bericht([VAN, 'Subject: a'], tekst))).tekst).toBe(tekst)
  })
})

describe('datums', () => {
  test.each([
    ['RFC 850', 'Monday, 23-Nov-26 10:00:00 CET'],
    ['Unix', 'Mon Nov 23 10:00:00 2026'],
    ['Unix met zone', 'Mon Nov 23 10:00:00 CET 2026'],
    ['Nederlands', 'maandag 23 november 2026 10:00:00 +0100'],
    ['Nederlands, kort', 'ma 23 nov. 2026 10:00'],
    ['Duits', 'Mo, 23 Nov 2026 10:00:00 MEZ'],
    ['Frans', 'lun., 23 nov. 2026 10:00:00 +0100'],
    ['een jaar van twee cijfers', 'Mon, 23 Nov 26 10:00:00 +0100'],
    ['een jaar van drie cijfers', 'Mon, 23 Nov 126 10:00:00 +0100'],
    ['zone met uitleg', 'Mon, 23 Nov 2026 10:00:00 (CET)'],
    ['GMT met een verschil', 'Mon, 23 Nov 2026 10:00:00 GMT+01:00'],
    ['zonder spatie na de dag', 'Mon,23 Nov 2026 10:00 +0100'],
    ['Amerikaans', 'Nov 23, 2026 10:00:00 AM'],
    ['Amerikaans met at', 'Mon, Nov 23, 2026 at 10:00 AM'],
    ['Amerikaans in cijfers', '11/23/2026 10:00 AM'],
    ['met AM', 'Mon, 23 Nov 2026 10:00:00 AM +0100'],
    ['ISO 8601', '2026-11-23T10:00:00+01:00'],
    ['seconden sinds 1970', '1795424400'],
    ['cijfers zonder nul', 'Mon, 23 Nov 2026 10:0:0 +0100'],
  ])('%s', async (_soort, datum) => {
    const { ontvangenOp } = await read(bericht([VAN, `Date: ${datum}`]))
    expect(ontvangenOp.toISOString()).toBe('2026-11-23T09:00:00.000Z')
  })

  test('PM is na de middag; middernacht is 12 AM', async () => {
    const op = async (datum: string) => (await read(bericht([VAN, `Date: ${datum}`]))).ontvangenOp.toISOString()
    expect(await op('Mon, 23 Nov 2026 02:00:00 PM +0100')).toBe('2026-11-23T13:00:00.000Z')
    expect(await op('Mon, 23 Nov 2026 12:00:00 AM +0100')).toBe('2026-11-22T23:00:00.000Z')
    expect(await op('15 août 2026 10:00:00 +0200')).toBe('2026-08-15T08:00:00.000Z')
  })
})

describe('wat een bericht is', () => {
  const report = (delivery: string, mediatype = 'message/delivery-status') =>
    bericht(
      ['From: MAILER-DAEMON@mx.example.org', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
      `--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: ${mediatype}\r\n\r\nReporting-MTA: dns; mx\r\n\r\n${delivery}\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <ons@balie>\r\n\r\ny\r\n--b--\r\n`,
    )

  test.each([
    ...['5.0.0', '5.1.1', '5.1.10', '5.2.1', '5.2.2', '5.3.4', '5.4.4', '5.5.0', '5.6.3', '5.7.1'].map(
      (code) => [code, 'failed', true] as const,
    ),
    ...['4.2.2', '4.4.1', '4.7.0'].map((code) => [code, 'delayed', false] as const),
    ['2.1.5', 'delivered', false],
    ['2.0.0', 'relayed', false],
    ['2.1.5', 'expanded', false],
  ] as const)('RFC 3463: %s %s', async (code, action, isMislukt) => {
    const { soort } = await read(
      report(`Final-Recipient: rfc822; weg@example.org\r\nAction: ${action}\r\nStatus: ${code}`),
    )
    expect(soort).toMatchObject({ soort: 'niet-bezorgd', code, isMislukt, over: ['<ons@balie>'] })
  })

  test('RFC 6533: een verslag met een adres in UTF-8', async () => {
    const delivery = 'Final-Recipient: utf-8; weg@example.org\r\nAction: failed\r\nStatus: 5.1.1'
    expect((await read(report(delivery, 'message/global-delivery-status'))).soort).toMatchObject({
      code: '5.1.1',
      ontvangers: ['weg@example.org'],
    })
  })

  const COPY =
    '\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <ons@balie>\r\nTo: ander@example.org\r\n'
  test.each<[string, string[], string, boolean, string]>([
    [
      'Exim',
      ['From: Mailer-Daemon@x.example', 'X-Failed-Recipients: weg@example.org', 'Auto-Submitted: auto-replied'],
      '  weg@example.org\r\n    550 5.1.1 No such user',
      true,
      '5.1.1',
    ],
    [
      'qmail',
      ['From: MAILER-DAEMON@x.example', 'Subject: failure notice'],
      '<weg@example.org>:\r\nSorry, no mailbox here by that name. (#5.1.1)',
      true,
      '5.1.1',
    ],
    [
      'Postfix',
      ['From: MAILER-DAEMON@x.example (Mail Delivery System)', 'Auto-Submitted: auto-replied'],
      '<weg@example.org>: host mx said: 552 5.2.2 Mailbox full',
      true,
      '5.2.2',
    ],
    [
      'Exchange',
      [
        'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>',
        'Subject: Onbestelbaar: Uw vraag',
        'Auto-Submitted: auto-replied',
      ],
      'Bezorging is mislukt:\r\n\r\nweg@example.org\r\n\r\n#550 5.1.10 RESOLVER.ADR.RecipientNotFound',
      true,
      '5.1.10',
    ],
    [
      'een postmaster',
      ['From: postmaster@x.example', 'Subject: Undeliverable: Uw vraag'],
      'weg@example.org\r\n550 5.1.1',
      true,
      '5.1.1',
    ],
    [
      'wat nog onderweg is',
      ['From: MAILER-DAEMON@x.example', 'Subject: Warning: message 1 delayed 24 hours'],
      'has not yet been delivered to\r\n\r\n  weg@example.org',
      false,
      '',
    ],
  ])('niet bezorgd, in woorden van %s', async (_soort, kop, tekst, isMislukt, code) => {
    const { soort } = await read(bericht(kop, tekst + COPY))
    expect(soort).toEqual({
      soort: 'niet-bezorgd',
      code,
      isMislukt,
      ontvangers: isMislukt ? ['weg@example.org'] : [],
      over: ['<ons@balie>'],
    })
  })

  test.each([
    ['een klant die doorstuurt wat terugkwam', [VAN, 'Subject: FW: Undelivered Mail Returned to Sender'], 'bericht'],
    ['een klant die over bezorgen schrijft', [VAN, 'Subject: Niet bezorgd: mijn afvalcontainer'], 'bericht'],
    [
      'een klacht van een maildienst',
      ['From: f@isp.example', 'Content-Type: multipart/report; report-type=feedback-report; boundary=b'],
      'mailrapport',
    ],
    [
      'DMARC',
      ['From: noreply@mail.example', 'Subject: Report domain: waterlanden.nl Submitter: mail.example Report-ID: 1'],
      'mailrapport',
    ],
    ['TLS', ['From: noreply@mail.example', 'TLS-Report-Domain: waterlanden.nl'], 'mailrapport'],
    [
      'Outlook, Nederlands',
      [VAN, 'Subject: Automatisch antwoord: Vraag', 'Auto-Submitted: auto-generated'],
      'automatisch-antwoord',
    ],
    ['Outlook, Duits', [VAN, 'Subject: Automatische Antwort: Frage'], 'automatisch-antwoord'],
    ['Outlook, Spaans', [VAN, latin1('Subject: Respuesta automática: x')], 'automatisch-antwoord'],
    ['Outlook, Pools', [VAN, latin1('Subject: Odpowiedź automatyczna: x')], 'automatisch-antwoord'],
    ['X-Precedence', [VAN, 'X-Precedence: auto-reply'], 'automatisch-antwoord'],
    ['X-Autoreply-From', [VAN, 'X-Autoreply-From: x@example.org'], 'automatisch-antwoord'],
    ['X-Mail-Autoreply', [VAN, 'X-Mail-Autoreply: 1'], 'automatisch-antwoord'],
    ['X-Autogenerated', [VAN, 'X-Autogenerated: Reply'], 'automatisch-antwoord'],
    ['Delivered-To', [VAN, 'Delivered-To: Autoresponder'], 'automatisch-antwoord'],
    ['Auto-Submitted: no', [VAN, 'Auto-Submitted: no'], 'bericht'],
    [
      'een nieuwsbrief',
      ['From: n@winkel.example', 'List-Unsubscribe: <https://x>', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
      'nieuwsbrief',
    ],
    [
      'een formulier van een verzenddienst',
      ['From: f@dienst.example', 'Reply-To: kees@example.org', 'List-Unsubscribe: <https://x>', 'Precedence: bulk'],
      'bericht',
    ],
    ['wie om een leesbevestiging vraagt', [VAN, 'Disposition-Notification-To: kees@example.org'], 'bericht'],
  ])('%s', async (_soort, kop, soort) => {
    expect((await read(bericht(kop))).soort).toMatchObject({ soort })
  })

  test('een postvak van de gemeente dat een lijst is geeft vragen, geen nieuwsbrieven', async () => {
    const kop = [VAN, 'List-Id: <info.waterlanden.nl>', 'List-Post: <mailto:info@waterlanden.nl>', 'Precedence: list']
    const gelezen = await parseEmail(bronOf(bericht(kop)), { now: NU, own: 'balie@waterlanden.nl' })
    expect(gelezen).toMatchObject({ email: { soort: { soort: 'bericht' } } })
    expect((await read(bericht(kop))).soort).toEqual({ soort: 'nieuwsbrief' })
  })
})

describe('van wie', () => {
  const kopregels = (van: string, verzonden: string, aan: string, onderwerp: string) =>
    `${van}: Piet Bakker <piet@example.org>\r\n${verzonden}: 23-11\r\n${aan}: x@y.nl\r\n${onderwerp}: Lamp\r\n\r\nStuk`

  test.each([
    ['Nederlands', kopregels('Van', 'Verzonden', 'Aan', 'Onderwerp')],
    ['Engels', kopregels('From', 'Sent', 'To', 'Subject')],
    ['Duits', kopregels('Von', 'Gesendet', 'An', 'Betreff')],
    ['Frans', kopregels('De ', 'Envoyé ', 'À ', 'Objet ')],
    ['Spaans', kopregels('De', 'Enviado', 'Para', 'Asunto')],
    ['Italiaans', kopregels('Da', 'Inviato', 'A', 'Oggetto')],
    ['Pools', kopregels('Od', 'Wysłano', 'Do', 'Temat')],
    ['Turks', kopregels('Kimden', 'Gönderildi', 'Kime', 'Konu')],
    [
      'Thunderbird',
      '-------- Doorgestuurd bericht --------\r\nOnderwerp: \tLamp\r\nDatum: \tMon\r\nVan: \tPiet Bakker <piet@example.org>\r\nAan: \tx@y.nl\r\n\r\nStuk',
    ],
    [
      'Apple',
      'Begin doorgestuurd bericht:\r\n\r\n> Van: Piet Bakker <piet@example.org>\r\n> Onderwerp: Lamp\r\n> Datum: 23-11\r\n> \r\n> Stuk',
    ],
    [
      'Gmail',
      '---------- Forwarded message ---------\r\nVan: Piet Bakker <piet@example.org>\r\nDate: ma 23 nov\r\nSubject: Lamp\r\nTo: <x@y.nl>\r\n\r\nStuk',
    ],
  ])('doorgestuurd in de tekst: %s', async (_soort, tekst) => {
    const gelezen = await read(bericht([VAN, 'Subject: FW: x', 'Content-Type: text/plain; charset=utf-8'], tekst))
    expect(gelezen.doorgestuurdVan?.adres).toBe('piet@example.org')
  })

  test.each([
    'no.reply@site.example',
    'noreply-forms@site.example',
    'formulier-noreply@site.example',
    'donotreply+abc@site.example',
    'niet-beantwoorden@site.example',
    'noresponse@site.example',
    'bounces+123@site.example',
    'wordpress@site.example',
  ])('een formulier dat niemand leest: %s', async (adres) => {
    const gelezen = await read(bericht([`From: Site <${adres}>`, 'Reply-To: Kees <kees@example.org>', 'Subject: x']))
    expect(gelezen.afzender.adres).toBe('kees@example.org')
  })

  test.each(['nora.eply@example.org', 'casino@example.org', 'bouncer@example.org'])('een mens: %s', async (adres) => {
    expect((await read(bericht([`From: <${adres}>`, 'Reply-To: ander@example.org']))).afzender.adres).toBe(adres)
  })
})

test.each([
  ['begin van yEnc', '=ybegin line=1 name=a\r\n'.repeat(80_000)],
  ['bestanden in yEnc', '=ybegin line=128 size=1 name=a\r\nX\r\n=yend size=1\r\n'.repeat(20_000)],
  ['bestanden in uuencode', 'begin 644 a\r\n#86)C\r\nend\r\n'.repeat(20_000)],
  ['streepjes', '-'.repeat(500_000)],
  ['lege regels', '\r\n'.repeat(300_000)],
  ['grenzen', '--a\r\nContent-Typ\r\n'.repeat(80_000)],
  ['adressen', 'a@b '.repeat(200_000)],
])('heel veel %s kost weinig tijd', async (_soort, body) => {
  const begun = performance.now()
  for (const kop of [
    [VAN],
    ['From: MAILER-DAEMON@x.example'],
    [VAN, 'Content-Type: multipart/mixed'],
    [VAN, 'Content-Transfer-Encoding: base64'],
  ])
    await readEmail(bericht(kop, body), NU)
  expect(performance.now() - begun).toBeLessThan(10_000)
})

test('heel veel kopregels met dezelfde naam kosten weinig tijd', async () => {
  const begun = performance.now()
  const kop = [VAN, ...Array.from({ length: 9000 }, () => 'X: 1')]
  expect((await read(bericht(kop))).headers.get('x')).toHaveLength(9000)
  expect(performance.now() - begun).toBeLessThan(10_000)
})
