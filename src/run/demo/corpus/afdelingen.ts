/** The municipality does not exist, and neither do its places, streets and postcodes. */
export const GEMEENTE = { naam: 'Gemeente Waterlanden', domein: 'waterlanden.example', telefoonnummer: '0294010100' }

export interface Eenheid<Code extends string> {
  code: Code
  naam: string
  omschrijving: string
  emailadres: string
  telefoonnummer: string
}

const eenheid = <Code extends string>(
  code: Code,
  naam: string,
  omschrijving: string,
  toestel: number,
): Eenheid<Code> => ({
  code,
  naam,
  omschrijving,
  emailadres: `${code}@${GEMEENTE.domein}`,
  telefoonnummer: `0294010${toestel}`,
})

export const AFDELINGEN = [
  eenheid('klantcontactcentrum', 'Klantcontactcentrum', 'Eerste aanspreekpunt voor inwoners en ondernemers', 100),
  eenheid('postkamer', 'Postkamer', 'Neemt papieren post in en legt die vast', 110),
  eenheid('burgerzaken', 'Burgerzaken', 'Paspoort, rijbewijs, verhuizing, geboorte, huwelijk en overlijden', 120),
  eenheid('belastingen', 'Belastingen', 'Gemeentelijke belastingen, WOZ, kwijtschelding en invordering', 130),
  eenheid('werk-en-inkomen', 'Werk en Inkomen', 'Bijstand, minimaregelingen, re-integratie en schuldhulp', 140),
  eenheid('wmo-en-jeugd', 'Wmo en Jeugd', 'Ondersteuning thuis, hulpmiddelen, vervoer en jeugdhulp', 150),
  eenheid('vergunningen', 'Vergunningen en Handhaving', 'Bouwen, kappen, evenementen, horeca en toezicht', 160),
  eenheid('openbare-ruimte', 'Openbare Ruimte', 'Wegen, groen, verlichting, riolering en speelplekken', 170),
  eenheid('afval-en-milieu', 'Afval en Milieu', 'Inzameling van afval, containers en de milieustraat', 180),
  eenheid('juridische-zaken', 'Juridische Zaken', 'Bezwaar, klachten, schade, Woo en privacy', 190),
]

export type AfdelingCode =
  | 'klantcontactcentrum'
  | 'postkamer'
  | 'burgerzaken'
  | 'belastingen'
  | 'werk-en-inkomen'
  | 'wmo-en-jeugd'
  | 'vergunningen'
  | 'openbare-ruimte'
  | 'afval-en-milieu'
  | 'juridische-zaken'

export const GROEPEN = [
  eenheid('webcare', 'Webcare', 'WhatsApp en social media', 101),
  eenheid('trouwen', 'Trouwen en Partnerschap', 'Huwelijken en de trouwambtenaren', 121),
  eenheid('parkeren', 'Parkeren', 'Parkeervergunningen en naheffingen', 131),
  eenheid('schuldhulp', 'Schuldhulpverlening', 'Hulp bij geldzorgen en schulden', 141),
  eenheid('leerlingenvervoer', 'Leerlingenvervoer', 'Vervoer van leerlingen naar school', 151),
  eenheid('toezicht', 'Toezicht en Handhaving', 'Toezichthouders en boa’s op straat', 161),
]

export type GroepCode = (typeof GROEPEN)[number]['code']
