import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { klantinteracties } from './face.ts'
import { pathsOf } from './wire/query.ts'

let app: TestApp
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

/** Counts the statements that work takes, besides begin, commit, the session, the logboek, and what is kept after the answer. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const sent = await app.statementsOf(work)
  return sent.filter(
    (text) =>
      !/^\s*(begin|commit)|from applicatie (where|join)|update applicatie_geheim|insert into "?logboek|skip locked|klantcontact_weergave" \(/.test(
        text,
      ),
  ).length
}

const resources = klantinteracties.parts.flatMap((part) => ('run' in part ? [] : [part]))

test.each(resources.map((resource) => [resource.path, resource] as const))(
  'een lijst van %s kost hoogstens drie statements, hoe groot ook en met alle uitbreidingen',
  async (path, resource) => {
    const expand = resource.expansions ? `?expand=${pathsOf(resource.expansions).join(',')}` : ''
    expect(await statements(() => wire.vraag('GET', path.padStart(path.length + 1, '/') + expand))).toBeLessThanOrEqual(
      3,
    )
    const last = `/${path}${expand}${expand ? '&' : '?'}page=last`
    expect(await statements(() => wire.vraag('GET', last))).toBeLessThanOrEqual(3)
  },
)

test('schrijven kost hoogstens acht statements', async () => {
  const { medewerker, afdeling } = await makeMedewerker(app)
  const partij = await app.client.partijen.maken({ body: persoon() })
  const klantcontact = await wire.make('/klantcontacten', contact())
  const taak = {
    gevraagdeHandeling: 'Bel terug',
    aanleidinggevendKlantcontact: { uuid: klantcontact.uuid },
    toegewezenAanActoren: [{ uuid: medewerker }],
    status: 'te_verwerken',
    nummer: '777',
  }
  const { uuid } = await wire.make('/internetaken', taak)
  const betrokkene = { rol: 'klant', initiator: true, wasPartij: { uuid: partij.uuid } }
  const { uuid: onderwerp } = await wire.make('/onderwerpobjecten', { klantcontact: { uuid: klantcontact.uuid } })
  const schrijven: [string, string, object?][] = [
    ['POST', '/klantcontacten', contact({ nummer: '88', referentienummer: '99' })],
    ['POST', '/betrokkenen', { ...betrokkene, hadKlantcontact: { uuid: klantcontact.uuid } }],
    ['PUT', `/internetaken/${uuid}`, { ...taak, status: 'verwerkt', toegewezenAanActoren: [{ uuid: afdeling }] }],
    ['POST', '/internetaken', { ...taak, nummer: '778' }],
    [
      'POST',
      '/maak-klantcontact',
      {
        klantcontact: contact({ nummer: '89' }),
        betrokkene,
        onderwerpobject: { wasKlantcontact: { uuid: klantcontact.uuid } },
        actoren: [{ uuid: medewerker }, { uuid: afdeling }],
        digitaleAdressen: [{ adres: 'kees@voorbeeld.example', soortDigitaalAdres: 'email' }],
        internetaken: [1, 2, 3].map((n) => ({ ...taak, nummer: `90${n}` })),
        bijlagen: [{ bijlageidentificator: { objectId: 'a' } }],
      },
    ],
    ['DELETE', `/onderwerpobjecten/${onderwerp}?cascade=true`],
    ['DELETE', `/klantcontacten/${(await wire.make('/klantcontacten', contact())).uuid}`],
  ]
  for (const [method, path, body] of schrijven) {
    const kosten = await statements(async () => {
      const answer = await wire.vraag(method, path, body)
      expect([method, path, answer.status < 300, JSON.stringify(answer.body).slice(0, 300)]).toEqual([
        method,
        path,
        true,
        expect.anything(),
      ])
    })
    expect([method, path, kosten <= 8, kosten]).toEqual([method, path, true, kosten])
  }
})

test('het aantal rijen klopt, ook na verwijderen en terugdraaien', async () => {
  const tel = async () => (await app.pool.query('select count(*)::int as n from klantcontact')).rows[0].n
  await Promise.all(Array.from({ length: 20 }, () => wire.make('/klantcontacten', contact())))
  await wire.remove(`/klantcontacten/${(await wire.read('/klantcontacten?pageSize=1')).results[0].uuid}`)
  await wire.vraag('POST', '/maak-klantcontact', { klantcontact: contact(), digitaleAdressen: [{}] })
  expect((await wire.read('/klantcontacten?pageSize=1')).count).toBe(await tel())
})

test('het aantal open interne taken klopt, wat er ook met ze gebeurt', async () => {
  const open = async () =>
    (await app.pool.query(`select count(*)::int as n from interne_taak where status = 'te_verwerken'`)).rows[0].n
  const geteld = async () => (await wire.read('/internetaken?status=te_verwerken&pageSize=1')).count
  const actor = await wire.make('/actoren', { naam: 'Team teller', soortActor: 'organisatorische_eenheid' })
  const klantcontact = await wire.make('/klantcontacten', contact())
  const taak = (status: string) =>
    wire.make('/internetaken', {
      gevraagdeHandeling: 'Tellen',
      aanleidinggevendKlantcontact: { uuid: klantcontact.uuid },
      toegewezenAanActor: { uuid: actor.uuid },
      status,
    })
  const van = async () =>
    (await wire.read(`/internetaken?status=te_verwerken&toegewezenAanActor__uuid=${actor.uuid}`)).results.map(
      ({ uuid }: { uuid: string }) => uuid,
    )
  const [een, twee, drie] = [await taak('te_verwerken'), await taak('te_verwerken'), await taak('verwerkt')]
  expect([await geteld(), await van()]).toEqual([await open(), [twee.uuid, een.uuid]])
  await wire.change(`/internetaken/${een.uuid}`, { status: 'verwerkt' })
  await wire.change(`/internetaken/${drie.uuid}`, { status: 'te_verwerken' })
  expect([await geteld(), await van()]).toEqual([await open(), [drie.uuid, twee.uuid]])
  await wire.remove(`/internetaken/${twee.uuid}`)
  await wire.change(`/internetaken/${drie.uuid}`, { toelichting: 'Anders' })
  expect([await geteld(), await van()]).toEqual([await open(), [drie.uuid]])
})
