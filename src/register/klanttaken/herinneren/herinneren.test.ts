import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseConfig, RECHTEN } from '../../../app.ts'
import { vindSmsdienst } from '../../../koppelingen/notify/notify.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { persoon, problemIn } from '../../../run/testing/fixtures.ts'
import { ANDER_BSN, BSN, inDays, type Klanttaakopzet, startKlanttaken } from '../../../run/testing/klanttaken.ts'
import { startMailserver } from '../../../run/testing/mailserver.ts'
import { startNotify } from '../../../run/testing/notify.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { runJobs, SLEUTEL } from '../../../run/testing/zaaksysteem/opzet.ts'
import { laatKlanttakenVerlopen } from '../jobs.ts'
import { maakHerinneringen, sendingJob } from './jobs.ts'

let app: TestApp
let mail: Awaited<ReturnType<typeof startMailserver>>
let notify: Awaited<ReturnType<typeof startNotify>>
let opzet: Klanttaakopzet
const TOKEN = 'token-van-notify-voor-balie'
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL, NOTIFY_CALLBACK_TOKEN: TOKEN })
  mail = await startMailserver()
  notify = await startNotify()
  opzet = await startKlanttaken(app, RECHTEN)
}, 60_000)
afterAll(async () => {
  await mail.stop()
  await notify.stop()
  await app.stop()
})
beforeEach(async () => {
  mail.ontvangen.length = 0
  mail.zetWeigering(() => undefined)
  notify.ontvangen.length = 0
  notify.setAnswer(() => 201)
  // No test leaves anything for the next one.
  await app.pool.query(
    `update klanttaak set status = 'ingetrokken', reden = 'Klaar' where status in ('open', 'verlopen')`,
  )
})

const DAG = 86_400_000
const over = (dagen: number) => new Date(Date.now() + dagen * DAG)

// With a database of its own it is no demonstration, which keeps mails itself.
const zonderMail = { DATABASE_URL: 'postgres://127.0.0.1/balie', PUBLIC_URL: 'https://balie.gemeente.example' }
const withMail = () => ({ ...zonderMail, SMTP_URL: mail.url, EMAIL_AFZENDER: 'balie@gemeente.example' })

async function perform(job: Job, now: Date, settings: Record<string, string> = withMail()) {
  const extra = parseConfig({ NODE_ENV: 'test', ...settings })
  if (job.ownTransactions) return runJobs(app, job, now, extra)
  return inTransaction(app.db, 'schrijven', (db) => job.run({ db, now, config: extra, log: undefined as never }))
}

/** A day goes by: terms end, and who must be reminded is. Gives who was mailed. */
async function dag(now: Date, settings?: Record<string, string>): Promise<string[]> {
  mail.ontvangen.length = 0
  for (const job of [laatKlanttakenVerlopen, maakHerinneringen, sendingJob(vindSmsdienst)])
    await perform(job, now, settings)
  return mail.ontvangen.flatMap(({ aan }) => aan)
}

const email = (adres: string, toestemmingHergebruik = true) => ({
  soortDigitaalAdres: 'email' as const,
  adres,
  toestemmingHergebruik,
})

/** The klant with these contactgegevens, who has something to do by a day that comes. */
async function taakFor(gegevens: object, extra: object = {}) {
  await app.client.partijen.wijzigen({ params: { uuid: opzet.klant.uuid }, body: gegevens })
  return opzet.zetUit({ laatsteDag: inDays(14), ...extra })
}
const metAdres = { voorkeurskanaal: '', digitaleAdressen: [email('klant@voorbeeld.example')] }
const stappen = async (uuid: string) =>
  (await app.client.klanttaken.verloop({ params: { uuid } })).resultaten.map(({ soort }) => soort)
/** The klantcontacten about a klanttaak, as the klant reads them. */
const contacten = async (uuid: string) =>
  (await app.client.klantcontacten.lijst({ query: { onderwerpobject: uuid } })).resultaten
