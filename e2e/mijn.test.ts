import type { Page } from '@playwright/test'
import { afterAll, describe, test } from 'vitest'
import { inDays } from '../src/run/testing/klanttaken.ts'
import { startWorldline } from '../src/run/testing/worldline.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { checkDisplay, inloggenOpMijn } from './mijn.ts'
import { expect } from './patience.ts'

const worldline = await startWorldline()
const balie = werkplek(worldline.config)
afterAll(() => worldline.stop())

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const who = (page: Page) => page.getByText('U bent ingelogd als')

/** Checks a page as it is, wide and narrow. */
async function look(page: Page, naam: string): Promise<void> {
  await checkAccessibility(page)
  await checkNarrow(page)
  await foto(page, naam)
}

const withoutScripts = async () => (await balie.nieuweBrowser({ javaScriptEnabled: false })).newPage()
const withScripts = async () => (await balie.nieuweBrowser()).newPage()

describe('Mijn', () => {
  test('een burger logt in, ziet als wie, wat te doen is en wat er loopt, en logt uit', async () => {
    const page = await withScripts()
    await page.goto('/mijn/')
    await expect(title(page)).toHaveText('Inloggen')
    await look(page, 'mijn-inloggen')
    await inloggenOpMijn(page, 'merel')
    await expect(title(page)).toHaveText('Hallo, Merel Oosterling')
    await expect(who(page)).toContainText('uzelf')
    await expect(page.getByRole('heading', { name: 'Wat u moet doen' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Wat er loopt' })).toBeVisible()
    await expect(page.getByRole('contentinfo')).toContainText('14 0000')
    await look(page, 'mijn-overzicht')
    await checkDisplay(page)
    // An e-mail address is one long word.
    await page.getByRole('link', { name: 'Mijn gegevens' }).click()
    await look(page, 'mijn-gegevens')
    await checkDisplay(page)
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await expect(title(page)).toHaveText('U bent uitgelogd')
    await page.goto('/mijn/')
    await expect(title(page)).toHaveText('Inloggen')
  })

  test('zonder scripts: inloggen, wisselen en in elk onderdeel kijken', async () => {
    const page = await withoutScripts()
    await inloggenOpMijn(page, 'suzanne')
    await page.getByRole('link', { name: 'Wisselen' }).click()
    await expect(title(page)).toHaveText('Als wie wilt u verder?')
    await page.getByRole('button', { name: /Kiezen Lisa Hoogeveen/ }).click()
    await expect(who(page)).toContainText('Lisa Hoogeveen (u bent gemachtigd)')
    for (const onderdeel of ['Mijn vragen', 'Mijn taken', 'Mijn zaken', 'Mijn gegevens']) {
      await page.getByRole('navigation', { name: 'Mijn omgeving' }).getByRole('link', { name: onderdeel }).click()
      await expect(title(page)).toHaveText(onderdeel)
      await expect(who(page)).toContainText('Lisa Hoogeveen')
    }
  })

  test('met het toetsenbord: naar de inhoud, naar een onderdeel, en wisselen', async () => {
    const page = await withScripts()
    await inloggenOpMijn(page, 'suzanne')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await page.goto('/mijn/')
    const stops: string[] = []
    for (let stop = 0; stop < 10; stop += 1) {
      await page.keyboard.press('Tab')
      stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''))
    }
    expect(stops.slice(1)).toEqual([
      'Mijn Gemeente',
      'English',
      'Wisselen',
      'Uitloggen',
      'Overzicht',
      'Mijn vragen',
      'Mijn taken',
      'Mijn zaken',
      'Mijn gegevens',
    ])
    await page.getByRole('link', { name: 'Wisselen' }).press('Enter')
    await page.getByRole('button', { name: /Kiezen Lisa/ }).press('Enter')
    await expect(who(page)).toContainText('Lisa Hoogeveen')
  })

  test('een ander venster dat intussen iemand anders is: er wordt niets verstuurd, en het kan alsnog als wie het was', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const page = await withScripts()
    await inloggenOpMijn(page, 'suzanne', '/mijn/hoedanigheden')
    const tweede = await page.context().newPage()
    await tweede.goto('/mijn/hoedanigheden')
    await tweede.getByRole('button', { name: /Kiezen Lisa/ }).click()
    await expect(who(tweede)).toContainText('Lisa Hoogeveen')
    await page.getByRole('button', { name: /Kiezen Lisa/ }).click()
    await expect(title(page)).toHaveText('U bent nu iemand anders')
    await look(page, 'mijn-ander-venster')
    await page.getByRole('button', { name: /Versturen als Suzanne/ }).click()
    await expect(who(page)).toContainText('Lisa Hoogeveen')
  })

  test('niveau laag: wat dat niet mag zien vraagt om hoger in te loggen', async () => {
    balie.toegestaan.consoleErrors = [/403/]
    const page = await withScripts()
    await inloggenOpMijn(page, 'merel-laag')
    await expect(page.getByText('U ziet dit als u inlogt op een hoger niveau').first()).toBeVisible()
    await look(page, 'mijn-overzicht-laag')
    await page.getByRole('link', { name: 'Mijn zaken', exact: true }).click()
    await expect(title(page)).toHaveText('Log in op een hoger niveau')
    await look(page, 'mijn-niveau')
    await page.getByRole('link', { name: 'Inloggen op niveau substantieel' }).click()
    await page.getByRole('button', { name: 'Merel Oosterling voor uzelf, op niveau laag' }).click()
    await expect(page.getByText('maar weer op niveau laag')).toBeVisible()
    await page.getByRole('link', { name: 'Inloggen op niveau substantieel' }).click()
    await page.getByRole('button', { name: 'Merel Oosterling voor uzelf', exact: true }).click()
    await expect(title(page)).toHaveText('Mijn zaken')
  })

  test('een medewerker van een hele organisatie met 40 vestigingen zoekt er een, en een die alleen voor een vestiging mag', async () => {
    const { client } = balie.app()
    for (let index = 1; index <= 40; index += 1)
      await client.partijen.maken({
        body: {
          soortPartij: 'organisatie',
          authenticatie: { middel: 'eherkenning', niveau: 'substantieel' },
          naam: `Donald locatie ${index}`,
          identificatoren: [
            { soort: 'vestigingsnummer', nummer: String(370_000_000_000 + index), kvkNummer: '68750110' },
          ],
        },
      })
    const page = await withScripts()
    await inloggenOpMijn(page, 'donald')
    await expect(who(page)).toContainText('hele organisatie, KVK 68750110')
    await page.getByRole('link', { name: 'Wisselen' }).click()
    await look(page, 'mijn-vestigingen')
    await page.getByRole('searchbox', { name: 'Zoek op naam of nummer' }).fill('locatie 17')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByRole('button', { name: /^Kiezen/ })).toHaveCount(1)
    expect(new URL(page.url()).search).toMatch(/^\?getoond=[\da-f-]{36}$/)
    await page.getByRole('button', { name: /^Kiezen/ }).click()
    await expect(who(page)).toContainText('Donald locatie 17 (vestiging 370000000017)')
    const ander = await withScripts()
    await inloggenOpMijn(ander, 'dagobert-vestiging')
    await expect(who(ander)).toContainText('vestiging 000038509520')
    await expect(ander.getByRole('link', { name: 'Wisselen' })).toBeHidden()
  })

  test('een bewindvoerder met tien cliënten kiest er een, en ziet niet wat buiten zijn machtiging valt', async () => {
    balie.toegestaan.consoleErrors = [/403/]
    const page = await withScripts()
    await inloggenOpMijn(page, 'bewind')
    await expect(who(page)).toContainText('u bent bewindvoerder')
    await page.getByRole('link', { name: 'Wisselen' }).click()
    await expect(page.getByRole('button', { name: /^Kiezen/ })).toHaveCount(9)
    await page.getByRole('button', { name: /Kiezen Joost van Wijngaarden/ }).click()
    await expect(who(page)).toContainText('Joost van Wijngaarden (u bent bewindvoerder)')
    await page.getByRole('link', { name: 'Mijn gegevens', exact: true }).click()
    await expect(title(page)).toHaveText('Uw machtiging is hier niet voor')
    await look(page, 'mijn-machtiging')
  })

  test('een machtiging die wordt ingetrokken sluit bij de volgende klik', async () => {
    balie.toegestaan.consoleErrors = [/403/]
    const page = await withScripts()
    await inloggenOpMijn(page, 'suzanne', '/mijn/hoedanigheden')
    await page.getByRole('button', { name: /Kiezen Lisa/ }).click()
    await expect(who(page)).toContainText('Lisa Hoogeveen')
    const { pool } = balie.app()
    const { rows } = await pool.query(
      `delete from vertegenwoordiging v using partij_identificator i where i.partij = v.vertegenwoordigde_partij and i.object_id = '999990408' returning v.*`,
    )
    await page.getByRole('link', { name: 'Mijn vragen', exact: true }).click()
    await expect(title(page)).toHaveText('U mag dit niet meer zien')
    await expect(page.locator('body')).not.toContainText('Lisa')
    await look(page, 'mijn-ingetrokken')
    await page.getByRole('button', { name: /Verder als Suzanne/ }).click()
    await expect(who(page)).toContainText('Suzanne van Rijsbergen (uzelf)')
    for (const { uuid, vertegenwoordigende_partij: wie, vertegenwoordigde_partij: voor } of rows)
      await pool.query(
        'insert into vertegenwoordiging (uuid, vertegenwoordigende_partij, vertegenwoordigde_partij) values ($1, $2, $3)',
        [uuid, wie, voor],
      )
  })

  test('wie een tijd niets doet wordt gewaarschuwd, blijft met één toets, en wat is getypt blijft staan', async () => {
    const page = await withScripts()
    await page.clock.install()
    await inloggenOpMijn(page, 'merel', '/mijn/vragen/nieuw')
    await page.getByLabel('Onderwerp').fill('Mijn vraag')
    await page.clock.fastForward('13:10')
    await expect(page.getByRole('dialog', { name: 'Bent u er nog?' })).toBeVisible()
    await checkAccessibility(page, 'dialog')
    await foto(page, 'mijn-stil')
    const kept = page.waitForResponse((response) => response.url().endsWith('/mijn/blijven'))
    await page.keyboard.press('Enter')
    expect((await kept).status()).toBe(204)
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByLabel('Onderwerp')).toHaveValue('Mijn vraag')
  })

  /** Sets out a klanttaak for Merel, in the zaak of one that there is; gives its path. */
  async function setOut(titel: string, opdracht: object): Promise<string> {
    const { pool, client } = balie.app()
    const { rows } = await pool.query(
      `select k.partij, k.registerzaak as zaak from klanttaak k join partij_identificator i on i.partij = k.partij
       where i.object_id = '999993847' and k.registerzaak is not null limit 1`,
    )
    const { uuid } = await client.klanttaken.uitzetten({
      body: {
        zaak: { codeSoortObjectId: 'uuid', objectId: rows[0].zaak },
        partij: rows[0].partij,
        titel,
        laatsteDag: inDays(14),
        opdracht: opdracht as never,
        bijlagen: [
          (
            await client.documenten.toevoegen({
              body: { bestandsnaam: 'voorwaarden.txt', mediatype: 'text/plain', inhoud: 'VGVrc3Q=' },
            })
          ).uuid,
        ],
      },
    })
    return `/mijn/taken/${uuid}`
  }

  test('R26: betalen op de pagina van de provider en terug, en ondertekenen wat is getoond', async () => {
    const page = await withScripts()
    await page.route('https://pay.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Betaal hier</h1>' }),
    )
    const doelrekening = { naam: 'Gemeente' }
    const betalen = await setOut('Betaal de leges', {
      soort: 'betaaltaak',
      bedrag: 4525,
      transactieomschrijving: 'Leges',
      doelrekening,
    })
    await inloggenOpMijn(page, 'merel', betalen)
    await look(page, 'mijn-betalen')
    await page.getByRole('button', { name: 'Betaal € 45,25' }).click()
    // The browser goes there by itself.
    await expect(title(page)).toHaveText('Betaal hier')
    const checkout = worldline.checkouts.at(-1)
    await page.goto(betalen)
    await expect(page.getByRole('main')).toContainText('U bent begonnen met betalen.')
    await look(page, 'mijn-betalen-begonnen')
    if (checkout) checkout.status = 'PAID'
    await page.goto(
      `${betalen}/betalingen/${checkout?.reference}?RETURNMAC=${checkout?.mac}&hostedCheckoutId=${checkout?.id}`,
    )
    await expect(page.getByRole('main')).toContainText('Betaald op')
    await look(page, 'mijn-betaald')
    const tekenen = await setOut('Onderteken de verklaring', { soort: 'ondertekenen', verklaring: 'Alles is waar.' })
    await page.goto(tekenen)
    await look(page, 'mijn-ondertekenen')
    await page.getByLabel('Ik heb dit gelezen en ik onderteken het').check()
    await page.getByRole('button', { name: 'Ik onderteken' }).click()
    await expect(page.getByRole('main')).toContainText('U hebt dit ondertekend.')
    await look(page, 'mijn-ondertekend')
  })

  test('alleen met het toetsenbord: van inloggen tot een klanttaak die is betaald', async () => {
    const page = await withScripts()
    await page.route('https://pay.example/**', (route) => {
      const checkout = worldline.checkouts.at(-1)
      if (checkout) checkout.status = 'PAID'
      const back = `${betalen}/betalingen/${checkout?.reference}?RETURNMAC=${checkout?.mac}&hostedCheckoutId=${checkout?.id}`
      return route.fulfill({
        contentType: 'text/html',
        body: `<h1>Betaal hier</h1><a href="${origin}${back}">Terug</a>`,
      })
    })
    const betalen = await setOut('Betaal met de toetsen', {
      soort: 'betaaltaak',
      bedrag: 1050,
      transactieomschrijving: 'Leges',
      doelrekening: { naam: 'Gemeente' },
    })
    /** Goes on with Tab until something with this name has the focus, and presses Enter there. */
    const choose = async (name: RegExp) => {
      const stops: string[] = []
      const MOST = 80
      while (stops.length < MOST) {
        await page.keyboard.press('Tab')
        const at = await page.evaluate(() => (document.activeElement?.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
        stops.push(at)
        if (!name.test(at)) continue
        await page.keyboard.press('Enter')
        return
      }
      throw new Error(`Not reached: ${name} in ${stops.join(' | ')}`)
    }
    await page.goto('/mijn/')
    const { origin } = new URL(page.url())
    await choose(/^DigiD/)
    await page.waitForURL(/demo-inlog/)
    await choose(/Merel/)
    await expect(title(page)).toHaveText(/^Hallo/)
    await choose(/^Betaal met de toetsen/)
    await expect(title(page)).toHaveText('Betaal met de toetsen')
    await choose(/^Betaal € 10,50$/)
    await expect(title(page)).toHaveText('Betaal hier')
    await choose(/^Terug$/)
    await expect(page.getByRole('main')).toContainText('Betaald op')
    await checkAccessibility(page)
  })

  test('in het Engels, en geen adres met een nummer van iemand', async () => {
    const page = await withScripts()
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await inloggenOpMijn(page, 'merel')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(title(page)).toHaveText('Hello, Merel Oosterling')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await look(page, 'mijn-engels')
    await page.getByRole('link', { name: 'Where you are logged in' }).click()
    await look(page, 'mijn-sessies')
    expect(addresses.length).toBeGreaterThan(10)
    expect(
      addresses.filter(
        (address) => /\d{9}/.test(new URL(address).search + new URL(address).pathname) && !/demo-inlog/.test(address),
      ),
    ).toEqual([])
  })
})
