import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'

// The journeys of beheer share these.

export const BEHEERDER = 'Chantal Lie'
export const PRIVACY = 'Floris van Ommen'

export const kop = (page: Page) => page.getByRole('heading', { level: 1 })

/** Goes to a part of beheer that is a list. */
export async function goTo(page: Page, onderdeel: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Onderdelen van beheer' }).getByRole('link', { name: onderdeel }).click()
  await page.getByRole('table').first().waitFor()
}

/** Answers what a confirmation asks. */
export async function confirm(page: Page, vraag: string | RegExp, knop: string): Promise<void> {
  await page.getByRole('alertdialog', { name: vraag }).getByRole('button', { name: knop }).click()
}

/** Checks that the fault is at its field: the summary has a link to it, which brings one there. */
export async function faultAtField(dialog: Locator, veld: string, fout: string): Promise<void> {
  const link = dialog.getByRole('link', { name: `${veld}: ${fout}` })
  await link.click()
  const isThere = (one: HTMLElement | SVGElement) =>
    document.getElementById((one as HTMLAnchorElement).hash.slice(1)) === document.activeElement
  await expect.poll(() => link.evaluate(isThere)).toBe(true)
}
