import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'
import { createServer } from './server.ts'

const START = 'GET /traag HTTP/1.1\r\nHost: x\r\n'

async function serve() {
  const server = createServer(parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: 'postgres://x/y' }))
  server.get('/traag', async () => {
    await new Promise((done) => setTimeout(done, 800))
    return { klaar: true }
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  return { server, port: (server.server.address() as AddressInfo).port }
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
  expect(Date.now() - begin).toBeLessThan(2_000)
})

test('een verzoek dat loopt krijgt nog antwoord voordat de server stopt', async () => {
  const { server, port } = await serve()
  const socket = await verbind(port, `${START}\r\n`)
  const dicht = once(socket, 'close')
  let antwoord = ''
  socket.on('data', (data) => {
    antwoord += String(data)
  })
  await new Promise((done) => setTimeout(done, 50))
  await server.close()
  await dicht
  expect(antwoord).toContain('{"klaar":true}')
})
