import type { Me } from '../inrichting/toegang/werkplek/me.ts'
import { concepten } from '../register/concepten/contract.ts'
import { internetaken } from '../register/internetaken/contract.ts'
import { klanttaken } from '../register/klanttaken/contract.ts'
import { team } from '../register/team/contract.ts'
import { zaakregister } from '../register/zaakregister/contract.ts'
import { zaken } from '../register/zaken/contract.ts'
import { dictionary } from '../web/ui/language.tsx'
import { PLACES } from './beheer/places.ts'

/** The names of the main parts of the werkplek. */
export const navigationTexts = dictionary(
  {
    contacts: 'Contacten',
    worklist: 'Werklijst',
    team: 'Team',
    zaken: 'Zaken',
    cases: 'Behandelen',
    customerTasks: 'Klanttaken',
    waiting: 'Wacht op zaaksysteem',
    beheer: 'Beheer',
  },
  {
    contacts: 'Contacts',
    worklist: 'Worklist',
    team: 'Team',
    zaken: 'Cases',
    cases: 'Treat cases',
    customerTasks: 'Customer tasks',
    waiting: 'Waiting for case system',
    beheer: 'Administration',
  },
)

/**
 * The main parts, each with its route, its name, and the rights of which one is needed to see it. The first one that a user may see is
 * their start page.
 */
export const NAVIGATION = [
  { to: '/contacten', text: 'contacts', rights: [concepten.bewaren.right] },
  { to: '/werklijst', text: 'worklist', rights: [internetaken.lijst.right] },
  { to: '/team', text: 'team', rights: [team.tonen.right] },
  { to: '/zaken', text: 'zaken', rights: [zaken.start.right] },
  { to: '/behandelen', text: 'cases', rights: [zaakregister.zaken.right] },
  { to: '/klanttaken', text: 'customerTasks', rights: [klanttaken.lijst.right] },
  { to: '/wacht-op-zaaksysteem', text: 'waiting', rights: [zaken.wachtend.right] },
  { to: '/beheer', text: 'beheer', rights: PLACES.map(({ right }) => right) },
] as const

/** Lists the parts that somebody may see. */
export const navigationFor = ({ rechten }: Pick<Me, 'rechten'>) =>
  NAVIGATION.filter(({ rights }) => rights.some((right: string) => rechten.includes(right)))
