import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The folder of the built web app for medewerkers. */
export const WERKPLEK = join(import.meta.dirname, '../../dist/werkplek')

/** Tells whether the web app has been built. */
export const isBuilt = (folder = WERKPLEK): boolean => existsSync(join(folder, 'index.html'))

const PATH = '/werkplek/'
const LOGIN = '/inloggen'

/**
 * Makes the content security policy of a page of the web app: it loads only our own files, images that it makes itself, and the tiles of a map.
 */
const policy = ({ formTargets, tileOrigins = [] }: Pick<WebOptions, 'formTargets' | 'tileOrigins'>) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data: blob:", ...tileOrigins].join(' '),
    "font-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A file of ours that works beside the page may decode pictures with WebAssembly, and fetch nothing. */
const OF_WORKERS = "default-src 'none'; script-src 'wasm-unsafe-eval'; frame-ancestors 'none'"

export interface WebOptions {
  /** The folder of the built app. */
  folder?: string
  /** Tells whether the caller has a session. */
  isLoggedIn(request: FastifyRequest): Promise<boolean>
  /** The other origins to which logging out may lead: that of the OpenID provider. */
  formTargets: readonly string[]
  /** The other origins from where the tiles of a map come. */
  tileOrigins?: readonly string[]
}

/** The address of a page to come back to, without the number of a caller: that must not be in one more address. */
function comingBackTo(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://werkplek.invalid')
  searchParams.delete('beller')
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}

const wantsHtml = (request: FastifyRequest) => (request.headers.accept ?? '').includes('text/html')

/**
 * Serves the web app to people who are logged in, and sends others to log in first. Its files can be cached for ever, because their names
 * contain a hash. Every other path under `/werkplek/` gives the one page of the app.
 */
export function serveWerkplek(
  server: FastifyInstance,
  { folder = WERKPLEK, isLoggedIn, formTargets, tileOrigins }: WebOptions,
): void {
  const headers = {
    'Content-Security-Policy': policy({ formTargets, tileOrigins }),
    // Logging out uses a form. Without a referrer its Origin would be "null", and nobody could tell that it is ours.
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  }

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!(await isLoggedIn(request)))
      return reply.redirect(`${LOGIN}?terug=${encodeURIComponent(comingBackTo(request.url))}`, 302)
    return reply.headers(headers).sendFile('index.html', { cacheControl: false })
  }

  server.register(async (web) => {
    web.register(fastifyStatic, {
      root: folder,
      prefix: PATH,
      serve: false,
      preCompressed: true,
    })
    web.get(`${PATH}assets/*`, async (request, reply) => {
      const { '*': file } = request.params as { '*': string }
      reply.header('Cache-Control', 'public, max-age=31536000, immutable').header('Content-Security-Policy', OF_WORKERS)
      return reply.sendFile(`assets/${file}`, { cacheControl: false })
    })
    web.get(`${PATH}*`, page)
    web.get('/werkplek', async (_request, reply) => reply.redirect(PATH, 302))
    web.get('/', async (request, reply) => {
      if (wantsHtml(request)) return reply.redirect(PATH, 302)
      return reply.callNotFound()
    })
  })
}
