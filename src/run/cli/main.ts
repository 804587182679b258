import { type Config, ConfigError, parseConfig } from '../../platform/config.ts'
import { outageOf } from '../../platform/outages.ts'
import { COMMANDS } from './commands.ts'
import { help } from './help.ts'

const REQUIRED_NODE = 24

/** The settings, or the end of the program with a message that names what is wrong. */
function readConfig(): Config | undefined {
  try {
    return parseConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(`Balie start niet: een instelling klopt niet.\n${error.message}`)
    return undefined
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const outage = outageOf(error)
  const said = error.cause instanceof Error ? error.cause.message : error.message
  return outage ? `de database is niet beschikbaar (${outage.reden}: ${said}).` : error.message
}

async function main([name = 'start', ...args]: string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < REQUIRED_NODE) {
    console.error(`Balie draait op Node ${REQUIRED_NODE}; dit is ${process.version}. Start met npm start of npx balie.`)
    return 1
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(help())
    return 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command) {
    console.error(`Onbekende opdracht: ${name}\n\n${help()}`)
    return 2
  }
  const config = readConfig()
  if (!config) return 2
  return command.run(config, args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(`Balie stopt: ${reasonOf(error)}`)
  process.exitCode = 1
}
