import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DEMO_KLANTEN } from '../../run/demo/klanten.ts'
import { organisatie, persoon } from '../../run/testing/fixtures.ts'
import { answerTo, bezoeker, type Gezien } from '../../run/testing/mijn.ts'
import { startProvider } from '../../run/testing/provider.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { keyOf } from './hoedanigheden.ts'
import { begin } from './sessies.ts'

let app: TestApp
const partij: Record<'suzanne' | 'lisa' | 'merel' | 'donald', string> = { suzanne: '', lisa: '', merel: '', donald: '' }

const withBsn = (bsn: string, voornaam: string, achternaam: string) =>
  persoon({ contactnaam: { voornaam, achternaam }, identificatoren: [{ soort: 'bsn', nummer: bsn }] })

const DONALD = '68750110'
const VESTIGINGEN = 40
const vestigingsnummer = (index: number) => String(370_000_000_000 + index)

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true' })
  const { partijen } = app.client
  partij.lisa = (await partijen.maken({ body: withBsn('999990408', 'Lisa', 'Hoogeveen') })).uuid
  partij.merel = (await partijen.maken({ body: withBsn('999993847', 'Merel', 'Oosterling') })).uuid
  const suzanne = { ...withBsn('999993653', 'Suzanne', 'Rijsbergen'), vertegenwoordigt: [partij.lisa] }
  partij.suzanne = (await partijen.maken({ body: suzanne })).uuid
  const donald = organisatie({ naam: 'Test BV Donald', identificatoren: [{ soort: 'kvk_nummer', nummer: DONALD }] })
  partij.donald = (await partijen.maken({ body: donald })).uuid
  for (let index = 1; index <= VESTIGINGEN; index += 1)
    await partijen.maken({
      body: organisatie({
        naam: `Donald locatie ${index}`,
        identificatoren: [{ soort: 'vestigingsnummer', nummer: vestigingsnummer(index), kvkNummer: DONALD }],
      }),
    })
})
afterAll(() => app.stop())
beforeEach(() => app.zetKlok(undefined))

const representing = (represented: string[]) =>
  app.client.partijen.wijzigen({ params: { uuid: partij.suzanne }, body: { vertegenwoordigt: represented } })

const capacityWith = (page: Gezien, text: string) => {
  const item = page.html.match(/<li class="mijn-card">[\s\S]*?<\/li>/g)?.find((one) => one.includes(text)) ?? ''
  return /name="als" value="([^"]+)"/.exec(item)?.[1] ?? ''
}

/** Goes on as whoever has this in their description. */
async function switchTo(tab: ReturnType<typeof bezoeker>, text: string): Promise<Gezien> {
  const lijst = await tab.open('/mijn/hoedanigheden')
  return tab.stuur(lijst, '/mijn/hoedanigheid', {}, `value="${capacityWith(lijst, text)}"`)
}

