import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { telefonie } from '../src/koppelingen/telefonie/contract.ts'
import { createClient } from '../src/web/client/client.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect as zie } from './patience.ts'

const plek = werkplek()

const KCC = 'Roos van der Meer'

const inhoud = (page: Page) => page.getByLabel(/Wat de klant mag lezen/)
const onderwerp = (page: Page) => page.getByLabel('Onderwerp')
const bewaard = (page: Page) => zie(page.getByText(/^Bewaard om/)).toBeVisible()

/** Begins a contact with F2 and types a subject and a text; gives its address. */
async function begin(page: Page, subject: string, text: string): Promise<string> {
  const before = page.url()
  await page.keyboard.press('F2')
  await page.waitForURL((url) => /contacten\/[\da-f-]{36}$/.test(url.pathname) && url.href !== before)
  await onderwerp(page).fill(subject)
  await inhoud(page).fill(text)
  return page.url()
}

/** Continues typing in a contact that came back; nobody else has it, so there is nothing to choose. */
async function typeOn(page: Page, subject: string, text: string): Promise<void> {
  await zie(onderwerp(page)).toHaveValue(subject)
  await zie(inhoud(page)).toHaveValue(text)
  const kept = page.waitForResponse((response) => response.request().method() === 'PUT')
  await inhoud(page).press('End')
  await page.keyboard.type(' En meer.')
  expect((await kept).status()).toBe(200)
  await bewaard(page)
  await zie(page.getByRole('alert')).toHaveCount(0)
  await zie(page.getByText('In een ander venster is ook iets ingevuld.')).toHaveCount(0)
}

