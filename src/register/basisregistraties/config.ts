import { createPrivateKey, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { openInProduction, type Settings, type SettingsPart } from '../../platform/config.ts'
import { address, headerName, passes, pem, whole } from '../../platform/settings.ts'

/** Parses headers written as `a=b,c=d`; special characters in a value are percent-encoded. */
const headerList = z
  .string()
  .regex(/^[\w-]+=[^,]+(,[\w-]+=[^,]+)*$/, 'Geef headers als naam=waarde, gescheiden door komma’s.')
  .optional()

const schema = z.object({
  BRP_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van BRP Personen bevragen 2 tot en met `/haalcentraal/api/brp`. Leeg: in de BRP wordt niet gezocht. Vraagt om `SECRET_KEY`, voor de pseudoniemen in het logboek.',
    ),
  BRP_API_KEY: z.string().min(1).optional().describe('API-sleutel van Balie bij de BRP.'),
  BRP_API_KEY_HEADER: headerName().default('X-API-KEY').describe('Header waarin die sleutel gaat.'),
  BRP_HEADERS: headerList.describe(
    'Headers bij elke vraag aan de BRP, zoals `x-doelbinding=…,x-verwerking=…,x-origin-oin=…`.',
  ),
  BRP_HEADERS_BSN: headerList.describe('Headers daarbij, of in plaats daarvan, als op BSN wordt gezocht.'),
  BRP_HEADERS_NAAM: headerList.describe('Hetzelfde, als op naam en geboortedatum wordt gezocht.'),
  BRP_HEADERS_ADRES: headerList.describe('Hetzelfde, als op postcode en huisnummer wordt gezocht.'),
  BRP_GEBRUIKER_HEADER: headerName().default('x-gebruiker').describe('Header met het kenmerk van wie de vraag stelt.'),
  BRP_OAUTH_TOKEN_URL: address('https', 'http')
    .optional()
    .describe('OAuth 2-server die Balie een token voor de BRP geeft (client credentials). Leeg: geen token.'),
  BRP_OAUTH_CLIENT_ID: z.string().min(1).optional().describe('Client id van Balie bij die server.'),
  BRP_OAUTH_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('Geheim van Balie bij die server. Leeg: Balie meldt zich met het certificaat alleen.'),
  BRP_OAUTH_SCOPE: z.string().min(1).optional().describe('De scope waar Balie om vraagt.'),
  BRP_CLIENT_CERT: pem()
    .refine((text) => passes(text, (cert) => Boolean(new X509Certificate(cert))), 'Geef een certificaat in PEM.')
    .optional()
    .describe('Certificaat (PEM, met de keten) waarmee Balie zich bij de BRP meldt (mTLS, PKIoverheid).'),
  BRP_CLIENT_KEY: pem()
    .refine(
      (text) => passes(text, (key) => Boolean(createPrivateKey(key))),
      'Geef een sleutel in PEM, zonder wachtwoord.',
    )
    .optional()
    .describe('De sleutel (PEM) bij dat certificaat.'),
  BRP_TIMEOUT_SECONDEN: whole(1, 30).default(5).describe('Hoe lang Balie op een antwoord van de BRP wacht.'),
  KVK_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van de API’s van de KVK tot en met `/api` (proef: `https://api.kvk.nl/test/api`). Leeg: in het Handelsregister wordt niet gezocht.',
    ),
  KVK_API_KEY: z.string().min(1).optional().describe('API-sleutel van Balie bij de KVK.'),
  KVK_HEADERS: headerList.describe('Headers bij elke vraag aan de KVK, voor een gateway.'),
  KVK_TIMEOUT_SECONDEN: whole(1, 30).default(5).describe('Hoe lang Balie op een antwoord van de KVK wacht.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

const isPair = (certificate: string, key: string) =>
  new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))

function refuse(settings: Settings): string | undefined {
  const { BRP_URL, BRP_CLIENT_CERT, BRP_CLIENT_KEY, BRP_OAUTH_TOKEN_URL, BRP_OAUTH_CLIENT_ID, SECRET_KEY } = settings
  if (BRP_URL && !SECRET_KEY) return 'SECRET_KEY: is nodig bij BRP_URL, voor de pseudoniemen in het logboek.'
  if (BRP_CLIENT_CERT && BRP_CLIENT_KEY && !isPair(BRP_CLIENT_CERT, BRP_CLIENT_KEY))
    return 'BRP_CLIENT_CERT, BRP_CLIENT_KEY: deze sleutel hoort niet bij dit certificaat.'
  if (!BRP_CLIENT_CERT !== !BRP_CLIENT_KEY) return 'BRP_CLIENT_CERT, BRP_CLIENT_KEY: geef beide, of geen van beide.'
  if (!BRP_OAUTH_TOKEN_URL !== !BRP_OAUTH_CLIENT_ID)
    return 'BRP_OAUTH_TOKEN_URL, BRP_OAUTH_CLIENT_ID: geef beide, of geen van beide.'
  return openInProduction(settings, ['BRP_URL', 'BRP_OAUTH_TOKEN_URL', 'KVK_URL'])
}

export const settings: SettingsPart = { schema, refuse }
