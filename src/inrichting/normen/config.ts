import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  INTERNETAAK_WERKDAGEN: whole(1, 60)
    .default(3)
    .describe('Binnen hoeveel werkdagen een interne taak klaar moet zijn, als er geen norm voor is.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
