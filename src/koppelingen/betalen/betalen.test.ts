import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { laatKlanttakenVerlopen } from '../../register/klanttaken/jobs.ts'
import { problemIn } from '../../run/testing/fixtures.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { startWorldline } from '../../run/testing/worldline.ts'
import { runJobs, SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { volgBetalingen } from './jobs.ts'

let app: TestApp
let opzet: Klanttaakopzet
let worldline: Awaited<ReturnType<typeof startWorldline>>
beforeAll(async () => {
  worldline = await startWorldline()
  app = await startTestApp({ SECRET_KEY: SLEUTEL, ...worldline.config })
  opzet = await startKlanttaken(app, RECHTEN)
}, 60_000)
afterAll(async () => {
  await app.stop()
  await worldline.stop()
})

const BEDRAG = 4525
const opdracht = {
  soort: 'betaaltaak' as const,
  bedrag: BEDRAG,
  transactieomschrijving: 'Leges kapvergunning',
  doelrekening: { code: 'LEGES' },
}
const digid = { middel: 'digid', niveau: 'substantieel' } as const

const setOut = (extra: object = {}) =>
  opzet.zetUit({ opdracht, verwerker: 'behandelaar', behandelaar: opzet.medewerker, ...extra })
const begin = (uuid: string, extra: object = {}) =>
  app.client.klanttaken.betalen({ params: { uuid }, body: { versie: 1, authenticatie: digid, ...extra } })

/** A klanttaak of which a payment was begun. */
async function begonnen(extra: object = {}) {
  const { uuid } = await setOut(extra)
  const { betaling } = await begin(uuid)
  return { uuid, reference: betaling.uuid }
}
const tell = (reference: string, status: string, extra: object = {}) =>
  worldline.tell(app.base, { reference, status, amount: BEDRAG, ...extra })
const stand = (uuid: string) => app.client.klanttaken.tonen({ params: { uuid } })
const betalingen = async (uuid: string) =>
  (await app.client.klanttaken.betalingen({ params: { uuid } })).resultaten.map(({ status }) => status)
/** Gives the tasks that the behandelaar got about a klanttaak. */
async function gevraagd(uuid: string): Promise<string[]> {
  const { rows } = await app.pool.query<{ vraag: string }>(
    `select t.gevraagde_handeling as vraag from interne_taak t join onderwerpobject o on o.klantcontact = t.klantcontact
     where (o.identificator).object_id = $1 order by t.volgnummer`,
    [uuid],
  )
  return rows.map(({ vraag }) => vraag)
}

describe('betalen bij een betaalprovider', () => {
  test('bedrag, valuta en kenmerk komen uit de klanttaak; een ondertekend bericht doet haar, en daarna niets meer', async () => {
    const { uuid } = await setOut()
    const { betaling, adres } = await begin(uuid)
    const checkout = worldline.checkouts.at(-1)
    expect(checkout).toMatchObject({ amount: BEDRAG, currency: 'EUR', reference: betaling.uuid })
    expect(checkout?.returnUrl).toMatch(new RegExp(`/mijn/taken/${uuid}/betalingen/${betaling.uuid}$`))
    expect(adres).toBe(`https://pay.example/${checkout?.id}`)
    expect(await tell(betaling.uuid, 'PENDING_CAPTURE')).toBe(200)
    expect(await betalingen(uuid)).toEqual(['wacht'])
    expect((await stand(uuid)).status).toBe('open')
    expect(await tell(betaling.uuid, 'PAID')).toBe(200)
    const na = await stand(uuid)
    expect(na).toMatchObject({
      status: 'uitgevoerd',
      uitvoering: { door: { uuid: opzet.klant.uuid }, niveau: 'substantieel' },
    })
    // Told again, and told late what was before.
    for (const status of ['PAID', 'CAPTURED', 'REJECTED', 'REDIRECTED'])
      expect(await tell(betaling.uuid, status)).toBe(200)
    expect(await betalingen(uuid)).toEqual(['betaald'])
    expect(await stand(uuid)).toEqual(na)
    expect(await gevraagd(uuid)).toHaveLength(1)
  })

  test('zonder de juiste handtekening gebeurt er niets; een onbekende betaling wordt aangenomen en geeft niets', async () => {
    const { uuid, reference } = await begonnen()
    for (const signature of ['', 'AAAA', Buffer.alloc(32).toString('base64')])
      expect(await worldline.tell(app.base, { reference, status: 'PAID', amount: BEDRAG }, signature)).toBe(401)
    expect(await betalingen(uuid)).toEqual(['begonnen'])
    expect(await tell('01920000-0000-7000-8000-000000000001', 'PAID')).toBe(200)
    expect(await tell(reference, 'ONBEKENDE_STAND')).toBe(200)
    const vraag = { headers: { 'x-gcs-webhooks-endpoint-verification': 'herhaal-dit' } }
    expect(await (await fetch(`${app.base}/betalen/worldline`, vraag)).text()).toBe('herhaal-dit')
  })

  test.each([
    ['een ander bedrag', { amount: 1 }],
    ['een andere valuta', { currency: 'USD' }],
  ])('%s dan is gevraagd telt niet als betaald, en een behandelaar zoekt het uit', async (_naam, anders) => {
    const { uuid, reference } = await begonnen()
    expect(await tell(reference, 'PAID', anders)).toBe(200)
    expect(await betalingen(uuid)).toEqual(['afwijkend'])
    expect((await stand(uuid)).status).toBe('open')
    expect(await gevraagd(uuid)).toEqual([expect.stringMatching(/ander bedrag of een andere valuta/)])
  })

  test('twee pogingen die allebei slagen blijven allebei staan, en de tweede moet terug', async () => {
    const { uuid, reference } = await begonnen()
    const { betaling: tweede } = await begin(uuid)
    await tell(reference, 'PAID')
    await tell(tweede.uuid, 'PAID')
    expect(await betalingen(uuid)).toEqual(['betaald', 'betaald'])
    expect(await gevraagd(uuid)).toEqual([expect.stringMatching(/^Verwerk/), expect.stringMatching(/betaal terug/)])
  })

  test('tegelijk verteld: één keer gedaan', async () => {
    const { uuid, reference } = await begonnen()
    expect(await Promise.all([1, 2, 3].map(() => tell(reference, 'PAID')))).toEqual([200, 200, 200])
    expect(await gevraagd(uuid)).toHaveLength(1)
  })

  test.each([
    ['REFUNDED', 'terugbetaald'],
    ['CHARGEBACKED', 'teruggeboekt'],
  ])('na %s blijft de klanttaak gedaan, en krijgt de behandelaar een interne taak', async (status, na) => {
    const { uuid, reference } = await begonnen()
    await tell(reference, 'PAID')
    await tell(reference, status)
    await tell(reference, status)
    expect(await betalingen(uuid)).toEqual([na])
    expect((await stand(uuid)).status).toBe('uitgevoerd')
    expect(await gevraagd(uuid)).toHaveLength(2)
  })

  test('een deel dat is terugbetaald heeft een bedrag, één keer geteld; pas als alles terug is, is de betaling terugbetaald', async () => {
    const { uuid, reference } = await begonnen()
    await tell(reference, 'PAID')
    const terug = async (refund: string, amount: number, status = 'REFUNDED') => {
      expect(await tell(reference, status, { refund, amount })).toBe(200)
      const { resultaten } = await app.client.klanttaken.betalingen({ params: { uuid } })
      return resultaten.map((betaling) => [betaling.status, betaling.terugbetaald])
    }
    expect(await terug('r1', 1000, 'REFUND_REQUESTED')).toEqual([['betaald', 0]])
    expect(await terug('r1', 1000)).toEqual([['betaald', 1000]])
    expect(await terug('r1', 1000)).toEqual([['betaald', 1000]])
    expect(await terug('r2', BEDRAG - 1000)).toEqual([['terugbetaald', BEDRAG]])
    expect((await stand(uuid)).status).toBe('uitgevoerd')
    const [, eerste, tweede, ...meer] = await gevraagd(uuid)
    expect(eerste).toMatch(/is €\s10,00 terugbetaald/)
    expect([tweede, meer]).toEqual([expect.stringContaining('terugbetaald'), []])
  })

  test('de browser die terugkomt bewijst niets: Balie vraagt zelf hoe het is', async () => {
    const { uuid, reference: betaling } = await begonnen()
    const checkout = worldline.checkouts.at(-1)
    if (!checkout) throw new Error('No checkout.')
    const params = { uuid, betaling }
    const haal = (controle: string) =>
      app.client.klanttaken.betalingOphalen({ params, body: { kenmerk: checkout.id, controle } })
    expect(await problemIn(haal('een ander'))).toMatchObject({ status: 404 })
    expect(await haal(checkout.mac)).toMatchObject({ status: 'begonnen' })
    checkout.status = 'CAPTURED'
    expect(await haal(checkout.mac)).toMatchObject({ status: 'betaald', bedrag: BEDRAG })
    expect((await stand(uuid)).status).toBe('uitgevoerd')
  })

  test('een bericht dat wegraakt wordt gehaald; wat na uren alleen is begonnen wordt niets', async () => {
    const { uuid } = await begonnen()
    const checkout = worldline.checkouts.at(-1)
    const ander = await begonnen()
    if (checkout) checkout.status = 'PAID'
    await runJobs(app, volgBetalingen, new Date(Date.now() + 5 * 60_000))
    expect((await stand(uuid)).status).toBe('uitgevoerd')
    expect(await betalingen(ander.uuid)).toEqual(['begonnen'])
    await runJobs(app, volgBetalingen, new Date(Date.now() + 5 * 3_600_000))
    expect(await betalingen(ander.uuid)).toEqual(['geannuleerd'])
  })

  test('een betaling die op tijd begon telt, ook als de provider het later vertelt', async () => {
    const gisteren = new Date(Date.now() - 86_400_000)
    app.zetKlok(gisteren)
    const wacht = await begonnen({ laatsteDag: inDays(-1) })
    const laat = await begonnen({ laatsteDag: inDays(-1) })
    app.zetKlok(undefined)
    // It waits for a payment that still goes on; of the other one nothing seemed to come.
    await tell(laat.reference, 'REJECTED')
    await runJobs(app, laatKlanttakenVerlopen)
    expect([(await stand(wacht.uuid)).status, (await stand(laat.uuid)).status]).toEqual(['open', 'verlopen'])
    await tell(wacht.reference, 'PAID')
    await tell(laat.reference, 'PAID')
    for (const { uuid } of [wacht, laat])
      expect(await stand(uuid)).toMatchObject({ status: 'uitgevoerd', uitvoering: { teLaat: false } })
  })

  test('wie betaalt wat is ingetrokken krijgt het terug: er is een contact met een interne taak', async () => {
    const { uuid, reference } = await begonnen()
    await app.client.klanttaken.intrekken({ params: { uuid }, body: { reden: 'Niet nodig' } })
    await tell(reference, 'PAID')
    expect((await stand(uuid)).status).toBe('ingetrokken')
    expect(await gevraagd(uuid)).toEqual([expect.stringMatching(/betaal terug/)])
  })

  test('een bedrag dat intussen is gewijzigd: wat eerder werd gevraagd doet de klanttaak niet; iets anders dat wijzigt wel', async () => {
    const [bedrag, tekst] = [await begonnen(), await begonnen()]
    await app.pool.query(
      `update klanttaak set versie = 2, details = jsonb_set(details, '{bedrag}', '9900') where uuid = $1`,
      [bedrag.uuid],
    )
    await app.pool.query('update klanttaak set versie = 2 where uuid = $1', [tekst.uuid])
    for (const { reference } of [bedrag, tekst]) expect(await tell(reference, 'PAID')).toBe(200)
    expect([(await stand(bedrag.uuid)).status, (await stand(tekst.uuid)).status]).toEqual(['open', 'uitgevoerd'])
    expect(await betalingen(bedrag.uuid)).toEqual(['betaald'])
    expect(await gevraagd(bedrag.uuid)).toEqual([expect.stringMatching(/dat eerder werd gevraagd/)])
  })

  test('een ander, een te laag niveau, een andere versie of iets anders dan betalen: er begint niets', async () => {
    const { uuid } = await setOut({ niveau: 'substantieel' })
    const codeOf = async (call: Promise<unknown>) => (await problemIn(call)).code
    expect(await codeOf(begin(uuid, { door: opzet.ander.uuid }))).toBe('klanttaak-geen-vertegenwoordiger')
    expect(await codeOf(begin(uuid, { authenticatie: { ...digid, niveau: 'laag' } }))).toBe('klanttaak-niveau-te-laag')
    expect(await codeOf(begin(uuid, { versie: 2 }))).toBe('klanttaak-gewijzigd')
    expect(await codeOf(begin((await opzet.zetUit()).uuid))).toBe('klanttaak-geen-betaaltaak')
    worldline.settings.isDown = true
    expect(await codeOf(begin(uuid))).toBe('bron-onbereikbaar')
    worldline.settings.isDown = false
    expect(await betalingen(uuid)).toEqual([])
  })

  test('ook de database laat een betaling niet teruggaan', async () => {
    const { reference } = await begonnen()
    await tell(reference, 'PAID')
    const terug = app.pool.query(`update betaling set status = 'wacht' where uuid = $1`, [reference])
    await expect(terug).rejects.toMatchObject({ constraint: 'betaling_overgang' })
  })
})
