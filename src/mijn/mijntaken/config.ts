import { z } from 'zod'
import type { Settings, SettingsPart } from '../../platform/config.ts'
import { site } from '../../platform/settings.ts'
import { middelenOf } from '../inloggen/config.ts'
import type { Inlogmiddel } from '../inloggen/middelen.ts'

const schema = z.object({
  MIJNTAKEN_ISSUER: site()
    .optional()
    .describe('OpenID-provider van de tokens van burgers voor `/mijntaken/api/v1`. Leeg: die API is er niet.'),
  MIJNTAKEN_AUDIENCE: z
    .string()
    .min(1)
    .optional()
    .describe('Voor wie die tokens zijn (`aud`). Verplicht bij `MIJNTAKEN_ISSUER`.'),
  MIJNTAKEN_MIDDEL: z
    .string()
    .default('digid')
    .describe('Hoe die tokens zeggen wie iemand is: een van `MIJN_MIDDELEN`, met zijn claims en niveaus.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

/** The means as which tokens of citizens are read; undefined when there is none of that name. */
export const middelOfTokens = (settings: Settings): Inlogmiddel | undefined =>
  middelenOf(settings).find(({ sleutel }) => sleutel === settings.MIJNTAKEN_MIDDEL)

function refuse(settings: Settings): string | undefined {
  if (!settings.MIJNTAKEN_ISSUER) return undefined
  if (!settings.MIJNTAKEN_AUDIENCE) return 'MIJNTAKEN_AUDIENCE: is nodig bij MIJNTAKEN_ISSUER.'
  return middelOfTokens(settings) ? undefined : 'MIJNTAKEN_MIDDEL: staat niet in MIJN_MIDDELEN.'
}

export const settings: SettingsPart = { schema, refuse }
