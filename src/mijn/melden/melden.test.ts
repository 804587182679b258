import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { klantcontact } from '../../run/testing/fixtures.ts'
import { startPost } from '../../run/testing/klantberichten.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { answerTo, bezoeker, pieceSender, sendForm } from '../../run/testing/mijn.ts'
import { startNotify } from '../../run/testing/notify.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs } from '../../run/testing/zaaksysteem/opzet.ts'
import { ruimMeldingenOp } from './jobs.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** Merel Kooyman of the demonstration. */
const BSN = '999993847'

let app: TestApp
let post: Awaited<ReturnType<typeof startPost>>
let notify: Awaited<ReturnType<typeof startNotify>>
let opzet: Klanttaakopzet

beforeAll(async () => {
  post = await startPost()
  notify = await startNotify()
  app = await startTestApp({
    DEMO: 'true',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    MIJN_AFDELING: 'Openbare Ruimte',
    MIJN_MELDEN_PER_MINUUT: '1000',
    ...post.settings,
    ...notify.settings,
  })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
})
afterAll(async () => {
  await post.mail.stop()
  await notify.stop()
  await app.stop()
})

const VRAAG = {
  onderwerp: 'Losse stoeptegel',
  inhoud: 'Mijn moeder struikelde.',
  plaats: 'Dorpsstraat 12',
  emailadres: 'buur@voorbeeld.nl',
  naam: 'Buur',
}
type Velden = Partial<typeof VRAAG> & Record<string, string>

/** Sends the form without logging in, as a browser without scripts. */
async function report(velden: Velden = {}, foto?: { naam: string; bytes: Buffer }) {
  const tab = bezoeker(app.base)
  const form = await tab.open('/mijn/melden')
  const body = new FormData()
  body.set('sleutel', /name="sleutel" value="([^"]*)"/.exec(form.html)?.[1] ?? '')
  for (const [name, value] of Object.entries({ ...VRAAG, ...velden })) body.set(name, value)
  if (foto) body.set('foto', new Blob([new Uint8Array(foto.bytes)], { type: 'image/png' }), foto.naam)
  const send = async () => {
    const response = await answerTo(tab, '/mijn/melden', body)
    const html = await response.text()
    return {
      status: response.status,
      html,
      nummer: /bericht is\s*<strong>(\d+)|vraag is <strong>(\d+)/.exec(html)?.[2] ?? '',
    }
  }
  return { tab, send, ...(await send()) }
}

const contactAt = async (nummer: string) => (await app.client.klantcontacten.lijst({ query: { nummer } })).resultaten[0]

const codeIn = (tekst: string) => /Uw code is (\d{6})/.exec(tekst)?.[1] ?? ''

async function confirm(nummer: string, code: string) {
  const tab = bezoeker(app.base)
  const page = await tab.open('/mijn/melden/bevestigen')
  return tab.stuur(page, '/mijn/melden/bevestigen', { nummer, code })
}

