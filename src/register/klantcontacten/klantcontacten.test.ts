import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, inTransaction, only } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { lijst } from './queries.ts'

let app: TestApp
let medewerker: string
let afdeling: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker, afdeling } = await makeMedewerker(app))
})
afterAll(() => app.stop())

const register = (extra: Parameters<typeof klantcontact>[1] = {}) =>
  app.client.klantcontacten.registreren({ body: klantcontact(medewerker, extra) })

/** Puts a klantcontact of the year 1 in the register that was registered at this moment. */
const addOld = ({ db }: TestApp, geregistreerdOp: string) =>
  sql`
    insert into klantcontact (uuid, kanaal, onderwerp, taal, vertrouwelijk, plaatsgevonden_op, geregistreerd_op, in_delen)
    values (gen_random_uuid(), 'telefoon', 'Ooievaarsnest', 'nld', false, '0001-01-01T00:00:00Z', ${sql.raw(geregistreerdOp)}, true)`.execute(
    db,
  )

/** Counts how often PostgreSQL looks into an index while `work` runs in a transaction of its own. */
const looksInto = (index: string, work: (db: Db) => Promise<unknown>) =>
  inTransaction(app.db, 'lezen', async (tx) => {
    const scans = async () =>
      only(
        await sql<{ aantal: number }>`
          select pg_stat_get_xact_numscans(${index}::regclass)::int as aantal`.execute(tx),
      ).aantal
    const before = await scans()
    await work(tx)
    return (await scans()) - before
  })

