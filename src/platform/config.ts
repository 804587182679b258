import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { z } from 'zod'
import { isEncrypted, readAddress } from './hosts.ts'
import { invalidParamsOf } from './validation.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'Geef een geheel getal.').transform(Number).pipe(z.int().min(min).max(max))

const databaseAddress = z.string().superRefine((url, context) => {
  try {
    readAddress(url)
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
  }
})

/** Parses headers written as `a=b,c=d`; special characters in a value are percent-encoded. */
const headerList = z
  .string()
  .regex(/^[\w-]+=[^,]+(,[\w-]+=[^,]+)*$/, 'Geef headers als naam=waarde, gescheiden door komma’s.')
  .optional()
/** Accepts an address with one of these protocols, such as `https` or `http`. */
const address = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `Geef een adres dat begint met ${protocols.map((name) => `${name}:${name === 'mailto' ? '' : '//'}`).join(' of ')}.`,
  })

/** Accepts the address of a whole site. A path is refused, because it would be lost. */
const site = () =>
  address('https', 'http').refine(
    (url) => /^\/?$/.test(new URL(url).pathname + new URL(url).search + new URL(url).hash),
    {
      error: 'Geef een adres zonder pad, zoals https://balie.gemeente.example.',
      when: ({ issues }) => issues.length === 0,
    },
  )

/** Tells whether a text is an IP address or a network: `10.0.0.1`, `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [ip = '', bits, ...rest] = text.split('/')
  const version = isIP(ip)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const passes = (text: string, read: (text: string) => boolean): boolean => {
  try {
    return read(text)
  } catch {
    return false
  }
}

/** Accepts PEM. It may come on one line, with a backslash and an n in the place of each line break. */
const pem = () => z.string().transform((text) => text.replaceAll('\\n', '\n'))

const MODULUS_BITS = 2048
const isSigningKey = (text: string) => {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text)
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MODULUS_BITS
}

const headerName = (standard: string) =>
  z
    .string()
    .regex(/^[\w-]+$/, 'Geef de naam van een header.')
    .default(standard)

/**
 * The schema of all settings. They are read from the environment once, at the start. The description of each setting is its documentation.
 */
