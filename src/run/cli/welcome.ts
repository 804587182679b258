import type { Config } from '../../platform/config.ts'
import { weg } from '../../register/meldingen/bezorgen.ts'
import { DEMO_TOKEN } from '../demo/applicatie.ts'

/** Gives the text that the program prints when it is ready: where to go, and in a demonstration with what to log in. */
export function welcome(base: string, config: Config): string {
  const lines = [
    '',
    `Balie draait op ${base}`,
    '',
    `  Werkplek        ${base}/werkplek/`,
    `  Mijn            ${base}/mijn/`,
    `  API             ${base}/api/v1`,
    `  Beschrijving    ${base}/api/v1/openapi.json`,
    `  Klantinteracties ${base}/klantinteracties/api/v1`,
    `  Gezondheid      ${base}/health/ready`,
  ]
  if (weg(config) === 'postvak')
    lines.push(`  E-mail          ${base}/werkplek/beheer/email/postvak (schrijf als klant, en lees wat er uitging)`)
  if (config.demo) lines.push('', `  Demonstratie: stuur de header  Authorization: Token ${DEMO_TOKEN}`)
  if (config.embedded) lines.push(`  Gegevens staan in ${config.DATA_DIR}/ (eigen PostgreSQL, niet voor productie)`)
  return [...lines, '', 'Stop met Ctrl+C.', ''].join('\n')
}
