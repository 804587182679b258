import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import type { VindSmsdienst } from '../meldingen/sms.ts'
import type { Omgeving } from './antwoorden.ts'
import { settings } from './config.ts'
import { klantberichten } from './contract.ts'
import { newsJob, ruimKlantberichtenOp } from './jobs.ts'
import { countNietBezorgd, countWachtend } from './queries.ts'
import { routes } from './routes.ts'
import { sendingLoop } from './verzenden.ts'

/**
 * @param vindSmsdienst finds the service for text messages, which is known to a later feature
 * @param omgeving what else is known to later features
 */
export const makeFeature = (vindSmsdienst: VindSmsdienst, omgeving: Omgeving): Feature => ({
  operations: bind(klantberichten, routes(omgeving)),
  settings,
  jobs: [newsJob(vindSmsdienst), ruimKlantberichtenOp],
  loops: [sendingLoop(vindSmsdienst)],
  figures: [
    { name: 'balie_klantberichten_wachtend', help: 'Messages to klanten that wait to be sent.', read: countWachtend },
    {
      name: 'balie_klantberichten_niet_bezorgd',
      help: 'Messages to klanten of the last seven days that did not arrive.',
      read: countNietBezorgd,
    },
  ],
})