describe('inloggen', () => {
  test('wie niet is ingelogd kiest hoe hij inlogt, en komt op de pagina die hij vroeg', async () => {
    const tab = bezoeker(app.base)
    const keuze = await tab.open('/mijn/sessies')
    expect(keuze.url.pathname).toBe('/mijn/inloggen')
    expect(keuze.tekst).toContain('DigiD')
    expect(keuze.html).toContain('/mijn/inloggen/digid?terug=%2Fmijn%2Fsessies')
    const terug = await tab.inloggen('suzanne', 'digid', '/mijn/sessies')
    expect(terug.status).toBe(200)
    expect(terug.url.pathname).toBe('/mijn/sessies')
    expect(terug.tekst).toContain('Dit venster')
  })

  test('een terugadres van een andere site, of van de werkplek, leidt naar het overzicht', async () => {
    for (const terug of [
      'https://kwaad.example/mijn/',
      '//kwaad.example',
      '/werkplek/',
      '/mijn/../werkplek/',
      '/mijnheer',
    ]) {
      const page = await bezoeker(app.base).inloggen('merel', 'digid', terug)
      expect(page.url.href).toBe(`${app.base.replace('127.0.0.1', page.url.hostname)}/mijn/`)
    }
  })

  test('R3: de eerste keer inloggen maakt niets aan', async () => {
    const before = await app.pool.query('select count(*)::int as aantal from partij')
    const page = await bezoeker(app.base).inloggen('emre')
    expect(page.tekst).toContain('U bent ingelogd als uzelf')
    const after = await app.pool.query('select count(*)::int as aantal from partij')
    expect(after.rows).toEqual(before.rows)
  })

  test('R1: van wie partij is wordt vastgelegd hoe, op welk niveau en waardoor is vastgesteld wie het is', async () => {
    await bezoeker(app.base).inloggen('merel')
    const { laatsteAuthenticatie } = await app.client.partijen.tonen({ params: { uuid: partij.merel } })
    expect(laatsteAuthenticatie).toMatchObject({
      middel: 'digid',
      niveau: 'substantieel',
      door: { soort: 'applicatie', naam: 'Mijn' },
    })
  })

  test('R29: inloggen, kijken en uitloggen staan in het logboek, met wiens gegevens het waren en zonder BSN', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('merel')
    await tab.stuur(page, '/mijn/uitloggen')
    const { rows } = await app.pool.query(
      `select operatie, namens, partijen from logboek where partijen = array[$1]::uuid[] and operatie like 'mijn.%' order by id desc limit 3`,
      [partij.merel],
    )
    expect(rows.map(({ operatie }) => operatie).reverse()).toEqual([
      'mijn.inloggen',
      'mijn.overzicht.tonen',
      'mijn.uitloggen',
    ])
    expect(JSON.stringify(rows)).not.toContain('999993847')
    expect(rows[1].namens).toBe(`partij ${partij.merel}`)
  })

  test('R28: een token van een bekende applicatie dat meekomt verandert niet wie er kijkt', async () => {
    const { token, uuid } = await app.als({ rechten: ['toegang.ik', 'mijn.overzicht'] })
    const headers = { authorization: `Token ${token}` }
    for (const _keer of [1, 2]) await fetch(`${app.base}/api/v1/ik`, { headers })
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    const { response } = await tab.volg('/mijn/', { headers })
    expect(response.status).toBe(200)
    const { rows } = await app.pool.query(
      `select wie, partijen from logboek where operatie = 'mijn.overzicht.tonen' order by id desc limit 1`,
    )
    expect(rows).toEqual([{ wie: expect.not.stringMatching(uuid), partijen: [partij.merel] }])
  })

  test('wie het inloggen afbreekt, of een oude link volgt, leest dat en begint opnieuw', async () => {
    const tab = bezoeker(app.base)
    expect((await tab.open('/mijn/terug?code=x&state=y')).tekst).toContain('duurde te lang, of is al afgerond')
    const { headers } = await tab.ga('/mijn/inloggen/digid')
    const state = new URL(headers.get('location') ?? '').searchParams.get('state')
    const broken = await tab.open(`/mijn/terug?error=access_denied&state=${state}`)
    expect(broken).toMatchObject({ status: 401 })
    expect(broken.tekst).toContain('Misschien hebt u het inloggen afgebroken')
  })

  test('elke pagina is no-store, laadt niets van een ander, en zegt dat in haar CSP', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    const response = await tab.ga('/mijn/')
    const html = await response.text()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    const addresses = [...html.matchAll(/(?:src|href|action)="([^"]+)"/g)].map(([, address = '']) => address)
    expect(addresses.filter((address) => !/^(\/|#|tel:)/.test(address) || address.startsWith('//'))).toEqual([])
    expect(html).not.toMatch(/<script(?! src=)|<style| style=| on\w+=/)
    expect(html).toContain('<html lang="nl">')
  })

  test('de eerste pagina met alles wat erbij hoort is samen hoogstens 200 kB over de lijn', async () => {
    const tab = bezoeker(app.base)
    const { html } = await tab.inloggen('merel')
    const files = [...html.matchAll(/(?:src|href)="(\/mijn\/stijl\/[^"]+)"/g)].map(([, path = '']) => path)
    let bytes = Buffer.byteLength(html)
    for (const path of files) {
      const response = await fetch(app.base + path, { headers: { 'Accept-Encoding': 'gzip' } })
      bytes += Number(response.headers.get('content-length'))
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
    expect(files.length).toBeGreaterThanOrEqual(3)
    expect(bytes).toBeLessThan(200_000)
  })

  test('het cookie is er alleen voor de server, en wie op de werkplek is ingelogd is dat hier niet', async () => {
    const tab = bezoeker(app.base)
    const { url } = await tab.inloggen('merel')
    expect([...tab.cookies(url.host).keys()]).toContain('balie-mijn-sessie')
    expect((await tab.ga('/api/v1/ik')).status).toBe(401)
    const medewerker = bezoeker(app.base)
    await medewerker.logIn('r.vandermeer', '/mijn/')
    expect((await medewerker.open('/mijn/')).url.pathname).toBe('/mijn/inloggen')
  })

  test('Engels en Nederlands', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    const page = await tab.open('/mijn/taal/en?terug=/mijn/sessies')
    expect(page.html).toContain('<html lang="en">')
    expect(page.tekst).toContain('Where you are logged in')
    expect((await tab.open('/mijn/taal/nl?terug=https://kwaad.example/')).url.pathname).toBe('/mijn/')
  })

  test('een pagina die er niet is zegt dat, met de telefoon en de weg naar het overzicht', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    const page = await tab.open('/mijn/bestaat-niet')
    expect(page).toMatchObject({ status: 404 })
    expect(page.tekst).toContain('Pagina niet gevonden')
    expect(page.tekst).toContain('Merel Oosterling')
  })
})