describe('vragen zonder inloggen', () => {
  test('R3, R12: een melding wordt meteen vastgelegd met opvolging, van een onbekende en met foto en plaats', async () => {
    const { status, nummer, html } = await report({}, { naam: 'tegel.png', bytes: PNG })
    expect(status).toBe(200)
    expect(html).toContain('U hoort het uiterlijk')
    const contact = await contactAt(nummer)
    expect(contact).toMatchObject({
      onderwerp: 'Losse stoeptegel',
      inhoud: 'Plaats: Dorpsstraat 12\n\nMijn moeder struikelde.',
      initiatiefnemer: 'klant',
      zonderOpvolging: false,
      betrokkenen: [
        {
          partij: null,
          volledigeNaam: 'Buur',
          digitaleAdressen: [{ adres: 'buur@voorbeeld.nl', omschrijving: 'niet bevestigd door de klant' }],
        },
      ],
      opvolging: { internetaken: [{ status: 'te_verwerken', actoren: [{ naam: 'Openbare Ruimte' }] }] },
    })
    expect(contact?.bijlagen).toHaveLength(1)
  })

  test('R3: naar een adres gaat eerst alleen een code, zonder iets dat getypt is; pas daarna de ontvangstbevestiging', async () => {
    const emailadres = 'bevestig@voorbeeld.nl'
    const { nummer } = await report({ emailadres }, { naam: '999993847 tegel.png', bytes: PNG })
    const naar = async () => (await post.deliver(app)).filter(({ aan }) => aan === emailadres)
    const [eerste, ...meer] = await naar()
    expect(meer).toEqual([])
    for (const getypt of [...Object.values(VRAAG), nummer, 'tegel']) expect(eerste?.ruw).not.toContain(getypt)
    expect(await confirm(nummer, '000000')).toMatchObject({ status: 400 })
    const goed = await confirm(nummer, codeIn(eerste?.tekst ?? ''))
    expect(goed.tekst).toContain('Uw e-mailadres is bevestigd')
    const [ontvangst] = await naar()
    expect(ontvangst?.tekst).toContain(nummer)
    expect(ontvangst?.tekst).toContain('********* tegel.png (1 kB)')
    expect(ontvangst?.tekst).not.toContain('struikelde')
    // They cannot see it in Mijn, so it does not send them there.
    expect(ontvangst?.tekst).not.toContain('/mijn/')
    expect(ontvangst?.ruw).toMatch(/^Auto-Submitted: auto-replied/m)
    expect((await contactAt(nummer))?.betrokkenen[0]?.digitaleAdressen[0]?.omschrijving).toBe('')
    // A second time there is nothing to confirm, and no second receipt.
    expect((await confirm(nummer, codeIn(eerste?.tekst ?? ''))).status).toBe(400)
    expect(await naar()).toEqual([])
  })

  test('R3: naar een telefoonnummer dat niemand bevestigde gaat niets, ook geen bericht over het antwoord', async () => {
    const emailadres = 'beller@voorbeeld.nl'
    const { nummer } = await report({ emailadres, telefoonnummer: '0612345678' })
    const [code] = await post.deliver(app)
    const vraag = await contactAt(nummer)
    const answer = () =>
      app.client.klantcontacten.registreren({
        headers: {},
        body: klantcontact(opzet.afdeling, {
          kanaal: 'e-mail',
          initiatiefnemer: 'gemeente',
          betrokkenen: [{ rol: 'klant', contactnaam: { achternaam: 'Buur' } }],
          onderwerpobjecten: [{ wasKlantcontact: vraag?.uuid ?? '' }],
        }),
      })
    await answer()
    expect(await post.deliver(app)).toEqual([])
    // Once the e-mail address is confirmed, the answer is told there, and still nothing goes to the telephone.
    await confirm(nummer, codeIn(code?.tekst ?? ''))
    await answer()
    expect((await post.deliver(app)).map(({ aan }) => aan)).toContain(emailadres)
    expect(notify.ontvangen).toEqual([])
  })

  test('R3: het staat in niemands overzicht, ook niet bij wie datzelfde e-mailadres heeft', async () => {
    await app.client.partijen.wijzigen({
      params: { uuid: opzet.klant.uuid },
      body: {
        digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'merel@voorbeeld.nl', toestemmingHergebruik: true }],
      },
    })
    await report({ emailadres: 'merel@voorbeeld.nl', onderwerp: 'Niet van Merel' })
    const merel = bezoeker(app.base)
    await merel.inloggen('merel')
    expect((await merel.open('/mijn/vragen')).tekst).not.toContain('Niet van Merel')
    const beeld = await app.client.klantcontacten.klantbeeld({ params: { uuid: opzet.klant.uuid } })
    expect(JSON.stringify(beeld)).not.toContain('Niet van Merel')
  })

  test('twee keer versturen is één melding; wie een fout maakt houdt wat er getypt en toegevoegd is', async () => {
    const { send, nummer } = await report({ onderwerp: 'Dubbel' }, { naam: 'a.png', bytes: PNG })
    expect((await send()).nummer).toBe(nummer)
    const fout = await report(
      { emailadres: 'geen adres', onderwerp: 'Blijft staan' },
      { naam: 'blijft.png', bytes: PNG },
    )
    expect(fout.status).toBe(400)
    expect(fout.html).toContain('value="Blijft staan"')
    expect(fout.html).toContain('Verwijder blijft.png')
    const body = { ...VRAAG, onderwerp: 'Blijft staan' }
    const nu = await sendForm(fout.tab, { html: fout.html }, '/mijn/melden', body)
    expect(nu.status).toBe(200)
    // Loading that page again sends the same once more.
    expect((await sendForm(fout.tab, { html: fout.html }, '/mijn/melden', body)).html).toBe(nu.html)
    const gevonden = (await app.client.klantcontacten.lijst({ query: { zoek: 'blijft staan' } })).resultaten
    expect(gevonden.map(({ bijlagen }) => bijlagen.length)).toEqual([1])
  })

  test('een bestand dat zich voor een foto uitgeeft wordt geweigerd, bij het veld', async () => {
    const { status, html } = await report({}, { naam: 'foto.png', bytes: Buffer.from('#!/bin/sh') })
    expect(status).toBe(400)
    expect(html).toContain('href="#veld-foto"')
    expect(html).toContain('foto.png is geen foto en geen PDF.')
  })

  test('een adres krijgt hoogstens drie codes per dag, en een code is na vijf keer raden niets meer waard', async () => {
    const emailadres = 'Vol@voorbeeld.nl'
    const nummers: string[] = []
    for (const keer of [1, 2, 3, 4, 5]) nummers.push((await report({ emailadres, onderwerp: `Keer ${keer}` })).nummer)
    const mails = await post.deliver(app)
    expect(mails.filter(({ aan }) => aan.toLowerCase() === 'vol@voorbeeld.nl')).toHaveLength(3)
    const [eerste = ''] = nummers
    for (const _ of [1, 2, 3, 4, 5]) await confirm(eerste, '123456')
    for (const { tekst } of mails) expect((await confirm(eerste, codeIn(tekst))).tekst).toContain('te vaak geprobeerd')
  })

  test('een nummer dat niet bestaat en een verkeerde code zijn niet te onderscheiden', async () => {
    const { nummer } = await report({ emailadres: 'stil@voorbeeld.nl' })
    const [fout, geen] = [await confirm(nummer, '000000'), await confirm('99999999', '000000')]
    expect([fout.status, fout.tekst.replaceAll(nummer, '')]).toEqual([
      geen.status,
      geen.tekst.replaceAll('99999999', ''),
    ])
  })

  test('een formulier van een andere site wordt geweigerd', async () => {
    const { tab } = await report()
    const headers = { Origin: 'https://elders.example' }
    expect((await tab.ga('/mijn/melden', { method: 'POST', body: new URLSearchParams(VRAAG), headers })).status).toBe(
      403,
    )
  })

  test('R29: het staat in het logboek, zonder adres', async () => {
    await report({ emailadres: 'logboek@voorbeeld.nl' })
    const { rows } = await app.pool.query<{ regel: string }>(
      `select to_json(l)::text as regel from logboek l where operatie = 'mijn.melden.melden'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('@voorbeeld.nl')
  })

  test('wat te snel na elkaar komt wordt geweigerd op het formulier zelf, met wat er getypt is', async () => {
    const druk = await startTestApp({
      DEMO: 'true',
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      MIJN_MELDEN_PER_MINUUT: '1',
    })
    try {
      const tab = bezoeker(druk.base)
      const form = await tab.open('/mijn/melden')
      expect((await sendForm(tab, form, '/mijn/melden', VRAAG)).status).toBe(200)
      const [sleutel = ''] = /(?<=name="sleutel" value=")[^"]*/.exec((await tab.open('/mijn/melden')).html) ?? []
      const metFoto = async () => {
        const body = new FormData()
        for (const [name, value] of Object.entries({ ...VRAAG, sleutel })) body.set(name, value)
        body.set('foto', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'tegel.png')
        const response = await answerTo(tab, '/mijn/melden', body)
        return { status: response.status, html: await response.text() }
      }
      const weer = await metFoto()
      expect([weer.status, weer.html.includes('value="Losse stoeptegel"')]).toEqual([429, true])
      // The chosen photos are kept; a visitor who goes on sending has no more kept, and reads that.
      expect(weer.html).toContain('Verwijder tegel.png')
      const nogEens = await metFoto()
      expect([nogEens.status, nogEens.html.includes('zij zijn nu niet bewaard')]).toEqual([429, true])
      const page = await tab.open('/mijn/melden/bevestigen')
      const code = await tab.stuur(page, '/mijn/melden/bevestigen', { nummer: '10000001', code: '123456' })
      expect(code.status).toBe(429)
      for (const getypt of ['value="10000001"', 'value="123456"']) expect(code.html).toContain(getypt)
    } finally {
      await druk.stop()
    }
  })
})

describe('R15: een foto die in stukken komt, zonder inloggen', () => {
  const MB = 1024 * 1024
  /** A photo of this size: what it is shows in its first bytes. */
  const photo = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length, 'x')])

  async function sender(base = app.base) {
    const tab = bezoeker(base)
    const page = await tab.open('/mijn/melden')
    const send = pieceSender(tab, page)
    const file = (bytes: Buffer, kenmerk = 'tegel') => ({
      veld: 'foto',
      bestandsnaam: `${kenmerk}.png`,
      mediatype: 'image/png',
      omvang: String(bytes.length),
      kenmerk,
    })
    const piece = (bytes: Buffer, vanaf: number, kenmerk?: string) =>
      send({ ...file(bytes, kenmerk), vanaf: String(vanaf) }, bytes.subarray(vanaf, vanaf + MB))
    const whole = async (bytes: Buffer, kenmerk?: string) => {
      let answer = await piece(bytes, 0, kenmerk)
      while (answer.body?.bestand === null) answer = await piece(bytes, answer.body.ontvangen, kenmerk)
      return answer.body
    }
    return { tab, page, send, file, piece, whole }
  }

  const uploads = async () => (await app.pool.query('select from documentupload where onbekend')).rowCount

  test('zij gaat verder waar zij was, en staat bij wat er is gemeld; daarna is er niets meer onderweg', async () => {
    const { tab, page, send, file, piece, whole } = await sender()
    const foto = photo(2 * MB + 7)
    expect((await piece(foto, 0)).body).toEqual({ ontvangen: MB, bestand: null })
    // The answer was lost.
    expect((await piece(foto, 0)).body).toEqual({ ontvangen: MB, bestand: null })
    expect((await send({ ...file(foto), vanaf: '0' })).body.ontvangen).toBe(MB)
    expect((await whole(foto)).bestand).toMatchObject({ bestandsnaam: 'tegel.png' })
    // One that was begun and left goes along with nothing.
    await piece(photo(3 * MB), 0, 'half')
    const fout = await sendForm(tab, page, '/mijn/melden', { ...VRAAG, emailadres: 'x' })
    expect(fout.html).toContain('Verwijder tegel.png')
    const goed = await sendForm(tab, fout, '/mijn/melden', { ...VRAAG, onderwerp: 'In stukken gemeld' })
    expect(goed.status).toBe(200)
    const [gemeld] = (await app.client.klantcontacten.lijst({ query: { zoek: 'in stukken gemeld' } })).resultaten
    const query = { klantcontact: gemeld?.uuid ?? '' }
    expect((await app.client.documenten.lijst({ query })).resultaten).toMatchObject([
      { bestandsnaam: 'tegel.png', mediatype: 'image/png', omvang: foto.length },
    ])
    expect(await uploads()).toBe(0)
  })

  test('R28: met een andere sleutel, van een andere site of zonder sleutel gaat niemand ermee verder', async () => {
    const een = await sender()
    const foto = photo(2 * MB)
    await een.piece(foto, 0)
    expect((await (await sender()).send({ ...een.file(foto), vanaf: '0' })).body.ontvangen).toBe(0)
    expect((await een.send({ ...een.file(foto), sleutel: 'onzin', vanaf: '0' })).status).toBe(404)
    const headers = { Origin: 'https://elders.example' }
    const elders = await een.tab.ga('/mijn/melden/uploads', { method: 'POST', body: new URLSearchParams(), headers })
    expect(elders.status).toBe(403)
  })

  test('geen foto, te groot, te veel of samen te veel: dat zegt het meteen, en er blijft niets van achter', async () => {
    const { send, file, piece, whole } = await sender()
    const before = await uploads()
    const script = Buffer.from('#!/bin/sh')
    expect((await piece(script, 0)).body.fout).toMatch(/is geen foto en geen PDF/)
    const groot = { ...file(PNG), omvang: String(21 * MB), vanaf: '0' }
    expect((await send(groot)).body.fout).toMatch(/het grootste dat kan is 20 MB/)
    expect((await send({ ...file(PNG), omvang: 'x', vanaf: '0' })).status).toBe(400)
    expect(await uploads()).toBe(before)
    await whole(photo(MB), 'een')
    const samen = { ...file(PNG, 'samen'), omvang: String(20 * MB), vanaf: '0' }
    expect((await send(samen)).body.fout).toMatch(/samen groter dan 20 MB/)
    for (const kenmerk of ['twee', 'drie', 'vier', 'vijf']) await whole(photo(200), kenmerk)
    expect((await piece(photo(200), 0, 'zes')).body.fout).toMatch(/hoogstens 5 bestanden/)
    expect((await send({ ...file(photo(2 * MB), 'stuk'), vanaf: '0' }, photo(MB + 1))).status).toBe(413)
  })

  test('wie er een begint en laat liggen houdt er niet meer dan één open, en wat niemand verstuurt is na een dag weg', async () => {
    const { piece, whole } = await sender()
    await runJobs(app, ruimMeldingenOp, new Date(Date.now() + 2 * 86_400_000))
    for (const kenmerk of ['a', 'b', 'c']) await piece(photo(2 * MB), 0, kenmerk)
    expect(await uploads()).toBe(1)
    await whole(photo(300), 'heel')
    await runJobs(app, ruimMeldingenOp, new Date())
    expect(await uploads()).toBeGreaterThan(0)
    const { rows } = await app.pool.query('select uuid from documentupload where onbekend')
    await runJobs(app, ruimMeldingenOp, new Date(Date.now() + 2 * 86_400_000))
    expect(await uploads()).toBe(0)
    const left = await app.pool.query('select from inhoud where uuid = any ($1)', [rows.map(({ uuid }) => uuid)])
    expect(left.rowCount).toBe(0)
    expect((await app.pool.query(`select from klantconcept where over = 'melding'`)).rowCount).toBe(0)
  })

  test('van allen samen is er niet te veel onderweg, en van één netwerk komt per minuut niet meer dan met hele formulieren', async () => {
    const { piece } = await sender()
    await piece(photo(2 * MB), 0, 'vol')
    const fill = (omvang: number) =>
      app.pool.query(
        `update inhoud set omvang = $1 where uuid = (select uuid from documentupload where onbekend and bestandsnaam = 'vol.png')`,
        [omvang],
      )
    await fill(2_000 * MB)
    try {
      const ander = await sender()
      expect((await ander.piece(photo(200), 0)).body.fout).toMatch(/te veel bestanden onderweg/)
    } finally {
      await fill(2 * MB)
    }
    const druk = await startTestApp({
      DEMO: 'true',
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      MIJN_MELDEN_PER_MINUUT: '1',
      MIJN_MELDEN_UPLOAD_MB: '1',
    })
    try {
      const { send, file } = await sender(druk.base)
      const statuses: number[] = []
      // A minute may end meanwhile.
      for (let keer = 0; keer < 24; keer += 1) statuses.push((await send({ ...file(PNG), vanaf: '0' })).status)
      expect(statuses[0]).toBe(200)
      expect(statuses).toContain(429)
    } finally {
      await druk.stop()
    }
  })
})
