import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { CATALOGUS, kapvergunning, type ZgwClient, zgwClient } from '../../run/testing/zaakregister.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { pathsOf } from '../klantinteracties/wire/query.ts'
import { catalogi } from './catalogi.ts'
import { documenten } from './documenten.ts'
import { zaken } from './zaken.ts'

let app: TestApp
let zgw: ZgwClient
let zaaktype: Record<string, string & string[]>
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const { uuid } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
  await app.client.zaakregister.zaaktypePubliceren({ params: { uuid } })
  zgw = await zgwClient(app, [...RECHTEN])
  zaaktype = (await zgw.vraag('GET', '/catalogi/api/v1/zaaktypen')).body.results[0]
})
afterAll(() => app.stop())

/** How many statements something takes, besides begin, commit, who asks, and the logboek. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const sent = await app.statementsOf(work)
  return sent.filter(
    (text) =>
      !/^\s*(begin|commit)|from applicatie (where|join)|update applicatie_geheim|insert into "?logboek/.test(text),
  ).length
}

const makeZaak = async () => {
  const zaak = await zgw.make('/zaken/api/v1/zaken', {
    zaaktype: zaaktype.url,
    bronorganisatie: '517439943',
    verantwoordelijkeOrganisatie: '517439943',
    startdatum: '2026-11-02',
  })
  const delen: [string, object][] = [
    [
      '/zaken/api/v1/rollen',
      {
        zaak: zaak.url,
        roltype: zaaktype.roltypen?.[0],
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: '999990408' },
      },
    ],
    ['/zaken/api/v1/zaakobjecten', { zaak: zaak.url, objectType: 'adres', object: 'https://bag.example/1' }],
    [
      '/zaken/api/v1/statussen',
      { zaak: zaak.url, statustype: zaaktype.statustypen?.[0], datumStatusGezet: '2026-11-02T10:00:00Z' },
    ],
    ['/zaken/api/v1/resultaten', { zaak: zaak.url, resultaattype: zaaktype.resultaattypen?.[0] }],
  ]
  for (const [path, body] of delen) {
    const cost = await statements(() => zgw.make(path, body))
    expect([path, cost <= 6, cost]).toEqual([path, true, cost])
  }
  return zaak
}

const resources = [zaken, catalogi, documenten].flatMap((face) =>
  face.parts.flatMap((part) => ('run' in part ? [] : [{ face, part }])),
)

test('een lijst kost hoogstens drie statements, hoe groot ook en met alle uitbreidingen; schrijven hoogstens zes', async () => {
  const cost = async () => {
    const counts: number[] = []
    for (const { face, part } of resources) {
      const expand = part.expansions ? `?expand=${pathsOf(part.expansions).join(',')}` : ''
      counts.push(await statements(() => zgw.vraag('GET', `${face.path}/v1/${part.path}${expand}`)))
    }
    return counts
  }
  await makeZaak()
  const few = await cost()
  for (let n = 0; n < 5; n += 1) await makeZaak()
  expect(await cost()).toEqual(few)
  expect(Math.max(...few)).toBeLessThanOrEqual(3)
})

test('een zaak afsluiten kost evenveel bij veel als bij weinig deelzaken en documenten', async () => {
  const { url } = await makeZaak()
  const sluit = () =>
    zgw.make('/zaken/api/v1/statussen', {
      zaak: url,
      statustype: zaaktype.statustypen?.[2],
      datumStatusGezet: '2026-11-03T10:00:00Z',
    })
  expect(await statements(sluit)).toBeLessThanOrEqual(6)
})
