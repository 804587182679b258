import type { ConceptVraag } from '../../../concepten/contract.ts'

/** Finds the follow-up to which a field belongs, and the rest of its path. */
export function placeOf(veld: string, { opvolgingen }: ConceptVraag) {
  const [list, uuid, ...rest] = veld.split('.')
  const index = list === 'opvolgingen' ? opvolgingen.findIndex((own) => own.uuid === uuid) : -1
  return { index, opvolging: opvolgingen[index], name: rest[0], rest }
}

/** Gives the name of the field on the screen. */
export function screenName(veld: string, vraag: ConceptVraag): string {
  const { index, rest } = placeOf(veld, vraag)
  if (index < 0) return veld.replace(/^klant\./, '')
  const [name = 'soort', , answer] = rest
  return [`opvolgingen.${index}`, name, ...(answer ? [answer] : [])].join('.')
}
