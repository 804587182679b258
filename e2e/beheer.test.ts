import { expect, type Page } from '@playwright/test'
import { describe, expect as expectValue, test } from 'vitest'
import { controleerSmal, controleerToegankelijkheid, foto, werkplek } from './harness.ts'

const balie = werkplek()

const BEHEERDER = 'Chantal Lie'
const PRIVACY = 'Floris van Ommen'

const kop = (page: Page) => page.getByRole('heading', { level: 1 })

const naar = async (page: Page, onderdeel: string) => {
  await page.getByRole('navigation', { name: 'Onderdelen van beheer' }).getByRole('link', { name: onderdeel }).click()
  await page.getByRole('table').waitFor()
}

const alsBeheerder = () => balie.als(BEHEERDER, '/werkplek/beheer')

describe('wie er komt', () => {
  test('R28: het KCC ziet geen beheer, en komt er ook met het adres niet', async () => {
    balie.toegestaan.consoleErrors = [/Missing right kanalen.beheren/]
    const page = await balie.als('Roos van der Meer', '/werkplek/beheer/kanalen')
    await expect(page.getByText(/kanalen.beheren/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Beheer' })).toBeHidden()
    await controleerToegankelijkheid(page)
  })

  test('R28: de privacy officer ziet het logboek en de wijzigingen, en geen kanalen', async () => {
    const page = await balie.als(PRIVACY, '/werkplek/beheer')
    const onderdelen = page.getByRole('navigation', { name: 'Onderdelen van beheer' })
    await expect(onderdelen.getByRole('link')).toHaveText(['Wijzigingen', 'Logboek'])
  })
})

describe('kanalen', () => {
  test('toevoegen, hernoemen, verplaatsen en uitzetten; wat niet klopt staat bij het veld', async () => {
    const page = await alsBeheerder()
    await expect(kop(page)).toHaveText('Kanalen')
    await page.getByRole('table').waitFor()
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await foto(page, 'kanalen')
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kanaal toevoegen' })
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Vul dit veld in.').first()).toBeVisible()
    await controleerToegankelijkheid(page)
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Videobellen')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Kanaal Videobellen is opgeslagen.')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('videob')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Omhoog Videobellen' }).click()
    await expect(page.getByText('Kanaal Videobellen is verplaatst.')).toBeVisible()
    await page.getByRole('button', { name: 'Uitzetten Videobellen' }).click()
    await expect(page.getByRole('row').last()).toContainText('uit')
    await page.getByRole('button', { name: 'Hernoemen Videobellen' }).click()
    await page.getByRole('textbox', { name: 'Naam' }).fill('Berichtendienst')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Kanaal Berichtendienst is opgeslagen.')).toBeVisible()
    const { resultaten } = await balie.app().client.kanalen.lijst()
    expectValue(resultaten.find(({ naam }) => naam === 'Berichtendienst')).toMatchObject({ actief: false })
  })

  test('wat al bestaat wordt geweigerd, en wat er staat blijft staan', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const page = await alsBeheerder()
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kanaal toevoegen' })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('telefoon')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Er is al een kanaal met deze naam.').first()).toBeVisible()
    await expect(dialog.getByRole('textbox', { name: 'Naam' })).toHaveValue('telefoon')
  })

  test('overnemen zonder referentielijst zegt waarom dat niet kan', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const page = await alsBeheerder()
    await page.getByRole('button', { name: 'Overnemen uit referentielijst' }).click()
    await expect(page.getByText('Er is geen Referentielijsten API ingesteld.')).toBeVisible()
  })
})

