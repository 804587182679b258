/**
 * The BRP and KVK test environments publish these identities, so that the demo data fit those environments. Persons whose names are not
 * published have made-up ones.
 */
export interface Testpersoon {
  bsn: string
  voornaam: string
  voorvoegsel: string
  achternaam: string
  situatie?: 'overleden' | 'geheim-buitenland' | 'geen-bag-adres'
  /** This person represents the persons with these BSNs (R4). */
  vertegenwoordigt?: readonly string[]
}

const persoon = (
  bsn: string,
  voornaam: string,
  voorvoegsel: string,
  achternaam: string,
  situatie?: Testpersoon['situatie'],
): Testpersoon => ({
  bsn,
  voornaam,
  voorvoegsel,
  achternaam,
  situatie,
})

export const TESTPERSONEN: readonly Testpersoon[] = [
  { ...persoon('999993653', 'Suzanne', 'van', 'Rijsbergen'), vertegenwoordigt: ['999990408'] },
  persoon('999993847', 'Merel', '', 'Oosterling'),
  persoon('999992077', 'Albert', 'van de', 'Wetering', 'overleden'),
  persoon('999993483', 'Klaas', '', 'Zevenhuizen', 'geheim-buitenland'),
  persoon('999990482', 'Graciela', 'do', 'Livramento', 'geen-bag-adres'),
  persoon('000009921', 'Arnoldus', '', 'Schippers', 'geen-bag-adres'),
  persoon('999995017', 'Nadifa', '', 'Warsame'),
  persoon('999990408', 'Lisa', '', 'Hoogeveen'),
  persoon('999994669', 'Joost', 'van', 'Wijngaarden'),
  persoon('999992806', 'Tarek', 'al', 'Masri'),
  persoon('999993926', 'Petronella', '', 'Brands'),
  persoon('999991905', 'Linda', '', 'Haverkamp'),
  persoon('999993550', 'Bernardo', '', 'Fonseca'),
  persoon('999990421', 'Robin', 'de', 'Leeuw'),
  persoon('999990676', 'Cornelia Francisca', '', 'Wiegman'),
  persoon('999999692', 'Brand', '', 'Berendsen', 'overleden'),
  persoon('999993264', 'Jaap', '', 'Poelstra'),
  persoon('999992223', 'Marieke', 'van', 'Duinen'),
  persoon('999993148', 'Emre', '', 'Kaya'),
]

export interface Testorganisatie {
  kvkNummer: string
  naam: string
  rsin?: string
  vestigingsnummer?: string
  /** This is a branch: its KVK-nummer belongs to the organisatie with the same number that stands before it. */
  nevenvestiging?: true
  geheim?: true
  inactief?: true
}

export const TESTORGANISATIES: readonly Testorganisatie[] = [
  { kvkNummer: '69599084', naam: 'Test EMZ Dagobert', vestigingsnummer: '000038509504' },
  {
    kvkNummer: '69599084',
    naam: 'Test EMZ Dagobert (nevenvestiging)',
    vestigingsnummer: '000038509520',
    nevenvestiging: true,
  },
  { kvkNummer: '68750110', naam: 'Test BV Donald', rsin: '857587973', vestigingsnummer: '000037178598' },
  {
    kvkNummer: '68750110',
    naam: 'Test BV Donald (nevenvestiging)',
    vestigingsnummer: '000037178601',
    nevenvestiging: true,
  },
  { kvkNummer: '68727720', naam: 'Test NV Katrien', vestigingsnummer: '000037143557' },
  { kvkNummer: '69599068', naam: 'Test Stichting Bolderbast' },
  { kvkNummer: '69599076', naam: 'Test VOF Guus', vestigingsnummer: '000038509474' },
  {
    kvkNummer: '69599076',
    naam: 'Test VOF Guus (nevenvestiging)',
    vestigingsnummer: '000038509490',
    nevenvestiging: true,
  },
  { kvkNummer: '90001354', naam: 'Grand Kontex B.V.', vestigingsnummer: '990000541921', geheim: true },
  { kvkNummer: '90006577', naam: 'Waterkring Beheer B.V.' },
  { kvkNummer: '90004760', naam: 'Local Funzoom N.V.' },
  { kvkNummer: '90000102', naam: 'Stichting Free opentrans' },
  { kvkNummer: '90006623', naam: 'Stichting Veenland', vestigingsnummer: '990064773193' },
  {
    kvkNummer: '90006623',
    naam: 'Stichting Veenland, locatie Rietmeer',
    vestigingsnummer: '990064773207',
    nevenvestiging: true,
  },
  { kvkNummer: '90005414', naam: 'V.O.F. De Twee Sluizen' },
  { kvkNummer: '96354429', naam: 'Coöperatie Poldermelk U.A.', inactief: true },
  { kvkNummer: '90002520', naam: 'Protestantse Gemeente Lisveen' },
  { kvkNummer: '90002490', naam: 'Onderlinge Brandwaarborg Waterlanden' },
  { kvkNummer: '90000749', naam: 'Vereniging van Eigenaren Meerzicht' },
  { kvkNummer: '90001745', naam: 'Maatschap Fysiotherapie De Werf' },
  { kvkNummer: '90003942', naam: 'Van Zanten Scheepsbouw C.V.' },
  { kvkNummer: '55505201', naam: 'Waterschapshuis Lisveen' },
  { kvkNummer: '42084128', naam: 'Timmerwerken Sluiswoude' },
  { kvkNummer: '42422608', naam: 'Stichting De Veilige Haven', geheim: true },
  { kvkNummer: '42264003', naam: 'Rietmeer Recreatie B.V.' },
  { kvkNummer: '42024440', naam: 'Turf en Veen Handel B.V.', inactief: true },
]
