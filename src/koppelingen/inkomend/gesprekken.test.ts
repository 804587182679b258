import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { sql } from '../../platform/sql.ts'
import { linkZaak } from '../../register/klantcontacten/writes.ts'
import { fieldsOf, problemIn } from '../../run/testing/fixtures.ts'
import { startFotos } from '../../run/testing/fotos.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import type { Gespreklevering } from './contract.ts'
import { isCourtesy } from './gesprekken/beleefd.ts'
import { rondStilleGesprekkenAf } from './jobs.ts'

let app: TestApp
let fotos: Awaited<ReturnType<typeof startFotos>>
let chat: Awaited<ReturnType<TestApp['als']>>
let kcc: string
let karin: string

beforeAll(async () => {
  fotos = await startFotos()
  const ABONNEMENT_HOSTS = new URL(fotos.url).host
  app = await startTestApp({ SECRET_KEY: randomBytes(32).toString('base64'), ABONNEMENT_HOSTS })
  chat = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
  const { maken } = app.client.actoren
  kcc = (await maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })).uuid
  const medewerker = { naam: 'Karin', soortActor: 'medewerker', emailadres: 'karin@gemeente.example' } as const
  karin = (await maken({ body: medewerker })).uuid
})
afterAll(async () => {
  await app?.stop()
  await fotos?.stop()
})

type Invoer = z.input<typeof Gespreklevering>

