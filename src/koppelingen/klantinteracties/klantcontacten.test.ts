import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

const actor = async () =>
  (await app.client.actoren.maken({ body: { naam: 'Sanne Jansen', soortActor: 'medewerker', functie: 'KCM' } })).uuid

/** A klantcontact with everything around it, made part by part. */
async function volledig() {
  const { uuid } = await wire.make('/klantcontacten', contact())
  const klantcontact = { uuid }
  const partij = (await app.client.partijen.maken({ body: persoon() })).uuid
  const medewerker = await actor()
  const betrokkene = await wire.make('/betrokkenen', {
    hadKlantcontact: klantcontact,
    rol: 'klant',
    initiator: true,
    wasPartij: { uuid: partij },
  })
  await wire.make('/actorklantcontacten', { actor: { uuid: medewerker }, klantcontact })
  const onderwerpobject = await wire.make('/onderwerpobjecten', { klantcontact })
  const bijlage = await wire.make('/bijlagen', { wasBijlageVanKlantcontact: klantcontact })
  const taak = await wire.make('/internetaken', {
    gevraagdeHandeling: 'Bel terug',
    aanleidinggevendKlantcontact: klantcontact,
    toegewezenAanActor: { uuid: medewerker },
    status: 'te_verwerken',
  })
  return { uuid, partij, medewerker, betrokkene, onderwerpobject, bijlage, taak }
}

const withoutOpvolging = async (uuid: string) => {
  const { resultaten } = await app.client.klantcontacten.lijst({ query: { zonderOpvolging: 'true', aantal: '100' } })
  return resultaten.some((klantcontact) => klantcontact.uuid === uuid)
}

test('R9: wat .NET voor een lege datum stuurt wordt bij het veld geweigerd; ook wat verder van voor 1900 is', async () => {
  for (const plaatsgevondenOp of ['0001-01-01T00:00:00', '0001-01-01', '1899-12-31T23:59:59Z']) {
    const { status, body } = await wire.vraag('POST', '/klantcontacten', contact({ plaatsgevondenOp }))
    expect([status, body.invalidParams]).toMatchObject([400, [{ name: 'plaatsgevondenOp', code: 'te-lang-geleden' }]])
  }
})

describe('maken', () => {
  test('wat er niet is meegegeven, is zoals Open Klant het maakt', async () => {
    const gemaakt = await wire.make('/klantcontacten', contact())
    expect(gemaakt).toMatchObject({
      url: `${wire.base}/klantcontacten/${gemaakt.uuid}`,
      hadBetrokkenen: [],
      hadBetrokkenActoren: [],
      leiddeTotInterneTaken: [],
      referentienummer: null,
      inhoud: '',
      indicatieContactGelukt: null,
      verdereActieOndernomen: false,
      metadata: {},
    })
    const { headers } = await wire.vraag('POST', '/klantcontacten', contact())
    expect(headers.get('location')).toMatch(/^http.*\/klantinteracties\/api\/v1\/klantcontacten\/[\da-f-]{36}$/)
  })

  test('D4: zonder nummer, met null en met "" geeft de server een uniek nummer', async () => {
    const nummers = await Promise.all(
      [{}, { nummer: null }, { nummer: '' }, { nummer: '' }].map(
        async (extra) => (await wire.make('/klantcontacten', contact(extra))).nummer,
      ),
    )
    expect(new Set(nummers).size).toBe(4)
    for (const nummer of nummers) expect(nummer).toMatch(/^\d{1,10}$/)
    const bezet = await wire.vraag('POST', '/klantcontacten', contact({ nummer: nummers[0], kanaal: '' }))
    expect(fouten(bezet)).toEqual(['kanaal blank', 'nummer unique'])
  })

  test('D3, R9: een klantcontact in de toekomst wordt geweigerd', async () => {
    const morgen = new Date(Date.now() + 86_400_000).toISOString()
    const answer = await wire.vraag('POST', '/klantcontacten', contact({ plaatsgevondenOp: morgen }))
    expect(fouten(answer)).toEqual(['plaatsgevondenOp in-de-toekomst'])
  })

  test('een gelukt contact gaat niet samen met verdere actie', async () => {
    const samen = contact({ indicatieContactGelukt: true, verdereActieOndernomen: true })
    expect(fouten(await wire.vraag('POST', '/klantcontacten', samen))).toEqual([
      'nonFieldErrors no-further-action-when-contact-succesful',
    ])
  })

  test('D9: de sleutels van metadata komen terug zoals ze zijn gestuurd', async () => {
    const metadata = { my_key: 'a', UPPER_CASE: 'b', camelABCDef: 'c', sleutel1: 'd', sleutel_1: 'e', getal: 5 }
    const { uuid } = await wire.make('/klantcontacten', contact({ metadata }))
    expect((await wire.read(`/klantcontacten/${uuid}`)).metadata).toEqual({ ...metadata, getal: '5' })
  })

  test('tijdstippen komen terug in UTC, tot op de microseconde', async () => {
    const make = async (plaatsgevondenOp: string) =>
      (await wire.make('/klantcontacten', contact({ plaatsgevondenOp }))).plaatsgevondenOp
    expect(await make('2024-05-01T12:00:00+02:00')).toBe('2024-05-01T10:00:00Z')
    expect(await make('2024-05-01')).toBe('2024-05-01T00:00:00Z')
    expect(await make('2024-05-01T10:00:00.000250Z')).toBe('2024-05-01T10:00:00.000250Z')
  })
})

