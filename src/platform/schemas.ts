import { z } from 'zod'

const EARLIEST_YEAR = 1800

/** A technical key. It is put in lower case here, so that a comparison as text always works. */
export const Uuid = z.uuid().toLowerCase()

// No real offset is more than 14 hours, and PostgreSQL reads no more than this.
const FURTHEST_HOURS = 15

const hoursAway = (text: string) => Number(/[+-](\d{2}):\d{2}$/.exec(text)?.[1] ?? 0)

/** An instant with its offset (RFC 3339); answers give it in UTC. */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine((text) => Number(text.slice(0, 4)) >= EARLIEST_YEAR, {
    params: { code: 'ongeldig' },
    message: 'Dit tijdstip ligt te ver in het verleden.',
  })
  .refine((text) => hoursAway(text) <= FURTHEST_HOURS, {
    params: { code: 'ongeldig' },
    message: 'Zo ver van UTC is geen tijdzone.',
  })

/** An instant in an answer. Data taken over from another register may lie further back than a caller may send. */
export const VastgelegdMoment = z.iso.datetime({ offset: true })

/** A calendar day. */
export const Datum = z.iso.date().refine((text) => Number(text.slice(0, 4)) >= EARLIEST_YEAR, {
  params: { code: 'ongeldig' },
  message: 'Deze datum ligt te ver in het verleden.',
})

/** Text without surrounding white space, of at most `max` characters; it may be empty. */
export const Tekst = (max: number) => z.string().trim().max(max)

/** Text that may not be empty. */
export const VerplichteTekst = (max: number) => z.string().trim().min(1).max(max)

const SHORTEST_SEARCH = 3

/** Text to search for anywhere in other text, or none. An index serves three characters and more; fewer are in nearly every text. */
export const Zoektekst = Tekst(200).refine((text) => text === '' || text.length >= SHORTEST_SEARCH, {
  params: { code: 'te-kort' },
  message: 'Zoek met ten minste drie letters of cijfers.',
})

/** A boolean in a query string. */
export const Vlag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .meta({ openapi: { type: 'boolean' } })

/** The number of results on a page, in a query string. */
export const Paginagrootte = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100))
  .default(25)
  .meta({ openapi: { type: 'integer', minimum: 1, maximum: 100, default: 25 } })

/** The number of results on a page, in a body. */
export const PaginagrootteInBody = z.int().min(1).max(100).default(25)

/** The place in a list where a page starts: the `volgende` of the previous page. */
export const Cursor = z.string().min(1).max(500)

/** One page of a list, with the cursor of the next page, or null at the end. */
export const Pagina = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ resultaten: z.array(item), volgende: z.string().nullable() })

/** Requires that a PATCH sends at least one field; only fields that were sent are changed. */
export const atLeastEenVeld = (body: object) => Object.values(body).some((value) => value !== undefined)

/** `If-None-Match: *` means that a resource under this name may only be added, never replaced. */
export const AlleenNieuw = z.object({ 'if-none-match': z.literal('*').optional() })

const Pem = z.string().trim().min(1).max(50_000)

/** A certificate with which Balie makes itself known (mTLS), in PEM. Its key is kept encrypted and never shown. */
export const NieuwClientcertificaat = z
  .strictObject({
    /** With its chain. */
    certificaat: Pem,
    sleutel: Pem,
    /** Authorities of the other side beside the public ones, such as the private ones of PKIoverheid; null: none. */
    ca: Pem.nullable().default(null),
  })
  .meta({ id: 'NieuwClientcertificaat' })
export type NieuwClientcertificaat = z.output<typeof NieuwClientcertificaat>

/** The part of such a certificate that is shown. */
export const Clientcertificaat = z
  .strictObject({
    onderwerp: z.string(),
    uitgever: z.string(),
    geldigTot: Moment,
    /** SHA-256. */
    vingerafdruk: z.string(),
    /** The other side is also trusted with a certificate of the authorities that were given with it. */
    eigenUitgevers: z.boolean(),
  })
  .meta({ id: 'Clientcertificaat' })
export type Clientcertificaat = z.output<typeof Clientcertificaat>
