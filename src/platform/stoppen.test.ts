import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { parseConfig } from '../app.ts'
import { createServer } from './server.ts'

const START = 'GET /traag HTTP/1.1\r\nHost: x\r\n'

async function serve(settings: Record<string, string> = {}) {
  const [begonnen, mag] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const given = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: 'postgres://x/y', ...settings }
  const server = createServer(parseConfig(given))
  server.get('/traag', async () => {
    begonnen.resolve()
    await mag.promise
    return { klaar: true }
  })
  server.post('/inhoud', async () => ({ klaar: true }))
  server.get('/nooit', () => new Promise(() => undefined))
  await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    server,
    port: (server.server.address() as AddressInfo).port,
    begonnen: begonnen.promise,
    laatGaan: mag.resolve,
  }
}

async function openConnection(port: number, tekst: string) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  if (tekst) socket.write(tekst)
  return socket
}

test.each([
  ['zonder verzoek', ''],
  ['met een half verzoek', START],
])('een verbinding %s houdt het stoppen niet op', async (_naam, tekst) => {
  const { server, port } = await serve()
  await openConnection(port, tekst)
  const begin = Date.now()
  await server.close()
  // Node itself ends a half request after a minute, and never ends an idle connection.
  expect(Date.now() - begin).toBeLessThan(30_000)
})

test('een verzoek dat loopt krijgt nog antwoord voordat de server stopt', async () => {
  const { server, port, begonnen, laatGaan } = await serve()
  const socket = await openConnection(port, `${START}\r\n`)
  const dicht = once(socket, 'close')
  let antwoord = ''
  socket.on('data', (data) => {
    antwoord += String(data)
  })
  await begonnen
  const gestopt = server.close()
  // This is longer than a stopping server keeps reading.
  setTimeout(laatGaan, 800)
  await gestopt
  await dicht
  expect(antwoord).toContain('{"klaar":true}')
})

const HALF = 'POST /inhoud HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"een":'

test('wie de rest van een verzoek niet stuurt krijgt 408, en houdt de verbinding niet vast', async () => {
  const { server, port } = await serve({ VERZOEK_SECONDEN: '1' })
  const socket = await openConnection(port, HALF)
  let antwoord = ''
  socket.on('data', (data) => {
    antwoord += String(data)
  })
  await once(socket, 'close')
  expect(antwoord).toMatch(/^HTTP\/1.1 408 /)
  expect(antwoord).toContain('verzoek-te-traag')
  await server.close()
})

test('een verzoek dat te lang duurt krijgt 503 met Retry-After', async () => {
  const { server, port } = await serve({ VERZOEK_SECONDEN: '1' })
  const response = await fetch(`http://127.0.0.1:${port}/nooit`)
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(await response.json()).toMatchObject({ code: 'niet-beschikbaar' })
  await server.close()
})

test.each([
  ['een half verzoek met inhoud', HALF],
  ['een verzoek dat nooit klaar is', 'GET /nooit HTTP/1.1\r\nHost: x\r\n\r\n'],
])('%s houdt het stoppen niet langer op dan is ingesteld', async (_naam, tekst) => {
  const { server, port } = await serve({ STOPPEN_SECONDEN: '1' })
  const socket = await openConnection(port, tekst)
  await Promise.all([server.close(), once(socket, 'close')])
  expect(server.server.listening).toBe(false)
})
