import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let partij: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ uuid: partij } = await app.client.partijen.maken({ body: persoon() }))
})
afterAll(() => app.stop())

const linesAbout = async (uuid: string) => (await app.client.logboek.zoeken({ query: { partij: uuid } })).resultaten

describe('wat er in het logboek staat', () => {
  test('R29: elke blik op en wijziging van een partij: wie, wat, waarvoor, wanneer, vanwaar, met welk resultaat', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    await fetch(`${app.base}/api/v1/partijen/${partij}`, {
      headers: { authorization: `Token ${app.token}`, traceparent: `00-${traceId}-00f067aa0ba902b7-00` },
    })
    const [gezien, gemaakt] = await linesAbout(partij)
    expect(gezien).toMatchObject({
      operatie: 'partijen.tonen',
      resultaat: 200,
      verwerkingsactiviteit: 'Bijhouden en opvolgen van klantcontacten',
      wie: { soort: 'applicatie', uuid: app.client.uuid },
      partijen: [partij],
      herkomst: '127.0.0.1',
      traceId,
    })
    expect(gemaakt).toMatchObject({
      operatie: 'partijen.maken',
      resultaat: 201,
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    })
  })

  test('R29: een lijst legt vast wiens gegevens zij liet zien', async () => {
    const { medewerker } = await makeMedewerker(app)
    const betrokkenen = [
      {
        rol: 'klant' as const,
        initiator: true,
        partij,
        authenticatie: { middel: 'digid', niveau: 'substantieel' } as const,
      },
    ]
    await app.client.klantcontacten.registreren({ body: klantcontact(medewerker, { betrokkenen }) })
    await app.client.internetaken.lijst()
    const [regel] = await linesAbout(partij)
    expect(regel).toMatchObject({ operatie: 'internetaken.lijst', partijen: [partij] })
  })

  test('R29: een weigering staat er ook in, met wie het probeerde', async () => {
    const { partijen, uuid } = await app.als({ rechten: [] })
    await problemIn(partijen.tonen({ params: { uuid: partij } }))
    const { resultaten } = await app.client.logboek.zoeken({ query: { wie: uuid } })
    expect(resultaten).toMatchObject([{ operatie: 'partijen.tonen', resultaat: 403, wie: { uuid } }])
  })

  test('de verwerkingsactiviteit is per bewerking in te stellen, en dat staat in het overzicht van wijzigingen', async () => {
    const { logboek, wijzigingen } = app.client
    const save = (operatie: string, naam: string, verwijzing = '') =>
      logboek.verwerkingsactiviteitBewaren({ params: { operatie }, body: { naam, verwijzing } })
    await save('partijen', 'Klantgegevens', 'https://register.voorbeeld.nl/1')
    await save('partijen.zoeken', 'Zoeken')
    await app.client.partijen.tonen({ params: { uuid: partij } })
    await app.client.partijen.zoeken({ body: { naam: 'Boer' } })
    await app.client.actoren.lijst()
    const { resultaten } = await logboek.zoeken({ query: { aantal: '3' } })
    expect(resultaten.map(({ verwerkingsactiviteit }) => verwerkingsactiviteit)).toEqual([
      'Bijhouden en opvolgen van klantcontacten',
      'Zoeken',
      'Klantgegevens',
    ])
    await logboek.verwerkingsactiviteitVerwijderen({ params: { operatie: 'partijen.zoeken' } })
    expect((await logboek.verwerkingsactiviteiten()).resultaten.map(({ operatie }) => operatie)).toEqual([
      '*',
      'basisregistraties',
      'basisregistraties.personen',
      'betalen',
      'catalogi',
      'documenten',
      'klantberichten',
      'klanttaken',
      'logboek',
      'mijntaken',
      'partijen',
      'taken',
      'toegang',
      'zaakregister',
      'zaaksysteem',
      'zaken',
    ])
    const trail = await wijzigingen.lijst({ query: { soort: 'verwerkingsactiviteit' } })
    expect(trail.resultaten.map(({ object, actie }) => `${object} ${actie}`)).toEqual([
      'partijen.zoeken verwijderd',
      'partijen.zoeken gemaakt',
      'partijen gemaakt',
    ])
  })

  test('met If-None-Match: * komt een verwerkingsactiviteit er alleen bij; een die er al is blijft', async () => {
    const { logboek } = app.client
    const voor = await logboek.verwerkingsactiviteiten()
    const poging = logboek.verwerkingsactiviteitBewaren({
      params: { operatie: '*' },
      headers: { 'if-none-match': '*' },
      body: { naam: 'Iets anders' },
    })
    expect(await problemIn(poging)).toMatchObject({
      status: 412,
      code: 'verwerkingsactiviteit-bestaat-al',
      invalidParams: [{ name: 'operatie' }],
    })
    expect(await logboek.verwerkingsactiviteiten()).toEqual(voor)
  })

  test('de rest houdt een verwerkingsactiviteit; een die er niet is, een verkeerde naam of geen recht wordt geweigerd', async () => {
    const { logboek } = app.client
    const weg = (operatie: string, client = logboek) =>
      problemIn(client.verwerkingsactiviteitVerwijderen({ params: { operatie } }))
    expect(await weg('*')).toMatchObject({ status: 409, code: 'laatste-verwerkingsactiviteit' })
    expect(await weg('bestaat-niet')).toMatchObject({ status: 404 })
    const body = { naam: '', verwijzing: 'geen adres' }
    const fout = await problemIn(logboek.verwerkingsactiviteitBewaren({ params: { operatie: 'A B' }, body }))
    expect(fieldsOf(fout)).toEqual(['naam', 'operatie', 'verwijzing'])
    const script = { naam: 'Zoeken', verwijzing: 'javascript:alert(1)' }
    const geenAdres = logboek.verwerkingsactiviteitBewaren({ params: { operatie: 'partijen' }, body: script })
    expect(fieldsOf(await problemIn(geenAdres))).toEqual(['verwijzing'])
    const lezer = await app.als({ rechten: ['logboek.lezen'] })
    expect(await weg('partijen', lezer.logboek)).toMatchObject({ status: 403 })
  })

  test('R29: de database weigert een regel te wijzigen of te verwijderen', async () => {
    for (const poging of [sql`update logboek set resultaat = 200`, sql`delete from logboek`, sql`truncate logboek`])
      await expect(poging.execute(app.db)).rejects.toMatchObject({ constraint: 'logboek_niet_muteerbaar' })
  })
})

