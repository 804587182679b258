import type { FastifyRequest } from 'fastify'
import { isAtLeast } from '../../begrippen/niveau.ts'
import type { Config } from '../../platform/config.ts'
import { attributes, type Html, html } from '../../platform/html.ts'
import type { Problem } from '../../platform/problems.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { actions, alert, button, linkButton, paragraph } from '../frame/components.ts'
import type { Onderdeel } from '../frame/contract.ts'
import { describe, reach } from '../frame/layout.ts'
import { wordsOf } from '../frame/problemen.ts'
import { frameTexts } from '../frame/texts.ts'
import type { Bezoek } from './bezoek.ts'
import { niveausOf } from './config.ts'
import { keyOf, proofOf } from './hoedanigheden.ts'
import { pathOf, type Speaks } from './site.ts'
import { inlogTexts } from './texts.ts'

// The pages that say kindly why something is not shown or not sent, and what can be done.

/** The typed values of a form, as its fields came. */
export type Velden = Readonly<Record<string, string | readonly string[]>>

const home = (taal: Language): Html => actions(linkButton('/mijn/', frameTexts[taal].home, 'secondary'))

/** Keeps what was typed on a page that asks something first. */
const kept = (velden: Velden): Html =>
  html`${Object.entries(velden).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map(
      (one) => html`<input${attributes({ type: 'hidden', name, value: one })}>`,
    ),
  )}`

const resend = (request: FastifyRequest, hidden: Velden, velden: Velden, text: string): Html =>
  html`<form class="mijn-form" method="post" action="${pathOf(request)}">${kept({ ...velden, ...hidden })}${actions(button(text))}</form>`

/** Where somebody logs in, with the level that is needed. */
export const loginPath = (inlogmiddel: string | undefined, terug: string, niveau?: string): string => {
  const query = new URLSearchParams({ terug, ...(niveau && { niveau }) })
  return `/mijn/inloggen${inlogmiddel ? `/${inlogmiddel}` : ''}?${query}`
}

/** The session ended while a form was open: what was typed is kept on the page until it can be sent. */
export const expired =
  (request: FastifyRequest, velden: Velden | undefined): Speaks =>
  (taal) => {
    const t = inlogTexts[taal]
    const login = loginPath(undefined, velden ? '/mijn/' : pathOf(request))
    if (!velden || Object.keys(velden).length === 0)
      return {
        title: t.again,
        status: 401,
        content: html`${paragraph(t.expiredNothing)}${velden ? '' : paragraph(t.filesAgain)}${actions(linkButton(login, t.again))}`,
      }
    return {
      title: t.expiredTitle,
      status: 401,
      content: html`${paragraph(t.expiredText)}${paragraph(t.expiredSteps)}<p class="utrecht-paragraph"><a class="utrecht-link" href="${login}" target="_blank" rel="noopener">${t.newWindow}</a></p>${resend(request, {}, velden, t.send)}`,
    }
  }

/** The form was made before this session began, in the same capacity: it is sent after one more look. */
const again =
  (request: FastifyRequest, { token, bezoeker }: Bezoek, velden: Velden): Speaks =>
  (taal) => {
    const t = inlogTexts[taal]
    const fields = { _als: bezoeker.als, _bewijs: proofOf(token, bezoeker.als) }
    return {
      title: t.checkTitle,
      status: 409,
      content: html`${paragraph(t.checkText(describe(taal, bezoeker.hoedanigheid)))}${resend(request, fields, velden, t.send)}${home(taal)}`,
    }
  }

/**
 * A form came that was not made for this session and this capacity. Nothing is sent in another capacity than the one in which it was typed
 * (R6, R28); who still has that one can go on in it.
 */
