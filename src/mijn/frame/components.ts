import { attributes, type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import type { Bezoeker, Ingevuld } from './pages.ts'
import { assets } from './style.ts'
import { frameTexts } from './texts.ts'

// The components of NL Design System as Mijn uses them: HTML on the server, with the class names of Utrecht. They work without scripts.

type Kind = 'info' | 'ok' | 'warning' | 'error'
type Tone = 'neutral' | 'active' | 'success' | 'warning' | 'danger'

/** A heading below that of the page. */
export const heading = (level: 2 | 3, text: HtmlValue, id?: string): Html =>
  level === 2
    ? html`<h2 class="utrecht-heading-2"${attributes({ id })}>${text}</h2>`
    : html`<h3 class="utrecht-heading-3"${attributes({ id })}>${text}</h3>`

export const paragraph = (text: HtmlValue): Html => html`<p class="utrecht-paragraph">${text}</p>`

/** Joins the parts that are there, with a sign between each. */
export const joined = (parts: readonly HtmlValue[], sign: string): Html =>
  html`${parts.filter(Boolean).map((part, index) => html`${index > 0 && sign}${part}`)}`

/** A part of a page under a heading of its own, which names it for screen readers. */
export const section = (id: string, title: HtmlValue, content: HtmlValue): Html =>
  html`<section class="mijn-section" aria-labelledby="${id}">${heading(2, title, id)}${content}</section>`

export const link = (href: string, text: HtmlValue): Html => html`<a class="utrecht-link" href="${href}">${text}</a>`

/** A link that looks like a button, for what begins something. */
export const linkButton = (href: string, text: HtmlValue, variant: 'primary' | 'secondary' = 'primary'): Html =>
  html`<a class="utrecht-button-link utrecht-button utrecht-button--${variant}-action" href="${href}">${text}</a>`

/** Text for screen readers alone. */
export const hidden = (text: HtmlValue): Html => html`<span class="balie-visually-hidden">${text}</span>`

/** A message on the page. Its kind is also said in words. */
export const alert = (taal: Language, kind: Kind, title: HtmlValue, content?: HtmlValue): Html =>
  html`<div class="utrecht-alert utrecht-alert--${kind}"><div class="utrecht-alert__content"><div class="utrecht-alert__message"><div>${hidden(`${frameTexts[taal].kinds[kind]}: `)}<strong>${title}</strong></div>${content && html`<div>${content}</div>`}</div></div></div>`

/** A state in one or two words. Its colour only repeats what the words say. */
export const badge = (tone: Tone, text: HtmlValue): Html =>
  html`<span class="utrecht-status-badge utrecht-status-badge--${tone}">${text}</span>`

/** Names with their values. */
export const dataList = (items: readonly (readonly [name: HtmlValue, value: HtmlValue])[]): Html =>
  html`<dl class="utrecht-data-list utrecht-data-list--html-dl utrecht-data-list--rows">${items.map(
    ([name, value]) =>
      html`<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">${name}</dt><dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">${value}</dd></div>`,
  )}</dl>`

/** A list of things that each have a page: the title is the link, and what else there is to know stands below it. */
export const cards = (
  items: readonly { href: string; title: HtmlValue; details?: HtmlValue; badge?: HtmlValue }[],
): Html =>
  html`<ul class="mijn-cards">${items.map(
    ({ href, title, details, badge: mark }) =>
      html`<li class="mijn-card"><div class="mijn-card__head"><a class="utrecht-link mijn-card__link" href="${href}">${title}</a>${mark}</div>${details && html`<div class="mijn-card__details">${details}</div>`}</li>`,
  )}</ul>`

/** The steps of a process, in order. What is behind, what is now and what is to come is said in words too. */
export const steps = (
  items: readonly { title: HtmlValue; state: 'done' | 'current' | 'next'; label: string; details?: HtmlValue }[],
): Html =>
  html`<ol class="mijn-steps">${items.map(
    ({ title, state, label, details }) =>
      html`<li class="mijn-step mijn-step--${state}"${attributes({ 'aria-current': state === 'current' && 'step' })}><div class="mijn-step__title">${title} ${hidden(`(${label})`)}</div>${details && html`<div class="mijn-step__details">${details}</div>`}</li>`,
  )}</ol>`

/** Shows events, each at its time. */
export const timeline = (
  items: readonly { when: HtmlValue; title: HtmlValue; channel?: HtmlValue; content?: HtmlValue }[],
): Html =>
  html`<ol class="mijn-timeline">${items.map(
    ({ when, title, channel, content }) =>
      html`<li class="mijn-timeline__item"><div class="mijn-timeline__meta">${when}${channel && html` · ${channel}`}</div><div class="mijn-timeline__title">${title}</div>${content && html`<div class="mijn-timeline__content">${content}</div>`}</li>`,
  )}</ol>`

/** Text that somebody typed, with its line breaks. */
export const asTyped = (text: string): Html => html`<div class="mijn-as-typed">${text}</div>`

interface FormOptions {
  /** The path in Mijn to which it is sent. */
  action: string
  /** It has a field for files. */
  files?: boolean
  /** Its files can come in pieces, to a path in Mijn; the script says these things about it. */
  uploads?: { path: string; texts: Readonly<Record<string, string>> }
  label?: string
}

/** A form, also of somebody who is not logged in: it carries nothing of a session. */
export const openForm = ({ action, files, uploads, label }: FormOptions, content: HtmlValue): Html =>
  html`<form class="mijn-form" method="post" action="${action}"${attributes({ enctype: files && 'multipart/form-data', 'aria-label': label, novalidate: true, 'data-uploads': uploads?.path, 'data-teksten': uploads && JSON.stringify(uploads.texts) })}>${content}</form>${uploads && html`<script src="${assets().uploads}" defer></script>`}`

/** A form that is bound to the session and the capacity for which it was made. */
export const form = (
  { als, bewijs }: Pick<Bezoeker, 'als' | 'bewijs'>,
  options: FormOptions,
  content: HtmlValue,
): Html =>
  openForm(
    options,
    html`<input type="hidden" name="_als" value="${als}"><input type="hidden" name="_bewijs" value="${bewijs}">${content}`,
  )

export const button = (
  text: HtmlValue,
  {
    variant = 'primary',
    name,
    value,
  }: { variant?: 'primary' | 'secondary' | 'subtle'; name?: string; value?: string } = {},
): Html =>
  html`<button class="utrecht-button utrecht-button--${variant === 'subtle' ? 'subtle' : `${variant}-action`}" type="submit"${attributes({ name, value })}>${text}</button>`

export const actions = (...content: readonly HtmlValue[]): Html =>
  html`<div class="utrecht-button-group">${content}</div>`

/** Shows the faults of a form, above it: each is a link to its field. Nothing when there are none. */
export function faultSummary(taal: Language, { fouten }: Ingevuld): HtmlValue {
  if (fouten.length === 0) return false
  const t = frameTexts[taal]
  return html`<div class="utrecht-alert utrecht-alert--error" role="alert" tabindex="-1" id="fouten" autofocus><div class="utrecht-alert__content"><div class="utrecht-alert__message"><strong>${t.faults(fouten.length)}</strong><ul>${fouten.map(
    ({ name, reason }) =>
      html`<li>${name ? html`<a class="utrecht-link" href="#veld-${name}">${reason}</a>` : reason}</li>`,
  )}</ul></div></div></div>`
}

interface FieldOptions {
  taal: Language
  name: string
  label: HtmlValue
  description?: HtmlValue
  required?: boolean
  ingevuld: Ingevuld
  /** The value before anything was typed. */
  initial?: string
}

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0]