describe('medewerkers en afdelingen', () => {
  test('zoeken, toevoegen bij een afdeling, wijzigen en uitzetten', async () => {
    const page = await alsBeheerder()
    await naar(page, 'Medewerkers en afdelingen')
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await foto(page, 'medewerkers')
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: /toevoegen/ })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Fenna Postma')
    await dialog.getByRole('textbox', { name: /E-mailadres/ }).fill('geen adres')
    await dialog.getByRole('combobox', { name: /Afdelingen en groepen/ }).fill('Burgerz')
    await page.getByRole('option', { name: 'Burgerzaken' }).click()
    balie.toegestaan.consoleErrors = [/400/]
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByRole('link', { name: /E-mailadres/ })).toBeVisible()
    await controleerToegankelijkheid(page)
    await foto(page, 'medewerker-fout')
    await dialog.getByRole('textbox', { name: /E-mailadres/ }).fill('fenna.postma@voorbeeld.example')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Fenna Postma is opgeslagen.')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Zoek op naam' }).fill('Fenna')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row').last()).toContainText('Burgerzaken')
    await page.getByRole('button', { name: 'Wijzigen Fenna Postma' }).click()
    await page
      .getByRole('checkbox', { name: /In gebruik/ })
      .last()
      .uncheck()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Niemand past bij deze zoekopdracht.')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Alleen in gebruik' }).uncheck()
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByRole('row').last()).toContainText('uit')
  })

  test('inlezen uit een bestand: eerst wat er zou veranderen, dan echt', async () => {
    const page = await alsBeheerder()
    await naar(page, 'Medewerkers en afdelingen')
    await page.getByRole('button', { name: 'Inlezen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Medewerkers en afdelingen inlezen' })
    await dialog.getByRole('button', { name: 'Proberen' }).click()
    await expect(dialog.getByText('Kies een bestand.').first()).toBeVisible()
    await dialog.getByRole('radio', { name: /afdelingen en groepen/ }).check()
    await dialog.getByLabel('CSV-bestand', { exact: true }).setInputFiles('docs/voorbeelden/afdelingen.csv')
    await controleerToegankelijkheid(page)
    await dialog.getByRole('button', { name: 'Proberen' }).click()
    await expect(dialog.getByText('Nieuw', { exact: true })).toBeVisible()
    await controleerToegankelijkheid(page)
    await foto(page, 'inlezen')
    await dialog.getByRole('button', { name: 'Inlezen' }).click()
    await expect(page.getByText(/Ingelezen: \d+ wijziging/)).toBeVisible()
  })
})

describe('vragensets en instellingen', () => {
  test('een vragenset maken voor een afdeling; een vraag zonder keuzes wordt aangewezen', async () => {
    const page = await alsBeheerder()
    await page.getByRole('link', { name: 'Vragensets' }).click()
    await page.getByRole('button', { name: 'Vragenset toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vragenset toevoegen' })
    await dialog.getByRole('textbox', { name: 'Titel' }).fill('Melding openbare ruimte')
    await dialog.getByRole('combobox', { name: /Voor/ }).fill('Burgerz')
    await page.getByRole('option', { name: 'Burgerzaken' }).click()
    await dialog.getByRole('textbox', { name: 'De vraag' }).fill('Waar is het?')
    await dialog.getByRole('button', { name: 'Vraag toevoegen' }).click()
    const tweede = dialog.getByRole('group', { name: 'Vraag 2' })
    await tweede.getByRole('textbox', { name: 'De vraag' }).fill('Is het gevaarlijk?')
    await tweede.getByRole('combobox', { name: 'Soort antwoord' }).selectOption('keuze')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(tweede.getByText('Geef ten minste twee keuzes.')).toBeVisible()
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await tweede.getByRole('textbox', { name: 'Keuzes' }).fill('ja\nnee')
    await foto(page, 'vragenset')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Vragenset Melding openbare ruimte is opgeslagen.')).toBeVisible()
    const { resultaten } = await balie.app().client.vragensets.lijst()
    expectValue(resultaten.find(({ titel }) => titel === 'Melding openbare ruimte')).toMatchObject({
      actor: { naam: 'Burgerzaken' },
      vragen: [{ soort: 'kort' }, { soort: 'keuze', opties: ['ja', 'nee'] }],
    })
  })

  test('de naam en de teksten wijzigen, en een thema met zijn contrast; wat geen thema is wordt geweigerd', async () => {
    const page = await alsBeheerder()
    await page.getByRole('link', { name: 'Instellingen' }).click()
    await page.getByRole('textbox', { name: 'Naam van de gemeente' }).fill('Waterlanden')
    await page.getByRole('textbox', { name: /Controlevragen/ }).fill('Wat is uw geboortedatum?\nWat is uw postcode?')
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('De instellingen zijn opgeslagen.')).toBeVisible()
    await expect(page.getByRole('link', { name: /Waterlanden/ })).toBeVisible()
    const thema = page.getByRole('form', { name: 'Thema' })
    const bestand = (css: string) => ({ name: 'thema.css', mimeType: 'text/css', buffer: Buffer.from(css) })
    balie.toegestaan.consoleErrors = [/400/]
    await thema.getByLabel('Thema', { exact: true }).setInputFiles(bestand('body { display: none }'))
    await thema.getByRole('button', { name: 'Gebruiken' }).click()
    await expect(thema.getByRole('heading', { name: /fout/ })).toBeVisible()
    await thema
      .getByLabel('Thema', { exact: true })
      .setInputFiles(bestand(':root { --utrecht-link-color: #004488; --utrecht-document-background-color: #ffffff }'))
    await thema.getByRole('button', { name: 'Gebruiken' }).click()
    await expect(page.getByText('Thema is in gebruik.')).toBeVisible()
    await expect(page.getByText('2 design tokens')).toBeVisible()
    await controleerToegankelijkheid(page)
    await foto(page, 'instellingen')
    await page.getByRole('button', { name: 'Thema niet meer gebruiken' }).click()
    await expect(page.getByText('Thema is niet meer in gebruik.')).toBeVisible()
  })
})