describe('wijzigen en verwijderen', () => {
  test('D1, R10: een klantcontact is onveranderlijk', async () => {
    const { uuid } = await wire.make('/klantcontacten', contact())
    for (const method of ['PUT', 'PATCH']) {
      const answer = await wire.vraag(method, `/klantcontacten/${uuid}`, contact({ onderwerp: 'Anders' }))
      expect([answer.status, answer.body.code]).toEqual([405, 'method_not_allowed'])
    }
  })

  test('D2: verwijderen mag alleen met een eigen recht', async () => {
    const { uuid } = await wire.make('/klantcontacten', contact())
    const { token } = await app.als({ rechten: RECHTEN.filter((recht) => recht !== 'klantcontacten.vernietigen') })
    const answer = await wire.vraag('DELETE', `/klantcontacten/${uuid}`, undefined, { token })
    expect([answer.status, answer.body.code]).toEqual([403, 'permission_denied'])
  })

  test('met dat recht verdwijnt alles wat erbij hoort, behalve de adressen', async () => {
    const { uuid, betrokkene, onderwerpobject, bijlage, taak } = await volledig()
    await wire.remove(`/klantcontacten/${uuid}`)
    for (const path of [
      `/klantcontacten/${uuid}`,
      `/betrokkenen/${betrokkene.uuid}`,
      `/onderwerpobjecten/${onderwerpobject.uuid}`,
      `/bijlagen/${bijlage.uuid}`,
      `/internetaken/${taak.uuid}`,
    ]) {
      expect((await wire.vraag('GET', path)).status).toBe(404)
    }
  })

  test('R10: een gecorrigeerd klantcontact toont wat er nu staat, en is daarop te vinden', async () => {
    const woord = `w${crypto.randomUUID()}`
    const { uuid } = await wire.make('/klantcontacten', contact({ inhoud: `Eerst ${woord}` }))
    const body = { inhoud: `Verbeterd ${woord.toUpperCase()}x`, reden: 'Verkeerd verstaan' }
    await app.client.klantcontacten.corrigeren({ params: { uuid }, body })
    expect((await wire.read(`/klantcontacten/${uuid}`)).inhoud).toBe(body.inhoud)
    expect((await wire.read(`/klantcontacten?inhoud=verbeterd ${woord}`)).count).toBe(1)
    expect((await wire.read(`/klantcontacten?inhoud=eerst ${woord}`)).count).toBe(0)
  })
})

describe('R12: in delen', () => {
  test('een klantcontact is zonder opvolging tot er een interne taak is, en weer als die weggaat', async () => {
    const { uuid } = await wire.make('/klantcontacten', contact())
    expect(await withoutOpvolging(uuid)).toBe(true)
    const taak = await wire.make('/internetaken', {
      gevraagdeHandeling: 'Bel terug',
      aanleidinggevendKlantcontact: { uuid },
      toegewezenAanActoren: [],
      status: 'te_verwerken',
    })
    expect(await withoutOpvolging(uuid)).toBe(false)
    await wire.remove(`/internetaken/${taak.uuid}`)
    expect(await withoutOpvolging(uuid)).toBe(true)
  })

  test.each(['zaak', 'zgw-Zaak'])('een %s als onderwerp is ook opvolging', async (codeObjecttype) => {
    const { uuid } = await wire.make('/klantcontacten', contact())
    const zaak = { objectId: crypto.randomUUID(), codeObjecttype, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }
    await wire.make('/onderwerpobjecten', { klantcontact: { uuid }, onderwerpobjectidentificator: zaak })
    expect(await withoutOpvolging(uuid)).toBe(false)
  })

  test('R1: wie als bekende partij spreekt, is vastgesteld zoals de applicatie verklaart', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const { uuid } = await wire.make('/klantcontacten', contact())
    const { token } = await app.als({ authenticatie: { middel: 'eherkenning', niveau: 'hoog' } })
    const betrokkene = { hadKlantcontact: { uuid }, rol: 'klant', initiator: true, wasPartij: { uuid: partij.uuid } }
    expect((await wire.vraag('POST', '/betrokkenen', betrokkene, { token })).status).toBe(201)
    const { rows } = await app.pool.query(
      'select middel, niveau from partij_authenticatie where partij = $1 order by op desc limit 1',
      [partij.uuid],
    )
    expect(rows).toEqual([{ middel: 'eherkenning', niveau: 'hoog' }])
  })
})

