import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { fieldsOf, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { signatureHeaders } from '../abonnementen/ondertekening.ts'

let app: TestApp
let kcc: string
let kanaal: string
let geheim: string

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: randomBytes(32).toString('base64') })
  const body = { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } as const
  kcc = (await app.client.actoren.maken({ body })).uuid
  kanaal = (await app.client.inkomend.maken({ body: { soort: 'webhook', sleutel: 'buurtapp', naam: 'Buurtapp' } })).uuid
  geheim = await newSecret(kanaal)
})
afterAll(() => app?.stop())

async function newSecret(uuid: string): Promise<string> {
  const { geheim: made } = await app.client.inkomend.geheimZetten({ params: { uuid }, body: {} })
  return made ?? ''
}

interface Delivery {
  id?: string
  adres?: string
  secret?: string
  op?: Date
  headers?: Record<string, string>
}

let number = 0
const unique = () => `bericht-${++number}`

/** Delivers text or bytes with a signature. */
async function deliver(body: string | Buffer, given: Delivery = {}) {
  const { id = unique(), adres = 'buurtapp', secret = geheim, op = new Date(), headers } = given
  const bytes = Buffer.from(body)
  const answer = await fetch(`${app.base}/api/v1/kanalen/inkomend/${adres}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...signatureHeaders(id, op, bytes.toString(), [secret]),
      ...headers,
    },
    body: bytes,
  })
  const json = (await answer.json()) as { code?: string; klantcontact: { uuid: string } }
  return { status: answer.status, code: json.code, json }
}

const post = (values: object, given?: Delivery) => deliver(JSON.stringify(values), given)

const contactOf = ({ json }: Awaited<ReturnType<typeof deliver>>) =>
  app.client.klantcontacten.tonen({ params: { uuid: json.klantcontact.uuid } })

const MELDING = { melding: { tekst: 'De lamp is stuk', plaats: 'Dorpsstraat' }, van: { mail: 'jip@example.org' } }

describe('een ondertekend bericht wordt een klantcontact', () => {
  test('R3 R12 R14: zonder regel gaat het naar de standaardafdeling; met regel zoals die zegt', async () => {
    const zonder = await contactOf(await post(MELDING))
    expect(zonder).toMatchObject({
      kanaal: 'webformulier',
      onderwerp: 'buurtapp',
      inhoud: 'melding, tekst: De lamp is stuk\nmelding, plaats: Dorpsstraat\nvan, mail: jip@example.org',
      actoren: [{ naam: 'Inkomende berichten' }],
      betrokkenen: [{ partij: null }],
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Behandel dit bericht', actoren: [{ uuid: kcc }] }] },
    })
    const regel = {
      onderwerp: 'Lamp in {melding.plaats}',
      inhoud: [{ veld: 'melding.tekst', woorden: '' }],
      klant: { emailadres: 'van.mail' },
    }
    await app.client.inkomend.wijzigen({ params: { uuid: kanaal }, body: { regel } })
    const met = await contactOf(await post(MELDING))
    expect(met).toMatchObject({ onderwerp: 'Lamp in Dorpsstraat', inhoud: 'De lamp is stuk' })
    expect(met.betrokkenen[0]?.digitaleAdressen).toMatchObject([{ adres: 'jip@example.org' }])
    expect(met.bijlagen).toHaveLength(2)
  })

  test('beheer ziet de laatste naast de regel, en deelt opnieuw in (R10)', async () => {
    const contact = await contactOf(await post(MELDING))
    const regel = { onderwerp: 'Straatlamp', inhoud: [{ veld: 'melding.tekst', woorden: 'Wat' }] }
    const voorbeeld = await app.client.inkomend.voorbeeld({ body: { soort: 'webhook', sleutel: 'buurtapp', regel } })
    expect(voorbeeld.resultaat).toMatchObject({ onderwerp: 'Straatlamp', kanaal: 'webformulier' })
    await app.client.inkomend.wijzigen({ params: { uuid: kanaal }, body: { regel } })
    const { resultaten } = await app.client.inkomend.leveringen({ query: { soort: 'webhook', aantal: '1' } })
    await app.client.inkomend.opnieuw({ params: { uuid: resultaten[0]?.uuid ?? '' } })
    expect(await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })).toMatchObject({
      onderwerp: 'Straatlamp',
      inhoud: 'Wat: De lamp is stuk',
      oorspronkelijk: { onderwerp: 'Lamp in Dorpsstraat' },
    })
  })
})

describe('alleen wie het geheim kent levert', () => {
  test('wat niemand nu kan hebben ondertekend wordt niet gelezen', async () => {
    const onleesbaar = '{'.repeat(100_000)
    expect((await deliver(onleesbaar)).status).toBe(400)
    expect((await deliver(onleesbaar, { headers: { 'webhook-signature': '' } })).code).toBe('handtekening-ongeldig')
    expect((await deliver(onleesbaar, { op: new Date(0) })).code).toBe('handtekening-verlopen')
  })

  test.each([
    ['met een ander geheim', { secret: `whsec_${randomBytes(32).toString('base64')}` }, 'handtekening-ongeldig'],
    ['aan een adres dat niemand heeft', { adres: 'niemand' }, 'handtekening-ongeldig'],
    ['met een andere inhoud dan is ondertekend', { headers: { 'webhook-id': 'ander' } }, 'handtekening-ongeldig'],
    ['zonder handtekening', { headers: { 'webhook-signature': '' } }, 'handtekening-ongeldig'],
    ['met een token van een applicatie', { headers: { 'webhook-signature': 'v1,x' } }, 'handtekening-ongeldig'],
    ['van te lang geleden, zoals een herhaling', { op: new Date(Date.now() - 6 * 60_000) }, 'handtekening-verlopen'],
    ['van een klok die voorloopt', { op: new Date(Date.now() + 6 * 60_000) }, 'handtekening-verlopen'],
  ] as [string, Delivery, string][])(
    'een levering %s is 401, en er wordt niets vastgelegd',
    async (_wat, given, code) => {
      const voor = await app.client.inkomend.tonen({ params: { uuid: kanaal } })
      expect(
        await post(MELDING, { ...given, headers: { Authorization: `Token ${app.token}`, ...given.headers } }),
      ).toMatchObject({
        status: 401,
        code,
      })
      expect((await app.client.inkomend.tonen({ params: { uuid: kanaal } })).stand).toEqual(voor.stand)
      const { resultaten } = await app.client.inkomend.weigeringen({ query: { soort: 'webhook', aantal: '1' } })
      expect(resultaten[0]).toMatchObject({ bekend: false, afzender: '127.0.0.x' })
    },
  )

  test('een nieuw geheim geldt meteen, en het vorige nog een tijd', async () => {
    const vorig = geheim
    geheim = await newSecret(kanaal)
    expect((await post(MELDING)).status).toBe(201)
    expect((await post(MELDING, { secret: vorig })).status).toBe(201)
    app.zetKlok(new Date(Date.now() + 8 * 86_400_000))
    expect((await post(MELDING, { secret: vorig, op: new Date(Date.now() + 8 * 86_400_000) })).code).toBe(
      'handtekening-ongeldig',
    )
    app.zetKlok(undefined)
  })

  test('het geheim wordt nooit getoond, staat niet leesbaar in de database, en de wijziging staat in het spoor', async () => {
    const shown = await app.client.inkomend.tonen({ params: { uuid: kanaal } })
    expect(shown.heeftGeheim).toBe(true)
    expect(JSON.stringify(shown)).not.toContain(geheim)
    const { rows } = await sql<{
      geheim: Buffer
    }>`select geheim from inkomend_kanaal where uuid = ${kanaal}::uuid`.execute(app.db)
    expect(rows[0]?.geheim.toString('latin1')).not.toContain(geheim)
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'geheim', aantal: '1' } })
    expect(resultaten[0]).toMatchObject({ soort: 'geheim', naam: 'Buurtapp' })
    expect(JSON.stringify(resultaten)).not.toContain(geheim)
  })

  test('een kanaal dat niet ondertekent heeft geen geheim, en een geheim heeft de vorm van zijn soort', async () => {
    const { uuid } = await app.client.inkomend.maken({ body: { sleutel: 'formulier', naam: 'Formulier' } })
    const formulier = await problemIn(app.client.inkomend.geheimZetten({ params: { uuid }, body: {} }))
    expect([formulier.status, fieldsOf(formulier)]).toEqual([409, ['geheim']])
    const verkeerd = { params: { uuid: kanaal }, body: { geheim: 'zomaar-een-tekst' } }
    expect((await problemIn(app.client.inkomend.geheimZetten(verkeerd))).code).toBe('inkomend-geheim-ongeldig')
    const { medewerker } = await makeMedewerker(app)
    const ander = await app.alsMedewerker(medewerker, ['kcc_medewerker'])
    expect((await problemIn(ander.inkomend.geheimZetten({ params: { uuid: kanaal }, body: {} }))).status).toBe(403)
  })
})

describe('een levering telt één keer', () => {
  test('dezelfde nog eens geeft hetzelfde; iets anders met hetzelfde id is 409, en dat ziet beheer', async () => {
    const id = unique()
    const eerste = await post(MELDING, { id })
    expect(await post(MELDING, { id, op: new Date(Date.now() - 60_000) })).toEqual(eerste)
    expect(await post({ anders: 'ja' }, { id })).toMatchObject({ status: 409, code: 'levering-anders' })
    const { resultaten } = await app.client.inkomend.weigeringen({ query: { soort: 'webhook', aantal: '10' } })
    expect(resultaten).toContainEqual(expect.objectContaining({ kenmerk: id, aantal: 1, bekend: true }))
  })

  test('geen levering gaat verloren of verdubbelt: tegelijk, half, en met een regel die intussen verandert', async () => {
    const step = fc.record({
      soort: fc.constantFrom('heel' as const, 'half' as const, 'regel' as const),
      welke: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const ids = Array.from({ length: 4 }, unique)
        const expected = new Set<string>()
        await Promise.all(
          steps.map(async ({ soort, welke }) => {
            const [id = '', text] = [ids[welke], JSON.stringify({ ...MELDING, welke })]
            if (soort === 'regel') {
              const regel = { vertrouwelijk: welke > 1, klant: { telefoonnummer: 'melding.tekst' } }
              return app.client.inkomend.wijzigen({ params: { uuid: kanaal }, body: { regel } })
            }
            // A delivery that breaks off has another body than was signed.
            if (soort === 'half') return deliver(text.slice(0, 20), { id })
            expected.add(id)
            return deliver(text, { id })
          }),
        )
        const { rows } = await sql<{ sleutel: string; contacten: number; taken: number }>`
          select sleutel, count(*)::int as contacten,
            (select count(*)::int from interne_taak t where t.klantcontact = any (array_agg(i.klantcontact))) as taken
          from inkomende_levering i where sleutel = any (${ids}::text[]) and stand <> 'geweigerd' group by 1`.execute(
          app.db,
        )
        expect(rows.map(({ sleutel }) => sleutel).sort()).toEqual([...expected].sort())
        expect(rows.every(({ contacten, taken }) => contacten === 1 && taken === 1)).toBe(true)
      }),
      { numRuns: 5 },
    )
  })
})

describe('wat niet klopt wordt duidelijk geweigerd', () => {
  test.each([
    ['geen UTF-8 is', Buffer.from('{"a":"caf\xe9"}', 'latin1'), 400],
    ['half is', '{"a":', 400],
    ['te diep is', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400],
    ['een lijst is', '[]', 400],
    ['een teken heeft dat niet te bewaren is', '{"a":"\\u0000"}', 400],
  ])('een levering die %s', async (_wat, body, status) => {
    expect((await deliver(body)).status).toBe(status)
  })

  test('een ander mediatype is 415, en te groot is 413', async () => {
    expect((await post(MELDING, { headers: { 'Content-Type': 'text/plain' } })).status).toBe(415)
    expect((await deliver(Buffer.alloc(11 * 1024 * 1024, ' '))).status).toBe(413)
  })

  test('10.000 velden en een bestand dat niet is wat het zegt worden ingenomen', async () => {
    const velden = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`veld${index}`, 'waarde']))
    const bestand = { file_name: '../foto.png', content: Buffer.from('<script>').toString('base64') }
    const contact = await contactOf(await post({ ...velden, bestand }))
    expect(contact.bijlagen).toHaveLength(3)
    const [, , { identificator } = { identificator: { objectId: '' } }] = contact.bijlagen
    expect(await app.client.documenten.tonen({ params: { uuid: identificator.objectId } })).toMatchObject({
      bestandsnaam: 'foto.png',
      mediatype: expect.not.stringContaining('image'),
    })
  })
})
