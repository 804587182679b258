import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'

const schema = z.object({
  CORS_ORIGINS: z
    .string()
    .regex(
      /^(\*|https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*)$/,
      'Geef adressen zonder pad, gescheiden door komma’s, of een sterretje.',
    )
    .optional()
    .describe(
      'Adressen (`https://portaal.example`, gescheiden door komma’s) van pagina’s die in een browser de Klantinteracties API en de Contactgegevens API mogen gebruiken; `*`: alle. Leeg: geen.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
