import { describe, expect as expectValue, test } from 'vitest'
import { makeAuthority } from '../src/run/testing/certificaten.ts'
import { BEHEERDER, confirm, faultAtField, goTo, kop } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()
const REGISTER = 'Zaakregister van Gemeente Waterlanden'

describe('zaaksystemen', () => {
  test('vastleggen, testen en kiezen wie een zaaktype mag starten; het geheim komt nergens terug', async () => {
    const page = await balie.als(BEHEERDER, '/werkplek/beheer')
    await goTo(page, 'Zaaksystemen')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'zaaksystemen')
    await page.getByRole('button', { name: `Verbinding testen ${REGISTER}` }).click()
    const verslag = page.getByRole('dialog', { name: `Verbinding met ${REGISTER}` })
    await expect(verslag.getByText('De verbinding werkt.')).toBeVisible()
    await expect(verslag.getByText('Zaken API 1.5.1')).toBeVisible()
    await expect(verslag.getByText('12 zaaktypen gevonden')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'zaaksysteem-test')
    await verslag.getByRole('button', { name: 'Sluiten' }).last().click()

    await page.getByRole('button', { name: 'Zaaksysteem toevoegen' }).click()
    const nieuw = page.getByRole('dialog', { name: 'Zaaksysteem toevoegen' })
    await nieuw.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(nieuw, 'Naam', 'Vul dit veld in.')
    await faultAtField(nieuw, 'Geheim', 'Een geheim heeft ten minste 8 tekens.')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'zaaksysteem-toevoegen')
    await nieuw.getByLabel('Naam', { exact: true }).fill('Open Zaak')
    await nieuw.getByLabel('Zaken API').fill(`${balie.app().base}/zaken/api/v1/`)
    await nieuw.getByLabel('Catalogi API').fill(`${balie.app().base}/catalogi/api/v1`)
    await nieuw.getByLabel('Client id').fill('onbekend')
    await nieuw.getByLabel('Geheim', { exact: true }).fill('dit-is-geheim')
    await nieuw.getByLabel('RSIN van de gemeente').fill('517439943')
    await nieuw.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Open Zaak is opgeslagen.')).toBeVisible()
    await page.getByRole('button', { name: 'Verbinding testen Open Zaak' }).click()
    const fout = page.getByRole('dialog', { name: 'Verbinding met Open Zaak' })
    await expect(fout.getByText('Het zaaksysteem kent dit client id niet.').first()).toBeVisible()
    // A message lies over the dialog with a button to close of its own.
    await fout.getByRole('button', { name: 'Sluiten' }).first().click()
    await page.getByRole('button', { name: 'Wijzigen Open Zaak' }).click()
    const wijzigen = page.getByRole('dialog', { name: 'Open Zaak wijzigen' })
    await expect(wijzigen.getByLabel('Geheim', { exact: false }).first()).toHaveValue('')
    await wijzigen.getByRole('checkbox', { name: 'In gebruik' }).uncheck()
    await wijzigen.getByLabel('Koppelingen melden').selectOption('cloudevents')
    await wijzigen.getByLabel(/^Certificaat/).fill('geen certificaat')
    await wijzigen.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(wijzigen, 'Adres voor CloudEvents', 'Vul dit veld in.')
    await faultAtField(wijzigen, 'Sleutel', 'Vul dit veld in.')
    await checkAccessibility(page)
    await foto(page, 'zaaksysteem-certificaat')
    await wijzigen.getByLabel('Koppelingen melden').selectOption('niet')
    await wijzigen.getByLabel(/^Sleutel/).fill('geen sleutel')
    balie.toegestaan.consoleErrors = [/400/]
    await wijzigen.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(wijzigen, 'Certificaat', 'Geef een certificaat in PEM, met de keten erachter.')
    await faultAtField(wijzigen, 'Sleutel', 'Geef een sleutel in PEM, zonder wachtwoord.')
    const uitgever = makeAuthority()
    const eigen = uitgever.maak('Balie van Zandveld')
    uitgever.weg()
    await wijzigen.getByLabel(/^Certificaat/).fill(eigen.certificaat)
    await wijzigen.getByLabel(/^Sleutel/).fill(eigen.sleutel)
    await wijzigen.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByRole('row', { name: /Open Zaak/ })).toContainText('uitgezet')
    // A kept value stays when nothing is typed, and goes when that is asked for.
    for (const gaatWeg of [false, true]) {
      await page.getByRole('button', { name: 'Wijzigen Open Zaak' }).click()
      await expect(wijzigen.getByText('CN=Balie van Zandveld')).toBeVisible()
      await wijzigen.getByRole('checkbox', { name: 'Certificaat weghalen' }).setChecked(gaatWeg)
      await checkAccessibility(page)
      await wijzigen.getByRole('button', { name: 'Opslaan' }).click()
      await expect(wijzigen).toBeHidden()
    }
    const systemen = (await balie.app().client.zaaksystemen.lijst()).resultaten
    expectValue(systemen.find(({ naam }) => naam === 'Open Zaak')).toMatchObject({ certificaat: null })

    await page.getByRole('link', { name: REGISTER }).click()
    await expect(kop(page)).toHaveText(`Zaaktypen van ${REGISTER}`)
    await page.getByRole('button', { name: 'Wijzigen Kapvergunning behandelen' }).click()
    const kiezen = page.getByRole('dialog', { name: 'Kapvergunning behandelen: wie mag dit starten?' })
    await kiezen.getByRole('checkbox', { name: 'kcc-medewerker' }).check()
    await kiezen.getByLabel(/Zoekwoorden/).fill('eik\nbeuk')
    await checkAccessibility(page)
    await foto(page, 'zaaktype-starten')
    await kiezen.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Kapvergunning behandelen is opgeslagen.')).toBeVisible()
    await expect(page.getByRole('row', { name: /KAPVERGUNNING/ })).toContainText('kcc-medewerker')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'zaaktypen-starten')
    const { resultaten } = await balie.app().client.wijzigingen.lijst({ query: { aantal: '20' } })
    expectValue(resultaten.map(({ soort }) => soort)).toEqual(expectValue.arrayContaining(['zaaksysteem', 'zaaktype']))
    expectValue(JSON.stringify(resultaten)).not.toContain('dit-is-geheim')
  })
})

