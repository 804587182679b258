import { randomBytes } from 'node:crypto'
import { jwtVerify } from 'jose'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { sql } from '../../platform/sql.ts'
import { makeAuthority } from '../../run/testing/certificaten.ts'
import { fieldsOf, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { isGetekend, type Ontvangst, startOntvanger } from '../../run/testing/ontvanger.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { faultsInUrl, isOpenbaar } from './adres.ts'
import { makeBezorger } from './bezorgen.ts'
import { ruimBezorgingenOp } from './jobs.ts'

// Told to a real receiver, through the front door.

type Ontvanger = Awaited<ReturnType<typeof startOntvanger>>

const SECRET_KEY = randomBytes(32).toString('base64')
const log = pino({ level: 'silent' })

let app: TestApp
let ontvanger: Ontvanger
let ander: Ontvanger
/** How far the clock of those who tell is ahead, in seconds. */
let vooruit = 0
let bezorger: ReturnType<typeof makeBezorger>

const clock = () => new Date(Date.now() + vooruit * 1000)
const makeDeliverer = () => makeBezorger({ db: app.db, config: app.config, log, clock })

beforeAll(async () => {
  ontvanger = await startOntvanger()
  ander = await startOntvanger()
  app = await startTestApp({
    SECRET_KEY,
    ABONNEMENT_HOSTS: '127.0.0.1',
    ABONNEMENT_TIMEOUT_SECONDEN: '1',
    PUBLIC_URL: 'https://balie.gemeente.example',
  })
})
afterAll(async () => {
  await app.stop()
  await Promise.all([ontvanger.stop(), ander.stop()])
})
beforeEach(() => {
  bezorger = makeDeliverer()
})
afterEach(async () => {
  await bezorger.stop()
  for (const { uuid } of (await app.client.abonnementen.lijst()).resultaten)
    await app.client.abonnementen.beeindigen({ params: { uuid } })
  ontvanger.leeg()
  ander.leeg()
  vooruit = 0
})

type Invoer = Parameters<TestApp['client']['abonnementen']['abonneren']>[0]['body']

const subscribe = (extra: Partial<Invoer> = {}) =>
  app.client.abonnementen.abonneren({ body: { naam: 'Zaaksysteem', url: `${ontvanger.url}/gebeurtenissen`, ...extra } })

const makePartij = async () => (await app.client.partijen.maken({ body: persoon() })).uuid
let teller = 0
const changePartij = (uuid: string) =>
  app.client.partijen.wijzigen({ params: { uuid }, body: { interneNotitie: `Notitie ${++teller}` } })

/** Tells what there is to tell. */
async function deliver(door = bezorger) {
  await door.step()
  await door.settle()
}

const show = (uuid: string) => app.client.abonnementen.tonen({ params: { uuid } })
const bezorgingen = async (uuid: string, stand?: 'wacht' | 'bezorgd' | 'mislukt') =>
  (await app.client.abonnementen.bezorgingen({ params: { uuid }, query: { ...(stand && { stand }), aantal: '100' } }))
    .resultaten

describe('abonneren', () => {
  test('het geheim wordt één keer getoond en staat versleuteld in de database', async () => {
    const { abonnement, geheim } = await subscribe()
    expect(geheim).toMatch(/^whsec_[A-Za-z\d+/]{43}=$/)
    expect(abonnement).toMatchObject({ naam: 'Zaaksysteem', soort: 'cloudevents', typen: [], actief: true })
    const alles = JSON.stringify([
      await app.client.abonnementen.lijst(),
      await show(abonnement.uuid),
      await app.client.wijzigingen.lijst({ query: {} }),
      (await app.pool.query('select encode(geheim, $1) as geheim from abonnement', ['escape'])).rows,
    ])
    expect(alles).not.toContain(geheim?.slice(6))
  })

  test('wijzigen, vernieuwen en beëindigen staan in het spoor van beheer', async () => {
    const { abonnement } = await subscribe()
    const params = { uuid: abonnement.uuid }
    expect(await app.client.abonnementen.wijzigen({ params, body: { naam: 'DMS' } })).toMatchObject({ naam: 'DMS' })
    await app.client.abonnementen.geheimVernieuwen({ params })
    await app.client.abonnementen.beeindigen({ params })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { object: params.uuid } })
    expect(resultaten.map(({ soort, actie }) => `${soort} ${actie}`)).toEqual([
      'abonnement verwijderd',
      'geheim gemaakt',
      'abonnement gewijzigd',
      'abonnement gemaakt',
    ])
    expect(await problemIn(show(params.uuid))).toMatchObject({ status: 404 })
  })

  test('R28: alleen wie abonnementen beheert mag het', async () => {
    const zonder = await app.als({ rechten: ['gebeurtenissen.lezen'] })
    expect(await problemIn(zonder.abonnementen.lijst())).toMatchObject({ status: 403 })
  })

  test.each([
    ['http://10.1.2.3/x', 'url'],
    ['http://169.254.169.254/latest/meta-data', 'url'],
    ['http://2130706433/', 'url'],
    ['http://[::1]/', 'url'],
    ['http://[::ffff:10.0.0.1]/', 'url'],
    ['http://localhost:5432/', 'url'],
    ['http://database/', 'url'],
    ['http://metadata.internal/', 'url'],
    ['https://a:b@voorbeeld.nl/', 'url'],
    ['https://voorbeeld.nl/#x', 'url'],
    ['ftp://voorbeeld.nl/', 'url'],
    ['geen url', 'url'],
  ])('een adres dat niet mag wordt geweigerd bij het veld: %s', async (url, veld) => {
    // 127.0.0.1 itself may here, so its other spelling is given another port than is allowed.
    const strikt = parseConfig({ NODE_ENV: 'test', DATABASE_URL: app.url, ABONNEMENT_HOSTS: '127.0.0.1:1' })
    if (url.startsWith('http://2130706433')) return expect(faultsInUrl(url, veld, strikt)).toHaveLength(1)
    const problem = await problemIn(subscribe({ url }))
    expect([problem.status, fieldsOf(problem)]).toEqual([400, [veld]])
  })

  test('in productie kan alleen https', () => {
    const productie = { ...app.config, production: true }
    expect(faultsInUrl('http://voorbeeld.nl/', 'url', productie)).toMatchObject([{ code: 'https' }])
    expect(faultsInUrl('https://voorbeeld.nl/', 'url', productie)).toEqual([])
  })

  test('alleen adressen op internet zijn openbaar', () => {
    const eigen = ['127.0.0.1', '10.0.0.1', '172.31.255.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '255.255.255.255']
    const eigen6 = [
      '::',
      '::1',
      '::ffff:8.8.8.8',
      'fe80::1',
      'fc00::1',
      '64:ff9b::1',
      '2001:db8::1',
      '2002::1',
      'ff02::1',
    ]
    expect([...eigen, ...eigen6].filter(isOpenbaar)).toEqual([])
    expect(['8.8.8.8', '172.32.0.1', '2a00:1450::1'].filter(isOpenbaar)).toHaveLength(3)
  })

  test('wat ontbreekt of dubbel is krijgt een duidelijke fout', async () => {
    await subscribe()
    expect(await problemIn(subscribe())).toMatchObject({ status: 409, code: 'abonnement-bestaat-al' })
    const zonderToken = await problemIn(subscribe({ naam: 'B', aanmelding: { clientId: 'balie' } }))
    expect(fieldsOf(zonderToken)).toEqual(['aanmelding.clientGeheim', 'aanmelding.tokenUrl'])
    const zonderClient = await problemIn(subscribe({ naam: 'B', soort: 'notificaties' }))
    expect(fieldsOf(zonderClient)).toEqual(['aanmelding'])
    const type = await problemIn(subscribe({ naam: 'B', typen: ['nl.onbekend' as never] }))
    expect(fieldsOf(type)).toEqual(['typen.0'])
    const kaal = await startTestApp({ ABONNEMENT_HOSTS: '127.0.0.1' })
    try {
      const body = { naam: 'A', url: ontvanger.url }
      expect(await problemIn(kaal.client.abonnementen.abonneren({ body }))).toMatchObject({ status: 409 })
    } finally {
      await kaal.stop()
    }
  })

  test('een geheim gaat nooit naar een ander adres dan waarvoor het gegeven is', async () => {
    const aanmelding = { clientId: 'balie', clientGeheim: 'geheim', tokenUrl: `${ander.url}/token` }
    const { abonnement } = await subscribe({ aanmelding })
    const anders = { clientId: 'balie', tokenUrl: `${ontvanger.url}/token` }
    const problem = await problemIn(
      app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: { aanmelding: anders } }),
    )
    expect(fieldsOf(problem)).toEqual(['aanmelding.clientGeheim'])
    const verhuisd = app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: { url: ander.url } })
    expect(fieldsOf(await problemIn(verhuisd))).toEqual(['aanmelding.clientGeheim'])
    const elders = { url: `${ontvanger.url}/elders` }
    expect(await app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: elders })).toMatchObject(
      elders,
    )
  })
})

