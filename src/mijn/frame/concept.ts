import { createHmac } from 'node:crypto'
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
import { largestUpload, omvangFault, veiligeNaam } from '../../register/documenten/rules.ts'
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
export const draftOf = ({ als, config }: Schrijver, over: string): VanKlant => ({
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

/** The hidden field with the files that stood at a form when it was sent; each value is the uuid of a document. */
const ADDED = 'toegevoegd'

/** The files that stood at a form when it was sent: with others it is another question. */
export const addedIn = (waarden: Klantconcept['waarden']): readonly string[] => [waarden[ADDED] ?? []].flat()

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

/** The faults of files, in the language of the reader. */
export const fileFaults = (taal: Language) => ({
  size: (bytes: number, largest: number) => sizeFault(taal, bytes, largest),
  tooMany: texts[taal].tooMany,
  nameless: texts[taal].nameless,
})

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
  const { [REMOVE]: removed, [ADDED]: _, ...waarden } = sent
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

/** The files that were added to a field, each with a button to take it away. */
export const addedFiles = (taal: Language, veld: string, { bestanden }: Klantconcept): HtmlValue => {
  const own = bestanden.filter((bestand) => bestand.veld === veld)
  if (own.length === 0) return false
  const t = texts[taal]
  return html`<ul class="mijn-added"${attributes({ 'aria-label': t.added })}>${own.map(
    ({ uuid, bestandsnaam }) =>
      html`<li><input type="hidden" name="${ADDED}" value="${uuid}">${bestandsnaam} ${button(t.remove(bestandsnaam), { variant: 'subtle', name: REMOVE, value: uuid })}</li>`,
  )}</ul>`
}
