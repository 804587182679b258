import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect as zie } from './patience.ts'

const plek = werkplek()

const KCC = 'Roos van der Meer'

const veld = (page: Page, naam: string | RegExp) => page.getByLabel(naam)
const inhoud = (page: Page) => veld(page, /Wat de klant mag lezen/)
const elders = (page: Page, naam: string) => page.getByRole('alert').filter({ hasText: `‘${naam}’` })

/** Waits until the last text is kept, or this one. */
const save = async (page: Page, doe: () => Promise<unknown>, text = '') => {
  const antwoord = page.waitForResponse(
    (response) =>
      response.ok() &&
      response.request().method() === 'PUT' &&
      response.url().includes('/concepten/') &&
      (response.request().postData() ?? '').includes(text),
  )
  await doe()
  await antwoord
}

/** Comes back to a window, which gets the focus. */
const look = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('focus')))

/** Opens one contact of a person in two browsers, as at two desks. */
async function tweePlekken() {
  const een = await plek.als(KCC, '/werkplek/contacten')
  await een.getByRole('button', { name: 'Nieuw contact' }).click()
  await save(een, () => veld(een, 'Onderwerp').fill('Lantaarnpaal'))
  const twee = await plek.als(KCC, new URL(een.url()).pathname)
  await zie(veld(twee, 'Onderwerp')).toHaveValue('Lantaarnpaal')
  return [een, twee] as const
}

