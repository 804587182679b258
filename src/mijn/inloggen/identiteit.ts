import { elfproef } from '../../begrippen/elfproef.ts'
import { type Niveau, niveauSaid } from '../../begrippen/niveau.ts'
import { type Claims, listAt, objectsAt, textAt } from '../../inrichting/toegang/claims.ts'
import type { Hoedanigheid, Vertegenwoordiger } from '../frame/hoedanigheid.ts'
import type { Inlogmiddel } from './middelen.ts'

// Reads the claims of the login service as capacities. A claim that is not as it should be gives none: nobody is logged in on half of it.

function niveauOf({ niveau }: Inlogmiddel, claims: Claims): Niveau {
  const said = textAt(claims, niveau.claim)
  if (said === undefined) return niveau.standaard
  return (Object.hasOwn(niveau.waarden, said) ? niveau.waarden[said] : undefined) ?? niveauSaid(said) ?? 'onbepaald'
}

/** A BSN, with or without the sector code that says that it is one. */
function bsnOf(text: string | undefined): string | undefined {
  const [, nummer = ''] = /^(?:s00000000:)?(\d{9})$/.exec(text ?? '') ?? []
  return elfproef(nummer) ? nummer : undefined
}

const rsinOf = (text: string | undefined): string | undefined => (text && elfproef(text) ? text : undefined)

const digits = (text: string | undefined, length: number): string | undefined =>
  text !== undefined && new RegExp(`^\\d{${length}}$`).test(text) ? text : undefined

const at = (claims: Claims, path: string | undefined) => (path === undefined ? undefined : textAt(claims, path))

/** The services for which a mandate was given; nothing where the login service does not say so. */
function servicesAt(claims: Claims, path: string | undefined): { diensten?: string[] } {
  const diensten = path === undefined ? undefined : listAt(claims, path)?.value
  return diensten ? { diensten } : {}
}

function nameAt(claims: Claims, paths: readonly string[] = []): { naam?: string } {
  const naam = paths
    .map((path) => textAt(claims, path))
    .filter(Boolean)
    .join(' ')
  return naam ? { naam } : {}
}

type Found = Pick<Hoedanigheid, 'soort' | 'klant'>

function burgerOf(klant: Inlogmiddel['klant'], claims: Claims): Found | undefined {
  const naam = nameAt(claims, klant.naam)
  const said = at(claims, klant.bsn)
  const bsn = bsnOf(said)
  if (bsn) return { soort: 'burger', klant: { soort: 'bsn', waarde: bsn, ...naam } }
  const eidas = said === undefined ? at(claims, klant.eidas) : undefined
  return eidas ? { soort: 'burger', klant: { soort: 'eidas', waarde: eidas, ...naam } } : undefined
}

function organisatieOf(klant: Inlogmiddel['klant'], claims: Claims): Found | undefined {
  const naam = nameAt(claims, klant.naam)
  const isRsin = /RSIN$/i.test(at(claims, klant.soort) ?? '')
  const nummer = at(claims, klant.kvkNummer)
  const rsin = rsinOf(isRsin ? nummer : at(claims, klant.rsin))
  const kvkNummer = isRsin ? undefined : digits(nummer, 8)
  const branch = at(claims, klant.vestigingsnummer)
  if (branch !== undefined) {
    // A person who may act for one branch must not get the whole company because its number cannot be read.
    const waarde = digits(branch, 12)
    return waarde && kvkNummer
      ? { soort: 'vestiging', klant: { soort: 'vestigingsnummer', waarde, kvkNummer, ...naam } }
      : undefined
  }
  if (kvkNummer) return { soort: 'organisatie', klant: { soort: 'kvk_nummer', waarde: kvkNummer, ...naam } }
  return rsin ? { soort: 'organisatie', klant: { soort: 'rsin', waarde: rsin, ...naam } } : undefined
}

function vertegenwoordigerOf({ vertegenwoordiger }: Inlogmiddel, claims: Claims): Vertegenwoordiger | undefined {
  if (!vertegenwoordiger) return undefined
  const { bsn, kvkNummer, pseudoniem, naam, grondslag, diensten } = vertegenwoordiger
  const rest = { ...nameAt(claims, naam), grondslag, ...servicesAt(claims, diensten) }
  const person = bsnOf(at(claims, bsn))
  if (person) return { soort: 'bsn', waarde: person, ...rest }
  const company = digits(at(claims, kvkNummer), 8)
  if (company) return { soort: 'kvk_nummer', waarde: company, ...rest }
  const alias = at(claims, pseudoniem)
  return alias ? { soort: 'pseudoniem', waarde: alias, ...rest } : undefined
}

/** The klanten of a login that is for several, each with the services of their own. */
function lijstOf({ vertegenwoordigden }: Inlogmiddel, claims: Claims): (Found & { diensten?: string[] })[] {
  if (!vertegenwoordigden) return []
  const { lijst, bsn, kvkNummer, naam, diensten } = vertegenwoordigden
  const paden = { bsn, kvkNummer, naam: naam === undefined ? [] : [naam] }
  return objectsAt(claims, lijst).flatMap((one) => {
    const of: Claims = { id_token: one }
    const found = burgerOf(paden, of) ?? organisatieOf(paden, of)
    return found ? [{ ...found, ...servicesAt(of, diensten) }] : []
  })
}

/**
 * Reads in which capacities somebody logged in. The first one is that of the login itself.
 * @returns none when the claims do not say for whom, or a mandate does not say who acts
 */
export function hoedanighedenOf(inlogmiddel: Inlogmiddel, claims: Claims): Hoedanigheid[] {
  const { soort, middel } = inlogmiddel
  const niveau = niveauOf(inlogmiddel, claims)
  const door = vertegenwoordigerOf(inlogmiddel, claims)
  const isMandate =
    inlogmiddel.vertegenwoordiger !== undefined && inlogmiddel.vertegenwoordiger.grondslag !== 'medewerker'
  if (isMandate && !door) return []
  const make = (found: Found, by: Vertegenwoordiger | undefined): Hoedanigheid => ({
    ...found,
    ...(by && { vertegenwoordiger: by }),
    niveau,
    middel,
  })
  const eigen = (soort === 'burger' ? burgerOf : organisatieOf)(inlogmiddel.klant, claims)
  const anderen = lijstOf(inlogmiddel, claims).map(({ diensten, ...found }) =>
    make(found, door && { ...door, ...(diensten && { diensten }) }),
  )
  return [...(eigen ? [make(eigen, door)] : []), ...anderen]
}
