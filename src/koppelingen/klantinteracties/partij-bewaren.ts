import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Changes } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { type IdentificatorRij, saveIdentificatoren, standOf } from '../../register/partijen/identificatoren.ts'
import { setEigenaar } from '../../register/partijen/onderdelen.ts'
import type { partij } from '../../register/partijen/row.ts'
import { foutenBijBewaren, foutInIdentificator, HEEFT_SUBS, isLookedUp } from './identificator.ts'
import type { Identificatie, PartijInput } from './partij-velden.ts'
import { fault, validationError } from './wire/errors.ts'
import type { WireContext } from './wire/resource.ts'

/** A change of a partij needs to know this about it. */
export interface Stand {
  soortPartij: PartijInput['soortPartij']
  contactpersoonUuid: string | null
  voorkeursDigitaalAdres: string | null
  voorkeursRekeningnummer: string | null
}

/** The register holds this about everything that a body refers to. */
interface Omgeving {
  /** Another partij has these addresses. */
  vanAnder: string[]
  /** The addresses and bank accounts of the partij. */
  adressen: string[]
  rekeningnummers: string[]
  identificatoren: string[]
  /** Identificatoren of the partij under which others hang. */
  metSubs: { uuid: string; subs: string[] }[]
}

async function omgevingOf(db: Db, uuid: string, { digitaleAdressen }: Partial<PartijInput>): Promise<Omgeving> {
  const { rows } = await sql<Omgeving>`
    select
      array(select d.uuid from digitaal_adres d where d.uuid = any (${digitaleAdressen ?? []}::uuid[]) and d.partij <> ${uuid}::uuid) as "vanAnder",
      array(select d.uuid from digitaal_adres d where d.partij = ${uuid}::uuid) as adressen,
      array(select rn.uuid from rekeningnummer rn where rn.partij = ${uuid}::uuid) as rekeningnummers,
      array(select i.uuid from partij_identificator i where i.partij = ${uuid}::uuid order by i.volgnummer) as identificatoren,
      coalesce((select json_agg(json_build_object('uuid', i.uuid, 'subs', array(
          select s.uuid from partij_identificator s where s.sub_identificator_van = i.uuid)))
        from partij_identificator i where i.partij = ${uuid}::uuid
          and exists (select from partij_identificator s where s.sub_identificator_van = i.uuid)), '[]') as "metSubs"`.execute(
    db,
  )
  const [omgeving] = rows
  if (!omgeving) throw new Error('A select without a table gave no row.')
  return omgeving
}

const invalid = (name: string, reason: string): InvalidParam => ({ name, code: 'invalid', reason })

/** Checks that a preferred address or account is among those that the partij has after the change. */
function foutInVoorkeur(
  veld: 'voorkeursDigitaalAdres' | 'voorkeursRekeningnummer',
  lijst: 'digitaleAdressen' | 'rekeningnummers',
  reden: string,
  input: Partial<PartijInput>,
  huidige: readonly string[],
): InvalidParam[] {
  const voorkeur = input[veld]
  if (!voorkeur) return []
  const gestuurd = input[lijst]
  if (gestuurd !== undefined && (gestuurd ?? []).length === 0) {
    return [invalid(veld, `${veld} mag niet meegegeven worden als ${lijst} leeg is.`)]
  }
  return (gestuurd ?? huidige).includes(voorkeur) ? [] : [invalid(veld, reden)]
}

/** Makes the rows for the identificatoren of a body. */
function rijenOf(
  uuid: string | null,
  identificatoren: NonNullable<PartijInput['partijIdentificatoren']>,
): IdentificatorRij[] {
  return identificatoren.map(({ uuid: gekozen, identificeerdePartij: _, partijIdentificator, ...rest }) => ({
    ...rest,
    ...partijIdentificator,
    uuid: gekozen ?? uuidv7(),
    partij: uuid,
  }))
}

