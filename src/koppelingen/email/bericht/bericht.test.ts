import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, makeMedewerker, problemIn } from '../../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { foldQuotes, partsOf } from '../werkplek/quotes.ts'

let app: TestApp
let medewerker: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Writes a message with HTML, and a picture that the HTML can show as `cid:logo@x`. */
const message = (html: string) =>
  [
    'From: "Visser, Anna" <anna@example.nl>',
    'To: Gemeente <info@waterlanden.example>, <tweede@waterlanden.example>',
    'Cc: Jan <jan@example.nl>',
    'Date: Mon, 2 Nov 2026 10:00:00 +0100',
    'Subject: =?utf-8?q?Mijn_=E2=82=AC_vraag?=',
    'Message-ID: <een@example.nl>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: multipart/alternative; boundary=a',
    '',
    '--a',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Gewone tekst',
    '--a',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html)
      .toString('base64')
      .replaceAll(/(.{76})/g, '$1\r\n'),
    '--a--',
    '--r',
    'Content-Type: image/png; name=logo.png',
    'Content-Disposition: inline; filename=logo.png',
    'Content-ID: <logo@x>',
    'Content-Transfer-Encoding: base64',
    '',
    PIXEL,
    '--r--',
    '',
  ].join('\r\n')

async function keep(content: string, mediatype = 'message/rfc822') {
  const { uuid } = await app.client.documenten.toevoegen({
    body: { bestandsnaam: 'bericht.eml', mediatype, inhoud: Buffer.from(content).toString('base64') },
  })
  return uuid
}

const read = async (html: string) => app.client.emailberichten.lezen({ params: { uuid: await keep(message(html)) } })

