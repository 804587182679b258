import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OPERATIONS, RECHTEN } from '../../app.ts'
import { contactgegevens } from '../../koppelingen/contactgegevens/face.ts'
import { klantinteracties } from '../../koppelingen/klantinteracties/face.ts'
import type { Face } from '../../koppelingen/klantinteracties/wire/face.ts'
import { fullName, type Operation } from '../../platform/contract.ts'
import { save } from '../../register/documenten/queries.ts'
import { klantcontact, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { ZICHTRECHTEN } from './contract.ts'

// This test runs every operation as everybody on the data of somebody else (R28). It is made from the contracts, so a new operation is
// included automatically.

/** These texts occur only in data that must be hidden. */
const VERTROUWELIJK = 'alleenvoorbetrokkenen'
const GEHEIM = /Verborgenlaan|0655500001|0655500002|verborgen@voorbeeld/
const VREEMD = 'vandeandereafdeling'

type Soort = 'klantcontacten' | 'partijen' | 'internetaken' | 'informatieobjecten' | 'actoren'
type Doel = Record<Soort, string>

interface Vrager {
  naam: string
  rechten: ReadonlySet<string>
  alles: boolean
  headers: Record<string, string>
}

let app: TestApp
let vragers: Vrager[]
/** The targets of the test: a contact that is vertrouwelijk, one of a partij with geheimhouding, and one of another afdeling. */
let doelen: Record<'vertrouwelijk' | 'geheim' | 'vreemd', Doel>

async function makeTarget(actor: string, partij: string, extra: object): Promise<Doel> {
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(actor, { betrokkenen: [{ partij, rol: 'klant', initiator: true }], ...extra }),
  })
  const document = await save(app.db, {
    bestandsnaam: `${contact.onderwerp}.txt`,
    mediatype: 'text/plain',
    inhoud: Buffer.from(contact.onderwerp),
  })
  await app.pool.query(
    `insert into bijlage (uuid, klantcontact, identificator) values (gen_random_uuid(), $1, row($2, 'informatieobject', 'balie', 'uuid')::objectidentificator)`,
    [contact.uuid, document],
  )
  return {
    klantcontacten: contact.uuid,
    partijen: partij,
    internetaken: contact.opvolging.internetaken[0]?.uuid ?? '',
    informatieobjecten: document,
    actoren: actor,
  }
}

