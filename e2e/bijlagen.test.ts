import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect as zie } from './patience.ts'

const KCC = 'Roos van der Meer'
const MB = 1024 * 1024

const plek = werkplek({ DOCUMENT_MB: '60' })

// The browser reads these from a disk, because a journey cannot hand over so many bytes.
let folder: string
const files = { scan: '', foto: '', groot: '' }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-bijlagen-'))
  files.scan = join(folder, 'bouwtekening.bin')
  files.groot = join(folder, 'film.bin')
  files.foto = join(folder, 'foto.bin')
  await writeFile(files.scan, randomBytes(50 * MB))
  await writeFile(files.foto, randomBytes(28 * MB))
  await writeFile(files.groot, Buffer.alloc(61 * MB))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('R15: een bijlage van 50 MB komt aan, ook als de verbinding wegvalt; wat niet kan wordt bij het veld gezegd', async () => {
  plek.toegestaan.consoleErrors = [/Failed to load resource/]
  const page = await plek.als(KCC, '/werkplek/contacten')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Onderwerp' }).fill('Een grote bouwtekening')
  await page.getByRole('textbox', { name: /Achternaam/ }).fill('Bakker')
  const kiezer = page.locator('input[type=file]').first()
  const bijlagen = page.getByRole('list', { name: 'Bijlagen', exact: true })

  await kiezer.setInputFiles(files.groot)
  await zie(
    page.getByText(/film.bin is niet toegevoegd. Dit bestand is 61 MB; het grootste dat kan is 60 MB/),
  ).toBeVisible()
  await zie(kiezer).toHaveAttribute('aria-invalid', 'true')

  // After three parts there is no connection for a while.
  let delen = 0
  await page.route('**/documentuploads/**', async (route) => {
    if (route.request().method() === 'PUT') delen += 1
    if (delen > 3) await route.abort('internetdisconnected')
    else await route.continue()
  })
  await kiezer.setInputFiles(files.scan)
  await zie(page.getByText(/geen verbinding; gaat vanzelf verder/)).toBeVisible()
  await zie(page.getByRole('progressbar', { name: 'Versturen van bouwtekening.bin' })).toHaveAttribute(
    'value',
    String(15 * MB),
  )
  await checkAccessibility(page)
  await checkNarrow(page)
  await page.getByRole('progressbar').scrollIntoViewIfNeeded()
  await foto(page, 'bijlagen-versturen')
  await page.keyboard.press('Control+Enter')
  await zie(page.getByText(/Er worden nog bijlagen verstuurd/).first()).toBeVisible()
  await page.unroute('**/documentuploads/**')
  await zie(bijlagen.getByRole('link', { name: 'bouwtekening.bin' })).toBeVisible({ timeout: 60_000 })
  await zie(page.getByText('(50 MB)')).toBeVisible()

  // After the page was loaded again the same file goes on where it was.
  const parts: number[] = []
  const heard = (request: Request) => {
    const [, nummer] = /\/delen\/(\d+)$/.exec(request.url()) ?? []
    if (request.method() === 'PUT' && nummer) parts.push(Number(nummer))
  }
  page.on('request', heard)
  await page.route('**/delen/*', async (route) => {
    if (parts.length > 4) await route.abort('internetdisconnected')
    else await route.continue()
  })
  await kiezer.setInputFiles(files.foto)
  await zie(page.getByText(/geen verbinding; gaat vanzelf verder/)).toBeVisible()
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()
  await page.unroute('**/delen/*')
  await zie(page.getByText(/foto.bin is nog niet helemaal verstuurd/)).toBeVisible()
  await checkAccessibility(page)
  await checkNarrow(page)
  await page.getByText(/foto.bin is nog niet helemaal verstuurd/).scrollIntoViewIfNeeded()
  await foto(page, 'bijlagen-verder')
  const before = parts.length
  await kiezer.setInputFiles(files.foto)
  await zie(bijlagen.getByRole('link', { name: 'foto.bin' })).toBeVisible({ timeout: 60_000 })
  await zie(page.getByText(/nog niet helemaal verstuurd/)).toHaveCount(0)
  expect(parts.slice(before)).toEqual([5, 6])
  page.off('request', heard)

  // Who stops sending keeps the focus and has nothing.
  await page.route('**/documentuploads', (route) => route.abort('internetdisconnected'))
  await kiezer.setInputFiles(files.scan)
  await page.getByRole('button', { name: 'Stop het versturen van bouwtekening.bin' }).click()
  await zie(kiezer).toBeFocused()
  await zie(page.getByRole('progressbar')).toHaveCount(0)
  await zie(bijlagen.getByRole('listitem')).toHaveCount(2)
  await page.unroute('**/documentuploads')

  await page.keyboard.press('Control+Enter')
  await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
  const { resultaten } = await plek.app().client.klantcontacten.lijst({ query: { zoek: 'bouwtekening' } })
  expect(resultaten[0]?.bijlagen).toHaveLength(2)
})
