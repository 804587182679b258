import { v5 as uuidv5 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { Problem } from '../../platform/problems.ts'
import { lockKlantconcept, saveKlantconcept, type VanKlant } from '../../register/concepten/klantconcepten.ts'
import type { ToegevoegdBestand } from '../../register/concepten/row.ts'
import { uploadVerlopen } from '../../register/documenten/contract.ts'
import { largestUpload, safeMediaType, veiligeNaam } from '../../register/documenten/rules.ts'
import {
  addPart,
  begin,
  bytesOfUnknown,
  discard,
  discardBeyond,
  forgetUploads,
  lockUploadOf,
  type Uploadstand,
} from '../../register/documenten/uploads.ts'
import { dictionary, type Language } from '../../web/ui/dictionary.ts'
import { draftOf, fileFaults, readDraft, type Schrijver } from './concept.ts'
import type { Deel } from './contract.ts'
import type { Bestand, Gegevens } from './pages.ts'

// Files that come in pieces, each a form, and are in the draft of a form with their last piece; see uploaden.js for the other side.

const texts = dictionary(
  {
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
    allTogether: (most: number) => `Uw bestanden zijn samen groter dan ${most} MB. Kies er minder, of kleinere.`,
    busy: 'Er zijn nu te veel bestanden onderweg. Probeer het later opnieuw, of verstuur uw bericht zonder dit bestand.',
  },
  {
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
    allTogether: (most) => `Your files are larger than ${most} MB together. Choose fewer, or smaller ones.`,
    busy: 'Too many files are on their way now. Try again later, or send your message without this file.',
  },
)

const MB = 1024 * 1024
/** So much may be on its way from all who are not logged in, so that nobody can fill the database. */
const MOST_OF_UNKNOWN = 2_000 * MB

/** How much a form takes, and what. */
export interface Ruimte {
  /** How many files there may be in all. */
  most: number
  /** Of somebody who is not logged in: how many MB there may be in all. Only one file of theirs stands open at a time. */
  unknownMb?: number
  /** Why a file that begins so is not taken, in the language of the reader; undefined when it is. */
  refuse?: (bestand: Bestand) => Promise<string | undefined>
}

/** How far a file is: how many bytes there are, and the file once it was added; or why it is not taken. */
type Onderweg =
  | { ontvangen: number; bestand: Pick<ToegevoegdBestand, 'uuid' | 'bestandsnaam'> | null }
  | { fout: string }

/** Whose upload it is: of this capacity, for this form, and of nobody else (R6, R28). */
const senderOf = ({ wie, over }: VanKlant): string => uuidv5(`upload ${wie} ${over}`, uuidv5.URL)

/** Says why a form takes no file of this size any more; undefined when it does. */
async function fullness(
  { db, taal }: Schrijver,
  bestanden: readonly ToegevoegdBestand[],
  omvang: number,
  unknownMb: number | undefined,
): Promise<string | undefined> {
  if (unknownMb === undefined) return undefined
  const all = bestanden.reduce((sum, bestand) => sum + bestand.omvang, omvang)
  if (all > unknownMb * MB) return texts[taal].allTogether(unknownMb)
  return (await bytesOfUnknown(db)) + omvang > MOST_OF_UNKNOWN ? texts[taal].busy : undefined
}

/**
 * Finds an upload to go on with, or begins one; or says why it is not taken. What a sender began and left makes room: of one form no more stands open
 * than there may be files.
 */
async function uploadFor(
  schrijver: Schrijver,
  door: string,
  { veld, kenmerk, bestandsnaam, mediatype, omvang }: Deel,
  bestanden: readonly ToegevoegdBestand[],
  { most, unknownMb }: Ruimte,
): Promise<Uploadstand | { fout: string }> {
  const { db, config, taal } = schrijver
  const faults = fileFaults(taal)
  const key = `${veld} ${omvang} ${kenmerk}`
  const before = await lockUploadOf(db, door, key)
  if (before && bestanden.some(({ uuid }) => uuid === before.uuid)) return before
  if (bestanden.length >= most) return { fout: faults.tooMany(most) }
  // One that is whole and was taken away again begins anew.
  if (before && before.ontvangen < omvang) return before
  const fault = faults.size(omvang, Math.min(largestUpload(config), unknownMb ?? Number.POSITIVE_INFINITY))
  if (fault) return { fout: fault.reason }
  const naam = veiligeNaam(bestandsnaam)
  if (!naam) return { fout: faults.nameless }
  const isUnknown = unknownMb !== undefined
  await discardBeyond(db, door, isUnknown ? 0 : most - bestanden.length - 1)
  const full = await fullness(schrijver, bestanden, omvang, unknownMb)
  if (full) return { fout: full }
  const begun = { bestandsnaam: naam, mediatype: safeMediaType(mediatype), omvang }
  const uuid = await begin(db, door, { ...begun, kenmerk: key, onbekend: isUnknown })
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

async function takeIn(
  schrijver: Schrijver,
  over: string,
  deel: Deel,
  inhoud: Buffer,
  ruimte: Ruimte,
): Promise<Onderweg> {
  const { db } = schrijver
  const draft = draftOf(schrijver, over)
  await lockKlantconcept(db, draft)
  const { waarden, bestanden } = await readDraft(schrijver, over)
  const door = senderOf(draft)
  const stand = await uploadFor(schrijver, door, deel, bestanden, ruimte)
  if ('fout' in stand) return stand
  const { uuid, bestandsnaam, mediatype, omvang } = stand
  const { veld, vanaf } = deel
  const isNext = vanaf === stand.ontvangen && inhoud.length > 0 && vanaf + inhoud.length <= omvang
  const fout = isNext && vanaf === 0 && (await ruimte.refuse?.({ veld, bestandsnaam, mediatype, inhoud }))
  if (fout) {
    await discard(db, door, uuid)
    return { fout }
  }
  const ontvangen = isNext ? await addNext(db, door, stand, inhoud) : stand.ontvangen
  if (ontvangen < omvang) return { ontvangen, bestand: null }
  if (isNext) {
    const added = { veld, uuid, bestandsnaam, omvang }
    await saveKlantconcept(db, draft, { waarden, bestanden: [...bestanden, added] })
  }
  return { ontvangen, bestand: { uuid, bestandsnaam } }
}

/**
 * Takes in a part of a file that comes in pieces, and adds the file to the draft with the last of them. A piece that is not the next one is left:
 * the answer says how far it is.
 * @param over what the draft is for
 * @param bestand the bytes of the piece; none to ask how far the file is
 */
export const takePart = async (
  schrijver: Schrijver,
  over: string,
  deel: Deel,
  bestand: Bestand | undefined,
  ruimte: Ruimte,
): Promise<Gegevens> => ({
  data: await takeIn(schrijver, over, deel, bestand?.inhoud ?? Buffer.alloc(0), ruimte),
})

/** Forgets what somebody who is not logged in had on its way for a form that was sent: files that were added stay, and halves go (R30). */
export const sentByUnknown = (schrijver: Schrijver, over: string): Promise<void> =>
  forgetUploads(schrijver.db, senderOf(draftOf(schrijver, over)))

/** Gives a form all that sends its files in pieces: the path in Mijn to which they go, and what the script says. */
export const uploadsTo = (taal: Language, path: string) => ({ path, texts: texts[taal].uploads })
