import { browser } from './browser.ts'

/** A page of Mijn as a browser without scripts gets it. */
export interface Gezien {
  status: number
  url: URL
  html: string
  /** The text that people read, without the markup. */
  tekst: string
}

const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()

async function seen({ url, response }: { url: URL; response: Response }): Promise<Gezien> {
  const html = await response.text()
  return { status: response.status, url, html, tekst: textOf(html) }
}

/** Reads the fields of the first form on a page that goes to this path, or of the form that holds some text. */
export function fieldsOf(html: string, action: string, holding = ''): URLSearchParams {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => one.includes(`action="${action}"`) && one.includes(holding))
  if (!form) throw new Error(`No form to ${action}${holding && ` with ${holding}`}.`)
  const fields = new URLSearchParams()
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    const type = of('type')
    if (of('name') && (type === 'hidden' || type === 'text' || type === 'search'))
      fields.append(of('name') ?? '', of('value') ?? '')
  }
  return fields
}

/** Makes a visitor of Mijn with a browser of their own, without scripts. */
export function bezoeker(base: string) {
  const tab = browser(base)
  const open = async (path: string) => seen(await tab.volg(path))

  return {
    ...tab,
    open,
    /** Logs in as somebody of the demonstration, by their means, and gives the page where that ends. */
    async inloggen(sleutel: string, middel = 'digid', terug = '/mijn/', niveau = ''): Promise<Gezien> {
      const query = new URLSearchParams({ terug, ...(niveau && { niveau }) })
      const { url } = await tab.volg(`/mijn/inloggen/${middel}?${query}`)
      return seen(await tab.kies(sleutel, url))
    },
    /** Sends a form of a page, with these fields filled in. */
    async stuur(page: Gezien, action: string, fields: Record<string, string> = {}, holding = ''): Promise<Gezien> {
      const body = fieldsOf(page.html, action, holding)
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return seen(await tab.volg(action, { method: 'POST', body }))
    },
  }
}

/** Reads a list from its first page to its last, and gives the texts of them all together. */
export async function textsOfAllPages(tab: Pick<ReturnType<typeof bezoeker>, 'open'>, path: string) {
  const texts: string[] = []
  const MOST = 50
  for (let next: string | undefined = path; next && texts.length < MOST; ) {
    const { html, tekst }: Gezien = await tab.open(next)
    texts.push(tekst)
    next = new RegExp(`href="(${path}\\?(?:na|vanaf|welke=\\w+&amp;vanaf)=[^"]+)"`)
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&')
  }
  return { pages: texts.length, tekst: texts.join(' ') }
}

/**
 * Sends a form, and gives its answer: the page that is shown at an address of its own, or the redirect to where it leads.
 */
export async function answerTo(
  tab: Pick<ReturnType<typeof browser>, 'ga'>,
  action: string,
  body: URLSearchParams | FormData,
): Promise<Response> {
  const response = await tab.ga(action, { method: 'POST', body })
  const location = response.headers.get('location') ?? ''
  return /[?&]getoond=/.test(location) ? tab.ga(location) : response
}

/** Files of a form: the name and the content of each, by field. */
type Files = Readonly<Record<string, readonly (readonly [name: string, content: string])[]>>

/** Sends the form of a page that takes files, as a browser does: with what is hidden in it, and these fields and files. */
export async function sendForm(
  tab: Pick<ReturnType<typeof bezoeker>, 'ga'>,
  { html: page }: Pick<Gezien, 'html'>,
  action: string,
  fields: Readonly<Record<string, string>>,
  files: Files = {},
) {
  const body = new FormData()
  const form = page.slice(page.indexOf('multipart/form-data'))
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
    if (!body.has(name)) body.set(name, value)
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  for (const [name, list] of Object.entries(files))
    for (const [filename, content] of list) body.append(name, new Blob([content], { type: 'text/plain' }), filename)
  const response = await answerTo(tab, action, body)
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}

/** The values of a piece of a file, as its form has them. */
type Deelvelden = Readonly<
  Partial<Record<'veld' | 'bestandsnaam' | 'mediatype' | 'omvang' | 'kenmerk' | 'vanaf', string>>
>

/** Makes who sends files in pieces from the form of a page, as the script does. */
export function pieceSender(tab: Pick<ReturnType<typeof bezoeker>, 'ga'>, { html: page }: Pick<Gezien, 'html'>) {
  const path = (/data-uploads="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
  const hiddenIn = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.slice(page.indexOf('data-uploads')))?.[1]
  return async (fields: Deelvelden & Readonly<Record<string, string>>, bytes?: Buffer) => {
    const body = new FormData()
    for (const name of ['_als', '_bewijs', 'sleutel']) {
      const value = hiddenIn(name)
      if (value !== undefined) body.set(name, value)
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    if (bytes) body.set('deel', new Blob([new Uint8Array(bytes)]), 'deel')
    const response = await answerTo(tab, path, body)
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, body: isJson ? await response.json() : undefined }
  }
}
