import { expect as playwright } from '@playwright/test'

/** How long a journey waits for an element to come, or to be as it should, in ms: a busy machine takes its time. */
export const PATIENCE_MS = 60_000

/** Playwright's own, with that patience. */
export const expect = playwright.configure({ timeout: PATIENCE_MS })