let number = 0
const unique = () => `gesprek-${++number}`
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00+01:00`

const VRAAG = { id: '1', op: at(1), van: 'jip', tekst: 'Wanneer is het loket open?' }
const ANTWOORD = { id: '2', op: at(3), van: 'karin', tekst: 'Van negen tot vijf.' }

const gesprek = (extra: Partial<Invoer> = {}): Invoer => ({
  bron: 'webchat',
  gesprekId: unique(),
  geeindigdOp: at(9),
  deelnemers: [
    { id: 'jip', soort: 'klant', naam: 'Jip Jansen', emailadres: 'jip@example.org' },
    { id: 'karin', soort: 'medewerker', naam: 'Karin', emailadres: 'Karin@gemeente.example' },
    { id: 'gem', soort: 'automaat', naam: 'Gem' },
  ],
  berichten: [VRAAG, ANTWOORD],
  ...extra,
})

const tonen = (uuid = '') => app.client.klantcontacten.tonen({ params: { uuid } })

/** Delivers a conversation, and gives the klantcontacten that it became. */
async function lever(body: Invoer) {
  const { klantcontacten } = await chat.aanleveren.gesprek({ body })
  return Promise.all(klantcontacten.map(({ uuid }) => tonen(uuid)))
}

async function one(body: Invoer) {
  const [contact] = await lever(body)
  if (!contact) throw new Error('Nothing was registered.')
  return contact
}

describe('een gesprek dat is afgelopen', () => {
  test('R13 R14 R15 R20: is één klantcontact, van wie meedeed, met wat er is gezegd, en beantwoord is gedaan', async () => {
    const contact = await one(gesprek())
    expect(contact).toMatchObject({
      kanaal: 'chat',
      onderwerp: VRAAG.tekst,
      inhoud: '09:01 Jip Jansen: Wanneer is het loket open?\n09:03 Karin: Van negen tot vijf.',
      initiatiefnemer: 'klant',
      actoren: [{ uuid: karin }],
      betrokkenen: [{ partij: null, contactnaam: { achternaam: 'Jip Jansen' } }],
      opvolging: { internetaken: [{ status: 'verwerkt', actoren: [{ uuid: karin }] }] },
    })
    expect(contact.betrokkenen[0]?.digitaleAdressen).toMatchObject([{ adres: 'jip@example.org' }])
    expect(Date.parse(contact.plaatsgevondenOp)).toBe(Date.parse(at(1)))
    expect(contact.bijlagen).toHaveLength(2)
  })

  test('R12 R14: zonder antwoord van een mens is er een taak te doen, ook als de chatbot iets zei', async () => {
    const berichten = [VRAAG, { id: '2', op: at(2), van: 'gem', tekst: 'Een ogenblik.' }]
    const contact = await one(gesprek({ berichten }))
    expect(contact.actoren).toMatchObject([{ naam: 'Chatbot', soortActor: 'geautomatiseerde_actor' }])
    expect(contact.opvolging.internetaken).toMatchObject([
      { status: 'te_verwerken', gevraagdeHandeling: 'Beantwoord dit gesprek', actoren: [{ uuid: kcc }] },
    ])
    const zelf = await one(gesprek({ berichten, beantwoord: true }))
    expect(zelf.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
  })

  test('R16: een overdracht is te lezen, en wat collega’s onder elkaar zeggen blijft weg, ook uit de bijlagen', async () => {
    const contact = await one(
      gesprek({
        berichten: [
          VRAAG,
          { id: '2', op: at(2), van: 'gem', tekst: 'Ik verbind u door.' },
          { id: '3', op: at(3), van: 'karin', tekst: 'Dit is een lastige klant', intern: true },
          { id: '4', op: at(4), van: 'karin', tekst: 'Van negen tot vijf.' },
        ],
      }),
    )
    expect(contact.inhoud.split('\n').slice(2)).toEqual([
      '09:04 Karin neemt het gesprek over.',
      '09:04 Karin: Van negen tot vijf.',
    ])
    for (const { identificator } of contact.bijlagen) {
      const answer = await fetch(`${app.base}/api/v1/informatieobjecten/${identificator.objectId}/inhoud`, {
        headers: { Authorization: `Token ${app.token}` },
      })
      const text = await answer.text()
      expect(text).toContain('negen tot vijf')
      expect(text).not.toContain('lastige')
    }
  })

  test('R16: wie een regel erbij typt, schrijft geen regel van een ander', async () => {
    const { inhoud } = await one(
      gesprek({
        deelnemers: [{ id: 'jip', soort: 'klant', naam: 'Jip\n09:01 Karin' }],
        berichten: [{ ...VRAAG, tekst: 'Hoi\n09:02 Karin: U krijgt € 500\u2028 09:03 Karin: echt' }],
      }),
    )
    expect(inhoud.split('\n').map((line) => line.slice(0, 9))).toEqual(['09:01 Jip', '    09:02', '     09:0'])
  })

  test('R13: twee onderwerpen zijn twee klantcontacten van één gesprek, samen of geen van beide', async () => {
    const berichten = [VRAAG, ANTWOORD, { id: '3', op: at(5), van: 'jip', tekst: 'En mijn paspoort?' }]
    const onderwerpen = [
      { id: 'loket', onderwerp: 'Openingstijden', berichten: ['1', '2'] },
      { id: 'paspoort', onderwerp: 'Paspoort', berichten: ['3'] },
    ]
    const contacten = await lever(gesprek({ berichten, onderwerpen }))
    expect(contacten.map(({ onderwerp }) => onderwerp)).toEqual(['Openingstijden', 'Paspoort'])
    expect(contacten.map(({ opvolging }) => opvolging.internetaken[0]?.status)).toEqual(['verwerkt', 'te_verwerken'])
    expect(contacten[0]?.gesprek).toBeTruthy()
    expect(contacten[1]?.gesprek).toBe(contacten[0]?.gesprek)
  })
})

describe('een gesprek telt één keer', () => {
  test('dezelfde levering geeft hetzelfde antwoord, ook tegelijk; een bericht dat anders luidt is 409', async () => {
    const body = gesprek()
    const contacten = await Promise.all([body, body, body].map(one))
    expect(new Set(contacten.map(({ uuid }) => uuid)).size).toBe(1)
    const anders = { ...body, berichten: [{ ...VRAAG, tekst: 'Iets anders' }, ANTWOORD] }
    expect(await problemIn(chat.aanleveren.gesprek({ body: anders }))).toMatchObject({
      status: 409,
      code: 'levering-anders',
    })
    expect(await one(body)).toEqual(contacten[0])
  })

  test('R13: een gesprek dat anders is verdeeld is 409; een onderwerp erbij mag', async () => {
    const [a, b] = ['a', 'b'].map((id) => ({ id, onderwerp: id, berichten: [VRAAG.id] }))
    const heel = gesprek()
    await one(heel)
    const verdeeld = gesprek({ onderwerpen: [a, b] as Invoer['onderwerpen'] })
    const delen = await lever(verdeeld)
    for (const body of [
      { ...heel, onderwerpen: verdeeld.onderwerpen },
      { ...verdeeld, onderwerpen: [] },
      { ...verdeeld, onderwerpen: [{ id: 'c', onderwerp: 'c', berichten: [VRAAG.id] }] },
    ])
      expect(await problemIn(chat.aanleveren.gesprek({ body }))).toMatchObject({ status: 409, code: 'levering-anders' })
    const erbij = [...(verdeeld.onderwerpen ?? []), { id: 'c', onderwerp: 'c', berichten: [VRAAG.id] }]
    const meer = await lever({ ...verdeeld, onderwerpen: erbij })
    expect(meer.slice(0, 2).map(({ uuid }) => uuid)).toEqual(delen.map(({ uuid }) => uuid))
    expect(meer).toHaveLength(3)
  })

  test('R10: komen er berichten bij, dan is dat een correctie, en wie de taak heeft hoort het', async () => {
    const body = gesprek({ berichten: [VRAAG] })
    const eerst = await one(body)
    const nu = await one({ ...body, berichten: [VRAAG, ANTWOORD] })
    expect(nu).toMatchObject({ uuid: eerst.uuid, oorspronkelijk: { inhoud: eerst.inhoud } })
    expect(nu.inhoud).toContain('Van negen tot vijf.')
    expect(nu.bijlagen).toHaveLength(4)
    const taak = nu.opvolging.internetaken[0]
    expect(taak?.status).toBe('te_verwerken')
    const { resultaten } = await app.client.internetaken.verloop({ params: { uuid: taak?.uuid ?? '' } })
    expect(resultaten).toContainEqual(expect.objectContaining({ soort: 'notitie', reden: 'Het gesprek ging verder.' }))
  })

  test('R12: blijft een nieuwe vraag liggen, dan wordt de taak die gedaan was heropend', async () => {
    const body = gesprek()
    await one(body)
    const meer = { id: '3', op: at(8), van: 'jip', tekst: 'En op zaterdag?' }
    const nu = await one({ ...body, berichten: [VRAAG, ANTWOORD, meer], beantwoord: false })
    expect(nu.opvolging.internetaken).toMatchObject([{ status: 'te_verwerken', actoren: [{ uuid: karin }] }])
  })

  test('R12 R20: een nieuwe vraag na een antwoord is niet beantwoord, ook niet als niemand de taak heeft', async () => {
    const meer = { id: '3', op: at(8), van: 'jip', tekst: 'En op zaterdag?' }
    const body = gesprek()
    const taak = (await one(body)).opvolging.internetaken[0]?.uuid
    await sql`delete from interne_taak_actor where interne_taak = ${taak}::uuid`.execute(app.db)
    const nu = await one({ ...body, berichten: [VRAAG, ANTWOORD, meer] })
    expect(nu.opvolging.internetaken).toMatchObject([{ uuid: taak, status: 'te_verwerken', actoren: [{ uuid: kcc }] }])
    const ineens = await one(gesprek({ berichten: [VRAAG, ANTWOORD, meer] }))
    expect(ineens.opvolging.internetaken).toMatchObject([{ status: 'te_verwerken', actoren: [{ uuid: kcc }] }])
  })

  test('R12: had het gesprek een zaak en geen taak, dan komt er een als een nieuwe vraag blijft liggen', async () => {
    const body = gesprek()
    const { uuid } = await one(body)
    await linkZaak(app.db, uuid, {
      ...{ codeObjecttype: 'zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' },
      objectId: '0192f5a0-0000-7000-8000-00000000beef',
    })
    await sql`delete from interne_taak where klantcontact = ${uuid}::uuid`.execute(app.db)
    const meer = { id: '3', op: at(8), van: 'jip', tekst: 'En op zaterdag?' }
    const nu = await one({ ...body, berichten: [VRAAG, ANTWOORD, meer] })
    expect(nu.opvolging.internetaken).toMatchObject([
      { status: 'te_verwerken', gevraagdeHandeling: 'Beantwoord dit gesprek', actoren: [{ uuid: kcc }] },
    ])
  })

  test('R20: wat is gedaan blijft gedaan als er alleen een adres verandert of een automaat iets zegt', async () => {
    const body = gesprek({ berichten: [VRAAG] })
    const taak = (await one(body)).opvolging.internetaken[0]?.uuid ?? ''
    await app.client.internetaken.afronden({ params: { uuid: taak }, body: {} })
    const deelnemers = body.deelnemers.map((een) => ({ ...een, emailadres: 'ander@example.org' }))
    const dag = { id: '3', op: at(8), van: 'gem', tekst: 'Dit gesprek is gesloten.' }
    for (const berichten of [[VRAAG], [VRAAG, dag]]) {
      const nu = await one({ ...body, deelnemers, berichten })
      expect(nu.opvolging.internetaken).toMatchObject([{ uuid: taak, status: 'verwerkt' }])
    }
  })

  test('R15: na honderd bijlagen worden alleen de gegevens nog bewaard, en beheer ziet dat', async () => {
    const bijlagen = Array.from({ length: 25 }, (_, index) => ({ bestandsnaam: `${index}.txt`, inhoud: 'YQ==' }))
    const met = (id: number) => ({ ...VRAAG, id: String(id), bijlagen })
    const body = gesprek({ berichten: [1, 2, 3].map(met) })
    expect((await one(body)).bijlagen).toHaveLength(77)
    expect((await one({ ...body, berichten: [1, 2, 3, 4].map(met) })).bijlagen).toHaveLength(100)
    const nu = await one({ ...body, berichten: [...[1, 2, 3, 4].map(met), { ...ANTWOORD, id: '5' }] })
    expect(nu.bijlagen).toHaveLength(101)
    const { resultaten } = await app.client.inkomend.leveringen({ query: { soort: 'gesprek', aantal: '100' } })
    expect(resultaten.find(({ klantcontact }) => klantcontact === nu.uuid)).toMatchObject({
      stand: 'afwijkend',
      reden: expect.stringContaining('100 bijlagen'),
    })
  })

  test('geen gesprek gaat verloren of verdubbelt, hoe het ook aangroeit en door elkaar komt', async () => {
    const berichten = Array.from({ length: 5 }, (_, index) => ({
      ...{ id: String(index), op: at(index), tekst: `bericht ${index}` },
      van: index % 2 === 0 ? 'jip' : 'karin',
    }))
    const step = fc.record({ welke: fc.nat(2), lengte: fc.integer({ min: 1, max: 5 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const ids = Array.from({ length: 3 }, unique)
        const longest = new Map<string, number>()
        await Promise.all(
          steps.map(async ({ welke, lengte }) => {
            const gesprekId = ids[welke] ?? ''
            longest.set(gesprekId, Math.max(longest.get(gesprekId) ?? 0, lengte))
            // A shorter one that comes after a longer one is refused: something would be gone.
            await chat.aanleveren
              .gesprek({ body: gesprek({ gesprekId, berichten: berichten.slice(0, lengte) }) })
              .catch(() => 0)
          }),
        )
        for (const [gesprekId, lengte] of longest) {
          const contact = await one(gesprek({ gesprekId, berichten: berichten.slice(0, lengte) }))
          expect(contact.inhoud.split('\n')).toHaveLength(lengte)
        }
        const { rows } = await sql<{ aantal: number }>`
          select count(distinct klantcontact)::int as aantal from inkomende_levering
          where kenmerk = any (${ids}::text[]) and stand <> 'geweigerd'`.execute(app.db)
        expect(rows[0]?.aantal).toBe(longest.size)
      }),
      { numRuns: 4 },
    )
  })

  test.each([
    ['dat nog bezig is (R9)', { geeindigdOp: '2099-01-01T00:00:00Z' }, ['geeindigdOp']],
    [
      'zonder klant (R14)',
      { deelnemers: [{ id: 'karin', soort: 'medewerker' as const }], berichten: [ANTWOORD] },
      ['deelnemers'],
    ],
    ['met een bericht van niemand', { berichten: [{ ...VRAAG, van: 'wie' }] }, ['berichten.0.van']],
    ['met een bericht dat dubbel is', { berichten: [VRAAG, VRAAG] }, ['berichten.1.id']],
    ['met alleen interne notities', { berichten: [{ ...VRAAG, intern: true }] }, ['berichten']],
    [
      'met een onderwerp zonder berichten',
      { onderwerpen: [{ id: 'x', onderwerp: 'X', berichten: ['9'] }] },
      ['onderwerpen.0.berichten'],
    ],
    [
      'met een bijlage die niet te lezen is',
      { berichten: [{ ...VRAAG, bijlagen: [{ bestandsnaam: 'a', inhoud: '%' }] }] },
      ['berichten.0.bijlagen.0.inhoud'],
    ],
  ])('een gesprek %s wordt geweigerd bij het veld', async (_wat, extra, fields) => {
    const problem = await problemIn(chat.aanleveren.gesprek({ body: gesprek(extra) }))
    expect([problem.status, fieldsOf(problem)]).toEqual([400, fields])
  })

  test('R28: zonder het recht levert niemand', async () => {
    const ander = await app.als({ rechten: ['klantcontacten.registreren'] })
    expect((await problemIn(ander.aanleveren.gesprek({ body: gesprek() }))).status).toBe(403)
  })
})

describe('R20: wie alleen bedankt vraagt niets', () => {
  test.each([
    'Bedankt!',
    'dank je wel, fijne dag nog 😊',
    'Oké, top. Heel erg bedankt voor de snelle reactie',
    'Thank you so much',
    'Duidelijk',
  ])('%j', (tekst) => expect(isCourtesy(tekst)).toBe(true))

  test.each([
    'ja',
    'Bedankt, en zaterdag?',
    'Bedankt maar het werkt niet',
    'Dank u. Mijn nummer is 0612345678',
    'Prima dag om te klagen over de container',
    '😊',
    '',
  ])('%j kan wel iets vragen', (tekst) => expect(isCourtesy(tekst)).toBe(false))

  test('een bedankje na het antwoord laat de taak gedaan, ook als het later komt; een vraag heropent haar', async () => {
    const BEDANKT = { id: '3', op: at(4), van: 'jip', tekst: 'Bedankt!' }
    const body = gesprek({ berichten: [VRAAG, ANTWOORD, BEDANKT] })
    const eerst = await one(body)
    expect(eerst.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
    const dag = { id: '4', op: at(5), van: 'jip', tekst: 'Fijne dag' }
    const later = await one({ ...body, berichten: [...body.berichten, { ...dag, tekst: 'Dag hoor' }] })
    expect(later.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
    const vraag = { ...dag, id: '5', tekst: 'En zondag?' }
    const open = await one({ ...body, berichten: [...body.berichten, { ...dag, tekst: 'Dag hoor' }, vraag] })
    expect(open.opvolging.internetaken).toMatchObject([{ status: 'te_verwerken' }])
  })
})

const GEHEIM = 'geheim-van-het-chatsysteem'

/** Says from where the files of a chat kanaal may come. */
async function filesFrom(soort: 'chatwoot' | 'rocketchat', bestandenVan: string[]) {
  const { resultaten } = await app.client.inkomend.lijst()
  const uuid = resultaten.find((kanaal) => kanaal.soort === soort)?.uuid ?? ''
  await app.client.inkomend.wijzigen({ params: { uuid }, body: { regel: { bestandenVan } } })
}

/** Gives the names of the documents of a klantcontact, apart from the conversation itself. */
async function filesOf(uuid = '') {
  const { bijlagen } = await tonen(uuid)
  const names = []
  for (const { identificator } of bijlagen.slice(2))
    names.push((await app.client.documenten.tonen({ params: { uuid: identificator.objectId } })).bestandsnaam)
  // A later delivery is kept beside the first.
  return names.filter((name) => !name.startsWith('gesprek.'))
}

const lastDelivery = async (soort: 'chatwoot' | 'rocketchat') =>
  (await app.client.inkomend.leveringen({ query: { soort, aantal: '1' } })).resultaten[0]

async function chatkanaal(soort: 'chatwoot' | 'rocketchat') {
  const { uuid } = await app.client.inkomend.maken({ body: { soort, sleutel: 'chat', naam: soort } })
  await app.client.inkomend.geheimZetten({ params: { uuid }, body: { geheim: GEHEIM } })
}

async function post(path: string, body: object, headers: Record<string, string>) {
  const answer = await fetch(`${app.base}/api/v1/kanalen/gesprekken/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const json = (await answer.json()) as { code?: string; klantcontacten: { uuid: string }[] }
  return { status: answer.status, code: json.code, klantcontacten: json.klantcontacten }
}