/** Gives what stands in a field: what was typed, or what it begins with. */
export const shownValue = ({
  name,
  ingevuld,
  initial = '',
}: Pick<FieldOptions, 'name' | 'ingevuld' | 'initial'>): string => one(ingevuld.waarden[name]) ?? initial

/** The ids under which a field is described, and its fault. */
function described({ name, description, ingevuld }: FieldOptions) {
  const fault = ingevuld.fouten.find((fout) => fout.name === name)
  const ids = [description ? `uitleg-${name}` : '', fault ? `fout-${name}` : ''].filter(Boolean).join(' ')
  return { fault, aria: { 'aria-describedby': ids || undefined, 'aria-invalid': fault ? 'true' : undefined } }
}

/** A field with its label, explanation and fault around it. */
function field(options: FieldOptions, control: HtmlValue): Html {
  const { taal, name, label, description, required = true } = options
  const { fault } = described(options)
  return html`<div class="utrecht-form-field${fault && ' utrecht-form-field--invalid'}"><div class="utrecht-form-field__label"><label class="utrecht-form-label" for="veld-${name}">${label}${!required && html` <span class="mijn-optional">${frameTexts[taal].optional}</span>`}</label></div>${description && html`<div class="utrecht-form-field-description" id="uitleg-${name}">${description}</div>`}${fault && html`<div class="utrecht-form-field-error-message" id="fout-${name}">${fault.reason}</div>`}<div class="utrecht-form-field__input">${control}</div></div>`
}

/** Says that a field is to be filled in. With `required` a browser would call an empty one wrong before anybody typed in it. */
const mustHave = (required: boolean) => ({ 'aria-required': required && 'true' })

