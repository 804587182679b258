import type { Agenda } from './agenda.ts'
import { PLAATSEN } from './corpus/adressen.ts'
import { JONGENSNAMEN, VOORNAMEN } from './corpus/namen.ts'
import { AANTALLEN, BOMEN, CONTAINERS, DAGDELEN, EVENEMENTEN, WEKEN } from './corpus/waarden.ts'
import { at, digits, type Random, weighted } from './random.ts'

/** The slots of a text draw on this. A slot has one value throughout one klantcontact. */
export interface Invulling {
  r: Random
  agenda: Agenda
  /** The day of the klantcontact. */
  dag: number
  /** The name of the customer. */
  naam: string
  /** The customer's own address, when a text may mention it. */
  adres?: { straat: string; huisnummer: string; plaats: string }
  zaaknummer: string
  /** The texts mention this colleague. */
  collega: { index: number; naam: string }
  waarden: Partial<Record<Slot, string>>
}

const PLAATS = weighted(PLAATSEN, ({ straten }) => straten.length)

function plek(invulling: Invulling) {
  invulling.adres ??= (() => {
    const plaats = PLAATS(invulling.r)
    return {
      straat: invulling.r.pick(plaats.straten),
      huisnummer: String(invulling.r.between(1, 90)),
      plaats: plaats.naam,
    }
  })()
  return invulling.adres
}

/** Writes an amount as in a letter. */
const euro = (centen: number) => {
  const heel = Math.floor(centen / 100).toString()
  const punten = heel.length > 3 ? `${heel.slice(0, -3)}.${heel.slice(-3)}` : heel
  return `€ ${punten},${(centen % 100).toString().padStart(2, '0')}`
}

const eerder = ({ r, agenda, dag }: Invulling) =>
  at(agenda.dagen, at(agenda.werkdagen, at(agenda.dagen, dag).volgendeWerkdag - r.between(3, 18))).kort
const verder = ({ r, agenda, dag }: Invulling) =>
  at(agenda.dagen, at(agenda.werkdagen, at(agenda.dagen, dag).volgendeWerkdag + r.between(2, 20)))
const klok = (uur: number, minuut: number) => `${uur}.${minuut.toString().padStart(2, '0')}`

const SLOTS = {
  straat: (i: Invulling) => plek(i).straat,
  adres: (i: Invulling) => `${plek(i).straat} ${plek(i).huisnummer}`,
  plaats: (i: Invulling) => plek(i).plaats,
  datum: eerder,
  afspraakdatum: (i: Invulling) => verder(i).kort,
  afspraak: (i: Invulling) => `${verder(i).lang} om ${klok(i.r.between(9, 15), 10 * i.r.int(6))} uur`,
  tijd: ({ r }: Invulling) => klok(r.between(7, 21), 5 * r.int(12)),
  bedrag: ({ r }: Invulling) => euro(r.between(4_500, r.chance(0.2) ? 240_000 : 62_000)),
  'bedrag-klein': ({ r }: Invulling) => euro(r.between(900, 9_500)),
  'bedrag-leges': () => euro(8_385),
  'bedrag-inkomen': ({ r }: Invulling) => euro(r.between(1_500, 2_300) * 100),
  jaar: ({ agenda, dag }: Invulling) => String(at(agenda.dagen, dag).jaar),
  vorigjaar: ({ agenda, dag }: Invulling) => String(at(agenda.dagen, dag).jaar - 1),
  zaak: (i: Invulling) => i.zaaknummer,
  // It has vowels, which Dutch number plates do not have.
  kenteken: ({ r }: Invulling) =>
    `${r.pick(['G', 'H', 'K', 'N', 'S'])}-${digits(r, 3)}-${r.pick(['AE', 'IO', 'OU', 'EU', 'UI'])}`,
  aanslag: ({ r }: Invulling) => `A${digits(r, 8)}`,
  kind: ({ r }: Invulling) => r.pick(VOORNAMEN),
  zoon: ({ r }: Invulling) => r.pick(JONGENSNAMEN),
  lamp: ({ r }: Invulling) => String(r.between(1000, 4999)),
  weken: ({ r }: Invulling) => r.pick(WEKEN),
  aantal: ({ r }: Invulling) => r.pick(AANTALLEN),
  boom: ({ r }: Invulling) => r.pick(BOMEN),
  evenement: ({ r }: Invulling) => r.pick(EVENEMENTEN),
  container: ({ r }: Invulling) => r.pick(CONTAINERS),
  dagdeel: ({ r }: Invulling) => r.pick(DAGDELEN),
  collega: (i: Invulling) => i.collega.naam,
  naam: (i: Invulling) => i.naam,
}
type Slot = keyof typeof SLOTS

const isSlot = (naam: string): naam is Slot => Object.hasOwn(SLOTS, naam)

/** A text with slots, taken apart into literal pieces with a slot between each two. */
export interface Sjabloon {
  stukken: readonly string[]
  slots: readonly Slot[]
}

/**
 * Takes a text with slots such as `{adres}` apart.
 * @throws RangeError when it has an unknown slot
 */
export function sjabloon(tekst: string): Sjabloon {
  const delen = tekst.split(/\{([a-z-]+)\}/)
  const slots = delen
    .filter((_, index) => index % 2 === 1)
    .map((naam) => {
      if (!isSlot(naam)) throw new RangeError(`Unknown slot {${naam}} in: ${tekst}`)
      return naam
    })
  return { stukken: delen.filter((_, index) => index % 2 === 0), slots }
}

/** Fills the slots; the text begins with a capital. */
export function fillIn({ stukken, slots }: Sjabloon, invulling: Invulling): string {
  let tekst = at(stukken, 0)
  slots.forEach((slot, index) => {
    const waarde = invulling.waarden[slot] ?? SLOTS[slot](invulling)
    invulling.waarden[slot] = waarde
    tekst += waarde + at(stukken, index + 1)
  })
  return tekst.charAt(0).toUpperCase() + tekst.slice(1)
}
