import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GelezenEmail, readEmail } from '../../../run/testing/email.ts'
import { msg, propertiesOf, textProperty, tnef } from '../../../run/testing/outlook.ts'
import { readAttachments } from '../bijlagen.ts'
import { parseEmail } from '../parse.ts'

const NU = new Date('2026-11-24T12:00:00Z')

async function read(bytes: Uint8Array): Promise<GelezenEmail> {
  const gelezen = await readEmail(bytes, NU)
  if ('reden' in gelezen) throw new Error(gelezen.reden)
  return gelezen
}

const part = (kop: string, inhoud: string) => `--b\r\n${kop}\r\n\r\n${inhoud}\r\n`
const bericht = (delen: string[], kop = 'Content-Type: multipart/mixed; boundary=b') =>
  Buffer.from(`From: Kees <kees@example.org>\r\nSubject: Vraag\r\n${kop}\r\n\r\n${delen.join('')}--b--\r\n`, 'latin1')
const bestand = (naam: string, mediatype: string, inhoud: Buffer) =>
  part(
    `Content-Type: ${mediatype}; name="${naam}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64`,
    inhoud.toString('base64'),
  )
const contentOf = ({ bijlagen }: GelezenEmail) =>
  bijlagen.map(({ bestandsnaam, inhoud }) => [bestandsnaam, inhoud.toString('latin1')])

