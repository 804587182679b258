import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startPost } from '../../run/testing/klantberichten.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { bronOf } from './bron.ts'
import { parseEmail } from './parse.ts'
import { registerEmail } from './registreren.ts'

const log = pino({ level: 'silent' })
const MINUUT = 60_000

let app: TestApp
let post: Awaited<ReturnType<typeof startPost>>
let sanne: string
let afdeling: string
let behandelaar: Awaited<ReturnType<TestApp['alsMedewerker']>>

beforeAll(async () => {
  post = await startPost()
  app = await startTestApp({ DEMO: 'true', SECRET_KEY: SLEUTEL, EMAIL_AFDELING: 'Openbare Ruimte', ...post.settings })
  ;({ medewerker: sanne, afdeling } = await makeMedewerker(app))
  behandelaar = await app.alsMedewerker(sanne, ['behandelaar'])
})
afterAll(async () => {
  await post.mail.stop()
  await app.stop()
})
beforeEach(async () => {
  post.mail.zetWeigering(() => undefined)
  await app.pool.query(`update klantbericht set status = 'verzonden', verzonden_op = now() where status = 'wacht'`)
})

let number = 0
const kop = (velden: Record<string, string>, tekst = 'Er zit een gat in de weg.') =>
  `${Object.entries({
    From: 'Kees Visser <kees@voorbeeld.nl>',
    Subject: 'Gat in de weg',
    'Message-ID': `<vraag-${++number}@voorbeeld.nl>`,
    Date: new Date(Date.now() - MINUUT).toUTCString(),
    ...velden,
  })
    .map(([naam, waarde]) => `${naam}: ${waarde}\r\n`)
    .join('')}\r\n${tekst}`

/** Takes a message in, as it is on the wire. Gives the klantcontact that it became, or why it became none. */
async function receive(bericht: string) {
  const bron = bronOf(Buffer.from(bericht))
  const now = new Date()
  const parsed = await parseEmail(bron, { now, own: app.config.EMAIL_AFZENDER })
  if ('reden' in parsed) throw new Error(parsed.reden)
  const { registratie } = await registerEmail({ db: app.db, config: app.config, log, now }, { bron }, parsed.email)
  if (registratie === 'al bekend' || 'apart' in registratie) throw new Error(JSON.stringify(registratie))
  if ('overgeslagen' in registratie) return { overgeslagen: registratie.overgeslagen }
  return { contact: await app.client.klantcontacten.tonen({ params: { uuid: registratie.klantcontact } }) }
}

/** A question by e-mail, with its task. */
async function ask(velden: Record<string, string> = {}, tekst?: string) {
  const { contact } = await receive(kop(velden, tekst))
  const [taak] = contact?.opvolging.internetaken ?? []
  if (!contact || !taak) throw new Error('No task.')
  return { contact, taak, params: { uuid: taak.uuid } }
}

const formFor = (uuid: string, as = behandelaar) => as.klantberichten.antwoordvorm({ params: { uuid } })

type Body = Parameters<typeof behandelaar.klantberichten.beantwoorden>[0]['body']

/** Answers a task, to the first address that is offered. */
async function answer(uuid: string, body: Partial<Body> = {}, key?: string) {
  const { adressen, onderwerp } = await formFor(uuid)
  return behandelaar.klantberichten.beantwoorden({
    params: { uuid },
    ...(key && { headers: { 'idempotency-key': key } }),
    body: {
      adres: adressen[0]?.uuid ?? '',
      onderwerp,
      inhoud: 'Beste Kees,\n\nHet gat is dicht.',
      citeren: true,
      ...body,
    },
  })
}

