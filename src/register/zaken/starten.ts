import { datumOp } from '../../begrippen/kalender.ts'
import * as zaaksystemen from '../../inrichting/zaaksystemen/queries.ts'
import type { Context } from '../../platform/context.ts'
import { type InvalidParam, invalid, notAllowed } from '../../platform/problems.ts'
import type { NieuweZaakstart } from './contract.ts'

const STARTEN = 'zaken.starten'

/** A zaak to start, and where it stands in the request. */
export interface Genoemd {
  start: NieuweZaakstart
  plaats: string
}

/**
 * Finds the faults in zaken that must be started: a zaaktype that is not there, is not valid today, or that whoever asks may not start. One
 * statement, when there are any.
 * @throws Problem 403 when whoever asks may start none
 */
export async function foutenInStarten({ db, wie, now }: Context, genoemd: readonly Genoemd[]): Promise<InvalidParam[]> {
  if (genoemd.length === 0) return []
  if (!wie.rechten.has(STARTEN)) throw notAllowed({ detail: `Om een zaak te starten is het recht ${STARTEN} nodig.` })
  const welke = genoemd.map(({ start: { zaaksysteem, zaaktype } }) => ({ zaaksysteem, zaaktype }))
  const mogelijk = await zaaksystemen.startbaar(db, wie, datumOp(now), { welke })
  return genoemd.flatMap(({ start, plaats }) =>
    mogelijk.some(
      ({ zaaksysteem, identificatie }) =>
        zaaksysteem.uuid === start.zaaksysteem.toLowerCase() && identificatie === start.zaaktype,
    )
      ? []
      : [
          {
            name: `${plaats}zaaktype`,
            code: 'niet-startbaar',
            reason: 'Dit zaaktype bestaat niet, is vandaag niet geldig, of u mag het niet starten.',
          },
        ],
  )
}

/** Checks one zaak to start, at the root of the request. */
export async function checkStart(context: Context, start: NieuweZaakstart): Promise<void> {
  const fouten = await foutenInStarten(context, [{ start, plaats: '' }])
  if (fouten.length > 0) throw invalid(fouten)
}