export const ConfigSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('Omgeving. `production` weigert demogegevens en de ingebouwde PostgreSQL.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Adres waarop de server luistert.'),
  PORT: whole(0, 65_535).default(8080).describe('Poort waarop de server luistert; 0 kiest een vrije.'),
  WORK_PORT: whole(0, 65_535)
    .default(8081)
    .describe('Poort waarop `balie work` zijn gezondheid en cijfers geeft; 0 kiest een vrije.'),
  PUBLIC_URL: site()
    .optional()
    .describe('Adres waarop gebruikers en applicaties Balie bereiken, als dat een ander is (achter een proxy).'),
  CORS_ORIGINS: z
    .string()
    .regex(
      /^(\*|https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*)$/,
      'Geef adressen zonder pad, gescheiden door komma’s, of een sterretje.',
    )
    .optional()
    .describe(
      'Adressen (`https://portaal.example`, gescheiden door komma’s) van pagina’s die in een browser de Klantinteracties API en de Contactgegevens API mogen gebruiken; `*`: alle. Leeg: geen.',
    ),
  DATABASE_URL: databaseAddress
    .optional()
    .describe(
      'PostgreSQL 15 of later; meer hosts met komma’s ertussen. Leeg: Balie start een eigen PostgreSQL in `DATA_DIR`.',
    ),
  DATABASE_CONNECTIONS: whole(2, 200)
    .default(10)
    .describe('Grootste aantal verbindingen met de database, en evenveel voor wie niet alles mag zien.'),
  DATABASE_VERBINDEN_SECONDEN: whole(1, 60)
    .default(5)
    .describe('Hoe lang Balie wacht tot een host van de database antwoordt.'),
  DATABASE_WACHTEN_SECONDEN: whole(1, 120)
    .default(30)
    .describe('Hoe lang een verzoek op een vrije verbinding met de database wacht. Daarna: 503.'),
  DATABASE_OPDRACHT_SECONDEN: whole(1, 300)
    .default(30)
    .describe(
      'Hoe lang één opdracht aan de database mag duren. Daarna: 503. Migreren en verhuizen hebben deze grens niet.',
    ),
  DATABASE_ONVERSLEUTELD: flag
    .default(false)
    .describe('Sta in productie een verbinding met de database toe die niet versleuteld is.'),
  VERZOEK_SECONDEN: whole(1, 600)
    .default(60)
    .describe('Hoe lang een verzoek mag duren, met het insturen ervan. Daarna: 408 of 503.'),
  STOPPEN_SECONDEN: whole(1, 600)
    .default(20)
    .describe('Hoe lang lopende verzoeken bij het stoppen nog krijgen. Binnen 25 seconden meer is het proces weg.'),
  DATA_DIR: z.string().min(1).default('.balie').describe('Map voor de ingebouwde PostgreSQL.'),
  DEMO: flag
    .optional()
    .describe('Laad bij de eerste start demogegevens. Standaard alleen met de ingebouwde PostgreSQL.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Hoeveel er in het log komt.'),
  INTERNETAAK_WERKDAGEN: whole(1, 60)
    .default(3)
    .describe('Binnen hoeveel werkdagen een interne taak klaar moet zijn, als er geen norm voor is.'),
  ZONDER_OPVOLGING_MINUTEN: whole(1, 100_000)
    .default(60)
    .describe('Na hoeveel minuten zonder opvolging een klantcontact wordt gemeld met een gebeurtenis.'),
  IDEMPOTENTIE_UREN: whole(1, 720)
    .default(24)
    .describe('Hoeveel uur een antwoord bij een Idempotency-Key bewaard blijft.'),
  CONCEPT_DAGEN: whole(1, 365)
    .default(14)
    .describe('Na hoeveel dagen verdwijnt wat niet is afgemaakt: een lopend contact, of een tekst bij een taak.'),
  GEBEURTENIS_BRON: z
    .string()
    .regex(/^urn:nld:./, 'Geef een URN die begint met urn:nld:.')
    .default('urn:nld:gemeente-demo:systeem:balie')
    .describe('De `source` van gebeurtenissen: een URN volgens het NL GOV-profiel voor CloudEvents.'),
  EMAIL_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe('Naam van de afdeling die de interne taak van een ingekomen e-mail krijgt.'),
  SMTP_URL: address('smtp', 'smtps')
    .optional()
    .describe(
      'Mailserver voor meldingen aan medewerkers: `smtp://gebruiker:wachtwoord@server:587`, of `smtps:`. Leeg: er gaat geen e-mail uit; in een demonstratie komt die in een postvak in de werkplek.',
    ),
  EMAIL_AFZENDER: z.email().optional().describe('E-mailadres waarvan meldingen komen. Verplicht bij `SMTP_URL`.'),
  TRUST_PROXY: z
    .string()
    .refine((text) => text.split(',').every(isNetwork), 'Geef adressen of netwerken (CIDR), gescheiden door komma’s.')
    .optional()
    .describe(
      'Adressen of netwerken (CIDR) van de proxy’s waarvan `X-Forwarded-For`, `-Host` en `-Proto` worden geloofd. Leeg: geen.',
    ),
  SECRET_KEY: z
    .string()
    .regex(/^[A-Za-z\d+/]{43}=(,[A-Za-z\d+/]{43}=)*$/, 'Geef een sleutel van 32 bytes in base64.')
    .optional()
    .describe(
      'Sleutel van 32 bytes in base64 (`openssl rand -base64 32`) waarmee geheimen van applicaties versleuteld in de database staan. Meer dan één, gescheiden door komma’s: de eerste versleutelt, alle ontsleutelen.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: address('https', 'http')
    .optional()
    .describe(
      'Waar het Logboek Dataverwerkingen regels aanneemt (OTLP over HTTP, zonder `/v1/traces`). Leeg: ze gaan nergens heen. Vraagt om `SECRET_KEY`, voor de pseudoniemen.',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .optional()
    .describe('Headers daarbij, zoals `authorization=Bearer …`; meer dan een met komma’s ertussen.'),
  GEHEIM_OVERLAP_UREN: whole(0, 8760)
    .default(168)
    .describe('Hoeveel uur een oud geheim van een applicatie nog werkt nadat er een nieuw is gemaakt.'),
  SESSIE_STIL_MINUTEN: whole(1, 1440)
    .default(30)
    .describe('Na hoeveel minuten zonder verzoek een medewerker opnieuw moet inloggen.'),
  SESSIE_MAX_MINUTEN: whole(5, 2880)
    .default(600)
    .describe('Na hoeveel minuten een medewerker altijd opnieuw moet inloggen.'),
  VIER_OGEN: flag
    .default(false)
    .describe(
      'Een wijziging van rechten (rollen, applicaties en hun geheimen, koppelverzoeken) gebeurt pas als een tweede medewerker met hetzelfde recht haar goedkeurt.',
    ),
  VIER_OGEN_DAGEN: whole(1, 90)
    .default(7)
    .describe('Hoeveel dagen een voorstel op die tweede medewerker wacht; daarna is het verlopen.'),
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
  LOGBOEK_PERSOON_MAANDEN: whole(60, 1200)
    .default(60)
    .describe(
      'Hoeveel maanden regels van het logboek blijven die gegevens van mensen lieten zien of wijzigden (R29; selectielijst 19.1: vijf jaar).',
    ),
  LOGBOEK_BRP_MAANDEN: whole(240, 1200)
    .default(240)
    .describe('Hoeveel maanden regels over vragen aan de BRP blijven (selectielijst 19.1.15: twintig jaar).'),
  LOGBOEK_OVERIG_MAANDEN: whole(12, 1200)
    .default(60)
    .describe('Hoeveel maanden de andere regels blijven: inloggen, beheer, lijsten zonder gegevens van mensen.'),
  LOGBOEK_WEIGERING_MAANDEN: whole(3, 1200)
    .default(12)
    .describe('Hoeveel maanden de getelde weigeringen blijven: van wie onbekend is, en door een limiet.'),
  ZOEK_SECONDEN: whole(1, 30)
    .default(10)
    .describe('Hoeveel seconden een zoekvraag de database hoogstens kost; daarna is het antwoord 503.'),
  SECURITY_CONTACT: address('mailto', 'https')
    .optional()
    .describe(
      'Waar iemand een zwakke plek meldt (`mailto:` of `https:`), voor `/.well-known/security.txt`. Leeg: dat bestand is er niet.',
    ),
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
  OAUTH_ISSUER: address('https', 'http')
    .optional()
    .describe('OAuth 2-server waarvan applicaties een bearer token mogen gebruiken. Leeg: geen.'),
  OAUTH_AUDIENCE: z
    .string()
    .min(1)
    .default('balie')
    .describe('De `aud` die een bearer token van `OAUTH_ISSUER` moet hebben.'),
  REFERENTIELIJSTEN_URL: address('https', 'http')
    .optional()
    .describe('Adres van de Referentielijsten API tot en met `/api/v1`, om de kanalen uit over te nemen. Leeg: geen.'),
  REFERENTIELIJSTEN_TABEL: z
    .string()
    .min(1)
    .default('KANAAL')
    .describe('Code van de tabel met kanalen in de Referentielijsten API.'),
  OBJECTEN_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van de Objects API tot en met `/api/v2`, om medewerkers, afdelingen en groepen uit over te nemen. Leeg: geen.',
    ),
  OBJECTEN_TOKEN: z.string().min(1).optional().describe('Token van Balie bij de Objects API.'),
  OBJECTEN_TYPE_MEDEWERKER: address('https', 'http')
    .optional()
    .describe('URL van het objecttype van medewerkers in de Objects API. Leeg: niet overnemen.'),
  OBJECTEN_TYPE_AFDELING: address('https', 'http')
    .optional()
    .describe('URL van het objecttype van afdelingen in de Objects API. Leeg: niet overnemen.'),
  OBJECTEN_TYPE_GROEP: address('https', 'http')
    .optional()
    .describe('URL van het objecttype van groepen in de Objects API. Leeg: niet overnemen.'),
  BRP_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van BRP Personen bevragen 2 tot en met `/haalcentraal/api/brp`. Leeg: in de BRP wordt niet gezocht. Vraagt om `SECRET_KEY`, voor de pseudoniemen in het logboek.',
    ),
  BRP_API_KEY: z.string().min(1).optional().describe('API-sleutel van Balie bij de BRP.'),
  BRP_API_KEY_HEADER: headerName('X-API-KEY').describe('Header waarin die sleutel gaat.'),
  BRP_HEADERS: headerList.describe(
    'Headers bij elke vraag aan de BRP, zoals `x-doelbinding=…,x-verwerking=…,x-origin-oin=…`.',
  ),
  BRP_HEADERS_BSN: headerList.describe('Headers daarbij, of in plaats daarvan, als op BSN wordt gezocht.'),
  BRP_HEADERS_NAAM: headerList.describe('Hetzelfde, als op naam en geboortedatum wordt gezocht.'),
  BRP_HEADERS_ADRES: headerList.describe('Hetzelfde, als op postcode en huisnummer wordt gezocht.'),
  BRP_GEBRUIKER_HEADER: headerName('x-gebruiker').describe('Header met het kenmerk van wie de vraag stelt.'),
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
  ABONNEMENT_HOSTS: z
    .string()
    .regex(/^[\w.:[\]-]+(,[\w.:[\]-]+)*$/, 'Geef hosts, met of zonder poort, gescheiden door komma’s.')
    .optional()
    .describe(
      'Hosts in het eigen netwerk waar gebeurtenissen heen mogen, met of zonder poort, gescheiden door komma’s. Openbare hosts mogen altijd.',
    ),
  ABONNEMENT_TIMEOUT_SECONDEN: whole(1, 30)
    .default(10)
    .describe('Hoe lang Balie op een antwoord van een abonnee wacht.'),
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
    .describe('De naamruimte van URN’s van zaken en klanttaken.'),
  MAX_BODY_KB: whole(16, 102_400)
    .default(1024)
    .describe(
      'Grootste verzoek dat wordt aangenomen, in kB; een document en een bestand om in te lezen mogen groter zijn.',
    ),
})

