import type { Page } from '@playwright/test'
import { afterEach, describe, test } from 'vitest'
import { volgZaken } from '../src/koppelingen/zaaksysteem/jobs.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { makeZaaktype } from '../src/run/testing/zaaksysteem/catalogus.ts'
import { runJobs, startDueZaken } from '../src/run/testing/zaaksysteem/opzet.ts'
import { startZaaksysteem } from '../src/run/testing/zaaksysteem/server.ts'
import { checkAccessibility, checkNarrow, foto } from './harness.ts'
import { expect } from './patience.ts'
import { werkplekWithZaken } from './zaken.ts'

const { plek, storing, zaakElders, zgw } = werkplekWithZaken()
afterEach(() => storing(false))

const SAMIR = 'Samir Bouzian'
const KCC = 'Roos van der Meer'

async function actor(naam: string): Promise<string> {
  const { resultaten } = await plek.app().client.actoren.lijst({ query: { naam } })
  const uuid = resultaten.find((own) => own.naam === naam)?.uuid
  if (!uuid) throw new Error(`No actor ${naam}.`)
  return uuid
}

/** Registers a klantcontact with one task for Burgerzaken; gives both. */
async function makeContact() {
  const contact = await plek.app().client.klantcontacten.registreren({
    body: klantcontact(await actor(KCC), {
      onderwerp: 'Mag ik de eik kappen?',
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Zoek uit', actoren: [await actor('Burgerzaken')] }] },
    }),
  })
  const [taak] = contact.opvolging.internetaken
  if (!taak) throw new Error('No task.')
  return { contact, taak }
}

const zaken = (page: Page) => page.getByRole('region', { name: 'Zaken', exact: true })
const knop = (page: Page, naam: string) => page.getByRole('button', { name: naam, exact: true })

/** Opens the dialog to link a zaak, fills in its number and sends it. */
async function link(page: Page, nummer: string) {
  await knop(page, 'Zaak koppelen').click()
  const dialog = page.getByRole('dialog', { name: 'Zaak koppelen' })
  await dialog.getByRole('textbox', { name: 'Zaaknummer' }).fill(nummer)
  await dialog.getByRole('button', { name: 'Koppelen' }).click()
  return dialog
}

describe('een zaak starten', () => {
  test('R22: vanuit een taak; wat half is ingevuld wacht op mij, en het nummer verschijnt zodra het bekend is', async () => {
    const { taak } = await makeContact()
    const page = await plek.als(SAMIR, `/werkplek/taken/${taak.nummer}`)
    await knop(page, 'Zaak starten').click()
    const dialog = page.getByRole('dialog', { name: 'Een zaak starten' })
    await dialog.getByRole('combobox', { name: 'Soort zaak' }).fill('boom')
    await dialog.getByRole('option', { name: /Kapvergunning/ }).click()
    await dialog.getByLabel(/Toelichting bij de zaak/).fill('Achter het huis')
    await dialog.getByRole('button', { name: 'Later verder' }).click()
    await knop(page, 'Zaak starten (niet af)').click()
    await expect(dialog.getByRole('combobox', { name: 'Soort zaak' })).toHaveValue('Kapvergunning')
    await expect(dialog.getByLabel(/Toelichting bij de zaak/)).toHaveValue('Achter het huis')
    await checkAccessibility(page)
    await foto(page, 'zaak-starten-taak')
    await checkNarrow(page)
    await dialog.getByRole('button', { name: 'Starten' }).click()
    await expect(zaken(page).getByText('De zaak ‘Kapvergunning’ wordt gestart in Zaken van Zandveld.')).toBeVisible()
    await expect(knop(page, 'Zaak starten')).toBeFocused()
    await startDueZaken(plek.app())
    await runJobs(plek.app(), volgZaken)
    await expect(zaken(page).getByRole('link', { name: /^BALIE-/ })).toBeVisible()
    await expect(page.getByRole('status').getByText(/De zaak is gestart. Het nummer is BALIE-/)).toBeAttached()
    await checkAccessibility(page)
    await foto(page, 'zaak-bij-taak')
    await checkNarrow(page)
  })

  test('vanuit een geregistreerd contact; men ziet eerst wat er meegaat', async () => {
    const { contact } = await makeContact()
    const page = await plek.als(KCC, `/werkplek/klantcontacten/${contact.uuid}`)
    await checkAccessibility(page)
    await knop(page, 'Zaak starten').click()
    const dialog = page.getByRole('dialog', { name: 'Een zaak starten' })
    await dialog.getByRole('button', { name: 'Starten' }).click()
    await dialog.getByRole('link', { name: 'Soort zaak: Kies een soort zaak.' }).click()
    await page.keyboard.type('kapmelding')
    await dialog.getByRole('option', { name: /Kapvergunning/ }).click()
    await dialog.getByText('Wat er meegaat').click()
    await expect(dialog.getByText('Mag ik de eik kappen?')).toBeVisible()
    await dialog.getByRole('button', { name: 'Starten' }).click()
    await expect(zaken(page).getByText(/U krijgt het nummer zodra het bekend is/)).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'contact-geregistreerd-zaak')
    await checkNarrow(page)
  })
})

