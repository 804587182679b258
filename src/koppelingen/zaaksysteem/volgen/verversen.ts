import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, inTransaction } from '../../../platform/database.ts'
import * as kopie from '../../../register/zaken/kopie.ts'
import { isFout } from '../client/fout.ts'
import type { Systeem } from '../systemen.ts'
import { fetchZaak } from './ophalen.ts'
import { searchEverywhere } from './zoeken.ts'

// Keeps the copies fresh: what was told to have changed first, then what is the oldest, slowly.

const MINUTE = 60_000
/** An open zaak of a system that tells nothing is asked so often that its copy is at most 15 minutes old. */
const OPEN_MS = 10 * MINUTE
/** A zaak of which changes are told is asked once a day all the same: notifications get lost, and a closed zaak can be reopened. */
const DAG_MS = 24 * 60 * MINUTE
/** Whoever did not answer is asked again after a while. */
const NA_FOUT_MS = 5 * MINUTE

/** How zaken are asked for, one after the other. */
export interface Tempo {
  /** The clock by which they are due. */
  klok(): Date
  /** When it stops, in ms since 1970. */
  tot: number
  /** The least time from one to the next, in ms. */
  tussentijd: number
}

const volgende = ({ notificaties }: Systeem, open: boolean, now: Date) =>
  new Date(now.getTime() + (open && !notificaties ? OPEN_MS : DAG_MS))

/** Refreshes one copy, and keeps how that went. */
export async function refresh(db: Db, systeem: Systeem, zaak: kopie.TeVerversen, now: Date): Promise<void> {
  const store = (work: (tx: Db) => Promise<void>) => inTransaction(db, 'schrijven', work)
  try {
    const gelezen = await fetchZaak(systeem, zaak.url, zaak.etag)
    if (!gelezen) return await store((tx) => kopie.isOngewijzigd(tx, zaak, now, volgende(systeem, zaak.open, now)))
    const nieuw = { ...gelezen, zaaksysteem: systeem.uuid, meldingen: zaak.meldingen }
    await store((tx) => kopie.saveKopie(tx, nieuw, now, volgende(systeem, gelezen.open, now)))
  } catch (error) {
    if (!isFout(error)) throw error
    await store((tx) => kopie.isNietVerverst(tx, zaak.uuid, error.message, now, new Date(now.getTime() + NA_FOUT_MS)))
  }
}

/** Waits for the moment at which the next one may be asked, after one that began then. */
const pace = ({ tussentijd }: Tempo, begin: number) => sleep(Math.max(0, tussentijd - (Date.now() - begin)))

/** Refreshes the copies of a zaaksysteem that are due, one after the other. */
export async function refreshAll(db: Db, systeem: Systeem, tempo: Tempo): Promise<void> {
  while (Date.now() < tempo.tot) {
    const now = tempo.klok()
    const zaak = await inTransaction(db, 'schrijven', (tx) => kopie.takeOldest(tx, systeem.uuid, now))
    if (!zaak) return
    const begin = Date.now()
    await refresh(db, systeem, zaak, now)
    await pace(tempo, begin)
  }
}

/** Looks for zaken to which others made links, in every zaaksysteem: those that are found are followed from then on. */
export async function searchUnknown(db: Db, systemen: readonly Systeem[], tempo: Tempo): Promise<void> {
  while (systemen.length > 0 && Date.now() < tempo.tot) {
    const now = tempo.klok()
    const onbekende = await inTransaction(db, 'schrijven', (tx) => kopie.takeUnknown(tx, now))
    if (!onbekende) return
    const begin = Date.now()
    const { zaken } = await searchEverywhere(systemen, onbekende)
    for (const { systeem, inhoud } of zaken) {
      const nieuw = { ...inhoud, zaaksysteem: systeem.uuid, meldingen: 0 }
      await inTransaction(db, 'schrijven', (tx) => kopie.saveKopie(tx, nieuw, now, volgende(systeem, inhoud.open, now)))
    }
    await pace(tempo, begin)
  }
}
