import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  OPROEP_BEWAARDAGEN: whole(1, 3650)
    .default(90)
    .describe('Zoveel dagen blijft bewaard van welk nummer, wanneer en in welke wachtrij er werd gebeld.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
