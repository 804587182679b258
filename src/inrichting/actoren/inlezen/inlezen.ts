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
  type BronActor,
  compare,
  fieldsOf,
  type Genoemd,
  leesbaar,
  type Plan,
  type SoortBron,
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

/** Brings the actoren in line with the source and returns what changed. */
async function perform(
  omgeving: Omgeving,
  bron: readonly BronActor[],
  compleet: readonly SoortBron[],
): Promise<Omit<Inleesverslag, 'proef' | 'waarschuwingen'>> {
  const actoren = await queries.fromRegister(omgeving.db)
  const plan = compare({ actoren, bron, compleet, zelf: omgeving.zelf })
  await writeTrail(omgeving, plan, await savePlan(omgeving.db, plan), actoren)
  return reportOf(plan)
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
 * Imports a CSV file completely or not at all.
 * @throws Problem 400 with everything that is wrong in it, by line and column
 */
export async function importFile(
  omgeving: Omgeving,
  { soort, inhoud, compleet, proef }: Bestand,
): Promise<Inleesverslag> {
  const { actoren: bron, fouten } = readCsv(inhoud, soort)
  const onbekend = unknownEenheden(await queries.fromRegister(omgeving.db), bron)
  for (const { actor, verwijzing } of onbekend) {
    const kolom = verwijzing.soort === 'afdeling' ? 'afdelingen' : 'groepen'
    const reason = `${verwijzing.waarde} is hier geen ${verwijzing.soort}.`
    fouten.push({ name: `${actor.herkomst}, kolom ${kolom}`, code: 'onbekend', reason })
  }
  if (fouten.length > 0) throw invalid(fouten.slice(0, MOST_FAULTS))
  const gedaan = await asTrial(omgeving.db, proef, () => perform(omgeving, bron, compleet ? SOORTEN[soort] : []))
  return { proef, ...gedaan, waarschuwingen: [] }
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
    waarschuwingen: gelezen.flatMap(({ waarschuwingen }) => waarschuwingen),
  }
  await asTrial(omgeving.db, proef, async () => {
    for (const [index, [soort]] of soorten.entries()) {
      const bron = gelezen[index]?.actoren ?? []
      for (const { actor, verwijzing } of unknownEenheden(await queries.fromRegister(omgeving.db), bron))
        verslag.waarschuwingen.push(
          `${soort}, ${actor.herkomst}: ${verwijzing.waarde} is hier geen ${verwijzing.soort}.`,
        )
      const deel = await perform(omgeving, bron, [soort])
      verslag.nieuw.push(...deel.nieuw)
      verslag.gewijzigd.push(...deel.gewijzigd)
      verslag.uitgezet.push(...deel.uitgezet)
      verslag.ongewijzigd += deel.ongewijzigd
    }
  })
  return verslag
}
