import type { Page } from '@playwright/test'
import { describe, expect as expectValue, test } from 'vitest'
import type { NieuweWeergave, WeergaveInhoud } from '../src/register/weergaven/contract.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto, type Mens, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

// Both belong to Burgerzaken; Gerda also sees all tasks.
const SAMIR = 'Samir Bouzian'
const GERDA = 'Gerda Wiersma'
const ROLLEN: Record<string, string[]> = { [SAMIR]: ['behandelaar'], [GERDA]: ['behandelaar', 'coordinator'] }

const INHOUD: WeergaveInhoud = {
  lijst: 'afdeling',
  eenheid: null,
  behandelaar: null,
  sorteer: 'uiterlijkOp',
  zoek: '',
  teLaat: false,
  vandaag: false,
  kanaal: '',
  label: null,
  onderwerp: '',
}

async function actor(naam: string): Promise<string> {
  const { resultaten } = await balie.app().client.actoren.lijst({ query: { naam } })
  return resultaten.find((own) => own.naam === naam)?.uuid ?? ''
}

/** Gives a client for somebody of the demonstration, outside the browser, as if they had another window. */
const asAnderVenster = async (naam: Mens) => balie.app().alsMedewerker(await actor(naam), ROLLEN[naam] ?? [])

/** Makes a view of somebody in another window; they had none before. */
async function makeWeergave(naam: Mens, weergave: Partial<NieuweWeergave> = {}) {
  const client = await asAnderVenster(naam)
  for (const { uuid, eigen } of (await client.weergaven.lijst()).resultaten)
    if (eigen) await client.weergaven.verwijderen({ params: { uuid } })
  return { client, weergave: await client.weergaven.maken({ body: { naam: 'Spoed', inhoud: INHOUD, ...weergave } }) }
}

const adres = ({ uuid }: { uuid: string }) => `/werkplek/werklijst?weergave=${uuid}`
const naam = (page: Page, welke: string) => page.getByRole('heading', { level: 2, name: welke })
const weergaven = (page: Page) => page.getByRole('navigation', { name: 'Bewaarde weergaven' })
const knop = (page: Page, tekst: string) => page.getByRole('button', { name: tekst, exact: true })
const zoekveld = (page: Page) => page.getByRole('searchbox', { name: 'Zoek in taken' })

