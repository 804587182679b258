import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { klantcontact, persoon } from '../../run/testing/fixtures.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { answerTo, bezoeker, fieldsOf, type Gezien } from '../../run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { startWorldline } from '../../run/testing/worldline.ts'

/** Merel Kooyman of the demonstration. */
const BSN = '999993847'
const BEDRAG = 4550

let app: TestApp
let opzet: Klanttaakopzet
let worldline: Awaited<ReturnType<typeof startWorldline>>
let tab: Awaited<ReturnType<typeof visitor>>

beforeAll(async () => {
  worldline = await startWorldline()
  app = await startTestApp({ DEMO: 'true', SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), ...worldline.config })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
  tab = await visitor()
})
afterAll(async () => {
  await app.stop()
  await worldline.stop()
})

async function visitor(sleutel = 'merel', middel = 'digid', niveau = '') {
  const one = bezoeker(app.base)
  await one.inloggen(sleutel, middel, '/mijn/', niveau)
  return one
}

const pathOf = ({ uuid }: { uuid: string }) => `/mijn/taken/${uuid}`
const show = ({ uuid }: { uuid: string }) => app.client.klanttaken.tonen({ params: { uuid } })
const statussen = async ({ uuid }: { uuid: string }) =>
  (await app.client.klanttaken.betalingen({ params: { uuid } })).resultaten.map(({ status }) => status)

const betaaltaak = (extra: object = {}) =>
  opzet.zetUit({
    titel: 'Betaal de leges',
    opdracht: {
      soort: 'betaaltaak',
      bedrag: BEDRAG,
      transactieomschrijving: 'Leges kap',
      doelrekening: { naam: 'Gemeente', code: '', iban: '' },
    },
    ...extra,
  })

const sendTo = (page: Gezien, action: string, fields: Record<string, string> = {}) => tab.stuur(page, action, fields)

const toSign = async (extra: object = {}) =>
  opzet.zetUit({
    titel: 'Onderteken de overeenkomst',
    opdracht: { soort: 'ondertekenen', verklaring: 'Ik ga akkoord met de voorwaarden.' },
    bijlagen: [await opzet.upload('Overeenkomst')],
    ...extra,
  })

/** Presses the button to pay, and gives what the provider knows of the attempt. */
async function pay(taak: { uuid: string }) {
  await sendTo(await tab.open(pathOf(taak)), `${pathOf(taak)}/betaling`)
  const checkout = worldline.checkouts.at(-1)
  if (!checkout) throw new Error('No checkout.')
  return checkout
}

/** The browser comes back, as Worldline sends it. */
function comeBack({ returnUrl, id, mac }: { returnUrl: string; id: string; mac: string }, als = tab) {
  const { pathname } = new URL(returnUrl)
  return als.open(`${pathname}?RETURNMAC=${encodeURIComponent(mac)}&hostedCheckoutId=${id}`)
}

