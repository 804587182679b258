import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIJN, RECHTEN } from '../src/app.ts'
import { klantcontact, makeMedewerker, organisatie, persoon } from '../src/run/testing/fixtures.ts'
import { inDays } from '../src/run/testing/klanttaken.ts'
import { answerTo, bezoeker } from '../src/run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import { startWorldline } from '../src/run/testing/worldline.ts'
import { CATALOGUS, kapvergunning, zgwClient } from '../src/run/testing/zaakregister.ts'

// R6, R28: nothing of one klant shows to another, in no capacity. The operations are found by themselves: each klant walks through all of Mijn, and
// every page and form that they come by is then asked for by everybody else. An operation that nobody comes by fails the test.

let app: TestApp
let worldline: Awaited<ReturnType<typeof startWorldline>>

/** A klant with data of their own, all of which hold their mark. */
interface Eigenaar {
  merk: string
  nummer: { soort: 'bsn' | 'kvk_nummer' | 'vestigingsnummer'; nummer: string; kvkNummer?: string }
}

const EIGENAREN: readonly Eigenaar[] = [
  { merk: 'Merkaardbei', nummer: { soort: 'bsn', nummer: '999993847' } },
  { merk: 'Merkbanaan', nummer: { soort: 'bsn', nummer: '999993653' } },
  { merk: 'Merkcitroen', nummer: { soort: 'kvk_nummer', nummer: '68750110' } },
  { merk: 'Merkdruif', nummer: { soort: 'vestigingsnummer', nummer: '000037178601', kvkNummer: '68750110' } },
  { merk: 'Merkerwt', nummer: { soort: 'vestigingsnummer', nummer: '000038509520', kvkNummer: '69599084' } },
  { merk: 'Merkframboos', nummer: { soort: 'bsn', nummer: '999993926' } },
  { merk: 'Merkgranaat', nummer: { soort: 'bsn', nummer: '999994669' } },
  { merk: 'Merkhazelnoot', nummer: { soort: 'bsn', nummer: '999990408' } },
]

/** The klanten who must pay and sign as well: one of each kind. */
const BETALERS = ['Merkaardbei', 'Merkcitroen']

/** Somebody who is logged in, with the mark of the klant in that capacity, in which they then go on, and with that of their own. */
const HOEDANIGHEDEN: readonly { wie: string; middel: string; merk: string; als?: string; zelf?: string }[] = [
  { wie: 'merel', middel: 'digid', merk: 'Merkaardbei' },
  { wie: 'suzanne', middel: 'digid', merk: 'Merkbanaan' },
  { wie: 'suzanne', middel: 'digid', merk: 'Merkhazelnoot', als: 'Merkhazelnoot', zelf: 'Merkbanaan' },
  { wie: 'emre', middel: 'digid', merk: 'niemand' },
  { wie: 'donald', middel: 'eherkenning', merk: 'Merkcitroen' },
  { wie: 'donald', middel: 'eherkenning', merk: 'Merkdruif', als: 'Merkdruif' },
  { wie: 'dagobert-vestiging', middel: 'eherkenning', merk: 'Merkerwt' },
  { wie: 'jurgen', middel: 'eidas', merk: 'niemand' },
  { wie: 'machtiging', middel: 'digid-machtigen', merk: 'Merkframboos' },
  { wie: 'bewind', middel: 'bewindvoering', merk: 'Merkgranaat', als: 'Joost van Wijngaarden' },
]

const PAGES = MIJN.flatMap(({ pages = [] }) => pages)

/** The headers that say what an answer is, without those that differ by themselves. */
const headersOf = ({ headers }: Response) =>
  JSON.stringify(
    [...headers].filter(([name]) => !['date', 'content-length', 'keep-alive', 'set-cookie'].includes(name)),
  )

/** A text without this path, also where it stands in a query. */
const without = (text: string, path: string) => text.replaceAll(path, '').replaceAll(encodeURIComponent(path), '')

