import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOwnCertificateRefused } from '../../platform/certificaat.ts'
import { type Certificaat, makeAuthority } from '../../run/testing/certificaten.ts'
import { fieldsOf, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { startZaaksysteem, type TestZaaksysteem } from '../../run/testing/zaaksysteem/server.ts'

type Uitgever = ReturnType<typeof makeAuthority>

let app: TestApp
let uitgever: Uitgever
let vreemd: Uitgever
let eigen: Certificaat
let streng: TestZaaksysteem
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  uitgever = makeAuthority()
  vreemd = makeAuthority('Een ander')
  eigen = uitgever.maak('Balie')
  streng = await startZaaksysteem({ ...uitgever.maak('Zaaksysteem'), klantenVan: uitgever.ca })
})
afterAll(async () => {
  await app.stop()
  await streng.stop()
  uitgever.weg()
  vreemd.weg()
})

let teller = 0
/** Sets a zaaksysteem with this certificate, and gives what the test of its connection found first. */
async function tryOut(zgw: TestZaaksysteem, certificaat: object | null) {
  teller += 1
  const { uuid } = await app.client.zaaksystemen.maken({
    body: zgw.alsZaaksysteem({ naam: `Zaaksysteem ${teller}`, zakenUrl: `${zgw.basis}/zaken/api/v1`, certificaat }),
  })
  const [bevinding] = (await app.client.zaaksysteem.testen({ params: { uuid } })).bevindingen
  // Its address may be used again.
  await app.pool.query('delete from zaaksysteem where uuid = $1', [uuid])
  return bevinding
}

describe('een zaaksysteem dat om een clientcertificaat vraagt', () => {
  test('laat Balie binnen met het certificaat dat beheer gaf', async () => {
    expect(await tryOut(streng, { ...eigen, ca: uitgever.ca })).toMatchObject({ ernst: 'goed' })
  })

  test('laat Balie niet binnen met dat van een ander, en Balie zegt waarom dat kan zijn', async () => {
    const vanAnder = { ...vreemd.maak('Balie'), ca: uitgever.ca }
    expect((await tryOut(streng, vanAnder))?.tekst).toMatch(/vraagt het om een clientcertificaat/)
  })

  test.each([
    ['verlopen is', () => uitgever.maak('Zaaksysteem', -1)],
    ['van een onbekende uitgever is', () => vreemd.maak('Zaaksysteem')],
  ])('krijgt van Balie niets te horen als zijn eigen certificaat %s', async (_, maak) => {
    const zgw = await startZaaksysteem(maak())
    expect((await tryOut(zgw, { ...eigen, ca: uitgever.ca }))?.tekst).toMatch(
      /heeft een certificaat dat niet geldig is/,
    )
    expect(zgw.gekregen).toEqual([])
    await zgw.stop()
  })
})

test.each([
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', true],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', true],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', true],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', true],
  ['CERT_HAS_EXPIRED', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
  ['ERR_SSL_WRONG_VERSION_NUMBER', false],
])('%s zegt of het aan het certificaat van Balie ligt: %s', (code, verwacht) => {
  expect(isOwnCertificateRefused(code)).toBe(verwacht)
})

describe('het certificaat bewaren', () => {
  const maak = (certificaat: object) => app.client.zaaksystemen.maken({ body: streng.alsZaaksysteem({ certificaat }) })

  test('wat niet deugt wordt bij het veld geweigerd', async () => {
    const verlopen = uitgever.maak('Balie', -1)
    for (const [certificaat, velden] of [
      [{ certificaat: 'geen certificaat', sleutel: eigen.sleutel }, ['certificaat.certificaat']],
      [{ certificaat: eigen.certificaat, sleutel: 'geen sleutel' }, ['certificaat.sleutel']],
      [{ certificaat: eigen.certificaat, sleutel: verlopen.sleutel }, ['certificaat.sleutel']],
      [verlopen, ['certificaat.certificaat']],
      [{ ...eigen, ca: 'geen uitgever' }, ['certificaat.ca']],
    ] as const)
      expect(fieldsOf(await problemIn(maak(certificaat)))).toEqual(velden)
  })

  test('de sleutel is nergens te zien; een wijziging zonder certificaat laat het staan, met null gaat het weg', async () => {
    const { uuid, certificaat } = await maak({ ...eigen, ca: uitgever.ca })
    expect(certificaat).toMatchObject({
      onderwerp: 'CN=Balie',
      uitgever: 'CN=Uitgever van de test',
      eigenUitgevers: true,
    })
    const params = { uuid }
    expect((await app.client.zaaksystemen.wijzigen({ params, body: { gelijktijdig: 5 } })).certificaat).not.toBeNull()
    const { rows } = await app.pool.query('select certificaat::text, certificaat_geheim from zaaksysteem')
    const spoor = JSON.stringify(await app.client.wijzigingen.lijst({ query: { soort: 'zaaksysteem' } }))
    const regel = eigen.sleutel.split('\n')[1] ?? ''
    for (const text of [rows[0].certificaat, rows[0].certificaat_geheim.toString('latin1'), spoor])
      expect(text).not.toContain(regel)
    expect(spoor).toContain('CN=Balie')
    expect((await app.client.zaaksystemen.wijzigen({ params, body: { certificaat: null } })).certificaat).toBeNull()
  })
})