function foutenInLijst(
  identificatoren: NonNullable<PartijInput['partijIdentificatoren']>,
  nieuw: boolean,
): InvalidParam[] {
  const naam = 'partijIdentificatoren.identificeerdePartij'
  const uuids = identificatoren.flatMap(({ uuid }) => uuid ?? [])
  if (new Set(uuids).size < uuids.length) {
    return [
      {
        name: naam,
        code: 'duplicated',
        reason: 'Duplicaat uuid kan niet worden ingevoerd voor `partij_identificatoren`.',
      },
    ]
  }
  if (nieuw && identificatoren.some(({ identificeerdePartij }) => identificeerdePartij)) {
    return [
      invalid(naam, 'Het veld `identificeerde_partij` wordt automatisch ingesteld en dient niet te worden opgegeven.'),
    ]
  }
  return []
}

/**
 * Gives the faults that the identificatoren of a body have by themselves, named by their place in it.
 * @param nieuw true for the identificatoren of a new partij
 */
export async function foutenInLijstOf(
  db: Db,
  identificatoren: PartijInput['partijIdentificatoren'] | undefined,
  isWrong: (name: string) => boolean,
  nieuw: boolean,
): Promise<InvalidParam[]> {
  const lijst = identificatoren ?? []
  const plaats = (index: number) => `partijIdentificatoren.${index}`
  const heel = lijst.flatMap((identificator, index) =>
    isWrong(plaats(index)) ? [] : rijenOf(null, [identificator]).map((rij) => ({ index, rij })),
  )
  const opzoeken = heel.filter(({ index, rij }) => isLookedUp(rij, lijst[index]?.uuid !== undefined))
  const standen =
    opzoeken.length > 0
      ? await standOf(
          db,
          opzoeken.map(({ rij }) => rij),
        )
      : []
  const fouten = heel.flatMap(({ index, rij }) => {
    const gevonden = foutInIdentificator(
      rij,
      standen.find(({ uuid }) => uuid === rij.uuid),
    )
    return gevonden ? [{ ...gevonden, name: `${plaats(index)}.${gevonden.name}` }] : []
  })
  const heelFout = fouten.length > 0 || isWrong('partijIdentificatoren')
  return heelFout ? fouten : foutenInLijst(lijst, nieuw)
}

/** A change of a partij comes with its identificatoren as they become, and those that are removed. */
export interface Onderdelen {
  identificatoren: IdentificatorRij[]
  weg: string[]
}

/** Checks the identificatoren against the register; absent and null leave them as they are. */
async function checkIdentificatoren(
  { db }: WireContext,
  uuid: string,
  { partijIdentificatoren }: Partial<PartijInput>,
  omgeving: Omgeving,
): Promise<Onderdelen> {
  if (!partijIdentificatoren) return { identificatoren: [], weg: [] }
  const identificatoren = rijenOf(uuid, partijIdentificatoren)
  const blijft = new Set(identificatoren.map((rij) => rij.uuid))
  const weg = omgeving.identificatoren.filter((bestaand) => !blijft.has(bestaand))
  if (
    omgeving.metSubs.some(
      ({ uuid: ouder, subs }) => weg.includes(ouder) && subs.some((sub) => !weg.includes(sub) || weg.includes(ouder)),
    )
  ) {
    throw fault('nonFieldErrors', 'invalid', HEEFT_SUBS)
  }
  if (identificatoren.length > 0) {
    const fouten = foutenBijBewaren(identificatoren, await standOf(db, identificatoren, weg))
    if (fouten.length > 0) throw validationError(fouten)
  }
  return { identificatoren, weg }
}

