import type { z } from 'zod'
import { Adres, Contactnaam } from '../../begrippen/contract.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { shortened } from '../../platform/text.ts'
import { NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { foutInMoment } from '../../register/klantcontacten/rules.ts'
import { NieuwDigitaalAdres } from '../../register/partijen/contract.ts'
import { digitaalAdres } from '../../register/partijen/rules.ts'
import { Regel, type SoortInkomend, STANDAARD } from './contract.ts'
import type { Inzending, Rol, Veld } from './inzending.ts'

// Arranges a submission by a rule. A part of the rule that a submission does not fill is a remark: nothing is lost for it.

/** The name of somebody, and how to reach them for this contact. */
export interface Klant {
  contactnaam: Contactnaam
  organisatienaam: string
  digitaleAdressen: NieuwDigitaalAdres[]
  correspondentieadres: Adres | undefined
}

/** Somebody who took part. */
export interface IngedeeldeRol extends Klant, Pick<Rol, 'rol' | 'vastgesteld'> {}

/** A submission as its rule has it. */
export interface Ingedeeld {
  onderwerp: string
  /** All of it; a klantcontact holds the beginning of a longer one. */
  inhoud: string
  /** The people who took part; who speaks comes first. */
  rollen: [IngedeeldeRol, ...IngedeeldeRol[]]
  plaatsgevondenOp: string | undefined
  /** The deviations from the rule, in Dutch. */
  opmerkingen: string[]
}

/** Makes the sleutel of a kanaal out of what a sender calls it: `Aanvraag vergunning` is `aanvraag-vergunning`. */
export const sleutelOf = (naam: string): string =>
  naam
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9._ -]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-')
    .replace(/^[._-]+/, '')
    .toLowerCase()
    .slice(0, 100) || 'onbekend'

const LONGEST = {
  onderwerp: lengthOf(NieuwKlantcontact, 'onderwerp'),
  organisatienaam: lengthOf(NieuwKlantcontact.shape.betrokkenen.element, 'organisatienaam'),
  adres: lengthOf(NieuwDigitaalAdres, 'adres'),
  reden: 2_000,
} as const

/**
 * Gives the rule of a kanaal, where it is silent as its kind says.
 * @param regel undefined: there is no rule
 */
export function ruleOf(soort: SoortInkomend, regel: z.input<typeof Regel> | undefined): Regel {
  const said = Regel.parse(regel ?? {})
  const { kanaal, handeling, onderwerp = '', inhoud = [], klant } = STANDAARD[soort]
  const saysWho = Object.values(said.klant).some(Boolean)
  return {
    ...said,
    kanaal: said.kanaal || kanaal,
    handeling: said.handeling || handeling,
    onderwerp: said.onderwerp || onderwerp,
    inhoud: said.inhoud.length > 0 ? said.inhoud : [...inhoud],
    klant: saysWho ? said.klant : { ...said.klant, ...klant },
  }
}

/** Makes one line of a text, of at most so many characters. */
const lineIn = (text: string, most: number): string => shortened(text.replaceAll(/\s+/g, ' ').trim(), most)

/** Gives remarks as one text. */
export const redenOf = (opmerkingen: readonly string[]): string => lineIn(opmerkingen.join(' '), LONGEST.reden)

/** The kinds of digital address that a form can ask, by the field of the rule. */
const SOORTEN = { emailadres: 'email', telefoonnummer: 'telefoonnummer' } as const
const NAMEN = { emailadres: 'e-mailadres', telefoonnummer: 'telefoonnummer' } as const

/** Gives a text about somebody, by the field of a rule that names it. */
type Gegevens = (name: keyof Regel['klant']) => string

/** Reads how to reach the customer about this (R3). What is no address stays in what was filled in. */
function adressenOf(at: Gegevens, opmerkingen: string[]): NieuwDigitaalAdres[] {
  return (['emailadres', 'telefoonnummer'] as const).flatMap((name) => {
    const soortDigitaalAdres = SOORTEN[name]
    const adres = at(name)
    if (!adres) return []
    const read = digitaalAdres({ soortDigitaalAdres, adres })
    if ('adres' in read && read.adres.length <= LONGEST.adres)
      return [{ soortDigitaalAdres, adres: read.adres, omschrijving: '' }]
    opmerkingen.push(`Wat als ${NAMEN[name]} is ingevuld, is dat niet.`)
    return []
  })
}

/** Reads an address as the address field of Open Forms has it. */
function adresOf(found: Rol['adres'], opmerkingen: string[]): Adres | undefined {
  if (!found) return undefined
  const toevoeging = [found.houseLetter, found.houseNumberAddition].filter(Boolean).join(' ')
  const read = Adres.safeParse({
    straatnaam: found.streetName ?? '',
    huisnummer: Number(found.houseNumber) || null,
    huisnummertoevoeging: toevoeging,
    postcode: found.postcode,
    stad: found.city ?? '',
    land: 'NL',
  })
  if (read.success) return read.data
  opmerkingen.push('Het ingevulde adres is niet als adres te lezen.')
  return undefined
}

function contactnaamOf(at: Gegevens): Contactnaam {
  const part = (name: keyof Contactnaam, text: string) => lineIn(text, lengthOf(Contactnaam, name))
  return {
    voorletters: '',
    voornaam: part('voornaam', at('voornaam')),
    voorvoegselAchternaam: part('voorvoegselAchternaam', at('voorvoegsel')),
    achternaam: part('achternaam', at('achternaam')),
  }
}