describe('toegang', () => {
  test('R28: een rol maken, haar rechten geven, en haar verwijderen', async () => {
    const page = await alsBeheerder()
    await naar(page, 'Rollen')
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await page.getByRole('button', { name: 'Rol toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rol toevoegen' })
    await dialog.getByRole('textbox', { name: 'Rol', exact: true }).fill('Team Leider')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByRole('heading', { name: /fout/ })).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Rol', exact: true }).fill('team-leider')
    await dialog.getByRole('checkbox', { name: 'internetaken.toewijzen' }).check()
    await controleerToegankelijkheid(page)
    await foto(page, 'rol')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Rol team-leider is opgeslagen.')).toBeVisible()
    await page.getByRole('button', { name: 'Verwijderen team-leider' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
    await expect(page.getByText('Rol team-leider is verwijderd.')).toBeVisible()
  })

  test('een applicatie krijgt een token dat een keer te zien is, en verliest het weer', async () => {
    const page = await alsBeheerder()
    await naar(page, 'Applicaties')
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await page.getByRole('button', { name: 'Applicatie toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Applicatie toevoegen' })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Webformulieren')
    await dialog.getByRole('textbox', { name: /Verzoeken per minuut/ }).fill('veel')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Vul een heel getal in.').first()).toBeVisible()
    await dialog.getByRole('textbox', { name: /Verzoeken per minuut/ }).fill('600')
    await dialog.getByRole('combobox', { name: /Hoe de applicatie/ }).selectOption('digid')
    await dialog.getByRole('combobox', { name: /Hoe zeker/ }).selectOption('substantieel')
    await dialog.getByRole('checkbox', { name: 'kanalen.lezen' }).check()
    await controleerToegankelijkheid(page)
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Webformulieren is opgeslagen.')).toBeVisible()
    await page.getByRole('button', { name: 'Geheimen Webformulieren' }).click()
    const geheimen = page.getByRole('dialog', { name: 'Geheimen van Webformulieren' })
    await geheimen.getByRole('button', { name: 'Nieuw token' }).click()
    const token = geheimen.getByRole('textbox', { name: 'Het geheim' })
    await controleerToegankelijkheid(page)
    await foto(page, 'geheim')
    const headers = { authorization: `Token ${await token.inputValue()}` }
    const vraag = () => fetch(`${balie.app().base}/api/v1/kanalen`, { headers })
    expectValue((await vraag()).status).toBe(200)
    await geheimen.getByRole('button', { name: /Intrekken/ }).click()
    await expect(geheimen.getByText('Deze applicatie heeft nog geen geheim')).toBeVisible()
    expectValue((await vraag()).status).toBe(401)
  })

  test('wie er is aangemeld, en iemand afmelden', async () => {
    const samir = await balie.als('Samir Bouzian')
    const page = await alsBeheerder()
    await naar(page, 'Aangemeld')
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('samir')
    await page.getByRole('button', { name: 'Afmelden Samir Bouzian' }).first().click()
    await page
      .getByRole('alertdialog', { name: 'Samir Bouzian afmelden?' })
      .getByRole('button', { name: 'Afmelden' })
      .click()
    await expect(page.getByText('Samir Bouzian is afgemeld.')).toBeVisible()
    await samir.close()
  })
})

describe('wat er gebeurde', () => {
  test('wijzigingen: wie, wanneer, wat en wat het was', async () => {
    const { uuid } = await balie.app().client.kanalen.maken({ body: { naam: 'Fax' } })
    await balie.app().client.kanalen.wijzigen({ params: { uuid }, body: { naam: 'Telefax' } })
    const page = await alsBeheerder()
    await naar(page, 'Wijzigingen')
    await page.getByRole('searchbox', { name: 'Zoek op naam' }).fill('Telefax')
    await page.getByRole('combobox', { name: 'Soort' }).selectOption('kanaal')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByText('1 veld').click()
    await expect(page.getByText('was: Fax')).toBeVisible()
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await foto(page, 'wijzigingen')
  })

  test('R29: het logboek zegt wie van wie wat zag, en is te exporteren', async () => {
    const page = await balie.als(PRIVACY, '/werkplek/beheer/logboek')
    await page.getByRole('table').waitFor()
    await controleerToegankelijkheid(page)
    await controleerSmal(page)
    await foto(page, 'logboek')
    await page.getByRole('textbox', { name: 'Bewerking' }).fill('toegang')
    await page.getByRole('combobox', { name: 'Door wie' }).fill('Floris')
    await page.getByRole('option', { name: PRIVACY }).click()
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByRole('row').last()).toContainText(PRIVACY)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Exporteren als CSV' }).click(),
    ])
    expectValue(download.suggestedFilename()).toMatch(/\.csv$/)
  })
})
