import { encodeCursor } from '../../platform/cursor.ts'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { badge, cards, day, joined, linkButton, more, paragraph } from '../frame/components.ts'
import type { MijnContext, Pagina } from '../frame/pages.ts'
import type { MijnVraag } from './model.ts'
import * as queries from './queries.ts'
import { isNieuw, type Stand, standOf } from './rules.ts'
import { texts } from './texts.ts'

const TONES = { loopt: 'active', te_laat: 'warning', zaak: 'active', klaar: 'neutral' } as const

/** @param stand what the badge says already, so that it is said once */
function details(taal: Language, vraag: MijnVraag, stand: Stand): Html {
  const t = texts[taal]
  const { nummer, kanaal, op, aantal, laatsteOp, uiterlijkOp, zakenOpen, zakenAfgerond } = vraag
  const zaken = zakenOpen + zakenAfgerond
  const parts: HtmlValue[] = [
    html`${kanaal}, ${day(taal, op)}`,
    `${t.number} ${nummer}`,
    aantal > 1 && html`${t.answers(aantal)}, ${t.last.toLowerCase()} ${day(taal, laatsteOp)}`,
    uiterlijkOp && html`${t.hear} ${day(taal, uiterlijkOp)}`,
    zaken > 0 && !(zaken === 1 && stand === 'zaak') && t.zakenDone(zakenAfgerond, zaken),
  ]
  return joined(parts, ' · ')
}

/** A conversation as a card in a list. */
export function card(taal: Language, vraag: MijnVraag, now: Date, vorigeKeer: Date | null) {
  const t = texts[taal]
  const stand = standOf(vraag, now)
  const mark = isNieuw(vraag, vorigeKeer)
    ? badge('success', t.news)
    : badge(TONES[stand], vraag.vanGemeente && stand === 'klaar' ? t.us : t.stand[stand])
  return {
    href: `/mijn/vragen/${vraag.uuid}`,
    title: vraag.onderwerp || t.noSubject,
    details: details(taal, vraag, stand),
    badge: mark,
  }
}

/** The page with all conversations, the newest first. */
export async function lijst(context: MijnContext, { na }: { na?: string | undefined }): Promise<Pagina> {
  const { db, taal, now, vorigeKeer, partijen } = context
  const t = texts[taal]
  const rows = await queries.lijst(db, context, { na })
  const shown = rows.slice(0, queries.PAGE)
  const last = rows.length > queries.PAGE ? shown.at(-1) : undefined
  const none = partijen.length === 0 ? t.noneUnknown : t.none
  return {
    title: t.title,
    content: html`${paragraph(t.intro)}${paragraph(linkButton('/mijn/vragen/nieuw', t.ask))}${
      shown.length > 0 ? cards(shown.map(({ vraag }) => card(taal, vraag, now, vorigeKeer))) : paragraph(none)
    }${last && more(`/mijn/vragen?na=${encodeCursor([last.op, last.volgnummer])}`, t.older)}`,
  }
}
