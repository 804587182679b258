import { readFile } from 'node:fs/promises'
import { describe, test } from 'vitest'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto, inloggenAls, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

/** Every address of the werkplek with something that must be a uuid; the number of a task is none. */
const ADDRESSES_WITH_UUID = [
  ...(await readFile('src/werkplek/routes.tsx', 'utf8')).matchAll(/path: '([^']*\$(?!nummer)[^']*)'/g),
].map(([, path = '']) => path)

describe('het raam om de schermen', () => {
  test('wie niet is ingelogd komt na het inloggen op de pagina die hij vroeg', async () => {
    const page = await (await balie.nieuweBrowser()).newPage()
    await page.goto('/werkplek/mijn-rechten')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen als')
    await checkAccessibility(page)
    await foto(page, 'inloggen')
    await page.getByRole('button', { name: 'Roos van der Meer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn rollen en rechten')
    await expect(page).toHaveTitle(/^Mijn rollen en rechten - Werkplek - /)
    await expect(page.getByRole('cell', { name: 'ja' }).first()).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'rechten')
  })

  test('wie na het inloggen met Terug naar de inlogpagina gaat komt weer in de werkplek, en zonder sessie bij een nieuwe login', async () => {
    balie.toegestaan.consoleErrors = [/401/]
    const page = await (await balie.nieuweBrowser()).newPage()
    await page.goto('/werkplek/mijn-rechten')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen als')
    const login = page.url()
    await page.getByRole('button', { name: 'Roos van der Meer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn rollen en rechten')
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contacten')
    await page.context().clearCookies()
    await page.goto(login)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen als')
    expect(page.url()).not.toBe(login)
  })

  test('met het toetsenbord: naar de inhoud, naar de navigatie, en na het navigeren staat de focus op de kop', async () => {
    const page = await balie.als('Roos van der Meer', '/werkplek/werklijst')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Werklijst')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await page.goto('/werkplek/mijn-rechten')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation', { name: 'Hoofdnavigatie' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/contacten/)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  test('de taal wisselt zonder te laden, wordt gezegd, en wordt onthouden', async () => {
    const page = await balie.als('Roos van der Meer', '/werkplek/werklijst')
    await page.getByRole('button', { name: /Roos van der Meer/ }).click()
    await expect(page.getByText('kcc-medewerker')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'gebruikersmenu')
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByText('The language is English now.')).toBeAttached()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Worklist')
  })

  test('een adres dat niet bestaat en een pagina zonder recht zeggen dat', async () => {
    const page = await balie.als('Roos van der Meer', '/werkplek/bestaat-niet')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pagina niet gevonden')
    await checkAccessibility(page)
    for (const path of ADDRESSES_WITH_UUID) {
      await page.goto(`/werkplek${path.replaceAll(/\$\w+/g, 'onzin')}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pagina niet gevonden')
    }
    balie.toegestaan.consoleErrors = [/Missing right/, /Error in route match/]
    const ander = await balie.als('Chantal Lie', '/werkplek/werklijst')
    await expect(ander.getByRole('heading', { level: 1 })).toHaveText('Geen recht')
    await expect(ander.getByRole('main')).toContainText('taken en de werklijst zien')
  })

  test('R28, R29: met Ctrl+K of / zoekt men alles op één plek, en er blijft niets van achter', async () => {
    const { client } = balie.app()
    const { resultaten } = await client.partijen.lijst({ query: { soortPartij: 'persoon', aantal: '1' } })
    const naam = resultaten[0]?.naam ?? '?'
    const actor = (
      await client.actoren.maken({ body: { naam: 'Zoekbare Zaal', soortActor: 'organisatorische_eenheid' } })
    ).uuid
    const woord = 'Zeepkistenrace'
    const { nummer } = await client.klantcontacten.registreren({
      body: klantcontact(actor, {
        onderwerp: `${woord} op het plein`,
        opvolging: { internetaken: [{ gevraagdeHandeling: `Zet het plein af voor de ${woord}`, actoren: [actor] }] },
      }),
    })
    const page = await balie.als('Roos van der Meer', '/werkplek/mijn-rechten')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const veld = page.getByRole('combobox', { name: 'Waar zoekt u naar?' })
    const drafts = async () => (await (await page.request.get('/api/v1/concepten')).json()).resultaten.length
    const before = await drafts()
    await page.keyboard.press('Control+k')
    await expect(veld).toBeFocused()
    await expect(page.getByRole('option', { name: /Nieuw contact/ })).toBeVisible()
    await checkAccessibility(page, 'dialog')
    await veld.fill(naam)
    await expect(page.getByRole('option', { name: naam }).first()).toBeVisible()
    await foto(page, 'zoek-alles')
    await veld.fill(woord)
    await expect(page.getByRole('group', { name: 'Contacten' }).getByRole('option', { name: woord })).toBeVisible()
    await expect(page.getByRole('group', { name: 'Taken' }).getByRole('option', { name: woord })).toBeVisible()
    await checkAccessibility(page, 'dialog')
    await checkNarrow(page)
    await page.getByRole('group', { name: 'Contacten' }).getByRole('option', { name: woord }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klantcontact')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    // In a field a slash is a slash; elsewhere it is the key to search.
    await page.keyboard.press('/')
    await veld.fill(nummer)
    await expect(page.getByRole('group', { name: 'Taken' }).getByRole('option', { name: woord })).toBeVisible()
    await page.getByRole('group', { name: 'Taken' }).getByRole('option', { name: woord }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Taak /)
    await page.keyboard.press('Control+k')
    await veld.fill('werkl')
    await expect(page.getByRole('option', { name: 'Werklijst' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Werklijst')
    await page.emulateMedia({ colorScheme: 'dark' })
    await checkAccessibility(page)
    await foto(page, 'werklijst-donker')
    await page.emulateMedia({ forcedColors: 'active' })
    await foto(page, 'werklijst-eigen-kleuren')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
    expect(asked.filter((url) => [naam, woord, nummer].some((text) => decodeURIComponent(url).includes(text)))).toEqual(
      [],
    )
    expect(await drafts()).toBe(before)
    // A user who may see no customers searches for parts of the werkplek alone, and nothing is asked of the register.
    const beheer = await balie.als('Chantal Lie', '/werkplek/mijn-rechten')
    const searched: string[] = []
    beheer.on('request', (request) => searched.push(request.url()))
    await beheer.keyboard.press('/')
    await beheer.getByRole('combobox', { name: 'Waar zoekt u naar?' }).fill('kana')
    await beheer.getByRole('option', { name: 'Kanalen Beheer', exact: true }).click()
    await expect(beheer.getByRole('heading', { level: 1 })).toHaveText('Kanalen')
    expect(searched.filter((url) => url.includes('_zoek'))).toEqual([])
  })

  test('uitloggen', async () => {
    balie.toegestaan.consoleErrors = [/401/]
    const page = await balie.als('Roos van der Meer', '/werkplek/werklijst')
    await page.getByRole('button', { name: /Roos van der Meer/ }).click()
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uitgelogd')
    await page.goto('/werkplek/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen als')
  })

  test('een sessie die voorbij is vraagt om opnieuw in te loggen, en wat op het scherm staat blijft', async () => {
    balie.toegestaan.consoleErrors = [/401/]
    const page = await balie.als('Roos van der Meer', '/werkplek/werklijst')
    await page.context().clearCookies()
    // The screen asks for calls by itself, so the dialog can be there before.
    await page.getByRole('link', { name: 'Alle taken' }).dispatchEvent('click')
    const dialog = page.getByRole('alertdialog', { name: 'U bent niet meer ingelogd' })
    await expect(dialog).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'sessie-voorbij')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    const popup = page.waitForEvent('popup')
    await dialog.getByRole('link', { name: /Opnieuw inloggen/ }).click()
    const tab = await popup
    await tab.getByRole('button', { name: 'Roos van der Meer' }).click()
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('U bent ingelogd')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('table')).toBeVisible()
  })

  test('logt een ander in, dan wordt het scherm van de eerste niet verder gebruikt', async () => {
    balie.toegestaan.consoleErrors = [/401/]
    const page = await balie.als('Roos van der Meer', '/werkplek/werklijst')
    await page.context().clearCookies()
    // The screen asks for calls by itself, so the dialog can be there before.
    await page.getByRole('link', { name: 'Alle taken' }).dispatchEvent('click')
    await page.getByRole('alertdialog').waitFor()
    const tab = await page.context().newPage()
    await inloggenAls(tab, 'Samir Bouzian', '/werkplek/ingelogd')
    await expect(page.getByRole('alertdialog', { name: 'Er is nu iemand anders ingelogd' })).toBeVisible()
  })

  test('een server die niet te bereiken is geeft een melding, nooit een lege lijst', async () => {
    balie.toegestaan.consoleErrors = [/ERR_FAILED/]
    const page = await balie.als('Roos van der Meer', '/werkplek/mijn-rechten')
    await page.route('**/api/v1/internetaken?**', (route) => route.abort())
    await page.getByRole('link', { name: 'Werklijst' }).click()
    await expect(page.getByRole('alert')).toContainText('Balie is niet bereikbaar')
    await expect(page.getByText('Er zijn geen taken')).toBeHidden()
    await checkAccessibility(page)
    await page.unroute('**/api/v1/internetaken?**')
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await expect(page.getByRole('alert')).toBeHidden()
  })
})
