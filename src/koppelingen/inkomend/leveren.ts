import type { Context, Outside } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import type { FileBody } from '../../platform/file-body.ts'
import { invalid, Problem } from '../../platform/problems.ts'
import { type aanleveren, geenProductaanvragen, type ondertekend } from './contract.ts'
import { OMGEVINGSLOKET, readVerzoek } from './dso/lezen.ts'
import { type Chatkanaal, filesOfChat, filesOfWaiting, registerChat, registerWaiting } from './gesprekken/afronden.ts'
import type { Bestanden } from './gesprekken/bestanden.ts'
import { readChatwoot } from './gesprekken/chatwoot.ts'
import { readGesprek } from './gesprekken/gesprek.ts'
import { readRocketchat } from './gesprekken/rocketchat.ts'
import { keepWaiting } from './gesprekken/wachten.ts'
import { type Levering, takeIn, type Uitkomst } from './innemen.ts'
import { isSameAddress, takesObjects } from './objecten/ophalen.ts'
import { keepObject } from './objecten/wachten.ts'
import { readGenericJson } from './open-formulieren.ts'
import * as queries from './queries.ts'
import { readWebhook } from './webhook.ts'

// Deliveries of other systems: each wire is read into submissions, which are taken in all alike.

/** Tells what a klantcontact is called, and where it is. */
async function shown({ db }: Context, uuid: string) {
  return { uuid, nummer: await queries.nummerOf(db, uuid), url: `/api/v1/klantcontacten/${uuid}` }
}

/** Reads a verzoek of the Omgevingsloket. It can be large: no transaction waits for it. */
const verzoekIn = ({ config }: Outside, { body }: { body: FileBody }) => readVerzoek(body, config.DSO_OIN)

/** Answers the delivery of a verzoek of the Omgevingsloket. */
export const answerVerzoek = afterAsking(
  verzoekIn,
  async (context: Context, _input: { body: FileBody }, { adres, inzending }: Awaited<ReturnType<typeof verzoekIn>>) =>
    answerOne(context, { soort: 'dso', adres, bron: OMGEVINGSLOKET, inzendingen: [inzending] }),
)

/** Answers the delivery of one submission: the klantcontact that it became, or the problem. */
async function answerOne(context: Context, levering: Levering) {
  const uitkomst = await takeIn(context, levering)
  if (uitkomst instanceof Problem) return uitkomst
  const [uuid = ''] = uitkomst.klantcontacten
  const klantcontact = await shown(context, uuid)
  return { location: klantcontact.url, result: { klantcontact } }
}

/** Answers the delivery of a conversation: the klantcontacten that it became, or the problem. */
async function answerAll(context: Context, uitkomst: Uitkomst) {
  if (uitkomst instanceof Problem) return uitkomst
  const klantcontacten = []
  for (const uuid of uitkomst.klantcontacten) klantcontacten.push(await shown(context, uuid))
  return { klantcontacten }
}

const UUID_AT_END = /\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/?$/i

const NO_OBJECT = 'Aan het eind van dit adres staat geen uuid, dus is niet te zien welk object het is.'

/** Nothing ended, so nothing was registered. */
const GOES_ON: Uitkomst = { klantcontacten: [] }

export const leveren: Handlers<typeof aanleveren, Context> = {
  async formulier(context, { params: { id }, body }) {
    const inzending = readGenericJson(body, id)
    if (inzending instanceof Problem) return inzending
    return answerOne(context, { soort: 'formulier', adres: id, bron: context.wie.uuid, inzendingen: [inzending] })
  },

  async gesprek(context, { body }) {
    const bron = context.wie.uuid
    const inzendingen = readGesprek(body, bron, context.now)
    if (inzendingen instanceof Problem) return inzendingen
    return answerAll(context, await takeIn(context, { soort: 'gesprek', adres: body.bron, bron, inzendingen }))
  },

  dso: answerVerzoek,

  async productaanvraag({ db, config }, { body: { kanaal, resource, resourceUrl, actie, kenmerken } }) {
    if (!takesObjects(config)) throw geenProductaanvragen()
    const type = kenmerken?.objectType
    const isOurs = !type || isSameAddress(type, config.OBJECTEN_TYPE_PRODUCTAANVRAAG)
    if (kanaal !== 'objecten' || resource !== 'object' || actie !== 'create' || !isOurs) return undefined
    const object = UUID_AT_END.exec(resourceUrl)?.[1]
    if (!object) return invalid([{ name: 'resourceUrl', code: 'ongeldig', reason: NO_OBJECT }])
    await keepObject(db, object)
    return undefined
  },
}

export const leverenOndertekend: Handlers<typeof ondertekend, Context> = {
  async webhook(context, { params: { id }, headers, body }) {
    const inzending = readWebhook(body, headers['webhook-id'], id)
    return answerOne(context, { soort: 'webhook', adres: id, bron: context.wie.uuid, inzendingen: [inzending] })
  },

  chatwoot: afterAsking(
    async (outside, { body }) => {
      const nieuws = readChatwoot(body, outside.now)
      const hasEnded = nieuws && !(nieuws instanceof Problem) && nieuws.isGeeindigd
      const bestanden: Bestanden = hasEnded
        ? await filesOfWaiting(outside, outside.wie.uuid, nieuws.gesprekId, nieuws.berichten)
        : new Map()
      return { nieuws, bestanden }
    },
    async (context, { params: { id } }, { nieuws, bestanden }) => {
      const { db, wie } = context
      if (nieuws instanceof Problem) return nieuws
      if (!nieuws) return answerAll(context, GOES_ON)
      const kanaal: Chatkanaal = { uuid: wie.uuid, soort: 'chatwoot', adres: id }
      await queries.waitFor(db, `${wie.uuid} ${nieuws.gesprekId}`)
      await keepWaiting(db, wie.uuid, nieuws.gesprekId, nieuws.berichten)
      return answerAll(
        context,
        nieuws.isGeeindigd ? await registerWaiting(context, kanaal, nieuws, bestanden) : GOES_ON,
      )
    },
  ),

  rocketchat: afterAsking(
    async (outside, { params: { id }, body }) => {
      const gesprek = readRocketchat(body, id, outside.now)
      const bestanden: Bestanden =
        gesprek && !(gesprek instanceof Problem) ? await filesOfChat(outside, outside.wie.uuid, gesprek) : new Map()
      return { gesprek, bestanden }
    },
    async (context, { params: { id } }, { gesprek, bestanden }) => {
      if (gesprek instanceof Problem) return gesprek
      const kanaal: Chatkanaal = { uuid: context.wie.uuid, soort: 'rocketchat', adres: id }
      return answerAll(context, gesprek ? await registerChat(context, kanaal, gesprek, bestanden) : GOES_ON)
    },
  ),
}
