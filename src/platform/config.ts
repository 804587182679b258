import { z } from 'zod'
import { isEncrypted, readAddress } from './hosts.ts'
import { address, flag, isNetwork, site, whole } from './settings.ts'
import { invalidParamsOf } from './validation.ts'

const databaseAddress = z.string().superRefine((url, context) => {
  try {
    readAddress(url)
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
  }
})

const schema = z.object({
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
  GEBEURTENIS_BRON: z
    .string()
    .regex(/^urn:nld:./, 'Geef een URN die begint met urn:nld:.')
    .default('urn:nld:gemeente-demo:systeem:balie')
    .describe('De `source` van gebeurtenissen: een URN volgens het NL GOV-profiel voor CloudEvents.'),
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
  ZOEK_SECONDEN: whole(1, 30)
    .default(10)
    .describe('Hoeveel seconden een zoekvraag de database hoogstens kost; daarna is het antwoord 503.'),
  SECURITY_CONTACT: address('mailto', 'https')
    .optional()
    .describe(
      'Waar iemand een zwakke plek meldt (`mailto:` of `https:`), voor `/.well-known/security.txt`. Leeg: dat bestand is er niet.',
    ),
  MAX_BODY_KB: whole(16, 102_400)
    .default(1024)
    .describe(
      'Grootste verzoek dat wordt aangenomen, in kB; een document en een bestand om in te lezen mogen groter zijn.',
    ),
})

/**
 * The settings. They are read from the environment once, at the start. A feature adds its own, in its `config.ts`: a schema in which the
 * description of each setting is its documentation, and its type here, by declaration merging.
 */
export interface Settings extends z.output<typeof schema> {}

/** The settings of a feature. */
export interface SettingsPart {
  schema: z.ZodObject
  /** Gives the reason, in Dutch and with the names of the settings, why they cannot be so together. */
  refuse?(settings: Settings): string | undefined
}

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

/** Refuses those of these addresses that are not https in production. */
export function openInProduction(settings: Settings, names: readonly (keyof Settings)[]): string | undefined {
  if (settings.NODE_ENV !== 'production') return undefined
  const open = names.filter((name) => String(settings[name]).startsWith('http:'))
  return open.length > 0 ? `${open.join(', ')}: in productie kan alleen https.` : undefined
}

function refuse(settings: Settings): string | undefined {
  if (settings.NODE_ENV !== 'production') return undefined
  if (!settings.DATABASE_URL)
    return 'DATABASE_URL: is in productie verplicht; de ingebouwde PostgreSQL is alleen voor ontwikkeling en demonstratie.'
  if (!settings.DATABASE_ONVERSLEUTELD && !isEncrypted(settings.DATABASE_URL))
    return 'DATABASE_URL: is in productie versleuteld: zet er sslmode=verify-full achter, of DATABASE_ONVERSLEUTELD=true als dat hier niet hoeft.'
  if (settings.DEMO) return 'DEMO: demogegevens kunnen niet in productie.'
  return openInProduction(settings, ['PUBLIC_URL'])
}

/** The settings of the server itself. */
export const settings: SettingsPart = { schema, refuse }

/** An error for settings that are wrong; its message names each of them. */
export class ConfigError extends Error {}

/** Lists each fault with a reason in Dutch: the reason that the setting itself gives, or else a general one about its form. */
function faultsOf(error: z.ZodError) {
  return error.issues.flatMap((issue) => {
    const [general] = invalidParamsOf(new z.ZodError([issue]))
    const isOwn = issue.code === 'custom' || (issue.code === 'invalid_format' && !issue.message.startsWith('Invalid'))
    return general ? [{ name: general.name, reason: isOwn ? issue.message : general.reason }] : []
  })
}

const schemaOf = (parts: readonly SettingsPart[]) =>
  z.object(Object.assign({}, ...parts.map(({ schema: { shape } }) => shape)) as z.ZodRawShape)

/**
 * Reads the settings from the environment.
 * @param parts those of the server and of every feature
 * @throws ConfigError when a value is wrong or the settings contradict each other
 */
export function readConfig(env: NodeJS.ProcessEnv, parts: readonly SettingsPart[]): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schemaOf(parts).safeParse(given, { reportInput: true })
  if (!parsed.success)
    throw new ConfigError(
      faultsOf(parsed.error)
        .map(({ name, reason }) => `${name}: ${reason}`)
        .join('\n'),
    )
  // The parts together are what `Settings` says.
  const read = parsed.data as unknown as Settings
  const refused = parts.map((part) => part.refuse?.(read)).filter((reason) => reason !== undefined)
  if (refused.length > 0) throw new ConfigError(refused.join('\n'))
  const embedded = !read.DATABASE_URL
  return { ...read, production: read.NODE_ENV === 'production', embedded, demo: read.DEMO ?? embedded }
}

/** Writes the table of settings for `docs/operating.md`. */
export function configTable(parts: readonly SettingsPart[]): string {
  const rows = Object.entries(schemaOf(parts).shape).map(([name, schema]) => {
    const form = schema as z.ZodType
    const standard = form.safeParse(undefined)
    const text =
      standard.success && standard.data !== undefined ? `\`${standard.data as string | number | boolean}\`` : ''
    return `| \`${name}\` | ${text} | ${form.description ?? ''} |`
  })
  return ['| instelling | standaard | betekenis |', '| --- | --- | --- |', ...rows].join('\n')
}