export function otherCapacity(request: FastifyRequest, bezoek: Bezoek, velden: Velden, hasFiles: boolean): Speaks {
  const { _als: als, _bewijs: _, _wissel: __, ...typed } = velden
  const { token, bezoeker } = bezoek
  const { mogelijkheden } = bezoeker
  if (als === bezoeker.als && !hasFiles && !bezoek.ingetrokken) return again(request, bezoek, typed)
  const then = typeof als === 'string' ? mogelijkheden.get(als) : undefined
  return (taal) => {
    const t = inlogTexts[taal]
    if (!then || typeof als !== 'string')
      return { title: t.otherTitle, status: 409, content: html`${paragraph(t.otherGone)}${home(taal)}` }
    const fields = { _als: als, _wissel: als, _bewijs: proofOf(token, als) }
    const text = paragraph(t.otherText(describe(taal, bezoeker.hoedanigheid), describe(taal, then)))
    return {
      title: t.otherTitle,
      status: 409,
      content: html`${text}${hasFiles ? paragraph(t.filesAgain) : resend(request, fields, typed, t.otherSend(describe(taal, then)))}${home(taal)}`,
    }
  }
}

/** A mandate was withdrawn: nothing of the klant is shown any more. Who has another capacity can go on in it. */
export const withdrawn =
  ({ bezoeker: { mogelijkheden }, token }: Bezoek): Speaks =>
  (taal) => {
    const t = inlogTexts[taal]
    const [eigen] = mogelijkheden.values()
    const als = eigen && keyOf(eigen)
    return {
      title: t.withdrawnTitle,
      status: 403,
      content: html`${paragraph(t.withdrawnText)}${
        als &&
        html`<form class="mijn-form" method="post" action="/mijn/hoedanigheid">${kept({ _als: als, _wissel: als, _bewijs: proofOf(token, als), als, terug: '/mijn/' })}${actions(button(t.continueAs(describe(taal, eigen))))}</form>`
      }`,
    }
  }

/** This part of Mijn needs a higher level, or a mandate for another service. */
export const notOpen =
  (
    config: Config,
    request: FastifyRequest,
    { bezoeker: { hoedanigheid, inlogmiddel } }: Bezoek,
    onderdeel: Onderdeel,
  ): Speaks =>
  (taal, instellingen) => {
    const t = inlogTexts[taal]
    const niveaus = frameTexts[taal].niveaus
    const needs = niveausOf(config).get(onderdeel) ?? 'hoog'
    if (isAtLeast(hoedanigheid.niveau, needs))
      return {
        title: t.serviceTitle,
        status: 403,
        content: html`${paragraph(t.serviceText)}${paragraph(reach({ taal, instellingen }))}${home(taal)}`,
      }
    return needLevel(taal, { has: hoedanigheid.niveau, needs, inlogmiddel, terug: pathOf(request), niveaus })
  }

/** Asks somebody to log in again at a higher level. */
export function needLevel(
  taal: Language,
  {
    has,
    needs,
    inlogmiddel,
    terug,
    niveaus,
  }: { has: string; needs: string; inlogmiddel: string; terug: string; niveaus: Readonly<Record<string, string>> },
) {
  const t = inlogTexts[taal]
  return {
    title: t.levelTitle,
    status: 403,
    content: html`${paragraph(t.levelText(niveaus[has] ?? has, niveaus[needs] ?? needs))}${actions(linkButton(loginPath(inlogmiddel, terug, needs), t.levelAgain(niveaus[needs] ?? needs)))}${home(taal)}`,
  }
}

/** The page for an error of which there is nothing more to say than its kind. */
export const failed =
  (problem: Problem | undefined): Speaks =>
  (taal, instellingen) => {
    const t = inlogTexts[taal]
    const help = paragraph(reach({ taal, instellingen }))
    const status = problem?.status ?? 500
    if (status === 404) return { title: t.notFound, status, content: html`${paragraph(t.notFoundText)}${home(taal)}` }
    if (status === 413) return { title: t.refused, status, content: html`${alert(taal, 'error', t.tooLarge)}${help}` }
    if (!problem || status === 500)
      return { title: t.faultTitle, status: 500, content: html`${paragraph(t.faultText)}${help}` }
    const title = status >= 500 || status === 429 || status === 408 ? t.soonTitle : t.refused
    return { title, status, content: html`${paragraph(wordsOf(taal, problem))}${help}${home(taal)}` }
  }
