import { createHmac } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import { attributes, type HtmlValue, html } from '../../platform/html.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import {
  discardKlantconcept,
  type Klantconcept,
  klantconcept,
  lockKlantconcept,
  saveKlantconcept,
  type VanKlant,
} from '../../register/concepten/klantconcepten.ts'
import type { ToegevoegdBestand } from '../../register/concepten/row.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { largestUpload, omvangFault, safeMediaType, veiligeNaam } from '../../register/documenten/rules.ts'
import { addPart, begin, lockUploadOf, type Uploadstand } from '../../register/documenten/uploads.ts'
import { sleutelOf } from '../../register/logboek/pseudoniem.ts'
import { dictionary, type Language } from '../../web/ui/dictionary.ts'
import { button } from './components.ts'
import type { Bestand, MijnContext } from './pages.ts'

// Typed text and added files stay until a form is sent: on the server, so that it can be continued on another device, and so that a
// fault in one field loses no file of another.

const texts = dictionary(
  {
    added: 'Toegevoegd',
    remove: (naam: string) => `Verwijder ${naam}`,
    uploads: {
      toegevoegd: 'Toegevoegd',
      verwijder: 'Verwijder {naam}',
      begonnen: '{naam} wordt nu verstuurd.',
      stand: '{deel} van {geheel} MB',
      hoever: '{naam}: {procent} procent.',
      weg: '{naam}: er is geen verbinding. Zodra die er weer is gaat het vanzelf verder.',
      klaar: '{naam} is toegevoegd.',
      mislukt: 'dit is niet gelukt. Probeer het opnieuw, of lees onderaan hoe het anders kan.',
      opnieuw: 'Probeer {naam} opnieuw',
      stop: 'Stop met {naam}',
      gestopt: '{naam} is gestopt.',
      wacht: 'Uw bestanden zijn nog niet klaar. Daarna gaat het vanzelf verder.',
    },
    nameless: 'Geef het bestand een naam.',
    tooMany: (most: number) => `Voeg hoogstens ${most} bestanden toe.`,
    size: (one: number, all: number) =>
      one < all
        ? `Een bestand is hoogstens ${one} MB, en wat u in één keer meestuurt samen hoogstens ${all} MB.`
        : `Wat u in één keer meestuurt is samen hoogstens ${all} MB.`,
  },
  {
    added: 'Added',
    remove: (naam) => `Remove ${naam}`,
    uploads: {
      toegevoegd: 'Added',
      verwijder: 'Remove {naam}',
      begonnen: '{naam} is being sent.',
      stand: '{deel} of {geheel} MB',
      hoever: '{naam}: {procent} percent.',
      weg: '{naam}: there is no connection. It goes on by itself as soon as there is.',
      klaar: '{naam} was added.',
      mislukt: 'this did not work. Try again, or read below how it can be done in another way.',
      opnieuw: 'Try {naam} again',
      stop: 'Stop {naam}',
      gestopt: '{naam} was stopped.',
      wacht: 'Your files are not ready yet. After that it goes on by itself.',
    },
    nameless: 'Give the file a name.',
    tooMany: (most) => `Add at most ${most} files.`,
    size: (one, all) =>
      one < all
        ? `A file is at most ${one} MB, and what you send at once at most ${all} MB together.`
        : `What you send at once is at most ${all} MB together.`,
  },
)

const LEEG: Klantconcept = { waarden: {}, bestanden: [] }

/** The part of a visit that a draft needs. `als` is the key of the capacity (R6), or of one form of somebody who is not logged in. */
export type Schrijver = Pick<MijnContext, 'db' | 'config' | 'taal' | 'als'>

/** Whose draft it is: of who is logged in, in this capacity alone (R6). */
const draftOf = ({ als, config }: Schrijver, over: string): VanKlant => ({
  wie: createHmac('sha256', sleutelOf(config)).update(`concept ${als}`).digest('base64url'),
  over,
})

/** Reads what was typed and added before; nothing when there is nothing. */
export const readDraft = async (context: Schrijver, over: string): Promise<Klantconcept> =>
  (await klantconcept(context.db, draftOf(context, over))) ?? LEEG

export const discardDraft = (context: Schrijver, over: string): Promise<void> =>
  discardKlantconcept(context.db, draftOf(context, over))

/** The button that takes a file away; its value is the uuid of the document. */
const REMOVE = 'verwijder'

/** Was a form sent only to take a file away? */
export const isRemoval = (waarden: Klantconcept['waarden']): boolean => REMOVE in waarden

/** A form as it was sent. */
export interface Sent {
  waarden: Klantconcept['waarden']
  bestanden: readonly Bestand[]
  /** How many files there may be in all. */
  most: number
}

/** Keeps one file; or says what is wrong with it. */
async function take(
  { db, config, taal }: Schrijver,
  { veld, bestandsnaam, mediatype, inhoud }: Bestand,
): Promise<ToegevoegdBestand | InvalidParam> {
  const naam = veiligeNaam(bestandsnaam)
  const fault = omvangFault(inhoud.length, config.DOCUMENT_MB)
  if (fault) return { ...fault, name: veld, reason: `${naam || bestandsnaam}: ${fault.reason}` }
  if (!naam) return { name: veld, code: 'ongeldig', reason: texts[taal].nameless }
  const uuid = await documenten.save(db, { bestandsnaam: naam, mediatype, inhoud })
  return { veld, uuid, bestandsnaam: naam, omvang: inhoud.length }
}

/**
 * Keeps what was sent with a form: the texts as they were typed, and the files beside those that were there.
 * @returns the draft as it is now, with what is wrong with the files, each at its field
 */
