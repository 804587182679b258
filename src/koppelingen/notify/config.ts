import { z } from 'zod'
import type { Settings, SettingsPart } from '../../platform/config.ts'
import { site } from '../../platform/settings.ts'

/** A key of Notify: a name, the uuid of the service and a secret uuid, with hyphens between them. */
const KEY = /^.*-?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const schema = z.object({
  NOTIFY_URL: site()
    .optional()
    .describe('Adres van NotifyNL (of een andere API als GOV.UK Notify v2), voor sms. Leeg: er gaat geen sms uit.'),
  NOTIFY_KEY: z
    .string()
    .regex(KEY, 'Geef de hele sleutel: naam, dienst en geheim.')
    .optional()
    .describe('API-sleutel van uw dienst bij Notify. Verplicht bij `NOTIFY_URL`.'),
  NOTIFY_SJABLOON: z
    .uuid()
    .optional()
    .describe('UUID van een sms-sjabloon met alleen `((tekst))` erin. Verplicht bij `NOTIFY_URL`.'),
  NOTIFY_CALLBACK_TOKEN: z
    .string()
    .min(20)
    .optional()
    .describe(
      'Token waarmee Notify vertelt of een sms aankwam, op `/kanalen/notify/callbacks/bezorging`. Zonder: dat weet Balie niet.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

function refuse({ NODE_ENV, NOTIFY_URL, NOTIFY_KEY, NOTIFY_SJABLOON, PUBLIC_URL }: Settings): string | undefined {
  if (!NOTIFY_URL) return undefined
  if (!NOTIFY_KEY || !NOTIFY_SJABLOON) return 'NOTIFY_KEY en NOTIFY_SJABLOON: zijn nodig bij NOTIFY_URL.'
  if (NODE_ENV === 'production' && !PUBLIC_URL) return 'PUBLIC_URL: is in productie nodig bij NOTIFY_URL.'
  return undefined
}

export const settings: SettingsPart = { schema, refuse }
