import { html } from '../../platform/html.ts'
import { notFound } from '../../platform/problems.ts'
import { link, linkButton, paragraph, section, timeline } from '../frame/components.ts'
import { download } from '../frame/downloaden.ts'
import { bindPages, type MijnContext, type Pagina } from '../frame/pages.ts'
import { item } from './bericht.ts'
import { vragen } from './contract.ts'
import { lijst } from './lijst.ts'
import * as queries from './queries.ts'
import { texts } from './texts.ts'
import { nieuw, stellen, uploaden } from './vraag.ts'

/** A conversation in one time line (R23). */
async function tonen(context: MijnContext, uuid: string): Promise<Pagina> {
  const { db, taal, now, gezien } = context
  const t = texts[taal]
  const found = await queries.gesprek(db, context, uuid)
  if (!found) throw notFound('Contact')
  gezien(found.partijen)
  const [first] = found.berichten
  return {
    title: first?.onderwerp || t.noSubject,
    content: html`${paragraph(`${t.number} ${first?.nummer ?? ''}`)}${section(
      'tijdlijn',
      t.timeline,
      html`${paragraph(t.timelineHelp)}${timeline(found.berichten.map((bericht) => item(taal, bericht, now)))}`,
    )}${paragraph(linkButton(`/mijn/vragen/nieuw?vraag=${found.berichten.findLast(({ rol }) => rol !== null)?.uuid ?? uuid}`, t.askAbout))}${paragraph(link('/mijn/vragen', t.back))}`,
  }
}

export const pages = bindPages('vragen', vragen, {
  lijst: (context, { query }) => lijst(context, query),
  nieuw: (context, { query, ingevuld }) => nieuw(context, query, ingevuld),
  stellen: (context, { query, body, bestanden }) => stellen(context, query, body, bestanden),
  uploaden: (context, { query, body, bestanden }) => uploaden(context, query, body, bestanden[0]),
  tonen: (context, { params }) => tonen(context, params.uuid),
  async bijlage(context, { params }) {
    const found = await queries.bijlage(context.db, context, params)
    if (!found) throw notFound('Document')
    return download(context, found)
  },
})
