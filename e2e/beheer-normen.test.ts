import { describe, expect as expectValue, test } from 'vitest'
import { BEHEERDER, bevestig, faultAtField, naar } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

const asBeheerder = (onderdeel: string) => balie.als(BEHEERDER, `/werkplek/beheer/${onderdeel}`)

/** Removes all norms, as before beheer set any. */
async function withoutNormen(): Promise<void> {
  const { normen } = balie.app().client
  for (const { uuid } of (await normen.lijst()).resultaten) await normen.verwijderen({ params: { uuid } })
}

describe('normen', () => {
  test('van de demonstratie: van algemeen naar bijzonder', async () => {
    const page = await asBeheerder('normen')
    await expect(page.getByRole('row', { name: /Openbare Ruimte.*gladheid/ })).toContainText('4 uur')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'normen')
  })

  test('toevoegen voor een afdeling en een onderwerp, zoeken, wijzigen en verwijderen; wat niet klopt staat bij het veld', async () => {
    await withoutNormen()
    const page = await asBeheerder('normen')
    await expect(page.getByText('Er zijn nog geen normen.')).toBeVisible()
    await expect(page.getByText(/Past er geen norm, dan is het 3 werkdagen/)).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Norm toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Norm toevoegen' })
    await dialog.getByRole('combobox', { name: /Voor/ }).fill('Burgerz')
    await page.getByRole('option', { name: 'Burgerzaken' }).click()
    await dialog.getByRole('textbox', { name: /Onderwerp/ }).fill('paspoort')
    await dialog.getByRole('textbox', { name: 'Aantal' }).fill('0')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(dialog, 'Aantal', 'Vul een heel getal van 1 tot en met 250 in.')
    await checkAccessibility(page)
    await checkNarrow(page)
    await dialog.getByRole('textbox', { name: 'Aantal' }).fill('4')
    await dialog.getByRole('combobox', { name: 'Werkdagen of uren' }).selectOption('uren')
    await foto(page, 'norm')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('De norm voor Burgerzaken, paspoort is opgeslagen.')).toBeVisible()
    await page.getByRole('button', { name: 'Norm toevoegen' }).click()
    await dialog.getByRole('textbox', { name: 'Aantal' }).fill('5')
    await page.keyboard.press('Enter')
    await expect(page.getByText('De norm voor alle afdelingen en groepen is opgeslagen.')).toBeVisible()
    await expect(page.getByRole('row', { name: /alle onderwerpen/ })).toContainText('5 werkdagen')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'norm-toegevoegd')
    await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('pasp')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Wijzigen Burgerzaken, paspoort' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Aantal' }).fill('1')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row').last()).toContainText('1 uur')
    await page.getByRole('button', { name: 'Verwijderen Burgerzaken, paspoort' }).click()
    await checkAccessibility(page)
    await bevestig(page, 'Norm voor Burgerzaken, paspoort verwijderen?', 'Verwijderen')
    await expect(page.getByText('De norm voor Burgerzaken, paspoort is verwijderd.')).toBeVisible()
    const { resultaten } = await balie.app().client.normen.lijst()
    expectValue(resultaten).toMatchObject([{ actor: null, onderwerp: '', aantal: 5, eenheid: 'werkdagen' }])
    await naar(page, 'Wijzigingen')
    await expect(page.getByRole('row', { name: /Burgerzaken · paspoort/ }).first()).toBeVisible()
  })

  test('een norm die er al is wordt geweigerd, en wat er staat blijft staan', async () => {
    await balie.app().client.normen.maken({ body: { onderwerp: 'gaslek', aantal: 1, eenheid: 'uren' } })
    balie.toegestaan.consoleErrors = [/409/]
    const page = await asBeheerder('normen')
    await page.getByRole('button', { name: 'Norm toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Norm toevoegen' })
    await dialog.getByRole('textbox', { name: /Onderwerp/ }).fill('Gaslek')
    await dialog.getByRole('textbox', { name: 'Aantal' }).fill('2')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(dialog, 'Onderwerp', 'Er is al een norm voor deze afdeling of groep en dit onderwerp.')
    await expect(dialog.getByRole('textbox', { name: 'Aantal' })).toHaveValue('2')
  })
})

describe('openingstijden', () => {
  test('per dag van de week en met extra sluitingsdagen', async () => {
    await balie.app().client.instellingen.wijzigen({ body: { openingstijden: null, sluitingsdagen: [] } })
    const page = await asBeheerder('instellingen')
    const uren = page.getByRole('form', { name: 'Openingstijden' })
    const opslaan = uren.getByRole('button', { name: 'Opslaan' })
    await uren.getByLabel('Maandag van').fill('08:30')
    await opslaan.click()
    await expect(uren.getByRole('link', { name: /Maandag tot: Vul in van wanneer tot wanneer/ })).toBeVisible()
    await uren.getByLabel('Maandag tot').fill('half zes')
    await opslaan.click()
    await expect(uren.getByRole('link', { name: /Maandag tot: Vul een tijd in, zoals 08:30/ })).toBeVisible()
    for (const dag of ['Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag']) {
      await uren.getByLabel(`${dag} van`).fill('08:30')
      await uren.getByLabel(`${dag} tot`).fill('1700')
    }
    await uren.getByRole('button', { name: 'Sluitingsdag toevoegen' }).click()
    await opslaan.click()
    await expect(uren.getByRole('link', { name: /Datum 1: Kies een datum/ })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await uren.getByLabel('Datum 1').fill('2027-05-07')
    await uren.getByLabel('Omschrijving 1').fill('Dag na Hemelvaart')
    await opslaan.click()
    await expect(page.getByText('De openingstijden zijn opgeslagen.')).toBeVisible()
    await uren.scrollIntoViewIfNeeded()
    await checkAccessibility(page)
    await foto(page, 'openingstijden')
    const { openingstijden, sluitingsdagen } = await balie.app().client.instellingen.tonen()
    expectValue(openingstijden).toMatchObject({ vrijdag: { van: '08:30', tot: '17:00' }, zaterdag: null })
    expectValue(sluitingsdagen).toEqual([{ datum: '2027-05-07', naam: 'Dag na Hemelvaart' }])
    await page.reload()
    await uren.getByRole('button', { name: 'Dag 1 verwijderen' }).click()
    await opslaan.click()
    await expect(page.getByText('De openingstijden zijn opgeslagen.')).toBeVisible()
    expectValue((await balie.app().client.instellingen.tonen()).sluitingsdagen).toEqual([])
  })
})
