import { timingSafeEqual } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { datumOp } from '../../../begrippen/kalender.ts'
import type { Context, Outside } from '../../../platform/context.ts'
import { afterAsking, type Handlers } from '../../../platform/contract.ts'
import { notFound } from '../../../platform/problems.ts'
import { adresOfMijn } from '../../meldingen/bezorgen.ts'
import {
  type Betaling,
  geenBetaaldienst,
  geenBetaaltaak,
  type klanttaken,
  type NieuweBetaling,
  niveauTeLaag,
} from '../contract.ts'
import { lockOne, mayActFor, niveauOf, readKlanttaak } from '../queries.ts'
import { uitvoeren } from '../rules.ts'
import type { Begonnen, Betaalbericht, Betaaldienst, VindBetaaldienst } from './dienst.ts'
import * as queries from './queries.ts'
import { nextLook } from './rules.ts'
import { takeIn } from './verwerken.ts'

function dienstOf({ config }: Outside, vind: VindBetaaldienst): Betaaldienst {
  const dienst = vind(config)
  if (!dienst) throw geenBetaaldienst()
  return dienst
}

/** A payment as it was begun at the provider, before anything is kept here. */
interface Aanvraag extends Begonnen {
  uuid: string
  bedrag: number
  dienst: string
}

/** Begins at the provider. Nobody was sent there yet, so an attempt that is not kept comes to nothing. */
async function ask(outside: Outside, vind: VindBetaaldienst, klanttaak: string): Promise<Aanvraag> {
  const dienst = dienstOf(outside, vind)
  const found = await outside.lezen((db) => readKlanttaak(db, klanttaak))
  if (!found) throw notFound('Klanttaak')
  const { opdracht } = found.klanttaak
  if (opdracht.soort !== 'betaaltaak') throw geenBetaaltaak()
  const uuid = uuidv7()
  const { bedrag, transactieomschrijving: omschrijving } = opdracht
  const terug = `${adresOfMijn(outside.config)}taken/${klanttaak}?betaling=${uuid}`
  return {
    uuid,
    bedrag,
    dienst: dienst.naam,
    ...(await dienst.begin({ referentie: uuid, bedrag, omschrijving, terug })),
  }
}

async function betalingOf({ db }: Context, klanttaak: string, uuid: string): Promise<Betaling> {
  const found = (await queries.lijst(db, klanttaak)).find((betaling) => betaling.uuid === uuid)
  if (!found) throw notFound('Betaling')
  return found
}

/** Keeps an attempt, when the klanttaak can be paid so and still asks what was begun. */
async function keep(context: Context, klanttaak: string, body: NieuweBetaling, aanvraag: Aanvraag): Promise<void> {
  const { db, now, wie, gezien } = context
  const stand = await lockOne(db, klanttaak)
  if (!stand) throw notFound('Klanttaak')
  gezien([stand.partij])
  const door = body.door ?? stand.partij
  const { middel, niveau: gegeven } = { ...wie.authenticatie, ...body.authenticatie }
  const niveau = niveauOf(gegeven)
  const isBevoegd = await mayActFor(db, door, stand.partij)
  const problem = uitvoeren(stand, datumOp(now), { versie: body.versie, niveau, isBevoegd })
  if (problem) throw problem
  if (!middel) throw niveauTeLaag({ detail: 'Zeg hoe is vastgesteld wie er betaalt.' })
  const { adres: _, ...kept } = aanvraag
  await queries.make(db, {
    ...kept,
    bedrag: String(kept.bedrag),
    klanttaak,
    door,
    middel,
    niveau,
    versie: stand.versie,
    begonnenOp: now.toISOString(),
    volgendeKeer: nextLook(now, now).toISOString(),
  })
}

const isSame = (one: string, other: string) =>
  Buffer.byteLength(one) === Buffer.byteLength(other) && timingSafeEqual(Buffer.from(one), Buffer.from(other))

type Payments = Pick<Handlers<typeof klanttaken, Context>, 'betalen' | 'betalingen' | 'betalingOphalen'>

/** @param vind the payment provider that is set */
export const betaalroutes = (vind: VindBetaaldienst): Payments => ({
  betalen: afterAsking(
    (outside, { params }) => ask(outside, vind, params.uuid),
    async (context, { params, body }, aanvraag) => {
      await keep(context, params.uuid, body, aanvraag)
      const location = `/api/v1/klanttaken/${params.uuid}/betalingen`
      return {
        location,
        result: { betaling: await betalingOf(context, params.uuid, aanvraag.uuid), adres: aanvraag.adres },
      }
    },
  ),

  async betalingen({ db, gezien }, { params }) {
    const found = await readKlanttaak(db, params.uuid)
    if (!found) throw notFound('Klanttaak')
    gezien(found.partijen)
    return { resultaten: await queries.lijst(db, params.uuid) }
  },

  betalingOphalen: afterAsking(
    async (outside, { params, body }): Promise<Betaalbericht | undefined> => {
      const dienst = dienstOf(outside, vind)
      const attempt = await outside.lezen((db) => queries.poging(db, params.betaling))
      const isOurs = attempt?.klanttaak === params.uuid && isSame(attempt.kenmerk, body.kenmerk)
      if (!isOurs || !isSame(attempt.controle, body.controle)) throw notFound('Betaling')
      const bericht = await dienst.fetchStatus(attempt.kenmerk)
      return bericht?.referentie === attempt.uuid ? bericht : undefined
    },
    async (context, { params }, bericht) => {
      if (!(await lockOne(context.db, params.uuid))) throw notFound('Betaling')
      if (bericht) await takeIn(context, bericht)
      return betalingOf(context, params.uuid, params.betaling)
    },
  ),
})
