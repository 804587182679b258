import type { ActorKort } from '../../begrippen/contract.ts'
import { type Normgegevens, uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { invalid, notFound, Problem } from '../../platform/problems.ts'
import { alAfgerond, alToegewezen, nietAfgerond, type SoortVerloop, type Verdeeld } from './contract.ts'

/** An actor who has a task, and whether they still work here. */
export interface Houder extends ActorKort {
  indicatieActief: boolean
}

/** These facts decide what may happen to a task. */
export interface Stand {
  status: 'te_verwerken' | 'verwerkt'
  actoren: readonly Houder[]
}

const isMedewerker = ({ soortActor }: ActorKort) => soortActor === 'medewerker'
const uuidOf = ({ uuid }: ActorKort) => uuid

const areEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((uuid, index) => uuid === b[index])

/**
 * Decides whether a task may be assigned to these actoren. A task of a medewerker is not taken from them: that is sending it on, with a
 * reason (R21). Who took a task themselves may give it back to those who have it with them. Assigning it to the actoren who have it already
 * changes nothing.
 * @param zelf the medewerker who asks
 */
export function toewijzen(
  stand: Stand,
  actoren: readonly string[],
  zelf: string | null,
): Problem | 'ongewijzigd' | 'toewijzen' {
  if (stand.status === 'verwerkt') return alAfgerond()
  const hadden = stand.actoren.map(uuidOf)
  if (areEqual(hadden, actoren)) return 'ongewijzigd'
  const geeftTerug = actoren.every((uuid) => hadden.includes(uuid))
  const kwijt = stand.actoren.filter(
    (actor) => isMedewerker(actor) && !actoren.includes(actor.uuid) && !(geeftTerug && actor.uuid === zelf),
  )
  if (kwijt.length === 0) return 'toewijzen'
  const wie = kwijt.map((actor) => actor.naam).join(', ')
  return alToegewezen({
    detail: `${wie} heeft deze interne taak al. Stuur de taak door met een reden als een ander die moet doen.`,
    extra: { toegewezenAan: kwijt.map(({ indicatieActief: _, ...actor }) => actor) },
  })
}

/** The actoren who get tasks; `reden` sends on what a medewerker has already (R21). */
interface Ontvangers {
  actoren: readonly ActorKort[]
  reden: string
}

/** Gives who has a task once these actoren got it: with medewerkers alone it stays with its afdelingen and groepen. */
const houders = (stand: Stand, actoren: readonly ActorKort[]): ActorKort[] => [
  ...actoren,
  ...(actoren.every(isMedewerker) ? stand.actoren.filter((actor) => !isMedewerker(actor)) : []),
]

/**
 * Divides tasks into those that these actoren can get, with who has each of them then, and those that are passed over, with the reason: they
 * do not exist, are done, or belong to somebody else. A task stays with an actor who has it already.
 */
export function verdelen<Taak extends Stand & { uuid: string; nummer: string }>(
  gevraagd: readonly string[],
  standen: readonly Taak[],
  { actoren, reden }: Ontvangers,
): { toewijzen: { taak: Taak; actoren: ActorKort[] }[]; overgeslagen: Verdeeld['overgeslagen'] } {
  const kan: { taak: Taak; actoren: ActorKort[] }[] = []
  const overgeslagen: Verdeeld['overgeslagen'] = []
  const decide = (stand: Taak, krijgen: readonly string[]) => {
    const besluit = toewijzen(stand, krijgen, null)
    return besluit instanceof Problem && reden !== '' ? (doorsturen(stand) ?? 'toewijzen') : besluit
  }
  for (const uuid of gevraagd) {
    const stand = standen.find((own) => own.uuid === uuid)
    const krijgen = stand ? houders(stand, actoren) : []
    const besluit = stand ? decide(stand, krijgen.map(uuidOf)) : notFound('Interne taak')
    if (stand && besluit === 'toewijzen') kan.push({ taak: stand, actoren: krijgen })
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
  uiterlijkOp: string
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
export function notReached(stand: Stand, opnieuwOp: string | null | undefined, now: Date): Problem | undefined {
  if (stand.status === 'verwerkt') return alAfgerond()
  if (!opnieuwOp || Date.parse(opnieuwOp) > now.getTime()) return undefined
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

/**
 * Gives who has a task once it is to do again: those who had it and still work here, and without any of them the medewerker who opens it
 * again.
 */
export function houdersNaHeropening({ actoren }: Stand, zelf: string | null): string[] {
  const hier = actoren.filter(({ indicatieActief }) => indicatieActief).map(uuidOf)
  if (hier.length > 0) return hier
  return zelf ? [zelf] : actoren.map(uuidOf)
}

/** Gives the term of a task that is to do again: the norm counts from now, and what was left of the old term stays. */
export function termijnNaHeropening(
  { onderwerp, uiterlijkOp: oud }: Termijnstand,
  { actoren, normen }: { actoren: readonly string[]; normen: Normgegevens },
  werkdagen: number,
  now: Date,
): Date {
  const nieuw = uiterlijkOp(now, { actoren, onderwerp }, normen, werkdagen)
  return new Date(Math.max(nieuw.getTime(), Date.parse(oud)))
}

/** Gives the first steps in the trail of a new task; a task that is done at once has two (R20). */
export function firstStappen(afgehandeld: boolean): SoortVerloop[] {
  return afgehandeld ? ['aangemaakt', 'afgerond'] : ['aangemaakt']
}
