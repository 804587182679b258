import { createHash } from 'node:crypto'
import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import * as documenten from '../../register/documenten/queries.ts'
import type { Klantcontact } from '../../register/klantcontacten/contract.ts'
import { eenmalig } from '../../register/klantcontacten/registreren.ts'
import { isLongerThanInhoud } from '../../register/klantcontacten/rules.ts'
import { digitaalAdres } from '../../register/partijen/rules.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import type { Bestand } from '../frame/pages.ts'
import type { Bereik } from '../frame/spreker.ts'
import { vraagTexts } from './vraag-texts.ts'

// Reads the part that every question has, whoever asks it; it becomes a klantcontact with its documents.

/** R14: the actor that takes in what is asked in Mijn. */
export const intakeActor = (db: Db): Promise<string> =>
  actoren.automatedActor(db, {
    uuid: '01920000-0000-7000-8000-00000000b413',
    naam: 'Mijn',
    functie: 'Neemt aan wat klanten vragen',
  })

type Waarden = Klantconcept['waarden']

const LONGEST = { onderwerp: 200, inhoud: 10_000 } as const

/** Reads a text as it was typed. */
export const textIn = (waarden: Waarden, name: string): string => {
  const value = waarden[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).replaceAll('\r\n', '\n').trim()
}

/** Reads what a question says, and adds what is wrong with it, each at its field. */
export function readTexts(taal: Language, waarden: Waarden, fouten: InvalidParam[]) {
  const t = vraagTexts[taal].faults
  const required = (name: 'onderwerp' | 'inhoud') => {
    const text = textIn(waarden, name)
    const longest = LONGEST[name]
    if (!text) fouten.push({ name, code: 'verplicht', reason: t[name] })
    else if (text.length > longest) fouten.push({ name, code: 'te-lang', reason: t.tooLong(longest, text.length) })
    return text
  }
  return { onderwerp: required('onderwerp'), inhoud: required('inhoud') }
}

/** Reads how to reach somebody about this question, and adds what is wrong with it. */
export const readBereik = (taal: Language, waarden: Waarden, fouten: InvalidParam[]): Bereik =>
  (['emailadres', 'telefoonnummer'] as const).flatMap((name): Bereik => {
    const adres = textIn(waarden, name)
    if (!adres) return []
    const soortDigitaalAdres = name === 'emailadres' ? 'email' : name
    const read = digitaalAdres({ soortDigitaalAdres, adres })
    if ('reden' in read || read.adres.length > 80) {
      fouten.push({ name, code: 'ongeldig', reason: vraagTexts[taal].faults[name] })
      return []
    }
    return [{ soortDigitaalAdres, adres: read.adres, omschrijving: '' }]
  })

/** Gives the bijlagen of a question (R15): what was added, and the text itself where that is too long for the contact. */
export async function bijlagenOf(db: Db, inhoud: string, { bestanden }: Klantconcept) {
  const added = bestanden.map(({ uuid }) => uuid)
  const text = { bestandsnaam: 'vraag.txt', mediatype: 'text/plain', inhoud: Buffer.from(inhoud) }
  const all = isLongerThanInhoud(inhoud) ? [await documenten.save(db, text), ...added] : added
  return all.map((uuid) => ({ identificator: documenten.verwijzingTo(uuid) }))
}

/** A question as it was sent. */
export interface Sent {
  operatie: string
  /** The values that make it this question and no other, beside the files. */
  what: object
  /** The files that came with this very form: with other files it is another question. */
  bestanden: readonly Bestand[]
  /** The documents that stood at the form when it was sent: they came before, in pieces or with a form that was shown again. */
  added: readonly string[]
}

/**
 * Registers a question. What is sent twice, by a second click or by loading the page again, is registered once.
 * @param write gives the uuids of the klantcontacten that it registered
 */
export async function registerOnce(
  context: Context,
  { operatie, what, bestanden, added }: Sent,
  write: () => Promise<string[]>,
): Promise<Klantcontact> {
  const files = [...bestanden.map(({ bestandsnaam, inhoud: bytes }) => [bestandsnaam, bytes.length]), ...added]
  const inhoud = { ...what, files }
  const sleutel = createHash('sha256').update(JSON.stringify(inhoud)).digest('base64url')
  const { json } = await eenmalig(context, { operatie, inhoud }, sleutel, write)
  return JSON.parse(json) as Klantcontact
}
