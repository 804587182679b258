import type { InvalidParam } from '../../platform/problems.ts'
import type { Antwoorden, BeantwoordeVragenset, Vraag, Vragenset } from './contract.ts'

const FEWEST_OPTIES = 2
/** The maximum length of one line of text. */
const LANGSTE_KORT = 200
const knowsOpties = ({ soort }: Pick<Vraag, 'soort'>) => soort === 'keuze' || soort === 'meerkeuze'

function foutenInOpties(vraag: Vraag, plaats: string): InvalidParam[] {
  const { opties } = vraag
  if (!knowsOpties(vraag))
    return opties.length === 0
      ? []
      : [{ name: `${plaats}.opties`, code: 'niet-toegestaan', reason: 'Alleen een keuzevraag heeft opties.' }]
  if (opties.length < FEWEST_OPTIES)
    return [{ name: `${plaats}.opties`, code: 'te-weinig', reason: `Geef ten minste ${FEWEST_OPTIES} opties.` }]
  return opties.flatMap((optie, index) =>
    opties.indexOf(optie) < index
      ? [{ name: `${plaats}.opties.${index}`, code: 'uniek', reason: 'Deze optie staat er al.' }]
      : [],
  )
}

/** Lists the faults in the questions of a set, each at its place. */
export function foutenIn(vragen: readonly Vraag[]): InvalidParam[] {
  return vragen.flatMap((vraag, index) => {
    const dubbel = vragen.findIndex(({ sleutel }) => sleutel === vraag.sleutel) < index
    const fouten = foutenInOpties(vraag, `vragen.${index}`)
    return dubbel
      ? [
          { name: `vragen.${index}.sleutel`, code: 'uniek', reason: 'Een andere vraag heeft deze sleutel al.' },
          ...fouten,
        ]
      : fouten
  })
}

/** Finds the fault in the answer to one question. */
function foutInAntwoord({ soort, verplicht, opties }: Vraag, antwoord: readonly string[]): string | undefined {
  if (antwoord.length === 0) return verplicht ? 'Deze vraag moet beantwoord worden.' : undefined
  if (soort !== 'meerkeuze' && antwoord.length > 1) return 'Geef één antwoord.'
  if (soort === 'kort' && antwoord.some((tekst) => tekst.length > LANGSTE_KORT))
    return `Geef een antwoord van hoogstens ${LANGSTE_KORT} tekens.`
  const onbekend = knowsOpties({ soort }) && antwoord.some((optie) => !opties.includes(optie))
  return onbekend ? 'Kies uit de opties van deze vraag.' : undefined
}

/** Gives the answers as they are stored, and their faults, each at its question. */
export function beantwoord(
  { uuid, titel, vragen }: Vragenset,
  { antwoorden }: Antwoorden,
): { beantwoord: BeantwoordeVragenset; fouten: InvalidParam[] } {
  const gegeven = (sleutel: string) => antwoorden[sleutel] ?? []
  const onbekend = Object.keys(antwoorden).filter((sleutel) => !vragen.some((vraag) => vraag.sleutel === sleutel))
  const fouten = vragen.flatMap((vraag) => {
    const reason = foutInAntwoord(vraag, gegeven(vraag.sleutel))
    return reason ? [{ name: `antwoorden.${vraag.sleutel}`, code: 'antwoord', reason }] : []
  })
  return {
    beantwoord: {
      vragenset: uuid,
      titel,
      antwoorden: vragen
        .map(({ sleutel, label }) => ({ sleutel, label, antwoord: gegeven(sleutel) }))
        .filter(({ antwoord }) => antwoord.length > 0),
    },
    fouten: [
      ...fouten,
      ...onbekend.map((sleutel) => ({
        name: `antwoorden.${sleutel}`,
        code: 'onbekend',
        reason: 'Deze vraag staat niet in de vragenset.',
      })),
    ],
  }
}
