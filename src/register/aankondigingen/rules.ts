import type { Opgave } from '../klantcontacten/controleren.ts'
import type { NieuweAankondiging } from './contract.ts'

const SOORT = { codeObjecttype: 'aankondiging', codeRegister: 'balie', codeSoortObjectId: 'uuid' } as const

/** Makes the reference by which the klantcontacten of an aankondiging point to it. */
export const verwijzingTo = (aankondiging: string) => ({ objectId: aankondiging, ...SOORT })

/** Makes a klantcontact for each recipient (R13). */
export function klantcontactenOf(aankondiging: string, { ontvangers, ...bericht }: NieuweAankondiging): Opgave[] {
  return ontvangers.map((partij, index) => ({
    plaats: `ontvangers.${index}.`,
    contact: {
      ...bericht,
      initiatiefnemer: 'gemeente',
      indicatieContactGelukt: null,
      referentienummer: null,
      gesprek: null,
      betrokkenen: [{ partij, rol: 'klant', initiator: false, organisatienaam: '', digitaleAdressen: [] }],
      onderwerpobjecten: [{ identificator: verwijzingTo(aankondiging) }],
    },
  }))
}

/**
 * Gives the field to which a fault in one of the klantcontacten belongs: its recipient, or the message when the fault is in what all of
 * them share.
 */
export const plaatsOf = (naam: string): string =>
  naam.replace(/^(ontvangers\.\d+)\.betrokkenen\.0\.partij$/, '$1').replace(/^ontvangers\.\d+\./, '')

interface Bij {
  uuid: string
  nummer: string
  naam: string
}

/** Sorts the numbers of a list by the partijen that were found for each of them. */
export function ontvangersOf(partijen: readonly (readonly Bij[])[]) {
  const gevonden = new Map<string, Bij>()
  const plaatsen = { onbekend: [] as number[], dubbel: [] as number[], onduidelijk: [] as number[] }
  for (const [plaats, [eerste, tweede]] of partijen.entries()) {
    if (!eerste) plaatsen.onbekend.push(plaats)
    else if (tweede) plaatsen.onduidelijk.push(plaats)
    else if (gevonden.has(eerste.uuid)) plaatsen.dubbel.push(plaats)
    else gevonden.set(eerste.uuid, eerste)
  }
  return { gevonden: [...gevonden.values()], ...plaatsen }
}
