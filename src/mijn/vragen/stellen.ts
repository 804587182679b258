import { KANAAL_MIJN } from '../../begrippen/kanaal.ts'
import { TALEN } from '../../begrippen/taal.ts'
import * as actoren from '../../inrichting/actoren/queries.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import { addOntvangstbevestiging } from '../../register/klantberichten/ontvangst.ts'
import { type Klantcontact, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { store } from '../../register/klantcontacten/registreren.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import type { MijnContext } from '../frame/pages.ts'
import { type Bereik, betrokkenenOf, type Naam, registerKlant } from '../frame/spreker.ts'
import { bijlagenOf, intakeActor, readBereik, readTexts, registerOnce, type Sent, textIn } from './intake.ts'
import { ontvangers } from './queries.ts'
import { vraagTexts } from './vraag-texts.ts'

// A question becomes a klantcontact with an interne taak, all or nothing (R12).

/** The subject of a question, when it has one. */
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
  /** A visitor who is no partij yet becomes one, so that they find the answer here. */
  bewaren: boolean
  bereik: Bereik
}

/** Finds the faults of a visitor who is not known: they say who they are, and how to reach them unless they become known. */
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
  const { taal } = context
  const fouten: InvalidParam[] = []
  const texts = readTexts(taal, waarden, fouten)
  const bereik = readBereik(taal, waarden, fouten)
  const naam = {
    voornaam: textIn(waarden, 'voornaam').slice(0, 200),
    achternaam: textIn(waarden, 'achternaam').slice(0, 200),
    naam: textIn(waarden, 'naam').slice(0, 200),
  }
  const vraag = { ...texts, naam, bewaren: waarden.bewaren !== undefined, bereik }
  return { vraag, fouten: [...fouten, ...unknownFaults(context, vraag)] }
}

async function followers(context: MijnContext, { vraag, zaak }: Waarover): Promise<string[]> {
  const { db, config } = context
  const found = vraag || zaak ? await ontvangers(db, { contact: vraag, zaak }) : []
  if (found.length > 0) return found
  const afdeling = await actoren.eenheidWithNaam(db, config.MIJN_AFDELING)
  return afdeling ? [afdeling] : []
}

async function write(context: MijnContext, waarover: Waarover, vraag: Vraag, concept: Klantconcept): Promise<string[]> {
  const { db, partijen, taal } = context
  const klant = partijen[0] ?? (vraag.bewaren ? await registerKlant(context, vraag.naam) : undefined)
  context.gezien([klant ?? null])
  const wie = await betrokkenenOf(context, klant, vraag.naam, vraag.bereik)
  const contact = NieuwKlantcontact.parse({
    ...wie,
    kanaal: KANAAL_MIJN,
    onderwerp: vraag.onderwerp,
    inhoud: inhoudOf(vraag.inhoud),
    taal: TALEN[taal],
    indicatieContactGelukt: true,
    actoren: [await intakeActor(db)],
    onderwerpobjecten: waarover.vraag ? [{ wasKlantcontact: waarover.vraag }] : [],
    bijlagen: await bijlagenOf(db, vraag.inhoud, concept),
    opvolging: {
      internetaken: [{ gevraagdeHandeling: 'Beantwoord deze vraag', actoren: await followers(context, waarover) }],
      zaken: waarover.zaak ? [{ objectId: waarover.zaak, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }] : [],
    },
  })
  const registered = await store(context, contact)
  for (const uuid of registered) await addOntvangstbevestiging(db, uuid)
  return registered
}

/**
 * Registers a question, once.
 * @param files the files of this very form
 * @returns the klantcontact
 */
export const ask = (
  context: MijnContext,
  waarover: Waarover,
  vraag: Vraag,
  concept: Klantconcept,
  files: Pick<Sent, 'bestanden' | 'added'>,
): Promise<Klantcontact> =>
  registerOnce(
    context,
    {
      operatie: 'mijn.vragen.stellen',
      what: { als: context.als, waarover, waarden: concept.waarden },
      ...files,
    },
    () => write(context, waarover, vraag, concept),
  )
