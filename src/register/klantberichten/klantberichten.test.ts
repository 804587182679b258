import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { klantcontact } from '../../run/testing/fixtures.ts'
import { startPost } from '../../run/testing/klantberichten.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { bezoeker, sendForm } from '../../run/testing/mijn.ts'
import { startNotify } from '../../run/testing/notify.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { filesInZip } from '../../run/testing/zip.ts'

/** Merel Kooyman of the demonstration. */
const BSN = '999993847'
const TOKEN = 'token-van-notify-voor-balie'
const DAG = 86_400_000
const NO_MAIL = { tekst: '', ruw: '' }

let app: TestApp
let post: Awaited<ReturnType<typeof startPost>>
let notify: Awaited<ReturnType<typeof startNotify>>
let opzet: Klanttaakopzet
let merel: ReturnType<typeof bezoeker>

beforeAll(async () => {
  post = await startPost()
  notify = await startNotify()
  app = await startTestApp({
    DEMO: 'true',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    MIJN_AFDELING: 'Openbare Ruimte',
    NOTIFY_CALLBACK_TOKEN: TOKEN,
    MIJN_NIVEAUS: '{"vragen":"laag","gegevens":"laag"}',
    ...post.settings,
    ...notify.settings,
  })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
  merel = bezoeker(app.base)
  await merel.inloggen('merel')
}, 60_000)
afterAll(async () => {
  await post.mail.stop()
  await notify.stop()
  await app.stop()
})
beforeEach(async () => {
  post.mail.zetWeigering(() => undefined)
  notify.setAnswer(() => 201)
  notify.ontvangen.length = 0
  await app.pool.query(`update klantbericht set status = 'verzonden', verzonden_op = now() where status <> 'verzonden'`)
  await giveAdressen([])
})

