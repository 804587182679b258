import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for HTML. */
export const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

const STYLE = '/stijl/pagina.css'

/** Makes the content security policy of a plain HTML page: it may load our own style and nothing else. */
export const pagePolicy = (frameAncestors = "'none'") =>
  `default-src 'none'; style-src 'self'; frame-ancestors ${frameAncestors}`

/** Makes a page of plain HTML, without scripts. */
export const html = (title: string, body: string) =>
  `<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)} - Balie</title>\n<link rel="stylesheet" href="${STYLE}">\n<header>Balie</header>\n<main>\n<h1>${escapeHtml(title)}</h1>\n${body}\n</main>\n</html>\n`

/** Answers with a page: a title, a sentence, and where to go from there. */
export function sendPage(
  reply: FastifyReply,
  status: number,
  title: string,
  sentence: string,
  link: { href: string; text: string },
): FastifyReply {
  const body = `<p>${escapeHtml(sentence)}</p>\n<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`
  return reply.status(status).type('text/html; charset=utf-8').send(html(title, body))
}

/** Serves the style of these pages: the tokens of the theme and the rules that use them. */
export function servePageStyle(server: FastifyInstance): void {
  const files = [join(import.meta.dirname, '../web/ui/theme/theme.css'), join(import.meta.dirname, 'pagina.css')]
  server.get(STYLE, async (_request, reply) => {
    const parts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    return reply.header('Cache-Control', 'no-cache').type('text/css; charset=utf-8').send(parts.join('\n'))
  })
}
