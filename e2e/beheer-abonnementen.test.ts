import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { passOnOne } from '../src/koppelingen/signaleren/melden.ts'
import { sql } from '../src/platform/sql.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { startOntvanger } from '../src/run/testing/ontvanger.ts'
import { makePostvak } from '../src/run/testing/post.ts'
import { startSignalen } from '../src/run/testing/signalen.ts'
import { BEHEERDER, confirm } from './beheer.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect } from './patience.ts'

const KCC = 'Roos van der Meer'
const signalen = await startSignalen()
const balie = werkplek({
  ...{ SIGNALEN_URL: signalen.url, PDOK_URL: signalen.url, PDOK_GEMEENTE: 'Voorbeeldstad' },
  PDOK_TEGELS_URL: `${signalen.url}/tegels`,
})
let ontvanger: Awaited<ReturnType<typeof startOntvanger>>

beforeAll(async () => {
  ontvanger = await startOntvanger()
})
afterAll(async () => {
  await ontvanger.stop()
  await signalen.stop()
})

/** A Notificaties API that did not take something. */
async function makeFailed(): Promise<void> {
  const { db } = balie.app()
  const uuid = randomUUID()
  await sql`insert into abonnement (uuid, naam, soort, url, client_id, fouten, fout, wacht_tot)
    values (${uuid}::uuid, 'Open Notificaties', 'notificaties', ${`${ontvanger.url}/api/v1`}, 'balie', 3,
      'De ontvanger antwoordt niet op tijd.', now() + interval '10 minutes')`.execute(db)
  await sql`insert into bezorging (abonnement, volgnummer, subject, stand, pogingen) values
    (${uuid}::uuid, 1, gen_random_uuid(), 'mislukt', 11), (${uuid}::uuid, 2, gen_random_uuid(), 'wacht', 1)`.execute(db)
}

describe('abonnementen', () => {
  test('wie niet antwoordt is te zien, en het mislukte kan opnieuw; pauzeren, hervatten en beëindigen', async () => {
    const leeg = await balie.als(BEHEERDER, '/werkplek/beheer/abonnementen')
    await expect(leeg.getByText('Er zijn nog geen abonnementen.')).toBeVisible()
    await checkAccessibility(leeg)
    await makeFailed()
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/abonnementen')
    const row = page.getByRole('row', { name: /Open Notificaties/ })
    await expect(row).toContainText('antwoordt niet')
    await expect(row).toContainText('1 bericht mislukt')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'abonnementen')
    await page.getByRole('button', { name: 'Proberen Open Notificaties' }).click()
    await expect(
      page.getByText(/Open Notificaties: Het geheim van dit abonnement kan niet worden gelezen/),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Opnieuw bezorgen Open Notificaties' }).click()
    await expect(page.getByText('1 bericht gaat opnieuw naar Open Notificaties.')).toBeVisible()
    await expect(row).toContainText('2 berichten wachten')
    await page.getByRole('button', { name: 'Pauzeren Open Notificaties' }).click()
    await expect(row).toContainText('gepauzeerd')
    await page.getByRole('button', { name: 'Hervatten Open Notificaties' }).click()
    await expect(row).toContainText('gaat goed')
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Beëindigen Open Notificaties' }).click()
    await confirm(page, 'Het abonnement van Open Notificaties beëindigen?', 'Beëindigen')
    await expect(page.getByText('Er zijn nog geen abonnementen.')).toBeVisible()
  })
})