describe('terugkomen bij een lopend contact', () => {
  test('langs de lopende contacten, ook als het in dit venster begon en er een tweede begon', async () => {
    const page = await plek.als(KCC, '/werkplek/contacten')
    await begin(page, 'Eerste beller', 'De lamp brandt niet.')
    await bewaard(page)
    // The last text is not kept yet when the second contact begins.
    await begin(page, 'Tweede beller', 'De bak is vol.')
    await page.getByRole('link', { name: 'Contacten', exact: true }).first().click()
    await zie(page.getByText('Tweede beller')).not.toHaveCount(0)
    await page.getByRole('link', { name: 'Eerste beller' }).click()
    await typeOn(page, 'Eerste beller', 'De lamp brandt niet.')
    await checkAccessibility(page)
    await page.getByRole('link', { name: 'Contacten', exact: true }).first().click()
    await page.getByRole('link', { name: 'Tweede beller' }).click()
    await typeOn(page, 'Tweede beller', 'De bak is vol.')
  })

  test('met Terug en Vooruit, langs de werklijst, en na herladen', async () => {
    const page = await plek.als(KCC, '/werkplek/contacten')
    const first = await begin(page, 'Paspoort', 'Hij wil een paspoort.')
    const second = await begin(page, 'Rijbewijs', 'Zij wil een rijbewijs.')
    await page.goBack()
    await page.waitForURL(first)
    await typeOn(page, 'Paspoort', 'Hij wil een paspoort.')
    await page.goForward()
    await page.waitForURL(second)
    await typeOn(page, 'Rijbewijs', 'Zij wil een rijbewijs.')
    await page.getByRole('link', { name: 'Werklijst' }).click()
    await zie(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goBack()
    await typeOn(page, 'Rijbewijs', 'Zij wil een rijbewijs. En meer.')
    await page.reload()
    await typeOn(page, 'Rijbewijs', 'Zij wil een rijbewijs. En meer. En meer.')
  })

  test('wat niet bewaard kon worden staat er nog, en wordt bewaard als de server er weer is', async () => {
    plek.toegestaan.consoleErrors = [/ERR_FAILED|Failed to load/]
    const page = await plek.als(KCC, '/werkplek/contacten')
    const address = await begin(page, 'Zonder verbinding', 'Dit is bewaard.')
    await bewaard(page)
    const isKeeping = (url: URL) => url.pathname.includes('/concepten/')
    await page.route(isKeeping, (route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback()))
    await inhoud(page).fill('Dit nog niet.')
    await page.getByRole('link', { name: 'Werklijst' }).click()
    await page.goBack()
    await page.waitForURL(address)
    await zie(inhoud(page)).toHaveValue('Dit nog niet.')
    // Loading the page again would lose it, so the browser asks first.
    await zie(page.getByText('Bewaren lukt nu niet.')).toBeVisible()
    const asked = page.waitForEvent('dialog')
    // Playwright would wait for a page that never comes.
    await page.evaluate(() => void setTimeout(() => location.reload()))
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await zie(inhoud(page)).toHaveValue('Dit nog niet.')
    await page.unroute(isKeeping)
    await bewaard(page)
    await page.reload()
    await zie(inhoud(page)).toHaveValue('Dit nog niet.')
  })

  test('na het registreren zegt Terug en Vooruit dat het contact er niet meer is', async () => {
    plek.toegestaan.consoleErrors = [/404/]
    const page = await plek.als(KCC, '/werkplek/contacten')
    const address = await begin(page, 'Afvalpas', 'De pas werkt niet.')
    await page.getByLabel(/Achternaam/).fill('Visser')
    await page.keyboard.press('Control+Enter')
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    await page.goBack()
    await zie(page.getByRole('heading', { name: 'Lopende contacten' })).toBeVisible()
    await zie(page.getByRole('link', { name: 'Visser' })).toHaveCount(0)
    await page.goForward()
    await page.waitForURL(address)
    await zie(page.getByText(/Dit contact loopt niet meer/)).toBeVisible()
    await zie(onderwerp(page)).toHaveCount(0)
  })
})

describe('een telefooncentrale opent de werkplek', () => {
  test('R1: het nummer staat klaar en wordt gezocht, stelt niets vast, en blijft niet in het adres', async () => {
    const { client } = plek.app()
    const { resultaten } = await client.partijen.lijst({ query: { soortPartij: 'persoon', aantal: '100' } })
    const adressen = resultaten.flatMap(({ naam, digitaleAdressen }) =>
      digitaleAdressen.map(({ soortDigitaalAdres, adres }) => ({ naam, soortDigitaalAdres, adres })),
    )
    const bekend = adressen.find(({ soortDigitaalAdres }) => soortDigitaalAdres === 'telefoonnummer')
    const nummer = bekend?.adres ?? '?'
    const page = await plek.als('Bilal El Amrani', '/werkplek/contacten')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const ring = async (beller: string) => {
      await page.goto(`/werkplek/?beller=${encodeURIComponent(beller)}&wachtrij=burgerzaken`)
      await page.waitForURL((url) => /contacten\/[\da-f-]{36}$/.test(url.pathname))
      return page.url()
    }
    const address = await ring(nummer)
    expect(address).not.toContain('beller')
    await zie(page.getByLabel(/Telefoonnummer/)).toHaveValue(/^\+31/)
    await zie(page.getByRole('option', { name: bekend?.naam ?? '?' })).toBeVisible()
    await zie(page.getByText('Onbekende klant', { exact: true })).toBeVisible()
    expect(asked.filter((url) => url.includes('beller'))).toHaveLength(1)
    await page.keyboard.press('Escape')
    await checkAccessibility(page)
    // A second call by the same number brings the running contact forward.
    expect(await ring(nummer)).toBe(address)
    // A hidden caller gets an empty form.
    expect(await ring('anonymous')).not.toBe(address)
    await zie(page.getByLabel(/Telefoonnummer/)).toHaveValue('')
    await zie(page.getByRole('combobox', { name: 'Zoek de klant' })).toBeFocused()
  })

  test('R1, R9: bij wie het rinkelt verschijnt een kaart, en bij een collega niet; wat wordt vastgelegd begon bij het opnemen', async () => {
    const { client, als, base } = plek.app()
    const { resultaten } = await client.actoren.lijst({ query: { naam: 'Bilal El Amrani' } })
    const [bilal] = resultaten
    const centrale = await als({ rechten: ['oproepen.leveren'], authenticatie: null })
    const headers = { Authorization: `Token ${centrale.token}` }
    const { melden } = createClient(telefonie, { base, headers })
    const call = { gesprekId: 'e2e', van: '0612349999', wachtrij: 'Algemeen', medewerker: bilal?.emailadres ?? '' }
    const tell = (toestand: 'rinkelt' | 'opgenomen' | 'beeindigd') =>
      melden({ body: { ...call, toestand, op: new Date().toISOString() } })
    // A switchboard that never told of a call is looked for now and then; this one did.
    await melden({ body: { ...call, gesprekId: 'eerder', toestand: 'gemist', op: new Date().toISOString() } })
    const page = await plek.als('Bilal El Amrani', '/werkplek/contacten')
    const colleague = await plek.als(KCC, '/werkplek/contacten')
    const cards = page.getByRole('region', { name: 'Oproepen' })
    await zie(page.getByRole('heading', { level: 1 })).toBeVisible()
    await tell('rinkelt')
    await zie(cards.getByText('Oproep van +31612349999')).toBeVisible()
    await zie(cards.getByText(/Rinkelt/)).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'oproep')
    await checkNarrow(page)
    await tell('opgenomen')
    await zie(cards.getByText(/In gesprek/)).toBeVisible()
    await zie(colleague.getByRole('region', { name: 'Oproepen' })).toHaveCount(0)
    await cards.getByRole('button', { name: 'Contact openen' }).press('Enter')
    await zie(page.getByLabel(/Telefoonnummer/)).toHaveValue('+31612349999')
    await zie(cards).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByLabel(/Achternaam/).fill('Beller')
    await onderwerp(page).fill('Gebeld')
    await tell('beeindigd')
    await page.keyboard.press('Control+Enter')
    const told = page.getByText('Noem de klant dit nummer:')
    await zie(told).toBeVisible()
    const { resultaten: contacten } = await client.klantcontacten.lijst({ query: { aantal: '1' } })
    await page.goto(`/werkplek/klantcontacten/${contacten[0]?.uuid}`)
    await zie(page.getByRole('heading', { name: 'Telefoongesprek' })).toBeVisible()
    await zie(page.getByText('Wachtrij Algemeen')).toBeVisible()
    const chief = await plek.als('Marloes Hendriks', '/werkplek/beheer/telefonie')
    await zie(chief.getByRole('rowheader', { name: 'Algemeen' })).toBeVisible()
    await checkAccessibility(chief)
    await foto(chief, 'telefonie')
    await checkNarrow(chief)
  })
})
