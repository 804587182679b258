import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIJN, RECHTEN } from '../../app.ts'
import { klantcontact } from '../../run/testing/fixtures.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let opzet: Klanttaakopzet

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: Buffer.alloc(32, 7).toString('base64') })
  opzet = await startKlanttaken(app, RECHTEN)
})
afterAll(() => app.stop())

/** Opens a page as an employee with a role that has these rights. */
async function open(path: string, rechten = ['mijn.meekijken', 'register.alles', 'toegang.ik'], method = 'GET') {
  const naam = `meekijker-${[...rechten.join()].map((letter) => letter.replace(/[^a-z]/, '')).join('')}`.slice(0, 50)
  await app.client.toegang.rolBewaren({ params: { naam }, headers: {}, body: { rechten } })
  const { headers } = await app.alsMedewerker(opzet.medewerker, [naam])
  const response = await fetch(`${app.base}/meekijken/${opzet.klant.uuid}${path}`, {
    method,
    headers,
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}

describe('meekijken met de klant', () => {
  test('een medewerker met het recht ziet wat de klant ziet, en kan niets versturen', async () => {
    const taak = await opzet.zetUit({ titel: 'Doe dit' })
    const taken = await open('/taken')
    expect(taken.status).toBe(200)
    expect(taken.html).toContain('Doe dit')
    expect(taken.html).toContain(`href="/meekijken/${opzet.klant.uuid}/taken/${taak.uuid}"`)
    const page = await open(`/taken/${taak.uuid}`)
    expect(page.html).toContain('U kijkt mee met')
    expect(page.html).toContain('<fieldset class="mijn-meekijken" disabled>')
    expect((await open(`/taken/${taak.uuid}`, undefined, 'POST')).status).toBe(404)
  })

  test('elke pagina van Mijn is te zien, en wat alleen de klant ophaalt zegt dat', async () => {
    const paths = MIJN.flatMap(({ pages = [] }) => pages)
      .filter(({ operation }) => operation.method === 'get' && !operation.params && operation.onderdeel !== 'overzicht')
      .map(({ operation }) => operation.path)
    expect(paths.length).toBeGreaterThan(5)
    for (const path of paths) expect([path, (await open(path)).status]).toEqual([path, 200])
    expect((await open('/gegevens/download')).html).toContain('Dit opent alleen de klant')
  })

  test('een adres dat geen pagina van Mijn kan zijn is er ook hier niet', async () => {
    expect((await open('/taken/geen-uuid')).status).toBe(404)
    expect((await open('/vragen/geen-uuid')).status).toBe(404)
    expect((await open('/zaken?welke=alle')).status).toBe(404)
  })

  test('R28: zonder het recht ziet een medewerker niets, en zonder sessie logt hij eerst in', async () => {
    expect((await open('/taken', ['toegang.ik', 'register.alles'])).status).toBe(403)
    const zonder = await fetch(`${app.base}/meekijken/${opzet.klant.uuid}/taken`, { redirect: 'manual' })
    expect([zonder.status, zonder.headers.get('location')?.startsWith('/inloggen?terug=')]).toEqual([302, true])
  })

  test('R28: wat de medewerker niet mag zien blijft ook hier verborgen', async () => {
    await app.client.klantcontacten.registreren({
      headers: {},
      body: klantcontact(opzet.afdeling, {
        onderwerp: 'Vertrouwelijk gesprek',
        vertrouwelijk: true,
        betrokkenen: [{ rol: 'klant', initiator: true, partij: opzet.klant.uuid }],
        opvolging: { internetaken: [{ gevraagdeHandeling: 'x', afgehandeld: true }] },
        actoren: [
          (await app.client.actoren.maken({ body: { naam: 'Elders', soortActor: 'organisatorische_eenheid' } })).uuid,
        ],
      }),
    })
    expect((await open('/vragen')).html).not.toContain('Vertrouwelijk gesprek')
    const mag = [
      'mijn.meekijken',
      'register.alles',
      'toegang.ik',
      'klantcontacten.vertrouwelijk',
      'partijen.geheimhouding',
    ]
    expect((await open('/vragen', mag)).html).toContain('Vertrouwelijk gesprek')
  })

  test('R29: meekijken staat in het logboek, bij wiens gegevens het zijn', async () => {
    await open('/vragen')
    const { resultaten } = await app.client.logboek.zoeken({
      query: { partij: opzet.klant.uuid, operatie: 'mijn.meekijken' },
    })
    expect(resultaten[0]).toMatchObject({
      operatie: 'mijn.meekijken.vragen.lijst',
      wie: { soort: 'medewerker', uuid: opzet.medewerker },
    })
  })
})
