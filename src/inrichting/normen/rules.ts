import { eindeVan, type Kalender, type Termijn } from '../../begrippen/kalender.ts'

/** A norm as it is weighed: for whom (null: anybody) and about what (empty: anything). */
export interface NormStand extends Termijn {
  actor: string | null
  onderwerp: string
}

/** What decides until when there is time for a task. */
export interface Normgegevens {
  normen: readonly NormStand[]
  /** The afdelingen and groepen of each medewerker. */
  eenheden: Readonly<Record<string, readonly string[]>>
  kalender: Kalender
}

/** A task with what its norm depends on. */
export interface Taak {
  actoren: readonly string[]
  /** Of its klantcontact. */
  onderwerp: string
}

const gelijkgemaakt = (tekst: string) => tekst.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** How much a norm says: a subject more than an afdeling, both more than one of them, more words more than fewer. */
const gewicht = ({ actor, onderwerp }: NormStand): number => onderwerp.length * 2 + (actor === null ? 0 : 1)

/** The norms of which none says more about a task than they do. */
function geldend({ actoren, onderwerp }: Taak, { normen, eenheden }: Normgegevens): NormStand[] {
  const voor = new Set(actoren.flatMap((actor) => [actor, ...(eenheden[actor] ?? [])]))
  const waarover = gelijkgemaakt(onderwerp)
  const passend = normen.filter(
    (norm) => (norm.actor === null || voor.has(norm.actor)) && waarover.includes(gelijkgemaakt(norm.onderwerp)),
  )
  const zwaarst = Math.max(...passend.map(gewicht))
  return passend.filter((norm) => gewicht(norm) === zwaarst)
}

/**
 * Until when there is time for a task: by the norm that says most about it, of equals the strictest; without a norm by the setting.
 * @param start when the question came in: a task that is sent on keeps counting from there
 * @param werkdagen the setting
 */
export function uiterlijkOp(start: Date, taak: Taak, gegevens: Normgegevens, werkdagen: number): Date {
  const normen = geldend(taak, gegevens)
  const termijnen: Termijn[] = normen.length > 0 ? normen : [{ aantal: werkdagen, eenheid: 'werkdagen' }]
  const einden = termijnen.map((termijn) => eindeVan(start, termijn, gegevens.kalender).getTime())
  return new Date(Math.min(...einden))
}
