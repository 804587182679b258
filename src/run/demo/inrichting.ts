import { hemelvaart } from '../../begrippen/kalender.ts'
import type { Openingstijden, Sluitingsdag } from '../../inrichting/instellingen/contract.ts'
import * as instellingen from '../../inrichting/instellingen/queries.ts'
import type { NieuweNorm } from '../../inrichting/normen/contract.ts'
import * as normen from '../../inrichting/normen/queries.ts'
import type { Normgegevens } from '../../inrichting/normen/rules.ts'
import type { NieuweVragenset } from '../../inrichting/vragensets/contract.ts'
import * as vragensets from '../../inrichting/vragensets/queries.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { indexOfEenheid, makeMedewerkers } from './actoren.ts'
import { BEREIKBAAR, NORMEN, OPENINGSTIJDEN, VRAGENSETS } from './corpus/inrichting.ts'
import { uuidOf } from './rijen.ts'

/** Beheer of the demonstration has set this. */
export interface Inrichting {
  normen: readonly NieuweNorm[]
  vragensets: readonly NieuweVragenset[]
  openingstijden: Openingstijden
  sluitingsdagen: Sluitingsdag[]
}

const DAG = 86_400_000

/** Gives the sluitingsdagen of the year before `now`, this year and the next. */
function sluitingsdagen(now: Date): Sluitingsdag[] {
  const ditJaar = now.getUTCFullYear()
  return [ditJaar - 1, ditJaar, ditJaar + 1].flatMap((jaar) => [
    { datum: new Date(hemelvaart(jaar) + DAG).toISOString().slice(0, 10), naam: 'Dag na Hemelvaart' },
    { datum: `${jaar}-12-31`, naam: 'Oudejaarsdag' },
  ])
}

/** Makes the settings of beheer; one seed in one year always gives the same. */
export function makeInrichting(seed: number, now: Date): Inrichting {
  const actorOf = (voor: (typeof NORMEN)[number]['voor']) => (voor ? uuidOf(seed, 'actor', indexOfEenheid(voor)) : null)
  return {
    normen: NORMEN.map(({ voor, onderwerp = '', aantal, eenheid }) => ({
      actor: actorOf(voor),
      onderwerp,
      aantal,
      eenheid,
    })),
    vragensets: VRAGENSETS.map(({ voor, titel, vragen, actief = true }) => ({
      actor: actorOf(voor),
      titel,
      vragen: [...vragen],
      actief,
    })),
    openingstijden: OPENINGSTIJDEN,
    sluitingsdagen: sluitingsdagen(now),
  }
}

/** Gives the norms that decide the terms of the tasks of the demonstration. */
export function normgegevensOf(seed: number, { normen, openingstijden, sluitingsdagen }: Inrichting): Normgegevens {
  const actor = (index: number) => uuidOf(seed, 'actor', index)
  return {
    normen,
    eenheden: Object.fromEntries(makeMedewerkers().map(({ index, eenheden }) => [actor(index), eenheden.map(actor)])),
    kalender: { openingstijden, sluitingsdagen },
  }
}

/** Keeps the settings of beheer; doing it again changes nothing. */
export async function loadInrichting(db: Db, seed: number, inrichting: Inrichting): Promise<void> {
  const { openingstijden, sluitingsdagen } = inrichting
  await inTransaction(db, 'schrijven', async (tx) => {
    for (const [index, norm] of inrichting.normen.entries()) await normen.save(tx, uuidOf(seed, 'norm', index), norm)
    for (const [index, set] of inrichting.vragensets.entries())
      await vragensets.save(tx, uuidOf(seed, 'vragenset', index), set)
    await instellingen.save(tx, { openingstijden, sluitingsdagen, bereikbaar: BEREIKBAAR })
  })
}
