import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import { storingenNu } from '../../inrichting/storingen/queries.ts'
import type { Context, Wie } from '../../platform/context.ts'
import { type Html, html, pageText } from '../../platform/html.ts'
import { admit, type Gateway, outsideOf, perform } from '../../platform/operations.ts'
import { notFound, Problem } from '../../platform/problems.ts'
import { Uuid } from '../../platform/schemas.ts'
import { MEEKIJKEN, type Partij } from '../../register/partijen/contract.ts'
import * as partijen from '../../register/partijen/queries.ts'
import { alert, link, paragraph } from '../frame/components.ts'
import { ONDERDELEN } from '../frame/contract.ts'
import type { Hoedanigheid } from '../frame/hoedanigheid.ts'
import { layout } from '../frame/layout.ts'
import type { BoundPage, MijnContext, Pagina } from '../frame/pages.ts'
import { frameTexts } from '../frame/texts.ts'
import { pages as gegevens } from '../gegevens/pages.ts'
import { addressOf, NOTHING_TYPED, workOf } from '../inloggen/serve.ts'
import { policy } from '../inloggen/site.ts'
import { feature as overzicht } from '../overzicht/feature.ts'
import { pages as taken } from '../taken/pages.ts'
import { pages as vragen } from '../vragen/pages.ts'
import { pages as zaken } from '../zaken/pages.ts'
import { texts } from './texts.ts'

// An employee sees what a customer sees: the same pages, made by the same handlers, for reading alone. What the employee may not see stays
// hidden (R28), and each look has its line in the logboek, where the customer finds it (R29).

const { path: PATH, right: RIGHT } = MEEKIJKEN
const TAAL = 'nl'

/** The pages that can be looked at; what is sent, downloaded or kept is the customer's alone. */
const PAGES: readonly BoundPage[] = [...(overzicht.pages ?? []), ...vragen, ...taken, ...zaken, ...gegevens].filter(
  ({ operation: { method, changes, file } }) => method === 'get' && !changes && !file,
)

/** In which capacity the customer would be logged in. */
function hoedanigheidOf({ soortPartij, identificatoren, naam }: Partij): Hoedanigheid {
  const of = (soort: string) => identificatoren.find((one) => one.soort === soort)
  const common = { niveau: 'hoog', middel: 'digid' } as const
  if (soortPartij !== 'organisatie')
    return { soort: 'burger', klant: { soort: 'bsn', waarde: of('bsn')?.nummer ?? '', naam }, ...common }
  const vestiging = of('vestigingsnummer')
  if (vestiging && !of('kvk_nummer'))
    return { soort: 'vestiging', klant: { soort: 'vestigingsnummer', waarde: vestiging.nummer, naam }, ...common }
  return {
    soort: 'organisatie',
    klant: { soort: 'kvk_nummer', waarde: of('kvk_nummer')?.nummer ?? '', naam },
    ...common,
  }
}

/** The visit of the customer, as it would be if they were logged in. */
const visitAs = (partij: Partij): Omit<MijnContext, keyof Context | 'lezen'> => ({
  taal: TAAL,
  sessie: '',
  hoedanigheid: hoedanigheidOf(partij),
  // No draft has this key: what the customer has typed and not sent is the customer's alone.
  als: `meekijken ${partij.uuid}`,
  partijen: [partij.uuid],
  open: new Set(ONDERDELEN),
  bewijs: '',
  mogelijkheden: new Map(),
  inlogmiddel: '',
  vorigeKeer: null,
})

const frame = (partij: Partij, content: Html): Html => {
  const t = texts[TAAL]
  const parts = ONDERDELEN.map(
    (part) =>
      html`<li>${link(part === 'overzicht' ? '/mijn/' : `/mijn/${part}`, frameTexts[TAAL].onderdelen[part])}</li>`,
  )
  return html`${alert(TAAL, 'info', t.banner(partij.naam), html`${paragraph(t.bannerHelp)}${paragraph(link('/werkplek/', t.back))}`)}<nav aria-label="${frameTexts[TAAL].navigation}"><ul class="mijn-choice-list">${parts}</ul></nav><fieldset class="mijn-meekijken" disabled>${content}</fieldset>`
}

const closed = (): Pagina => ({ title: texts[TAAL].closed, content: paragraph(texts[TAAL].closedHelp) })

/** Makes links of the customer's pages lead to these. */
const redirected = (page: string, partij: string): string =>
  page.replaceAll(/href="\/mijn\/(?!stijl\/|taal\/|privacy|sessies)/g, `href="${PATH}/${partij}/`)

/** Makes what a page does as the customer would have it, on the connection and with the sight of the employee. */
async function lookAt(gateway: Gateway, request: FastifyRequest, { bound, wie, uuid }: Look) {
  const { partij: _, ...params } = request.params as Record<string, string>
  const input = {
    ...addressOf(bound.operation, { params, query: request.query }),
    body: undefined,
    bestanden: [],
    ingevuld: NOTHING_TYPED,
  }
  const outside = outsideOf(gateway, request, wie)
  // Another system is asked before the transaction begins; whether the employee may see this customer is decided in it.
  const known = await outside.lezen((db) => partijen.partij(db, uuid))
  const work = known && (await workOf(bound, { ...outside, ...visitAs(known) }, input))
  return (context: Context, partij: Partij) => work?.({ ...context, ...visitAs(partij), lezen: outside.lezen })
}

interface Look {
  bound: BoundPage
  wie: Wie
  uuid: string
}

async function send(gateway: Gateway, request: FastifyRequest, reply: FastifyReply, bound: BoundPage | undefined) {
  const uuid = Uuid.safeParse((request.params as { partij: string }).partij).data
  if (!uuid) throw notFound('Partij')
  const name = bound ? `mijn.meekijken.${bound.name.split('.').slice(1).join('.')}` : 'mijn.meekijken.gesloten'
  const task = { name, right: RIGHT, changes: false }
  const wie = await admit(gateway, request, task)
  const look = bound && (await lookAt(gateway, request, { bound, wie, uuid }))
  const made = await perform(gateway, request, task, async (context) => {
    const partij = await partijen.partij(context.db, uuid)
    if (!partij) throw notFound('Partij')
    context.gezien([partij.uuid])
    const answer = await look?.(context, partij)
    const page = answer && 'content' in answer ? answer : closed()
    const settings = await instellingen(context.db)
    const outages = await storingenNu(context.db)
    return { status: 200, value: { partij, page, settings, outages } }
  })
  const { partij, page, settings, outages } = made
  const framed = layout({
    taal: TAAL,
    instellingen: settings,
    title: page.title,
    content: frame(partij, page.content),
    path: PATH,
    storingen: outages,
    stilMinuten: gateway.config.MIJN_SESSIE_STIL_MINUTEN,
  })
  return reply
    .status(page.status ?? 200)
    .headers({ 'Content-Security-Policy': policy([]), 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' })
    .type('text/html; charset=utf-8')
    .send(redirected(pageText(framed), partij.uuid))
}

/** Serves the pages of customers to employees who may look along. */
export function serveMeekijken(server: FastifyInstance, gateway: Gateway): void {
  const serve = (path: string, bound: BoundPage | undefined) =>
    server.get(path, async (request, reply) => {
      try {
        return await send(gateway, request, reply, bound)
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 401) throw error
        return reply.redirect(`/inloggen?terug=${encodeURIComponent(request.url)}`, 302)
      }
    })
  for (const bound of PAGES) {
    const path = bound.operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    serve(`${PATH}/:partij${path}`, bound)
  }
  serve(`${PATH}/:partij/*`, undefined)
}
