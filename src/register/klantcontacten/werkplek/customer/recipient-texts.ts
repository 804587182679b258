import { dictionary } from '../../../../web/ui/language.tsx'

/** These are the texts for a message to many. */
export const recipientTexts = dictionary(
  {
    toMany: 'Bericht aan veel klanten',
    many: 'Bericht aan veel klanten',
    manyHelp: 'Ieder krijgt een eigen contact in zijn geschiedenis.',
    one: 'Toch één klant',
    numbers: 'Nummers van de ontvangers',
    numbersHelp: (most: number) =>
      `Klantnummers, BSN’s, KVK-, RSIN- of vestigingsnummers, één per regel. Hoogstens ${most} ontvangers per keer.`,
    add: 'Ontvangers toevoegen',
    added: (count: number) => (count === 1 ? '1 ontvanger toegevoegd.' : `${count} ontvangers toegevoegd.`),
    notFound: (count: number) =>
      count === 1
        ? 'Het nummer dat is blijven staan is van niemand, of van meer dan één klant.'
        : `De ${count} nummers die zijn blijven staan zijn van niemand, of van meer dan één klant.`,
    count: (count: number) => (count === 1 ? '1 ontvanger' : `${count} ontvangers`),
    remove: 'Weghalen',
    choose: 'Voeg ten minste één ontvanger toe.',
    left: 'Deze nummers zijn nog niet toegevoegd. Voeg ze toe, of haal ze weg.',
    alone: 'Een bericht aan veel klanten kan niet samen met andere vragen in één gesprek.',
    sent: 'Verstuurd; er hoeft verder niets te gebeuren',
    registered: (count: number) =>
      count === 1 ? 'Er is één klantcontact geregistreerd.' : `Er zijn ${count} klantcontacten geregistreerd.`,
  },
  {
    toMany: 'Message to many customers',
    many: 'Message to many customers',
    manyHelp: 'Each has a contact of his own in his history.',
    one: 'One customer after all',
    numbers: 'Numbers of the recipients',
    numbersHelp: (most: number) =>
      `Customer numbers, BSNs, KVK, RSIN or branch numbers, one on each line. At most ${most} recipients at a time.`,
    add: 'Add recipients',
    added: (count: number) => (count === 1 ? '1 recipient added.' : `${count} recipients added.`),
    notFound: (count: number) =>
      count === 1
        ? 'The number that stayed is of nobody, or of more than one customer.'
        : `The ${count} numbers that stayed are of nobody, or of more than one customer.`,
    count: (count: number) => (count === 1 ? '1 recipient' : `${count} recipients`),
    remove: 'Remove',
    choose: 'Add at least one recipient.',
    left: 'These numbers were not added yet. Add them, or remove them.',
    alone: 'A message to many customers cannot be in one conversation with other questions.',
    sent: 'Sent; nothing more has to be done',
    registered: (count: number) => (count === 1 ? 'One contact was registered.' : `${count} contacts were registered.`),
  },
)