describe('niveau', () => {
  test('R1: te laag ingelogd: dat onderdeel vraagt om een hoger niveau, en wie zo inlogt gaat verder waar hij was', async () => {
    const tab = bezoeker(app.base)
    const laag = await tab.inloggen('merel-laag')
    expect(laag.status).toBe(200)
    const zaken = await tab.open('/mijn/zaken')
    expect(zaken).toMatchObject({ status: 403 })
    expect(zaken.tekst).toContain('U bent ingelogd op niveau laag. Voor dit onderdeel is niveau substantieel nodig.')
    expect(zaken.html).toContain('/mijn/inloggen/digid?terug=%2Fmijn%2Fzaken&amp;niveau=substantieel')
    const hoger = await tab.inloggen('merel', 'digid', '/mijn/zaken', 'substantieel')
    expect(hoger).toMatchObject({ status: 200 })
    expect(hoger.url.pathname).toBe('/mijn/zaken')
  })

  test('R1: gaf de inlogdienst minder dan gevraagd, dan staat dat er', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('merel-laag', 'digid', '/mijn/zaken', 'substantieel')
    expect(page.url.pathname).toBe('/mijn/niveau')
    expect(page.tekst).toContain('maar weer op niveau laag')
  })

  test('R1: waar het overzicht een hoger niveau nodig heeft dan een formulier, leest wie dat verstuurt toch het antwoord', async () => {
    const streng = await startTestApp({ DEMO: 'true', MIJN_NIVEAUS: '{"overzicht":"substantieel","gegevens":"laag"}' })
    try {
      await streng.client.partijen.maken({ body: withBsn('999993847', 'Merel', 'Oosterling') })
      const tab = bezoeker(streng.base)
      await tab.inloggen('merel-laag')
      const page = await tab.open('/mijn/gegevens')
      const fout = await tab.stuur(page, '/mijn/gegevens/adressen', { soort: 'email', adres: 'geen adres' })
      expect(fout).toMatchObject({ status: 400 })
      expect(fout.html).toContain('value="geen adres"')
    } finally {
      await streng.stop()
    }
  })

  test('R28: wat niet open is staat niet in het overzicht, en de weigering staat in het logboek', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('merel-laag')
    expect(page.tekst).toContain('U ziet dit als u inlogt op een hoger niveau')
    await tab.open('/mijn/gegevens')
    const { rows } = await app.pool.query(
      `select resultaat from logboek where operatie like 'mijn.gegevens.%' order by id desc limit 1`,
    )
    expect(rows).toEqual([{ resultaat: 403 }])
  })
})

