import { dictionary } from '../../../../web/ui/language.tsx'

/** These are the texts for looking at a customer without recording a contact. */
export const lookUpTexts = dictionary(
  {
    lookUp: 'Een klant opzoeken',
    lookUpHelp: 'Er begint geen contact. Wat u bekijkt staat wel in het logboek.',
    customer: 'Klant',
    recent: 'Klanten van uw laatste contacten',
    noneRecent: 'In uw laatste contacten was er geen bekende klant.',
    gone: 'Deze klant bestaat niet, of u mag die niet zien.',
    begin: 'Begin een contact',
  },
  {
    lookUp: 'Look up a customer',
    lookUpHelp: 'No contact begins. What you look at is in the log all the same.',
    customer: 'Customer',
    recent: 'Customers of your last contacts',
    noneRecent: 'There was no known customer in your last contacts.',
    gone: 'This customer does not exist, or you may not see them.',
    begin: 'Begin a contact',
  },
)
