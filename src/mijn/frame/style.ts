import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

// The style and the script of Mijn: files of ours and of NL Design System, put together once, without a build.

/** The components of NL Design System that Mijn uses. */
const PACKAGES = [
  'alert',
  'button',
  'button-group',
  'checkbox',
  'data-list',
  'document',
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-fieldset',
  'form-label',
  'link',
  'number-badge',
  'radio-button',
  'skip-link',
  'status-badge',
  'textarea',
  'textbox',
]

interface Asset {
  path: string
  type: string
  zipped: Buffer
  plain: Buffer
}

function asset(name: string, type: string, text: string): Asset {
  const [base, extension] = name.split('.')
  const version = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const plain = Buffer.from(text)
  return { path: `/mijn/stijl/${base}-${version}.${extension}`, type, plain, zipped: gzipSync(plain, { level: 9 }) }
}

function make() {
  const require = createRequire(import.meta.url)
  const own = (file: string) => join(import.meta.dirname, file)
  const files = [
    own('../../web/ui/theme/theme.css'),
    ...PACKAGES.map((name) => require.resolve(`@utrecht/${name}-css/dist/index.css`)),
    own('mijn.css'),
  ]
  const style = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  return {
    style: asset('mijn.css', 'text/css; charset=utf-8', style),
    script: asset('mijn.js', 'text/javascript; charset=utf-8', readFileSync(own('mijn.js'), 'utf8')),
    uploads: asset('uploaden.js', 'text/javascript; charset=utf-8', readFileSync(own('uploaden.js'), 'utf8')),
    icon: asset('icon.svg', 'image/svg+xml', readFileSync(own('icon.svg'), 'utf8')),
  }
}

let made: ReturnType<typeof make> | undefined

/** Makes them once. */
function all() {
  made ??= make()
  return made
}

/** Gives the addresses of the style, the scripts and the icon. They change with their content, so a browser may keep them. */
export function assets(): Record<keyof ReturnType<typeof make>, string> {
  const { style, script, uploads, icon } = all()
  return { style: style.path, script: script.path, uploads: uploads.path, icon: icon.path }
}

/** Serves the style and the script of Mijn. They hold no data of anybody. */
export function serveAssets(server: FastifyInstance): void {
  for (const { path, type, plain, zipped } of Object.values(all()))
    server.get(path, async (request, reply) => {
      const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
      reply.header('Cache-Control', 'public, max-age=31536000, immutable').header('Vary', 'Accept-Encoding').type(type)
      if (!takesGzip) return reply.send(plain)
      return reply.header('Content-Encoding', 'gzip').send(zipped)
    })
}