describe('registreren', () => {
  test('R12: een klantcontact wordt in één keer vastgelegd met zijn interne taak', async () => {
    const contact = await register()
    expect(contact.opvolging.internetaken).toMatchObject([
      {
        status: 'te_verwerken',
        gevraagdeHandeling: 'Laat de lantaarnpaal herstellen',
        actoren: [{ uuid: medewerker }],
      },
    ])
    expect(contact.nummer).toMatch(/^\d{1,10}$/)
    expect(contact.zonderOpvolging).toBe(false)
    expect(await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })).toEqual(contact)
  })

  test('R12: een zaak is ook opvolging', async () => {
    const zaak = { objectId: 'ZAAK-2026-0000001', codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' }
    const contact = await register({ opvolging: { zaken: [zaak] } })
    expect(contact.opvolging).toMatchObject({
      internetaken: [],
      zaken: [{ identificator: { ...zaak, codeObjecttype: 'zaak' } }],
    })
    expect(contact.onderwerpobjecten).toEqual([])
  })

  test('R12: zonder opvolging wordt niets vastgelegd', async () => {
    const voor = await app.pool.query('select count(*)::int as aantal from klantcontact')
    const problem = await problemIn(register({ opvolging: { internetaken: [], zaken: [] } }))
    expect(problem).toMatchObject({ status: 400, invalidParams: [{ name: 'opvolging', code: 'zonder-opvolging' }] })
    const na = await app.pool.query('select count(*)::int as aantal from klantcontact')
    expect(na.rows).toEqual(voor.rows)
  })

  test('R20: een vraag die meteen is beantwoord leidt tot een interne taak die al gedaan is', async () => {
    const contact = await register({
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'Openingstijden doorgeven', afgehandeld: true, actoren: [medewerker] }],
      },
    })
    const [taak] = contact.opvolging.internetaken
    expect(taak).toMatchObject({ status: 'verwerkt', teLaat: false })
    expect(taak?.afgehandeldOp).not.toBeNull()
  })

  test('R9: een klantcontact in de toekomst wordt geweigerd; vijf minuten klokverschil mag', async () => {
    const over = (minuten: number) => new Date(Date.now() + minuten * 60_000).toISOString()
    expect(fieldsOf(await problemIn(register({ plaatsgevondenOp: over(6) })))).toEqual(['plaatsgevondenOp'])
    await register({ plaatsgevondenOp: over(4) })
  })

  test('R14: zonder betrokkene of zonder actor wordt een klantcontact geweigerd', async () => {
    expect(fieldsOf(await problemIn(register({ betrokkenen: [] })))).toEqual(['betrokkenen'])
    expect(fieldsOf(await problemIn(register({ actoren: [] })))).toEqual(['actoren'])
  })

  test('R3: contactgegevens van een onbekende blijven bij het contact en maken geen partij', async () => {
    const partijen = await app.pool.query('select count(*)::int as aantal from partij')
    const contact = await register({
      betrokkenen: [
        {
          rol: 'klant',
          initiator: true,
          digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'melder@example.org' }],
        },
      ],
    })
    expect(contact.betrokkenen).toMatchObject([{ partij: null, digitaleAdressen: [{ adres: 'melder@example.org' }] }])
    expect((await app.pool.query('select count(*)::int as aantal from partij')).rows).toEqual(partijen.rows)
    const gevonden = await app.client.partijen.zoeken({ body: { emailadres: 'melder@example.org' } })
    expect(gevonden.resultaten).toEqual([])
  })

  test('R1: wie als bekende partij spreekt wordt opnieuw vastgesteld, en dat wordt vastgelegd', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const zonderVerklaring = await app.als({ authenticatie: null })
    const body = klantcontact(medewerker, { betrokkenen: [{ rol: 'klant', initiator: true, partij: partij.uuid }] })
    expect(fieldsOf(await problemIn(zonderVerklaring.klantcontacten.registreren({ body })))).toEqual([
      'betrokkenen.0.authenticatie',
    ])
    await app.client.klantcontacten.registreren({ body })
    const { resultaten } = await app.client.partijen.authenticaties({ params: { uuid: partij.uuid } })
    expect(resultaten).toHaveLength(2)
    expect(resultaten[0]).toMatchObject({
      middel: 'digid',
      niveau: 'substantieel',
      door: { soort: 'applicatie', uuid: app.client.uuid },
    })
  })

  test('R13, R18: twee onderwerpen in één gesprek zijn twee klantcontacten; kenmerken staan los van de inhoud', async () => {
    const gesprek = '0192f5a0-0000-7000-8000-00000000abcd'
    const samen = [await register({ gesprek, kenmerken: { wachttijd: '4 min' } }), await register({ gesprek })]
    expect(samen.map((contact) => [contact.gesprek, contact.kenmerken])).toEqual([
      [gesprek, { wachttijd: '4 min' }],
      [gesprek, {}],
    ])
    expect(samen[0]?.inhoud).not.toContain('wachttijd')
  })

  test('alle fouten komen tegelijk terug, elk op zijn plaats', async () => {
    const onbekend = '01890000-0000-7000-8000-000000000000'
    const problem = await problemIn(
      register({
        plaatsgevondenOp: '2999-01-01T00:00:00Z',
        actoren: [onbekend],
        betrokkenen: [{ rol: 'klant', digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '123' }] }],
        opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [onbekend] }] },
      }),
    )
    expect(fieldsOf(problem)).toEqual([
      'actoren.0',
      'betrokkenen.0.digitaleAdressen.0.adres',
      'opvolging.internetaken.0.actoren.0',
      'plaatsgevondenOp',
    ])
  })

  test('dezelfde Idempotency-Key geeft het eerste antwoord; een ander verzoek ermee wordt geweigerd', async () => {
    const body = klantcontact(medewerker)
    const headers = { 'idempotency-key': 'sleutel-1' }
    const samen = await Promise.all([1, 2, 3].map(() => app.client.klantcontacten.registreren({ body, headers })))
    expect(new Set(samen.map((contact) => contact.uuid)).size).toBe(1)
    expect(samen[1]).toEqual(samen[0])
    const anders = app.client.klantcontacten.registreren({ body: { ...body, onderwerp: 'Iets anders' }, headers })
    expect(await problemIn(anders)).toMatchObject({ status: 409, code: 'idempotentiesleutel-hergebruikt' })
  })

  test('R29: ook wie met dezelfde Idempotency-Key het antwoord nog eens krijgt, heeft de gegevens van de klant gezien', async () => {
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon() })
    const body = klantcontact(medewerker, { betrokkenen: [{ rol: 'klant', initiator: true, partij }] })
    const headers = { 'idempotency-key': 'gezien' }
    for (let keer = 0; keer < 2; keer += 1) await app.client.klantcontacten.registreren({ body, headers })
    const { resultaten } = await app.client.logboek.zoeken({ query: { partij, operatie: 'klantcontacten' } })
    expect(resultaten.map(({ operatie, partijen }) => [operatie, partijen])).toEqual([
      ['klantcontacten.registreren', [partij]],
      ['klantcontacten.registreren', [partij]],
    ])
  })

  test('een bijlage met een kenmerk dat op een uuid lijkt wordt bij het veld beoordeeld, nooit een fout van ons', async () => {
    for (const objectId of ['-'.repeat(36), 'abcdef0123456789abcdef0123456789abcd']) {
      const identificator = {
        objectId,
        codeObjecttype: 'informatieobject',
        codeRegister: 'balie',
        codeSoortObjectId: 'uuid',
      }
      const problem = await problemIn(register({ bijlagen: [{ identificator }] }))
      expect([problem.status, fieldsOf(problem)]).toEqual([400, [expect.stringContaining('bijlagen.0')]])
    }
  })

  test('R9: wat voor 1900 zou hebben plaatsgevonden wordt bij het veld geweigerd, ook door de database', async () => {
    for (const plaatsgevondenOp of ['0001-01-01T00:00:00Z', '1799-12-31T12:00:00Z', '1899-12-31T23:59:59Z']) {
      const problem = await problemIn(register({ plaatsgevondenOp }))
      expect([problem.status, fieldsOf(problem)]).toEqual([400, ['plaatsgevondenOp']])
    }
    await register({ plaatsgevondenOp: '1900-01-01T00:00:00Z' })
    await expect(addOld(app, 'now()')).rejects.toMatchObject({ constraint: 'klantcontact_te_lang_geleden' })
  })

  test('een registratie kost hoogstens 6 statements, een lezing hoogstens 3', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const adres = { soortDigitaalAdres: 'telefoonnummer' as const, adres: '06 12 34 56 78' }
    const body = klantcontact(medewerker, {
      betrokkenen: [
        { rol: 'klant', initiator: true, partij: partij.uuid, digitaleAdressen: [adres] },
        { rol: 'vertegenwoordiger', contactnaam: { achternaam: 'Smit' }, digitaleAdressen: [adres, adres] },
      ],
      opvolging: {
        internetaken: [1, 2, 3].map((n) => ({ gevraagdeHandeling: `Taak ${n}`, actoren: [medewerker, afdeling] })),
      },
    })
    const eigen = (statements: string[]) =>
      statements.filter((text) => !/^\s*(begin|commit)|from applicatie|into "?logboek/.test(text))
    const schrijven = await app.statementsOf(() =>
      app.client.klantcontacten.registreren({ body, headers: { 'idempotency-key': 'tel-mee' } }),
    )
    expect(eigen(schrijven).length).toBeLessThanOrEqual(6)
    for (const aantal of ['1', '100']) {
      expect(
        eigen(await app.statementsOf(() => app.client.klantcontacten.lijst({ query: { aantal } }))).length,
      ).toBeLessThanOrEqual(3)
      const beeld = await app.statementsOf(() =>
        app.client.klantcontacten.klantbeeld({ params: { uuid: partij.uuid }, query: { aantal } }),
      )
      expect(eigen(beeld).length).toBeLessThanOrEqual(3)
      expect(
        eigen(await app.statementsOf(() => app.client.internetaken.lijst({ query: { aantal } }))).length,
      ).toBeLessThanOrEqual(3)
    }
  })
})

