import { TALEN } from '../../begrippen/taal.ts'
import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import { mediatypeOf } from '../../register/documenten/mediatype.ts'
import {
  askConfirmation,
  confirmAdres,
  holdBack,
  type Uitkomst,
  unconfirmedAt,
} from '../../register/klantberichten/bevestigen.ts'
import { addOntvangstbevestiging } from '../../register/klantberichten/ontvangst.ts'
import { type Klantcontact, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { store } from '../../register/klantcontacten/registreren.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import { changeAdresOf } from '../../register/partijen/onderdelen.ts'
import { zoekwaarde } from '../../register/partijen/rules.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import type { Bestand } from '../frame/pages.ts'
import type { Bereik } from '../frame/spreker.ts'
import { bijlagenOf, intakeActor, readBereik, readTexts, registerOnce, type Sent, textIn } from '../vragen/intake.ts'
import { meldTexts } from './texts.ts'

// Somebody who asks without logging in stays unknown (R3): name and addresses belong to that contact alone. It is registered at once with its
// follow-up (R12), whether the address is confirmed or not; but nothing except a code goes to an address that its owner did not confirm.

const KANAAL = 'webformulier'

/** An employee sees it with the address, until it is confirmed. */
const UNCONFIRMED = 'niet bevestigd door de klant'

/** A question or report, after it was checked. */
export interface Melding {
  onderwerp: string
  inhoud: string
  naam: string
  bereik: Bereik
}

/** Reads what was typed, and what is wrong with it, each at its field. */
export function readMelding(taal: Language, waarden: Klantconcept['waarden']) {
  const t = meldTexts[taal]
  const fouten: InvalidParam[] = []
  const { onderwerp, inhoud } = readTexts(taal, waarden, fouten)
  const bereik = readBereik(taal, waarden, fouten)
  if (!textIn(waarden, 'emailadres'))
    fouten.push({ name: 'emailadres', code: 'verplicht', reason: t.faults.emailadres })
  const plaats = textIn(waarden, 'plaats').slice(0, 500)
  const melding = {
    onderwerp,
    inhoud: plaats ? `${t.placeIn(plaats)}\n\n${inhoud}` : inhoud,
    naam: textIn(waarden, 'naam').slice(0, 200),
    bereik,
  }
  return { melding, fouten }
}

/** Says why a file is not taken that is neither a photo nor PDF, whatever it is called; undefined when it is one. */
export async function photoFault(
  taal: Language,
  { bestandsnaam, mediatype, inhoud }: Bestand,
): Promise<string | undefined> {
  const isPhoto = /^image\/(?!svg)|^application\/pdf$/.test(await mediatypeOf(mediatype, inhoud))
  return isPhoto ? undefined : meldTexts[taal].faults.photo(bestandsnaam)
}

/** Tells photos and PDF files from what is neither. */
export async function photosIn(taal: Language, bestanden: readonly Bestand[]) {
  const photos: Bestand[] = []
  const fouten: InvalidParam[] = []
  for (const bestand of bestanden) {
    const reason = await photoFault(taal, bestand)
    if (reason) fouten.push({ name: bestand.veld, code: 'ongeldig', reason })
    else photos.push(bestand)
  }
  return { photos, fouten }
}

async function write(
  context: Context,
  taal: Language,
  { onderwerp, inhoud, naam, bereik }: Melding,
  concept: Klantconcept,
) {
  const { db, config } = context
  const afdeling = await actoren.eenheidWithNaam(db, config.MIJN_AFDELING)
  const contact = NieuwKlantcontact.parse({
    kanaal: KANAAL,
    onderwerp,
    inhoud: inhoudOf(inhoud),
    taal: TALEN[taal],
    indicatieContactGelukt: true,
    betrokkenen: [
      {
        rol: 'klant',
        initiator: true,
        ...(naam && { contactnaam: { achternaam: naam } }),
        digitaleAdressen: bereik.map((adres) => ({ ...adres, omschrijving: UNCONFIRMED })),
      },
    ],
    actoren: [await intakeActor(db)],
    bijlagen: await bijlagenOf(db, inhoud, concept),
    opvolging: {
      internetaken: [{ gevraagdeHandeling: 'Beantwoord deze vraag', actoren: afdeling ? [afdeling] : [] }],
    },
  })
  return store(context, contact)
}

/** Keeps back all that could be told at the addresses of a report: a code goes to the e-mail address, and to a telephone nothing. */
async function protect(context: Context, { betrokkenen }: Klantcontact): Promise<void> {
  const adressen = betrokkenen.flatMap(({ digitaleAdressen }) => digitaleAdressen)
  const others = adressen.filter(({ soortDigitaalAdres }) => soortDigitaalAdres !== 'email')
  await holdBack(
    context.db,
    context.now,
    others.map(({ uuid }) => uuid),
  )
  const email = adressen.find(({ soortDigitaalAdres }) => soortDigitaalAdres === 'email')
  if (email) await askConfirmation(context, { uuid: email.uuid, zoekwaarde: zoekwaarde('email', email.adres) })
}

/**
 * Registers what somebody asks without logging in, once, and has a code sent to the address that they gave.
 * @param photos the photos of this very form
 * @returns the klantcontact
 */
export async function registerMelding(
  context: Context,
  taal: Language,
  melding: Melding,
  concept: Klantconcept,
  photos: Pick<Sent, 'bestanden' | 'added'>,
): Promise<Klantcontact> {
  let isNew = false
  const sent = { operatie: 'mijn.melden', what: { waarden: concept.waarden }, ...photos }
  const contact = await registerOnce(context, sent, () => {
    isNew = true
    return write(context, taal, melding, concept)
  })
  if (isNew) await protect(context, contact)
  return contact
}

/** Confirms the address of a report, with the code that went there. Then the receipt follows (Awb 2:13). */
export async function confirmMelding(context: Context, nummer: string, code: string): Promise<Uitkomst> {
  const found = await unconfirmedAt(context.db, nummer)
  if (!found) return 'verlopen'
  const uitkomst = await confirmAdres(context, found.adres, code)
  if (uitkomst !== 'bevestigd') return uitkomst
  await changeAdresOf(context.db, found.adres, { omschrijving: '' })
  await addOntvangstbevestiging(context.db, found.klantcontact)
  return uitkomst
}
