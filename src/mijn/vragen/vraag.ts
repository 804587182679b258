import { v7 as uuidv7 } from 'uuid'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import { notFound } from '../../platform/problems.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import type { Klantcontact } from '../../register/klantcontacten/contract.ts'
import {
  actions,
  alert,
  button,
  choiceField,
  day,
  faultSummary,
  fileField,
  form,
  heading,
  linkButton,
  paragraph,
  section,
  textArea,
  textField,
} from '../frame/components.ts'
import { addedFiles, addedIn, discardDraft, isRemoval, keep, pieceSizeHelp, readDraft } from '../frame/concept.ts'
import type { Deel, Formuliervelden } from '../frame/contract.ts'
import { takePart, uploadsTo } from '../frame/onderweg.ts'
import type { Bestand, Gegevens, Ingevuld, MijnContext, Pagina } from '../frame/pages.ts'
import { identificatorOf } from '../frame/spreker.ts'
import * as zaken from '../zaken/queries.ts'
import { MOST_FILES } from './contract.ts'
import * as queries from './queries.ts'
import { ask, readVraag, type Waarover } from './stellen.ts'
import { vraagTexts } from './vraag-texts.ts'

// Asking something: new, or about a contact of before or a zaak.

/** Gives the subject of the question in words; null: something new. @throws Problem 404 for what is not theirs, as for what is not there */
async function subjectOf(context: MijnContext, { vraag, zaak }: Waarover): Promise<string | null> {
  const { db, taal } = context
  if (vraag) {
    const found = await queries.gesprek(db, context, vraag)
    const bericht = found?.berichten.find(({ uuid }) => uuid === vraag)
    if (!bericht) throw notFound('Contact')
    return bericht.onderwerp || bericht.nummer
  }
  if (!zaak) return null
  const found = await zaken.detail(db, context, zaak)
  if (!found) throw notFound('Zaak')
  const { identificatie, omschrijving, zaaktype } = found.zaak
  return `${vraagTexts[taal].aboutZaak(identificatie)} (${omschrijving || zaaktype})`
}

/** The name under which what was typed is kept. */
const draftName = ({ vraag, zaak }: Waarover): string => `vraag ${vraag ?? zaak ?? ''}`.trim()

const PATH = '/mijn/vragen/nieuw'

/** A path for a question, with its subject. */
const pathFor = (path: string, { vraag, zaak }: Waarover): string =>
  `${path}${vraag ? `?vraag=${vraag}` : zaak ? `?zaak=${zaak}` : ''}`

/** Asks a visitor who is not known who they are, and whether they want to become known (R3). */
function whoFields({ taal, hoedanigheid, partijen }: MijnContext, ingevuld: Ingevuld): HtmlValue {
  if (partijen.length > 0) return false
  const t = vraagTexts[taal]
  const { naam } = hoedanigheid.klant
  const isPersoon = hoedanigheid.soort === 'burger'
  const field = (name: string, label: string, autocomplete: string, initial = '') =>
    textField({ taal, name, label, ingevuld, autocomplete, initial, required: name !== 'voornaam', maxLength: 200 })
  return html`${heading(2, t.who)}${paragraph(t.whoHelp)}${
    isPersoon
      ? html`${field('voornaam', t.firstName, 'given-name')}${field('achternaam', t.lastName, 'family-name', naam)}`
      : field('naam', t.organisation, 'organization', naam)
  }${
    identificatorOf(hoedanigheid.klant) &&
    choiceField({
      taal,
      name: 'bewaren',
      label: t.keep,
      description: t.keepHelp,
      type: 'checkbox',
      required: false,
      ingevuld,
      choices: [{ value: 'ja', label: t.keepChoice }],
    })
  }`
}

