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

const deel = (kop: string, inhoud: string) => `--grens\r\n${kop}\r\n\r\n${inhoud}\r\n`

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

  const registreer = (...paden: string[]) => callBalie(['registreer-email', ...paden], { DATABASE_URL: app.url })

  test('R3, R12, R15: een bericht wordt één klantcontact van een onbekende, met zijn documenten en een taak voor het KCC', async () => {
    const body = `${deel('Content-Type: text/plain; charset=utf-8', 'x'.repeat(1500))}${deel('Content-Type: text/csv\r\nContent-Disposition: attachment; filename=tellingen.csv', 'a,b')}--grens--`
    await writeFile(join(map, 'bericht.eml'), bericht({ ...GEMENGD, Subject: 'Zeldzaamonderwerp '.repeat(20) }, body))
    expect(await registreer(join(map, 'bericht.eml'))).toMatchObject({
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
      ['tellingen.csv', true],
    ])
  })

  test('hetzelfde Message-ID wordt één keer geregistreerd, ook als het tegelijk binnenkomt', async () => {
    const bron = bericht({ 'Message-ID': '<dubbel@example.org>', Subject: 'Dubbelganger' })
    for (const naam of ['a.eml', 'b.eml']) await writeFile(join(map, naam), bron)
    await Promise.all([registreer(join(map, 'a.eml')), registreer(join(map, 'b.eml'))])
    expect(await registreer(map)).toMatchObject({
      code: 0,
      text: expect.stringContaining('0 geregistreerd, 2 al bekend'),
    })
    expect((await app.client.klantcontacten.lijst({ query: { zoek: 'dubbelganger' } })).resultaten).toHaveLength(1)
  })

  test('wat niet gelezen kan worden staat er met naam en reden; de rest gaat door en de uitgangscode zegt het', async () => {
    await mkdir(join(map, 'diep'))
    await writeFile(join(map, 'diep', 'goed.EML'), bericht({ 'Message-ID': '<goed@example.org>' }))
    await writeFile(join(map, 'leeg.eml'), '')
    const { code, text } = await registreer(map, join(map, 'weg.eml'))
    expect(code).toBe(1)
    expect(text).toContain('leeg.eml: niet geregistreerd: het bestand is leeg')
    expect(text).toContain('weg.eml: niet geregistreerd: dit bestand of deze map bestaat niet')
    expect(text).toContain('1 geregistreerd, 0 al bekend, 2 niet geregistreerd.')
  })

  test('van elk soort bericht in de map komt een klantcontact; wat geen bericht is niet', async () => {
    const { code, text } = await registreer(join(import.meta.dirname, 'fixtures'))
    expect(code).toBe(1)
    expect(text.split('\n').filter((regel) => regel.includes(': niet geregistreerd: '))).toEqual(
      text.split('\n').filter((regel) => regel.includes('/niet-te-lezen-')),
    )
    expect(text).toContain('26 geregistreerd, 0 al bekend, 4 niet geregistreerd.')
  })

  test('van een bericht met meer bijlagen dan een klantcontact kan hebben zitten de laatste alleen in het bericht zelf', async () => {
    const body = Array.from({ length: 120 }, (_, n) => deel(`Content-Type: image/png; name=foto-${n}.png`, 'x')).join(
      '',
    )
    const bron = bericht({ ...GEMENGD, 'Message-ID': '<veel@example.org>', Subject: 'Veelheid' }, `${body}--grens--`)
    await writeFile(join(map, 'veel.eml'), bron)
    expect(await registreer(map)).toMatchObject({ code: 0 })
    const { resultaten } = await app.client.klantcontacten.lijst({ query: { zoek: 'veelheid' } })
    expect(resultaten[0]?.bijlagen).toHaveLength(100)
    expect(resultaten[0]?.opvolging.internetaken[0]?.toelichting).toBe('Het bericht heeft 120 bijlagen.')
  })
})