const runSilent = () =>
  rondStilleGesprekkenAf.run({ db: app.db, config: app.config, now: new Date(), log: pino({ level: 'silent' }) })

describe('Chatwoot', () => {
  beforeAll(() => chatkanaal('chatwoot'))

  function tell(body: object, { geheim = GEHEIM, op = Date.now() } = {}) {
    const moment = String(Math.floor(op / 1000))
    const sum = createHmac('sha256', geheim)
      .update(`${moment}.${JSON.stringify(body)}`)
      .digest('hex')
    return post('chatwoot/chat', body, { 'x-chatwoot-timestamp': moment, 'x-chatwoot-signature': `sha256=${sum}` })
  }

  const contact = { id: 7, name: 'Jip', email: 'jip@example.org', phone_number: null, type: 'contact' }
  const agent = { id: 3, name: 'Karin', email: 'karin@gemeente.example', type: 'user' }
  const conversation = (id: number) => ({ id, status: 'open', meta: { sender: contact } })
  const message = (id: number, content: string, gesprek: number, extra: object = {}) => ({
    ...{ event: 'message_created', id, content, private: false, created_at: `2026-03-02T08:0${id % 10}:00.000Z` },
    ...{ message_type: 'incoming', sender: contact, conversation: conversation(gesprek), ...extra },
  })
  const resolved = (id: number) => ({
    event: 'conversation_status_changed',
    ...conversation(id),
    status: 'resolved',
    messages: [],
  })
  const uit = { message_type: 'outgoing', sender: agent }

  test('R12: een bericht zonder id gaat niet verloren, en staat er één keer', async () => {
    const zonder = message(5, 'Mijn bak is niet geleegd', 95, { id: undefined })
    await tell(zonder)
    await tell(zonder)
    const { klantcontacten } = await tell(resolved(95))
    const { inhoud } = await tonen(klantcontacten[0]?.uuid)
    expect(inhoud.match(/niet geleegd/g)).toHaveLength(1)
  })

  test('R9 R16: een gesprek wordt pas vastgelegd als het is opgelost, zonder notities van collega’s', async () => {
    expect(await tell(message(1, 'Is er afval vandaag?', 11))).toMatchObject({ status: 200, klantcontacten: [] })
    await tell(message(2, 'Wat een vraag', 11, { ...uit, private: true }))
    await tell(message(3, 'Bot zegt hallo', 11, { message_type: 'template', sender: undefined }))
    await tell(message(4, 'Ja, om acht uur.', 11, uit))
    const { klantcontacten } = await tell(resolved(11))
    const found = await tonen(klantcontacten[0]?.uuid)
    expect(found.inhoud.split('\n')).toEqual([
      '09:01 Jip: Is er afval vandaag?',
      '09:03 Chatbot: Bot zegt hallo',
      '09:04 Karin neemt het gesprek over.',
      '09:04 Karin: Ja, om acht uur.',
    ])
    expect(found.opvolging.internetaken).toMatchObject([{ status: 'verwerkt', actoren: [{ uuid: karin }] }])
    const nogEens = await tell(resolved(11))
    expect(nogEens).toMatchObject({ status: 200 })
    await tell(message(5, 'En morgen?', 11))
    const later = await tell(resolved(11))
    expect(later.klantcontacten).toEqual(klantcontacten)
    expect((await tonen(klantcontacten[0]?.uuid)).inhoud).toContain('En morgen?')
  })

  test('R12: heet de klant of de medewerker inmiddels anders, dan gaat het gesprek verder en gaat geen bericht verloren', async () => {
    await tell(message(1, 'Is er afval vandaag?', 13))
    await tell(message(2, 'Ja.', 13, uit))
    const { klantcontacten } = await tell(resolved(13))
    await tell(message(3, 'En morgen?', 13, { sender: { ...contact, name: 'Jip Jansen' } }))
    await tell(message(4, 'Ook.', 13, { ...uit, sender: { ...agent, name: 'Karin de Vries' } }))
    const later = await tell(resolved(13))
    expect(later).toMatchObject({ status: 200, klantcontacten })
    expect((await tonen(klantcontacten[0]?.uuid)).inhoud.split('\n').slice(-2)).toEqual([
      '09:03 Jip Jansen: En morgen?',
      '09:04 Karin de Vries: Ook.',
    ])
  })

  test('R12: een gesprek waarvan het einde niet komt wordt na een dag stilte vastgelegd', async () => {
    const about = { ...conversation(12), additional_attributes: { mail_subject: 'Wie is er?' } }
    await tell(message(1, 'Hallo?', 12, { conversation: about }))
    await runSilent()
    const waiting = () => sql<{ gesprek: string }>`select gesprek from inkomend_gespreksbericht`.execute(app.db)
    expect((await waiting()).rows).toEqual([{ gesprek: '12' }])
    await sql`update inkomend_gespreksbericht set ontvangen_op = now() - interval '25 hours'`.execute(app.db)
    await runSilent()
    expect((await waiting()).rows).toEqual([])
    const { resultaten } = await app.client.inkomend.leveringen({ query: { soort: 'chatwoot', aantal: '1' } })
    const found = await tonen(resultaten[0]?.klantcontact ?? '')
    expect(found).toMatchObject({
      onderwerp: 'Wie is er?',
      opvolging: { internetaken: [{ status: 'te_verwerken', actoren: [{ uuid: kcc }] }] },
    })
    await tell(message(2, 'Nog iemand?', 12))
    await tell(resolved(12))
    expect(await tonen(found.uuid)).toMatchObject({
      onderwerp: 'Wie is er?',
      inhoud: expect.stringContaining('Nog iemand?'),
    })
  })

  test('R15: bestanden komen van waar beheer zegt, en van nergens anders; wat niet komt wordt gezegd', async () => {
    const file = (data_url: string) => ({ attachments: [{ id: 1, file_type: 'image', data_url }] })
    await tell(message(1, '', 14, file(`${fotos.url}/verder.png`)))
    const zonder = await tell(resolved(14))
    expect(await filesOf(zonder.klantcontacten[0]?.uuid)).toEqual([])
    expect((await tonen(zonder.klantcontacten[0]?.uuid)).inhoud).toContain('[bestand: verder.png]')
    expect(await lastDelivery('chatwoot')).toMatchObject({ stand: 'geregistreerd' })
    await filesFrom('chatwoot', [fotos.url])
    await tell(message(1, 'Kijk', 15, file(`${fotos.url}/verder.png`)))
    await tell(message(2, '', 15, file('http://127.0.0.1:1/geheim.png')))
    await tell(message(3, '', 15, file(`${fotos.url}/elders.png`)))
    const { klantcontacten } = await tell(resolved(15))
    expect(await filesOf(klantcontacten[0]?.uuid)).toEqual(['verder.png'])
    const { inhoud } = await tonen(klantcontacten[0]?.uuid)
    expect(inhoud).toMatch(/Kijk \[bijlage: verder.png\]\n.*\[bestand: geheim.png\]\n.*\[bestand: elders.png\]$/)
    expect(await lastDelivery('chatwoot')).toMatchObject({
      stand: 'afwijkend',
      reden: expect.stringContaining('geheim'),
    })
    await tell(message(4, 'En nu?', 15))
    expect(await tell(resolved(15))).toMatchObject({ status: 200, klantcontacten })
    expect(await filesOf(klantcontacten[0]?.uuid)).toEqual(['verder.png'])
    const later = (await tonen(klantcontacten[0]?.uuid)).inhoud
    expect(later).toContain('[bijlage: verder.png]')
    expect(later).not.toContain('gewijzigd')
  })

  test('een verkeerde handtekening of een oude is 401, en wat niets zegt over een gesprek 200', async () => {
    expect((await tell(resolved(1), { geheim: 'een ander geheim' })).code).toBe('handtekening-ongeldig')
    expect((await tell(resolved(1), { op: Date.now() - 400_000 })).code).toBe('handtekening-verlopen')
    expect(await tell({ event: 'contact_created' })).toMatchObject({ status: 200, klantcontacten: [] })
    expect((await tell({ iets: 'anders' })).status).toBe(400)
  })
})

