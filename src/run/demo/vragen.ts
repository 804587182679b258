import { KANAAL_GEWICHT, KANAAL_STIJL, KANALEN, type Kanaal } from './corpus/kanalen.ts'
import type { Bron, Vraagsoort } from './corpus/vraagsoort.ts'
import { VRAAGSOORTEN } from './corpus/vraagsoorten.ts'
import { at, type Random, weighted } from './random.ts'
import { type Sjabloon, sjabloon } from './tekst.ts'

/** A text that is said or written, with the subject lines that fit. */
export interface Tekst {
  sjabloon: Sjabloon
  onderwerpen: readonly Sjabloon[]
  /** The afdeling does this about it; undefined means that it was answered on the spot (R20). */
  taak?: { handeling: Sjabloon; toelichting: Sjabloon }
}

type Stijl = (typeof KANAAL_STIJL)[Kanaal]

/** A kind of question, prepared to be asked often. */
export interface Vraag {
  soort: Vraagsoort
  kiesKanaal: (r: Random) => Kanaal
  onderwerpen: readonly Sjabloon[]
  teksten: Record<Stijl, readonly Tekst[]>
  antwoord?: Sjabloon
}

/** Tells how often this kind of question comes in by this channel; 0 when there is no text for it. */
function gewichtOf(soort: Vraagsoort, kanaal: Kanaal): number {
  if ((soort[KANAAL_STIJL[kanaal]]?.length ?? 0) === 0) return 0
  return soort.kanalen ? (soort.kanalen[kanaal] ?? 0) : KANAAL_GEWICHT[kanaal]
}

function prepare(soort: Vraagsoort): Vraag {
  const onderwerpen = soort.onderwerpen.map(sjabloon)
  const taken = soort.taken.map(({ handeling, toelichting }) => ({
    handeling: sjabloon(handeling),
    toelichting: sjabloon(toelichting),
  }))
  const tekst = (bron: Bron): Tekst => {
    if (typeof bron === 'string') return { sjabloon: sjabloon(bron), onderwerpen }
    return {
      sjabloon: sjabloon(bron.tekst),
      onderwerpen: bron.onderwerp === undefined ? onderwerpen : [at(onderwerpen, bron.onderwerp)],
      taak: bron.taak === undefined ? undefined : at(taken, bron.taak),
    }
  }
  return {
    soort,
    kiesKanaal: weighted(
      KANALEN.filter((kanaal) => gewichtOf(soort, kanaal) > 0),
      (kanaal) => gewichtOf(soort, kanaal),
    ),
    onderwerpen,
    teksten: {
      gesproken: (soort.gesproken ?? []).map(tekst),
      geschreven: (soort.geschreven ?? []).map(tekst),
      kort: (soort.kort ?? []).map(tekst),
    },
    antwoord: soort.antwoord === undefined ? undefined : sjabloon(soort.antwoord),
  }
}

const VRAGEN: readonly Vraag[] = VRAAGSOORTEN.map(prepare)

/** Picks a question of a customer; common ones come more often. */
export const kiesVraag = weighted(VRAGEN, ({ soort }) => soort.gewicht)

/** Picks a question at the telephone or the counter. */
export const kiesGesprokenVraag = weighted(
  VRAGEN.filter(({ soort, teksten }) => soort.voor !== 'organisatie' && teksten.gesproken.length > 0),
  ({ soort }) => soort.gewicht,
)

const OP_CODE = new Map(VRAGEN.map((vraag) => [vraag.soort.code, vraag]))

/** Gives the kind of question with this code. */
export function vraagWithCode(code: string): Vraag {
  const vraag = OP_CODE.get(code)
  if (!vraag) throw new RangeError(`Unknown kind of question ${code}.`)
  return vraag
}
