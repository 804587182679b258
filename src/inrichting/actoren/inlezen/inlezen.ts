import type { Config } from '../../../platform/config.ts'
import { type Db, takeTurn } from '../../../platform/database.ts'
import { bronOnbereikbaar, invalid } from '../../../platform/problems.ts'
import { sql } from '../../../platform/sql.ts'
import { type Door, writeWijzigingen } from '../../wijzigingen/queries.ts'
import { type Actor, geenObjecten, type Inleesverslag, type SoortBestand } from '../contract.ts'
import * as queries from '../queries.ts'
import { readCsv } from './csv.ts'
import { fetchObjecten, soortenIn } from './objecten.ts'
import { savePlan } from './queries.ts'
import {
  type Bron,
  compare,
  fieldsOf,
  type Genoemd,
  leesbaar,
  type Plan,
  type SoortBron,
  unidentified,
  unknownEenheden,
} from './rules.ts'

/** The environment of an import: the person who runs it and the register it goes into. */
export interface Omgeving {
  db: Db
  door: Door
  /** The actor that this person acts as. */
  zelf: string | null
}

const MOST_FAULTS = 200

const genoemd = ({ soort, code, naam }: Genoemd): Genoemd => ({ soort, code, naam })

function reportOf(plan: Plan): Omit<Inleesverslag, 'proef' | 'waarschuwingen'> {
  return {
    nieuw: plan.nieuw.map(({ bron }) => genoemd(bron)),
    gewijzigd: plan.gewijzigd.map(({ genoemd: wie, wijzigingen }) => ({ ...wie, velden: wijzigingen })),
    uitgezet: plan.uitgezet.map((uit) => uit.genoemd),
    ongewijzigd: plan.ongewijzigd,
  }
}

async function writeTrail({ db, door }: Omgeving, plan: Plan, uuids: readonly string[], actoren: readonly Actor[]) {
  const was = new Map(actoren.map((actor) => [actor.uuid, leesbaar(fieldsOf(actor))]))
  const nieuw = plan.nieuw.map(({ velden }, index) => ({ uuid: uuids[index] ?? '', velden }))
  const regels = [...nieuw, ...plan.gewijzigd, ...plan.uitgezet].map(({ uuid, velden }) => ({
    soort: 'actor' as const,
    object: uuid,
    naam: velden.naam,
    voor: was.get(uuid) ?? null,
    na: leesbaar(velden),
  }))
  await writeWijzigingen(db, door, regels)
}

const PLURALS: Record<SoortBron, string> = { medewerker: 'medewerkers', afdeling: 'afdelingen', groep: 'groepen' }

/** Words what is not taken over of a source, at most so much of it as people read. */
function warningsOf(actoren: readonly Actor[], bron: Bron, nietUitgezet: readonly SoortBron[]): string[] {
  const findings = [
    ...bron.bevindingen.map(({ name, reason }) => `${name}: ${reason}`),
    ...unknownEenheden(actoren, bron).map(
      ({ actor, verwijzing: { soort, waarde } }) =>
        `${actor.herkomst}: ${waarde} is hier geen ${soort}. De eigen afdelingen en groepen blijven.`,
    ),
  ]
  const rest = findings.length - MOST_FAULTS
  return [
    ...findings.slice(0, MOST_FAULTS),
    ...(rest > 0 ? [`Van nog ${rest} regels of velden is iets niet overgenomen.`] : []),
    ...nietUitgezet.map(
      (soort) => `Er zijn geen ${PLURALS[soort]} uitgezet, want niet van alle is te lezen om wie het gaat.`,
    ),
  ]
}

/**
 * Brings the actoren in line with the source and returns what changed. Nobody is made inactive of a kind that has an entry of which nobody
 * knows about whom it is.
 */
async function perform(
  omgeving: Omgeving,
  bron: Bron,
  compleet: readonly SoortBron[],
): Promise<Omit<Inleesverslag, 'proef'>> {
  const actoren = await queries.fromRegister(omgeving.db)
  const onbekend = unidentified(bron)
  const bekend = compleet.filter((soort) => !onbekend.has(soort))
  const plan = compare({ actoren, bron, compleet: bekend, zelf: omgeving.zelf })
  await writeTrail(omgeving, plan, await savePlan(omgeving.db, plan), actoren)
  const waarschuwingen = warningsOf(
    actoren,
    bron,
    compleet.filter((soort) => onbekend.has(soort)),
  )
  return { ...reportOf(plan), waarschuwingen }
}

/** Does the work, one import at a time, and undoes it afterwards when it is a trial. */
async function asTrial<T>(db: Db, proef: boolean, work: () => Promise<T>): Promise<T> {
  await takeTurn(db, 'actoren inlezen')
  await sql`savepoint inlezen`.execute(db)
  const uitkomst = await work()
  await sql.raw(proef ? 'rollback to savepoint inlezen' : 'release savepoint inlezen').execute(db)
  return uitkomst
}

const SOORTEN: Record<SoortBestand, readonly SoortBron[]> = {
  medewerkers: ['medewerker'],
  afdelingen: ['afdeling', 'groep'],
}

export interface Bestand {
  soort: SoortBestand
  inhoud: Uint8Array
  /** An actor who is missing from the file is made inactive. */
  compleet: boolean
  proef: boolean
}

/**
 * Imports a CSV file. A line or a field with a fault is left out and reported; the rest counts.
 * @throws Problem 400 with everything that is wrong in it, by line and column, when it is no such file or no line can be used
 */
export async function importFile(
  omgeving: Omgeving,
  { soort, inhoud, compleet, proef }: Bestand,
): Promise<Inleesverslag> {
  const { bron, fouten } = readCsv(inhoud, soort)
  if (fouten.length > 0) throw invalid(fouten.slice(0, MOST_FAULTS))
  if (bron.actoren.length === 0) throw invalid(bron.bevindingen.slice(0, MOST_FAULTS))
  const gedaan = await asTrial(omgeving.db, proef, () => perform(omgeving, bron, compleet ? SOORTEN[soort] : []))
  return { proef, ...gedaan }
}

/**
 * Takes over all actoren from the Objects API. Afdelingen and groepen come first, because medewerkers refer to them. Actoren who are gone
 * there become inactive.
 * @throws Problem when there is no Objects API, or it does not answer as it should
 */
export async function takeOverObjecten(omgeving: Omgeving, config: Config, proef: boolean): Promise<Inleesverslag> {
  const soorten = soortenIn(config)
  if (soorten.length === 0) throw geenObjecten()
  const gelezen = await Promise.all(soorten.map(([soort, type]) => fetchObjecten(config, soort, type)))
  const leeg = soorten.find((_, index) => gelezen[index]?.actoren.length === 0)
  if (leeg) throw bronOnbereikbaar({ detail: `De Objects API geeft van soort ${leeg[0]} niets dat bruikbaar is.` })
  const verslag: Inleesverslag = {
    proef,
    nieuw: [],
    gewijzigd: [],
    uitgezet: [],
    ongewijzigd: 0,
    waarschuwingen: [],
  }
  await asTrial(omgeving.db, proef, async () => {
    for (const [index, [soort]] of soorten.entries()) {
      const bron = gelezen[index]
      if (!bron) continue
      const deel = await perform(omgeving, bron, [soort])
      verslag.waarschuwingen.push(...deel.waarschuwingen)
      verslag.nieuw.push(...deel.nieuw)
      verslag.gewijzigd.push(...deel.gewijzigd)
      verslag.uitgezet.push(...deel.uitgezet)
      verslag.ongewijzigd += deel.ongewijzigd
    }
  })
  return verslag
}
