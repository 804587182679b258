import { v7 as uuidv7 } from 'uuid'
import { datumOp } from '../../begrippen/kalender.ts'
import type { Config } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import { type InvalidParam, invalid } from '../../platform/problems.ts'
import { buitenBereik, type NieuweKlanttaak, type NieuweOpdracht } from './contract.ts'
import { faultsBeforehand } from './formulier/antwoorden.ts'
import { readDefinitie } from './formulier/definitie.ts'
import { antwoordenOfFormio, antwoordenToFormio } from './formulier/formio.ts'
import { toFormio } from './formulier/naar-formio.ts'
import { isTooDeep } from './formulier/reading.ts'
import * as queries from './queries.ts'
import type { Details } from './row.ts'
import * as rules from './rules.ts'
import { type GevondenZaak, theZaak, type Zaak } from './zaak.ts'

/** The hosts to which a klanttaak may send a klant. */
const hostsOf = ({ KLANTTAAK_HOSTS }: Config) => (KLANTTAAK_HOSTS ?? '').split(',').filter(Boolean)

const TOO_DEEP = { code: 'te-diep', reason: 'Dit is te diep genest.' }

/**
 * Reads an opdracht as it is kept, with the faults in it.
 * @param name the place of it in the request
 * @param prefilledAs how what is filled in beforehand is written: as Balie keeps answers, or as Form.io does
 */
export function readOpdracht(
  config: Config,
  { soort, ...details }: NieuweOpdracht,
  name: string,
  prefilledAs: 'balie' | 'formio' = 'balie',
): { details: Details; fouten: InvalidParam[] } {
  const prefilled = `${name}.voorinvullen`
  if ('uitvraagLink' in details) {
    const fault = rules.foutInLink(details.uitvraagLink, hostsOf(config))
    return {
      details,
      fouten: [
        ...(fault ? [{ name: `${name}.uitvraagLink`, ...fault }] : []),
        ...(isTooDeep(details.voorinvullen) ? [{ name: prefilled, ...TOO_DEEP }] : []),
      ],
    }
  }
  if (!('definitie' in details)) return { details, fouten: [] }
  const { velden, fouten } = readDefinitie(details.taal, details.definitie, `${name}.definitie`)
  if (fouten.length > 0) return { details: { ...details, velden }, fouten }
  const { voorinvullen: given } = details
  const voorinvullen = prefilledAs === 'formio' ? antwoordenOfFormio(velden, given) : given
  const formio = details.taal === 'formio' ? {} : { formio: toFormio(velden) }
  const voorinvullenFormio = antwoordenToFormio(velden, voorinvullen)
  return {
    details: { ...details, voorinvullen, velden, ...formio, voorinvullenFormio },
    fouten: faultsBeforehand(velden, voorinvullen, prefilled),
  }
}

/** How others name a zaak, unless they named it themselves. */
export const urnOf = (
  { KLANTTAAK_URN }: Config,
  { zaakUuid, identificatie }: Pick<Zaak, 'zaakUuid' | 'identificatie'>,
) =>
  `urn:${KLANTTAAK_URN}:zaak:${identificatie ? `zaaknummer:${encodeURIComponent(identificatie)}` : `uuid:${zaakUuid}`}`

/** The values that a face of another standard knows beside those of the Balie API. */
export interface Extra {
  handelingsPerspectief?: string
  verwerkerTaakId?: string
  urns?: readonly string[]
}

/** Finds the references in the request to what does not exist. */
async function foutenInVerwijzingen(
  { db }: Context,
  { partij, behandelaar, bijlagen }: NieuweKlanttaak,
): Promise<InvalidParam[]> {
  const named = {
    partijen: [partij],
    actoren: behandelaar ? [behandelaar] : [],
    documenten: bijlagen,
  }
  const unknown = await queries.onbekenden(db, named)
  const fault = (name: string, reason: string) => ({ name, code: 'onbekend', reason })
  return [
    ...(unknown.has(partij) ? [fault('partij', 'Deze partij bestaat niet.')] : []),
    ...(behandelaar && unknown.has(behandelaar) ? [fault('behandelaar', 'Deze actor bestaat niet.')] : []),
    ...bijlagen.flatMap((uuid, index) =>
      unknown.has(uuid) ? [fault(`bijlagen.${index}`, 'Dit document bestaat niet.')] : [],
    ),
  ]
}

/** Gives the actor who sees that it is done: the medewerker themselves, unless they say otherwise; for an application its zaaksysteem. */
function verwerkerOf({ wie }: Context, nieuw: NieuweKlanttaak, zaak: Zaak) {
  const verwerker = nieuw.verwerker ?? (wie.actor ? 'behandelaar' : 'zaaksysteem')
  return { verwerker, behandelaar: nieuw.behandelaar ?? wie.actor ?? zaak.behandelaar }
}

/**
 * Sets out a klanttaak (R25); gives its uuid.
 * @param gevonden the zaak as a zaaksysteem told it just now, when it was asked
 * @throws Problem with every fault
 */
export async function setOut(
  context: Context,
  nieuw: NieuweKlanttaak,
  gevonden: GevondenZaak | undefined,
  { urns, ...extra }: Extra = {},
): Promise<string> {
  const { db, now, config } = context
  const dag = datumOp(now)
  const startdatum = nieuw.startdatum ?? dag
  const { laatsteDag } = nieuw
  const herinnerenOp = nieuw.herinnerenOp === undefined ? rules.remindOn(startdatum, laatsteDag) : nieuw.herinnerenOp
  const { details, fouten } = readOpdracht(config, nieuw.opdracht, 'opdracht')
  const allFaults = [
    ...rules.foutenInTermijn({ startdatum, laatsteDag, herinnerenOp }, dag),
    ...fouten,
    ...(await foutenInVerwijzingen(context, nieuw)),
  ]
  if (allFaults.length > 0) throw invalid(allFaults)
  await gevonden?.store(db, now)
  const zaak = await theZaak(db, nieuw.zaak, nieuw.partij, gevonden?.nummers ?? [])
  const problem = rules.uitzetbaar(zaak)
  if (problem) throw problem
  const verwerking = verwerkerOf(context, nieuw, zaak)
  if (verwerking.verwerker === 'behandelaar' && !verwerking.behandelaar)
    throw invalid([{ name: 'behandelaar', code: 'verplicht', reason: 'Noem wie verwerkt wat de klant doet.' }])
  const uuid = uuidv7()
  const rij = {
    uuid,
    zaak: zaak.zaak,
    registerzaak: zaak.registerzaak,
    partij: nieuw.partij,
    soort: nieuw.opdracht.soort,
    titel: nieuw.titel,
    toelichting: nieuw.toelichting,
    startdatum,
    laatsteDag,
    herinnerenOp,
    teLaatToegestaan: nieuw.teLaatToegestaan,
    niveau: nieuw.niveau,
    details,
    urns: urns ?? [urnOf(config, zaak)],
    bijlagen: [...new Set(nieuw.bijlagen)],
    aangemaaktOp: now.toISOString(),
    ...verwerking,
    ...extra,
  }
  await queries.make(db, [rij], context.wie)
  if (context.wie.bereik && !(await queries.isSeen(db, uuid))) throw buitenBereik()
  return uuid
}
