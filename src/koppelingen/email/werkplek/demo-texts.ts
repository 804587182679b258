import { dictionary } from '../../../web/ui/language.tsx'

/** These are the texts of the mailbox of a demonstration. */
export const demoTexts = dictionary(
  {
    title: 'Postvak van de demonstratie',
    write: 'Schrijf als klant',
    answering: (subject: string) => `Antwoord als klant: ${subject}`,
    help: 'Wat u hier schrijft komt bij Balie binnen zoals elke e-mail: er komt een taak van, en de ontvangstbevestiging staat hieronder.',
    name: 'Naam van de klant',
    address: 'E-mailadres van de klant',
    addressHelp: 'Verzin er een, zoals anna@voorbeeld.nl.',
    subject: 'Onderwerp',
    text: 'Bericht',
    send: 'Versturen',
    sent: 'Balie leest dit bericht binnen enkele seconden.',
    answer: 'Beantwoorden',
    noAnswer: 'Toch een nieuwe vraag',
  },
  {
    title: 'Mailbox of the demonstration',
    write: 'Write as a customer',
    answering: (subject: string) => `Answer as the customer: ${subject}`,
    help: 'What you write here reaches Balie as any e-mail does: it becomes a task, and the receipt is shown below.',
    name: 'Name of the customer',
    address: 'E-mail address of the customer',
    addressHelp: 'Make one up, such as anna@voorbeeld.nl.',
    subject: 'Subject',
    text: 'Message',
    send: 'Send',
    sent: 'Balie reads this message within seconds.',
    answer: 'Answer',
    noAnswer: 'Make it a new question',
  },
)
