import { createHash } from 'node:crypto'
import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Db } from '../../platform/database.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { type Klantcontact, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { eenmalig, store } from '../../register/klantcontacten/registreren.ts'
import { digitaalAdres } from '../../register/partijen/rules.ts'
import type { Bestand, MijnContext } from '../frame/pages.ts'
import { type Bereik, betrokkenenOf, type Naam, registerKlant } from '../frame/spreker.ts'
import { ontvangers } from './queries.ts'
import { vraagTexts } from './vraag-texts.ts'

// A question becomes a klantcontact with an interne taak, all or nothing (R12).

/** R14: the actor that takes in what is asked in Mijn. */
const INTAKE = '01920000-0000-7000-8000-00000000b413'

/** The kanaal of what is asked here. */
export const KANAAL = 'mijn omgeving'

const LONGEST_ONDERWERP = 200
const LONGEST_TEXT = 10_000
/** The inhoud of a klantcontact can have this many characters; a longer text is kept as a document as well. */
const LONGEST_INHOUD = 1000

/** What a question is about, when it is about something. */
export interface Waarover {
  /** A klantcontact of before. */
  vraag?: string | undefined
  /** A zaak, by its uuid in its register. */
  zaak?: string | undefined
}

/** A question as it was checked. */
export interface Vraag {
  onderwerp: string
  inhoud: string
  naam: Naam
  /** Who is no partij yet becomes one, so that they find the answer here. */
  bewaren: boolean
  bereik: Bereik
}

const textIn = (waarden: Klantconcept['waarden'], name: string): string => {
  const value = waarden[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).replaceAll('\r\n', '\n').trim()
}

/** Who is not known says who they are, and how to reach them unless they become known. */
function unknownFaults(context: MijnContext, { naam, bewaren, bereik }: Vraag): InvalidParam[] {
  const { partijen, hoedanigheid, taal } = context
  const t = vraagTexts[taal]
  if (partijen.length > 0) return []
  const faults: InvalidParam[] = []
  const name = hoedanigheid.soort === 'burger' ? 'achternaam' : 'naam'
  if (!naam[name]) faults.push({ name, code: 'verplicht', reason: t.faults[name] })
  if (!bewaren && bereik.length === 0)
    faults.push({ name: 'emailadres', code: 'verplicht', reason: t.faults.unreachable })
  return faults
}

/** Reads what was typed: the question, and what is wrong with it, each at its field. */
export function readVraag(
  context: MijnContext,
  waarden: Klantconcept['waarden'],
): { vraag: Vraag; fouten: InvalidParam[] } {
  const t = vraagTexts[context.taal]
  const fouten: InvalidParam[] = []
  const required = (name: 'onderwerp' | 'inhoud', longest: number) => {
    const text = textIn(waarden, name)
    if (!text) fouten.push({ name, code: 'verplicht', reason: t.faults[name] })
    else if (text.length > longest)
      fouten.push({ name, code: 'te-lang', reason: t.faults.tooLong(longest, text.length) })
    else if (!text.isWellFormed() || text.includes('\u0000'))
      fouten.push({ name, code: 'ongeldig', reason: t.faults.unreadable })
    return text
  }
  const onderwerp = required('onderwerp', LONGEST_ONDERWERP)
  const inhoud = required('inhoud', LONGEST_TEXT)
  const bereik = (['emailadres', 'telefoonnummer'] as const).flatMap((name): Bereik => {
    const adres = textIn(waarden, name)
    if (!adres) return []
    const soortDigitaalAdres = name === 'emailadres' ? 'email' : name
    const read = digitaalAdres({ soortDigitaalAdres, adres })
    if ('reden' in read || read.adres.length > 80) {
      fouten.push({ name, code: 'ongeldig', reason: t.faults[name] })
      return []
    }
    return [{ soortDigitaalAdres, adres: read.adres, omschrijving: '' }]
  })
  const naam = {
    voornaam: textIn(waarden, 'voornaam').slice(0, 200),
    achternaam: textIn(waarden, 'achternaam').slice(0, 200),
    naam: textIn(waarden, 'naam').slice(0, 200),
  }
  const vraag = { onderwerp, inhoud, naam, bewaren: waarden.bewaren !== undefined, bereik }
  return { vraag, fouten: [...fouten, ...unknownFaults(context, vraag)] }
}