type Adres = { soortDigitaalAdres: 'email' | 'telefoonnummer'; adres: string; toestemmingHergebruik?: boolean }
const email = (adres: string, toestemmingHergebruik = true): Adres => ({
  soortDigitaalAdres: 'email',
  adres,
  toestemmingHergebruik,
})
const mobiel: Adres = { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', toestemmingHergebruik: true }

const giveAdressen = (digitaleAdressen: Adres[]) =>
  app.client.partijen.wijzigen({ params: { uuid: opzet.klant.uuid }, body: { digitaleAdressen } })

/** Asks something in Mijn. Gives the number of the klantcontact. */
async function ask(onderwerp: string, velden: Record<string, string> = {}, tab = merel) {
  const page = await tab.open('/mijn/vragen/nieuw')
  const sent = await sendForm(
    tab,
    page,
    '/mijn/vragen/nieuw',
    { onderwerp, inhoud: 'Geheim verhaal.', ...velden },
    { bijlagen: [[`${BSN} brief.txt`, 'inhoud']] },
  )
  const nummer = /(?:vraag|question) is <strong>(\d+)/.exec(sent.html)?.[1]
  if (nummer === undefined) throw new Error('The page has no number of what was asked.')
  return nummer
}

const contactAt = async (nummer: string) => (await app.client.klantcontacten.lijst({ query: { nummer } })).resultaten[0]

/** An answer of the municipality to a klantcontact. */
const answer = (op: string, extra: object = {}) =>
  app.client.klantcontacten.registreren({
    headers: {},
    body: klantcontact(opzet.afdeling, {
      kanaal: 'e-mail',
      onderwerp: 'Ons antwoord',
      initiatiefnemer: 'gemeente',
      indicatieContactGelukt: true,
      betrokkenen: [{ rol: 'klant', partij: opzet.klant.uuid }],
      onderwerpobjecten: [{ wasKlantcontact: op }],
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Beantwoord', afgehandeld: true }] },
      ...extra,
    }),
  })

const undelivered = async () => (await app.client.klantcontacten.lijst({ query: { kanaal: 'bericht' } })).resultaten

/** Time goes by, until it is sure that a message did not arrive. */
const settle = () =>
  app.pool.query(`update klantbericht set volgende_poging = now() - interval '3 minutes' where status = 'mislukt'`)

describe('ontvangstbevestiging (Wmebv)', () => {
  test('feit 1, 2, 6: elke vraag krijgt er precies één, met moment, kenmerk, bijlagen, termijn en waar men terecht kan', async () => {
    await app.client.instellingen.wijzigen({
      body: { gemeente: 'Waterlanden', bereikbaar: { telefoonnummer: '14 0299', balie: 'Raadhuisplein 1' } },
    })
    const nummer = await ask('Vergunning', { emailadres: 'vraag@voorbeeld.nl' })
    const contact = await contactAt(nummer)
    const mails = await post.deliver(app)
    expect(mails.map(({ aan }) => aan)).toEqual(['vraag@voorbeeld.nl'])
    const tekst = mails[0]?.tekst ?? ''
    const ruw = mails[0]?.ruw ?? ''
    const op = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long', timeStyle: 'short' })
    expect(tekst).toContain(
      `Waterlanden heeft uw bericht ontvangen op ${op.format(new Date(contact?.plaatsgevondenOp ?? 0))}`,
    )
    for (const deel of [
      nummer,
      '********* brief.txt (1 kB)',
      'uiterlijk op',
      'Bel 14 0299',
      'Raadhuisplein 1',
      '/mijn/',
    ])
      expect(tekst).toContain(deel)
    for (const geheim of [BSN, 'Geheim verhaal', 'Vergunning']) expect(ruw).not.toContain(geheim)
    expect(await post.deliver(app)).toEqual([])
  })

  test('feit 9: een storing staat in de ontvangstbevestiging en op elke pagina van Mijn, met de langere termijn', async () => {
    const uur = 3_600_000
    const { uuid } = await app.client.storingen.maken({
      body: {
        beginOp: new Date(Date.now() - uur).toISOString(),
        eindOp: new Date(Date.now() + 60 * 24 * uur).toISOString(),
        reden: 'Onze website was niet bereikbaar.',
      },
    })
    for (const path of ['/mijn/', '/mijn/vragen', '/mijn/privacy']) {
      const page = await merel.open(path)
      expect(page.html).toContain('Storing sinds')
      expect(page.html).toContain('Onze website was niet bereikbaar.')
    }
    expect(await (await fetch(`${app.base}/mijn/inloggen`)).text()).toContain('Onze website was niet bereikbaar.')
    const nummer = await ask('In de storing', { emailadres: 'storing@voorbeeld.nl' })
    const contact = await contactAt(nummer)
    const gesprek = await merel.open(`/mijn/vragen/${contact?.uuid}`)
    expect(gesprek.html).toContain('Door een storing duurt dit langer.')
    expect(gesprek.html).toContain('Dan rekenen wij u dat niet aan.')
    const tekst = (await post.deliver(app))[0]?.tekst ?? ''
    expect(tekst).toContain('Er was een storing van')
    for (const deel of ['Onze website was niet bereikbaar.', 'niet aan', 'Door een storing duurt ons antwoord langer.'])
      expect(tekst).toContain(deel)
    await app.client.storingen.verwijderen({ params: { uuid } })
    expect((await merel.open('/mijn/')).html).not.toContain('Storing sinds')
    await ask('Na de storing', { emailadres: 'storing@voorbeeld.nl' })
    expect((await post.deliver(app))[0]?.tekst).not.toContain('storing')
  })

  test('feit 1, 4: ook na een storing gaat er één uit, met steeds hetzelfde Message-ID, en als automatisch antwoord', async () => {
    await ask('Storing', { emailadres: 'storing@voorbeeld.nl' })
    post.mail.zetWeigering(() => 450)
    expect(await post.deliver(app)).toEqual([])
    post.mail.zetWeigering(() => undefined)
    const mails = await post.deliver(app, new Date(Date.now() + 120_000))
    const { rows } = await app.pool.query<{ uuid: string; pogingen: number }>(
      `select uuid, pogingen from klantbericht where soort = 'ontvangstbevestiging' order by op desc limit 1`,
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]?.ruw).toMatch(new RegExp(`^Message-ID: <${rows[0]?.uuid}@balie>`, 'm'))
    expect(mails[0]?.ruw).toMatch(/^Auto-Submitted: auto-replied/m)
    expect(rows[0]?.pogingen).toBe(2)
  })

  test('feit 1: een proces dat stopt tijdens het versturen stuurt niets twee keer, en iemand bereikt de klant anders', async () => {
    const nummer = await ask('Halverwege', { emailadres: 'half@voorbeeld.nl' })
    await app.pool.query(
      `update klantbericht set status = 'mislukt', fout = 'Onbekend of dit bericht is verzonden: Balie stopte terwijl dat gebeurde.' where status = 'wacht'`,
    )
    await settle()
    expect(await post.deliver(app)).toEqual([])
    const [gevolg] = await undelivered()
    expect(gevolg?.onderwerpobjecten[0]?.wasKlantcontact).toBe((await contactAt(nummer))?.uuid)
  })

  test('feit 3, R4: hij gaat naar het adres van dat bericht, en van een vertegenwoordiger naar de vertegenwoordiger', async () => {
    await giveAdressen([email('merel@voorbeeld.nl')])
    const tab = bezoeker(app.base)
    await tab.inloggen('machtiging', 'digid-machtigen')
    await ask('Namens een ander', { emailadres: 'gemachtigde@voorbeeld.nl', achternaam: 'Vertegenwoordigde' }, tab)
    await ask('Voor mezelf')
    const aan = (await post.deliver(app)).map((one) => one.aan)
    expect(aan.sort()).toEqual(['gemachtigde@voorbeeld.nl', 'merel@voorbeeld.nl'])
  })

  test('feit 5, R12: een bericht dat niet aankomt is een contact dat niet lukte, met een interne taak om de klant anders te bereiken', async () => {
    post.mail.zetWeigering(() => 550)
    const nummer = await ask('Geweigerd', { emailadres: 'weg@voorbeeld.nl' })
    await post.deliver(app)
    await settle()
    await post.deliver(app)
    const contact = await contactAt(nummer)
    const gevolg = (await undelivered()).find(
      ({ onderwerpobjecten }) => onderwerpobjecten[0]?.wasKlantcontact === contact?.uuid,
    )
    expect(gevolg).toMatchObject({
      initiatiefnemer: 'gemeente',
      indicatieContactGelukt: false,
      opvolging: {
        internetaken: [
          { gevraagdeHandeling: 'Bereik de klant op een andere manier', actoren: [{ naam: 'Openbare Ruimte' }] },
        ],
      },
    })
    const aantal = (await undelivered()).length
    await post.deliver(app)
    expect(await undelivered()).toHaveLength(aantal)
  })

  test('R28: wat niet aankwam over een vertrouwelijk contact is zelf ook vertrouwelijk', async () => {
    await giveAdressen([email('weg@voorbeeld.nl')])
    const { uuid } = await app.client.klantcontacten.registreren({
      headers: {},
      body: klantcontact(opzet.afdeling, {
        vertrouwelijk: true,
        betrokkenen: [{ rol: 'klant', initiator: true, partij: opzet.klant.uuid }],
      }),
    })
    post.mail.zetWeigering(() => 550)
    await answer(uuid)
    await post.deliver(app)
    await settle()
    await post.deliver(app)
    const { rows } = await app.pool.query(
      `select k.vertrouwelijk from klantcontact k join onderwerpobject o on o.klantcontact = k.uuid
       where k.kanaal = 'bericht' and o.was_klantcontact = $1`,
      [uuid],
    )
    expect(rows).toEqual([{ vertrouwelijk: true }])
  })

  test('feit 7, R8: zonder toestemming gaat er niets naar een adres; de bevestiging staat dan in Mijn', async () => {
    await giveAdressen([email('nee@voorbeeld.nl', false)])
    await ask('Zonder adres')
    expect(await post.deliver(app)).toEqual([])
    const { rows } = await app.pool.query(
      `select weg, status from klantbericht where soort = 'ontvangstbevestiging' order by op desc limit 1`,
    )
    expect(rows).toEqual([{ weg: 'mijn', status: 'verzonden' }])
  })

  test('de bewijslast is er: wat er ging, waarlangs en wanneer staat in wat de klant over zichzelf ophaalt (R30)', async () => {
    const zip = await (await merel.ga('/mijn/gegevens/download')).arrayBuffer()
    const json = JSON.parse(filesInZip(Buffer.from(zip)).get('gegevens.json')?.toString() ?? '')
    const ontvangst = json.berichten.find(
      ({ soort, weg }: { soort: string; weg: string }) => soort === 'ontvangstbevestiging' && weg === 'email',
    )
    expect(ontvangst).toMatchObject({ verzondenOp: expect.any(String), klantcontact: expect.any(String) })
  })
})

