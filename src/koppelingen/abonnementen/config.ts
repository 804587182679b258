import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  ABONNEMENT_HOSTS: z
    .string()
    .regex(/^[\w.:[\]-]+(,[\w.:[\]-]+)*$/, 'Geef hosts, met of zonder poort, gescheiden door komma’s.')
    .optional()
    .describe(
      'Hosts in het eigen netwerk waar gebeurtenissen heen mogen, en waar bestanden van een chat of een melding vandaan mogen komen, met of zonder poort, gescheiden door komma’s. Openbare hosts mogen altijd.',
    ),
  ABONNEMENT_TIMEOUT_SECONDEN: whole(1, 30)
    .default(10)
    .describe('Hoe lang Balie op een antwoord van een abonnee wacht.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
