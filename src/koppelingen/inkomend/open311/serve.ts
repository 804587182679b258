import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Vraag } from '../../../inrichting/vragensets/contract.ts'
import type { Context } from '../../../platform/context.ts'
import { textOf } from '../../../platform/intake.ts'
import {
  admit,
  type Gateway,
  lezenOf,
  perform,
  recognise,
  type Task,
  tellRefused,
} from '../../../platform/operations.ts'
import { invalid, malformed, notFound, Problem, tooLarge } from '../../../platform/problems.ts'
import { Moment } from '../../../platform/schemas.ts'
import { problemOf } from '../../../platform/server.ts'
import { isStorable } from '../../../platform/text.ts'
import { veiligeNaam } from '../../../register/documenten/rules.ts'
import { aanleveren } from '../contract.ts'
import { takeIn } from '../innemen.ts'
import { nummerOf, waitFor } from '../queries.ts'
import { refusedBy } from '../weigeringen.ts'
import { fetchPhoto } from './fotos.ts'
import { type Foto, LONGEST_OTHERS, meldingOf, readVelden, sumOf } from './lezen.ts'
import { type Antwoord, type Formaat, MEDIATYPE, written } from './opmaak.ts'
import * as queries from './queries.ts'

// An Open311 GeoReport v2 server: apps report what is wrong outside, and anybody sees how it is. Who reports may stay unknown (R3).

const PREFIX = '/open311/v2'
const MOST_BYTES = 64 * 1024
const TEN_MINUTES_MS = 10 * 60_000
const DAY_MS = 86_400_000
const MOST_DAYS = 90

const TAAK: Task = { name: 'inkomend.melding', right: aanleveren.formulier.right, changes: true, takesIn: true }

/** Gives the name in an address, and the format that it asks. */
function partOf(request: FastifyRequest): { naam: string; formaat: Formaat } {
  const path = request.url.split('?', 1)[0] ?? ''
  const { naam = '' } = request.params as { naam?: string }
  return { naam, formaat: path.endsWith('.xml') ? 'xml' : 'json' }
}

function send(reply: FastifyReply, antwoord: Antwoord): FastifyReply {
  const { formaat } = partOf(reply.request)
  return reply.type(MEDIATYPE[formaat]).send(written(antwoord, formaat))
}

/** Answers an error in the words of Open311. */
function sendFault(error: unknown, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  if (!problem) throw error
  const { status, message, details } = problem
  const told = details.invalidParams ?? [{ reason: message }]
  const rijen = told.map((fault) => ({
    code: String(status),
    description: 'name' in fault && fault.name ? `${fault.name}: ${fault.reason}` : fault.reason,
  }))
  return send(reply.status(status), { lijst: 'errors', rij: 'error', rijen })
}

const shownService = ({ service_code, service_name, vragen }: queries.Service) => ({
  ...{ service_code, service_name, description: '', metadata: vragen.length > 0 },
  ...{ type: 'realtime', keywords: '', group: '' },
})

const DATATYPES: Readonly<Record<Vraag['soort'], string>> = {
  kort: 'string',
  lang: 'text',
  keuze: 'singlevaluelist',
  meerkeuze: 'multivaluelist',
}

/** Shows a question as an attribute of a service. */
const shownAttribute = ({ sleutel, label, soort, verplicht, opties }: Vraag, index: number) => ({
  ...{ variable: true, code: sleutel, datatype: DATATYPES[soort], required: verplicht },
  ...{ datatype_description: '', order: index + 1, description: label },
  values: opties.map((optie) => ({ key: optie, name: optie })),
})

/** Registers a melding, once: the same from the same sender within ten minutes is the same melding. */
async function register(context: Context, given: URLSearchParams, fotos: readonly Foto[]): Promise<string | Problem> {
  const { db, wie, now } = context
  const code = given.get('service_code')?.trim() ?? ''
  const service = (await queries.services(db)).find(({ service_code }) => service_code === code)
  if (!service)
    return invalid([{ name: 'service_code', code: 'onbekend', reason: 'Kies een dienst uit de lijst van /services.' }])
  const velden = readVelden(given, service.vragen)
  if (velden instanceof Problem) return velden
  const sum = sumOf(velden, fotos)
  await waitFor(db, `${wie.uuid} melding ${sum.toString('hex')}`)
  const since = new Date(now.getTime() - TEN_MINUTES_MS)
  const same = await queries.recent(db, wie.uuid, sum, since)
  if (same) return same
  const inzendingen = [meldingOf(velden, service.service_name, now, fotos)]
  const uitkomst = await takeIn(context, { soort: 'melding', adres: code, bron: wie.uuid, inzendingen })
  return uitkomst instanceof Problem ? uitkomst : (uitkomst.klantcontacten[0] ?? '')
}

