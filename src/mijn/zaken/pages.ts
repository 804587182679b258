import { datumOp } from '../../begrippen/kalender.ts'
import { asDownload } from '../../koppelingen/zaaksysteem/downloaden.ts'
import { afterAsking } from '../../platform/contract.ts'
import { attributes, type Html, html } from '../../platform/html.ts'
import { notFound } from '../../platform/problems.ts'
import { cards, more, paragraph } from '../frame/components.ts'
import { download } from '../frame/downloaden.ts'
import { bindPages, type MijnContext, type MijnOutside, type Pagina } from '../frame/pages.ts'
import { zaken } from './contract.ts'
import { ask, open } from './elders.ts'
import * as queries from './queries.ts'
import { texts } from './texts.ts'
import { card, page } from './zaak.ts'

type Welke = 'lopend' | 'afgerond'

/** The two lists: links, so that each has an address. */
function choice(taal: MijnContext['taal'], welke: Welke, { lopend, afgerond }: Record<Welke, number>): Html {
  const t = texts[taal]
  const one = (which: Welke, text: string) =>
    html`<li><a class="utrecht-link" href="/mijn/zaken?welke=${which}"${attributes({ 'aria-current': which === welke && 'true' })}>${text}</a></li>`
  return html`<nav aria-label="${t.which}"><ul class="mijn-choice-list">${one('lopend', t.running(lopend))}${one('afgerond', t.done(afgerond))}</ul></nav>`
}

async function lijst(context: MijnContext, welke: Welke, vanaf: number): Promise<Pagina> {
  const { db, taal, now } = context
  const t = texts[taal]
  const counts = await queries.aantallen(db, context)
  const found = await queries.lijst(db, context, { open: welke === 'lopend', vanaf })
  const today = datumOp(now)
  const shown = found.slice(0, queries.PAGE)
  const none = welke === 'lopend' ? t.noneRunning : t.noneDone
  return {
    title: t.title,
    content: html`${paragraph(t.intro)}${choice(taal, welke, counts)}${shown.length > 0 ? cards(shown.map((zaak) => card(taal, zaak, today))) : paragraph(none)}${found.length > queries.PAGE && more(`/mijn/zaken?welke=${welke}&vanaf=${vanaf + queries.PAGE}`, t.more)}`,
  }
}

export const pages = bindPages('zaken', zaken, {
  lijst: (context, { query }) => lijst(context, query.welke, query.vanaf ?? 0),
  tonen: afterAsking(
    (outside: MijnOutside, { params }) => ask(outside, params.id),
    async (context, { params }, elders) => {
      const found = await queries.detail(context.db, context, params.id)
      if (!found) throw notFound('Zaak')
      return page(context, found, elders)
    },
  ),
  document: afterAsking(
    (outside: MijnOutside, { params }) => open(outside, params),
    async (context, { params }, elders) => {
      if (elders) return asDownload(context, elders)
      const found = await queries.document(context.db, context, params)
      if (!found) throw notFound('Document')
      return download(context, found)
    },
  ),
})
