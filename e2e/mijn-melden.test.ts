import type { Page } from '@playwright/test'
import { describe, test } from 'vitest'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { checkDisplay } from './mijn.ts'
import { expect } from './patience.ts'

const balie = werkplek()

const MB = 1024 * 1024
/** A photo of so many MB, by its first bytes. */
const photo = (name: string, mb: number) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(mb * MB, name)]),
})

async function looked(page: Page, naam: string): Promise<void> {
  await checkAccessibility(page)
  await checkNarrow(page)
  await foto(page, naam)
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

describe('iets melden zonder in te loggen', () => {
  test('R3, R15: een onbekende meldt iets met een foto, ook als de verbinding even wegvalt, en leest wat er nu gebeurt', async () => {
    // A form that is refused comes back with 400, and a piece is lost on purpose.
    balie.toegestaan.consoleErrors = [/status of 400/, /net::ERR_/]
    const page = await (await balie.nieuweBrowser()).newPage()
    await page.goto('/mijn/')
    await page.getByRole('link', { name: 'Iets vragen of melden zonder in te loggen' }).click()
    await expect(title(page)).toHaveText('Iets vragen of melden zonder inloggen')
    await expect(page.getByRole('contentinfo')).toContainText('14 0000')
    await looked(page, 'mijn-melden')
    await checkDisplay(page)
    await page.getByLabel('Onderwerp').fill('Losse stoeptegel')
    await page.getByLabel('Waar is het?').fill('Dorpsstraat 12')
    await page.getByLabel('E-mailadres').fill('buur@voorbeeld.nl')
    /** Lets so many pieces go by; the ones after it are lost, until there is a connection again. */
    let left = 2
    await page.route('**/uploads', (route) => (left-- > 0 ? route.continue() : route.abort()))
    await page.getByLabel('Foto').setInputFiles(photo('tegel.png', 3))
    await expect(page.getByRole('progressbar', { name: 'tegel.png' })).toBeVisible()
    await expect(page.locator('.mijn-upload-status')).toContainText('er is geen verbinding')
    await looked(page, 'mijn-melden-uploaden')
    left = 1_000
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    const added = page.getByRole('button', { name: 'Verwijder tegel.png' })
    await expect(added).toBeVisible()
    await page.getByRole('button', { name: 'Verstuur' }).press('Enter')
    await expect(page.getByRole('alert')).toContainText('Vul uw vraag in.')
    await expect(page.getByLabel('Waar is het?')).toHaveValue('Dorpsstraat 12')
    await expect(added).toBeVisible()
    await looked(page, 'mijn-melden-fout')
    await page.getByLabel('Uw vraag').fill('Mijn moeder struikelde.')
    await page.getByRole('button', { name: 'Verstuur' }).press('Enter')
    await expect(title(page)).toHaveText('Uw bericht is ontvangen')
    await expect(page.getByText('U hoort het uiterlijk')).toBeVisible()
    await looked(page, 'mijn-melden-ontvangen')
    const { rows } = await balie.app().pool.query(
      `select i.bestandsnaam, i.omvang::int from klantcontact k join bijlage b on b.klantcontact = k.uuid
        join informatieobject i on i.uuid = b.informatieobject where k.onderwerp = 'Losse stoeptegel'`,
    )
    expect(rows).toEqual([{ bestandsnaam: 'tegel.png', omvang: photo('tegel.png', 3).buffer.length }])
  })
})