/** Gives the operation that answers at a path. */
const operationOf = (method: string, path: string) =>
  PAGES.find(({ operation }) => {
    if (operation.method !== method) return false
    const form = `/mijn${operation.path}`.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '[^/]+')
    const isFixed = PAGES.some((one) => one.operation.method === method && `/mijn${one.operation.path}` === path)
    return isFixed ? `/mijn${operation.path}` === path : new RegExp(`^${form}/?$`).test(path)
  })?.name

/** Pages that end the session or leave Mijn are not walked through. */
const NOT_WALKED = /^\/mijn\/(uitloggen|inloggen|taal|stijl|privacy|hoedanigheid$)/

interface Gestuurd {
  action: string
  fields: URLSearchParams
  files: boolean
}

interface Wandeling {
  tab: ReturnType<typeof bezoeker>
  merk: string
  zelf?: string | undefined
  /** Every address that they came by, with its query. */
  paths: Set<string>
  forms: Map<string, Gestuurd>
  /** The texts of the pages. */
  teksten: Map<string, string>
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')

function formsOf(html: string): Gestuurd[] {
  return [...html.matchAll(/<form([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/g)].flatMap(
    ([, head = '', body = '']) => {
      const fields = new URLSearchParams()
      for (const [, attributes = ''] of body.matchAll(/<input([^>]*)>/g)) {
        const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
        const name = of('name')
        if (name && !['file', 'checkbox', 'radio'].includes(of('type') ?? ''))
          fields.append(name, unescaped(of('value') ?? ''))
      }
      const files = head.includes('multipart')
      // A button can send its form elsewhere, and a script its files.
      const others = [...body.matchAll(/formaction="[^"]*"/g), ...head.matchAll(/data-uploads="[^"]*"/g)]
      return [head, ...others.map(([text]) => text)].map((text) => ({
        action: unescaped(/(?:action|data-uploads)="([^"]*)"/.exec(text)?.[1] ?? ''),
        fields,
        files,
      }))
    },
  )
}

const MOST_PAGES = 200

/** Walks through all of Mijn, from the overview, along every link. */
async function walk({ tab, merk, zelf }: Pick<Wandeling, 'tab' | 'merk' | 'zelf'>): Promise<Wandeling> {
  const found: Wandeling = { tab, merk, zelf, paths: new Set(), forms: new Map(), teksten: new Map() }
  const todo = ['/mijn/', '/mijn/hoedanigheden', '/mijn/niveau?nodig=hoog']
  while (todo.length > 0 && found.paths.size < MOST_PAGES) {
    const path = todo.shift() ?? ''
    if (found.paths.has(path) || NOT_WALKED.test(path)) continue
    found.paths.add(path)
    const response = await tab.ga(path)
    const text = await response.text()
    found.teksten.set(path, text)
    if (!response.headers.get('content-type')?.includes('text/html') || response.headers.has('content-disposition'))
      continue
    todo.push(...[...text.matchAll(/<a [^>]*href="(\/mijn[^"#]*)"/g)].map(([, href = '']) => unescaped(href)))
    for (const form of formsOf(text)) if (!NOT_WALKED.test(form.action)) found.forms.set(form.action, form)
  }
  return found
}

const wandelingen: Wandeling[] = []

async function makeEigenaar({ merk, nummer }: Eigenaar, opzet: Opzet): Promise<string> {
  const base =
    nummer.soort === 'bsn'
      ? persoon({ contactnaam: { voornaam: 'Test', achternaam: merk } })
      : organisatie({ naam: merk })
  const partij = await app.client.partijen.maken({
    body: {
      ...base,
      identificatoren: [nummer],
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: `${merk.toLowerCase()}@example.nl` }],
    },
  })
  const document = (
    await app.client.documenten.toevoegen({
      body: { bestandsnaam: `${merk}.txt`, mediatype: 'text/plain', inhoud: Buffer.from(merk).toString('base64') },
    })
  ).uuid
  const verwijzing = {
    objectId: document,
    codeRegister: 'balie',
    codeObjecttype: 'informatieobject',
    codeSoortObjectId: 'uuid',
  }
  const contact = (onderwerp: string, extra: object = {}) =>
    app.client.klantcontacten.registreren({
      headers: {},
      body: klantcontact(opzet.medewerker, {
        onderwerp,
        inhoud: `Over ${merk}`,
        betrokkenen: [{ rol: 'klant', initiator: true, partij: partij.uuid }],
        ...extra,
      }),
    })
  await contact(`Vraag ${merk}`, { bijlagen: [{ identificator: verwijzing }] })
  const zaak = await opzet.makeZaak(merk, nummer)
  const taak = (titel: string, opdracht: object) =>
    app.client.klanttaken.uitzetten({
      body: {
        zaak: { codeSoortObjectId: 'uuid', objectId: zaak },
        partij: partij.uuid,
        titel,
        laatsteDag: inDays(14),
        bijlagen: [document],
        opdracht: opdracht as never,
      },
    })
  const schema = { type: 'object', required: ['wat'], properties: { wat: { type: 'string', title: 'Wat?' } } }
  await taak(`Vul in ${merk}`, { soort: 'formuliertaak', taal: 'json-schema', definitie: { schema } })
  await taak(`Lever in ${merk}`, { soort: 'aanleveren', gevraagd: [`Een ${merk}`] })
  if (BETALERS.includes(merk)) {
    await taak(`Onderteken ${merk}`, { soort: 'ondertekenen', verklaring: `Over ${merk}` })
    const betaal = { soort: 'betaaltaak', bedrag: 100, transactieomschrijving: merk, doelrekening: { naam: merk } }
    const { uuid } = await taak(`Betaal ${merk}`, betaal)
    await app.client.klanttaken.betalen({
      params: { uuid },
      body: { versie: 1, authenticatie: { middel: 'digid', niveau: 'substantieel' } },
    })
  }
  return partij.uuid
}

type Opzet = Awaited<ReturnType<typeof makeOpzet>>

async function makeOpzet() {
  const { medewerker } = await makeMedewerker(app)
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const { uuid: zaaktype } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
  const type = await app.client.zaakregister.zaaktypePubliceren({ params: { uuid: zaaktype } })
  const zgw = await zgwClient(app, [...RECHTEN])
  const { body: types } = await zgw.vraag('GET', `/catalogi/api/v1/zaaktypen/${zaaktype}`)
  const ROLLEN = {
    bsn: (nummer: string) => ({ betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: nummer } }),
    kvk_nummer: (nummer: string) => ({
      betrokkeneType: 'niet_natuurlijk_persoon',
      betrokkeneIdentificatie: { kvkNummer: nummer },
    }),
    vestigingsnummer: (nummer: string, kvkNummer?: string) => ({
      betrokkeneType: 'niet_natuurlijk_persoon',
      betrokkeneIdentificatie: { vestigingsNummer: nummer, kvkNummer },
    }),
  }
  /** Makes a zaak with a document, in which they ask for something. */
  const makeZaak = async (merk: string, { soort, nummer, kvkNummer }: Eigenaar['nummer']) => {
    const zaak = await zgw.make('/zaken/api/v1/zaken', {
      bronorganisatie: CATALOGUS.rsin,
      verantwoordelijkeOrganisatie: CATALOGUS.rsin,
      zaaktype: `${app.base}/catalogi/api/v1/zaaktypen/${zaaktype}`,
      startdatum: '2026-01-05',
      omschrijving: `Zaak ${merk}`,
    })
    const roltype = `${app.base}/catalogi/api/v1/roltypen/${type.roltypen[0]?.uuid}`
    await zgw.make('/zaken/api/v1/rollen', {
      zaak: zaak.url,
      roltype,
      roltoelichting: '',
      ...ROLLEN[soort](nummer, kvkNummer),
    })
    const document = await zgw.make('/documenten/api/v1/enkelvoudiginformatieobjecten', {
      bronorganisatie: CATALOGUS.rsin,
      creatiedatum: '2026-11-02',
      titel: `Brief ${merk}`,
      auteur: 'Balie',
      taal: 'nld',
      status: 'definitief',
      formaat: 'text/plain',
      bestandsnaam: `${merk}.txt`,
      bestandsomvang: merk.length,
      inhoud: Buffer.from(merk).toString('base64'),
      informatieobjecttype: types.informatieobjecttypen?.[0],
    })
    await zgw.make('/zaken/api/v1/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url })
    return zaak.uuid as string
  }
  return { medewerker, makeZaak }
}

/** Logs in, and goes on in a capacity. */
async function enter({ wie, middel, als }: (typeof HOEDANIGHEDEN)[number]) {
  const tab = bezoeker(app.base)
  await tab.inloggen(wie, middel)
  if (!als) return tab
  const lijst = await tab.open('/mijn/hoedanigheden')
  const item = lijst.html.match(/<li class="mijn-card">[\s\S]*?<\/li>/g)?.find((one) => one.includes(als)) ?? ''
  await tab.stuur(lijst, '/mijn/hoedanigheid', {}, `value="${/name="als" value="([^"]+)"/.exec(item)?.[1]}"`)
  return tab
}

beforeAll(async () => {
  worldline = await startWorldline()
  app = await startTestApp({
    ...worldline.config,
    DEMO: 'true',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    MIJN_NIVEAUS: '{"gegevens":"laag"}',
  })
  const opzet = await makeOpzet()
  const partijen = new Map<string, string>()
  for (const eigenaar of EIGENAREN) partijen.set(eigenaar.merk, await makeEigenaar(eigenaar, opzet))
  await app.client.partijen.wijzigen({
    params: { uuid: partijen.get('Merkbanaan') ?? '' },
    body: { vertegenwoordigt: [partijen.get('Merkhazelnoot') ?? ''] },
  })
  // Each has an address that they have still to confirm.
  await app.pool.query(
    `insert into adresbevestiging (adres, verloopt_op) select uuid, now() + interval '1 day' from digitaal_adres`,
  )
  for (const one of HOEDANIGHEDEN) {
    // Another session of the same person, so that there is one to end.
    await enter(one)
    wandelingen.push(await walk({ tab: await enter(one), merk: one.merk, zelf: one.zelf }))
  }
})
afterAll(async () => {
  await app.stop()
  await worldline.stop()
})

const MERKEN = EIGENAREN.map(({ merk }) => merk)

/** The marks in a text that are not those of this walk: who somebody may go on as stands in the list of capacities alone. */
const foreign = (text: string, merk: string) =>
  MERKEN.filter((one) => one !== merk && (text.includes(one) || text.toLowerCase().includes(`${one.toLowerCase()}@`)))

const isListOfCapacities = (path: string) => path.startsWith('/mijn/hoedanigheden')

describe('R6, R28: elke bewerking van Mijn, in elke hoedanigheid', () => {
  test('op de weg door Mijn komt iedereen samen langs elke bewerking; een nieuwe wordt vanzelf gevonden', () => {
    const come = new Set(
      wandelingen.flatMap(({ paths, forms }) => [
        ...[...paths].map((path) => operationOf('get', path.split('?', 1)[0] ?? '')),
        ...[...forms.keys()].map((path) => operationOf('post', path.split('?', 1)[0] ?? '')),
      ]),
    )
    // Going on as somebody else is done on the way in.
    come.add('mijn.inloggen.kiezen')
    expect(PAGES.map(({ name }) => name).filter((name) => !come.has(name))).toEqual([])
  })

  test('ieder ziet het zijne, en niets van een ander', () => {
    for (const { merk, zelf, teksten } of wandelingen) {
      const all = [...teksten].filter(([path]) => !isListOfCapacities(path))
      if (merk !== 'niemand') expect(all.filter(([, text]) => text.includes(merk)).length).toBeGreaterThan(5)
      for (const [path, text] of all) {
        // The name of who acts belongs to both: the overview greets them, and the klant sees who represents them (R4).
        const others = foreign(text.replaceAll(`Test ${zelf}`, ''), merk)
        expect([path, others]).toEqual([path, []])
      }
    }
  })

  test('wat van een ander is antwoordt zoals wat er niet is', async () => {
    const addresses = new Map(
      wandelingen.flatMap(({ paths, merk }) =>
        [...paths]
          .filter((path) => /[\da-f]{8}-[\da-f]{4}-/.test(path) && !isListOfCapacities(path))
          .map((path) => [path, merk] as const),
      ),
    )
    expect(addresses.size).toBeGreaterThan(30)
    for (const { tab, merk } of wandelingen) {
      const nothing = new Map<string, string>()
      for (const [path, owner] of addresses) {
        if (owner === merk) continue
        const response = await tab.ga(path)
        const text = await response.text()
        expect([path, foreign(text, merk)]).toEqual([path, []])
        const none = path.replaceAll(
          /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g,
          '01920000-0000-7000-8000-000000000000',
        )
        if (!nothing.has(none)) {
          const absent = await tab.ga(none)
          nothing.set(none, `${absent.status} ${headersOf(absent)} ${without(await absent.text(), none)}`)
        }
        expect(`${response.status} ${headersOf(response)} ${without(text, path)}`).toBe(nothing.get(none))
      }
    }
  })

  test('met een formulier van een ander, als zichzelf verstuurd, ziet en verandert niemand iets van die ander', async () => {
    const before = new Map<Wandeling, string[]>()
    // A hidden value in a form is new each time: a form is sent once.
    const shownOf = async (response: Response) => (await response.text()).replaceAll(/<input type="hidden"[^>]*>/g, '')
    const contentOf = async ({ tab, paths }: Wandeling) => {
      const texts: string[] = []
      for (const path of paths)
        if (/[\da-f]{8}-[\da-f]{4}-/.test(path) || path === '/mijn/gegevens')
          texts.push(await shownOf(await tab.ga(path)))
      return texts
    }
    for (const one of wandelingen) before.set(one, await contentOf(one))
    for (const { tab, merk } of wandelingen) {
      const own = formsOf(await (await tab.ga('/mijn/sessies')).text())[0]?.fields
      for (const other of wandelingen.filter((one) => one.merk !== merk && one.merk !== 'niemand'))
        for (const { action, fields } of other.forms.values()) {
          if (!/[\da-f]{8}-[\da-f]{4}-/.test(`${action} ${fields}`)) continue
          // Their own values may be shown to them again, so these have no mark.
          const body = new URLSearchParams([...fields].map(([name, value]) => [name, value.replace(/Merk\w+/, 'Iets')]))
          for (const name of ['_als', '_bewijs']) body.set(name, own?.get(name) ?? '')
          const text = await (await answerTo(tab, action, body)).text()
          expect([action, foreign(text, merk)]).toEqual([action, []])
        }
    }
    for (const one of wandelingen) expect(await contentOf(one)).toEqual(before.get(one))
  })
})

/** The texts that people read or hear on a page, apart from what others typed. */
function spoken(html: string): string[] {
  const body = html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]* lang="[^"]*"[^>]*>[^<]*/g, '')
  const nodes = [...body.matchAll(/>([^<]+)</g), ...body.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]+)"/g)]
  const teksten = [...html.matchAll(/ data-teksten="([^"]+)"/g)].flatMap(([, json = '']) =>
    Object.values(JSON.parse(unescaped(json)) as Record<string, string>),
  )
  return [...nodes.map(([, text = '']) => unescaped(text).trim()), ...teksten]
}