describe('lezen', () => {
  const ALLES =
    'hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken,gingOverOnderwerpobjecten,omvatteBijlagen'

  test('D5: alle uitbreidingen zijn volledig, ook als ze leeg zijn of gedeeld worden', async () => {
    const { uuid, partij, taak } = await volledig()
    const extra = { hadKlantcontact: { uuid }, rol: 'vertegenwoordiger', initiator: false, wasPartij: { uuid: partij } }
    await wire.make('/betrokkenen', extra)
    const { _expand } = await wire.read(`/klantcontacten/${uuid}?expand=${ALLES}`)
    expect(_expand.leiddeTotInterneTaken).toMatchObject([{ uuid: taak.uuid }])
    expect(_expand.hadBetrokkenen).toMatchObject([
      { _expand: { wasPartij: { uuid: partij }, digitaleAdressen: [] } },
      { _expand: { wasPartij: { uuid: partij }, digitaleAdressen: [] } },
    ])
    expect(_expand.gingOverOnderwerpobjecten).toHaveLength(1)
    expect(_expand.omvatteBijlagen).toHaveLength(1)
  })

  test('een lijst heeft altijd _expand, een item alleen met inhoud; een pad zonder zijn ouder telt niet', async () => {
    const { uuid } = await volledig()
    const [eerste] = (await wire.read('/klantcontacten?pageSize=1')).results
    expect(eerste._expand).toEqual({})
    for (const expand of ['', 'hadBetrokkenen.wasPartij']) {
      expect(await wire.read(`/klantcontacten/${uuid}?expand=${expand}`)).not.toHaveProperty('_expand')
    }
    expect(fouten(await wire.vraag('GET', '/klantcontacten?expand=hadBetrokkenActoren'))).toEqual([
      'expand invalid_choice',
    ])
  })

  test('D5: een klantcontact komt een keer in de lijst, hoe vaak een filter ook klopt', async () => {
    const { uuid, partij } = await volledig()
    await wire.make('/betrokkenen', {
      hadKlantcontact: { uuid },
      rol: 'klant',
      initiator: true,
      wasPartij: { uuid: partij },
    })
    expect(await wire.read(`/klantcontacten?hadBetrokkene__wasPartij__uuid=${partij}`)).toMatchObject({
      count: 1,
      results: [{ uuid }],
    })
  })

  test('elk filter vindt het klantcontact, en met een andere waarde niet', async () => {
    const objectId = crypto.randomUUID()
    const { uuid: vorige } = await wire.make('/klantcontacten', contact())
    const { uuid, nummer } = await wire.make(
      '/klantcontacten',
      contact({ kanaal: objectId.slice(0, 30), reactie: `Antwoord ${objectId}`, indicatieContactGelukt: true }),
    )
    const identificator = { objectId, codeObjecttype: 'x', codeRegister: 'y', codeSoortObjectId: 'z' }
    const onderwerp = await wire.make('/onderwerpobjecten', {
      klantcontact: { uuid },
      wasKlantcontact: { uuid: vorige },
      onderwerpobjectidentificator: identificator,
    })
    const find = async (query: string) =>
      (await wire.read(`/klantcontacten?${query}`)).results.map((gevonden: { uuid: string }) => gevonden.uuid)
    expect(await find(`nummer=${nummer}`)).toEqual([uuid])
    expect(await find(`kanaal=${objectId.slice(0, 30)}&indicatieContactGelukt=true`)).toEqual([uuid])
    expect(await find(`kanaal=${objectId.slice(0, 30)}&indicatieContactGelukt=false`)).toEqual([])
    expect(await find(`reactie=antwoord ${objectId.toUpperCase()}`)).toEqual([uuid])
    expect(await find(`onderwerpobject__uuid=${onderwerp.uuid}`)).toEqual([uuid])
    expect(await find(`wasOnderwerpobject__uuid=${onderwerp.uuid}`)).toEqual([vorige])
    expect(await find(`onderwerpobject__onderwerpobjectidentificatorObjectId=${objectId}`)).toEqual([uuid])
    expect(await find(`wasOnderwerpobject__onderwerpobjectidentificatorObjectId=${objectId}`)).toEqual([vorige])
    expect(await find(`nummer=${nummer}&leiddeTotInterneTaken=true`)).toEqual([])
    expect(await find(`nummer=${nummer}&leiddeTotInterneTaken=false&vertrouwelijk=false`)).toEqual([uuid])
  })

  test('R29: het logboek noemt de partijen van wie iets is getoond', async () => {
    const { uuid, partij } = await volledig()
    await wire.read(`/klantcontacten/${uuid}`)
    const { rows } = await app.pool.query(
      "select partijen from logboek where operatie = 'klantinteracties.klantcontacten.tonen' order by id desc limit 1",
    )
    expect(rows[0].partijen).toEqual([partij])
  })
})
