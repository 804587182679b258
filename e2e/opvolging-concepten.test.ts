import type { Page } from '@playwright/test'
import { describe, expect as expectValue, test } from 'vitest'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'
import { zaaknummer } from './zaken.ts'

const balie = werkplek()

const SAMIR = 'Samir Bouzian'

/** Makes a task for Samir. */
async function makeTaak(gevraagdeHandeling: string) {
  const { client } = balie.app()
  const { resultaten } = await client.actoren.lijst({ query: { naam: SAMIR } })
  const samir = resultaten[0]?.uuid ?? ''
  const contact = await client.klantcontacten.registreren({
    body: klantcontact(samir, { opvolging: { internetaken: [{ gevraagdeHandeling, actoren: [samir] }] } }),
  })
  const [taak] = contact.opvolging.internetaken
  if (!taak) throw new Error('No task.')
  return taak
}

const toTaak = async (page: Page, nummer: string) => {
  await page.goto(`/werkplek/taken/${nummer}`)
  await page.getByRole('heading', { name: 'Verloop' }).waitFor()
}

const knop = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const antwoorden = (page: Page) => page.getByRole('dialog', { name: 'Antwoord aan de klant vastleggen' })
const gezegd = (page: Page) => antwoorden(page).getByRole('textbox', { name: 'Wat is er gezegd of geschreven?' })
const noteren = (page: Page) => page.getByRole('dialog', { name: 'Notitie toevoegen' })
const notitie = (page: Page) => noteren(page).getByRole('textbox', { name: 'Interne notitie' })
const bewaard = (page: Page) => expect(page.getByRole('dialog').getByText(/^Bewaard om/)).toBeVisible()