describe('postvakken', () => {
  test('beheer voegt een postvak toe, test het, ziet waarom het niet lukt, en welke berichten apart staan', async () => {
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/postvakken')
    await expect(page.getByText('Er zijn nog geen postvakken.')).toBeVisible()
    await page.getByRole('button', { name: 'Postvak toevoegen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Kies een afdeling of groep.').first()).toBeVisible()
    await dialog.getByLabel('Naam', { exact: true }).fill('Parkeren')
    await dialog.getByLabel('Adres van de mailserver').fill('127.0.0.1')
    await dialog.getByLabel('Poort').fill('9')
    await dialog.getByLabel('Beveiliging').selectOption('geen')
    await dialog.getByLabel('Gebruiker').fill('parkeren@waterlanden.example')
    await dialog.getByLabel('Wachtwoord').fill('geheim')
    await dialog.getByRole('combobox', { name: 'Afdeling of groep' }).fill('Klantcontact')
    await page.getByRole('option', { name: /Klantcontactcentrum/ }).click()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'postvak')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Postvak Parkeren is bewaard. Test het nu.')).toBeVisible()
    await page.getByRole('button', { name: 'Test dit postvak Parkeren' }).click()
    await expect(page.getByText('Parkeren: De mailserver neemt op deze poort niet op.')).toBeVisible()
    await sql`insert into email_bericht (uuid, postvak, plaats, uidvalidity, uid, aangekomen_op, omvang, stand, reden)
      select gen_random_uuid(), uuid, plaats, 1, 1, now(), 10, 'apart', 'het bericht is groter dan 150 MB' from email_postvak`.execute(
      balie.app().db,
    )
    const again = await balie.als(BEHEERDER, '/werkplek/beheer/postvakken')
    await foto(again, 'postvakken')
    await checkNarrow(again)
    await again.getByRole('button', { name: '1 bericht apart Parkeren' }).click()
    await expect(again.getByRole('cell', { name: 'het bericht is groter dan 150 MB', exact: true })).toBeVisible()
    await expect(again.getByText('Lees het in het postvak zelf.')).toBeVisible()
    await checkAccessibility(again)
    await sql`insert into email_bericht (uuid, postvak, plaats, uidvalidity, uid, aangekomen_op, omvang, stand, reden)
      select gen_random_uuid(), uuid, plaats, 1, uid, now(), 10, 'apart', 'te groot'
      from email_postvak, generate_series(2, 120) uid`.execute(balie.app().db)
    const many = await balie.als(BEHEERDER, '/werkplek/beheer/postvakken')
    await many.getByRole('button', { name: '120 berichten apart Parkeren' }).click()
    await many.getByRole('button', { name: 'Meer laden' }).click()
    await expect(many.getByRole('dialog').getByText('120 berichten', { exact: true })).toBeVisible()
    const rows = many.getByRole('dialog').getByRole('checkbox')
    await rows.nth(1).check()
    await rows.nth(2).check()
    await checkAccessibility(many)
    await checkNarrow(many)
    await foto(many, 'postvak-samen')
    // Somebody else was quicker with one of them.
    await sql`update email_bericht set stand = 'overgeslagen' where uuid = (
      select uuid from email_bericht where stand = 'apart' order by uuid desc limit 1)`.execute(balie.app().db)
    balie.toegestaan.consoleErrors = [/409/]
    await many.getByRole('button', { name: '2 berichten afdoen' }).click()
    await expect(many.getByText('Met 1 bericht hoeft niets te gebeuren. 1 bericht deed een collega al.')).toBeVisible()
    await expect(many.getByRole('dialog').getByText('118 berichten', { exact: true })).toBeVisible()
  })
})

describe('een bericht dat apart staat', () => {
  const ONLEESBAAR = 'X-Vreemd: ja\r\n\r\n<script>alert(1)</script> Beste gemeente.\r\n'

  test('R28, R29: wie dat mag leest en downloadt het als tekst, dat staat in het logboek, en terug staat men waar men was', async () => {
    const { client, pool, base, als } = balie.app()
    const [kcc] = (await client.actoren.lijst({ query: { naam: 'Klantcontactcentrum' } })).resultaten
    const box = await makePostvak(balie.app(), 'Bekijkpost', kcc?.uuid ?? '')
    await box.fetch(ONLEESBAAR)
    await box.fetch(ONLEESBAAR)
    await box.register()
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/postvakken')
    await page.getByRole('button', { name: '2 berichten apart Bekijkpost' }).click()
    const list = page.getByRole('dialog', { name: 'Berichten van Bekijkpost die apart staan' })
    await list.getByRole('checkbox').nth(1).check()
    const look = list.getByRole('button', { name: /^Bekijken / }).first()
    await look.click()
    const message = page.getByRole('dialog', { name: 'Bericht zonder onderwerp' })
    await expect(message.getByText('X-Vreemd: ja')).toBeVisible()
    await expect(message.getByText('<script>alert(1)</script> Beste gemeente.')).toBeVisible()
    await expect(message.getByRole('heading', { name: 'Bericht zonder onderwerp' })).toBeFocused()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'postvak-bericht-apart')
    const downloading = page.waitForEvent('download')
    await message.getByRole('link', { name: 'Download het hele bericht' }).click()
    const download = await downloading
    expectValue(download.suggestedFilename()).toMatch(/^bericht-[\da-f-]{36}\.eml\.txt$/)
    expectValue(await readFile(await download.path(), 'utf8')).toBe(ONLEESBAAR)

    // The choice in the list is still there.
    await page.keyboard.press('Escape')
    await expect(message).toBeHidden()
    await expect(look).toBeFocused()
    await expect(list.getByRole('checkbox').nth(1)).toBeChecked()
    await checkAccessibility(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: '2 berichten apart Bekijkpost' })).toBeFocused()

    const { rows } = await pool.query(
      `select operatie, wie_naam from logboek where operatie in ('postvakken.bekijken', 'postvakken.bron') order by id`,
    )
    expectValue(rows).toMatchObject([
      { operatie: 'postvakken.bekijken', wie_naam: BEHEERDER },
      { operatie: 'postvakken.bron', wie_naam: BEHEERDER },
    ])
    // A right to keep mailboxes is none to read what people write.
    const { token } = await als({ rechten: ['postvakken.beheren'] })
    const [bericht] = await box.berichten()
    const address = `${base}/api/v1/postvakken/${box.uuid}/berichten/${bericht?.uuid}`
    for (const path of [address, `${address}/bron`]) {
      expectValue((await fetch(path)).status).toBe(401)
      expectValue((await fetch(path, { headers: { Authorization: `Token ${token}` } })).status).toBe(403)
    }
    balie.toegestaan.consoleErrors = [/403/, /Missing right/]
    const roos = await balie.als(KCC, '/werkplek/beheer/postvakken')
    await expect(roos.getByRole('button', { name: /apart/ })).toHaveCount(0)
  })
})

