import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { BSN, inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'

// The wire against what Open VTB published: standard/open-vtb-taken.json, which names the hash of the whole.

const STANDARD = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../standard/open-vtb-taken.json'), 'utf8'),
) as {
  paths: Record<string, Record<string, string[]>>
  schemas: Record<string, { properties: object }>
}

let app: TestApp
let opzet: Klanttaakopzet
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL, KLANTTAAK_HOSTS: 'formulieren.voorbeeld.nl' })
  opzet = await startKlanttaken(app, RECHTEN)
  wire = await wireClient(app, '/taken/api/v1')
}, 120_000)
afterAll(() => app.stop())

const DETAILS = {
  betaaltaak: {
    bedrag: '10.12',
    valuta: 'EUR',
    transactieomschrijving: 'Leges',
    doelrekening: { code: '123-ABC', iban: 'NL18BANK23481326', naam: 'Gemeente' },
  },
  urltaak: { uitvraagLink: 'https://formulieren.voorbeeld.nl/kap', voorinvullenGegevens: { boom: 'eik' } },
  formuliertaak: {
    formulierDefinitie: {
      display: 'form',
      components: [
        { type: 'textfield', key: 'boom', label: 'Welke boom?', validate: { required: true } },
        { type: 'currency', key: 'waarde', label: 'Waarde' },
      ],
    },
  },
} as const
type Soort = keyof typeof DETAILS

const taak = (soort: Soort, extra: object = {}) => ({
  titel: 'Doe iets voor uw zaak',
  taakSoort: soort,
  handelingsPerspectief: 'informatie_geven',
  einddatumHandelingsTermijn: inDays(10),
  isToegewezenAan: `urn:nld:brp:bsn:${BSN}`,
  isGerelateerdAan: [{ urn: `urn:nld:gemeentedemo:zaak:zaaknummer:${opzet.zaak.identificatie}` }],
  details: DETAILS[soort],
  ...extra,
})
const faults = ({ status, body }: { status: number; body: { invalidParams?: { name: string; code: string }[] } }) => [
  status,
  ...(body.invalidParams ?? []).map(({ name, code }) => `${name} ${code}`),
]
const post = (body: unknown, path = '/externetaken') => wire.vraag('POST', path, body)
const patch = (uuid: string, body: unknown, path = '/externetaken') => wire.vraag('PATCH', `${path}/${uuid}`, body)

