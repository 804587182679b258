import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { admit, type Gateway, lezenOf, type Task } from '../../platform/operations.ts'
import { alleenMedewerkersMetTelefoon, oproepen } from './contract.ts'
import * as queries from './queries.ts'

// A call rings for seconds, so a screen cannot wait until it asks again. The stream says only that there is something to ask: what it is, is an
// operation as all others are, with its right and its line in the logboek (R28, R29).

const TASK: Task = { name: 'oproepen.stroom', right: oproepen.mijn.right, changes: false }
/** How often is looked, in one statement for all who listen at this process. */
const LOOK_MS = 1_000
/** Proxies end a connection on which nothing is said for a minute. */
const SIGN_OF_LIFE_MS = 20_000
/** A browser comes back when a stream ends, and is admitted anew. */
const LONGEST_MS = 10 * 60_000
/** The windows of one medewerker share a stream; a browser of long ago gives way. */
const MOST_EACH = 5

interface Listener {
  medewerker: string
  stream: PassThrough
  /** The calls that were there at the last look; undefined: nobody looked yet. */
  spoor?: string
}

/** Tells those of whom a call changed that it did. */
function tell(listeners: Iterable<Listener>, sporen: ReadonlyMap<string, string>): void {
  for (const listener of listeners) {
    const spoor = sporen.get(listener.medewerker) ?? ''
    if (spoor !== listener.spoor) listener.stream.write('data: oproepen\n\n')
    listener.spoor = spoor
  }
}

/** Serves the stream by which the werkplek of a medewerker hears at once that a call rings, is answered or ends. */
export function serveStroom(api: FastifyInstance, gateway: Gateway): void {
  const listeners = new Set<Listener>()
  let isLooking = false
  const look = async () => {
    if (listeners.size === 0 || isLooking) return
    isLooking = true
    try {
      const who = [...new Set([...listeners].map(({ medewerker }) => medewerker))]
      tell(listeners, await lezenOf(gateway)((db) => queries.sporenOf(db, who, gateway.clock())))
    } catch (error) {
      api.log.warn({ err: error }, 'oproepen')
    } finally {
      isLooking = false
    }
  }
  const timers = [
    setInterval(() => void look(), LOOK_MS),
    setInterval(() => {
      for (const { stream } of listeners) stream.write(':\n\n')
    }, SIGN_OF_LIFE_MS),
  ]
  for (const timer of timers) timer.unref()
  api.addHook('preClose', async () => {
    for (const timer of timers) clearInterval(timer)
    for (const { stream } of listeners) stream.end()
  })
  api.get('/oproepen/stroom', { handlerTimeout: LONGEST_MS * 2 }, async (request, reply) => {
    const { actor } = await admit(gateway, request, TASK)
    if (!actor) throw alleenMedewerkersMetTelefoon()
    const own = [...listeners].filter(({ medewerker }) => medewerker === actor)
    if (own.length >= MOST_EACH) own[0]?.stream.end()
    const listener: Listener = { medewerker: actor, stream: new PassThrough() }
    const { stream } = listener
    listeners.add(listener)
    const end = setTimeout(() => stream.end(), LONGEST_MS).unref()
    stream.once('close', () => {
      clearTimeout(end)
      listeners.delete(listener)
    })
    stream.write('retry: 2000\n\n')
    reply.headers({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
    return reply.send(stream)
  })
}