describe('hoedanigheden', () => {
  test('R4, R6: wie iemand vertegenwoordigt wisselt zonder uit te loggen, en ziet steeds als wie', async () => {
    await representing([partij.lisa])
    const tab = bezoeker(app.base)
    const zelf = await tab.inloggen('suzanne')
    expect(zelf.tekst).toContain('U bent ingelogd als Suzanne Rijsbergen (uzelf)')
    const ander = await switchTo(tab, 'Lisa Hoogeveen')
    expect(ander.tekst).toContain('U bent ingelogd als Lisa Hoogeveen (u bent gemachtigd)')
    const { laatsteAuthenticatie } = await app.client.partijen.tonen({ params: { uuid: partij.lisa } })
    expect(laatsteAuthenticatie).toMatchObject({ middel: 'machtiging', door: { naam: 'Mijn' } })
    const terug = await switchTo(tab, 'Suzanne Rijsbergen')
    expect(terug.tekst).toContain('U bent ingelogd als Suzanne Rijsbergen (uzelf)')
  })

  test('R4: een ingetrokken machtiging sluit bij het volgende verzoek wat zij opende', async () => {
    await representing([partij.lisa])
    const tab = bezoeker(app.base)
    await tab.inloggen('suzanne')
    await switchTo(tab, 'Lisa Hoogeveen')
    const lijst = await tab.open('/mijn/hoedanigheden')
    await representing([])
    // A form that was open is answered, and the answer says why nothing came of it.
    const geweigerd = await tab.stuur(lijst, '/mijn/hoedanigheid')
    expect(geweigerd).toMatchObject({ status: 409 })
    expect(geweigerd.url.search).toContain('getoond=')
    expect(geweigerd.tekst).toContain('hoort bij iemand voor wie u nu niet bent ingelogd')
    const page = await tab.open('/mijn/')
    expect(page).toMatchObject({ status: 403 })
    expect(page.tekst).toContain('U mag dit niet meer zien')
    expect(page.tekst).not.toContain('Lisa')
    expect((await tab.open('/mijn/zaken')).status).toBe(403)
    const verder = await tab.stuur(page, '/mijn/hoedanigheid')
    expect(verder.tekst).toContain('Suzanne Rijsbergen (uzelf)')
    expect((await tab.open('/mijn/hoedanigheden')).tekst).not.toContain('Lisa')
  })

  test('R4: met MIJN_VERTEGENWOORDIGING=false opent alleen wat de inlogdienst zegt', async () => {
    const strict = await startTestApp({ DEMO: 'true', MIJN_VERTEGENWOORDIGING: 'false' })
    const lisa = (await strict.client.partijen.maken({ body: withBsn('999990408', 'Lisa', 'Hoogeveen') })).uuid
    await strict.client.partijen.maken({
      body: { ...withBsn('999993653', 'Suzanne', 'Rijsbergen'), vertegenwoordigt: [lisa] },
    })
    const tab = bezoeker(strict.base)
    await tab.inloggen('suzanne')
    expect((await tab.open('/mijn/hoedanigheden')).tekst).not.toContain('Lisa')
    await strict.stop()
  })

  test('R6: een hele organisatie met 40 vestigingen: zoeken, kiezen, en de vestiging is een ander dan de organisatie', async () => {
    const tab = bezoeker(app.base)
    const heel = await tab.inloggen('donald', 'eherkenning')
    expect(heel.tekst).toContain(`Test BV Donald (hele organisatie, KVK ${DONALD})`)
    const lijst = await tab.open('/mijn/hoedanigheden')
    expect(lijst.tekst).toContain(`als ${VESTIGINGEN + 1} personen of organisaties`)
    const gevonden = await tab.stuur(lijst, '/mijn/hoedanigheden', { zoek: 'LOCATIE 17' })
    // The words that were searched for stand in no address.
    expect(gevonden.url.search).toMatch(/^\?getoond=[\da-f-]{36}$/)
    expect(gevonden.html.match(/<li class="mijn-card">/g)).toHaveLength(1)
    const vestiging = await tab.stuur(gevonden, '/mijn/hoedanigheid')
    expect(vestiging.tekst).toContain(`Donald locatie 17 (vestiging ${vestigingsnummer(17)})`)
  })

  test('R6: wie alleen voor een vestiging mag komen komt niet bij de organisatie of een andere vestiging', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('dagobert-vestiging', 'eherkenning')
    expect(page.tekst).toContain('vestiging 000038509520')
    const lijst = await tab.open('/mijn/hoedanigheden')
    expect(lijst.html.match(/<li class="mijn-card">/g)).toHaveLength(1)
  })

  test('R4: een bewindvoerder met tien cliënten kiest er een, en een machtiging voor een dienst opent alleen die onderdelen', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('bewind', 'bewindvoering')
    expect(page.tekst).toContain('u bent bewindvoerder')
    const lijst = await tab.open('/mijn/hoedanigheden')
    expect(lijst.html.match(/<li class="mijn-card">/g)).toHaveLength(10)
    const gekozen = await switchTo(tab, 'Joost van Wijngaarden')
    expect(gekozen.tekst).toContain('Joost van Wijngaarden (u bent bewindvoerder)')
    expect((await tab.open('/mijn/zaken')).status).toBe(200)
    const dicht = await tab.open('/mijn/gegevens')
    expect(dicht).toMatchObject({ status: 403 })
    expect(dicht.tekst).toContain('Uw machtiging is hier niet voor')
  })

  test('R4: wie met DigiD Machtigen inlogt ziet voor wie, en eIDAS zonder BSN is niemand anders', async () => {
    const machtiging = await bezoeker(app.base).inloggen('machtiging', 'digid-machtigen')
    expect(machtiging.tekst).toContain('u bent gemachtigd')
    const eidas = await bezoeker(app.base).inloggen('jurgen', 'eidas')
    expect(eidas.tekst).toContain('Jürgen Beispiel (uzelf)')
  })
})

