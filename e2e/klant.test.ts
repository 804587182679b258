import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { demoPersonen } from '../src/run/demo/basisregistraties/personen.ts'
import { bsn } from '../src/run/demo/nummers.ts'
import { klantcontact, organisatie } from '../src/run/testing/fixtures.ts'
import { checkAccessibility, checkNarrow, foto, werkplek } from './harness.ts'
import { expect as zie } from './patience.ts'

const plek = werkplek()

const KCC = 'Roos van der Meer'
const SUZANNE = '999993653'
const LISA = '999990408'
const GEHEIM = '999993483'
/** The open list of results. */
const LIJST = '.balie-search'

const veld = (page: Page, naam: string | RegExp) => page.getByLabel(naam)
const zoekveld = (page: Page) => page.getByRole('combobox', { name: 'Zoek de klant' })
const hoe = (page: Page) => veld(page, 'Hoe is vastgesteld wie het is?')

async function newContact(): Promise<Page> {
  const page = await plek.als(KCC, '/werkplek/contacten')
  await page.keyboard.press('F2')
  await zie(zoekveld(page)).toBeFocused()
  return page
}

async function register(page: Page, onderwerp: string) {
  await veld(page, 'Onderwerp').fill(onderwerp)
  await page.keyboard.press('Control+Enter')
  await zie(page.getByText('Noem de klant dit nummer:')).toBeVisible()
  const { resultaten } = await plek.app().client.klantcontacten.lijst({ query: { zoek: onderwerp } })
  return resultaten.find((contact) => contact.onderwerp === onderwerp)
}

/** Gives somebody from the BRP who is not in the register. */
const onlyInBrp = () => {
  const gevonden = demoPersonen().findLast(({ overleden, huisnummer }) => !overleden && huisnummer)
  if (!gevonden) throw new Error('Everybody is a partij.')
  return gevonden
}

const partijWith = async (nummer: string) => {
  const body = { identificator: { soort: 'bsn' as const, nummer } }
  return (await plek.app().client.partijen.zoeken({ body })).resultaten[0]
}

