import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type GelezenEmail, readEmail } from '../../../run/testing/email.ts'
import { compressedRtf, msg, propertiesOf, propertyOf, textProperty, tnef } from '../../../run/testing/outlook.ts'
import { messagesIn } from '../mbox.ts'
import { parseEmail } from '../parse.ts'

// Files of mail programs that hold messages: each input stands for its whole kind.

const NU = new Date('2026-11-24T12:00:00Z')

async function read(bytes: Uint8Array): Promise<GelezenEmail> {
  const gelezen = await readEmail(bytes, NU)
  if ('reden' in gelezen) throw new Error(gelezen.reden)
  return gelezen
}

const HTML_IN_RTF = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag19 <html>}{\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 Caf\'e9 is {\*\htmltag84 <b>}dicht\htmlrtf }\htmlrtf0{\*\htmltag72 </b></p>}\htmlrtf\par\htmlrtf0{\*\htmltag27 </html>}}`
const PLAIN_RTF = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\colortbl;\red0\green0\blue0;}{\*\generator Riched20;}\pard Caf\'e9 is dicht.\par Prijs \u8364?5 \{ja\}\par}`

describe('een mbox', () => {
  const een = 'From: Anna <anna@example.org>\nSubject: Een\n\nEerste.\n'
  const twee = 'From: Bob <bob@example.org>\nSubject: Twee\n\nTweede.\n'
  const lijn = 'From anna@example.org Mon Nov 23 09:15:00 2026\n'
  const gewoon = `${lijn}${een}\n${lijn}${twee}`

  /** Reads each message of a file: its subject and its text. */
  async function readAll(inhoud: string): Promise<string[]> {
    const map = await mkdtemp(join(tmpdir(), 'balie-mbox-'))
    try {
      const path = join(map, 'post.mbox')
      const bytes = Buffer.from(inhoud, 'latin1')
      await writeFile(path, bytes)
      const texts: string[] = []
      for (const bron of await messagesIn(path, bytes.length)) {
        const uitkomst = await parseEmail(bron, { now: NU })
        texts.push('reden' in uitkomst ? uitkomst.reden : `${uitkomst.email.onderwerp}: ${uitkomst.email.tekst.trim()}`)
      }
      return texts
    } finally {
      await rm(map, { recursive: true })
    }
  }

  const met = (regel: string) => gewoon.replaceAll(lijn, `${regel}\n`)
  test.each([
    ['van Thunderbird', met('From - Mon Nov 23 09:15:00 2026')],
    ['van Gmail', met('From 1849561@xxx Mon Nov 23 09:15:00 +0000 2026')],
    ['van Eudora', met('From ???@??? Mon Nov 23 09:15:00 2026')],
    ['met een naam met spaties als afzender', met('From Anna van der Bos Mon Nov 23 09:15:00 2026')],
    ['met een zone', met('From anna@example.org Mon Nov 23 09:15:00 CET 2026')],
    ['met een datum van ISO 8601', met('From anna@example.org 2026-11-23T09:15:00Z')],
    ['zonder afzender', met('From  Mon Nov 23 09:15:00 2026')],
    ['met een host erachter (UUCP)', met('From anna Mon Nov 23 09:15:00 2026 remote from mx.example.org')],
    ['zonder seconden', met('From anna@example.org Mon Nov 23 09:15 2026')],
    [
      'met een tweede regel van de mailserver',
      met('From anna Mon Nov 23 09:15:00 2026\n>From root Mon Nov 23 09:15 2026'),
    ],
    ['met CRLF', gewoon.replaceAll('\n', '\r\n')],
    ['met alleen CR (Mac)', gewoon.replaceAll('\n', '\r')],
    ['met een merk ervoor', `\xef\xbb\xbf${gewoon}`],
    ['met lege regels ervoor', `\n\n${gewoon}`],
    ['zonder lege regel ertussen', `${lijn}${een}${lijn}${twee}`],
    ['met een bericht dat is verwijderd vooraan', `${lijn}\n${gewoon}`],
    ['met een bericht dat is verwijderd achteraan', `${gewoon}\n${lijn}`],
    ['met een spatie voor de dubbele punt van een kopregel', gewoon.replaceAll('From: ', 'From : ')],
  ])('%s is zo veel berichten als erin zitten', async (_soort, inhoud) => {
    expect(await readAll(inhoud)).toEqual(['Een: Eerste.', 'Twee: Tweede.'])
  })

  test('wat iemand van een mbox aanhaalt blijft tekst als het bericht zijn lengte zegt', async () => {
    const tekst = `Ik kreeg dit:\n\n${lijn}Subject: Nep\n\n>From de buren.`
    const metLengte = `From: Anna <anna@example.org>\nSubject: Een\nContent-Length: ${tekst.length}\n\n${tekst}`
    expect(await readAll(`${lijn}${metLengte}\n\n${lijn}${twee}`)).toEqual([`Een: ${tekst}`, 'Twee: Tweede.'])
  })

  test('een lengte die niet klopt telt niet', async () => {
    for (const lengte of [1, 20, 9_999_999])
      expect(await readAll(gewoon.replace('\n\nEerste', `\nContent-Length: ${lengte}\n\nEerste`))).toEqual([
        'Een: Eerste.',
        'Twee: Tweede.',
      ])
  })

  test('een bericht dat met From begint is geen mbox', async () => {
    expect(await readAll(een)).toEqual(['Een: Eerste.'])
    expect(
      await readAll('From: a@example.org\nSubject: Een\n\nFrom 2020 tot 2026, om 10:15.\nGroet: Anna'),
    ).toHaveLength(1)
  })
})

