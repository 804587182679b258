import type { Page } from '@playwright/test'
import pino from 'pino'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { parseConfig } from '../src/app.ts'
import { verstuurMeldingen } from '../src/register/meldingen/jobs.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { startMailserver } from '../src/run/testing/mailserver.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

const MEDEWERKER = 'Marloes Hendriks'
const BEHEERDER = 'Chantal Lie'

let mail: Awaited<ReturnType<typeof startMailserver>>
beforeAll(async () => {
  mail = await startMailserver()
})
afterAll(() => mail.stop())

/** Sends the waiting mails, as the job of every minute does. */
async function send(settings: Record<string, string> = {}) {
  const config = parseConfig({ NODE_ENV: 'test', DEMO: 'true', ...settings })
  const now = new Date(Date.now() + 1000)
  await verstuurMeldingen.run({ db: balie.app().db, now, config, log: pino({ level: 'silent' }) })
}

/** Registers a call that leads to a task for somebody; gives the number of the task. */
async function taakFor(naam: string): Promise<string> {
  const { client } = balie.app()
  const { resultaten } = await client.actoren.lijst({ query: { naam } })
  const contact = await client.klantcontacten.registreren({ body: klantcontact(resultaten[0]?.uuid ?? '') })
  return contact.opvolging.internetaken[0]?.nummer ?? ''
}

const keuze = (page: Page, over: string, wijze: string) =>
  page.getByRole('group', { name: over }).getByRole('radio', { name: wijze })

describe('mijn meldingen', () => {
  test('wat iemand kiest onder zijn naam blijft staan, en met het toetsenbord alleen', async () => {
    const page = await balie.als(MEDEWERKER)
    await page.getByRole('button', { name: /^Gebruiker/ }).click()
    await page.getByRole('link', { name: 'Mijn meldingen' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn meldingen')
    await expect(keuze(page, 'nieuwe taak voor mij', 'Direct een e-mail')).toBeChecked()
    await expect(keuze(page, 'is over tijd', 'In het dagoverzicht')).toBeChecked()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'mijn-meldingen')
    await keuze(page, 'nieuwe taak voor mij', 'Direct een e-mail').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Uw keuzes zijn opgeslagen.')).toBeVisible()
    await page.reload()
    await expect(keuze(page, 'nieuwe taak voor mij', 'Geen e-mail')).toBeChecked()
    await taakFor(MEDEWERKER)
    await send()
    await page.context().close()
    const beheer = await balie.als(BEHEERDER, '/werkplek/beheer/email/postvak')
    await expect(beheer.getByText('Er is nog geen e-mail.')).toBeVisible()
    await checkAccessibility(beheer)
  })
})

describe('e-mail in beheer', () => {
  test('wat de mailserver weigert staat er met de reden, en gaat na opnieuw proberen alsnog weg', async () => {
    const nummer = await taakFor('Samir Bouzian')
    mail.zetWeigering(() => 550)
    const smtp = { SMTP_URL: mail.url, EMAIL_AFZENDER: 'balie@gemeente.example' }
    await send(smtp)
    const page = await balie.als(BEHEERDER, '/werkplek/beheer')
    await page
      .getByRole('navigation', { name: 'Onderdelen van beheer' })
      .getByRole('link', { name: 'E-mail', exact: true })
      .click()
    const rij = page.getByRole('row', { name: /Samir Bouzian/ })
    await expect(rij).toContainText('De mailserver weigert dit bericht (550).')
    await expect(page.getByRole('button', { name: 'Alles opnieuw proberen' })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'email')
    await rij.getByRole('button', { name: 'Opnieuw proberen e-mail voor Samir Bouzian' }).click()
    await expect(page.getByText('De e-mail voor Samir Bouzian wordt opnieuw verzonden.')).toBeVisible()
    await expect(page.getByText('Alle e-mail is verzonden.')).toBeVisible()
    await expect(page.getByText('1 e-mail wacht op verzending.')).toBeVisible()
    await checkAccessibility(page)
    mail.zetWeigering(() => undefined)
    await send(smtp)
    expect(mail.ontvangen.map(({ subject }) => subject)).toEqual([`Nieuwe interne taak ${nummer}`])
  })

  test('in een demonstratie staat alle e-mail in een postvak, met een link naar de taak', async () => {
    const nummer = await taakFor('Samir Bouzian')
    await send()
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/email')
    await expect(page.getByText(/Dit is een demonstratie zonder mailserver/)).toBeVisible()
    await page.getByRole('link', { name: 'Postvak van de demonstratie' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Postvak van de demonstratie')
    const bericht = page.getByRole('region', { name: `Nieuwe interne taak ${nummer}` })
    await expect(bericht.getByRole('link', { name: `/werkplek/taken/${nummer}` })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'postvak')
    await page.getByLabel('E-mailadres van de klant').fill('anna@voorbeeld.nl')
    await page.getByLabel('Onderwerp').fill('Vraag van Anna')
    await page.getByLabel('Bericht', { exact: true }).fill('Wanneer komt u?')
    // Somebody who looks elsewhere and comes back finds what they typed.
    await page.getByRole('link', { name: 'Beheer' }).first().click()
    await page.goBack()
    await expect(page.getByLabel('Bericht', { exact: true })).toHaveValue('Wanneer komt u?')
    await page.getByRole('button', { name: 'Versturen' }).click()
    await expect(page.getByText('Balie leest dit bericht binnen enkele seconden.')).toBeVisible()
    await expect(page.getByLabel('Bericht', { exact: true })).toHaveValue('')
    await checkAccessibility(page)
  })

  test('nieuws over eigen taken staat geteld in de titel van het venster, en telt niet meer als het is gezien', async () => {
    const page = await balie.als('Samir Bouzian', '/werkplek/mijn-rechten')
    const nieuws = page.getByRole('button', { name: /^Nieuws over uw taken/ })
    await nieuws.click()
    const paneel = page.locator('#nieuws')
    await expect(paneel).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page).toHaveTitle(/^Mijn rollen/)
    const nummer = await taakFor('Samir Bouzian')
    await page.reload()
    await expect(page).toHaveTitle(/^\(1\) Mijn rollen/)
    await nieuws.click()
    // A task that came in the minutes before stands in the same piece.
    const eerste = paneel.getByRole('listitem').first()
    await expect(eerste).toContainText(`Taak ${nummer}`)
    await expect(eerste).toContainText(/ (is|zijn) voor u/)
    await expect(page).toHaveTitle(/^Mijn rollen/)
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'nieuws')
    await paneel.getByRole('link', { name: `Taak ${nummer}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Taak ${nummer}`)
    await expect(paneel).toBeHidden()
  })

  test('R28: wie geen beheerder is komt er niet', async () => {
    balie.toegestaan.consoleErrors = [/Missing right meldingen.beheren/]
    const page = await balie.als(MEDEWERKER, '/werkplek/beheer/email')
    await expect(page.getByText(/het verzenden van e-mail beheren/)).toBeVisible()
  })
})