describe('de klant vinden terwijl hij praat', () => {
  test('op BSN, met het toetsenbord alleen; het BSN staat in geen enkel adres', async () => {
    const page = await newContact()
    const adressen: string[] = []
    page.on('request', (request) => adressen.push(request.url()))
    await page.keyboard.type(SUZANNE)
    await zie(page.getByText(`BSN: ${SUZANNE}`)).toBeVisible()
    await zie(page.getByRole('option', { name: /Suzanne van Rijsbergen/ })).toHaveCount(1)
    await zie(page.getByText('Bezig met zoeken')).toHaveCount(0)
    // A screen reader also hears it while the list is open.
    await zie(page.getByRole('status').filter({ hasText: `BSN: ${SUZANNE}. 1 gevonden.` })).toHaveCount(1)
    await checkAccessibility(page, LIJST)
    await foto(page, 'klant-bsn')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await zie(hoe(page)).toBeFocused()
    await zie(page.getByText('Bekende klant', { exact: true })).toBeVisible()
    expect(adressen.filter((adres) => adres.includes(SUZANNE))).toEqual([])
    expect(adressen.some((adres) => adres.endsWith('/basisregistraties/brp/_zoek'))).toBe(true)
  })

  test('een naam en een onderwerp zonder spaties maken niets breder dan het scherm', async () => {
    const lang = 'Langenaam'.repeat(22)
    const { client } = plek.app()
    const { uuid } = await client.partijen.maken({ body: organisatie({ naam: lang }) })
    const [wie] = (await client.actoren.lijst({ query: { naam: KCC } })).resultaten
    const betrokkenen = [{ rol: 'klant' as const, initiator: true, partij: uuid }]
    await client.klantcontacten.registreren({
      body: klantcontact(wie?.uuid ?? '', {
        onderwerp: lang,
        betrokkenen,
        opvolging: { internetaken: [{ gevraagdeHandeling: lang, actoren: [wie?.uuid ?? ''] }] },
      }),
    })
    const page = await newContact()
    await page.keyboard.type('Langenaam')
    await page.getByRole('option', { name: lang }).click()
    await zie(page.getByRole('region', { name: 'Klantbeeld' }).getByRole('link', { name: lang })).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klant-lang')
    // The window takes its width back a moment later.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth))
      .toBe(true)
    await page.goto('/werkplek/werklijst')
    await zie(page.getByRole('link', { name: lang })).toBeVisible()
    await checkNarrow(page)
    await foto(page, 'werklijst-lang')
  })

  test('Enter kiest de enige die is gevonden, ook als het zoeken nog loopt', async () => {
    const page = await newContact()
    await page.keyboard.type(LISA)
    await page.keyboard.press('Enter')
    await zie(hoe(page)).toBeFocused()
    await zie(page.getByText('Lisa Hoogeveen').first()).toBeVisible()
  })

  test('op een naam: klanten en het Handelsregister in één lijst, met wat nog kan', async () => {
    const page = await newContact()
    await page.keyboard.type('Stichting Buurt')
    await zie(page.getByText('Naam: Stichting Buurt', { exact: true })).toBeVisible()
    await zie(page.getByText('Typ er de geboortedatum bij om ook in de BRP te zoeken.')).toBeVisible()
    await zie(page.getByRole('group', { name: 'Klanten' }).getByRole('option').first()).toBeVisible()
    await zie(
      page.getByRole('group', { name: 'Handelsregister' }).getByRole('option', { name: /rechtspersoon/ }),
    ).toBeVisible()
    await checkAccessibility(page, LIJST)
    await foto(page, 'klant-naam')
    await checkNarrow(page)
  })

  test('op zaaknummer en contactnummer: het contact met zijn klant', async () => {
    const { client } = plek.app()
    const { resultaten } = await client.klantcontacten.lijst({ query: { aantal: '100' } })
    const bekend = resultaten.find(({ betrokkenen }) => betrokkenen.some(({ partij }) => partij))
    const page = await newContact()
    await page.keyboard.type(`contact ${bekend?.nummer}`)
    const naam = bekend?.betrokkenen.find(({ partij }) => partij)?.partij?.naam ?? '?'
    await zie(page.getByRole('group', { name: 'Contacten' }).getByRole('option', { name: naam })).toBeVisible()
    const onbekend = resultaten.find(({ betrokkenen }) => betrokkenen.every(({ partij }) => !partij))
    await zoekveld(page).fill(`contact ${onbekend?.nummer}`)
    const optie = page.getByRole('option', { name: new RegExp(`contact ${onbekend?.nummer}`) })
    await zie(optie).toContainText('onbekende klant: open dit contact')
    const metZaak = resultaten.find(({ opvolging }) => opvolging.zaken.length > 0)
    await zoekveld(page).fill(metZaak?.opvolging.zaken[0]?.identificator.objectId ?? '?')
    await zie(page.locator(LIJST).getByText(/^Zaaknummer: /)).toBeVisible()
    await zie(page.getByRole('group', { name: 'Contacten' }).getByRole('option').first()).toBeVisible()
  })

  test('op postcode en huisnummer: wie er woont, ook volgens de BRP', async () => {
    const { postcode, huisnummer, geslachtsnaam } = onlyInBrp()
    const page = await newContact()
    await page.keyboard.type(`${postcode.toLowerCase()} ${huisnummer}`)
    const adres = `${postcode.replace(/^(\d{4})/, '$1 ')} ${huisnummer}`
    await zie(page.getByText(`Postcode en huisnummer: ${adres}`, { exact: true })).toBeVisible()
    await zie(
      page.getByRole('group', { name: 'BRP' }).getByRole('option', { name: new RegExp(geslachtsnaam) }),
    ).toBeVisible()
  })

  test('wat niet kan staat erbij', async () => {
    const page = await newContact()
    await page.keyboard.type('123456789')
    await zie(page.locator(LIJST).getByText('Dit is geen BSN: het getal klopt niet.')).toBeVisible()
    await checkAccessibility(page, LIJST)
  })

  test('antwoordt de BRP niet, dan staat dat naast wat elders is gevonden', async () => {
    plek.toegestaan.consoleErrors = [/502/]
    const page = await newContact()
    const probleem = {
      type: 'urn:balie:probleem:bron-onbereikbaar',
      code: 'bron-onbereikbaar',
      title: 'Het andere register geeft geen goed antwoord.',
      status: 502,
      detail: 'De BRP antwoordt niet op tijd.',
      instance: 'urn:balie:verzoek:x',
    }
    await page.route('**/basisregistraties/brp/_zoek', (route) =>
      route.fulfill({ status: 502, contentType: 'application/problem+json', body: JSON.stringify(probleem) }),
    )
    await page.keyboard.type(SUZANNE)
    await zie(page.getByText('De BRP antwoordt niet op tijd.')).toBeVisible()
    await zie(page.getByRole('option', { name: /Suzanne van Rijsbergen/ })).toBeVisible()
    await checkAccessibility(page, LIJST)
    await foto(page, 'klant-brp-stil')
    await zoekveld(page).fill(bsn(3_000) ?? '?')
    await zie(page.getByText('Niets gevonden.')).toHaveCount(1)
    await zie(page.getByText('De BRP antwoordt niet op tijd.')).toBeVisible()
  })
})

