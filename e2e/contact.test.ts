import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect as zie } from './patience.ts'
import { zaaknummer } from './zaken.ts'

const plek = werkplek()

const KCC = 'Roos van der Meer'

const veld = (page: Page, naam: string | RegExp) => page.getByLabel(naam)
const bewaard = (page: Page) => zie(page.getByText(/^Bewaard om/)).toBeVisible()

/** Gives the last klantcontact with this onderwerp, as the register has it. */
async function geregistreerd(onderwerp: string) {
  const { resultaten } = await plek.app().client.klantcontacten.lijst({ query: { zoek: onderwerp } })
  return resultaten.find((contact) => contact.onderwerp === onderwerp)
}

describe('een contact vastleggen', () => {
  test('R9: de tijden van een gesprek worden toets voor toets verbeterd; wat half is heeft nog geen tijd', async () => {
    const page = await plek.als('Bilal El Amrani', '/werkplek/contacten')
    await page.keyboard.press('F2')
    await zie(page.getByText(/^Gesprek vanaf \d\d:\d\d$/)).toBeVisible()
    await page.getByRole('button', { name: 'Tijden' }).click()
    const begin = page.getByRole('group', { name: /Begin van het gesprek/ })
    await begin.getByLabel(/^Tijd/).focus()
    await page.keyboard.press('End')
    // From 14:05 these are left: 14:0, 14:, 14, 1, and nothing; an hour is a time.
    const [half, hour] = ['Geen begin van het gesprek', /^Gesprek vanaf \d\d:00$/]
    for (const text of [half, half, hour, hour, half]) {
      await page.keyboard.press('Backspace')
      await zie(page.getByText(text)).toBeVisible()
    }
    await page.keyboard.type('00:05')
    await zie(page.getByText('Gesprek vanaf 00:05')).toBeVisible()
    await begin.getByLabel('Datum').fill('0002-11-26')
    await zie(page.getByText('Geen begin van het gesprek')).toBeVisible()
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByRole('link', { name: /Begin van het gesprek: Vul een datum en een tijd in/ })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await page.getByRole('button', { name: 'Weggooien' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Weggooien' }).click()
    await zie(page.getByText('Er lopen geen contacten.')).toBeVisible()
  })

  test('R1, R20: een bekende beller die meteen antwoord krijgt kost hoogstens zes handelingen, met het toetsenbord', async () => {
    const { resultaten } = await plek.app().client.partijen.lijst({ query: { soortPartij: 'persoon', aantal: '1' } })
    const partij = resultaten[0]
    const page = await plek.als(KCC, '/werkplek/contacten')
    let handelingen = 0
    const druk = async (toets: string) => {
      handelingen += 1
      await page.keyboard.press(toets)
    }
    await druk('F2')
    await zie(page.getByRole('heading', { name: 'Contact', level: 1 })).toBeVisible()
    await zie(page.getByRole('combobox', { name: 'Zoek de klant' })).toBeFocused()
    await page.keyboard.type(partij?.nummer ?? '')
    await zie(page.getByRole('option', { name: partij?.naam ?? '?' })).toBeVisible()
    await page.waitForTimeout(300)
    await page.keyboard.press('ArrowDown')
    await druk('Enter')
    await zie(page.getByText('Bekende klant', { exact: true })).toBeVisible()
    await zie(page.getByRole('region', { name: 'Klantbeeld' }).getByText('Laatste contacten')).toBeVisible()
    await veld(page, 'Hoe is vastgesteld wie het is?').focus()
    await druk('c')
    await zie(page.getByText('Wat is uw geboortedatum?')).toBeVisible()
    await veld(page, 'Onderwerp').focus()
    await page.keyboard.type('Openingstijden milieustraat')
    await veld(page, /Wat de klant mag lezen/).focus()
    await page.keyboard.type('De milieustraat is zaterdag open van 9 tot 16 uur.')
    await checkAccessibility(page)
    await foto(page, 'contact')
    // The screen reads the same in the dark.
    await page.emulateMedia({ colorScheme: 'dark' })
    await checkAccessibility(page)
    await foto(page, 'contact-donker')
    await page.emulateMedia({ colorScheme: 'light' })
    await checkNarrow(page)
    await zie(page.getByText(/^Gesprek vanaf \d\d:\d\d$/)).toBeVisible()
    await druk('Control+Enter')
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    expect(handelingen).toBeLessThanOrEqual(6)
    const contact = await geregistreerd('Openingstijden milieustraat')
    await zie(page.getByText(contact?.nummer ?? '?')).toBeVisible()
    expect(contact?.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
    expect(contact?.begonnenOp).toBe(contact?.plaatsgevondenOp)
    expect(contact?.geeindigdOp).toBeTruthy()
    expect(contact?.betrokkenen[0]?.partij?.uuid).toBe(partij?.uuid)
    const { resultaten: keren } = await plek
      .app()
      .client.partijen.authenticaties({ params: { uuid: partij?.uuid ?? '' } })
    expect(keren[0]).toMatchObject({ middel: 'controlevragen', niveau: 'laag', door: { naam: KCC } })
    await checkAccessibility(page)
    await foto(page, 'contact-geregistreerd')
    // R29: whom the user helped is shown when they ask, not before.
    await page.getByRole('link', { name: 'Contacten', exact: true }).click()
    await page.getByText('Klanten van uw laatste contacten').click()
    await zie(page.getByRole('link', { name: partij?.naam ?? '', exact: true })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
  })

  test('R3: van een onbekende blijven de gegevens bij dit contact, met een taak voor een afdeling', async () => {
    const tekst = 'Beste {klant}, wij kijken naar: {onderwerp}. Groet, {medewerker}'
    await plek.app().client.standaardantwoorden.maken({ body: { naam: 'Wij kijken', tekst } })
    for (const onderwerp of ['viaduct', 'paspoort'])
      await plek.app().client.standaardantwoorden.maken({ body: { naam: `Over ${onderwerp}`, onderwerp, tekst } })
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.getByRole('button', { name: 'Nieuw contact' }).click()
    await zie(page.getByText('Onbekende klant', { exact: true })).toBeVisible()
    // A user can stop the time that goes on by itself, and it stays so (WCAG 2.2.2).
    await page.getByRole('button', { name: 'Tijd verbergen' }).click()
    await zie(page.getByRole('timer')).toHaveCount(0)
    await page.reload()
    await zie(page.getByRole('button', { name: 'Tijd tonen' })).toBeVisible()
    await zie(page.getByRole('timer')).toHaveCount(0)
    await veld(page, /Achternaam/).fill('Zonderland')
    await veld(page, /Telefoonnummer/).fill('06 12345678')
    await veld(page, 'Onderwerp').fill('Scheve paal bij het viaduct')
    await veld(page, /Wat de klant mag lezen/).fill('Paal 12 staat scheef.')
    // Texts about this onderwerp stand first, and those about another one last.
    const texts = page.getByRole('combobox', { name: 'Standaardtekst' })
    await zie(texts.getByRole('option')).toHaveText(['Standaardtekst', 'Over viaduct', 'Wij kijken', 'Over paspoort'])
    await texts.selectOption('Wij kijken')
    await zie(veld(page, /Wat de klant mag lezen/)).toBeFocused()
    await zie(veld(page, /Wat de klant mag lezen/)).toHaveValue(
      `Paal 12 staat scheef.\n\nBeste Zonderland, wij kijken naar: Scheve paal bij het viaduct. Groet, ${KCC}`,
    )
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'contact-standaardtekst')
    await page.getByText('Taal, bijlagen, vertrouwelijk').click()
    await veld(page, 'Taal').selectOption('Tigrinya')
    await page.getByLabel('Taak voor een collega, afdeling of groep').check()
    await page.getByRole('combobox', { name: 'Voor wie' }).fill('Openbare Ru')
    await page.getByRole('option', { name: /Openbare Ruimte/ }).click()
    await veld(page, 'Wat moet er gebeuren').fill('Zet de paal recht')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    const contact = await geregistreerd('Scheve paal bij het viaduct')
    expect(contact).toMatchObject({ taal: 'tir' })
    expect(contact?.betrokkenen[0]).toMatchObject({ partij: null, volledigeNaam: 'Zonderland' })
    expect(contact?.opvolging.internetaken).toMatchObject([
      { status: 'te_verwerken', actoren: [{ naam: 'Openbare Ruimte' }] },
    ])
  })

  test('met een taak voor een collega kost een bekende hoogstens 12 toetsen naast het typen en een onbekende 14, en het past in één venster', async () => {
    const page = await plek.als(KCC, '/werkplek/werklijst')
    await page.setViewportSize({ width: 1280, height: 800 })
    let keys = 0
    const druk = async (toets: string) => {
      keys += 1
      await page.keyboard.press(toets)
    }
    const zoek = page.getByRole('combobox', { name: 'Zoek de klant' })
    const onderwerp = veld(page, 'Onderwerp')
    /** From the field before the subject: what it is about, what the customer reads, and a task. */
    const taskAbout = async (text: string) => {
      await druk('Tab')
      await zie(onderwerp).toBeFocused()
      await page.keyboard.type(text)
      await druk('Tab')
      await druk('Tab')
      await page.keyboard.type('Een collega belt u terug.')
      for (const place of [
        page.getByRole('heading', { name: 'Klant', exact: true }),
        onderwerp,
        veld(page, /Wat de klant mag lezen/),
        page.getByRole('button', { name: 'Registreren' }),
      ])
        await zie(place).toBeInViewport({ ratio: 1 })
      expect(await page.evaluate(() => window.scrollY)).toBe(0)
      await druk('Tab')
      await druk('ArrowDown')
      await druk('Tab')
      await page.keyboard.type('Openbare Ruimte')
      await zie(page.getByRole('option', { name: /Openbare Ruimte/ })).toBeVisible()
      await druk('ArrowDown')
      await zie(page.locator('[role=option][data-focused]')).toContainText('Openbare Ruimte')
      await druk('Enter')
      await zie(page.locator('.balie-chosen')).toContainText('Openbare Ruimte')
      await druk('Control+Enter')
      await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
      expect((await geregistreerd(text))?.opvolging.internetaken).toMatchObject([
        { gevraagdeHandeling: text, status: 'te_verwerken' },
      ])
    }
    await druk('F2')
    await zie(zoek).toBeFocused()
    // Suzanne van Rijsbergen, by her BSN.
    await page.keyboard.type('999993653')
    await druk('Enter')
    await zie(veld(page, 'Hoe is vastgesteld wie het is?')).toBeFocused()
    await druk('c')
    await zie(page.getByRole('region', { name: 'Klantbeeld' }).getByText('Laatste contacten')).toBeInViewport()
    await taskAbout('Losse tegel voor de deur')
    expect(keys).toBeLessThanOrEqual(12)
    keys = 0
    await druk('F2')
    await zie(zoek).toBeFocused()
    await page.keyboard.type('Jan van der Zonderling')
    await zie(page.getByRole('option', { name: 'Verder als onbekende klant' })).toBeVisible()
    await druk('ArrowUp')
    await druk('Enter')
    await zie(veld(page, 'Telefoonnummer')).toBeFocused()
    await zie(veld(page, 'Tussenvoegsel')).toHaveValue('van der')
    await page.keyboard.type('0612345678')
    await foto(page, 'contact-onbekend')
    await page.setViewportSize({ width: 1280, height: 800 })
    await druk('Tab')
    await taskAbout('Kapotte bank in het park')
    expect(keys).toBeLessThanOrEqual(14)
    expect((await geregistreerd('Kapotte bank in het park'))?.betrokkenen).toMatchObject([
      { partij: null, volledigeNaam: 'Jan van der Zonderling' },
    ])
  })

  test('wat ontbreekt staat boven het formulier en bij het veld, en niets gaat verloren', async () => {
    plek.toegestaan.consoleErrors = [/400/]
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.getByRole('button', { name: 'Nieuw contact' }).click()
    await veld(page, /Wat de klant mag lezen/).fill('Dit blijft staan')
    await page.getByRole('button', { name: 'Registreren' }).click()
    const samenvatting = page.getByRole('region', { name: /fout|klopt/i })
    await zie(samenvatting).toBeFocused()
    await samenvatting.getByRole('link', { name: /Onderwerp/ }).click()
    await zie(veld(page, 'Onderwerp')).toBeFocused()
    await page.keyboard.type('Zonder naam')
    await veld(page, /E-mailadres/).fill('geen adres')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(samenvatting.getByRole('link', { name: /E-mailadres/ })).toBeVisible()
    await zie(veld(page, /Wat de klant mag lezen/)).toHaveValue('Dit blijft staan')
    await checkAccessibility(page)
    await foto(page, 'contact-fouten')
  })

  test('R3, R14: een onbekende zegt wie het is of hoe terug te bellen, of blijft anoniem; dat blijkt meteen', async () => {
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.keyboard.press('F2')
    await page.getByRole('button', { name: 'Registreren' }).click()
    const samenvatting = page.getByRole('region', { name: /fout|klopt/i })
    await zie(samenvatting.getByRole('link', { name: /Vul in wie de klant is/ })).toBeVisible()
    await zie(samenvatting.getByRole('link', { name: /Onderwerp/ })).toBeVisible()
    await veld(page, /Achternaam/).fill('Terugbel')
    await veld(page, 'Onderwerp').fill('Bel mij terug')
    await page.getByRole('radio', { name: /Taak voor een collega/ }).check()
    await page.getByRole('combobox', { name: 'Voor wie' }).fill('Openbare Ru')
    await page.getByRole('option', { name: /Openbare Ruimte/ }).click()
    await veld(page, 'Wat moet er gebeuren').fill('Bel terug')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await samenvatting.getByRole('link', { name: /Vul een telefoonnummer of e-mailadres in/ }).click()
    await zie(veld(page, /Telefoonnummer/)).toBeFocused()
    await veld(page, /Achternaam/).fill('')
    await veld(page, /De klant blijft anoniem/).check()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    const contact = await geregistreerd('Bel mij terug')
    expect(contact?.betrokkenen).toMatchObject([{ partij: null, volledigeNaam: '', digitaleAdressen: [] }])
  })

  test('een klant opzoeken laat geen contact achter; de pagina van de klant begint er een', async () => {
    const { resultaten } = await plek.app().client.partijen.lijst({ query: { soortPartij: 'persoon', aantal: '1' } })
    const partij = resultaten[0]
    const page = await plek.als('Bilal El Amrani', '/werkplek/contacten')
    await page.getByRole('combobox', { name: 'Zoek de klant' }).fill(partij?.nummer ?? '')
    await page.getByRole('option', { name: partij?.naam ?? '?' }).click()
    await zie(page.getByRole('region', { name: partij?.naam ?? '?' }).getByText('Laatste contacten')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klant')
    await page.goBack()
    await zie(page.getByText('Er lopen geen contacten.')).toBeVisible()
    await page.goForward()
    await page.getByRole('button', { name: 'Begin een contact' }).click()
    await zie(page.getByText('Bekende klant', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Weggooien' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Weggooien' }).click()
    await zie(page.getByText('Er lopen geen contacten.')).toBeVisible()
  })

  test('wie alleen elders staat is op te zoeken: de lijst gaat dicht, en het toetsenbord gaat daar verder', async () => {
    const page = await plek.als('Bilal El Amrani', '/werkplek/contacten')
    await page.getByRole('combobox', { name: 'Zoek de klant' }).focus()
    await page.keyboard.type('kvk 90000002')
    await zie(page.getByRole('option', { name: /rechtspersoon/ })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await zie(page.getByRole('heading', { name: 'Bloemisterij Dotterbloem B.V.' })).toBeFocused()
    await zie(page.getByRole('option')).toHaveCount(0)
    await zie(page.getByText('Besloten Vennootschap')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'opgezocht')
    await page.keyboard.press('Tab')
    await zie(page.getByRole('button', { name: 'Begin een contact' })).toBeFocused()
    await page.keyboard.press('Enter')
    await zie(page.getByText('Blijft een onbekende klant')).toBeVisible()
    await page.getByRole('button', { name: 'Weggooien' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Weggooien' }).click()
    await zie(page.getByText('Er lopen geen contacten.')).toBeVisible()
  })

  test('herladen verliest niets, en op een andere plek gaat het verder', async () => {
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.getByRole('button', { name: 'Nieuw contact' }).click()
    await veld(page, 'Onderwerp').fill('Half')
    await bewaard(page)
    await page.waitForTimeout(800)
    await bewaard(page)
    // This includes what was just typed, and could not be kept yet.
    await veld(page, 'Onderwerp').fill('Half verhaal')
    await page.reload()
    await zie(veld(page, 'Onderwerp')).toHaveValue('Half verhaal')
    const anders = await plek.als(KCC, '/werkplek/contacten')
    await anders.getByRole('link', { name: 'Half verhaal' }).click()
    await zie(veld(anders, 'Onderwerp')).toHaveValue('Half verhaal')
    await checkAccessibility(anders)
  })

  test('R13: twee vragen in een gesprek worden twee klantcontacten die bij elkaar horen', async () => {
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.getByRole('button', { name: 'Nieuw contact' }).click()
    await veld(page, /Achternaam/).fill('Tweevragen')
    await veld(page, 'Onderwerp').fill('Vraag over rijbewijs')
    await page.getByRole('button', { name: 'Nog een vraag' }).click()
    await zie(veld(page, 'Onderwerp')).toHaveValue('')
    await zie(veld(page, 'Onderwerp')).toBeFocused()
    await zie(veld(page, /Achternaam/)).toHaveValue('Tweevragen')
    await veld(page, 'Onderwerp').fill('Vraag over afvalpas')
    // The first question is not right yet, so the screen goes there and nothing is registered.
    await page.getByRole('button', { name: 'Vraag over rijbewijs' }).click()
    await veld(page, 'Onderwerp').fill('')
    await page.getByRole('button', { name: 'Vraag over afvalpas' }).click()
    await page.getByRole('button', { name: 'Registreer 2 vragen' }).click()
    const samenvatting = page.getByRole('link', { name: 'Onderwerp: Vul dit in.' })
    await zie(samenvatting).toBeVisible()
    await zie(page.getByRole('button', { name: 'Vraag 1' })).toHaveAttribute('aria-current', 'step')
    await checkAccessibility(page)
    expect(await geregistreerd('Vraag over afvalpas')).toBeUndefined()
    await samenvatting.click()
    await page.keyboard.type('Vraag over rijbewijs')
    await page.getByRole('button', { name: 'Registreer 2 vragen' }).click()
    await zie(page.getByText('Noem de klant deze nummers:')).toBeVisible()
    await zie(page.getByRole('heading', { name: 'Geregistreerd' })).toBeFocused()
    const [een, twee] = [await geregistreerd('Vraag over rijbewijs'), await geregistreerd('Vraag over afvalpas')]
    expect(een?.gesprek).not.toBeNull()
    expect(twee?.gesprek).toBe(een?.gesprek)
  })

  test('R12, R22: een vraag krijgt een taak met antwoorden op de vragenset én een zaak', async () => {
    const nummer = await zaaknummer(plek.app())
    const { client } = plek.app()
    const [afdeling] = (await client.actoren.lijst({ query: { naam: 'Openbare Ruimte' } })).resultaten
    await client.vragensets.maken({
      body: {
        titel: 'Melding openbare ruimte',
        actor: afdeling?.uuid ?? '',
        vragen: [
          { sleutel: 'waar', label: 'Waar is het?', soort: 'kort', verplicht: true, opties: [] },
          {
            sleutel: 'soort',
            label: 'Wat is er aan de hand?',
            soort: 'keuze',
            verplicht: false,
            opties: ['kapot', 'vuil'],
          },
          {
            sleutel: 'wanneer',
            label: 'Wanneer is het zo?',
            soort: 'meerkeuze',
            verplicht: false,
            opties: ['overdag', "'s nachts"],
          },
        ],
      },
    })
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.keyboard.press('F2')
    await veld(page, /Achternaam/).fill('Bruinsma')
    await veld(page, /Telefoonnummer/).fill('06 12345678')
    await veld(page, 'Onderwerp').fill('Lantaarnpaal op de brug')
    await page.getByRole('radio', { name: /Taak voor een collega/ }).check()
    await page.getByRole('combobox', { name: /Voor wie/ }).fill('Openbare')
    await page
      .getByRole('option', { name: /Openbare Ruimte/ })
      .first()
      .click()
    await veld(page, 'Wat moet er gebeuren').fill('Herstel de lamp')
    await veld(page, /Vragenset/).selectOption('Melding openbare ruimte')
    await veld(page, /Wat is er aan de hand/).selectOption('kapot')
    await page.getByRole('checkbox', { name: "'s nachts" }).check()
    await page.getByRole('button', { name: 'Nog een vervolg' }).click()
    const tweede = page.getByRole('group', { name: 'Vervolg 2', exact: true })
    await zie(tweede.getByRole('radio', { name: 'Meteen beantwoord' })).toBeFocused()
    await tweede.getByRole('radio', { name: /Hoort bij een zaak/ }).check()
    await tweede.getByLabel('Zaaknummer').fill(nummer)
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'vervolgen')
    plek.toegestaan.consoleErrors = [/400/]
    await page.getByRole('button', { name: 'Registreren' }).click()
    const fout = page.getByRole('link', { name: /Waar is het/ })
    await fout.click()
    await page.keyboard.type('Op de brug bij de haven')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    const contact = await geregistreerd('Lantaarnpaal op de brug')
    expect(contact?.opvolging).toMatchObject({
      internetaken: [{ gevraagdeHandeling: 'Herstel de lamp', actoren: [{ uuid: afdeling?.uuid }] }],
      zaken: [{ identificator: { objectId: nummer } }],
    })
    await page.goto(`/werkplek/taken/${contact?.opvolging.internetaken[0]?.nummer}`)
    await zie(page.getByText('Op de brug bij de haven')).toBeVisible()
    await zie(page.getByText("'s nachts")).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'antwoorden')
  })

  test('R13: een bericht aan veel klanten is voor ieder een contact; nummers die niet kloppen blijven staan', async () => {
    const { client } = plek.app()
    const { resultaten } = await client.partijen.lijst({ query: { soortPartij: 'persoon', aantal: '3' } })
    const nummers = resultaten.map(({ nummer }) => nummer)
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.keyboard.press('F2')
    await page.getByRole('button', { name: 'Bericht aan veel klanten' }).click()
    await veld(page, 'Onderwerp').fill('Straat dicht')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await page.getByRole('link', { name: /Voeg ten minste één ontvanger toe/ }).click()
    await page.keyboard.insertText([...nummers, '99999999'].join('\n'))
    await page.getByRole('button', { name: 'Ontvangers toevoegen' }).click()
    await zie(page.getByText('3 ontvangers toegevoegd.')).toBeVisible()
    const lijst = veld(page, 'Nummers van de ontvangers')
    await zie(lijst).toHaveValue('99999999')
    await zie(lijst).toBeFocused()
    await page.getByText('3 ontvangers', { exact: true }).click()
    await page.getByRole('button', { name: `Weghalen ${resultaten[2]?.naam}` }).click()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'aankondiging')
    await bewaard(page)
    await page.waitForTimeout(800)
    await bewaard(page)
    await page.reload()
    await page.getByRole('button', { name: 'Registreren' }).click()
    await page.getByRole('link', { name: /Deze nummers zijn nog niet toegevoegd/ }).click()
    await lijst.fill('')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByText('Er zijn 2 klantcontacten geregistreerd.')).toBeVisible()
    for (const partij of resultaten.slice(0, 2)) {
      const { klantcontacten } = await client.klantcontacten.klantbeeld({ params: { uuid: partij.uuid } })
      expect(klantcontacten[0]).toMatchObject({ onderwerp: 'Straat dicht', initiatiefnemer: 'gemeente' })
    }
  })

  test('weggooien vraagt wat er verloren gaat; de lijst is daarna leeg', async () => {
    const page = await plek.als('Bilal El Amrani', '/werkplek/contacten')
    await zie(page.getByText('Er lopen geen contacten.')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'contacten-leeg')
    await page.getByRole('button', { name: 'Nieuw contact' }).click()
    await veld(page, /Achternaam/).fill('Wegdamee')
    await bewaard(page)
    await page.getByRole('button', { name: 'Weggooien' }).click()
    const vraag = page.getByRole('alertdialog')
    await zie(vraag).toContainText('Wegdamee')
    await checkAccessibility(page)
    await vraag.getByRole('button', { name: 'Weggooien' }).click()
    await zie(page.getByText('Er lopen geen contacten.')).toBeVisible()
  })

  test('R9, R15: een brief met een scan en de dag waarop hij binnenkwam; een herladen pagina houdt alles', async () => {
    const page = await plek.als(KCC, '/werkplek/contacten')
    await page.keyboard.press('F2')
    await veld(page, 'Onderwerp').fill('Brief over de riolering')
    await veld(page, 'Achternaam').fill('Bakker')
    await page.getByText('Taal, bijlagen, vertrouwelijk').click()
    const kiezer = veld(page, /^Bijlagen/).first()
    await kiezer.setInputFiles([
      { name: 'brief.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 brief') },
      { name: 'foto.png', mimeType: 'image/png', buffer: Buffer.alloc(2048, 1) },
    ])
    const bijlagen = page.getByRole('list', { name: 'Bijlagen' })
    await zie(bijlagen.getByRole('listitem')).toHaveCount(2)
    await zie(bijlagen.getByText('(2 kB)')).toBeVisible()
    await kiezer.setInputFiles({ name: 'leeg.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) })
    await zie(page.getByText(/leeg.pdf is niet toegevoegd. Dit bestand is leeg/)).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'bijlagen')
    await page.getByRole('button', { name: /foto.png/ }).click()
    const bewaren = page.waitForResponse(
      (antwoord) => antwoord.ok() && (antwoord.request().postData() ?? '').includes('2026-01-15'),
    )
    await veld(page, /Dag van het contact/).fill('2026-01-15')
    await bewaren
    await page.reload()
    await zie(bijlagen.getByRole('link', { name: 'brief.pdf' })).toBeVisible()
    await zie(bijlagen.getByRole('listitem')).toHaveCount(1)
    await page.keyboard.press('Control+Enter')
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    const contact = await geregistreerd('Brief over de riolering')
    expect(contact?.plaatsgevondenOp).toMatch(/^2026-01-15/)
    expect(contact?.bijlagen).toHaveLength(1)
    await page.goto(`/werkplek/taken/${contact?.opvolging.internetaken[0]?.nummer}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'brief.pdf' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('brief.pdf')
  })
})
