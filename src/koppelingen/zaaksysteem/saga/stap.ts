import type { Config } from '../../../platform/config.ts'
import { type Db, inTransaction } from '../../../platform/database.ts'
import type { Beurt, Stappen } from '../../../register/zaken/saga.ts'
import { isFout, type ZaaksysteemFout } from '../client/fout.ts'
import type { Aanroep } from '../client/verbinding.ts'
import type { Systeem } from '../systemen.ts'

/** Somebody else has the turn now: whoever had it stops, and keeps nothing. */
export class BeurtKwijt extends Error {}

/** The means with which the steps of a saga work. */
export interface Reis {
  db: Db
  config: Config
  systeem: Systeem
  /** Keeps steps beside those that were kept; false when somebody else has the turn now. */
  save(tx: Db, gedaan: Stappen): Promise<boolean>
  /** The steps that were done up to now. */
  stappen: Stappen
  klok(): Date
  namens: Pick<Aanroep, 'namens'>
  /** An earlier attempt may have done more than it could keep: what is there is looked up before it is made. */
  kijkEerst: boolean
}

/** A journey that starts a zaak. */
export interface Startreis extends Reis {
  beurt: Beurt
}

/** Writes in a transaction of its own. */
export const store = <T>({ db }: Pick<Reis, 'db'>, work: (tx: Db) => Promise<T>): Promise<T> =>
  inTransaction(db, 'schrijven', work)

/**
 * Makes something once.
 * @param zoek finds what was made
 * @param isMade says of a refusal that it is there already
 */
export async function makeOnce<T>(
  { kijkEerst }: Pick<Reis, 'kijkEerst'>,
  zoek: () => Promise<T | undefined>,
  create: () => Promise<T>,
  isMade: (fout: ZaaksysteemFout) => boolean,
): Promise<T> {
  const eerder = kijkEerst ? await zoek() : undefined
  if (eerder) return eerder
  try {
    return await create()
  } catch (error) {
    const gevonden = isFout(error) && isMade(error) ? await zoek() : undefined
    if (!gevonden) throw error
    return gevonden
  }
}

/** Keeps what was done. @throws BeurtKwijt */
export async function remember(reis: Reis, gedaan: Stappen, tx?: Db): Promise<void> {
  const save = (db: Db) => reis.save(db, gedaan)
  if (!(tx ? await save(tx) : await store(reis, save))) throw new BeurtKwijt()
  reis.stappen = { ...reis.stappen, ...gedaan }
}
