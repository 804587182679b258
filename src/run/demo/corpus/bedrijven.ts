/** Kinds of organisaties (R5) and how they name themselves; `{naam}` is a surname, `{plaats}` a place. */
export const BEDRIJFSSOORTEN: readonly { soort: string; gewicht: number; namen: readonly string[] }[] = [
  {
    soort: 'eenmanszaak',
    gewicht: 24,
    namen: [
      'Schildersbedrijf {naam}',
      'Kapsalon {naam}',
      'Loodgieter {naam}',
      '{naam} Fotografie',
      'Hoveniersbedrijf {naam}',
      'Rijschool {naam}',
      'Pedicure {plaats}',
    ],
  },
  {
    soort: 'bv',
    gewicht: 28,
    namen: [
      'Bouwbedrijf {naam} B.V.',
      '{naam} Installatietechniek B.V.',
      'Jachthaven {plaats} B.V.',
      '{naam} Transport B.V.',
      'Supermarkt {naam} B.V.',
      'Kwekerij {naam} B.V.',
    ],
  },
  {
    soort: 'vof',
    gewicht: 14,
    namen: [
      'Bakkerij {naam} V.O.F.',
      'Café De Schutsluis V.O.F.',
      'Melkveebedrijf {naam} V.O.F.',
      'Restaurant Aan de {plaats}se Plas V.O.F.',
      'Fietsenmakerij {naam} en Zn. V.O.F.',
    ],
  },
  {
    soort: 'stichting',
    gewicht: 14,
    namen: [
      'Stichting Dorpshuis {plaats}',
      'Stichting Zorg aan het Water',
      'Stichting Bewind {naam}',
      'Stichting Oranjecomité {plaats}',
      'Stichting Kinderopvang De Waterjuffer',
    ],
  },
  {
    soort: 'vereniging',
    gewicht: 10,
    namen: [
      'Voetbalvereniging {plaats}',
      'IJsclub {plaats}',
      'Wijkvereniging {plaats}',
      'Muziekvereniging Crescendo {plaats}',
      'Roeivereniging De Waterhoen',
    ],
  },
  {
    soort: 'maatschap',
    gewicht: 4,
    namen: ['Huisartsenpraktijk {naam}', 'Maatschap {naam} en {naam} Fysiotherapie', 'Notariaat {naam}'],
  },
  { soort: 'vve', gewicht: 4, namen: ['Vereniging van Eigenaren {straat}'] },
  { soort: 'buitenlandse rechtspersoon', gewicht: 2, namen: ['{naam} Wassertechnik GmbH', '{naam} Logistics Ltd'] },
]
