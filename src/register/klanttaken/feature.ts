import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import type { VindSmsdienst } from '../meldingen/sms.ts'
import { bezorgInEigenRegister } from './bezorgen/eigen-register.ts'
import { countNietBezorgd } from './bezorgen/queries.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { klanttaken } from './contract.ts'
import { maakHerinneringen, sendingJob } from './herinneren/jobs.ts'
import { countNietHerinnerd } from './herinneren/queries.ts'
import { laatKlanttakenVerlopen, signaleerNietVerwerkt } from './jobs.ts'
import { countNietVerwerkt } from './queries.ts'
import { routes } from './routes.ts'

/**
 * @param vindSmsdienst finds the service for text messages
 * @param services find a zaak in the zaaksystemen, and the payment provider; all of these are known to later features
 */
export const makeFeature = (vindSmsdienst: VindSmsdienst, ...services: Parameters<typeof routes>): Feature => ({
  operations: bind(klanttaken, routes(...services)),
  settings,
  constraints,
  jobs: [
    laatKlanttakenVerlopen,
    signaleerNietVerwerkt,
    maakHerinneringen,
    sendingJob(vindSmsdienst),
    bezorgInEigenRegister,
  ],
  figures: [
    {
      name: 'balie_klanttaken_niet_verwerkt',
      help: 'Klanttaken that the klant did and that nobody processed within the time that is set.',
      read: countNietVerwerkt,
    },
    {
      name: 'balie_klanttaken_niet_herinnerd',
      help: 'Klanttaken of which a reminder could not be delivered.',
      read: countNietHerinnerd,
    },
    {
      name: 'balie_klanttaken_niet_bezorgd',
      help: 'Klanttaken of which what the klant handed in could not be brought to the zaaksysteem, and was given up.',
      read: countNietBezorgd,
    },
  ],
})
