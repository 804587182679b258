import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import { parseEmail } from './parse.ts'

const NU = new Date('2026-11-24T12:00:00Z')

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

async function lees(bytes: Uint8Array) {
  const uitkomst = await parseEmail(bytes, NU)
  if ('reden' in uitkomst) throw new Error(uitkomst.reden)
  return uitkomst.email
}

const GEMENGD = { 'Content-Type': 'multipart/mixed; boundary="grens"' }

const deel = (kop: string, inhoud: string) => `--grens\r\n${kop}\r\n\r\n${inhoud}\r\n`

describe('een bericht lezen', () => {
  test('afzender, onderwerp, tekst en moment komen uit het bericht', async () => {
    expect(await lees(bericht())).toMatchObject({
      messageId: '<lantaarn-1@example.org>',
      afzender: { naam: 'Kees Visser', adres: 'kees@example.org' },
      onderwerp: 'Kapotte lantaarnpaal',
      tekst: 'Beste gemeente,\n\nDe lamp voor nummer 12 doet het niet.',
      ontvangenOp: new Date('2026-11-23T08:15:00Z'),
      bijlagen: [],
    })
  })

  test('quoted-printable, base64 en oude tekensets worden gewone tekst', async () => {
    const gevallen: [Record<string, string>, string, string][] = [
      [
        { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'quoted-printable' },
        'Caf=E9 op de =\r\nhoek',
        'Café op de hoek',
      ],
      [{ 'Content-Type': 'text/plain; charset=windows-1252' }, '\x80 25 kosten', '€ 25 kosten'],
      [
        { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' },
        Buffer.from('Überweg ✓').toString('base64'),
        'Überweg ✓',
      ],
      [{ 'Content-Type': 'text/plain; charset=koi8-r' }, Buffer.from([0xf0, 0xd2, 0xc9]).toString('latin1'), 'При'],
      [{ 'Content-Type': 'text/plain; charset=bestaat-niet' }, 'Gewone tekst', 'Gewone tekst'],
    ]
    for (const [kop, body, tekst] of gevallen) expect((await lees(bericht(kop, body))).tekst).toBe(tekst)
    const kop = { Subject: '=?iso-8859-1?Q?Caf=E9?= =?utf-8?B?4pyT?=', From: '=?utf-8?Q?Zo=C3=AB?= <zoe@example.org>' }
    expect(await lees(bericht(kop))).toMatchObject({ onderwerp: 'Café✓', afzender: { naam: 'Zoë' } })
  })

  test('een bericht met alleen HTML wordt leesbare tekst', async () => {
    const html =
      '<style>p{color:red}</style><p>Beste <b>gemeente</b>,</p><ul><li>punt een</li></ul><img src="x"><script>alert(1)</script>'
    const { tekst } = await lees(bericht({ 'Content-Type': 'text/html; charset=utf-8' }, html))
    expect(tekst).toContain('Beste gemeente,')
    expect(tekst).toContain('punt een')
    expect(tekst).not.toMatch(/color|alert|<|img/)
  })

  test('bijlagen, ook doorgestuurde berichten, komen heel mee en hebben een naam zonder pad', async () => {
    const body =
      deel('Content-Type: text/plain', 'Zie bijlagen') +
      deel(
        'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="..\\\\..\\\\geheim/bouw plan.pdf"\r\nContent-Transfer-Encoding: base64',
        'SGFsbG8=',
      ) +
      deel(
        "Content-Type: image/png\r\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9.png\r\nContent-Transfer-Encoding: base64",
        'AAEC',
      ) +
      deel('Content-Type: message/rfc822', bericht({ Subject: 'Eerder' }).toString('latin1')) +
      '--grens--\r\n'
    const { tekst, bijlagen } = await lees(bericht(GEMENGD, body))
    expect(tekst).toBe('Zie bijlagen')
    expect(bijlagen.map(({ bestandsnaam, mediatype, inhoud }) => [bestandsnaam, mediatype, inhoud.length > 0])).toEqual(
      [
        ['bouw plan.pdf', 'application/pdf', true],
        ['café.png', 'image/png', true],
        ['bijlage-3.eml', 'message/rfc822', true],
      ],
    )
    expect(Buffer.from(bijlagen[0]?.inhoud ?? []).toString()).toBe('Hallo')
  })

  test('R9: een datum die ontbreekt, onzin is of in de toekomst ligt wordt het moment van ontvangst of nu', async () => {
    const Received = 'from mx.example.org by mail; Sun, 22 Nov 2026 10:00:00 +0000'
    expect((await lees(bericht({ Date: 'gisteren', Received }))).ontvangenOp).toEqual(new Date('2026-11-22T10:00:00Z'))
    expect((await lees(bericht({ Date: 'Mon, 1 Jan 2099 10:00:00 +0000' }))).ontvangenOp).toEqual(NU)
    expect((await lees(bericht({ Date: undefined }))).ontvangenOp).toEqual(NU)
  })

  test('zonder Message-ID is hetzelfde bestand toch hetzelfde bericht', async () => {
    const zonder = bericht({ 'Message-ID': undefined })
    expect((await lees(zonder)).messageId).toBe((await lees(zonder)).messageId)
    expect((await lees(zonder)).messageId).not.toBe(
      (await lees(bericht({ 'Message-ID': undefined, Subject: 'Anders' }))).messageId,
    )
  })

  test('wat geen bericht is geeft de reden', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('zomaar tekst'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      bericht({ From: undefined }),
      bericht({ From: 'geen adres' }),
    ]) {
      expect(await parseEmail(bytes, NU)).toMatchObject({ reden: expect.any(String) })
    }
    expect((await lees(bericht({ Subject: undefined }))).onderwerp).toBe('(geen onderwerp)')
    expect((await lees(bericht({ From: undefined, Sender: 'balie@example.org' }))).afzender.adres).toBe(
      'balie@example.org',
    )
    expect((await lees(bericht({ From: 'Bewoners: a@example.org, b@example.org;' }))).afzender.adres).toBe(
      'a@example.org',
    )
  })

  test('willekeurige bytes en verminkte berichten laten het lezen nooit vastlopen', async () => {
    const verminkt = fc.tuple(fc.nat(400), fc.uint8Array({ maxLength: 20 })).map(([plek, rommel]) => {
      const bron = bericht(GEMENGD, `${deel('Content-Type: text/plain', 'Hallo')}--grens--`)
      return Buffer.concat([bron.subarray(0, plek), rommel, bron.subarray(plek + rommel.length)])
    })
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 500 }), verminkt), async (bytes) => {
        const uitkomst = await parseEmail(bytes, NU)
        if ('email' in uitkomst) {
          const { onderwerp, tekst, afzender } = uitkomst.email
          for (const waarde of [onderwerp, tekst, afzender.naam])
            expect(waarde.isWellFormed() && !waarde.includes('\u0000')).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('balie registreer-email', () => {
  let app: TestApp
  let map: string
  const balie = promisify(execFile)

  beforeAll(async () => {
    app = await startTestApp()
    await app.client.actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    map = await mkdtemp(join(tmpdir(), 'balie-email-'))
    return () => rm(map, { recursive: true, force: true })
  })

  async function registreer(...paden: string[]) {
    const env = { PATH: process.env.PATH, DATABASE_URL: app.url, NODE_ENV: 'test', LOG_LEVEL: 'silent' }
    const main = join(import.meta.dirname, '../cli/main.ts')
    return balie(process.execPath, [main, 'registreer-email', ...paden], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )
  }

  test('R3, R12, R15: een bericht wordt één klantcontact van een onbekende, met zijn documenten en een taak voor het KCC', async () => {
    const body = `${deel('Content-Type: text/plain; charset=utf-8', 'x'.repeat(1500))}${deel('Content-Type: text/csv\r\nContent-Disposition: attachment; filename=tellingen.csv', 'a,b')}--grens--`
    await writeFile(join(map, 'bericht.eml'), bericht({ ...GEMENGD, Subject: 'Zeldzaamonderwerp '.repeat(20) }, body))
    expect(await registreer(join(map, 'bericht.eml'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 geregistreerd'),
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
      ['tellingen.csv', true],
    ])
  })

  test('hetzelfde Message-ID wordt één keer geregistreerd, ook als het tegelijk binnenkomt', async () => {
    const bron = bericht({ 'Message-ID': '<dubbel@example.org>', Subject: 'Dubbelganger' })
    for (const naam of ['a.eml', 'b.eml']) await writeFile(join(map, naam), bron)
    await Promise.all([registreer(join(map, 'a.eml')), registreer(join(map, 'b.eml'))])
    expect(await registreer(map)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 geregistreerd, 2 al bekend'),
    })
    expect((await app.client.klantcontacten.lijst({ query: { zoek: 'dubbelganger' } })).resultaten).toHaveLength(1)
  })

  test('wat niet gelezen kan worden staat er met naam en reden; de rest gaat door en de uitgangscode zegt het', async () => {
    await mkdir(join(map, 'diep'))
    await writeFile(join(map, 'diep', 'goed.EML'), bericht({ 'Message-ID': '<goed@example.org>' }))
    await writeFile(join(map, 'leeg.eml'), '')
    const { code, stdout } = await registreer(map, join(map, 'weg.eml'))
    expect(code).toBe(1)
    expect(stdout).toContain('leeg.eml: niet geregistreerd: het bestand is leeg')
    expect(stdout).toContain('weg.eml: niet geregistreerd: dit bestand bestaat niet')
    expect(stdout).toContain('1 geregistreerd, 0 al bekend, 2 niet geregistreerd.')
  })
})
