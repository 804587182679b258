import { readFile } from 'node:fs/promises'
import type { Inleesverslag } from '../../inrichting/actoren/contract.ts'
import { importFile, type Omgeving, takeOverObjecten } from '../../inrichting/actoren/inlezen/inlezen.ts'
import { OPDRACHTREGEL } from '../../inrichting/wijzigingen/queries.ts'
import type { Config } from '../../platform/config.ts'
import { inTransaction } from '../../platform/database.ts'
import { Problem } from '../../platform/problems.ts'
import { reasonOf } from './bestand.ts'
import { withMigratedSystem } from './system.ts'

interface Gevraagd {
  compleet: boolean
  uitvoeren: boolean
}

/** Describes what was done, or would be: a line for each actor, and the counts. */
function show({ proef, nieuw, gewijzigd, uitgezet, ongewijzigd, waarschuwingen }: Inleesverslag): string {
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

/** Reads in actoren and says what was done. Gives 1 when something in the source is wrong. */
async function readIn(config: Config, work: (omgeving: Omgeving) => Promise<Inleesverslag>): Promise<number> {
  try {
    return await withMigratedSystem(config, async ({ db }) => {
      const verslag = await inTransaction(db, 'schrijven', (tx) => work({ db: tx, door: OPDRACHTREGEL, zelf: null }))
      console.log(show(verslag))
      return 0
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const fouten = error.details.invalidParams?.map(({ name, reason }) => `${name}: ${reason}`)
    console.error(`Er is niets ingelezen.\n${fouten?.join('\n') ?? error.message}`)
    return 1
  }
}

/** Runs `balie import medewerkers | afdelingen`, which is a trial unless the option says otherwise. */
export async function readActoren(
  config: Config,
  soort: 'medewerkers' | 'afdelingen',
  file: string,
  { compleet, uitvoeren }: Gevraagd,
): Promise<number> {
  const inhoud = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    console.error(`Er is niets ingelezen. ${file}: ${reasonOf(error)}.`)
  })
  if (!inhoud) return 1
  return readIn(config, (omgeving) => importFile(omgeving, { soort, inhoud, compleet, proef: !uitvoeren }))
}

/** Runs `balie import objecten`, which reads actoren from the Objects API. */
export const readObjecten = (config: Config, { uitvoeren }: Pick<Gevraagd, 'uitvoeren'>): Promise<number> =>
  readIn(config, (omgeving) => takeOverObjecten(omgeving, config, !uitvoeren))
