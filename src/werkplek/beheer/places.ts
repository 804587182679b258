import { dictionary } from '../../ui/language.tsx'

export const beheerTexts = dictionary(
  {
    beheer: 'Beheer',
    parts: 'Onderdelen van beheer',
    kanalen: 'Kanalen',
    actoren: 'Medewerkers en afdelingen',
    vragensets: 'Vragensets',
    instellingen: 'Instellingen',
    rollen: 'Rollen',
    applicaties: 'Applicaties',
    sessies: 'Aangemeld',
    wijzigingen: 'Wijzigingen',
    logboek: 'Logboek',
    filter: 'Zoek in deze lijst',
    none: 'Niets past bij deze zoekopdracht.',
    shown: (shown: number, all: number) => `${shown} van ${all} getoond`,
    save: 'Opslaan',
    required: 'Vul dit veld in.',
  },
  {
    beheer: 'Administration',
    parts: 'Parts of administration',
    kanalen: 'Channels',
    actoren: 'Employees and departments',
    vragensets: 'Question sets',
    instellingen: 'Settings',
    rollen: 'Roles',
    applicaties: 'Applications',
    sessies: 'Logged in',
    wijzigingen: 'Changes',
    logboek: 'Log',
    filter: 'Search in this list',
    none: 'Nothing fits this search.',
    shown: (shown: number, all: number) => `${shown} of ${all} shown`,
    save: 'Save',
    required: 'Fill in this field.',
  },
)

/** A part of beheer: its route, its name, and the right without which it is not shown. */
export const PLACES = [
  { to: '/beheer/kanalen', text: 'kanalen', right: 'kanalen.beheren' },
  { to: '/beheer/actoren', text: 'actoren', right: 'actoren.beheren' },
  { to: '/beheer/vragensets', text: 'vragensets', right: 'vragensets.beheren' },
  { to: '/beheer/instellingen', text: 'instellingen', right: 'instellingen.beheren' },
  { to: '/beheer/rollen', text: 'rollen', right: 'toegang.beheren' },
  { to: '/beheer/applicaties', text: 'applicaties', right: 'toegang.beheren' },
  { to: '/beheer/sessies', text: 'sessies', right: 'toegang.beheren' },
  { to: '/beheer/wijzigingen', text: 'wijzigingen', right: 'wijzigingen.lezen' },
  { to: '/beheer/logboek', text: 'logboek', right: 'logboek.lezen' },
] as const

/** The parts that somebody sees. */
export const placesFor = (rechten: readonly string[]) => PLACES.filter(({ right }) => rechten.includes(right))
