import { z } from 'zod'
import { Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { openInProduction, type Settings, type SettingsPart } from '../../platform/config.ts'
import { address, flag, passes, pem, whole } from '../../platform/settings.ts'
import { ONDERDELEN } from '../frame/contract.ts'
import { readMiddelen } from './middelen.ts'

const Niveaus = z.partialRecord(z.enum(ONDERDELEN), Betrouwbaarheidsniveau)
const Diensten = z.record(z.string().min(1), z.array(z.enum(ONDERDELEN)))
const Aanpassingen = z.record(z.string(), z.record(z.string(), z.unknown()))

/** Accepts JSON of a form, and keeps its text. */
const json = (form: z.ZodType, wanted: string) =>
  z.string().refine((given) => passes(given, (text) => form.safeParse(JSON.parse(text)).success), wanted)

const schema = z.object({
  MIJN_OIDC_ISSUER: address('https', 'http')
    .optional()
    .describe(
      'OpenID-provider (broker) waar klanten inloggen op Mijn. Leeg: inloggen op Mijn kan niet, behalve in een demonstratie.',
    ),
  MIJN_OIDC_CLIENT_ID: z.string().min(1).default('balie-mijn').describe('Client id van Mijn bij de broker.'),
  MIJN_OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Geheim van Mijn bij de broker.'),
  MIJN_OIDC_PRIVATE_KEY: pem()
    .optional()
    .describe('RSA-sleutel (PKCS 8, PEM) waarmee Mijn zich met `private_key_jwt` meldt, in plaats van een geheim.'),
  MIJN_MIDDELEN: z
    .string()
    .min(1)
    .default('digid,eherkenning,eidas')
    .describe(
      'De inlogmiddelen, gescheiden door komma’s: `digid`, `eherkenning`, `eidas`, `digid-machtigen`, `bewindvoering`, of een eigen naam die `MIJN_MIDDELEN_AANPASSEN` beschrijft.',
    ),
  MIJN_MIDDELEN_AANPASSEN: json(Aanpassingen, 'Geef JSON: per inlogmiddel een object.')
    .default('{}')
    .describe('Wat bij uw broker anders is, als JSON per inlogmiddel: claims, scope, parameters, niveaus, client.'),
  MIJN_NIVEAUS: json(Niveaus, 'Geef JSON: per onderdeel van Mijn een betrouwbaarheidsniveau.')
    .default(
      '{"overzicht":"laag","vragen":"substantieel","taken":"laag","zaken":"substantieel","gegevens":"substantieel"}',
    )
    .describe(
      'Het betrouwbaarheidsniveau dat een onderdeel van Mijn nodig heeft, als JSON. Een onderdeel dat er niet staat heeft `substantieel` nodig.',
    ),
  MIJN_DIENSTEN: json(Diensten, 'Geef JSON: per dienst een lijst van onderdelen van Mijn.')
    .default('{}')
    .describe(
      'Welke onderdelen van Mijn een machtiging voor een dienst opent, als JSON: per dienst (de UUID in de dienstencatalogus) een lijst. Een dienst die er niet staat opent niets.',
    ),
  MIJN_VERTEGENWOORDIGING: flag
    .default(true)
    .describe(
      'Opent ook wat in het register staat over wie wie vertegenwoordigt iets in Mijn? `false`: alleen wat de broker zegt.',
    ),
  MIJN_SESSIE_STIL_MINUTEN: whole(2, 60)
    .default(15)
    .describe('Na hoeveel minuten zonder verzoek een klant opnieuw moet inloggen op Mijn.'),
  MIJN_SESSIE_MAX_MINUTEN: whole(5, 720)
    .default(120)
    .describe('Na hoeveel minuten een klant altijd opnieuw moet inloggen op Mijn.'),
  MIJN_UPLOAD_MB: whole(1, 500)
    .default(50)
    .describe('Hoeveel MB aan bestanden een klant in Mijn in één keer meestuurt, hoogstens.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

/** Gives the means by which klanten log in. */
export const middelenOf = ({ MIJN_MIDDELEN, MIJN_MIDDELEN_AANPASSEN }: Settings) =>
  readMiddelen(MIJN_MIDDELEN, Aanpassingen.parse(JSON.parse(MIJN_MIDDELEN_AANPASSEN)))

/** Gives the level that each part of Mijn needs. */
export function niveausOf({ MIJN_NIVEAUS }: Settings) {
  const gegeven = Niveaus.parse(JSON.parse(MIJN_NIVEAUS))
  return new Map(ONDERDELEN.map((onderdeel) => [onderdeel, gegeven[onderdeel] ?? 'substantieel']))
}

/** Gives the parts of Mijn that a mandate for a service opens. */
export const dienstenOf = ({ MIJN_DIENSTEN }: Settings) => Diensten.parse(JSON.parse(MIJN_DIENSTEN))

function refuse(settings: Settings): string | undefined {
  try {
    middelenOf(settings)
  } catch (error) {
    return `MIJN_MIDDELEN, MIJN_MIDDELEN_AANPASSEN: ${(error as Error).message}`
  }
  if (settings.NODE_ENV !== 'production') return undefined
  const { MIJN_OIDC_ISSUER, MIJN_OIDC_CLIENT_SECRET, MIJN_OIDC_PRIVATE_KEY, PUBLIC_URL } = settings
  if (MIJN_OIDC_ISSUER && !PUBLIC_URL?.startsWith('https:'))
    return 'PUBLIC_URL: inloggen op Mijn kan in productie alleen over https; geef het adres.'
  if (MIJN_OIDC_ISSUER && !MIJN_OIDC_CLIENT_SECRET === !MIJN_OIDC_PRIVATE_KEY)
    return 'MIJN_OIDC_CLIENT_SECRET, MIJN_OIDC_PRIVATE_KEY: geef er één van beide.'
  return openInProduction(settings, ['MIJN_OIDC_ISSUER'])
}

export const settings: SettingsPart = { schema, refuse }
