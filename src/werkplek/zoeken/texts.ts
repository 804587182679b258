import { dictionary } from '../../web/ui/language.tsx'

/** The texts of the search for everything. */
export const searchTexts = dictionary(
  {
    label: 'Waar zoekt u naar?',
    help: 'Een klant, een woord uit een onderwerp of taak, een nummer, of waar u heen wilt. Wat u hier typt komt in geen adres; wat u bekijkt staat in het logboek.',
    places: {
      commands: 'Ga naar',
      register: 'Klanten',
      contacts: 'Contacten',
      tasks: 'Taken',
      cases: 'Zaken',
      brp: 'BRP',
      kvk: 'Handelsregister',
    },
    nameless: 'onbekende klant',
    late: 'te laat',
    done: 'gedaan',
  },
  {
    label: 'What are you looking for?',
    help: 'A customer, a word of a subject or task, a number, or where you want to go. What you type here goes into no address; what you look at is in the log.',
    places: {
      commands: 'Go to',
      register: 'Customers',
      contacts: 'Contacts',
      tasks: 'Tasks',
      cases: 'Cases',
      brp: 'BRP',
      kvk: 'Handelsregister',
    },
    nameless: 'unknown customer',
    late: 'late',
    done: 'done',
  },
)
export type SearchTexts = (typeof searchTexts)['nl']
