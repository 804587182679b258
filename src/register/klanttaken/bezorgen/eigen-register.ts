import { type Db, inTransaction } from '../../../platform/database.ts'
import { faultOf } from '../../../platform/fault.ts'
import type { Job, JobContext } from '../../../platform/jobs.ts'
import { addStukken, setBetaald, typeForStukken } from '../../zaakregister/aanvullen.ts'
import { lockZaak } from '../../zaakregister/queries.ts'
import { opdrachtOf } from '../../zaken/saga.ts'
import { fail, finish } from './afronden.ts'
import { type Bezorgbeurt, betaalstandOf, lockTurn, takeEigen } from './queries.ts'

// Brings what a klant handed in to a zaak of the register inside, when no zaaksysteem follows that register over its wire (R26). All of one
// klanttaak goes in one transaction, so that it is there once and whole.

/** A run ends before the next begins, in ms. */
const MOST_MS = 45_000

/** Says why something cannot be brought to the zaak. */
class NietBezorgd extends Error {
  readonly isTijdelijk: boolean

  constructor(reden: string, { isTijdelijk = false } = {}) {
    super(reden)
    this.isTijdelijk = isTijdelijk
  }
}

/** The documents of a klantcontact that can go. One with a virus goes nowhere. */
async function stukkenOf({ config }: JobContext, db: Db, klantcontact: string | null) {
  if (!klantcontact) return []
  const { documenten } = await opdrachtOf(db, klantcontact)
  if (config.CLAMAV_ADRES && documenten.some(({ controle }) => controle === null))
    throw new NietBezorgd('De documenten gaan erheen als ze op virussen zijn gecontroleerd.', { isTijdelijk: true })
  return documenten.filter(({ controle }) => controle !== 'besmet')
}

/** Does what is to be done in a turn. @throws NietBezorgd */
async function bring(context: JobContext, db: Db, beurt: Bezorgbeurt, registerzaak: string): Promise<void> {
  const stukken = await stukkenOf(context, db, beurt.klantcontact)
  const zaak = await lockZaak(db, registerzaak)
  if (!zaak) throw new NietBezorgd('De zaak is er niet meer.')
  if (zaak.einddatum) throw new NietBezorgd('De zaak is gesloten.')
  if (stukken.length > 0) {
    const type = await typeForStukken(db, zaak)
    if (!type) throw new NietBezorgd('Het zaaktype heeft geen informatieobjecttype voor de documenten.')
    const bron = {
      config: context.config,
      lezen: <T>(work: (on: Db) => Promise<T>) => inTransaction(context.db, 'lezen', work),
    }
    await addStukken(db, bron, zaak, { stukken, type })
  }
  const betaald = beurt.soort === 'betaaltaak' && (await betaalstandOf(db, beurt.klanttaak))
  if (betaald) await setBetaald(db, zaak.uuid, betaald)
}

/** It is told of a fault that nobody foresaw. */
const ONVOORZIEN = { tekst: 'Er ging iets mis aan onze kant.', isTijdelijk: true }

/** Brings what is due the longest; false when there is nothing. */
async function bringNext(context: JobContext): Promise<boolean> {
  const { db, now, log } = context
  const beurt = await inTransaction(db, 'schrijven', (tx) => takeEigen(tx, now))
  if (!beurt) return false
  try {
    await inTransaction(db, 'schrijven', async (tx) => {
      // Somebody else has the turn: what they bring counts.
      if (!(await lockTurn(tx, beurt))) return
      await bring(context, tx, beurt, beurt.registerzaak)
      await finish(tx, beurt, now)
    })
  } catch (error) {
    const fout = error instanceof NietBezorgd ? { tekst: error.message, isTijdelijk: error.isTijdelijk } : ONVOORZIEN
    await inTransaction(db, 'schrijven', (tx) => fail(tx, beurt, fout, now))
    log.warn({ klanttaak: beurt.klanttaak, fault: faultOf(error) }, 'klanttaak niet bezorgd')
  }
  return true
}

/** Brings to zaken of the register inside what klanten handed in for them. */
export const bezorgInEigenRegister: Job = {
  name: 'bezorg-klanttaken-in-eigen-register',
  cron: '* * * * *',
  ownTransactions: true,
  async run(context) {
    const tot = Date.now() + MOST_MS
    while (Date.now() < tot && (await bringNext(context)));
  },
}