export type Settings = z.output<typeof ConfigSchema>

/** The settings together with the values derived from them. */
export interface Config extends Settings {
  production: boolean
  /** Balie runs on the PostgreSQL that it brings along. */
  embedded: boolean
  demo: boolean
}

/** Where others reach Balie, without a slash at the end; empty: it is not told. */
export const publicOrigin = ({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): string =>
  PUBLIC_URL?.replace(/\/$/, '') ?? ''

/** Gives the time limits for the database, in seconds. */
export const limitsOf = (config: Settings) => ({
  connect: config.DATABASE_VERBINDEN_SECONDEN,
  checkout: config.DATABASE_WACHTEN_SECONDEN,
  statement: config.DATABASE_OPDRACHT_SECONDEN,
})

/** An error for settings that are wrong; its message names each of them. */
export class ConfigError extends Error {}

const isPair = (certificate: string, key: string) =>
  new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))

const refusal = (settings: Settings): string | undefined => {
  if (settings.OTEL_EXPORTER_OTLP_ENDPOINT && !settings.SECRET_KEY)
    return 'SECRET_KEY: is nodig bij OTEL_EXPORTER_OTLP_ENDPOINT, voor de pseudoniemen van klanten.'
  if (settings.BRP_URL && !settings.SECRET_KEY)
    return 'SECRET_KEY: is nodig bij BRP_URL, voor de pseudoniemen in het logboek.'
  if (settings.BRP_CLIENT_CERT && settings.BRP_CLIENT_KEY && !isPair(settings.BRP_CLIENT_CERT, settings.BRP_CLIENT_KEY))
    return 'BRP_CLIENT_CERT, BRP_CLIENT_KEY: deze sleutel hoort niet bij dit certificaat.'
  if (settings.SMTP_URL && !settings.EMAIL_AFZENDER) return 'EMAIL_AFZENDER: is nodig bij SMTP_URL.'
  if (!settings.BRP_CLIENT_CERT !== !settings.BRP_CLIENT_KEY)
    return 'BRP_CLIENT_CERT, BRP_CLIENT_KEY: geef beide, of geen van beide.'
  if (!settings.BRP_OAUTH_TOKEN_URL !== !settings.BRP_OAUTH_CLIENT_ID)
    return 'BRP_OAUTH_TOKEN_URL, BRP_OAUTH_CLIENT_ID: geef beide, of geen van beide.'
  if (settings.NODE_ENV !== 'production') return undefined
  const onveilig = ['PUBLIC_URL', 'OAUTH_ISSUER', 'BRP_URL', 'BRP_OAUTH_TOKEN_URL', 'KVK_URL'] as const
  const open = onveilig.filter((naam) => settings[naam]?.startsWith('http:'))
  if (open.length > 0) return `${open.join(', ')}: in productie kan alleen https.`
  if (!settings.DATABASE_URL)
    return 'DATABASE_URL: is in productie verplicht; de ingebouwde PostgreSQL is alleen voor ontwikkeling en demonstratie.'
  if (!settings.DATABASE_ONVERSLEUTELD && !isEncrypted(settings.DATABASE_URL))
    return 'DATABASE_URL: is in productie versleuteld: zet er sslmode=verify-full achter, of DATABASE_ONVERSLEUTELD=true als dat hier niet hoeft.'
  if (settings.SMTP_URL && !settings.PUBLIC_URL)
    return 'PUBLIC_URL: is in productie nodig bij SMTP_URL, voor de links in e-mail.'
  if (settings.OIDC_ISSUER && !(settings.OIDC_ISSUER.startsWith('https:') && settings.PUBLIC_URL?.startsWith('https:')))
    return 'OIDC_ISSUER, PUBLIC_URL: inloggen in productie kan alleen over https; geef beide.'
  if (settings.OIDC_ISSUER && !settings.OIDC_CLIENT_SECRET === !settings.OIDC_PRIVATE_KEY)
    return 'OIDC_CLIENT_SECRET, OIDC_PRIVATE_KEY: geef er één van beide.'
  if (settings.DEMO) return 'DEMO: demogegevens kunnen niet in productie.'
  return undefined
}

