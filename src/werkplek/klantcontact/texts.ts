import { dictionary } from '../../web/ui/language.tsx'

/** These texts are on the page of a klantcontact that was registered. */
export const klantcontactTexts = dictionary(
  {
    title: 'Klantcontact',
    back: 'Naar de werklijst',
    gone: 'Dit klantcontact bestaat niet, of u mag het niet zien.',
    chainThis: 'Dit is het contact waar u nu naar kijkt.',
    tasks: 'Interne taken',
    noTasks: 'Er zijn geen taken bij dit contact die u mag zien.',
    trail: 'Verloop van de zaken',
    noTrail: 'Er is nog geen zaak met de hand gekoppeld of losgemaakt.',
    steps: { gekoppeld: 'Gekoppeld', ontkoppeld: 'Losgemaakt' },
    by: (name: string, moment: string) => `${name}, ${moment}`,
    startHelp: 'De zaak wordt gestart in het zaaksysteem, naar aanleiding van dit contact.',
  },
  {
    title: 'Contact',
    back: 'To the worklist',
    gone: 'This contact does not exist, or you may not see it.',
    chainThis: 'This is the contact that you are looking at.',
    tasks: 'Tasks',
    noTasks: 'There are no tasks with this contact that you may see.',
    trail: 'Trail of the cases',
    noTrail: 'No case was linked or unlinked by hand yet.',
    steps: { gekoppeld: 'Linked', ontkoppeld: 'Unlinked' },
    by: (name: string, moment: string) => `${name}, ${moment}`,
    startHelp: 'The case is started in the case system, because of this contact.',
  },
)
