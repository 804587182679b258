import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

/** The parts that can be asked beside the question itself. */
const VRAAGT = ['plaats', 'foto'] as const

const schema = z.object({
  MIJN_MELDEN: z
    .string()
    .regex(
      /^(uit|(vraag|plaats|foto)(,(vraag|plaats|foto))*)$/,
      'Geef `uit`, of `vraag` met daarbij `plaats` en `foto`.',
    )
    .default('vraag,plaats,foto')
    .describe(
      'Kan iemand zonder inloggen iets vragen of melden, en wordt dan ook gevraagd waar het is (`plaats`) en om een `foto`? `uit`: dat kan niet.',
    ),
  MIJN_MELDEN_PER_MINUUT: whole(1, 1000)
    .default(5)
    .describe('Hoeveel vragen en meldingen zonder inloggen er per minuut van één netwerkadres kunnen komen.'),
  MIJN_MELDEN_UPLOAD_MB: whole(1, 100)
    .default(20)
    .describe('Hoeveel MB aan foto’s iemand die niet is ingelogd in één keer meestuurt, hoogstens.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }

/** Gives the parts that the municipality asks of somebody who is not logged in; undefined when they can ask nothing. */
export function vraagtOf({ MIJN_MELDEN }: { MIJN_MELDEN: string }): ReadonlySet<(typeof VRAAGT)[number]> | undefined {
  if (MIJN_MELDEN === 'uit') return undefined
  return new Set(VRAAGT.filter((one) => MIJN_MELDEN.split(',').includes(one)))
}
