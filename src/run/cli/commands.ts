import type { Config } from '../../platform/config.ts'
import { isMigrated, migrate, standingOf } from '../../platform/migrate.ts'
import { registreerEmails } from './registreer-email.ts'
import { serve, start, work } from './run.ts'
import { seed } from './seed.ts'
import { withSystem } from './system.ts'
import { exporteren, importeren } from './verhuizen.ts'
import { buildWebapp } from './webapp.ts'

export interface Command {
  name: string
  usage: string
  summary: string
  /** Gives the exit code. */
  run(config: Config, args: string[]): Promise<number>
}

/** What `balie` can do. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    usage: 'start',
    summary: 'Start alles: de server en het werk op de achtergrond (standaard).',
    run: start,
  },
  { name: 'serve', usage: 'serve', summary: 'Start alleen de server.', run: serve },
  { name: 'work', usage: 'work', summary: 'Start alleen het werk op de achtergrond.', run: work },
  {
    name: 'migrate',
    usage: 'migrate',
    summary: 'Breng de database naar de nieuwste versie.',
    run: (config) =>
      withSystem(config, async ({ db }) => {
        const done = await migrate(db, { log: console.log })
        const { unknown } = await standingOf(db)
        if (done.length > 0) console.log(`Gemigreerd: ${done.join(', ')}`)
        else if (unknown.length > 0)
          console.log(`De database is van een nieuwere versie van Balie (${unknown.at(-1)}); deze versie werkt ermee.`)
        else console.log('De database is al bij.')
        return (await isMigrated(db)) ? 0 : 1
      }),
  },
  {
    name: 'bouw',
    usage: 'bouw',
    summary: 'Bouw de webapp (de werkplek); in productie nodig voor de eerste start.',
    run: async () => {
      await buildWebapp()
      return 0
    },
  },
  {
    name: 'registreer-email',
    usage: 'registreer-email BESTAND…',
    summary: 'Registreer e-mailberichten (.eml, of een map ermee) als klantcontacten.',
    run: registreerEmails,
  },
  {
    name: 'export',
    usage: 'export [BESTAND]',
    summary: 'Schrijf alles in het register als JSON Lines, naar een bestand of naar de uitvoer.',
    run: exporteren,
  },
  {
    name: 'import',
    usage: 'import BESTAND | open-klant … | medewerkers … | afdelingen … | objecten …',
    summary: 'Zet een export terug in een lege database, neem een draaiend Open Klant over, of lees medewerkers in.',
    run: importeren,
  },
  {
    name: 'seed',
    usage: 'seed [--klantcontacten N] [--seed S]',
    summary: 'Vul het register met demogegevens (niet in productie).',
    run: seed,
  },
]
