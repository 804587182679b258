import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  DOCUMENT_MB: whole(1, 4096).default(500).describe('Grootste document dat wordt aangenomen, in MB.'),
  CLAMAV_ADRES: z
    .string()
    .regex(/^(\/.+|.+:\d{1,5})$/, 'Geef host:poort, of het pad van een socket.')
    .optional()
    .describe(
      'ClamAV (`clamd`): `host:poort` of het pad van zijn socket. Een document is pas te openen als het gecontroleerd is. Leeg: er wordt niet gecontroleerd.',
    ),
  CLAMAV_MB: whole(1, 4096)
    .default(100)
    .describe(
      'De `StreamMaxLength` van ClamAV, in MB. Met ClamAV wordt een groter document niet aangenomen, want het kan niet worden gecontroleerd.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
