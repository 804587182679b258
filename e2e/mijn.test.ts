import { describe, test } from 'vitest'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { inloggenOpMijn } from './mijn.ts'
import { expect } from './patience.ts'

const balie = werkplek()

describe('Mijn', () => {
  test('een burger logt in, ziet als wie hij er is, en logt uit', async () => {
    const page = await (await balie.nieuweBrowser()).newPage()
    await page.goto('/mijn/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'mijn-inloggen')
    await inloggenOpMijn(page, 'suzanne')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hallo, Suzanne van Rijsbergen')
    await expect(page.getByText('U bent ingelogd als')).toContainText('uzelf')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'mijn-overzicht')
    await page.getByRole('link', { name: 'Wisselen' }).click()
    await checkAccessibility(page)
    await foto(page, 'mijn-wisselen')
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('U bent uitgelogd')
    await page.goto('/mijn/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen')
    const { rows } = await balie
      .app()
      .pool.query(
        "select i.object_id, p.naam, count(*) from klanttaak k join partij p on p.uuid=k.partij join partij_identificator i on i.partij=p.uuid where i.code_soort_object_id in ('bsn','kvk_nummer') group by 1,2 order by 3 desc limit 12",
      )
    console.log(rows)
  })
})
