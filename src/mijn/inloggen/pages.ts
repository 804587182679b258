import { instellingen } from '../../inrichting/instellingen/queries.ts'
import { type Html, html } from '../../platform/html.ts'
import { notFound } from '../../platform/problems.ts'
import { actions, button, form, hidden, linkButton, moment, paragraph, textField } from '../frame/components.ts'
import type { Hoedanigheid } from '../frame/hoedanigheid.ts'
import { describe, reach } from '../frame/layout.ts'
import type { MijnContext, Pages, Pagina } from '../frame/pages.ts'
import { frameTexts } from '../frame/texts.ts'
import { middelenOf } from './config.ts'
import type { inloggen } from './contract.ts'
import { goOnAs } from './login.ts'
import { wordsOfMiddel } from './middelen.ts'
import * as sessies from './sessies.ts'
import { inlogTexts } from './texts.ts'
import { loginPath } from './weigeringen.ts'

/** From this number on, a list is too long to find somebody in by eye. */
const SEARCHED = 8

const isPlace = (path: string) => path.startsWith('/mijn/') && !path.includes('//')

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Has everybody whose description holds all of these words. */
function found(all: ReadonlyMap<string, Hoedanigheid>, zoek: string, taal: MijnContext['taal']) {
  const words = plain(zoek).split(/\s+/).filter(Boolean)
  return [...all].filter(([, one]) => {
    const text = plain(`${describe(taal, one)} ${one.klant.waarde}`)
    return words.every((word) => text.includes(word))
  })
}

function capacityItem(context: MijnContext, [als, one]: [string, Hoedanigheid], terug: string): Html {
  const t = inlogTexts[context.taal]
  const who = describe(context.taal, one)
  const choose =
    als === context.als
      ? html`<strong>${t.capacitiesNow}</strong>`
      : form(
          context,
          { action: '/mijn/hoedanigheid' },
          html`<input type="hidden" name="als" value="${als}"><input type="hidden" name="terug" value="${terug}">${button(html`${t.choose}${hidden(` ${who}`)}`, { variant: 'secondary' })}`,
        )
  return html`<li class="mijn-card"><div class="mijn-card__head"><span>${who}</span>${choose}</div></li>`
}

function capacitiesPage(context: MijnContext, zoek: string, terug: string): Pagina {
  const { taal, mogelijkheden: all } = context
  const t = inlogTexts[taal]
  const shown = found(all, zoek, taal)
  const ingevuld = { waarden: { zoek }, fouten: [] }
  const search =
    all.size >= SEARCHED &&
    form(
      context,
      { action: '/mijn/hoedanigheden', label: t.search },
      html`<input type="hidden" name="terug" value="${terug}">${textField({ taal, name: 'zoek', label: t.search, type: 'search', required: false, maxLength: 100, ingevuld })}${actions(button(t.searchButton, { variant: 'secondary' }))}`,
    )
  return {
    title: t.capacities,
    content: html`${paragraph(t.capacitiesIntro(all.size))}${search}${
      shown.length > 0
        ? html`<ul class="mijn-cards">${shown.map((one) => capacityItem(context, one, terug))}</ul>`
        : paragraph(t.capacitiesNone)
    }`,
  }
}

async function sessionsPage(context: MijnContext): Promise<Pagina> {
  const { taal, db, now, sessie, config } = context
  const t = inlogTexts[taal]
  const own = await sessies.ofPerson(db, sessie, now, config.MIJN_SESSIE_STIL_MINUTEN)
  const middelen = new Map(middelenOf(config).map((middel) => [middel.sleutel, wordsOfMiddel(taal, middel).naam]))
  const item = ({ uuid, inlogmiddel, aangemaaktOp, laatstGebruiktOp }: sessies.EigenSessie) =>
    html`<li class="mijn-card"><div class="mijn-card__head"><strong>${middelen.get(inlogmiddel) ?? inlogmiddel}</strong>${
      uuid === sessie
        ? t.sessionHere
        : form(
            context,
            { action: '/mijn/sessies/beeindiging' },
            html`<input type="hidden" name="sessie" value="${uuid}">${button(t.sessionEnd, { variant: 'secondary' })}`,
          )
    }</div><div class="mijn-card__details">${t.sessionSince} ${moment(taal, aangemaaktOp)}, ${t.sessionUsed} ${moment(taal, laatstGebruiktOp)}</div></li>`
  return { title: t.sessions, content: html`${paragraph(t.sessionsIntro)}<ul class="mijn-cards">${own.map(item)}</ul>` }
}

export const pages: Pages<typeof inloggen> = {
  async hoedanigheden(context, { query: { terug = '' } }) {
    return capacitiesPage(context, '', terug)
  },
  async hoedanighedenZoeken(context, { body: { zoek, terug } }) {
    return capacitiesPage(context, zoek, terug)
  },
  async kiezen(context, { body: { als, terug } }) {
    const { db, now, sessie, mogelijkheden } = context
    const chosen = mogelijkheden.get(als)
    if (!chosen) throw notFound('Hoedanigheid')
    context.gezien(await goOnAs(db, sessie, chosen, now))
    // The page that was open may be of somebody else, so a page of one thing is not gone back to.
    return { to: isPlace(terug) && terug.split('/').length <= 3 ? terug : '/mijn/' }
  },
  sessies: sessionsPage,
  async sessieBeeindigen({ db, sessie }, { body }) {
    await sessies.endOther(db, sessie, body.sessie)
    return { to: '/mijn/sessies' }
  },
  async niveau({ db, taal, hoedanigheid, inlogmiddel }, { query: { nodig, terug = '/mijn/' } }) {
    const t = inlogTexts[taal]
    const { niveaus } = frameTexts[taal]
    const settings = await instellingen(db)
    return {
      title: t.levelTitle,
      content: html`${paragraph(t.levelFailed(niveaus[hoedanigheid.niveau], niveaus[nodig]))}${paragraph(reach({ taal, instellingen: settings }))}${actions(
        linkButton(
          loginPath(inlogmiddel, isPlace(terug) ? terug : '/mijn/', nodig),
          t.levelAgain(niveaus[nodig]),
          'secondary',
        ),
        linkButton('/mijn/', frameTexts[taal].home, 'secondary'),
      )}`,
    }
  },
}
