import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { abonnementen } from './contract.ts'
import { bezorgGebeurtenissen, ruimBezorgingenOp } from './jobs.ts'
import { countMislukt, countOnbereikbaar, secondenAchter } from './queries.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(abonnementen, routes),
  settings,
  constraints,
  jobs: [ruimBezorgingenOp],
  loops: [bezorgGebeurtenissen],
  figures: [
    {
      name: 'balie_bezorgingen_achterstand_seconden',
      help: 'How long the oldest gebeurtenis waits that could be told to a subscription that answers.',
      read: secondenAchter,
    },
    {
      name: 'balie_bezorgingen_mislukt',
      help: 'Gebeurtenissen that were given up for a subscription.',
      read: countMislukt,
    },
    {
      name: 'balie_abonnementen_onbereikbaar',
      help: 'Subscriptions that are left alone because they failed, or that ended with 410.',
      read: countOnbereikbaar,
    },
  ],
}
