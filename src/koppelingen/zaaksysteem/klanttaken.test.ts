import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { overDagen } from '../../run/testing/klanttaken.ts'
import { type MetZaaksysteem, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import type { Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'

let met: MetZaaksysteem
let burger: string
let stichting: string
beforeAll(async () => {
  met = await startWithZaaksysteem()
  const { client } = met.app
  burger = (await client.partijen.maken({ body: persoon({ identificatoren: [{ soort: 'bsn', nummer: NUMMER }] }) }))
    .uuid
  stichting = (
    await client.partijen.maken({ body: organisatie({ identificatoren: [{ soort: 'rsin', nummer: NUMMER }] }) })
  ).uuid
}, 60_000)
afterAll(() => met.stop())

/** A published test number: it is right as a BSN, and as an RSIN. */
const NUMMER = '999990421'

/** A zaak of the zaaksysteem, with somebody who has a rol in it. */
function zaakVan(betrokkeneType: string, betrokkeneIdentificatie: object, extra: object = {}): Ding {
  const { stand } = met.zgw
  const [zaaktype] = stand.zaaktypen.values()
  const alles = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken']) }
  const van = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
  const zaak = makeZaak(stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype?.url, ...extra }, alles)
  const roltype = ((zaaktype?.roltypen ?? []) as string[])[0]
  makeRol(stand, { zaak: zaak.url, roltype, roltoelichting: '', betrokkeneType, betrokkeneIdentificatie }, alles)
  return zaak
}

const zetUit = (zaak: Ding, partij: string) =>
  met.app.client.klanttaken.uitzetten({
    body: {
      zaak: { codeSoortObjectId: 'uuid', objectId: String(zaak.uuid) },
      partij,
      titel: 'Lever een tekening in',
      laatsteDag: overDagen(14),
      opdracht: { soort: 'aanleveren', gevraagd: ['Een tekening'] },
    },
  })

describe('R25, R28: wie een rol in een zaak van een zaaksysteem heeft', () => {
  test.each([
    ['een BSN', 'natuurlijk_persoon', { inpBsn: NUMMER, geslachtsnaam: 'Jansen' }, () => [burger, stichting]],
    ['een RSIN', 'niet_natuurlijk_persoon', { innNnpId: NUMMER, statutaireNaam: 'Bomen' }, () => [stichting, burger]],
  ] as const)('een ander nummer van dezelfde cijfers is niet %s', async (_naam, type, identificatie, wie) => {
    const [eigen = '', ander = ''] = wie()
    const zaak = zaakVan(type, identificatie)
    expect((await problemIn(zetUit(zaak, ander))).code).toBe('klanttaak-partij-niet-in-zaak')
    expect(await zetUit(zaak, eigen)).toMatchObject({ status: 'open', partij: { uuid: eigen } })
  })
})

test('R28: wie een rol heeft in een zaak die te vertrouwelijk is, wordt niet genoemd', async () => {
  const wie = { inpBsn: NUMMER, geslachtsnaam: 'Jansen' }
  const kandidaten = ({ uuid }: Ding) => met.app.client.klanttaken.kandidaten({ query: { zaak: String(uuid) } })
  expect((await kandidaten(zaakVan('natuurlijk_persoon', wie))).resultaten).toMatchObject([{ uuid: burger }])
  const geheim = zaakVan('natuurlijk_persoon', wie, { vertrouwelijkheidaanduiding: 'zeer_geheim' })
  expect((await problemIn(kandidaten(geheim))).code).toBe('klanttaak-zonder-zaak')
})
