import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { newsJob, ruimKlantberichtenOp } from './jobs.ts'
import { countNietBezorgd, countWachtend } from './queries.ts'
import type { VindSmsdienst } from './sms.ts'
import { sendingLoop } from './verzenden.ts'

/** @param vindSmsdienst finds the service for text messages, which is known to a later feature */
export const makeFeature = (vindSmsdienst: VindSmsdienst): Feature => ({
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