/** Words that Dutch has in nearly every sentence, and English has not. */
const DUTCH =
  /(?<![\p{L}{])(de|het|een|uw|mijn|niet|geen|voor|naar|met|wij|zij|wordt|worden|kunt|hebt|bent|deze|dit|dat|wat|wie|waar|hoe|ook|nog|nu|bij|uit|van|op|ons|daar|gemeente|zaak|zaken|taak|taken|vraag|vragen|gegevens|bestand|bestanden|datum|verstuur|opnieuw|verder|vul|kies|hier)(?![\p{L}}])/iu

/** Text of the register is in the language of who wrote it. */
const isWritten = (text: string) =>
  [...MERKEN, 'Wat?', 'Suzanne', 'Robin', 'Veenland'].some((one) => text.includes(one))

describe('in het Engels', () => {
  test('op geen pagina staat nog een Nederlands woord, ook niet als een formulier wordt geweigerd', async () => {
    const left = new Set<string>()
    const look = (where: string, html: string) => {
      for (const text of spoken(html))
        if (
          DUTCH.test(
            text.replaceAll(
              /\bMy Gemeente|ZAAK-[\d-]+|gegevens\.\w+|The system Mijn|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g,
              '',
            ),
          ) &&
          !isWritten(text)
        )
          left.add(`${where.replaceAll(/[\da-f-]{36}/g, '…')}: ${text}`)
    }
    for (const { tab, paths, forms } of wandelingen.filter((_, index) => [0, 3, 4, 9].includes(index))) {
      await tab.ga('/mijn/taal/en?terug=/mijn/')
      for (const path of paths) {
        const response = await tab.ga(path)
        if (response.headers.get('content-type')?.includes('text/html') && !response.headers.has('content-disposition'))
          look(path, await response.text())
      }
      look('/mijn/onbekend', await (await tab.ga('/mijn/onbekend')).text())
      for (const { action, fields } of forms.values()) {
        // Without its proof, and with texts that cannot be kept.
        const body = new URLSearchParams([...fields, ['onderwerp', '\u0000']])
        look(
          action,
          await (
            await answerTo(tab, action, new URLSearchParams({ ...Object.fromEntries(body), _bewijs: 'x' }))
          ).text(),
        )
        if (action.startsWith('/mijn/taken/') || action.startsWith('/mijn/vragen/'))
          look(action, await (await answerTo(tab, action, body)).text())
      }
      await tab.ga('/mijn/taal/nl?terug=/mijn/')
    }
    for (const path of ['/mijn/inloggen', '/mijn/melden', '/mijn/melden/bevestigen', '/mijn/privacy']) {
      const tab = bezoeker(app.base)
      await tab.ga('/mijn/taal/en?terug=/mijn/')
      look(path, (await tab.open(path)).html)
    }
    expect([...left]).toEqual([])
  })
})

