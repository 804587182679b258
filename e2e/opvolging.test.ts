import type { Locator, Page } from '@playwright/test'
import { describe, expect as expectValue, test } from 'vitest'
import { verwijzingTo } from '../src/register/documenten/queries.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkDirections, checkNarrow, foto, inloggenAls, werkplek } from './harness.ts'
import { expect } from './patience.ts'
import { zaaknummer } from './zaken.ts'

const balie = werkplek()

const SAMIR = 'Samir Bouzian'
const ANOUK = 'Anouk Verbeek'
const COORDINATOR = 'Carla de Groot'

const actoren = new Map<string, string>()

/** Gives the uuid of an actor of the demonstration. */
async function actor(naam: string): Promise<string> {
  const known = actoren.get(naam)
  if (known) return known
  const { resultaten } = await balie.app().client.actoren.lijst({ query: { naam } })
  const uuid = resultaten.find((own) => own.naam === naam)?.uuid
  if (!uuid) throw new Error(`No actor ${naam}.`)
  actoren.set(naam, uuid)
  return uuid
}

/** Registers a klantcontact with one task for these actoren; gives the task. */
async function makeTaak(gevraagdeHandeling: string, namen: string[], extra: Parameters<typeof klantcontact>[1] = {}) {
  const uuids = await Promise.all(namen.map(actor))
  const contact = await balie.app().client.klantcontacten.registreren({
    body: klantcontact(await actor('Roos van der Meer'), {
      betrokkenen: [
        {
          rol: 'klant',
          initiator: true,
          contactnaam: { voornaam: 'Kees', achternaam: 'Visser' },
          digitaleAdressen: [
            { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' },
            { soortDigitaalAdres: 'email', adres: 'kees.visser@example.org' },
          ],
        },
      ],
      opvolging: { internetaken: [{ gevraagdeHandeling, toelichting: 'Bel na 13 uur.', actoren: uuids }] },
      ...extra,
    }),
  })
  const [taak] = contact.opvolging.internetaken
  if (!taak) throw new Error('No task.')
  return { ...taak, contact }
}

const kop = (page: Page) => page.getByRole('heading', { level: 1 })

const verloop = (page: Page) => page.getByRole('region', { name: 'Verloop' })

/** Searches for words in the worklist. */
const search = async (page: Page, woorden: string) => {
  await page.getByRole('searchbox', { name: 'Zoek in taken' }).fill(woorden)
  await page.keyboard.press('Enter')
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Pastes a picture, with text beside it as a spreadsheet does; tells what the page took. */
const paste = (field: Locator, text = '') =>
  field.evaluate(
    (element, [base64 = '', words = '']) => {
      const clipboardData = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
      clipboardData.items.add(new File([bytes], 'kaart.png', { type: 'image/png' }))
      if (words) clipboardData.setData('text/plain', words)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      return element.dispatchEvent(event) ? 'as text' : 'as picture'
    },
    [PNG, text],
  )

const toTaak = async (page: Page, nummer: string) => {
  await page.goto(`/werkplek/taken/${nummer}`)
  await expect(kop(page)).toContainText(`Taak ${nummer}`)
  await page.getByRole('heading', { name: 'Verloop' }).waitFor()
}

describe('de werklijst', () => {
  test('van mijn afdeling: zoeken, filteren, sorteren en openen; in elke toestand toegankelijk', async () => {
    const taak = await makeTaak('Controleer de geboorteakte van Visser', ['Burgerzaken'])
    const page = await balie.als(SAMIR)
    await page.getByRole('link', { name: 'Mijn afdelingen en groepen' }).click()
    await page.getByRole('table').waitFor()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'werklijst')
    await search(page, 'an')
    await expect(page.getByText('Typ ten minste 3 letters of cijfers.')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('searchbox', { name: 'Zoek in taken' }).fill('geboorteakte van Visser')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(page.getByRole('row').last()).toContainText(taak.contact.nummer)
    // The term is three werkdagen from when it came in; after closing time it counts from the next werkdag.
    await expect(page.getByRole('row').last()).toContainText(/nog [34] werkdagen/)
    await page.getByRole('button', { name: 'Uiterlijk' }).click()
    await expect(page.getByRole('columnheader', { name: 'Uiterlijk' })).toHaveAttribute('aria-sort', 'descending')
    await page.getByRole('row').last().getByRole('cell').nth(1).click()
    await expect(kop(page)).toHaveText(`${taak.gevraagdeHandeling} Taak ${taak.nummer}`)
    await page.goBack()
    await page.getByRole('searchbox', { name: 'Zoek in taken' }).fill('dit-staat-nergens')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByText('Geen taak past bij deze zoekopdracht.')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Zoekopdracht wissen' }).click()
    await page.getByRole('table').waitFor()
  })

  test('veertien taken staan in beeld; met j, k, x en t gaat het zonder muis, en nemen kan ongedaan', async () => {
    const page = await balie.als('Marloes Hendriks', '/werkplek/werklijst?lijst=alle')
    await page.setViewportSize({ width: 1280, height: 800 })
    const rows = page.locator('tbody tr')
    await expect(rows.nth(13)).toBeInViewport({ ratio: 0.9 })
    await search(page, (await makeTaak(`Neem mij ${Date.now()}`, ['Burgerzaken'])).gevraagdeHandeling)
    await expect(rows).toHaveCount(1)
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('j')
    await expect(rows.first().getByRole('link')).toBeFocused()
    await page.keyboard.press('x')
    await expect(page.getByText('1 taak gekozen')).toBeVisible()
    await page.keyboard.press('t')
    await expect(rows.first()).toContainText('Marloes Hendriks')
    await page.getByRole('button', { name: /Teruggeven/ }).click()
    await expect(page.getByText('De taak is teruggegeven.')).toBeVisible()
    await expect(rows.first()).not.toContainText('Marloes Hendriks')
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Sneltoetsen' })
    await help.getByRole('checkbox').uncheck()
    await checkAccessibility(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect(rows.first().getByRole('link')).not.toBeFocused()
  })

  test('van een taak gaat het naar de volgende, en terug naar de lijst zoals die was', async () => {
    const handeling = `Op een rij ${Date.now()}`
    const [een, twee] = [await makeTaak(handeling, ['Burgerzaken']), await makeTaak(handeling, ['Burgerzaken'])]
    const page = await balie.als('Marloes Hendriks', '/werkplek/werklijst?lijst=alle')
    await search(page, handeling)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.getByRole('row').nth(1).getByRole('link').click()
    await expect(page.getByText('1 van 2')).toBeVisible()
    await page.getByRole('link', { name: 'Volgende taak' }).click()
    await expect(kop(page)).toHaveText(new RegExp(`${een.nummer}|${twee.nummer}`))
    await expect(page.getByText('2 van 2')).toBeVisible()
    await page.getByRole('navigation', { name: 'Rond deze taak' }).getByRole('link', { name: 'Werklijst' }).click()
    await expect(page.getByRole('searchbox', { name: 'Zoek in taken' })).toHaveValue(handeling)
    await expect(page.getByRole('row')).toHaveCount(3)
  })

  test('per afdeling bij elkaar, alleen via een kanaal, en zonder een kolom: dat blijft op dit apparaat', async () => {
    const handeling = `Bij elkaar ${Date.now()}`
    await makeTaak(handeling, ['Belastingen'])
    await makeTaak(handeling, ['Burgerzaken'])
    await makeTaak(handeling, ['Burgerzaken', SAMIR])
    const page = await balie.als('Marloes Hendriks', '/werkplek/werklijst?lijst=alle')
    await search(page, handeling)
    await expect(page.getByRole('row')).toHaveCount(4)
    await page.getByRole('button', { name: 'Filters en beeld' }).click()
    const dialog = page.getByRole('dialog', { name: 'Filters en beeld' })
    await dialog.getByRole('radio', { name: 'Per afdeling of groep' }).check()
    await dialog.getByRole('checkbox', { name: 'Klant' }).uncheck()
    await checkAccessibility(page)
    await checkNarrow(page)
    await dialog.getByRole('button', { name: 'Sluiten' }).last().click()
    await expect(page.getByRole('rowheader', { name: 'Burgerzaken', exact: true })).toHaveCount(1)
    await expect(page.getByRole('row')).toHaveText([/./, /Belastingen/, /./, /Burgerzaken/, /./, /./])
    await expect(page.getByRole('columnheader', { name: 'Klant' })).toBeHidden()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'werklijst-afdelingen')
    await page.reload()
    await expect(page.getByRole('columnheader', { name: 'Klant' })).toBeHidden()
    await page.getByRole('button', { name: 'Filters en beeld' }).click()
    await dialog.getByRole('combobox', { name: 'Kanaal' }).selectOption('balie')
    await dialog.getByRole('checkbox', { name: 'Klant' }).check()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Geen taak past bij deze zoekopdracht.')).toBeVisible()
    await page.getByRole('button', { name: 'Zoekopdracht wissen' }).click()
    await page.getByRole('table').waitFor()
  })

  test('Team: wat er is, wie het heeft en wie er niet is; het werk van een collega gaat in één keer naar anderen', async () => {
    const client = balie.app().client
    const eenheden = [await actor('Burgerzaken')]
    const weg = await client.actoren.maken({ body: { naam: 'Wietske Weg', soortActor: 'medewerker', eenheden } })
    const taken = [
      await makeTaak('Blijft niet liggen', ['Burgerzaken', weg.naam]),
      await makeTaak('Ook niet', [weg.naam]),
    ]
    const page = await balie.als(COORDINATOR, '/werkplek/team')
    const people = page.getByRole('region', { name: 'Per medewerker' })
    const row = people.getByRole('row', { name: /Wietske Weg/ })
    await page.getByRole('combobox', { name: 'Afdeling of groep' }).selectOption({ label: 'Burgerzaken' })
    await expect(row.getByRole('link', { name: '2 Te doen, Wietske Weg' })).toBeVisible()
    await expect(page.getByRole('img', { name: /Per medewerker/ })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'team')
    await row.getByRole('button', { name: 'Afwezigheid' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Laatste dag').fill('2020-01-01')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('De laatste dag ligt voor de eerste.').first()).toBeVisible()
    balie.toegestaan.consoleErrors = [/400/]
    await dialog.getByLabel('Laatste dag').fill('')
    await checkAccessibility(page)
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(row).toContainText('afwezig')
    await row.getByRole('button', { name: 'Overdragen' }).click()
    await dialog.getByRole('combobox', { name: /Medewerker, afdeling of groep/ }).fill('Samir')
    await page.getByRole('option', { name: /Samir Bouzian/ }).click()
    await dialog.getByLabel('Reden').fill('Wietske werkt elders')
    await checkAccessibility(page)
    await dialog.getByRole('button', { name: 'Overdragen' }).click()
    await expect(page.getByText('2 taken zijn overgedragen aan Samir Bouzian (2).')).toBeVisible()
    await expect(row.getByRole('link')).toHaveCount(0)
    const [eerste] = taken
    expectValue((await client.internetaken.tonen({ params: { uuid: eerste?.uuid ?? '' } })).actoren).toMatchObject([
      { naam: SAMIR },
      { naam: 'Burgerzaken' },
    ])
    await row.getByRole('button', { name: 'Is er weer' }).click()
    await expect(page.getByText('Wietske Weg staat niet meer als afwezig.')).toBeVisible()
    await people.getByRole('link', { name: /Te doen, Samir Bouzian/ }).click()
    await expect(kop(page)).toHaveText('Werklijst')
    await expect(page.getByRole('combobox', { name: 'Wie heeft de taak' })).toHaveValue(SAMIR)
  })

  test('tekst van rechts naar links loopt overal haar eigen kant op; op een smal scherm staat de eerste taak bovenaan', async () => {
    const onderwerp = `جواز سفر مفقود ${Date.now()}`
    const { nummer, contact } = await makeTaak('اتصل بالعميل', ['Burgerzaken'], {
      onderwerp,
      inhoud: 'فقدت جواز سفري (NL).',
      betrokkenen: [{ rol: 'klant', initiator: true, contactnaam: { voornaam: 'ليلى', achternaam: 'حداد' } }],
    })
    const page = await balie.als('Marloes Hendriks', '/werkplek/werklijst?lijst=alle')
    await search(page, 'حداد')
    await expect(page.getByRole('row')).toHaveCount(2)
    await checkDirections(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await kop(page).focus()
    await expect(page.getByRole('row').last().getByRole('link')).toBeInViewport()
    await expect(page.getByRole('searchbox', { name: 'Zoek in taken' })).toBeHidden()
    await page.getByRole('button', { name: 'Menu' }).click()
    await expect(page.getByRole('link', { name: 'Contacten' })).toBeVisible()
    // The header is one row: the parts of the werkplek open below it.
    expectValue((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(64)
    await checkAccessibility(page, '.frame-nav')
    await page.getByRole('button', { name: 'Menu' }).click()
    await expect(page.getByRole('link', { name: 'Contacten' })).toBeHidden()
    // The menu closes where it leads, and stays closed on the way back.
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Contacten' }).click()
    await expect(kop(page)).toHaveText('Contacten')
    await page.goBack()
    await expect(kop(page)).toHaveText('Werklijst')
    await expect(page.getByRole('button', { name: 'Menu' })).toHaveAttribute('aria-expanded', 'false')
    await expect(page.getByRole('link', { name: 'Contacten' })).toBeHidden()
    await page.getByRole('button', { name: 'Zoeken en filteren' }).click()
    await expect(page.getByRole('searchbox', { name: 'Zoek in taken' })).toHaveValue('حداد')
    await checkAccessibility(page)
    await checkDirections(page)
    await checkNarrow(page)
    await toTaak(page, nummer)
    await page.getByText(onderwerp).first().waitFor()
    await checkDirections(page)
    await page.goto(`/werkplek/klantcontacten/${contact.uuid}`)
    await page.getByText(onderwerp).first().waitFor()
    await checkDirections(page)
    // On paper stands what was said, and nothing to press.
    await expect(page.getByRole('button', { name: 'Afdrukken' })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('فقدت جواز سفري (NL).')).toBeVisible()
    await expect(page.getByRole('button')).toHaveCount(0)
    await page.emulateMedia({ media: 'screen' })
  })

  test('wie niet alles mag zien heeft geen lijst met alle taken', async () => {
    const page = await balie.als(SAMIR)
    await expect(page.getByRole('link', { name: 'Mijn taken' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Alle taken' })).toBeHidden()
  })

  test('wat bij mijn afdelingen is gedaan begint met het laatste', async () => {
    const namen = [`Eerder gedaan ${Date.now()}`, `Later gedaan ${Date.now()}`]
    for (const naam of namen) {
      const { uuid } = await makeTaak(naam, ['Burgerzaken'])
      await balie.app().client.internetaken.afronden({ params: { uuid }, body: {} })
    }
    const page = await balie.als(SAMIR)
    await page.getByRole('link', { name: 'Gedaan bij mijn afdelingen' }).click()
    await expect(page.getByRole('row').nth(1)).toContainText(namen[1] ?? '')
    await expect(page.getByRole('row').nth(2)).toContainText(namen[0] ?? '')
    await checkAccessibility(page)
    await foto(page, 'werklijst-gedaan')
    await checkNarrow(page)
    await page.getByRole('button', { name: 'Gedaan op' }).click()
    await expect(page.getByRole('columnheader', { name: 'Gedaan op' })).toHaveAttribute('aria-sort', 'ascending')
  })

  test('wie alle taken ziet kiest van welke afdeling of groep; de keuze staat in het adres', async () => {
    const handeling = `Kies mijn afdeling ${Date.now()}`
    await makeTaak(handeling, ['Burgerzaken'])
    await makeTaak(handeling, ['Belastingen'])
    const page = await balie.als('Marloes Hendriks', '/werkplek/werklijst?lijst=alle')
    await search(page, handeling)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.getByRole('combobox', { name: 'Afdeling of groep' }).selectOption('Burgerzaken')
    await expect(page.getByRole('row')).toHaveCount(2)
    await checkAccessibility(page)
    await foto(page, 'werklijst-afdeling')
    await checkNarrow(page)
    await page.reload()
    await expect(page.getByRole('combobox', { name: 'Afdeling of groep' }).locator('option:checked')).toHaveText(
      'Burgerzaken',
    )
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  test('R21: gekozen taken tegelijk toewijzen, met het toetsenbord; wat een ander intussen nam blijft van hem', async () => {
    const handeling = `Post verdelen ${Date.now()}`
    const [een, twee] = [await makeTaak(handeling, ['Burgerzaken']), await makeTaak(handeling, ['Burgerzaken'])]
    const page = await balie.als(SAMIR, '/werkplek/werklijst?lijst=afdeling')
    await search(page, handeling)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.getByRole('checkbox', { name: `Taak ${een.nummer}` }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { name: `Taak ${twee.nummer}` }).check()
    await expect(page.getByText('2 taken gekozen')).toBeVisible()
    // On a narrow screen, where rows are cards, choosing and sorting work just the same.
    await page.setViewportSize({ width: 320, height: 640 })
    const alles = page.getByRole('checkbox', { name: 'Alle rijen kiezen' })
    await alles.uncheck()
    await alles.check()
    await foto(page, 'verdelen-kiezen')
    await page.getByRole('button', { name: 'Gekozen taken toewijzen' }).click()
    const dialog = page.getByRole('dialog', { name: '2 taken toewijzen' })
    await balie.app().client.internetaken.toewijzen({
      params: { uuid: twee.uuid },
      body: { actoren: [await actor(ANOUK), await actor('Burgerzaken')] },
    })
    await dialog.getByRole('combobox').fill('Samir')
    await page.getByRole('option', { name: SAMIR }).click()
    await checkAccessibility(page)
    await foto(page, 'verdelen')
    await dialog.getByRole('button', { name: 'Toewijzen' }).click()
    await expect(page.getByText(`1 taak is toegewezen aan ${SAMIR}.`)).toBeVisible()
    await expect(page.getByText(`Taak ${twee.nummer}: ${ANOUK} heeft deze interne taak al.`)).toBeVisible()
    await expect(page.getByRole('checkbox', { name: `Taak ${twee.nummer}` })).toBeChecked()
    await checkAccessibility(page)
    await checkNarrow(page)
  })

  test('R16: labels op veel taken en op één, wat een ander erop zet blijft; de lijst van een label of een onderwerp', async () => {
    const { client } = balie.app()
    const [spoed, werkgroep] = [
      await client.labels.maken({ body: { naam: 'Spoed' } }),
      await client.labels.maken({ body: { naam: 'Werkgroep' } }),
    ]
    const handeling = `Merken ${Date.now()}`
    const onderwerp = 'Losse plank op de vlonder'
    const een = await makeTaak(handeling, ['Burgerzaken'], {
      onderwerp,
      opvolging: { internetaken: [{ gevraagdeHandeling: handeling, actoren: [await actor('Burgerzaken')] }] },
    })
    const twee = await makeTaak(handeling, ['Burgerzaken'])
    const page = await balie.als(SAMIR, '/werkplek/ingelogd')
    await page.clock.install()
    await page.goto('/werkplek/werklijst?lijst=afdeling')
    await search(page, handeling)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check()
    await page.getByRole('button', { name: 'Labels', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: 'Labels van 2 taken' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Kies ten minste één label.').first()).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'labels-taken')
    await dialog.getByRole('checkbox', { name: 'Spoed' }).check()
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('De labels van 2 taken zijn opgeslagen.')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Spoed' })).toHaveCount(2)
    await checkAccessibility(page)
    await page
      .getByRole('row', { name: new RegExp(een.contact.nummer) })
      .getByRole('link')
      .click()
    await expect(kop(page)).toContainText(`Taak ${een.nummer}`)
    await page.getByRole('button', { name: 'Labels wijzigen' }).click()
    await expect(dialog.getByRole('checkbox', { name: 'Spoed' })).toBeChecked()
    await client.internetaken.labelen({ body: { taken: [een.uuid], erbij: [werkgroep.uuid] } })
    // The page reads the task again behind the dialog, as it does for who comes back to the window after some time.
    await page.clock.fastForward(20_000)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await expect(page.locator('.task-label', { hasText: 'Werkgroep' }).first()).toBeAttached()
    await dialog.getByRole('checkbox', { name: 'Spoed' }).uncheck()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'labels-taak')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('De labels van 1 taak zijn opgeslagen.')).toBeVisible()
    expectValue((await client.internetaken.tonen({ params: { uuid: een.uuid } })).labels).toEqual([werkgroep])
    await page.goBack()
    await page.getByRole('button', { name: 'Filters en beeld' }).click()
    await dialog.getByRole('combobox', { name: 'Label' }).selectOption('Spoed')
    // A text that was typed counts, also when the dialog is left without Enter.
    await dialog.getByRole('textbox', { name: 'Onderwerp' }).fill('bestaat nergens')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Geen taak past bij deze zoekopdracht.')).toBeVisible()
    await page.getByRole('button', { name: 'Filters en beeld' }).click()
    await dialog.getByRole('textbox', { name: 'Onderwerp' }).fill('vlonder')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Geen taak past bij deze zoekopdracht.')).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Label' }).selectOption('Werkgroep')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'werklijst-filters')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row').last()).toContainText(onderwerp)
    // A filter can be seen and taken off, also when its label exists no longer.
    for (const { uuid } of [spoed, werkgroep]) await client.labels.verwijderen({ params: { uuid } })
    await page.reload()
    await page.getByRole('button', { name: 'Filters en beeld' }).click()
    const label = dialog.getByRole('combobox', { name: 'Label' })
    await expect(label.locator('option:checked')).toHaveText('Verwijderd label')
    await label.selectOption('Met en zonder label')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Filters en beeld' }).click()
    await expect(label).not.toContainText('Verwijderd label')
    await dialog.getByRole('textbox', { name: 'Onderwerp' }).fill('')
    await dialog.getByRole('button', { name: 'Sluiten' }).last().click()
    await expect(page.getByRole('row')).toHaveCount(3)
    await expect(page.getByRole('row', { name: new RegExp(twee.contact.nummer) })).toBeVisible()
  })

  test('de lijst leeft: wat een ander afrondt verdwijnt zonder verversen, en het aantal loopt mee', async () => {
    const handeling = `Levende lijst ${Date.now()}`
    const taak = await makeTaak(handeling, [SAMIR])
    const page = await balie.als(SAMIR, '/werkplek/werklijst?lijst=mijn')
    await search(page, handeling)
    await expect(page.getByRole('row')).toHaveCount(2)
    const link = page.getByRole('link', { name: /Mijn taken/ })
    await expect(link).toContainText(/\d/)
    const voor = Number((await link.textContent())?.match(/\d+/)?.[0])
    await page.getByRole('searchbox', { name: 'Zoek in taken' }).focus()
    await balie.app().client.internetaken.afronden({ params: { uuid: taak.uuid }, body: {} })
    await expect(page.getByText('Geen taak past bij deze zoekopdracht.')).toBeVisible()
    await expect(link).toContainText(String(voor - 1))
    await expect(page.getByRole('searchbox', { name: 'Zoek in taken' })).toBeFocused()
  })

  test('terwijl een andere lijst wordt geladen staat er niet dat zij leeg is, en wat er nog staat is van de vorige', async () => {
    const handeling = `Traag geladen ${Date.now()}`
    await makeTaak(handeling, [SAMIR])
    const page = await balie.als(SAMIR, '/werkplek/werklijst?lijst=mijn')
    await search(page, 'zoiets is er niet')
    const leeg = page.getByText('Geen taak past bij deze zoekopdracht.')
    await expect(leeg).toBeVisible()
    let go = () => {}
    const opened = new Promise<void>((resolve) => {
      go = resolve
    })
    await page.route('**/internetaken/_zoek', async (route) => {
      await opened
      await route.continue()
    })
    await search(page, handeling)
    await expect(page.getByText('Bezig met laden')).toBeVisible()
    await expect(leeg).toBeHidden()
    go()
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.unroute('**/internetaken/_zoek')
    await page.route('**/internetaken/_zoek', () => undefined)
    await search(page, 'nog iets anders')
    const vorige = page.locator('[aria-busy="true"]')
    await expect(vorige.getByRole('row')).toHaveCount(2)
    await expect(vorige.getByText('Bezig met laden')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'werklijst-laadt')
  })

  test('wie naar een ander zoekt houdt wat er getypt is, ook als de lijst intussen verandert', async () => {
    const marloes = await actor('Marloes Hendriks')
    const taak = await makeTaak(`Telt mee ${Date.now()}`, ['Marloes Hendriks'])
    const page = await balie.als('Marloes Hendriks', `/werkplek/werklijst?lijst=alle&behandelaar=${marloes}`)
    const wie = page.getByRole('combobox', { name: 'Wie heeft de taak' })
    await expect(wie).toHaveValue('Marloes Hendriks')
    const aantal = page.locator('a').filter({ hasText: /^Mijn taken/ })
    await expect(aantal).toContainText(/\d/)
    const voor = await aantal.textContent()
    await wie.fill('Carla')
    await expect(page.getByRole('option', { name: /Carla de Groot/ })).toBeVisible()
    await checkNarrow(page)
    await balie.app().client.internetaken.afronden({ params: { uuid: taak.uuid }, body: {} })
    await expect(aantal).not.toHaveText(voor ?? '')
    await expect(wie).toHaveValue('Carla')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(wie).toHaveValue('Carla de Groot')
  })

  test('een lange lijst komt in delen', async () => {
    const page = await balie.als('Marloes Hendriks', '/werkplek/werklijst?lijst=alle')
    await expect(page.getByText('50 taken getoond')).toBeVisible()
    await page.getByRole('button', { name: 'Meer laden' }).click()
    await expect(page.getByText('100 taken getoond')).toBeVisible()
    await page.getByRole('row').nth(1).getByRole('link').click()
    await expect(page.getByText('1 van 100+')).toBeVisible()
  })
})

describe('een taak', () => {
  test('R21: nemen, met het toetsenbord; het verloop zegt wie en wanneer', async () => {
    const taak = await makeTaak('Bel terug over het paspoort', ['Burgerzaken'])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await expect(page.getByText('Bel na 13 uur.')).toBeVisible()
    await expect(page.getByRole('link', { name: '0612345678' })).toHaveAttribute('href', 'tel:0612345678')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'taak')
    await page.keyboard.press('t')
    await expect(page.getByText('De taak is nu van u.')).toBeVisible()
    await expect(verloop(page).getByRole('listitem').filter({ hasText: 'Toegewezen' }).first()).toContainText(SAMIR)
    await expect(page.getByRole('button', { name: 'Neem deze taak' })).toBeHidden()
  })

  test('R21: wie als tweede neemt ziet wie haar heeft, en niets wordt overschreven', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const taak = await makeTaak('Verklaring opsturen', ['Burgerzaken'])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await balie.app().client.internetaken.toewijzen({
      params: { uuid: taak.uuid },
      body: { actoren: [await actor(ANOUK), await actor('Burgerzaken')] },
    })
    await page.getByRole('button', { name: 'Neem deze taak' }).click()
    await expect(page.getByText(`${ANOUK} heeft deze taak al`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Neem deze taak' })).toBeHidden()
  })

  test('R21: doorsturen vraagt om wie en waarom, en bewaart wat er staat als het misgaat', async () => {
    // R28: the task is no longer theirs, so what the page asks about it does not exist for them.
    balie.toegestaan.consoleErrors = [/404/]
    const taak = await makeTaak('Vraag over rijbewijs', [SAMIR])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await page.getByRole('button', { name: 'Doorsturen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Taak doorsturen' })
    await dialog.getByRole('button', { name: 'Doorsturen' }).click()
    await expect(dialog.getByRole('heading', { name: 'Er zijn 2 fouten' })).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'doorsturen-fouten')
    await dialog.getByRole('link', { name: /Reden/ }).click()
    await expect(dialog.getByRole('textbox', { name: 'Reden' })).toBeFocused()
    await page.keyboard.type('Dit gaat over invordering.')
    await dialog.getByRole('combobox').fill('Anouk')
    await page.getByRole('option', { name: ANOUK }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: ANOUK })).toBeVisible()
    await foto(page, 'doorsturen')
    await dialog.getByRole('button', { name: 'Doorsturen' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(`De taak is doorgestuurd naar ${ANOUK}.`)).toBeVisible()
    await expect(kop(page)).toHaveText('Werklijst')
    const { resultaten } = await balie.app().client.internetaken.verloop({ params: { uuid: taak.uuid } })
    expectValue(resultaten[0]).toMatchObject({ soort: 'doorgestuurd', reden: 'Dit gaat over invordering.' })
  })

  test('R19: afronden en heropenen met reden; wat gedaan is kan niet nog eens', async () => {
    const taak = await makeTaak('Uittreksel sturen', [SAMIR])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await page.getByRole('button', { name: 'Afronden' }).click()
    const afronden = page.getByRole('dialog', { name: 'Taak afronden' })
    await afronden.getByRole('textbox', { name: /Wat is er gedaan/ }).fill('Uittreksel is verstuurd.')
    await afronden.getByRole('button', { name: 'Afronden' }).click()
    await expect(page.getByText('Deze taak is gedaan.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Doorsturen' })).toBeHidden()
    await page.getByRole('button', { name: 'Heropenen' }).click()
    const heropenen = page.getByRole('dialog', { name: 'Taak heropenen' })
    await heropenen.getByRole('button', { name: 'Heropenen' }).click()
    await expect(heropenen.getByText('Vul de reden in.').first()).toBeVisible()
    await heropenen.getByRole('textbox', { name: 'Reden' }).fill('Het adres klopte niet.')
    await heropenen.getByRole('button', { name: 'Heropenen' }).click()
    await expect(verloop(page).getByRole('listitem').filter({ hasText: 'Heropend' })).toContainText(
      'Het adres klopte niet.',
    )
    await expect(page.getByRole('button', { name: 'Afronden' })).toBeVisible()
  })

  test('R16: een notitie, en een poging die mislukte met wanneer het opnieuw wordt geprobeerd', async () => {
    const taak = await makeTaak('Bel over de aanslag', [SAMIR])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    const notitie = page.getByRole('dialog', { name: 'Notitie toevoegen' })
    // A key of one letter opens a dialog, which gives the focus back to its button; in a field it is only a letter.
    await page.keyboard.press('n')
    await expect(notitie).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Notitie' })).toBeFocused()
    await page.keyboard.press('n')
    await notitie.getByRole('button', { name: 'Opslaan' }).click()
    await expect(notitie.getByText('Vul de notitie in.').first()).toBeVisible()
    await notitie.getByRole('textbox', { name: 'Interne notitie' }).fill('Klant spreekt Pools.')
    await notitie.getByRole('button', { name: 'Opslaan' }).click()
    await expect(verloop(page).getByRole('listitem').filter({ hasText: 'Notitie' })).toContainText(
      'Klant spreekt Pools.',
    )
    await page.getByRole('button', { name: 'Niet bereikt' }).click()
    const poging = page.getByRole('dialog', { name: 'Klant niet bereikt' })
    // A message of success does not follow into the next dialog.
    await expect(page.getByText('De notitie staat in het verloop.')).toBeHidden()
    await checkAccessibility(page)
    await checkNarrow(page)
    const opnieuw = poging.getByRole('group', { name: /Opnieuw proberen op/ })
    await opnieuw.getByLabel('Datum').fill('2020-01-01')
    await poging.getByRole('button', { name: 'Opslaan' }).click()
    await expect(poging.getByRole('link', { name: /Kies een datum en vul een tijd in/ })).toBeVisible()
    await opnieuw.getByLabel(/Tijd/).fill('10')
    await checkAccessibility(page)
    balie.toegestaan.consoleErrors = [/400/]
    await poging.getByRole('button', { name: 'Opslaan' }).click()
    await expect(poging.getByText('Kies een moment dat nog komt.').first()).toBeVisible()
    await expect(opnieuw.getByLabel(/Tijd/)).toHaveValue('10:00')
    await opnieuw.getByLabel('Datum').fill('2099-01-01')
    await checkNarrow(page)
    await foto(page, 'niet-bereikt')
    await poging.getByRole('button', { name: 'Opslaan' }).click()
    await expect(poging).toBeHidden()
    await expect(page.getByText('Opnieuw proberen: 1 jan 2099, 10:00').first()).toBeVisible()
    await checkAccessibility(page)
  })

  test('tijden zijn die van hier, in 24 uur, hoe de browser ook staat', async () => {
    const taak = await makeTaak('Bel over de verhuizing', [SAMIR])
    const elders = await balie.nieuweBrowser({ locale: 'en-US', timezoneId: 'America/New_York' })
    const page = await elders.newPage()
    await inloggenAls(page, SAMIR, `/werkplek/taken/${taak.nummer}`)
    await page.getByRole('button', { name: 'Niet bereikt' }).click()
    const poging = page.getByRole('dialog', { name: 'Klant niet bereikt' })
    await poging.getByLabel('Datum').fill('2099-07-01')
    await poging.getByLabel(/Tijd/).fill('16.45')
    await poging.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Opnieuw proberen: 1 jul 2099, 16:45').first()).toBeVisible()
    const { opnieuwOp } = await balie.app().client.internetaken.tonen({ params: { uuid: taak.uuid } })
    expectValue(opnieuwOp).toBe('2099-07-01T14:45:00Z')
    expectValue(await page.locator('main').textContent()).not.toMatch(/\d\s?[AP]M\b/)
  })

  test('R22: een zaak koppelen met haar nummer, en losmaken wat niet klopt', async () => {
    const taak = await makeTaak('Boom kappen', [SAMIR])
    const nummer = await zaaknummer(balie.app())
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await page.getByRole('button', { name: 'Zaak koppelen' }).click()
    const koppelen = page.getByRole('dialog', { name: 'Zaak koppelen' })
    await koppelen.getByRole('textbox', { name: 'Zaaknummer' }).fill(nummer)
    await koppelen.getByRole('button', { name: 'Koppelen' }).click()
    await expect(page.getByText(`Zaak ${nummer} hoort nu bij deze vraag.`)).toBeVisible()
    const zaken = page.getByRole('region', { name: 'Zaken' })
    await expect(zaken.getByText(nummer).first()).toBeVisible()
    await zaken.getByRole('button', { name: 'Losmaken' }).click()
    const losmaken = page.getByRole('dialog', { name: `Zaak ${nummer} losmaken?` })
    await losmaken.getByRole('button', { name: 'Losmaken' }).click()
    await losmaken.getByRole('link', { name: /Geef een reden/ }).click()
    await page.keyboard.type('Dit is een zaak van de buren')
    await checkAccessibility(page)
    await losmaken.getByRole('button', { name: 'Losmaken' }).click()
    await expect(zaken.getByText('Er is nog geen zaak bij deze vraag.')).toBeVisible()
    await expect(verloop(page).getByRole('listitem').first()).toContainText(
      `Zaak losgemaakt${nummer}: Dit is een zaak van de buren`,
    )
  })

  test('R23: het antwoord vastleggen rondt de taak af; de keten toont beide klantcontacten', async () => {
    const taak = await makeTaak('Wanneer is de markt?', [SAMIR])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await page.getByRole('button', { name: 'Antwoord vastleggen' }).focus()
    await page.keyboard.press('Enter')
    const antwoord = page.getByRole('dialog', { name: 'Antwoord aan de klant vastleggen' })
    await antwoord.getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await expect(antwoord.getByText('Vul in wat de klant te horen kreeg.').first()).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await antwoord.getByRole('textbox', { name: 'Wat is er gezegd of geschreven?' }).fill('De markt is op zaterdag.')
    await foto(page, 'antwoord')
    await antwoord.getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await expect(page.getByText(/Het antwoord is vastgelegd als klantcontact \d+/)).toBeVisible()
    await expect(page.getByText('Deze taak is gedaan.')).toBeVisible()
    const keten = page.getByRole('region', { name: 'Keten van klantcontacten' })
    await expect(keten.getByRole('listitem')).toHaveCount(2)
    await keten
      .getByText(/Kapotte lantaarnpaal/)
      .last()
      .click()
    await expect(keten.getByText('De markt is op zaterdag.')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'keten')
  })

  test('R3, R23: de klant per e-mail beantwoorden, zich bedenken en het dan toch versturen', async () => {
    balie.toegestaan.consoleErrors = [/400/]
    await balie.app().client.standaardantwoorden.maken({ body: { naam: 'Markt', tekst: 'Beste {klant},' } })
    const taak = await makeTaak('Wanneer is de kermis?', [SAMIR])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await page.getByRole('button', { name: 'Beantwoord de klant' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Beantwoord de klant' })
    const tekst = dialog.getByRole('textbox', { name: 'Antwoord', exact: true })
    await tekst.waitFor()
    await dialog.getByRole('button', { name: 'Versturen' }).click()
    await expect(dialog.getByText('Vul het antwoord in.').first()).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await dialog.getByLabel(/standaardantwoord/).selectOption('Markt')
    await expect(tekst).toHaveValue('Beste Kees Visser,')
    await tekst.fill('Beste Kees Visser,\n\nDe kermis is in mei.')
    await dialog.getByLabel(/cc/).fill('geen adres')
    await dialog.getByRole('button', { name: 'Versturen' }).click()
    await expect(dialog.getByText('Dit is geen geldig e-mailadres.').first()).toBeVisible()
    await foto(page, 'beantwoorden')
    await dialog.getByLabel(/cc/).fill('')
    await dialog.getByRole('button', { name: 'Versturen' }).click()
    await page.getByRole('button', { name: 'Terughalen' }).first().click()
    await expect(page.getByText('De tekst is bewaard.', { exact: false })).toBeVisible()
    await expect(kop(page)).toBeFocused()
    const keten = page.getByRole('region', { name: 'Keten van klantcontacten' })
    await expect(keten.getByText('teruggehaald, niet verstuurd')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Beantwoord de klant (niet af)' }).click()
    await expect(tekst).toHaveValue('Beste Kees Visser,\n\nDe kermis is in mei.')
    await dialog.getByRole('button', { name: 'Versturen' }).click()
    await expect(page.getByText('Deze taak is gedaan.')).toBeVisible()
    await expect(keten.getByText(/naar kees\.visser@example\.org/).last()).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'beantwoord')
  })

  test('R15: een afbeelding in het antwoord plakken, zeggen wat erop staat, en zich bedenken', async () => {
    balie.toegestaan.consoleErrors = [/Failed to load resource/]
    const taak = await makeTaak('Hoe rijd ik om?', [SAMIR])
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await page.getByRole('button', { name: 'Beantwoord de klant' }).click()
    const dialog = page.getByRole('dialog', { name: 'Beantwoord de klant' })
    const tekst = dialog.getByRole('textbox', { name: 'Antwoord', exact: true })
    const woorden = dialog.getByRole('textbox', { name: 'Wat staat er op de afbeelding?' })
    const bijlagen = dialog.getByRole('list', { name: 'Bijlagen', exact: true }).getByRole('listitem')
    const drop = dialog.getByRole('button', { name: 'Toch niet' })
    await tekst.fill('Zo rijdt u om.')

    expectValue(await paste(tekst, 'Cellen van een rekenblad')).toBe('as text')
    await expect(woorden).toHaveCount(0)
    expectValue(await paste(tekst)).toBe('as picture')
    await expect(woorden).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('Zeg wat er op de afbeelding staat.')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)

    // A picture that is under way without a connection can be dropped, and another one does not take its place.
    await page.route('**/documentuploads', (route) => route.abort('internetdisconnected'))
    await woorden.fill('De verkeerde kaart')
    await page.keyboard.press('Enter')
    await paste(tekst)
    await expect(page.getByText('Zet de afbeelding eerst in de tekst', { exact: false }).first()).toBeVisible()
    await drop.click()
    await expect(dialog.getByLabel(/Afbeelding in de tekst/)).toBeFocused()

    // A connection that comes back brings one picture, however often Enter was pressed.
    await paste(tekst)
    await woorden.fill('De omleiding')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.unroute('**/documentuploads')
    await expect(tekst).toHaveValue('Zo rijdt u om.[kaart.png: De omleiding]')
    await expect(tekst).toBeFocused()
    await expect(bijlagen).toHaveCount(1)
    await page.keyboard.type(' Tot ziens.')
    await expect(tekst).toHaveValue('Zo rijdt u om.[kaart.png: De omleiding] Tot ziens.')
    await checkAccessibility(page)
    await dialog.getByRole('button', { name: 'Versturen' }).click()
    await expect(page.getByText('Deze taak is gedaan.')).toBeVisible()
    const keten = page.getByRole('region', { name: 'Keten van klantcontacten' })
    const picture = keten.getByRole('img', { name: 'De omleiding' })
    await expect(keten.getByRole('listitem').last()).toBeVisible()
    await expect(picture).toHaveCount(0)
    await keten
      .getByText(/Kapotte lantaarnpaal/)
      .last()
      .click()
    await expect(picture).toBeVisible()
    await checkAccessibility(page)
  })

  test('R15, R29: een afbeelding die de klant stuurde wordt niet vanzelf opgehaald', async () => {
    const { client } = balie.app()
    const body = { bestandsnaam: 'kaart.png', mediatype: 'image/png', inhoud: PNG }
    const { uuid } = await client.documenten.toevoegen({ body })
    const taak = await makeTaak('Bekijk de kaart', [SAMIR], {
      inhoud: 'Kijk: [kaart.png: De kaart]',
      bijlagen: [{ identificator: verwijzingTo(uuid) }],
    })
    const page = await balie.als(SAMIR)
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await toTaak(page, taak.nummer)
    await expect(page.getByText('Kijk: [kaart.png: De kaart]')).toBeVisible()
    await expect(page.getByRole('link', { name: /kaart\.png/ }).first()).toBeVisible()
    expectValue(fetched.filter((url) => url.includes('/inhoud'))).toEqual([])
  })

  test('R10: een gecorrigeerd klantcontact is als zodanig te herkennen, met het origineel erbij', async () => {
    const taak = await makeTaak('Adres nagaan', [SAMIR])
    await balie.app().client.klantcontacten.corrigeren({
      params: { uuid: taak.contact.uuid },
      body: { inhoud: 'De lantaarnpaal voor Dorpsstraat 21 brandt niet.', reden: 'Huisnummer verkeerd' },
    })
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await expect(page.getByText('gecorrigeerd')).toBeVisible()
    await expect(page.getByText('Dorpsstraat 12')).toBeHidden()
    await page.getByText('Toon de oorspronkelijke tekst').click()
    await expect(page.getByText('Dorpsstraat 12')).toBeVisible()
    await checkAccessibility(page)
  })

  test('R10: corrigeren vraagt een reden, verliest niets, en zet niet terug wat een ander intussen corrigeerde', async () => {
    const { contact } = await makeTaak('Huisnummer nagaan', [SAMIR])
    const page = await balie.als('Marloes Hendriks', '/werkplek/ingelogd')
    await page.clock.install()
    await page.goto(`/werkplek/klantcontacten/${contact.uuid}`)
    const correcties = page.getByRole('region', { name: 'Correcties' })
    await expect(correcties.getByText('Er is niets gecorrigeerd.')).toBeVisible()
    const knop = correcties.getByRole('button', { name: 'Corrigeren' })
    await knop.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Klantcontact corrigeren' })
    await expect(dialog.getByRole('heading', { name: 'Klantcontact corrigeren' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Corrigeren' }).click()
    await expect(dialog.getByRole('link', { name: /Verander het onderwerp, de tekst/ })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'corrigeren')
    await dialog.getByRole('link', { name: /^Reden: Vul dit in/ }).click()
    await expect(dialog.getByLabel('Reden')).toBeFocused()
    await page.keyboard.type('Huisnummer verkeerd')
    await dialog.getByLabel('Wat de klant mag lezen').fill('De lantaarnpaal voor Dorpsstraat 21 brandt niet.')
    // Closing asks first, and staying keeps what was typed and where the user was.
    await page.keyboard.press('Escape')
    const vraag = page.getByRole('alertdialog')
    await checkAccessibility(page)
    await vraag.getByRole('button', { name: 'Verder invullen' }).click()
    await expect(dialog.getByLabel('Wat de klant mag lezen')).toBeFocused()
    await expect(dialog.getByLabel('Reden')).toHaveValue('Huisnummer verkeerd')
    const onderwerp = 'Lantaarnpaal hersteld'
    await balie.app().client.klantcontacten.corrigeren({
      params: { uuid: contact.uuid },
      body: { onderwerp, reden: 'Onderwerp verkeerd' },
    })
    // The page reads the contact again behind the dialog, as it does for who comes back to the window after some time.
    await page.clock.fastForward(20_000)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await expect(page.getByText(onderwerp).first()).toBeAttached()
    await dialog.getByRole('button', { name: 'Corrigeren' }).click()
    await expect(page.getByText('Het klantcontact is gecorrigeerd.')).toBeVisible()
    await expect(knop).toBeFocused()
    await expect(correcties.getByRole('listitem')).toHaveCount(2)
    await expect(correcties.getByRole('listitem').filter({ hasText: 'Marloes Hendriks' })).toContainText(
      'Reden: Huisnummer verkeerd',
    )
    await checkAccessibility(page)
    await checkNarrow(page)
    expectValue(await balie.app().client.klantcontacten.tonen({ params: { uuid: contact.uuid } })).toMatchObject({
      onderwerp,
      inhoud: 'De lantaarnpaal voor Dorpsstraat 21 brandt niet.',
    })
  })

  test('een taak die er niet is zegt dat', async () => {
    const page = await balie.als(SAMIR, '/werkplek/taken/99999999')
    await expect(kop(page)).toHaveText('Taak 99999999')
    await expect(page.getByText('Deze taak bestaat niet')).toBeVisible()
    await checkAccessibility(page)
  })
})
