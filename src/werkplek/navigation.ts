import { dictionary } from '../ui/language.tsx'
import type { Me } from './me.ts'

/** The names of the main parts of the werkplek. */
export const navigationTexts = dictionary(
  { contacts: 'Contacten', worklist: 'Werklijst' },
  { contacts: 'Contacts', worklist: 'Worklist' },
)

/** A main part: its route, its name, and the right without which it is not shown. Who may do several starts at the first. */
export const NAVIGATION = [
  { to: '/contacten', text: 'contacts', right: 'concepten.bewaren' },
  { to: '/werklijst', text: 'worklist', right: 'internetaken.lezen' },
] as const

/** The parts that somebody sees. */
export const navigationFor = ({ rechten }: Pick<Me, 'rechten'>) =>
  NAVIGATION.filter(({ right }) => rechten.includes(right))
