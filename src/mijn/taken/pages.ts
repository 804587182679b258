import { datumOp } from '../../begrippen/kalender.ts'
import { afterAsking } from '../../platform/contract.ts'
import { type HtmlValue, html } from '../../platform/html.ts'
import { notFound } from '../../platform/problems.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { badge, cards, day, joined, more, paragraph, section } from '../frame/components.ts'
import { download } from '../frame/downloaden.ts'
import { bindPages, type MijnContext, type MijnOutside, type Pagina } from '../frame/pages.ts'
import { texts as zaakTexts } from '../zaken/texts.ts'
import { begin, betalen, comeBack, lookBack } from './betalen.ts'
import { taken } from './contract.ts'
import { bewaren, doen, tonen, uploaden } from './doen.ts'
import { ondertekenen } from './ondertekenen.ts'
import * as queries from './queries.ts'
import { texts } from './texts.ts'

const TONES = {
  open: 'active',
  uitgevoerd: 'success',
  verwerkt: 'success',
  ingetrokken: 'neutral',
  verlopen: 'warning',
} as const

/** A klanttaak as a card in a list. */
export function card(taal: Language, taak: queries.MijnTaak, today: string) {
  const t = texts[taal]
  const { taakstatus } = zaakTexts[taal]
  const { uuid, titel, soort, status, laatsteDag, zaak, uitgevoerdOp } = taak
  const isOpen = status === 'open'
  const when: HtmlValue = isOpen
    ? html`${t.until} ${day(taal, laatsteDag)}`
    : uitgevoerdOp && html`${taakstatus[status]} ${day(taal, uitgevoerdOp)}`
  const parts = [t.soort[soort], when, zaak && `${t.zaak} ${zaak}`]
  return {
    href: `/mijn/taken/${uuid}`,
    title: titel,
    details: joined(parts, ' · '),
    badge: isOpen && laatsteDag < today ? badge('danger', t.late) : badge(TONES[status], taakstatus[status]),
  }
}

async function lijst(context: MijnContext, vanaf: number): Promise<Pagina> {
  const { db, taal, now } = context
  const t = texts[taal]
  const found = await queries.lijst(db, context, { vanaf })
  const shown = found.slice(0, queries.PAGE)
  const today = datumOp(now)
  const open = shown.filter(({ status }) => status === 'open')
  const done = shown.filter(({ status }) => status !== 'open')
  const list = (items: readonly queries.MijnTaak[]) => cards(items.map((taak) => card(taal, taak, today)))
  return {
    title: t.title,
    content: html`${paragraph(t.intro)}${section('te-doen', t.todo, open.length > 0 ? list(open) : paragraph(t.nothing))}${done.length > 0 && section('gedaan', t.done, list(done))}${found.length > queries.PAGE && more(`/mijn/taken?vanaf=${vanaf + queries.PAGE}`, t.more)}`,
  }
}

export const pages = bindPages('taken', taken, {
  lijst: (context, { query }) => lijst(context, query.vanaf ?? 0),
  tonen: (context, { params }) => tonen(context, params.uuid),
  bewaren: (context, { params, body, bestanden }) => bewaren(context, params.uuid, body, bestanden),
  uploaden: (context, { params, body, bestanden }) => uploaden(context, params.uuid, body, bestanden[0]),
  doen: (context, { params, body, bestanden }) => doen(context, params.uuid, body, bestanden),
  betalen: afterAsking(
    (outside: MijnOutside, { params }) => begin(outside, params.uuid),
    (context, { params, body }, begonnen) => betalen(context, params.uuid, body, begonnen),
  ),
  betaling: afterAsking(
    (outside: MijnOutside, { params, query }) => lookBack(outside, params, query),
    (context, { params }, back) => comeBack(context, params.uuid, back),
  ),
  ondertekenen: (context, { params, body }) => ondertekenen(context, params.uuid, body),
  async bijlage(context, { params }) {
    const found = await queries.bijlage(context.db, context, params)
    if (!found) throw notFound('Document')
    return download(context, found)
  },
})