/** The outbox hands over what can no longer be taken back. */
const deliver = () => post.deliver(app, new Date(Date.now() + MINUUT))
/** Gives the one mail that was handed over. */
async function deliverOne() {
  const [mail, ...others] = await deliver()
  if (!mail || others.length > 0) throw new Error(`${others.length + (mail ? 1 : 0)} mails.`)
  return mail
}
const headerOf = (ruw: string, naam: string) =>
  new RegExp(`^${naam}:\\s*((?:.|\\r?\\n[ \\t])+?)\\r?$`, 'im').exec(ruw)?.[1]?.replaceAll(/\s+/g, ' ')
const statusOf = async (klantcontact: string) =>
  (await behandelaar.klantberichten.berichten({ params: { uuid: klantcontact } })).resultaten.at(-1)
const trailOf = async (uuid: string) =>
  (await app.client.internetaken.verloop({ params: { uuid } })).resultaten.map(
    ({ soort, reden }) => `${soort} ${reden}`,
  )

describe('de klant beantwoorden vanuit de taak', () => {
  test('R3, R23: het antwoord is een klantcontact over de vraag, gaat één keer naar het adres van dat contact en rondt de taak af', async () => {
    const vraag = await ask({ 'Message-ID': '<eerste@voorbeeld.nl>' })
    const antwoord = await answer(vraag.taak.uuid, {
      afronden: true,
      notitie: 'Ploeg 3 deed het.',
      cc: ['wijk@voorbeeld.nl'],
    })
    expect(antwoord).toMatchObject({
      kanaal: 'e-mail',
      initiatiefnemer: 'gemeente',
      inhoud: 'Beste Kees,\n\nHet gat is dicht.',
      onderwerpobjecten: [{ wasKlantcontact: vraag.contact.uuid }],
      actoren: [{ uuid: sanne }],
    })
    expect(await app.client.internetaken.tonen({ params: vraag.params })).toMatchObject({ status: 'verwerkt' })
    expect(await statusOf(antwoord.uuid)).toMatchObject({ toestand: 'wacht', naar: 'kees@voorbeeld.nl' })
    expect(await post.deliver(app)).toEqual([])
    const { aan, ruw, tekst } = await deliverOne()
    expect(aan).toBe('kees@voorbeeld.nl,wijk@voorbeeld.nl')
    // R28: who gets a copy does not read what the klant wrote.
    expect(tekst.trim()).toBe('Re: Gat in de weg\nBeste Kees,\n\nHet gat is dicht.')
    expect(headerOf(ruw, 'In-Reply-To')).toBe('<eerste@voorbeeld.nl>')
    expect(headerOf(ruw, 'References')).toBe('<eerste@voorbeeld.nl>')
    expect(headerOf(ruw, 'Message-ID')).toMatch(/^<[\da-f-]{36}\.[\da-f]{20}@gemeente\.example>$/)
    expect(headerOf(ruw, 'Auto-Submitted')).toBeUndefined()
    expect(ruw).not.toContain('Ploeg 3')
    expect(await deliver()).toEqual([])
    expect(await statusOf(antwoord.uuid)).toMatchObject({ toestand: 'verzonden', cc: ['wijk@voorbeeld.nl'] })
  })

  test('hetzelfde verzoek nog eens stuurt niets nog eens, en na een storing blijft het Message-ID hetzelfde', async () => {
    const { taak } = await ask()
    const keren = [await answer(taak.uuid, {}, 'eens'), await answer(taak.uuid, {}, 'eens')]
    expect(new Set(keren.map(({ uuid }) => uuid)).size).toBe(1)
    post.mail.zetWeigering(() => 450)
    expect(await deliver()).toEqual([])
    post.mail.zetWeigering(() => undefined)
    expect(await post.deliver(app, new Date(Date.now() + 10 * MINUUT))).toHaveLength(1)
    expect(await problemIn(answer(taak.uuid, { inhoud: 'Anders' }, 'eens'))).toMatchObject({
      code: 'idempotentiesleutel-hergebruikt',
    })
  })

  test('R8: van een partij komt alleen een adres met toestemming in aanmerking, en nooit een adres van een ander', async () => {
    const adres = (naam: string, toestemmingHergebruik: boolean) => ({
      soortDigitaalAdres: 'email' as const,
      adres: `${naam}@voorbeeld.nl`,
      toestemmingHergebruik,
    })
    const { uuid: partij } = await app.client.partijen.maken({
      body: persoon({ digitaleAdressen: [adres('wel', true), adres('niet', false)] }),
    })
    const { opvolging } = await app.client.klantcontacten.registreren({
      body: klantcontact(sanne, { betrokkenen: [{ partij, rol: 'klant', initiator: true }] }),
    })
    const uuid = opvolging.internetaken[0]?.uuid ?? ''
    const { adressen } = await formFor(uuid)
    expect(adressen).toMatchObject([{ adres: 'wel@voorbeeld.nl', vanContact: false }])
    const other = (await formFor((await ask()).taak.uuid)).adressen[0]?.uuid ?? ''
    const body = { adres: other, onderwerp: 'Antwoord', inhoud: 'Tekst', cc: ['geen adres'] }
    const problem = await problemIn(behandelaar.klantberichten.beantwoorden({ params: { uuid }, body }))
    expect(fieldsOf(problem)).toEqual(['adres', 'cc.0'])
    // A klant who withdraws consent before it leaves gets nothing.
    await answer(uuid)
    await app.client.partijen.wijzigen({
      params: { uuid: partij },
      body: { digitaleAdressen: [adres('wel', false)] },
    })
    expect(await deliver()).toEqual([])
  })

  test('R3: wie anoniem bleef krijgt geen bericht', async () => {
    const { opvolging } = await app.client.klantcontacten.registreren({
      body: klantcontact(sanne, { betrokkenen: [{ rol: 'klant', initiator: true, anoniem: true }] }),
    })
    const uuid = opvolging.internetaken[0]?.uuid ?? ''
    expect((await formFor(uuid)).belemmering).toContain('geen e-mailadres bekend')
    const body = { adres: uuid, onderwerp: 'Antwoord', inhoud: 'Tekst' }
    const problem = await problemIn(behandelaar.klantberichten.beantwoorden({ params: { uuid }, body }))
    expect(problem).toMatchObject({ status: 409, code: 'geen-emailadres' })
  })

  test('R28: van een vertrouwelijk contact gaat alleen uit dat er een antwoord in Mijn is, en zonder Mijn niets', async () => {
    const mail = { soortDigitaalAdres: 'email' as const, adres: 'geheim@voorbeeld.nl' }
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon() })
    const make = async (wie: object) => {
      const { opvolging } = await app.client.klantcontacten.registreren({
        body: klantcontact(sanne, {
          vertrouwelijk: true,
          betrokkenen: [{ rol: 'klant', initiator: true, digitaleAdressen: [mail], ...wie }],
        }),
      })
      return opvolging.internetaken[0]?.uuid ?? ''
    }
    const known = await make({ partij })
    expect(await formFor(known)).toMatchObject({ alleenInMijn: true, belemmering: '', citaat: null })
    expect(fieldsOf(await problemIn(answer(known, { cc: ['ander@voorbeeld.nl'] })))).toEqual(['cc'])
    await answer(known, { inhoud: 'De uitslag is ongunstig.' })
    const { tekst, ruw } = await deliverOne()
    expect(tekst).toContain('/mijn/')
    for (const geheim of ['uitslag', 'lantaarnpaal']) expect(ruw).not.toContain(geheim)
    const unknown = await make({ contactnaam: { achternaam: 'Visser' } })
    expect(await problemIn(answer(unknown))).toMatchObject({ code: 'vertrouwelijk-zonder-mijn' })
  })

  test('R15: bijlagen gaan mee, en een lange tekst staat heel in het bericht en bij het klantcontact', async () => {
    const { taak } = await ask()
    const { uuid: document } = await behandelaar.documenten.toevoegen({
      body: { bestandsnaam: 'kaart.txt', mediatype: 'text/plain', inhoud: Buffer.from('de kaart').toString('base64') },
    })
    const lang = `Begin. ${'woord '.repeat(300)}Einde.`
    const { inhoud, bijlagen } = await answer(taak.uuid, {
      bijlagen: [document],
      inhoud: lang,
      citeren: false,
    })
    expect(inhoud.length).toBeLessThanOrEqual(1000)
    expect(bijlagen).toHaveLength(2)
    await deliver()
    const [mail] = post.mail.ontvangen
    expect(mail?.text?.trim()).toBe(lang)
    expect(mail?.attachments).toMatchObject([{ filename: 'kaart.txt' }])
    expect(Buffer.from(mail?.attachments[0]?.content as ArrayBuffer).toString()).toBe('de kaart')
    const fout = await problemIn(answer(taak.uuid, { bijlagen: [taak.uuid] }))
    expect(fieldsOf(fout)).toEqual(['bijlagen.0'])
  })

  test('R15: een afbeelding staat op haar plaats in het bericht, met woorden voor wie haar niet ziet', async () => {
    const { taak } = await ask()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const add = async (bestandsnaam: string, mediatype: string, inhoud: Uint8Array) =>
      (
        await behandelaar.documenten.toevoegen({
          body: { bestandsnaam, mediatype, inhoud: Buffer.from(inhoud).toString('base64') },
        })
      ).uuid
    const kaart = await add('kaart.png', 'image/png', png)
    const brief = await add('brief.png', 'text/plain', Buffer.from('geen plaatje'))
    const reden = async (inhoud: string, bijlagen: string[]) =>
      (await problemIn(answer(taak.uuid, { inhoud, bijlagen }))).invalidParams?.map(({ name, code }) => [name, code])
    expect(await reden('Zie [kaart.png: De omleiding].', [])).toEqual([['inhoud', 'onbekend']])
    expect(await reden('Zie [kaart.png: ].', [kaart])).toEqual([['inhoud', 'leeg']])
    expect(await reden('Zie [brief.png: Brief].', [brief])).toEqual([['inhoud', 'geen-afbeelding']])
    expect(await reden('[kaart.png: Weg]', [kaart, await add('kaart.png', 'image/png', png)])).toEqual([
      ['inhoud', 'dubbel'],
    ])
    const inhoud = 'Zo rijdt u om:\n\n[kaart.png: De <omleiding> "links"]\n\nGroet'
    const antwoord = await answer(taak.uuid, { inhoud, bijlagen: [kaart], citeren: false })
    expect(antwoord).toMatchObject({ inhoud, bijlagen: [{ identificator: { objectId: kaart } }] })
    await deliver()
    const [mail] = post.mail.ontvangen
    expect(mail?.text?.trim()).toBe(inhoud)
    expect(mail?.html).toContain(`<img src="cid:${kaart}@balie" alt="De &lt;omleiding&gt; &quot;links&quot;"`)
    expect(mail?.attachments).toMatchObject([{ filename: 'kaart.png', contentId: `<${kaart}@balie>`, related: true }])
  })

  test('R28: het bericht van de klant staat alleen onder een antwoord aan wie het schreef', async () => {
    const vraag = await ask({ 'Message-ID': '<citaat@voorbeeld.nl>' })
    const { citaat } = await formFor(vraag.taak.uuid)
    expect(citaat?.tekst).toContain('schreef Kees Visser:\n> Er zit een gat in de weg.')
    await answer(vraag.taak.uuid)
    expect((await deliverOne()).tekst).toMatch(
      /^Re: Gat in de weg\nBeste Kees,\n\nHet gat is dicht\.\n\nOp .+ schreef Kees Visser:\n> Er zit een gat in de weg\.\s+$/,
    )
    const ander = 'Marie <marie@voorbeeld.nl>'
    const buren = { From: ander, 'In-Reply-To': '<citaat@voorbeeld.nl>', Subject: 'Re: Gat in de weg' }
    await receive(kop(buren, 'Bij mij ook.\n\n> ouder'))
    expect((await formFor(vraag.taak.uuid)).citaat).toBeNull()
    await answer(vraag.taak.uuid)
    expect((await deliverOne()).ruw).not.toContain('Bij mij ook')
    await receive(kop({ 'In-Reply-To': '<citaat@voorbeeld.nl>', Subject: 'Re: Gat in de weg' }, 'y'.repeat(2000)))
    await answer(vraag.taak.uuid)
    const { ruw, tekst } = await deliverOne()
    expect(tekst).toMatch(/y \[…\]\s*$/)
    expect(ruw).toContain('<blockquote>')
  })

  test('R16, R28: wat een collega doorstuurde staat niet onder een antwoord, want daarboven staan zijn eigen woorden', async () => {
    const emailadres = 'doorsturen@gemeente.example'
    await app.client.actoren.maken({ body: { naam: 'Doorstuurder', soortActor: 'medewerker', emailadres } })
    const tekst =
      'Pas op met deze.\r\n\r\nVan: Kees Visser <kees@voorbeeld.nl>\r\nVerzonden: maandag\r\nOnderwerp: Gat\r\n\r\nEen gat.'
    const { taak } = await ask({ From: emailadres }, tekst)
    const { adressen, citaat } = await formFor(taak.uuid)
    expect(adressen).toMatchObject([{ adres: 'kees@voorbeeld.nl' }])
    expect(citaat).toBeNull()
  })

  test('R10: wie zich bedenkt haalt het antwoord terug: er gaat niets uit, de taak is weer te doen en de tekst is weer een concept', async () => {
    const { taak, params } = await ask()
    const { uuid } = await answer(taak.uuid, { afronden: true, cc: ['wijk@voorbeeld.nl'] })
    expect((await statusOf(uuid))?.terugTeHalenTot).not.toBeNull()
    const { uuid: ander } = await app.client.actoren.maken({
      body: { naam: 'Collega', soortActor: 'medewerker', functie: 'Behandelaar', eenheden: [afdeling] },
    })
    const collega = await app.alsMedewerker(ander, ['kcc-medewerker'])
    const ofCollega = await problemIn(collega.klantberichten.terughalen({ params: { uuid } }))
    expect(ofCollega.code).toBe('niet-terug-te-halen')
    await behandelaar.klantberichten.terughalen({ params: { uuid } })
    expect(await deliver()).toEqual([])
    expect(await statusOf(uuid)).toMatchObject({ toestand: 'teruggehaald', reden: '', terugTeHalenTot: null })
    expect(await app.client.internetaken.tonen({ params })).toMatchObject({ status: 'te_verwerken' })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid } })
    expect(contact).toMatchObject({ inhoud: 'Dit antwoord is niet verstuurd.', gecorrigeerd: true })
    const { resultaten } = await behandelaar.concepten.taakconcepten({ params })
    expect(resultaten).toMatchObject([
      {
        soort: 'bericht',
        inhoud: { waarden: { inhoud: 'Beste Kees,\n\nHet gat is dicht.', cc: 'wijk@voorbeeld.nl' } },
      },
    ])
    const later = await answer(taak.uuid)
    await deliver()
    const tooLate = await problemIn(behandelaar.klantberichten.terughalen({ params: { uuid: later.uuid } }))
    expect(tooLate.code).toBe('niet-terug-te-halen')
  })

  test('standaardantwoorden en de ondertekening van de afdeling komen ingevuld mee', async () => {
    const maken = app.client.standaardantwoorden.maken
    const fout = await problemIn(maken({ body: { naam: 'Fout', tekst: 'Beste {naam}' } }))
    expect(fieldsOf(fout)).toEqual(['tekst'])
    await maken({ body: { naam: 'Ontvangen', tekst: 'Beste {klant}, over {onderwerp} ({nummer}).' } })
    await maken({ body: { naam: 'Algemeen', soort: 'ondertekening', tekst: '{gemeente}' } })
    await maken({ body: { naam: 'Groet', soort: 'ondertekening', afdeling, tekst: '{medewerker}, {afdeling}' } })
    const dubbel = await problemIn(maken({ body: { naam: 'Nog', soort: 'ondertekening', afdeling, tekst: 'x' } }))
    expect(dubbel.code).toBe('ondertekening-bestaat-al')
    const { contact, taak } = await ask()
    expect(await formFor(taak.uuid)).toMatchObject({
      standaardantwoorden: [{ naam: 'Ontvangen', tekst: `Beste Kees Visser, over Gat in de weg (${contact.nummer}).` }],
      ondertekening: 'Sanne Jansen, Openbare Ruimte',
    })
  })

  test('zonder het recht kan het niet, en van een taak die iemand niet ziet bestaat geen antwoordvorm (R28)', async () => {
    const { taak } = await ask()
    const { klantberichten } = await app.als({ rechten: ['internetaken.lezen', 'klantcontacten.registreren'] })
    expect(await problemIn(klantberichten.antwoordvorm({ params: { uuid: taak.uuid } }))).toMatchObject({ status: 403 })
    const { uuid: vreemd } = await app.client.actoren.maken({
      body: { naam: 'Vreemd', soortActor: 'medewerker', functie: 'Behandelaar' },
    })
    const ander = await app.alsMedewerker(vreemd, ['behandelaar'])
    expect(await problemIn(formFor(taak.uuid, ander))).toMatchObject({ status: 404 })
  })
})

