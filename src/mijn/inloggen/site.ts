import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instellingen } from '../../inrichting/instellingen/contract.ts'
import { instellingen, instellingenOf } from '../../inrichting/instellingen/queries.ts'
import { storingenNu } from '../../inrichting/storingen/queries.ts'
import type { StoringNu } from '../../inrichting/storingen/reads.ts'
import { readCookie } from '../../inrichting/toegang/cookies.ts'
import { pageText } from '../../platform/html.ts'
import type { Gateway } from '../../platform/operations.ts'
import { isLanguage, type Language } from '../../web/ui/dictionary.ts'
import { layout } from '../frame/layout.ts'
import type { Pagina } from '../frame/pages.ts'
import { type Getoond, keepPage } from './bewaarde-paginas.ts'
import type { Bezoek } from './bezoek.ts'

// Sending a page of Mijn, whoever it is for.

/** The path of a request, without what stands behind it. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/mijn/'

/** The language that was chosen in this browser, or else that of the municipality. */
export function languageOf(
  request: FastifyRequest,
  { config }: Gateway,
  { taal }: Pick<Instellingen, 'taal'>,
): Language {
  const chosen = readCookie(request, config, 'mijn-taal')
  return isLanguage(chosen) ? chosen : taal
}

/** The settings of the municipality; where the database does not answer, what Balie has without them. */
export const settingsFor = async ({ db }: Gateway, bezoek: Bezoek | undefined): Promise<Instellingen> =>
  bezoek?.instellingen ?? instellingen(db).catch(() => instellingenOf({ waarden: {}, bestanden: [] }))

/** Gives what is out of order now; nothing is said of it where the database does not answer. */
export const outagesFor = async ({ db }: Gateway, bezoek: Bezoek | undefined): Promise<readonly StoringNu[]> =>
  bezoek?.storingen ?? storingenNu(db).catch(() => [])

/**
 * Makes the content security policy of a page of Mijn: it loads only files of our own.
 * @param formTargets the other origins to which logging out may lead
 */
export const policy = (formTargets: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A page that depends on the language. */
export type Speaks = (taal: Language, instellingen: Instellingen) => Pagina

export interface PageOptions {
  bezoek?: Bezoek | undefined
  /** Shows the page without the frame of somebody who is logged in. */
  nobody?: boolean
  /** The capacity for which a form was made of somebody who is no longer logged in. */
  als?: string | undefined
  /** The page of another site where the browser goes next. */
  elsewhere?: string | undefined
}

/** Sends a page as it is. */
export function sendShown(reply: FastifyReply, { status, inhoud, elders }: Getoond): FastifyReply {
  if (elders) reply.header('Refresh', `0; url=${elders}`)
  return reply.status(status).type('text/html; charset=utf-8').send(inhoud)
}

/** Sends a page, in the frame of Mijn and in the language of the visitor. One that answers a form is shown at an address of its own. */
export async function sendMijn(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Speaks,
  { bezoek, nobody = false, als, elsewhere }: PageOptions = {},
): Promise<FastifyReply> {
  const settings = await settingsFor(gateway, bezoek)
  const taal = languageOf(request, gateway, settings)
  const { title, content, status = 200 } = page(taal, settings)
  const framed = layout({
    taal,
    instellingen: settings,
    title,
    content,
    path: pathOf(request),
    storingen: await outagesFor(gateway, bezoek),
    bezoeker: nobody ? undefined : bezoek?.bezoeker,
    stilMinuten: gateway.config.MIJN_SESSIE_STIL_MINUTEN,
  })
  const shown = { status, inhoud: pageText(framed), elders: elsewhere ? new URL(elsewhere).href : null }
  const address = await keepPage(gateway, request, reply, { bezoek, als }, shown)
  return address ? reply.redirect(address, 303) : sendShown(reply, shown)
}
