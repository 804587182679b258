import type { Page } from '@playwright/test'
import { afterEach, describe, expect, test } from 'vitest'
import { oneDayLater, startDueZaken } from '../src/run/testing/zaaksysteem/opzet.ts'
import { checkAccessibility, checkNarrow, foto } from './harness.ts'
import { expect as zie } from './patience.ts'
import { werkplekWithZaken } from './zaken.ts'

const { plek, storing } = werkplekWithZaken()
afterEach(() => storing(false))

const KCC = 'Roos van der Meer'

const veld = (page: Page, naam: string | RegExp) => page.getByLabel(naam)

/** Gives the last klantcontact with this onderwerp, as the register has it. */
async function geregistreerd(onderwerp: string) {
  const { resultaten } = await plek.app().client.klantcontacten.lijst({ query: { zoek: onderwerp } })
  return resultaten.find((contact) => contact.onderwerp === onderwerp)
}

/** Begins a contact that must lead to a new zaak, up to the choice of the zaaktype. */
async function beginWithZaak(onderwerp: string): Promise<Page> {
  const page = await plek.als(KCC, '/werkplek/contacten')
  await page.getByRole('button', { name: 'Nieuw contact' }).click()
  await veld(page, /Achternaam/).fill('Zonderland')
  await veld(page, /E-mailadres/).fill('r.zonderland@voorbeeld.nl')
  await veld(page, 'Onderwerp').fill(onderwerp)
  await page.getByRole('radio', { name: 'Een nieuwe zaak starten' }).check()
  return page
}

async function chooseZaaktype(page: Page, woord: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Soort zaak' }).fill(woord)
  await page.getByRole('option', { name: /Kapvergunning/ }).click()
}

describe('een zaak starten vanuit een contact', () => {
  test('R12: met dezelfde registratie; het nummer verschijnt en wordt gezegd zodra het bekend is', async () => {
    const page = await beginWithZaak('Ik wil een eik kappen')
    // It is found by a synonym that beheer gave it.
    await chooseZaaktype(page, 'kapmelding')
    await zie(page.getByRole('combobox', { name: 'Soort zaak' })).toHaveValue('Kapvergunning')
    await veld(page, /Toelichting bij de zaak/).fill('De eik staat in de achtertuin.')
    await page.getByText('Wat er meegaat').click()
    await zie(page.getByText('r.zonderland@voorbeeld.nl')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'zaak-starten-contact')
    await checkNarrow(page)
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByText('De zaak ‘Kapvergunning’ wordt gestart in Zaken van Zandveld.')).toBeVisible()
    await zie(page.getByText(/U krijgt het nummer zodra het bekend is/)).toBeVisible()
    await checkAccessibility(page)
    await startDueZaken(plek.app())
    await zie(page.getByText('De zaak ‘Kapvergunning’ is gestart.')).toBeVisible()
    const contact = await geregistreerd('Ik wil een eik kappen')
    const [start] = contact?.opvolging.zaakstarten ?? []
    expect(start?.nummer).toMatch(/^BALIE-/)
    await zie(page.getByText(start?.nummer ?? '?', { exact: true })).toBeVisible()
    await zie(page.getByRole('status').getByText(`Het nummer is ${start?.nummer}.`)).toBeAttached()
    await checkAccessibility(page)
    await foto(page, 'zaak-gestart')
    await checkNarrow(page)
  })

  test('zonder soort zaak staat dat bij het veld, en niets gaat verloren', async () => {
    const page = await beginWithZaak('Nog geen soort gekozen')
    await veld(page, /Toelichting bij de zaak/).fill('Blijft staan')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await page.getByRole('link', { name: 'Soort zaak: Kies een soort zaak.' }).click()
    await zie(page.getByRole('combobox', { name: 'Soort zaak' })).toBeFocused()
    await zie(veld(page, /Toelichting bij de zaak/)).toHaveValue('Blijft staan')
    await checkAccessibility(page)
  })

  test('wat is gekozen wordt bewaard, en is er in een ander venster ook', async () => {
    const page = await beginWithZaak('Op twee plekken')
    await chooseZaaktype(page, 'Kap')
    await veld(page, /Toelichting bij de zaak/).fill('Half getypt')
    await page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
    const anders = await plek.als(KCC, new URL(page.url()).pathname)
    await zie(anders.getByRole('combobox', { name: 'Soort zaak' })).toHaveValue('Kapvergunning')
    await zie(veld(anders, /Toelichting bij de zaak/)).toHaveValue('Half getypt')
  })

  test('het zaaksysteem zwijgt: het contact staat vast, en er staat wat men de klant zegt', async () => {
    storing(true)
    const page = await beginWithZaak('Kappen tijdens een storing')
    await chooseZaaktype(page, 'boom')
    await page.getByRole('button', { name: 'Registreren' }).click()
    await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
    await startDueZaken(plek.app())
    await zie(page.getByText('De zaak ‘Kapvergunning’ kon nog niet worden gestart.', { exact: true })).toBeVisible()
    await zie(page.getByText(/Zaken van Zandveld heeft een storing/)).toBeVisible()
    await zie(page.getByText(/u hoeft niets te doen/).first()).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'zaak-storing')
    await checkNarrow(page)
    storing(false)
    await oneDayLater(plek.app())
    await startDueZaken(plek.app(), new Date(Date.now() + 86_400_000))
    await zie(page.getByText('De zaak ‘Kapvergunning’ is gestart.')).toBeVisible()
  })
})