describe('een e-mail op het scherm', () => {
  test('R15: van wie, aan wie, wanneer, de hele tekst en wat erbij zat', async () => {
    expect(await read('<p>Opgemaakt</p>')).toEqual({
      van: { naam: 'Visser, Anna', adres: 'anna@example.nl' },
      aan: [
        { naam: 'Gemeente', adres: 'info@waterlanden.example' },
        { naam: '', adres: 'tweede@waterlanden.example' },
      ],
      cc: [{ naam: 'Jan', adres: 'jan@example.nl' }],
      verzondenOp: '2026-11-02T09:00:00.000Z',
      onderwerp: 'Mijn € vraag',
      tekst: 'Gewone tekst',
      html: '<p>Opgemaakt</p>',
      plaatjesWeggelaten: 0,
      bijlagen: [{ bestandsnaam: 'logo.png', mediatype: 'image/png', omvang: 70 }],
      opmerkingen: [],
    })
  })

  test.each([
    ['<p onclick="x()">a</p><script>x()</script><style>p{}</style>', '<p>a</p>'],
    ['<img src=x onerror=x()>', '<span></span>'],
    [
      '<a href="javascript:x()">klik</a>',
      '<a title="javascript:x()" target="_blank" rel="noopener noreferrer nofollow">klik</a>',
    ],
    ['<form action="https://kwaad.example"><input name=bsn><button>Verstuur</button></form>', 'Verstuur'],
    ['<iframe src="https://kwaad.example"></iframe><object data=x></object><embed src=x>', ''],
    ['<svg><script>x()</script></svg><math><mtext>a</mtext></math>', ''],
    ['<div style="position:fixed;inset:0" class=balie-page id=inhoud>a</div>', '<div>a</div>'],
    ['<span style="display: none">verborgen</span><p hidden>ook</p>zichtbaar', 'zichtbaar'],
    ['<h1>Kop</h1>', '<h3>Kop</h3>'],
    ['<base href="https://kwaad.example"><meta http-equiv=refresh content="0;url=x">', ''],
  ])('wat kan draaien, ophalen of misleiden is weg: %s', async (html, safe) => {
    expect((await read(html)).html).toBe(safe)
  })

  test('een plaatje uit het bericht staat er; wat van buiten komt niet, en dat wordt gezegd', async () => {
    const { html, plaatjesWeggelaten } = await read(
      '<img src="cid:logo@x" alt="Logo"><img src="https://volgen.example/1.gif"><img src="//volgen.example/2.gif" alt="Foto"><img src="cid:weg@x">',
    )
    expect(html).toBe(
      `<img src="data:image/png;base64,${PIXEL}" alt="Logo" /><span></span><span>[Foto]</span><span></span>`,
    )
    expect(plaatjesWeggelaten).toBe(3)
  })

  test('de woorden van een koppeling verbergen niet waar zij heen gaat', async () => {
    expect((await read('<a href="https://kwaad.example/x">www.bank.nl</a>')).html).toContain(
      'title="https://kwaad.example/x"',
    )
  })

  test('wat er ook in staat, er blijft niets over dat draait of ophaalt', async () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '`',
        '&lt;',
        '/',
        '=',
        ' ',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '\0',
        'script',
        'img',
        'svg',
        'style',
      ],
      ...[
        'a',
        'src',
        'href',
        'onload',
        'javascript:',
        'data:text/html,',
        'https://x.example',
        'noscript',
        'template',
        'textarea',
        'x',
      ],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const html = (await read(`<p>${pieces.join('')}`)).html ?? ''
        const tags = html.match(/<[^>]*>/g) ?? []
        for (const tag of tags) {
          expect(tag).not.toMatch(/^<\/?(?:script|style|svg|math|iframe|object|template|form|input|base|meta|link)/i)
          expect(tag).not.toMatch(/\s(?:on\w+|style|class|id|name|srcset)\s*=/i)
          expect(tag).not.toMatch(/\s(?:src|href)="(?!https?:|mailto:|tel:|data:image\/(?:png|jpeg|gif|webp);)/i)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('wat geen e-mail is zegt dat; wat er niet is of verborgen is bestaat niet', async () => {
    const geen = await keep('zomaar wat tekst', 'text/plain')
    expect(await problemIn(app.client.emailberichten.lezen({ params: { uuid: geen } }))).toMatchObject({
      status: 409,
      code: 'geen-email',
    })
    expect(await problemIn(app.client.emailberichten.lezen({ params: { uuid: uuidv7() } }))).toMatchObject({
      status: 404,
    })
    const uuid = await keep(message('<p>Geheim</p>'))
    const identificator = {
      objectId: uuid,
      codeObjecttype: 'informatieobject',
      codeRegister: 'balie',
      codeSoortObjectId: 'uuid',
    }
    await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, { bijlagen: [{ identificator }], vertrouwelijk: true }),
    })
    const ander = await app.client.actoren.maken({ body: { naam: 'Voorbijganger', soortActor: 'medewerker' } })
    const kcc = await app.alsMedewerker(ander.uuid, ['kcc-medewerker'])
    expect(await problemIn(kcc.emailberichten.lezen({ params: { uuid } }))).toMatchObject({ status: 404 })
    expect((await app.client.emailberichten.lezen({ params: { uuid } })).html).toBe('<p>Geheim</p>')
  })
})

describe('wat is aangehaald', () => {
  test('staat in de tekst apart van wat er is geschreven, en er gaat niets verloren', () => {
    const text = 'Dank u.\n\n> Eerder\n>> Nog eerder\n\nGroet'
    expect(partsOf(text)).toEqual([
      { isQuoted: false, text: 'Dank u.\n' },
      { isQuoted: true, text: '> Eerder\n>> Nog eerder\n' },
      { isQuoted: false, text: 'Groet' },
    ])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('> a', 'b', '', '>', ' > c')), (lines) => {
        const all = lines.join('\n')
        expect(
          partsOf(all)
            .map((part) => part.text)
            .join('\n'),
        ).toBe(all)
      }),
    )
  })

  test('is in HTML dicht te vouwen, alleen het buitenste', () => {
    expect(
      foldQuotes('a<blockquote dir="ltr">b<blockquote>c</blockquote></blockquote><blockquote>d</blockquote>', 'Eerder'),
    ).toBe(
      'a<details class="balie-disclosure"><summary>Eerder</summary><blockquote dir="ltr">b<blockquote>c</blockquote></blockquote></details>' +
        '<details class="balie-disclosure"><summary>Eerder</summary><blockquote>d</blockquote></details>',
    )
  })
})
