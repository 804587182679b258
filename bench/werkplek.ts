import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../e2e/chromium.ts'
import { benchDatabase, benchServer } from './database.ts'
import { inTurns } from './rates.ts'
import { startServer } from './server.ts'

// This script measures how long a user waits in the worklist of all tasks, in Chromium: from a key or a click until the screen shows the
// result.
//   npm run bench:werkplek -- 1000000

const COORDINATOR = 'Carla de Groot'
const ROUNDS = 9
/** The number of times that more of the list is requested, fifty tasks each time. */
const PARTS = 20

/** The outcome of an action: the box is ticked or not, another row is the first one, or the next frame is shown. */
interface Outcome {
  checked?: boolean
  firstRowNot?: string | null
}

/** Measures the time in ms from a click on the element with this selector, or a letter typed in it, until the page shows the outcome. */
const wait = (page: Page, selector: string, act: 'click' | 'type', outcome: Outcome = {}): Promise<number> =>
  page.evaluate(
    ([where, what, { checked, firstRowNot }]) =>
      new Promise<number>((done) => {
        const element = document.querySelector<HTMLInputElement>(where)
        if (!element) throw new Error(`No ${where}.`)
        const isShown = () => {
          const first = document.querySelector('tbody tr')?.textContent ?? null
          if (firstRowNot !== undefined) return first !== null && first !== firstRowNot
          return checked === undefined || element.checked === checked
        }
        const start = performance.now()
        const look = () => {
          if (isShown()) setTimeout(() => done(performance.now() - start))
          else requestAnimationFrame(look)
        }
        if (what === 'click') element.click()
        else {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, `${element.value}a`)
          element.dispatchEvent(new Event('input', { bubbles: true }))
        }
        requestAnimationFrame(look)
      }),
    [selector, act, outcome] as const,
  )

async function median(measure: () => Promise<number>): Promise<string> {
  const [ms = 0] = await inTurns(ROUNDS, [measure])
  return `${Math.round(ms)} ms`
}

const BOX = 'tbody input[type=checkbox]'
const SORT = '.balie-table__sort'

/** Toggles the first task, whatever its state. */
const tick = async (page: Page): Promise<number> =>
  wait(page, BOX, 'click', { checked: !(await page.locator(BOX).first().isChecked()) })

/** Reverses the sort order, and waits until the rows are in that order. */
const sort = async (page: Page): Promise<number> =>
  wait(page, SORT, 'click', { firstRowNot: await page.locator('tbody tr').first().textContent() })

const [size = '1000000'] = process.argv.slice(2)
const database = await benchServer()
const server = await startServer(await benchDatabase(database.url, Number(size)), { demo: true })
const baseURL = server.base.replace('127.0.0.1', 'localhost')
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ baseURL, viewport: { width: 1280, height: 900 }, locale: 'nl-NL' })
  await page.goto('/werkplek/werklijst?lijst=alle')
  await page.getByRole('button', { name: COORDINATOR }).click()
  await page.locator('tbody tr').first().waitFor()
  console.log('| alle taken in de werklijst | tot het te zien is |\n| --- | ---: |')
  console.log(`| een letter in het zoekveld | ${await median(() => wait(page, 'input[type=search]', 'type'))} |`)
  console.log(`| een taak aanvinken | ${await median(() => tick(page))} |`)
  console.log(`| andersom sorteren | ${await median(() => sort(page))} |`)
  const more = page.getByRole('button', { name: /Meer/ })
  for (let part = 0; part < PARTS; part += 1) {
    const rows = await page.locator('tbody tr').count()
    await more.click()
    await page.waitForFunction((before) => document.querySelectorAll('tbody tr').length > before, rows)
  }
  const rows = await page.locator('tbody tr').count()
  console.log(`| een taak aanvinken, ${rows} getoond | ${await median(() => tick(page))} |`)
} finally {
  await browser.close()
  await server.stop()
  await database.stop()
}
