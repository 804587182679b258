import { noLabels } from '../../inrichting/labels/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers, Input } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { type InvalidParam, invalid, notAllowed, notFound, Problem } from '../../platform/problems.ts'
import type { SoortTaakconcept } from '../concepten/contract.ts'
import { discardAtTaak } from '../concepten/queries.ts'
import { GROEPERINGEN, geenMedewerker, type Internetaak, type internetaken } from './contract.ts'
import { heropening } from './heropenen.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'
import * as trail from './trail.ts'
import * as worklist from './worklist.ts'
import * as writes from './writes.ts'

const eenheidHoortNiet = () =>
  invalid([
    {
      name: 'eenheid',
      code: 'niet-toegestaan',
      reason: 'Een eenheid hoort bij lijst=afdeling, of bij lijst=alle zonder actor.',
    },
  ])

const onlyGedaan = () =>
  invalid([
    {
      name: 'sorteer',
      code: 'niet-toegestaan',
      reason: 'Alleen met status=verwerkt kan op afgehandeldOp worden gesorteerd.',
    },
  ])

/** Grouping looks at every task of a list, so it is for what is to do. */
const onlyOpen = () =>
  invalid([
    {
      name: 'sorteer',
      code: 'niet-toegestaan',
      reason: 'Alleen met status=te_verwerken staan taken bij elkaar per eenheid of behandelaar.',
    },
  ])

/**
 * Gives the actoren whose tasks a list shows; undefined means everybody's. A medewerker's own actoren come from the session, never from the
 * request (R28).
 */
async function actorenOf(
  { db, wie }: Context,
  { lijst, actor, eenheid }: Pick<Input<(typeof internetaken)['lijst']>['query'], 'lijst' | 'actor' | 'eenheid'>,
) {
  if (eenheid && (lijst === 'mijn' || (lijst === 'alle' && actor))) throw eenheidHoortNiet()
  const gevraagd = eenheid ?? actor
  if (lijst === 'alle') return gevraagd ? [gevraagd] : undefined
  if (wie.actor && actor && actor !== wie.actor)
    throw notAllowed({ detail: 'U ziet hier alleen uw eigen interne taken.' })
  const eigen = wie.actor ?? actor
  if (!eigen) throw geenMedewerker()
  if (lijst === 'mijn') return [eigen]
  const eenheden = await queries.eenhedenOf(db, eigen)
  if (!eenheid) return eenheden
  if (!eenheden.includes(eenheid.toLowerCase()))
    throw notAllowed({ detail: 'Deze afdeling of groep hoort niet bij deze lijst.' })
  return [eenheid]
}

/** Reads the page of tasks that a request asks for. */
async function paginate(
  context: Context,
  vraag: Input<(typeof internetaken)['lijst']>['query'] & { onderwerp?: string | undefined },
) {
  if (vraag.sorteer.endsWith('afgehandeldOp') && vraag.status !== 'verwerkt') throw onlyGedaan()
  if (GROEPERINGEN.some((own) => own === vraag.sorteer) && vraag.status !== 'te_verwerken') throw onlyOpen()
  const actoren = await actorenOf(context, vraag)
  const { lijst: _lijst, actor: _actor, eenheid: _eenheid, ...filters } = vraag
  const rows = await worklist.lijst(context.db, { ...filters, actoren })
  context.gezien(rows.flatMap((row) => row.partijen))
  return pagina(
    rows,
    vraag.aantal,
    (row) => row.taak,
    (row) => row.sleutel,
  )
}

async function show({ db, gezien }: Context, uuid: string): Promise<Internetaak> {
  const rij = await queries.internetaak(db, uuid)
  if (!rij) throw notFound('Interne taak')
  gezien(rij.partijen)
  return rij.taak
}

async function lockOne({ db }: Context, uuid: string): Promise<rules.Stand> {
  const stand = await writes.lockOne(db, uuid)
  if (!stand) throw notFound('Interne taak')
  return stand
}

