import { expect as playwright } from '@playwright/test'

/** A journey waits this long for an element to come or to change, in ms, because a busy machine takes its time. */
export const PATIENCE_MS = 60_000

/** This is the expect of Playwright, with that patience. */
export const expect = playwright.configure({ timeout: PATIENCE_MS })
