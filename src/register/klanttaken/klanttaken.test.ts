import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { sql } from '../../platform/sql.ts'
import { klantcontact, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs, SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { laatKlanttakenVerlopen, signaleerNietVerwerkt } from './jobs.ts'

let app: TestApp
let opzet: Klanttaakopzet
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL, KLANTTAAK_HOSTS: 'formulieren.voorbeeld.nl' })
  opzet = await startKlanttaken(app, RECHTEN)
}, 60_000)
afterAll(() => app.stop())

const digid = { middel: 'digid', niveau: 'substantieel' } as const
const gedaan = (bijlagen: string[] = []) => ({ versie: 1, kanaal: 'balie', authenticatie: digid, bijlagen })
const perform = (uuid: string, body: Parameters<typeof app.client.klanttaken.uitvoeren>[0]['body']) =>
  app.client.klanttaken.uitvoeren({ params: { uuid }, body })
const codeOf = async (call: Promise<unknown>) => (await problemIn(call)).code
const faultsOf = async (call: Promise<unknown>) =>
  ((await problemIn(call)).invalidParams ?? []).map(({ name, code }) => `${name} ${code}`)

describe('R25: een klanttaak komt uit een zaak', () => {
  test('van elke soort, met de zaak op uuid of op nummer', async () => {
    const opdrachten = [
      {
        soort: 'betaaltaak',
        bedrag: 1250,
        transactieomschrijving: 'Leges',
        doelrekening: { iban: 'NL91ABNA0417164300' },
      },
      { soort: 'urltaak', uitvraagLink: 'https://formulieren.voorbeeld.nl/kap' },
      {
        soort: 'formuliertaak',
        taal: 'json-schema',
        definitie: { schema: { type: 'object', properties: { boom: { type: 'string', title: 'Welke boom?' } } } },
      },
      { soort: 'aanleveren', gevraagd: ['Tekening'] },
      { soort: 'ondertekenen', verklaring: 'Ik ga akkoord.' },
    ] as const
    const zaak = { codeSoortObjectId: 'identificatie', objectId: opzet.zaak.identificatie } as const
    for (const opdracht of opdrachten) {
      const taak = await opzet.zetUit({ zaak, opdracht: opdracht as never })
      expect(taak).toMatchObject({
        status: 'open',
        opdracht: { soort: opdracht.soort },
        zaak: { uuid: opzet.zaak.uuid, zaaktype: 'Kapvergunning behandelen', zaaksysteem: null },
        partij: { uuid: opzet.klant.uuid },
        herinnerenOp: inDays(7),
      })
    }
  })

  test('zonder zaak, of met een zaak van een register dat niet bekend is, wordt zij geweigerd, ook door de database', async () => {
    for (const objectId of ['00000000-0000-7000-8000-000000000000', 'BESTAAT-NIET']) {
      const codeSoortObjectId = objectId.startsWith('B') ? ('identificatie' as const) : ('uuid' as const)
      const problem = await problemIn(opzet.zetUit({ zaak: { codeSoortObjectId, objectId } }))
      expect(problem).toMatchObject({ status: 409, code: 'klanttaak-zonder-zaak' })
    }
    expect(await faultsOf(opzet.zetUit({ zaak: undefined as never }))).toEqual(['zaak verplicht'])
    const rij = sql`insert into klanttaak (uuid, partij, soort, titel, startdatum, laatste_dag, details, urns, verwerker, door, door_naam)
      values (gen_random_uuid(), ${opzet.klant.uuid}::uuid, 'aanleveren', 'x', '2026-01-01', '2026-01-02', '{}', '{}', 'zaaksysteem', gen_random_uuid(), 'x')`
    await expect(rij.execute(app.db)).rejects.toMatchObject({ constraint: 'klanttaak_zonder_zaak' })
  })

  test('een gesloten zaak, een partij zonder rol in de zaak en een partij die er niet is worden geweigerd', async () => {
    const gesloten = await opzet.makeZaak()
    await app.pool.query(`update zaakregister_zaak set einddatum = '2026-02-01' where uuid = $1`, [gesloten.uuid])
    const zaak = { codeSoortObjectId: 'uuid', objectId: gesloten.uuid } as const
    expect(await codeOf(opzet.zetUit({ zaak }))).toBe('klanttaak-zaak-gesloten')
    expect(await problemIn(opzet.zetUit({ partij: opzet.ander.uuid }))).toMatchObject({
      code: 'klanttaak-partij-niet-in-zaak',
      invalidParams: [{ name: 'partij' }],
    })
    expect(await faultsOf(opzet.zetUit({ partij: '00000000-0000-7000-8000-000000000000' }))).toEqual([
      'partij onbekend',
    ])
  })

  test('een slechte termijn, een bedrag van niets en een adres dat niet mag worden bij hun veld genoemd', async () => {
    const betaal = (bedrag: number) => ({
      soort: 'betaaltaak' as const,
      bedrag,
      transactieomschrijving: 'Leges',
      doelrekening: { naam: 'Gemeente' },
    })
    expect(await faultsOf(opzet.zetUit({ laatsteDag: inDays(-1) }))).toEqual(['laatsteDag in-het-verleden'])
    for (const bedrag of [0, -1, 0.1])
      expect((await faultsOf(opzet.zetUit({ opdracht: betaal(bedrag) }))).map((fout) => fout.split(' ')[0])).toEqual([
        'opdracht.bedrag',
      ])
    const link = (uitvraagLink: string) => opzet.zetUit({ opdracht: { soort: 'urltaak', uitvraagLink } })
    for (const uitvraagLink of [
      'http://formulieren.voorbeeld.nl/',
      'javascript:alert(1)',
      'https://a:b@formulieren.voorbeeld.nl/',
    ])
      expect(await faultsOf(link(uitvraagLink))).toEqual(['opdracht.uitvraagLink geen-https'])
    expect(await faultsOf(link('https://elders.voorbeeld.nl/'))).toEqual(['opdracht.uitvraagLink host-niet-toegestaan'])
  })
})

