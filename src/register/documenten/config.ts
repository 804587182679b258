import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  DOCUMENT_MB: whole(1, 4096).default(500).describe('Grootste document dat wordt aangenomen, in MB.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
