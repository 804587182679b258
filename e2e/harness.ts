import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, type Cookie, chromium, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { loadZaaksysteem } from '../src/run/demo/zaaksysteem.ts'
import { demoTemplate } from '../src/run/testing/demo-template.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import { ensureWebapp } from '../src/run/testing/webapp.ts'
import { SLEUTEL } from '../src/run/testing/zaaksysteem/opzet.ts'
import { findChromium } from './chromium.ts'
import { settleFocus, watchFocus } from './focus.ts'
import { PATIENCE_MS } from './patience.ts'

// These are journeys of a person, with a real browser, the real server with the data of the demonstration, and the real way of logging in.

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 640 }
function executable(): string {
  const found = findChromium()
  if (!found)
    throw new Error(
      'The journeys need Chromium: install it (on Debian: apt-get install chromium), or name it in CHROMIUM.',
    )
  return found
}

/** A script sets the folder for screenshots; without it none are made. */
const SCREENSHOTS = process.env.SCREENSHOTS

export type Mens = 'Roos van der Meer' | 'Marloes Hendriks' | 'Anouk Verbeek' | 'Samir Bouzian' | (string & {})

/** These tags of axe together are WCAG 2.2 at level AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** How often a page that is not in order is looked at again: it may be on its way to another state. */
const LOOKS = 4
const PAUSE_MS = 500

/**
 * Checks the page against WCAG 2.2 AA, once it has settled: what stays wrong fails.
 * @param binnen checks only this part, because an open list hides the rest of the page from screen readers
 */
export async function checkAccessibility(page: Page, binnen?: string): Promise<void> {
  const violationsNow = async () => {
    // Without legacy mode axe opens a page of its own for each look, which takes three times as long. It is only needed for frames of others.
    // Without the result types it sends the whole of what is in order too, which is most of its time.
    const axe = new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .withTags(WCAG)
      .setLegacyMode()
    const { violations } = await (binnen ? axe.include(binnen).disableRules('region') : axe).analyze()
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`,
    )
  }
  let found = await violationsNow()
  for (let look = 1; look < LOOKS && found.length > 0; look += 1) {
    await page.waitForTimeout(PAUSE_MS)
    found = await violationsNow()
  }
  expect(found).toEqual([])
}

/** Checks that nothing sticks out at 320 pixels, so that the page scrolls in one direction only (WCAG 1.4.10). */
export async function checkNarrow(page: Page): Promise<void> {
  await page.setViewportSize(NARROW)
  const sticksOut = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  // An open list takes its new place a moment after the window.
  await expect.poll(sticksOut, { timeout: PATIENCE_MS }).toBeLessThanOrEqual(0)
  await page.setViewportSize(WIDE)
}

/**
 * Checks that each text from right to left on the page runs in its own direction, wherever it stands; there is at least one. It looks at
 * everything that is shown, so a new place for a text of a customer is found by itself.
 */
export async function checkDirections(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const RIGHT_TO_LEFT = /[\u0590-\u08ff]/
    const runsItsOwnWay = (element: Element) =>
      element.closest('[dir=auto], bdi') !== null || getComputedStyle(element).unicodeBidi === 'plaintext'
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    const elements: Element[] = fields.filter(({ value }) => RIGHT_TO_LEFT.test(value))
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode as Text
      if (parentElement && RIGHT_TO_LEFT.test(data)) elements.push(parentElement)
    }
    return { count: elements.length, wrong: elements.filter((one) => !runsItsOwnWay(one)).map((one) => one.outerHTML) }
  })
  expect(found.count).toBeGreaterThan(0)
  expect(found.wrong).toEqual([])
}

/** Keeps a picture of the page, wide and narrow, in the folder SCREENSHOTS. */
export async function foto(page: Page, naam: string): Promise<void> {
  if (!SCREENSHOTS) return
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: join(SCREENSHOTS, `${naam}.png`) })
  await page.setViewportSize(NARROW)
  await page.screenshot({ path: join(SCREENSHOTS, `${naam}-320.png`) })
  await page.setViewportSize(WIDE)
}

/** Logs in as somebody of the demonstration, on the page of its OpenID provider. */
export async function inloggenAls(page: Page, naam: Mens, pad = '/werkplek/werklijst'): Promise<void> {
  await page.goto(pad)
  await page.getByRole('button', { name: naam }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/werkplek'))
  await page.locator('h1').waitFor()
}

/** A test may expect these texts of console errors. */
interface Toegestaan {
  consoleErrors: RegExp[]
}

/**
 * A server with the demonstration and a browser, for the tests of a file. Whatever the browser complains about (an error in the
 * console, a breach of the content security policy, a focus that is lost) fails the test, unless it is in `toegestaan`.
 * @param settings of the server, beside those of the demonstration
 */
export function werkplek(settings: Record<string, string> = {}) {
  let app: TestApp
  let browser: Browser
  const contexts: BrowserContext[] = []
  const sessies = new Map<Mens, Cookie[]>()
  const complaints: string[] = []
  const toegestaan: Toegestaan = { consoleErrors: [] }

  beforeAll(async () => {
    await ensureWebapp()
    app = await startTestApp({ DEMO: 'true', SECRET_KEY: SLEUTEL, ...settings }, { template: await demoTemplate() })
    await loadZaaksysteem(app.db, app.config, app.base, new Date())
    browser = await chromium.launch({ executablePath: executable(), headless: true, args: FLAGS })
  })

  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  afterEach(async () => {
    for (const context of contexts.splice(0)) {
      await Promise.all(context.pages().map(settleFocus))
      await context.close()
    }
    const unexpected = complaints
      .splice(0)
      .filter((text) => !toegestaan.consoleErrors.some((allowed) => allowed.test(text)))
    toegestaan.consoleErrors = []
    expect(unexpected).toEqual([])
  })

  const watch = (page: Page) => {
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
  }

  return {
    toegestaan,
    app: () => app,
    /** Opens a browser for one person, with its own cookies. */
    async nieuweBrowser(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
      const base = app.base.replace('127.0.0.1', 'localhost')
      const context = await browser.newContext({ baseURL: base, viewport: WIDE, locale: 'nl-NL', ...options })
      context.on('page', watch)
      await watchFocus(context)
      contexts.push(context)
      return context
    },
    /**
     * Opens a page as somebody of the demonstration who is logged in. They log in at the first page of a file, and again when their session
     * has ended.
     */
    async als(naam: Mens, pad = '/werkplek/werklijst'): Promise<Page> {
      const context = await this.nieuweBrowser()
      await context.addCookies(sessies.get(naam) ?? [])
      const page = await context.newPage()
      if ((await context.request.get('/api/v1/ik')).ok()) {
        await page.goto(pad)
        await page.locator('h1').waitFor()
      } else {
        await inloggenAls(page, naam, pad)
        sessies.set(naam, await context.cookies())
      }
      return page
    },
  }
}
