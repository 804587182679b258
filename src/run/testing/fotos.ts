import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** Starts a server with files that somebody may ask Balie to fetch: a photo, and what is no photo, too large, gone, or a way to elsewhere. */
export async function startFotos() {
  const png = Uint8Array.from(Buffer.from(PNG, 'base64'))
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    const path = request.url ?? ''
    if (path.endsWith('/foto.png')) return response.end(png)
    if (path === '/wisselt.png') return response.end(Buffer.concat([png, Buffer.of(count % 256)]))
    if (path === '/verder.png') return response.writeHead(302, { location: '/bestand/foto.png' }).end()
    if (path === '/pagina.html') return response.end('<p>Geen foto</p>')
    if (path === '/groot.png') return response.end(Buffer.concat([png, Buffer.alloc(11 * 1024 * 1024)]))
    if (path === '/elders.png') return response.writeHead(302, { location: 'http://127.0.0.1:1/geheim' }).end()
    return response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    png,
    /** How often something was asked. */
    asked: () => count,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