/** A field of one line. */
export function textField(
  options: FieldOptions & {
    type?: 'text' | 'email' | 'tel' | 'date' | 'search'
    autocomplete?: string
    inputmode?: string
    maxLength?: number
  },
): Html {
  const { name, type = 'text', autocomplete, inputmode, maxLength, required = true } = options
  const { fault, aria } = described(options)
  return field(
    options,
    html`<input class="utrecht-textbox utrecht-textbox--html-input${fault && ' utrecht-textbox--invalid'}"${attributes({ id: `veld-${name}`, name, type, value: shownValue(options), autocomplete, inputmode, maxlength: maxLength, ...mustHave(required), ...aria })}>`,
  )
}

/** A field of several lines. */
export function textArea(options: FieldOptions & { rows?: number; maxLength?: number }): Html {
  const { name, rows = 6, maxLength, required = true } = options
  const { fault, aria } = described(options)
  return field(
    options,
    html`<textarea class="utrecht-textarea utrecht-textarea--html-textarea${fault && ' utrecht-textarea--invalid'}"${attributes({ id: `veld-${name}`, name, rows, maxlength: maxLength, ...mustHave(required), ...aria })}>
${shownValue(options)}</textarea>`,
  )
}

/** A field for files. */
export function fileField(options: FieldOptions & { multiple?: boolean }): Html {
  const { name, multiple = true } = options
  const { aria } = described(options)
  return field(
    options,
    html`<input class="mijn-file"${attributes({ id: `veld-${name}`, name, type: 'file', multiple, ...aria })}>`,
  )
}

interface Choice {
  value: string
  label: HtmlValue
}

/** A choice of one (radio) or of several (checkbox), all of them in sight. */
export function choiceField(options: FieldOptions & { type: 'radio' | 'checkbox'; choices: readonly Choice[] }): Html {
  const { taal, name, label, description, type, choices, ingevuld, initial, required = true } = options
  const { fault, aria } = described(options)
  const typed = ingevuld.waarden[name] ?? initial ?? []
  const chosen = typeof typed === 'string' ? [typed] : typed
  const control =
    type === 'radio'
      ? 'utrecht-radio-button utrecht-radio-button--html-input'
      : 'utrecht-checkbox utrecht-checkbox--html-input'
  return html`<fieldset class="utrecht-form-fieldset__fieldset utrecht-form-fieldset--html-fieldset utrecht-form-field${fault && ' utrecht-form-field--invalid'}"${attributes({ id: `veld-${name}`, tabindex: -1, 'aria-describedby': aria['aria-describedby'] })}><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${label}${!required && html` <span class="mijn-optional">${frameTexts[taal].optional}</span>`}</legend>${description && html`<div class="utrecht-form-field-description" id="uitleg-${name}">${description}</div>`}${fault && html`<div class="utrecht-form-field-error-message" id="fout-${name}">${fault.reason}</div>`}${choices.map(
    ({ value, label: text }, index) =>
      html`<div class="mijn-choice"><input class="${control}"${attributes({ id: `veld-${name}-${index}`, type, name, value, checked: chosen.includes(value) })}><label class="utrecht-form-label utrecht-form-label--${type}" for="veld-${name}-${index}">${text}</label></div>`,
  )}</fieldset>`
}

/** A link to the next part of a list. */
export const more = (href: string, text: HtmlValue): Html => paragraph(link(href, text))

export const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }
const ZONE = 'Europe/Amsterdam'

/** Makes a format for each language, once: making one costs more than the rest of a page. */
const formats = (options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> => ({
  nl: new Intl.DateTimeFormat(LOCALES.nl, { ...options, timeZone: ZONE }),
  en: new Intl.DateTimeFormat(LOCALES.en, { ...options, timeZone: ZONE }),
})

const DAYS = formats({ dateStyle: 'long' })
const MOMENTS = formats({ dateStyle: 'long', timeStyle: 'short' })

/** Writes a day in words: 3 december 2026. */
export const day = (taal: Language, when: string | Date): Html => {
  const date = typeof when === 'string' ? new Date(when.length === 10 ? `${when}T12:00:00Z` : when) : when
  return html`<time datetime="${typeof when === 'string' ? when : when.toISOString()}">${DAYS[taal].format(date)}</time>`
}

/** Writes a moment in words: 3 december 2026 om 14:30. */
export const moment = (taal: Language, when: string | Date): Html => {
  const date = new Date(when)
  return html`<time datetime="${date.toISOString()}">${MOMENTS[taal].format(date)}</time>`
}

/** Writes how large a file is. */
export const size = (taal: Language, bytes: number): string =>
  `${(Math.max(bytes, 1024) / 1024).toLocaleString(LOCALES[taal], { maximumFractionDigits: 0 })} kB`
