import { SPELING_MS } from '../../begrippen/kalender.ts'
import { lengthOf } from '../../platform/lengths.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { shortened } from '../../platform/text.ts'
import { digitaleAdressen } from '../partijen/rules.ts'
import { type NieuweBetrokkene, NieuwKlantcontact } from './contract.ts'

/** Nobody who works now did anything before this; .NET sends 0001-01-01 for a date that was not filled in. */
export const VROEGST = '1900-01-01T00:00:00Z'

/** R9: a klantcontact has taken place, and not before any register existed. */
export function foutInMoment(plaatsgevondenOp: string | undefined, now: Date): InvalidParam[] {
  if (!plaatsgevondenOp) return []
  const moment = Date.parse(plaatsgevondenOp)
  const fout = (code: string, reason: string) => [{ name: 'plaatsgevondenOp', code, reason }]
  if (moment < Date.parse(VROEGST))
    return fout('te-lang-geleden', 'Dit ligt voor 1900. Laat het moment weg als het niet bekend is.')
  return moment > now.getTime() + SPELING_MS ? fout('in-de-toekomst', 'Een klantcontact heeft al plaatsgevonden.') : []
}

const LONGEST_MS = 24 * 3_600_000

/** Finds what is wrong with the begin and the end of a talk, which are given both or neither (R9). */
export function foutenInGespreksduur(
  { begonnenOp, geeindigdOp }: { begonnenOp?: string | undefined; geeindigdOp?: string | undefined },
  now: Date,
): InvalidParam[] {
  const fout = (name: string, code: string, reason: string) => [{ name, code, reason }]
  if (!begonnenOp && !geeindigdOp) return []
  if (!begonnenOp) return fout('begonnenOp', 'verplicht', 'Geef ook het begin van het gesprek.')
  if (!geeindigdOp) return fout('geeindigdOp', 'verplicht', 'Geef ook het einde van het gesprek.')
  const [begin, end] = [Date.parse(begonnenOp), Date.parse(geeindigdOp)]
  if (begin < Date.parse(VROEGST)) return fout('begonnenOp', 'te-lang-geleden', 'Dit ligt voor 1900.')
  if (end < begin) return fout('geeindigdOp', 'te-vroeg', 'Het gesprek eindigt voor het begint.')
  if (end - begin > LONGEST_MS) return fout('geeindigdOp', 'te-lang', 'Een gesprek duurt hoogstens een dag.')
  return end > now.getTime() + SPELING_MS
    ? fout('geeindigdOp', 'in-de-toekomst', 'Het gesprek is dan nog niet geëindigd.')
    : []
}

/** Tells whether an unknown betrokkene lacks everything by which the contact can be followed up or recognised. */
function isLeeg({
  partij,
  nieuwePartij,
  organisatienaam,
  contactnaam,
  digitaleAdressen: adressen,
  bezoekadres,
  correspondentieadres,
}: NieuweBetrokkene): boolean {
  const genoemd = [organisatienaam, contactnaam?.achternaam, contactnaam?.voornaam].some(Boolean)
  return !partij && !nieuwePartij && !genoemd && adressen.length === 0 && !bezoekadres && !correspondentieadres
}

/**
 * R1: tells whether a needed authentication is missing. A betrokkene who speaks as a known partij or becomes one was authenticated;
 * otherwise a contact that the municipality starts needs no authentication.
 */
function lacksAuthenticatie(contact: NieuwKlantcontact, betrokkene: NieuweBetrokkene, verklaard: boolean): boolean {
  const spreekt = betrokkene.initiator && contact.initiatiefnemer !== 'gemeente'
  const moet =
    betrokkene.nieuwePartij !== undefined ||
    (betrokkene.partij !== undefined && (spreekt || betrokkene.vertegenwoordigtVoortaan === true))
  return moet && !betrokkene.authenticatie && !verklaard
}

const isPartij = ({ partij, nieuwePartij }: NieuweBetrokkene) => partij !== undefined || nieuwePartij !== undefined

/** Gives the partijen whom somebody represents: the klanten of the contact who are partijen. */
export const vertegenwoordigden = ({ partij }: NieuweBetrokkene, betrokkenen: readonly NieuweBetrokkene[]): string[] =>
  betrokkenen.flatMap((ander) =>
    ander.rol === 'klant' && ander.partij && ander.partij.toLowerCase() !== partij?.toLowerCase() ? [ander.partij] : [],
  )

/** R4: only a vertegenwoordiger who is a partij can represent somebody from now on, and the contact needs a klant who is a partij. */
function foutInVertegenwoordiging(
  betrokkene: NieuweBetrokkene,
  { betrokkenen: alle }: NieuwKlantcontact,
  naam: string,
): InvalidParam[] {
  if (!betrokkene.vertegenwoordigtVoortaan) return []
  const fout = (code: string, reason: string) => [{ name: `${naam}.vertegenwoordigtVoortaan`, code, reason }]
  if (betrokkene.rol !== 'vertegenwoordiger' || !isPartij(betrokkene))
    return fout(
      'geen-vertegenwoordiger',
      'Alleen een vertegenwoordiger die partij is kan iemand voortaan vertegenwoordigen.',
    )
  if (vertegenwoordigden(betrokkene, alle).length > 0) return []
  return fout('zonder-klant', 'Er is in dit contact geen klant die partij is, om voortaan te vertegenwoordigen.')
}

