import { RECHTEN } from '../../app.ts'
import type { Config } from '../../platform/config.ts'
import { migrate } from '../../platform/migrate.ts'
import { makeDemoApplicatie } from '../demo/applicatie.ts'
import { DEMO_KLANTCONTACTEN, seedRegister, startOfDay } from '../demo/laden.ts'
import { UsageError } from './arguments.ts'
import { withSystem } from './system.ts'

const MOST = 100_000_000

/** Reads a whole number of at least 0, or gives undefined. */
const wholeNumber = (text: string) => (/^\d{1,9}$/.test(text) && Number(text) <= MOST ? Number(text) : undefined)

/**
 * Reads the number of an option, or gives the default when the option is absent.
 * @throws UsageError when it is no number
 */
function numberOf(option: string, text: string | undefined, standard: number): number {
  const number = text === undefined ? standard : wholeNumber(text)
  if (number === undefined) throw new UsageError(`--${option} vraagt om een geheel getal van 0 tot en met ${MOST}.`)
  return number
}

interface Options {
  klantcontacten: string | undefined
  seed: string | undefined
}

/** Runs `balie seed`: it fills the register with demo data, up to a number of klantcontacten, and never in production. */
export async function seed(config: Config, options: Options): Promise<number> {
  if (config.production) {
    console.error('Demogegevens kunnen niet in productie (NODE_ENV=production).')
    return 2
  }
  const wanted = {
    klantcontacten: numberOf('klantcontacten', options.klantcontacten, DEMO_KLANTCONTACTEN),
    seed: numberOf('seed', options.seed, 1),
  }
  return withSystem(config, async ({ db }) => {
    await migrate(db)
    await makeDemoApplicatie(db, RECHTEN)
    const start = Date.now()
    await seedRegister(db, {
      ...wanted,
      now: startOfDay(new Date()),
      onProgress: (aantal) => aantal % 50_000 === 0 && console.log(`${aantal} klantcontacten`),
    })
    console.log(
      `Het register bevat ten minste ${wanted.klantcontacten} klantcontacten van zaad ${wanted.seed} (${Math.round((Date.now() - start) / 1000)} s).`,
    )
    return 0
  })
}