describe('R25, R28: wie een klanttaak kan krijgen', () => {
  const namen = async (client: Pick<typeof app.client, 'klanttaken'>, zaak: string) =>
    (await client.klanttaken.kandidaten({ query: { zaak } })).resultaten.map(({ uuid }) => uuid)

  test('is wie een rol in de zaak heeft, of een klantcontact erover', async () => {
    const zaak = await opzet.makeZaak()
    expect(await namen(app.client, zaak.uuid)).toEqual([opzet.klant.uuid])
    await app.client.klantcontacten.registreren({
      body: klantcontact(opzet.medewerker, {
        betrokkenen: [{ partij: opzet.ander.uuid, rol: 'klant', authenticatie: digid }],
        opvolging: {
          zaken: [{ objectId: zaak.uuid, codeObjecttype: 'zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }],
        },
      }),
    })
    expect(await namen(app.client, zaak.uuid)).toEqual([opzet.klant.uuid, opzet.ander.uuid])
    expect(await codeOf(namen(app.client, '01920000-0000-7000-8000-000000000001'))).toBe('klanttaak-zonder-zaak')
  })

  test('ziet ook een behandelaar die verder niets van de klant heeft, in een zaak die hij behandelt', async () => {
    const zaak = await opzet.makeZaak()
    const { uuid: actor } = await app.client.actoren.maken({ body: { naam: 'Behandelt', soortActor: 'medewerker' } })
    const behandelaar = await app.alsMedewerker(actor, ['behandelaar'])
    expect(await codeOf(namen(behandelaar, zaak.uuid))).toBe('klanttaak-zonder-zaak')
    await app.pool.query(
      `insert into zaakregister_rol (uuid, zaak, roltype, betrokkene_type, roltoelichting, betrokkene_identificatie)
       select gen_random_uuid(), zaak, roltype, 'medewerker', '', jsonb_build_object('identificatie', $2::text) from zaakregister_rol where zaak = $1 limit 1`,
      [zaak.uuid, actor],
    )
    expect(await namen(behandelaar, zaak.uuid)).toEqual([opzet.klant.uuid])
    const body = opzet.nieuw({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    expect(await behandelaar.klanttaken.uitzetten({ body })).toMatchObject({ behandelaar: { uuid: actor } })
  })
})

describe('R26: doen is een klantcontact', () => {
  test('R12: de status, het klantcontact met wat is ingeleverd, de zaak en een interne taak voor de behandelaar, in één keer', async () => {
    const taak = await opzet.zetUit({ verwerker: 'behandelaar', behandelaar: opzet.medewerker })
    const document = await opzet.upload()
    const na = await perform(taak.uuid, gedaan([document]))
    expect(na).toMatchObject({
      status: 'uitgevoerd',
      uitvoering: { door: { uuid: opzet.klant.uuid }, niveau: 'substantieel', teLaat: false },
    })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact).toMatchObject({
      onderwerp: 'Gedaan: Lever een tekening in',
      zonderOpvolging: false,
      betrokkenen: [{ rol: 'klant', partij: { uuid: opzet.klant.uuid } }],
      bijlagen: [{ identificator: { objectId: document } }],
      opvolging: {
        zaken: [{ identificator: { objectId: opzet.zaak.uuid } }],
        internetaken: [{ status: 'te_verwerken', actoren: [{ uuid: opzet.medewerker }] }],
      },
    })
    expect(contact.onderwerpobjecten.map(({ identificator }) => identificator.objectId)).toContain(taak.uuid)
    const verwerkt = await app.client.klanttaken.verwerken({ params: { uuid: taak.uuid }, body: { notitie: 'Prima' } })
    expect(verwerkt.status).toBe('verwerkt')
    const later = await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })
    expect(later.opvolging.internetaken[0]?.status).toBe('verwerkt')
    const { resultaten } = await app.client.klanttaken.verloop({ params: { uuid: taak.uuid } })
    expect(resultaten.map(({ soort }) => soort)).toEqual(['verwerkt', 'uitgevoerd', 'uitgezet'])
  })

  test('twee keer tegelijk: één wint, en er is één klantcontact', async () => {
    const taak = await opzet.zetUit()
    const document = await opzet.upload()
    const uitkomsten = await Promise.allSettled([1, 2, 3].map(() => perform(taak.uuid, gedaan([document]))))
    expect(uitkomsten.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codeOf(perform(taak.uuid, gedaan([document])))).toBe('klanttaak-al-uitgevoerd')
    const { rows } = await app.pool.query(
      `select count(*)::int as aantal from onderwerpobject where (identificator).object_id = $1`,
      [taak.uuid],
    )
    expect(rows[0]).toEqual({ aantal: 1 })
  })

  test('R4: wie de klant vertegenwoordigt kan haar doen, en een ander niet', async () => {
    const taak = await opzet.zetUit()
    const document = await opzet.upload()
    const { uuid: gemachtigde } = await app.client.partijen.maken({
      body: persoon({ contactnaam: { achternaam: 'Gemachtigde' }, vertegenwoordigt: [opzet.klant.uuid] }),
    })
    const door = (partij: string) => perform(taak.uuid, { ...gedaan([document]), door: partij })
    expect(await codeOf(door(opzet.ander.uuid))).toBe('klanttaak-geen-vertegenwoordiger')
    const na = await door(gemachtigde)
    expect(na.uitvoering?.door?.uuid).toBe(gemachtigde)
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact.initiatiefnemer).toBe('vertegenwoordiger')
    expect(contact.betrokkenen.map(({ rol, partij }) => [rol, partij?.uuid])).toEqual([
      ['vertegenwoordiger', gemachtigde],
      ['klant', opzet.klant.uuid],
    ])
  })

  test('het niveau moet hoog genoeg zijn, de versie die van nu, en wat is gevraagd moet erbij zijn', async () => {
    const taak = await opzet.zetUit({ niveau: 'hoog' })
    const document = await opzet.upload()
    expect(await codeOf(perform(taak.uuid, gedaan([document])))).toBe('klanttaak-niveau-te-laag')
    const hoog = { ...gedaan([document]), authenticatie: { middel: 'digid', niveau: 'hoog' } as const }
    expect(await codeOf(perform(taak.uuid, { ...hoog, versie: 2 }))).toBe('klanttaak-gewijzigd')
    expect(await faultsOf(perform(taak.uuid, { ...hoog, bijlagen: [] }))).toEqual(['bijlagen verplicht'])
    expect((await perform(taak.uuid, hoog)).status).toBe('uitgevoerd')
  })

  test('een applicatie kan niet zeggen dat er betaald is; een medewerker aan de balie wel', async () => {
    const opdracht = {
      soort: 'betaaltaak' as const,
      bedrag: 4500,
      transactieomschrijving: 'Leges',
      doelrekening: { code: 'LEGES' },
    }
    const taak = await opzet.zetUit({ opdracht })
    expect(await codeOf(perform(taak.uuid, gedaan()))).toBe('geen-recht')
    const balie = await app.alsMedewerker(opzet.medewerker, ['coordinator'])
    const na = await balie.klanttaken.uitvoeren({ params: { uuid: taak.uuid }, body: gedaan() })
    expect(na.status).toBe('uitgevoerd')
  })
})

