import { datumOp } from '../../begrippen/kalender.ts'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import { cards, heading, linkButton, moment, more, paragraph, section } from '../frame/components.ts'
import type { Onderdeel } from '../frame/contract.ts'
import type { MijnContext, Pages, Pagina } from '../frame/pages.ts'
import { frameTexts } from '../frame/texts.ts'
import { card as taakCard } from '../taken/pages.ts'
import * as taken from '../taken/queries.ts'
import { card as vraagCard } from '../vragen/lijst.ts'
import type { MijnVraag } from '../vragen/model.ts'
import * as vragen from '../vragen/queries.ts'
import { isNieuw, standOf } from '../vragen/rules.ts'
import type { MijnZaak } from '../zaken/model.ts'
import * as zaken from '../zaken/queries.ts'
import { card as zaakCard } from '../zaken/zaak.ts'
import type { overzicht } from './contract.ts'
import { overzichtTexts } from './texts.ts'

// Shows what somebody must do, what is new, and what is going on: each in one statement, and each only where this login opens that part.

/** So many of each are shown; the rest stands on its own page. */
const MOST = 5
/** So many questions are looked at: one that was answered again may be older than those that are open. */
const LOOKED_AT = 20

type Card = ReturnType<typeof zaakCard>

/** The first of a list, with the way to all of it; what this login does not open says how it can be seen. */
function part(
  context: MijnContext,
  onderdeel: Onderdeel,
  items: readonly Card[],
  { none, all }: { none: string; all: string },
): Html {
  const { taal, open } = context
  const t = overzichtTexts[taal]
  const path = `/mijn/${onderdeel}`
  if (!open.has(onderdeel))
    return html`${paragraph(t.closed)}${more(path, t.open(frameTexts[taal].onderdelen[onderdeel]))}`
  return html`${items.length > 0 ? cards(items.slice(0, MOST)) : paragraph(none)}${more(path, all)}`
}

/** Did its status change since the last time? */
const isVerder = ({ status }: MijnZaak, vorigeKeer: Date | null): boolean =>
  vorigeKeer !== null && status !== null && new Date(status.gezetOp) > vorigeKeer

function news({ taal, vorigeKeer }: MijnContext, items: readonly Card[]): HtmlValue {
  const t = overzichtTexts[taal]
  if (!vorigeKeer || items.length === 0) return false
  return section('nieuw', t.news, html`${paragraph(html`${t.newsSince} ${moment(taal, vorigeKeer)}.`)}${cards(items)}`)
}

async function page(context: MijnContext): Promise<Pagina> {
  const { db, taal, now, open, hoedanigheid, vorigeKeer } = context
  const t = overzichtTexts[taal]
  const today = datumOp(now)
  const teDoen = open.has('taken') ? await taken.lijst(db, context, { aantal: MOST, alleenOpen: true }) : []
  const gevraagd: MijnVraag[] = open.has('vragen')
    ? (await vragen.lijst(db, context, { aantal: LOOKED_AT })).map(({ vraag }) => vraag)
    : []
  const lopend = open.has('zaken') ? await zaken.lijst(db, context, { open: true, vanaf: 0 }) : []
  const asked = (vraag: MijnVraag): Card => vraagCard(taal, vraag, now, vorigeKeer)
  const asZaak = (zaak: MijnZaak): Card => zaakCard(taal, zaak, today)
  const nieuw = [
    ...gevraagd.filter((vraag) => isNieuw(vraag, vorigeKeer)).map(asked),
    ...lopend.filter((zaak) => isVerder(zaak, vorigeKeer)).map(asZaak),
  ]
  const bezig = gevraagd.filter((vraag) => standOf(vraag, now) !== 'klaar')
  const running = html`${heading(3, t.questions)}${part(context, 'vragen', bezig.map(asked), { none: t.noQuestions, all: t.allQuestions })}${heading(3, t.cases)}${part(context, 'zaken', lopend.map(asZaak), { none: t.noCases, all: t.allCases })}`
  return {
    title: t.hello(hoedanigheid.vertegenwoordiger?.naam ?? hoedanigheid.klant.naam ?? ''),
    content: html`${section(
      'te-doen',
      t.todo,
      part(
        context,
        'taken',
        teDoen.map((taak) => taakCard(taal, taak, today)),
        { none: t.nothingToDo, all: t.allTasks },
      ),
    )}${news(context, nieuw)}${section('loopt', t.running, running)}${open.has('vragen') && paragraph(linkButton('/mijn/vragen/nieuw', t.ask, 'secondary'))}`,
  }
}

export const pages: Pages<typeof overzicht> = { tonen: page }
