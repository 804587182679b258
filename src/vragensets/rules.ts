import type { InvalidParam } from '../platform/problems.ts'
import type { Vraag } from './contract.ts'

const FEWEST_OPTIES = 2
const kentOpties = ({ soort }: Vraag) => soort === 'keuze' || soort === 'meerkeuze'

function foutenInOpties(vraag: Vraag, plaats: string): InvalidParam[] {
  const { opties } = vraag
  if (!kentOpties(vraag))
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

/** What is wrong with the questions of a set, each at its place. */
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