describe('betalen in Mijn', () => {
  test('R26: zonder scripts naar de betaalpagina en terug; de taak is gedaan en zegt wat er is betaald', async () => {
    const taak = await betaaltaak()
    const page = await tab.open(pathOf(taak))
    expect(page.tekst).toContain('Betaal € 45,50')
    expect(page.tekst).not.toContain('per post')
    const sent = await sendTo(page, `${pathOf(taak)}/betaling`)
    const checkout = worldline.checkouts.at(-1)
    expect(checkout).toMatchObject({ amount: BEDRAG, currency: 'EUR' })
    expect(sent.html).toContain(`href="https://pay.example/${checkout?.id}"`)
    if (!checkout) throw new Error('No checkout.')
    // Back before the provider knows: nothing is done, and it can be looked at again.
    const nog = await comeBack(checkout)
    expect(nog.url.pathname).toBe(pathOf(taak))
    expect(nog.tekst).toContain('U bent begonnen met betalen.')
    expect((await show(taak)).status).toBe('open')
    checkout.status = 'PENDING_CAPTURE'
    const wacht = await tab.open(`${new URL(checkout.returnUrl).pathname}`)
    expect(wacht.tekst).toContain('Uw betaling is onderweg.')
    expect(wacht.html).not.toContain(`action="${pathOf(taak)}/betaling"`)
    checkout.status = 'PAID'
    const klaar = await comeBack(checkout)
    expect(klaar.tekst).toContain('Wij hebben dit ontvangen op')
    expect(klaar.tekst).toMatch(/Betaald op .* € 45,50/)
    expect(await show(taak)).toMatchObject({ status: 'uitgevoerd', uitvoering: { niveau: 'substantieel' } })
  })

  test('de browser gaat vanzelf naar de betaalpagina, en alleen daarheen', async () => {
    const taak = await betaaltaak()
    const page = await tab.open(pathOf(taak))
    const action = `${pathOf(taak)}/betaling`
    const response = await answerTo(tab, action, fieldsOf(page.html, action))
    expect(response.status).toBe(200)
    expect(response.headers.get('refresh')).toBe(`0; url=https://pay.example/${worldline.checkouts.at(-1)?.id}`)
  })

  test('R26: het bedrag komt uit de taak: wat een browser erbij stuurt telt niet', async () => {
    const taak = await betaaltaak()
    const action = `${pathOf(taak)}/betaling`
    const body = fieldsOf((await tab.open(pathOf(taak))).html, action)
    const veranderd = { bedrag: '1', amount: '1', valuta: 'USD', currency: 'USD', doelrekening: 'NL00KWAAD0123456789' }
    for (const [name, value] of Object.entries(veranderd)) body.set(name, value)
    await answerTo(tab, action, body)
    const checkout = worldline.checkouts.at(-1)
    expect(checkout).toMatchObject({ amount: BEDRAG, currency: 'EUR' })
    expect(JSON.stringify(checkout)).not.toMatch(/USD|KWAAD/)
    // A browser that says on its way back that something was paid does not make it so.
    const { pathname } = new URL(checkout?.returnUrl ?? '')
    await tab.open(
      `${pathname}?RETURNMAC=${encodeURIComponent(checkout?.mac ?? '')}&hostedCheckoutId=${checkout?.id}&amount=1&status=PAID`,
    )
    expect((await show(taak)).status).toBe('open')
  })

  test.each([
    ['CANCELLED', 'De vorige betaling is afgebroken. Er is niets betaald.', 'geannuleerd'],
    ['REJECTED', 'De vorige betaling is niet gelukt. Er is niets betaald.', 'mislukt'],
  ])('na %s staat er dat er niets is betaald, en kan het opnieuw', async (status, tekst, kept) => {
    const taak = await betaaltaak()
    const checkout = await pay(taak)
    checkout.status = status
    expect((await comeBack(checkout)).tekst).toContain(tekst)
    const tweede = await pay(taak)
    tweede.status = 'PAID'
    expect((await comeBack(tweede)).tekst).toContain('Wij hebben dit ontvangen op')
    expect(await statussen(taak)).toEqual(['betaald', kept])
  })

  test('twee pogingen die allebei slagen: de klant leest dat het teveel terugkomt', async () => {
    const taak = await betaaltaak()
    const eerste = await pay(taak)
    const tweede = await pay(taak)
    for (const checkout of [eerste, tweede]) {
      checkout.status = 'PAID'
      await comeBack(checkout)
    }
    expect((await tab.open(pathOf(taak))).tekst).toContain('U hebt betaald wat niet hoefde, of meer dan één keer.')
    // Sent again from a page of before: it was done.
    expect(await statussen(taak)).toEqual(['betaald', 'betaald'])
  })

  test('R28: met een poging van een ander, of met iets anders dan de provider meegaf, komt niemand iets te weten', async () => {
    const taak = await betaaltaak()
    const checkout = await pay(taak)
    checkout.status = 'PAID'
    expect((await comeBack({ ...checkout, mac: 'verzonnen' })).status).toBe(404)
    expect((await comeBack(checkout, await visitor('emre'))).status).toBe(404)
    const anders = await betaaltaak()
    expect(
      (await comeBack({ ...checkout, returnUrl: checkout.returnUrl.replace(taak.uuid, anders.uuid) })).status,
    ).toBe(404)
    expect(await statussen(taak)).toEqual(['begonnen'])
    const made = worldline.checkouts.length
    const vreemd = await visitor('emre')
    const own = await tab.open(pathOf(anders))
    expect((await vreemd.stuur(own, `${pathOf(anders)}/betaling`)).status).not.toBe(200)
    // Nor with a proof of their own.
    const form = fieldsOf((await vreemd.open('/mijn/vragen/nieuw')).html, '/mijn/vragen/nieuw')
    form.set('versie', '1')
    expect((await answerTo(vreemd, `${pathOf(anders)}/betaling`, form)).status).toBe(404)
    expect(worldline.checkouts).toHaveLength(made)
  })

  test('R1: op een te laag niveau is er geen knop, en een formulier van eerder begint niets', async () => {
    const taak = await betaaltaak({ niveau: 'hoog' })
    const page = await tab.open(pathOf(taak))
    expect(page.html).toContain('/mijn/niveau?nodig=hoog')
    expect(page.html).not.toContain('/betaling"')
    const ander = await tab.open(pathOf(await betaaltaak()))
    const html = ander.html.replaceAll(/\/mijn\/taken\/[\da-f-]{36}\/betaling"/g, `${pathOf(taak)}/betaling"`)
    const sent = await sendTo({ ...ander, html }, `${pathOf(taak)}/betaling`)
    expect([sent.status, await statussen(taak)]).toEqual([409, []])
  })

  test('R4: een gemachtigde die het register niet kent betaalt en tekent namens de klant', async () => {
    const klant = await app.client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: '999993926' }] }),
    })
    const zaak = await opzet.makeZaak({ omschrijving: 'Zaak van een ander' })
    await app.client.klantcontacten.registreren({
      headers: {},
      body: klantcontact(opzet.medewerker, {
        betrokkenen: [{ rol: 'klant', initiator: true, partij: klant.uuid }],
        opvolging: { zaken: [{ objectId: zaak.uuid, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }] },
      }),
    })
    const van = { partij: klant.uuid, zaak: { codeSoortObjectId: 'uuid' as const, objectId: zaak.uuid } }
    const gemachtigde = await visitor('machtiging', 'digid-machtigen')
    const taak = await betaaltaak(van)
    await gemachtigde.stuur(await gemachtigde.open(pathOf(taak)), `${pathOf(taak)}/betaling`)
    const checkout = worldline.checkouts.at(-1)
    expect(
      await worldline.tell(app.base, { reference: checkout?.reference ?? '', status: 'PAID', amount: BEDRAG }),
    ).toBe(200)
    const { status, uitvoering } = await show(taak)
    expect([status, uitvoering?.door?.uuid === klant.uuid]).toEqual(['uitgevoerd', false])
    const tekenen = await toSign(van)
    const action = `${pathOf(tekenen)}/ondertekening`
    await gemachtigde.stuur(await gemachtigde.open(pathOf(tekenen)), action, { akkoord: 'ja' })
    const { handtekening } = await app.client.klanttaken.handtekening({ params: { uuid: tekenen.uuid } })
    expect(handtekening).toMatchObject({
      namens: { uuid: klant.uuid },
      ondertekenaar: uitvoering?.door && { uuid: uitvoering.door.uuid },
    })
  })

  test('wat intussen is gewijzigd of ingetrokken begint niet; zonder provider staat er dat er niets is betaald', async () => {
    const taak = await betaaltaak()
    const page = await tab.open(pathOf(taak))
    worldline.settings.isDown = true
    const stil = await sendTo(page, `${pathOf(taak)}/betaling`)
    worldline.settings.isDown = false
    expect([stil.status, stil.tekst.includes('Er is niets betaald.')]).toEqual([502, true])
    await app.pool.query('update klanttaak set versie = versie + 1 where uuid = $1', [taak.uuid])
    const changed = await sendTo(page, `${pathOf(taak)}/betaling`)
    expect([changed.status, changed.tekst.includes('Wat wij vragen is intussen gewijzigd.')]).toEqual([409, true])
    await app.client.klanttaken.intrekken({ params: { uuid: taak.uuid }, body: { reden: 'Niet meer nodig' } })
    const made = worldline.checkouts.length
    expect((await sendTo(page, `${pathOf(taak)}/betaling`)).status).toBe(409)
    expect([worldline.checkouts.length, await statussen(taak)]).toEqual([made, []])
  })
})

describe('ondertekenen in Mijn', () => {
  test('precies wat is getoond, met een akkoord, wordt ondertekend en verzegeld', async () => {
    const taak = await toSign()
    const page = await tab.open(pathOf(taak))
    expect(page.tekst).toContain('Ik ga akkoord met de voorwaarden.')
    const [, sha256 = ''] = /SHA-256 ([\da-f]{64})/.exec(page.tekst) ?? []
    const action = `${pathOf(taak)}/ondertekening`
    const zonder = await sendTo(page, action)
    expect(zonder.status).toBe(400)
    expect(zonder.html).toContain('href="#veld-akkoord"')
    expect((await show(taak)).status).toBe('open')
    const anders = { ...page, html: page.html.replaceAll(sha256, sha256.replace(/^./, 'x')) }
    const ander = await sendTo(anders, action, { akkoord: 'ja' })
    expect([ander.status, ander.tekst.includes('Er is niets ondertekend.')]).toEqual([409, true])
    const klaar = await sendTo(page, action, { akkoord: 'ja' })
    expect([klaar.url.pathname, klaar.tekst.includes('U hebt dit ondertekend.')]).toEqual([pathOf(taak), true])
    const { handtekening, ongeschonden } = await app.client.klanttaken.handtekening({ params: { uuid: taak.uuid } })
    expect(ongeschonden).toBe(true)
    expect(handtekening).toMatchObject({
      documenten: [{ sha256 }],
      ondertekenaar: { uuid: opzet.klant.uuid },
      namens: null,
      middel: 'digid',
      niveau: 'substantieel',
    })
    // A second click: it was done.
    expect((await sendTo(page, action, { akkoord: 'ja' })).url.pathname).toBe(pathOf(taak))
  })

  test('R1: op een te laag niveau wordt er niets ondertekend', async () => {
    const hoog = await toSign({ niveau: 'hoog' })
    expect((await tab.open(pathOf(hoog))).html).not.toContain('/ondertekening"')
    const ander = await tab.open(pathOf(await toSign()))
    const html = ander.html.replaceAll(/\/mijn\/taken\/[\da-f-]{36}\/ondertekening"/g, `${pathOf(hoog)}/ondertekening"`)
    const sent = await sendTo({ ...ander, html }, `${pathOf(hoog)}/ondertekening`, { akkoord: 'ja' })
    expect([sent.status, (await show(hoog)).status]).toEqual([409, 'open'])
  })
})
