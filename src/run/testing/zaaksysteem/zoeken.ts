import type { Ding, Soort, Stand } from './stand.ts'

// The filters that the server of the tests knows.

const ROL = 'rol__betrokkeneIdentificatie__'
const GEEN_FILTER = new Set(['page', 'pageSize', 'ordering', 'expand', 'datumGeldigheid'])

/** Has a zaak a rol with this number: `rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn`? */
function hasRol(stand: Stand, zaak: Ding, naam: string, waarde: string): boolean {
  const [, type = '', veld = ''] =
    /__(\w+?)__(\w+)$/.exec(naam.replace('rol__', '__').replace('__betrokkeneIdentificatie', '')) ?? []
  const soort = type.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return [...stand.rollen.values()].some((rol) => {
    const wie = (rol.betrokkeneIdentificatie ?? {}) as Record<string, unknown>
    return rol.zaak === zaak.url && rol.betrokkeneType === soort && wie[veld] === waarde
  })
}

/** Does something pass the filters? */
export function passend(stand: Stand, soort: Soort, ding: Ding, filters: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filters).every(([naam, waarde]) => {
    if (GEEN_FILTER.has(naam)) return true
    if (naam.startsWith(ROL)) return hasRol(stand, ding, naam, String(waarde))
    if (naam === 'status' && soort === 'zaaktypen') return waarde === 'alles' || (waarde === 'concept') === ding.concept
    if (naam === 'status' && soort !== 'zaken') return true
    return ding[naam] === waarde
  })
}
