import { later, moment, type Tijdstip } from './agenda.ts'
import type { Context } from './context.ts'
import { REDENEN_CORRECTIE } from './corpus/opvolging.ts'
import { makeInvulling } from './invulling.ts'
import type { DemoKlantcontact } from './klantcontact.ts'
import { random } from './random.ts'
import { STREAM } from './streams.ts'
import { fillIn, type Sjabloon } from './tekst.ts'
import { kiesVraag } from './vragen.ts'
import type { Wie } from './wie.ts'

/** A registration with a mistake, and its correction. */
type Vergissing = Pick<DemoKlantcontact, 'onderwerp' | 'inhoud' | 'correctie'>

/** The correct registration, its actor and its moment. */
interface Juist {
  onderwerp: string
  inhoud: string
  sjabloon: Sjabloon
  wie: Wie
  door: number
  tijdstip: Tijdstip
}

const KANS = 0.014

/**
 * Makes a mistake now and then: an employee notes another address or date, or the subject of somebody else. The original stays, with its
 * correction beside it (R10). Undefined means that the registration is correct.
 */
export function makeVergissing(context: Context, index: number, juist: Juist): Vergissing | undefined {
  const r = random(context.seed, STREAM.correctie, index)
  if (!r.chance(KANS)) return undefined
  const op = moment(context.agenda, later(context.agenda, juist.tijdstip, r.int(2), r))
  if (op.getTime() > context.agenda.now) return undefined
  const invulling = makeInvulling(context, { ...juist.wie, adres: undefined }, juist.tijdstip.dag, '', r)
  const inhoud = fillIn(juist.sjabloon, invulling)
  if (inhoud !== juist.inhoud && !juist.sjabloon.slots.includes('zaak')) {
    const reden = r.pick(REDENEN_CORRECTIE.inhoud)
    return {
      onderwerp: juist.onderwerp,
      inhoud,
      correctie: { onderwerp: null, inhoud: juist.inhoud, reden, door: juist.door, op },
    }
  }
  const onderwerp = fillIn(r.pick(kiesVraag(r).onderwerpen), { ...invulling, zaaknummer: 'onbekend' })
  const reden = r.pick(REDENEN_CORRECTIE.onderwerp)
  return {
    onderwerp,
    inhoud: juist.inhoud,
    correctie: { onderwerp: juist.onderwerp, inhoud: null, reden, door: juist.door, op },
  }
}
