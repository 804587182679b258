import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { PATIENCE_MS, expect as zie } from './patience.ts'

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
  await page.getByText('Taal, bijlagen, vertrouwelijk').click()
  const kiezer = page.locator('input[type=file]').first()
  const bijlagen = page.getByRole('list', { name: 'Bijlagen', exact: true })

  await kiezer.setInputFiles(files.groot)
  await zie(
    page.getByText(/film.bin is niet toegevoegd. Dit bestand is 61 MB; het grootste dat kan is 60 MB/),
  ).toBeVisible()
  await zie(kiezer).toHaveAttribute('aria-invalid', 'true')

  // After one part there is no connection for a while.
  let delen = 0
  await page.route('**/documentuploads/**', async (route) => {
    if (route.request().method() === 'PUT') delen += 1
    if (delen > 1) await route.abort('internetdisconnected')
    else await route.continue()
  })
  await kiezer.setInputFiles(files.scan)
  await zie(page.getByText(/geen verbinding; gaat vanzelf verder/)).toBeVisible()
  await zie(page.getByRole('progressbar', { name: 'Versturen van bouwtekening.bin' })).toHaveAttribute(
    'value',
    String(5 * MB),
  )
  await checkAccessibility(page)
  await checkNarrow(page)
  await page.getByRole('progressbar').scrollIntoViewIfNeeded()
  await foto(page, 'bijlagen-versturen')
  await page.keyboard.press('Control+Enter')
  await zie(page.getByText(/Er worden nog bijlagen verstuurd/).first()).toBeVisible()
  await page.unroute('**/documentuploads/**')
  await zie(bijlagen.getByRole('link', { name: 'bouwtekening.bin' })).toBeVisible({ timeout: 2 * PATIENCE_MS })
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
  await zie(bijlagen.getByRole('link', { name: 'foto.bin' })).toBeVisible({ timeout: 2 * PATIENCE_MS })
  await zie(page.getByText(/nog niet helemaal verstuurd/)).toHaveCount(0)
  expect(parts.slice(before)).toEqual([5, 6])
  page.off('request', heard)

  // A user who stops sending keeps the focus and has nothing.
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

const MAIL = [
  'From: Kees Visser <kees@example.nl>',
  'To: info@waterlanden.example',
  'Date: Mon, 2 Nov 2026 10:00:00 +0100',
  'Subject: De paal staat scheef',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<h1>Scheef</h1><p>Zie <a href="https://example.nl/kaart">de kaart</a>.</p><img src="https://volgen.example/1.gif">',
  '<blockquote><p>Wat is er aan de hand?</p></blockquote><script>document.title = "overgenomen"</script>',
].join('\r\n')

/** Registers a klantcontact with these documents and a task; gives the number of the task. */
async function taakWith(documents: readonly { bestandsnaam: string; mediatype: string; inhoud: string }[]) {
  const { client } = plek.app()
  const { resultaten } = await client.actoren.lijst({ query: { naam: KCC } })
  const medewerker = resultaten.find(({ naam }) => naam === KCC)?.uuid ?? ''
  const bijlagen = []
  for (const { inhoud, ...document } of documents) {
    const body = { ...document, inhoud: Buffer.from(inhoud).toString('base64') }
    const { uuid: objectId } = await client.documenten.toevoegen({ body })
    const soort = { codeObjecttype: 'informatieobject', codeRegister: 'balie', codeSoortObjectId: 'uuid' }
    bijlagen.push({ identificator: { objectId, ...soort } })
  }
  const { opvolging } = await client.klantcontacten.registreren({
    body: klantcontact(medewerker, {
      bijlagen,
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Kijk naar de paal', actoren: [medewerker] }] },
    }),
  })
  return opvolging.internetaken[0]?.nummer
}

