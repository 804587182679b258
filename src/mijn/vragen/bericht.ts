import { attributes, type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { asTyped, day, joined, link, moment, paragraph, size } from '../frame/components.ts'
import type { MijnBericht, MijnBijlage, MijnZaakgevolg } from './model.ts'
import { type Gevolg, gevolgen } from './rules.ts'
import { texts } from './texts.ts'

// One klantcontact on a page: who spoke, what was said (R16), what was corrected (R10), and what became of it (R27).

/** Names the speaker. Of the municipality it is the afdeling, and the employee only where the municipality shows them. */
export function speaker(taal: Language, { vanGemeente, medewerkers, afdelingen, rol, anderen }: MijnBericht): string {
  const t = texts[taal]
  const namens = [...medewerkers, ...afdelingen]
  if (vanGemeente) return namens.length > 0 ? t.by(namens.join(', ')) : t.us
  const vertegenwoordiger = anderen.find((ander) => ander.rol === 'vertegenwoordiger')
  if (rol === 'klant' && vertegenwoordiger) return t.represented(vertegenwoordiger.naam)
  return rol === null ? t.other : t.you
}

const attachment = (taal: Language, bericht: string, { uuid, bestandsnaam, omvang, toestand }: MijnBijlage): Html => {
  const t = texts[taal]
  if (toestand === 'elders') return html`${t.elsewhere}`
  if (toestand === 'besmet') return html`${t.infected(bestandsnaam)}`
  return html`${link(`/mijn/vragen/${bericht}/bijlagen/${uuid}`, bestandsnaam)}${omvang !== null && html` (${size(taal, omvang)})`}`
}

/** The documents of a klantcontact, to read and to keep. */
const attachments = (taal: Language, { uuid, bijlagen }: MijnBericht): HtmlValue =>
  bijlagen.length > 0 &&
  html`<p class="utrecht-paragraph">${texts[taal].attachments}:</p><ul class="mijn-list">${bijlagen.map(
    (bijlage) => html`<li>${attachment(taal, uuid, bijlage)}</li>`,
  )}</ul>`

/** A text that was corrected keeps the original beside it. */
const corrections = (taal: Language, { correcties, oorspronkelijk, onderwerp, inhoud }: MijnBericht): HtmlValue => {
  if (!oorspronkelijk) return false
  const t = texts[taal]
  return html`<p class="utrecht-paragraph">${t.corrected} ${joined(
    correcties.map((op) => day(taal, op)),
    ', ',
  )}.</p><details><summary>${t.before}</summary>${oorspronkelijk.onderwerp !== onderwerp && paragraph(oorspronkelijk.onderwerp)}${oorspronkelijk.inhoud !== inhoud && asTyped(oorspronkelijk.inhoud || t.noContent)}</details>`
}

function zaak(
  taal: Language,
  { id, identificatie, zaaktype, status, open, verwachtOp, toestand }: MijnZaakgevolg,
  isLaat: boolean,
): Html {
  const t = texts[taal]
  const name = t.zaak(identificatie)
  const title = html`${id === null ? html`<strong>${name}</strong>` : link(`/mijn/zaken/${id}`, name)}${zaaktype && ` · ${zaaktype}`}`
  if (toestand === 'vernietigd') return html`${title}: ${t.gevolg.zaakGone}`
  if (open === null) return html`${title}: ${t.gevolg.zaakUnknown}`
  const words = status || (open ? t.gevolg.zaakOpen : t.gevolg.zaakDone)
  return html`${title}: ${words}${open && verwachtOp && html` ${isLaat ? t.gevolg.expectedBefore : t.gevolg.expected} ${day(taal, verwachtOp)}.`}`
}

/** Tells in one sentence what became of it. */
function sentence(taal: Language, gevolg: Gevolg): Html {
  const { gevolg: t, hear, longer } = texts[taal]
  switch (gevolg.soort) {
    case 'zoekt_uit':
      return html`${t.zoekt_uit(gevolg)} ${hear} ${day(taal, gevolg.op)}.${gevolg.verlengd && ` ${longer}`}`
    case 'te_laat':
      return html`${t.te_laat(gevolg)} ${day(taal, gevolg.op)}.`
    case 'afgehandeld':
      return gevolg.op ? html`${t.afgehandeldOp} ${day(taal, gevolg.op)}.` : html`${t.afgehandeld}`
    case 'meteen':
      return html`${t.meteen}`
    case 'zaak':
      return zaak(taal, gevolg.zaak, gevolg.isLaat)
    case 'zaak_start':
      return html`${t.zaakStart(gevolg.nummer ?? '')}`
    case 'zaak_opgegeven':
      return html`${t.zaakOpgegeven}`
    case 'melding':
      return html`${t.melding(gevolg.melding)}`
    case 'niemand':
      return html`${t.niemand}`
  }
}

/** Tells what became of a klantcontact, task by task and zaak by zaak. An answer that is done says nothing of itself. */
export function became(taal: Language, bericht: MijnBericht, now: Date): HtmlValue {
  const all = gevolgen(bericht, now)
  const isAnswer = bericht.vanGemeente && all.every(({ soort }) => soort === 'meteen' || soort === 'afgehandeld')
  if (isAnswer) return false
  return html`<div class="mijn-became"><p class="utrecht-paragraph"><strong>${texts[taal].became}</strong></p><ul class="mijn-list">${all.map(
    (gevolg) => html`<li>${sentence(taal, gevolg)}</li>`,
  )}</ul></div>`
}

const people = (taal: Language, { rol, anderen, vanGemeente }: MijnBericht): HtmlValue =>
  anderen.map(({ rol: other, naam }) => {
    const t = texts[taal]
    if (rol === 'vertegenwoordiger' && other === 'klant') return paragraph(t.onBehalf(naam))
    return rol === 'klant' && other === 'vertegenwoordiger' && !vanGemeente ? false : paragraph(t.alsoThere(naam))
  })

/** Says that there was a storing when the klant wrote: they are not blamed for what was late by it (Awb 2:21). */
function outage(taal: Language, { storing, vanGemeente }: MijnBericht): HtmlValue {
  if (!storing || vanGemeente) return false
  const t = texts[taal]
  const { beginOp, eindOp, reden } = storing
  const period = eindOp
    ? html`${moment(taal, beginOp)} – ${moment(taal, eindOp)}`
    : html`${t.outageSince} ${moment(taal, beginOp)}`
  return paragraph(html`${t.outage} (${period}): ${reden} ${t.notBlamed}`)
}

/** A klantcontact in the time line of its conversation. */
export function item(taal: Language, bericht: MijnBericht, now: Date) {
  const t = texts[taal]
  const { op, kanaal, onderwerp, inhoud, reactie, gelukt, uuid } = bericht
  return {
    when: moment(taal, op),
    channel: html`${kanaal} · ${speaker(taal, bericht)}`,
    title: html`<span${attributes({ id: uuid })}>${onderwerp || t.noSubject}</span>`,
    content: html`${people(taal, bericht)}${gelukt === false && bericht.vanGemeente && paragraph(t.notReached)}${inhoud ? asTyped(inhoud) : !reactie && paragraph(t.noContent)}${reactie && html`<p class="utrecht-paragraph"><strong>${t.reaction}</strong></p>${asTyped(reactie)}`}${corrections(taal, bericht)}${attachments(taal, bericht)}${outage(taal, bericht)}${became(taal, bericht, now)}`,
  }
}