describe('vinden', () => {
  test('klantcontacten worden in pagina’s getoond, de nieuwste eerst', async () => {
    const kanaal = 'pagineertest'
    for (const dag of ['01', '02', '03', '04', '05'])
      await register({ kanaal, plaatsgevondenOp: `2026-01-${dag}T09:00:00+01:00` })
    const eerste = await app.client.klantcontacten.lijst({ query: { kanaal, aantal: '2' } })
    const tweede = await app.client.klantcontacten.lijst({ query: { kanaal, aantal: '2', na: eerste.volgende ?? '' } })
    const derde = await app.client.klantcontacten.lijst({ query: { kanaal, aantal: '2', na: tweede.volgende ?? '' } })
    expect(
      [eerste, tweede, derde].map((pagina) => pagina.resultaten.map((contact) => contact.plaatsgevondenOp)),
    ).toEqual([
      ['2026-01-05T08:00:00Z', '2026-01-04T08:00:00Z'],
      ['2026-01-03T08:00:00Z', '2026-01-02T08:00:00Z'],
      ['2026-01-01T08:00:00Z'],
    ])
    expect(derde.volgende).toBeNull()
    const oplopend = await app.client.klantcontacten.lijst({
      query: { kanaal, sorteer: 'plaatsgevondenOp', vanaf: '2026-01-02T00:00:00Z', tot: '2026-01-04T00:00:00Z' },
    })
    expect(oplopend.resultaten.map((contact) => contact.plaatsgevondenOp)).toEqual([
      '2026-01-02T08:00:00Z',
      '2026-01-03T08:00:00Z',
    ])
  })

  test('zoeken kent Nederlandse woordvormen en ziet diakrieten over het hoofd', async () => {
    const contact = await register({
      onderwerp: 'Vragen over een reünie',
      inhoud: 'Mevrouw wil meerdere parkeervergunningen aanvragen.',
    })
    for (const zoek of ['parkeervergunning', 'reunie', 'vraag parkeervergunningen']) {
      const { resultaten } = await app.client.klantcontacten.lijst({ query: { zoek } })
      expect(resultaten.map(({ uuid }) => uuid)).toContain(contact.uuid)
      const body = { zoek, aantal: 100, zonderOpvolging: false }
      expect((await app.client.klantcontacten.zoeken({ body })).resultaten).toEqual(resultaten)
    }
    expect((await app.client.klantcontacten.lijst({ query: { zoek: 'rijbewijs "bestaat niet"' } })).resultaten).toEqual(
      [],
    )
  })

  test('R3: het contact van wie onbekend bleef wordt gevonden op naam, e-mailadres of telefoonnummer; van een bekende klant niet', async () => {
    const digitaleAdressen = [
      { soortDigitaalAdres: 'email' as const, adres: 'Tijl.Onbekend@example.org' },
      { soortDigitaalAdres: 'telefoonnummer' as const, adres: '0612340987' },
    ]
    const contactnaam = { voornaam: 'Tijl', voorvoegselAchternaam: 'van', achternaam: 'Ostaijen' }
    const { uuid } = await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, {
        betrokkenen: [{ rol: 'klant', initiator: true, contactnaam, digitaleAdressen }],
      }),
    })
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon({ contactnaam, digitaleAdressen }) })
    await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, { betrokkenen: [{ rol: 'klant', initiator: true, partij, digitaleAdressen }] }),
    })
    const zoek = async (onbekende: object) =>
      (await app.client.klantcontacten.zoeken({ body: { onbekende } })).resultaten.map((contact) => contact.uuid)
    for (const onbekende of [
      { naam: 'ostayen' },
      { naam: 'Tijl van Ost' },
      { emailadres: 'tijl.onbekend@example.org' },
      { telefoonnummer: '+31 6 1234 0987' },
      { naam: 'Tijl', emailadres: 'tijl.onbekend@EXAMPLE.org' },
    ])
      expect([onbekende, await zoek(onbekende)]).toEqual([onbekende, [uuid]])
    for (const onbekende of [{ naam: '%%' }, { naam: 'Pieter', emailadres: 'tijl.onbekend@example.org' }])
      expect([onbekende, await zoek(onbekende)]).toEqual([onbekende, []])
    const zonder = app.client.klantcontacten.zoeken({ body: {} })
    expect(fieldsOf(await problemIn(zonder))).toEqual(['zoek'])
    const leeg = app.client.klantcontacten.zoeken({ body: { onbekende: {} } })
    expect(fieldsOf(await problemIn(leeg))).toEqual(['onbekende'])
  })

  test('streepjes en andere tekens zonder woord laten het zoeken niet vastlopen', async () => {
    const contact = await register({ onderwerp: 'Zeldzaam-woord' })
    for (const zoek of ['-'.repeat(33), '-!'.repeat(100), '-('.repeat(100), `zeldzaam-woord ${'- '.repeat(60)}`]) {
      const { resultaten } = await app.client.klantcontacten.lijst({ query: { zoek } })
      expect(resultaten.some(({ uuid }) => uuid === contact.uuid)).toBe(zoek.startsWith('z'))
    }
  })

  test('een zoekvraag die langer duurt dan is ingesteld wordt afgebroken met een antwoord dat zegt wat te doen', async () => {
    const traag = await startTestApp({ ZOEK_SECONDEN: '1' })
    try {
      const actoren = await makeMedewerker(traag)
      await traag.client.klantcontacten.registreren({ body: klantcontact(actoren.medewerker) })
      // A search can get no slower than on a table that another transaction has locked.
      await inTransaction(traag.db, 'schrijven', async (tx) => {
        await sql`lock table klantcontact in access exclusive mode`.execute(tx)
        const problem = await problemIn(traag.client.klantcontacten.lijst({ query: { zoek: 'lantaarnpaal' } }))
        expect(problem).toMatchObject({ status: 503, code: 'zoekvraag-te-zwaar' })
        const wire = await fetch(`${traag.base}/klantinteracties/api/v1/klantcontacten?onderwerp=a`, {
          headers: { authorization: `Token ${traag.token}` },
        })
        expect([wire.status, await wire.text()]).toEqual([503, expect.stringContaining('te veel tijd')])
      })
      expect((await traag.client.klantcontacten.lijst({ query: { zoek: 'lantaarnpaal' } })).resultaten).toHaveLength(1)
      const { resultaten } = await traag.client.logboek.zoeken({ query: { operatie: 'klantcontacten.lijst' } })
      expect(resultaten.map(({ resultaat }) => resultaat)).toEqual([200, 503])
    } finally {
      await traag.stop()
    }
  })

  test('een klantcontact van het jaar 1, uit een ander register, maakt zoeken niet duurder en wordt gevonden', async () => {
    await register({ onderwerp: 'Ooievaarsnest', plaatsgevondenOp: '1950-05-01T12:00:00Z' })
    await addOld(app, `timestamptz '0001-01-01T00:00:00Z'`)
    const zoek = (sorteer: 'plaatsgevondenOp' | '-plaatsgevondenOp') =>
      app.client.klantcontacten.lijst({ query: { zoek: 'ooievaarsnest', sorteer } })
    for (const sorteer of ['plaatsgevondenOp', '-plaatsgevondenOp'] as const) {
      const jaren = (await zoek(sorteer)).resultaten.map((contact) => contact.plaatsgevondenOp.slice(0, 4))
      expect(jaren).toEqual(sorteer === 'plaatsgevondenOp' ? ['0001', '1950'] : ['1950', '0001'])
    }
    const weken = sql`select distinct week(plaatsgevonden_op) from klantcontact`
    const gekeken = await looksInto('klantcontact_zoek', (db) =>
      lijst(db, { zoek: 'bestaatnergens', sorteer: '-plaatsgevondenOp', aantal: 25 }),
    )
    expect(gekeken).toBeLessThanOrEqual((await weken.execute(app.db)).rows.length)
  })

  test('klantcontacten worden gevonden op partij, actor en onderwerpobject', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const ander = await makeMedewerker(app, 'Ander')
    const contact = await register({
      actoren: [ander.medewerker],
      betrokkenen: [{ rol: 'klant', initiator: true, partij: partij.uuid }],
      onderwerpobjecten: [
        {
          identificator: { objectId: 'BOOM-77', codeObjecttype: 'boom', codeRegister: 'bor', codeSoortObjectId: 'id' },
        },
      ],
    })
    for (const query of [{ partij: partij.uuid }, { actor: ander.medewerker }, { onderwerpobject: 'BOOM-77' }]) {
      expect((await app.client.klantcontacten.lijst({ query })).resultaten.map(({ uuid }) => uuid)).toEqual([
        contact.uuid,
      ])
    }
  })

  test('R23: een vervolgcontact heeft het eerste contact als onderwerp', async () => {
    const eerste = await register()
    const tweede = await register({ onderwerpobjecten: [{ wasKlantcontact: eerste.uuid }] })
    expect(tweede.onderwerpobjecten).toMatchObject([{ wasKlantcontact: eerste.uuid }])
  })
})