describe('ondertekenen', () => {
  const opdracht = { soort: 'ondertekenen', verklaring: 'Ik ga akkoord.' } as const
  const somVan = async (uuid: string) => (await app.client.documenten.tonen({ params: { uuid } })).sha256
  const klaarzetten = async () => {
    const document = await opzet.upload('Overeenkomst')
    const taak = await opzet.zetUit({ opdracht, bijlagen: [document] })
    const documenten = [{ uuid: document, sha256: await somVan(document) }]
    const handtekening = { akkoord: true as const, documenten }
    return { taak, document, handtekening }
  }
  const teken = (uuid: string, handtekening: object, extra: object = {}) =>
    perform(uuid, { ...gedaan(), handtekening: handtekening as never, ...extra })
  const lees = (uuid: string) => app.client.klanttaken.handtekening({ params: { uuid } })

  test('R26: precies wat is getoond, door wie, namens wie en hoe, in een verzegeld record bij het contact', async () => {
    const { taak, document, handtekening } = await klaarzetten()
    const { uuid: gemachtigde, nummer } = await app.client.partijen.maken({
      body: persoon({ contactnaam: { achternaam: 'Tekenaar' }, vertegenwoordigt: [opzet.klant.uuid] }),
    })
    const na = await teken(taak.uuid, handtekening, { door: gemachtigde })
    expect(await lees(taak.uuid)).toMatchObject({
      ongeschonden: true,
      handtekening: {
        soort: 'eenvoudige elektronische handtekening',
        verklaring: 'Ik ga akkoord.',
        documenten: [{ uuid: document, bestandsnaam: 'tekening.txt', sha256: handtekening.documenten[0]?.sha256 }],
        ondertekenaar: { uuid: gemachtigde, nummer },
        namens: { uuid: opzet.klant.uuid },
        middel: 'digid',
        niveau: 'substantieel',
      },
    })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact.inhoud).toContain('eenvoudige elektronische handtekening')
    const namen = await Promise.all(
      contact.bijlagen.map(
        async ({ identificator: { objectId: uuid } }) =>
          (await app.client.documenten.tonen({ params: { uuid } })).bestandsnaam,
      ),
    )
    expect(namen.sort()).toEqual(['handtekening.json', 'tekening.txt'])
  })

  test('een ander document, geen akkoord, niet ingelogd, of een medewerker voor de klant: er is niets getekend', async () => {
    const { taak, document, handtekening } = await klaarzetten()
    const anders = { akkoord: true, documenten: [{ uuid: document, sha256: '0'.repeat(64) }] }
    expect(await codeOf(teken(taak.uuid, anders))).toBe('klanttaak-ander-document')
    expect(await codeOf(teken(taak.uuid, { akkoord: true, documenten: [] }))).toBe('klanttaak-ander-document')
    expect((await faultsOf(teken(taak.uuid, { ...handtekening, akkoord: false })))[0]).toMatch(/^handtekening.akkoord /)
    const onbekend = { authenticatie: { middel: 'machtiging', niveau: 'onbepaald' } }
    expect(await codeOf(teken(taak.uuid, handtekening, onbekend))).toBe('klanttaak-niveau-te-laag')
    const medewerker = await app.alsMedewerker(opzet.medewerker, ['coordinator'])
    const voor = { ...gedaan(), handtekening }
    expect(await faultsOf(medewerker.klanttaken.uitvoeren({ params: { uuid: taak.uuid }, body: voor }))).toEqual([
      'handtekening niet-gevraagd',
    ])
    const ander = await opzet.zetUit()
    expect(await faultsOf(teken(ander.uuid, handtekening, { bijlagen: [document] }))).toEqual([
      'handtekening niet-gevraagd',
    ])
    expect(await problemIn(lees(taak.uuid))).toMatchObject({ status: 404 })
    expect((await app.client.klanttaken.tonen({ params: { uuid: taak.uuid } })).status).toBe('open')
  })

  test('een record waaraan is gezeten is niet meer ongeschonden, en de database laat het niet wijzigen', async () => {
    const { taak, handtekening } = await klaarzetten()
    await teken(taak.uuid, handtekening)
    const update = `update klanttaak_handtekening set record = replace(record, 'substantieel', 'hoog') where klanttaak = $1`
    await expect(app.pool.query(update, [taak.uuid])).rejects.toThrow()
    await app.pool.query('alter table klanttaak_handtekening disable trigger all')
    await app.pool.query(update, [taak.uuid])
    await app.pool.query('alter table klanttaak_handtekening enable trigger all')
    expect(await lees(taak.uuid)).toMatchObject({ ongeschonden: false, handtekening: { niveau: 'hoog' } })
  })
})

