import { parseConfig } from '../../app.ts'
import { type Config, ConfigError } from '../../platform/config.ts'
import { sayOf } from '../../platform/fault.ts'
import { type Command, helpOf, readArguments, UsageError, usageOf } from './arguments.ts'
import { findCommand } from './commands.ts'
import { help } from './help.ts'

const HELP = ['--help', '-h']

/** Reads the settings, or ends the program with a message that names what is wrong. */
function readConfig(env: NodeJS.ProcessEnv): Config | undefined {
  try {
    return parseConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(`Balie start niet: een instelling klopt niet.\n${error.message}`)
    return undefined
  }
}

async function run(command: Command, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const given = readArguments(command, args)
    const config = readConfig(env)
    return config ? await command.run(config, given) : 2
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\nGebruik: ${usageOf(command)}`)
    return 2
  }
}

/**
 * Runs `balie` with these arguments and settings. Results go to standard output and faults to standard error, without a stack and without
 * anything of the register that a fault has in its message.
 * @returns the exit code: 0 done, 1 not done, 2 called in a wrong way
 */
export async function balie(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [first, ...rest] = argv
  if (first === 'help' || (first && HELP.includes(first))) return explain(rest)
  const found = findCommand(argv)
  if (!found) {
    console.error(`Onbekende opdracht: ${first}\n\n${help()}`)
    return 2
  }
  if (found.args.some((arg) => HELP.includes(arg))) {
    console.log(helpOf(found.command))
    return 0
  }
  try {
    return await run(found.command, found.args, env)
  } catch (error) {
    console.error(`Balie stopt: ${sayOf(error)}`)
    return 1
  }
}

/** Prints `balie help`, or the help of one command. */
function explain(args: string[]): number {
  const found = args.length === 0 ? undefined : findCommand(args)
  if (args.length > 0 && (!found || found.args.length > 0)) {
    console.error(`Onbekende opdracht: ${args.join(' ')}\n\n${help()}`)
    return 2
  }
  console.log(found ? helpOf(found.command) : help())
  return 0
}