describe('zaaktypen van het zaakregister', () => {
  test('een nieuwe versie maken, wijzigen en publiceren; daarna eindigt de vorige', async () => {
    const page = await balie.als(BEHEERDER, '/werkplek/beheer')
    await goTo(page, 'Zaaktypen van het zaakregister')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'zaaktypen')
    await page.getByRole('button', { name: 'Nieuwe versie Klacht behandelen' }).click()
    const versie = page.getByRole('dialog', { name: 'Nieuwe versie van Klacht behandelen' })
    await versie.getByLabel('Doorlooptijd').fill('zes weken')
    await versie.getByText(/^Statussen \(4\)/).click()
    await versie.getByRole('button', { name: 'Statussen toevoegen' }).click()
    await versie.getByRole('group', { name: 'Status 5' }).getByLabel('Omschrijving').fill('Gearchiveerd')
    await checkAccessibility(page)
    await foto(page, 'zaaktype-versie')
    balie.toegestaan.consoleErrors = [/400/]
    await versie.getByRole('button', { name: 'Opslaan' }).click()
    await expect(versie.getByRole('link', { name: /^Doorlooptijd/ })).toBeVisible()
    await versie.getByLabel('Doorlooptijd').fill('6 weken')
    await versie.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Klacht behandelen is opgeslagen als concept.')).toBeVisible()
    await page.getByRole('button', { name: 'Publiceren Klacht behandelen' }).click()
    await confirm(page, 'Klacht behandelen publiceren?', 'Publiceren')
    await expect(page.getByText('Klacht behandelen is gepubliceerd.')).toBeVisible()
    await expect(page.getByRole('row', { name: /KLACHT/ })).toHaveCount(2)
    await expect(page.getByRole('row', { name: /KLACHT/ }).first()).toContainText('tot en met')
    const { resultaten } = await balie.app().client.zaakregister.zaaktypen()
    const nieuwste = resultaten.filter(({ identificatie }) => identificatie === 'KLACHT').at(-1)
    expectValue(nieuwste).toMatchObject({ concept: false, doorlooptijd: 'P6W' })
    expectValue(nieuwste?.statustypen.map(({ omschrijving }) => omschrijving)).toEqual([
      'Ontvangen',
      'In onderzoek',
      'Beslist',
      'Afgehandeld',
      'Gearchiveerd',
    ])
    expectValue(nieuwste?.afdeling).not.toBeNull()
  })
})
