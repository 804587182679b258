import { z } from 'zod'
import type { Settings, SettingsPart } from '../../platform/config.ts'
import { address, site, whole } from '../../platform/settings.ts'

const schema = z.object({
  SIGNALEN_URL: site()
    .optional()
    .describe(
      'Adres van Signalen, zoals https://api.signalen.gemeente.example. Leeg: er gaat geen melding naar Signalen.',
    ),
  SIGNALEN_BRON: z
    .string()
    .max(128)
    .default('')
    .describe(
      'De bron die Signalen bij een melding krijgt; zij moet daar bestaan. Leeg: die van Signalen zelf (`online`).',
    ),
  SIGNALEN_TOKEN_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres waar Balie een token haalt (OAuth2, client credentials) om als medewerker te melden. Leeg: Balie meldt zoals iedereen, hoogstens 60 keer per uur.',
    ),
  SIGNALEN_CLIENT_ID: z.string().min(1).optional().describe('Client waarmee Balie dat token haalt.'),
  SIGNALEN_CLIENT_SECRET: z.string().min(1).optional().describe('Geheim van die client.'),
  SIGNALEN_SECONDEN: whole(1, 60)
    .default(15)
    .describe('Zo lang wacht Balie op een antwoord van Signalen, in seconden.'),
  PDOK_URL: site()
    .optional()
    .describe(
      'Adres van de Locatieserver van PDOK, https://api.pdok.nl: daarmee zoekt Balie bij een melding het adres en het punt. Leeg: het punt wordt getypt.',
    ),
  PDOK_GEMEENTE: z
    .string()
    .regex(/^[^"\\]{1,100}$/)
    .optional()
    .describe(
      'Naam van uw gemeente zoals PDOK die heeft, zoals Voorbeeldstad: Balie zoekt adressen daar alleen. Leeg: bij een melding zonder punt zoekt Balie het punt niet zelf.',
    ),
  PDOK_TEGELS_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van kaarttegels (EPSG:3857), zonder niveau, kolom en rij: https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857. De browser van een medewerker haalt ze op. Leeg: er is geen kaart.',
    ),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

function refuse({ SIGNALEN_TOKEN_URL, SIGNALEN_CLIENT_ID, SIGNALEN_CLIENT_SECRET }: Settings): string | undefined {
  const given = [SIGNALEN_TOKEN_URL, SIGNALEN_CLIENT_ID, SIGNALEN_CLIENT_SECRET].filter(Boolean).length
  return given === 0 || given === 3
    ? undefined
    : 'SIGNALEN_TOKEN_URL, SIGNALEN_CLIENT_ID, SIGNALEN_CLIENT_SECRET: horen bij elkaar.'
}

export const settings: SettingsPart = { schema, refuse }