describe('de Taken API zoals Open VTB haar beschrijft', () => {
  test('elk pad en elke methode van de beschrijving is er, met elk filter', async () => {
    const response = await fetch(`${app.base}/taken/api/v1/openapi.json`)
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> }
    for (const [path, methods] of Object.entries(STANDARD.paths)) {
      for (const method of Object.keys(methods))
        expect([path, method, Boolean(paths[path]?.[method])]).toEqual([path, method, true])
      for (const name of methods.get ?? []) {
        const value = /datum/.test(name) ? '2026-01-01' : /^page/.test(name) ? '1' : undefined
        const example: Record<string, string> = {
          status: 'open',
          taakSoort: 'urltaak',
          handelingsPerspectief: 'betalen',
          uuid: opzet.zaak.uuid,
          isToegewezenAan: `urn:nld:brp:bsn:${BSN}`,
        }
        const { status } = await wire.vraag(
          'GET',
          `${path}?${name}=${encodeURIComponent(value ?? example[name] ?? 'x')}`,
        )
        expect([path, name, status]).toEqual([path, name, 200])
      }
    }
  })

  test.each(Object.keys(DETAILS) as Soort[])('een %s komt terug zoals de beschrijving haar heeft', async (soort) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'vtb', components: { schemas: STANDARD.schemas } })
    const valid = (name: string, value: unknown) => {
      const validate = ajv.getSchema(`vtb#/components/schemas/${name}`)
      expect([validate?.(value), validate?.errors ?? null]).toEqual([true, null])
    }
    const { status, body, headers } = await post(taak(soort))
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.url)
    valid('Base_ExterneTaakPolymorphicSerializer', body)
    valid({ betaaltaak: 'BetaalTaak', urltaak: 'URLTaak', formuliertaak: 'FormulierTaak' }[soort], body.details)
    expect(Object.keys(body).sort()).toEqual(
      Object.keys(STANDARD.schemas.Base_ExterneTaakPolymorphicSerializer?.properties ?? {}).sort(),
    )
    expect(body).toMatchObject({ ...taak(soort), status: 'open', datumHerinnering: inDays(3) })
    const own = await wire.vraag(
      'GET',
      `/${soort === 'urltaak' ? 'urltaken' : `${soort.replace(/taak$/, '')}taken`}/${body.uuid}`,
    )
    expect(own.status).toBe(200)
    const other = soort === 'urltaak' ? 'betaaltaken' : 'urltaken'
    expect((await wire.vraag('GET', `/${other}/${body.uuid}`)).status).toBe(404)
    expect((await patch(body.uuid, { titel: 'Anders' }, `/${other}`)).status).toBe(404)
  })

  test('de verzamelingen per soort vullen taakSoort zelf in', async () => {
    const { taakSoort: _, ...zonder } = taak('urltaak')
    expect((await post(zonder, '/urltaken')).body.taakSoort).toBe('urltaak')
    expect(faults(await post(taak('urltaak'), '/urltaken'))).toEqual([400, 'taakSoort invalid'])
  })

  test('onbekende velden worden aangenomen, zodat 0.2.0 en later ook werken', async () => {
    const details = { ...DETAILS.urltaak, nieuw: 1 }
    expect((await post(taak('urltaak', { nieuwVeld: 'x', details }))).status).toBe(201)
  })

  test('isToegewezenAan zoekt op de hele URN of op een nummer; een woord dat iedereen zou betekenen niet', async () => {
    const count = async (value: string) =>
      (await wire.vraag('GET', `/externetaken?isToegewezenAan=${encodeURIComponent(value)}`)).body.count
    expect(await count(`urn:nld:brp:bsn:${BSN}`)).toBeGreaterThan(0)
    expect(await count(BSN)).toBe(await count(`urn:nld:brp:bsn:${BSN}`))
    expect(await count('urn:nld:brp:bsn:999993653')).toBe(0)
    expect((await wire.vraag('GET', '/externetaken?isToegewezenAan=bsn')).status).toBe(400)
  })
})

