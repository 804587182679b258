import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOwnPage } from '../../inrichting/toegang/cookies.ts'
import { makeAddressLimiter } from '../../inrichting/toegang/limiet.ts'
import { asApplicatie, type Context } from '../../platform/context.ts'
import { type Gateway, perform } from '../../platform/operations.ts'
import { type InvalidParam, notAllowed, notFound } from '../../platform/problems.ts'
import { unstorableTexts } from '../../platform/validation.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { MIJN } from '../frame/applicatie.ts'
import { discardDraft, isRemoval, keep } from '../frame/concept.ts'
import type { Bestand, Pagina } from '../frame/pages.ts'
import { readForm } from '../inloggen/formulier.ts'
import { gatewayAs } from '../inloggen/serve.ts'
import { languageOf, sendMijn, settingsFor } from '../inloggen/site.ts'
import { inlogTexts } from '../inloggen/texts.ts'
import type { Velden } from '../inloggen/weigeringen.ts'
import { textIn } from '../vragen/intake.ts'
import { vraagtOf } from './config.ts'
import {
  CONFIRM_PATH,
  confirmedPage,
  confirmPage,
  MOST_PHOTOS,
  NOTHING,
  PATH,
  receivedPage,
  reportPage,
} from './pages.ts'
import { confirmMelding, photosIn, readMelding, registerMelding } from './registreren.ts'
import { meldTexts } from './texts.ts'

// Asking something without logging in (R3). It works without scripts, and needs no riddle: what limits misuse is that little can be sent from
// one network, and that an address gets nothing but a few codes before its owner confirmed it.

const RIGHT = 'mijn.melden'
const wie = asApplicatie({ ...MIJN, rechten: new Set([RIGHT]) })
const MB = 1024 * 1024
const DRAFT = 'melding'

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Serves the pages for who is not logged in, under the prefix of Mijn. */
export function serveMelden(server: FastifyInstance, gateway: Gateway): void {
  const { config, clock } = gateway
  const asks = vraagtOf(config)
  if (!asks) return
  const limit = makeAddressLimiter(clock, config.MIJN_MELDEN_PER_MINUUT)

  const taalOf = async (request: FastifyRequest): Promise<Language> =>
    languageOf(request, gateway, await settingsFor(gateway, undefined))
  const send = (request: FastifyRequest, reply: FastifyReply, page: Pagina) =>
    sendMijn(gateway, request, reply, () => page)
  const work = <T>(request: FastifyRequest, name: string, run: (context: Context) => Promise<T>): Promise<T> =>
    perform(
      gatewayAs(gateway, wie),
      request,
      { name: `mijn.melden.${name}`, right: RIGHT, changes: true },
      async (context) => ({
        status: 200,
        value: await run(context),
      }),
    )

  /** Registers it, or shows the form again with all that was typed and added. */
  async function take(
    context: Context,
    taal: Language,
    waarden: Velden,
    bestanden: readonly Bestand[],
  ): Promise<Pagina> {
    const schrijver = { db: context.db, config, taal, als: `melden ${textIn(waarden, 'sleutel')}` }
    const { photos, fouten: noPhotos } = await photosIn(taal, asks?.has('foto') ? bestanden : [])
    const { concept, fouten } = await keep(schrijver, DRAFT, { waarden, bestanden: photos, most: MOST_PHOTOS })
    const { melding, fouten: typed } = readMelding(taal, concept.waarden)
    const all: InvalidParam[] = [...(isRemoval(waarden) ? [] : typed), ...noPhotos, ...fouten]
    if (all.length > 0 || isRemoval(waarden))
      return reportPage({ taal, config }, { waarden: concept.waarden, fouten: all }, concept)
    const contact = await registerMelding(context, melding, concept, photos)
    await discardDraft(schrijver, DRAFT)
    return receivedPage(taal, contact)
  }

  const own =
    (handler: Handler): Handler =>
    async (request, reply) => {
      if (!isOwnPage(request, config)) throw notAllowed({ detail: inlogTexts.nl.foreign })
      return handler(request, reply)
    }

  /** Says at the form that too much came from one network; undefined when it did not. */
  function tooOften(request: FastifyRequest, taal: Language) {
    const refused = limit(request.herkomst)
    if (!refused) return undefined
    const fouten: InvalidParam[] = [{ name: '', code: refused.code, reason: meldTexts[taal].faults.tooOften }]
    return { fouten, status: refused.status }
  }

  const at = (path: string) => path.slice('/mijn'.length)

  server.get(at(PATH), async (request, reply) => {
    const taal = await taalOf(request)
    return send(request, reply, reportPage({ taal, config }, NOTHING))
  })
  server.post(
    at(PATH),
    { bodyLimit: (config.MIJN_MELDEN_UPLOAD_MB + 1) * MB },
    own(async (request, reply) => {
      const taal = await taalOf(request)
      const { velden, bestanden } = await readForm(request, MOST_PHOTOS, config.MIJN_MELDEN_UPLOAD_MB * MB)
      const { fouten, status } = tooOften(request, taal) ?? { fouten: unstorableTexts(velden), status: 400 }
      if (fouten.length > 0) {
        const page = reportPage({ taal, config }, { waarden: velden, fouten })
        return send(request, reply, { ...page, status })
      }
      if (!/^[\w-]{36}$/.test(textIn(velden, 'sleutel'))) throw notFound('Formulier')
      return send(request, reply, await work(request, 'melden', (context) => take(context, taal, velden, bestanden)))
    }),
  )
  server.get(at(CONFIRM_PATH), async (request, reply) =>
    send(request, reply, confirmPage(await taalOf(request), NOTHING)),
  )
  server.post(
    at(CONFIRM_PATH),
    own(async (request, reply) => {
      const taal = await taalOf(request)
      const { velden } = await readForm(request, 0, MB)
      const [nummer, code] = [textIn(velden, 'nummer'), textIn(velden, 'code')]
      const refused = tooOften(request, taal)
      if (refused) {
        const { fouten, status } = refused
        return send(request, reply, { ...confirmPage(taal, { waarden: { nummer, code }, fouten }), status })
      }
      const uitkomst = /^\d{1,20}$/.test(nummer)
        ? await work(request, 'bevestigen', (context) => confirmMelding(context, nummer, code))
        : 'onjuist'
      if (uitkomst === 'bevestigd') return send(request, reply, confirmedPage(taal))
      const t = meldTexts[taal].faults
      const reason = uitkomst === 'te-vaak' ? t.tooMany : t.code
      const ingevuld = { waarden: { nummer, code: '' }, fouten: [{ name: 'code', code: uitkomst, reason }] }
      return send(request, reply, confirmPage(taal, ingevuld))
    }),
  )
}
