import { z } from 'zod'
import type { Settings, SettingsPart } from '../../platform/config.ts'
import { address } from '../../platform/settings.ts'

const schema = z.object({
  SMTP_URL: address('smtp', 'smtps')
    .optional()
    .describe(
      'Mailserver voor meldingen aan medewerkers: `smtp://gebruiker:wachtwoord@server:587`, of `smtps:`. Leeg: er gaat geen e-mail uit; in een demonstratie komt die in een postvak in de werkplek.',
    ),
  EMAIL_AFZENDER: z.email().optional().describe('E-mailadres waarvan meldingen komen. Verplicht bij `SMTP_URL`.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

function refuse({ NODE_ENV, SMTP_URL, EMAIL_AFZENDER, PUBLIC_URL }: Settings): string | undefined {
  if (SMTP_URL && !EMAIL_AFZENDER) return 'EMAIL_AFZENDER: is nodig bij SMTP_URL.'
  if (NODE_ENV === 'production' && SMTP_URL && !PUBLIC_URL)
    return 'PUBLIC_URL: is in productie nodig bij SMTP_URL, voor de links in e-mail.'
  return undefined
}

export const settings: SettingsPart = { schema, refuse }
