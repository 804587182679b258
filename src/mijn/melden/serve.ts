import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOwnPage } from '../../inrichting/toegang/cookies.ts'
import { makeAddressLimiter } from '../../inrichting/toegang/limiet.ts'
import { asApplicatie, type Context } from '../../platform/context.ts'
import { type Gateway, perform } from '../../platform/operations.ts'
import { type InvalidParam, notAllowed } from '../../platform/problems.ts'
import { unstorableTexts } from '../../platform/validation.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { MIJN } from '../frame/applicatie.ts'
import { addedIn, discardDraft, isRemoval, keep, readDraft } from '../frame/concept.ts'
import { sentByUnknown } from '../frame/onderweg.ts'
import type { Bestand, Pagina } from '../frame/pages.ts'
import { faultsIn } from '../frame/problemen.ts'
import { type Gestuurd, readForm } from '../inloggen/formulier.ts'
import { gatewayAs } from '../inloggen/serve.ts'
import { languageOf, sendMijn, settingsFor } from '../inloggen/site.ts'
import { inlogTexts } from '../inloggen/texts.ts'
import type { Velden } from '../inloggen/weigeringen.ts'
import { textIn } from '../vragen/intake.ts'
import { vraagtOf } from './config.ts'
import { DRAFT, type Handler, servePhotos, type Work, writerOf } from './fotos.ts'
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

/** Serves the pages for who is not logged in, under the prefix of Mijn. */
export function serveMelden(server: FastifyInstance, gateway: Gateway): void {
  const { config, clock } = gateway
  const asks = vraagtOf(config)
  if (!asks) return
  const limit = makeAddressLimiter(clock, config.MIJN_MELDEN_PER_MINUUT)
  // A refused visitor keeps the chosen photos; of a network that goes on all the same nothing is kept.
  const limitKept = makeAddressLimiter(clock, config.MIJN_MELDEN_PER_MINUUT)

  const taalOf = async (request: FastifyRequest): Promise<Language> =>
    languageOf(request, gateway, await settingsFor(gateway, undefined))
  const send = (request: FastifyRequest, reply: FastifyReply, page: Pagina) =>
    sendMijn(gateway, request, reply, () => page)
  const work: Work = (request, name, run) =>
    perform(
      gatewayAs(gateway, wie),
      request,
      { name: `mijn.melden.${name}`, right: RIGHT, changes: true },
      async (context) => ({
        status: 200,
        value: await run(context),
      }),
    )

  /** Keeps what was typed and added until it is sent. */
  async function keepSent(context: Context, taal: Language, waarden: Velden, bestanden: readonly Bestand[]) {
    const schrijver = writerOf(context, taal, waarden)
    const { photos, fouten } = await photosIn(taal, asks?.has('foto') ? bestanden : [])
    const kept = await keep(schrijver, DRAFT, { waarden, bestanden: photos, most: MOST_PHOTOS })
    return { schrijver, photos, concept: kept.concept, fouten: [...fouten, ...kept.fouten] }
  }

  /** Registers it, or shows the form again with all that was typed and added. */
  async function take(
    context: Context,
    taal: Language,
    waarden: Velden,
    bestanden: readonly Bestand[],
  ): Promise<Pagina> {
    const { schrijver, photos, concept, fouten } = await keepSent(context, taal, waarden, bestanden)
    const { melding, fouten: typed } = readMelding(taal, concept.waarden)
    const all: InvalidParam[] = [...(isRemoval(waarden) ? [] : typed), ...fouten]
    if (all.length > 0 || isRemoval(waarden))
      return reportPage({ taal, config }, { waarden: concept.waarden, fouten: all }, concept)
    const contact = await registerMelding(context, taal, melding, concept, {
      bestanden: photos,
      added: addedIn(waarden),
    })
    await discardDraft(schrijver, DRAFT)
    await sentByUnknown(schrijver, DRAFT)
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

  /** The form again for whoever must wait, with the photos that they chose. */
  async function waitPage(
    request: FastifyRequest,
    taal: Language,
    { velden, bestanden }: Gestuurd,
    { fouten, status }: { fouten: InvalidParam[]; status: number },
  ): Promise<Pagina> {
    if (limitKept(request.herkomst)) {
      const gone = { name: 'foto', code: 'niet-bewaard', reason: meldTexts[taal].faults.photosGone }
      const all = bestanden.length > 0 ? [...fouten, gone] : fouten
      const concept = await readDraft(writerOf(gateway, taal, velden), DRAFT)
      return { ...reportPage({ taal, config }, { waarden: velden, fouten: all }, concept), status }
    }
    const kept = await work(request, 'bewaren', (context) => keepSent(context, taal, velden, bestanden))
    const all = [...fouten, ...kept.fouten]
    return { ...reportPage({ taal, config }, { waarden: kept.concept.waarden, fouten: all }, kept.concept), status }
  }

  const at = (path: string) => path.slice('/mijn'.length)

  if (asks.has('foto')) servePhotos(server, gateway, { work, taalOf, own })
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
      const unstorable = unstorableTexts(velden)
      if (unstorable.length > 0)
        return send(
          request,
          reply,
          reportPage({ taal, config }, { waarden: velden, fouten: faultsIn(taal, unstorable) }),
        )
      const refused = tooOften(request, taal)
      if (refused) return send(request, reply, await waitPage(request, taal, { velden, bestanden }, refused))
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