/** An app sends its key as a parameter of the form, in the place of a header. */
const withKey = (gateway: Gateway, key: string | null): Gateway =>
  key
    ? {
        ...gateway,
        recall: () => undefined,
        authenticate(request) {
          request.headers.authorization = `Token ${key}`
          return gateway.authenticate(request)
        },
      }
    : gateway

/** The largest photos that come along, in bytes, and how many; all of them together are no larger. */
const MOST_PHOTO_BYTES = 10 * 1024 * 1024
const MOST_PHOTOS = 5
const MOST_TOGETHER = 20 * 1024 * 1024

/**
 * Reads a form with photos. A photo is read only for who may report: the key is a header, or a field before the first photo.
 * @throws Problem 400, 401, 403, 413 or 429
 */
async function readParts(
  gateway: Gateway,
  request: FastifyRequest,
): Promise<{ given: URLSearchParams; fotos: Foto[] }> {
  const given = new URLSearchParams()
  const fotos: Foto[] = []
  let [text, photos] = [0, 0]
  const limits = { files: MOST_PHOTOS, fields: 200, fieldSize: MOST_BYTES, fileSize: MOST_PHOTO_BYTES }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        const value = String(part.value)
        text += value.length
        given.append(part.fieldname, value)
      } else {
        await admit(withKey(gateway, given.get('api_key')), request, TAAK)
        const inhoud = await part.toBuffer()
        photos += inhoud.length
        const bestandsnaam = veiligeNaam(part.filename) || 'foto'
        // A browser sends a part for a file that nobody chose, without a name.
        if (inhoud.length > 0) fotos.push({ bestandsnaam, inhoud })
        else if (part.filename)
          fotos.push({ bestandsnaam, fout: `De foto ${bestandsnaam} is leeg, en is niet bewaard.` })
      }
      if (text > MOST_BYTES || photos > MOST_TOGETHER) throw tooLarge()
    }
  } catch (error) {
    // Nobody reads the rest; it is let go, so that the answer arrives.
    request.raw.unpipe().resume()
    if (error instanceof Problem) throw error
    const { code = '' } = error as { code?: string }
    if (/LIMIT|TOO_LARGE/.test(code)) throw tooLarge()
    throw malformed()
  }
  return { given, fotos }
}

/** Reads what an app sent: a form, with or without photos. */
const readRequest = async (
  gateway: Gateway,
  request: FastifyRequest,
): Promise<{ given: URLSearchParams; fotos: Foto[] }> =>
  request.isMultipart()
    ? readParts(gateway, request)
    : { given: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(), fotos: [] }

const TOO_MANY_PHOTOS: Foto = {
  bestandsnaam: 'foto',
  fout: `Er zijn meer dan ${MOST_PHOTOS} adressen van foto’s: de andere zijn niet opgehaald.`,
}

/** Gives the photos of a melding. Those at an address are fetched only for who may report, before anything waits for them. */
async function photosOf(gateway: Gateway, request: FastifyRequest, given: URLSearchParams, fotos: readonly Foto[]) {
  const addresses = [...new Set(given.getAll('media_url').map((address) => address.trim()))].filter(Boolean)
  if (addresses.length === 0 || addresses.some((address) => address.length > LONGEST_OTHERS)) return fotos
  await admit(gateway, request, TAAK)
  const fetched: Foto[] = []
  for (const address of addresses.slice(0, MOST_PHOTOS)) fetched.push(await fetchPhoto(gateway.config, address))
  return [...fotos, ...fetched, ...(addresses.length > MOST_PHOTOS ? [TOO_MANY_PHOTOS] : [])]
}

async function report(gateway: Gateway, request: FastifyRequest): Promise<string> {
  const { given, fotos } = await readRequest(gateway, request)
  const withApiKey = withKey(gateway, given.get('api_key'))
  const photos = await photosOf(withApiKey, request, given, fotos)
  const nummer = await perform<string | Problem>(withApiKey, request, TAAK, async (context) => {
    const made = await register(context, given, photos)
    if (made instanceof Problem) return { status: made.status, value: made }
    return { status: 200, value: await nummerOf(context.db, made) }
  })
  if (nummer instanceof Problem) throw nummer
  return nummer
}

const textAt = (query: Record<string, unknown>, name: string): string | undefined => {
  const given = query[name]
  return typeof given === 'string' && given.trim() && isStorable(given) ? given.trim() : undefined
}

function momentAt(query: Record<string, unknown>, name: string, otherwise: Date): Date {
  const given = textAt(query, name)
  if (given === undefined) return otherwise
  const moment = Moment.safeParse(given)
  if (!moment.success)
    throw invalid([{ name, code: 'ongeldig', reason: 'Geef een moment in ISO 8601, zoals 2026-03-02T09:00:00Z.' }])
  return new Date(moment.data)
}

const MOST_ROWS = 1_000
const MOST_PAGES = 1_000