/** Finds the fault of an unknown person who can be found by nothing. Somebody who wants to stay anonymous has nothing: then nothing of them is kept. */
function foutInAnoniem(betrokkene: NieuweBetrokkene, naam: string): InvalidParam[] {
  const leeg = isLeeg(betrokkene)
  if (leeg && !betrokkene.anoniem) {
    const reason = 'Vul een naam, telefoonnummer, e-mailadres of adres in, of geef aan dat de klant anoniem blijft.'
    return [{ name: naam, code: 'leeg', reason }]
  }
  if (leeg || !betrokkene.anoniem) return []
  return [{ name: `${naam}.anoniem`, code: 'niet-leeg', reason: 'Van wie anoniem blijft wordt niets vastgelegd.' }]
}

/** A betrokkene who becomes a partij is not one already. */
function foutInNieuwePartij({ partij, nieuwePartij }: NieuweBetrokkene, naam: string): InvalidParam[] {
  if (!partij || !nieuwePartij) return []
  const reason = 'Geef een partij of een nieuwe partij, niet allebei.'
  return [{ name: `${naam}.nieuwePartij`, code: 'dubbel', reason }]
}

/** A registration makes at most one new partij: each klantcontact of a conversation has the same one, once. */
export function foutenInNieuwePartijen(
  opgaven: readonly { contact: NieuwKlantcontact; plaats: string }[],
): InvalidParam[] {
  let eerste: string | undefined
  return opgaven.flatMap(({ contact, plaats }) =>
    contact.betrokkenen
      .map(({ nieuwePartij }, index) => ({ nieuwePartij, name: `${plaats}betrokkenen.${index}.nieuwePartij` }))
      .filter(({ nieuwePartij }) => nieuwePartij)
      .flatMap(({ nieuwePartij, name }, index) => {
        const gegevens = JSON.stringify(nieuwePartij)
        eerste ??= gegevens
        return index === 0 && gegevens === eerste
          ? []
          : [{ name, code: 'te-veel', reason: 'Er kan één betrokkene tegelijk partij worden.' }]
      }),
  )
}

/** Finds faults in the betrokkenen, and gives their addresses as they are kept. */
export function betrokkenen(
  contact: NieuwKlantcontact,
  verklaard: boolean,
  now: Date,
): { betrokkenen: NieuweBetrokkene[]; fouten: InvalidParam[] } {
  const fouten: InvalidParam[] = []
  const bewaard = contact.betrokkenen.map((betrokkene, index) => {
    const naam = `betrokkenen.${index}`
    const adressen = digitaleAdressen(betrokkene.digitaleAdressen, `${naam}.digitaleAdressen`)
    fouten.push(...adressen.fouten)
    fouten.push(...foutInNieuwePartij(betrokkene, naam))
    fouten.push(...foutInVertegenwoordiging(betrokkene, contact, naam))
    fouten.push(...foutInAnoniem(betrokkene, naam))
    if (lacksAuthenticatie(contact, betrokkene, verklaard)) {
      fouten.push({
        name: `${naam}.authenticatie`,
        code: 'verplicht',
        reason: 'Leg vast hoe de identiteit van deze partij is vastgesteld.',
      })
    }
    if (betrokkene.authenticatie && !isPartij(betrokkene)) {
      fouten.push({
        name: `${naam}.authenticatie`,
        code: 'zonder-partij',
        reason: 'Alleen van een partij wordt de identiteit vastgelegd.',
      })
    }
    if (betrokkene.authenticatie?.op && Date.parse(betrokkene.authenticatie.op) > now.getTime() + SPELING_MS) {
      fouten.push({
        name: `${naam}.authenticatie.op`,
        code: 'in-de-toekomst',
        reason: 'De identiteit kan niet in de toekomst zijn vastgesteld.',
      })
    }
    return { ...betrokkene, digitaleAdressen: adressen.adressen }
  })
  return { betrokkenen: bewaard, fouten }
}

/** Tells whether registers write this code for a zaak; KISS, ITA and Open Inwoner write `zgw-Zaak`. */
export const isZaak = (codeObjecttype: string): boolean => ['zaak', 'zgw-zaak'].includes(codeObjecttype.toLowerCase())

const INHOUD = lengthOf(NieuwKlantcontact, 'inhoud')

/** Is a text longer than the inhoud of a klantcontact can be? Then it is kept as a document as well (R15). */
export const isLongerThanInhoud = (text: string): boolean => text.length > INHOUD

/** Makes the inhoud of a klantcontact from a text of any length; what is cut off stands in a document. */
export function inhoudOf(text: string): string {
  return shortened(text, INHOUD, ' … (alles staat in de bijlage)')
}
