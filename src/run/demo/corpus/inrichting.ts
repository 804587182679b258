import type { Weekdag } from '../../../begrippen/kalender.ts'
import type { Eenheid } from '../../../inrichting/normen/contract.ts'
import type { Vraag } from '../../../inrichting/vragensets/contract.ts'
import type { AfdelingCode, GroepCode } from './afdelingen.ts'

// Beheer of the municipality has set these.

type Voor = AfdelingCode | GroepCode

/** A norm gives a term. Without `voor` it holds for every actor, and without `onderwerp` for every subject. */
interface DemoNorm {
  voor?: Voor
  onderwerp?: string
  aantal: number
  eenheid: Eenheid
}

export const NORMEN: readonly DemoNorm[] = [
  { aantal: 3, eenheid: 'werkdagen' },
  { onderwerp: 'klacht', aantal: 5, eenheid: 'werkdagen' },
  { onderwerp: 'overlijden', aantal: 1, eenheid: 'werkdagen' },
  { voor: 'webcare', aantal: 8, eenheid: 'uren' },
  { voor: 'afval-en-milieu', aantal: 2, eenheid: 'werkdagen' },
  { voor: 'openbare-ruimte', aantal: 5, eenheid: 'werkdagen' },
  { voor: 'openbare-ruimte', onderwerp: 'gladheid', aantal: 4, eenheid: 'uren' },
  { voor: 'openbare-ruimte', onderwerp: 'riool', aantal: 1, eenheid: 'werkdagen' },
  { voor: 'belastingen', aantal: 10, eenheid: 'werkdagen' },
  { voor: 'vergunningen', aantal: 10, eenheid: 'werkdagen' },
  { voor: 'wmo-en-jeugd', aantal: 5, eenheid: 'werkdagen' },
]

interface DemoVragenset {
  voor?: Voor
  titel: string
  actief?: false
  vragen: readonly Vraag[]
}

const vraag = (soort: Vraag['soort'], sleutel: string, label: string, opties: string[] = []): Vraag => ({
  sleutel,
  label,
  soort,
  verplicht: false,
  opties,
})
const verplicht = (eigen: Vraag): Vraag => ({ ...eigen, verplicht: true })

export const VRAGENSETS: readonly DemoVragenset[] = [
  {
    titel: 'Terugbellen',
    vragen: [
      verplicht(
        vraag('meerkeuze', 'wanneer', 'Wanneer kunnen wij u bellen?', [
          'In de ochtend',
          'In de middag',
          'Donderdagavond',
        ]),
      ),
      vraag('kort', 'niet', 'Op welke dagen liever niet?'),
    ],
  },
  {
    voor: 'openbare-ruimte',
    titel: 'Kapot of gevaarlijk op straat',
    vragen: [
      verplicht(vraag('kort', 'waar', 'Waar is het precies?')),
      verplicht(
        vraag('keuze', 'wat', 'Wat is er kapot?', [
          'Bestrating of wegdek',
          'Verlichting',
          'Speeltoestel',
          'Boom of groen',
          'Riool of straatkolk',
          'Iets anders',
        ]),
      ),
      vraag('meerkeuze', 'gevaar', 'Voor wie is het gevaarlijk?', [
        'Voetgangers',
        'Fietsers',
        'Spelende kinderen',
        'Auto’s',
      ]),
      vraag('lang', 'toelichting', 'Wat hebt u gezien?'),
    ],
  },
  {
    voor: 'afval-en-milieu',
    titel: 'Container niet geleegd',
    vragen: [
      verplicht(vraag('keuze', 'soort', 'Welke container?', ['Gft', 'Papier', 'Plastic en blik', 'Restafval'])),
      verplicht(vraag('kort', 'dag', 'Op welke dag had hij geleegd moeten zijn?')),
      vraag('keuze', 'buren', 'Zijn die van de buren wel geleegd?', ['Ja', 'Nee', 'Weet ik niet']),
    ],
  },
  {
    voor: 'burgerzaken',
    titel: 'Afspraak voor een paspoort of ID-kaart',
    vragen: [
      verplicht(
        vraag('meerkeuze', 'document', 'Wat wilt u aanvragen?', ['Paspoort', 'Tweede paspoort', 'Identiteitskaart']),
      ),
      vraag('kort', 'nodig', 'Wanneer hebt u het nodig?'),
      vraag('keuze', 'locatie', 'Waar wilt u komen?', ['Gemeentehuis', 'Wijkpunt']),
    ],
  },
  {
    voor: 'wmo-en-jeugd',
    titel: 'Hulp in huis',
    vragen: [
      verplicht(vraag('lang', 'lukt-niet', 'Wat lukt er niet meer?')),
      vraag('meerkeuze', 'nu', 'Van wie krijgt u nu hulp?', [
        'Familie of buren',
        'Thuiszorg',
        'Vrijwilliger',
        'Niemand',
      ]),
      vraag('kort', 'wie-erbij', 'Wie wilt u bij het gesprek hebben?'),
    ],
  },
  {
    voor: 'vergunningen',
    titel: 'Evenement',
    actief: false,
    vragen: [
      verplicht(vraag('kort', 'datum', 'Op welke dag is het?')),
      verplicht(vraag('keuze', 'bezoekers', 'Hoeveel mensen komen er?', ['Tot 100', '100 tot 500', 'Meer dan 500'])),
      vraag('lang', 'wat', 'Wat gaat er gebeuren?'),
    ],
  },
]

const KANTOOR = { van: '08:30', tot: '17:00' }

export const OPENINGSTIJDEN: Record<Weekdag, { van: string; tot: string } | null> = {
  maandag: KANTOOR,
  dinsdag: KANTOOR,
  woensdag: KANTOOR,
  donderdag: { van: '08:30', tot: '20:00' },
  vrijdag: KANTOOR,
  zaterdag: null,
  zondag: null,
}

/** How customers reach the municipality of the demonstration. */
export const BEREIKBAAR = {
  telefoonnummer: '14 0000',
  balie: 'Raadhuisplein 1, maandag tot en met vrijdag van 9 tot 17 uur',
}
