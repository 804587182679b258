import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contrast, readColour, reportOf } from './contrast.ts'
import { readThema } from './thema.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** A PNG of one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const base64 = (tekst: string) => Buffer.from(tekst).toString('base64')
const save = (soort: 'logo' | 'favicon' | 'thema', inhoud: string) =>
  app.client.instellingen.bestandBewaren({ params: { soort }, body: { inhoud } })
const check = (css: string) => app.client.instellingen.themaControleren({ body: { css } })
const openbaar = async () => {
  const response = await fetch(`${app.base}/api/v1/instellingen/openbaar`)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('instellingen', () => {
  test('iedereen ziet zonder inloggen de naam en het uiterlijk, en niet wat alleen voor medewerkers is', async () => {
    const body = {
      gemeente: 'Gemeente Waterlanden',
      teksten: { welkom: 'Welkom', privacyverklaring: '', controlevragen: ['Wat is uw geboortedatum?'] },
    }
    await app.client.instellingen.wijzigen({ body })
    const antwoord = await openbaar()
    expect(antwoord).toMatchObject({ status: 200, body: { gemeente: 'Gemeente Waterlanden', logo: null, thema: null } })
    expect(JSON.stringify(antwoord.body)).not.toContain('geboortedatum')
    const { status } = await fetch(`${app.base}/api/v1/instellingen`)
    expect(status).toBe(401)
  })

  test('de standaardtaal is altijd een van de talen', async () => {
    const poging = app.client.instellingen.wijzigen({ body: { taal: 'en', talen: ['nl'] } })
    expect((await problemIn(poging)).invalidParams).toMatchObject([{ name: 'taal' }])
    await app.client.instellingen.wijzigen({ body: { taal: 'nl', talen: ['nl'] } })
    expect((await openbaar()).body).toMatchObject({ taal: 'nl', talen: ['nl'] })
  })

  test('openingstijden en sluitingsdagen mag iedereen weten; de dagen staan op volgorde, elk één keer', async () => {
    const open = { van: '09:00', tot: '17:00' }
    const week = { maandag: open, dinsdag: open, woensdag: open, donderdag: open, vrijdag: open }
    const openingstijden = { ...week, zaterdag: null, zondag: null }
    const [later, eerder] = [
      { datum: '2026-12-31', naam: 'Oudjaarsdag' },
      { datum: '2026-05-15', naam: '' },
    ] as const
    await app.client.instellingen.wijzigen({ body: { openingstijden, sluitingsdagen: [later, eerder] } })
    expect((await openbaar()).body).toMatchObject({ openingstijden, sluitingsdagen: [eerder, later] })
    const dubbel = app.client.instellingen.wijzigen({ body: { sluitingsdagen: [later, later] } })
    expect((await problemIn(dubbel)).invalidParams).toMatchObject([{ name: 'sluitingsdagen.1.datum', code: 'uniek' }])
  })

  test('wie sluit voordat hij opent, of door de week nooit open is, krijgt dat te horen', async () => {
    const dicht = { maandag: null, dinsdag: null, woensdag: null, donderdag: null, vrijdag: null, zondag: null }
    const zaterdag = { van: '10:00', tot: '13:00' }
    const omgekeerd = { ...dicht, zaterdag, maandag: { van: '17:00', tot: '09:00' } }
    for (const [openingstijden, name] of [
      [{ ...dicht, zaterdag }, 'openingstijden'],
      [omgekeerd, 'openingstijden.maandag.tot'],
    ] as const) {
      const poging = app.client.instellingen.wijzigen({ body: { openingstijden } })
      expect((await problemIn(poging)).invalidParams).toMatchObject([{ name }])
    }
  })

  test('een gewijzigde tekst staat met de oude tekst in het overzicht van wijzigingen', async () => {
    const teksten = { welkom: 'Goedendag', privacyverklaring: '', controlevragen: [] }
    await app.client.instellingen.wijzigen({ body: { teksten } })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'instellingen' } })
    expect(resultaten[0]?.velden).toContainEqual({ veld: 'welkom', van: 'Welkom', naar: 'Goedendag' })
  })
})

