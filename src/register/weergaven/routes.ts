import { type Context, medewerkerOf } from '../../platform/context.ts'
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
import { readAloud, vervallenOf } from './rules.ts'

const MOST = 50

/** Gives the medewerker whose views are asked for. */
const eigenaarOf = (context: Context) => medewerkerOf(context, geenWeergaven)

/** Shows a view as the user may see it. */
function show({ wie }: Context, rij: queries.Rij): Weergave {
  const { eenheidIsEr, eigenaarIsLid, labelIsEr, inhoud: bewaard, ...rest } = rij
  const { inhoud, isHeel } = readAloud(bewaard, wie.eenheden, labelIsEr)
  const gedeeld = rij.gedeeldMet !== null
  const stand = { isHeel, lijst: inhoud.lijst, rechten: wie.rechten, gedeeld, eenheidIsEr, eigenaarIsLid }
  return { ...rest, inhoud, vervallen: vervallenOf(stand) }
}

/**
 * Gives the view.
 * @throws Problem when the user may not see it
 */
async function zichtbare(context: Context, uuid: string): Promise<Weergave> {
  const rij = await queries.weergave(context.db, eigenaarOf(context), context.wie.eenheden, uuid)
  if (!rij) throw notFound('Weergave')
  return show(context, rij)
}

/**
 * Gives a view that the user owns, and so may change.
 * @throws Problem when they may not see it or do not own it
 */
async function ownWeergave(context: Context, uuid: string): Promise<Weergave> {
  const weergave = await zichtbare(context, uuid)
  if (!weergave.eigen) throw andermansWeergave()
  return weergave
}

/** Refuses to share with an afdeling or groep to which the user does not belong. */
function refuseForeign({ wie }: Context, eenheid: string | null | undefined): void {
  if (!eenheid || wie.eenheden.includes(eenheid.toLowerCase())) return
  throw invalid([{ name: 'gedeeldMet', code: 'geen-lid', reason: 'Kies een afdeling of groep waar u zelf bij hoort.' }])
}

export const routes: Handlers<typeof weergaven, Context> = {
  async lijst(context) {
    const rijen = await queries.lijst(context.db, eigenaarOf(context), context.wie.eenheden)
    return { resultaten: rijen.map((rij) => show(context, rij)) }
  },

  async tonen(context, { params }) {
    return zichtbare(context, params.uuid)
  },

  async maken(context, { body }) {
    const medewerker = eigenaarOf(context)
    refuseForeign(context, body.gedeeldMet)
    const uuid = await queries.make(context.db, medewerker, body, MOST)
    if (!uuid) throw teVeelWeergaven()
    return { location: `/api/v1/weergaven/${uuid}`, result: await zichtbare(context, uuid) }
  },

  async wijzigen(context, { params, body }) {
    const medewerker = eigenaarOf(context)
    refuseForeign(context, body.gedeeldMet)
    const isGewijzigd = await queries.change(context.db, medewerker, params.uuid, body)
    const weergave = await ownWeergave(context, params.uuid)
    if (!isGewijzigd) throw weergaveVeranderd({ extra: { weergave } })
    return weergave
  },

  async verwijderen(context, { params }) {
    const { uuid } = await ownWeergave(context, params.uuid)
    await queries.remove(context.db, eigenaarOf(context), uuid)
    return undefined
  },

  async standaardKiezen(context, { body }) {
    const medewerker = eigenaarOf(context)
    const { weergave: uuid } = body
    if (uuid !== null && !(await queries.weergave(context.db, medewerker, context.wie.eenheden, uuid)))
      throw invalid([{ name: 'weergave', code: 'onbekend', reason: 'Deze weergave bestaat niet.' }])
    await queries.chooseDefault(context.db, medewerker, uuid)
    return undefined
  },
}
