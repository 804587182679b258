import { describe, expect as expectValue, test } from 'vitest'
import { BEHEERDER, faultAtField, goTo } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

const SAMIR = 'Samir Bouzian'
const KCC = 'Roos van der Meer'

/** An open zaak that somebody of the demonstration may treat, and in which somebody has a rol whom Balie knows. */
async function openZaak(naam: string) {
  const { rows } = await balie.app().pool.query<{ uuid: string; identificatie: string }>(
    `select z.uuid, z.identificatie from zaakregister_zaak z join zaakregister_rol r on r.zaak = z.uuid
     join actor_eenheid e on e.eenheid = r.actor join actor a on a.uuid = e.actor
     where a.naam = $1 and z.einddatum is null and exists (select from zaakregister_rol k join partij_identificator i
       on i.object_id = k.betrokkene_identificatie ->> 'inpBsn' and i.code_soort_object_id = 'bsn' where k.zaak = z.uuid)
     order by z.volgnummer limit 1`,
    [naam],
  )
  const [zaak] = rows
  if (!zaak) throw new Error(`No zaak for ${naam}.`)
  return zaak
}

/** The page of an open klanttaak of a kind. */
async function openKlanttaak(soort: string): Promise<string> {
  const { rows } = await balie
    .app()
    .pool.query<{ uuid: string }>(
      `select uuid from klanttaak where soort = $1 and status = 'open' order by volgnummer limit 1`,
      [soort],
    )
  return `/werkplek/klanttaken/${rows[0]?.uuid}`
}

