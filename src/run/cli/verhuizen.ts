import { exportAll } from '../../koppelingen/verhuizing/exporteren.ts'
import { ImportFout, importAll } from '../../koppelingen/verhuizing/importeren.ts'
import type { Config } from '../../platform/config.ts'
import { FileError, linesOf, writeOutput, writeWhole } from './bestand.ts'
import { withMigratedSystem, withSystem } from './system.ts'

const rijen = (aantal: number) => `${aantal} ${aantal === 1 ? 'rij' : 'rijen'}`

/** Runs `balie export`: it writes everything in the register as JSON Lines, to a file or to standard output. */
export async function exportRegister(config: Config, file: string | undefined): Promise<number> {
  return withSystem(config, async ({ db }) => {
    const show = (naam: string, aantal: number) => console.error(`${naam}: ${rijen(aantal)}`)
    try {
      const total = file
        ? await writeWhole(file, (write) => exportAll({ db, config }, write, show))
        : await exportAll({ db, config }, writeOutput, show)
      console.error(`${rijen(total)} geëxporteerd.`)
      return 0
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      console.error(`Er is niets geëxporteerd. ${error.message}`)
      return 1
    }
  })
}

/** Runs `balie import`: it puts an export back into an empty database. */
export async function importRegister(config: Config, file: string): Promise<number> {
  return withMigratedSystem(config, async ({ db }) => {
    try {
      console.error(`${rijen(await importAll(db, linesOf(file)))} geïmporteerd.`)
      return 0
    } catch (error) {
      if (!(error instanceof ImportFout || error instanceof FileError)) throw error
      console.error(`Er is niets geïmporteerd. ${error.message}`)
      return 1
    }
  })
}
