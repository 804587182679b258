import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'

const schema = z.object({
  EMAIL_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe('Naam van de afdeling die de interne taak van een ingekomen e-mail krijgt.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
