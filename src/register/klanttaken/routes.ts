import { datumOp } from '../../begrippen/kalender.ts'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import * as internetaken from '../internetaken/writes.ts'
import type { VindBetaaldienst } from './betalen/dienst.ts'
import { betaalroutes } from './betalen/routes.ts'
import { type Klanttaak, type klanttaken, nietTeHerinneren } from './contract.ts'
import { sentencesOf } from './herinneren/bericht.ts'
import * as herinneringen from './herinneren/queries.ts'
import { registerHerinnering } from './herinneren/registreren.ts'
import { readHandtekening } from './ondertekenen.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'
import { carryOut } from './uitvoeren.ts'
import { setOut } from './uitzetten.ts'
import { askForRollen, askForZaak, kandidaten, type ZoekZaak } from './zaak.ts'

async function show({ db, gezien }: Context, uuid: string): Promise<Klanttaak> {
  const found = await queries.readKlanttaak(db, uuid)
  if (!found) throw notFound('Klanttaak')
  gezien(found.partijen)
  return found.klanttaak
}

async function lock({ db, gezien }: Context, uuid: string): Promise<queries.Vergrendeld> {
  const stand = await queries.lockOne(db, uuid)
  if (!stand) throw notFound('Klanttaak')
  gezien([stand.partij])
  return stand
}

/** Says that what the klant did was processed; the interne taak about it is done with it. */
export async function process(context: Context, stand: queries.Vergrendeld, notitie: string): Promise<void> {
  const { db, now, wie } = context
  const problem = rules.verwerkbaar(stand)
  if (problem) throw problem
  const op = now.toISOString()
  await queries.change(
    db,
    stand.uuid,
    { status: 'verwerkt', verwerktOp: op },
    { soort: 'verwerkt', reden: notitie },
    wie,
  )
  const taak = stand.klantcontact && (await queries.openInternetaak(db, stand.klantcontact))
  if (taak && (await internetaken.lockOne(db, taak))?.status === 'te_verwerken')
    await internetaken.setAfgehandeld(db, taak, op, { soort: 'afgerond', reden: notitie }, wie)
}

/** Withdraws a klanttaak, with the reason that the klant reads. */
export async function withdraw({ db, wie }: Context, stand: queries.Vergrendeld, reden: string): Promise<void> {
  const problem = rules.wijzigbaar(stand)
  if (problem) throw problem
  await queries.change(db, stand.uuid, { status: 'ingetrokken', reden }, { soort: 'ingetrokken', reden }, wie)
}

/**
 * @param zoekZaak how a zaak is looked for: by whoever speaks with zaaksystemen
 * @param vindBetaaldienst the payment provider that is set
 */
export const routes = (
  zoekZaak: ZoekZaak,
  vindBetaaldienst: VindBetaaldienst,
): Handlers<typeof klanttaken, Context> => ({
  ...betaalroutes(vindBetaaldienst),

  async lijst({ db, now, config, gezien }, { query: { nietVerwerkt, ...query } }) {
    const sinds = rules.lateSince(now, config.KLANTTAAK_VERWERKEN_DAGEN)
    const rows = await queries.lijst(db, { ...query, uitgevoerdVoor: nietVerwerkt ? sinds : undefined })
    gezien(rows.flatMap(({ partijen }) => partijen))
    return pagina(
      rows,
      query.aantal,
      (row) => row.klanttaak,
      (row) => [row.volgnummer],
    )
  },

  uitzetten: afterAsking(
    (outside, { body }) => askForZaak(outside, zoekZaak, body.zaak, body.partij),
    async (context, { body }, gevonden) => {
      const uuid = await setOut(context, body, gevonden)
      return { location: `/api/v1/klanttaken/${uuid}`, result: await show(context, uuid) }
    },
  ),

  kandidaten: afterAsking(
    (outside, { query }) => askForRollen(outside, zoekZaak, query.zaak),
    async ({ db, gezien }, { query }, nummers) => {
      const resultaten = await kandidaten(db, query.zaak, nummers)
      gezien(resultaten.map(({ uuid }) => uuid))
      return { resultaten }
    },
  ),

  async tonen(context, { params }) {
    return show(context, params.uuid)
  },

  async verlengen(context, { params, body }) {
    const { db, now, wie } = context
    const stand = await lock(context, params.uuid)
    const problem = rules.wijzigbaar(stand)
    if (problem) throw problem
    const termijn = { ...stand, laatsteDag: body.laatsteDag }
    const fouten = rules.foutenInTermijn(termijn, datumOp(now))
    if (fouten.length > 0) throw invalid(fouten)
    const changes = {
      status: 'open' as const,
      laatsteDag: body.laatsteDag,
      herinnerenOp: stand.herinnerenOp && rules.remindOn(stand.startdatum, body.laatsteDag),
    }
    await queries.change(db, params.uuid, changes, { soort: 'verlengd', reden: body.reden }, wie)
    return show(context, params.uuid)
  },

  async intrekken(context, { params, body }) {
    await withdraw(context, await lock(context, params.uuid), body.reden)
    return show(context, params.uuid)
  },

  async uitvoeren(context, { params, body }) {
    await carryOut(context, await lock(context, params.uuid), body)
    return show(context, params.uuid)
  },

  async verwerken(context, { params, body }) {
    await process(context, await lock(context, params.uuid), body.notitie)
    return show(context, params.uuid)
  },

  async handtekening(context, { params }) {
    await show(context, params.uuid)
    const found = await readHandtekening(context.db, context.config, params.uuid)
    if (!found) throw notFound('Handtekening')
    return found
  },

  async herinneren(context, { params, body: { kanaal, notitie } }) {
    const stand = await lock(context, params.uuid)
    const soort = await herinneringen.settle(context.db, stand.uuid)
    if (!soort) throw nietTeHerinneren()
    const { gemeente } = await instellingen(context.db)
    const inhoud = sentencesOf({ ...stand, soort, gemeente, taal: 'nl' }).join(' ')
    await registerHerinnering(context, stand, { kanaal, inhoud, isGelukt: true })
    await queries.writeVerloop(context.db, [stand.uuid], { soort: 'herinnerd', reden: notitie }, context.wie)
    return show(context, stand.uuid)
  },

  async verloop(context, { params }) {
    await show(context, params.uuid)
    return { json: `{"resultaten":${await queries.verloop(context.db, params.uuid)}}` }
  },
})
