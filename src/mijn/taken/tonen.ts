import { datumOp } from '../../begrippen/kalender.ts'
import { isAtLeast } from '../../begrippen/niveau.ts'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import { lengthOf } from '../../platform/lengths.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import {
  type Betaling,
  type Handtekening,
  type Klanttaak,
  NieuweUitvoering,
} from '../../register/klanttaken/contract.ts'
import { isTeLaat } from '../../register/klanttaken/rules.ts'
import {
  actions,
  alert,
  button,
  day,
  faultSummary,
  fileField,
  form,
  heading,
  link,
  linkButton,
  paragraph,
  section,
  textArea,
} from '../frame/components.ts'
import { addedFiles, pieceSizeHelp } from '../frame/concept.ts'
import { uploadsTo } from '../frame/onderweg.ts'
import type { Ingevuld, MijnContext, Pagina } from '../frame/pages.ts'
import { wordsOf } from '../frame/problemen.ts'
import { frameTexts } from '../frame/texts.ts'
import { pathOf } from './eigen.ts'
import { goingOn, paid, paying } from './te-betalen.ts'
import { signing } from './te-ondertekenen.ts'
import { texts } from './texts.ts'
import { fields } from './velden.ts'

// One klanttaak on a page: what is asked, doing it, and what happens after.

/** The name of the field for each document that is asked for. */
export const pieceName = (index: number): string => `stuk.${index}`

/** The parts of the page of a klanttaak: the values in its form, and what its kind has beside it. */
export interface Shown {
  ingevuld: Ingevuld
  concept: Klantconcept
  /** The notice above everything, of what happened just now. */
  notice?: HtmlValue
  /** Attempts to pay it, the newest first. */
  betalingen: readonly Betaling[]
  /** The documents to sign, as they are now. */
  documenten: Handtekening['documenten']
}

const NOTHING: Shown = {
  ingevuld: { waarden: {}, fouten: [] },
  concept: { waarden: {}, bestanden: [] },
  betalingen: [],
  documenten: [],
}

/** The part of the form that is sent: it names the version that was seen. */
function doForm(context: MijnContext, taak: Klanttaak, { ingevuld }: Shown, content: HtmlValue): Html {
  const { taal } = context
  const t = texts[taal]
  return form(
    context,
    { action: pathOf(taak), files: true, uploads: uploadsTo(taal, `${pathOf(taak)}/uploads`) },
    html`<button type="submit" hidden></button><input type="hidden" name="versie" value="${taak.versie}">${content}
${textArea({ taal, name: 'opmerking', label: t.remark, description: t.remarkHelp, required: false, rows: 3, maxLength: lengthOf(NieuweUitvoering, 'opmerking'), ingevuld })}
${actions(button(t.send), html`<button class="utrecht-button utrecht-button--secondary-action" type="submit" formaction="${pathOf(taak)}/concept">${t.save}</button>`)}`,
  )
}

function handIn(context: MijnContext, taak: Klanttaak, gevraagd: readonly string[], shown: Shown): Html {
  const { ingevuld, concept } = shown
  const { taal } = context
  return doForm(
    context,
    taak,
    shown,
    gevraagd.map(
      (label, index) =>
        html`${fileField({ taal, name: pieceName(index), label, description: pieceSizeHelp(context), required: false, ingevuld })}${addedFiles(taal, pieceName(index), concept)}`,
    ),
  )
}

/** Shows what there is to do, by kind. */
function doing(context: MijnContext, taak: Klanttaak, shown: Shown): Html {
  const { taal } = context
  const t = texts[taal]
  const { opdracht } = taak
  switch (opdracht.soort) {
    case 'formuliertaak':
      return doForm(context, taak, shown, fields(opdracht.velden, { taal, size: pieceSizeHelp(context), ...shown }))
    case 'aanleveren':
      return handIn(context, taak, opdracht.gevraagd, shown)
    case 'urltaak':
      return html`${paragraph(t.goThereHelp)}${paragraph(linkButton(opdracht.uitvraagLink, t.goThere(new URL(opdracht.uitvraagLink).host)))}`
    case 'betaaltaak':
      return paying(context, taak, opdracht, shown.betalingen)
    case 'ondertekenen':
      return signing(context, taak, opdracht, shown)
  }
}