describe('een contact in twee vensters', () => {
  test('wat de een en de ander invullen komt bij elkaar; wie typt houdt focus en cursor', async () => {
    plek.toegestaan.consoleErrors = [/409/]
    const [een, twee] = await tweePlekken()
    const fill = async () => {
      await veld(een, /Achternaam/).fill('Zonderland')
      await een.getByRole('radio', { name: /Hoort bij een zaak/ }).check()
      await een.getByLabel('Zaaknummer').fill('ZAAK-7')
    }
    await save(een, fill, 'ZAAK-7')
    await inhoud(twee).fill('De lamp brandt niet.')
    await inhoud(twee).press('Home')
    await twee.keyboard.press('ArrowRight')
    await zie(veld(twee, /Achternaam/)).toHaveValue('Zonderland')
    await zie(twee.getByLabel('Zaaknummer')).toHaveValue('ZAAK-7')
    await zie(inhoud(twee)).toBeFocused()
    await save(twee, () => twee.keyboard.type('!'))
    await zie(inhoud(twee)).toHaveValue('D!e lamp brandt niet.')
    await zie(twee.getByText('In een ander venster is ook iets ingevuld. Dat staat erbij.')).toBeVisible()
    await checkAccessibility(twee)
    await look(een)
    await zie(inhoud(een)).toHaveValue('D!e lamp brandt niet.')
    await zie(twee.getByRole('alert')).toHaveCount(0)
  })

  test('vulden beide hetzelfde veld in, dan ziet men beide en kiest; registreren wacht daarop', async () => {
    plek.toegestaan.consoleErrors = [/409/]
    const [een, twee] = await tweePlekken()
    await save(een, () => inhoud(een).fill('Hij brandt al een week niet.'))
    await veld(twee, /Achternaam/).fill('Visser')
    await inhoud(twee).pressSequentially('Hij knippert.')
    const keuze = elders(twee, 'Wat de klant mag lezen')
    await zie(keuze).toContainText('Hij brandt al een week niet.')
    await zie(inhoud(twee)).toBeFocused()
    await twee.keyboard.type(' Elke avond.')
    await zie(inhoud(twee)).toHaveValue('Hij knippert. Elke avond.')
    await checkAccessibility(twee)
    await checkNarrow(twee)
    await foto(twee, 'contact-twee-vensters')
    await twee.getByRole('button', { name: 'Registreren' }).click()
    const fout = twee.getByRole('link', { name: /Wat de klant mag lezen: Kies eerst wat er blijft staan/ })
    await zie(fout).toBeVisible()
    // Nothing is lost when this window is closed, because the other one shows the choice too.
    await zie(twee.getByText(/^Bewaard om/)).toBeVisible()
    await twee.context().close()
    await look(een)
    await zie(inhoud(een)).toHaveValue('Hij knippert. Elke avond.')
    const hier = elders(een, 'Wat de klant mag lezen')
    await zie(hier).toContainText('Hij brandt al een week niet.')
    await hier.getByRole('button', { name: 'Neem dit over' }).focus()
    await een.keyboard.press('Enter')
    await zie(hier).toBeHidden()
    await zie(inhoud(een)).toHaveValue('Hij brandt al een week niet.')
    await zie(inhoud(een)).toBeFocused()
    await een.keyboard.press('Control+Enter')
    await zie(een.getByText('Noem de klant dit nummer:')).toBeVisible()
    const { resultaten } = await plek.app().client.klantcontacten.lijst({ query: { zoek: 'brandt al een week' } })
    expect(resultaten[0]).toMatchObject({ onderwerp: 'Lantaarnpaal', inhoud: 'Hij brandt al een week niet.' })
    expect(resultaten[0]?.betrokkenen[0]?.volledigeNaam).toBe('Visser')
  })

  test('R1: kiest de een een klant terwijl de ander iemand beschrijft, dan blijft de focus en kiest men wie het is', async () => {
    plek.toegestaan.consoleErrors = [/409/]
    const { resultaten } = await plek.app().client.partijen.lijst({ query: { soortPartij: 'persoon', aantal: '1' } })
    const partij = resultaten[0]
    const [een, twee] = await tweePlekken()
    await save(een, async () => {
      await een.getByRole('combobox', { name: 'Zoek de klant' }).fill(partij?.nummer ?? '')
      await een.getByRole('option', { name: partij?.naam ?? '?' }).click()
    })
    await veld(twee, /Achternaam/).fill('Zonderland')
    const keuze = elders(twee, 'Klant')
    await zie(keuze).toContainText(partij?.naam ?? '?')
    await zie(veld(twee, /Achternaam/)).toBeFocused()
    await keuze.getByRole('button', { name: 'Neem dit over' }).click()
    await zie(twee.getByText('Bekende klant', { exact: true })).toBeVisible()
    await zie(veld(twee, 'Hoe is vastgesteld wie het is?')).toBeFocused()
    // The focus stays when a choice is made elsewhere while the user types something else.
    const [drie, vier] = await tweePlekken()
    await save(drie, async () => {
      await drie.getByRole('combobox', { name: 'Zoek de klant' }).fill(partij?.nummer ?? '')
      await drie.getByRole('option', { name: partij?.naam ?? '?' }).click()
    })
    await inhoud(vier).fill('Ik typ')
    await zie(vier.getByText('Bekende klant', { exact: true })).toBeVisible()
    await zie(inhoud(vier)).toBeFocused()
  })

  test('een vraag die elders bij komt staat er, met wat er te kiezen is; wie elders registreert beëindigt het hier', async () => {
    plek.toegestaan.consoleErrors = [/409|404/]
    const [een, twee] = await tweePlekken()
    const add = async () => {
      await een.getByRole('button', { name: 'Nog een vraag' }).click()
      await veld(een, 'Onderwerp').fill('Afvalpas')
    }
    await save(een, add, 'Afvalpas')
    await look(twee)
    await zie(veld(twee, 'Onderwerp')).toHaveValue('Lantaarnpaal')
    await twee.getByRole('button', { name: 'Afvalpas' }).click()
    await save(een, () => inhoud(een).fill('Kwijt'))
    await inhoud(twee).fill('Gestolen')
    await zie(elders(twee, 'Wat de klant mag lezen')).toContainText('Kwijt')
    await twee.getByRole('button', { name: 'Lantaarnpaal' }).click()
    await zie(twee.getByRole('button', { name: 'Afvalpas (te kiezen)' })).toBeVisible()
    await zie(twee.getByRole('alert')).toHaveCount(0)
    await twee.getByRole('button', { name: 'Afvalpas (te kiezen)' }).click()
    await elders(twee, 'Wat de klant mag lezen').getByRole('button', { name: 'Houd wat ik hier heb' }).click()
    await zie(inhoud(twee)).toBeFocused()
    await zie(inhoud(twee)).toHaveValue('Gestolen')
    await save(twee, () => veld(twee, /Achternaam/).fill('Visser'))
    await look(een)
    await zie(inhoud(een)).toHaveValue('Gestolen')
    await een.getByRole('button', { name: 'Lantaarnpaal' }).click()
    await veld(een, /Achternaam/).fill('Visser')
    await een.getByRole('button', { name: 'Registreer 2 vragen' }).click()
    await zie(een.getByText('Noem de klant deze nummers:')).toBeVisible()
    await zie(een.getByText('Afvalpas')).toBeVisible()
    await look(twee)
    await zie(twee.getByText(/Dit contact is elders geregistreerd of weggegooid/)).toBeVisible()
    await checkAccessibility(twee)
  })

  test('wie registreert ziet eerst wat er elders bij kwam', async () => {
    // The end of the talk is kept as it is registered, which is refused because the contact was kept elsewhere, and then read again.
    plek.toegestaan.consoleErrors = [/409/]
    const [een, twee] = await tweePlekken()
    await save(twee, () => veld(twee, /Achternaam/).fill('Visser'))
    await look(een)
    await zie(veld(een, /Achternaam/)).toHaveValue('Visser')
    await save(twee, () => inhoud(twee).fill('Net getypt'))
    await een.getByRole('button', { name: 'Registreren' }).click()
    await zie(een.getByText(/In een ander venster is intussen iets ingevuld/)).toBeVisible()
    await zie(inhoud(een)).toHaveValue('Net getypt')
    await een.getByRole('button', { name: 'Registreren' }).click()
    await zie(een.getByText('Noem de klant dit nummer:')).toBeVisible()
  })
})