describe('wat bij een taak is getypt blijft bewaard tot het is opgeslagen', () => {
  test('na herladen, op een andere plek en na opnieuw inloggen gaat het verder; opgeslagen is het geen concept meer', async () => {
    const taak = await makeTaak('Bel over de lantaarnpaal')
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await knop(page, 'Antwoord vastleggen').click()
    await expect(antwoorden(page).getByText('Wat u typt wordt bewaard tot u klaar bent.')).toBeVisible()
    await gezegd(page).fill('De lantaarnpaal wordt ')
    await bewaard(page)
    // This includes what was just typed, and could not be kept yet.
    await gezegd(page).fill('De lantaarnpaal wordt dinsdag gemaakt.')
    await page.reload()
    await knop(page, 'Antwoord vastleggen (niet af)').focus()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'taak-niet-af')
    await page.keyboard.press('Enter')
    await expect(antwoorden(page).getByText(/^Ter informatie: U begon hier eerder aan: \d+ \w+/)).toBeVisible()
    await expect(gezegd(page)).toHaveValue('De lantaarnpaal wordt dinsdag gemaakt.')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'antwoord-niet-af')
    const thuis = await balie.als(SAMIR)
    await toTaak(thuis, taak.nummer)
    await knop(thuis, 'Antwoord vastleggen (niet af)').click()
    await expect(gezegd(thuis)).toHaveValue('De lantaarnpaal wordt dinsdag gemaakt.')
    await antwoorden(thuis).getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await expect(thuis.getByText(/Het antwoord is vastgelegd als klantcontact \d+/)).toBeVisible()
    await page.reload()
    await expect(page.getByText('Deze taak is gedaan.')).toBeVisible()
    await expect(page.getByText('niet af')).toBeHidden()
  })

  test('sluiten vraagt niets meer: het is bewaard; weggooien vraagt het wel, en de focus staat weer op de knop', async () => {
    const taak = await makeTaak('Vraag over de kermis')
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await knop(page, 'Notitie').click()
    await notitie(page).fill('Spreekt Pools')
    await page.keyboard.press('Escape')
    await expect(noteren(page)).toBeHidden()
    const nietAf = knop(page, 'Notitie (niet af)')
    await expect(nietAf).toBeFocused()
    await nietAf.click()
    await expect(notitie(page)).toHaveValue('Spreekt Pools')
    await noteren(page).getByRole('button', { name: 'Later verder' }).click()
    await expect(noteren(page)).toBeHidden()
    await nietAf.click()
    await noteren(page).getByRole('button', { name: 'Weggooien' }).click()
    const vraag = page.getByRole('alertdialog', { name: 'Weggooien wat u hebt ingevuld?' })
    await checkAccessibility(page)
    await foto(page, 'weggooien')
    await vraag.getByRole('button', { name: 'Weggooien' }).click()
    await expect(page.getByText('Wat u had ingevuld is weggegooid.')).toBeVisible()
    await expect(knop(page, 'Notitie')).toBeFocused()
    await knop(page, 'Notitie').click()
    await expect(notitie(page)).toHaveValue('')
    // A text that is emptied again is no draft either.
    await notitie(page).fill('Toch niet')
    await bewaard(page)
    await notitie(page).fill('')
    await noteren(page).getByRole('button', { name: 'Annuleren' }).click()
    await expect(knop(page, 'Notitie')).toBeFocused()
  })

  test('R21: ook aan wie men wilde doorsturen, en een zaaknummer', async () => {
    const nummer = await zaaknummer(balie.app())
    const taak = await makeTaak('Vraag over rijbewijs')
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await knop(page, 'Doorsturen').click()
    const doorsturen = page.getByRole('dialog', { name: 'Taak doorsturen' })
    await doorsturen.getByRole('combobox').fill('Anouk')
    await page.getByRole('option', { name: 'Anouk Verbeek' }).click()
    await doorsturen.getByRole('textbox', { name: 'Reden' }).fill('Zij doet rijbewijzen.')
    await doorsturen.getByRole('button', { name: 'Later verder' }).click()
    await knop(page, 'Zaak koppelen').click()
    const koppelen = page.getByRole('dialog', { name: 'Zaak koppelen' })
    await koppelen.getByRole('textbox', { name: 'Zaaknummer' }).fill(nummer)
    await koppelen.getByRole('button', { name: 'Later verder' }).click()
    await page.reload()
    await knop(page, 'Zaak koppelen (niet af)').click()
    await expect(koppelen.getByRole('textbox', { name: 'Zaaknummer' })).toHaveValue(nummer)
    await koppelen.getByRole('button', { name: 'Koppelen' }).click()
    await expect(page.getByText(`Zaak ${nummer} hoort nu bij deze vraag.`)).toBeVisible()
    await expect(knop(page, 'Zaak koppelen')).toBeVisible()
    await knop(page, 'Doorsturen (niet af)').click()
    await expect(doorsturen.getByRole('listitem').filter({ hasText: 'Anouk Verbeek' })).toBeVisible()
    await expect(doorsturen.getByRole('textbox', { name: 'Reden' })).toHaveValue('Zij doet rijbewijzen.')
  })

  test('in twee vensters tegelijk: wie typt houdt wat er staat, ziet het andere en kiest', async () => {
    balie.toegestaan.consoleErrors = [/409/]
    const taak = await makeTaak('Twee vensters')
    const [een, twee] = [await balie.als(SAMIR), await balie.als(SAMIR)]
    for (const page of [een, twee]) {
      await toTaak(page, taak.nummer)
      await knop(page, 'Notitie').click()
    }
    await notitie(een).fill('Van het ene venster')
    await bewaard(een)
    await notitie(twee).fill('Van het andere')
    const elders = noteren(twee).getByRole('alert').filter({ hasText: 'In een ander venster typte u dit:' })
    await expect(elders).toContainText('Van het ene venster')
    await expect(notitie(twee)).toBeFocused()
    await expect(notitie(twee)).toHaveValue('Van het andere')
    await bewaard(twee)
    await checkAccessibility(twee)
    await checkNarrow(twee)
    await foto(twee, 'notitie-twee-vensters')
    await noteren(twee).getByRole('button', { name: 'Opslaan' }).click()
    await expect(noteren(twee).getByText('Kies eerst wat er blijft staan.')).toBeVisible()
    await elders.getByRole('button', { name: 'Neem dit over' }).click()
    await expect(elders).toBeHidden()
    await expect(notitie(twee)).toBeFocused()
    await expect(notitie(twee)).toHaveValue('Van het ene venster')
    await noteren(twee).getByRole('button', { name: 'Later verder' }).click()
    await twee.reload()
    await knop(twee, 'Notitie (niet af)').click()
    await expect(notitie(twee)).toHaveValue('Van het ene venster')
    await expect(elders).toBeHidden()
    // A text that was typed elsewhere does not end unseen.
    await notitie(twee).fill('Net getypt')
    await bewaard(twee)
    await noteren(twee).getByRole('button', { name: 'Later verder' }).click()
    await expect(notitie(een)).toHaveValue('Van het ene venster')
    await noteren(een).getByRole('button', { name: 'Opslaan' }).click()
    await expect(noteren(een).getByText(/In een ander venster is intussen iets getypt/)).toBeVisible()
    await expect(notitie(een)).toHaveValue('Net getypt')
    await noteren(een).getByRole('button', { name: 'Opslaan' }).click()
    await expect(een.getByText('De notitie staat in het verloop.')).toBeVisible()
  })

  test('kan het niet worden bewaard, dan staat dat er, vraagt sluiten het eerst, en wordt het opnieuw geprobeerd', async () => {
    balie.toegestaan.consoleErrors = [/ERR_FAILED|ERR_INTERNET/]
    const taak = await makeTaak('Geen verbinding')
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await knop(page, 'Notitie').click()
    await page.route('**/concepten/notitie', (route) => route.abort())
    await notitie(page).fill('Staat nergens anders')
    await expect(noteren(page).getByText(/Bewaren lukt nu niet/)).toBeVisible()
    await checkAccessibility(page)
    await page.keyboard.press('Escape')
    const vraag = page.getByRole('alertdialog', { name: 'Sluiten zonder op te slaan?' })
    await expect(vraag).toContainText('Bewaren lukt nu niet.')
    await vraag.getByRole('button', { name: 'Verder invullen' }).click()
    await expect(notitie(page)).toHaveValue('Staat nergens anders')
    await page.unroute('**/concepten/notitie')
    await expect(noteren(page).getByText(/^Bewaard om/)).toBeVisible()
  })

  test('rondt een ander de taak af, dan is wat er half stond nog te lezen', async () => {
    const taak = await makeTaak('Collega was eerder')
    const page = await balie.als(SAMIR)
    await toTaak(page, taak.nummer)
    await knop(page, 'Antwoord vastleggen').click()
    await gezegd(page).fill('De markt is op zaterdag.')
    await antwoorden(page).getByRole('button', { name: 'Later verder' }).click()
    await balie.app().client.internetaken.afronden({ params: { uuid: taak.uuid }, body: {} })
    await page.reload()
    await page.getByText(/^Antwoord vastleggen \(niet af\)/).click()
    await expect(page.getByText('De markt is op zaterdag.')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'taak-rest')
    await page.getByRole('button', { name: 'Weggooien' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Weggooien' }).click()
    await expect(page.getByText('De markt is op zaterdag.')).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expectValue(
      (await balie.app().pool.query('select from taakconcept where interne_taak = $1', [taak.uuid])).rowCount,
    ).toBe(0)
  })
})
