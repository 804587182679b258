import type { z } from 'zod'
import type { InvalidParam } from '../../../platform/problems.ts'
import { invalidParamsOf, unstorableTexts } from '../../../platform/validation.ts'
import { NieuweActor } from '../contract.ts'
import type { Bron, BronActor, SoortBron } from './rules.ts'

// This module checks what a source says of actoren, entry by entry, so that a typing error costs no more than the field that it stands in.

const LONGEST_CODE = 200

/** An actor as a source describes it, before it is checked. */
export interface Ingang extends Omit<BronActor, 'soort'> {
  /** Undefined: the source says something else than a kind. */
  soort: SoortBron | undefined
  /** Faults that were seen while the entry was read, by field. One without a field is about the whole entry. */
  fouten?: readonly InvalidParam[]
  /** Fields that are taken over otherwise than they stand in the source. */
  opmerkingen?: readonly InvalidParam[]
}

const Velden: z.ZodType = NieuweActor.pick({
  naam: true,
  emailadres: true,
  telefoonnummer: true,
  functie: true,
  omschrijving: true,
})

/** These may be absent: a fault in one of them leaves it as it was. */
const OPTIONAL = ['emailadres', 'telefoonnummer', 'functie', 'omschrijving', 'eenheden'] as const

const NO_CODE: InvalidParam = { name: 'identificatie', code: 'leeg', reason: 'Dit veld mag niet leeg zijn.' }
const LONG_CODE: InvalidParam = {
  name: 'identificatie',
  code: 'te-lang',
  reason: `Gebruik hoogstens ${LONGEST_CODE} tekens.`,
}

function faultsIn({ code, naam, emailadres, telefoonnummer, functie, omschrijving, fouten = [] }: Ingang) {
  if (fouten.some(({ name }) => name === '')) return [...fouten]
  const velden = { naam, emailadres, telefoonnummer, functie, omschrijving }
  const gelezen = Velden.safeParse(velden, { reportInput: true })
  return [
    ...fouten,
    ...(gelezen.success ? [] : invalidParamsOf(gelezen.error)),
    ...unstorableTexts(velden),
    ...(code === '' && !fouten.some(({ name }) => name === NO_CODE.name) ? [NO_CODE] : []),
    ...(code.length > LONGEST_CODE ? [LONG_CODE] : []),
  ]
}

/** Gives the actor of an entry, without the fields that have faults; undefined when a fault leaves out the whole entry. */
function actorOf(ingang: Ingang, faults: readonly InvalidParam[]): BronActor | undefined {
  const { fouten: _, opmerkingen: __, soort, ...velden } = ingang
  const faulty = new Set(faults.map(({ name }) => name))
  for (const veld of OPTIONAL) if (faulty.delete(veld)) delete velden[veld]
  return soort && faulty.size === 0 ? { soort, ...velden } : undefined
}

/**
 * Checks the entries of a source. A fault in a field that may be absent leaves that field as it was, and any other fault leaves out its
 * entry; each is reported.
 * @param placeOf gives the place of a field of an entry, for the person who must correct it; of no field: of the entry
 */
export function checkIngangen(
  ingangen: readonly Ingang[],
  placeOf: (herkomst: string, veld: string) => string = (herkomst, veld) => [herkomst, veld].filter(Boolean).join(', '),
): Bron {
  const bron: Bron = { actoren: [], overgeslagen: [], bevindingen: [] }
  const eerder = new Map<string, string>()
  for (const ingang of ingangen) {
    const { soort, code, herkomst, opmerkingen = [] } = ingang
    const faults = faultsIn(ingang)
    const dubbel = eerder.get(`${soort} ${code}`)
    if (dubbel !== undefined)
      faults.push({ name: 'identificatie', code: 'uniek', reason: `Deze staat ook bij ${dubbel}.` })
    if (code !== '') eerder.set(`${soort} ${code}`, herkomst)
    const actor = actorOf(ingang, faults)
    if (actor) bron.actoren.push(actor)
    else bron.overgeslagen.push({ soort, code })
    const gevolg = actor ? 'Dit veld blijft zoals het was.' : 'Dit is overgeslagen.'
    const findings = [...opmerkingen, ...faults.map((fault) => ({ ...fault, reason: `${fault.reason} ${gevolg}` }))]
    bron.bevindingen.push(...findings.map((finding) => ({ ...finding, name: placeOf(herkomst, finding.name) })))
  }
  return bron
}
