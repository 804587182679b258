import { z } from 'zod'
import { openInProduction, type Settings, type SettingsPart } from '../../platform/config.ts'
import { address, flag, whole } from '../../platform/settings.ts'

const schema = z.object({
  DOCUMENT_MB: whole(1, 4096).default(500).describe('Grootste document dat wordt aangenomen, in MB.'),
  CLAMAV_ADRES: z
    .string()
    .regex(/^(\/.+|.+:\d{1,5})$/, 'Geef host:poort, of het pad van een socket.')
    .optional()
    .describe(
      'ClamAV (`clamd`): `host:poort` of het pad van zijn socket. Een document is pas te openen als het gecontroleerd is. Leeg: er wordt niet gecontroleerd.',
    ),
  CLAMAV_MB: whole(1, 4096)
    .default(100)
    .describe(
      'De `StreamMaxLength` van ClamAV, in MB. Met ClamAV wordt een groter document niet aangenomen, want het kan niet worden gecontroleerd.',
    ),
  S3_BUCKET_URL: address('https', 'http')
    .optional()
    .describe(
      'Adres van een bucket in een opslag die S3 spreekt, zoals `https://minio.gemeente.example/balie`, met desgewenst een voorvoegsel. Grote documenten komen daar te staan. Leeg: alles staat in PostgreSQL.',
    ),
  S3_REGIO: z.string().min(1).default('us-east-1').describe('De regio van die opslag.'),
  S3_SLEUTEL_ID: z.string().min(1).optional().describe('Access key id van Balie bij die opslag.'),
  S3_GEHEIM: z.string().min(1).optional().describe('Secret access key van Balie bij die opslag.'),
  S3_VANAF_KB: whole(1, 4_194_304)
    .default(1024)
    .describe('Een document van ten minste zo veel kB staat in die opslag; een kleiner blijft in PostgreSQL.'),
  S3_TERUG: flag.default(false).describe('Haal alles uit die opslag terug naar PostgreSQL.'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

function refuse(settings: Settings): string | undefined {
  const { S3_BUCKET_URL, S3_SLEUTEL_ID, S3_GEHEIM } = settings
  if (new Set([!S3_BUCKET_URL, !S3_SLEUTEL_ID, !S3_GEHEIM]).size > 1)
    return 'S3_BUCKET_URL, S3_SLEUTEL_ID, S3_GEHEIM: geef ze alle drie, of geen van alle.'
  return openInProduction(settings, ['S3_BUCKET_URL'])
}

export const settings: SettingsPart = { schema, refuse }
