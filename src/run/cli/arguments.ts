import { parseArgs } from 'node:util'
import type { Config } from '../../platform/config.ts'

/** An option of a command, `--name`. */
interface Option {
  /** The name of the value that it takes, such as `BESTAND`; without it the option takes none. */
  value?: string
  /** It says in Dutch what the option does. */
  summary: string
}

/** The options of a command by their name, without the dashes. */
type Options = Readonly<Record<string, Option>>

/** The words of a command beside its options: their name, and how many there may be. */
interface Words {
  name: string
  least: number
  most: number
}

/** The options as they were given: a text when the option takes a value, and otherwise whether it was there. */
type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { value: string } ? string | undefined : boolean
}

interface Given<O extends Options> {
  words: readonly string[]
  options: Values<O>
}

interface Described<O extends Options> {
  /** One or two words: `migrate`, `import objecten`. */
  name: string
  /** It says in Dutch what the command does. */
  summary: string
  words?: Words
  options?: O
  /** Gives the exit code. */
  run(config: Config, given: Given<O>): Promise<number>
}

/** A command of `balie`. Its description says which arguments it takes; any other one is refused. */
export type Command = Described<Options>

/** Describes a command; `run` gets the options by their names and types. */
export const command = <const O extends Options>(described: Described<O>): Command => ({
  ...described,
  run: (config, given) => described.run(config, given as unknown as Given<O>),
})

/** It is thrown when a command is called in a wrong way; the message says in Dutch what is wrong. */
export class UsageError extends Error {}

function wordsUsage({ name, least, most }: Words): string {
  const text = most > 1 ? `${name}…` : name
  return least === 0 ? `[${text}]` : text
}

/** Gives the usage of a command: `balie export [BESTAND]`. */
export function usageOf({ name, words, options = {} }: Command): string {
  const flags = Object.entries(options).map(([flag, { value }]) => `[--${flag}${value ? ` ${value}` : ''}]`)
  return ['balie', name, ...(words ? [wordsUsage(words)] : []), ...flags].join(' ')
}

/** Gives the help text of a command, for `balie COMMAND --help`. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options ?? {})
  const flags = options.map(([flag, { value }]) => `--${flag}${value ? ` ${value}` : ''}`)
  const width = Math.max(0, ...flags.map(({ length }) => length))
  const lines = options.map(([, { summary }], index) => `  ${flags[index]?.padEnd(width)}  ${summary}`)
  return [command.summary, '', `Gebruik: ${usageOf(command)}`, ...lines].join('\n')
}

/** Splits the arguments into tokens. It refuses nothing, because the faults are reported below, in Dutch. */
function tokensOf(args: string[], options: Options) {
  const known = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const,
  )
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  return tokens
}

/** Gives the value of an option. A text that looks like the next option is no value, unless `=` ties it to this one. */
function readValue(rawName: string, option: Option, value: string | undefined, isTied: boolean): string | true {
  if (!option.value) {
    if (value !== undefined) throw new UsageError(`${rawName} krijgt geen waarde.`)
    return true
  }
  if (!value || (!isTied && value.length > 1 && value.startsWith('-')))
    throw new UsageError(`${rawName} vraagt om een waarde: ${rawName} ${option.value}.`)
  return value
}

function checkWords(words: readonly string[], wanted: Words | undefined): void {
  const extra = words[wanted?.most ?? 0]
  if (extra !== undefined) throw new UsageError(`Het argument ${extra} hoort hier niet.`)
  if (wanted && words.length < wanted.least) throw new UsageError(`${wanted.name} ontbreekt.`)
}

/**
 * Reads the arguments of a command.
 * @throws UsageError for an option or word that the command does not have, one that is missing, and an option without its value
 */
export function readArguments({ words: wanted, options = {} }: Command, args: string[]): Given<Options> {
  const words: string[] = []
  const values: Record<string, string | boolean | undefined> = Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [name, value ? undefined : false]),
  )
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) throw new UsageError(`De optie ${token.rawName} bestaat niet.`)
    if (values[token.name]) throw new UsageError(`${token.rawName} staat er meer dan een keer.`)
    values[token.name] = readValue(token.rawName, option, token.value, token.inlineValue === true)
  }
  checkWords(words, wanted)
  return { words, options: values as Values<Options> }
}