/** Lists each fault with a reason in Dutch: the reason that the setting itself gives, or else a general one about its form. */
function faultsOf(error: z.ZodError) {
  return error.issues.flatMap((issue) => {
    const [general] = invalidParamsOf(new z.ZodError([issue]))
    const isOwn = issue.code === 'custom' || (issue.code === 'invalid_format' && !issue.message.startsWith('Invalid'))
    return general ? [{ name: general.name, reason: isOwn ? issue.message : general.reason }] : []
  })
}

/**
 * Reads the settings from the environment.
 * @throws ConfigError when a value is wrong or the settings contradict each other
 */
export function parseConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = ConfigSchema.safeParse(given, { reportInput: true })
  if (!parsed.success)
    throw new ConfigError(
      faultsOf(parsed.error)
        .map(({ name, reason }) => `${name}: ${reason}`)
        .join('\n'),
    )
  const settings = parsed.data
  const refused = refusal(settings)
  if (refused) throw new ConfigError(refused)
  const embedded = !settings.DATABASE_URL
  return { ...settings, production: settings.NODE_ENV === 'production', embedded, demo: settings.DEMO ?? embedded }
}

/** Writes the table of settings for `docs/operating.md`. */
export function configTable(): string {
  const rows = Object.entries(ConfigSchema.shape).map(([name, schema]) => {
    const standard = schema.safeParse(undefined)
    const text = standard.success && standard.data !== undefined ? `\`${String(standard.data)}\`` : ''
    return `| \`${name}\` | ${text} | ${schema.description ?? ''} |`
  })
  return ['| instelling | standaard | betekenis |', '| --- | --- | --- |', ...rows].join('\n')
}
