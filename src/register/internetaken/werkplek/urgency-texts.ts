import { dictionary, plural } from '../../../web/ui/language.tsx'

/** How urgent a task is, apart from the other texts of tasks: the klantbeeld shows it, and is there at once. */
export const urgencyTexts = dictionary(
  {
    done: 'gedaan',
    late: (days: number) => `${plural(days, 'werkdag', 'werkdagen')} te laat`,
    lateToday: 'vandaag te laat',
    lateSince: (date: string) => `te laat sinds ${date}`,
    left: (days: number) => `nog ${plural(days, 'werkdag', 'werkdagen')}`,
    leftToday: (time: string) => `vandaag voor ${time}`,
    leftUntil: (date: string) => `tot ${date}`,
  },
  {
    done: 'done',
    late: (days: number) => `${plural(days, 'working day', 'working days')} overdue`,
    lateToday: 'overdue today',
    lateSince: (date: string) => `overdue since ${date}`,
    left: (days: number) => `${plural(days, 'working day', 'working days')} left`,
    leftToday: (time: string) => `today before ${time}`,
    leftUntil: (date: string) => `until ${date}`,
  },
)
