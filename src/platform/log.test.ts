import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../app.ts'
import { createServer } from './server.ts'

// The lines that the server wrote to its log.

const lines: string[] = []
const log = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
const server = createServer(parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'info' }), { log })

beforeAll(async () => {
  server.get('/personen/:bsn', async () => ({ naam: 'Willemijn de Boer' }))
  server.post('/fout', async (request) => {
    throw new Error(`invalid input syntax: ${JSON.stringify(request.body)}`)
  })
  await server.ready()
})
afterAll(() => server.close())

test('het log noemt de route en het verzoek, en geen persoonsgegevens of tokens', async () => {
  const headers = { authorization: 'Token zeer-geheim', 'x-forwarded-for': '192.0.2.7' }
  await server.inject({ url: '/personen/999993653?naam=Willemijn', headers })
  const fout = await server.inject({
    method: 'POST',
    url: '/fout',
    headers,
    payload: { bsn: '999993653', naam: 'Willemijn' },
  })
  expect(fout.statusCode).toBe(500)
  expect(fout.json()).toMatchObject({ code: 'fout', detail: 'Er ging iets mis aan onze kant.' })
  const text = lines.join('')
  expect(text).toContain('/personen/:bsn')
  expect(text).toContain('log.test.ts')
  expect(text).not.toMatch(/999993653|Willemijn|zeer-geheim/)
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ reqId: expect.any(String) })
  expect(fout.json()).toMatchObject({
    instance: expect.stringContaining(String(JSON.parse(lines.at(-1) ?? '{}').reqId)),
  })
})