describe('formulieren', () => {
  test('R6: een formulier uit een ander venster wordt vriendelijk geweigerd, en kan worden verstuurd als wie het was', async () => {
    await representing([partij.lisa])
    const tab = bezoeker(app.base)
    await tab.inloggen('suzanne')
    const lijst = await tab.open('/mijn/hoedanigheden')
    const eerste = await tab.open('/mijn/sessies')
    await switchTo(tab, 'Lisa Hoogeveen')
    const body = { als: capacityWith(lijst, 'Lisa'), terug: '/mijn/sessies' }
    const geweigerd = await tab.stuur(lijst, '/mijn/hoedanigheid', body)
    expect(geweigerd).toMatchObject({ status: 409 })
    expect(geweigerd.tekst).toContain('U vulde dit in als Suzanne Rijsbergen (uzelf).')
    expect(geweigerd.tekst).toContain('Er is nog niets verstuurd')
    const keren = async () =>
      (await app.pool.query('select count(*)::int as n from partij_authenticatie where partij = $1', [partij.suzanne]))
        .rows[0].n
    const eerder = await keren()
    const alsnog = await tab.stuur(geweigerd, '/mijn/hoedanigheid')
    expect(alsnog.url.pathname).toBe('/mijn/sessies')
    // R1: who goes on as somebody is established as them once more.
    expect(await keren()).toBe(eerder + 1)
    expect(eerste.tekst).toContain('Suzanne')
  })

  test('een formulier van een andere site, of zonder bewijs, verandert niets', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('merel')
    const vreemd = await tab.ga('/mijn/uitloggen', { method: 'POST', headers: { Origin: 'https://kwaad.example' } })
    expect(vreemd.status).toBe(403)
    const als = /name="_als" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    for (const fields of ['', `_als=${als}`, `_als=${als}&_bewijs=AAAAAAAAAAAAAAAAAAAAAA`]) {
      const body = new URLSearchParams(`${fields}&sessie=01920000-0000-7000-8000-000000000001`)
      const response = await answerTo(tab, '/mijn/sessies/beeindiging', body)
      expect(response.status).toBe(409)
    }
    expect((await tab.open('/mijn/')).url.pathname).toBe('/mijn/')
  })

  test('een sessie die voorbij is: wat was getypt staat op de pagina, en gaat na opnieuw inloggen alsnog weg', async () => {
    await representing([partij.lisa])
    const tab = bezoeker(app.base)
    await tab.inloggen('suzanne')
    const lijst = await tab.open('/mijn/hoedanigheden')
    await app.pool.query('delete from mijn_sessie')
    const verlopen = await tab.stuur(lijst, '/mijn/hoedanigheid', { als: capacityWith(lijst, 'Lisa'), terug: '/mijn/' })
    expect(verlopen).toMatchObject({ status: 401 })
    expect(verlopen.tekst).toContain('Wat u hebt ingevuld is bewaard op deze pagina')
    await tab.inloggen('suzanne')
    const nogEens = await tab.stuur(verlopen, '/mijn/hoedanigheid')
    expect(nogEens).toMatchObject({ status: 409 })
    expect(nogEens.tekst).toContain('Weet u zeker dat u dit wilt versturen?')
    const klaar = await tab.stuur(nogEens, '/mijn/hoedanigheid')
    expect(klaar.tekst).toContain('Lisa Hoogeveen (u bent gemachtigd)')
  })

  test('R28: wat voor de browser werd bewaard gaat weg met uitloggen, en met inloggen als een ander', async () => {
    const kept = async () =>
      (await app.pool.query('select count(*)::int as n from mijn_pagina where browser_hash is not null')).rows[0].n
    const left = async () => {
      const tab = bezoeker(app.base)
      await tab.inloggen('suzanne')
      const lijst = await tab.open('/mijn/hoedanigheden')
      await app.pool.query('delete from mijn_sessie')
      const { url } = await tab.stuur(lijst, '/mijn/hoedanigheid', { als: 'getypt', terug: '/mijn/' })
      return { tab, path: `${url.pathname}${url.search}` }
    }
    await representing([partij.lisa])
    await app.pool.query('delete from mijn_pagina')
    const eerst = await left()
    expect((await eerst.tab.open(eerst.path)).html).toContain('value="getypt"')
    // Suzanne finds it again; after logging out nobody does.
    await eerst.tab.inloggen('suzanne')
    expect((await eerst.tab.open(eerst.path)).html).toContain('value="getypt"')
    const response = await eerst.tab.ga('/mijn/uitloggen', { method: 'POST' })
    expect(response.headers.getSetCookie().join()).toContain('balie-mijn-browser=;')
    expect((await eerst.tab.open(eerst.path)).html).not.toContain('getypt')
    expect(await kept()).toBe(0)
    const dan = await left()
    expect(await kept()).toBe(1)
    await dan.tab.inloggen('merel')
    expect(await kept()).toBe(0)
  })

  test('een grote pagina van wie niet is ingelogd wordt niet bewaard, en is zelf het antwoord', async () => {
    const tab = bezoeker(app.base)
    const sturen = (tekst: string) =>
      tab.ga('/mijn/hoedanigheid', { method: 'POST', body: new URLSearchParams({ _als: 'x', als: tekst }) })
    expect((await sturen('kort')).headers.get('location')).toContain('getoond=')
    const groot = await sturen('x'.repeat(260 * 1024))
    expect(groot.status).toBe(401)
    expect(await groot.text()).toContain('x'.repeat(260 * 1024))
  })

  test('R6, R28: wat de een had getypt wordt nooit verstuurd door wie daarna inlogt', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('suzanne')
    const lijst = await tab.open('/mijn/hoedanigheden')
    await app.pool.query('delete from mijn_sessie')
    const verlopen = await tab.stuur(lijst, '/mijn/hoedanigheid', { als: capacityWith(lijst, 'Lisa'), terug: '/mijn/' })
    await tab.inloggen('merel')
    const geweigerd = await tab.stuur(verlopen, '/mijn/hoedanigheid')
    expect(geweigerd).toMatchObject({ status: 409 })
    expect(geweigerd.tekst).toContain('hoort bij iemand voor wie u nu niet bent ingelogd')
    expect(geweigerd.html).not.toContain('action="/mijn/hoedanigheid"')
  })
})

