import { type Context, medewerkerVan } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import {
  andermansWeergave,
  geenWeergaven,
  teVeelWeergaven,
  type Weergave,
  type weergaven,
  weergaveVeranderd,
} from './contract.ts'
import * as queries from './queries.ts'
import { leesVoor, vervallenVan } from './rules.ts'

const MOST = 50

/** Gives the medewerker whose views are asked for. */
const eigenaarVan = (context: Context) => medewerkerVan(context, geenWeergaven)

/** Shows a view as the user may see it. */
function toon({ wie }: Context, { eenheidIsEr, eigenaarIsLid, inhoud: bewaard, ...rij }: queries.Rij): Weergave {
  const { inhoud, isHeel } = leesVoor(bewaard, wie.eenheden)
  const gedeeld = rij.gedeeldMet !== null
  const stand = { isHeel, lijst: inhoud.lijst, rechten: wie.rechten, gedeeld, eenheidIsEr, eigenaarIsLid }
  return { ...rij, inhoud, vervallen: vervallenVan(stand) }
}

/**
 * Gives the view.
 * @throws Problem when the user may not see it
 */
async function zichtbare(context: Context, uuid: string): Promise<Weergave> {
  const rij = await queries.weergave(context.db, eigenaarVan(context), context.wie.eenheden, uuid)
  if (!rij) throw notFound('Weergave')
  return toon(context, rij)
}

/**
 * Gives a view that the user owns, and so may change.
 * @throws Problem when they may not see it or do not own it
 */
async function eigenWeergave(context: Context, uuid: string): Promise<Weergave> {
  const weergave = await zichtbare(context, uuid)
  if (!weergave.eigen) throw andermansWeergave()
  return weergave
}

/** Refuses to share with an afdeling or groep to which the user does not belong. */
function weigerVreemde({ wie }: Context, eenheid: string | null | undefined): void {
  if (!eenheid || wie.eenheden.includes(eenheid.toLowerCase())) return
  throw invalid([{ name: 'gedeeldMet', code: 'geen-lid', reason: 'Kies een afdeling of groep waar u zelf bij hoort.' }])
}

export const routes: Handlers<typeof weergaven, Context> = {
  async lijst(context) {
    const rijen = await queries.lijst(context.db, eigenaarVan(context), context.wie.eenheden)
    return { resultaten: rijen.map((rij) => toon(context, rij)) }
  },

  async tonen(context, { params }) {
    return zichtbare(context, params.uuid)
  },

  async maken(context, { body }) {
    const medewerker = eigenaarVan(context)
    weigerVreemde(context, body.gedeeldMet)
    const uuid = await queries.maak(context.db, medewerker, body, MOST)
    if (!uuid) throw teVeelWeergaven()
    return { location: `/api/v1/weergaven/${uuid}`, result: await zichtbare(context, uuid) }
  },

  async wijzigen(context, { params, body }) {
    const medewerker = eigenaarVan(context)
    weigerVreemde(context, body.gedeeldMet)
    const isGewijzigd = await queries.wijzig(context.db, medewerker, params.uuid, body)
    const weergave = await eigenWeergave(context, params.uuid)
    if (!isGewijzigd) throw weergaveVeranderd({ extra: { weergave } })
    return weergave
  },

  async verwijderen(context, { params }) {
    const { uuid } = await eigenWeergave(context, params.uuid)
    await queries.verwijder(context.db, eigenaarVan(context), uuid)
    return undefined
  },

  async standaardKiezen(context, { body }) {
    const medewerker = eigenaarVan(context)
    const { weergave: uuid } = body
    if (uuid !== null && !(await queries.weergave(context.db, medewerker, context.wie.eenheden, uuid)))
      throw invalid([{ name: 'weergave', code: 'onbekend', reason: 'Deze weergave bestaat niet.' }])
    await queries.kiesStandaard(context.db, medewerker, uuid)
    return undefined
  },
}
