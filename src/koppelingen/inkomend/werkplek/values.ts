import type { Option } from '../../../web/ui/combobox-field.tsx'
import { linesOf } from '../../../web/ui/text-field.tsx'
import type { InkomendKanaal, Regel, SoortInkomend } from '../contract.ts'

/** The fields of a form that say who the customer is. */
export const KLANTVELDEN = [
  'voornaam',
  'voorvoegsel',
  'achternaam',
  'organisatienaam',
  'emailadres',
  'telefoonnummer',
  'adres',
] as const
export type Klantveld = (typeof KLANTVELDEN)[number]

/** A rule as it is typed. */
export interface Values extends Record<Klantveld, string> {
  soort: SoortInkomend
  naam: string
  sleutel: string
  actief: boolean
  afdeling: Option | null
  kanaal: string
  onderwerp: string
  vertrouwelijk: boolean
  inhoud: { veld: string; woorden: string }[]
  opvolging: 'taak' | 'zaak'
  handeling: string
  /** The uuid of the vragenset; empty: none. */
  vragenset: string
  /** By the key of each question the field that answers it. */
  antwoorden: Record<string, string>
  zaaksysteem: string
  zaaktype: string
  /** The addresses from where files may be fetched, each on a line. */
  bestandenVan: string
  /** The melding that goes on to Signalen; null: it does not. */
  signaal: Regel['signaal']
  eigenschappen: { naam: string; veld: string }[]
}

/** Gives something for each of these fields. */
const ofKlant = (of: (veld: Klantveld) => string) =>
  Object.fromEntries(KLANTVELDEN.map((veld) => [veld, of(veld)])) as Record<Klantveld, string>

/** Gives the values of a new rule. */
export const newValues = ({ soort = 'formulier', sleutel = '', naam = '' }: Partial<Values> = {}): Values => ({
  ...ofKlant(() => ''),
  ...{ soort, sleutel, naam, actief: true, afdeling: null },
  ...{ kanaal: '', onderwerp: '', vertrouwelijk: false, inhoud: [] },
  ...{ opvolging: 'taak', handeling: '', vragenset: '', antwoorden: {} },
  ...{ zaaksysteem: '', zaaktype: '', eigenschappen: [] },
  bestandenVan: '',
  signaal: null,
})

/** A rule as it can be changed. */
export const valuesOf = ({ soort, naam, sleutel, actief, afdeling, regel }: InkomendKanaal): Values => ({
  ...regel.klant,
  ...{ soort, naam, sleutel, actief, afdeling: afdeling && { id: afdeling.uuid, label: afdeling.naam } },
  ...{ kanaal: regel.kanaal, onderwerp: regel.onderwerp, vertrouwelijk: regel.vertrouwelijk, inhoud: regel.inhoud },
  opvolging: regel.zaak ? 'zaak' : 'taak',
  handeling: regel.handeling,
  vragenset: regel.vragenset?.uuid ?? '',
  antwoorden: regel.vragenset?.antwoorden ?? {},
  zaaksysteem: regel.zaak?.zaaksysteem ?? '',
  zaaktype: regel.zaak?.zaaktype ?? '',
  bestandenVan: regel.bestandenVan.join('\n'),
  signaal: regel.signaal,
  eigenschappen: regel.zaak?.eigenschappen ?? [],
})

const vragensetIn = ({ vragenset: uuid, antwoorden }: Values): Regel['vragenset'] =>
  uuid ? { uuid, antwoorden: Object.fromEntries(Object.entries(antwoorden).filter(([, veld]) => veld)) } : null

/** The rule that was typed. */
export function regelOf(values: Values): Regel {
  const { kanaal, onderwerp, handeling, vertrouwelijk, inhoud, opvolging, zaaksysteem, zaaktype } = values
  const eigenschappen = values.eigenschappen.filter(({ naam, veld }) => naam.trim() && veld)
  return {
    ...{ kanaal, onderwerp, handeling, vertrouwelijk },
    inhoud: inhoud.filter(({ veld }) => veld !== ''),
    klant: ofKlant((veld) => values[veld]),
    vragenset: opvolging === 'taak' ? vragensetIn(values) : null,
    zaak: opvolging === 'zaak' && zaaksysteem && zaaktype ? { zaaksysteem, zaaktype, eigenschappen } : null,
    bestandenVan: linesOf(values.bestandenVan),
    signaal: values.signaal,
  }
}