describe('bericht over wat nieuw is', () => {
  test('een antwoord wordt één keer gemeld, zonder inhoud, met een link naar Mijn zonder geheim', async () => {
    const vraag = await contactAt(await ask('Wanneer komt de container?'))
    await giveAdressen([email('merel@voorbeeld.nl')])
    await post.deliver(app)
    await answer(vraag?.uuid ?? '')
    const [mail, ...meer] = await post.deliver(app)
    const { tekst, ruw } = mail ?? NO_MAIL
    expect(meer).toEqual([])
    expect(tekst).toContain(`er is een antwoord op uw bericht ${vraag?.nummer}`)
    expect(tekst).toMatch(/\/mijn\/$/m)
    for (const geheim of ['container', 'Ons antwoord', BSN, vraag?.uuid ?? '', opzet.klant.uuid, 'Aanvrager'])
      expect(ruw).not.toContain(geheim)
    expect(ruw).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(await post.deliver(app)).toEqual([])
  })

  test('wie gesproken is of niet bereikt werd krijgt geen bericht; wie dat niet wil ook niet, tot die het weer aanzet', async () => {
    const vraag = await contactAt(await ask('Gebeld'))
    await giveAdressen([email('merel@voorbeeld.nl')])
    await post.deliver(app)
    await answer(vraag?.uuid ?? '', { kanaal: 'telefoon' })
    await answer(vraag?.uuid ?? '', { indicatieContactGelukt: false })
    expect(await post.deliver(app)).toEqual([])
    const zet = async (gegeven: string) =>
      merel.stuur(await merel.open('/mijn/gegevens'), '/mijn/gegevens/toestemmingen', { doel: 'antwoord', gegeven })
    await zet('nee')
    await answer(vraag?.uuid ?? '')
    expect(await post.deliver(app)).toEqual([])
    await zet('ja')
    expect(await post.deliver(app)).toHaveLength(1)
  })

  test('R8: uitzetten geldt voor dat soort berichten en voor die klant alleen, en meteen: ook voor wat nog wacht', async () => {
    const vraag = await contactAt(await ask('Uitgezet'))
    await giveAdressen([email('merel@voorbeeld.nl')])
    await post.deliver(app)
    const zet = async (doel: string, gegeven: string) =>
      merel.stuur(await merel.open('/mijn/gegevens'), '/mijn/gegevens/toestemmingen', { doel, gegeven })
    await zet('status', 'nee')
    await app.pool.query(
      `insert into toestemming (partij, doel, gegeven, bron) values ($1, 'antwoord', false, 'mijn')`,
      [opzet.ander.uuid],
    )
    await answer(vraag?.uuid ?? '')
    expect(await post.deliver(app)).toHaveLength(1)
    await zet('status', 'ja')
    post.mail.zetWeigering(() => 450)
    await answer(vraag?.uuid ?? '')
    expect(await post.deliver(app)).toEqual([])
    post.mail.zetWeigering(() => undefined)
    await zet('antwoord', 'nee')
    const later = new Date(Date.now() + 120_000)
    expect(await post.deliver(app, later)).toEqual([])
    await zet('antwoord', 'ja')
    expect(await post.deliver(app, later)).toHaveLength(1)
  })

  test('R8: wie per brief wil horen, of niet meer actief is, krijgt niets langs een andere weg', async () => {
    const vraag = await contactAt(await ask('Per brief'))
    await giveAdressen([email('merel@voorbeeld.nl')])
    await post.deliver(app)
    const params = { uuid: opzet.klant.uuid }
    for (const [anders, weer] of [
      [{ voorkeurskanaal: 'Brief' }, { voorkeurskanaal: 'E-mail' }],
      [{ indicatieActief: false }, { indicatieActief: true }],
    ]) {
      await app.client.partijen.wijzigen({ params, body: anders ?? {} })
      await answer(vraag?.uuid ?? '')
      expect([anders, await post.deliver(app)]).toEqual([anders, []])
      await app.client.partijen.wijzigen({ params, body: weer ?? {} })
      expect(await post.deliver(app)).toHaveLength(1)
    }
    await app.client.partijen.wijzigen({ params, body: { voorkeurskanaal: '' } })
  })

  test('van een nieuwe klanttaak hoort de klant altijd, en van een status als het statustype dat zegt', async () => {
    await giveAdressen([email('merel@voorbeeld.nl')])
    const taak = await opzet.zetUit({ titel: 'Geheime titel' })
    const [mail, ...meer] = await post.deliver(app)
    const { tekst, ruw } = mail ?? NO_MAIL
    expect(meer).toEqual([])
    expect(tekst).toContain('u moet iets doen voor uw zaak')
    for (const geheim of ['Geheime titel', taak.uuid, 'Kap eik']) expect(ruw).not.toContain(geheim)
    await app.pool.query('update zaakregister_statustype set informeren = (plaats = 2)')
    const { rows } = await app.pool.query<{ uuid: string }>('select uuid from zaakregister_statustype order by plaats')
    const zaak = await opzet.makeZaak()
    const geheim = await opzet.makeZaak({ vertrouwelijkheidaanduiding: 'vertrouwelijk' })
    const zet = (index: number, minuten: number, van = zaak) =>
      opzet.zgw.make('/zaken/api/v1/statussen', {
        zaak: van.url,
        statustype: `${app.base}/catalogi/api/v1/statustypen/${rows[index]?.uuid}`,
        datumStatusGezet: new Date(Date.now() - minuten * 60_000).toISOString(),
      })
    await zet(0, 3)
    expect(await post.deliver(app)).toEqual([])
    // R28: a zaak that they may not see is not told of.
    for (const [index, minuten] of [
      [0, 3],
      [1, 2],
    ] as const)
      await zet(index, minuten, geheim)
    expect(await post.deliver(app)).toEqual([])
    await zet(1, 2)
    expect((await post.deliver(app)).map(({ tekst: one }) => one.split('\n')[0])).toEqual([
      'Waterlanden: er is nieuws over uw zaak',
    ])
  })
})