describe('strenger dan Open VTB', () => {
  test('R25: het eerste waar een taak over gaat is een zaak die bekend is, en de persoon is een partij in die zaak', async () => {
    expect(faults(await post(taak('urltaak', { isGerelateerdAan: [] })))).toEqual([
      400,
      'isGerelateerdAan klanttaak-zonder-zaak',
    ])
    const product = [{ urn: 'urn:nld:gemeentedemo:product:uuid:717815f6-1939-4fd2-93f0-83d25bad154e' }]
    expect(faults(await post(taak('urltaak', { isGerelateerdAan: product })))).toEqual([
      400,
      'isGerelateerdAan klanttaak-zonder-zaak',
    ])
    const onbekend = [{ urn: 'urn:nld:gemeentedemo:zaak:zaaknummer:BESTAAT-NIET' }]
    expect((await post(taak('urltaak', { isGerelateerdAan: onbekend }))).status).toBe(409)
    expect((await post(taak('urltaak', { isToegewezenAan: 'urn:nld:brp:bsn:999993653' }))).status).toBe(409)
    expect(faults(await post(taak('urltaak', { isToegewezenAan: 'urn:nld:brp:bsn:111222333' })))).toEqual([
      400,
      'isToegewezenAan partij-onbekend',
    ])
  })

  test('een slecht bedrag, een vreemde valuta, een slechte link of een onbekend formulierelement noemt zijn plaats', async () => {
    const met = async (soort: Soort, details: object) =>
      faults(await post(taak(soort, { details: { ...DETAILS[soort], ...details } })))
    for (const bedrag of ['0.001', '-1.00', 'tien'])
      expect(await met('betaaltaak', { bedrag })).toEqual([400, 'details.bedrag invalid'])
    expect(await met('betaaltaak', { bedrag: '0.00' })).toEqual([400, 'details.bedrag min_value'])
    expect(await met('betaaltaak', { valuta: 'USD' })).toEqual([400, 'details.valuta invalid_choice'])
    expect(await met('betaaltaak', { doelrekening: {} })).toEqual([400, 'details.doelrekening required'])
    expect(await met('urltaak', { uitvraagLink: 'http://formulieren.voorbeeld.nl' })).toEqual([
      400,
      'details.uitvraagLink geen-https',
    ])
    expect(
      await met('formuliertaak', { formulierDefinitie: { components: [{ type: 'signature', key: 'a', label: 'A' }] } }),
    ).toEqual([400, 'details.formulierDefinitie.components.0 onbekend-onderdeel'])
    expect(faults(await post(taak('urltaak', { einddatumHandelingsTermijn: inDays(-1) })))).toEqual([
      400,
      'einddatumHandelingsTermijn in-het-verleden',
    ])
  })

  test('R26: uitgevoerd is een klantcontact met de antwoorden; daarna verwerkt, en niet meer terug', async () => {
    const { uuid } = (await post(taak('formuliertaak'))).body
    expect(faults(await patch(uuid, { status: 'uitgevoerd' }))).toEqual([400, 'antwoorden verplicht'])
    expect(faults(await patch(uuid, { status: 'verwerkt' }))).toEqual([409])
    const ontvangenGegevens = { boom: 'Eik', waarde: 12.5, submit: true }
    const gedaan = await patch(uuid, { status: 'uitgevoerd', details: { ontvangenGegevens } })
    expect(gedaan.body).toMatchObject({
      status: 'uitgevoerd',
      details: { ontvangenGegevens: { boom: 'Eik', waarde: 12.5 } },
    })
    // Said again, it is the same.
    expect((await patch(uuid, { details: { ontvangenGegevens } })).status).toBe(200)
    const own = await app.client.klanttaken.tonen({ params: { uuid } })
    expect(own.uitvoering?.antwoorden).toEqual({ boom: 'Eik', waarde: 1250 })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: own.uitvoering?.klantcontact ?? '' } })
    expect(contact).toMatchObject({ onderwerp: 'Gedaan: Doe iets voor uw zaak', zonderOpvolging: false })
    expect(contact.opvolging.internetaken).toEqual([])
    expect((await patch(uuid, { status: 'verwerkt' })).body.status).toBe('verwerkt')
    expect(faults(await patch(uuid, { status: 'open' }))).toEqual([400, 'status invalid-transition'])
    expect((await patch(uuid, { titel: 'Toch anders' })).status).toBe(409)
  })

  test('wat vooraf is ingevuld staat er zoals Form.io het schrijft, en een bedrag is bij ons in centen', async () => {
    const voorinvullenGegevens = { boom: 'Eik', waarde: 12.5 }
    const formulier = taak('formuliertaak')
    const { body } = await post({ ...formulier, details: { ...formulier.details, voorinvullenGegevens } })
    expect(body.details.voorinvullenGegevens).toEqual(voorinvullenGegevens)
    const { opdracht } = await app.client.klanttaken.tonen({ params: { uuid: body.uuid } })
    expect(opdracht).toMatchObject({ voorinvullen: { boom: 'Eik', waarde: 1250 } })
    const fout = { ...formulier.details, voorinvullenGegevens: { hoogte: 3 } }
    expect(faults(await post({ ...formulier, details: fout }))).toEqual([
      400,
      'details.voorinvullenGegevens.hoogte onbekend',
    ])
  })

  test('wie meer tijd krijgt wordt aan de nieuwe termijn herinnerd, ook als alleen de einddatum is gestuurd', async () => {
    const { uuid } = (await post(taak('urltaak'))).body
    const later = await patch(uuid, { einddatumHandelingsTermijn: inDays(40) })
    expect(later.body.datumHerinnering).toBe(inDays(33))
  })

  test('details worden per lid samengevoegd; een andere definitie is een andere versie', async () => {
    const { uuid } = (await post(taak('urltaak'))).body
    const na = await patch(uuid, { details: { uitvraagLink: 'https://formulieren.voorbeeld.nl/nieuw' } })
    expect(na.body.details).toMatchObject({
      uitvraagLink: 'https://formulieren.voorbeeld.nl/nieuw',
      voorinvullenGegevens: { boom: 'eik' },
    })
    expect((await app.client.klanttaken.tonen({ params: { uuid } })).versie).toBe(2)
    expect((await patch(uuid, { titel: 'Nieuwe titel', status: 'afgebroken' })).body).toMatchObject({
      titel: 'Nieuwe titel',
      status: 'afgebroken',
    })
    expect((await app.client.klanttaken.tonen({ params: { uuid } })).reden).toContain('Ingetrokken door')
  })

  test('R28: elke wijziging vraagt haar eigen recht, en de zaak en de persoon blijven', async () => {
    const { uuid } = (await post(taak('urltaak'))).body
    const { token } = await app.als({ rechten: ['klanttaken.lezen'] })
    for (const body of [{ titel: 'x' }, { status: 'afgebroken' }, { status: 'uitgevoerd' }, { status: 'verwerkt' }])
      expect((await wire.vraag('PATCH', `/externetaken/${uuid}`, body, { token })).status).toBe(403)
    expect((await wire.vraag('DELETE', `/externetaken/${uuid}`, undefined, { token })).status).toBe(403)
    const { token: portaal } = await app.als({ rechten: ['klanttaken.lezen', 'klanttaken.uitvoeren'] })
    expect(faults(await patch(uuid, { isToegewezenAan: 'urn:nld:brp:bsn:999993653' }))).toEqual([
      400,
      'isToegewezenAan wijzigen-niet-toegelaten',
    ])
    const gedaan = await wire.vraag('PATCH', `/externetaken/${uuid}`, { status: 'uitgevoerd' }, { token: portaal })
    expect(gedaan.body.status).toBe('uitgevoerd')
    const { uuid: weg } = (await post(taak('urltaak'))).body
    expect((await wire.vraag('DELETE', `/externetaken/${weg}`)).status).toBe(204)
    expect((await wire.vraag('GET', `/externetaken/${weg}`)).status).toBe(404)
  })

  test('een PUT met alles zoals het was wijzigt alleen wat anders is; wie niet mag wijzigen kan zo wel doen', async () => {
    const { body } = await post(taak('urltaak'))
    const { token } = await app.als({ rechten: ['klanttaken.lezen', 'klanttaken.uitvoeren'] })
    const put = (extra: object) =>
      wire.vraag('PUT', `/externetaken/${body.uuid}`, { ...taak('urltaak'), ...extra }, { token })
    expect((await put({ titel: 'Stiekem anders', status: 'uitgevoerd' })).status).toBe(403)
    expect(
      (await patch(body.uuid, { details: { ontvangenGegevens: { half: true } } })).body.details.ontvangenGegevens,
    ).toEqual({
      half: true,
    })
    const { status: code, body: gedaan } = await put({ status: 'uitgevoerd', verwerkerTaakId: '' })
    expect([code, gedaan.status, gedaan.titel]).toEqual([200, 'uitgevoerd', 'Doe iets voor uw zaak'])
  })

  test('een PUT met wat werd gelezen wijzigt niets, ook waar lege delen niet worden getoond', async () => {
    const { token } = await app.als({ rechten: ['klanttaken.lezen'] })
    const doelrekening = { iban: 'NL18BANK23481326' }
    for (const body of [
      taak('betaaltaak', { details: { ...DETAILS.betaaltaak, doelrekening } }),
      taak('formuliertaak'),
    ]) {
      const { body: gelezen } = await post(body)
      const omgekeerd = Object.fromEntries(Object.entries(gelezen.details).reverse())
      for (const details of [gelezen.details, omgekeerd, body.details]) {
        const na = await wire.vraag('PUT', `/externetaken/${gelezen.uuid}`, { ...gelezen, details }, { token })
        expect([na.status, na.body]).toEqual([200, gelezen])
      }
    }
  })

  test('wat de Taken API als een andere soort toont wordt er niet een: wat werd gelezen mag terug, iets anders niet', async () => {
    for (const opdracht of [
      { soort: 'ondertekenen' as const, verklaring: 'Ik ga akkoord.' },
      { soort: 'aanleveren' as const, gevraagd: ['Een tekening'] },
    ]) {
      const { uuid } = await opzet.zetUit({ opdracht })
      const { body: gelezen } = await wire.vraag('GET', `/externetaken/${uuid}`)
      const na = await wire.vraag('PUT', `/externetaken/${uuid}`, gelezen)
      expect([na.status, na.body]).toEqual([200, gelezen])
      const { formulierDefinitie } = DETAILS.formuliertaak
      for (const details of [{ uitvraagLink: 'https://formulieren.voorbeeld.nl/x' }, { formulierDefinitie }])
        expect(faults(await patch(uuid, { details }))).toEqual([400, 'details wijzigen-niet-toegelaten'])
      expect(await app.client.klanttaken.tonen({ params: { uuid } })).toMatchObject({ opdracht, versie: 1 })
    }
  })

  test('een applicatie kan niet zeggen dat een betaaltaak is betaald', async () => {
    const { uuid } = (await post(taak('betaaltaak'))).body
    expect((await patch(uuid, { status: 'uitgevoerd' })).status).toBe(403)
  })
})

