import type { FastifyInstance } from 'fastify'
import { type Gateway, perform } from '../../platform/operations.ts'
import type { BoundPage } from '../frame/pages.ts'
import { keptPage, takeName } from './bewaarde-paginas.ts'
import { bezoekOf } from './bezoek.ts'
import { gatewayAs, reportSeen } from './serve.ts'
import { pathOf, sendShown } from './site.ts'

// Coming back to a page that answered a form: with Back, with Forward, or by loading it again.

/** The right of whoever a page was kept for, and only of them: a page that says that something is not open is for them as well. */
const RIGHT = 'mijn.terugkomen'
const TASK = { name: 'mijn.terugkomen', right: RIGHT, changes: false }

/** Shows the pages that are kept, before the page of the same address; that one is shown when a kept page is gone. */
export function showKept(server: FastifyInstance, gateway: Gateway): void {
  server.addHook('onRequest', async (request, reply) => {
    const name = takeName(request)
    if (!name) return undefined
    const bezoek = await bezoekOf(gateway, request)
    const kept = await keptPage(gateway, request, bezoek, name)
    if (!kept) return undefined
    if (bezoek) {
      const wie = { ...bezoek.wie, rechten: new Set([RIGHT]) }
      // Looking again is looking, and has its line in the logboek (R29).
      await perform(gatewayAs(gateway, wie), request, TASK, async (context) => {
        reportSeen(context, bezoek.bezoeker)
        return { status: 200, value: undefined }
      })
    }
    return sendShown(reply, kept)
  })
}

const isPageAt = (pages: readonly BoundPage[], path: string) =>
  pages.some(({ operation }) => operation.method === 'get' && operation.path === path)

/** Gives how many parts of a path are above the form: those of the nearest page. */
function partsAbove(pages: readonly BoundPage[], path: string): number {
  const parts = path.split('/')
  let count = parts.length
  while (count > 1 && !isPageAt(pages, parts.slice(0, count).join('/'))) count -= 1
  return count
}

/** Leads who comes back to an address that only takes a form to the page above it. */
export function servePagesAbove(server: FastifyInstance, pages: readonly BoundPage[]): void {
  const forms = pages.filter(({ operation: { method, path } }) => method === 'post' && !isPageAt(pages, path))
  for (const { operation } of forms) {
    const count = partsAbove(pages, operation.path)
    server.get(operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), (request, reply) => {
      const above = pathOf(request)
        .split('/')
        .slice(0, count + 1)
        .join('/')
      return reply.redirect(count === 1 ? '/mijn/' : above, 303)
    })
  }
}