describe('in de taal van de klant', () => {
  const ENGELS = 'Waterlanden: we have received your message'
  const first = async () => (await post.deliver(app)).map(({ tekst }) => tekst.split('\n')[0]?.replace(/ \d.*/, ''))

  test('wie in het Engels vroeg hoort in het Engels dat het aankwam, en gaat verder in het Engels', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('merel')
    await tab.open('/mijn/taal/en')
    const nummer = await ask('Container', { emailadres: 'english@voorbeeld.nl' }, tab)
    const [mail] = await post.deliver(app)
    expect(mail?.tekst).toContain(`${ENGELS} ${nummer}`)
    for (const text of ['Hello,', 'You sent with it:', 'Call 14 0299', '/mijn/taal/en'])
      expect(mail?.tekst).toContain(text)
    expect(mail?.ruw).toContain(`<html lang=3D"en">`)
    await answer((await contactAt(nummer))?.uuid ?? '')
    expect(await first()).toEqual(['Waterlanden: there is an answer to your message'])
    expect((await tab.open('/mijn/taal/en?terug=/mijn/gegevens')).tekst).toContain('My details')
  })

  test('R8: wie dat kiest hoort alles in het Engels, ook waar niets aan voorafging; in de talen van de gemeente', async () => {
    await giveAdressen([email('merel@voorbeeld.nl')])
    const kies = async (taal: string) =>
      merel.stuur(await merel.open('/mijn/gegevens'), '/mijn/gegevens/taal', { taal })
    await kies('en')
    await opzet.zetUit()
    expect(await first()).toEqual(['Waterlanden: you have to do something for your case'])
    await app.client.instellingen.wijzigen({ body: { talen: ['nl'] } })
    await ask('Alleen Nederlands')
    expect(await first()).toEqual(['Waterlanden: wij hebben uw bericht'])
    await app.client.instellingen.wijzigen({ body: { talen: ['nl', 'en'] } })
    await ask('Weer Engels')
    expect(await first()).toEqual([ENGELS])
    await kies('nl')
    await ask('En weer Nederlands')
    expect(await first()).toEqual(['Waterlanden: wij hebben uw bericht'])
  })
})

