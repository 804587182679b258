import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { flag, whole } from '../../platform/settings.ts'

const schema = z.object({
  VIER_OGEN: flag
    .default(false)
    .describe(
      'Een wijziging van rechten of geheimen (rollen, applicaties, koppelverzoeken, zaaksystemen, abonnementen, postvakken, inkomende kanalen) gebeurt pas als een tweede medewerker met hetzelfde recht haar goedkeurt.',
    ),
  VIER_OGEN_DAGEN: whole(1, 90)
    .default(7)
    .describe('Hoeveel dagen een voorstel op die tweede medewerker wacht; daarna is het verlopen.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
