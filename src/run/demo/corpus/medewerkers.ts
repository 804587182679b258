import { type AfdelingCode, GEMEENTE, type GroepCode } from './afdelingen.ts'

export type Rol = 'kcc-medewerker' | 'behandelaar' | 'coordinator' | 'beheerder' | 'privacy-officer' | 'rapportage'

export interface Medewerker {
  gebruikersnaam: string
  naam: string
  functie: string
  emailadres: string
  telefoonnummer: string
  rollen: readonly Rol[]
  /** The medewerker works in these afdelingen and groepen. */
  eenheden: readonly (AfdelingCode | GroepCode)[]
}

const voluit = (naam: string) =>
  naam
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')

const regel = (
  toestel: number,
  naam: string,
  functie: string,
  rollen: readonly Rol[],
  eenheden: Medewerker['eenheden'],
): Medewerker => ({
  gebruikersnaam: voluit(naam),
  naam,
  functie,
  emailadres: `${voluit(naam)}@${GEMEENTE.domein}`,
  telefoonnummer: `0294010${toestel}`,
  rollen,
  eenheden,
})

export const MEDEWERKERS: readonly Medewerker[] = [
  regel(201, 'Roos van der Meer', 'KCC-medewerker', ['kcc-medewerker'], ['klantcontactcentrum']),
  regel(202, 'Bilal El Amrani', 'KCC-medewerker', ['kcc-medewerker'], ['klantcontactcentrum', 'webcare']),
  regel(203, 'Sjoukje Postma', 'KCC-medewerker', ['kcc-medewerker'], ['klantcontactcentrum']),
  regel(204, 'Delano Kartosen', 'KCC-medewerker', ['kcc-medewerker'], ['klantcontactcentrum', 'webcare']),
  regel(205, 'Nour Haddad', 'KCC-medewerker', ['kcc-medewerker'], ['klantcontactcentrum']),
  regel(206, 'Thijs Brouwer', 'Medewerker webcare', ['kcc-medewerker'], ['klantcontactcentrum', 'webcare']),
  regel(
    207,
    'Marloes Hendriks',
    'Teamleider KCC',
    ['kcc-medewerker', 'coordinator', 'rapportage'],
    ['klantcontactcentrum'],
  ),
  regel(211, 'Henk Tuinstra', 'Medewerker postkamer', ['kcc-medewerker'], ['postkamer']),
  regel(212, 'Fatma Yıldız', 'Medewerker postkamer', ['kcc-medewerker'], ['postkamer', 'klantcontactcentrum']),
  regel(221, 'Anouk Verbeek', 'Consulent burgerzaken', ['behandelaar', 'kcc-medewerker'], ['burgerzaken']),
  regel(222, 'Samir Bouzian', 'Consulent burgerzaken', ['behandelaar'], ['burgerzaken']),
  regel(
    223,
    'Gerda Wiersma',
    'Senior consulent burgerzaken',
    ['behandelaar', 'coordinator'],
    ['burgerzaken', 'trouwen'],
  ),
  regel(231, 'Jeroen Kuipers', 'Medewerker heffing en WOZ', ['behandelaar'], ['belastingen']),
  regel(232, 'Priya Ramdin', 'Medewerker invordering', ['behandelaar', 'coordinator'], ['belastingen', 'parkeren']),
  regel(241, 'Wendy Scholten', 'Inkomensconsulent', ['behandelaar'], ['werk-en-inkomen']),
  regel(242, 'Yusuf Özdemir', 'Schuldhulpverlener', ['behandelaar'], ['werk-en-inkomen', 'schuldhulp']),
  regel(243, 'Carla de Groot', 'Teamleider Werk en Inkomen', ['behandelaar', 'coordinator'], ['werk-en-inkomen']),
  regel(251, 'Ilse van den Bosch', 'Wmo-consulent', ['behandelaar'], ['wmo-en-jeugd']),
  regel(252, 'Kwame Mensah', 'Jeugdconsulent', ['behandelaar'], ['wmo-en-jeugd']),
  regel(
    253,
    'Lotte Dijkstra',
    'Consulent leerlingenvervoer',
    ['behandelaar', 'coordinator'],
    ['wmo-en-jeugd', 'leerlingenvervoer'],
  ),
  regel(261, 'Pieter Terpstra', 'Vergunningverlener', ['behandelaar', 'coordinator'], ['vergunningen']),
  regel(262, 'Zeynep Aksoy', 'Toezichthouder', ['behandelaar'], ['vergunningen', 'toezicht']),
  regel(271, 'Bas Nijhuis', 'Wijkbeheerder', ['behandelaar', 'coordinator'], ['openbare-ruimte', 'afval-en-milieu']),
  regel(272, 'Oleksandra Shevchuk', 'Medewerker meldingen', ['behandelaar'], ['openbare-ruimte']),
  regel(281, 'Ruud Pinas', 'Adviseur afval', ['behandelaar'], ['afval-en-milieu']),
  regel(291, 'Mirjam Zwart', 'Jurist bezwaar en klachten', ['behandelaar', 'coordinator'], ['juridische-zaken']),
  regel(292, 'Floris van Ommen', 'Privacy officer', ['privacy-officer', 'behandelaar'], ['juridische-zaken']),
  regel(208, 'Chantal Lie', 'Functioneel beheerder', ['beheerder', 'rapportage'], ['klantcontactcentrum']),
]

export interface GeautomatiseerdeActor {
  code: 'chatbot' | 'mailing'
  naam: string
  functie: string
  omschrijving: string
}

export const GEAUTOMATISEERDE_ACTOREN: readonly GeautomatiseerdeActor[] = [
  {
    code: 'chatbot',
    naam: 'Chatbot Wies',
    functie: 'Chatbot',
    omschrijving: 'Beantwoordt veelgestelde vragen op de website',
  },
  {
    code: 'mailing',
    naam: 'Berichtenservice',
    functie: 'Mailing',
    omschrijving: 'Verstuurt herinneringen en aankondigingen',
  },
]
