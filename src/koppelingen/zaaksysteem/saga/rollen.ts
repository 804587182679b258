import { createHash } from 'node:crypto'
import { nameFrom } from '../../../begrippen/naam.ts'
import { initiatorOf } from '../../../begrippen/zaak.ts'
import type { Zaaksysteem } from '../../../inrichting/zaaksystemen/contract.ts'
import type { BetrokkeneBijZaak } from '../../../register/zaken/saga.ts'
import type { ZgwRol, ZgwRoltype } from '../zgw/schemas.ts'

// Which rollen the betrokkenen of a klantcontact get in a zaak (R4, R8). Pure.

export type Betrokkenetype = 'natuurlijk_persoon' | 'niet_natuurlijk_persoon' | 'vestiging'

/** A rol as it is written. */
export interface Rol {
  betrokkeneType: Betrokkenetype
  roltype: string
  roltoelichting: string
  betrokkeneIdentificatie: Readonly<Record<string, string | string[]>>
  indicatieMachtiging?: 'gemachtigde' | 'machtiginggever'
  contactpersoonRol?: { naam: string; emailadres?: string; telefoonnummer?: string }
}

/** The spelling of a company, which depends on the zaaksysteem. */
export type Schrijfwijze = Pick<Zaaksysteem, 'organisatieAls' | 'kentKvk'>

const ONBEKEND = 'Onbekend'
const NAAM_MAX = 40
const TELEFOON_MAX = 20

const volledig = (betrokkene: BetrokkeneBijZaak): string =>
  nameFrom(betrokkene) || betrokkene.naam || betrokkene.organisatienaam || ONBEKEND

const withoutEmpty = (velden: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(velden).flatMap(([naam, waarde]) => (waarde ? [[naam, waarde]] : [])))

type Identificatie = Pick<Rol, 'betrokkeneType' | 'betrokkeneIdentificatie'>

/** A company, as this zaaksysteem wants it. */
function organisatie(betrokkene: BetrokkeneBijZaak, { organisatieAls, kentKvk }: Schrijfwijze): Identificatie {
  const { rsin, kvk_nummer: kvk, kvk_van_vestiging: hoofd, vestigingsnummer } = betrokkene.nummers
  const kvkNummer = kvk ?? hoofd
  const isVestiging = organisatieAls === 'vestiging' && (vestigingsNummerOf(betrokkene) || !rsin)
  // In 1.5.1 a niet-natuurlijk persoon has no KVK-nummer, and a vestiging has.
  if ((kvkNummer || vestigingsnummer) && (isVestiging || (!kentKvk && !rsin)))
    return {
      betrokkeneType: 'vestiging',
      betrokkeneIdentificatie: {
        ...withoutEmpty({ vestigingsNummer: vestigingsnummer, kvkNummer }),
        handelsnaam: [volledig(betrokkene).slice(0, 625)],
      },
    }
  return {
    betrokkeneType: 'niet_natuurlijk_persoon',
    betrokkeneIdentificatie: withoutEmpty({
      innNnpId: rsin,
      ...(kentKvk && { kvkNummer, vestigingsNummer: vestigingsnummer }),
      statutaireNaam: volledig(betrokkene).slice(0, 500),
    }),
  }
}

const vestigingsNummerOf = ({ nummers }: BetrokkeneBijZaak): boolean => Boolean(nummers.vestigingsnummer)

/** A person: by BSN, or by name when there is none. */
function persoon(betrokkene: BetrokkeneBijZaak): Identificatie {
  const { bsn } = betrokkene.nummers
  const naam = withoutEmpty({
    geslachtsnaam: (betrokkene.achternaam || betrokkene.naam || (bsn ? '' : ONBEKEND)).slice(0, 200),
    voorvoegselGeslachtsnaam: betrokkene.voorvoegsel.slice(0, 80),
    voornamen: betrokkene.voornaam.slice(0, 200),
  })
  return { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: bsn ? { inpBsn: bsn } : naam }
}