describe('R28: een applicatie die voor een deel van de klanttaken is', () => {
  /** A token of an application with the rights of klanttaken, and these limits. */
  async function tokenFor(
    klanttaken: { soorten: 'betaaltaak'[]; zaaktypen: string[] },
    seen = ['zaakregister.vertrouwelijk'],
  ): Promise<string> {
    const rechten = RECHTEN.filter((recht) => recht.startsWith('klanttaken.') || seen.includes(recht))
    const { uuid } = await app.client.toegang.applicatieMaken({ body: { naam: 'Kassa', rechten, klanttaken } })
    const { geheim } = await app.client.toegang.geheimMaken({ params: { uuid }, body: { soort: 'token' } })
    return geheim
  }

  test('ziet, wijzigt, doet en maakt alleen wat van haar soorten is, op beide API’s', async () => {
    const token = await tokenFor({ soorten: ['betaaltaak'], zaaktypen: [] })
    const [url, betaal] = [(await post(taak('urltaak'))).body.uuid, (await post(taak('betaaltaak'))).body.uuid]
    const als = (method: string, path: string, body?: unknown) => wire.vraag(method, path, body, { token })
    const { results } = (await als('GET', '/externetaken?pageSize=500')).body
    expect(new Set(results.map(({ taakSoort }: { taakSoort: string }) => taakSoort))).toEqual(new Set(['betaaltaak']))
    expect((await als('GET', `/externetaken/${betaal}`)).status).toBe(200)
    for (const [method, body] of [['GET'], ['PATCH', { status: 'uitgevoerd' }], ['DELETE']] as const)
      expect([method, (await als(method, `/externetaken/${url}`, body)).status]).toEqual([method, 404])
    const wij = (path: string) => fetch(`${app.base}/api/v1${path}`, { headers: { Authorization: `Token ${token}` } })
    expect([(await wij(`/klanttaken/${url}`)).status, (await wij(`/klanttaken/${betaal}`)).status]).toEqual([404, 200])
    expect((await als('POST', '/externetaken', taak('betaaltaak'))).status).toBe(201)
    expect((await als('POST', '/externetaken', taak('urltaak'))).status).toBe(403)
  })

  test('en alleen in zaken van haar zaaktypen', async () => {
    const { uuid } = (await post(taak('betaaltaak'))).body
    const { zaak } = await app.client.klanttaken.tonen({ params: { uuid } })
    const statusFor = async (zaaktype: string) => {
      const token = await tokenFor({ soorten: [], zaaktypen: [zaaktype] })
      return (await wire.vraag('GET', `/externetaken/${uuid}`, undefined, { token })).status
    }
    expect([await statusFor(zaak.zaaktype), await statusFor('Iets anders')]).toEqual([200, 404])
  })

  test('telt wat zij ziet: alles, van een soort, van een zaaktype, of zonder vertrouwelijke zaken', async () => {
    const secret = await opzet.makeZaak({ vertrouwelijkheidaanduiding: 'geheim' })
    const ofSecret = [{ urn: `urn:nld:gemeentedemo:zaak:zaaknummer:${secret.identificatie}` }]
    const made = []
    for (const soort of Object.keys(DETAILS) as Soort[])
      for (const extra of [{}, {}, { isGerelateerdAan: ofSecret }])
        made.push((await post(taak(soort, extra))).body.uuid)
    expect((await wire.vraag('DELETE', `/externetaken/${made[0]}`)).status).toBe(204)
    const callers = {
      all: await tokenFor({ soorten: [], zaaktypen: [] }, [...RECHTEN]),
      kind: await tokenFor({ soorten: ['betaaltaak'], zaaktypen: [] }),
      type: await tokenFor({ soorten: [], zaaktypen: ['Iets anders'] }),
      open: await tokenFor({ soorten: [], zaaktypen: [] }, []),
    }
    const lists = [
      '/externetaken?',
      '/externetaken?taakSoort=formuliertaak&',
      '/betaaltaken?',
      '/betaaltaken?taakSoort=urltaak&',
      '/urltaken?',
      '/formuliertaken?',
    ]
    const counts: Record<string, number> = {}
    for (const [caller, token] of Object.entries(callers))
      for (const list of lists) {
        const read = async (size: number) =>
          (await wire.vraag('GET', `${list}pageSize=${size}`, undefined, { token })).body
        const { results } = await read(500)
        expect([caller, list, (await read(1)).count]).toEqual([caller, list, results.length])
        counts[`${caller} ${list}`] = results.length
      }
    const seen = (caller: string, list = '/externetaken?') => counts[`${caller} ${list}`] ?? Number.NaN
    expect(seen('all') - seen('open')).toBe(3)
    expect(seen('kind')).toBe(seen('all', '/betaaltaken?'))
    expect(seen('type')).toBe(0)
    expect(seen('all', '/betaaltaken?taakSoort=urltaak&')).toBe(0)
  })

  test('wat er al was voordat er werd geteld, telt mee', async () => {
    const migration = join(import.meta.dirname, '../../../database/migrations/0303_klanttaken.sql')
    const counts = `select tabel, sum(aantal)::int as aantal from telling where tabel like 'klanttaak%' group by tabel order by tabel`
    const client = await app.pool.connect()
    try {
      await client.query('begin')
      const before = await client.query(counts)
      await client.query(`drop function klanttaak_telt cascade; delete from telling where tabel like 'klanttaak%'`)
      await client.query(readFileSync(migration, 'utf8'))
      expect(before.rows).toHaveLength(4)
      expect((await client.query(counts)).rows).toEqual(before.rows)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('een grens die wordt gezet geldt meteen, ook voor wie net nog mocht', async () => {
    const { uuid } = (await post(taak('urltaak'))).body
    const token = await tokenFor({ soorten: [], zaaktypen: [] })
    const status = async () => (await wire.vraag('GET', `/externetaken/${uuid}`, undefined, { token })).status
    expect([await status(), await status()]).toEqual([200, 200])
    const { resultaten } = await app.client.toegang.applicaties({})
    for (const { naam, uuid: kassa } of resultaten)
      if (naam === 'Kassa')
        await app.client.toegang.applicatieWijzigen({
          params: { uuid: kassa },
          body: { klanttaken: { soorten: ['betaaltaak'], zaaktypen: [] } },
        })
    expect(await status()).toBe(404)
  })
})

test('wat gebeurt wordt verteld zoals Open VTB het vertelt, zonder titel', async () => {
  const { uuid } = (await post(taak('urltaak'))).body
  await patch(uuid, { status: 'uitgevoerd' })
  const { rows } = await app.pool.query<{ type: string; gegevens: object }>(
    'select type, gegevens from gebeurtenis where subject = $1 order by volgnummer',
    [uuid],
  )
  expect(rows.map(({ type }) => type)).toEqual([
    'nl.overheid.taken.externetaak-geregistreerd',
    'nl.overheid.taken.externetaak-uitgevoerd',
  ])
  expect(rows[1]?.gegevens).toEqual({
    taakSoort: 'urltaak',
    status: 'uitgevoerd',
    einddatumHandelingsTermijn: inDays(10),
  })
})

test('een lijst van honderd kost op de draad hoogstens drie statements', async () => {
  const meten = async () =>
    (await app.statementsOf(() => wire.vraag('GET', '/externetaken?status=open'))).filter((text) =>
      /klanttaak/.test(text),
    )
  const eerst = await meten()
  for (let index = 0; index < 10; index += 1) await post(taak('urltaak'))
  expect((await meten()).length).toBe(eerst.length)
  expect(eerst.length).toBeLessThanOrEqual(3)
})
