import { type Db, inTransaction } from '../../platform/database.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { fail, finish, tellGivenUp, WIE } from '../../register/klanttaken/bezorgen/afronden.ts'
import * as bezorgen from '../../register/klanttaken/bezorgen/queries.ts'
import { opdrachtOf } from '../../register/zaken/saga.ts'
import { isFout, ZaaksysteemFout } from './client/fout.ts'
import { ensureDocumenten } from './saga/onderdelen.ts'
import { BeurtKwijt, type Reis } from './saga/stap.ts'
import type { Systeem } from './systemen.ts'
import * as catalogus from './zgw/catalogus.ts'
import { retrieve } from './zgw/lezen.ts'
import { ZgwZaak } from './zgw/schemas.ts'

// Brings what a klant handed in to the zaak (R26): its documents, each once, and that it was paid.

interface Middelen extends Pick<JobContext, 'db' | 'config' | 'log'> {
  klok(): Date
}

const store = <T>({ db }: Middelen, work: (tx: Db) => Promise<T>) => inTransaction(db, 'schrijven', work)

const NAMENS = { id: WIE.uuid, naam: WIE.naam }

/** Brings the documents of a klantcontact to the zaak. One with a virus goes nowhere. */
async function bringDocumenten(reis: Reis, zaak: ZgwZaak, klantcontact: string): Promise<void> {
  const { verbinding, naam, documentenUrl } = reis.systeem
  const { documenten } = await inTransaction(reis.db, 'lezen', (tx) => opdrachtOf(tx, klantcontact))
  const mee = documenten.filter(({ controle }) => controle !== 'besmet')
  if (mee.length === 0 || !documentenUrl) return
  const zaaktype = await catalogus.zaaktype(verbinding, zaak.zaaktype)
  const type = await catalogus.informatieobjecttype(verbinding, zaaktype, null)
  if (!type)
    throw new ZaaksysteemFout(naam, 'past-niet', {
      wat: 'het zaaktype heeft geen informatieobjecttype voor de documenten',
    })
  await ensureDocumenten(reis, zaak.url, mee, type)
}

/** Tells what was paid, as it is now: said twice it is the same. */
async function tellPaid({ db, systeem, namens }: Reis, zaakUrl: string, klanttaak: string): Promise<void> {
  const stand = await inTransaction(db, 'lezen', (tx) => bezorgen.betaalstandOf(tx, klanttaak))
  if (!stand) return
  const body = {
    betalingsindicatie: stand.isGeheel ? 'geheel' : 'gedeeltelijk',
    laatsteBetaaldatum: stand.laatsteOp.toISOString(),
  }
  await systeem.verbinding.vraag(zaakUrl, { ...namens, method: 'PATCH', body })
}

/** Does what is still to be done. @throws ZaaksysteemFout, or BeurtKwijt */
async function bring(
  middelen: Middelen,
  systeem: Systeem,
  beurt: bezorgen.Bezorgbeurt & { zaakUrl: string },
): Promise<void> {
  const { db, config, klok } = middelen
  const reis: Reis = {
    db,
    config,
    systeem,
    save: (tx, stappen) => bezorgen.saveStappen(tx, beurt, stappen, klok()),
    stappen: beurt.stappen,
    klok,
    namens: { namens: NAMENS },
    kijkEerst: beurt.pogingen > 1,
  }
  const zaak = await retrieve(systeem.verbinding, ZgwZaak, beurt.zaakUrl, reis.namens)
  if (beurt.klantcontact) await bringDocumenten(reis, zaak, beurt.klantcontact)
  if (beurt.soort === 'betaaltaak') await tellPaid(reis, zaak.url, beurt.klanttaak)
}

/** Gives up what no zaaksysteem takes any more, for one that is not used or that is gone. */
export const giveUpVerlaten = ({ db, now }: Pick<JobContext, 'db' | 'now'>): Promise<void> =>
  inTransaction(db, 'schrijven', async (tx) => {
    const { klanttaken, reden } = await bezorgen.giveUpVerlaten(tx, now)
    for (const klanttaak of klanttaken) await tellGivenUp(tx, klanttaak, reden, now)
  })

/**
 * Brings to a zaaksysteem what klanten handed in for its zaken, one after the other.
 * @param tot when it stops, in ms since 1970
 */
export async function deliverAll(middelen: Middelen, systeem: Systeem, tot: number): Promise<void> {
  while (Date.now() < tot) {
    const beurt = await store(middelen, (tx) => bezorgen.takeBezorging(tx, systeem.uuid, middelen.klok()))
    if (!beurt) return
    try {
      await bring(middelen, systeem, beurt)
      await store(middelen, (tx) => finish(tx, beurt, middelen.klok()))
    } catch (error) {
      if (error instanceof BeurtKwijt) continue
      if (!isFout(error)) throw error
      const { message: tekst, isTijdelijk } = error
      await store(middelen, (tx) => fail(tx, beurt, { tekst, isTijdelijk }, middelen.klok()))
      middelen.log.warn({ zaaksysteem: systeem.naam, code: error.soort }, 'klanttaak niet bezorgd')
      // Whoever does not answer now is not asked again at once.
      if (error.isTijdelijk) return
    }
  }
}