describe('bezorgen', () => {
  test('R28: wat gebeurt komt als ondertekend CloudEvent, zonder persoonsgegevens', async () => {
    const { abonnement, geheim } = await subscribe()
    const uuid = await makePartij()
    await deliver()
    const [bericht] = ontvanger.ontvangen
    expect(ontvanger.ontvangen).toHaveLength(1)
    expect(bericht).toMatchObject({ method: 'POST', path: '/gebeurtenissen' })
    expect(bericht?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    expect(isGetekend(bericht as Ontvangst, geheim ?? '')).toBe(true)
    expect(isGetekend({ ...(bericht as Ontvangst), body: `${bericht?.body} ` }, geheim ?? '')).toBe(false)
    const [event] = ontvanger.events()
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'nl.overheid.klantcontacten.partij-geregistreerd',
      subject: uuid,
      dataref: `https://balie.gemeente.example/api/v1/partijen/${uuid}`,
    })
    expect(bericht?.headers['webhook-id']).toBe(event?.id)
    expect(bericht?.body).not.toMatch(/Willemijn|Boer/)
    expect(await show(abonnement.uuid)).toMatchObject({ stand: { wachten: 0, mislukt: 0, fout: '' } })
    expect(await bezorgingen(abonnement.uuid)).toMatchObject([{ stand: 'bezorgd', pogingen: 1, status: 204 }])
  })

  test('alleen de gevraagde typen komen, en niets van voor het abonnement of tijdens een pauze', async () => {
    await makePartij()
    const { abonnement } = await subscribe({ typen: ['nl.overheid.klantcontacten.partij-gewijzigd'] })
    const uuid = await makePartij()
    await changePartij(uuid)
    await app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: { actief: false } })
    await changePartij(uuid)
    await deliver()
    expect(ontvanger.ontvangen).toEqual([])
    await app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: { actief: true } })
    await deliver()
    expect(ontvanger.events().map(({ type }) => type)).toEqual(['nl.overheid.klantcontacten.partij-gewijzigd'])
  })

  test('een bericht dat wordt geweigerd houdt zijn eigen object op, en geen ander; de volgorde blijft', async () => {
    const { abonnement } = await subscribe()
    const [ziek, gezond] = [await makePartij(), await makePartij()]
    for (const uuid of [ziek, gezond, ziek, gezond]) await changePartij(uuid)
    ontvanger.set(({ body }) => ({ status: body.includes(ziek) ? 500 : 200 }))
    await deliver()
    expect(ontvanger.events().filter(({ subject }) => subject === gezond)).toHaveLength(3)
    expect(ontvanger.events().filter(({ subject }) => subject === ziek)).toHaveLength(1)
    expect(await bezorgingen(abonnement.uuid, 'wacht')).toHaveLength(3)
    await deliver()
    expect(ontvanger.events().filter(({ subject }) => subject === ziek)).toHaveLength(1)
    const eerste = ontvanger.events().find(({ subject }) => subject === ziek)
    ontvanger.leeg()
    vooruit = 10
    await deliver()
    const later = ontvanger.events()
    expect(later.map(({ subject }) => subject)).toEqual([ziek, ziek, ziek])
    expect(later[0]?.id).toBe(eerste?.id)
    const nummers = later.map(({ sequence }) => Number(sequence))
    expect(nummers).toEqual(nummers.toSorted((a, b) => a - b))
  })

  test('wat werd geweigerd gaat meteen opnieuw als het abonnement is gewijzigd', async () => {
    const { abonnement } = await subscribe()
    await makePartij()
    ontvanger.set(() => ({ status: 500 }))
    await deliver()
    await deliver()
    expect(ontvanger.ontvangen).toHaveLength(1)
    await app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: { url: ander.url } })
    await deliver()
    expect(await bezorgingen(abonnement.uuid)).toMatchObject([{ stand: 'bezorgd', pogingen: 2 }])
  })

  test('wat een dag mislukt wordt opgegeven, is te zien, en kan opnieuw', async () => {
    const { abonnement } = await subscribe()
    const params = { uuid: abonnement.uuid }
    await makePartij()
    ontvanger.set(() => ({ status: 500 }))
    const wachttijden: number[] = []
    for (let poging = 0; poging < 20; poging += 1) {
      const [wacht] = await bezorgingen(params.uuid, 'wacht')
      if (!wacht) break
      const moment = Math.max(vooruit, (Date.parse(wacht.volgendePoging ?? '') - Date.now()) / 1000 + 1)
      wachttijden.push(moment - vooruit)
      // As long as the receiver is left alone because it failed often, too.
      vooruit = moment + (poging > 9 ? 3700 : 0)
      await deliver()
    }
    expect(wachttijden.length).toBeGreaterThan(8)
    expect(vooruit).toBeGreaterThan(12 * 3600)
    expect(vooruit).toBeLessThan(26 * 3600)
    expect(await bezorgingen(params.uuid)).toMatchObject([{ stand: 'mislukt', status: 500, volgendePoging: null }])
    expect(await show(params.uuid)).toMatchObject({ stand: { mislukt: 1, wachten: 0 } })
    const ids = new Set(ontvanger.ontvangen.map(({ headers }) => headers['webhook-id']))
    expect(ids.size).toBe(1)
    ontvanger.leeg()
    expect(await app.client.abonnementen.opnieuw({ params, body: {} })).toEqual({ aantal: 1 })
    vooruit += 3700
    await deliver()
    expect(new Set(ontvanger.ontvangen.map(({ headers }) => headers['webhook-id']))).toEqual(ids)
    expect(await bezorgingen(params.uuid)).toMatchObject([{ stand: 'bezorgd' }])
  })

  test('een ontvanger die weg is wordt met rust gelaten: één poging per keer, niet één per gebeurtenis', async () => {
    const weg = await startOntvanger()
    const { abonnement } = await subscribe({ url: weg.url })
    await weg.stop()
    for (let n = 0; n < 20; n += 1) await makePartij()
    await deliver()
    const stand = (await show(abonnement.uuid)).stand
    expect(stand).toMatchObject({ wachten: 20, fouten: 1, fout: 'De ontvanger neemt geen verbinding aan.' })
    expect(Date.parse(stand.wachtTot ?? '')).toBeGreaterThan(Date.now() + 3000)
    const geprobeerd = async () => (await bezorgingen(abonnement.uuid)).reduce((som, { pogingen }) => som + pogingen, 0)
    const eerst = await geprobeerd()
    expect(eerst).toBeLessThanOrEqual(8)
    await deliver()
    expect(await geprobeerd()).toBe(eerst)
    vooruit = 7
    await deliver()
    expect(await geprobeerd()).toBe(eerst + 1)
    vooruit = 25 * 3600
    await deliver()
    expect(await show(abonnement.uuid)).toMatchObject({ stand: { wachten: 0, mislukt: 20 } })
    // Mended: what is replayed goes at once.
    await app.client.abonnementen.wijzigen({ params: { uuid: abonnement.uuid }, body: { url: ontvanger.url } })
    await app.client.abonnementen.opnieuw({ params: { uuid: abonnement.uuid }, body: {} })
    await deliver()
    expect(ontvanger.ontvangen).toHaveLength(20)
  })

  test('een trage ontvanger houdt geen andere op', async () => {
    const geduldig = makeBezorger({ db: app.db, config: { ...app.config, ABONNEMENT_TIMEOUT_SECONDEN: 30 }, log })
    const { abonnement: traag } = await subscribe({ naam: 'Traag' })
    await subscribe({ naam: 'Vlot', url: ander.url })
    const mag = Promise.withResolvers<void>()
    ontvanger.set(() => ({ na: mag.promise }))
    for (let n = 0; n < 10; n += 1) await makePartij()
    await geduldig.step()
    await expect.poll(() => ander.ontvangen.length).toBe(10)
    // Meanwhile the slow one has at most eight of them, and answered none.
    expect(ontvanger.ontvangen.length).toBeLessThanOrEqual(8)
    expect(await show(traag.uuid)).toMatchObject({ stand: { wachten: 10 } })
    mag.resolve()
    await geduldig.stop()
    expect(await show(traag.uuid)).toMatchObject({ stand: { wachten: 0, mislukt: 0 } })
  })

  test('een doorverwijzing wordt niet gevolgd', async () => {
    const { abonnement } = await subscribe()
    ontvanger.set(() => ({ status: 307, headers: { Location: ander.url } }))
    await makePartij()
    await deliver()
    expect(ontvanger.ontvangen).toHaveLength(1)
    expect(ander.ontvangen).toEqual([])
    expect(await show(abonnement.uuid)).toMatchObject({
      stand: { wachten: 1, fout: 'De ontvanger stuurt door; dat wordt niet gevolgd (307).' },
    })
  })

  test('429 met Retry-After: zo lang blijft het stil', async () => {
    const { abonnement } = await subscribe()
    ontvanger.set(() => ({ status: 429, headers: { 'Retry-After': '120' } }))
    await makePartij()
    await deliver()
    const { wachtTot } = (await show(abonnement.uuid)).stand
    expect(Date.parse(wachtTot ?? '') - Date.now()).toBeGreaterThan(110_000)
    ontvanger.leeg()
    vooruit = 60
    await deliver()
    expect(ontvanger.ontvangen).toEqual([])
    vooruit = 121
    await deliver()
    expect(ontvanger.ontvangen).toHaveLength(1)
  })

  test('410 beëindigt de bezorging, en zegt waarom', async () => {
    const { abonnement } = await subscribe()
    ontvanger.set(() => ({ status: 410 }))
    const uuid = await makePartij()
    await changePartij(uuid)
    await deliver()
    expect(await show(abonnement.uuid)).toMatchObject({
      actief: false,
      stand: { wachten: 0, mislukt: 2, fout: 'De ontvanger heeft het abonnement opgezegd (410).' },
    })
    await changePartij(uuid)
    expect(await bezorgingen(abonnement.uuid)).toHaveLength(2)
  })

  test.each([
    ['die niet antwoordt', { na: new Promise(() => undefined) }, 'De ontvanger antwoordt niet op tijd.'],
    ['die de verbinding breekt', { breek: true }, 'De ontvanger verbrak de verbinding.'],
    ['met een antwoord zonder einde', { status: 200, body: 'x'.repeat(5_000_000) }, ''],
    ['die niet wil', { status: 401 }, 'De ontvanger laat Balie niet toe (401).'],
  ])('een ontvanger %s', async (_wat, reactie, fout) => {
    const { abonnement } = await subscribe()
    ontvanger.set(() => reactie)
    await makePartij()
    await deliver()
    expect((await show(abonnement.uuid)).stand).toMatchObject({ fout, wachten: fout ? 1 : 0 })
  })

  test('valt Balie weg na het versturen, dan gaat het nog een keer, met dezelfde webhook-id', async () => {
    const { abonnement } = await subscribe()
    await makePartij()
    await app.pool.query(`create function valt_weg() returns trigger language plpgsql as $$ begin raise exception 'weg'; end $$;
      create trigger valt_weg before update on bezorging for each row execute function valt_weg()`)
    await deliver()
    await app.pool.query('drop trigger valt_weg on bezorging; drop function valt_weg()')
    expect(await bezorgingen(abonnement.uuid)).toMatchObject([{ stand: 'wacht', pogingen: 0 }])
    // A process that is killed does not let go of the receiver: after a minute another one may.
    await app.pool.query(`update abonnement set bezig_tot = now() + interval '60 s'`)
    await deliver()
    expect(ontvanger.ontvangen).toHaveLength(1)
    vooruit = 61
    await deliver()
    const [een, twee] = ontvanger.ontvangen.map(({ headers }) => headers['webhook-id'])
    expect(ontvanger.ontvangen).toHaveLength(2)
    expect(een).toBe(twee)
    expect(await bezorgingen(abonnement.uuid)).toMatchObject([{ stand: 'bezorgd' }])
  })

  test('twee processen bezorgen elk bericht één keer, per object op volgorde', async () => {
    await subscribe()
    const tweede = makeDeliverer()
    const partijen = [await makePartij(), await makePartij(), await makePartij()]
    for (let n = 0; n < 60; n += 1) await changePartij(partijen[n % 3] ?? '')
    await Promise.all([deliver(), deliver(tweede), deliver(), deliver(tweede)])
    await tweede.stop()
    const events = ontvanger.events()
    expect(new Set(events.map(({ id }) => id)).size).toBe(63)
    expect(events).toHaveLength(63)
    for (const uuid of partijen) {
      const nummers = events.filter(({ subject }) => subject === uuid).map(({ sequence }) => Number(sequence))
      expect(nummers).toEqual(nummers.toSorted((a, b) => a - b))
    }
  })

  test('wie wordt gewijzigd of gepauzeerd terwijl er veel wacht, krijgt wat volgt zoals het nu is', async () => {
    const geduldig = makeBezorger({ db: app.db, config: { ...app.config, ABONNEMENT_TIMEOUT_SECONDEN: 30 }, log })
    const { abonnement } = await subscribe()
    const params = { uuid: abonnement.uuid }
    const meldVeel = () =>
      sql`insert into gebeurtenis (id, type, subject) select gen_random_uuid(), 'nl.overheid.klantcontacten.partij-gewijzigd',
        gen_random_uuid() from generate_series(1, 120)`.execute(app.db)
    let gewijzigd: Promise<unknown> | undefined
    await meldVeel()
    ontvanger.set(() => {
      gewijzigd ??= app.client.abonnementen.wijzigen({ params, body: { url: ander.url } })
      return { na: gewijzigd }
    })
    await deliver(geduldig)
    expect([ontvanger.ontvangen.length, ander.ontvangen.length]).toEqual([100, 20])
    gewijzigd = undefined
    await meldVeel()
    ander.set(() => {
      gewijzigd ??= app.client.abonnementen.wijzigen({ params, body: { actief: false } })
      return { na: gewijzigd }
    })
    await deliver(geduldig)
    await geduldig.stop()
    expect(ander.ontvangen).toHaveLength(120)
    expect(await show(params.uuid)).toMatchObject({ actief: false, stand: { wachten: 20, fouten: 0 } })
  })

  test('een naam die naar het eigen netwerk wijst wordt bij het verbinden geweigerd', async () => {
    const { abonnement } = await subscribe()
    const { port } = new URL(ontvanger.url)
    await sql`update abonnement set url = ${`http://localhost:${port}/`}`.execute(app.db)
    await makePartij()
    await deliver()
    expect(ontvanger.ontvangen).toEqual([])
    expect((await show(abonnement.uuid)).stand.fout).toMatch(/eigen netwerk/)
  })

  test('na een nieuw geheim wordt een tijd met beide ondertekend', async () => {
    const { abonnement, geheim } = await subscribe()
    const nieuw = await app.client.abonnementen.geheimVernieuwen({ params: { uuid: abonnement.uuid } })
    await makePartij()
    await deliver()
    const bericht = ontvanger.ontvangen[0] as Ontvangst
    expect([isGetekend(bericht, geheim ?? ''), isGetekend(bericht, nieuw.geheim ?? '')]).toEqual([true, true])
    await sql`update abonnement set vorig_geheim_tot = now() - interval '1 s', gewijzigd_op = now()`.execute(app.db)
    await makePartij()
    await deliver()
    const later = ontvanger.ontvangen[1] as Ontvangst
    expect([isGetekend(later, geheim ?? ''), isGetekend(later, nieuw.geheim ?? '')]).toEqual([false, true])
  })

  test('proberen stuurt een proefbericht en zegt hoe het ging, zonder dat er iets gebeurde', async () => {
    const { abonnement, geheim } = await subscribe()
    const params = { uuid: abonnement.uuid }
    expect(await app.client.abonnementen.proberen({ params })).toMatchObject({ gelukt: true, status: 204, fout: '' })
    expect(isGetekend(ontvanger.ontvangen[0] as Ontvangst, geheim ?? '')).toBe(true)
    expect(ontvanger.events()[0]?.type).toBe('nl.overheid.klantcontacten.abonnement-proef')
    ontvanger.set(() => ({ status: 404 }))
    expect(await app.client.abonnementen.proberen({ params })).toMatchObject({
      gelukt: false,
      status: 404,
      fout: 'Dit adres bestaat niet bij de ontvanger (404).',
    })
    expect(await bezorgingen(params.uuid)).toEqual([])
  })

  test('wie wacht op een proef houdt geen transactie open', async () => {
    const { abonnement } = await subscribe()
    const mag = Promise.withResolvers<void>()
    ontvanger.set(() => ({ na: mag.promise }))
    const proef = app.client.abonnementen.proberen({ params: { uuid: abonnement.uuid } })
    await expect.poll(() => ontvanger.ontvangen.length).toBe(1)
    const { rows } = await app.pool.query(
      "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
    )
    mag.resolve()
    await proef
    expect(rows).toHaveLength(0)
  })

  test('wat lang geleden bezorgd is gaat weg, wat mislukte blijft langer', async () => {
    const { abonnement } = await subscribe()
    await makePartij()
    await deliver()
    const ruim = (dagen: number) =>
      ruimBezorgingenOp.run({ db: app.db, config: app.config, log, now: new Date(Date.now() + dagen * 86_400_000) })
    await ruim(6)
    expect(await bezorgingen(abonnement.uuid)).toHaveLength(1)
    await ruim(8)
    expect(await bezorgingen(abonnement.uuid)).toEqual([])
  })

  test('vaste kosten: wie er ook geabonneerd is, een wijziging kost evenveel opdrachten', async () => {
    const uuid = await makePartij()
    const zonder = await app.statementsOf(() => changePartij(uuid))
    for (let n = 0; n < 5; n += 1) await subscribe({ naam: `Abonnee ${n}` })
    const met = await app.statementsOf(() => changePartij(uuid))
    expect(met).toHaveLength(zonder.length)
    const een = await app.statementsOf(() => app.client.abonnementen.lijst())
    expect(een.filter((text) => /from abonnement/.test(text))).toHaveLength(1)
  })
})