describe('een .msg van Outlook', () => {
  const wie = { '0037': 'Kapotte lamp', '1000': 'De lamp is stuk.', '0C1A': 'Anna Bos', '5D01': 'anna@example.org' }
  const kop = (...regels: string[]) => ({ text: { ...wie, '007D': `${regels.join('\r\n')}\r\n` } })

  test.each<[string, Parameters<typeof msg>[0], Record<string, unknown>]>([
    [
      'in een oud alfabet zonder code',
      { ansi: { '0037': Buffer.from('Caf\xe9 \x80 5', 'latin1') }, text: { '1000': 'a', '5D01': 'anna@example.org' } },
      { onderwerp: 'Café € 5' },
    ],
    [
      'in een oud alfabet met zijn code',
      {
        ansi: { '0037': iconv.encode('Привет', 'windows-1251'), '1000': iconv.encode('мир', 'windows-1251') },
        text: { '5D01': 'anna@example.org' },
        numbers: { '3FFD': 1251 },
      },
      { onderwerp: 'Привет', tekst: 'мир' },
    ],
    [
      'met HTML in ISO 8859-15',
      {
        text: { '0037': 'a', '5D01': 'anna@example.org' },
        bytes: { '1013': iconv.encode('<p>Café € 5</p>', 'iso-8859-15') },
        numbers: { '3FDE': 28_605 },
      },
      { tekst: 'Café € 5' },
    ],
    [
      'met HTML in RTF',
      { text: { '0037': 'a', '5D01': 'anna@example.org' }, bytes: { '1009': compressedRtf(HTML_IN_RTF) } },
      { tekst: 'Café is dicht', bijlagen: [] },
    ],
    [
      'met alleen RTF',
      { text: { '0037': 'a', '5D01': 'anna@example.org' }, bytes: { '1009': compressedRtf(PLAIN_RTF) } },
      { tekst: 'Café is dicht.\nPrijs €5 {ja}', bijlagen: [{ bestandsnaam: 'bericht.rtf' }] },
    ],
    [
      'van een collega, van wie Outlook alleen de naam in Exchange kent',
      {
        text: {
          ...{ '0037': 'a', '1000': 'b', '0C1A': 'Anna Bos', '0C1F': '/O=GEMEENTE/CN=ANNA', '0C1E': 'EX' },
          '007D': 'From: "Bos, Anna" <anna@example.org>\r\n',
        },
      },
      { afzender: { naam: 'Bos, Anna', adres: 'anna@example.org' } },
    ],
    [
      'een nieuwsbrief',
      kop('List-Id: <a.example.org>', 'List-Unsubscribe: <https://a.example>', 'Precedence: bulk'),
      { soort: { soort: 'nieuwsbrief' } },
    ],
    ['een automatisch antwoord', kop('X-Autoreply: yes'), { soort: { soort: 'automatisch-antwoord' } }],
    [
      'een automatisch antwoord dat alleen Outlook zo noemt',
      { text: { ...wie, '001A': 'IPM.Note.Rules.OofTemplate.Microsoft' } },
      { soort: { soort: 'automatisch-antwoord' } },
    ],
    [
      'een leesbevestiging',
      { text: { ...wie, '001A': 'REPORT.IPM.Note.IPNRN' } },
      { soort: { soort: 'automatisch-antwoord' } },
    ],
    ['onbezorgbaar', { text: { ...wie, '001A': 'REPORT.IPM.Note.NDR' } }, { soort: { soort: 'niet-bezorgd' } }],
    [
      'van een formulier',
      kop('Reply-To: Kees <kees@example.org>'),
      { antwoordNaar: { naam: 'Kees', adres: 'kees@example.org' } },
    ],
    [
      'dat is versleuteld',
      {
        text: { ...wie, '1000': '', '001A': 'IPM.Note.SMIME' },
        attachments: [{ text: { '3707': 'smime.p7m' }, bytes: { '3701': Buffer.from('geheim') } }],
      },
      { opmerkingen: [expect.stringContaining('versleuteld met S/MIME')] },
    ],
    [
      'dat is ondertekend',
      {
        text: { ...wie, '1000': '', '001A': 'IPM.Note.SMIME.MultipartSigned' },
        attachments: [
          {
            text: { '3707': 'smime.p7m', '370E': 'multipart/signed' },
            bytes: {
              '3701': Buffer.from(
                'Content-Type: multipart/signed; boundary=s; protocol="application/pkcs7-signature"\r\n\r\n--s\r\nContent-Type: text/plain\r\n\r\nGetekende tekst.\r\n--s\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nabc\r\n--s--\r\n',
              ),
            },
          },
        ],
      },
      { tekst: 'Getekende tekst.', opmerkingen: [expect.stringContaining('ondertekend met S/MIME')] },
    ],
  ])('%s', async (_soort, inhoud, verwacht) => {
    expect(await read(msg(inhoud))).toMatchObject(verwacht)
  })

  test('zonder Message-ID is hetzelfde bestand steeds hetzelfde bericht', async () => {
    const bytes = msg({ text: wie })
    const [een, twee, ander] = [
      await read(bytes),
      await read(bytes),
      await read(msg({ text: { ...wie, '1000': 'Nog.' } })),
    ]
    expect(een.messageId).toBe(twee.messageId)
    expect(een.messageId).not.toBe(ander.messageId)
  })

  test('aan wie, ook als Outlook de kop niet bewaarde', async () => {
    const recipients = [
      { text: { '3001': 'Gemeente', '39FE': 'info@gemeente.example' }, numbers: { '0C15': 1 } },
      { text: { '3001': 'Buur', '39FE': 'buur@example.org' }, numbers: { '0C15': 2 } },
    ]
    const to = async (bytes: Buffer) => {
      const { onderwerp, ...email } = await read(bytes)
      return [onderwerp, email.headers.get('to')?.join(), email.headers.get('cc')?.join()]
    }
    expect(await to(msg({ text: wie, recipients }))).toEqual([
      'Kapotte lamp',
      'Gemeente <info@gemeente.example>',
      'Buur <buur@example.org>',
    ])
    expect(await to(msg(kop('To: info@gemeente.example', 'Cc: Buur <buur@example.org>')))).toEqual([
      'Kapotte lamp',
      'info@gemeente.example',
      'Buur <buur@example.org>',
    ])
  })

  test('een plaatje staat op zijn plaats, en een bericht erin heet naar zijn onderwerp', async () => {
    const email = await read(
      msg({
        text: { '0037': 'a', '5D01': 'anna@example.org' },
        bytes: { '1013': Buffer.from('<p>Kijk <img src="cid:plaatje@1"></p>') },
        attachments: [
          {
            text: { '3707': 'lamp.png', '370E': 'image/png', '3712': 'plaatje@1' },
            bytes: { '3701': Buffer.from('png') },
          },
          { text: { '3001': 'Eerder gevraagd' }, numbers: { '3705': 5 }, message: { text: wie } },
        ],
      }),
    )
    expect(email.bijlagen.map(({ bestandsnaam }) => bestandsnaam)).toEqual([
      'lamp.png',
      'Eerder gevraagd.msg',
      'Eerder gevraagd.txt',
    ])
    expect(email.delen.find(({ naam }) => naam === 'lamp.png')?.contentId).toBe('plaatje@1')
  })
})