describe('corrigeren', () => {
  test('R10: een correctie toont de juiste tekst met het origineel ernaast, en wordt doorzocht', async () => {
    const contact = await register({ onderwerp: 'Verhuizing', inhoud: 'Verhuist naar de Lindelaan.' })
    const params = { uuid: contact.uuid }
    expect(
      fieldsOf(await problemIn(app.client.klantcontacten.corrigeren({ params, body: { inhoud: 'x', reden: '' } }))),
    ).toEqual(['reden'])
    await app.client.klantcontacten.corrigeren({
      params,
      body: { inhoud: 'Verhuist naar de Kastanjelaan.', reden: 'Verkeerde straat genoteerd.' },
    })
    await app.client.klantcontacten.corrigeren({
      params,
      body: { onderwerp: 'Verhuizing doorgeven', reden: 'Duidelijker.' },
    })
    expect(await app.client.klantcontacten.tonen({ params })).toMatchObject({
      onderwerp: 'Verhuizing doorgeven',
      inhoud: 'Verhuist naar de Kastanjelaan.',
      gecorrigeerd: true,
      oorspronkelijk: { onderwerp: 'Verhuizing', inhoud: 'Verhuist naar de Lindelaan.' },
    })
    const { resultaten } = await app.client.klantcontacten.correcties({ params })
    expect(resultaten.map(({ reden, door }) => [reden, door.uuid])).toEqual([
      ['Duidelijker.', app.client.uuid],
      ['Verkeerde straat genoteerd.', app.client.uuid],
    ])
    const zoek = async (woord: string) =>
      (await app.client.klantcontacten.lijst({ query: { zoek: woord } })).resultaten.length
    expect([await zoek('Kastanjelaan'), await zoek('Lindelaan')]).toEqual([1, 0])
  })
})

