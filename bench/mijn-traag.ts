import { loadavg } from 'node:os'
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import { findChromium } from '../e2e/chromium.ts'
import { inloggenOpMijn } from '../e2e/mijn.ts'
import { demoDatabase } from './copies.ts'
import { benchServer } from './database.ts'
import { median } from './rates.ts'
import { startServer } from './server.ts'

// This script measures how long a citizen waits in Mijn on a slow phone: a processor that is four times as slow, slow 4G, and nothing kept in the
// browser. LCP is when the largest part of a page stands there; INP is the longest wait from a tap or a key until the screen shows it.
// npm run bench:mijn-traag

const ROUNDS = 5
const SLOWER = 4
/** Slow 4G, as Lighthouse has it. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

interface Measured {
  kB: number
  lcp: number
  inp: number
}

/** Watches a page: what it paints, and how soon it answers. This runs in the browser. */
function watch(): void {
  const found = { lcp: 0, inp: 0 }
  Object.assign(window, { gemeten: found })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) found.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('interactionId' in entry && entry.interactionId) found.inp = Math.max(found.inp, entry.duration)
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
}

async function slowPage(context: BrowserContext): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await context.newPage()
  await page.addInitScript(watch)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.emulateNetworkConditions', NETWORK)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return { page, cdp }
}

/** Loads a page as the first one, does something on it, and gives what that took. */
async function measure(context: BrowserContext, path: string, act: (page: Page) => Promise<void>): Promise<Measured> {
  const { page, cdp } = await slowPage(context)
  let bytes = 0
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const loaded = bytes
  await act(page)
  // An interaction is told of when the frame after it was shown.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))
  const { lcp, inp } = await page.evaluate(
    () => (window as unknown as { gemeten: { lcp: number; inp: number } }).gemeten,
  )
  await page.close()
  return { kB: loaded / 1000, lcp, inp }
}

/** The pages, with the acts of somebody on each of them who does not leave it. */
const PAGES: readonly (readonly [name: string, path: string, act: (page: Page) => Promise<void>])[] = [
  ['overzicht', '/mijn/', async (page) => page.getByRole('heading', { level: 1 }).tap()],
  [
    'iets vragen',
    '/mijn/vragen/nieuw',
    async (page) => {
      await page.getByLabel('Uw vraag').tap()
      await page.keyboard.type('Mag de schuur rood?', { delay: 50 })
    },
  ],
  [
    'mijn gegevens',
    '/mijn/gegevens',
    async (page) => {
      await page.getByRole('radio', { name: 'E-mail' }).tap()
      await page.getByRole('textbox', { name: 'E-mailadres of telefoonnummer' }).tap()
      await page.keyboard.type('merel@voorbeeld.nl', { delay: 50 })
    },
  ],
]

const database = await benchServer()
const { url, remove } = await demoDatabase(database.url, `bench_mijn_traag_${process.pid}`, async () => undefined)
const server = await startServer(url, { demo: true })
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
try {
  const baseURL = server.base.replace('127.0.0.1', 'localhost')
  const context = await browser.newContext({ ...PHONE, baseURL, locale: 'nl-NL' })
  await inloggenOpMijn(await context.newPage(), 'merel')
  console.log(`belasting van de machine: ${loadavg()[0]?.toFixed(1)}\n`)
  console.log('| Mijn op een trage telefoon | alles samen (≤ 200 kB) | LCP (< 2.500 ms) | INP (< 200 ms) |')
  console.log('| --- | ---: | ---: | ---: |')
  for (const [name, path, act] of PAGES) {
    const rounds: Measured[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(context, path, act))
    const of = (what: keyof Measured) => Math.round(median(rounds.map((one) => one[what])))
    console.log(`| ${name} | ${of('kB')} kB | ${of('lcp')} ms | ${of('inp')} ms |`)
  }
} finally {
  await browser.close()
  await server.stop()
  await remove()
  await database.stop()
}