describe('R25: termijn en overgangen', () => {
  const verval = (now: Date) => runJobs(app, laatKlanttakenVerlopen, now)
  const statusOf = async (uuid: string) => (await app.client.klanttaken.tonen({ params: { uuid } })).status

  test.each([
    ['gewoon', '2027-06-10', '2027-06-10T21:59:59Z', '2027-06-10T22:00:00Z'],
    ['in de nacht dat de klok vooruit gaat', '2027-03-28', '2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z'],
    ['in de nacht dat de klok terug gaat', '2027-10-31', '2027-10-31T22:59:59Z', '2027-10-31T23:00:00Z'],
  ])('na de laatste dag in Amsterdam is zij verlopen, eerder niet: %s', async (_naam, laatsteDag, opTijd, teLaat) => {
    const { uuid } = await opzet.zetUit({ laatsteDag })
    await verval(new Date(opTijd))
    expect(await statusOf(uuid)).toBe('open')
    await verval(new Date(teLaat))
    expect(await statusOf(uuid)).toBe('verlopen')
    await app.client.klanttaken.intrekken({ params: { uuid }, body: { reden: 'Niet meer nodig' } })
  })

  test('Awb 2:21: was er op de laatste dag een storing, dan is zij op tijd tot en met de eerste werkdag erna', async () => {
    const { uuid } = await opzet.zetUit({ laatsteDag: '2027-06-10' })
    const params = { uuid }
    const storing = await app.client.storingen.maken({
      body: { beginOp: '2027-06-10T18:00:00Z', eindOp: '2027-06-10T23:30:00Z', kanalen: [], reden: 'Mijn lag plat.' },
    })
    expect(await app.client.klanttaken.tonen({ params })).toMatchObject({ uitstelTot: '2027-06-14' })
    await verval(new Date('2027-06-14T21:59:59Z'))
    expect(await statusOf(uuid)).toBe('open')
    await app.client.storingen.verwijderen({ params: { uuid: storing.uuid } })
    expect(await app.client.klanttaken.tonen({ params })).toMatchObject({ uitstelTot: null })
    await verval(new Date('2027-06-14T22:00:00Z'))
    expect(await statusOf(uuid)).toBe('verlopen')
    await app.client.klanttaken.intrekken({ params, body: { reden: 'Niet meer nodig' } })
  })

  test('te laat doen kan alleen waar dat mag; een verlopen taak kan worden verlengd', async () => {
    const document = await opzet.upload()
    app.zetKlok(new Date(Date.now() - 30 * 86_400_000))
    const streng = await opzet.zetUit({ laatsteDag: inDays(-16) })
    const soepel = await opzet.zetUit({ laatsteDag: inDays(-16), teLaatToegestaan: true })
    app.zetKlok(undefined)
    // Also before the job came by.
    expect(await codeOf(perform(streng.uuid, gedaan([document])))).toBe('klanttaak-verlopen')
    await verval(new Date())
    expect(await codeOf(perform(streng.uuid, gedaan([document])))).toBe('klanttaak-verlopen')
    expect(await perform(soepel.uuid, gedaan([document]))).toMatchObject({
      status: 'uitgevoerd',
      uitvoering: { teLaat: true },
    })
    const params = { uuid: streng.uuid }
    expect(await faultsOf(app.client.klanttaken.verlengen({ params, body: { laatsteDag: inDays(-1) } }))).toEqual([
      'laatsteDag in-het-verleden',
    ])
    const verlengd = await app.client.klanttaken.verlengen({ params, body: { laatsteDag: inDays(10) } })
    expect(verlengd).toMatchObject({ status: 'open', laatsteDag: inDays(10) })
    expect((await perform(streng.uuid, gedaan([document]))).uitvoering?.teLaat).toBe(false)
  })

  test('een ingetrokken taak heeft een reden en is niet meer te doen; wat gedaan is wordt niet ingetrokken', async () => {
    const taak = await opzet.zetUit()
    const params = { uuid: taak.uuid }
    expect(await faultsOf(app.client.klanttaken.intrekken({ params, body: { reden: ' ' } }))).toHaveLength(1)
    const na = await app.client.klanttaken.intrekken({ params, body: { reden: 'Wij hebben de tekening al' } })
    expect(na).toMatchObject({ status: 'ingetrokken', reden: 'Wij hebben de tekening al' })
    expect(await codeOf(perform(taak.uuid, gedaan([await opzet.upload()])))).toBe('klanttaak-ingetrokken')
    expect(await codeOf(app.client.klanttaken.intrekken({ params, body: { reden: 'Nog eens' } }))).toBe(
      'klanttaak-niet-open',
    )
    expect(await codeOf(app.client.klanttaken.verwerken({ params, body: {} }))).toBe('klanttaak-niet-uitgevoerd')
  })

  test('ook de database laat een klanttaak niet teruggaan, noch van zaak of partij veranderen', async () => {
    const { uuid } = await opzet.zetUit()
    await app.client.klanttaken.intrekken({ params: { uuid }, body: { reden: 'Klaar' } })
    await expect(
      app.pool.query(`update klanttaak set status = 'open', reden = null where uuid = $1`, [uuid]),
    ).rejects.toMatchObject({ constraint: 'klanttaak_overgang' })
    await expect(
      app.pool.query(`update klanttaak set partij = $2 where uuid = $1`, [uuid, opzet.ander.uuid]),
    ).rejects.toMatchObject({ constraint: 'klanttaak_blijft' })
  })

  test('wat gedaan is en niet op tijd verwerkt wordt één keer gemeld, geteld, en staat in een lijst', async () => {
    const { uuid } = await opzet.zetUit()
    await perform(uuid, gedaan([await opzet.upload()]))
    const later = new Date(Date.now() + 6 * 86_400_000)
    await runJobs(app, signaleerNietVerwerkt, later)
    await runJobs(app, signaleerNietVerwerkt, later)
    const { resultaten } = await app.client.klanttaken.verloop({ params: { uuid } })
    expect(resultaten.filter(({ soort }) => soort === 'niet_verwerkt')).toHaveLength(1)
    const metrics = await (await fetch(`${app.base}/metrics`)).text()
    expect(Number(/^balie_klanttaken_niet_verwerkt (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0)
    app.zetKlok(later)
    const lijst = await app.client.klanttaken.lijst({ query: { nietVerwerkt: 'true', aantal: '100' } })
    app.zetKlok(undefined)
    expect(lijst.resultaten.map((taak) => taak.uuid)).toContain(uuid)
  })
})

describe('formulieren', () => {
  const formulier = (definitie: Record<string, unknown>, taal: 'json-schema' | 'formio' = 'json-schema') =>
    opzet.zetUit({ opdracht: { soort: 'formuliertaak', taal, definitie } })

  const SCHEMA = {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['naam', 'rekening', 'soort'],
      properties: {
        naam: { type: 'string', title: 'Hoe heet u?', maxLength: 20 },
        kosten: { type: 'integer', title: 'Wat kost het?', minimum: 100 },
        rekening: { type: 'string', title: 'Uw rekening' },
        soort: { oneOf: [{ const: 'eik', title: 'Een eik' }, { const: 'anders' }], title: 'Welke boom?' },
        welke: { type: 'string', title: 'Welke dan?' },
        bomen: {
          type: 'array',
          title: 'Bomen',
          items: { type: 'object', properties: { hoogte: { type: 'number', title: 'Hoogte' } }, required: ['hoogte'] },
        },
      },
    },
    ui: {
      volgorde: ['soort', 'welke'],
      velden: {
        kosten: { soort: 'bedrag' },
        rekening: { soort: 'iban' },
        welke: { toonAls: { veld: 'soort', waarde: 'anders' } },
      },
    },
  }

  test('R15: antwoorden worden op de server gecontroleerd, en bewaard als gegevens en als leesbaar document', async () => {
    const taak = await formulier(SCHEMA)
    expect(taak.opdracht).toMatchObject({
      velden: [{ sleutel: 'soort', soort: 'keuze' }, { sleutel: 'welke' }, {}, {}, {}, {}],
    })
    const met = (antwoorden: Record<string, unknown>) => perform(taak.uuid, { ...gedaan(), antwoorden })
    const goed = {
      naam: 'Kees',
      rekening: 'nl91 abna 0417 1643 00',
      soort: 'eik',
      kosten: 12_550,
      bomen: [{ hoogte: 3 }],
    }
    expect(
      await faultsOf(met({ ...goed, naam: '', soort: 'beuk', kosten: 1.5, rekening: 'NL00ABNA0417164300' })),
    ).toEqual([
      'antwoorden.soort antwoord',
      'antwoorden.naam verplicht',
      'antwoorden.kosten antwoord',
      'antwoorden.rekening antwoord',
    ])
    expect(await faultsOf(met({ ...goed, welke: 'Els', extra: 1, bomen: [{}] }))).toEqual([
      'antwoorden.extra onbekend',
      'antwoorden.welke niet-gevraagd',
      'antwoorden.bomen.0.hoogte verplicht',
    ])
    const na = await met(goed)
    expect(na.uitvoering?.antwoorden).toEqual({ ...goed, rekening: 'NL91ABNA0417164300' })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact.inhoud).toContain('Welke boom?: Een eik')
    expect(contact.inhoud).toContain('125,50')
    const documenten = await Promise.all(
      contact.bijlagen.map(({ identificator }) =>
        app.client.documenten.tonen({ params: { uuid: identificator.objectId } }),
      ),
    )
    expect(documenten.map(({ bestandsnaam }) => bestandsnaam).sort()).toEqual(['antwoorden.html', 'antwoorden.json'])
  })

  test('Form.io van NL Portal wordt gelezen, ook in panelen en kolommen', async () => {
    const taak = await formulier(
      {
        display: 'form',
        components: [
          {
            type: 'panel',
            key: 'p',
            components: [
              { type: 'textfield', key: 'naam', label: 'Naam', validate: { required: true } },
              { type: 'currency', key: 'bedrag', label: 'Bedrag', validate: { min: 1 } },
            ],
          },
          {
            type: 'columns',
            columns: [
              {
                components: [{ type: 'radio', key: 'kleur', label: 'Kleur', values: [{ label: 'Rood', value: 'r' }] }],
              },
            ],
          },
          { type: 'file', key: 'foto', label: 'Foto', multiple: true },
          { type: 'button', key: 'submit', action: 'submit', label: 'Verstuur' },
        ],
      },
      'formio',
    )
    expect(taak.opdracht).toMatchObject({
      velden: [
        { sleutel: 'naam', soort: 'tekst', verplicht: true },
        { sleutel: 'bedrag', soort: 'bedrag', minimum: 100 },
        { sleutel: 'kleur', opties: [{ waarde: 'r', label: 'Rood' }] },
        { sleutel: 'foto', soort: 'bestand' },
      ],
    })
  })

  test.each([
    ['een onbekend element', { schema: { type: 'object', properties: { a: { type: 'null' } } } }, 'onbekend-onderdeel'],
    [
      'een onbekend sleutelwoord',
      { schema: { type: 'object', properties: { a: { type: 'string', pattern: '(a+)+$' } } } },
      'onbekend-onderdeel',
    ],
    [
      'een andere versie van JSON Schema',
      {
        schema: {
          $schema: 'http://json-schema.org/draft-07/schema#',
          type: 'object',
          properties: { a: { type: 'string' } },
        },
      },
      'onbekend-onderdeel',
    ],
    ['geen enkel veld', { schema: { type: 'object', properties: {} } }, 'zonder-velden'],
    [
      '10.000 velden',
      {
        schema: {
          type: 'object',
          properties: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`v${i}`, { type: 'string' }])),
        },
      },
      'te-veel-velden',
    ],
    [
      'een voorwaarde op een veld dat er niet is',
      {
        schema: { type: 'object', properties: { a: { type: 'string' } } },
        ui: { velden: { a: { toonAls: { veld: 'b', waarde: 'x' } } } },
      },
      'onbekend-veld',
    ],
  ])('wat de taal niet kent wordt geweigerd bij het uitzetten: %s', async (_naam, definitie, code) => {
    const fouten = await faultsOf(formulier(definitie))
    expect(fouten.length).toBeGreaterThan(0)
    expect(fouten.every((fout) => fout.startsWith('opdracht.definitie') && fout.endsWith(code))).toBe(true)
  })

  test('een script of een onbekende component van Form.io wordt geweigerd', async () => {
    const met = (component: object) =>
      faultsOf(formulier({ components: [{ key: 'a', label: 'A', ...component }] }, 'formio'))
    for (const component of [
      { type: 'signature' },
      { type: 'textfield', customConditional: 'show = true' },
      { type: 'textfield', validate: { custom: 'valid = true' } },
      { type: 'datetime' },
    ])
      expect(await met(component)).toEqual([expect.stringContaining('onbekend-onderdeel')])
  })
})