describe('een weergave bewaren', () => {
  test('met het toetsenbord alleen: filteren, opslaan, openen met haar adres; wat wordt gezocht staat in geen adres', async () => {
    const zoek = `Weergave ${Date.now()}`
    const uuid = await actor('Burgerzaken')
    await balie.app().client.klantcontacten.registreren({
      body: klantcontact(await actor(GERDA), {
        opvolging: { internetaken: [{ gevraagdeHandeling: zoek, actoren: [uuid] }] },
      }),
    })
    const page = await balie.als(SAMIR, '/werkplek/werklijst?lijst=afdeling')
    const adressen: string[] = []
    page.context().on('request', (request) => adressen.push(decodeURIComponent(request.url().replaceAll('+', ' '))))
    await page.getByRole('table').waitFor()
    await expect(weergaven(page)).toBeHidden()
    await zoekveld(page).focus()
    await page.keyboard.type(zoek)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(zoekveld(page)).toBeFocused()
    // Back past the lists, to the actions of the page.
    const save = knop(page, 'Weergave opslaan')
    const isThere = () => save.evaluate((button) => button === document.activeElement)
    for (let stops = 0; stops < 12 && !(await isThere()); stops += 1) await page.keyboard.press('Shift+Tab')
    await expect(save).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Weergave opslaan' })
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'weergave-opslaan')
    await dialog.getByRole('textbox', { name: 'Naam' }).focus()
    await page.keyboard.type('Paspoorten met spoed')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Weergave Paspoorten met spoed is opgeslagen.')).toBeVisible()
    await expect(naam(page, 'Paspoorten met spoed')).toBeFocused()
    await expect(weergaven(page).getByRole('link', { name: 'Paspoorten met spoed' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(zoekveld(page)).toHaveValue(zoek)
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'weergave')
    const bladwijzer = page.url()
    expectValue(new URL(bladwijzer).search).toMatch(/^\?weergave=[0-9a-f-]{36}$/)
    await page.getByRole('link', { name: 'Mijn taken' }).focus()
    await page.keyboard.press('Enter')
    await expect(naam(page, 'Paspoorten met spoed')).toBeHidden()
    await expect(zoekveld(page)).toHaveValue('')
    await weergaven(page).getByRole('link', { name: 'Paspoorten met spoed' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(2)
    const ander = await page.context().newPage()
    await ander.goto(bladwijzer)
    await expect(zoekveld(ander)).toHaveValue(zoek)
    await expect(ander.getByRole('row')).toHaveCount(2)
    expectValue(adressen.length).toBeGreaterThan(0)
    expectValue(adressen.filter((url) => url.includes(zoek))).toEqual([])
  })

  test('gewijzigde filters: opslaan, terugzetten, of opslaan als nieuwe', async () => {
    const { weergave } = await makeWeergave(SAMIR)
    const page = await balie.als(SAMIR, adres(weergave))
    const teLaat = page.getByRole('checkbox', { name: 'Alleen te laat' })
    await expect(knop(page, 'Opslaan')).toBeHidden()
    await teLaat.check()
    await expect(page.getByText('filters gewijzigd')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Mijn afdelingen en groepen' })).not.toHaveAttribute('aria-current')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'weergave-gewijzigd')
    await knop(page, 'Filters terugzetten').click()
    await expect(teLaat).not.toBeChecked()
    await expect(naam(page, 'Spoed')).toBeFocused()
    await teLaat.check()
    await knop(page, 'Opslaan').click()
    await expect(page.getByText('Weergave Spoed is opgeslagen.')).toBeVisible()
    await expect(naam(page, 'Spoed')).toBeFocused()
    await expect(page.getByText('filters gewijzigd')).toBeHidden()
    await page.reload()
    await expect(teLaat).toBeChecked()
    await page.getByRole('button', { name: 'Uiterlijk' }).click()
    await knop(page, 'Opslaan als nieuwe').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Geef de weergave een naam.').first()).toBeVisible()
    await checkAccessibility(page)
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('spoed')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByRole('link', { name: /U hebt al een weergave met deze naam/ })).toBeVisible()
    balie.toegestaan.consoleErrors = [/409/]
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'weergave-fout')
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Spoed, laatste eerst')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(naam(page, 'Spoed, laatste eerst')).toBeFocused()
    await expect(page.getByRole('columnheader', { name: 'Uiterlijk' })).toHaveAttribute('aria-sort', 'descending')
    await weergaven(page)
      .getByRole('link', { name: /^Spoed \d/ })
      .click()
    await expect(page.getByRole('columnheader', { name: 'Uiterlijk' })).toHaveAttribute('aria-sort', 'ascending')
  })

  test('het aantal taken staat bij een weergave zonder zoektekst, en is dat van haar lijst', async () => {
    const { client, weergave } = await makeWeergave(SAMIR)
    await client.weergaven.maken({ body: { naam: 'Met zoektekst', inhoud: { ...INHOUD, zoek: 'paspoort' } } })
    const { afdeling } = await client.internetaken.aantallen()
    const page = await balie.als(SAMIR, adres(weergave))
    await expect(weergaven(page).getByRole('link', { name: `Spoed ${afdeling} te doen` })).toBeVisible()
    await expect(weergaven(page).getByRole('link', { name: 'Met zoektekst', exact: true })).toBeVisible()
  })

  test('meer dan vijftig kan niet: dat staat er, en wat is ingevuld blijft', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const { client, weergave } = await makeWeergave(SAMIR)
    for (let nummer = 2; nummer <= 50; nummer += 1)
      await client.weergaven.maken({ body: { naam: `Weergave ${nummer}`, inhoud: INHOUD } })
    const page = await balie.als(SAMIR, '/werkplek/werklijst?lijst=mijn')
    await page.getByText('Nog 44 weergaven').click()
    await expect(weergaven(page).getByRole('link')).toHaveCount(50)
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'weergaven-veel')
    await knop(page, 'Weergave opslaan').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Nog een')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(
      dialog.getByText('U hebt al 50 weergaven. Verwijder er eerst een die u niet meer gebruikt.'),
    ).toBeVisible()
    await expect(dialog.getByRole('textbox', { name: 'Naam' })).toHaveValue('Nog een')
    await client.weergaven.verwijderen({ params: { uuid: weergave.uuid } })
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(naam(page, 'Nog een')).toBeFocused()
    await makeWeergave(SAMIR)
  })
})

