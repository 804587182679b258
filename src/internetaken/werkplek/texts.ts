import { dictionary, plural } from '../../ui/language.tsx'

/** The texts of the screens of following up. */
export const takenTexts = dictionary(
  {
    worklist: 'Werklijst',
    views: 'Werklijsten',
    mijn: 'Mijn taken',
    afdeling: 'Mijn afdelingen en groepen',
    alle: 'Alle taken',
    task: 'Taak',
    subject: 'Onderwerp',
    who: 'Wie',
    due: 'Klaar voor',
    nobody: 'Niemand',
    empty: 'Er zijn geen taken in deze lijst.',
    shown: (count: number) => plural(count, 'taak', 'taken'),
    number: (number: string) => `Taak ${number}`,
  },
  {
    worklist: 'Worklist',
    views: 'Worklists',
    mijn: 'My tasks',
    afdeling: 'My departments and groups',
    alle: 'All tasks',
    task: 'Task',
    subject: 'Subject',
    who: 'Who',
    due: 'Due',
    nobody: 'Nobody',
    empty: 'There are no tasks in this list.',
    shown: (count: number) => plural(count, 'task', 'tasks'),
    number: (number: string) => `Task ${number}`,
  },
)