describe('slechte invoer', () => {
  const schema = (aantal: number) => ({
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: aantal }, (_, index) => [`veld${index}`, { type: 'string', title: `Vraag ${index}` }]),
      ),
    },
  })

  test('een formulier met tienduizend velden wordt geweigerd bij het uitzetten, in beide talen', async () => {
    const opdracht = { soort: 'formuliertaak' as const, taal: 'json-schema' as const, definitie: schema(10_000) }
    expect(await faultsOf(opzet.zetUit({ opdracht }))).toEqual(['opdracht.definitie te-veel-velden'])
    const components = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'textfield',
      key: `veld${index}`,
      label: `Vraag ${index}`,
    }))
    expect(
      await faultsOf(opzet.zetUit({ opdracht: { ...opdracht, taal: 'formio', definitie: { components } } })),
    ).toEqual(['opdracht.definitie te-veel-velden'])
  })

  test('antwoorden op een eerdere versie, op vragen die er niet zijn of van de verkeerde vorm worden geweigerd; de taak blijft open', async () => {
    const opdracht = { soort: 'formuliertaak' as const, taal: 'json-schema' as const, definitie: schema(2) }
    const taak = await opzet.zetUit({ opdracht })
    expect(await codeOf(perform(taak.uuid, { ...gedaan(), versie: 2, antwoorden: { veld0: 'a' } }))).toBe(
      'klanttaak-gewijzigd',
    )
    const nu = { ...gedaan(), versie: taak.versie }
    expect(await faultsOf(perform(taak.uuid, { ...nu, antwoorden: { veld9: 'a' } }))).toEqual([
      'antwoorden.veld9 onbekend',
    ])
    expect(await faultsOf(perform(taak.uuid, { ...nu, antwoorden: { veld0: { a: 1 } } }))).toEqual([
      'antwoorden.veld0 antwoord',
    ])
    expect((await app.client.klanttaken.tonen({ params: { uuid: taak.uuid } })).status).toBe('open')
  })

  test('een document dat er niet is wordt geweigerd, en twee keer hetzelfde document telt één keer', async () => {
    const taak = await opzet.zetUit()
    const weg = '01890000-0000-7000-8000-000000000009'
    expect(await faultsOf(perform(taak.uuid, gedaan([weg])))).toEqual([expect.stringContaining('bijlagen')])
    const document = await opzet.upload()
    const na = await perform(taak.uuid, gedaan([document, document]))
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact.bijlagen.map(({ identificator }) => identificator.objectId)).toEqual([document])
  })

  test('wie haar doet terwijl zij wordt ingetrokken: een van beide wint, en er is hoogstens één klantcontact', async () => {
    const taak = await opzet.zetUit()
    const document = await opzet.upload()
    const [uitgevoerd, ingetrokken] = await Promise.allSettled([
      perform(taak.uuid, gedaan([document])),
      app.client.klanttaken.intrekken({ params: { uuid: taak.uuid }, body: { reden: 'Niet meer nodig' } }),
    ])
    const isDone = uitgevoerd.status === 'fulfilled'
    expect(ingetrokken.status === 'fulfilled').toBe(!isDone)
    const { status, uitvoering } = await app.client.klanttaken.tonen({ params: { uuid: taak.uuid } })
    expect([status, uitvoering !== null]).toEqual(isDone ? ['uitgevoerd', true] : ['ingetrokken', false])
  })
})