describe('R25: een klanttaak uitzetten', () => {
  test('vanuit de zaak met een sjabloon in hoogstens zes handelingen, met het toetsenbord; daarna verlengen en intrekken', async () => {
    balie.toegestaan.consoleErrors = [/status of 400/]
    const zaak = await openZaak(SAMIR)
    const page = await balie.als(SAMIR, `/werkplek/behandelen/${zaak.uuid}`)
    const paneel = page.getByRole('region', { name: 'Klanttaken' })
    const knop = paneel.getByRole('button', { name: 'Klanttaak uitzetten' })
    await expect(knop).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    // One: open the dialog. What is forgotten is said at its field.
    await knop.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Klanttaak uitzetten' })
    await expect(dialog.getByRole('heading', { name: 'Klanttaak uitzetten' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Klanttaak uitzetten' }).click()
    await faultAtField(dialog, 'Sjabloon', 'Kies er een.')
    // Two: choose what it is. Three, when there are more: choose who.
    await dialog.getByLabel('Sjabloon').selectOption('Betaal de leges')
    await expect(dialog.getByLabel('Bedrag in euro’s')).toHaveValue('45,25')
    const wie = dialog.getByLabel('Voor wie')
    if ((await wie.inputValue()) === '') await wie.selectOption({ index: 1 })
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaak-uitzetten')
    await dialog.getByLabel('Bedrag in euro’s').fill('nul')
    await dialog.getByRole('button', { name: 'Klanttaak uitzetten' }).click()
    await faultAtField(dialog, 'Bedrag in euro’s', 'Geef een bedrag zoals 45,25.')
    await dialog.getByLabel('Bedrag in euro’s').fill('50')
    // Four: send it.
    await dialog.getByRole('button', { name: 'Klanttaak uitzetten' }).click()
    await expect(page.getByText('‘Betaal de leges’ staat klaar voor de klant.')).toBeVisible()
    await expect(knop).toBeFocused()
    await foto(page, 'klanttaken-bij-zaak')

    await paneel.getByRole('link', { name: 'Betaal de leges' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'Betaal de leges' })).toBeFocused()
    const klant = page.getByRole('region', { name: 'Zo ziet de klant het' })
    await expect(klant.getByText('Betaal € 50,00. Leges')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaak')

    await page.getByRole('button', { name: 'Termijn verlengen' }).click()
    const verlengen = page.getByRole('dialog', { name: 'Termijn verlengen' })
    await verlengen.getByLabel('Nieuwe laatste dag').fill('2020-01-01')
    await verlengen.getByRole('button', { name: 'Termijn verlengen' }).click()
    await faultAtField(verlengen, 'Nieuwe laatste dag', 'Deze dag is al voorbij. Kies een dag die nog komt.')
    await verlengen.getByLabel('Nieuwe laatste dag').fill('2030-01-31')
    await checkAccessibility(page)
    await verlengen.getByRole('button', { name: 'Termijn verlengen' }).click()
    await expect(page.getByText('De klant heeft nu tot en met 31 jan 2030.')).toBeVisible()

    await page.getByRole('button', { name: 'Intrekken' }).click()
    const intrekken = page.getByRole('dialog', { name: '‘Betaal de leges’ intrekken?' })
    await intrekken.getByRole('button', { name: 'Intrekken' }).click()
    await faultAtField(intrekken, 'Reden, die de klant leest', 'Vul dit veld in.')
    await intrekken.getByLabel('Reden, die de klant leest').fill('U had al betaald.')
    await checkAccessibility(page)
    await foto(page, 'klanttaak-intrekken')
    await intrekken.getByRole('button', { name: 'Intrekken' }).click()
    await expect(klant.getByText('Dit hoeft niet meer.')).toBeVisible()
    await expect(klant.getByText('U had al betaald.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Intrekken' })).toHaveCount(0)
    const verloop = page.getByRole('region', { name: 'Verloop' })
    await expect(verloop.getByText('Termijn verlengd')).toBeVisible()
    await expect(verloop.getByText('Ingetrokken')).toBeVisible()
  })
})

describe('R26: samen met de klant doen, en verwerken', () => {
  test('R1: het KCC stelt vast wie het is, vult het formulier in, en een behandelaar verwerkt het', async () => {
    balie.toegestaan.consoleErrors = [/status of 400/]
    const page = await balie.als(KCC, await openKlanttaak('formuliertaak'))
    await page.getByRole('button', { name: 'Samen met de klant doen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vul aan wat wij nog niet weten' })
    await dialog.getByRole('button', { name: 'Samen met de klant doen' }).click()
    await faultAtField(dialog, 'Vastgesteld wie het is', 'Kies er een.')
    await dialog.getByLabel('Vastgesteld wie het is').selectOption('machtiging')
    await dialog.getByRole('button', { name: 'Samen met de klant doen' }).click()
    await faultAtField(dialog, 'Vastgesteld wie het is', 'Dit is niet genoeg: er is niveau laag nodig.')
    await dialog.getByLabel('Vastgesteld wie het is').selectOption('identiteitsdocument')
    await dialog.getByLabel('Kanaal').selectOption('balie')
    await dialog.getByLabel('Wat kost het, denkt u?').fill('veel')
    await dialog.getByRole('button', { name: 'Samen met de klant doen' }).click()
    await faultAtField(dialog, 'Wat gaat u doen?', 'Vul ‘Wat gaat u doen?’ in.')
    await faultAtField(dialog, 'Wat kost het, denkt u?', 'Vul een getal in.')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaak-doen')
    await dialog.getByLabel('Wat gaat u doen?').fill('Een dakkapel')
    await dialog.getByLabel('Wat kost het, denkt u?').fill('12500')
    await dialog.getByLabel('Wanneer begint u?').fill('2030-03-01')
    await dialog.getByRole('radio', { name: 'ja' }).check()
    await dialog.getByRole('button', { name: 'Samen met de klant doen' }).click()
    await expect(page.getByText('Vastgelegd: de klant heeft dit gedaan.')).toBeVisible()
    const gedaan = page.getByRole('region', { name: 'Wat de klant deed' })
    await expect(gedaan.getByText('€ 12.500,00')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaak-gedaan')
    await gedaan.getByRole('link', { name: 'Bekijk het contact met wat is ingeleverd' }).click()
    await expect(page.getByText(/Een dakkapel/).first()).toBeVisible()
    await expect(page.getByText('antwoorden.html')).toBeVisible()
  })

  test('een werklijst toont wat gedaan is en niet verwerkt; daar gaat het verder', async () => {
    const page = await balie.als('Marloes Hendriks', '/werkplek/klanttaken')
    await expect(page.getByRole('table', { name: 'Te verwerken' })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaken')
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Op verwerkt zetten' }).click()
    const dialog = page.getByRole('dialog', { name: 'Op verwerkt zetten' })
    await dialog.getByLabel(/Notitie/).fill('In orde')
    await checkAccessibility(page)
    await dialog.getByRole('button', { name: 'Op verwerkt zetten' }).click()
    await expect(page.getByText('De klanttaak is verwerkt.')).toBeVisible()
    await expect(page.getByText('Afgerond.')).toBeVisible()
    await page.getByRole('link', { name: 'Klanttaken' }).first().click()
    await page.getByLabel('Toon').selectOption('Alle')
    await expect(page.getByRole('table', { name: 'Alle' })).toBeVisible()
  })
})

describe('sjablonen van klanttaken', () => {
  test('beheer maakt er een voor een zaaktype, en hoort bij het veld wat er mis is', async () => {
    balie.toegestaan.consoleErrors = [/status of 400/]
    const page = await balie.als(BEHEERDER, '/werkplek/beheer')
    await goTo(page, 'Sjablonen van klanttaken')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaaksjablonen')
    await page.getByRole('button', { name: 'Sjabloon toevoegen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sjabloon toevoegen' })
    await dialog.getByLabel('Naam van het sjabloon').fill('Afspraak')
    await dialog.getByLabel('Wat de klant doet').selectOption('ergens heen gaan')
    await dialog.getByLabel('Titel').fill('Maak een afspraak')
    await dialog.getByLabel('Adres waar de klant heen gaat').fill('http://elders.example/')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByRole('link', { name: /Adres waar de klant heen gaat: / })).toBeVisible()
    await dialog.getByLabel('Wat de klant doet').selectOption('formulier invullen')
    await dialog
      .getByLabel('Definitie van het formulier')
      .fill('{"schema":{"type":"object","properties":{"a":{"type":"null"}}}}')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByRole('link', { name: /Definitie van het formulier: / })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klanttaaksjabloon')
    await dialog
      .getByLabel('Definitie van het formulier')
      .fill('{"schema":{"type":"object","properties":{"a":{"type":"string"}}}}')
    await dialog.getByLabel('Aantal dagen dat de klant heeft').fill('21')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Sjabloon Afspraak is opgeslagen.')).toBeVisible()
    const { resultaten } = await balie.app().client.klanttaaksjablonen.lijst()
    expectValue(resultaten.find(({ naam }) => naam === 'Afspraak')).toMatchObject({ dagen: 21, zaaktype: '' })
  })
})
