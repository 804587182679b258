import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Inleesverslag } from '../../inrichting/actoren/contract.ts'
import { leesBestandIn, neemObjectenOver, type Omgeving } from '../../inrichting/actoren/inlezen/inlezen.ts'
import { OPDRACHTREGEL } from '../../inrichting/wijzigingen/queries.ts'
import type { Config } from '../../platform/config.ts'
import { inTransaction } from '../../platform/database.ts'
import { Problem } from '../../platform/problems.ts'
import type { System } from './system.ts'

const WERK = ['medewerkers', 'afdelingen', 'objecten'] as const
type Inleeswerk = (typeof WERK)[number]

const GEBRUIK: Record<Inleeswerk, string> = {
  medewerkers: 'balie import medewerkers BESTAND.csv [--compleet] [--uitvoeren]',
  afdelingen: 'balie import afdelingen BESTAND.csv [--compleet] [--uitvoeren]',
  objecten: 'balie import objecten [--uitvoeren]',
}

/** What of the people of the municipality is taken in, if this names any. */
export const inleeswerk = (naam: string | undefined): Inleeswerk | undefined => WERK.find((werk) => werk === naam)

interface Gevraagd {
  bestand: string | undefined
  compleet: boolean
  proef: boolean
}

function leesArgumenten(werk: Inleeswerk, args: string[]): Gevraagd | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { compleet: { type: 'boolean', default: false }, uitvoeren: { type: 'boolean', default: false } },
    })
    if (positionals.length !== (werk === 'objecten' ? 0 : 1)) return undefined
    return { bestand: positionals[0], compleet: values.compleet, proef: !values.uitvoeren }
  } catch {
    return undefined
  }
}

/** What was done, or would be: a line for each actor, and the counts. */
function toon({ proef, nieuw, gewijzigd, uitgezet, ongewijzigd, waarschuwingen }: Inleesverslag): string {
  const wie = ({ soort, code, naam }: { soort: string; code: string; naam: string }) => `${soort} ${code}, ${naam}`
  const regels = [
    ...nieuw.map((een) => `nieuw: ${wie(een)}`),
    ...gewijzigd.map((een) => `gewijzigd: ${wie(een)} (${een.velden.map(({ veld }) => veld).join(', ')})`),
    ...uitgezet.map((een) => `uitgezet: ${wie(een)}`),
    ...waarschuwingen.map((tekst) => `let op: ${tekst}`),
    `${nieuw.length} nieuw, ${gewijzigd.length} gewijzigd, ${uitgezet.length} uitgezet, ${ongewijzigd} ongewijzigd.`,
  ]
  if (proef) regels.push('Dit was een proef: er is niets veranderd. Voeg --uitvoeren toe om het te doen.')
  return regels.join('\n')
}

/** `balie import medewerkers | afdelingen | objecten`: a trial, unless it is told to be done. 1 when something is wrong in the source. */
export async function leesActorenIn(
  config: Config,
  werk: Inleeswerk,
  args: string[],
  metSysteem: (work: (system: System) => Promise<number>) => Promise<number>,
): Promise<number> {
  const gevraagd = leesArgumenten(werk, args)
  if (!gevraagd) {
    console.error(`Gebruik: ${GEBRUIK[werk]}`)
    return 2
  }
  const { bestand, compleet, proef } = gevraagd
  try {
    const inhoud = bestand === undefined ? undefined : await readFile(bestand)
    return await metSysteem(async ({ db }) => {
      const verslag = await inTransaction(db, 'schrijven', async (tx) => {
        const omgeving: Omgeving = { db: tx, door: OPDRACHTREGEL, zelf: null }
        if (werk === 'objecten' || !inhoud) return neemObjectenOver(omgeving, config, proef)
        return leesBestandIn(omgeving, { soort: werk, inhoud, compleet, proef })
      })
      console.log(toon(verslag))
      return 0
    })
  } catch (error) {
    if (error instanceof Problem) {
      const fouten = error.details.invalidParams?.map(({ name, reason }) => `${name}: ${reason}`)
      console.error(`Er is niets ingelezen.\n${fouten?.join('\n') ?? error.message}`)
      return 1
    }
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.error(`Er is niets ingelezen: ${bestand} bestaat niet.`)
    return 1
  }
}