describe('regels voor e-mail', () => {
  test('beheer maakt een regel, ziet bij het veld wat niet kan, probeert hem en zet hem in werking', async () => {
    balie.toegestaan.consoleErrors = [/400/]
    const { client } = balie.app()
    const [kcc] = (await client.actoren.lijst({ query: { naam: 'Klantcontactcentrum' } })).resultaten
    const box = await makePostvak(balie.app(), 'Regelpost', kcc?.uuid ?? '')
    await box.fetch('From: Anna <anna@voorbeeld.nl>\r\nSubject: Parkeerplaats bezet\r\n\r\nMijn plek is bezet.\r\n')
    await box.fetch('From: Piet <piet@voorbeeld.nl>\r\nSubject: Iets anders\r\n\r\nHallo.\r\n')
    await box.register()
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/postregels')
    await expect(page.getByText(/Er zijn nog geen regels/)).toBeVisible()
    await page.getByRole('button', { name: 'Regel toevoegen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Naam', { exact: true }).fill('Parkeren')
    await dialog.getByLabel(/^Postvak/).selectOption('Regelpost')
    await dialog.getByLabel(/^Afzender/).fill('geen adres')
    await dialog.getByLabel(/^Woorden/).fill('parkeer*')
    await dialog.getByLabel(/^Label/).fill('parkeren')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText(/“geen adres” is geen e-mailadres/).first()).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'postregel')
    await dialog.getByLabel(/^Afzender/).fill('voorbeeld.nl')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Regel Parkeren is bewaard en werkt nog niet. Probeer hem nu.')).toBeVisible()
    await page.getByRole('button', { name: 'Proberen Parkeren' }).click()
    await expect(dialog.getByText(/past op 1 van de laatste 2 berichten/)).toBeVisible()
    await expect(dialog.getByRole('row', { name: /Parkeerplaats bezet/ })).toContainText('een taak: label parkeren')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'postregel-proef')
    await dialog.getByRole('button', { name: 'In werking zetten' }).click()
    await expect(page.getByText('Regel Parkeren werkt nu.')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'postregels')
    await page.getByRole('button', { name: 'Verwijderen Parkeren' }).click()
    await confirm(page, 'Regel Parkeren verwijderen?', 'Verwijderen')
    await expect(page.getByText(/Er zijn nog geen regels/)).toBeVisible()
  })
})