/** Writes a PDF of one line of text on each page, with its table of offsets. */
function pdfOf(lines: readonly string[]): string {
  const kids = lines.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const font = '<</Font<</F1 3 0 R>>>>'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${lines.length}/Kids[${kids}]/MediaBox[0 0 300 200]/Resources ${font}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...lines.flatMap((line, index) => {
      const stream = `BT /F1 18 Tf 20 100 Td (${line}) Tj ET`
      return [
        `<</Type/Page/Parent 2 0 R/Contents ${5 + index * 2} 0 R>>`,
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
      ]
    }),
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = pdf.length
    pdf += `${index + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return `${pdf}${xref}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF`
}

test('R15: wat iemand stuurde wordt op het scherm gelezen, en hoeveel het ook is, het wordt in één keer gehaald', async () => {
  const nummer = await taakWith([
    { bestandsnaam: 'bericht.eml', mediatype: 'message/rfc822', inhoud: MAIL },
    { bestandsnaam: 'tekening.pdf', mediatype: 'application/pdf', inhoud: pdfOf(['De eerste pagina', 'De tweede']) },
    { bestandsnaam: 'kapot.pdf', mediatype: 'application/pdf', inhoud: '%PDF-1.4 en niets meer' },
    ...Array.from({ length: 20 }, (_, index) => ({
      bestandsnaam: `notitie-${index}.txt`,
      mediatype: 'text/plain',
      inhoud: `Regel van notitie ${index}`,
    })),
  ])
  const page = await plek.als(KCC)
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/informatieobjecten')) asked += 1
  })
  await page.goto(`/werkplek/taken/${nummer}`)
  const bekijk = page.getByRole('button', { name: 'Bekijk notitie-7.txt' })
  await zie(bekijk).toBeVisible()
  expect(asked).toBe(1)
  await bekijk.click()
  await zie(page.getByText('Regel van notitie 7', { exact: true })).toBeVisible()
  await zie(page.getByRole('button', { name: 'Verberg notitie-7.txt' })).toBeFocused()
  await checkAccessibility(page)
  await foto(page, 'bijlagen-bekijken')

  await page.getByRole('button', { name: 'Bekijk tekening.pdf' }).click()
  const pagina = page.getByRole('img', { name: 'tekening.pdf, pagina 1 van 2' })
  await zie(pagina).toBeVisible()
  await page.getByText('Tekst van deze pagina').click()
  await zie(page.getByText('De eerste pagina', { exact: true })).toBeVisible()
  const inked = (canvas: SVGElement | HTMLElement) =>
    canvas instanceof HTMLCanvasElement &&
    (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).some(
      (value, index) => index % 4 === 0 && value < 100,
    )
  expect(await pagina.evaluate(inked)).toBe(true)
  await checkAccessibility(page)
  await checkNarrow(page)
  await foto(page, 'bijlagen-pdf')
  await page.getByRole('button', { name: 'Volgende pagina' }).click()
  await zie(page.getByRole('img', { name: 'tekening.pdf, pagina 2 van 2' })).toBeVisible()
  await zie(page.getByText('De tweede', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Bekijk kapot.pdf' }).click()
  await zie(page.getByText(/Dit document is hier niet te openen/)).toBeVisible()

  await page.getByRole('link', { name: 'Lees bericht.eml' }).click()
  await zie(page.getByRole('heading', { name: 'E-mail', level: 1 })).toBeFocused()
  const bericht = page.getByRole('region', { name: 'De paal staat scheef' })
  await zie(bericht.getByText('Kees Visser <kees@example.nl>')).toBeVisible()
  await zie(bericht.getByRole('heading', { name: 'Scheef', level: 3 })).toBeVisible()
  await zie(bericht.getByText(/Eén plaatje is niet getoond/)).toBeVisible()
  await zie(bericht.getByText('Wat is er aan de hand?')).toBeHidden()
  await bericht.getByText('Eerder bericht').click()
  await zie(bericht.getByText('Wat is er aan de hand?')).toBeVisible()
  await checkAccessibility(page)
  await checkNarrow(page)
  await foto(page, 'bericht')
  await bericht.getByRole('button', { name: 'Als tekst' }).click()
  await zie(bericht.getByText('de kaart (https://example.nl/kaart)')).toBeVisible()
  expect(await page.title()).toMatch(/E-mail - Werkplek/)
  await page.getByRole('button', { name: 'Terug' }).click()
  await zie(bekijk).toBeVisible()
})
