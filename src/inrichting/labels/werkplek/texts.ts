import { dictionary } from '../../../web/ui/language.tsx'

export const labelTexts = dictionary(
  {
    title: 'Labels',
    intro:
      'Woorden waarmee medewerkers taken bij elkaar zetten, zoals “wacht op leverancier”. Klanten zien ze niet, en ze zeggen niets over hoe ver een taak is.',
    none: 'Er zijn nog geen labels.',
    add: 'Label toevoegen',
    change: 'Label wijzigen',
    name: 'Naam',
    nameHelp: 'Zet er niets over klanten in.',
    act: 'Wijzigen',
    acts: 'Doen',
    remove: 'Verwijderen',
    removeTitle: (name: string) => `${name} verwijderen?`,
    removeHelp: 'Het gaat ook weg van de taken die het hebben. De taken zelf blijven.',
    saved: (name: string) => `Label ${name} is opgeslagen.`,
    removed: (name: string) => `Label ${name} is verwijderd.`,
  },
  {
    title: 'Labels',
    intro:
      'Words by which employees put tasks together, such as “waits for a supplier”. Customers do not see them, and they say nothing about how far a task is.',
    none: 'There are no labels yet.',
    add: 'Add a label',
    change: 'Change the label',
    name: 'Name',
    nameHelp: 'Put nothing about customers in it.',
    act: 'Change',
    acts: 'Act',
    remove: 'Remove',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeHelp: 'It also goes from the tasks that have it. The tasks themselves stay.',
    saved: (name: string) => `Label ${name} was saved.`,
    removed: (name: string) => `Label ${name} was removed.`,
  },
)
