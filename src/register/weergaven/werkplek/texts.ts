import { dictionary } from '../../../web/ui/language.tsx'

export const weergaveTexts = dictionary(
  {
    views: 'Bewaarde weergaven',
    more: (count: number) => `Nog ${count} weergaven`,
    of: (name: string) => `van ${name}`,
    stale: 'past niet meer',
    tasks: 'te doen',
    changed: 'filters gewijzigd',
    opensFirst: 'uw werklijst opent hiermee',
    sharedWith: (unit: string) => `gedeeld met ${unit}`,
    onlyYours: 'U ziet hier de taken die u mag zien.',
    missing:
      'Deze weergave is er niet (meer). Misschien is zij verwijderd, of niet meer met u gedeeld. Kies een lijst.',
    faults: {
      filter: (_unit: string) => 'Een filter van deze weergave bestaat niet meer. Het is weggelaten.',
      lijst: (_unit: string) => 'U mag de lijst van deze weergave niet zien. Kies een andere lijst.',
      eenheid: (unit: string) => `${unit} bestaat niet meer. Niemand anders ziet deze weergave nog.`,
      lidmaatschap: (unit: string) => `U hoort niet meer bij ${unit}. Uw collega’s daar zien deze weergave niet meer.`,
    },

    keep: 'Weergave opslaan',
    save: 'Opslaan',
    saveNew: 'Opslaan als nieuwe',
    undo: 'Filters terugzetten',
    copy: 'Kopie maken',
    edit: 'Naam en delen',
    openFirst: 'Werklijst hiermee openen',
    openFirstNot: 'Werklijst niet meer hiermee openen',
    remove: 'Verwijderen',

    keepTitle: 'Weergave opslaan',
    keepHelp: 'De weergave houdt vast welke lijst u ziet en waarop u filtert, sorteert en zoekt.',
    copyTitle: (name: string) => `Kopie maken van ${name}`,
    copyHelp: 'De kopie is van u. Wat een ander aan de weergave wijzigt, verandert de kopie niet.',
    editTitle: (name: string) => `Naam en delen van ${name}`,
    name: 'Naam',
    nameMissing: 'Geef de weergave een naam.',
    share: 'Delen met',
    shareHelp:
      'Wie erbij hoort ziet de weergave en ook waarop u zoekt, maar alleen de taken die hij mag zien. Zoek daarin niet op gegevens van klanten.',
    nobody: 'Niemand',

    kept: (name: string) => `Weergave ${name} is opgeslagen.`,
    removed: (name: string) => `Weergave ${name} is verwijderd.`,
    opens: (name: string) => `Uw werklijst opent voortaan met ${name}.`,
    opensNot: 'Uw werklijst opent voortaan met uw eigen taken.',
    conflict:
      'Deze weergave is intussen ergens anders gewijzigd. Wat u koos staat er nog. Sla nog eens op om haar te vervangen, of zet de filters terug om te zien hoe zij nu is.',
    conflictEdit:
      'Deze weergave is intussen ergens anders gewijzigd. Wat u invulde staat er nog. Sla nog eens op om het te bewaren.',
    removeTitle: (name: string) => `Weergave ${name} verwijderen?`,
    removeHelp: 'De taken zelf blijven.',
    removeShared: (unit: string) => `De weergave verdwijnt ook bij uw collega’s van ${unit}. De taken zelf blijven.`,
  },
  {
    views: 'Saved views',
    more: (count: number) => `${count} more views`,
    of: (name: string) => `of ${name}`,
    stale: 'no longer fits',
    tasks: 'to do',
    changed: 'filters changed',
    opensFirst: 'your worklist opens with this',
    sharedWith: (unit: string) => `shared with ${unit}`,
    onlyYours: 'You see the tasks here that you may see.',
    missing:
      'This view is not there (any more). Perhaps it was deleted, or is no longer shared with you. Choose a list.',
    faults: {
      filter: (_unit: string) => 'A filter of this view no longer exists. It was left out.',
      lijst: (_unit: string) => 'You may not see the list of this view. Choose another list.',
      eenheid: (unit: string) => `${unit} no longer exists. Nobody else sees this view any more.`,
      lidmaatschap: (unit: string) =>
        `You no longer belong to ${unit}. Your colleagues there do not see this view any more.`,
    },

    keep: 'Save as a view',
    save: 'Save',
    saveNew: 'Save as new',
    undo: 'Reset the filters',
    copy: 'Make a copy',
    edit: 'Name and sharing',
    openFirst: 'Open the worklist with this',
    openFirstNot: 'No longer open the worklist with this',
    remove: 'Delete',

    keepTitle: 'Save as a view',
    keepHelp: 'The view keeps which list you see, and how you filter, sort and search it.',
    copyTitle: (name: string) => `Make a copy of ${name}`,
    copyHelp: 'The copy is yours. What somebody else changes of the view does not change the copy.',
    editTitle: (name: string) => `Name and sharing of ${name}`,
    name: 'Name',
    nameMissing: 'Give the view a name.',
    share: 'Share with',
    shareHelp:
      'Who belongs to it sees the view and also what you search, but only the tasks that he may see. Do not search for details of customers in it.',
    nobody: 'Nobody',

    kept: (name: string) => `View ${name} was saved.`,
    removed: (name: string) => `View ${name} was deleted.`,
    opens: (name: string) => `From now on your worklist opens with ${name}.`,
    opensNot: 'From now on your worklist opens with your own tasks.',
    conflict:
      'This view was changed elsewhere in the meantime. What you chose is still here. Save again to replace it, or reset the filters to see how it is now.',
    conflictEdit:
      'This view was changed elsewhere in the meantime. What you entered is still here. Save again to keep it.',
    removeTitle: (name: string) => `Delete view ${name}?`,
    removeHelp: 'The tasks themselves stay.',
    removeShared: (unit: string) => `The view also goes from your colleagues of ${unit}. The tasks themselves stay.`,
  },
)
