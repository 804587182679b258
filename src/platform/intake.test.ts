import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../app.ts'
import { klantinteracties } from '../koppelingen/klantinteracties/face.ts'
import { klantcontact, makeMedewerker } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const UUID = '01890000-0000-7000-8000-000000000000'
const WIRE = '/klantinteracties/api/v1'

/** The list covers every place that reads a body: each operation with one, and each part of the wire. */
const READERS = [
  ...OPERATIONS.flatMap(({ operation: { method, path, body } }) =>
    body ? [[method.toUpperCase(), `/api/v1${path.replaceAll(/\{\w+\}/g, UUID)}`] as const] : [],
  ),
  ...klantinteracties.parts.map(({ path }) => ['POST', `${WIRE}/${path}`] as const),
]

const latin1 = Buffer.from('{"onderwerp":"Café","inhoud":"één"}', 'latin1')

const send = (method: string, path: string, body: Uint8Array<ArrayBuffer>, type = 'application/json') =>
  fetch(app.base + path, {
    method,
    headers: { authorization: `Token ${app.token}`, 'content-type': type },
    body,
  })

describe('tekst die geen UTF-8 is', () => {
  test.each(READERS)('%s %s weigert die met 400 en zegt het', async (method, path) => {
    const antwoord = await send(method, path, new Uint8Array(latin1))
    expect([antwoord.status, await antwoord.text()]).toEqual([400, expect.stringContaining('UTF-8')])
  })

  test('daar blijft niets van over, en hetzelfde als UTF-8 blijft zoals het is', async () => {
    const { medewerker } = await makeMedewerker(app)
    const body = Buffer.from(JSON.stringify(klantcontact(medewerker, { onderwerp: 'Café', inhoud: 'één' })), 'latin1')
    expect((await send('POST', '/api/v1/klantcontacten', new Uint8Array(body))).status).toBe(400)
    expect((await app.client.klantcontacten.lijst()).resultaten).toEqual([])
    const goed = Buffer.from(body.toString('latin1'), 'utf8')
    const antwoord = await send('POST', '/api/v1/klantcontacten', new Uint8Array(goed))
    expect([antwoord.status, (await antwoord.json()) as object]).toMatchObject([201, { onderwerp: 'Café' }])
  })

  test('een formulier bij het uitloggen en een adres met andere bytes worden ook geweigerd', async () => {
    const formulier = await send(
      'POST',
      '/uitloggen/backchannel',
      new Uint8Array(Buffer.from('logout_token=é', 'latin1')),
      'application/x-www-form-urlencoded',
    )
    expect([400, 401]).toContain(formulier.status)
    for (const path of ['/api/v1/klantcontacten?zoek=caf%E9', `${WIRE}/klantcontacten?onderwerp=caf%E9`]) {
      const antwoord = await fetch(app.base + path, { headers: { authorization: `Token ${app.token}` } })
      expect([path, antwoord.status, await antwoord.text()]).toEqual([path, 400, expect.stringContaining('UTF-8')])
    }
    for (const path of ['/api/v1/klantcontacten?zoek=caf%C3%A9%25', `${WIRE}/klantcontacten?onderwerp=100%`]) {
      const antwoord = await fetch(app.base + path, { headers: { authorization: `Token ${app.token}` } })
      expect([path, antwoord.status]).toEqual([path, 200])
    }
  })
})

/** Returns the server's answer to these lines, sent without any change. */
const ruw = (lines: readonly string[]) =>
  new Promise<string>((done) => {
    let gelezen = ''
    const socket = connect(Number(new URL(app.base).port), '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\n\r\n`),
    )
    socket.setEncoding('utf8').on('data', (deel) => {
      gelezen += deel
    })
    socket.on('close', () => done(gelezen))
  })

describe('een header die één ding zegt', () => {
  const token = () => `Authorization: Token ${app.token}`
  test.each([
    ['Host', () => ['Host: balie.example', 'Host: evil.example', token()]],
    ['Authorization', () => ['Host: x', token(), 'Authorization: Token iets-anders']],
    ['Content-Type', () => ['Host: x', token(), 'Content-Type: application/json', 'content-type: text/plain']],
    ['Content-Length', () => ['Host: x', token(), 'Content-Length: 0', 'Content-Length: 2']],
    ['Idempotency-Key', () => ['Host: x', token(), 'Idempotency-Key: a', 'Idempotency-Key: b']],
  ])('mag er geen twee keer zijn: %s', async (_, headers) => {
    for (const path of ['/api/v1/actoren', `${WIRE}/actoren`, '/health/live', '/inloggen']) {
      const antwoord = await ruw([`GET ${path} HTTP/1.1`, ...headers(), 'Connection: close'])
      expect(`${path} ${antwoord.split('\r\n')[0]}`).toBe(`${path} HTTP/1.1 400 Bad Request`)
    }
  })

  test('een gewoon verzoek met meer dan één Accept of cookie gaat door', async () => {
    const headers = ['Host: x', token(), 'Accept: application/json', 'Accept: */*', 'Connection: close']
    expect(await ruw(['GET /api/v1/actoren HTTP/1.1', ...headers])).toMatch(/^HTTP\/1\.1 200 /)
  })
})