describe('een weergave beheren', () => {
  test('een andere naam, hiermee openen, en verwijderen na een vraag', async () => {
    const { weergave } = await makeWeergave(SAMIR)
    const page = await balie.als(SAMIR, adres(weergave))
    await knop(page, 'Naam en delen').click()
    const dialog = page.getByRole('dialog', { name: 'Naam en delen van Spoed' })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Haast')
    await checkAccessibility(page)
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(naam(page, 'Haast')).toBeVisible()
    await expect(knop(page, 'Naam en delen')).toBeFocused()
    await knop(page, 'Werklijst hiermee openen').click()
    await expect(page.getByText('Uw werklijst opent voortaan met Haast.')).toBeVisible()
    await expect(knop(page, 'Werklijst niet meer hiermee openen')).toBeFocused()
    await page.getByRole('link', { name: 'Mijn taken' }).click()
    await expect(naam(page, 'Haast')).toBeHidden()
    await page.getByRole('navigation', { name: 'Hoofdnavigatie' }).getByRole('link', { name: 'Werklijst' }).click()
    await expect(naam(page, 'Haast')).toBeVisible()
    await page.goto('/werkplek/werklijst')
    await expect(naam(page, 'Haast')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await knop(page, 'Verwijderen').click()
    const vraag = page.getByRole('alertdialog', { name: 'Weergave Haast verwijderen?' })
    await checkAccessibility(page)
    await foto(page, 'weergave-verwijderen')
    await vraag.getByRole('button', { name: 'Annuleren' }).click()
    await expect(naam(page, 'Haast')).toBeVisible()
    await knop(page, 'Verwijderen').click()
    await vraag.getByRole('button', { name: 'Verwijderen' }).click()
    await expect(page.getByText('Weergave Haast is verwijderd.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(weergaven(page)).toBeHidden()
    await page.goto(adres(weergave))
    await expect(page.getByText('Deze weergave is er niet (meer).')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await page.goto('/werkplek/werklijst')
    await expect(page.getByRole('link', { name: 'Mijn taken' })).toHaveAttribute('aria-current', 'page')
  })

  test('twee vensters: het tweede hoort dat de weergave is gewijzigd, houdt zijn filters, en kan daarna opslaan', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const { client, weergave } = await makeWeergave(SAMIR)
    const page = await balie.als(SAMIR, adres(weergave))
    await page.getByRole('checkbox', { name: 'Alleen te laat' }).check()
    const params = { uuid: weergave.uuid }
    await client.weergaven.wijzigen({ params, body: { versie: 1, inhoud: { ...INHOUD, zoek: 'elders' } } })
    await knop(page, 'Opslaan').click()
    await expect(page.getByText('Deze weergave is intussen ergens anders gewijzigd.')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Alleen te laat' })).toBeChecked()
    await expect(knop(page, 'Opslaan')).toBeFocused()
    await checkAccessibility(page)
    await foto(page, 'weergave-veranderd')
    await knop(page, 'Opslaan').click()
    await expect(page.getByText('Weergave Spoed is opgeslagen.')).toBeVisible()
    expectValue(await client.weergaven.tonen({ params })).toMatchObject({
      versie: 3,
      inhoud: { zoek: '', teLaat: true },
    })
  })
})

describe('R28: een weergave delen', () => {
  test('wie bij de afdeling hoort ziet haar met van wie zij is, en kan een kopie maken; wijzigen kan hij haar niet', async () => {
    await makeWeergave(SAMIR)
    const { weergave } = await makeWeergave(GERDA, { naam: 'Alles van vandaag', inhoud: { ...INHOUD, lijst: 'alle' } })
    const gerda = await balie.als(GERDA, adres(weergave))
    await knop(gerda, 'Naam en delen').click()
    await gerda.getByRole('combobox', { name: 'Delen met' }).selectOption('Burgerzaken')
    await checkAccessibility(gerda)
    await checkNarrow(gerda)
    await foto(gerda, 'weergave-delen')
    await gerda.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
    await expect(gerda.getByText('gedeeld met Burgerzaken')).toBeVisible()
    const samir = await balie.als(SAMIR, '/werkplek/werklijst?lijst=mijn')
    await weergaven(samir)
      .getByRole('link', { name: `Alles van vandaag van ${GERDA}` })
      .click()
    await expect(samir.getByText(`van ${GERDA}, gedeeld met Burgerzaken`)).toBeVisible()
    await expect(samir.getByText('U ziet hier de taken die u mag zien.')).toBeVisible()
    await expect(knop(samir, 'Verwijderen')).toBeHidden()
    await expect(knop(samir, 'Naam en delen')).toBeHidden()
    await checkAccessibility(samir)
    await checkNarrow(samir)
    await foto(samir, 'weergave-gedeeld')
    await samir.getByRole('checkbox', { name: 'Alleen te laat' }).check()
    await expect(knop(samir, 'Opslaan')).toBeHidden()
    await expect(knop(samir, 'Opslaan als nieuwe')).toBeVisible()
    await knop(samir, 'Filters terugzetten').click()
    await knop(samir, 'Kopie maken').click()
    const dialog = samir.getByRole('dialog', { name: 'Kopie maken van Alles van vandaag' })
    await checkAccessibility(samir)
    await dialog.getByRole('button', { name: 'Kopie maken' }).click()
    await expect(samir.getByText('Weergave Alles van vandaag is opgeslagen.')).toBeVisible()
    await expect(knop(samir, 'Verwijderen')).toBeVisible()
    await expect(naam(samir, 'Alles van vandaag')).toBeFocused()
    await knop(gerda, 'Verwijderen').click()
    await expect(gerda.getByText('De weergave verdwijnt ook bij uw collega’s van Burgerzaken.')).toBeVisible()
    await gerda.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
    await samir.goto(adres(weergave))
    await expect(samir.getByText('Deze weergave is er niet (meer).')).toBeVisible()
    await expect(weergaven(samir).getByRole('link', { name: 'Alles van vandaag' })).toHaveCount(1)
  })

  test('wat niet meer past staat erbij: een filter en een afdeling die er niet meer zijn; opslaan herstelt het', async () => {
    const { uuid: eenheid } = await balie.app().client.actoren.maken({
      body: { naam: 'Projectgroep', soortActor: 'organisatorische_eenheid' },
    })
    await balie.app().client.actoren.lidMaken({ params: { uuid: eenheid, medewerker: await actor(SAMIR) } })
    const { weergave } = await makeWeergave(SAMIR, { gedeeldMet: eenheid })
    await balie.app().pool.query('delete from actor where uuid = $1', [eenheid])
    await balie
      .app()
      .pool.query(`update weergave set inhoud = inhoud || '{"vorm": "rond"}' where uuid = $1`, [weergave.uuid])
    const page = await balie.als(SAMIR, adres(weergave))
    await expect(weergaven(page).getByRole('link', { name: /Spoed.*past niet meer/ })).toBeVisible()
    await expect(page.getByText('Een filter van deze weergave bestaat niet meer. Het is weggelaten.')).toBeVisible()
    await expect(page.getByText('Projectgroep bestaat niet meer. Niemand anders ziet deze weergave nog.')).toBeVisible()
    await page.getByRole('table').waitFor()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'weergave-past-niet')
    await knop(page, 'Opslaan').click()
    await expect(page.getByText('Een filter van deze weergave bestaat niet meer.')).toBeHidden()
    await expect(naam(page, 'Spoed')).toBeFocused()
    await knop(page, 'Naam en delen').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Projectgroep bestaat niet meer.')).toBeHidden()
    await expect(page.getByText('past niet meer')).toBeHidden()
  })

  test('wie een lijst niet meer mag zien leest dat bij de weergave, en kiest een andere', async () => {
    const { weergave } = await makeWeergave(SAMIR, { inhoud: { ...INHOUD, lijst: 'zonder' } })
    const { toegang } = balie.app().client
    const rol = (await toegang.rollen()).resultaten.find((own) => own.naam === 'behandelaar')
    const rechten = rol?.rechten ?? []
    const set = (welke: string[]) => toegang.rolBewaren({ params: { naam: 'behandelaar' }, body: { rechten: welke } })
    await set(rechten.filter((recht) => recht !== 'klantcontacten.lezen'))
    const page = await balie.als(SAMIR, adres(weergave))
    await expect(page.getByText('U mag de lijst van deze weergave niet zien. Kies een andere lijst.')).toBeVisible()
    await expect(zoekveld(page)).toBeHidden()
    await checkAccessibility(page)
    await checkNarrow(page)
    await page.getByRole('link', { name: 'Mijn taken' }).click()
    await expect(zoekveld(page)).toBeVisible()
    await set(rechten)
  })
})
