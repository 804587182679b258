import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { parseEmail } from '../../koppelingen/email/parse.ts'
import { type Omgeving, registreerEmail } from '../../koppelingen/email/registreren.ts'
import type { Config } from '../../platform/config.ts'
import { Problem } from '../../platform/problems.ts'
import { reasonOf } from './bestand.ts'
import { withSystem } from './system.ts'

type Uitkomst = 'geregistreerd' | 'al bekend' | { reden: string }

/** The messages in what is named: files as they are, of a folder all that end in .eml, at any depth. */
async function berichten(paden: readonly string[]): Promise<string[]> {
  const lijsten = paden.map(async (pad) => {
    if (!(await stat(pad).catch(() => undefined))?.isDirectory()) return [pad]
    const namen = await readdir(pad, { recursive: true })
    return namen
      .filter((naam) => naam.toLowerCase().endsWith('.eml'))
      .sort()
      .map((naam) => join(pad, naam))
  })
  return (await Promise.all(lijsten)).flat()
}

/** Registers one message; says why when it cannot be. */
async function verwerk(omgeving: Omgeving, pad: string): Promise<Uitkomst> {
  const bron = await readFile(pad).catch((error: NodeJS.ErrnoException) => ({ reden: reasonOf(error) }))
  if ('reden' in bron) return bron
  const uitkomst = await parseEmail(bron, omgeving.now)
  if ('reden' in uitkomst) return uitkomst
  try {
    return (await registreerEmail(omgeving, bron, uitkomst.email)) ? 'geregistreerd' : 'al bekend'
  } catch (error) {
    if (error instanceof Problem) return { reden: error.message }
    throw error
  }
}

/** `balie registreer-email`: one line per file, and 1 when a file could not be registered. */
export async function registreerEmails(config: Config, paden: readonly string[]): Promise<number> {
  return withSystem(config, async ({ db }) => {
    const omgeving = { db, config, log: pino({ level: config.LOG_LEVEL }), now: new Date() }
    const aantallen = { geregistreerd: 0, 'al bekend': 0, mislukt: 0 }
    for (const pad of await berichten(paden)) {
      const uitkomst = await verwerk(omgeving, pad)
      const tekst = typeof uitkomst === 'string' ? uitkomst : `niet geregistreerd: ${uitkomst.reden}`
      aantallen[typeof uitkomst === 'string' ? uitkomst : 'mislukt'] += 1
      console.log(`${pad}: ${tekst}`)
    }
    console.log(
      `${aantallen.geregistreerd} geregistreerd, ${aantallen['al bekend']} al bekend, ${aantallen.mislukt} niet geregistreerd.`,
    )
    return aantallen.mislukt > 0 ? 1 : 0
  })
}