describe('wat in een bestand zit wordt geopend', () => {
  const winmail = tnef([
    [1, 0x9003, propertiesOf(textProperty(0x1000, 'Mijn vraag staat in Outlook.'))],
    [2, 0x9002, Buffer.alloc(14)],
    [2, 0x8010, Buffer.from('TEKENI~1.PDF\0')],
    [2, 0x800f, Buffer.from('%PDF-één', 'latin1')],
    [2, 0x9005, propertiesOf(textProperty(0x3707, 'Tekening dakkapel.pdf'))],
  ])

  test('winmail.dat: zijn bestanden zijn bijlagen, en zijn tekst is die van het bericht als er geen andere is', async () => {
    const email = await read(bericht([bestand('winmail.dat', 'application/ms-tnef', winmail)]))
    expect(email.tekst).toBe('Mijn vraag staat in Outlook.')
    expect(contentOf(email)).toEqual([['Tekening dakkapel.pdf', '%PDF-één']])
    expect(email.opmerkingen).toEqual([])
  })

  test('een winmail.dat die niet te openen is blijft een bijlage, en dat staat erbij', async () => {
    const email = await read(bericht([bestand('winmail.dat', 'application/ms-tnef', Buffer.from('stuk'))]))
    expect(contentOf(email)).toEqual([['winmail.dat', 'stuk']])
    expect(email.opmerkingen).toEqual(['winmail.dat kon niet worden geopend.'])
  })

  const lamp = msg({
    text: {
      '0037': 'Kapotte lamp',
      '1000': 'De lamp is stuk.',
      '0C1A': 'Anna Bos',
      '5D01': 'anna@example.org',
      '007D': 'Date: Mon, 23 Nov 2026 09:15:00 +0100\r\n',
    },
  })

  test('een .msg van Outlook is een bericht, met wie het schreef en wanneer', async () => {
    expect(await read(lamp)).toMatchObject({
      afzender: { naam: 'Anna Bos', adres: 'anna@example.org' },
      onderwerp: 'Kapotte lamp',
      tekst: 'De lamp is stuk.',
      ontvangenOp: new Date('2026-11-23T08:15:00Z'),
      isOutlook: true,
    })
  })

  test('van een .msg als bijlage staat de tekst ernaast', async () => {
    const email = await read(bericht([bestand('lamp.msg', 'application/vnd.ms-outlook', lamp)]))
    expect(email.bijlagen.map(({ bestandsnaam }) => bestandsnaam)).toEqual(['lamp.msg', 'lamp.txt'])
    expect(String(email.bijlagen[1]?.inhoud)).toBe('De lamp is stuk.')
  })

  test('van een agenda staat in de tekst wat, wanneer, waar en van wie', async () => {
    const agenda = [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART:20261201T090000Z',
      'DTEND:20261201T100000Z',
      'SUMMARY:Schouw Parklaan',
      'LOCATION:Parklaan 3',
      'ORGANIZER:mailto:omar@example.org',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const email = await read(bericht([part('', 'Loopt u mee?'), part('Content-Type: text/calendar', agenda)]))
    expect(email.tekst.split('\n')).toEqual([
      'Loopt u mee?',
      '',
      'Uitnodiging: Schouw Parklaan',
      'Wanneer: dinsdag 1 december 2026 om 10:00 – dinsdag 1 december 2026 om 11:00',
      'Waar: Parklaan 3',
      'Van: omar@example.org',
    ])
    const stuk = await read(bericht([part('Content-Type: text/calendar; name=a.ics', 'BEGIN:VCALENDAR\r\nonzin')]))
    expect(stuk.opmerkingen).toEqual(['a.ics is een agenda die niet te lezen is.'])
  })
})

describe('wat een bericht voor anderen verbergt wordt gezegd', () => {
  const encrypted = 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b'
  test.each([
    [
      'versleuteld met S/MIME',
      bericht(['x'], 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m'),
    ],
    ['ondertekend met S/MIME en in', bericht(['x'], 'Content-Type: application/pkcs7-mime; smime-type=signed-data')],
    ['versleuteld met PGP', bericht([bestand('a.asc', 'application/octet-stream', Buffer.from('x'))], encrypted)],
    ['versleuteld met PGP', bericht([part('', '-----BEGIN PGP MESSAGE-----\r\nhQEM')])],
    ['ondertekend met PGP', bericht([part('', 'Hallo'), part('Content-Type: application/pgp-signature', 'x')])],
    ['ondertekend met S/MIME', bericht([part('', 'Hallo'), part('Content-Type: application/pkcs7-signature', 'x')])],
  ])('%s', async (gezegd, bytes) => {
    const { opmerkingen, tekst } = await read(bytes)
    expect(opmerkingen.join()).toContain(gezegd)
    expect(tekst).not.toBe('')
  })

  test('tekens die de leesrichting omkeren of iets verbergen staan er zichtbaar', async () => {
    const tekst = Buffer.from('Open tekening\u202Efdp.exe\u{E0041} nu\u200B.').toString('latin1')
    const kop = `Content-Type: multipart/mixed; boundary=b\r\nSubject: ${Buffer.from('Factuur\u202Efdp').toString('latin1')}`
    const email = await read(bericht([part('Content-Type: text/plain; charset=utf-8', tekst)], kop))
    expect(email.tekst).toBe('Open tekening[U+202E]fdp.exe[U+E0041] nu.')
    const alleen = await read(Buffer.from('From: a@example.org\r\nSubject: Factuur\u202Efdp\r\n\r\nHallo'))
    expect([alleen.onderwerp, alleen.opmerkingen.join()]).toEqual([
      'Factuurfdp',
      expect.stringContaining('anders laten lezen'),
    ])
  })
})

describe('wat er ook binnenkomt, niets gaat stil verloren', () => {
  const MB = 1024 * 1024
  const coderingen = {
    base64: (bytes: Buffer) => (bytes.toString('base64').match(/.{1,60}/g) ?? []).join('\r\n'),
    'quoted-printable': (bytes: Buffer) => [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join(''),
    'x-uuencode': (bytes: Buffer) => {
      const code = (value: number) => String.fromCharCode(value === 0 ? 96 : value + 32)
      const lines = Array.from({ length: Math.ceil(bytes.length / 45) }, (_, index) => {
        const line = bytes.subarray(index * 45, index * 45 + 45)
        let text = code(line.length)
        for (let at = 0; at < line.length; at += 3) {
          const [a = 0, b = 0, c = 0] = line.subarray(at, at + 3)
          text += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(code).join('')
        }
        return text
      })
      return `begin 644 x\r\n${[...lines, '`', 'end'].join('\r\n')}`
    },
  }

  test('elke bijlage is gelijk tot de laatste byte, in welke stukken het bericht ook komt', async () => {
    const bijlage = fc.tuple(
      fc.constantFrom(...(Object.keys(coderingen) as (keyof typeof coderingen)[])),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bijlage, { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (bijlagen, stuk) => {
        const delen = bijlagen.map(([codering, bytes], index) =>
          part(
            `Content-Type: application/x-proef; name=${index}\r\nContent-Transfer-Encoding: ${codering}`,
            coderingen[codering](bytes),
          ),
        )
        const bytes = bericht([part('', 'Zie de bijlagen.'), ...delen])
        const heel = await read(bytes)
        expect(heel.tekst).toBe('Zie de bijlagen.')
        expect(heel.bijlagen.map(({ inhoud }) => inhoud.toString('hex'))).toEqual(
          bijlagen.map(([, inhoud]) => inhoud.toString('hex')),
        )
        const inStukken = await parseEmail(
          {
            omvang: bytes.length,
            async *read() {
              for (let at = 0; at < bytes.length; at += stuk) yield bytes.subarray(at, at + stuk)
            },
          },
          { now: NU },
        )
        expect('email' in inStukken && inStukken.email.vingerafdruk).toEqual(heel.vingerafdruk)
      }),
      { numRuns: 60 },
    )
  })

  test('van elke tekst staat elk woord in het bericht, in een bijlage, of er staat dat het er niet staat', async () => {
    const woord = fc.stringMatching(/^[a-z]{8}$/)
    const soort = fc.constantFrom(
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Content-Type: text/plain; name=a.txt',
      'Content-Type: text/markdown',
      'Content-Disposition: attachment',
      'Content-Type: message/rfc822',
      'Content-Type: onzin',
      'Content-Transfer-Encoding: onbekend',
      'X: y',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(soort, woord), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('b', 'anders'),
        async (delen, grens) => {
          const bytes = bericht(
            delen.map(([kop, tekst]) => part(kop, tekst)),
            `Content-Type: multipart/mixed; boundary=${grens}`,
          )
          const { tekst, bijlagen } = await read(bytes)
          const alles = [tekst, ...bijlagen.map(({ inhoud }) => String(inhoud))].join('\n')
          for (const [, geschreven] of delen) expect(alles).toContain(geschreven)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('van een groot bericht wordt alles gelezen terwijl er weinig van in het geheugen is, en de vingerafdruk hoort bij alles', async () => {
    const regels = Buffer.alloc(57 * 800, 'x')
    const regel = Buffer.from(`${'eHh4'.repeat(19)}\r\n`.repeat(800))
    const aantal = Math.floor((32 * MB) / regel.length)
    const kop = Buffer.from(
      'From: a@example.org\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n',
    )
    // Only what is still held is counted, so the collector must run before each reading.
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const held = () => {
      collect()
      // Buffers are freed beside the program; the next run waits until those of the one before are gone.
      collect()
      const { external, heapUsed } = process.memoryUsage()
      return external + heapUsed
    }
    let most = 0
    const bron = {
      omvang: kop.length + aantal * regel.length,
      async *read() {
        yield kop
        for (let nummer = 0; nummer < aantal; nummer += 1) {
          if (nummer % 128 === 0) most = Math.max(most, held())
          yield Buffer.from(regel)
        }
      },
    }
    const before = held()
    const gelezen = await parseEmail(bron, { now: NU })
    expect('email' in gelezen && gelezen.email.bijlagen).toMatchObject([{ omvang: aantal * regels.length }])
    let gekregen = 0
    if ('email' in gelezen)
      await readAttachments(bron, gelezen.email.bijlagen, () => ({
        write: (stuk) => {
          gekregen += stuk.length
        },
        end: () => undefined,
      }))
    expect(gekregen).toBe(aantal * regels.length)
    expect((most - before) / MB).toBeLessThan(16)
  })
})
