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
