import { exporteer } from '../../koppelingen/verhuizing/exporteren.ts'
import { ImportFout, importeer } from '../../koppelingen/verhuizing/importeren.ts'
import type { Config } from '../../platform/config.ts'
import { isMigrated, migrate } from '../../platform/migrate.ts'
import { inleeswerk, leesActorenIn } from './actoren.ts'
import { regelsVan, schrijfBestand, schrijfUitvoer } from './bestand.ts'
import { neemOpenKlantOver } from './open-klant.ts'
import { type System, withSystem } from './system.ts'

const rijen = (aantal: number) => `${aantal} ${aantal === 1 ? 'rij' : 'rijen'}`

/** `balie export`: everything in the register as JSON Lines, to a file or to standard output. */
export async function exporteren(config: Config, args: string[]): Promise<number> {
  const [pad, ...rest] = args
  if (rest.length > 0 || pad?.startsWith('--')) {
    console.error('Gebruik: balie export [BESTAND]')
    return 2
  }
  return withSystem(config, async ({ db }) => {
    const toon = (naam: string, aantal: number) => console.error(`${naam}: ${rijen(aantal)}`)
    const totaal = pad
      ? await schrijfBestand(pad, (schrijf) => exporteer(db, schrijf, toon))
      : await exporteer(db, schrijfUitvoer, toon)
    console.error(`${rijen(totaal)} geëxporteerd.`)
    return 0
  })
}

/** A database that can take rows: at the newest version. */
async function bijDeTijd({ db }: System, config: Config): Promise<void> {
  if (!config.production) await migrate(db)
  else if (!(await isMigrated(db))) throw new Error('de database is nog niet bij. Voer eerst `balie migrate` uit.')
}

/** `balie import`: an export back into an empty database, `open-klant`: a running Open Klant, or the people of the municipality. */
export async function importeren(config: Config, args: string[]): Promise<number> {
  const [pad, ...rest] = args
  const mensen = inleeswerk(pad)
  if (mensen) {
    return leesActorenIn(config, mensen, rest, (work) =>
      withSystem(config, async (system) => {
        await bijDeTijd(system, config)
        return work(system)
      }),
    )
  }
  if (pad === 'open-klant') {
    return neemOpenKlantOver(config, rest, (work) =>
      withSystem(config, async (system) => {
        await bijDeTijd(system, config)
        return work(system)
      }),
    )
  }
  if (!pad || rest.length > 0 || (pad.startsWith('-') && pad !== '-')) {
    console.error(
      'Gebruik: balie import BESTAND, balie import open-klant --url ADRES --token TOKEN, of balie import medewerkers | afdelingen | objecten',
    )
    return 2
  }
  return withSystem(config, async (system) => {
    await bijDeTijd(system, config)
    try {
      console.error(`${rijen(await importeer(system.db, regelsVan(pad)))} geïmporteerd.`)
      return 0
    } catch (error) {
      if (!(error instanceof ImportFout)) throw error
      console.error(`Er is niets geïmporteerd. ${error.message}`)
      return 1
    }
  })
}
