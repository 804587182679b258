import { describe, expect as expectValue, test } from 'vitest'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { BEHEERDER, confirm, faultAtField, goTo, kop, PRIVACY } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

const asBeheerder = () => balie.als(BEHEERDER, '/werkplek/beheer/kanalen')

describe('wie er komt', () => {
  test('R28: het KCC ziet geen beheer, en komt er ook met het adres niet', async () => {
    balie.toegestaan.consoleErrors = [/Missing right kanalen.beheren/]
    const page = await balie.als('Roos van der Meer', '/werkplek/beheer/kanalen')
    await expect(page.getByText(/kanalen.beheren/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Beheer' })).toBeHidden()
    await checkAccessibility(page)
  })

  test('R28: de privacy officer ziet het logboek en de wijzigingen, en geen kanalen', async () => {
    const page = await balie.als(PRIVACY, '/werkplek/beheer')
    const onderdelen = page.getByRole('navigation', { name: 'Onderdelen van beheer' })
    await expect(onderdelen.getByRole('link')).toHaveText([
      'Overzicht',
      'Wijzigingen',
      'Logboek',
      'Verwerkingsactiviteiten',
    ])
  })
})

describe('overzicht', () => {
  test('R28: wat er te beheren is staat in groepen, en alleen wat men mag', async () => {
    const page = await balie.als(BEHEERDER, '/werkplek/mijn-rechten')
    await page.getByRole('link', { name: 'Beheer' }).click()
    await expect(kop(page)).toHaveText('Beheer')
    const toegang = page.getByRole('region', { name: 'Toegang' })
    await expect(toegang.getByRole('link')).toHaveText(['Rollen', 'Applicaties', 'Voorstellen'])
    await expect(page.getByRole('main').getByRole('link', { name: 'Logboek' })).toBeHidden()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'beheer')
    await toegang.getByRole('link', { name: 'Rollen' }).click()
    await expect(kop(page)).toHaveText('Rollen')
    const privacy = await balie.als(PRIVACY, '/werkplek/beheer')
    await expect(privacy.getByRole('region')).toHaveCount(1)
    await expect(privacy.getByRole('region', { name: 'Verantwoording' }).getByRole('link')).toHaveText([
      'Wijzigingen',
      'Logboek',
      'Verwerkingsactiviteiten',
    ])
  })
})

describe('de onderdelen van beheer', () => {
  test('ze staan in groepen naast de bladzijde, blijven staan, en zijn met het toetsenbord te vinden', async () => {
    const page = await asBeheerder()
    const parts = page.getByRole('navigation', { name: 'Onderdelen van beheer' })
    const binnen = parts.getByRole('list', { name: 'Wat binnenkomt' })
    await expect(binnen.getByRole('link')).toHaveText([
      'Postvakken',
      'Regels voor e-mail',
      'Inkomende kanalen',
      'Telefonie',
    ])
    await expect(parts.getByRole('heading', { name: 'Verantwoording' })).toBeAttached()
    const [beside, heading] = await Promise.all([parts.boundingBox(), kop(page).boundingBox()])
    expectValue(beside && heading && beside.x + beside.width < heading.x).toBe(true)

    await page.getByRole('searchbox', { name: 'Zoek een onderdeel' }).fill('taak')
    await expect(parts.getByRole('status')).toHaveText(/van/)
    await expect(parts.getByRole('link', { name: 'Normen' })).toBeVisible()
    await expect(parts.getByRole('link', { name: 'Kanalen', exact: true })).toBeHidden()
    await checkAccessibility(page)
    await page.keyboard.press('Escape')
    await expect(parts.getByRole('link', { name: 'Kanalen', exact: true })).toBeVisible()
    await page.keyboard.type('huisstijl')
    await page.keyboard.press('Enter')
    await expect(kop(page)).toHaveText('Instellingen')
    await expect(kop(page)).toBeFocused()
    await expect(parts.locator('[aria-current]')).toHaveText('Instellingen')
    await expect(page.getByRole('searchbox', { name: 'Zoek een onderdeel' })).toHaveValue('')

    await page.getByRole('searchbox', { name: 'Zoek een onderdeel' }).fill('bestaat niet')
    await expect(parts.getByText('Niets past bij deze zoekopdracht.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(kop(page)).toHaveText('Instellingen')
  })

  test('het onderdeel waar men is staat in beeld, ook laag in een kort venster, en is gemerkt bij wat eronder valt', async () => {
    const page = await asBeheerder()
    await page.setViewportSize({ width: 1280, height: 600 })
    const parts = page.getByRole('navigation', { name: 'Onderdelen van beheer' })
    await parts.getByRole('link', { name: 'Verwerkingsactiviteiten' }).click()
    await expect(kop(page)).toHaveText('Verwerkingsactiviteiten')
    await expect(parts.locator('[aria-current]')).toBeInViewport()
    await page.goto('/werkplek/beheer/wijzigingen')
    await expect(parts.locator('[aria-current]')).toHaveText('Wijzigingen')
    await expect(parts.locator('[aria-current]')).toBeInViewport()
    await page.goto('/werkplek/beheer/email/postvak')
    await expect(parts.locator('[aria-current]')).toHaveText('E-mail')
  })

  test('op een smal scherm staan ze achter een knop, en sluiten als men ergens heen gaat', async () => {
    const page = await asBeheerder()
    await page.setViewportSize({ width: 320, height: 640 })
    const parts = page.getByRole('navigation', { name: 'Onderdelen van beheer' })
    const button = page.getByRole('button', { name: 'Onderdelen van beheer' })
    await expect(parts).toBeHidden()
    await button.click()
    await checkAccessibility(page)
    await parts.getByRole('link', { name: 'Labels' }).click()
    await expect(kop(page)).toBeFocused()
    await expect(parts).toBeHidden()
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await checkNarrow(page)
  })
})

describe('kanalen', () => {
  test('toevoegen, hernoemen, verplaatsen en uitzetten; wat niet klopt staat bij het veld', async () => {
    const page = await asBeheerder()
    await expect(kop(page)).toHaveText('Kanalen')
    await page.getByRole('table').waitFor()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'kanalen')
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kanaal toevoegen' })
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Vul dit veld in.').first()).toBeVisible()
    await checkAccessibility(page)
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Videobellen')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Kanaal Videobellen is opgeslagen.')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('videob')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Omhoog Videobellen' }).click()
    await expect(page.getByText('Kanaal Videobellen is verplaatst.')).toBeVisible()
    await page.getByRole('button', { name: 'Uitzetten Videobellen' }).click()
    await expect(page.getByRole('row').last()).toContainText('uit')
    await page.getByRole('button', { name: 'Wijzigen Videobellen' }).click()
    await page.getByRole('textbox', { name: 'Naam' }).fill('Berichtendienst')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Kanaal Berichtendienst is opgeslagen.')).toBeVisible()
    const { resultaten } = await balie.app().client.kanalen.lijst()
    expectValue(resultaten.find(({ naam }) => naam === 'Berichtendienst')).toMatchObject({ actief: false })
  })

  test('wat al bestaat wordt geweigerd, en wat er staat blijft staan', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const page = await asBeheerder()
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kanaal toevoegen' })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('telefoon')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(dialog, 'Naam', 'Er is al een kanaal met deze naam.')
    await expect(dialog.getByRole('textbox', { name: 'Naam' })).toHaveValue('telefoon')
  })

  test('overnemen zonder referentielijst zegt waarom dat niet kan', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const page = await asBeheerder()
    await page.getByRole('button', { name: 'Overnemen uit referentielijst' }).click()
    await expect(page.getByText('Er is geen Referentielijsten API ingesteld.')).toBeVisible()
  })
})