export async function keep(
  context: Schrijver,
  over: string,
  { waarden: sent, bestanden, most }: Sent,
): Promise<{ concept: Klantconcept; fouten: InvalidParam[] }> {
  await lockKlantconcept(context.db, draftOf(context, over))
  const before = await readDraft(context, over)
  const { [REMOVE]: removed, ...waarden } = sent
  const kept = before.bestanden.filter(({ uuid }) => uuid !== removed)
  const fouten: InvalidParam[] = []
  const added: ToegevoegdBestand[] = []
  for (const bestand of bestanden) {
    if (kept.length + added.length >= most) {
      fouten.push({ name: bestand.veld, code: 'te-veel', reason: texts[context.taal].tooMany(most) })
      break
    }
    const taken = await take(context, bestand)
    if ('veld' in taken) added.push(taken)
    else fouten.push(taken)
  }
  const concept = { waarden, bestanden: [...kept, ...added] }
  await saveKlantconcept(context.db, draftOf(context, over), concept)
  return { concept, fouten }
}

/** A file that is on its way to a form, as its sender describes it. */
export interface OnderwegBestand {
  veld: string
  bestandsnaam: string
  mediatype: string
  /** In bytes. */
  omvang: number
  /** The name by which the browser knows the file, so that it goes on with it after the page was closed. */
  kenmerk: string
}

/** How far a file is: how many bytes there are, and the file once it was added; or why it is not taken. */
export type Onderweg =
  | { ontvangen: number; bestand: Pick<ToegevoegdBestand, 'uuid' | 'bestandsnaam'> | null }
  | { fout: string }

/** Whose upload it is: of this capacity, for this form, and of nobody else (R6, R28). */
const senderOf = ({ wie, over }: VanKlant): string => uuidv5(`upload ${wie} ${over}`, uuidv5.URL)

/** Finds an upload to go on with, or begins one; or says why it is not taken. */
async function uploadFor(
  { db, config, taal }: Schrijver,
  door: string,
  { veld, kenmerk, bestandsnaam, mediatype, omvang }: OnderwegBestand,
  bestanden: readonly ToegevoegdBestand[],
): Promise<Uploadstand | { fout: string }> {
  const key = `${veld} ${omvang} ${kenmerk}`
  const before = await lockUploadOf(db, door, key)
  // One that is whole and was taken away again begins anew.
  if (before && (before.ontvangen < omvang || bestanden.some(({ uuid }) => uuid === before.uuid))) return before
  const fault = omvangFault(omvang, largestUpload(config))
  if (fault) return { fout: fault.reason }
  const naam = veiligeNaam(bestandsnaam)
  if (!naam) return { fout: texts[taal].nameless }
  await begin(db, door, { bestandsnaam: naam, mediatype: safeMediaType(mediatype), omvang, kenmerk: key })
  const begun = await lockUploadOf(db, door, key)
  if (!begun) throw new Error('An upload that was just begun is not there.')
  return begun
}

/**
 * Takes in a part of a file that comes in pieces, and adds the file to the draft with the last of them. A piece that is not the next one is left:
 * the answer says how far it is.
 * @param deel where the piece begins, and its bytes; none to ask how far it is
 */
export async function takePart(
  context: Schrijver,
  over: string,
  bestand: OnderwegBestand,
  { vanaf, bytes, most }: { vanaf: number; bytes: Uint8Array; most: number },
): Promise<Onderweg> {
  const { db } = context
  const draft = draftOf(context, over)
  await lockKlantconcept(db, draft)
  const { waarden, bestanden } = await readDraft(context, over)
  const stand = await uploadFor(context, senderOf(draft), bestand, bestanden)
  if ('fout' in stand) return stand
  if (stand.ontvangen < stand.omvang && bestanden.length >= most) return { fout: texts[context.taal].tooMany(most) }
  const { uuid, bestandsnaam, omvang } = stand
  const isNext = vanaf === stand.ontvangen && bytes.length > 0 && vanaf + bytes.length <= omvang
  const ontvangen = isNext ? await addPart(db, stand, bytes) : stand.ontvangen
  if (ontvangen < omvang) return { ontvangen, bestand: null }
  if (isNext) {
    const added = { veld: bestand.veld, uuid, bestandsnaam, omvang }
    await saveKlantconcept(db, draft, { waarden, bestanden: [...bestanden, added] })
  }
  return { ontvangen, bestand: { uuid, bestandsnaam } }
}

/**
 * How large files may be: one by itself, and all that are sent at once.
 * @param most of all that are sent at once, in MB
 */
export const sizeHelp = (
  { taal, config }: Pick<MijnContext, 'taal' | 'config'>,
  most = config.MIJN_UPLOAD_MB,
): string => texts[taal].size(config.DOCUMENT_MB, most)

/** The words with which the script tells how far files are that come in pieces. */
export const uploadTexts = (taal: Language): Readonly<Record<string, string>> => texts[taal].uploads

/** The files that were added to a field, each with a button to take it away. */
export const addedFiles = (taal: Language, veld: string, { bestanden }: Klantconcept): HtmlValue => {
  const own = bestanden.filter((bestand) => bestand.veld === veld)
  if (own.length === 0) return false
  const t = texts[taal]
  return html`<ul class="mijn-added"${attributes({ 'aria-label': t.added })}>${own.map(
    ({ uuid, bestandsnaam }) =>
      html`<li>${bestandsnaam} ${button(t.remove(bestandsnaam), { variant: 'subtle', name: REMOVE, value: uuid })}</li>`,
  )}</ul>`
}
