import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  CONCEPT_DAGEN: whole(1, 365)
    .default(14)
    .describe('Na hoeveel dagen verdwijnt wat niet is afgemaakt: een lopend contact, of een tekst bij een taak.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
