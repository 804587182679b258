import type { Niveau } from '../../begrippen/niveau.ts'
import { dictionary, plural } from '../../web/ui/dictionary.ts'
import type { Onderdeel } from './contract.ts'

const nlNiveaus: Record<Niveau, string> = {
  onbepaald: 'onbepaald',
  laag: 'laag',
  substantieel: 'substantieel',
  hoog: 'hoog',
}
const enNiveaus: Record<Niveau, string> = {
  onbepaald: 'unknown',
  laag: 'low',
  substantieel: 'substantial',
  hoog: 'high',
}

const nlOnderdelen: Record<Onderdeel, string> = {
  overzicht: 'Overzicht',
  vragen: 'Mijn vragen',
  taken: 'Mijn taken',
  zaken: 'Mijn zaken',
  gegevens: 'Mijn gegevens',
}
const enOnderdelen: Record<Onderdeel, string> = {
  overzicht: 'Overview',
  vragen: 'My questions',
  taken: 'My tasks',
  zaken: 'My cases',
  gegevens: 'My details',
}

/** The texts of the frame around every page of Mijn. */
export const frameTexts = dictionary(
  {
    site: (gemeente: string) => `Mijn ${gemeente}`,
    skip: 'Naar de inhoud',
    navigation: 'Mijn omgeving',
    onderdelen: nlOnderdelen,
    niveaus: nlNiveaus,
    language: 'English',
    languageCode: 'en',
    outage: 'Storing sinds',
    outageChannels: (kanalen: string) => `Het gaat om: ${kanalen}.`,
    outageUntil: 'Wij verwachten dat het duurt tot',
    outageNotBlamed: 'Bent u door de storing te laat? Dan rekenen wij u dat niet aan.',
    you: 'U bent ingelogd als',
    self: 'uzelf',
    whole: (kvk: string) => `hele organisatie, KVK ${kvk}`,
    organisation: 'hele organisatie',
    branch: (nummer: string) => `vestiging ${nummer}`,
    onBehalf: {
      machtiging: 'u bent gemachtigd',
      bewind: 'u bent bewindvoerder',
      curatele: 'u bent curator',
      medewerker: 'u werkt er',
    },
    change: 'Wisselen',
    logout: 'Uitloggen',
    sessions: 'Waar u bent ingelogd',
    help: 'Hulp nodig?',
    call: (nummer: string) => `Bel ${nummer}.`,
    desk: (waar: string) => `Of kom langs: ${waar}.`,
    helpUnknown: 'Bel de gemeente of kom langs aan de balie.',
    privacy: 'Privacy',
    optional: '(niet verplicht)',
    faults: (count: number) =>
      `Er ${count === 1 ? 'is 1 fout' : `zijn ${count} fouten`}. Verbeter wat hieronder staat.`,
    kinds: { info: 'Ter informatie', ok: 'Gelukt', warning: 'Let op', error: 'Fout' },
    home: 'Naar het overzicht',
    idleTitle: 'Bent u er nog?',
    idleText: (minutes: number) =>
      `Over ${plural(minutes, 'minuut', 'minuten')} wordt u uitgelogd, omdat u niets doet. Wat u hebt getypt blijft staan.`,
    idleStay: 'Ingelogd blijven',
    idleOver: 'U bent uitgelogd. Log in een nieuw venster in; wat u hier hebt getypt blijft staan.',
  },
  {
    site: (gemeente) => `My ${gemeente}`,
    skip: 'Skip to content',
    navigation: 'My pages',
    onderdelen: enOnderdelen,
    niveaus: enNiveaus,
    language: 'Nederlands',
    languageCode: 'nl',
    outage: 'Outage since',
    outageChannels: (kanalen: string) => `It is about: ${kanalen}.`,
    outageUntil: 'We expect it to last until',
    outageNotBlamed: 'Are you late because of it? We will not hold that against you.',
    you: 'You are logged in as',
    self: 'yourself',
    whole: (kvk) => `whole organisation, KVK ${kvk}`,
    organisation: 'whole organisation',
    branch: (nummer) => `branch ${nummer}`,
    onBehalf: {
      machtiging: 'you are authorised',
      bewind: 'you are the administrator',
      curatele: 'you are the guardian',
      medewerker: 'you work there',
    },
    change: 'Change',
    logout: 'Log out',
    sessions: 'Where you are logged in',
    help: 'Need help?',
    call: (nummer) => `Call ${nummer}.`,
    desk: (waar) => `Or visit us: ${waar}.`,
    helpUnknown: 'Call the municipality or visit the desk.',
    privacy: 'Privacy',
    optional: '(optional)',
    faults: (count) => `There ${count === 1 ? 'is 1 fault' : `are ${count} faults`}. Correct what is named below.`,
    kinds: { info: 'For your information', ok: 'Done', warning: 'Please note', error: 'Error' },
    home: 'To the overview',
    idleTitle: 'Are you still there?',
    idleText: (minutes) =>
      `You will be logged out in ${plural(minutes, 'minute', 'minutes')}, because you are not doing anything. What you typed stays.`,
    idleStay: 'Stay logged in',
    idleOver: 'You are logged out. Log in in another window; what you typed here stays.',
  },
)