describe('Rocket.Chat', () => {
  beforeAll(() => chatkanaal('rocketchat'))

  const tell = (body: object, token = GEHEIM) => post('rocketchat/chat', body, { 'x-rocketchat-livechat-token': token })

  const session = (id: string, extra: object = {}) => ({
    ...{ type: 'LivechatSession', _id: id, label: 'Jip', topic: 'Paspoort' },
    closedAt: '2026-03-02T08:10:00.000Z',
    visitor: { username: 'guest-3', name: 'Jip', email: [{ address: 'jip@example.org' }], phone: null },
    agent: { username: 'karin', name: 'Karin', email: 'karin@gemeente.example' },
    messages: [
      { _id: 'a', username: 'guest-3', msg: 'Mijn paspoort is weg', ts: '2026-03-02T08:01:00.000Z' },
      { _id: 'b', username: 'gem.bot', agentId: 'x', msg: 'Een ogenblik', ts: '2026-03-02T08:02:00.000Z' },
      { _id: 'c', username: 'karin', agentId: 'y', msg: 'Maak een afspraak', ts: '2026-03-02T08:03:00.000Z' },
      { _id: 'd', username: 'karin', agentId: 'y', msg: 'klaar', closingMessage: true, ts: '2026-03-02T08:04:00.000Z' },
    ],
    ...extra,
  })

  test('een gesloten gesprek wordt vastgelegd met wie meedeed, en een wijziging daarna is een correctie (R10)', async () => {
    const { status, klantcontacten } = await tell(session('r1'))
    expect(status).toBe(200)
    const found = await tonen(klantcontacten[0]?.uuid)
    expect(found).toMatchObject({ onderwerp: 'Paspoort', kanaal: 'chat' })
    expect(found.inhoud.split('\n')).toHaveLength(4)
    expect(found.inhoud).not.toContain('klaar')
    expect(found.actoren.map(({ naam }) => naam).sort()).toEqual(['Chatbot', 'Karin'])
    expect((await tell(session('r1'))).klantcontacten).toEqual(klantcontacten)
    const gewijzigd = session('r1', { type: 'LivechatEdit', topic: 'Paspoort kwijt' })
    gewijzigd.messages[0] = {
      ...gewijzigd.messages[0],
      msg: 'Mijn paspoort is kwijt',
    } as (typeof gewijzigd.messages)[0]
    expect((await tell(gewijzigd)).klantcontacten).toEqual(klantcontacten)
    const nu = await tonen(klantcontacten[0]?.uuid)
    expect(nu).toMatchObject({ onderwerp: 'Paspoort kwijt', oorspronkelijk: { onderwerp: 'Paspoort' } })
    expect(nu.inhoud).toContain('(gewijzigd) Mijn paspoort is kwijt')
  })

  test('R15: een bestand komt mee, ook als het adres een pad is, en een wijziging later verliest het niet', async () => {
    await filesFrom('rocketchat', [fotos.url])
    const foto = {
      ...{ _id: 'f', username: 'guest-3', msg: '', ts: '2026-03-02T08:05:00.000Z', file: { name: 'pas.png' } },
      fileUpload: { publicFilePath: '/bestand/foto.png' },
    }
    const body = session('r9')
    body.messages.push(foto)
    const { klantcontacten } = await tell(body)
    expect(await filesOf(klantcontacten[0]?.uuid)).toEqual(['pas.png'])
    expect((await tell(body)).klantcontacten).toEqual(klantcontacten)
    const gewijzigd = { ...body, type: 'LivechatEdit', topic: 'Paspoort kwijt' }
    expect((await tell(gewijzigd)).klantcontacten).toEqual(klantcontacten)
    const nu = await tonen(klantcontacten[0]?.uuid)
    expect(nu.inhoud).toContain('[bijlage: pas.png]')
    expect(await filesOf(klantcontacten[0]?.uuid)).toContain('pas.png')
  })

  test('R15: elk bestand van een bericht telt, ook als het er meer dan één heeft', async () => {
    await filesFrom('rocketchat', [fotos.url])
    const body = session('r11')
    const attachments = ['een', 'twee'].map((title) => ({ title, title_link: `/${title}/foto.png` }))
    const files = ['een.png', 'twee.png'].map((name) => ({ _id: name, name }))
    body.messages.push({
      ...{ _id: 'm', username: 'guest-3', msg: '', ts: '2026-03-02T08:05:00.000Z', file: files[0] },
      ...{ files, attachments },
    })
    const { klantcontacten } = await tell(body)
    expect(await filesOf(klantcontacten[0]?.uuid)).toEqual(['een.png', 'twee.png'])
  })

  test('R15: zonder adres, of na tien bestanden, wordt niets opgehaald, en dat wordt gezegd', async () => {
    await filesFrom('rocketchat', [fotos.url])
    const foto = (name: string, adres?: string) => ({
      ...{ _id: name, username: 'guest-3', msg: '', ts: '2026-03-02T08:05:00.000Z', file: { name } },
      ...(adres && { fileUpload: { publicFilePath: adres } }),
    })
    const body = session('r10')
    body.messages.push(foto('leeg.png'))
    for (let count = 1; count <= 11; count += 1) body.messages.push(foto(`${count}.png`, `/${count}/foto.png`))
    const { klantcontacten } = await tell(body)
    expect(await filesOf(klantcontacten[0]?.uuid)).toHaveLength(10)
    const { inhoud } = await tonen(klantcontacten[0]?.uuid)
    expect(inhoud).toMatch(/\[bestand: leeg.png\][\s\S]*\[bestand: 11.png\]/)
    const { reden } = (await lastDelivery('rocketchat')) ?? {}
    expect(reden).toMatch(
      /leeg.png is niet opgehaald: de afzender zei niet waar.*11.png is niet opgehaald: .*hoogstens 10/,
    )
  })

  test('R12: een bericht buiten kantooruren is een vraag die nog te doen is, één keer', async () => {
    const body = {
      type: 'LivechatOfflineMessage',
      sentAt: '2026-03-02T20:00:00Z',
      message: 'Bel mij',
      visitor: { name: 'Jip', email: 'jip@example.org' },
    }
    const { klantcontacten } = await tell(body)
    const found = await tonen(klantcontacten[0]?.uuid)
    expect(found.opvolging.internetaken).toMatchObject([{ status: 'te_verwerken' }])
    expect((await tell(body)).klantcontacten).toEqual(klantcontacten)
  })

  test('de proef van Rocket.Chat, een gesprek dat nog loopt en een leeg gesprek leggen niets vast; een verkeerd geheim is 401', async () => {
    for (const body of [
      session('fasd6f5a4sd6f8a4sdf'),
      session('r2', { type: 'LivechatSessionTaken' }),
      session('r3', { messages: [] }),
    ])
      expect(await tell(body)).toMatchObject({ status: 200, klantcontacten: [] })
    expect((await tell(session('r4'), 'een ander geheim')).status).toBe(401)
    expect((await tell(session('', { _id: '' }))).status).toBe(400)
  })
})
