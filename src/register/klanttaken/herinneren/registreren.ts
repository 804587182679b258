import { TALEN } from '../../../begrippen/taal.ts'
import type { Context } from '../../../platform/context.ts'
import type { Language } from '../../../web/ui/dictionary.ts'
import { NieuwKlantcontact } from '../../klantcontacten/contract.ts'
import { store } from '../../klantcontacten/registreren.ts'
import { automatedActor, onderwerpobjectenOf, zakenOf } from '../contact.ts'
import type { Vergrendeld } from '../queries.ts'

/** How the klant was reminded, and in which words. `isGelukt`: null when nobody knows whether they read it. */
export interface Herinnerd {
  kanaal: string
  inhoud: string
  isGelukt: true | null
  /** Dutch, unless it says otherwise. */
  taal?: Language
}

/** Registers that the klant was reminded: one message is one klantcontact (R13), with the zaak as its follow-up (R12). */
export async function registerHerinnering(
  context: Context,
  stand: Vergrendeld,
  { kanaal, inhoud, isGelukt, taal = 'nl' }: Herinnerd,
): Promise<void> {
  const contact = NieuwKlantcontact.parse({
    kanaal,
    onderwerp: `Herinnering: ${stand.titel}`,
    inhoud,
    taal: TALEN[taal],
    initiatiefnemer: 'gemeente',
    indicatieContactGelukt: isGelukt,
    vertrouwelijk: stand.vertrouwelijk,
    betrokkenen: [{ rol: 'klant', partij: stand.partij }],
    actoren: context.wie.actor ? [] : [await automatedActor(context.db)],
    onderwerpobjecten: onderwerpobjectenOf(stand),
    opvolging: { zaken: zakenOf(stand) },
  })
  await store(context, contact)
}
