import type { Option } from '../../../web/ui/combobox-field.tsx'
import { type InkomendKanaal, type Regel, STANDAARD } from '../contract.ts'

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
  naam: string
  sleutel: string
  actief: boolean
  afdeling: Option | null
  kanaal: string
  onderwerp: string
  handeling: string
  vertrouwelijk: boolean
  inhoud: { veld: string; woorden: string }[]
}

/** Gives something for each of these fields. */
const ofKlant = (of: (veld: Klantveld) => string) =>
  Object.fromEntries(KLANTVELDEN.map((veld) => [veld, of(veld)])) as Record<Klantveld, string>

/** Gives the values of a new rule. */
export const newValues = (sleutel = '', naam = ''): Values => ({
  ...ofKlant(() => ''),
  ...STANDAARD,
  naam,
  sleutel,
  actief: true,
  afdeling: null,
  onderwerp: '',
  vertrouwelijk: false,
  inhoud: [],
})

/** A rule as it can be changed. */
export const valuesOf = ({ naam, sleutel, actief, afdeling, regel }: InkomendKanaal): Values => ({
  ...regel.klant,
  naam,
  sleutel,
  actief,
  afdeling: afdeling && { id: afdeling.uuid, label: afdeling.naam },
  kanaal: regel.kanaal,
  onderwerp: regel.onderwerp,
  handeling: regel.handeling,
  vertrouwelijk: regel.vertrouwelijk,
  inhoud: regel.inhoud,
})

/** The rule that was typed; what the screen does not show stays as it is. */
export function regelOf(
  values: Values,
  was: Pick<Regel, 'vragenset' | 'zaak'> = { vragenset: null, zaak: null },
): Regel {
  const { kanaal, onderwerp, handeling, vertrouwelijk, inhoud } = values
  return {
    kanaal: kanaal.trim() || STANDAARD.kanaal,
    onderwerp,
    handeling: handeling.trim() || STANDAARD.handeling,
    vertrouwelijk,
    inhoud: inhoud.filter(({ veld }) => veld !== ''),
    klant: ofKlant((veld) => values[veld]),
    vragenset: was.vragenset,
    zaak: was.zaak,
  }
}