describe('aanmelden bij de ontvanger', () => {
  test('met een token van een OAuth-server, dat wordt hergebruikt en na een 401 vernieuwd', async () => {
    let uitgegeven = 0
    ander.set(() => ({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ access_token: `token-${++uitgegeven}`, token_type: 'Bearer', expires_in: 300 }),
    }))
    const aanmelding = { clientId: 'balie', clientGeheim: 'geheim', tokenUrl: `${ander.url}/token`, scope: 'events' }
    const { geheim } = await subscribe({ aanmelding })
    await makePartij()
    await makePartij()
    await deliver()
    expect(ontvanger.ontvangen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
    ])
    expect(isGetekend(ontvanger.ontvangen[0] as Ontvangst, geheim ?? '')).toBe(true)
    expect(ander.ontvangen).toHaveLength(1)
    expect(new URLSearchParams(ander.ontvangen[0]?.body).get('scope')).toBe('events')
    ontvanger.leeg()
    ontvanger.set(({ headers }) => ({ status: headers.authorization === 'Bearer token-1' ? 401 : 204 }))
    await makePartij()
    await deliver()
    expect(ontvanger.ontvangen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ])
  })

  test.each([
    ['weigert', { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"error":"invalid_client"}' }],
    ['doorverwijst', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }],
  ])('een OAuth-server die %s: het wacht, en beheer ziet waarom', async (_wat, reactie) => {
    ander.set(() => reactie)
    const aanmelding = { clientId: 'balie', clientGeheim: 'geheim', tokenUrl: `${ander.url}/token` }
    const { abonnement } = await subscribe({ aanmelding })
    await makePartij()
    await deliver()
    expect(ontvanger.ontvangen).toEqual([])
    expect((await show(abonnement.uuid)).stand).toMatchObject({
      wachten: 1,
      fout: expect.stringMatching(/OAuth-server/),
    })
  })
})