describe('wat de klant terugschrijft', () => {
  /** Asks, is answered, and gives the Message-ID of the answer. */
  async function conversation(afronden: boolean) {
    const vraag = await ask()
    const antwoord = await answer(vraag.taak.uuid, { afronden })
    const { ruw } = await deliverOne()
    return { ...vraag, antwoord, messageId: headerOf(ruw, 'Message-ID') ?? '' }
  }

  test('R13, R23: een reactie hoort bij ons antwoord, en de taak die gedaan was is weer te doen', async () => {
    const { taak, params, antwoord, messageId } = await conversation(true)
    const { contact } = await receive(
      kop({ 'In-Reply-To': messageId, Subject: 'Re: Gat in de weg' }, 'Het is er weer.'),
    )
    expect(contact).toMatchObject({
      onderwerpobjecten: [{ wasKlantcontact: antwoord.uuid }],
      opvolging: { internetaken: [{ status: 'verwerkt', toelichting: `Dit hoort bij interne taak ${taak.nummer}.` }] },
    })
    expect(await app.client.internetaken.tonen({ params })).toMatchObject({ status: 'te_verwerken' })
    expect((await trailOf(taak.uuid))[0]).toBe(`heropend De klant reageerde: klantcontact ${contact?.nummer}.`)
    // The next answer answers the last message that was written.
    await answer(taak.uuid)
    const { ruw } = await deliverOne()
    expect(headerOf(ruw, 'References')?.split(' ')).toHaveLength(2)
  })

  test('een taak die nog loopt hoort het, en is niet meer uitgesteld; een ander onderwerp wordt gezegd', async () => {
    const { taak, params, messageId } = await conversation(false)
    await app.client.internetaken.nietBereikt({
      params,
      body: { kanaal: 'telefoon', opnieuwOp: new Date(Date.now() + 86_400_000).toISOString() },
    })
    const { contact } = await receive(kop({ References: `<x@elders> ${messageId}`, Subject: 'Paspoort' }))
    expect(contact?.opvolging.internetaken[0]?.toelichting).toContain('Het onderwerp is anders dan eerder')
    expect((await trailOf(taak.uuid))[0]).toBe(`notitie De klant reageerde: klantcontact ${contact?.nummer}.`)
    expect(await app.client.internetaken.tonen({ params })).toMatchObject({ status: 'te_verwerken', opnieuwOp: null })
  })

  test('R28: een verwijzing die iemand verzon voegt niemand in een gesprek; het is een nieuwe vraag, en dat staat erbij', async () => {
    const { params, messageId } = await conversation(true)
    const vals = messageId.replace(/\.([\da-f])/, (_, one: string) => `.${one === '0' ? '1' : '0'}`)
    const { contact } = await receive(kop({ 'In-Reply-To': vals }))
    expect(contact?.onderwerpobjecten).toEqual([])
    expect(contact?.opvolging.internetaken).toMatchObject([
      { status: 'te_verwerken', toelichting: expect.stringContaining('een antwoord van ons dat niet bestaat') },
    ])
    expect(await app.client.internetaken.tonen({ params })).toMatchObject({ status: 'verwerkt' })
  })

  test('ons eigen bericht dat terugkomt maakt niets', async () => {
    const { messageId } = await conversation(false)
    expect(await receive(kop({ 'Message-ID': messageId }))).toEqual({
      overgeslagen: 'dit is een antwoord van Balie zelf',
    })
  })

  const retour = (messageId: string, { adres = 'kees@voorbeeld.nl', action = 'failed', status = '5.1.1' } = {}) =>
    kop(
      {
        From: 'Mail Delivery System <MAILER-DAEMON@mx.voorbeeld.nl>',
        Subject: 'Undelivered Mail Returned to Sender',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary="grens"',
      },
      [
        '--grens\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.',
        `--grens\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.voorbeeld.nl\r\n\r\nFinal-Recipient: rfc822; ${adres}\r\nAction: ${action}\r\nStatus: ${status}`,
        `--grens\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Re: Gat in de weg\r\nMessage-ID: ${messageId}`,
        '--grens--',
      ].join('\r\n'),
    )

  test('RFC 3464: wat terugkomt staat bij het bericht, en iemand bereikt de klant langs de volgende weg', async () => {
    const { contact, antwoord, messageId } = await conversation(true)
    expect((await receive(retour(messageId, { action: 'delayed', status: '4.4.1' }))).overgeslagen).toContain('later')
    expect(await statusOf(antwoord.uuid)).toMatchObject({ toestand: 'verzonden' })
    const { overgeslagen } = await receive(retour(messageId))
    expect(overgeslagen).toContain('(5.1.1); dat staat bij het bericht')
    const reden = 'Dit e-mailadres bestaat niet. (5.1.1)'
    expect(await statusOf(antwoord.uuid)).toMatchObject({ toestand: 'niet_bezorgd', reden })
    await app.pool.query(
      `update klantbericht set volgende_poging = now() - interval '3 minutes' where status = 'mislukt'`,
    )
    await deliver()
    const { resultaten } = await app.client.klantcontacten.lijst({ query: { kanaal: 'bericht' } })
    const gevolg = resultaten.find(({ onderwerpobjecten }) => onderwerpobjecten[0]?.wasKlantcontact === contact.uuid)
    expect(gevolg?.opvolging.internetaken).toMatchObject([
      { status: 'te_verwerken', toelichting: expect.stringContaining(`${reden} Er is geen andere weg bekend`) },
    ])
  })

  test('alleen een afschrift dat terugkomt zegt niets over de klant', async () => {
    const vraag = await ask()
    const antwoord = await answer(vraag.taak.uuid, { cc: ['Wijk@voorbeeld.nl'] })
    const { ruw } = await deliverOne()
    await receive(retour(headerOf(ruw, 'Message-ID') ?? '', { adres: 'wijk@voorbeeld.nl' }))
    expect(await statusOf(antwoord.uuid)).toMatchObject({ toestand: 'verzonden' })
  })
})
