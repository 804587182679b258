import type { Normgegevens } from '../../inrichting/normen/rules.ts'
import type { BeantwoordeVragenset } from '../../inrichting/vragensets/contract.ts'
import * as vragensets from '../../inrichting/vragensets/queries.ts'
import { beantwoord } from '../../inrichting/vragensets/rules.ts'
import type { Context } from '../../platform/context.ts'
import { type InvalidParam, invalid } from '../../platform/problems.ts'
import { foutenInStarten } from '../zaken/starten.ts'
import type { NieuweBetrokkene, NieuwKlantcontact } from './contract.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

/** A klantcontact to register, and its place in the request: "" when it is the request itself, or for example `klantcontacten.2.`. */
export interface Opgave {
  contact: NieuwKlantcontact
  plaats: string
}

/** A klantcontact that was checked, with its betrokkenen, actoren and answers to vragensets as they are kept. */
export interface Gecontroleerd extends Opgave {
  betrokkenen: NieuweBetrokkene[]
  actoren: string[]
  /** It has one entry for each interne taak. */
  beantwoord: (BeantwoordeVragenset | undefined)[]
}

/** Gives the actoren. A medewerker who registers took part themselves, unless other actoren are named (R14). */
function actorenOf({ wie }: Context, { actoren }: NieuwKlantcontact): string[] {
  const genoemd = actoren.length === 0 && wie.actor ? [wie.actor] : actoren
  return [...new Set(genoemd.map((uuid) => uuid.toLowerCase()))]
}

type Genoemd = readonly (readonly [name: string, uuid: string])[]

/** Lists the things that registrations refer to, by the place of the reference. */
function verwijzingen({
  contact,
  plaats,
  actoren,
}: Opgave & { actoren: string[] }): Record<keyof typeof ONBEKEND, Genoemd> {
  return {
    partijen: contact.betrokkenen.flatMap(({ partij }, i) =>
      partij ? [[`${plaats}betrokkenen.${i}.partij`, partij] as const] : [],
    ),
    actoren: [
      ...actoren.map((uuid, i) => [`${plaats}actoren.${i}`, uuid] as const),
      ...contact.opvolging.internetaken.flatMap((taak, i) =>
        taak.actoren.map((uuid, j) => [`${plaats}opvolging.internetaken.${i}.actoren.${j}`, uuid] as const),
      ),
    ],
    klantcontacten: contact.onderwerpobjecten.flatMap(({ wasKlantcontact }, i) =>
      wasKlantcontact ? [[`${plaats}onderwerpobjecten.${i}.wasKlantcontact`, wasKlantcontact] as const] : [],
    ),
    // Only the other register knows whether its documents exist; a document of ours can be added only by somebody who sees it (R28).
    documenten: contact.bijlagen.flatMap(({ identificator: { codeRegister, objectId } }, i) =>
      codeRegister.toLowerCase() === 'balie' ? [[`${plaats}bijlagen.${i}.identificator`, objectId] as const] : [],
    ),
  }
}

const ONBEKEND = {
  partijen: 'Deze partij bestaat niet.',
  actoren: 'Deze actor bestaat niet.',
  klantcontacten: 'Dit klantcontact bestaat niet.',
  documenten: 'Dit document bestaat niet.',
} as const
const SOORTEN = Object.keys(ONBEKEND) as (keyof typeof ONBEKEND)[]

/** Reads faults in what the registrations refer to, and the norms for their tasks, in one statement. */
async function readVerwijzingen(
  { db }: Context,
  opgaven: readonly (Opgave & { actoren: string[] })[],
): Promise<{ fouten: InvalidParam[]; normen: Normgegevens }> {
  const alle = opgaven.map(verwijzingen)
  const van = (soort: keyof typeof ONBEKEND): Genoemd => alle.flatMap((genoemd) => genoemd[soort])
  const uuids = (soort: keyof typeof ONBEKEND) => van(soort).map(([, uuid]) => uuid)
  const { onbekend, normen } = await queries.verwijzingen(db, {
    partijen: uuids('partijen'),
    actoren: uuids('actoren'),
    klantcontacten: uuids('klantcontacten'),
    documenten: uuids('documenten'),
  })
  const fouten = SOORTEN.flatMap((soort) =>
    van(soort)
      .filter(([, uuid]) => onbekend.has(uuid))
      .map(([name]) => ({ name, code: 'onbekend', reason: ONBEKEND[soort] })),
  )
  return { fouten, normen }
}

