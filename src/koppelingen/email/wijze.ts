import type { Werkregel } from './regels/queries.ts'

/** The facts that the mailbox tells of a message that came in by it. */
export interface Herkomst {
  uuid: string
  aangekomenOp: Date
  /** Whoever writes to it gets a receipt. */
  bevestigt: boolean
  /** Somebody decided that the message is taken in, whatever a rule, its kind or the budget says. */
  toch: boolean
}

/** The way in which messages of a mailbox are registered. */
export interface Wijze {
  /** The afdeling that gets the interne taken; undefined when there is none. */
  afdeling: string | undefined
  kanaal: string
  /** Stands before the subject; may be empty. */
  onderwerp: string
  handeling: string
  /** Where it came in; undefined: it was a file. */
  postvak?: Herkomst
}

/** Gives the way of a message as the rule has it that it met. */
export const wijzeBy = (wijze: Wijze, regel: Werkregel | undefined): Wijze => ({
  ...wijze,
  afdeling: regel?.afdeling?.uuid ?? wijze.afdeling,
  onderwerp: regel?.onderwerp || wijze.onderwerp,
})