describe('begin en einde van een gesprek', () => {
  const talk = (minuten: number, duurt: number) => {
    const begin = Date.now() - minuten * 60_000
    const iso = (moment: number) => new Date(moment).toISOString().replace('Z', '000Z')
    return { begonnenOp: iso(begin), geeindigdOp: iso(begin + duurt * 60_000) }
  }

  test('R9, R10: ze staan bij het contact, dat plaatsvond toen het begon, en een correctie houdt wat er stond', async () => {
    const tijden = talk(10, 7)
    const contact = await register(tijden)
    expect(contact).toMatchObject({ ...tijden, plaatsgevondenOp: tijden.begonnenOp, oorspronkelijk: null })
    const params = { uuid: contact.uuid }
    const juist = talk(20, 15)
    await app.client.klantcontacten.corrigeren({ params, body: { ...juist, reden: 'De klok liep achter' } })
    await app.client.klantcontacten.corrigeren({ params, body: { onderwerp: 'Anders', reden: 'Tikfout' } })
    const nu = await app.client.klantcontacten.tonen({ params })
    expect(nu).toMatchObject({ ...juist, onderwerp: 'Anders', plaatsgevondenOp: tijden.begonnenOp })
    expect(nu.oorspronkelijk).toMatchObject(tijden)
    const { resultaten } = await app.client.klantcontacten.correcties({ params })
    expect(resultaten).toMatchObject([{ begonnenOp: null, geeindigdOp: null }, juist])
  })

  test('zonder begin en einde is er niets veranderd', async () => {
    expect(await register({})).toMatchObject({ begonnenOp: null, geeindigdOp: null })
  })

  test.each([
    ['alleen een begin', { begonnenOp: talk(5, 2).begonnenOp }, 'geeindigdOp', 'verplicht'],
    ['alleen een einde', { geeindigdOp: talk(5, 2).geeindigdOp }, 'begonnenOp', 'verplicht'],
    ['een einde voor het begin', talk(5, -1), 'geeindigdOp', 'te-vroeg'],
    ['een gesprek van meer dan een dag', talk(3000, 1500), 'geeindigdOp', 'te-lang'],
    ['een einde in de toekomst', talk(5, 60), 'geeindigdOp', 'in-de-toekomst'],
  ])('R9: %s wordt geweigerd, bij het registreren en bij het corrigeren', async (_wat, tijden, name, code) => {
    const refused = { status: 400, invalidParams: [{ name, code }] }
    expect(await problemIn(register(tijden))).toMatchObject(refused)
    const { uuid } = await register({})
    const body = { ...tijden, reden: 'Fout' }
    expect(await problemIn(app.client.klantcontacten.corrigeren({ params: { uuid }, body }))).toMatchObject(refused)
  })
})

