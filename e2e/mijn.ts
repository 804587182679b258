import type { Page } from '@playwright/test'
import { DEMO_KLANTEN } from '../src/run/demo/klanten.ts'

/** Logs in to Mijn as somebody of the demonstration, on the page of its login service. */
export async function inloggenOpMijn(page: Page, sleutel: string, pad = '/mijn/'): Promise<void> {
  const klant = DEMO_KLANTEN.find((one) => one.sleutel === sleutel)
  if (!klant) throw new Error(`Nobody in the demonstration is called ${sleutel}.`)
  await page.goto(`/mijn/inloggen/${klant.inlogmiddel}?terug=${encodeURIComponent(pad)}`)
  await page.getByRole('button', { name: `${klant.naam} ${klant.uitleg}`, exact: true }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/mijn'))
  await page.locator('h1').waitFor()
}
