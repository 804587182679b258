import { makeAankondiging } from './aankondiging.ts'
import type { Context } from './context.ts'
import { KANAAL_STIJL } from './corpus/kanalen.ts'
import type { DemoKlantcontact } from './klantcontact.ts'
import { random } from './random.ts'
import { STREAM } from './streams.ts'
import { makeVervolg } from './vervolg.ts'
import { makeVraagcontact, type Vraagcontact } from './vraagcontact.ts'

/**
 * Every ten klantcontacten have one that may open a conversation, one that may continue it, and one that may follow up. So a klantcontact
 * depends on no more than nine others before it, and never on how many there are.
 */
const ROND = 10
const OPENT = 3
const GAAT_DOOR = OPENT + 1
const VOLGT_OP = ROND - 1

const KANS_GESPREK = 0.35
const KANS_AANKONDIGING = 0.03
const POGINGEN = 4

const isAankondiging = ({ seed }: Context, index: number) =>
  random(seed, STREAM.aankondiging, index).chance(KANS_AANKONDIGING)

/** Makes a question that stands on its own, or opens a conversation. */
function makeFirst(context: Context, index: number): Vraagcontact {
  const eerste = makeVraagcontact(context, index, random(context.seed, STREAM.klantcontact, index))
  const opent =
    index % ROND === OPENT &&
    KANAAL_STIJL[eerste.contact.kanaal] === 'gesproken' &&
    random(context.seed, STREAM.gesprek, index).chance(KANS_GESPREK)
  return opent ? { ...eerste, contact: { ...eerste.contact, gesprek: index } } : eerste
}

/** Makes a second subject in the conversation of the klantcontact before this one, when that opened one. */
function tweedeOnderwerp(context: Context, index: number): DemoKlantcontact | undefined {
  if (isAankondiging(context, index - 1)) return undefined
  const eerste = makeFirst(context, index - 1)
  if (eerste.contact.gesprek === null) return undefined
  return makeVraagcontact(context, index, random(context.seed, STREAM.klantcontact, index), eerste).contact
}

/** Comes back on one of the klantcontacten before this one, when there is a suitable one. */
function vervolg(context: Context, index: number): DemoKlantcontact | undefined {
  const r = random(context.seed, STREAM.vervolg, index)
  for (let poging = 0; poging < POGINGEN; poging += 1) {
    const op = makeVervolg(context, index, makeKlantcontact(context, index - r.between(1, VOLGT_OP)), r)
    if (op) return op
  }
  return undefined
}

/**
 * Makes a klantcontact with its betrokkenen, actoren and opvolging. One context and index always give the same klantcontact, however many
 * there are. It refers to no klantcontact with a higher index.
 */
export function makeKlantcontact(context: Context, index: number): DemoKlantcontact {
  const plek = index % ROND
  const bijzonder =
    plek === VOLGT_OP ? vervolg(context, index) : plek === GAAT_DOOR ? tweedeOnderwerp(context, index) : undefined
  if (bijzonder) return bijzonder
  if (isAankondiging(context, index))
    return makeAankondiging(context, index, random(context.seed, STREAM.klantcontact, index))
  return makeFirst(context, index).contact
}
