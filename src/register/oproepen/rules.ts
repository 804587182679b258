import type { RichtingOproep, ToestandOproep } from './contract.ts'

// The news of a switchboard may come late, twice, or in another order: the moments say how it went.

/** The news about a call. */
export interface Nieuws {
  toestand: ToestandOproep
  op: Date
  richting: RichtingOproep
  /** The number outside, in E.164; null: hidden, or not told. */
  nummer: string | null
  gemeentenummer: string
  wachtrij: string
  /** At whom it rings, or who speaks; undefined: nobody was named, null: somebody whom Balie does not know. */
  medewerker: string | null | undefined
}

/** A call as it is known. */
export interface StandOproep {
  richting: RichtingOproep
  nummer: string | null
  gemeentenummer: string
  wachtrij: string
  medewerker: string | null
  medewerkerOnbekend: boolean
  toestand: ToestandOproep
  toestandOp: Date
  begonnenOp: Date
  opgenomenOp: Date | null
  geeindigdOp: Date | null
}

/** The states of one moment come in this order. */
const ORDER: readonly ToestandOproep[] = [
  'wachten',
  'rinkelt',
  'opgenomen',
  'doorverbonden',
  'gemist',
  'opgegeven',
  'beeindigd',
]
const ANSWERED: ReadonlySet<ToestandOproep> = new Set(['opgenomen', 'doorverbonden'])
const ENDED: ReadonlySet<ToestandOproep> = new Set(['beeindigd', 'gemist', 'opgegeven'])
const UNANSWERED: ReadonlySet<ToestandOproep> = new Set(['gemist', 'opgegeven'])

const earliest = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one <= other ? one : other) : (one ?? other)

/** Tells whether the news is of a later moment than what is known. The same news again is not. */
const isLater = ({ toestand, op }: Nieuws, stand: StandOproep): boolean =>
  op > stand.toestandOp ||
  (op.getTime() === stand.toestandOp.getTime() && ORDER.indexOf(toestand) > ORDER.indexOf(stand.toestand))

/** Tells whether the news is about another call than the one that has this name already. */
export const isOther = ({ richting, nummer }: Nieuws, stand: StandOproep): boolean =>
  richting !== stand.richting || (nummer !== null && stand.nummer !== null && nummer !== stand.nummer)

/** Gives a call with the news about it. */
export function withNews(nieuws: Nieuws, stand: StandOproep | undefined): StandOproep {
  const { toestand, op, richting, nummer, gemeentenummer, wachtrij, medewerker } = nieuws
  const who = medewerker === undefined ? undefined : { medewerker, medewerkerOnbekend: medewerker === null }
  const answered = ANSWERED.has(toestand) ? op : null
  if (!stand) {
    const nobody = { medewerker: null, medewerkerOnbekend: false }
    const told = { richting, nummer, gemeentenummer, wachtrij, toestand, toestandOp: op, begonnenOp: op }
    return { ...told, ...(who ?? nobody), opgenomenOp: answered, geeindigdOp: ENDED.has(toestand) ? op : null }
  }
  const isNews = isLater(nieuws, stand)
  return {
    ...stand,
    nummer: stand.nummer ?? nummer,
    gemeentenummer: stand.gemeentenummer || gemeentenummer,
    // A call can be put in another queue.
    wachtrij: (isNews && wachtrij) || stand.wachtrij || wachtrij,
    begonnenOp: earliest(stand.begonnenOp, op) ?? op,
    opgenomenOp: earliest(stand.opgenomenOp, answered),
    ...(isNews && { ...who, toestand, toestandOp: op, geeindigdOp: ENDED.has(toestand) ? op : null }),
  }
}

/** Tells whether a klant called and nobody spoke with them. */
export const isMissed = ({ richting, toestand, opgenomenOp }: StandOproep): boolean =>
  richting === 'inkomend' && UNANSWERED.has(toestand) && opgenomenOp === null
