import { datumOp } from '../../begrippen/kalender.ts'
import { isAtLeast } from '../../begrippen/niveau.ts'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import { lengthOf } from '../../platform/lengths.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import { type Klanttaak, NieuweUitvoering } from '../../register/klanttaken/contract.ts'
import { isTeLaat } from '../../register/klanttaken/rules.ts'
import {
  actions,
  alert,
  button,
  dataList,
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
import { addedFiles, sizeHelp } from '../frame/concept.ts'
import type { Ingevuld, MijnContext, Pagina } from '../frame/pages.ts'
import { frameTexts } from '../frame/texts.ts'
import { texts } from './texts.ts'
import { fields } from './velden.ts'

// One klanttaak on a page: what is asked, doing it, and what happens after.

export const pathOf = ({ uuid }: Pick<Klanttaak, 'uuid'>): string => `/mijn/taken/${uuid}`

/** The name of the field for each document that is asked for. */
export const pieceName = (index: number): string => `stuk.${index}`

/** What stands in a form that is shown. */
export interface Shown {
  ingevuld: Ingevuld
  concept: Klantconcept
  /** What happened just now, above everything. */
  notice?: HtmlValue
}

const euros = (taal: MijnContext['taal'], cents: number) =>
  new Intl.NumberFormat(taal === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(cents / 100)

/** The part of the form that is sent: it names the version that was seen. */
function doForm(context: MijnContext, taak: Klanttaak, { ingevuld }: Shown, content: HtmlValue): Html {
  const { taal } = context
  const t = texts[taal]
  return form(
    context,
    { action: pathOf(taak), files: true },
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
        html`${fileField({ taal, name: pieceName(index), label, description: sizeHelp(context), required: false, ingevuld })}${addedFiles(taal, pieceName(index), concept)}`,
    ),
  )
}

/** What there is to do, by kind. */
function doing(context: MijnContext, taak: Klanttaak, shown: Shown): Html {
  const { taal } = context
  const t = texts[taal]
  const { opdracht } = taak
  switch (opdracht.soort) {
    case 'formuliertaak':
      return doForm(context, taak, shown, fields(opdracht.velden, { taal, size: sizeHelp(context), ...shown }))
    case 'aanleveren':
      return handIn(context, taak, opdracht.gevraagd, shown)
    case 'urltaak':
      return html`${paragraph(t.goThereHelp)}${paragraph(linkButton(opdracht.uitvraagLink, t.goThere(new URL(opdracht.uitvraagLink).host)))}`
    case 'betaaltaak':
      return html`${dataList([
        [t.amount, euros(taal, opdracht.bedrag)],
        [t.about, opdracht.transactieomschrijving],
      ])}${alert(taal, 'info', t.cannotPay)}`
    case 'ondertekenen':
      return html`${opdracht.verklaring && paragraph(opdracht.verklaring)}${alert(taal, 'info', t.cannotSign)}`
  }
}

/** What became of a klanttaak that is no longer to do; undefined when it is. */
function after(context: MijnContext, taak: Klanttaak): Html | undefined {
  const { taal } = context
  const t = texts[taal]
  const { status, uitvoering, verwerktOp, reden } = taak
  const contact = uitvoering?.klantcontact && paragraph(link(`/mijn/vragen/${uitvoering.klantcontact}`, t.seeContact))
  if (status === 'verwerkt' && verwerktOp)
    return html`${alert(taal, 'ok', html`${t.processed} ${day(taal, verwerktOp)}.`)}${contact}`
  if (uitvoering)
    return html`${alert(taal, 'ok', html`${t.received} ${day(taal, uitvoering.op)}.`, html`${uitvoering.teLaat && paragraph(t.receivedLate)}${paragraph(t.receivedNext)}`)}${contact}`
  if (status === 'ingetrokken') return alert(taal, 'info', t.withdrawn, reden && paragraph(`${t.why}: ${reden}`))
  const isOver = isTeLaat(taak, datumOp(context.now)) && !taak.teLaatToegestaan
  return status === 'verlopen' || isOver ? alert(taal, 'warning', t.expired) : undefined
}

/** Until when it can be done. */
function term(context: MijnContext, taak: Klanttaak): HtmlValue {
  const { taal, now } = context
  const t = texts[taal]
  const today = datumOp(now)
  const until = paragraph(html`${t.until} <strong>${day(taal, taak.laatsteDag)}</strong>.`)
  if (isTeLaat(taak, today)) return html`${until}${alert(taal, 'warning', t.lateStill)}`
  return html`${until}${taak.laatsteDag === today && paragraph(t.today)}`
}

const zaakPath = ({ zaak }: Klanttaak) => (zaak.identificatie ? `/mijn/zaken/${zaak.uuid}` : null)

function trouble({ taal }: MijnContext, taak: Klanttaak): Html {
  const t = texts[taal]
  const about = taak.zaak.identificatie && link(`/mijn/vragen/nieuw?zaak=${taak.zaak.uuid}`, t.askAbout)
  return section('lukt-niet', t.trouble, html`${paragraph(t.troubleHelp)}${about && paragraph(about)}`)
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
  return html`${term(context, taak)}${documents(context, taak)}${section('doen', t.what, doing(context, taak, shown))}${trouble(context, taak)}`
}

/** The page of a klanttaak. */
export function page(context: MijnContext, taak: Klanttaak, shown: Shown): Pagina {
  const { taal } = context
  const t = texts[taal]
  const { titel, toelichting, zaak } = taak
  const path = zaakPath(taak)
  const from = zaak.identificatie && html`${t.zaak} ${path ? link(path, zaak.identificatie) : zaak.identificatie}`
  const ended = after(context, taak)
  const fouten = shown.ingevuld.fouten
  return {
    title: titel,
    content: html`${faultSummary(taal, shown.ingevuld)}${shown.notice}${from && paragraph(from)}${toelichting && paragraph(toelichting)}${ended ?? todo(context, taak, shown)}${ended && documents(context, taak)}${paragraph(link('/mijn/taken', t.back))}`,
    ...(fouten.length > 0 && { status: 400 }),
  }
}
