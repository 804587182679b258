import type { Config } from '../../platform/config.ts'
import { isNewest, migrate, refuseOther, standingOf } from '../../platform/migrate.ts'
import { readActoren, readObjecten } from './actoren.ts'
import { type Command, command } from './arguments.ts'
import { check } from './controleer.ts'
import { takeOverOpenKlant } from './open-klant.ts'
import { registerEmails } from './registreer-email.ts'
import { serve, start, work } from './run.ts'
import { seed } from './seed.ts'
import { newerVersion, withSystem } from './system.ts'
import { exportRegister, importRegister } from './verhuizen.ts'
import { buildWebapp } from './webapp.ts'

const oneFile = { name: 'BESTAND', least: 1, most: 1 }

const compleet = { summary: 'Het bestand noemt iedereen: wie er niet in staat wordt uitgezet.' }
const uitvoeren = { summary: 'Doe het; zonder deze optie is het een proef en verandert er niets.' }

/** Shows what `migrate` would do, and changes nothing. */
const showPending = (config: Config) =>
  withSystem(config, async ({ db }) => {
    const standing = await standingOf(db)
    refuseOther(standing)
    if (standing.pending.length > 0) console.log(`Nog te doen: ${standing.pending.join(', ')}`)
    else if (isNewest(standing)) console.log('De database is al bij.')
    else console.log('Nog te doen: de weergaven voor wie niet alles mag zien.')
    console.log('Dit was een proef: er is niets veranderd.')
    return 0
  })

const migrateNow = (config: Config) =>
  withSystem(config, async ({ db }) => {
    const done = await migrate(db, { log: console.log })
    const standing = await standingOf(db)
    if (done.length > 0) console.log(`Gemigreerd: ${done.join(', ')}`)
    else if (standing.unknown.length > 0) console.log(newerVersion(standing))
    else console.log('De database is al bij.')
    return isNewest(standing) ? 0 : 1
  })

/** The commands of `balie`. */
export const COMMANDS: readonly Command[] = [
  command({
    name: 'start',
    summary: 'Start alles: de server en het werk op de achtergrond (standaard).',
    run: start,
  }),
  command({ name: 'serve', summary: 'Start alleen de server.', run: serve }),
  command({ name: 'work', summary: 'Start alleen het werk op de achtergrond.', run: work }),
  command({
    name: 'migrate',
    options: { 'dry-run': { summary: 'Zeg alleen wat er zou gebeuren.' } },
    summary: 'Breng de database naar de nieuwste versie.',
    run: (config, { options }) => (options['dry-run'] ? showPending(config) : migrateNow(config)),
  }),
  command({
    name: 'controleer',
    summary: 'Zeg wat er niet klopt aan de instellingen: database, TLS, inlogdienst, e-mail en klokken.',
    run: check,
  }),
  command({
    name: 'bouw',
    summary: 'Bouw de webapp (de werkplek); in productie nodig voor de eerste start.',
    run: async () => {
      await buildWebapp()
      return 0
    },
  }),
  command({
    name: 'registreer-email',
    words: { name: 'BESTAND', least: 1, most: Number.POSITIVE_INFINITY },
    summary: 'Registreer e-mailberichten (.eml, of een map ermee) als klantcontacten.',
    run: (config, { words }) => registerEmails(config, words),
  }),
  command({
    name: 'export',
    words: { name: 'BESTAND', least: 0, most: 1 },
    summary: 'Schrijf alles in het register als JSON Lines, naar een bestand of naar de uitvoer.',
    run: (config, { words: [file] }) => exportRegister(config, file),
  }),
  command({
    name: 'import',
    words: oneFile,
    summary: 'Zet een export terug in een lege database; - leest van de invoer.',
    run: (config, { words: [file = '-'] }) => importRegister(config, file),
  }),
  command({
    name: 'import open-klant',
    options: {
      url: { value: 'ADRES', summary: 'Het adres van Open Klant, met of zonder /klantinteracties/api/v1.' },
      token: {
        value: 'TOKEN',
        summary: 'Een token dat mag lezen; liever zo niet: het staat dan in de lijst van processen.',
      },
      'token-file': { value: 'BESTAND', summary: 'Een bestand met dat token; of zet OPEN_KLANT_TOKEN.' },
      rapport: {
        value: 'BESTAND',
        summary:
          'Schrijf alles wat gemarkeerd is in dit bestand, een regel JSON per stuk; er staan persoonsgegevens in.',
      },
      verwijderd: {
        value: 'AANTAL',
        summary:
          'Zoveel rijen die bij de bron verdwenen zijn mogen hier ook weg; de opdracht zegt het als dat nodig is.',
      },
    },
    summary: 'Neem een draaiend Open Klant over.',
    run: (config, { options }) => takeOverOpenKlant(config, options),
  }),
  command({
    name: 'import medewerkers',
    words: oneFile,
    options: { compleet, uitvoeren },
    summary: 'Lees medewerkers in uit een CSV-bestand.',
    run: (config, { words: [file = ''], options }) => readActoren(config, 'medewerkers', file, options),
  }),
  command({
    name: 'import afdelingen',
    words: oneFile,
    options: { compleet, uitvoeren },
    summary: 'Lees afdelingen en groepen in uit een CSV-bestand.',
    run: (config, { words: [file = ''], options }) => readActoren(config, 'afdelingen', file, options),
  }),
  command({
    name: 'import objecten',
    options: { uitvoeren },
    summary: 'Lees medewerkers, afdelingen en groepen in uit de Objects API.',
    run: (config, { options }) => readObjecten(config, options),
  }),
  command({
    name: 'seed',
    options: {
      klantcontacten: { value: 'AANTAL', summary: 'Hoeveel klantcontacten er ten minste komen.' },
      seed: { value: 'GETAL', summary: 'Hetzelfde getal geeft dezelfde gegevens.' },
    },
    summary: 'Vul het register met demogegevens (niet in productie).',
    run: (config, { options }) => seed(config, options),
  }),
]

/** Finds the command with which these arguments begin, and the remaining ones; without any it is `start`. */
export function findCommand([first = 'start', ...rest]: string[]): { command: Command; args: string[] } | undefined {
  const named = (name: string) => COMMANDS.find((candidate) => candidate.name === name)
  const [second, ...others] = rest
  const long = named(`${first} ${second}`)
  if (long) return { command: long, args: others }
  const short = named(first)
  return short && { command: short, args: rest }
}
