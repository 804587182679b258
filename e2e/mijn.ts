import type { Page } from '@playwright/test'
import { DEMO_KLANTEN } from '../src/run/demo/klanten.ts'
import { expect } from './patience.ts'

/** Logs in to Mijn as somebody of the demonstration, on the page of its login service. */
export async function inloggenOpMijn(page: Page, sleutel: string, pad = '/mijn/'): Promise<void> {
  const klant = DEMO_KLANTEN.find((one) => one.sleutel === sleutel)
  if (!klant) throw new Error(`Nobody in the demonstration is called ${sleutel}.`)
  await page.goto(`/mijn/inloggen/${klant.inlogmiddel}?terug=${encodeURIComponent(pad)}`)
  await page.getByRole('button', { name: `${klant.naam} ${klant.uitleg}`, exact: true }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/mijn'))
  await page.locator('h1').waitFor()
}

/** The spacing of text with which nothing may be lost (WCAG 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`

/** A window of 1280 by 1024 at 400 % (WCAG 1.4.10). */
const ZOOMED = { width: 320, height: 256 }

/** Lists each text that is cut off, and the page itself when it is too wide. This runs in the browser. */
function lost(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element)
    const isHidden = element.className.includes('visually-hidden') || element.clientHeight === 0
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    return (
      !isHidden &&
      ((clips(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        (clips(overflowX) && element.scrollWidth > element.clientWidth + 1))
    )
  })
  return [...(scrollWidth > clientWidth ? ['the page'] : []), ...cut.map((element) => element.outerHTML.slice(0, 100))]
}

/**
 * Checks that a page of Mijn loses nothing at 400 %, with text further apart, in colours of one's own, and on paper, and that only fields with a
 * fault look wrong.
 */
export async function checkDisplay(page: Page): Promise<void> {
  await expect(page.locator(':is(input, textarea, select):invalid:not([aria-invalid="true"])')).toHaveCount(0)
  const size = page.viewportSize()
  await page.setViewportSize(ZOOMED)
  await expect.poll(() => page.evaluate(lost)).toEqual([])
  if (size) await page.setViewportSize(size)
  // A style that is adopted is no style of the page, which its policy would refuse.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, SPACED)
  await expect.poll(() => page.evaluate(lost)).toEqual([])
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  await page.emulateMedia({ forcedColors: 'active' })
  // A page of somebody who is not logged in has no navigation.
  const current = page.locator('.mijn-nav__link[aria-current]')
  if ((await page.locator('.mijn-nav').count()) > 0)
    await expect(current.first()).not.toHaveCSS('border-inline-start-color', 'rgba(0, 0, 0, 0)')
  for (const button of await page.locator('main button:visible').all())
    await expect(button).not.toHaveCSS('border-top-style', 'none')
  await page.emulateMedia({ forcedColors: 'none', media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.mijn-nav')).toBeHidden()
  await page.emulateMedia({ media: null })
}