/** Reads a number from 1 on. */
function numberAt(query: Record<string, unknown>, name: string, otherwise: number, most: number): number {
  const given = textAt(query, name)
  if (given === undefined) return otherwise
  if (/^\d{1,4}$/.test(given) && Number(given) >= 1 && Number(given) <= most) return Number(given)
  throw invalid([{ name, code: 'ongeldig', reason: `Geef een getal van 1 tot en met ${most}.` }])
}

/** Reads which meldingen are asked: at most those of ninety days, also with a state, page by page. */
function vraagIn(request: FastifyRequest, now: Date): queries.Selectie {
  const query = request.query as Record<string, unknown>
  const tot = momentAt(query, 'end_date', now)
  const vanaf = momentAt(query, 'start_date', new Date(tot.getTime() - MOST_DAYS * DAY_MS))
  if (tot.getTime() - vanaf.getTime() > MOST_DAYS * DAY_MS)
    throw invalid([{ name: 'start_date', code: 'te-lang', reason: `Vraag hoogstens ${MOST_DAYS} dagen.` }])
  const nummers = textAt(query, 'service_request_id')?.split(',').slice(0, 100)
  return {
    ...{ nummers, service: textAt(query, 'service_code'), status: textAt(query, 'status'), vanaf, tot },
    ...{ pagina: numberAt(query, 'page', 1, MOST_PAGES), aantal: numberAt(query, 'page_size', MOST_ROWS, MOST_ROWS) },
  }
}

/** Lets anybody look, as often as somebody may whom Balie does not know. */
function lookUp<T>(gateway: Gateway, request: FastifyRequest, read: (db: Context['db']) => Promise<T>): Promise<T> {
  const refusal = gateway.limitUnknown(request.herkomst)
  if (refusal) throw refusal
  return lezenOf(gateway)(read)
}

const requestsOf = (rijen: readonly queries.Verzoek[]): Antwoord => ({
  ...{ lijst: 'service_requests', rij: 'request' },
  rijen: rijen.map((rij) => ({ ...rij })),
})

const refused = refusedBy('melding')

/** Gives the service that a request names, as far as it was read. */
const serviceIn = ({ body }: FastifyRequest): string =>
  body instanceof URLSearchParams ? (body.get('service_code')?.trim() ?? '') : ''

/** Serves Open311: what can be reported, reporting it, and how it is. */
export function serveOpen311(server: FastifyInstance, gateway: Gateway): void {
  server.register(
    async (open) => {
      open.removeAllContentTypeParsers()
      open.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'buffer', bodyLimit: MOST_BYTES },
        async (_request: FastifyRequest, body: Buffer) => new URLSearchParams(textOf(body)),
      )
      await open.register(multipart)
      open.setErrorHandler(async (error, request, reply) => {
        if (request.method === 'POST') {
          // A stranger who sends what cannot be read may try as many keys as one whose key is wrong.
          if (!gateway.limitUnknown(request.herkomst)) await recognise(request, () => gateway.authenticate(request))
          await tellRefused(gateway, request, error, (refusal) => refused(refusal, serviceIn(request)))
        }
        return sendFault(error, reply)
      })
      for (const formaat of ['json', 'xml']) {
        open.get(`/services.${formaat}`, async (request, reply) => {
          const rijen = (await lookUp(gateway, request, queries.services)).map(shownService)
          return send(reply, { lijst: 'services', rij: 'service', rijen })
        })
        open.get(`/services/:naam.${formaat}`, async (request, reply) => {
          const { naam } = partOf(request)
          const found = (await lookUp(gateway, request, queries.services)).find((one) => one.service_code === naam)
          if (!found) throw notFound('Dienst')
          return send(reply, {
            ...{ lijst: '', rij: 'service_definition' },
            rijen: [{ service_code: naam, attributes: found.vragen.map(shownAttribute) }],
          })
        })
        open.get(`/requests.${formaat}`, async (request, reply) => {
          const vraag = vraagIn(request, gateway.clock())
          return send(reply, requestsOf(await lookUp(gateway, request, (db) => queries.verzoeken(db, vraag))))
        })
        open.get(`/requests/:naam.${formaat}`, async (request, reply) => {
          const vraag = { ...vraagIn(request, gateway.clock()), nummers: [partOf(request).naam].filter(isStorable) }
          const rijen = await lookUp(gateway, request, (db) => queries.verzoeken(db, vraag))
          if (rijen.length === 0) throw notFound('Melding')
          return send(reply, requestsOf(rijen))
        })
        open.post(`/requests.${formaat}`, async (request, reply) => {
          const service_request_id = await report(gateway, request)
          return send(reply, {
            ...{ lijst: 'service_requests', rij: 'request' },
            rijen: [{ service_request_id, service_notice: '', account_id: '' }],
          })
        })
      }
    },
    { prefix: PREFIX },
  )
}
