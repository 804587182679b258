import type { Page } from '@playwright/test'
import { beforeAll, describe, test } from 'vitest'
import { persoon } from '../src/run/testing/fixtures.ts'
import { inDays } from '../src/run/testing/klanttaken.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { checkDisplay, inloggenOpMijn } from './mijn.ts'
import { expect } from './patience.ts'

const balie = werkplek()

/** Somebody of the demonstration. */
const WIE = 'emre'
const BSN = '999993148'

const FORMULIER = {
  schema: {
    type: 'object',
    required: ['wat', 'kosten'],
    properties: {
      wat: { type: 'string', title: 'Wat gaat u doen?' },
      start: { type: 'string', format: 'date', title: 'Wanneer begint u?' },
      kosten: { type: 'integer', title: 'Wat kost het, denkt u?', minimum: 0 },
      buren: { type: 'boolean', title: 'Weten uw buren ervan?' },
    },
  },
  ui: { velden: { wat: { soort: 'lange_tekst' }, kosten: { soort: 'bedrag' } } },
}

/** A form that is refused comes back as a page with this status. */
const REFUSED = /status of 400/

interface Opzet {
  formulier: string
  inleveren: string
  groot: string
  contact: string
  zaak: string
}
let opzet: Opzet

/** Somebody with a contact that led to a zaak, in which they must fill in a form and hand something in. */
beforeAll(async () => {
  const { client, pool } = balie.app()
  const identificator = { soort: 'bsn', nummer: BSN } as const
  const { resultaten } = await client.partijen.zoeken({ body: { identificator } })
  const partij = (
    resultaten[0] ?? (await client.partijen.maken({ body: persoon({ identificatoren: [identificator] }) }))
  ).uuid
  const { rows } = await pool.query<{ uuid: string; afdeling: string }>(
    `select z.uuid, (select a.uuid from actor a where a.soort_actor = 'organisatorische_eenheid' order by a.volgnummer limit 1) as afdeling
      from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype
      where z.einddatum is null and not t.intern and z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' order by z.volgnummer limit 1`,
  )
  const [found] = rows
  if (!found) throw new Error('The demonstration has no open zaak.')
  const contact = await client.klantcontacten.registreren({
    headers: {},
    body: {
      kanaal: 'balie',
      onderwerp: 'Aanvraag voor een schuur',
      inhoud: 'Emre wil een schuur bouwen achter zijn huis.',
      betrokkenen: [{ rol: 'klant', initiator: true, partij }],
      actoren: [found.afdeling],
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'Bekijk de tekening', actoren: [found.afdeling] }],
        zaken: [{ objectId: found.uuid, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }],
      },
    },
  })
  const zaak = { codeSoortObjectId: 'uuid', objectId: found.uuid } as const
  const setOut = async (titel: string, opdracht: object) =>
    (
      await client.klanttaken.uitzetten({
        body: {
          zaak,
          partij,
          titel,
          laatsteDag: inDays(10),
          verwerker: 'behandelaar',
          behandelaar: found.afdeling,
          opdracht,
        } as never,
      })
    ).uuid
  opzet = {
    formulier: await setOut('Vertel wat u gaat bouwen', {
      soort: 'formuliertaak',
      taal: 'json-schema',
      definitie: FORMULIER,
      voorinvullen: {},
    }),
    groot: await setOut('Lever foto’s in', {
      soort: 'aanleveren',
      gevraagd: ['Foto’s van de schuur'],
      maxBestanden: 5,
    }),
    inleveren: await setOut('Lever een tekening in', { soort: 'aanleveren', gevraagd: ['Een tekening van de schuur'] }),
    contact: contact.uuid,
    zaak: found.uuid,
  }
})

async function looked(page: Page, naam: string): Promise<void> {
  await checkAccessibility(page)
  await checkNarrow(page)
  await foto(page, naam)
}

