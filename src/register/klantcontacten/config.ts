import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  ZONDER_OPVOLGING_MINUTEN: whole(1, 100_000)
    .default(60)
    .describe('Na hoeveel minuten zonder opvolging een klantcontact wordt gemeld met een gebeurtenis.'),
  IDEMPOTENTIE_UREN: whole(1, 720)
    .default(24)
    .describe('Hoeveel uur een antwoord bij een Idempotency-Key bewaard blijft.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
