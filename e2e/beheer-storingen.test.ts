import { describe, expect as expectValue, test } from 'vitest'
import { BEHEERDER, confirm, faultAtField } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()
const UUR = 3_600_000

/** A task of the demonstration that is to do, with a term that is near. */
async function openTask(): Promise<{ nummer: string; uuid: string }> {
  const { resultaten } = await balie
    .app()
    .client.internetaken.lijst({ query: { lijst: 'alle', status: 'te_verwerken' } })
  const [taak] = resultaten
  if (!taak) throw new Error('The demonstration has no open task.')
  return taak
}

describe('storingen', () => {
  test('vastleggen, beëindigen en verwijderen; de taak zegt waarom haar termijn later is', async () => {
    const taak = await openTask()
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/storingen')
    await expect(page.getByText('Er zijn geen storingen vastgelegd.')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Storing vastleggen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Storing vastleggen' })
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(dialog, 'Wat er is', 'Vul dit veld in.')
    await checkAccessibility(page)
    await checkNarrow(page)
    // It began before the term of every open task of the demonstration.
    await dialog.getByRole('group', { name: /Begin/ }).getByLabel('Datum').fill('2020-01-01')
    await dialog.getByRole('textbox', { name: 'Wat er is' }).fill('Door een stroomstoring waren wij niet bereikbaar.')
    await foto(page, 'storing')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText(/De storing is opgeslagen\. \d+ open taken kregen een andere termijn\./)).toBeVisible()
    await expect(page.getByRole('row', { name: /stroomstoring/ })).toContainText('duurt nog')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'storingen')

    const coordinator = await balie.als('Marloes Hendriks', `/werkplek/taken/${taak.nummer}`)
    await expect(coordinator.getByText(/Een storing maakte die langer\. Storing sinds .*stroomstoring/)).toBeVisible()
    await checkAccessibility(coordinator)
    await checkNarrow(coordinator)
    await foto(coordinator, 'taak-verlengd')

    await page.getByRole('button', { name: /^Wijzigen Door een stroomstoring/ }).click()
    const wijzigen = page.getByRole('dialog', { name: 'Storing wijzigen' })
    await expect(wijzigen.getByText('Taken die klaar zijn blijven zoals ze waren.')).toBeVisible()
    const einde = wijzigen.getByRole('group', { name: /Einde/ })
    await einde.getByLabel('Datum').fill('2019-12-31')
    await einde.getByLabel('Tijd').fill('9')
    await wijzigen.getByRole('button', { name: 'Opslaan' }).click()
    await faultAtField(wijzigen, 'Einde', 'Het einde moet na het begin liggen.')
    await einde.getByLabel('Datum').fill('2020-01-02')
    await wijzigen.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByRole('row', { name: /stroomstoring/ })).toContainText('2 jan 2020')
    await checkAccessibility(page)
    await page.getByRole('button', { name: /^Verwijderen Door een stroomstoring/ }).click()
    await checkAccessibility(page)
    await confirm(page, 'Deze storing verwijderen?', 'Verwijderen')
    await expect(page.getByText('De storing is verwijderd.')).toBeVisible()
    const na = await balie.app().client.internetaken.tonen({ params: { uuid: taak.uuid } })
    expectValue(na.verlenging).toBeNull()
  })

  test('wie weggaat of fout zit raakt niets kwijt, en de fout staat bij het veld', async () => {
    balie.toegestaan.consoleErrors = [/400/]
    const { client } = balie.app()
    const fax = await client.kanalen.maken({ body: { naam: 'fax' } })
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/storingen')
    const add = page.getByRole('button', { name: 'Storing vastleggen' })
    await add.click()
    const dialog = page.getByRole('dialog', { name: 'Storing vastleggen' })
    await expect(dialog.getByRole('heading', { name: 'Storing vastleggen' })).toBeFocused()
    const reden = dialog.getByRole('textbox', { name: 'Wat er is' })
    await reden.fill('De fax deed het niet.')
    await dialog.getByRole('group', { name: /Begin/ }).getByLabel('Tijd').fill('25')
    await dialog.getByRole('checkbox', { name: 'fax' }).check()
    await page.keyboard.press('Escape')
    const vraag = page.getByRole('alertdialog', { name: 'Sluiten zonder op te slaan?' })
    await checkAccessibility(page)
    await vraag.getByRole('button', { name: 'Verder invullen' }).click()
    await expect(vraag).toBeHidden()
    await expect(reden).toHaveValue('De fax deed het niet.')
    await expect(dialog.getByRole('checkbox', { name: 'fax' })).toBeChecked()

    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await dialog.getByRole('link', { name: /^Begin: / }).click()
    await expect(dialog.getByRole('group', { name: /Begin/ }).getByLabel('Datum')).toBeFocused()
    await dialog.getByRole('group', { name: /Begin/ }).getByLabel('Tijd').fill('9')
    // Somebody renames the kanaal meanwhile.
    await client.kanalen.wijzigen({ params: { uuid: fax.uuid }, body: { naam: 'telefax' } })
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByRole('link', { name: /Het kanaal fax bestaat niet/ })).toBeVisible()
    await expect(reden).toHaveValue('De fax deed het niet.')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'storing-fout')
    await dialog.getByRole('checkbox', { name: 'fax', exact: true }).uncheck()
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    const row = page.getByRole('row', { name: /De fax deed het niet/ })
    await expect(row).toContainText('duurt nog')

    await page.getByRole('button', { name: /^Wijzigen De fax/ }).click()
    const wijzigen = page.getByRole('dialog', { name: 'Storing wijzigen' })
    await wijzigen.getByRole('textbox', { name: 'Wat er is' }).fill('Iets anders.')
    await wijzigen.getByRole('button', { name: 'Annuleren' }).click()
    await page.getByRole('button', { name: 'Sluiten zonder opslaan' }).click()
    await expect(wijzigen).toBeHidden()
    await expect(page.getByRole('button', { name: /^Wijzigen De fax/ })).toBeFocused()
    await checkAccessibility(page)
    const [storing] = (await client.storingen.lijst()).resultaten
    expectValue(storing?.reden).toBe('De fax deed het niet.')
    await client.storingen.verwijderen({ params: { uuid: storing?.uuid ?? '' } })
  })

  test('een gepland onderhoud van één kanaal', async () => {
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/storingen')
    await page.getByRole('button', { name: 'Storing vastleggen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Storing vastleggen' })
    await dialog.getByRole('checkbox', { name: 'telefoon' }).check()
    await dialog.getByRole('textbox', { name: 'Wat er is' }).fill('Onderhoud aan de telefoon.')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByRole('row', { name: /Onderhoud/ })).toContainText('telefoon')
    const [storing] = (await balie.app().client.storingen.lijst()).resultaten
    expectValue(storing).toMatchObject({ kanalen: ['telefoon'], eindOp: null })
    expectValue(Math.abs(Date.parse(storing?.beginOp ?? '') - Date.now())).toBeLessThan(UUR)
  })
})
