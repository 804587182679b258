/**
 * A place of the municipality, which has four. The digits of their postcodes are not issued in the Netherlands, so that no address in the
 * demo data belongs to anybody.
 */
export interface Plaats {
  naam: string
  /** The digits of its postcodes. */
  cijfers: string
  /** These names go with the article "de". */
  straten: readonly string[]
}

export const PLAATSEN: readonly Plaats[] = [
  {
    naam: 'Lisveen',
    cijfers: '1291',
    straten: [
      'Boezemkade',
      'Burgemeester Van Ravenhorststraat',
      'Dotterbloemstraat',
      'Gemaalweg',
      'Kalmoesstraat',
      'Lange Vaartkade',
      'Lisdoddestraat',
      'Marktstraat',
      'Meerkoetlaan',
      'Oude Sluisweg',
      'Raadhuisstraat',
      'Rietkade',
      'Schepradstraat',
      'Stationsdreef',
      'Turfstekersgang',
      'Veenmolenweg',
      'Waterlelielaan',
      'Zwanenbloemstraat',
    ],
  },
  {
    naam: 'Sluiswoude',
    cijfers: '1293',
    straten: [
      'Kerkdamstraat',
      'Elzenlaan',
      'Grutterslaan',
      'Kolksluisweg',
      'Molenstraat',
      'Schippersgang',
      'Sluiswachterslaan',
      'Wilgenlaan',
    ],
  },
  {
    naam: 'Rietmeer',
    cijfers: '1295',
    straten: ['Eendenkooilaan', 'Karekietstraat', 'Meerzichtlaan', 'Otterstraat', 'Roerdompweg', 'Vlonderkade'],
  },
  {
    naam: 'Oud-Biezen',
    cijfers: '1297',
    straten: ['Biezenkade', 'Dorpsstraat', 'Kleine Wetering', 'Polderdwarsweg', 'Smidsstraat'],
  },
]

/** A place outside the municipality, for customers who live elsewhere. It does not exist either. */
export const ELDERS: Plaats = {
  naam: 'Hoogwolde',
  cijfers: '1299',
  straten: ['Beukendreef', 'Heuvelrand', 'Kastanjeplein', 'Oranjestraat', 'Zandpad'],
}

/** Identifications of nummeraanduidingen begin with this gemeentecode, which is not in use. */
export const GEMEENTECODE = '9299'

export const POSTCODE_LETTERS = [
  'AB',
  'AC',
  'BD',
  'BK',
  'CE',
  'CH',
  'DL',
  'DN',
  'EG',
  'EP',
  'GR',
  'GT',
  'HV',
  'HX',
  'JB',
  'KD',
  'LN',
  'MR',
  'NT',
  'PX',
]
