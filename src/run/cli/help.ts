import { COMMANDS } from './commands.ts'

/** What `balie --help` prints. */
export function help(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length))
  const lines = COMMANDS.map(({ usage, summary }) => `  balie ${usage.padEnd(width)}  ${summary}`)
  return [
    'Balie bewaart elk klantcontact en zorgt dat het wordt opgevolgd.',
    '',
    'Opdrachten:',
    ...lines,
    '',
    'Instellingen: zie docs/operating.md.',
  ].join('\n')
}
