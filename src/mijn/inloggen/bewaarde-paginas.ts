import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { isOwnPage, originOf, readCookie, writeCookie } from '../../inrichting/toegang/cookies.ts'
import { hashOf } from '../../inrichting/toegang/queries.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { faultOf } from '../../platform/fault.ts'
import type { Gateway } from '../../platform/operations.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { Uuid } from '../../platform/schemas.ts'
import { sql } from '../../platform/sql.ts'
import type { Bezoek } from './bezoek.ts'
import { mijnPagina } from './row.ts'

// A form is answered at an address: the page is kept, and the browser is sent to it (POST, redirect, GET). So Back and loading again show the
// page with what was typed, and send nothing twice. A page of somebody who is logged in goes with their session (R30).

/** The name in an address of the page that is kept. */
const PARAMETER = 'getoond'

/** So many pages are kept of one session, or of one browser in which nobody is logged in; the oldest go first. */
const MOST_OF_ONE = 20
/** So many are kept of all who are not logged in, so that nobody can fill the database. */
const MOST_OF_NOBODY = 1_000
/** A page of somebody who is not logged in is kept up to this size; a larger one is itself the answer. */
const LARGEST_OF_NOBODY_BYTES = 256 * 1024

const MINUTE_MS = 60_000
const TOKEN_BYTES = 32

/** A page as it was sent. */
export interface Getoond {
  status: number
  /** The whole page, as HTML. */
  inhoud: string
  /** The page of another site where the browser goes next. */
  elders: string | null
}

/** Whose page it is. */
interface Van {
  sessie: string | null
  browserHash: Buffer | null
  als: string | null
}

const isFrom = ({ sessie, browserHash }: Van) =>
  sql`(p.sessie = ${sessie}::uuid or p.browser_hash = ${browserHash}::bytea)`

/** Keeps a page; false when too many of people who are not logged in are kept. */
async function save(db: Db, van: Van, row: Getoond & { uuid: string; verlooptOp: string }): Promise<boolean> {
  const { browserHash, ...own } = van
  const { rows } = await sql`
    with oud as (delete from mijn_pagina where uuid = any (array(
      select p.uuid from mijn_pagina p where ${isFrom(van)} order by p.uuid desc offset ${sql.lit(MOST_OF_ONE - 1)})))
    ${insertRowOf(mijnPagina, { ...row, ...own, browserHash: browserHash && bytes(browserHash) })}
    where ${van.sessie}::uuid is not null
      or (select count(*) from mijn_pagina where browser_hash is not null) < ${sql.lit(MOST_OF_NOBODY)}
    returning 1`.execute(db)
  return rows.length > 0
}

/** Reads a page that is kept for exactly this visitor, in the capacity of now; undefined when there is none. */
async function find(db: Db, uuid: string, van: Van, now: Date): Promise<Getoond | undefined> {
  const { rows } = await sql<Getoond>`
    select p.status, p.inhoud, p.elders from mijn_pagina p
    where p.uuid = ${uuid}::uuid and ${isFrom(van)} and p.verloopt_op > ${now.toISOString()}::timestamptz
      and (p.als = ${van.als} or p.als is null or ${van.als}::text is null)`.execute(db)
  return rows[0]
}

/** The browser of somebody who is not logged in, by a cookie that says nothing else. */
function browserOf(request: FastifyRequest, reply: FastifyReply, { config }: Gateway): string {
  const known = readCookie(request, config, 'mijn-browser')
  if (known) return known
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  writeCookie(request, reply, config, 'mijn-browser', token)
  return token
}

interface Visit {
  bezoek?: Bezoek | undefined
  /** The capacity that the form names, where nobody is logged in. */
  als?: string | undefined
}

/**
 * Keeps the page that answers a form. Gives the address where it is shown; undefined when it cannot be kept, and is itself the answer.
 */
export async function keepPage(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  { bezoek, als }: Visit,
  page: Getoond,
): Promise<string | undefined> {
  const { db, config, clock } = gateway
  if (request.method !== 'POST' || !isOwnPage(request, config)) return undefined
  if (!bezoek && Buffer.byteLength(page.inhoud) > LARGEST_OF_NOBODY_BYTES) return undefined
  const van: Van = bezoek
    ? { sessie: bezoek.sessie, browserHash: null, als: bezoek.bezoeker.als }
    : { sessie: null, browserHash: hashOf(browserOf(request, reply, gateway)), als: als ?? null }
  const minutes = bezoek ? config.MIJN_SESSIE_MAX_MINUTEN : config.MIJN_SESSIE_STIL_MINUTEN
  const verlooptOp = new Date(clock().getTime() + minutes * MINUTE_MS).toISOString()
  const uuid = uuidv7()
  const isKept = await save(db, van, { ...page, uuid, verlooptOp }).catch((error: unknown) => {
    request.log.warn({ fault: faultOf(error) }, 'page not kept')
    return false
  })
  if (!isKept) return undefined
  const { pathname, searchParams } = new URL(request.url, originOf(request, config))
  searchParams.set(PARAMETER, uuid)
  return `${pathname}?${searchParams}`
}

/**
 * Removes what was kept for this browser while nobody was logged in, when somebody logs in or out there: whoever comes next may be another
 * (R28). @param own the capacities of whoever logs in, whose pages stay: they may still hold what was typed when a session ended
 */
export async function forgetPages(
  db: Db,
  config: Config,
  request: FastifyRequest,
  own: readonly string[] = [],
): Promise<void> {
  const browser = readCookie(request, config, 'mijn-browser')
  if (browser)
    await sql`
      delete from mijn_pagina where browser_hash = ${hashOf(browser)} and (als is null or als <> all (${[...own]}::text[]))`.execute(
      db,
    )
}

/** Takes the name of a kept page out of an address, so that the page of that address does not see it; undefined when it has none. */
export function takeName(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET') return undefined
  const { [PARAMETER]: given, ...query } = request.query as Record<string, unknown>
  if (given === undefined) return undefined
  request.query = query
  return Uuid.safeParse(given).data
}

/** Finds a kept page of whoever asks; undefined when it is gone, or of somebody else, or of another capacity (R6). */
export async function keptPage(
  { db, config, clock }: Gateway,
  request: FastifyRequest,
  bezoek: Bezoek | undefined,
  uuid: string,
): Promise<Getoond | undefined> {
  const browser = readCookie(request, config, 'mijn-browser')
  const van: Van = {
    sessie: bezoek?.sessie ?? null,
    browserHash: browser ? hashOf(browser) : null,
    als: bezoek?.bezoeker.als ?? null,
  }
  return find(db, uuid, van, clock())
}
