import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { address } from '../../platform/settings.ts'

const schema = z.object({
  REFERENTIELIJSTEN_URL: address('https', 'http')
    .optional()
    .describe('Adres van de Referentielijsten API tot en met `/api/v1`, om de kanalen uit over te nemen. Leeg: geen.'),
  REFERENTIELIJSTEN_TABEL: z
    .string()
    .min(1)
    .default('KANAAL')
    .describe('Code van de tabel met kanalen in de Referentielijsten API.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
