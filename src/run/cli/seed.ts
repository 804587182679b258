import { parseArgs } from 'node:util'
import { RECHTEN } from '../../app.ts'
import type { Config } from '../../platform/config.ts'
import { migrate } from '../../platform/migrate.ts'
import { maakDemoApplicatie } from '../demo/applicatie.ts'
import { beginVanDeDag, DEMO_KLANTCONTACTEN, zaai } from '../demo/laden.ts'
import { withSystem } from './system.ts'

const MOST = 100_000_000

/** A whole number of at least 0, or undefined. */
const wholeNumber = (text: string) => (/^\d{1,9}$/.test(text) && Number(text) <= MOST ? Number(text) : undefined)

const OPTIONS = {
  klantcontacten: { type: 'string', default: String(DEMO_KLANTCONTACTEN) },
  seed: { type: 'string', default: '1' },
} as const

function parse(args: string[]): { klantcontacten: number; seed: number } | undefined {
  try {
    const { values } = parseArgs({ args, options: OPTIONS })
    const [klantcontacten, seed] = [wholeNumber(values.klantcontacten), wholeNumber(values.seed)]
    return klantcontacten === undefined || seed === undefined ? undefined : { klantcontacten, seed }
  } catch {
    return undefined
  }
}

/** `balie seed`: fills the register with demo data, up to a number of klantcontacten; never in production. */
export async function seed(config: Config, args: string[]): Promise<number> {
  if (config.production) {
    console.error('Demogegevens kunnen niet in productie (NODE_ENV=production).')
    return 2
  }
  const wanted = parse(args)
  if (!wanted) {
    console.error('Gebruik: balie seed [--klantcontacten AANTAL] [--seed GETAL]')
    return 2
  }
  return withSystem(config, async ({ db }) => {
    await migrate(db)
    await maakDemoApplicatie(db, RECHTEN)
    const start = Date.now()
    await zaai(db, {
      ...wanted,
      now: beginVanDeDag(new Date()),
      onProgress: (aantal) => aantal % 50_000 === 0 && console.log(`${aantal} klantcontacten`),
    })
    console.log(
      `Het register bevat ten minste ${wanted.klantcontacten} klantcontacten van zaad ${wanted.seed} (${Math.round((Date.now() - start) / 1000)} s).`,
    )
    return 0
  })
}
