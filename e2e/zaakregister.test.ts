import { describe, expect as expectValue, test } from 'vitest'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const balie = werkplek()

const SAMIR = 'Samir Bouzian'
const KCC = 'Roos van der Meer'

/** An open zaak that somebody of the demonstration may treat. */
async function openZaak(naam: string) {
  const { rows } = await balie.app().pool.query<{ uuid: string; identificatie: string }>(
    `select z.uuid, z.identificatie from zaakregister_zaak z join zaakregister_rol r on r.zaak = z.uuid
     join actor_eenheid e on e.eenheid = r.actor join actor a on a.uuid = e.actor
     where a.naam = $1 and z.einddatum is null
       and exists (select from zaakregister_zaakinformatieobject k where k.zaak = z.uuid) order by z.volgnummer limit 1`,
    [naam],
  )
  const [zaak] = rows
  if (!zaak) throw new Error(`No zaak for ${naam}.`)
  return zaak
}

describe('een zaak behandelen', () => {
  test('R27: status zetten met toelichting, en afsluiten met een resultaat', async () => {
    const zaak = await openZaak(SAMIR)
    const page = await balie.als(SAMIR, '/werkplek/behandelen')
    const menu = page.getByRole('navigation', { name: 'Hoofdnavigatie' })
    await expect(menu.getByRole('link', { name: 'Behandelen' })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Zaken behandelen' })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'behandelen')
    await page.getByRole('textbox', { name: 'Zaaknummer' }).fill('bestaat-niet')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Er is geen zaak met dit nummer die u mag zien.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Zaaknummer' }).fill(zaak.identificatie)
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
    await page.getByRole('link', { name: zaak.identificatie }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Zaak ${zaak.identificatie}` })).toBeFocused()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'zaak-behandelen')
    const documenten = page.getByRole('region', { name: 'Documenten' })
    const [download] = await Promise.all([page.waitForEvent('download'), documenten.getByRole('link').first().click()])
    expectValue(download.suggestedFilename()).toMatch(/\.(pdf|png|txt)$/)

    await page.getByRole('button', { name: 'Status zetten' }).click()
    const zetten = page.getByRole('dialog', { name: 'Status zetten' })
    await zetten.getByRole('button', { name: 'Status zetten' }).click()
    await expect(zetten.getByRole('link', { name: /Nieuwe status: Kies er een/ })).toBeVisible()
    await zetten.getByLabel('Nieuwe status').selectOption('Ontvangen')
    await expect(zetten.getByText('De klant krijgt hiervan bericht.')).toBeVisible()
    await zetten.getByLabel(/Toelichting/).fill('Alles is binnen.')
    await checkAccessibility(page)
    await foto(page, 'status-zetten')
    await zetten.getByRole('button', { name: 'Status zetten' }).click()
    await expect(page.getByText('De status is nu ‘Ontvangen’.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Verloop' }).getByText('Alles is binnen.')).toBeVisible()

    await page.getByRole('button', { name: 'Zaak afsluiten' }).click()
    const sluiten = page.getByRole('dialog', { name: 'Zaak afsluiten' })
    await sluiten.getByLabel('Resultaat', { exact: true }).selectOption({ index: 1 })
    await checkAccessibility(page)
    await foto(page, 'zaak-afsluiten')
    await sluiten.getByRole('button', { name: 'Zaak afsluiten' }).click()
    await expect(page.getByText(`Zaak ${zaak.identificatie} is afgesloten.`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Zaak afsluiten' })).toHaveCount(0)
    await checkAccessibility(page)
    const { rows } = await balie.app().pool.query('select meldingen from zaak where zaak_uuid = $1', [zaak.uuid])
    expectValue(rows[0].meldingen).toBeGreaterThan(0)
  })
})

test('zonder zaaktypen in het zaakregister staat Behandelen niet in het menu', async () => {
  const { pool } = balie.app()
  const { rows } = await pool.query<{ uuid: string }>('select uuid from zaakregister_zaaktype where not concept')
  const setConcept = (concept: boolean) =>
    pool.query('update zaakregister_zaaktype set concept = $1 where uuid = any ($2)', [
      concept,
      rows.map(({ uuid }) => uuid),
    ])
  await setConcept(true)
  try {
    const page = await balie.als(SAMIR, '/werkplek/werklijst')
    const menu = page.getByRole('navigation', { name: 'Hoofdnavigatie' })
    await expect(menu.getByRole('link', { name: 'Zaken' })).toBeVisible()
    // A page that listens for calls is never idle.
    const answered = page.waitForResponse((response) => response.url().endsWith('/zaakregister/catalogus'))
    await page.reload()
    await answered
    await expect(menu.getByRole('link', { name: 'Behandelen' })).toHaveCount(0)
  } finally {
    await setConcept(false)
  }
})

describe('wacht op zaaksysteem', () => {
  test('R12: wat wacht, waarom, nu proberen en opgeven met een taak ervoor in de plaats', async () => {
    const { client, pool } = balie.app()
    const [start] = (await client.zaaksystemen.startbaar({ query: { zoek: 'boom' } })).resultaten
    const { resultaten } = await client.actoren.lijst({ query: { naam: KCC } })
    for (const onderwerp of ['Eik kappen', 'Beuk kappen'])
      await client.klantcontacten.registreren({
        body: klantcontact(resultaten[0]?.uuid ?? '', {
          onderwerp,
          opvolging: {
            zaakstarten: [{ zaaksysteem: start?.zaaksysteem.uuid ?? '', zaaktype: start?.identificatie ?? '' }],
          },
        }),
      })
    await pool.query(`update zaakstart set pogingen = 3, fout = 'Open Zaak is niet bereikbaar.', fout_op = now(),
      volgende_poging = now() + interval '1 hour'`)
    const page = await balie.als(KCC, '/werkplek/contacten')
    const link = page.getByRole('link', { name: /Wacht op zaaksysteem.*2.*zaken wachten/ })
    await link.click()
    const eik = page.getByRole('row', { name: /Eik kappen/ }).last()
    await expect(eik).toContainText('Open Zaak is niet bereikbaar.')
    await expect(eik).toContainText('3 pogingen')
    await expect(eik).toContainText('U krijgt het nummer zodra het bekend is')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'wacht-op-zaaksysteem')
    await page.getByRole('button', { name: 'Opgeven Eik kappen' }).click()
    const opgeven = page.getByRole('dialog', { name: 'Zaak ‘Eik kappen’ niet starten?' })
    await opgeven.getByRole('button', { name: 'Opgeven' }).click()
    await expect(opgeven.getByRole('link', { name: /Reden: Vul in waarom/ })).toBeVisible()
    await opgeven.getByRole('textbox', { name: /Reden/ }).fill('De klant belt zelf met de provincie.')
    await checkAccessibility(page)
    await foto(page, 'zaak-opgeven')
    await opgeven.getByRole('button', { name: 'Opgeven' }).click()
    await expect(page.getByText(/De zaak wordt niet gestart. Taak \d+ komt ervoor in de plaats./)).toBeVisible()
    await page.getByRole('checkbox', { name: /Beuk kappen/ }).check()
    await page.getByRole('button', { name: 'Gekozen zaken nu proberen (1)' }).click()
    await expect(page.getByText('Balie probeert 1 zaak nu opnieuw.')).toBeVisible()
    const { rows } = await pool.query('select status, volgende_poging <= now() as nu from zaakstart order by status')
    expectValue(rows).toEqual([
      { status: 'wacht', nu: true },
      { status: 'opgegeven', nu: false },
    ])
  })
})
