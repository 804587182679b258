import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'
import { whole } from '../../platform/settings.ts'

const schema = z.object({
  KLANTTAAK_HOSTS: z
    .string()
    .regex(/^[\w.:[\]-]+(,[\w.:[\]-]+)*$/, 'Geef hosts, met of zonder poort, gescheiden door komma’s.')
    .optional()
    .describe(
      'Hosts waar een klanttaak de klant heen mag sturen, gescheiden door komma’s. Zonder deze instelling nergens heen.',
    ),
  KLANTTAAK_VERWERKEN_DAGEN: whole(1, 365)
    .default(5)
    .describe('Na hoeveel dagen wordt gemeld dat een klanttaak die de klant deed nog niet is verwerkt.'),
  KLANTTAAK_URN: z
    .string()
    .regex(/^[a-z\d][a-z\d-]*(:[a-z\d][a-z\d-]*)*$/, 'Geef een naamruimte zoals nld:gemeentevoorbeeld.')
    .default('nld:gemeentedemo')
    .describe('De naamruimte van URN’s van zaken.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
