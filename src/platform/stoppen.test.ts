import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'
import { createServer } from './server.ts'

const START = 'GET /traag HTTP/1.1\r\nHost: x\r\n'

async function serve() {
  const server = createServer(parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: 'postgres://x/y' }))
  const [begonnen, mag] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  server.get('/traag', async () => {
    begonnen.resolve()
    await mag.promise
    return { klaar: true }
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    server,
    port: (server.server.address() as AddressInfo).port,
    begonnen: begonnen.promise,
    laatGaan: mag.resolve,
  }
}

async function verbind(port: number, tekst: string) {
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
  await verbind(port, tekst)
  const begin = Date.now()
  await server.close()
  // Node itself ends a half request after a minute, and one that does nothing never.
  expect(Date.now() - begin).toBeLessThan(30_000)
})

test('een verzoek dat loopt krijgt nog antwoord voordat de server stopt', async () => {
  const { server, port, begonnen, laatGaan } = await serve()
  const socket = await verbind(port, `${START}\r\n`)
  const dicht = once(socket, 'close')
  let antwoord = ''
  socket.on('data', (data) => {
    antwoord += String(data)
  })
  await begonnen
  const gestopt = server.close()
  // Longer than the server reads on when it stops.
  setTimeout(laatGaan, 800)
  await gestopt
  await dicht
  expect(antwoord).toContain('{"klaar":true}')
})