describe('logo en favicon', () => {
  test('een PNG wordt van ons eigen adres gegeven, en dat adres verandert met de inhoud', async () => {
    const { bestand } = await save('logo', PNG)
    const response = await fetch(app.base + bestand.url)
    expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(PNG)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('cache-control')).toContain('immutable')
    const zonderVersie = await fetch(`${app.base}/huisstijl/logo.png`)
    expect(zonderVersie.headers.get('cache-control')).toBe('no-cache')
    const etag = zonderVersie.headers.get('etag') ?? ''
    const bekend = await fetch(`${app.base}/huisstijl/logo.png`, { headers: { 'if-none-match': etag } })
    expect(bekend.status).toBe(304)
    expect((await openbaar()).body.logo).toBe(bestand.url)
  })

  test.each([
    ['een SVG met een script', base64('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', base64('<!doctype html><p>logo</p>')],
    ['een afgebroken PNG', Buffer.from(PNG, 'base64').subarray(0, 12).toString('base64')],
    ['een PNG van een miljoen beeldpunten breed', groot(1_000_000)],
  ])('%s wordt geweigerd als logo', async (_, inhoud) => {
    expect(await problemIn(save('logo', inhoud))).toMatchObject({ status: 400 })
  })

  test('een verwijderd favicon is weg, en een tweede keer verwijderen geeft 404', async () => {
    await save('favicon', PNG)
    await app.client.instellingen.bestandVerwijderen({ params: { soort: 'favicon' } })
    expect((await fetch(`${app.base}/huisstijl/favicon.png`)).status).toBe(404)
    const poging = app.client.instellingen.bestandVerwijderen({ params: { soort: 'favicon' } })
    expect(await problemIn(poging)).toMatchObject({ status: 404 })
  })
})

function groot(breedte: number): string {
  const bytes = Buffer.from(PNG, 'base64')
  bytes.writeUInt32BE(breedte, 16)
  return bytes.toString('base64')
}

