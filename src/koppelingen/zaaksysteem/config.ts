import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  ZAAKSYSTEEM_TIMEOUT_SECONDEN: whole(1, 30)
    .default(15)
    .describe('Hoe lang Balie op een antwoord van een zaaksysteem wacht.'),
  ZAAKSYSTEEM_ZAKEN_PER_MINUUT: whole(1, 6000)
    .default(60)
    .describe('Hoeveel zaken Balie een zaaksysteem per minuut ten hoogste opnieuw vraagt.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
