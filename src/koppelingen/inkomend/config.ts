import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'

const schema = z.object({
  INKOMEND_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe(
      'Naam van de afdeling die krijgt wat langs een inkomend kanaal komt zonder dat een regel een afdeling noemt.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
