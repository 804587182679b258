import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { makeAddressLimiter } from '../../inrichting/toegang/limiet.ts'
import type { Context } from '../../platform/context.ts'
import type { Gateway } from '../../platform/operations.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { invalidParamsOf, unstorableTexts } from '../../platform/validation.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import type { Schrijver } from '../frame/concept.ts'
import { Deel } from '../frame/contract.ts'
import { takePart } from '../frame/onderweg.ts'
import type { Bestand } from '../frame/pages.ts'
import { readForm } from '../inloggen/formulier.ts'
import { textIn } from '../vragen/intake.ts'
import { MOST_PHOTOS, UPLOADS_PATH } from './pages.ts'
import { photoFault } from './registreren.ts'

// Photos of somebody who is not logged in. They come in pieces where there are scripts, as those of a klant do, within narrower bounds: so much per
// form, from one network in a minute, and from all together; and what nobody sends is gone within a day.

/** The name of the draft of a report. */
export const DRAFT = 'melding'

const MB = 1024 * 1024
/** A piece of the script is no larger. */
const PIECE_BYTES = MB
/** Beside its pieces, a file asks how far it is when it begins, and once more after it was cut off. */
const ASKS_PER_FILE = 2

/**
 * Gives who writes a form of somebody who is not logged in: its key says which draft it has, and nobody else knows that.
 * @throws Problem 404 without a key
 */
export function writerOf(
  { db, config }: Pick<Context, 'db' | 'config'>,
  taal: Language,
  waarden: Klantconcept['waarden'],
): Schrijver {
  const sleutel = textIn(waarden, 'sleutel')
  if (!/^[\w-]{36}$/.test(sleutel)) throw notFound('Formulier')
  return { db, config, taal, als: `melden ${sleutel}` }
}

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Does a part of the work in a transaction of its own. */
export type Work = <T>(request: FastifyRequest, name: string, run: (context: Context) => Promise<T>) => Promise<T>

function readPiece(velden: Klantconcept['waarden']): Deel {
  const parsed = Deel.safeParse(velden, { reportInput: true })
  const faults = parsed.success ? unstorableTexts(parsed.data) : invalidParamsOf(parsed.error)
  if (!parsed.success || faults.length > 0) throw invalid(faults)
  return parsed.data
}

interface Served {
  work: Work
  taalOf: (request: FastifyRequest) => Promise<Language>
  /** Lets a handler answer forms of our own pages only. */
  own: (handler: Handler) => Handler
}

/** Serves the pieces of photos; see uploaden.js for who sends them. */
export function servePhotos(server: FastifyInstance, { config, clock }: Gateway, { work, taalOf, own }: Served): void {
  const { MIJN_MELDEN_PER_MINUUT: forms, MIJN_MELDEN_UPLOAD_MB: unknownMb } = config
  // No more comes in pieces than would come with whole forms.
  const limit = makeAddressLimiter(clock, forms * (unknownMb + ASKS_PER_FILE * MOST_PHOTOS))

  const takePhoto: Handler = async (request, reply) => {
    const refused = limit(request.herkomst)
    if (refused) throw refused
    const taal = await taalOf(request)
    const { velden, bestanden } = await readForm(request, 1, PIECE_BYTES)
    const deel = readPiece(velden)
    const refuse = (bestand: Bestand) => photoFault(taal, bestand)
    const { data } = await work(request, 'uploaden', (context) =>
      takePart(writerOf(context, taal, velden), DRAFT, deel, bestanden[0], { most: MOST_PHOTOS, unknownMb, refuse }),
    )
    return reply.header('Cache-Control', 'no-store').send(data)
  }

  server.post(UPLOADS_PATH.slice('/mijn'.length), { bodyLimit: PIECE_BYTES + MB }, own(takePhoto))
}
