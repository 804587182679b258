import { z } from 'zod'
import type { Settings, SettingsPart } from '../../platform/config.ts'
import { address, whole } from '../../platform/settings.ts'

const schema = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: address('https', 'http')
    .optional()
    .describe(
      'Waar het Logboek Dataverwerkingen regels aanneemt (OTLP over HTTP, zonder `/v1/traces`). Leeg: ze gaan nergens heen. Vraagt om `SECRET_KEY`, voor de pseudoniemen.',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .optional()
    .describe('Headers daarbij, zoals `authorization=Bearer …`; meer dan een met komma’s ertussen.'),
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
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

const refuse = ({ OTEL_EXPORTER_OTLP_ENDPOINT, SECRET_KEY }: Settings) =>
  OTEL_EXPORTER_OTLP_ENDPOINT && !SECRET_KEY
    ? 'SECRET_KEY: is nodig bij OTEL_EXPORTER_OTLP_ENDPOINT, voor de pseudoniemen van klanten.'
    : undefined

export const settings: SettingsPart = { schema, refuse }
