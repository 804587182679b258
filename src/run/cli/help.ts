import { usageOf } from './arguments.ts'
import { COMMANDS } from './commands.ts'

/** Gives the text of `balie --help`. */
export function help(): string {
  const lines = COMMANDS.map((command) => `  ${usageOf(command)}\n      ${command.summary}`)
  return [
    'Balie bewaart elk klantcontact en zorgt dat het wordt opgevolgd.',
    '',
    'Opdrachten:',
    ...lines,
    '',
    '`balie OPDRACHT --help` legt een opdracht uit. Instellingen: zie docs/operating.md.',
  ].join('\n')
}
