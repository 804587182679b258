import type { Option } from '../../../web/ui/combobox-field.tsx'
import type { InkomendKanaal, Regel } from '../contract.ts'

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

const NO_KLANT: Record<Klantveld, string> = {
  voornaam: '',
  voorvoegsel: '',
  achternaam: '',
  organisatienaam: '',
  emailadres: '',
  telefoonnummer: '',
  adres: '',
}

/** Gives the values of a new rule. */
export const newValues = (sleutel = '', naam = ''): Values => ({
  ...NO_KLANT,
  naam,
  sleutel,
  actief: true,
  afdeling: null,
  kanaal: 'webformulier',
  onderwerp: '',
  handeling: 'Behandel deze inzending',
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
  const { voornaam, voorvoegsel, achternaam, organisatienaam, emailadres, telefoonnummer, adres } = values
  return {
    kanaal: kanaal.trim() || 'webformulier',
    onderwerp,
    handeling: handeling.trim() || 'Behandel deze inzending',
    vertrouwelijk,
    inhoud: inhoud.filter(({ veld }) => veld !== ''),
    klant: { voornaam, voorvoegsel, achternaam, organisatienaam, emailadres, telefoonnummer, adres },
    vragenset: was.vragenset,
    zaak: was.zaak,
  }
}