/** Finds those of a list of uuids that stand for nothing. */
const unknownAt = (name: string, uuids: readonly string[], reason: string, isKnown: (uuid: string) => boolean) =>
  uuids.flatMap((uuid, index): InvalidParam[] =>
    isKnown(uuid.toLowerCase()) ? [] : [{ name: `${name}.${index}`, code: 'onbekend', reason }],
  )

function refuseUnknown(onbekend: readonly string[], actoren: readonly string[]): void {
  if (onbekend.length === 0) return
  throw invalid(unknownAt('actoren', actoren, 'Deze actor bestaat niet.', (uuid) => !onbekend.includes(uuid)))
}

/** Gives the actoren who get a task, and its term once they have it. */
async function overdracht(
  { db, config }: Context,
  taak: string,
  actoren: readonly string[],
): Promise<writes.Overdracht> {
  const bestemming = await queries.bestemmingOf(db, taak, actoren)
  refuseUnknown(bestemming.onbekend, actoren)
  return { actoren, uiterlijkOp: rules.newTermijn(bestemming, bestemming, config.INTERNETAAK_WERKDAGEN) }
}

/**
 * Gives the medewerkers whom a note names.
 * @throws Problem for each one who is none
 */
async function colleagues({ db }: Context, genoemd: readonly string[]): Promise<{ uuid: string; naam: string }[]> {
  if (genoemd.length === 0) return []
  const { actoren } = await queries.bestemming(db, genoemd)
  const faults = genoemd.flatMap((uuid, index): InvalidParam[] => {
    const isColleague = actoren.some((actor) => actor.uuid === uuid && actor.soortActor === 'medewerker')
    return isColleague ? [] : [{ name: `genoemd.${index}`, code: 'onbekend', reason: 'Deze medewerker bestaat niet.' }]
  })
  if (faults.length > 0) throw invalid(faults)
  return actoren.map(({ uuid, naam }) => ({ uuid, naam }))
}

/** Removes the draft of what the user has now done. */
const forgetDraft = ({ db, wie }: Context, taak: string, soort: SoortTaakconcept) =>
  discardAtTaak(db, { medewerker: wie.actor, taak }, soort)

const verloopOf = (uuid: string) => `/api/v1/internetaken/${uuid}/verloop`

const unique = (uuids: readonly string[]) => [...new Set(uuids.map((uuid) => uuid.toLowerCase()))]

