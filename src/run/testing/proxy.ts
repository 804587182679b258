import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Starts a proxy that does what a network between us and the database can do. */
export async function startProxy(target: URL) {
  const sockets = new Set<Socket>()
  let isDeaf = false
  let isMute = false
  let isClosed = false
  let asked = 0
  const server = createServer((client) => {
    if (isClosed) return client.resetAndDestroy()
    const upstream = connect(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        // A side that hears nothing is not told that the other is gone either.
        if (!isDeaf && !isMute) for (const other of [client, upstream]) other.destroy()
      })
    }
    let isAsking = false
    client.on('data', (data) => {
      if (!isAsking) asked += 1
      isAsking = true
      if (!isDeaf) upstream.write(data)
    })
    upstream.on('data', (data) => {
      isAsking = false
      if (!isMute) client.write(data)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const url = new URL(target)
  url.port = String((server.address() as AddressInfo).port)
  const endAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    /** Counts how often something was asked and then answered, while `work` runs: what is sent together is one round trip. */
    async roundTripsOf(work: () => Promise<unknown>): Promise<number> {
      const before = asked
      await work()
      return asked - before
    },
    /** Lets nothing through in either direction, and tells nobody. */
    swallow() {
      isDeaf = true
      isMute = true
    },
    /** Lets requests through, but no answers. */
    swallowAnswers() {
      isMute = true
    },
    /** Refuses new connections, and ends existing ones. */
    refuse() {
      isClosed = true
      endAll()
    },
    /** Works again as before; what was lost stays lost. */
    heal() {
      isDeaf = false
      isMute = false
      isClosed = false
    },
    async stop() {
      endAll()
      await new Promise((done) => server.close(done))
    },
  }
}
