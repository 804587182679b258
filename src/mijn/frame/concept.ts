import { createHmac } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { attributes, type HtmlValue, html } from '../../platform/html.ts'
import { type InvalidParam, Problem } from '../../platform/problems.ts'
import {
  discardKlantconcept,
  type Klantconcept,
  klantconcept,
  lockKlantconcept,
  saveKlantconcept,
  type VanKlant,
} from '../../register/concepten/klantconcepten.ts'
import type { ToegevoegdBestand } from '../../register/concepten/row.ts'
import { uploadVerlopen } from '../../register/documenten/contract.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { largestUpload, omvangFault, safeMediaType, veiligeNaam } from '../../register/documenten/rules.ts'
import {
  addPart,
  begin,
  discard,
  discardBeyond,
  lockUploadOf,
  type Uploadstand,
} from '../../register/documenten/uploads.ts'
import { sleutelOf } from '../../register/logboek/pseudoniem.ts'
import { dictionary, type Language } from '../../web/ui/dictionary.ts'
import { button, LOCALES } from './components.ts'
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
    empty: 'Dit bestand is leeg (0 bytes). Kijk of het goed is opgeslagen.',
    tooLarge: (mb: string, most: number) => `Dit bestand is ${mb} MB; het grootste dat kan is ${most} MB.`,
    tooMany: (most: number) => `Voeg hoogstens ${most} bestanden toe.`,
    size: (one: number, all: number) =>
      one < all
        ? `Een bestand is hoogstens ${one} MB, en wat u in één keer meestuurt samen hoogstens ${all} MB.`
        : `Wat u in één keer meestuurt is samen hoogstens ${all} MB.`,
    pieceSize: (one: number, all: number) =>
      `Een bestand is hoogstens ${one} MB. Gaan uw bestanden pas mee met het formulier (zonder JavaScript), dan zijn zij samen hoogstens ${all} MB.`,
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
    empty: 'This file is empty (0 bytes). Please check that it was saved well.',
    tooLarge: (mb, most) => `This file is ${mb} MB; the largest that can be sent is ${most} MB.`,
    tooMany: (most) => `Add at most ${most} files.`,
    size: (one, all) =>
      one < all
        ? `A file is at most ${one} MB, and what you send at once at most ${all} MB together.`
        : `What you send at once is at most ${all} MB together.`,
    pieceSize: (one, all) =>
      `A file is at most ${one} MB. If your files only go with the form (without JavaScript), they are at most ${all} MB together.`,
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

/** Why a file of this size is not taken, in the language of the reader; undefined when it is. @param largest in MB */
function sizeFault(taal: Language, bytes: number, largest: number): InvalidParam | undefined {
  const fault = omvangFault(bytes, largest)
  if (!fault) return undefined
  const { empty, tooLarge } = texts[taal]
  const mb = (bytes / (1024 * 1024)).toLocaleString(LOCALES[taal], { maximumFractionDigits: 1 })
  return { ...fault, reason: fault.code === 'leeg' ? empty : tooLarge(mb, largest) }
}

/** Keeps one file; or says what is wrong with it. */
async function take(
  { db, config, taal }: Schrijver,
  { veld, bestandsnaam, mediatype, inhoud }: Bestand,
): Promise<ToegevoegdBestand | InvalidParam> {
  const naam = veiligeNaam(bestandsnaam)
  const fault = sizeFault(taal, inhoud.length, config.DOCUMENT_MB)
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

/**
 * Finds an upload to go on with, or begins one; or says why it is not taken. What a sender began and left makes room: of one form no more stands open
 * than there may be files.
 */
async function uploadFor(
  { db, config, taal }: Schrijver,
  door: string,
  { veld, kenmerk, bestandsnaam, mediatype, omvang }: OnderwegBestand,
  { bestanden, most }: { bestanden: readonly ToegevoegdBestand[]; most: number },
): Promise<Uploadstand | { fout: string }> {
  const key = `${veld} ${omvang} ${kenmerk}`
  const before = await lockUploadOf(db, door, key)
  if (before && bestanden.some(({ uuid }) => uuid === before.uuid)) return before
  if (bestanden.length >= most) return { fout: texts[taal].tooMany(most) }
  // One that is whole and was taken away again begins anew.
  if (before && before.ontvangen < omvang) return before
  const fault = sizeFault(taal, omvang, largestUpload(config))
  if (fault) return { fout: fault.reason }
  const naam = veiligeNaam(bestandsnaam)
  if (!naam) return { fout: texts[taal].nameless }
  await discardBeyond(db, door, most - bestanden.length - 1)
  const begun = { bestandsnaam: naam, mediatype: safeMediaType(mediatype), omvang }
  const uuid = await begin(db, door, { ...begun, kenmerk: key })
  return { uuid, ...begun, ontvangen: 0, som: null }
}

/** Adds the piece that is next; gives how many bytes there are. One that cannot go on is thrown away, so that its sender begins anew. */
async function addNext(db: Db, door: string, stand: Uploadstand, bytes: Uint8Array): Promise<number> {
  try {
    return await addPart(db, stand, bytes)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== uploadVerlopen.code) throw error
    await discard(db, door, stand.uuid)
    return 0
  }
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
  const door = senderOf(draft)
  const stand = await uploadFor(context, door, bestand, { bestanden, most })
  if ('fout' in stand) return stand
  const { uuid, bestandsnaam, omvang } = stand
  const isNext = vanaf === stand.ontvangen && bytes.length > 0 && vanaf + bytes.length <= omvang
  const ontvangen = isNext ? await addNext(db, door, stand, bytes) : stand.ontvangen
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

/** How large files may be in a form that sends them in pieces. */
export const pieceSizeHelp = ({ taal, config }: Pick<MijnContext, 'taal' | 'config'>): string =>
  texts[taal].pieceSize(largestUpload(config), config.MIJN_UPLOAD_MB)

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
