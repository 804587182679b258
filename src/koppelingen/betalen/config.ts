import { z } from 'zod'
import type { Settings, SettingsPart } from '../../platform/config.ts'
import { site } from '../../platform/settings.ts'

const schema = z.object({
  WORLDLINE_URL: site()
    .optional()
    .describe(
      'Adres van Worldline Direct, zoals `https://payment.direct.worldline-solutions.com`. Leeg: klanten betalen niet online.',
    ),
  WORLDLINE_MERCHANT: z
    .string()
    .regex(/^[\w-]+$/)
    .optional()
    .describe('PSPID bij Worldline. Verplicht bij `WORLDLINE_URL`.'),
  WORLDLINE_KEY: z.string().optional().describe('Sleutel van de API. Verplicht bij `WORLDLINE_URL`.'),
  WORLDLINE_SECRET: z.string().optional().describe('Geheim bij `WORLDLINE_KEY`. Verplicht bij `WORLDLINE_URL`.'),
  WORLDLINE_HOOK_KEY: z
    .string()
    .optional()
    .describe('Sleutel van de webhook, die naar `/betalen/worldline` gaat. Zonder vraagt Balie zelf hoe het is.'),
  WORLDLINE_HOOK_SECRET: z.string().optional().describe('Geheim bij `WORLDLINE_HOOK_KEY`.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

function refuse(settings: Settings): string | undefined {
  const { NODE_ENV, WORLDLINE_URL, WORLDLINE_MERCHANT, WORLDLINE_KEY, WORLDLINE_SECRET, PUBLIC_URL } = settings
  if (!WORLDLINE_URL) return undefined
  if (!WORLDLINE_MERCHANT || !WORLDLINE_KEY || !WORLDLINE_SECRET)
    return 'WORLDLINE_MERCHANT, WORLDLINE_KEY en WORLDLINE_SECRET: zijn nodig bij WORLDLINE_URL.'
  if (Boolean(settings.WORLDLINE_HOOK_KEY) !== Boolean(settings.WORLDLINE_HOOK_SECRET))
    return 'WORLDLINE_HOOK_KEY en WORLDLINE_HOOK_SECRET: horen bij elkaar.'
  if (NODE_ENV === 'production' && !PUBLIC_URL) return 'PUBLIC_URL: is in productie nodig bij WORLDLINE_URL.'
  return undefined
}

export const settings: SettingsPart = { schema, refuse }
