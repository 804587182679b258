import { dictionary, plural } from '../../web/ui/dictionary.ts'

export const overzichtTexts = dictionary(
  {
    hello: (naam: string) => (naam ? `Hallo, ${naam}` : 'Hallo'),
    todo: 'Wat u moet doen',
    nothingToDo: 'U hoeft nu niets te doen.',
    before: (dag: string) => `Doe dit voor of op ${dag}.`,
    allTasks: (count: number) => `Alle taken (${plural(count, 'taak', 'taken')} te doen)`,
  },
  {
    hello: (naam) => (naam ? `Hello, ${naam}` : 'Hello'),
    todo: 'What you have to do',
    nothingToDo: 'You do not have to do anything now.',
    before: (dag) => `Do this on or before ${dag}.`,
    allTasks: (count) => `All tasks (${plural(count, 'task', 'tasks')} to do)`,
  },
)