/** Gives the faults of the first rule that has any, as Open Klant does, which finds them while it writes. */
function foutenInVerwijzingen(
  input: Partial<PartijInput>,
  vanAnder: readonly string[],
  huidige: Pick<Omgeving, 'adressen' | 'rekeningnummers'>,
): InvalidParam[] {
  const stappen = [
    (input.digitaleAdressen ?? []).flatMap((adres, index) =>
      vanAnder.includes(adres)
        ? [invalid(`digitaleAdressen.${index}.uuid`, 'Dit digitaal adres hoort bij een andere partij.')]
        : [],
    ),
    foutInVoorkeur(
      'voorkeursDigitaalAdres',
      'digitaleAdressen',
      'Het voorkeurs adres moet een gelinkte digitaal adres zijn.',
      input,
      huidige.adressen,
    ),
    foutInVoorkeur(
      'voorkeursRekeningnummer',
      'rekeningnummers',
      'Het voorkeurs rekeningnummer moet een gelinkte rekeningnummer zijn.',
      input,
      huidige.rekeningnummers,
    ),
  ]
  return stappen.find((fouten) => fouten.length > 0) ?? []
}

/**
 * Checks a body of valid fields against all rules that need the register.
 * @param stored the partij that changes; undefined for a new one
 * @throws Problem 400 with the faults
 */
export async function check(
  context: WireContext,
  uuid: string,
  input: Partial<PartijInput>,
  stored: Stand | undefined,
  partial: boolean,
): Promise<Onderdelen> {
  const omgeving = await omgevingOf(context.db, uuid, input)
  const huidige = partial || stored ? omgeving : { adressen: [], rekeningnummers: [] }
  const fouten = foutenInVerwijzingen(input, omgeving.vanAnder, huidige)
  if (fouten.length > 0) throw validationError(fouten)
  return checkIdentificatoren(context, uuid, input, omgeving)
}

/** Writes what belongs to a partij beside its own row: at most two statements. */
export async function saveOnderdelen(
  db: Db,
  uuid: string,
  input: Partial<PartijInput>,
  { identificatoren, weg }: Onderdelen,
): Promise<void> {
  const { digitaleAdressen, rekeningnummers } = input
  if (digitaleAdressen !== undefined || rekeningnummers !== undefined) {
    await setEigenaar(db, uuid, {
      adressen: digitaleAdressen === undefined ? undefined : (digitaleAdressen ?? []),
      rekeningnummers: rekeningnummers === undefined ? undefined : (rekeningnummers ?? []),
    })
  }
  await saveIdentificatoren(db, identificatoren, weg)
}

function columnsOfSoort(identificatie: Identificatie | undefined, stored: Stand | undefined): Changes<typeof partij> {
  if (!identificatie) return {}
  if (identificatie.soort === 'organisatie') return { organisatie: identificatie.naam }
  const { contactnaam } = identificatie
  if (identificatie.soort === 'persoon') return { persoon: contactnaam }
  const { uuid, werkteVoorPartij } = identificatie
  return {
    contactpersoon: contactnaam,
    contactpersoonUuid: uuid ?? stored?.contactpersoonUuid ?? uuidv7(),
    werkteVoorPartij,
  }
}

/** Clears a preference for an address or account that is no longer linked. */
const voorkeurNa = (
  voorkeur: string | null | undefined,
  lijst: string[] | null | undefined,
  stored: string | null | undefined,
) => {
  if (voorkeur !== undefined || lijst === undefined || !stored) return voorkeur
  return (lijst ?? []).includes(stored) ? undefined : null
}

/** Gives the columns of a partij that a body sets, with their values; what belongs to a partij is written elsewhere. */
export function changesOf(
  {
    digitaleAdressen,
    rekeningnummers,
    partijIdentificatoren: _i,
    partijIdentificatie,
    nummer,
    ...own
  }: Partial<PartijInput>,
  stored: Stand | undefined,
): Changes<typeof partij> {
  return {
    ...own,
    nummer: nummer ?? undefined,
    voorkeursDigitaalAdres: voorkeurNa(own.voorkeursDigitaalAdres, digitaleAdressen, stored?.voorkeursDigitaalAdres),
    voorkeursRekeningnummer: voorkeurNa(own.voorkeursRekeningnummer, rekeningnummers, stored?.voorkeursRekeningnummer),
    ...columnsOfSoort(partijIdentificatie, stored),
  }
}
