import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

const HEADER = 'X-Client-Cert'
const ONDERWERP = 'CN=open-notificaties,O=Gemeente,C=NL'

let achter: TestApp
let elders: TestApp
let zonder: TestApp
beforeAll(async () => {
  const settings = { CLIENTCERTIFICAAT_HEADER: HEADER }
  achter = await startTestApp({ ...settings, TRUST_PROXY: '127.0.0.0/8,::1' })
  elders = await startTestApp({ ...settings, TRUST_PROXY: '10.0.0.1' })
  zonder = await startTestApp()
})
afterAll(async () => {
  await Promise.all([achter.stop(), elders.stop(), zonder.stop()])
})

/** Asks as an application that must come with a certificate; gives the status and why it was refused. */
async function vraag(app: TestApp, headers: Record<string, string | string[]>, certificaat: string | null = ONDERWERP) {
  const { toegang } = app.client
  const { uuid } = await toegang.applicatieMaken({ body: { naam: 'ON', rechten: ['kanalen.lezen'], certificaat } })
  const { geheim } = await toegang.geheimMaken({ params: { uuid }, body: { soort: 'token' } })
  return new Promise<[number | undefined, string | undefined]>((done, failed) => {
    const asked = request(
      `${app.base}/api/v1/kanalen`,
      { headers: { Authorization: `Token ${geheim}`, ...headers } },
      (answer) => {
        let text = ''
        answer.on('data', (part) => {
          text += String(part)
        })
        answer.on('end', () => done([answer.statusCode, (JSON.parse(text) as { reden?: string }).reden]))
      },
    )
    asked.on('error', failed).end()
  })
}

const GEWEIGERD = [401, 'certificaat-ontbreekt']

describe('een applicatie die zich ook met een clientcertificaat meldt', () => {
  test('komt binnen met wat de proxy van haar certificaat zegt, en niet zonder of met een ander', async () => {
    expect(await vraag(achter, { [HEADER]: ONDERWERP })).toEqual([200, undefined])
    expect(await vraag(achter, {})).toEqual(GEWEIGERD)
    for (const ander of ['CN=Een ander', '', ONDERWERP.toLowerCase()])
      expect(await vraag(achter, { [HEADER]: ander })).toEqual(GEWEIGERD)
  })

  test('wie de header zelf stuurt, naast of om de proxy heen, wordt niet geloofd', async () => {
    expect(await vraag(achter, { [HEADER]: ['CN=Proxy', ONDERWERP] })).toEqual(GEWEIGERD)
    expect(await vraag(achter, { [HEADER]: [ONDERWERP, ONDERWERP] })).toEqual(GEWEIGERD)
    expect(await vraag(elders, { [HEADER]: ONDERWERP })).toEqual(GEWEIGERD)
    expect(await vraag(elders, { [HEADER]: ONDERWERP, 'X-Forwarded-For': '10.0.0.1' })).toEqual(GEWEIGERD)
  })

  test('zonder de instelling komt zij er niet in: een certificaat dat niemand controleert is er geen', async () => {
    expect(await vraag(zonder, { [HEADER]: ONDERWERP })).toEqual(GEWEIGERD)
  })

  test('van een applicatie zonder certificaat is het token genoeg', async () => {
    expect(await vraag(zonder, {}, null)).toEqual([200, undefined])
    expect(await vraag(achter, { [HEADER]: 'CN=Een ander' }, null)).toEqual([200, undefined])
  })
})