describe('vaststellen wie het is', () => {
  test('R1: wie in de BRP is gevonden en vastgesteld wordt bij registreren klant', async () => {
    const { voornamen, voorvoegsel, geslachtsnaam, geboortedatum, bsn: nummer } = onlyInBrp()
    const [jaar, maand, dag] = geboortedatum.split('-')
    const page = await newContact()
    await page.keyboard.type(
      [voornamen, voorvoegsel, geslachtsnaam, `${dag}-${maand}-${jaar}`].filter(Boolean).join(' '),
    )
    const optie = page.getByRole('group', { name: 'BRP' }).getByRole('option').first()
    await zie(optie).toBeVisible()
    await foto(page, 'klant-brp')
    await optie.click()
    await zie(hoe(page)).toBeFocused()
    await zie(page.getByText('Blijft een onbekende klant')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'klant-gevonden')
    await hoe(page).selectOption('controlevragen')
    await zie(page.getByText('Wordt bij registreren een klant')).toBeVisible()
    await checkNarrow(page)
    const contact = await register(page, 'Verhuizing doorgeven uit de BRP')
    const partij = await partijWith(nummer)
    expect(partij).toMatchObject({
      laatsteAuthenticatie: { middel: 'controlevragen', niveau: 'laag', door: { naam: KCC } },
    })
    expect(contact?.betrokkenen).toMatchObject([{ partij: { uuid: partij?.uuid } }])
  })

  test('R3: wie niet is vastgesteld blijft onbekend, ook als hij in het Handelsregister staat; een concept bewaart dat', async () => {
    const page = await newContact()
    await page.keyboard.type('kvk 90000002')
    await page.getByRole('option', { name: /rechtspersoon/ }).click()
    await zie(page.getByText('Blijft een onbekende klant')).toBeVisible()
    await zie(page.getByText('Besloten Vennootschap')).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'klant-kvk')
    await page.waitForTimeout(900)
    await zie(page.getByText(/^Bewaard om/)).toBeVisible()
    await page.reload()
    await zie(page.getByText('Bloemisterij Dotterbloem B.V.').first()).toBeVisible()
    const contact = await register(page, 'Vraag van de bloemist')
    expect(contact?.betrokkenen).toMatchObject([
      { partij: null, organisatienaam: 'Bloemisterij Dotterbloem B.V.', volledigeNaam: '' },
    ])
  })

  test('R14: wie elders is gevonden en geen antwoord hoeft, is met een taak te registreren zonder nummer of adres', async () => {
    const page = await newContact()
    await page.keyboard.type('kvk 90000002')
    await page.getByRole('option', { name: /rechtspersoon/ }).click()
    await page.getByRole('radio', { name: /Taak voor een collega/ }).check()
    await page.getByRole('combobox', { name: 'Voor wie' }).fill('Openbare Ru')
    await page.getByRole('option', { name: /Openbare Ruimte/ }).click()
    await veld(page, 'Wat moet er gebeuren').fill('Bekijk de boom')
    await veld(page, 'Onderwerp').fill('Melding van de bloemist')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: /of kruis aan dat de klant geen antwoord hoeft/ }).click()
    await zie(veld(page, /Telefoonnummer/)).toBeFocused()
    await veld(page, 'De klant hoeft geen antwoord').check()
    await checkAccessibility(page)
    const contact = await register(page, 'Melding van de bloemist')
    expect(contact?.opvolging.internetaken).toMatchObject([{ gevraagdeHandeling: 'Bekijk de boom' }])
  })

  test('R8: wie een ander nummer typt en het weer wist blijft in dat veld', async () => {
    const page = await newContact()
    await page.keyboard.type(SUZANNE)
    await page.keyboard.press('Enter')
    await zie(hoe(page)).toBeFocused()
    await page.getByText('Namens wie, ander nummer').click()
    const nummer = veld(page, /Telefoonnummer/)
    await nummer.focus()
    await page.keyboard.type('06')
    await zie(page.getByText(/^Bewaard om/)).toBeVisible()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await zie(nummer).toHaveValue('')
    await zie(nummer).toBeVisible()
    await zie(nummer).toBeFocused()
    await page.keyboard.type('0612345678')
    await page.waitForTimeout(900)
    await zie(page.getByText(/^Bewaard om/)).toBeVisible()
    // A user who comes back sees it at once.
    await page.reload()
    await zie(nummer).toBeVisible()
    await zie(nummer).toHaveValue('0612345678')
    await checkNarrow(page)
  })

  test('R1, R13: de tweede vraag in het gesprek van iemand uit de BRP is van dezelfde klant', async () => {
    const gevonden = demoPersonen().at(-2)
    const page = await newContact()
    await page.keyboard.type(gevonden?.bsn ?? '')
    await page.keyboard.press('Enter')
    await hoe(page).selectOption('identiteitsdocument')
    await veld(page, 'Onderwerp').fill('Eerste vraag uit de BRP')
    await page.getByRole('button', { name: 'Nog een vraag' }).click()
    await veld(page, 'Onderwerp').fill('Tweede vraag uit de BRP')
    await page.getByRole('button', { name: 'Registreer 2 vragen' }).click()
    await zie(page.getByText('Noem de klant deze nummers:')).toBeVisible()
    const partij = await partijWith(gevonden?.bsn ?? '')
    const params = { uuid: partij?.uuid ?? '' }
    expect((await plek.app().client.partijen.authenticaties({ params })).resultaten).toHaveLength(2)
  })

  test('wie het niet kan vaststellen gaat verder als onbekende klant, met de naam', async () => {
    const page = await newContact()
    await page.keyboard.type(SUZANNE)
    await page.keyboard.press('Enter')
    await zie(page.getByRole('region', { name: 'Klantbeeld' }).getByText('Laatste contacten')).toBeVisible()
    await page.getByRole('button', { name: 'Verder als onbekende klant' }).click()
    await zie(zoekveld(page)).toBeFocused()
    await zie(veld(page, /Voornaam/)).toHaveValue('Suzanne')
    await zie(veld(page, /Tussenvoegsel/)).toHaveValue('van')
    await zie(veld(page, /Achternaam/)).toHaveValue('Rijsbergen')
  })
})