/** Tells what became of a klanttaak that is no longer to do; undefined when it is. */
function after(context: MijnContext, taak: Klanttaak, { betalingen }: Shown): Html | undefined {
  const { taal } = context
  const t = texts[taal]
  const { status, uitvoering, verwerktOp, reden } = taak
  const payments = paid(context, taak, betalingen)
  const contact = uitvoering?.klantcontact && paragraph(link(`/mijn/vragen/${uitvoering.klantcontact}`, t.seeContact))
  if (status === 'verwerkt' && verwerktOp)
    return html`${alert(taal, 'ok', html`${t.processed} ${day(taal, verwerktOp)}.`)}${payments}${contact}`
  const done = uitvoering?.ondertekend && paragraph(t.signed)
  if (uitvoering)
    return html`${alert(taal, 'ok', html`${t.received} ${day(taal, uitvoering.op)}.`, html`${uitvoering.teLaat && paragraph(t.receivedLate)}${paragraph(t.receivedNext)}`)}${done}${payments}${contact}`
  if (status === 'ingetrokken')
    return html`${alert(taal, 'info', t.withdrawn, reden && paragraph(`${t.why}: ${reden}`))}${payments}`
  const isOver = isTeLaat(taak, datumOp(context.now)) && !taak.teLaatToegestaan
  if (!isOver) return undefined
  return html`${goingOn(context, taak, betalingen) ?? alert(taal, 'warning', t.expired)}${payments}`
}

/** Until when it can be done. */
function term(context: MijnContext, taak: Klanttaak): HtmlValue {
  const { taal, now } = context
  const t = texts[taal]
  const today = datumOp(now)
  const until = paragraph(html`${t.until} <strong>${day(taal, taak.laatsteDag)}</strong>.`)
  if (taak.uitstelTot && taak.uitstelTot >= today)
    return html`${until}${alert(taal, 'info', html`${t.outage} <strong>${day(taal, taak.uitstelTot)}</strong>.`)}`
  if (isTeLaat(taak, today)) return html`${until}${alert(taal, 'warning', t.lateStill)}`
  return html`${until}${taak.laatsteDag === today && paragraph(t.today)}`
}

const zaakPath = ({ zaak }: Klanttaak) => (zaak.identificatie ? `/mijn/zaken/${zaak.uuid}` : null)

function trouble({ taal }: MijnContext, taak: Klanttaak): Html {
  const t = texts[taal]
  const about = taak.zaak.identificatie && link(`/mijn/vragen/nieuw?zaak=${taak.zaak.uuid}`, t.askAbout)
  // Money does not go by post.
  const help = taak.opdracht.soort === 'betaaltaak' ? t.troublePaying : t.troubleHelp
  return section('lukt-niet', t.trouble, html`${paragraph(help)}${about && paragraph(about)}`)
}

const documents = ({ taal }: MijnContext, { uuid, bijlagen }: Klanttaak): HtmlValue =>
  bijlagen.length > 0 &&
  html`${heading(2, texts[taal].attachments)}<ul class="mijn-list">${bijlagen.map(
    ({ uuid: document, bestandsnaam }) =>
      html`<li>${link(`/mijn/taken/${uuid}/bijlagen/${document}`, bestandsnaam)}</li>`,
  )}</ul>`

function todo(context: MijnContext, taak: Klanttaak, shown: Shown): Html {
  const { taal, hoedanigheid } = context
  const t = texts[taal]
  if (!isAtLeast(hoedanigheid.niveau, taak.niveau)) {
    const terug = new URLSearchParams({ nodig: taak.niveau, terug: pathOf(taak) })
    return html`${term(context, taak)}${alert(taal, 'info', t.level(frameTexts[taal].niveaus[taak.niveau]))}${paragraph(linkButton(`/mijn/niveau?${terug}`, t.levelAgain))}`
  }
  // Documents that are to be signed stand with the signature.
  const beside = taak.opdracht.soort !== 'ondertekenen' && documents(context, taak)
  return html`${term(context, taak)}${beside}${section('doen', t.what, doing(context, taak, shown))}${trouble(context, taak)}`
}

/** The page of a klanttaak. */
export function page(context: MijnContext, taak: Klanttaak, given: Partial<Shown>): Pagina {
  const { taal } = context
  const t = texts[taal]
  const shown = { ...NOTHING, ...given }
  const { titel, toelichting, zaak } = taak
  const path = zaakPath(taak)
  const from = zaak.identificatie && html`${t.zaak} ${path ? link(path, zaak.identificatie) : zaak.identificatie}`
  const ended = after(context, taak, shown)
  const fouten = shown.ingevuld.fouten
  return {
    title: titel,
    content: html`${faultSummary(taal, shown.ingevuld)}${shown.notice}${from && paragraph(from)}${toelichting && paragraph(toelichting)}${ended ?? todo(context, taak, shown)}${ended && documents(context, taak)}${paragraph(link('/mijn/taken', t.back))}`,
    ...(fouten.length > 0 && { status: 400 }),
  }
}

/** Shows a klanttaak that cannot be done now: it says why, and keeps what was typed. */
export function refusedPage(context: MijnContext, taak: Klanttaak, problem: Problem, given: Partial<Shown>): Pagina {
  const { taal } = context
  const text = problem.code === 'klanttaak-gewijzigd' ? texts[taal].changed : wordsOf(taal, problem)
  return { ...page(context, taak, { ...given, notice: alert(taal, 'warning', text) }), status: 409 }
}
