import type { ActorKort } from '../../begrippen/contract.ts'
import { type Normgegevens, uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { invalid, notFound, Problem } from '../../platform/problems.ts'
import { alAfgerond, alToegewezen, nietAfgerond, type SoortVerloop, type Verdeeld } from './contract.ts'

/** What decides what may happen to a task. */
export interface Stand {
  status: 'te_verwerken' | 'verwerkt'
  actoren: readonly ActorKort[]
}

const zelfde = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((uuid, index) => uuid === b[index])

/**
 * May this task be assigned to these actoren? A task that a medewerker has is not taken from him: that is sending it on,
 * with a reason (R21). Assigning it to who has it already changes nothing.
 */
export function toewijzen(stand: Stand, actoren: readonly string[]): Problem | 'ongewijzigd' | 'toewijzen' {
  if (stand.status === 'verwerkt') return alAfgerond()
  if (
    zelfde(
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
 * Which of these tasks can be assigned to these actoren. What is not there, is done, or is somebody else's already is passed over, with
 * the reason; who has a task already keeps it.
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

/** May this task be sent on (R21)? */
export function doorsturen(stand: Stand): Problem | undefined {
  return stand.status === 'verwerkt' ? alAfgerond() : undefined
}

/** To whom tasks go, as far as that decides until when there is time. */
export interface Bestemming {
  /** Those of them that are afdelingen or groepen. */
  eenheden: readonly string[]
  normen: Normgegevens
}

/** What of a task decides until when there is time for it. */
export interface Termijnstand {
  /** Whoever registered it said until when. */
  uiterlijkGegeven: boolean
  /** Of the klantcontact. */
  onderwerp: string
  /** When the question came in. */
  begonnenOp: string
}

/**
 * Until when there is time for a task that goes to an afdeling or groep: their norm, from when the question came in, so that sending on
 * wins no time. Undefined: that stays as it is; a colleague who gets the task has as long as his afdeling had.
 */
export function nieuweTermijn(
  { uiterlijkGegeven, onderwerp, begonnenOp }: Termijnstand,
  { eenheden, normen }: Bestemming,
  werkdagen: number,
): Date | undefined {
  if (uiterlijkGegeven || eenheden.length === 0) return undefined
  return uiterlijkOp(new Date(begonnenOp), { actoren: eenheden, onderwerp }, normen, werkdagen)
}

/** May an attempt to reach the customer be recorded? It is tried again later, not before now. */
export function nietBereikt(stand: Stand, opnieuwOp: string | null, now: Date): Problem | undefined {
  if (stand.status === 'verwerkt') return alAfgerond()
  if (opnieuwOp === null || Date.parse(opnieuwOp) > now.getTime()) return undefined
  return invalid([{ name: 'opnieuwOp', code: 'in-het-verleden', reason: 'Kies een moment dat nog komt.' }])
}

/** May this task be completed? */
export function afronden(stand: Stand): Problem | undefined {
  return stand.status === 'verwerkt' ? alAfgerond() : undefined
}

/** May this task be opened again? */
export function heropenen(stand: Stand): Problem | undefined {
  return stand.status === 'te_verwerken' ? nietAfgerond() : undefined
}

/** The first steps in the trail of a new task (R20: one that is done at once has two). */
export function eersteStappen(afgehandeld: boolean): SoortVerloop[] {
  return afgehandeld ? ['aangemaakt', 'afgerond'] : ['aangemaakt']
}
