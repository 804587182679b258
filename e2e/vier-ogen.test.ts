import type { Page } from '@playwright/test'
import { expect as expectValue, test } from 'vitest'
import { BEHEERDER, faultAtField, kop, PRIVACY } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

// R28: with VIER_OGEN a second medewerker approves each change of rights.

const COLLEGA = 'Marloes Hendriks'
const balie = werkplek({ VIER_OGEN: 'true' })

/** Logs somebody of the demonstration in as beheerder, whatever they are otherwise. */
async function asBeheerder(naam: string, pad: string): Promise<Page> {
  const page = await balie.als(naam, '/werkplek/ingelogd')
  // The page where one arrives would ask again for what a beheerder may not see.
  await page.goto('about:blank')
  await balie
    .app()
    .pool.query(
      `update sessie set rollen = array['beheerder'] where actor in (select uuid from actor where naam = $1)`,
      [naam],
    )
  await page.goto(pad)
  return page
}

async function goed(page: Page, naam: string): Promise<void> {
  await checkAccessibility(page)
  await checkNarrow(page)
  await foto(page, naam)
}

test('R28: wie een rol wijzigt ziet dat het op een collega wacht, die met het toetsenbord beslist', async () => {
  const page = await balie.als(BEHEERDER, '/werkplek/beheer/rollen')
  await page.getByRole('button', { name: 'Wijzigen rapportage' }).click()
  const rol = page.getByRole('dialog', { name: /rapportage/ })
  await rol.getByRole('checkbox', { name: 'register.alles' }).check()
  await rol.getByRole('checkbox', { name: 'toegang.beheren' }).check()
  await rol.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Er verandert pas iets als een collega het goedkeurt').first()).toBeVisible()
  await expect(rol).toBeHidden()
  await page.getByRole('button', { name: 'Verwijderen coordinator' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await checkAccessibility(page)
  await page
    .getByRole('navigation', { name: 'Onderdelen van beheer' })
    .getByRole('link', { name: 'Voorstellen' })
    .click()
  await expect(page.getByText('Wacht op een collega')).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^Beslissen/ })).toBeHidden()
  await goed(page, 'voorstellen-eigen')

  await page.getByRole('button', { name: /Intrekken Rol coordinator/ }).click()
  const intrekken = page.getByRole('dialog', { name: 'Dit voorstel intrekken?' })
  await intrekken.getByRole('textbox', { name: 'Reden' }).fill('Toch niet.')
  await goed(page, 'voorstel-intrekken')
  await intrekken.getByRole('button', { name: 'Intrekken' }).click()
  await expect(page.getByText('Het voorstel is ingetrokken.')).toBeVisible()

  const collega = await asBeheerder(COLLEGA, '/werkplek/beheer')
  await expect(collega.getByText('1 voorstel wacht')).toBeAttached()
  await goed(collega, 'beheer-overzicht')
  await collega.getByRole('main').getByRole('link', { name: 'Voorstellen' }).last().click()
  await collega.getByRole('button', { name: /Beslissen Rol rapportage/ }).focus()
  await collega.keyboard.press('Enter')
  const dialog = collega.getByRole('dialog', { name: 'Wat er zou veranderen' })
  await expect(dialog.getByText('erbij: register.alles, toegang.beheren')).toBeVisible()
  await dialog.getByRole('button', { name: 'Besluit vastleggen' }).click()
  await faultAtField(dialog, 'Uw besluit', 'Kies wat u besluit.')
  await dialog.getByRole('radio', { name: /Afwijzen/ }).focus()
  await collega.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Besluit vastleggen' }).click()
  await faultAtField(dialog, 'Reden', 'Geef een reden.')
  await goed(collega, 'voorstel-beslissen')
  await dialog.getByRole('radio', { name: /Afwijzen/ }).focus()
  await collega.keyboard.press('ArrowUp')
  await collega.keyboard.press('Enter')
  await expect(collega.getByText('Goedgekeurd. De wijziging is gedaan.')).toBeVisible()
  await expect(collega.getByText('Er wacht niets.')).toBeVisible()
  await goed(collega, 'voorstellen-afgedaan')
  const { resultaten } = await balie.app().client.toegang.rollen()
  expectValue(resultaten.find(({ naam }) => naam === 'rapportage')?.rechten).toContain('register.alles')
})

test('een nieuw geheim ziet alleen wie het goedkeurt', async () => {
  const page = await balie.als(BEHEERDER, '/werkplek/beheer/applicaties')
  await page
    .getByRole('row', { name: /^Demonstratie/ })
    .getByRole('button', { name: /^Geheimen/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nieuw token' }).click()
  await expect(page.getByText('Er verandert pas iets als een collega het goedkeurt').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Het geheim' })).toBeHidden()
  await checkAccessibility(page)

  const collega = await asBeheerder(COLLEGA, '/werkplek/beheer/voorstellen')
  await collega.getByRole('button', { name: /Beslissen Geheim/ }).click()
  await collega.getByRole('radio', { name: /Goedkeuren/ }).check()
  await collega.getByRole('button', { name: 'Besluit vastleggen' }).click()
  const geheim = collega.getByRole('dialog', { name: 'Het nieuwe geheim' })
  await goed(collega, 'voorstel-geheim')
  const headers = { authorization: `Token ${await geheim.getByRole('textbox', { name: 'Het geheim' }).inputValue()}` }
  expectValue((await fetch(`${balie.app().base}/api/v1/ik`, { headers })).status).toBe(200)
  await geheim.getByRole('button', { name: 'Sluiten' }).last().click()
  await expect(kop(collega)).toHaveText('Voorstellen')
})

test('R28: de privacy officer ziet hoeveel wijzigingen van rechten er bij kwamen, en legt vast dat die gezien zijn', async () => {
  const { client, pool } = balie.app()
  await pool.query(
    `insert into wijziging_gezien select uuid, (select max(volgnummer) from wijziging) from actor where naam = $1`,
    [PRIVACY],
  )
  const { uuid } = await client.actoren.maken({
    body: { naam: 'Afdeling Zuid', soortActor: 'organisatorische_eenheid' },
  })
  const { uuid: medewerker } = await client.actoren.maken({ body: { naam: 'Mila', soortActor: 'medewerker' } })
  await client.actoren.lidMaken({ params: { uuid, medewerker } })
  const page = await balie.als(PRIVACY, '/werkplek/beheer')
  await expect(page.getByText('wijzigingen van rechten die u nog niet zag')).toBeAttached()
  await page.getByRole('main').getByRole('link', { name: 'Wijzigingen' }).last().click()
  await expect(page.getByText(/^\d+ wijziging(en)? van rechten die u nog niet zag/)).toBeVisible()
  await goed(page, 'wijzigingen-ongezien')
  await page.getByRole('button', { name: 'Toon alles over rechten' }).click()
  await expect(page.getByRole('combobox', { name: 'Soort' })).toHaveValue('rechten')
  await page.getByRole('button', { name: 'Ik heb ze gezien' }).click()
  await expect(page.getByText('Vastgelegd dat u ze zag.')).toBeVisible()
  await expect(page.getByText(/van rechten die u nog niet zag/)).toBeHidden()
  await checkAccessibility(page)
})