beforeAll(async () => {
  app = await startTestApp()
  const eenheid = async (naam: string) =>
    (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
  const [hunne, onze] = [await eenheid('Andere afdeling'), await eenheid('Eigen afdeling')]
  const { uuid: gewoon } = await app.client.partijen.maken({
    body: persoon({ contactnaam: { achternaam: `Gewoon ${VREEMD}` } }),
  })
  const { uuid: geheim } = await app.client.partijen.maken({
    body: persoon({
      indicatieGeheimhouding: true,
      bezoekadres: { straatnaam: 'Verborgenlaan', huisnummer: 1, postcode: '1234 AB', stad: 'Waterlanden' },
      digitaleAdressen: [
        { soortDigitaalAdres: 'email', adres: 'verborgen@voorbeeld.nl' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '0655500001' },
      ],
    }),
  })
  doelen = {
    vertrouwelijk: await makeTarget(hunne, gewoon, { vertrouwelijk: true, onderwerp: `Over ${VERTROUWELIJK}` }),
    geheim: await makeTarget(hunne, geheim, {
      betrokkenen: [
        {
          partij: geheim,
          rol: 'klant',
          initiator: true,
          digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0655500002' }],
        },
      ],
    }),
    vreemd: await makeTarget(hunne, gewoon, { onderwerp: `Vraag ${VREEMD}`, inhoud: VREEMD }),
  }
  const rollen = await app.client.toegang.rollen()
  const mensen = rollen.resultaten.map(async ({ naam, rechten }): Promise<Vrager> => {
    const { uuid } = await app.client.actoren.maken({
      body: { naam, soortActor: 'medewerker', functie: 'Medewerker', eenheden: [onze] },
    })
    const { headers } = await app.alsMedewerker(uuid, [naam])
    return { naam, rechten: new Set(rechten), alles: rechten.includes(ZICHTRECHTEN.alles), headers }
  })
  const zicht: string[] = Object.values(ZICHTRECHTEN)
  const rechten = RECHTEN.filter((recht) => !zicht.includes(recht))
  const { token } = await app.als({ rechten })
  const applicatie = {
    naam: 'applicatie',
    rechten: new Set(rechten),
    alles: true,
    headers: { Authorization: `Token ${token}` },
  }
  vragers = [...(await Promise.all(mensen)), applicatie]
}, 60_000)
afterAll(() => app.stop())

type Schema = Record<string, unknown> & { $ref?: string }

/** Makes a value with the shape of a JSON Schema, with uuids of a target wherever a uuid can stand. */
function voorbeeld(schema: Schema, doel: Doel, naam = '', diepte = 0): unknown {
  if (diepte > 8) return null
  const eerste = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined
  if (eerste?.[0]) return voorbeeld(eerste[0], doel, naam, diepte + 1)
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const soort = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (soort === 'object') {
    const velden = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
    return Object.fromEntries(velden.map(([veld, deel]) => [veld, voorbeeld(deel, doel, veld, diepte + 1)]))
  }
  if (soort === 'array') return [voorbeeld((schema.items ?? {}) as Schema, doel, naam, diepte + 1)]
  if (soort === 'integer' || soort === 'number') return 1
  if (soort === 'boolean') return true
  if (schema.format === 'date-time') return '2026-01-02T03:04:05Z'
  if (schema.format === 'date') return '2026-01-02'
  if (schema.format === 'uuid') {
    if (/actor|eenhe/i.test(naam)) return doel.actoren
    if (/partij|vertegenw/i.test(naam)) return doel.partijen
    if (/taak|taken/i.test(naam)) return doel.internetaken
    return doel.klantcontacten
  }
  return /zoek|tekst|naam/i.test(naam) ? VERTROUWELIJK : 'x'
}

function verzoekOf({ method, path, body, query }: Operation, doel: Doel) {
  const soort = path.split('/')[1] as Soort
  const pad = path.replaceAll(/\{(\w+)\}/g, () => doel[soort] ?? doel.klantcontacten)
  const zoekt = query && 'zoek' in query.shape ? `?zoek=${VERTROUWELIJK}` : ''
  const inhoud = body && voorbeeld(z.toJSONSchema(body, { unrepresentable: 'any', io: 'input' }) as Schema, doel)
  return { method: method.toUpperCase(), pad: `/api/v1${pad}${method === 'get' ? zoekt : ''}`, inhoud }
}

async function send(vrager: Vrager, method: string, pad: string, inhoud: unknown) {
  const headers = { ...vrager.headers, ...(inhoud !== undefined && { 'Content-Type': 'application/json' }) }
  const body = inhoud === undefined ? null : JSON.stringify(inhoud)
  const response = await fetch(app.base + pad, {
    method,
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(120_000),
  })
  const isStroom = response.headers.get('content-type')?.includes('event-stream')
  if (isStroom) await response.body?.cancel()
  return { status: response.status, tekst: isStroom ? '' : await response.text() }
}

/** Finds the parts of an answer that this person may not see. */
function lekOf({ rechten, alles }: Vrager, tekst: string): string[] {
  const lekken: string[] = []
  if (!rechten.has(ZICHTRECHTEN.vertrouwelijk) && tekst.includes(`Over ${VERTROUWELIJK}`)) lekken.push('vertrouwelijk')
  if (!rechten.has(ZICHTRECHTEN.geheimhouding) && GEHEIM.test(tekst)) lekken.push('geheimhouding')
  if (!alles && tekst.includes(VREEMD)) lekken.push('van een andere afdeling')
  return lekken
}

/** Reads the registered data of these targets. Beheer does not change these. */
async function stand(van: readonly Doel[]): Promise<string> {
  const contacten = van.map((doel) => doel.klantcontacten)
  const { rows } = await app.pool.query<{ stand: string }>(
    `select md5(concat(
      (select string_agg(k::text, '' order by uuid) from klantcontact k where uuid = any ($1)),
      (select string_agg(t::text, '' order by uuid) from interne_taak t where klantcontact = any ($1)),
      (select string_agg(b::text, '' order by uuid) from betrokkene b where klantcontact = any ($1)),
      (select string_agg(o::text, '' order by uuid) from onderwerpobject o where klantcontact = any ($1)),
      (select string_agg(d::text, '' order by uuid) from digitaal_adres d where betrokkene in (select uuid from betrokkene where klantcontact = any ($1))),
      (select string_agg(p::text, '' order by uuid) from bijlage p where klantcontact = any ($1)),
      (select string_agg(c::text, '' order by uuid) from klantcontact_correctie c where klantcontact = any ($1)),
      (select string_agg(v::text, '' order by v.uuid) from interne_taak_verloop v join interne_taak t on t.uuid = v.interne_taak where t.klantcontact = any ($1)),
      (select string_agg(x::text, '' order by x.interne_taak, x.actor) from interne_taak_actor x join interne_taak t on t.uuid = x.interne_taak where t.klantcontact = any ($1)))) as stand`,
    [contacten],
  )
  return rows[0]?.stand ?? ''
}

/** Lists the targets of which this person may see nothing, and therefore change nothing. */
function hiddenFor({ rechten, alles }: Vrager): Doel[] {
  if (!alles) return Object.values(doelen)
  return rechten.has(ZICHTRECHTEN.vertrouwelijk) ? [] : [doelen.vertrouwelijk]
}

/** Tells whether an operation reads one klantcontact, interne taak or informatieobject, or a part of it. */
const readsOne = ({ method, path }: Operation) =>
  method === 'get' && /^\/(klantcontacten|internetaken|informatieobjecten)\/\{uuid\}/.test(path)

const BEWERKINGEN = OPERATIONS.map((bound) => [fullName(bound), bound.operation] as const)
/** These operations end or change the access of the people who ask here. They come last and concern none of those people. */
const RAAKT_VRAGERS = new Set(['toegang.rolBewaren', 'toegang.rolVerwijderen'])

describe('R28: elke bewerking, als elke rol, op gegevens van een ander', () => {
  test.each(BEWERKINGEN.filter(([naam]) => !RAAKT_VRAGERS.has(naam)))('%s', async (_, operation) => {
    for (const vrager of vragers) {
      const magHet = vrager.rechten.has(operation.right)
      const verborgen = hiddenFor(vrager)
      for (const [soort, doel] of Object.entries(doelen)) {
        const voor = await stand(verborgen)
        const { method, pad, inhoud } = verzoekOf(operation, doel)
        const { status, tekst } = await send(vrager, method, pad, inhoud)
        const waar = `${vrager.naam}, ${soort}: ${status} ${tekst.slice(0, 300)}`
        if (!magHet) expect(status, waar).toBe(403)
        expect(status, waar).toBeLessThan(500)
        expect(lekOf(vrager, tekst), waar).toEqual([])
        if (magHet && readsOne(operation) && verborgen.includes(doel)) expect(status, waar).toBe(404)
        expect(await stand(verborgen), waar).toBe(voor)
      }
    }
  })

  test('de rechten van rollen wijzigt alleen wie de toegang beheert', async () => {
    for (const vrager of vragers.filter(({ rechten }) => !rechten.has('toegang.beheren'))) {
      expect((await send(vrager, 'PUT', '/api/v1/rollen/proef', { rechten: [] })).status).toBe(403)
      expect((await send(vrager, 'DELETE', '/api/v1/rollen/proef', undefined)).status).toBe(403)
    }
  })
})

const delenOf = ({ path, parts }: Face) => parts.map((part) => [`${path}/v1/${part.path}`, part] as const)

describe('R28: de API’s van de standaard, als een applicatie zonder zichtrechten', () => {
  test.each([...delenOf(klantinteracties), ...delenOf(contactgegevens)])('%s', async (pad, part) => {
    const applicatie = vragers.at(-1)
    if (!applicatie) throw new Error('No application.')
    const alles =
      'expansions' in part && part.expansions
        ? `?pageSize=500&expand=${Object.keys(part.expansions).join(',')}`
        : '?pageSize=500'
    const paden =
      'run' in part
        ? [pad]
        : [
            pad + alles,
            ...Object.values(doelen)
              .flatMap((doel) => Object.values(doel))
              .map((uuid) => `${pad}/${uuid}`),
          ]
    for (const vraag of paden) {
      const { status, tekst } = await send(
        applicatie,
        'run' in part ? 'POST' : 'GET',
        vraag,
        'run' in part ? {} : undefined,
      )
      expect(status, `${vraag} ${tekst.slice(0, 200)}`).toBeLessThan(500)
      expect(lekOf(applicatie, tekst), `${vraag} ${tekst.slice(0, 300)}`).toEqual([])
    }
    const hidden = Object.values(doelen.vertrouwelijk)
    if ('run' in part) return
    for (const uuid of hidden.slice(0, 4)) {
      const { status } = await send(applicatie, 'DELETE', `${pad}/${uuid}`, undefined)
      expect([403, 404, 405, 409], `${pad} ${status}`).toContain(status)
    }
  })
})