describe('Signalen', () => {
  test('R27: een contact gaat door als melding; wat niet zeker is vraagt dat iemand kijkt, en de coördinator ziet het', async () => {
    const { client, db, config } = balie.app()
    const { resultaten } = await client.actoren.lijst({ query: { naam: 'Roos van der Meer' } })
    const { uuid } = await client.klantcontacten.registreren({ body: klantcontact(resultaten[0]?.uuid ?? '') })
    const passOn = () =>
      passOnOne({ db, now: new Date(Date.now() + 60_000), config, log: { warn: () => undefined } as never })
    const page = await balie.als('Roos van der Meer', `/werkplek/klantcontacten/${uuid}`)
    await page.getByRole('button', { name: 'Doorzetten naar Signalen' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Doorzetten', exact: true }).click()
    await expect(dialog.getByText('Kies er een.').first()).toBeVisible()
    await dialog.getByLabel('Categorie').selectOption({ label: 'Wegen: Straatlamp' })
    await dialog.getByRole('combobox', { name: 'Waar is het?' }).fill('Dorpsstraat')
    await page.getByRole('option', { name: /Dorpsstraat 7/ }).click()
    await dialog.getByRole('button', { name: /^Kaart/ }).press('ArrowRight')
    await dialog.getByRole('button', { name: 'Dichterbij' }).click()
    await checkAccessibility(page)
    await foto(page, 'signalen-doorzetten')
    await checkNarrow(page)
    signalen.stand.gedrag = 504
    await dialog.getByRole('button', { name: 'Doorzetten', exact: true }).click()
    const panel = page.getByRole('region', { name: 'Meldingen in Signalen' })
    await expect(panel.getByText('gaat naar Signalen')).toBeVisible()
    await passOn()
    signalen.stand.gedrag = 'goed'
    await page.reload()
    await expect(panel.getByText('niet zeker')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'signalen-onzeker')
    await panel.getByRole('button', { name: 'Intrekken Straatlamp' }).press('Enter')
    await expect(page.getByText('Zij gaat dan niet meer naar Signalen.')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Annuleren' }).press('Enter')
    const beheer = await balie.als('Marloes Hendriks', '/werkplek/beheer/signalen')
    await expect(beheer.getByRole('table').getByText('niet zeker')).toBeVisible()
    await checkAccessibility(beheer)
    await checkNarrow(beheer)
    await foto(beheer, 'signalen')
    await panel.getByRole('button', { name: 'Nog eens melden Straatlamp' }).press('Enter')
    await expect(page.getByText('De melding gaat nog eens naar Signalen.')).toBeVisible()
    await passOn()
    await page.reload()
    await expect(panel.getByText('SIG-1, Straatlamp')).toBeVisible()
    // The arrow moved the point of the address to the east.
    const [east = 0] = signalen.meldingen[0]?.body.location.geometrie.coordinates ?? []
    expect(east).toBeGreaterThan(5.1)
    await checkNarrow(page)
  })
})

describe('inkomende kanalen', () => {
  test('een formulier zonder regel krijgt er een, met de laatste inzending ernaast, en wordt opnieuw ingedeeld', async () => {
    balie.toegestaan.consoleErrors = [/400/]
    const app = balie.app()
    const { aanleveren } = await app.als({ rechten: ['inkomend.leveren'] })
    await app.client.vragensets.maken({
      body: {
        titel: 'Gat in de weg',
        vragen: [{ sleutel: 'waar', label: 'In welke straat is het?', soort: 'kort', verplicht: true, opties: [] }],
      },
    })
    await aanleveren.formulier({
      params: { id: 'gat-in-de-weg' },
      body: {
        values: { straat: 'Dorpsstraat', naam: 'Visser' },
        values_schema: { properties: { straat: { title: 'In welke straat?' } } },
        metadata: { public_reference: 'OF-12345', form_name: 'Gat in de weg', form_id: 'gat' },
      },
    })
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/inkomend')
    await expect(page.getByRole('heading', { name: 'Zonder regel' })).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Regel maken Gat in de weg' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('In welke straat?: Dorpsstraat')).toBeVisible()
    await dialog.getByLabel('Kanaal').fill('bestaat niet')
    await dialog.getByLabel(/^Onderwerp/).fill('Gat in {straat}')
    await dialog.getByLabel('Veld met de achternaam').selectOption('naam')
    await dialog.getByLabel(/^Categorie in Signalen/).selectOption({ label: 'Wegen: Straatlamp' })
    await dialog.getByLabel('Veld met het adres').last().selectOption('straat')
    await dialog.getByLabel(/^Vragenset/).selectOption({ label: 'Gat in de weg' })
    await dialog.getByLabel('In welke straat is het?').selectOption('straat')
    await dialog.getByRole('button', { name: 'Regel toevoegen' }).click()
    await dialog.getByLabel('Veld', { exact: true }).selectOption('straat')
    await dialog.getByLabel('Woorden ervoor').fill('Straat')
    await expect(dialog.getByText('Straat: Dorpsstraat', { exact: true })).toBeVisible()
    await expect(dialog.getByText('Gat in Dorpsstraat')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'formulier')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(dialog.getByText('Dit kanaal bestaat niet, of is niet in gebruik.').first()).toBeVisible()
    await dialog.getByLabel('Kanaal').fill('webformulier')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Kanaal Gat in de weg is bewaard.')).toBeVisible()
    await page.getByRole('button', { name: 'Ontvangen Gat in de weg' }).click()
    const received = page.getByRole('dialog')
    await expect(received.getByText('Hiervoor is nog geen regel gemaakt.')).toBeVisible()
    await foto(page, 'formulieren-ontvangen')
    await checkAccessibility(page)
    await checkNarrow(page)
    await received.getByRole('button', { name: 'Opnieuw indelen OF-12345' }).click()
    await expect(received.getByText('geregistreerd')).toBeVisible()
    await expect(received.getByText('Er is niets geweigerd.')).toBeVisible()

    const anders = { values: { straat: 'Kade' }, metadata: { public_reference: 'OF-12345', form_id: 'gat' } }
    await expect(aanleveren.formulier({ params: { id: 'gat-in-de-weg' }, body: anders })).rejects.toThrow(
      'levering-anders',
    )
    await fetch(`${app.base}/api/v1/kanalen/formulieren/gat-in-de-weg`, { method: 'POST' })
    await page.reload()
    const refused = page.getByRole('region', { name: 'Geweigerd' })
    await expect(refused.getByRole('row', { name: /OF-12345/ })).toContainText('met een andere inhoud')
    await expect(refused.getByRole('row', { name: /onbekend, van 127.0.0.x/ })).toContainText('Gat in de weg')
    await expect(page.getByRole('row', { name: /1 keer geweigerd/ })).toContainText('Gat in de weg')
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'kanalen-geweigerd')
  })

  test('een verzoek van het Omgevingsloket wordt met de hand ingelezen; wat er niet klopt staat er met de regel', async () => {
    balie.toegestaan.consoleErrors = [/400/]
    const page = await balie.als(KCC, '/werkplek/contacten')
    await page.getByRole('link', { name: 'Verzoek van het Omgevingsloket inlezen' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /inlezen/ })).toBeFocused()
    await page.getByRole('button', { name: 'Inlezen' }).click()
    await expect(page.getByText('Kies het XML-bestand van het verzoek.').first()).toBeVisible()
    const choose = (text: string) =>
      page.getByLabel('Bericht').setInputFiles({ name: 'verzoek.xml', mimeType: 'text/xml', buffer: Buffer.from(text) })
    await choose('<verzoek>\n</verzoek')
    await page.getByRole('button', { name: 'Inlezen' }).click()
    await expect(page.getByText('Regel 2: dit is geen geldige XML.')).toBeVisible()
    await checkAccessibility(page)
    await choose(
      '<verzoek><verzoeknummer>e2e-1</verzoeknummer><type>Melding</type><projectnaam>Boom</projectnaam></verzoek>',
    )
    await page.getByRole('button', { name: 'Inlezen' }).click()
    await expect(page.getByText('Dit verzoek is vastgelegd als klantcontact')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'omgevingsloket-inlezen')
    await page.getByRole('status').getByRole('link').click()
    await expect(page.getByText('Melding: Boom').first()).toBeVisible()
  })

  test('een webhook krijgt een adres en een geheim, dat één keer te zien is', async () => {
    const page = await balie.als(BEHEERDER, '/werkplek/beheer/inkomend')
    await page.getByRole('button', { name: 'Kanaal toevoegen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Soort').selectOption({ label: 'Webhook' })
    await dialog.getByLabel('Naam', { exact: true }).fill('Buurtapp')
    await dialog.getByLabel('Sleutel').fill('buurtapp')
    await dialog.getByRole('button', { name: 'Opslaan' }).click()
    const row = page.getByRole('row', { name: /Buurtapp/ })
    await expect(row).toContainText('heeft nog geen geheim')
    await page.getByRole('button', { name: 'Adres en geheim Buurtapp' }).click()
    await expect(dialog.getByLabel('Adres')).toHaveValue(/\/api\/v1\/kanalen\/inkomend\/buurtapp$/)
    await dialog.getByRole('button', { name: 'Geheim maken' }).click()
    await expect(dialog.getByLabel('Het geheim')).toHaveValue(/^whsec_/)
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'webhook-geheim')
    await dialog.getByRole('button', { name: 'Sluiten' }).first().click()
    await expect(row).toContainText('nog niets ontvangen')
  })
})