describe('medewerkers en afdelingen', () => {
  test('zoeken, toevoegen bij een afdeling, wijzigen en uitzetten', async () => {
    const page = await asBeheerder()
    await goTo(page, 'Medewerkers en afdelingen')
    await checkAccessibility(page)
    await checkNarrow(page)
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
    await checkAccessibility(page)
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

  test('R21: van wie vertrekt staat er dat er nog taken zijn, en hoe die te verdelen', async () => {
    const { client, pool } = balie.app()
    const make = (naam: string) => client.actoren.maken({ body: { naam, soortActor: 'medewerker' } })
    const [metTaak] = [await make('Vertrekt Met Taak'), await make('Vertrekt Zonder')]
    const gevraagdeHandeling = 'Neem dit over'
    await client.klantcontacten.registreren({
      body: klantcontact(metTaak.uuid, {
        opvolging: { internetaken: [{ gevraagdeHandeling, actoren: [metTaak.uuid] }] },
      }),
    })
    // A beheerder sees no tasks, and is told all the same.
    const beheerder = await asBeheerder()
    await goTo(beheerder, 'Medewerkers en afdelingen')
    await beheerder.getByRole('searchbox', { name: 'Zoek op naam' }).fill('Vertrekt')
    await beheerder.keyboard.press('Enter')
    await beheerder.getByRole('button', { name: 'Wijzigen Vertrekt Met Taak' }).click()
    await beheerder.getByRole('checkbox', { name: /In gebruik/ }).uncheck()
    await expect(beheerder.getByText('nog taken te doen. Vraag een coördinator')).toBeVisible()
    // Back leaves no page with a dialog in which something was changed: it asks, as Escape does.
    await beheerder.goBack()
    const vraag = beheerder.getByRole('alertdialog', { name: 'Sluiten zonder op te slaan?' })
    await expect(vraag).toBeVisible()
    await expect(beheerder).toHaveURL(/actoren$/)
    await beheerder.goBack()
    await expect(vraag).toBeHidden()
    await expect(beheerder.getByText('nog taken te doen')).toBeVisible()
    await expect(kop(beheerder)).toHaveText('Medewerkers en afdelingen')
    const page = await balie.als('Gerda Wiersma', '/werkplek/ingelogd')
    // A page of before would go on asking for what these roles do not see.
    await page.goto('about:blank')
    await pool.query(
      `update sessie set rollen = array['beheerder', 'coordinator'] where actor in (select uuid from actor where naam = 'Gerda Wiersma')`,
    )
    await page.goto('/werkplek/beheer/actoren')
    await page.getByRole('searchbox', { name: 'Zoek op naam' }).fill('Vertrekt')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(3)
    const dialog = page.getByRole('dialog')
    const melding = dialog.getByText('nog taken te doen')
    const inGebruik = dialog.getByRole('checkbox', { name: /In gebruik/ })
    await page.getByRole('button', { name: 'Wijzigen Vertrekt Zonder' }).click()
    await inGebruik.uncheck()
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Vertrekt Zonder is opgeslagen.')).toBeVisible()
    await page.getByRole('button', { name: 'Wijzigen Vertrekt Met Taak' }).click()
    await expect(inGebruik).toBeChecked()
    await expect(melding).toBeHidden()
    await inGebruik.focus()
    await page.keyboard.press('Space')
    await expect(melding).toBeVisible()
    await expect(inGebruik).toBeFocused()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'vertrek')
    await page.keyboard.press('Space')
    await expect(melding).toBeHidden()
    await page.keyboard.press('Space')
    await dialog.getByRole('link', { name: 'Bekijk en verdeel ze' }).focus()
    await page.keyboard.press('Enter')
    await expect(kop(page)).toHaveText('Werklijst')
    await expect(page.getByRole('combobox', { name: 'Wie heeft de taak' })).toHaveValue('Vertrekt Met Taak')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(page.getByRole('link', { name: gevraagdeHandeling })).toBeVisible()
  })

  test('de leden van een afdeling bij die afdeling zien, erbij zetten en weghalen', async () => {
    const page = await asBeheerder()
    await goTo(page, 'Medewerkers en afdelingen')
    await page.getByRole('searchbox', { name: 'Zoek op naam' }).fill('Belasting')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Leden Belastingen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Leden van Belastingen' })
    await dialog.getByRole('button', { name: 'Lid maken' }).click()
    await faultAtField(dialog, 'Medewerker', 'Kies een medewerker.')
    await dialog.getByRole('combobox', { name: 'Medewerker' }).fill('Roos')
    await page.getByRole('option', { name: /Roos van der Meer/ }).click()
    await dialog.getByRole('button', { name: 'Lid maken' }).click()
    await expect(page.getByText('Roos van der Meer werkt nu bij Belastingen.')).toBeVisible()
    await expect(dialog.getByRole('row', { name: /Roos van der Meer/ })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'leden')
    await dialog.getByRole('button', { name: 'Weghalen Roos van der Meer' }).click()
    await expect(dialog.getByRole('row', { name: /Roos van der Meer/ })).toBeHidden()
    await dialog.getByRole('button', { name: 'Sluiten', exact: true }).last().click()
    await expect(page.getByRole('button', { name: 'Leden Belastingen' })).toBeFocused()
  })

  test('inlezen uit een bestand: eerst wat er zou veranderen, dan echt', async () => {
    const page = await asBeheerder()
    await goTo(page, 'Medewerkers en afdelingen')
    await page.getByRole('button', { name: 'Inlezen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Medewerkers en afdelingen inlezen' })
    await dialog.getByRole('button', { name: 'Proberen' }).click()
    await expect(dialog.getByText('Kies een bestand.').first()).toBeVisible()
    await dialog.getByRole('radio', { name: /afdelingen en groepen/ }).check()
    await dialog.getByLabel('CSV-bestand', { exact: true }).setInputFiles('docs/voorbeelden/afdelingen.csv')
    await checkAccessibility(page)
    await dialog.getByRole('button', { name: 'Proberen' }).click()
    await expect(dialog.getByText(/^Nieuw: \d+$/)).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'inlezen')
    await dialog.getByRole('button', { name: 'Inlezen' }).click()
    await expect(dialog.getByText(/Ingelezen: \d+ wijziging/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Sluiten' }).last().click()
    await expect(dialog).toBeHidden()
  })

  test('van een groot bestand staan alle namen in het verslag, op proef en na het inlezen', async () => {
    const namen = Array.from({ length: 14 }, (_, nummer) => `Wijkteam ${nummer + 1}`)
    const regels = namen.map((naam, nummer) => `wijk-${nummer + 1};${naam};groep`)
    const csv = ['identificatie;naam;soort', ...regels].join('\n')
    const page = await asBeheerder()
    await goTo(page, 'Medewerkers en afdelingen')
    await page.getByRole('button', { name: 'Inlezen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Medewerkers en afdelingen inlezen' })
    await dialog.getByRole('radio', { name: /afdelingen en groepen/ }).check()
    const bestand = { name: 'wijkteams.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
    await dialog.getByLabel('CSV-bestand', { exact: true }).setInputFiles(bestand)
    await dialog.getByRole('button', { name: 'Proberen' }).click()
    await dialog.getByText('Nieuw: 14').click()
    await expect(dialog.getByRole('listitem')).toHaveCount(14)
    await dialog.getByRole('button', { name: 'Inlezen' }).click()
    await expect(dialog.getByText('Ingelezen: 14 wijzigingen.')).toBeVisible()
    await expect(dialog.getByRole('listitem').last()).toHaveText('Wijkteam 14 (wijk-14)')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'ingelezen')
  })
})

describe('vragensets en instellingen', () => {
  test('een vragenset maken voor een afdeling; een vraag zonder keuzes wordt aangewezen', async () => {
    const page = await asBeheerder()
    await page.getByRole('link', { name: 'Vragensets' }).click()
    await page.getByRole('button', { name: 'Vragenset toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vragenset toevoegen' })
    await expect(dialog.getByRole('heading', { name: 'Vragenset toevoegen' })).toBeFocused()
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
    await checkAccessibility(page)
    await checkNarrow(page)
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
    const page = await asBeheerder()
    await page.getByRole('link', { name: 'Instellingen' }).click()
    await page.getByRole('textbox', { name: 'Naam van de gemeente' }).fill('Waterlanden')
    await page.getByRole('textbox', { name: /Controlevragen/ }).fill('Wat is uw geboortedatum?\nWat is uw postcode?')
    await checkAccessibility(page)
    await checkNarrow(page)
    await page.getByRole('form', { name: 'Naam, taal en teksten' }).getByRole('button', { name: 'Opslaan' }).click()
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
    // The colours of a municipality stay light, also for who works in the dark.
    await page.emulateMedia({ colorScheme: 'dark' })
    await checkAccessibility(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await foto(page, 'instellingen')
    await page.getByRole('button', { name: 'Thema niet meer gebruiken' }).click()
    await checkAccessibility(page)
    await confirm(page, 'Thema niet meer gebruiken?', 'Niet meer gebruiken')
    await expect(page.getByText('Thema is niet meer in gebruik.')).toBeVisible()
  })
  test('voor een thema met te weinig contrast wordt gewaarschuwd voordat het in gebruik is', async () => {
    const page = await asBeheerder()
    await page.getByRole('link', { name: 'Instellingen' }).click()
    const thema = page.getByRole('form', { name: 'Thema' })
    const css = ':root { --utrecht-document-background-color: #ffffff; --utrecht-document-color: #bbbbbb }'
    const bestand = { name: 'bleek.css', mimeType: 'text/css', buffer: Buffer.from(css) }
    await thema.getByLabel('Thema', { exact: true }).setInputFiles(bestand)
    await thema.getByRole('button', { name: 'Gebruiken' }).click()
    const vraag = page.getByRole('alertdialog', { name: 'Niet alles in dit thema is in orde' })
    await expect(vraag.getByRole('row', { name: /tekst op de pagina/ })).toContainText('nee')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'thema-contrast')
    await vraag.getByRole('button', { name: 'Annuleren' }).click()
    const huisstijl = async () => (await balie.app().client.instellingen.tonen()).huisstijl
    expectValue((await huisstijl()).thema).toBeNull()
    await expect(thema.getByText('bleek.css')).toBeVisible()
    await thema.getByRole('button', { name: 'Gebruiken' }).click()
    await vraag.getByRole('button', { name: 'Toch gebruiken' }).click()
    await expect(page.getByText('Thema is in gebruik.')).toBeVisible()
    expectValue((await huisstijl()).thema).not.toBeNull()
    await page.getByRole('button', { name: 'Thema niet meer gebruiken' }).click()
    await confirm(page, 'Thema niet meer gebruiken?', 'Niet meer gebruiken')
    await expect(page.getByText('Thema is niet meer in gebruik.')).toBeVisible()
  })
})

describe('wat getypt is gaat niet ongevraagd verloren', () => {
  test('een dialoog waarin getypt is vraagt het eerst, hoe men haar ook sluit; een lege sluit meteen', async () => {
    const page = await asBeheerder()
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kanaal toevoegen' })
    const vraag = page.getByRole('alertdialog', { name: 'Sluiten zonder op te slaan?' })
    const naam = dialog.getByRole('textbox', { name: 'Naam' })
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    await naam.fill('Beeldbellen')
    for (const sluit of ['Annuleren', 'Sluiten']) {
      await dialog.getByRole('button', { name: sluit }).click()
      await checkAccessibility(page)
      await vraag.getByRole('button', { name: 'Verder invullen' }).click()
      await expect(naam).toHaveValue('Beeldbellen')
    }
    await naam.focus()
    for (const keer of [1, 2, 3]) {
      await page.keyboard.press('Escape')
      await expect(vraag, `Escape ${keer}`).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(vraag, `Escape ${keer}`).toBeHidden()
      await expect(naam).toHaveValue('Beeldbellen')
    }
    await page.keyboard.press('Escape')
    await foto(page, 'sluiten-zonder-opslaan')
    await vraag.getByRole('button', { name: 'Sluiten zonder opslaan' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Kanaal toevoegen' })).toBeFocused()
  })
})