export const routes: Handlers<typeof internetaken, Context> = {
  async lijst(context, { query }) {
    return paginate(context, query)
  },

  async zoeken(context, { body }) {
    return paginate(context, body)
  },

  async aantallen({ db, wie }) {
    if (!wie.actor) throw geenMedewerker()
    const mijn = await queries.countOpen(db, [wie.actor])
    const afdeling = await queries.countOpen(db, wie.eenheden)
    return { mijn: mijn.open, mijnTeLaat: mijn.teLaat, afdeling: afdeling.open, afdelingTeLaat: afdeling.teLaat }
  },

  async heeftOpenTaken({ db }, { params }) {
    return { heeftOpenTaken: await queries.hasOpen(db, params.uuid) }
  },

  async labelen({ db, gezien }, { body }) {
    const [erbij, eraf, taken] = [unique(body.erbij), unique(body.eraf), unique(body.taken)]
    const unknown = await noLabels(db, [...erbij, ...eraf])
    const found = await queries.existing(db, taken)
    const isTaak = (taak: string) => found.some(({ uuid }) => uuid === taak)
    const isLabel = (uuid: string) => !unknown.includes(uuid)
    const faults = [
      ...unknownAt('taken', body.taken, 'Deze interne taak bestaat niet.', isTaak),
      ...unknownAt('erbij', body.erbij, 'Dit label bestaat niet.', isLabel),
      ...unknownAt('eraf', body.eraf, 'Dit label bestaat niet.', isLabel),
    ]
    if (faults.length > 0) throw invalid(faults)
    await writes.label(db, taken, { erbij, eraf })
    gezien(found.flatMap(({ partijen }) => partijen))
    return { aantal: found.length }
  },

  async verdelen({ db, wie, config }, { body }) {
    const actoren = unique(body.actoren)
    const bestemming = await queries.bestemming(db, actoren)
    refuseUnknown(bestemming.onbekend, actoren)
    const gevraagd = unique(body.taken)
    const standen = await writes.lockAll(db, gevraagd)
    const { reden } = body
    const { toewijzen, overgeslagen } = rules.verdelen(gevraagd, standen, { actoren: bestemming.actoren, reden })
    const verdeelde = toewijzen.map(({ taak, actoren: krijgen }) => ({
      uuid: taak.uuid,
      actoren: krijgen,
      uiterlijkOp: rules.newTermijn(taak, bestemming, config.INTERNETAAK_WERKDAGEN),
    }))
    await writes.assignAll(db, verdeelde, { soort: reden ? 'doorgestuurd' : 'toegewezen', reden }, wie)
    return { toegewezen: verdeelde.map(({ uuid }) => uuid), overgeslagen }
  },

  async tonen(context, { params }) {
    return show(context, params.uuid)
  },

  async toewijzen(context, { params, body }) {
    const stand = await lockOne(context, params.uuid)
    const actoren = unique(body.actoren)
    const besluit = rules.toewijzen(stand, actoren, context.wie.actor)
    if (besluit instanceof Problem) throw besluit
    if (besluit === 'toewijzen') {
      const naar = await overdracht(context, params.uuid, actoren)
      await writes.assign(context.db, params.uuid, naar, { soort: 'toegewezen', reden: '' }, context.wie)
      await forgetDraft(context, params.uuid, 'toewijzing')
    }
    return show(context, params.uuid)
  },

  async doorsturen(context, { params, body }) {
    const besluit = rules.doorsturen(await lockOne(context, params.uuid))
    if (besluit) throw besluit
    const naar = await overdracht(context, params.uuid, unique(body.actoren))
    await writes.assign(context.db, params.uuid, naar, { soort: 'doorgestuurd', reden: body.reden }, context.wie)
    await forgetDraft(context, params.uuid, 'doorsturing')
    return show(context, params.uuid)
  },

  async afronden(context, { params, body }) {
    const besluit = rules.afronden(await lockOne(context, params.uuid))
    if (besluit) throw besluit
    const stap = { soort: 'afgerond', reden: body.notitie } as const
    await writes.setAfgehandeld(context.db, params.uuid, context.now.toISOString(), stap, context.wie)
    await forgetDraft(context, params.uuid, 'afronding')
    return show(context, params.uuid)
  },

  async heropenen(context, { params, body }) {
    const stand = await lockOne(context, params.uuid)
    const besluit = rules.heropenen(stand)
    if (besluit) throw besluit
    const naar = await heropening(context, params.uuid, rules.houdersNaHeropening(stand, context.wie.actor))
    await writes.reopen(context.db, params.uuid, naar, body.reden, context.wie)
    await forgetDraft(context, params.uuid, 'heropening')
    return show(context, params.uuid)
  },

  async noteren(context, { params, body }) {
    await lockOne(context, params.uuid)
    const genoemd = await colleagues(context, body.genoemd)
    await trail.writeVerloop(context.db, params.uuid, [{ soort: 'notitie', reden: body.notitie, genoemd }], context.wie)
    await forgetDraft(context, params.uuid, 'notitie')
    return { result: await show(context, params.uuid), location: verloopOf(params.uuid) }
  },

  async nietBereikt(context, { params, body }) {
    const besluit = rules.notReached(await lockOne(context, params.uuid), body.opnieuwOp, context.now)
    if (besluit) throw besluit
    await writes.countPoging(context.db, params.uuid, body, context.wie)
    await forgetDraft(context, params.uuid, 'contactpoging')
    return { result: await show(context, params.uuid), location: verloopOf(params.uuid) }
  },

  async verloop(context, { params }) {
    await show(context, params.uuid)
    return { json: `{"resultaten":${await queries.verloop(context.db, params.uuid)}}` }
  },
}
