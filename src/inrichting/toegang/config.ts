import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'
import { openInProduction, type Settings, type SettingsPart } from '../../platform/config.ts'
import { address, headerName, passes, pem, whole } from '../../platform/settings.ts'

const MODULUS_BITS = 2048
const isSigningKey = (text: string) => {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text)
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MODULUS_BITS
}

const schema = z.object({
  GEHEIM_OVERLAP_UREN: whole(0, 8760)
    .default(168)
    .describe('Hoeveel uur een oud geheim van een applicatie nog werkt nadat er een nieuw is gemaakt.'),
  SESSIE_STIL_MINUTEN: whole(1, 1440)
    .default(30)
    .describe('Na hoeveel minuten zonder verzoek een medewerker opnieuw moet inloggen.'),
  SESSIE_MAX_MINUTEN: whole(5, 2880)
    .default(600)
    .describe('Na hoeveel minuten een medewerker altijd opnieuw moet inloggen.'),
  GEWEIGERD_PER_MINUUT: whole(10, 1_000_000)
    .default(600)
    .describe(
      'Hoeveel verzoeken per minuut, per adres en proces, worden geweigerd met wat eraan scheelt (401); daarna is het 429. Wie een geldig token of een sessie heeft gaat altijd door.',
    ),
  INLOGGEN_PER_MINUUT: whole(5, 1_000_000)
    .default(300)
    .describe('Hoe vaak per minuut, per adres en proces, iemand aan inloggen kan beginnen; daarna is het 429.'),
  AANMELDINGEN_HOOGSTENS: whole(100, 1_000_000)
    .default(10_000)
    .describe('Hoeveel mensen tegelijk halverwege het inloggen kunnen zijn (tien minuten lang); daarna is het 429.'),
  OIDC_ISSUER: address('https', 'http')
    .optional()
    .describe(
      'OpenID-provider waar medewerkers inloggen (Keycloak, Entra ID). Leeg: inloggen kan niet, behalve in een demonstratie.',
    ),
  OIDC_CLIENT_ID: z.string().min(1).default('balie').describe('Client id van Balie bij de OpenID-provider.'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Geheim van Balie bij de OpenID-provider.'),
  OIDC_PRIVATE_KEY: pem()
    .refine(
      (text) => passes(text, isSigningKey),
      'Geef een RSA-sleutel van ten minste 2048 bits in PEM (PKCS 8), zonder wachtwoord.',
    )
    .optional()
    .describe('RSA-sleutel (PKCS 8, PEM) waarmee Balie zich met `private_key_jwt` meldt, in plaats van een geheim.'),
  OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), 'Geef scopes, gescheiden door spaties; openid moet erbij.')
    .default('openid profile email')
    .describe('De scopes waar Balie om vraagt. Entra ID: zet er `offline_access` bij.'),
  OIDC_CONTROLE_MINUTEN: whole(1, 60)
    .default(5)
    .describe(
      'Om de hoeveel minuten Balie bij de provider nagaat of wie aangemeld is nog mag inloggen, en met welke rollen.',
    ),
  OIDC_UITVAL_MINUTEN: whole(0, 600)
    .default(30)
    .describe(
      'Hoeveel minuten wie aangemeld is door kan werken terwijl de provider niet bereikbaar is. Daarna krijgt diegene 503 tot de provider er weer is.',
    ),
  OIDC_KOPPELEN: z
    .enum(['email', 'id', 'beheer'])
    .default('email')
    .describe(
      'Wanneer wie voor het eerst inlogt vanzelf de medewerker wordt die al hetzelfde medewerker-id heeft en nog nooit inlogde: `email` als ook het e-mailadres gelijk is, `id` altijd, `beheer` nooit. Anders beslist beheer.',
    ),
  OIDC_ACR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Toegestane `acr`-waarden, gescheiden door spaties. Gezet: Balie vraagt erom en weigert wie zwakker inlogde.',
    ),
  OIDC_CLAIM_NAAM: z
    .string()
    .min(1)
    .default('name')
    .describe('Claim met de naam; een pad mag: `a.b`, of `/a.b/c` als een naam een punt bevat.'),
  OIDC_CLAIM_EMAIL: z.string().min(1).default('email').describe('Claim met het e-mailadres.'),
  OIDC_CLAIM_MEDEWERKER: z
    .string()
    .min(1)
    .default('preferred_username')
    .describe('Claim met het medewerker-id, waaronder een medewerker in het register van medewerkers staat.'),
  OIDC_CLAIM_ROLLEN: z
    .string()
    .min(1)
    .default('roles')
    .describe(
      'Claim met de rollen, in het ID-token, userinfo of het access token; Keycloak: `resource_access.balie.roles`.',
    ),
  OIDC_CLAIM_AFDELINGEN: z
    .string()
    .min(1)
    .default('groups')
    .describe(
      'Claim met de codes (`objectId`) of namen van afdelingen en groepen. Geen claim: wat beheer vastlegde blijft.',
    ),
  CLIENTCERTIFICAAT_HEADER: headerName()
    .optional()
    .describe(
      'Header waarin een proxy van `TRUST_PROXY` zet welk clientcertificaat hij heeft gecontroleerd (onderwerp of vingerafdruk), voor applicaties die zich daarmee moeten melden. De proxy overschrijft wat een ander daarin stuurt. Leeg: geen.',
    ),
  OAUTH_ISSUER: address('https', 'http')
    .optional()
    .describe('OAuth 2-server waarvan applicaties een bearer token mogen gebruiken. Leeg: geen.'),
  OAUTH_AUDIENCE: z
    .string()
    .min(1)
    .default('balie')
    .describe('De `aud` die een bearer token van `OAUTH_ISSUER` moet hebben.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

function refuse(settings: Settings): string | undefined {
  if (settings.CLIENTCERTIFICAAT_HEADER && !settings.TRUST_PROXY)
    return 'TRUST_PROXY: is nodig bij CLIENTCERTIFICAAT_HEADER: van een ander wordt die header niet geloofd.'
  if (settings.NODE_ENV !== 'production') return undefined
  if (settings.OIDC_ISSUER && !(settings.OIDC_ISSUER.startsWith('https:') && settings.PUBLIC_URL?.startsWith('https:')))
    return 'OIDC_ISSUER, PUBLIC_URL: inloggen in productie kan alleen over https; geef beide.'
  if (settings.OIDC_ISSUER && !settings.OIDC_CLIENT_SECRET === !settings.OIDC_PRIVATE_KEY)
    return 'OIDC_CLIENT_SECRET, OIDC_PRIVATE_KEY: geef er één van beide.'
  return openInProduction(settings, ['OAUTH_ISSUER'])
}

export const settings: SettingsPart = { schema, refuse }