const shortened = (text: string): string => {
  const rest = ' … (alles staat in de bijlage)'
  return text.length <= LONGEST_INHOUD ? text : text.slice(0, LONGEST_INHOUD - rest.length).toWellFormed() + rest
}

/** The documents of a question (R15): what was added, and the text itself where that is too long for the contact. */
async function documentsOf(db: Db, { inhoud }: Vraag, { bestanden }: Klantconcept): Promise<string[]> {
  const added = bestanden.map(({ uuid }) => uuid)
  if (inhoud.length <= LONGEST_INHOUD) return added
  const text = { bestandsnaam: 'vraag.txt', mediatype: 'text/plain', inhoud: Buffer.from(inhoud) }
  return [await documenten.save(db, text), ...added]
}

async function followers(context: MijnContext, { vraag, zaak }: Waarover): Promise<string[]> {
  const { db, config } = context
  const found = vraag || zaak ? await ontvangers(db, { contact: vraag, zaak }) : []
  if (found.length > 0) return found
  const afdeling = await actoren.eenheidWithNaam(db, config.MIJN_AFDELING)
  return afdeling ? [afdeling] : []
}

async function write(context: MijnContext, waarover: Waarover, vraag: Vraag, concept: Klantconcept): Promise<string[]> {
  const { db, partijen } = context
  const klant = partijen[0] ?? (vraag.bewaren ? await registerKlant(context, vraag.naam) : undefined)
  context.gezien([klant ?? null])
  const wie = await betrokkenenOf(context, klant, vraag.naam, vraag.bereik)
  const actor = await actoren.automatedActor(db, {
    uuid: INTAKE,
    naam: 'Mijn',
    functie: 'Neemt aan wat klanten vragen',
  })
  const bijlagen = await documentsOf(db, vraag, concept)
  const contact = NieuwKlantcontact.parse({
    ...wie,
    kanaal: KANAAL,
    onderwerp: vraag.onderwerp,
    inhoud: shortened(vraag.inhoud),
    indicatieContactGelukt: true,
    actoren: [actor],
    onderwerpobjecten: waarover.vraag ? [{ wasKlantcontact: waarover.vraag }] : [],
    bijlagen: bijlagen.map((uuid) => ({ identificator: documenten.verwijzingTo(uuid) })),
    opvolging: {
      internetaken: [{ gevraagdeHandeling: 'Beantwoord deze vraag', actoren: await followers(context, waarover) }],
      zaken: waarover.zaak ? [{ objectId: waarover.zaak, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }] : [],
    },
  })
  return store(context, contact)
}

/**
 * Registers a question. What is sent twice, by a second click or by loading the page again, is registered once.
 * @param bestanden the files that came with this very form: with other files it is another question
 * @returns the klantcontact
 */
export async function ask(
  context: MijnContext,
  waarover: Waarover,
  vraag: Vraag,
  concept: Klantconcept,
  bestanden: readonly Bestand[],
): Promise<Klantcontact> {
  const files = bestanden.map(({ bestandsnaam, inhoud: bytes }) => [bestandsnaam, bytes.length])
  const inhoud = { als: context.als, waarover, waarden: concept.waarden, files }
  const sleutel = createHash('sha256').update(JSON.stringify(inhoud)).digest('base64url')
  const { json } = await eenmalig(context, { operatie: 'mijn.vragen.stellen', inhoud }, sleutel, () =>
    write(context, waarover, vraag, concept),
  )
  return JSON.parse(json) as Klantcontact
}