const notReminded = async () =>
  (await app.client.klanttaken.lijst({ query: { nietHerinnerd: 'true' } })).resultaten.map(({ uuid }) => uuid)

describe('herinneringen', () => {
  test('een week voor de termijn één keer, en één keer als zij voorbij is; zonder inhoud en zonder geheime link', async () => {
    const { uuid } = await taakFor(metAdres)
    expect(await dag(over(3))).toEqual([])
    expect(await dag(over(8))).toEqual(['klant@voorbeeld.example'])
    const [{ subject = '', text = '' } = {}] = mail.ontvangen as { subject?: string; text?: string }[]
    expect(subject).toMatch(/u moet nog iets doen voor uw zaak/)
    expect(text).toContain('https://balie.gemeente.example/mijn/')
    for (const geheim of ['tekening', 'Kap', opzet.zaak.identificatie, uuid, BSN, 'Aanvrager'])
      expect(subject + text).not.toContain(geheim)
    expect(await dag(over(9))).toEqual([])
    expect(await dag(over(16))).toEqual(['klant@voorbeeld.example'])
    expect(await dag(over(17))).toEqual([])
    expect(await stappen(uuid)).toEqual(['herinnerd', 'verlopen', 'herinnerd', 'uitgezet'])
  })

  test('R13: een herinnering die is verzonden is een klantcontact van de gemeente, over de klanttaak en bij de zaak', async () => {
    const { uuid } = await taakFor(metAdres)
    await dag(over(8))
    const [contact, ...meer] = await contacten(uuid)
    expect(meer).toEqual([])
    expect(contact).toMatchObject({
      onderwerp: 'Herinnering: Lever een tekening in',
      inhoud: (mail.ontvangen[0] as { text?: string } | undefined)?.text?.trim(),
      kanaal: 'e-mail',
      initiatiefnemer: 'gemeente',
      betrokkenen: [{ rol: 'klant', partij: { uuid: opzet.klant.uuid } }],
      actoren: [{ naam: 'Klanttaken' }],
      opvolging: { zaken: [{ identificator: { objectId: opzet.zaak.uuid } }], internetaken: [] },
    })
  })

  test('R25: wie meer tijd krijgt, wordt aan de nieuwe termijn weer één keer herinnerd, en niet eerder', async () => {
    const { uuid } = await taakFor(metAdres)
    expect(await dag(over(8))).toHaveLength(1)
    await app.client.klanttaken.verlengen({ params: { uuid }, body: { laatsteDag: inDays(30) } })
    expect(await dag(over(9))).toEqual([])
    expect(await dag(over(23.5))).toHaveLength(1)
    expect(await dag(over(24.5))).toEqual([])
  })

  test('wat te laat komt om nog te helpen blijft weg: een mail van weken geleden, of over een zaak die is gesloten', async () => {
    const { uuid } = await taakFor(metAdres)
    for (const job of [laatKlanttakenVerlopen, maakHerinneringen]) await perform(job, over(15.5))
    expect(await dag(over(40))).toEqual([])
    expect(await stappen(uuid)).toEqual(['verlopen', 'uitgezet'])
    const zaak = await opzet.makeZaak()
    const opnieuw = await opzet.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    await app.pool.query('update zaakregister_zaak set einddatum = current_date where uuid = $1', [zaak.uuid])
    expect(await dag(over(8))).toEqual([])
    expect(await stappen(opnieuw.uuid)).toEqual(['uitgezet'])
  })

  test('met minder dan een week halverwege; wat morgen klaar moet zijn niet', async () => {
    const { uuid } = await taakFor(metAdres, { laatsteDag: inDays(3) })
    const morgen = await opzet.zetUit({ laatsteDag: inDays(1) })
    expect(await dag(over(0))).toEqual([])
    expect(await dag(over(1))).toHaveLength(1)
    expect([await stappen(uuid), await stappen(morgen.uuid)]).toEqual([['herinnerd', 'uitgezet'], ['uitgezet']])
  })

  test('zonder mailserver blijft een herinnering niet liggen: zij staat op de werklijst', async () => {
    const { uuid } = await taakFor(metAdres)
    await dag(over(8), zonderMail)
    expect(await notReminded()).toEqual([uuid])
  })

  test('wat gedaan of ingetrokken is, en waarvoor geen herinnering is gewenst, wordt niet herinnerd', async () => {
    const gedaan = await taakFor(metAdres)
    const ingetrokken = await opzet.zetUit()
    await opzet.zetUit({ herinnerenOp: null })
    const now = over(8)
    await perform(maakHerinneringen, now)
    await app.client.klanttaken.uitvoeren({
      params: { uuid: gedaan.uuid },
      body: {
        versie: 1,
        kanaal: 'balie',
        bijlagen: [await opzet.upload()],
        authenticatie: { middel: 'digid', niveau: 'laag' },
      },
    })
    await app.client.klanttaken.intrekken({ params: { uuid: ingetrokken.uuid }, body: { reden: 'Niet nodig' } })
    expect(await dag(now)).toEqual([])
  })

  test('R8: alleen op een adres waarvoor toestemming is, en langs het kanaal dat de klant wil; anders staat zij op een werklijst', async () => {
    const zonder = await taakFor({ voorkeurskanaal: '', digitaleAdressen: [email('geheim@voorbeeld.example', false)] })
    expect(await dag(over(8))).toEqual([])
    expect(await notReminded()).toEqual([zonder.uuid])
    const post = await taakFor({ ...metAdres, voorkeurskanaal: 'post' })
    expect(await dag(over(8))).toEqual([])
    expect(await notReminded()).toEqual([post.uuid, zonder.uuid])
    const { resultaten } = await app.client.klanttaken.verloop({ params: { uuid: post.uuid } })
    expect(resultaten[0]).toMatchObject({ soort: 'niet_herinnerd', reden: 'De klant hoort liever van ons via post.' })
    const metrics = await (await fetch(`${app.base}/metrics`)).text()
    expect(metrics).toMatch(/^balie_klanttaken_niet_herinnerd 2$/m)
    // Somebody called the customer.
    const params = { uuid: post.uuid }
    await app.client.klanttaken.herinneren({ params, body: { kanaal: 'telefoon', notitie: 'Gebeld' } })
    expect(await notReminded()).toEqual([zonder.uuid])
    const [gebeld] = await contacten(post.uuid)
    expect(gebeld).toMatchObject({ kanaal: 'telefoon', initiatiefnemer: 'gemeente', indicatieContactGelukt: true })
    expect(gebeld?.inhoud).not.toContain('Gebeld')
    const weer = app.client.klanttaken.herinneren({ params, body: { kanaal: 'telefoon' } })
    expect((await problemIn(weer)).code).toBe('klanttaak-niet-te-herinneren')
  })

  describe('R8: per sms', () => {
    const mobiel = { soortDigitaalAdres: 'telefoonnummer' as const, adres: '06 12345678', toestemmingHergebruik: true }
    const withSms = () => ({ ...withMail(), ...notify.settings })
    const numbers = () => notify.ontvangen.map(({ phone_number: nummer }) => nummer)

    test('wie alleen een nummer gaf krijgt één sms zonder inhoud, en wie een e-mailadres heeft een mail', async () => {
      const { uuid } = await taakFor({ voorkeurskanaal: '', digitaleAdressen: [mobiel] })
      expect(await dag(over(8), withSms())).toEqual([])
      expect(await dag(over(9), withSms())).toEqual([])
      expect(numbers()).toEqual(['+31612345678'])
      const tekst = notify.ontvangen[0]?.personalisation.tekst ?? ''
      expect(tekst).toMatch(/uiterlijk op .* Ga naar https:\/\/balie\.gemeente\.example\/mijn\/$/)
      for (const geheim of ['tekening', 'Kap', opzet.zaak.identificatie, uuid, BSN, 'Aanvrager'])
        expect(tekst).not.toContain(geheim)
      expect(await contacten(uuid)).toMatchObject([{ kanaal: 'sms', inhoud: tekst, indicatieContactGelukt: null }])
      await taakFor({ voorkeurskanaal: '', digitaleAdressen: [mobiel, email('klant@voorbeeld.example')] })
      expect(await dag(over(8), withSms())).toEqual(['klant@voorbeeld.example'])
      expect(numbers()).toHaveLength(1)
    })

    test('wie sms wil krijgt geen mail en andersom; zonder toestemming, nummer of dienst staat het op de werklijst', async () => {
      const beide = [mobiel, email('klant@voorbeeld.example')]
      await taakFor({ voorkeurskanaal: 'SMS', digitaleAdressen: beide })
      expect(await dag(over(8), withSms())).toEqual([])
      expect(numbers()).toHaveLength(1)
      const missing = [
        [{ voorkeurskanaal: 'sms', digitaleAdressen: beide }, withMail(), 'De klant hoort liever van ons via sms.'],
        [{ voorkeurskanaal: 'e-mail', digitaleAdressen: [mobiel] }, withSms(), 'Er is geen adres of nummer dat'],
        [
          { voorkeurskanaal: 'sms', digitaleAdressen: [{ ...mobiel, toestemmingHergebruik: false }] },
          withSms(),
          'Er is geen adres of nummer dat',
        ],
      ] as const
      for (const [gegevens, settings, reden] of missing) {
        const { uuid } = await taakFor(gegevens)
        expect(await dag(over(8), settings)).toEqual([])
        const { resultaten } = await app.client.klanttaken.verloop({ params: { uuid } })
        expect(resultaten[0]).toMatchObject({ soort: 'niet_herinnerd', reden: expect.stringContaining(reden) })
      }
      expect(numbers()).toHaveLength(1)
    })

    test('een dienst die zwijgt nadat zij hem aannam, of even niet antwoordt: de klant krijgt er één', async () => {
      await taakFor({ voorkeurskanaal: '', digitaleAdressen: [mobiel] })
      notify.setAnswer(() => 'zwijgt')
      await dag(over(8), withSms())
      notify.setAnswer(() => 500)
      await dag(over(8.1), withSms())
      notify.setAnswer(() => 201)
      await dag(over(8.2), withSms())
      expect(numbers()).toHaveLength(1)
    })

    const tell = (reference: string | undefined, status: string) =>
      fetch(`${app.base}/kanalen/notify/callbacks/bezorging`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ reference, status }),
      })

    test('R12: dat hij niet aankwam telt ook als de dienst het zegt terwijl Balie nog op haar antwoord wacht, of als dat verloren ging', async () => {
      const during = await taakFor({ voorkeurskanaal: '', digitaleAdressen: [mobiel] })
      let told: Promise<Response> | undefined
      notify.setAnswer(async ({ reference }) => {
        told ??= tell(reference, 'permanent-failure')
        await sleep(300)
        return 201
      })
      await dag(over(8), withSms())
      expect((await told)?.status).toBe(204)
      expect(await notReminded()).toEqual([during.uuid])
      expect((await stappen(during.uuid)).slice(0, 2)).toEqual(['niet_herinnerd', 'herinnerd'])
      const before = await taakFor({ voorkeurskanaal: '', digitaleAdressen: [mobiel] })
      notify.setAnswer(() => 'zwijgt')
      await dag(over(8), withSms())
      expect(await notReminded()).toEqual([during.uuid])
      await tell(notify.ontvangen.at(-1)?.reference, 'permanent-failure')
      expect(await notReminded()).toEqual([before.uuid, during.uuid])
      notify.setAnswer(() => 201)
      await dag(over(8.1), withSms())
      expect([numbers().length, await notReminded()]).toEqual([2, [before.uuid, during.uuid]])
    })

    test.each(['sms', 'e-mail'])('als %s niet gaat houdt dat de andere niet op', async (down) => {
      const perSms = await taakFor({ voorkeurskanaal: 'sms', digitaleAdressen: [mobiel] })
      const zaak = await opzet.makeZaak()
      await app.client.partijen.wijzigen({ params: { uuid: opzet.ander.uuid }, body: metAdres })
      const { rows } = await app.pool.query<{ roltype: string }>(
        'delete from zaakregister_rol where zaak = $1 returning roltype',
        [zaak.uuid],
      )
      await opzet.zgw.make('/zaken/api/v1/rollen', {
        zaak: zaak.url,
        roltype: `${app.base}/catalogi/api/v1/roltypen/${rows[0]?.roltype}`,
        betrokkeneType: 'natuurlijk_persoon',
        roltoelichting: '',
        betrokkeneIdentificatie: { inpBsn: ANDER_BSN, geslachtsnaam: 'Buitenstaander' },
      })
      const perMail = await opzet.zetUit({
        zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid },
        partij: opzet.ander.uuid,
      })
      const now = over(8)
      await perform(maakHerinneringen, now)
      await app.pool.query(
        `update klanttaak_herinnering set volgende_poging = volgende_poging - interval '1 hour' where klanttaak = $1`,
        [down === 'sms' ? perSms.uuid : perMail.uuid],
      )
      notify.setAnswer(() => (down === 'sms' ? 503 : 201))
      const settings = down === 'sms' ? withSms() : { ...withSms(), SMTP_URL: 'smtp://127.0.0.1:1' }
      await perform(sendingJob(vindSmsdienst), now, settings)
      expect([numbers().length, mail.ontvangen.length]).toEqual(down === 'sms' ? [0, 1] : [1, 0])
      expect(await notReminded()).toEqual([])
    })

    test('wat niet aankwam staat op de werklijst, ook als de dienst het twee keer zegt en iemand al belde', async () => {
      const { uuid } = await taakFor({ voorkeurskanaal: '', digitaleAdressen: [mobiel] })
      await dag(over(8), withSms())
      const tellOf = (status: string) => tell(notify.ontvangen[0]?.reference, status)
      await tellOf('delivered')
      expect(await notReminded()).toEqual([])
      await tellOf('permanent-failure')
      expect(await notReminded()).toEqual([uuid])
      await app.client.klanttaken.herinneren({ params: { uuid }, body: { kanaal: 'telefoon' } })
      await tellOf('permanent-failure')
      expect(await notReminded()).toEqual([])
    })
  })

  test('een mailserver die zwijgt wordt later weer geprobeerd; een adres dat hij weigert staat op de werklijst', async () => {
    const { uuid } = await taakFor(metAdres)
    mail.zetWeigering(() => 450)
    expect(await dag(over(8))).toEqual([])
    expect(await notReminded()).toEqual([])
    mail.zetWeigering(() => 550)
    await dag(over(8.1))
    expect(await notReminded()).toEqual([uuid])
    expect(await dag(over(9))).toEqual([])
  })

  test('R8: een adres dat de klant nog moet bevestigen krijgt geen herinnering', async () => {
    const { uuid } = await taakFor(metAdres)
    await app.pool.query(
      `insert into adresbevestiging (adres, verloopt_op) select d.uuid, now() + interval '1 day' from digitaal_adres d where d.partij = $1`,
      [opzet.klant.uuid],
    )
    expect(await dag(over(8))).toEqual([])
    expect(await notReminded()).toEqual([uuid])
  })

  test('van de standaard en het voorkeursadres gaat zij naar het voorkeursadres, en niet naar dat van een ander', async () => {
    await app.client.partijen.maken({ body: persoon({ digitaleAdressen: [email('ander@voorbeeld.example')] }) })
    await taakFor({
      voorkeurskanaal: 'e-mail',
      digitaleAdressen: [
        { ...email('oud@voorbeeld.example'), isStandaardAdres: false },
        { ...email('nieuw@voorbeeld.example'), isStandaardAdres: true },
      ],
    })
    expect(await dag(over(8))).toEqual(['nieuw@voorbeeld.example'])
  })
})
