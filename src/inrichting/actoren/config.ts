import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { address } from '../../platform/settings.ts'

const schema = z.object({
  OBJECTEN_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van de Objects API tot en met `/api/v2`, om medewerkers, afdelingen en groepen uit over te nemen. Leeg: geen.',
    ),
  OBJECTEN_TOKEN: z.string().min(1).optional().describe('Token van Balie bij de Objects API.'),
  OBJECTEN_TYPE_MEDEWERKER: address('https', 'http')
    .optional()
    .describe('URL van het objecttype van medewerkers in de Objects API. Leeg: niet overnemen.'),
  OBJECTEN_TYPE_AFDELING: address('https', 'http')
    .optional()
    .describe('URL van het objecttype van afdelingen in de Objects API. Leeg: niet overnemen.'),
  OBJECTEN_TYPE_GROEP: address('https', 'http')
    .optional()
    .describe('URL van het objecttype van groepen in de Objects API. Leeg: niet overnemen.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