const isOrganisatie = ({ soortPartij, organisatienaam, achternaam, voornaam }: BetrokkeneBijZaak) =>
  soortPartij === 'organisatie' || (soortPartij === null && organisatienaam !== '' && !achternaam && !voornaam)

/** How this very contact can be answered (R8). */
function contactpersoon(betrokkene: BetrokkeneBijZaak): Pick<Rol, 'contactpersoonRol'> {
  const { email, telefoon } = betrokkene
  if (!email && !telefoon) return {}
  return {
    contactpersoonRol: {
      naam: volledig(betrokkene).slice(0, NAAM_MAX),
      ...(email && { emailadres: email }),
      ...(telefoon && { telefoonnummer: telefoon.slice(0, TELEFOON_MAX) }),
    },
  }
}

const INITIATOR = ['initiator'] as const
/** The roles beside that of initiator, in order of what fits best. */
const ANDEREN = ['mede_initiator', 'belanghebbende', 'klantcontacter'] as const

/**
 * The rollen of a zaak, each once.
 * @returns with `mist`, the generic omschrijving of the roltype that the zaaktype does not have
 */
export function rollenOf(
  betrokkenen: readonly BetrokkeneBijZaak[],
  roltypen: readonly Pick<ZgwRoltype, 'url' | 'omschrijvingGeneriek'>[],
  schrijfwijze: Schrijfwijze,
): { rollen: Rol[]; mist?: string } {
  const eerste = initiatorOf(betrokkenen)
  const vertegenwoordigd = betrokkenen.some(({ rol }) => rol === 'vertegenwoordiger')
  const rollen: Rol[] = []
  for (const betrokkene of betrokkenen) {
    const soorten = betrokkene === eerste ? INITIATOR : ANDEREN
    const roltype = soorten
      .map((soort) => roltypen.find(({ omschrijvingGeneriek }) => omschrijvingGeneriek === soort)?.url)
      .find(Boolean)
    if (!roltype) return { rollen, mist: soorten[0] }
    const machtiging = betrokkene.rol === 'vertegenwoordiger' ? 'gemachtigde' : 'machtiginggever'
    const rol: Rol = {
      ...(isOrganisatie(betrokkene) ? organisatie(betrokkene, schrijfwijze) : persoon(betrokkene)),
      roltype,
      roltoelichting:
        betrokkene.rol === 'vertegenwoordiger' ? 'Vertegenwoordiger in het klantcontact' : 'Klant in het klantcontact',
      ...(vertegenwoordigd && betrokkenen.length > 1 && { indicatieMachtiging: machtiging }),
      ...contactpersoon(betrokkene),
    }
    if (!rollen.some((ander) => sleutelOf(ander) === sleutelOf(rol))) rollen.push(rol)
  }
  return { rollen }
}

/** Makes the key by which one rol differs from another: who, as what. It is a digest, because it is kept and a BSN is not kept twice. */
export const sleutelOf = ({ betrokkeneType, roltype, indicatieMachtiging, betrokkeneIdentificatie }: Rol): string =>
  createHash('sha256')
    .update(JSON.stringify([betrokkeneType, roltype, indicatieMachtiging ?? '', betrokkeneIdentificatie]))
    .digest('hex')
    .slice(0, 32)

const gelijk = (onze: string | string[] | undefined, gevonden: string) =>
  typeof onze === 'string' && onze.toLowerCase() === gevonden.toLowerCase()

/** Is a rol that was found the one that we wrote? A server may leave out fields; what it gives back is what we wrote. */
export function isZelfdeRol(onze: Rol, gevonden: ZgwRol): boolean {
  if (onze.betrokkeneType !== gevonden.betrokkeneType || onze.roltype !== gevonden.roltype) return false
  if ((onze.indicatieMachtiging ?? '') !== gevonden.indicatieMachtiging) return false
  const bekend = Object.entries(gevonden.betrokkeneIdentificatie ?? {}).filter(([, waarde]) => waarde !== '')
  return bekend.length > 0 && bekend.every(([naam, waarde]) => gelijk(onze.betrokkeneIdentificatie[naam], waarde))
}
