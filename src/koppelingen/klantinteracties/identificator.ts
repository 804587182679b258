import { elfproef } from '../../begrippen/elfproef.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { IdentificatorRij, Stand } from '../../register/partijen/identificatoren.ts'
import { choice, group, optionalReference, optionalText, text } from './wire/fields.ts'

export const SOORTEN = ['bsn', 'vestigingsnummer', 'kvk_nummer', 'rsin'] as const
export const OBJECTTYPEN = ['natuurlijk_persoon', 'niet_natuurlijk_persoon', 'vestiging'] as const
export const REGISTERS = ['brp', 'hr'] as const

const OBJECTTYPEN_VAN: Record<string, string[]> = {
  brp: ['natuurlijk_persoon'],
  hr: ['vestiging', 'niet_natuurlijk_persoon'],
}
const SOORTEN_VAN: Record<string, string[]> = {
  natuurlijk_persoon: ['bsn'],
  niet_natuurlijk_persoon: ['rsin', 'kvk_nummer'],
  vestiging: ['vestigingsnummer'],
}
const LENGTE: Record<string, number> = { bsn: 9, rsin: 9, kvk_nummer: 8, vestigingsnummer: 12 }

/** A client may send these fields of an identificator, besides its uuid and its partij. */
export const identificatorFields = {
  anderePartijIdentificator: optionalText(200),
  partijIdentificator: group({
    codeObjecttype: choice(OBJECTTYPEN),
    codeSoortObjectId: choice(SOORTEN),
    objectId: text({ max: 200, blank: true }),
    codeRegister: choice(REGISTERS),
  }),
  subIdentificatorVan: optionalReference('PartijIdentificator'),
}

const fout = (name: string, reason: string): InvalidParam => ({ name, code: 'invalid', reason })

const onlyOne = (waarden: string[]) =>
  `zijn alleen deze waarden toegestaan: [${waarden.map((waarde) => `'${waarde}'`).join(', ')}]`

function foutInNummer({ codeSoortObjectId: soort, objectId }: IdentificatorRij): string | undefined {
  if (objectId === '') return undefined
  if (objectId.length !== LENGTE[soort]) return `Waarde moet ${LENGTE[soort]} tekens lang zijn`
  if (!/^\d+$/.test(objectId)) return 'Voer een numerieke waarde in'
  const geproefd = soort === 'bsn' || soort === 'rsin'
  // Open Klant accepts nine zeros, which are in use as "no number".
  return geproefd && objectId !== '000000000' && !elfproef(objectId)
    ? `Onjuist ${soort.toUpperCase()} nummer`
    : undefined
}

/** Finds the faults that the codes and the number have by themselves, up to the first stage that has any. */
function ownFout(rij: IdentificatorRij): InvalidParam | undefined {
  const objecttypen = OBJECTTYPEN_VAN[rij.codeRegister] ?? []
  if (!objecttypen.includes(rij.codeObjecttype)) {
    return fout(
      'partijIdentificatorCodeObjecttype',
      `voor \`codeRegister\` ${rij.codeRegister} ${onlyOne(objecttypen)}`,
    )
  }
  const soorten = SOORTEN_VAN[rij.codeObjecttype] ?? []
  if (!soorten.includes(rij.codeSoortObjectId)) {
    return fout(
      'partijIdentificatorCodeSoortObjectId',
      `voor \`codeObjecttype\` ${rij.codeObjecttype} ${onlyOne(soorten)}`,
    )
  }
  const reden = foutInNummer(rij)
  return reden ? fout('partijIdentificatorObjectId', `Deze waarde is ongeldig, reden: ${reden}`) : undefined
}

