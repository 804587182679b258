import type { BrowserContext, Page } from '@playwright/test'

/**
 * Runs in every page of the werkplek. It complains in the console when the element that had the focus has disappeared and the focus stays
 * nowhere, which leaves a keyboard or a screen reader at the top of the page (WCAG 2.4.3). A complaint in the console makes a journey fail,
 * so this holds after every action in every journey.
 */
function complainOfLostFocus(): void {
  if (!location.pathname.startsWith('/werkplek')) return
  const PATIENCE = 1000
  let last: Element | null = null
  let since = 0
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null
  })
  // A click on plain text takes the focus away on purpose.
  document.addEventListener('pointerdown', ({ target }) => {
    const mayHaveFocus =
      target instanceof Element && target.closest('a, button, input, select, textarea, summary, label, [tabindex]')
    if (!mayHaveFocus) last = null
  })
  setInterval(() => {
    const isLost = document.activeElement === document.body && last?.checkVisibility() === false
    if (!isLost || document.querySelector('.balie-progress')) {
      since = 0
      return
    }
    since ||= performance.now()
    if (performance.now() - since < PATIENCE) return
    console.error(`The focus is lost; it was on: ${last?.outerHTML.slice(0, 200)}`)
    last = null
  }, 50)
}

/** How long a page must be left alone before what happened to the focus is certain, in ms. */
const SETTLE_MS = 1200

/** Makes every page of a browser complain when the focus is lost. */
export const watchFocus = (context: BrowserContext) => context.addInitScript(complainOfLostFocus)

/** Waits, where the focus is nowhere at the end of a journey, until the page has had the time to complain. */
export async function settleFocus(page: Page): Promise<void> {
  const isNowhere = await page.evaluate(() => document.activeElement === document.body).catch(() => false)
  if (isNowhere) await page.waitForTimeout(SETTLE_MS)
}
