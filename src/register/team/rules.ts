import type { ActorKort } from '../../begrippen/contract.ts'
import type { VergrendeldeTaak } from '../internetaken/writes.ts'

/** A task that goes to another actor, with everybody who has it then. */
export interface Overgang<Taak> {
  taak: Taak
  naar: ActorKort
  actoren: ActorKort[]
}

/**
 * Gives each task to the next of these actoren, the one that is due first first, so that everybody gets as much that is urgent. Whoever else
 * has a task keeps it; so does an actor whose turn it is for a task that they have already.
 * @param van the medewerker who gives all of it away
 */
export function inTurn<Taak extends Pick<VergrendeldeTaak, 'uuid' | 'uiterlijkOp' | 'actoren'>>(
  taken: readonly Taak[],
  van: string,
  naar: readonly ActorKort[],
): Overgang<Taak>[] {
  const byTerm = taken.toSorted((a, b) => a.uiterlijkOp.localeCompare(b.uiterlijkOp) || a.uuid.localeCompare(b.uuid))
  return byTerm.flatMap((taak, index) => {
    const next = naar[index % naar.length]
    if (!next) return []
    const others = taak.actoren.filter(({ uuid }) => uuid !== van && uuid !== next.uuid)
    return [{ taak, naar: next, actoren: [next, ...others] }]
  })
}