const ONBEKENDE_SET = { code: 'onbekend', reason: 'Deze vragenset bestaat niet of is niet in gebruik.' } as const

/**
 * Reads the answers to the vragensets of each interne taak, and adds what is wrong with them to the faults. It takes one statement, and
 * none without answers.
 */
async function antwoordenOf({ db }: Context, opgaven: readonly Opgave[], fouten: InvalidParam[]) {
  const gevraagd = opgaven.flatMap(({ contact }) =>
    contact.opvolging.internetaken.flatMap(({ vragenset }) => (vragenset ? [vragenset.uuid.toLowerCase()] : [])),
  )
  const sets = gevraagd.length > 0 ? await vragensets.inGebruik(db, gevraagd) : []
  return opgaven.map(({ contact, plaats }) =>
    contact.opvolging.internetaken.map(({ vragenset }, index) => {
      if (!vragenset) return undefined
      const naam = `${plaats}opvolging.internetaken.${index}.vragenset`
      const set = sets.find(({ uuid }) => uuid === vragenset.uuid.toLowerCase())
      if (!set) {
        fouten.push({ name: `${naam}.uuid`, ...ONBEKENDE_SET })
        return undefined
      }
      const gegeven = beantwoord(set, vragenset)
      fouten.push(...atPlace(gegeven.fouten, `${naam}.`))
      return gegeven.beantwoord
    }),
  )
}

const atPlace = (fouten: readonly InvalidParam[], plaats: string): InvalidParam[] =>
  fouten.map((fout) => ({ ...fout, name: `${plaats}${fout.name}` }))

/** The zaken that a registration starts, by the place where it says so. */
const startenOf = ({ contact, plaats }: Opgave) =>
  contact.opvolging.zaakstarten.map((start, index) => ({ start, plaats: `${plaats}opvolging.zaakstarten.${index}.` }))

/**
 * Checks everything that registrations give, and adds the norms for their tasks.
 * @throws Problem with every fault
 */
export async function check(context: Context, opgaven: readonly Opgave[]) {
  const fouten = rules.foutenInNieuwePartijen(opgaven)
  const gecontroleerd = opgaven.map(({ contact, plaats }) => {
    const gezien = rules.betrokkenen(contact, context.wie.authenticatie !== null, context.now)
    const actoren = actorenOf(context, contact)
    const inTime = [
      ...rules.foutInMoment(contact.plaatsgevondenOp, context.now),
      ...rules.foutenInGespreksduur(contact, context.now),
    ]
    fouten.push(...atPlace([...gezien.fouten, ...inTime], plaats))
    if (actoren.length === 0)
      fouten.push({ name: `${plaats}actoren`, code: 'verplicht', reason: 'Geef ten minste een actor van de gemeente.' })
    return { contact, plaats, actoren, betrokkenen: gezien.betrokkenen }
  })
  const verwezen = await readVerwijzingen(context, gecontroleerd)
  fouten.push(...verwezen.fouten)
  const antwoorden = await antwoordenOf(context, opgaven, fouten)
  fouten.push(...(await foutenInStarten(context, opgaven.flatMap(startenOf))))
  if (fouten.length > 0) throw invalid(fouten)
  return {
    gecontroleerd: gecontroleerd.map((opgave, index) => ({ ...opgave, beantwoord: antwoorden[index] ?? [] })),
    normen: verwezen.normen,
  }
}
