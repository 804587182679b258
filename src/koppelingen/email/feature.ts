import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { routes as berichtRoutes } from './bericht/routes.ts'
import { settings } from './config.ts'
import { demopost, emailberichten, postregels, postvakken } from './contract.ts'
import { routes as demoRoutes } from './demo/routes.ts'
import { constraints } from './postvakken/constraints.ts'
import { leesPostvakken } from './postvakken/luisteren.ts'
import { countApart, countWachten, secondenOngelezen, secondenWachten } from './postvakken/queries.ts'
import { routes } from './postvakken/routes.ts'
import { ruimPostOp, verwerkPost } from './postvakken/verwerken.ts'
import { routes as regelRoutes } from './regels/routes.ts'

export const feature: Feature = {
  operations: [
    ...bind(postvakken, routes),
    ...bind(postregels, regelRoutes),
    ...bind(emailberichten, berichtRoutes),
    ...bind(demopost, demoRoutes),
  ],
  settings,
  constraints,
  loops: [leesPostvakken, verwerkPost],
  jobs: [ruimPostOp],
  figures: [
    { name: 'balie_post_wacht', help: 'E-mails that were fetched and are not registered yet.', read: countWachten },
    {
      name: 'balie_post_oudste_seconden',
      help: 'How long the e-mail that arrived first waits to be registered.',
      read: secondenWachten,
    },
    { name: 'balie_post_apart', help: 'E-mails that could not be registered and were put aside.', read: countApart },
    {
      name: 'balie_post_ongelezen_seconden',
      help: 'How long the mailbox that was not read the longest was not read.',
      read: secondenOngelezen,
    },
  ],
}