describe('een zaak koppelen en losmaken', () => {
  test('wat geen zaak is wordt bij het veld geweigerd, ook een gesloten zaak kan, en losmaken vraagt een reden', async () => {
    plek.toegestaan.consoleErrors = [/409/]
    const { contact } = await makeContact()
    const gesloten = zaakElders({ einddatum: '2026-02-01' })
    const page = await plek.als(KCC, `/werkplek/klantcontacten/${contact.uuid}`)
    const dialog = await link(page, 'BESTAAT-NIET')
    await dialog.getByRole('link', { name: /Zaaknummer: Geen enkel zaaksysteem kent/ }).click()
    const nummer = dialog.getByRole('textbox', { name: 'Zaaknummer' })
    await expect(nummer).toBeFocused()
    await checkAccessibility(page)
    await foto(page, 'zaak-koppelen-fout')
    await checkNarrow(page)
    await nummer.fill(gesloten.identificatie)
    await page.keyboard.press('Enter')
    await expect(zaken(page).getByText(gesloten.identificatie).first()).toBeVisible()
    await expect(zaken(page).getByText('Afgerond', { exact: true })).toBeVisible()
    await expect(knop(page, 'Zaak koppelen')).toBeFocused()
    await zaken(page)
      .getByRole('button', { name: `Losmaken ${gesloten.identificatie}` })
      .click()
    const losmaken = page.getByRole('dialog', { name: `Zaak ${gesloten.identificatie} losmaken?` })
    await losmaken.getByLabel(/Waarom hoort deze zaak hier niet bij/).fill('Zaak van de buren')
    await losmaken.getByRole('button', { name: 'Losmaken' }).click()
    await expect(zaken(page).getByText('Er is nog geen zaak bij deze vraag.')).toBeVisible()
    const verloop = page.getByRole('region', { name: 'Verloop van de zaken' })
    await expect(verloop.getByRole('listitem').first()).toContainText(gesloten.identificatie)
    await expect(verloop.getByRole('listitem').first()).toContainText('Zaak van de buren')
    await checkAccessibility(page)
  })

  test('kennen twee zaaksystemen het nummer, dan kiest men; zwijgt er een, dan staat dat erbij', async () => {
    plek.toegestaan.consoleErrors = [/409/, /502/]
    const { contact } = await makeContact()
    const ander = await startZaaksysteem()
    makeZaaktype(ander.stand, { identificatie: 'ANDERS', omschrijving: 'Iets anders' })
    const naam = 'Ander zaaksysteem'
    const { uuid } = await plek.app().client.zaaksystemen.maken({ body: ander.alsZaaksysteem({ naam }) })
    const dubbel = zaakElders({ identificatie: 'DUBBEL-1' })
    zaakElders({ identificatie: 'DUBBEL-1', omschrijving: 'De andere' }, ander)
    const page = await plek.als(KCC, `/werkplek/klantcontacten/${contact.uuid}`)
    const dialog = await link(page, dubbel.identificatie)
    await dialog.getByRole('radio', { name: naam }).check()
    await checkAccessibility(page)
    await foto(page, 'zaak-koppelen-dubbel')
    await dialog.getByRole('button', { name: 'Koppelen' }).click()
    await expect(zaken(page).getByText('De andere')).toBeVisible()
    await ander.stop()
    const opnieuw = await link(page, 'BESTAAT-NIET')
    await expect(opnieuw.getByText(/Ander zaaksysteem .*Of de zaak bestaat is nu niet te zeggen/)).toBeVisible()
    await plek.app().client.zaaksystemen.wijzigen({ params: { uuid }, body: { actief: false } })
  })
})

describe('zaken volgen', () => {
  test('R27: elke zaak staat voor zich: een vernietigde en een afgeschermde verbergen de andere niet', async () => {
    const { contact, taak } = await makeContact()
    const goed = zaakElders({
      einddatumGepland: '2026-03-01',
      opschorting: { indicatie: true, reden: 'Wacht op een tekening' },
      deelzaken: [zaakElders({ omschrijving: 'Advies van de boomwacht' }).url],
    })
    const weg = zaakElders()
    const geheim = zaakElders({ omschrijving: 'Dossier dat niet iedereen mag zien' })
    const { client } = plek.app()
    const params = { uuid: contact.uuid }
    for (const { identificatie } of [goed, weg, geheim])
      await client.zaaksysteem.koppelen({ params, body: { nummer: identificatie } })
    zgw().stand.zaken.delete(weg.url)
    geheim.vertrouwelijkheidaanduiding = 'geheim'
    await plek
      .app()
      .pool.query(
        `update zaak set volgende_keer = now() - interval '1 minute', etag = null where identificatie = any ($1)`,
        [[goed, weg, geheim].map(({ identificatie }) => identificatie)],
      )
    await runJobs(plek.app(), volgZaken)
    const page = await plek.als(SAMIR, `/werkplek/taken/${taak.nummer}`)
    const lijst = zaken(page)
    await expect(lijst.getByText('Wacht op een tekening')).toBeVisible()
    await expect(lijst.getByText('Te laat')).toBeVisible()
    await lijst.getByText('1 deelzaak').click()
    await expect(lijst.getByText(/Advies van de boomwacht/)).toBeVisible()
    await expect(lijst.getByText('Deze zaak is in het zaaksysteem vernietigd of verplaatst.')).toBeVisible()
    await expect(lijst.getByText('Deze zaak is vertrouwelijk. U ziet alleen dat zij er is.')).toBeVisible()
    await expect(lijst.getByText(/^Bijgewerkt op /).first()).toBeVisible()
    await expect(lijst.getByText('Dossier dat niet iedereen mag zien')).toHaveCount(0)
    await checkAccessibility(page)
    await foto(page, 'zaken-volgen')
    await checkNarrow(page)
  })
})
