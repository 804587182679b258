import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import type { LogboekRegel } from '../../platform/operations.ts'
import { pseudoniemOfAdres } from './pseudoniem.ts'
import * as queries from './queries.ts'

const MINUTE = 60_000
const TOO_MANY = 429

/** This many kinds of refusals in a minute get a line of their own; those of further addresses are counted together. */
const MOST_KINDS = 1_000

/** Counts refusals of one kind: the first is written when it happens, the others wait for the end of the minute. */
interface Count {
  regel: LogboekRegel
  waiting: number
}

export interface RefusalsOptions {
  db: Db
  config: Config
  clock(): Date
  log: FastifyBaseLogger
  /** Gives the part of an address that identifies one sender. */
  senderOf(address: string): string
}

/**
 * Records refusals so that nobody can fill the logboek with them. For an unknown sender, or a refusal by a limit, the first of its kind in
 * a minute gets a line at once, and all others of that minute share one line with their number. The address of an unknown sender is kept as
 * a pseudonym. A known user gets a line for every refusal (R29).
 */
export function makeRefusals({ db, config, clock, log, senderOf }: RefusalsOptions) {
  const counts = new Map<string, Count>()
  let minute = 0

  /** Writes the waiting refusals; those that cannot be written now wait on. */
  async function flush(): Promise<void> {
    const full = [...counts].filter(([, { waiting }]) => waiting > 0)
    counts.clear()
    for (const [key, { regel, waiting }] of full) {
      try {
        await queries.writeWeigering(db, regel, waiting)
      } catch (error) {
        log.error({ err: { name: (error as Error).name } }, 'weigeringen')
        const again = counts.get(key)
        counts.set(key, { regel, waiting: waiting + (again?.waiting ?? 0) })
      }
    }
  }

  async function turn(): Promise<void> {
    const now = Math.floor(clock().getTime() / MINUTE)
    if (now === minute) return
    minute = now
    await flush()
  }

  /** Makes the line of a refusal, without the address of an unknown sender. */
  const lineOf = (regel: LogboekRegel): LogboekRegel =>
    regel.wie ? regel : { ...regel, herkomst: pseudoniemOfAdres(config, senderOf(regel.herkomst)) }

  /** Gives what all refusals of one kind have in common, which leaves out the request itself. */
  const sharedBy = (regel: LogboekRegel, herkomst: string): LogboekRegel => ({
    ...regel,
    herkomst,
    requestId: '',
    trace: { traceId: '' },
    begonnenOp: new Date(minute * MINUTE),
  })

  const timer = setInterval(() => void turn(), MINUTE / 6).unref()

  return {
    async write(regel: LogboekRegel): Promise<void> {
      if (regel.wie && regel.resultaat !== TOO_MANY) return queries.store(db, regel)
      await turn()
      const line = lineOf(regel)
      const kind = `${regel.operatie} ${regel.resultaat}`
      const key = `${kind} ${regel.wie?.uuid ?? line.herkomst}`
      const known = counts.get(key) ?? (counts.size >= MOST_KINDS ? counts.get(kind) : undefined)
      if (known) known.waiting += 1
      else if (counts.size >= MOST_KINDS) counts.set(kind, { regel: sharedBy({ ...line, wie: null }, ''), waiting: 1 })
      else {
        counts.set(key, { regel: sharedBy(line, line.herkomst), waiting: 0 })
        await queries.writeWeigering(db, line, 1)
      }
    },
    /** Writes the waiting refusals before the database is closed. */
    async stop(): Promise<void> {
      clearInterval(timer)
      await flush()
    },
  }
}