describe('een winmail.dat', () => {
  const file = (naam: string, inhoud: string): [number, number, Buffer][] => [
    [2, 0x9002, Buffer.alloc(14)],
    [2, 0x8010, Buffer.from(`${naam}\0`)],
    [2, 0x800f, Buffer.from(inhoud)],
  ]
  const body = (...values: Buffer[]): [number, number, Buffer] => [1, 0x9003, propertiesOf(...values)]
  const codepage = (nummer: number): [number, number, Buffer] => {
    const bytes = Buffer.alloc(8)
    bytes.writeUInt32LE(nummer)
    return [1, 0x9007, bytes]
  }
  const vraag = textProperty(0x1000, 'Mijn vraag.')

  async function open(inhoud: Buffer, naam = 'winmail.dat', mediatype = 'application/ms-tnef') {
    const kop = `From: Kees <kees@example.org>\r\nSubject: a\r\nContent-Type: ${mediatype}; name="${naam}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64`
    const { tekst, bijlagen, opmerkingen } = await read(Buffer.from(`${kop}\r\n\r\n${inhoud.toString('base64')}\r\n`))
    return { tekst, bijlagen: bijlagen.map(({ bestandsnaam }) => bestandsnaam), opmerkingen }
  }

  test.each<[string, [number, number, Buffer][], string, string[]]>([
    [
      'met alleen RTF',
      [body(propertyOf(0x1009, compressedRtf(PLAIN_RTF), 0x102))],
      'Café is dicht.\nPrijs €5 {ja}',
      ['bericht.rtf'],
    ],
    ['met HTML in RTF', [body(propertyOf(0x1009, compressedRtf(HTML_IN_RTF), 0x102))], 'Café is dicht', []],
    ['met HTML als tekst', [body(textProperty(0x1013, '<p>Café is dicht</p>'))], 'Café is dicht', []],
    ['met HTML als bytes', [body(propertyOf(0x1013, Buffer.from('<p>Café is dicht</p>'), 0x102))], 'Café is dicht', []],
    ['in UTF-8', [codepage(65_001), [1, 0x800c, Buffer.from('Café is dicht\0')]], 'Café is dicht', []],
    ['in ISO 8859-15', [codepage(28_605), [1, 0x800c, iconv.encode('Prijs € 5', 'iso-8859-15')]], 'Prijs € 5', []],
    ['in Shift JIS', [codepage(932), [1, 0x800c, iconv.encode('こんにちは', 'shift_jis')]], 'こんにちは', []],
    [
      'met een eigenschap zonder waarde',
      [body(Buffer.from([1, 0, 0, 0x30]), vraag), ...file('a.pdf', 'pdf')],
      'Mijn vraag.',
      ['a.pdf'],
    ],
  ])('%s', async (_soort, attributes, tekst, bijlagen) => {
    expect(await open(tnef(attributes))).toEqual({ tekst, bijlagen, opmerkingen: [] })
  })

  test.each([
    ['att00001.dat', 'application/octet-stream'],
    ['noname', 'application/octet-stream'],
    ['WINMAIL.DAT', 'application/x-unknown'],
  ])('heet ook wel %s (%s)', async (naam, mediatype) => {
    expect(await open(tnef([body(vraag), ...file('a.pdf', 'pdf')]), naam, mediatype)).toEqual({
      ...{ tekst: 'Mijn vraag.', bijlagen: ['a.pdf'], opmerkingen: [] },
    })
  })

  test('met vulling erachter is hij heel; afgebroken geeft hij wat er is, blijft zelf een bijlage, en dat staat erbij', async () => {
    const whole = tnef([body(vraag), ...file('a.pdf', 'pdf'), ...file('b.pdf', 'een langere pdf')])
    const heel = { tekst: 'Mijn vraag.', bijlagen: ['a.pdf', 'b.pdf'], opmerkingen: [] }
    expect(await open(Buffer.concat([whole, Buffer.from('\0\0\r\n')]))).toEqual(heel)
    expect(await open(whole.subarray(0, -10))).toEqual({
      tekst: 'Mijn vraag.',
      bijlagen: ['winmail.dat', 'a.pdf'],
      opmerkingen: ['winmail.dat kon niet helemaal worden geopend.'],
    })
  })

  test('een lijst van eigenschappen die niet klopt houdt de bestanden niet tegen', async () => {
    const kapot = Buffer.concat([propertiesOf(vraag), Buffer.alloc(0)])
    kapot.writeUInt32LE(9)
    expect(await open(tnef([[1, 0x9003, kapot], ...file('a.pdf', 'pdf')]))).toEqual({
      tekst: 'Mijn vraag.',
      bijlagen: ['winmail.dat', 'a.pdf'],
      opmerkingen: ['winmail.dat kon niet helemaal worden geopend.'],
    })
  })
})
