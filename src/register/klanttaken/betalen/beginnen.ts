import { v7 as uuidv7 } from 'uuid'
import { datumOp } from '../../../begrippen/kalender.ts'
import type { Context, Outside } from '../../../platform/context.ts'
import { notFound } from '../../../platform/problems.ts'
import { adresOfMijn } from '../../meldingen/bezorgen.ts'
import { andereVersie, geenBetaaldienst, geenBetaaltaak, type NieuweBetaling, niveauTeLaag } from '../contract.ts'
import { lockOne, mayActFor, niveauOf, readKlanttaak } from '../queries.ts'
import { doenbaar, uitvoeren } from '../rules.ts'
import type { Vastgesteld } from '../uitvoeren.ts'
import type { Begonnen, Betaaldienst, VindBetaaldienst } from './dienst.ts'
import * as queries from './queries.ts'
import { nextLook } from './rules.ts'

// Beginning to pay: first at the provider, and then here. Nobody was sent there yet, so an attempt that is not kept comes to nothing.

/** The payment provider that is set. @throws Problem when there is none */
export function dienstOf({ config }: Pick<Outside, 'config'>, vind: VindBetaaldienst): Betaaldienst {
  const dienst = vind(config)
  if (!dienst) throw geenBetaaldienst()
  return dienst
}

/** A payment as it was begun at the provider, before anything is kept here. */
export interface Aanvraag extends Begonnen {
  uuid: string
  /** In cents of euros. */
  bedrag: number
  dienst: string
}

/** Where the browser comes back: a page of Mijn that asks the provider what became of it. */
const returnPath = (klanttaak: string, betaling: string) => `taken/${klanttaak}/betalingen/${betaling}`

/**
 * Begins to pay a klanttaak at the provider; undefined when it cannot be paid, which is said where it would be kept.
 * @throws Problem when there is no provider, or when it does not answer
 */
export async function beginAtProvider(
  outside: Outside,
  vind: VindBetaaldienst,
  klanttaak: string,
): Promise<Aanvraag | undefined> {
  const dienst = dienstOf(outside, vind)
  const found = await outside.lezen((db) => readKlanttaak(db, klanttaak))
  if (!found || doenbaar(found.klanttaak, datumOp(outside.now))) return undefined
  const { opdracht } = found.klanttaak
  if (opdracht.soort !== 'betaaltaak') return undefined
  const uuid = uuidv7()
  const { bedrag, transactieomschrijving: omschrijving } = opdracht
  const terug = `${adresOfMijn(outside.config)}${returnPath(klanttaak, uuid)}`
  const begonnen = await dienst.begin({ referentie: uuid, bedrag, omschrijving, terug })
  return { uuid, bedrag, dienst: dienst.naam, ...begonnen }
}

/**
 * Keeps an attempt that was begun at the provider.
 * @throws Problem when the klanttaak cannot be paid so, or no longer asks what was begun
 */
export async function keepAttempt(
  context: Context,
  klanttaak: string,
  { versie, ...betaling }: NieuweBetaling,
  aanvraag: Aanvraag | undefined,
  vastgesteld: Pick<Vastgesteld, 'isBevoegd'> = {},
): Promise<Aanvraag> {
  const { db, now, wie, gezien } = context
  const stand = await lockOne(db, klanttaak)
  if (!stand) throw notFound('Klanttaak')
  gezien([stand.partij])
  if (stand.soort !== 'betaaltaak') throw geenBetaaltaak()
  const door = betaling.door ?? stand.partij
  const { middel, niveau: gegeven } = { ...wie.authenticatie, ...betaling.authenticatie }
  const niveau = niveauOf(gegeven)
  const isBevoegd = vastgesteld.isBevoegd || (await mayActFor(db, door, stand.partij))
  const problem = uitvoeren(stand, datumOp(now), { versie, niveau, isBevoegd })
  if (problem) throw problem
  if (!middel) throw niveauTeLaag({ detail: 'Zeg hoe is vastgesteld wie er betaalt.' })
  // It could not be paid a moment ago, and now it can.
  if (!aanvraag) throw andereVersie({ extra: { versie: stand.versie } })
  const { adres: _, ...kept } = aanvraag
  await queries.make(db, {
    ...kept,
    bedrag: String(kept.bedrag),
    klanttaak,
    door,
    middel,
    niveau,
    versie: stand.versie,
    begonnenOp: now.toISOString(),
    volgendeKeer: nextLook(now, now).toISOString(),
  })
  return aanvraag
}