const klantOf = (at: Gegevens, adres: Rol['adres'], opmerkingen: string[]): Klant => ({
  contactnaam: contactnaamOf(at),
  organisatienaam: lineIn(at('organisatienaam'), LONGEST.organisatienaam),
  digitaleAdressen: adressenOf(at, opmerkingen),
  correspondentieadres: adresOf(adres, opmerkingen),
})

/** Arranges those who took part. What the sender does not tell of who speaks is where the rule says. */
function rolesIn(
  { rollen = [], adressen }: Inzending,
  { klant }: Regel,
  at: (veld: string) => string,
  opmerkingen: string[],
): Ingedeeld['rollen'] {
  const [spreker = { rol: 'klant', gegevens: {} }, ...others] = rollen
  const of = ({ rol, vastgesteld, gegevens, adres }: Rol, otherwise: Gegevens): IngedeeldeRol => ({
    ...{ rol, vastgesteld },
    ...klantOf((name) => gegevens[name] || otherwise(name), adres, opmerkingen),
  })
  return [
    of({ ...spreker, adres: spreker.adres ?? adressen.get(klant.adres) }, (name) => at(klant[name])),
    ...others.map((rol) => of(rol, () => '')),
  ]
}

const lineOf = (woorden: string, waarde: string) => (woorden ? `${woorden}: ${waarde}` : waarde)

/** Gives what the customer reads: what the rule chose, or else all that was filled in or said (R16). */
function inhoudOf({ inhoud }: Regel, { velden, gesprek }: Inzending, at: (veld: string) => string): string {
  if (inhoud.length === 0 && gesprek) return gesprek.inhoud
  const lines =
    inhoud.length > 0
      ? inhoud.map(({ veld, woorden }) => [woorden, at(veld)] as const)
      : velden.map(({ naam, waarde }) => [naam, waarde] as const)
  return lines
    .filter(([, waarde]) => waarde)
    .map(([woorden, waarde]) => lineOf(woorden, waarde))
    .join('\n')
}

/** The fields of a rule that are not among those of a submission: it may have changed since the rule was made. */
const fieldsOf = ({ onderwerp, inhoud, klant, vragenset, zaak, signaal }: Regel): string[] => [
  ...[...onderwerp.matchAll(IN_TEXT)].map(([, veld = '']) => veld.trim()),
  ...inhoud.map(({ veld }) => veld),
  ...Object.values(klant),
  ...Object.values(vragenset?.antwoorden ?? {}),
  ...(signaal ? [signaal.adres, signaal.lengtegraad, signaal.breedtegraad] : []),
  ...(zaak?.eigenschappen ?? []).map(({ veld }) => veld),
]

const IN_TEXT = /\{([^{}]+)\}/g

/** Lists the fields that a rule names and a submission does not have; what was not filled in is not among them. */
export function missingIn(regel: Regel, known: ReadonlySet<string>): string[] {
  return [...new Set(fieldsOf(regel))].filter((veld) => veld !== '' && !known.has(veld))
}

/** Arranges a submission by its rule. */
export function arrange(regel: Regel, inzending: Inzending, now: Date): Ingedeeld {
  const opmerkingen = [...inzending.opmerkingen]
  const waarden = new Map(inzending.velden.map(({ veld, waarde }) => [veld, waarde]))
  const at = (veld: string) => waarden.get(veld) ?? ''
  const filledIn = regel.onderwerp.replaceAll(IN_TEXT, (_whole, veld: string) => at(veld.trim()))
  const { op } = inzending
  const isMoment = op !== undefined && !Number.isNaN(Date.parse(op)) && foutInMoment(op, now).length === 0
  if (op !== undefined && !isMoment)
    opmerkingen.push('Het tijdstip van inzenden klopt niet; het moment van ontvangst geldt.')
  return {
    onderwerp: lineIn(filledIn, LONGEST.onderwerp) || lineIn(inzending.naam, LONGEST.onderwerp),
    inhoud: inhoudOf(regel, inzending, at),
    rollen: rolesIn(inzending, regel, at, opmerkingen),
    plaatsgevondenOp: isMoment ? new Date(op).toISOString() : undefined,
    opmerkingen,
  }
}

const LONGEST_VALUE = 1_000

/**
 * Gives the values of the eigenschappen of a zaak that a rule takes from a submission; what was not filled in is not among them.
 * @param opmerkingen is told which values were too long to be kept whole
 */
export const valuesOf = (
  eigenschappen: NonNullable<Regel['zaak']>['eigenschappen'],
  velden: readonly Veld[],
  opmerkingen: string[],
): Record<string, string> =>
  Object.fromEntries(
    eigenschappen.flatMap(({ naam, veld }) => {
      const waarde = velden.find((found) => found.veld === veld)?.waarde
      if (waarde && waarde.length > LONGEST_VALUE)
        opmerkingen.push(`De waarde van eigenschap ${naam} is ingekort tot ${LONGEST_VALUE} tekens.`)
      return waarde ? [[naam, shortened(waarde, LONGEST_VALUE)]] : []
    }),
  )

/** Gives the answers to a vragenset: those that the sender gave to its questions, and those that a rule takes from other fields. */
export const antwoordenOf = ({ vragenset }: Regel, velden: readonly Veld[]): Record<string, string[]> =>
  Object.fromEntries([
    ...velden.flatMap(({ antwoord }) => (antwoord ? [[antwoord.sleutel, antwoord.waarden] as const] : [])),
    ...Object.entries(vragenset?.antwoorden ?? {}).flatMap(([sleutel, veld]) => {
      const waarde = velden.find((found) => found.veld === veld)?.waarde
      return waarde ? [[sleutel, [waarde]] as const] : []
    }),
  ])
