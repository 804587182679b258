import { dictionary, plural } from '../../../web/ui/language.tsx'

export const labelTexts = dictionary(
  {
    labels: 'Labels',
    change: 'Labels wijzigen',
    save: 'Opslaan',
    labelTitle: (count: number) => `Labels van ${plural(count, 'taak', 'taken')}`,
    way: 'Wat wilt u doen',
    ways: { erbij: 'Erbij zetten', eraf: 'Weghalen' },
    chooseLabel: 'Kies ten minste één label.',
    labelled: (count: number) => `De labels van ${plural(count, 'taak', 'taken')} zijn opgeslagen.`,
  },
  {
    labels: 'Labels',
    change: 'Change the labels',
    save: 'Save',
    labelTitle: (count: number) => `Labels of ${plural(count, 'task', 'tasks')}`,
    way: 'What do you want to do',
    ways: { erbij: 'Put on', eraf: 'Take off' },
    chooseLabel: 'Choose at least one label.',
    labelled: (count: number) => `The labels of ${plural(count, 'task', 'tasks')} were saved.`,
  },
)
