import type { ActorKort } from '../../begrippen/contract.ts'
import { type Normgegevens, uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { invalid, notFound, Problem } from '../../platform/problems.ts'
import { alAfgerond, alToegewezen, nietAfgerond, type SoortVerloop, type Verdeeld } from './contract.ts'

/** These facts decide what may happen to a task. */
export interface Stand {
  status: 'te_verwerken' | 'verwerkt'
  actoren: readonly ActorKort[]
}

const areEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((uuid, index) => uuid === b[index])

/**
 * Decides whether a task may be assigned to these actoren. A task of a medewerker is not taken from them: that is sending it on, with a
 * reason (R21). Assigning it to the actoren who have it already changes nothing.
 */
export function toewijzen(stand: Stand, actoren: readonly string[]): Problem | 'ongewijzigd' | 'toewijzen' {
  if (stand.status === 'verwerkt') return alAfgerond()
  if (
    areEqual(
      stand.actoren.map((actor) => actor.uuid),
      actoren,
    )
  )
    return 'ongewijzigd'
  const kwijt = stand.actoren.filter((actor) => actor.soortActor === 'medewerker' && !actoren.includes(actor.uuid))
  if (kwijt.length === 0) return 'toewijzen'
  const wie = kwijt.map((actor) => actor.naam).join(', ')
  return alToegewezen({
    detail: `${wie} heeft deze interne taak al. Stuur de taak door met een reden als een ander hem moet doen.`,
    extra: { toegewezenAan: kwijt },
  })
}

/**
 * Divides tasks into those that can be assigned to these actoren and those that are passed over, with the reason: they do not exist, are
 * done, or belong to somebody else. A task stays with an actor who has it already.
 */
export function verdelen<Taak extends Stand & { uuid: string; nummer: string }>(
  gevraagd: readonly string[],
  standen: readonly Taak[],
  actoren: readonly string[],
): { toewijzen: Taak[]; overgeslagen: Verdeeld['overgeslagen'] } {
  const kan: Taak[] = []
  const overgeslagen: Verdeeld['overgeslagen'] = []
  for (const uuid of gevraagd) {
    const stand = standen.find((own) => own.uuid === uuid)
    const besluit = stand ? toewijzen(stand, actoren) : notFound('Interne taak')
    if (stand && besluit === 'toewijzen') kan.push(stand)
    else if (besluit instanceof Problem)
      overgeslagen.push({ uuid, nummer: stand?.nummer ?? '', code: besluit.code, reden: besluit.message })
  }
  return { toewijzen: kan, overgeslagen }
}

/** Decides whether a task may be sent on (R21). */
export function doorsturen(stand: Stand): Problem | undefined {
  return stand.status === 'verwerkt' ? alAfgerond() : undefined
}

/** The facts about the receiving actoren that decide the term of a task. */
export interface Bestemming {
  /** These of the actoren are afdelingen or groepen. */
  eenheden: readonly string[]
  normen: Normgegevens
}

/** The facts about a task that decide its term. */
export interface Termijnstand {
  /** The term was given by whoever registered the task. */
  uiterlijkGegeven: boolean
  /** This is the onderwerp of the klantcontact. */
  onderwerp: string
  /** The question came in at this moment. */
  begonnenOp: string
}

/**
 * Gives the term of a task that goes to an afdeling or groep. Their norm counts from when the question came in, so that sending on wins no
 * time. Undefined means that the term stays: a colleague who gets the task has as long as their afdeling had.
 */
export function newTermijn(
  { uiterlijkGegeven, onderwerp, begonnenOp }: Termijnstand,
  { eenheden, normen }: Bestemming,
  werkdagen: number,
): Date | undefined {
  if (uiterlijkGegeven || eenheden.length === 0) return undefined
  return uiterlijkOp(new Date(begonnenOp), { actoren: eenheden, onderwerp }, normen, werkdagen)
}

/** Decides whether a failed attempt to reach the customer may be recorded. The next attempt cannot be due before now. */
export function nietBereikt(stand: Stand, opnieuwOp: string | null, now: Date): Problem | undefined {
  if (stand.status === 'verwerkt') return alAfgerond()
  if (opnieuwOp === null || Date.parse(opnieuwOp) > now.getTime()) return undefined
  return invalid([{ name: 'opnieuwOp', code: 'in-het-verleden', reason: 'Kies een moment dat nog komt.' }])
}

/** Decides whether a task may be completed. */
export function afronden(stand: Stand): Problem | undefined {
  return stand.status === 'verwerkt' ? alAfgerond() : undefined
}

/** Decides whether a task may be opened again. */
export function heropenen(stand: Stand): Problem | undefined {
  return stand.status === 'te_verwerken' ? nietAfgerond() : undefined
}

/** Gives the first steps in the trail of a new task; a task that is done at once has two (R20). */
export function firstStappen(afgehandeld: boolean): SoortVerloop[] {
  return afgehandeld ? ['aangemaakt', 'afgerond'] : ['aangemaakt']
}
