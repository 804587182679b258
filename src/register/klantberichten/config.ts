import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'

const schema = z.object({
  KLANTBERICHTEN_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe(
      'Naam van de afdeling die een klant anders bereikt, als een bericht niet aankwam en nog niemand ermee bezig is.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