/** The form, with what was typed and added. */
function formOf(context: MijnContext, waarover: Waarover, ingevuld: Ingevuld, concept: Klantconcept): Html {
  const { taal, partijen } = context
  const t = vraagTexts[taal]
  const { sleutel } = ingevuld.waarden
  const isKnown = partijen.length > 0
  return form(
    context,
    { action: pathFor(PATH, waarover), files: true, uploads: uploadsTo(taal, pathFor(`${PATH}/uploads`, waarover)) },
    html`<button type="submit" hidden></button><input type="hidden" name="sleutel" value="${typeof sleutel === 'string' ? sleutel : uuidv7()}">
${textField({ taal, name: 'onderwerp', label: t.subject, description: t.subjectHelp, ingevuld })}
${textArea({ taal, name: 'inhoud', label: t.question, description: t.questionHelp, ingevuld, rows: 10 })}
${fileField({ taal, name: 'bijlagen', label: t.files, description: t.filesHelp(MOST_FILES, pieceSizeHelp(context)), required: false, ingevuld })}${addedFiles(taal, 'bijlagen', concept)}
${whoFields(context, ingevuld)}
${heading(2, t.reach)}${paragraph(isKnown ? t.reachKnown : t.reachUnknown)}
${textField({ taal, name: 'emailadres', label: t.email, type: 'email', autocomplete: 'email', required: false, ingevuld })}
${textField({ taal, name: 'telefoonnummer', label: t.phone, type: 'tel', autocomplete: 'tel', required: false, ingevuld })}
${actions(button(t.send), button(t.save, { variant: 'secondary', name: 'bewaar', value: 'ja' }))}`,
  )
}

interface Shown {
  /** The subject of the question; null: something new. */
  subject: string | null
  ingevuld: Ingevuld
  concept: Klantconcept
  saved?: boolean
}

function page(context: MijnContext, waarover: Waarover, { subject, ingevuld, concept, saved }: Shown): Pagina {
  const { taal } = context
  const t = vraagTexts[taal]
  return {
    title: t.title,
    content: html`${faultSummary(taal, ingevuld)}${saved && alert(taal, 'ok', t.saved)}${subject && paragraph(html`${t.about}: <strong>${subject}</strong>.`)}${formOf(context, waarover, ingevuld, concept)}${section('lukt-niet', t.trouble, paragraph(t.troubleHelp))}`,
    ...(ingevuld.fouten.length > 0 && { status: 400 }),
  }
}

/** The page to ask something, with what was typed before and not sent yet, or could not be kept. */
export async function nieuw(context: MijnContext, waarover: Waarover, refused: Ingevuld): Promise<Pagina> {
  const subject = await subjectOf(context, waarover)
  const concept = await readDraft(context, draftName(waarover))
  const ingevuld = refused.fouten.length > 0 ? refused : { waarden: concept.waarden, fouten: [] }
  return page(context, waarover, { subject, ingevuld, concept })
}

/** Takes in a piece of a file for a question. */
export async function uploaden(
  context: MijnContext,
  waarover: Waarover,
  deel: Deel,
  bestand: Bestand | undefined,
): Promise<Gegevens> {
  await subjectOf(context, waarover)
  return takePart(context, draftName(waarover), deel, bestand, { most: MOST_FILES })
}

/** Tells what happens now: the number, the term, and where the answer comes. */
function confirmation({ taal, partijen }: MijnContext, contact: Klantcontact): Pagina {
  const t = vraagTexts[taal]
  const [taak] = contact.opvolging.internetaken
  const isHere =
    partijen.length > 0 || contact.betrokkenen.some(({ rol, partij }) => rol === 'klant' && partij !== null)
  const number = html`${t.doneNumber} <strong>${contact.nummer}</strong>.`
  const until = taak && html`${t.doneNext} ${t.doneWhen} <strong>${day(taal, taak.uiterlijkOp)}</strong>.`
  return {
    title: t.done,
    content: html`${alert(taal, 'ok', number, until && paragraph(until))}${paragraph(isHere ? t.doneHere : t.doneElsewhere)}${isHere && paragraph(linkButton(`/mijn/vragen/${contact.uuid}`, t.toQuestion))}`,
  }
}

/** Registers what was asked; or shows the form again, with all that was typed and added. */
export async function stellen(
  context: MijnContext,
  waarover: Waarover,
  waarden: Formuliervelden,
  bestanden: readonly Bestand[],
): Promise<Pagina> {
  const subject = await subjectOf(context, waarover)
  const over = draftName(waarover)
  const { bewaar, ...typed } = waarden
  const kept = await keep(context, over, { waarden: typed, bestanden, most: MOST_FILES })
  const { concept } = kept
  if (bewaar !== undefined || isRemoval(waarden))
    return page(context, waarover, {
      subject,
      ingevuld: { waarden: concept.waarden, fouten: kept.fouten },
      concept,
      saved: bewaar !== undefined,
    })
  const { vraag, fouten } = readVraag(context, concept.waarden)
  const all = [...fouten, ...kept.fouten]
  if (all.length > 0)
    return page(context, waarover, { subject, ingevuld: { waarden: concept.waarden, fouten: all }, concept })
  const contact = await ask(context, waarover, vraag, concept, { bestanden, added: addedIn(waarden) })
  await discardDraft(context, over)
  return confirmation(context, contact)
}
