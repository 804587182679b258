import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'

const schema = z.object({
  MIJN_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe('Naam van de afdeling die de interne taak krijgt van een vraag uit Mijn waar nog niemand mee bezig is.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
