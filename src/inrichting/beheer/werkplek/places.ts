import type { LinkProps } from '@tanstack/react-router'
import { createContext } from 'react'
import { dictionary } from '../../../web/ui/language.tsx'

export const beheerTexts = dictionary(
  {
    beheer: 'Beheer',
    parts: 'Onderdelen van beheer',
    overview: 'Overzicht',
    kanalen: 'Kanalen',
    actoren: 'Medewerkers en afdelingen',
    vragensets: 'Vragensets',
    normen: 'Normen',
    instellingen: 'Instellingen',
    email: 'E-mail',
    abonnementen: 'Abonnementen',
    postvakken: 'Postvakken',
    inkomend: 'Formulieren',
    zaaksystemen: 'Zaaksystemen',
    zaakregister: 'Zaaktypen van het zaakregister',
    klanttaaksjablonen: 'Sjablonen van klanttaken',
    rollen: 'Rollen',
    applicaties: 'Applicaties',
    sessies: 'Aangemeld',
    koppelverzoeken: 'Koppelverzoeken',
    voorstellen: 'Voorstellen',
    wijzigingen: 'Wijzigingen',
    logboek: 'Logboek',
    verwerkingsactiviteiten: 'Verwerkingsactiviteiten',
    groups: {
      registreren: 'Contacten vastleggen',
      mensen: 'Mensen',
      zaken: 'Zaken',
      toegang: 'Toegang',
      verantwoording: 'Verantwoording',
      gemeente: 'De gemeente',
    },
    about: {
      kanalen: 'Waarlangs contact gaat, en in welke volgorde men kiest.',
      actoren: 'Wie taken kan krijgen, en wie in welke afdeling of groep werkt.',
      vragensets: 'Wat een afdeling of groep van een klant wil weten.',
      normen: 'Binnen hoeveel tijd een taak klaar moet zijn, en wanneer de gemeente open is.',
      instellingen: 'Naam, talen, teksten en huisstijl.',
      email: 'Wat er is gemaild, en wat niet aankwam.',
      postvakken: 'Uit welke postvakken Balie e-mail inneemt, en wie de taken krijgt.',
      inkomend: 'Welke webformulieren binnenkomen, en wat ervan wordt.',
      abonnementen: 'Welke systemen krijgen wat er gebeurt, en of dat aankomt.',
      zaaksystemen: 'Waar zaken worden behandeld, en wie welke zaken mag starten.',
      klanttaaksjablonen: 'Waarmee behandelaars uitzetten wat een klant moet doen.',
      zaakregister: 'Welke zaken Balie zelf bijhoudt, met hun statussen, resultaten en documenten.',
      rollen: 'Welke rol wat mag.',
      applicaties: 'Programma’s die Balie gebruiken, en hun geheimen.',
      sessies: 'Wie er nu is aangemeld, en iemand afmelden.',
      koppelverzoeken: 'Wie wil inloggen met de gebruikersnaam van een bekende medewerker.',
      voorstellen: 'Wijzigingen van rechten die op een tweede medewerker wachten.',
      wijzigingen: 'Wat beheer heeft veranderd: wie, wanneer, en wat het was.',
      logboek: 'Wie wiens gegevens zag of wijzigde.',
      verwerkingsactiviteiten: 'Waarvoor Balie persoonsgegevens verwerkt.',
    },
    filter: 'Zoek in deze lijst',
    none: 'Niets past bij deze zoekopdracht.',
    shown: (shown: number, all: number) => `${shown} van ${all} getoond`,
    proposed: 'Voorgesteld. Er verandert pas iets als een collega het goedkeurt: zie Voorstellen.',
    save: 'Opslaan',
    required: 'Vul dit veld in.',
  },
  {
    beheer: 'Administration',
    parts: 'Parts of administration',
    overview: 'Overview',
    kanalen: 'Channels',
    actoren: 'Employees and departments',
    vragensets: 'Question sets',
    normen: 'Terms',
    instellingen: 'Settings',
    email: 'E-mail',
    abonnementen: 'Subscriptions',
    postvakken: 'Mailboxes',
    inkomend: 'Forms',
    zaaksystemen: 'Case systems',
    zaakregister: 'Case types of the register',
    klanttaaksjablonen: 'Templates of customer tasks',
    rollen: 'Roles',
    applicaties: 'Applications',
    sessies: 'Logged in',
    koppelverzoeken: 'Link requests',
    voorstellen: 'Proposals',
    wijzigingen: 'Changes',
    logboek: 'Log',
    verwerkingsactiviteiten: 'Processing activities',
    groups: {
      registreren: 'Recording contacts',
      mensen: 'People',
      zaken: 'Cases',
      toegang: 'Access',
      verantwoording: 'Accountability',
      gemeente: 'The municipality',
    },
    about: {
      kanalen: 'The ways contact goes, and in which order one chooses.',
      actoren: 'Who can get tasks, and who works in which department or group.',
      vragensets: 'What a department or group wants to know of a customer.',
      normen: 'Within how much time a task must be done, and when the municipality is open.',
      instellingen: 'Name, languages, texts and house style.',
      email: 'What was mailed, and what did not arrive.',
      postvakken: 'From which mailboxes Balie takes e-mail, and who gets the tasks.',
      inkomend: 'Which web forms come in, and what becomes of them.',
      abonnementen: 'Which systems are told what happens, and whether it arrives.',
      zaaksystemen: 'Where cases are treated, and who may start which cases.',
      klanttaaksjablonen: 'From which employees set out what a customer must do.',
      zaakregister: 'Which cases Balie keeps itself, with their statuses, results and documents.',
      rollen: 'Which role may do what.',
      applicaties: 'Programs that use Balie, and their secrets.',
      sessies: 'Who is logged in now, and logging somebody out.',
      koppelverzoeken: 'Who wants to log in with the user name of a known employee.',
      voorstellen: 'Changes of rights that wait for a second employee.',
      wijzigingen: 'What administration changed: who, when, and what it was.',
      logboek: 'Who saw or changed whose data.',
      verwerkingsactiviteiten: 'What Balie processes personal data for.',
    },
    filter: 'Search in this list',
    none: 'Nothing fits this search.',
    shown: (shown: number, all: number) => `${shown} of ${all} shown`,
    proposed: 'Proposed. Nothing changes until a colleague approves it: see Proposals.',
    save: 'Save',
    required: 'Fill in this field.',
  },
)

/** The groups of parts in the overview, in their order. */
export const GROUPS = ['registreren', 'zaken', 'mensen', 'toegang', 'gemeente', 'verantwoording'] as const

/** A part of beheer. */
export interface Place {
  to: LinkProps['to']
  /** Its name among the texts. */
  text: keyof (typeof beheerTexts)['nl']['about']
  group: (typeof GROUPS)[number]
  /** Users need this right to see it. */
  right: string
}

/** The parts of beheer that the user may see. The frame of the app provides them. */
export const Places = createContext<readonly Place[]>([])