describe('sms', () => {
  test('een klant met alleen een mobiel nummer krijgt een sms, zonder inhoud', async () => {
    await giveAdressen([mobiel])
    await ask('Alleen mobiel')
    await post.deliver(app)
    expect(notify.ontvangen.map(({ phone_number: nummer }) => nummer)).toEqual(['+31612345678'])
    expect(notify.ontvangen[0]?.personalisation.tekst).toMatch(/^Waterlanden heeft uw bericht \d+ ontvangen/)
  })

  test('een dienst die zwijgt nadat zij het bericht aannam krijgt het niet nog eens', async () => {
    await giveAdressen([mobiel])
    await ask('Zwijgt')
    notify.setAnswer(() => 'zwijgt')
    await post.deliver(app)
    notify.setAnswer(() => 201)
    await post.deliver(app, new Date(Date.now() + 120_000))
    expect(notify.ontvangen).toHaveLength(1)
    const { rows } = await app.pool.query(`select status from klantbericht where weg = 'sms' order by op desc limit 1`)
    expect(rows).toEqual([{ status: 'verzonden' }])
  })

  test('wat de dienst later vertelt telt, één keer en alleen met het token', async () => {
    await giveAdressen([mobiel])
    await ask('Bezorgd?')
    await post.deliver(app)
    const reference = notify.ontvangen[0]?.reference ?? ''
    const tell = async (body: object, token = TOKEN) =>
      (
        await fetch(`${app.base}/kanalen/notify/callbacks/bezorging`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        })
      ).status
    const bezorging = { id: reference, reference, to: '+31612345678', notification_type: 'sms' }
    expect(await tell({ ...bezorging, status: 'delivered' }, 'iets-anders-dan-het-token')).toBe(403)
    expect(await tell({ ...bezorging, status: 'delivered' })).toBe(204)
    expect(await tell({ iets: 'anders' })).toBe(204)
    expect(await tell({ ...bezorging, reference: opzet.klant.uuid, status: 'delivered' })).toBe(204)
    const aantal = (await undelivered()).length
    for (const _ of [1, 2]) expect(await tell({ ...bezorging, status: 'permanent-failure' })).toBe(204)
    await settle()
    await post.deliver(app)
    expect(await undelivered()).toHaveLength(aantal + 1)
  })
})

