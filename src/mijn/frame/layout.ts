import type { Instellingen } from '../../inrichting/instellingen/contract.ts'
import type { StoringNu } from '../../inrichting/storingen/reads.ts'
import { attributes, type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { alert, button, form, link, moment, paragraph } from './components.ts'
import { ONDERDELEN, type Onderdeel } from './contract.ts'
import { type Hoedanigheid, isVertegenwoordigd } from './hoedanigheid.ts'
import type { Bezoeker } from './pages.ts'
import { assets } from './style.ts'
import { frameTexts } from './texts.ts'

const PATHS: Record<Onderdeel, string> = {
  overzicht: '/mijn/',
  vragen: '/mijn/vragen',
  taken: '/mijn/taken',
  zaken: '/mijn/zaken',
  gegevens: '/mijn/gegevens',
}

/** Says in which capacity somebody is logged in: who the klant is, and what they are to them. */
export function describe(taal: Language, hoedanigheid: Hoedanigheid): string {
  const t = frameTexts[taal]
  const { soort, klant } = hoedanigheid
  const onBehalf = isVertegenwoordigd(hoedanigheid) && t.onBehalf[hoedanigheid.vertegenwoordiger.grondslag]
  const name = klant.naam ?? (soort === 'burger' ? '' : klant.waarde)
  const what = {
    burger: onBehalf ? '' : t.self,
    organisatie: klant.soort === 'kvk_nummer' ? t.whole(klant.waarde) : t.organisation,
    vestiging: t.branch(klant.waarde),
  }[soort]
  const parts = [what, onBehalf].filter(Boolean).join('; ')
  return name && parts ? `${name} (${parts})` : name || parts
}

/** Everything that a page needs around its content. */
export interface Framed {
  taal: Language
  instellingen: Pick<Instellingen, 'gemeente' | 'huisstijl' | 'talen' | 'bereikbaar'>
  title: string
  content: HtmlValue
  /** The path of the page. */
  path: string
  /** The storingen that are there now. */
  storingen: readonly StoringNu[]
  /** Nobody, where nobody is logged in. */
  bezoeker?: Bezoeker | undefined
  /** After how many minutes without a request the session ends. */
  stilMinuten: number
}

/** Is this page, or a page below it, of a part? */
function placeIn(part: Onderdeel, path: string): 'page' | 'true' | undefined {
  const own = PATHS[part]
  if (path === own || `${path}/` === own) return 'page'
  return part !== 'overzicht' && path.startsWith(`${own}/`) ? 'true' : undefined
}

const navigation = ({ taal, path, bezoeker }: Framed): HtmlValue =>
  bezoeker &&
  html`<nav class="mijn-nav" id="navigatie" aria-label="${frameTexts[taal].navigation}"><ul>${ONDERDELEN.map(
    (part) =>
      html`<li><a class="mijn-nav__link" href="${PATHS[part]}"${attributes({ 'aria-current': placeIn(part, path) })}>${frameTexts[taal].onderdelen[part]}</a></li>`,
  )}</ul></nav>`

function capacity({ taal, bezoeker, path }: Framed): HtmlValue {
  if (!bezoeker) return false
  const t = frameTexts[taal]
  return html`<div class="mijn-capacity"><div class="mijn-width mijn-capacity__row"><p class="mijn-capacity__who">${t.you} <strong>${describe(taal, bezoeker.hoedanigheid)}</strong></p><div class="mijn-capacity__actions">${bezoeker.mogelijkheden.size > 1 && link(`/mijn/hoedanigheden?terug=${encodeURIComponent(path)}`, t.change)}${form(bezoeker, { action: '/mijn/uitloggen' }, button(t.logout, { variant: 'secondary' }))}</div></div></div>`
}

/** How to reach the municipality: on every page, because for some a portal stays hard. */
export function reach({ taal, instellingen: { bereikbaar } }: Pick<Framed, 'taal' | 'instellingen'>): Html {
  const t = frameTexts[taal]
  const { telefoonnummer, balie } = bereikbaar
  if (!telefoonnummer && !balie) return html`${t.helpUnknown}`
  return html`${telefoonnummer && html`<a class="utrecht-link" href="tel:${telefoonnummer.replaceAll(/[^\d+]/g, '')}">${t.call(telefoonnummer)}</a> `}${balie && t.desk(balie)}`
}

/** Data for the script that warns before a session ends; see mijn.js. */
const idle = ({ taal, bezoeker, stilMinuten }: Framed): HtmlValue => {
  if (!bezoeker) return false
  const t = frameTexts[taal]
  return html`<dialog class="mijn-idle" id="stil" aria-labelledby="stil-titel" data-minuten="${stilMinuten}" data-voorbij="${t.idleOver}"><h2 class="utrecht-heading-2" id="stil-titel">${t.idleTitle}</h2><p class="utrecht-paragraph" data-tekst>${t.idleText(2)}</p><form method="dialog"><button class="utrecht-button utrecht-button--primary-action">${t.idleStay}</button></form></dialog>`
}

/** Says what is out of order now, on every page: whoever is late by it is not blamed (Awb 2:21). */
const outages = ({ taal, storingen }: Framed): HtmlValue =>
  storingen.map(({ beginOp, eindOp, kanalen, reden }) => {
    const t = frameTexts[taal]
    const until = eindOp && html` ${t.outageUntil} ${moment(taal, eindOp)}.`
    const which = kanalen.length > 0 && ` ${t.outageChannels(kanalen.join(', '))}`
    return alert(
      taal,
      'warning',
      html`${t.outage} ${moment(taal, beginOp)}`,
      paragraph(html`${reden}${which}${until} ${t.outageNotBlamed}`),
    )
  })

/** Makes a whole page of Mijn. */
export function layout(page: Framed): Html {
  const { taal, instellingen, title, content, path, bezoeker } = page
  const t = frameTexts[taal]
  const { gemeente, huisstijl, talen } = instellingen
  const site = t.site(gemeente)
  const { style, script, icon } = assets()
  return html`<html lang="${taal}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${site}</title>
<link rel="stylesheet" href="${style}">${huisstijl.thema && html`<link rel="stylesheet" href="${huisstijl.thema.url}">`}<link rel="icon" href="${huisstijl.favicon?.url ?? icon}">
<script src="${script}" defer></script>
</head>
<body class="utrecht-document">
<a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">${t.skip}</a>
<header class="mijn-header"><div class="mijn-width mijn-header__row"><a class="mijn-header__site" href="/mijn/">${huisstijl.logo && html`<img class="mijn-header__logo" src="${huisstijl.logo.url}" alt="">`}<span>${site}</span></a>${talen.length > 1 && html`<a class="utrecht-link" href="/mijn/taal/${t.languageCode}?terug=${encodeURIComponent(path)}" lang="${t.languageCode}" hreflang="${t.languageCode}">${t.language}</a>`}</div>${capacity(page)}</header>
<div class="mijn-width mijn-page${bezoeker && ' mijn-page--nav'}">
${navigation(page)}
<main class="mijn-main" id="inhoud" tabindex="-1"><h1 class="utrecht-heading-1">${title}</h1>${outages(page)}${content}</main>
</div>
<footer class="mijn-footer"><div class="mijn-width"><h2 class="utrecht-heading-3">${t.help}</h2><p class="utrecht-paragraph">${reach(page)}</p><ul class="mijn-footer__links">${bezoeker && html`<li>${link('/mijn/sessies', t.sessions)}</li>`}<li>${link('/mijn/privacy', t.privacy)}</li></ul></div></footer>
${idle(page)}
</body>
</html>`
}
