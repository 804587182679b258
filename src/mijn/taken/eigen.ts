import { datumOp } from '../../begrippen/kalender.ts'
import { notFound, type Problem } from '../../platform/problems.ts'
import type { Klanttaak } from '../../register/klanttaken/contract.ts'
import * as klanttaken from '../../register/klanttaken/queries.ts'
import { uitvoeren } from '../../register/klanttaken/rules.ts'
import type { MijnContext } from '../frame/pages.ts'
import { hasZaak } from '../zaken/queries.ts'

// The klanttaken of whoever is logged in (R28), and whether they can be done now.

export const pathOf = ({ uuid }: Pick<Klanttaak, 'uuid'>): string => `/mijn/taken/${uuid}`

/** Reads the klanttaak of whoever is logged in. @throws Problem 404 for that of somebody else, as for one that is not there */
export async function ownTaak(context: MijnContext, uuid: string): Promise<Klanttaak> {
  const { db, partijen, gezien } = context
  const found = await klanttaken.readKlanttaak(db, uuid)
  if (!found || !partijen.includes(found.klanttaak.partij.uuid)) throw notFound('Taak')
  gezien(found.partijen)
  const { klanttaak } = found
  // Of a zaak that they may not see there is no number either.
  const isVisible = await hasZaak(db, context, klanttaak.zaak.uuid)
  return isVisible ? klanttaak : { ...klanttaak, zaak: { ...klanttaak.zaak, identificatie: '' } }
}

/** Locks it, to do it. @throws Problem 404 when it is not of one of these kinds */
export async function lockOwn(
  { db }: MijnContext,
  { uuid }: Klanttaak,
  ...soorten: readonly Klanttaak['opdracht']['soort'][]
): Promise<klanttaken.Vergrendeld> {
  const stand = await klanttaken.lockOne(db, uuid)
  if (!stand || !soorten.includes(stand.soort)) throw notFound('Taak')
  return stand
}

/** Why it cannot be done now, before anything is tried; undefined when it can. Who is logged in may: the login service says so (R4). */
export const refusal = (
  { now, hoedanigheid }: MijnContext,
  stand: klanttaken.Vergrendeld,
  versie: number,
): Problem | undefined => uitvoeren(stand, datumOp(now), { versie, niveau: hoedanigheid.niveau, isBevoegd: true })

/** Was it done already? What is sent twice was done the first time. */
export const isDone = ({ status }: Pick<Klanttaak, 'status'>): boolean =>
  status === 'uitgevoerd' || status === 'verwerkt'
