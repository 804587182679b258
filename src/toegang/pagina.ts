import type { FastifyReply } from 'fastify'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it stands in HTML. */
export const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A page of plain HTML, without scripts or styles. */
export const html = (title: string, body: string) =>
  `<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)} - Balie</title>\n<main>\n<h1>${escapeHtml(title)}</h1>\n${body}\n</main>\n</html>\n`

/** Answers a page: a title, a sentence, and where to go from there. */
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