describe('een Notificaties API', () => {
  const aanmelding = { clientId: 'balie', clientGeheim: 'een-geheim-van-de-nrc' }
  const nrc = (kanalen: string[]) => (ontvangst: Ontvangst) => {
    const naam = new URL(ontvangst.path, 'http://nrc').searchParams.get('naam')
    const json = { 'Content-Type': 'application/json' }
    if (ontvangst.method === 'GET') {
      const gevonden = kanalen.filter((kanaal) => !naam || kanaal === naam).map((kanaal) => ({ naam: kanaal }))
      return { status: 200, headers: json, body: JSON.stringify(gevonden) }
    }
    if (ontvangst.path.endsWith('/kanaal')) kanalen.push((JSON.parse(ontvangst.body) as { naam: string }).naam)
    return { status: 201, headers: json, body: ontvangst.body }
  }

  test('krijgt de kanalen en kenmerken van Open Klant, zonder vrije tekst, en haar kanaal één keer', async () => {
    const kanalen: string[] = []
    ontvanger.set(nrc(kanalen))
    const { geheim } = await subscribe({ soort: 'notificaties', url: `${ontvanger.url}/api/v1`, aanmelding })
    expect(geheim).toBeNull()
    const partij = await app.client.partijen.maken({ body: persoon({ interneNotitie: 'Vertrouwelijk' }) })
    await changePartij(partij.uuid)
    await deliver()
    expect(kanalen).toEqual(['partijen'])
    const gestuurd = ontvanger.ontvangen.filter(({ path }) => path === '/api/v1/notificaties')
    const url = `https://balie.gemeente.example/klantinteracties/api/v1/partijen/${partij.uuid}`
    expect(gestuurd.map(({ body }) => JSON.parse(body))).toMatchObject(
      ['create', 'partial_update'].map((actie) => ({
        kanaal: 'partijen',
        resource: 'partij',
        actie,
        hoofdObject: url,
        resourceUrl: url,
        kenmerken: { nummer: partij.nummer, interneNotitie: '', soortPartij: 'persoon' },
      })),
    )
    expect(JSON.stringify(gestuurd)).not.toMatch(/Vertrouwelijk|Willemijn/)
    const token = gestuurd[0]?.headers.authorization?.replace('Bearer ', '') ?? ''
    const { payload } = await jwtVerify(token, new TextEncoder().encode(aanmelding.clientGeheim))
    expect(payload).toMatchObject({ iss: 'balie', client_id: 'balie', user_id: 'balie' })
    const kanaal = ontvanger.ontvangen.find(({ method, path }) => method === 'POST' && path.endsWith('/kanaal'))
    expect(JSON.parse(kanaal?.body ?? '')).toMatchObject({ filters: ['nummer', 'interne_notitie', 'soort_partij'] })
  })

  test('wat voor Open Klant geen notificatie is gaat er niet heen; proberen vraagt de kanalen', async () => {
    ontvanger.set(nrc(['partijen']))
    const { abonnement } = await subscribe({ soort: 'notificaties', aanmelding })
    expect(abonnement.typen).not.toContain('nl.overheid.klantcontacten.klantcontact-zonder-opvolging')
    expect(abonnement.typen.length).toBeGreaterThan(10)
    const params = { uuid: abonnement.uuid }
    expect(await app.client.abonnementen.proberen({ params })).toMatchObject({ gelukt: true, status: 200 })
    expect(await problemIn(app.client.abonnementen.geheimVernieuwen({ params }))).toMatchObject({
      code: 'geen-geheim',
    })
  })

  test('die iets anders is antwoordt HTML: het wacht, en beheer ziet waarom', async () => {
    ontvanger.set(() => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>' }))
    const { abonnement } = await subscribe({ soort: 'notificaties', aanmelding })
    await makePartij()
    await deliver()
    expect((await show(abonnement.uuid)).stand).toMatchObject({ wachten: 1, fout: 'Dit is geen Notificaties API.' })
  })
})

describe('een ontvanger die om een clientcertificaat vraagt', () => {
  const uitgever = makeAuthority()
  const eigen = { ...uitgever.maak('Balie'), ca: uitgever.ca }
  let streng: Ontvanger
  beforeAll(async () => {
    streng = await startOntvanger({ ...uitgever.maak('Ontvanger'), klantenVan: uitgever.ca })
  })
  afterAll(async () => {
    await streng.stop()
    uitgever.weg()
  })
  beforeEach(() => streng.leeg())

  test('krijgt wat gebeurt met het certificaat dat beheer gaf; een Notificaties API ook', async () => {
    const aanmelding = { clientId: 'balie', clientGeheim: 'een geheim' }
    await subscribe({ url: streng.url, certificaat: eigen })
    await subscribe({ naam: 'NRC', soort: 'notificaties', url: streng.url, aanmelding, certificaat: eigen })
    streng.set(({ path, method }) =>
      path.startsWith('/kanaal') && method === 'GET' ? { status: 200, body: '[{}]' } : {},
    )
    await makePartij()
    await deliver()
    expect(
      streng.ontvangen
        .filter(({ method }) => method === 'POST')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/', '/notificaties'])
  })

  test('en zijn OAuth-server is met hetzelfde certificaat te bereiken', async () => {
    const tokenUrl = `${streng.url}/token`
    const aanmelding = { clientId: 'balie', clientGeheim: 'een geheim', tokenUrl }
    await subscribe({ url: streng.url, aanmelding, certificaat: eigen })
    const token = JSON.stringify({ access_token: 'abc', token_type: 'bearer', expires_in: 60 })
    const headers = { 'Content-Type': 'application/json' }
    streng.set(({ path }) => (path === '/token' ? { status: 200, headers, body: token } : {}))
    await makePartij()
    await deliver()
    expect(streng.ontvangen.map(({ path, headers: { authorization } }) => [path, authorization])).toEqual([
      ['/token', undefined],
      ['/', 'Bearer abc'],
    ])
  })

  test('zonder certificaat, met een ander, of als hij zelf niet te vertrouwen is: het wacht, en beheer ziet waarom', async () => {
    const vreemd = makeAuthority('Een ander')
    const verlopen = await startOntvanger(uitgever.maak('Ontvanger', -1))
    for (const [naam, url, certificaat, fout] of [
      [
        'Ander',
        streng.url,
        { ...vreemd.maak('Balie'), ca: uitgever.ca },
        /verbrak de verbinding|vraagt om een certificaat/,
      ],
      ['Onbekend', streng.url, { ...eigen, ca: null }, /certificaat of de beveiligde verbinding klopt niet/],
      ['Verlopen', verlopen.url, eigen, /CERT_HAS_EXPIRED/],
    ] as const) {
      const { abonnement } = await subscribe({ naam, url, certificaat })
      expect((await app.client.abonnementen.proberen({ params: { uuid: abonnement.uuid } })).fout).toMatch(fout)
    }
    expect([streng.ontvangen, verlopen.ontvangen]).toEqual([[], []])
    await verlopen.stop()
    vreemd.weg()
  })

  test('de sleutel is nergens te zien, en wat niet deugt wordt bij het veld geweigerd', async () => {
    const { abonnement } = await subscribe({ url: streng.url, certificaat: eigen })
    expect(abonnement.certificaat).toMatchObject({ onderwerp: 'CN=Balie', eigenUitgevers: true })
    const alles = JSON.stringify([
      await app.client.abonnementen.lijst(),
      await app.client.wijzigingen.lijst({ query: {} }),
      (await app.pool.query('select encode(certificaat_geheim, $1) from abonnement', ['escape'])).rows,
    ])
    expect(alles).not.toContain(eigen.sleutel.split('\n')[1])
    const ander = subscribe({ naam: 'Ander', certificaat: { ...eigen, sleutel: 'geen sleutel' } })
    expect(fieldsOf(await problemIn(ander))).toEqual(['certificaat.sleutel'])
    const params = { uuid: abonnement.uuid }
    expect((await app.client.abonnementen.wijzigen({ params, body: { certificaat: null } })).certificaat).toBeNull()
  })
})
