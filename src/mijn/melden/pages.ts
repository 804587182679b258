import { randomUUID } from 'node:crypto'
import { type Html, html } from '../../platform/html.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import type { Klantcontact } from '../../register/klantcontacten/contract.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import {
  actions,
  alert,
  button,
  day,
  faultSummary,
  fileField,
  linkButton,
  openForm,
  paragraph,
  section,
  textArea,
  textField,
} from '../frame/components.ts'
import { addedFiles, type Schrijver, sizeHelp } from '../frame/concept.ts'
import { uploadsTo } from '../frame/onderweg.ts'
import type { Ingevuld, Pagina } from '../frame/pages.ts'
import { vraagTexts } from '../vragen/vraag-texts.ts'
import { vraagtOf } from './config.ts'
import { meldTexts } from './texts.ts'

export const PATH = '/mijn/melden'
export const CONFIRM_PATH = `${PATH}/bevestigen`
export const UPLOADS_PATH = `${PATH}/uploads`
export const MOST_PHOTOS = 5

export const NOTHING: Ingevuld = { waarden: {}, fouten: [] }

/** The form, with what was typed and added. Its key says which draft it is; nobody else knows it. */
export function reportPage(
  { taal, config }: Pick<Schrijver, 'taal' | 'config'>,
  ingevuld: Ingevuld,
  concept?: Klantconcept,
): Pagina {
  const t = meldTexts[taal]
  const v = vraagTexts[taal]
  const asks = vraagtOf(config)
  const { sleutel } = ingevuld.waarden
  const fields = html`<button type="submit" hidden></button><input type="hidden" name="sleutel" value="${typeof sleutel === 'string' ? sleutel : randomUUID()}">
${textField({ taal, name: 'onderwerp', label: v.subject, description: v.subjectHelp, ingevuld })}
${textArea({ taal, name: 'inhoud', label: v.question, description: t.questionHelp, ingevuld, rows: 10 })}
${asks?.has('plaats') && textField({ taal, name: 'plaats', label: t.place, description: t.placeHelp, required: false, ingevuld })}
${asks?.has('foto') && html`${fileField({ taal, name: 'foto', label: t.photo, description: t.photoHelp(MOST_PHOTOS, sizeHelp({ taal, config }, config.MIJN_MELDEN_UPLOAD_MB)), required: false, ingevuld })}${concept && addedFiles(taal, 'foto', concept)}`}
${textField({ taal, name: 'emailadres', label: v.email, description: t.emailHelp, type: 'email', autocomplete: 'email', ingevuld })}
${textField({ taal, name: 'telefoonnummer', label: v.phone, type: 'tel', autocomplete: 'tel', required: false, ingevuld })}
${textField({ taal, name: 'naam', label: t.name, autocomplete: 'name', required: false, ingevuld })}
${actions(button(t.send))}`
  return {
    title: t.title,
    content: html`${faultSummary(taal, ingevuld)}${paragraph(t.intro)}${paragraph(html`${t.login} ${linkButton('/mijn/inloggen?terug=/mijn/vragen/nieuw', t.loginButton, 'secondary')}`)}${openForm({ action: PATH, files: true, ...(asks?.has('foto') && { uploads: uploadsTo(taal, UPLOADS_PATH) }) }, fields)}${asks?.has('foto') && section('lukt-niet', v.trouble, paragraph(t.troubleHelp))}`,
    ...(ingevuld.fouten.length > 0 && { status: 400 }),
  }
}

function confirmForm(taal: Language, ingevuld: Ingevuld): Html {
  const t = meldTexts[taal]
  return openForm(
    { action: CONFIRM_PATH },
    html`${textField({ taal, name: 'nummer', label: t.number, inputmode: 'numeric', ingevuld })}${textField({ taal, name: 'code', label: t.code, inputmode: 'numeric', autocomplete: 'one-time-code', ingevuld })}${actions(button(t.confirmButton))}`,
  )
}

/** The page to type the code that was sent. */
export function confirmPage(taal: Language, ingevuld: Ingevuld): Pagina {
  const t = meldTexts[taal]
  return {
    title: t.confirmTitle,
    content: html`${faultSummary(taal, ingevuld)}${paragraph(t.confirmHelp)}${confirmForm(taal, ingevuld)}`,
    ...(ingevuld.fouten.length > 0 && { status: 400 }),
  }
}

/** The page that tells what happens now: the number and the term; and the place for the code. */
export function receivedPage(taal: Language, { nummer, opvolging }: Klantcontact): Pagina {
  const t = meldTexts[taal]
  const v = vraagTexts[taal]
  const [taak] = opvolging.internetaken
  const until = taak && html`${v.doneNext} ${v.doneWhen} <strong>${day(taal, taak.uiterlijkOp)}</strong>.`
  const ingevuld = { waarden: { nummer }, fouten: [] }
  return {
    title: t.done,
    content: html`${alert(taal, 'ok', html`${v.doneNumber} <strong>${nummer}</strong>.`, until && paragraph(until))}${section('bevestigen', t.confirmTitle, html`${paragraph(t.confirmHelp)}${confirmForm(taal, ingevuld)}`)}`,
  }
}

export function confirmedPage(taal: Language): Pagina {
  const t = meldTexts[taal]
  return { title: t.confirmed, content: alert(taal, 'ok', t.confirmed, paragraph(t.confirmedHelp)) }
}
