import { dictionary, plural } from '../../../web/ui/language.tsx'

/** How urgent a task is, apart from the other texts of tasks: the klantbeeld shows it, and is there at once. */
export const urgencyTexts = dictionary(
  {
    done: 'gedaan',
    late: (days: number) => (days === 0 ? 'vandaag te laat' : `${plural(days, 'werkdag', 'werkdagen')} te laat`),
    left: (days: number) => (days === 0 ? 'vandaag' : `nog ${plural(days, 'werkdag', 'werkdagen')}`),
  },
  {
    done: 'done',
    late: (days: number) => (days === 0 ? 'overdue today' : `${plural(days, 'working day', 'working days')} overdue`),
    left: (days: number) => (days === 0 ? 'today' : `${plural(days, 'working day', 'working days')} left`),
  },
)