/** Checks that a vestiging belongs to a KVK-nummer. */
function foutInSub(
  { subIdentificatorVan, codeSoortObjectId }: IdentificatorRij,
  soortVanSub: string | null | undefined,
): InvalidParam | undefined {
  if (codeSoortObjectId !== 'vestigingsnummer') return undefined
  if (!subIdentificatorVan) {
    return fout(
      'subIdentificatorVan',
      'Voor een PartijIdentificator met codeSoortObjectId = `vestigingsnummer` is het verplicht om een `sub_identifier_van` met codeSoortObjectId = `kvk_nummer` te kiezen.',
    )
  }
  return soortVanSub === 'kvk_nummer'
    ? undefined
    : fout(
        'subIdentificatorVan',
        'Het is alleen mogelijk om een subIdentifierVan te selecteren met codeSoortObjectId = `kvk_nummer`.',
      )
}

function foutInSoort({ codeSoortObjectId }: IdentificatorRij, stand: Stand | undefined): InvalidParam | undefined {
  if (!stand?.heeftSubs || stand.soort === codeSoortObjectId) return undefined
  const reden =
    'Het is niet mogelijk om de codeSoortObjectId van deze PartijIdentificator te wijzigen, omdat er andere PartijIdentificatoren aan gekoppeld zijn.'
  return fout('partijIdentificatorCodeSoortObjectId', reden)
}

/** Tells whether `foutInIdentificator` needs what the register holds. */
export const isLookedUp = ({ codeSoortObjectId, subIdentificatorVan }: IdentificatorRij, bestaand: boolean) =>
  bestaand || (codeSoortObjectId === 'vestigingsnummer' && subIdentificatorVan !== null)

/**
 * Gives the first rule that an identificator breaks by itself.
 * @param stand what the register holds about it; absent when that was not looked up
 */
export const foutInIdentificator = (rij: IdentificatorRij, stand: Stand | undefined): InvalidParam | undefined =>
  ownFout(rij) ?? foutInSoort(rij, stand) ?? foutInSub(rij, stand?.soortVanSub)

/** Tells whether two identificatoren are equal, or of the same kind for one partij. */
function onderling(rijen: readonly IdentificatorRij[], index: number): { dubbel: boolean; soortDubbel: boolean } {
  const rij = rijen[index]
  const eerdere = rijen.slice(0, index)
  const sleutel = (r: IdentificatorRij | undefined) =>
    r && [r.codeSoortObjectId, r.objectId, r.subIdentificatorVan].join(' ')
  return {
    dubbel: eerdere.some((eerder) => sleutel(eerder) === sleutel(rij)),
    soortDubbel: eerdere.some(
      (eerder) =>
        eerder.partij !== null && eerder.partij === rij?.partij && eerder.codeSoortObjectId === rij?.codeSoortObjectId,
    ),
  }
}

/** Gives the faults of an identificator beside all others: those that are written with it, and those in the register. */
function foutenNaast(rijen: readonly IdentificatorRij[], index: number, stand: Stand | undefined): InvalidParam[] {
  const rij = rijen[index]
  if (rij && rij.subIdentificatorVan === rij.uuid) {
    return [fout('subIdentificatorVan', 'Een `Partijidentificator` kan geen `subIdentificatorVan` zijn van zichzelf.')]
  }
  const { dubbel, soortDubbel } = onderling(rijen, index)
  return [
    ...(stand?.bestaatAl || dubbel
      ? [fout('__all__', '`PartijIdentificator` moet uniek zijn, er bestaat er al een met deze gegevenscombinatie.')]
      : []),
    ...(stand?.soortBestaatAl || soortDubbel
      ? [fout('__all__', '`CodeSoortObjectId` moet uniek zijn voor de Partij.')]
      : []),
  ]
}

/** Gives the faults of the first identificator, valid by itself, that could not be written if they were written one by one. */
export const foutenBijBewaren = (rijen: readonly IdentificatorRij[], standen: readonly Stand[]): InvalidParam[] =>
  rijen
    .map((rij, index) =>
      foutenNaast(
        rijen,
        index,
        standen.find(({ uuid }) => uuid === rij.uuid),
      ),
    )
    .find((fouten) => fouten.length > 0) ?? []

export const HEEFT_SUBS =
  "Cannot delete some instances of model 'PartijIdentificator' because they are referenced through protected foreign keys: 'PartijIdentificator.sub_identificator_van'."
