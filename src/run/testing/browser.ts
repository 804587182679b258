/** Makes as much of a browser as logging in needs: it keeps cookies and follows redirects when told to. */
export function browser(base: string) {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL) => {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    return jar
  }

  function remember(url: URL, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || value === '') jarOf(url).delete(name)
      else jarOf(url).set(name, value)
    }
  }

  /** Sends one request, as a page of this site would do it. */
  async function ga(path: string, options: RequestInit = {}): Promise<Response> {
    const url = new URL(path, base)
    const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = new Headers(options.headers)
    if (cookie) headers.set('Cookie', cookie)
    if (options.method && options.method !== 'GET' && !headers.has('Origin')) headers.set('Origin', url.origin)
    const response = await fetch(url, { ...options, headers, redirect: 'manual' })
    remember(url, response)
    return response
  }

  /** Follows redirects until there is a page, or until the next one goes to `until`. */
  async function volg(path: string, options?: RequestInit, until?: RegExp): Promise<{ url: URL; response: Response }> {
    let url = new URL(path, base)
    let response = await ga(url.href, options)
    for (let step = 0; step < 12; step++) {
      const location = response.headers.get('location')
      if (!location) break
      url = new URL(location, url)
      if (until?.test(url.href)) break
      response = await ga(url.href)
    }
    return { url, response }
  }

  /** Picks a person on the page of the demonstration, and gives where that ends. */
  async function kies(login: string, page: URL, until?: RegExp) {
    const body = new URLSearchParams({ login })
    return volg(page.href, { method: 'POST', body }, until)
  }

  return {
    ga,
    volg,
    kies,
    /** Logs in as somebody of the demonstration. */
    async logIn(login: string, terug = '/api/v1/ik') {
      const { url } = await volg(`/inloggen?terug=${encodeURIComponent(terug)}`)
      return kies(login, url)
    },
    cookies: (host = new URL(base).host) => jars.get(host) ?? new Map<string, string>(),
  }
}