describe('R28: wie ziet een klanttaak', () => {
  test('een behandelaar ziet die van zijn zaken; de taak van een ander bestaat voor hem niet', async () => {
    const taak = await opzet.zetUit({ verwerker: 'behandelaar', behandelaar: opzet.medewerker })
    const eigen = await app.alsMedewerker(opzet.medewerker, ['behandelaar'])
    expect(await eigen.klanttaken.tonen({ params: { uuid: taak.uuid } })).toMatchObject({ uuid: taak.uuid })
    const { uuid: elders } = await app.client.actoren.maken({ body: { naam: 'Elders', soortActor: 'medewerker' } })
    const vreemd = await app.alsMedewerker(elders, ['behandelaar'])
    expect(await problemIn(vreemd.klanttaken.tonen({ params: { uuid: taak.uuid } }))).toMatchObject({ status: 404 })
    expect((await vreemd.klanttaken.lijst()).resultaten).toEqual([])
    const params = { uuid: taak.uuid }
    expect(await problemIn(vreemd.klanttaken.intrekken({ params, body: { reden: 'x' } }))).toMatchObject({
      status: 404,
    })
  })

  test('een behandelaar doet haar met wat is ingevuld en toegevoegd, leest dat terug en verwerkt het', async () => {
    const taak = await opzet.zetUit({
      verwerker: 'behandelaar',
      behandelaar: opzet.medewerker,
      opdracht: {
        soort: 'formuliertaak',
        taal: 'json-schema',
        definitie: { schema: { type: 'object', properties: { boom: { type: 'string', title: 'Welke boom?' } } } },
      },
    })
    const eigen = await app.alsMedewerker(opzet.medewerker, ['behandelaar'])
    const params = { uuid: taak.uuid }
    const body = { ...gedaan([await opzet.upload()]), antwoorden: { boom: 'Een eik' } }
    const na = await eigen.klanttaken.uitvoeren({ params, body })
    expect(na).toMatchObject({ status: 'uitgevoerd', uitvoering: { door: { uuid: opzet.klant.uuid } } })
    const contact = await eigen.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact.bijlagen).toHaveLength(3)
    expect(await eigen.klanttaken.verwerken({ params, body: {} })).toMatchObject({ status: 'verwerkt' })
    const [internetaak] = contact.opvolging.internetaken
    const { resultaten } = await eigen.internetaken.lijst({ query: { status: 'verwerkt', aantal: '100' } })
    expect(resultaten.map(({ uuid }) => uuid)).toContain(internetaak?.uuid)
  })

  test('een klanttaak in een vertrouwelijke zaak ziet alleen wie zulke zaken mag zien', async () => {
    const zaak = await opzet.makeZaak({ vertrouwelijkheidaanduiding: 'geheim' })
    const taak = await opzet.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    const kcc = await app.alsMedewerker(opzet.medewerker, ['kcc-medewerker'])
    expect(await problemIn(kcc.klanttaken.tonen({ params: { uuid: taak.uuid } }))).toMatchObject({ status: 404 })
    const { resultaten } = await kcc.klanttaken.lijst({ query: { partij: opzet.klant.uuid, aantal: '100' } })
    expect(resultaten.map(({ uuid }) => uuid)).not.toContain(taak.uuid)
    const na = await perform(taak.uuid, gedaan([await opzet.upload()]))
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: na.uitvoering?.klantcontact ?? '' } })
    expect(contact.vertrouwelijk).toBe(true)
  })

  test('R29: wie keek staat in het logboek, met wiens gegevens het waren', async () => {
    const taak = await opzet.zetUit()
    await app.client.klanttaken.tonen({ params: { uuid: taak.uuid } })
    const { rows } = await app.pool.query(
      `select partijen from logboek where operatie = 'klanttaken.tonen' and resultaat = 200 order by begonnen_op desc limit 1`,
    )
    expect(rows).toEqual([{ partijen: [opzet.klant.uuid] }])
  })

  test('R6: een klanttaak van de ene hoedanigheid staat niet bij de andere', async () => {
    const { resultaten } = await app.client.klanttaken.lijst({ query: { partij: opzet.ander.uuid } })
    expect(resultaten).toEqual([])
  })
})

test('honderd open klanttaken van een klant komen in één statement', async () => {
  const query = { partij: opzet.klant.uuid, status: 'open' as const, aantal: '100' }
  const meten = async () =>
    (await app.statementsOf(() => app.client.klanttaken.lijst({ query }))).filter((text) => /from klanttaak/.test(text))
  expect(await meten()).toHaveLength(1)
  for (let index = 0; index < 10; index += 1) await opzet.zetUit()
  expect(await meten()).toHaveLength(1)
})
