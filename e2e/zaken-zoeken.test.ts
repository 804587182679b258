import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { afterEach, describe, expect as expectValue, test } from 'vitest'
import { klantcontact, persoon } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto } from './harness.ts'
import { expect } from './patience.ts'
import { werkplekWithZaken } from './zaken.ts'

const { plek, storing, zaakElders, zetStatussen, isInitiator, voegDocumentToe } = werkplekWithZaken()
afterEach(() => storing(false))

const KCC = 'Roos van der Meer'
const BSN = '999990019'

const kop = (page: Page) => page.getByRole('heading', { level: 1 })
const partOf = (page: Page, naam: string) => page.getByRole('region', { name: naam, exact: true })

/** Makes a customer with a zaak in the zaaksysteem, and a klantcontact that is linked to it. */
async function klantWithZaak(voornaam: string) {
  const { client } = plek.app()
  const partij = await client.partijen.maken({
    body: persoon({
      contactnaam: { voornaam, achternaam: 'Boomsma' },
      identificatoren: [{ soort: 'bsn', nummer: BSN }],
    }),
  })
  const zaak = zaakElders({ einddatumGepland: '2027-03-01' })
  zetStatussen(zaak)
  isInitiator(zaak, { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: BSN } })
  voegDocumentToe(zaak, 'Tekening van de tuin')
  const { resultaten } = await client.actoren.lijst({ query: { naam: KCC } })
  const contact = await client.klantcontacten.registreren({
    body: klantcontact(resultaten[0]?.uuid ?? '', { onderwerp: 'Hoe ver is mijn kapvergunning?' }),
  })
  await client.zaaksysteem.koppelen({ params: { uuid: contact.uuid }, body: { nummer: zaak.identificatie } })
  return { partij, zaak, contact }
}

describe('zaken zoeken en bekijken', () => {
  test('op nummer: de zaak met alles erbij, en terug naar wat gevonden was', async () => {
    const { partij, zaak, contact } = await klantWithZaak('Wilma')
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.getByRole('navigation', { name: 'Hoofdnavigatie' }).getByRole('link', { name: 'Zaken' }).click()
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await page.getByRole('link', { name: 'Zaaknummer: Vul een zaaknummer in.' }).click()
    await page.keyboard.type('BESTAAT-NIET')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Er is geen zaak gevonden.')).toBeVisible()
    await page.getByLabel('Zaaknummer', { exact: true }).last().fill(zaak.identificatie)
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByRole('status').getByText('1 zaak gevonden.')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'zaken-zoeken')
    await checkNarrow(page)
    await page.getByRole('link', { name: zaak.identificatie }).click()
    await expect(kop(page)).toHaveText(zaak.identificatie)
    await expect(kop(page)).toBeFocused()
    await expect(partOf(page, 'Statussen').getByRole('listitem').nth(1)).toContainText('In behandeling Nu')
    await expect(partOf(page, 'Documenten')).toContainText('Tekening van de tuin')
    await expect(partOf(page, 'Wie erbij horen').getByText(partij.naam)).toBeVisible()
    await expect(partOf(page, 'Interne taken').getByRole('link').first()).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'zaak')
    await checkNarrow(page)
    expectValue(await page.locator('main').textContent()).not.toContain(BSN)
    const tekening = partOf(page, 'Documenten').getByRole('link', { name: 'Tekening van de tuin' })
    const [download] = await Promise.all([page.waitForEvent('download'), tekening.click()])
    expectValue(download.suggestedFilename()).toBe('Tekening van de tuin.pdf')
    expectValue((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
    plek.toegestaan.consoleErrors = [/502/]
    storing(true)
    await tekening.click()
    await expect(kop(page)).toHaveText('Dit document is niet geopend')
    await expect(page.getByText(/Zaken van Zandveld/)).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'document-niet-geopend')
    storing(false)
    await page.goBack()
    await expect(kop(page)).toHaveText(zaak.identificatie)
    await partOf(page, 'Klantcontacten').getByRole('link', { name: contact.onderwerp }).click()
    await expect(page.getByRole('heading', { name: `Klantcontact ${contact.nummer}` })).toBeVisible()
    await page.goBack()
    await page.goBack()
    await expect(page.getByRole('link', { name: zaak.identificatie })).toBeVisible()
  })

  test('R28: op klant; wat men zoekt staat in geen adres, en een zaaksysteem dat zwijgt wordt genoemd', async () => {
    plek.toegestaan.consoleErrors = [/502/]
    const { client } = plek.app()
    const { resultaten } = await client.partijen.zoeken({ body: { identificator: { soort: 'bsn', nummer: BSN } } })
    const partij = resultaten[0] ?? (await klantWithZaak('Wilma')).partij
    const page = await plek.als(KCC, '/werkplek/zaken')
    const adressen: string[] = []
    page.on('request', (request) => adressen.push(request.url()))
    await page.getByRole('radio', { name: 'Klant' }).check()
    await page.getByRole('combobox', { name: 'Klant' }).fill(BSN)
    await page.getByRole('option', { name: partij.naam }).click()
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByRole('status').getByText(/gevonden\.$/)).toBeVisible()
    const nummer = page.getByRole('link', { name: /^ZAAK-/ }).first()
    await expect(nummer).toBeVisible()
    await checkAccessibility(page)
    await nummer.click()
    await expect(partOf(page, 'Statussen')).toBeVisible()
    expectValue(adressen.filter((adres) => adres.includes(BSN))).toEqual([])
    storing(true)
    await page.reload()
    await expect(page.getByText('Het zaaksysteem kan nu niet worden gevraagd.', { exact: false })).toBeVisible()
    await expect(partOf(page, 'Klantcontacten').getByRole('link').first()).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'zaak-onbereikbaar')
    await checkNarrow(page)
    await page.getByRole('link', { name: 'Naar zaken zoeken' }).click()
    await page.getByLabel('Zaaknummer', { exact: true }).last().fill('ZAAK-1')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByText('Zaken van Zandveld is niet doorzocht. Er kunnen dus meer zaken zijn.')).toBeVisible()
    await checkAccessibility(page)
  })
})