/** A form of each operation that takes one, with whoever came by it. */
const formOf = (name: string) =>
  wandelingen
    .flatMap((one) => [...one.forms.values()].map((form) => ({ ...form, wandeling: one })))
    .find(({ action }) => operationOf('post', action.split('?', 1)[0] ?? '') === name)

describe('R28: wat op een formulier antwoordt is een pagina met een eigen adres', () => {
  const operations = PAGES.filter(({ operation }) => operation.method === 'post').map(({ name }) => name)
  // Whoever chooses a capacity is on the way in; a form that is refused is answered alike.
  const sent = operations.filter((name) => name !== 'mijn.inloggen.kiezen')

  test.each(sent)('%s: terug en opnieuw laden tonen haar, alleen aan wie het stuurde', async (name) => {
    const found = formOf(name)
    if (!found) throw new Error(`Nobody came by a form of ${name}.`)
    const { action, fields, wandeling } = found
    // Without its proof a form of any kind is refused.
    const body = new URLSearchParams([...fields, ['Getypt', 'Wat iemand typte']])
    body.set('_bewijs', 'AAAAAAAAAAAAAAAAAAAAAA')
    const response = await wandeling.tab.ga(action, { method: 'POST', body })
    const address = response.headers.get('location') ?? ''
    expect([response.status, await response.text()]).toEqual([303, ''])
    const first = await wandeling.tab.ga(address)
    const text = await first.text()
    expect(text).toContain('Wat iemand typte')
    // A second tab is refused by itself, and takes nothing from the first.
    const tweede = new URLSearchParams([...body].map(([key, value]) => [key, key === 'Getypt' ? 'Iets anders' : value]))
    expect(await (await answerTo(wandeling.tab, action, tweede)).text()).toContain('Iets anders')
    const again = await wandeling.tab.ga(address)
    expect([again.status, await again.text()]).toEqual([first.status, text])
    for (const other of wandelingen.filter(({ tab }) => tab !== wandeling.tab).slice(0, 2))
      expect(await (await other.tab.volg(address)).response.text()).not.toContain('Wat iemand typte')
    // Of a kept page that is gone, the page above the form is left.
    const gone = await wandeling.tab.volg(address.replace(/getoond=[^&]+/, `getoond=${uuidv7()}`))
    expect([gone.response.status, gone.url.pathname.startsWith('/mijn')]).toEqual([200, true])
  })
})