describe('wie eerder onbekend bleef', () => {
  test('R3: wordt gevonden op wat hij toen noemde; het contact gaat open, en het lopende contact blijft', async () => {
    const { client } = plek.app()
    const { resultaten: actoren } = await client.actoren.lijst({ query: {} })
    const actor = actoren[0]?.uuid ?? ''
    await client.klantcontacten.registreren({
      body: klantcontact(actor, {
        onderwerp: 'Lekkende regenpijp',
        betrokkenen: [
          {
            rol: 'klant',
            initiator: true,
            contactnaam: { voornaam: 'Quirijn', achternaam: 'Ruijgrok' },
            digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'q.ruijgrok@example.org' }],
          },
        ],
      }),
    })
    const page = await newContact()
    for (const gezegd of ['Quirijn Ruijgrok', 'Q.Ruijgrok@example.org']) {
      await zoekveld(page).fill(gezegd)
      await zie(page.getByRole('option', { name: /Lekkende regenpijp/ })).toContainText('onbekende klant')
    }
    await checkAccessibility(page, LIJST)
    // Enter alone does not lead away from what is being typed.
    await zie(page.getByText('Bezig met zoeken')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await zie(zoekveld(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await zie(page.getByRole('heading', { level: 1 })).toBeVisible()
    await zie(page.getByText('Lekkende regenpijp').first()).toBeVisible()
    await zie(page).toHaveURL(/\/klantcontacten\//)
    await page.goBack()
    await zie(zoekveld(page)).toBeVisible()
  })
})

describe('het klantbeeld', () => {
  test('R4, R6: wie namens een ander belt ziet het beeld van die ander, en het contact komt daar te staan', async () => {
    const page = await newContact()
    await page.keyboard.type(SUZANNE)
    await page.keyboard.press('Enter')
    await hoe(page).selectOption('machtiging')
    const lisa = await partijWith(LISA)
    await page.getByText('Namens wie, ander nummer').click()
    await veld(page, 'Spreekt namens').selectOption(lisa?.uuid ?? '?')
    const beeld = page.getByRole('region', { name: 'Klantbeeld van Lisa Hoogeveen' })
    await zie(beeld.getByText('Suzanne van Rijsbergen spreekt namens deze klant.')).toBeVisible()
    await zie(page.getByRole('region', { name: 'Klantbeeld van Suzanne van Rijsbergen' })).toBeVisible()
    await zie(veld(page, 'Wie nam contact op')).toHaveValue('vertegenwoordiger')
    await checkAccessibility(page)
    await foto(page, 'klant-namens')
    await checkNarrow(page)
    const contact = await register(page, 'Namens Lisa over het paspoort')
    expect(contact?.betrokkenen).toMatchObject([
      { rol: 'vertegenwoordiger', initiator: true },
      { rol: 'klant', initiator: false, partij: { uuid: lisa?.uuid } },
    ])
  })

  test('R4: wie namens iemand belt van wie dat nog niet is vastgelegd, kiest wie dat is, en legt dat vast', async () => {
    const page = await newContact()
    await page.keyboard.type(LISA)
    await page.keyboard.press('Enter')
    await hoe(page).selectOption('machtiging')
    await page.getByText('Namens wie, ander nummer').click()
    await veld(page, 'Spreekt namens').selectOption('ander')
    await veld(page, 'Onderwerp').fill('Namens iemand anders')
    await page.keyboard.press('Control+Enter')
    await zie(page.getByRole('link', { name: /Kies namens wie de klant spreekt/ })).toBeVisible()
    await page.getByRole('combobox', { name: 'Namens wie' }).fill('Cornelia Francisca')
    await page.getByRole('option', { name: /Wiegman/ }).click()
    await zie(page.getByRole('region', { name: /Klantbeeld van Cornelia/ })).toBeVisible()
    await page.getByRole('checkbox', { name: /Leg vast dat deze klant Cornelia .* vertegenwoordigt/ }).check()
    await checkAccessibility(page)
    await checkNarrow(page)
    await foto(page, 'klant-voortaan')
    const contact = await register(page, 'Namens iemand anders')
    expect(contact?.betrokkenen).toMatchObject([
      { rol: 'vertegenwoordiger', partij: { naam: 'Lisa Hoogeveen' } },
      { rol: 'klant', partij: { naam: 'Cornelia Francisca Wiegman' } },
    ])
    const lisa = await partijWith(LISA)
    expect(lisa?.vertegenwoordigt).toMatchObject([{ naam: 'Cornelia Francisca Wiegman' }])
  })

  test('geheimhouding valt op; de laatste vijf contacten staan er meteen, de andere op verzoek', async () => {
    const { client } = plek.app()
    const partij = await partijWith(GEHEIM)
    const { resultaten: actoren } = await client.actoren.lijst({ query: {} })
    for (let keer = 1; keer <= 7; keer += 1)
      await client.klantcontacten.registreren({
        body: {
          kanaal: 'telefoon',
          onderwerp: `Geheim onderwerp ${keer}`,
          inhoud: 'Zo is het gegaan.',
          betrokkenen: [{ partij: partij?.uuid, rol: 'klant', initiator: true }],
          actoren: [actoren[0]?.uuid ?? ''],
          opvolging: { internetaken: [{ gevraagdeHandeling: `Doe iets ${keer}`, actoren: [actoren[0]?.uuid ?? ''] }] },
        },
      })
    const page = await newContact()
    await page.keyboard.type(GEHEIM)
    await page.keyboard.press('Enter')
    const beeld = page.getByRole('region', { name: 'Klantbeeld' })
    await zie(beeld.getByText('Geheimhouding: geef geen gegevens van deze klant door.')).toBeVisible()
    await zie(beeld.getByText(/Geheim onderwerp/)).toHaveCount(5)
    await beeld.getByText('Geheim onderwerp 7').click()
    await zie(beeld.getByText('Zo is het gegaan.').first()).toBeVisible()
    await checkAccessibility(page)
    await foto(page, 'klant-klantbeeld')
    await beeld.getByRole('button', { name: 'Alle contacten laten zien' }).click()
    await zie(beeld.getByText('Geheim onderwerp 1')).toBeVisible()
    await checkAccessibility(page)
    await checkNarrow(page)
  })
})