/** Goes elsewhere, and comes back with Back: the browser neither asks to send a form again nor has nothing to show. */
async function backFrom(page: Page, elsewhere: string): Promise<void> {
  await page.getByRole('link', { name: elsewhere }).click()
  await expect(title(page)).toHaveText(elsewhere)
  await page.goBack()
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

describe('Mijn: vragen, taken, zaken en gegevens', () => {
  test('R12, R16: een klant stelt een vraag met een bijlage, en leest haar terug', async () => {
    balie.toegestaan.consoleErrors = [REFUSED]
    const page = await (await balie.nieuweBrowser()).newPage()
    await inloggenOpMijn(page, WIE)
    await page.getByRole('link', { name: 'Mijn vragen' }).click()
    await expect(title(page)).toHaveText('Mijn vragen')
    await looked(page, 'mijn-vragen')
    await page.getByRole('link', { name: 'Stel een vraag' }).click()
    await page.getByLabel('Uw vraag').fill('Ik wil hem graag rood verven.')
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(page.getByRole('alert')).toContainText('Vul in waar uw vraag over gaat.')
    await backFrom(page, 'Mijn taken')
    await expect(page.getByRole('alert')).toContainText('Vul in waar uw vraag over gaat.')
    await expect(page.getByLabel('Uw vraag')).toHaveValue('Ik wil hem graag rood verven.')
    await looked(page, 'mijn-vraag-fout')
    await checkDisplay(page)
    // The fault leads to its field, by keyboard.
    await page.getByRole('link', { name: 'Vul in waar uw vraag over gaat.' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Onderwerp').fill('Mag de schuur rood?')
    await page
      .getByLabel('Bijlagen')
      .setInputFiles({ name: 'kleur.txt', mimeType: 'text/plain', buffer: Buffer.from('Rood') })
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(title(page)).toHaveText('Uw vraag is verstuurd')
    await expect(page.getByText('U hoort het uiterlijk')).toBeVisible()
    await backFrom(page, 'Mijn taken')
    await expect(title(page)).toHaveText('Uw vraag is verstuurd')
    await looked(page, 'mijn-vraag-verstuurd')
    await page.getByRole('link', { name: 'Bekijk uw vraag' }).click()
    await expect(title(page)).toHaveText('Mag de schuur rood?')
    await expect(page.getByRole('link', { name: 'kleur.txt' })).toBeVisible()
    await looked(page, 'mijn-vraag')
  })

  test('R26: een klant vult een formulier in: fouten bij het veld, bewaren, verder op een ander apparaat, versturen', async () => {
    balie.toegestaan.consoleErrors = [REFUSED]
    const page = await (await balie.nieuweBrowser()).newPage()
    await inloggenOpMijn(page, WIE, '/mijn/taken')
    await expect(page.getByRole('heading', { name: 'Te doen' })).toBeVisible()
    await looked(page, 'mijn-taken')
    await page.getByRole('link', { name: 'Vertel wat u gaat bouwen' }).click()
    await looked(page, 'mijn-taak-formulier')
    await checkDisplay(page)
    await page.getByLabel('Wat gaat u doen?').fill('Een schuur van hout')
    await page.getByLabel('Wat kost het, denkt u?').fill('veel')
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(page.getByRole('alert')).toContainText('Vul een getal in.')
    await expect(page.getByLabel('Wat gaat u doen?')).toHaveValue('Een schuur van hout')
    await looked(page, 'mijn-taak-fout')
    await page.getByRole('button', { name: 'Bewaar en ga later verder' }).click()
    await expect(page.getByText('Bewaard.')).toBeVisible()

    const elders = await (await balie.nieuweBrowser()).newPage()
    await inloggenOpMijn(elders, WIE, `/mijn/taken/${opzet.formulier}`)
    await expect(elders.getByLabel('Wat gaat u doen?')).toHaveValue('Een schuur van hout')
    await elders.getByLabel('Wat kost het, denkt u?').fill('1250,50')
    await elders.getByRole('radio', { name: 'Ja' }).check()
    await elders.getByRole('button', { name: 'Verstuur' }).click()
    await expect(elders.getByText('Wij hebben dit ontvangen op')).toBeVisible()
    await looked(elders, 'mijn-taak-ontvangen')
    await elders.getByRole('link', { name: 'Bekijk wat u hebt verstuurd' }).click()
    await expect(elders.getByText('Een schuur van hout').first()).toBeVisible()
  })

  test('R26: een klant levert een bestand in zonder scripts, alleen met het toetsenbord', async () => {
    const browser = await balie.nieuweBrowser({ javaScriptEnabled: false })
    const page = await browser.newPage()
    await inloggenOpMijn(page, WIE, `/mijn/taken/${opzet.inleveren}`)
    balie.toegestaan.consoleErrors = [REFUSED]
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await backFrom(page, 'Mijn zaken')
    await expect(page.getByRole('alert')).toBeVisible()
    const file = { name: 'schuur.txt', mimeType: 'text/plain', buffer: Buffer.from('Tekening') }
    await page.getByLabel('Een tekening van de schuur').setInputFiles(file)
    await page.getByRole('button', { name: 'Verstuur' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Wij bekijken het.')).toBeVisible()
    await foto(page, 'mijn-taak-ingeleverd')
  })

  test('R15, R26: een groot bestand gaat in stukken, en vanzelf verder als de verbinding wegviel of de pagina is gesloten', async () => {
    const page = await (await balie.nieuweBrowser()).newPage()
    await inloggenOpMijn(page, WIE, `/mijn/taken/${opzet.groot}`)
    const LOST = /net::ERR_/
    balie.toegestaan.consoleErrors = [LOST]
    const MB = 1024 * 1024
    const photo = (name: string, mb: number) => ({
      name,
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(mb * MB, name),
    })
    const field = page.getByLabel('Foto’s van de schuur')
    const status = page.locator('.mijn-upload-status')
    const added = (name: string) => page.getByRole('button', { name: `Verwijder ${name}` })
    /** Lets so many pieces go by; the ones after it are lost, until there is a connection again. */
    let left = 2
    await page.route('**/uploads', (route) => (left-- > 0 ? route.continue() : route.abort()))
    await field.setInputFiles([photo('een.jpg', 4), photo('twee.jpg', 1)])
    await expect(page.getByRole('progressbar', { name: 'een.jpg' })).toBeVisible()
    await expect(status).toContainText('er is geen verbinding')
    await page.getByLabel('Opmerking').fill('Twee foto’s')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'mijn-taak-uploaden')
    left = 1_000
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    // Sending waits for the files.
    await expect(added('een.jpg')).toBeVisible()
    await expect(added('twee.jpg')).toBeVisible()
    await added('twee.jpg').click()
    await expect(added('twee.jpg')).toHaveCount(0)
    await expect(page.getByLabel('Opmerking')).toHaveValue('Twee foto’s')
    await field.setInputFiles(photo('drie.jpg', 3))
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(page.getByText('Wij bekijken het.')).toBeVisible()
    await page.getByRole('link', { name: 'Bekijk wat u hebt verstuurd' }).click()
    for (const name of ['een.jpg', 'drie.jpg']) await expect(page.getByRole('link', { name })).toBeVisible()
    await expect(page.getByRole('link', { name: 'twee.jpg' })).toHaveCount(0)
  })

  test('R27: een contact en zijn zaak zijn te volgen, en wie naar de gegevens keek is te zien', async () => {
    const page = await (await balie.nieuweBrowser()).newPage()
    await inloggenOpMijn(page, WIE, `/mijn/vragen/${opzet.contact}`)
    await expect(page.getByText('U hoort het uiterlijk').first()).toBeVisible()
    await looked(page, 'mijn-contact')
    await checkDisplay(page)
    await page.goto(`/mijn/zaken/${opzet.zaak}`)
    await expect(page.getByRole('heading', { name: 'Status' })).toBeVisible()
    await looked(page, 'mijn-zaak')
    await checkDisplay(page)
    await page.getByRole('link', { name: 'Mijn zaken' }).first().click()
    await looked(page, 'mijn-zaken')
    await page.getByRole('link', { name: 'Mijn gegevens' }).click()
    await page.getByRole('radio', { name: 'E-mail' }).check()
    await page.getByRole('textbox', { name: 'E-mailadres of telefoonnummer' }).fill('emre@voorbeeld.nl')
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    await expect(page.getByText('emre@voorbeeld.nl').first()).toBeVisible()
    await looked(page, 'mijn-gegevens')
    await page.getByRole('link', { name: 'Wie keek naar mijn gegevens' }).click()
    await expect(title(page)).toHaveText('Wie keek naar mijn gegevens')
    await looked(page, 'mijn-inzage')
  })
})