describe('voortgang en klantbeeld', () => {
  test('R27: de voortgang zegt per taak en per zaak hoe ver het is', async () => {
    const contact = await register({
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'Uitzoeken', afgehandeld: true }, { gevraagdeHandeling: 'Terugbellen' }],
        zaken: [{ objectId: 'ZAAK-9', codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' }],
      },
    })
    const voortgang = await app.client.klantcontacten.voortgang({ params: { uuid: contact.uuid } })
    expect(voortgang.aantallen).toEqual({
      internetaken: { totaal: 2, gedaan: 1, teDoen: 1 },
      zaken: { totaal: 1, onbekend: 1, lopend: 0, afgerond: 0 },
      zaakstarten: 0,
    })
    expect(voortgang.internetaken.map(({ gevraagdeHandeling, status }) => [gevraagdeHandeling, status])).toEqual([
      ['Uitzoeken', 'verwerkt'],
      ['Terugbellen', 'te_verwerken'],
    ])
  })

  test('R22: als de interne taak gedaan is en er een zaak loopt, is de vraag van de klant niet klaar', async () => {
    const zaken = [{ objectId: 'ZAAK-11', codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' }]
    const { uuid } = await register({
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Start de zaak', afgehandeld: true }], zaken },
    })
    const { aantallen, zaken: lopend } = await app.client.klantcontacten.voortgang({ params: { uuid } })
    expect(aantallen.internetaken.teDoen).toBe(0)
    expect(lopend).toMatchObject([{ identificator: { objectId: 'ZAAK-11' } }])
  })

  test('R6: het klantbeeld toont wat bij deze partij hoort en niets van een ander', async () => {
    const [privé, zakelijk] = [
      await app.client.partijen.maken({ body: persoon() }),
      await app.client.partijen.maken({ body: persoon() }),
    ]
    const zaak = { objectId: 'ZAAK-10', codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' }
    const van = (partij: string, onderwerp: string) =>
      register({
        onderwerp,
        betrokkenen: [{ rol: 'klant', initiator: true, partij }],
        opvolging: { internetaken: [{ gevraagdeHandeling: onderwerp }], zaken: [zaak] },
      })
    await van(privé.uuid, 'Eerste vraag')
    await van(zakelijk.uuid, 'Zakelijke vraag')
    await van(privé.uuid, 'Tweede vraag')
    const beeld = await app.client.klantcontacten.klantbeeld({ params: { uuid: privé.uuid } })
    expect(beeld.partij.uuid).toBe(privé.uuid)
    expect(beeld.klantcontacten.map(({ onderwerp }) => onderwerp)).toEqual(['Tweede vraag', 'Eerste vraag'])
    expect(beeld.internetaken.map(({ gevraagdeHandeling }) => gevraagdeHandeling)).toEqual([
      'Tweede vraag',
      'Eerste vraag',
    ])
    expect(beeld.zaken).toHaveLength(1)
  })
})