describe('zoeken in het logboek', () => {
  test('op medewerker of applicatie, bewerking en periode, een bladzijde tegelijk', async () => {
    const { actoren, uuid } = await app.als()
    for (let keer = 0; keer < 3; keer++) await actoren.lijst()
    await actoren.tonen({ params: { uuid: partij } }).catch(() => undefined)
    const vraag = { wie: uuid, operatie: 'actoren.lijst', aantal: '2' }
    const eerste = await app.client.logboek.zoeken({ query: vraag })
    expect(eerste.resultaten).toHaveLength(2)
    const tweede = await app.client.logboek.zoeken({ query: { ...vraag, na: String(eerste.volgende) } })
    expect([tweede.resultaten.length, tweede.volgende]).toEqual([1, null])
    const morgen = new Date(Date.now() + 86_400_000).toISOString()
    expect((await app.client.logboek.zoeken({ query: { ...vraag, van: morgen } })).resultaten).toEqual([])
    expect(
      (await app.client.logboek.zoeken({ query: { wie: uuid, operatie: 'actoren', tot: morgen } })).resultaten,
    ).toHaveLength(4)
  })

  test('een export is een CSV die in een rekenblad niets uitvoert', async () => {
    await sql`insert into logboek (operatie, resultaat, wie_soort, wie_naam, request_id) values ('proef', 200, 'medewerker', '=HYPERLINK("x")', 'r')`.execute(
      app.db,
    )
    const response = await fetch(`${app.base}/api/v1/logboek/export?operatie=proef`, {
      headers: { authorization: `Token ${app.token}` },
    })
    expect(response.headers.get('content-type')).toContain('text/csv')
    const text = await response.text()
    expect(text).toContain('op,operatie,resultaat')
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('R28: alleen wie het recht heeft leest het logboek, en ook dat staat erin', async () => {
    const { logboek, uuid } = await app.als({ rechten: ['partijen.lezen'] })
    expect(await problemIn(logboek.zoeken())).toMatchObject({ status: 403 })
    await linesAbout(partij)
    const [regel] = await linesAbout(partij)
    expect(regel).toMatchObject({
      operatie: 'logboek.zoeken',
      verwerkingsactiviteit: 'Toezien op het gebruik van persoonsgegevens',
    })
    expect((await app.client.logboek.zoeken({ query: { wie: uuid } })).resultaten).toMatchObject([{ resultaat: 403 }])
  })
})