describe('sessies', () => {
  test('na 15 minuten niets doen is het opnieuw inloggen; wie blijft gaat door, en na de uiterste tijd nooit', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    const begin = Date.now()
    const na = (minuten: number) => app.zetKlok(new Date(begin + minuten * 60_000))
    na(14)
    expect((await tab.ga('/mijn/blijven', { method: 'POST' })).status).toBe(204)
    na(28)
    expect((await tab.open('/mijn/sessies')).url.pathname).toBe('/mijn/sessies')
    na(44)
    expect((await tab.open('/mijn/sessies')).url.pathname).toBe('/mijn/inloggen')
    expect((await tab.ga('/mijn/blijven', { method: 'POST' })).status).toBe(401)
    app.zetKlok(undefined)
    await tab.inloggen('merel')
    for (let minuten = 10; minuten <= 110; minuten += 10) {
      na(minuten)
      await tab.ga('/mijn/blijven', { method: 'POST' })
    }
    na(125)
    expect((await tab.open('/mijn/')).url.pathname).toBe('/mijn/inloggen')
  })

  test('uitloggen eindigt ook bij de inlogdienst, en in haar adres staat niets over een persoon', async () => {
    const tab = bezoeker(app.base)
    const page = await tab.inloggen('merel')
    const als = /name="_als" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const response = await tab.ga('/mijn/uitloggen', { method: 'POST', body: new URLSearchParams({ _als: als }) })
    const to = new URL(response.headers.get('location') ?? '', page.url)
    expect(to.pathname).toBe('/demo-inlogdienst/session/end')
    expect([...to.searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri'])
    expect((await tab.open('/mijn/')).url.pathname).toBe('/mijn/inloggen')
  })

  test('iemand ziet waar hij is ingelogd, en logt ergens anders uit; van een ander kan dat niet', async () => {
    const [hier, daar, ander] = [bezoeker(app.base), bezoeker(app.base), bezoeker(app.base)]
    await daar.inloggen('emre')
    await hier.inloggen('emre')
    await ander.inloggen('suzanne')
    const page = await hier.open('/mijn/sessies')
    expect(page.html.match(/<li class="mijn-card">/g)).toHaveLength(2)
    const sessie = /name="sessie" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const { rows } = await app.pool.query(
      "select uuid from mijn_sessie where aanmelding #>> '{0,klant,waarde}' = '999993653'",
    )
    for (const { uuid } of rows) await hier.stuur(page, '/mijn/sessies/beeindiging', { sessie: uuid })
    expect((await ander.open('/mijn/')).url.pathname).toBe('/mijn/')
    await hier.stuur(page, '/mijn/sessies/beeindiging', { sessie })
    expect((await daar.open('/mijn/')).url.pathname).toBe('/mijn/inloggen')
    expect((await hier.open('/mijn/')).url.pathname).toBe('/mijn/')
  })

  test('een uitlogbericht dat niet van de inlogdienst is doet niets', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    const body = new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' })
    const response = await fetch(`${app.base}/mijn/uitloggen/backchannel`, { method: 'POST', body })
    expect(response.status).toBe(400)
    expect((await tab.open('/mijn/')).url.pathname).toBe('/mijn/')
  })

  test('een uitlogbericht van de inlogdienst beëindigt de sessie, ook hier, en telt één keer', async () => {
    const provider = await startProvider()
    const { OIDC_CLIENT_ID: id, OIDC_PRIVATE_KEY: key } = provider.instellingen
    const elders = await startTestApp({
      MIJN_OIDC_ISSUER: provider.issuer,
      MIJN_OIDC_CLIENT_ID: id,
      MIJN_OIDC_PRIVATE_KEY: key,
      AANMELDINGEN_HOOGSTENS: '100',
    })
    try {
      await provider.begin(elders.base)
      const klant = { soort: 'bsn', waarde: '999993847' } as const
      const als = { soort: 'burger', klant, niveau: 'hoog', middel: 'digid' } as const
      const token = 't'.repeat(43)
      const sessie = { uuid: partij.merel, token, inlogmiddel: 'digid', issuer: provider.issuer, subject: 'merel' }
      const nieuw = { ...sessie, sid: 'sid-1', aanmelding: [als], als: keyOf(als), klant }
      await begin(elders.db, nieuw, new Date(), 60)
      const open = () =>
        fetch(`${elders.base}/mijn/`, { headers: { cookie: `balie-mijn-sessie=${token}` }, redirect: 'manual' })
      expect((await open()).status).toBe(200)
      const body = new URLSearchParams({ logout_token: await provider.logoutToken({ sid: 'sid-1' }) })
      const tell = async () =>
        (await fetch(`${elders.base}/mijn/uitloggen/backchannel`, { method: 'POST', body })).status
      expect(await tell()).toBe(200)
      expect((await open()).status).toBe(303)
      expect(await tell()).toBe(400)
      // A visitor who comes when there are too many on the way hears when to try again.
      const start = () => fetch(`${elders.base}/mijn/inloggen/digid`, { redirect: 'manual' })
      expect((await start()).status).toBe(303)
      await elders.pool.query(
        `insert into mijn_aanmelding select decode(md5(i::text), 'hex'), '', '', '', 'digid', null, '/mijn/', now() + interval '5 minutes' from generate_series(1, 100) i`,
      )
      const vol = await start()
      expect([vol.status, vol.headers.get('retry-after')]).toEqual([429, '60'])
    } finally {
      await elders.stop()
      provider.stop()
    }
  })

  test('waar inloggen niet is ingesteld zegt elke weg dat, ook die van de inlogdienst zelf', async () => {
    const kaal = await startTestApp()
    try {
      const body = new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' })
      const bericht = await fetch(`${kaal.base}/mijn/uitloggen/backchannel`, { method: 'POST', body })
      const pagina = await fetch(`${kaal.base}/mijn/inloggen/digid`)
      expect([bericht.status, pagina.status]).toEqual([404, 404])
    } finally {
      await kaal.stop()
    }
  })

  test('in geen adres, en in geen regel van het logboek, staat een BSN', async () => {
    const bsns = DEMO_KLANTEN.flatMap(({ claims }) => JSON.stringify(claims).match(/\b\d{9}\b/g) ?? [])
    const { rows } = await app.pool.query('select l::text as regel from logboek l')
    const regels = rows.map(({ regel }) => String(regel)).join('\n')
    expect(bsns.length).toBeGreaterThan(10)
    expect(bsns.filter((bsn) => regels.includes(bsn))).toEqual([])
  })
})
