import { eindeOf, type Kalender, type Termijn } from '../../begrippen/kalender.ts'
import { isAbout } from '../../begrippen/onderwerp.ts'

/** A norm for weighing: its actor (null means anybody) and its subject (empty means anything). */
export interface NormStand extends Termijn {
  actor: string | null
  onderwerp: string
}

/** The data that determine the deadline of a task. */
export interface Normgegevens {
  normen: readonly NormStand[]
  /** The afdelingen and groepen of each medewerker. */
  eenheden: Readonly<Record<string, readonly string[]>>
  kalender: Kalender
}

/** A task, with the data that its norm depends on. */
export interface Taak {
  actoren: readonly string[]
  /** The onderwerp of its klantcontact. */
  onderwerp: string
}

/**
 * Weighs how specific a norm is: a subject counts more than an afdeling, both count more than one of them, and more words count more than
 * fewer.
 */
const gewicht = ({ actor, onderwerp }: NormStand): number => onderwerp.length * 2 + (actor === null ? 0 : 1)

/** Selects the norms that apply to a task and are the most specific ones. */
function geldend({ actoren, onderwerp }: Taak, { normen, eenheden }: Normgegevens): NormStand[] {
  const voor = new Set(actoren.flatMap((actor) => [actor, ...(eenheden[actor] ?? [])]))
  const passend = normen.filter(
    (norm) => (norm.actor === null || voor.has(norm.actor)) && isAbout(norm.onderwerp, onderwerp),
  )
  const zwaarst = Math.max(...passend.map(gewicht))
  return passend.filter((norm) => gewicht(norm) === zwaarst)
}

/**
 * Computes the deadline of a task by its most specific norm. Among equals the strictest counts, and without a norm the setting does.
 * @param start when the question came in; a task that is sent on keeps counting from there
 * @param werkdagen the setting
 */
export function uiterlijkOp(start: Date, taak: Taak, gegevens: Normgegevens, werkdagen: number): Date {
  const normen = geldend(taak, gegevens)
  const termijnen: Termijn[] = normen.length > 0 ? normen : [{ aantal: werkdagen, eenheid: 'werkdagen' }]
  const einden = termijnen.map((termijn) => eindeOf(start, termijn, gegevens.kalender).getTime())
  return new Date(Math.min(...einden))
}
