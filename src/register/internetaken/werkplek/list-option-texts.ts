import { dictionary } from '../../../web/ui/language.tsx'

export const listOptionTexts = dictionary(
  {
    title: 'Filters en beeld',
    channel: 'Kanaal',
    anyChannel: 'Alle kanalen',
    label: 'Label',
    anyLabel: 'Met en zonder label',
    removedLabel: 'Verwijderd label',
    subject: 'Onderwerp',
    subjectHelp: 'Woorden die in het onderwerp van het contact staan.',
    today: 'Alleen wat vandaag klaar moet zijn',
    grouping: 'Bij elkaar zetten',
    groupings: {
      uiterlijkOp: 'Nee, wat het eerst klaar moet zijn staat bovenaan',
      eenheid: 'Per afdeling of groep',
      behandelaar: 'Per medewerker',
    },
    columns: 'Kolommen',
    columnsHelp: 'Deze keuze blijft bewaard op dit apparaat.',
    columnNames: { klant: 'Klant', contact: 'Contact', wie: 'Wie' },
  },
  {
    title: 'Filters and layout',
    channel: 'Channel',
    anyChannel: 'All channels',
    label: 'Label',
    anyLabel: 'With and without a label',
    removedLabel: 'Removed label',
    subject: 'Subject',
    subjectHelp: 'Words that stand in the subject of the contact.',
    today: 'Only what is due today',
    grouping: 'Group',
    groupings: {
      uiterlijkOp: 'No, what is due first is at the top',
      eenheid: 'By department or group',
      behandelaar: 'By employee',
    },
    columns: 'Columns',
    columnsHelp: 'This choice is kept on this device.',
    columnNames: { klant: 'Customer', contact: 'Contact', wie: 'Who' },
  },
)
