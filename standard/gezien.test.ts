import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OPERATIONS, RECHTEN } from '../src/app.ts'
import { fullName, type Operation } from '../src/platform/contract.ts'
import { verwijzingTo } from '../src/register/documenten/queries.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { BSN, startKlanttaken } from '../src/run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import { SLEUTEL } from '../src/run/testing/zaaksysteem/opzet.ts'

// R29: whose data an operation shows stands in its line of the logboek. Which operations show something of a partij is read off their contracts, so
// a new one is tested by itself, or this test fails.

let app: TestApp
/** The uuids that stand for `{uuid}` in paths that begin so. */
let things: Readonly<Record<string, string>>
/** The queries of the operations that need one. */
let queries: Readonly<Record<string, string>>
/** The partijen of the things that have one and do not name it in the answer. */
let owner: string
let all: ReadonlySet<string>

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  const { klant, zaak, zetUit, medewerker } = await startKlanttaken(app, RECHTEN)
  const { client } = app
  const { uuid: document } = await client.documenten.toevoegen({
    body: { bestandsnaam: 'brief.eml', inhoud: Buffer.from('From: klant@example.nl\n\nBeste').toString('base64') },
  })
  const betrokkenen = [{ partij: klant.uuid, rol: 'klant' as const, initiator: true }]
  const bijlagen = [{ identificator: verwijzingTo(document) }]
  const contact = await client.klantcontacten.registreren({ body: klantcontact(medewerker, { betrokkenen, bijlagen }) })
  const klanttaak = await zetUit({
    opdracht: { soort: 'ondertekenen', verklaring: 'Ik ga akkoord.' },
    bijlagen: [document],
  })
  const { sha256 } = await client.documenten.tonen({ params: { uuid: document } })
  await client.klanttaken.uitvoeren({
    params: { uuid: klanttaak.uuid },
    body: {
      versie: 1,
      kanaal: 'balie',
      authenticatie: { middel: 'digid', niveau: 'substantieel' },
      handtekening: { akkoord: true, documenten: [{ uuid: document, sha256 }] },
    },
  })
  queries = {
    'klanttaken.kandidaten': `?zaak=${zaak.uuid}`,
    'documenten.lijst': `?klantcontact=${contact.uuid}`,
  }
  owner = klant.uuid
  things = {
    '/partijen/': klant.uuid,
    '/klantcontacten/': contact.uuid,
    '/internetaken/': contact.opvolging.internetaken[0]?.uuid ?? '',
    '/klanttaken/': klanttaak.uuid,
    '/informatieobjecten/': document,
    '/zaakregister/zaken/': zaak.uuid,
  }
  const { rows } = await app.pool.query<{ uuid: string }>('select uuid from partij')
  all = new Set(rows.map(({ uuid }) => uuid))
})
afterAll(() => app.stop())

/** The bodies of the operations that need one. */
const BODIES: Readonly<Record<string, () => object>> = {
  'partijen.zoeken': () => ({ identificator: { soort: 'bsn', nummer: BSN } }),
  'klantcontacten.zoeken': () => ({ zoek: 'lantaarnpaal' }),
}

/** Why these are not asked here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'logboek.zoeken': 'it shows lines, with the numbers of partijen alone',
  'basisregistraties.personen': 'people of another register: see basisregistraties.test.ts',
  'basisregistraties.organisaties': 'companies of another register: see basisregistraties.test.ts',
  'concepten.lijst': 'what the user typed: see concepten.test.ts',
  'concepten.tonen': 'what the user typed: see concepten.test.ts',
  'internetaken.taakconcepten': 'what medewerkers typed: see taakconcepten.test.ts',
  'zaken.tonen': 'it needs a zaaksysteem: see tonen.test.ts',
}

type Bound = (typeof OPERATIONS)[number]

const isRead = ({ operation: { method, reads } }: Bound) => method === 'get' || reads === true

/** Does the answer name a partij, by its contract? */
const namesPartij = ({ result }: Operation): boolean =>
  result !== undefined &&
  /"partij"|"partijen"|"PartijKort"|"Partij"/.test(
    JSON.stringify(z.toJSONSchema(result, { unrepresentable: 'any', io: 'output' })),
  )

/** The path of an operation on one of the things; undefined when it is about something else. */
function pathOf({ path }: Operation): string | undefined {
  if (!path.includes('{')) return path
  const thing = Object.entries(things).find(([begin]) => path.startsWith(`${begin}{uuid}`))
  const filled = thing && path.replace('{uuid}', thing[1])
  return filled?.includes('{') ? undefined : filled
}

async function ask(bound: Bound) {
  const { method } = bound.operation
  const body = BODIES[fullName(bound)]?.()
  const response = await fetch(`${app.base}/api/v1${pathOf(bound.operation)}${queries[fullName(bound)] ?? ''}`, {
    method: method.toUpperCase(),
    headers: { authorization: `Token ${app.token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const { rows } = await app.pool.query<{ partijen: string[] }>(
    'select partijen from logboek where operatie = $1 order by op desc limit 1',
    [fullName(bound)],
  )
  const shown = [...new Set(text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g))].filter((uuid) => all.has(uuid))
  return { status: response.status, shown, told: rows[0]?.partijen ?? [] }
}

const reads = OPERATIONS.filter((bound) => isRead(bound) && !(fullName(bound) in ELSEWHERE))

describe('R29: wiens gegevens iemand ziet, staat in het logboek', () => {
  test('bij elke bewerking die een partij noemt', async () => {
    const missed: string[] = []
    for (const bound of reads.filter(({ operation }) => namesPartij(operation))) {
      const { status, shown, told } = await ask(bound)
      const untold = shown.filter((uuid) => !told.includes(uuid))
      if (status !== 200 || shown.length === 0 || untold.length > 0)
        missed.push(`${fullName(bound)}: ${status}, ${shown.length} shown, ${untold.length} of them not told`)
    }
    expect(missed).toEqual([])
  })

  test('en bij elke bewerking op iets van een klant, ook als het antwoord die niet noemt', async () => {
    const missed: string[] = []
    for (const bound of reads.filter((one) => one.operation.path.includes('{') || fullName(one) in queries)) {
      if (pathOf(bound.operation) === undefined) continue
      const { status, told } = await ask(bound)
      if (status !== 200 || !told.includes(owner)) missed.push(`${fullName(bound)}: ${status}`)
    }
    expect(missed).toEqual([])
  })
})
