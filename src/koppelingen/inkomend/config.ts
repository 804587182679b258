import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { address, whole } from '../../platform/settings.ts'

const schema = z.object({
  INKOMEND_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe(
      'Naam van de afdeling die krijgt wat langs een inkomend kanaal komt zonder dat een regel een afdeling noemt.',
    ),
  DSO_OIN: z
    .string()
    .regex(/^\d{20}$/)
    .optional()
    .describe(
      'OIN van de gemeente. Van een verzoek van het Omgevingsloket dat voor een andere overheid is start geen zaak; er komt een taak. Zonder: elk verzoek is voor ons.',
    ),
  OBJECTEN_TYPE_PRODUCTAANVRAAG: address('https', 'http')
    .optional()
    .describe(
      'URL van het objecttype van productaanvragen in de Objects API van `OBJECTEN_URL`. Leeg: er worden geen productaanvragen ingenomen.',
    ),
  GESPREK_STIL_UREN: whole(1, 720)
    .default(24)
    .describe(
      'Na zoveel uur zonder nieuw bericht wordt een gesprek vastgelegd waarvan het chatsysteem niet meldde dat het was afgelopen.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