describe('thema', () => {
  const THEMA = `/* Waterlanden */
.waterlanden-theme {
  --waterlanden-blauw: #0b4f8a;
  --utrecht-document-color: #222;
  --utrecht-document-background-color: rgb(255 255 255);
  --utrecht-button-primary-action-background-color: var(--waterlanden-blauw);
  --utrecht-button-primary-action-color: #fff;
  --utrecht-document-font-family: "Source Sans 3", Arial, sans-serif;
}`

  test('een thema wordt opnieuw geschreven met alleen zijn design tokens, voor de hele pagina', async () => {
    const { bestand, verslag } = await save('thema', base64(THEMA))
    const css = await (await fetch(app.base + bestand.url)).text()
    expect(css).toMatch(/^:root \{\n {2}--waterlanden-blauw: #0b4f8a;\n/)
    expect(css).not.toContain('waterlanden-theme')
    expect(css).toContain('--utrecht-document-font-family: "Source Sans 3", Arial, sans-serif;')
    expect(verslag).toMatchObject({ tokens: 6, nietBeoordeeld: [] })
    expect(verslag?.paren.every(({ voldoet }) => voldoet)).toBe(true)
  })

  test.each([
    ['@import', '@import "https://kwaad.example/x.css";', 'selector'],
    ['een gewone eigenschap', '.a { color: red; }', 'geen-token'],
    ['url() in een token', '.a { --x: url(https://kwaad.example/?q=1); }', 'waarde-niet-toegestaan'],
    ['URL() met hoofdletters', '.a { --x: URL("x"); }', 'waarde-niet-toegestaan'],
    ['url() achter een escape', '.a { --x: u\\72l(x); }', 'waarde-niet-toegestaan'],
    ['url() met commentaar ertussen', '.a { --x: url/**/(x); }', 'waarde-niet-toegestaan'],
    ['image-set()', '.a { --x: image-set("a.png" 1x); }', 'waarde-niet-toegestaan'],
    ['een selector op de inhoud', 'input[value^="a"] { --x: 1px; }', 'selector'],
    ['een genest blok', '.a { .b { --x: 1px; } }', 'ongeldig'],
    ['een media query', '@media print { .a { --x: 1px; } }', 'selector'],
    ['een blok dat niet eindigt', '.a { --x: 1px;', 'ongeldig'],
    ['twee thema’s', '.a { --x: 1px; } .b { --x: 2px; }', 'selector'],
    ['een einde van de stijl', '.a { --x: </style><script>; }', 'waarde-niet-toegestaan'],
    ['niets', '/* leeg */', 'leeg'],
  ])('%s wordt geweigerd in een thema', async (_, css, code) => {
    const probleem = await problemIn(check(css))
    expect(probleem).toMatchObject({ status: 400 })
    expect(probleem.invalidParams?.map((fout) => fout.code)).toContain(code)
  })

  test('wat een thema niet mag hebben wordt overgeslagen en genoemd, elk met zijn regel; de rest wordt gebruikt', async () => {
    const css =
      '@import "x";\n:root {\n  --goed: 1px;\n  color: red;\n  /* twee\n  regels */\n  --fout: url(x);\n  --ook-goed: 2px;\n}\n@media print { .a { --x: 1px; } }\n'
    const { bestand, verslag } = await save('thema', base64(css))
    expect(verslag).toMatchObject({ tokens: 2, aantalOvergeslagen: 4 })
    expect(verslag?.overgeslagen.map(({ plaats }) => plaats)).toEqual(['regel 1', 'regel 4', 'regel 7', 'regel 10'])
    const gegeven = await (await fetch(app.base + bestand.url)).text()
    expect(gegeven).toBe(':root {\n  --goed: 1px;\n  --ook-goed: 2px;\n}\n')
  })

  test.each([
    ['een klasse met de achtergrond van dialogen erbij', '.x-theme, .x-theme ::backdrop'],
    [':root met :host', ':root, :host'],
  ])('%s is één thema', async (_, selector) => {
    const { verslag } = await save('thema', base64(`${selector} { --goed: 1px; }`))
    expect(verslag).toMatchObject({ tokens: 1, aantalOvergeslagen: 0 })
  })

  test('een thema zoals gemeenten het publiceren, met een verloop en een lege declaratie, wordt gebruikt zonder wat niet kan', async () => {
    const css = `.gemeente-theme {
  --utrecht-document-color: #1a1a1a;
  --utrecht-document-background-color: #ffffff;
  --utrecht-page-footer-background-image: linear-gradient(45deg, #cc0000, #d63433 50%);;
  --utrecht-alert-margin: -var(--utrecht-space-block-md);
  --utrecht-radio-background: radial-gradient(circle, #003366 45%, #ffffff 50%);
}`
    const { verslag } = await save('thema', base64(css))
    expect(verslag).toMatchObject({ tokens: 2, nietBeoordeeld: [] })
    expect(verslag?.overgeslagen.map(({ reden }) => reden.split(':')[0])).toEqual([
      '--utrecht-page-footer-background-image',
      '--utrecht-alert-margin',
      '--utrecht-radio-background',
    ])
  })

  test('de tijd die een thema kost groeit met zijn lengte, hoe vreemd het ook is', async () => {
    const vreemd: ((keer: number) => string)[] = [
      (keer) => `.a { ${'--utrecht-token: #123456;\n'.repeat(keer)} }`,
      (keer) => '.a { --x: 1px; }\n'.repeat(keer),
      (keer) => `.a { --x: ${'('.repeat(10 * keer)}; }`,
      (keer) => `.a { --x: ${'"'.repeat(10 * keer + 1)}; }`,
      (keer) => '.a{'.repeat(keer),
      (keer) => `.a { ${'color: red;\n'.repeat(keer)} }`,
      (keer) => `.a${', .a'.repeat(keer)} { --x: 1px }`,
      (keer) => '/*'.repeat(keer),
      (keer) => `${'.a '.repeat(keer)}{ --x: 1px }`,
    ]
    // This measures processor time, because elapsed time on a busy machine only tells how busy it is.
    const duur = (css: string) => {
      const begin = process.threadCpuUsage()
      reportOf(readThema(css))
      const { user, system } = process.threadCpuUsage(begin)
      return (user + system) / 1000
    }
    for (const make of vreemd) {
      const [kort, lang] = [make(1_000), make(10_000)]
      const keren = [1, 2, 3, 4, 5]
      const [eerst, daarna] = [kort, lang].map((css) => Math.min(...keren.map(() => duur(css))))
      // Ten times the input takes about ten times as long. It would take a hundred times as long if everything were read again for every
      // part.
      expect([make(1), (daarna ?? 0) / Math.max(eerst ?? 0, 1)]).toEqual([make(1), expect.toSatisfy((n) => n < 40)])
    }
    expect(await problemIn(check('.a{'.repeat(100_000)))).toMatchObject({ status: 400 })
  })

  test('te weinig contrast wordt met het cijfer gemeld, ook langs een verwijzing, en houdt niets tegen', async () => {
    const css = `:root { --licht: #ffffff; --grijs: #949494; --utrecht-document-color: var(--grijs);
      --utrecht-button-primary-action-color: #777; --utrecht-button-primary-action-background-color: var(--weg, white);
      --utrecht-page-header-color: color-mix(in srgb, red, blue); --utrecht-page-header-background-color: var(--licht) }`
    const { paren, nietBeoordeeld } = await check(css)
    expect(paren).toContainEqual({
      naam: 'tekst op de pagina',
      tekst: '#949494',
      achtergrond: '#ffffff',
      verhouding: 3.03,
      voldoet: false,
    })
    expect(paren.find(({ naam }) => naam === 'belangrijkste knop')).toMatchObject({ verhouding: 4.47, voldoet: false })
    expect(nietBeoordeeld).toEqual(['kop van de site'])
    await expect(save('thema', base64(css))).resolves.toMatchObject({ verslag: { nietBeoordeeld } })
  })

  test('het contrast is dat van WCAG, in elke schrijfwijze van een kleur', () => {
    const tussen = (a: string, b: string) => {
      const [een, twee] = [readColour(a), readColour(b)]
      return een && twee ? Number(contrast(een, twee).toFixed(2)) : undefined
    }
    expect(tussen('black', '#fff')).toBe(21)
    expect(tussen('#767676', 'white')).toBe(4.54)
    expect(tussen('rgb(118, 118, 118)', 'rgba(255, 255, 255, 1)')).toBe(4.54)
    expect(tussen('hsl(0 0% 46.27%)', '#ffffffff')).toBe(4.54)
    expect(tussen('rgb(0 0 0 / 50%)', '#fff')).toBe(3.98)
    expect(tussen('rebeccapurple', 'WHITE')).toBe(8.41)
    expect(tussen('oklch(0 0 0)', 'hwb(0 100% 0%)')).toBe(21)
    expect(tussen('lab(100 0 0)', 'color(srgb 0 0 0)')).toBe(21)
    expect(tussen('currentcolor', '#fff')).toBeUndefined()
    expect(tussen('geen-kleur', '#fff')).toBeUndefined()
  })

  test('een kring van verwijzingen wordt niet eindeloos gevolgd', async () => {
    const { nietBeoordeeld } = await check(':root { --a: var(--b); --b: var(--a); --utrecht-document-color: var(--a) }')
    expect(nietBeoordeeld).toContain('tekst op de pagina')
  })
})
