import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Bron } from '../../koppelingen/email/bron.ts'
import { messagesIn } from '../../koppelingen/email/mbox.ts'
import { parseEmail } from '../../koppelingen/email/parse.ts'
import { type Omgeving, registerEmail } from '../../koppelingen/email/registreren.ts'
import type { Config } from '../../platform/config.ts'
import { Problem } from '../../platform/problems.ts'
import { reasonOf } from './bestand.ts'
import { withSystem } from './system.ts'

type Uitkomst = 'geregistreerd' | 'al bekend' | { overgeslagen: string } | { reden: string }

/** Finds the messages in the named paths: files as they are, and everything in a folder that ends in .eml, .msg or .mbox, at any depth. */
async function berichten(paden: readonly string[]): Promise<string[]> {
  const lijsten = paden.map(async (pad) => {
    if (!(await stat(pad).catch(() => undefined))?.isDirectory()) return [pad]
    const namen = await readdir(pad, { recursive: true })
    return namen
      .filter((naam) => naam.toLowerCase().match(/\.(?:eml|mbox|msg)$/))
      .sort()
      .map((naam) => join(pad, naam))
  })
  return (await Promise.all(lijsten)).flat()
}

/** Registers one message, or says why it cannot be registered. */
async function register(omgeving: Omgeving, bron: Bron): Promise<Uitkomst> {
  const parsed = await parseEmail(bron, { now: omgeving.now, own: omgeving.config.EMAIL_AFZENDER })
  if ('reden' in parsed) return parsed
  try {
    const { registratie } = await registerEmail(omgeving, { bron }, parsed.email)
    if (registratie === 'al bekend' || 'overgeslagen' in registratie) return registratie
    return 'apart' in registratie ? { reden: registratie.apart } : 'geregistreerd'
  } catch (error) {
    if (error instanceof Problem) return { reden: error.message }
    throw error
  }
}

/** Finds the messages in a file, each with a name; an mbox holds several. */
async function messagesAt(path: string): Promise<{ naam: string; bron: Bron }[] | { reden: string }> {
  try {
    const messages = await messagesIn(path, (await stat(path)).size)
    return messages.map((bron, index) => ({ naam: messages.length > 1 ? `${path} (${index + 1})` : path, bron }))
  } catch (error) {
    return { reden: reasonOf(error as NodeJS.ErrnoException) }
  }
}

const textOf = (uitkomst: Uitkomst): string => {
  if (typeof uitkomst === 'string') return uitkomst
  return 'reden' in uitkomst ? `niet geregistreerd: ${uitkomst.reden}` : `overgeslagen: ${uitkomst.overgeslagen}`
}

const countedAs = (uitkomst: Uitkomst) => {
  if (typeof uitkomst === 'string') return uitkomst
  return 'reden' in uitkomst ? 'mislukt' : 'overgeslagen'
}

/** Runs `balie registreer-email`: it prints a line for each message, and gives 1 when one could not be registered. */
export async function registerEmails(config: Config, paden: readonly string[]): Promise<number> {
  return withSystem(config, async ({ db }) => {
    const omgeving = { db, config, log: pino({ level: config.LOG_LEVEL }), now: new Date() }
    const counts = { geregistreerd: 0, 'al bekend': 0, overgeslagen: 0, mislukt: 0 }
    const tell = (naam: string, uitkomst: Uitkomst) => {
      counts[countedAs(uitkomst)] += 1
      console.log(`${naam}: ${textOf(uitkomst)}`)
    }
    for (const pad of await berichten(paden)) {
      const found = await messagesAt(pad)
      if ('reden' in found) tell(pad, found)
      else for (const { naam, bron } of found) tell(naam, await register(omgeving, bron))
    }
    const { geregistreerd, overgeslagen, mislukt } = counts
    console.log(
      `${geregistreerd} geregistreerd, ${counts['al bekend']} al bekend, ${overgeslagen} overgeslagen, ${mislukt} niet geregistreerd.`,
    )
    return mislukt > 0 ? 1 : 0
  })
}