describe('adressen in Mijn', () => {
  const ADRESSEN = '/mijn/gegevens/adressen'
  const add = async (soort: string, adres: string) =>
    merel.stuur(await merel.open('/mijn/gegevens'), ADRESSEN, { soort, adres, gebruik: 'ja' })
  const own = async () =>
    (await app.client.partijen.tonen({ params: { uuid: opzet.klant.uuid } })).digitaleAdressen.map(
      ({ uuid, adres, verificatieDatum }) => ({ uuid, adres, isBevestigd: verificatieDatum !== null }),
    )
  const confirm = async (uuid: string, code: string) => {
    const path = `${ADRESSEN}/${uuid}/bevestiging`
    return merel.stuur(await merel.open('/mijn/gegevens'), path, { [`code-${uuid}`]: code })
  }

  test('R8: een e-mailadres telt pas als de code is ingevuld die erheen ging', async () => {
    await add('email', 'nieuw@voorbeeld.nl')
    await ask('Nog niet bevestigd')
    const mails = await post.deliver(app)
    expect(mails.map(({ tekst }) => tekst.split('\n')[0])).toEqual(['Waterlanden: de code voor uw e-mailadres'])
    const [adres] = await own()
    expect(adres?.isBevestigd).toBe(false)
    const fout = await confirm(adres?.uuid ?? '', '000000')
    expect([fout.status, fout.tekst.includes('Deze code klopt niet.')]).toEqual([400, true])
    await confirm(adres?.uuid ?? '', /code is (\d{6})/.exec(mails[0]?.tekst ?? '')?.[1] ?? '')
    expect((await own())[0]?.isBevestigd).toBe(true)
    await ask('Nu wel')
    expect((await post.deliver(app)).map(({ aan }) => aan)).toEqual(['nieuw@voorbeeld.nl'])
  })

  test('na drie codes op een dag leest de klant in de eigen taal dat er morgen weer een kan', async () => {
    await add('email', 'ongeduldig@voorbeeld.nl')
    const [adres] = await own()
    const again = async () =>
      merel.stuur(await merel.open('/mijn/gegevens'), `${ADRESSEN}/${adres?.uuid}`, { doe: 'code' })
    for (const _ of [2, 3]) expect((await again()).tekst).not.toContain('geen code meer')
    const vierde = await again()
    expect([vierde.status, vierde.tekst]).toEqual([200, expect.stringContaining('Er gaat vandaag geen code meer')])
    expect((await merel.open('/mijn/gegevens')).tekst).not.toContain('geen code meer')
  })

  test('R8: een telefoonnummer wordt per sms bevestigd; een verlopen code telt niet, een nieuwe wel', async () => {
    await add('telefoonnummer', '0612345678')
    await post.deliver(app)
    const codeNow = () => /is (\d{6})\./.exec(notify.ontvangen.at(-1)?.personalisation.tekst ?? '')?.[1] ?? ''
    const [adres] = await own()
    const oud = codeNow()
    await app.pool.query('update adresbevestiging set verloopt_op = now() - interval $$1 minute$$')
    expect((await confirm(adres?.uuid ?? '', oud)).tekst).toContain('Deze code geldt niet meer.')
    await merel.stuur(await merel.open('/mijn/gegevens'), `${ADRESSEN}/${adres?.uuid}`, { doe: 'code' })
    await post.deliver(app)
    expect(codeNow()).not.toBe(oud)
    await confirm(adres?.uuid ?? '', codeNow())
    expect((await own())[0]?.isBevestigd).toBe(true)
  })

  test('R8, 2:8 Awb: elke toestemming en intrekking blijft te zien, met dag en wie haar opschreef, ook na verwijderen', async () => {
    await giveAdressen([email('historie@voorbeeld.nl')])
    const [adres] = await own()
    await merel.stuur(await merel.open('/mijn/gegevens'), `${ADRESSEN}/${adres?.uuid}`, {
      doe: 'toestemming_intrekken',
    })
    await merel.stuur(await merel.open('/mijn/gegevens'), '/mijn/gegevens/toestemmingen', {
      doel: 'status',
      gegeven: 'nee',
    })
    const { tekst } = await merel.open('/mijn/gegevens')
    expect(tekst).toMatch(/stap.*: uit/)
    // Balie sends no official messages, so nobody is asked about them.
    expect(tekst).not.toContain('Officiële berichten')
    expect(tekst).toContain('(historie@voorbeeld.nl): ingetrokken')
    expect(tekst).toContain('(historie@voorbeeld.nl): toegestaan, opgeschreven door de gemeente')
    await merel.stuur(await merel.open('/mijn/gegevens'), `${ADRESSEN}/${adres?.uuid}/verwijdering`)
    expect((await merel.open('/mijn/gegevens')).tekst).toContain('(een adres dat er niet meer is): ingetrokken')
    const veranderd = app.pool.query('update toestemming set gegeven = not gegeven')
    await expect(veranderd).rejects.toThrow()
  })

  test('na een week is van een code niets over', async () => {
    const { ruimKlantberichtenOp } = await import('./jobs.ts')
    await ruimKlantberichtenOp.run({ db: app.db, now: new Date(Date.now() + 8 * DAG) } as never)
    const { rows } = await app.pool.query(`select from klantbericht where soort = 'adrescode'`)
    expect(rows).toEqual([])
  })
})
