import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

type Betrokkenen = NonNullable<NonNullable<Parameters<typeof klantcontact>[1]>['betrokkenen']>

let app: TestApp
let sanne: string
let joris: string
let afdeling: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker: sanne, afdeling } = await makeMedewerker(app, 'Sanne Jansen'))
  joris = (await app.client.actoren.maken({ body: { naam: 'Joris Bakker', soortActor: 'medewerker' } })).uuid
})
afterAll(() => app.stop())

async function makeTaak(extra: Record<string, unknown> = {}) {
  const taak = {
    gevraagdeHandeling: 'Bel de klant terug',
    toelichting: 'Liefst in de ochtend',
    actoren: [afdeling],
    ...extra,
  }
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(sanne, { opvolging: { internetaken: [taak] } }),
  })
  const [gemaakt] = contact.opvolging.internetaken
  if (!gemaakt) throw new Error('Geen taak')
  return gemaakt
}

const verloop = async (uuid: string) => (await app.client.internetaken.verloop({ params: { uuid } })).resultaten

describe('toewijzen en doorsturen', () => {
  test('R21: een taak van een afdeling wordt door een medewerker opgepakt; het verloop blijft', async () => {
    const { uuid } = await makeTaak()
    const taak = await app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren: [sanne] } })
    expect(taak.actoren).toMatchObject([{ uuid: sanne }])
    expect(
      (await verloop(uuid)).map(({ soort, toegewezen }) => [soort, toegewezen.map((actor) => actor.uuid)]),
    ).toEqual([
      ['toegewezen', [sanne]],
      ['aangemaakt', [afdeling]],
    ])
  })

  test('R21: van wie tegelijk een taak oppakken wint er een; de ander hoort wie hem heeft', async () => {
    const { uuid } = await makeTaak()
    const pogingen = await Promise.allSettled(
      [sanne, joris].map((actor) =>
        app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren: [actor] } }),
      ),
    )
    expect(pogingen.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { actoren } = await app.client.internetaken.tonen({ params: { uuid } })
    const verliezer = actoren[0]?.uuid === sanne ? joris : sanne
    const problem = await problemIn(
      app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren: [verliezer] } }),
    )
    expect(problem).toMatchObject({ status: 409, code: 'internetaak-al-toegewezen', toegewezenAan: actoren })
  })

  test('wie de taak al heeft krijgt hem niet nog eens: het verloop groeit niet', async () => {
    const { uuid } = await makeTaak()
    await app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren: [sanne] } })
    await app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren: [sanne] } })
    expect(await verloop(uuid)).toHaveLength(2)
  })

  test('R21: doorsturen vraagt een reden en laat zien wie de taak had', async () => {
    const { uuid } = await makeTaak({ actoren: [sanne] })
    const params = { uuid }
    expect(
      fieldsOf(await problemIn(app.client.internetaken.doorsturen({ params, body: { actoren: [joris], reden: ' ' } }))),
    ).toEqual(['reden'])
    await app.client.internetaken.doorsturen({ params, body: { actoren: [joris], reden: 'Hoort bij Vergunningen' } })
    const [stap, begin] = await verloop(uuid)
    expect(stap).toMatchObject({
      soort: 'doorgestuurd',
      reden: 'Hoort bij Vergunningen',
      door: { uuid: app.client.uuid },
      toegewezen: [{ naam: 'Joris Bakker' }],
    })
    expect(begin).toMatchObject({ toegewezen: [{ naam: 'Sanne Jansen' }] })
  })

  test('een onbekende actor wordt bij het veld genoemd en er verandert niets', async () => {
    const { uuid } = await makeTaak()
    const onbekend = '01890000-0000-7000-8000-000000000000'
    expect(
      fieldsOf(
        await problemIn(app.client.internetaken.toewijzen({ params: { uuid }, body: { actoren: [sanne, onbekend] } })),
      ),
    ).toEqual(['actoren.1'])
    expect((await app.client.internetaken.tonen({ params: { uuid } })).actoren).toMatchObject([{ uuid: afdeling }])
  })
})

describe('afronden en heropenen', () => {
  test('R19: een taak wordt afgerond en heropend, met reden; dubbel afronden wordt geweigerd', async () => {
    const { uuid } = await makeTaak()
    const params = { uuid }
    expect(
      await problemIn(app.client.internetaken.heropenen({ params, body: { reden: 'Toch niet klaar' } })),
    ).toMatchObject({ code: 'internetaak-niet-afgerond' })
    const gedaan = await app.client.internetaken.afronden({ params, body: { notitie: 'Klant gesproken' } })
    expect(gedaan).toMatchObject({ status: 'verwerkt', teLaat: false })
    expect(await problemIn(app.client.internetaken.afronden({ params, body: {} }))).toMatchObject({
      code: 'internetaak-al-afgerond',
    })
    expect(await problemIn(app.client.internetaken.toewijzen({ params, body: { actoren: [joris] } }))).toMatchObject({
      code: 'internetaak-al-afgerond',
    })
    expect(
      await problemIn(app.client.internetaken.doorsturen({ params, body: { actoren: [joris], reden: 'x' } })),
    ).toMatchObject({ code: 'internetaak-al-afgerond' })
    const open = await app.client.internetaken.heropenen({ params, body: { reden: 'Klant belde opnieuw' } })
    expect(open).toMatchObject({ status: 'te_verwerken', afgehandeldOp: null })
    expect((await verloop(uuid)).map(({ soort, reden }) => [soort, reden])).toEqual([
      ['heropend', 'Klant belde opnieuw'],
      ['afgerond', 'Klant gesproken'],
      ['aangemaakt', ''],
    ])
  })
})

describe('teruggeven, vertrek en heropenen', () => {
  const vertrek = async (naam: string) => {
    const { uuid } = await app.client.actoren.maken({
      body: { naam, soortActor: 'medewerker', eenheden: [afdeling] },
    })
    const weg = () => app.client.actoren.wijzigen({ params: { uuid }, body: { indicatieActief: false } })
    return { uuid, weg }
  }

  test('R21: wie een taak nam geeft haar terug aan de afdeling; een ander neemt haar niet zonder reden af', async () => {
    const { uuid } = await makeTaak()
    const sannes = await app.alsMedewerker(sanne, ['behandelaar'])
    await sannes.internetaken.toewijzen({ params: { uuid }, body: { actoren: [sanne, afdeling] } })
    const terug = { params: { uuid }, body: { actoren: [afdeling] } }
    expect(await problemIn(app.client.internetaken.toewijzen(terug))).toMatchObject({
      code: 'internetaak-al-toegewezen',
    })
    expect(
      await problemIn(sannes.internetaken.toewijzen({ params: { uuid }, body: { actoren: [joris] } })),
    ).toMatchObject({ code: 'internetaak-al-toegewezen' })
    expect((await sannes.internetaken.toewijzen(terug)).actoren).toMatchObject([{ uuid: afdeling }])
    expect((await verloop(uuid))[0]).toMatchObject({ soort: 'toegewezen', door: { uuid: sanne } })
  })

  test('R21: met een reden gaan taken van wie vertrok tegelijk naar een ander; de afdeling houdt ze ook', async () => {
    const gaat = await vertrek('Gaat Weg')
    const taken = [await makeTaak({ actoren: [gaat.uuid, afdeling] }), await makeTaak({ actoren: [gaat.uuid] })]
    await gaat.weg()
    const van = async () =>
      (await app.client.internetaken.lijst({ query: { behandelaar: gaat.uuid, status: 'te_verwerken' } })).resultaten
    expect((await van()).map(({ uuid }) => uuid).sort()).toEqual(taken.map(({ uuid }) => uuid).sort())
    const body = { taken: taken.map(({ uuid }) => uuid), actoren: [joris] }
    expect((await app.client.internetaken.verdelen({ body })).overgeslagen).toHaveLength(2)
    const { toegewezen } = await app.client.internetaken.verdelen({ body: { ...body, reden: 'Gaat Weg werkt elders' } })
    expect(toegewezen).toHaveLength(2)
    expect(await van()).toEqual([])
    const [eerste, tweede] = await Promise.all(
      taken.map(({ uuid }) => app.client.internetaken.tonen({ params: { uuid } })),
    )
    expect(eerste?.actoren).toMatchObject([{ uuid: joris }, { uuid: afdeling }])
    expect(tweede?.actoren).toMatchObject([{ uuid: joris }])
    expect((await verloop(taken[0]?.uuid ?? ''))[0]).toMatchObject({
      soort: 'doorgestuurd',
      reden: 'Gaat Weg werkt elders',
      toegewezen: [{ uuid: joris }, { uuid: afdeling }],
    })
  })

  test('R21: een lijst toont alleen wat een medewerker heeft, ook bij zoeken', async () => {
    const gaat = await vertrek('Filter Naam')
    const { uuid } = await makeTaak({ actoren: [gaat.uuid, afdeling], gevraagdeHandeling: 'Zoek mij bij Filter' })
    await makeTaak({ gevraagdeHandeling: 'Zoek mij bij Filter' })
    const sannes = await app.alsMedewerker(sanne, ['behandelaar'])
    const gevonden = await sannes.internetaken.zoeken({
      body: { lijst: 'afdeling', behandelaar: gaat.uuid, zoek: 'Zoek mij bij Filter' },
    })
    expect(gevonden.resultaten.map((taak) => taak.uuid)).toEqual([uuid])
  })

  test('R21: heropenen geeft een taak niet aan wie vertrok, en de termijn begint opnieuw', async () => {
    const gaat = await vertrek('Weg Gegaan')
    const lang = '2024-01-08T09:00:00Z'
    const [samen, alleen] = [
      await makeTaak({ actoren: [gaat.uuid, afdeling], uiterlijkOp: lang }),
      await makeTaak({ actoren: [gaat.uuid] }),
    ]
    await gaat.weg()
    const sannes = await app.alsMedewerker(sanne, ['coordinator'])
    for (const { uuid } of [samen, alleen]) await app.client.internetaken.afronden({ params: { uuid }, body: {} })
    const heropend = await sannes.internetaken.heropenen({ params: { uuid: samen.uuid }, body: { reden: 'Toch niet' } })
    expect(heropend).toMatchObject({ teLaat: false, actoren: [{ uuid: afdeling }] })
    expect(Date.parse(heropend.uiterlijkOp)).toBeGreaterThan(Date.now() + 86_400_000)
    const zelf = await sannes.internetaken.heropenen({ params: { uuid: alleen.uuid }, body: { reden: 'Toch niet' } })
    expect(zelf.actoren).toMatchObject([{ uuid: sanne }])
  })
})

describe('werklijst', () => {
  test('R28: een taak zegt dat de klant om geheimhouding vroeg', async () => {
    const partij = await app.client.partijen.maken({ body: persoon({ indicatieGeheimhouding: true }) })
    const contact = await app.client.klantcontacten.registreren({
      body: klantcontact(sanne, {
        initiatiefnemer: 'gemeente',
        betrokkenen: [{ rol: 'klant', initiator: false, partij: partij.uuid }],
      }),
    })
    expect(contact.opvolging.internetaken).toMatchObject([{ geheimhouding: true }])
    expect(await makeTaak()).toMatchObject({ geheimhouding: false })
  })

  test('een medewerker ziet zijn eigen taken, die van zijn afdeling, of alle', async () => {
    const eigen = await makeTaak({ actoren: [sanne] })
    const vanAfdeling = await makeTaak({ actoren: [afdeling] })
    const uuids = async (query: object) =>
      (await app.client.internetaken.lijst({ query: { aantal: '100', ...query } })).resultaten.map(({ uuid }) => uuid)
    expect(await uuids({ lijst: 'mijn', actor: sanne })).toContain(eigen.uuid)
    expect(await uuids({ lijst: 'mijn', actor: sanne })).not.toContain(vanAfdeling.uuid)
    expect(await uuids({ lijst: 'afdeling', actor: sanne })).toContain(vanAfdeling.uuid)
    expect(await uuids({ lijst: 'afdeling', actor: sanne })).not.toContain(eigen.uuid)
    expect(await uuids({ lijst: 'alle' })).toEqual(expect.arrayContaining([eigen.uuid, vanAfdeling.uuid]))
    expect(await problemIn(app.client.internetaken.lijst({ query: { lijst: 'mijn' } }))).toMatchObject({
      status: 403,
      code: 'geen-medewerker',
    })
  })

  test('R28: van een van mijn afdelingen en groepen, en niet van een andere; in alle taken van elke', async () => {
    const eenheid = async (naam: string) =>
      (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
    const [wijkteam, vreemd] = [await eenheid('Wijkteam'), await eenheid('Vreemde afdeling')]
    await app.client.actoren.wijzigen({ params: { uuid: sanne }, body: { eenheden: [afdeling, wijkteam] } })
    const taak = await makeTaak({ actoren: [wijkteam] })
    await makeTaak({ actoren: [afdeling] })
    const behandelaar = await app.alsMedewerker(sanne, ['behandelaar'])
    for (const [client, query] of [
      [behandelaar, { lijst: 'afdeling', eenheid: wijkteam }],
      [app.client, { lijst: 'afdeling', actor: sanne, eenheid: wijkteam }],
      [app.client, { lijst: 'alle', eenheid: wijkteam }],
    ] as const) {
      const { resultaten } = await client.internetaken.lijst({ query })
      expect(resultaten.map(({ uuid }) => uuid)).toEqual([taak.uuid])
    }
    expect(
      await problemIn(behandelaar.internetaken.lijst({ query: { lijst: 'afdeling', eenheid: vreemd } })),
    ).toMatchObject({ status: 403 })
    for (const query of [
      { lijst: 'mijn', eenheid: wijkteam },
      { lijst: 'alle', actor: sanne, eenheid: wijkteam },
    ] as const)
      expect(fieldsOf(await problemIn(app.client.internetaken.lijst({ query })))).toEqual(['eenheid'])
  })

  test('wat gedaan is staat met het laatste bovenaan, in delen; wat te doen is kan daar niet op worden gesorteerd', async () => {
    const actor = (await app.client.actoren.maken({ body: { naam: 'Klaar', soortActor: 'organisatorische_eenheid' } }))
      .uuid
    const gemaakt = [
      await makeTaak({ actoren: [actor] }),
      await makeTaak({ actoren: [actor] }),
      await makeTaak({ actoren: [actor] }),
    ]
    const volgorde = [gemaakt[1], gemaakt[2], gemaakt[0]].flatMap((taak) => taak?.uuid ?? [])
    for (const uuid of volgorde) await app.client.internetaken.afronden({ params: { uuid }, body: {} })
    const vraag = { actor, status: 'verwerkt', aantal: '2' } as const
    const delen = async (sorteer: 'afgehandeldOp' | '-afgehandeldOp') => {
      const eerste = await app.client.internetaken.lijst({ query: { ...vraag, sorteer } })
      const na = eerste.volgende ?? ''
      const tweede = await app.client.internetaken.lijst({ query: { ...vraag, sorteer, na } })
      return [...eerste.resultaten, ...tweede.resultaten].map(({ uuid }) => uuid)
    }
    expect(await delen('afgehandeldOp')).toEqual(volgorde)
    expect(await delen('-afgehandeldOp')).toEqual(volgorde.toReversed())
    const teDoen = app.client.internetaken.lijst({ query: { status: 'te_verwerken', sorteer: 'afgehandeldOp' } })
    expect(fieldsOf(await problemIn(teDoen))).toEqual(['sorteer'])
  })

  test('R3, R4: bij een taak staat wie het vroeg: een klant, een onbekende met zijn naam, of wie wordt vertegenwoordigd', async () => {
    const oma = await app.client.partijen.maken({
      body: persoon({ contactnaam: { voornaam: 'Oma', achternaam: 'Vos' } }),
    })
    const eva = await app.client.partijen.maken({
      body: persoon({ contactnaam: { voornaam: 'Eva', achternaam: 'Vos' } }),
    })
    const spreekt = { partij: eva.uuid, initiator: true } as const
    const naam = { voornaam: 'Kees', achternaam: 'Visser' }
    const organisatienaam = 'Bakkerij De Korenaar'
    const adres = { soortDigitaalAdres: 'email', adres: 'iemand@example.org' } as const
    for (const [betrokkenen, verwacht] of [
      [[{ ...spreekt, rol: 'klant' }], 'Eva Vos'],
      [
        [
          { ...spreekt, rol: 'vertegenwoordiger' },
          { partij: oma.uuid, rol: 'klant' },
        ],
        'Oma Vos',
      ],
      [[{ ...spreekt, rol: 'vertegenwoordiger' }], 'Eva Vos'],
      [[{ contactnaam: naam, organisatienaam, rol: 'klant' }], 'Kees Visser'],
      [[{ organisatienaam, rol: 'klant' }], organisatienaam],
      [[{ digitaleAdressen: [adres], rol: 'klant' }], ''],
    ] satisfies [Betrokkenen, string][]) {
      const taak = { gevraagdeHandeling: 'Bel terug', actoren: [afdeling] }
      const { opvolging } = await app.client.klantcontacten.registreren({
        body: klantcontact(sanne, { betrokkenen, opvolging: { internetaken: [taak] } }),
      })
      const params = { uuid: opvolging.internetaken[0]?.uuid ?? '' }
      expect((await app.client.internetaken.tonen({ params })).klant).toBe(verwacht)
    }
  })

  test('te late taken, gedane taken en gezochte taken worden apart gevonden', async () => {
    const laat = await makeTaak({ uiterlijkOp: '2026-01-01T09:00:00Z', gevraagdeHandeling: 'Zoek de 100%_korting uit' })
    const uuids = async (query: object) =>
      (await app.client.internetaken.lijst({ query: { aantal: '100', ...query } })).resultaten.map(({ uuid }) => uuid)
    expect(await uuids({ teLaat: 'true' })).toEqual([laat.uuid])
    expect(await uuids({ teLaat: 'false' })).not.toContain(laat.uuid)
    expect(await uuids({ zoek: '100%_kort' })).toEqual([laat.uuid])
    expect(await uuids({ zoek: laat.nummer })).toEqual([laat.uuid])
    await app.client.internetaken.afronden({ params: { uuid: laat.uuid }, body: {} })
    expect(await uuids({ teLaat: 'true' })).toEqual([])
    expect(await uuids({ status: 'verwerkt' })).toContain(laat.uuid)
    expect(await uuids({ status: 'te_verwerken' })).not.toContain(laat.uuid)
  })

  test('een taak wordt gevonden op wat er in haar rij staat: het onderwerp, en de naam van de klant', async () => {
    const { uuid: partij } = await app.client.partijen.maken({
      body: persoon({ contactnaam: { voornaam: 'Wessel', achternaam: 'Quaedvlieg' } }),
    })
    const taakVan = async (onderwerp: string, betrokkene: object) => {
      const { opvolging } = await app.client.klantcontacten.registreren({
        body: klantcontact(sanne, { onderwerp, betrokkenen: [{ rol: 'klant', initiator: true, ...betrokkene }] }),
      })
      return opvolging.internetaken[0]?.uuid
    }
    const bekend = await taakVan('Zwerfvuil bij het bankje', { partij })
    const onbekend = await taakVan('Kapotte schommel', {
      contactnaam: { voornaam: 'Xandra', achternaam: 'd’Yzermans' },
    })
    const bedrijf = await taakVan('Losse stoeptegel', { organisatienaam: 'Bloemenhal 50% Zuid' })
    for (const [zoek, taak] of [
      ['zwerfvuil', bekend],
      ['Quaedvlieg', bekend],
      ['wessel quaed', bekend],
      ['schommels', onbekend],
      ['xandra', onbekend],
      ['YZERMANS', onbekend],
      ['bloemenhal', bedrijf],
      ['50% z', bedrijf],
    ] as const) {
      const { resultaten } = await app.client.internetaken.zoeken({ body: { zoek, aantal: 100 } })
      expect([zoek, resultaten.map(({ uuid }) => uuid)]).toEqual([zoek, [taak]])
    }
  })

  test('R28: wat in duizenden klantcontacten staat vindt dezelfde taken, elk op haar plek, en alleen wat men mag zien', async () => {
    const woord = 'Veelgenoemd'
    const make = async (contact: object, taak: object = {}, [wie, actor] = [sanne, sanne]) => {
      const { opvolging } = await app.client.klantcontacten.registreren({
        body: klantcontact(wie, {
          opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [actor], ...taak }] },
          ...contact,
        }),
      })
      return opvolging.internetaken[0]?.uuid ?? ''
    }
    const betrokkene = { rol: 'klant', initiator: true } as const
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon({ contactnaam: { achternaam: woord } }) })
    const taken = [
      await make({ onderwerp: `Een ${woord.toLowerCase()} woord` }),
      await make({}, { toelichting: `Net als de ${woord}en` }),
      await make({ betrokkenen: [{ ...betrokkene, contactnaam: { achternaam: woord } }] }),
      await make({ betrokkenen: [{ ...betrokkene, partij }] }),
    ]
    const { uuid: elders } = await app.client.actoren.maken({
      body: { naam: 'Elders', soortActor: 'organisatorische_eenheid' },
    })
    await make({ onderwerp: woord }, {}, [joris, elders])
    await make({ onderwerp: 'Iets anders' })
    const behandelaar = await app.alsMedewerker(sanne, ['behandelaar'])
    const search = async (sorteer: 'uiterlijkOp' | '-uiterlijkOp') => {
      const vraag = { lijst: 'mijn', zoek: woord, status: 'te_verwerken', sorteer, aantal: 3 } as const
      const eerste = await behandelaar.internetaken.zoeken({ body: vraag })
      const tweede = await behandelaar.internetaken.zoeken({ body: { ...vraag, na: eerste.volgende ?? '' } })
      return [...eerste.resultaten, ...tweede.resultaten].map(({ uuid }) => uuid)
    }
    const everywhere = async () =>
      (await behandelaar.internetaken.zoeken({ body: { zoek: woord, status: 'te_verwerken' } })).resultaten.length
    const before = [await search('uiterlijkOp'), await search('-uiterlijkOp'), await everywhere()]
    expect(before).toEqual([taken, taken.toReversed(), taken.length])
    // Copies of what the first and the third task are about.
    const copies = (which: Sql, given: Sql) => sql`
      insert into ${which} overriding system value
      select (jsonb_populate_record(x, jsonb_build_object('uuid', gen_random_uuid(), 'volgnummer', -n, ${given}))).*
      from ${which} x, generate_series(1, 5001) n where x.volgnummer > 0 and`
    const number = sql`'veel-' || n`
    for (const many of [
      sql`${copies(sql.ref('klantcontact'), sql`'nummer', ${number}, 'referentienummer', ${number}`)} x.onderwerp like 'Een veelgenoemd%'`,
      sql`${copies(sql.ref('betrokkene'), sql`'klantcontact', (select k.uuid from klantcontact k where k.nummer = ${number})`)}
        x.partij is null and (x.contactnaam).achternaam = ${woord}`,
    ]) {
      await inTransaction(app.db, 'schrijven', async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await many.execute(tx)
      })
      // The application sees them, so it checks tasks one by one; the behandelaar sees none of them.
      const ofSanne = { actor: sanne, lijst: 'mijn', zoek: woord, status: 'te_verwerken' } as const
      const found = await app.client.internetaken.zoeken({ body: { ...ofSanne, aantal: 100 } })
      expect(found.resultaten.map(({ uuid }) => uuid)).toEqual(taken)
      expect(await everywhere()).toBe(taken.length)
    }
  })

  test('R28: wat wordt gezocht staat niet in het adres: het verzoek zelf vindt hetzelfde, in pagina’s', async () => {
    const [een, twee] = [
      await makeTaak({ actoren: [sanne], gevraagdeHandeling: 'Bel mevrouw Wintermans' }),
      await makeTaak({ actoren: [sanne], gevraagdeHandeling: 'Mail mevrouw Wintermans' }),
    ]
    await makeTaak({ actoren: [afdeling], gevraagdeHandeling: 'Bezoek mevrouw Wintermans' })
    const vraag = { lijst: 'mijn', actor: sanne, zoek: 'wintermans', teLaat: false, aantal: 1 } as const
    const eerste = await app.client.internetaken.zoeken({ body: vraag })
    const tweede = await app.client.internetaken.zoeken({ body: { ...vraag, na: eerste.volgende ?? '' } })
    const gevonden = [...eerste.resultaten, ...tweede.resultaten].map(({ uuid }) => uuid)
    expect(gevonden.sort()).toEqual([een.uuid, twee.uuid].sort())
    expect(tweede.volgende).toBeNull()
    expect((await app.client.internetaken.zoeken({ body: { ...vraag, teLaat: true } })).resultaten).toEqual([])
    const kort = await problemIn(app.client.internetaken.zoeken({ body: { zoek: 'an' } }))
    expect(kort.invalidParams).toMatchObject([{ name: 'zoek', code: 'te-kort' }])
    const leeg = await problemIn(app.client.internetaken.zoeken({ body: { zoek: ' ', aantal: 101 } }))
    expect(fieldsOf(leeg)).toEqual(['aantal', 'zoek'])
  })

  test('de werklijst wordt gesorteerd en in pagina’s getoond', async () => {
    const eigenaar = (await app.client.actoren.maken({ body: { naam: 'Paginalezer', soortActor: 'medewerker' } })).uuid
    for (const dag of ['05', '03', '04'])
      await makeTaak({ actoren: [eigenaar], uiterlijkOp: `2027-02-${dag}T09:00:00Z` })
    const read = (query: object) =>
      app.client.internetaken.lijst({ query: { lijst: 'mijn', actor: eigenaar, aantal: '2', ...query } })
    const eerste = await read({})
    const tweede = await read({ na: eerste.volgende })
    expect([...eerste.resultaten, ...tweede.resultaten].map(({ uiterlijkOp }) => uiterlijkOp.slice(8, 10))).toEqual([
      '03',
      '04',
      '05',
    ])
    expect(tweede.volgende).toBeNull()
    const omgekeerd = await read({ sorteer: '-uiterlijkOp' })
    const rest = await read({ sorteer: '-uiterlijkOp', na: omgekeerd.volgende })
    expect([...omgekeerd.resultaten, ...rest.resultaten].map(({ uiterlijkOp }) => uiterlijkOp.slice(8, 10))).toEqual([
      '05',
      '04',
      '03',
    ])
  })

  test('taken staan bij elkaar per afdeling of per medewerker, elk op haar termijn, ook over de grens van een pagina', async () => {
    const make = async (naam: string, soortActor: 'medewerker' | 'organisatorische_eenheid') =>
      (await app.client.actoren.maken({ body: { naam, soortActor } })).uuid
    const [zee, anker] = [
      await make('Zee', 'organisatorische_eenheid'),
      await make('Anker', 'organisatorische_eenheid'),
    ]
    const [zoe, abe] = [await make('Zoë', 'medewerker'), await make('Abe', 'medewerker')]
    const gevraagdeHandeling = 'Bij elkaar gezet'
    const op = (dag: number, actoren: string[]) =>
      makeTaak({ gevraagdeHandeling, actoren, uiterlijkOp: `2027-01-0${dag}T09:00:00Z` })
    const een = await op(1, [zee, zoe])
    const twee = await op(2, [anker, zoe])
    const drie = await op(3, [anker])
    const vier = await op(4, [abe])
    const inVolgorde = async (sorteer: 'eenheid' | 'behandelaar') => {
      const found: string[] = []
      let na: string | undefined
      do {
        const vraag = { status: 'te_verwerken', zoek: gevraagdeHandeling, sorteer, aantal: '1', na } as const
        const { resultaten, volgende } = await app.client.internetaken.lijst({ query: vraag })
        found.push(...resultaten.map(({ uuid }) => uuid))
        na = volgende ?? undefined
      } while (na)
      return found
    }
    expect(await inVolgorde('eenheid')).toEqual([vier.uuid, twee.uuid, drie.uuid, een.uuid])
    expect(await inVolgorde('behandelaar')).toEqual([drie.uuid, vier.uuid, een.uuid, twee.uuid])
    const gedaan = app.client.internetaken.lijst({ query: { status: 'verwerkt', sorteer: 'eenheid' } })
    expect(fieldsOf(await problemIn(gedaan))).toEqual(['sorteer'])
  })

  test('wat vandaag klaar moet zijn, en wat via een kanaal kwam, wordt apart gevonden', async () => {
    const eenheid = (
      await app.client.actoren.maken({ body: { naam: 'Vandaag', soortActor: 'organisatorische_eenheid' } })
    ).uuid
    const uur = 3_600_000
    const over = (uren: number) => new Date(Date.now() + uren * uur).toISOString()
    const laat = await makeTaak({ actoren: [eenheid], uiterlijkOp: over(-1) })
    const later = await makeTaak({ actoren: [eenheid], uiterlijkOp: over(26) })
    const vraag = (query: object) =>
      app.client.internetaken.lijst({ query: { eenheid, status: 'te_verwerken', ...query } })
    const uuids = async (query: object) => (await vraag(query)).resultaten.map(({ uuid }) => uuid)
    const { uuid: straks } = await makeTaak({ actoren: [eenheid], uiterlijkOp: over(0.01) })
    expect(await uuids({ vandaag: 'true' })).toEqual([straks])
    expect(await uuids({ vandaag: 'true', kanaal: 'telefoon' })).toEqual(await uuids({ vandaag: 'true' }))
    expect(await uuids({ kanaal: 'telefoon' })).toEqual([laat.uuid, straks, later.uuid])
    expect(await uuids({ kanaal: 'chat' })).toEqual([])
  })

  test('een taak die niet bestaat wordt niet gevonden', async () => {
    const params = { uuid: '01890000-0000-7000-8000-000000000000' }
    const body = { actoren: [sanne], reden: 'x' }
    const pogingen = [
      () => app.client.internetaken.tonen({ params }),
      () => app.client.internetaken.verloop({ params }),
      () => app.client.internetaken.toewijzen({ params, body: { actoren: [sanne] } }),
      () => app.client.internetaken.doorsturen({ params, body }),
      () => app.client.internetaken.afronden({ params, body: {} }),
      () => app.client.internetaken.heropenen({ params, body: { reden: 'x' } }),
    ]
    for (const poging of pogingen)
      expect(await problemIn(poging())).toMatchObject({ status: 404, code: 'niet-gevonden' })
  })
})

describe('terwijl de taak loopt', () => {
  const later = () => new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z/, 'Z')

  test('R16, R21: een notitie staat in het verloop, en niet in wat de klant leest', async () => {
    const { uuid, klantcontact: contact } = await makeTaak()
    const sannes = await app.alsMedewerker(sanne, ['behandelaar'])
    await sannes.internetaken.noteren({ params: { uuid }, body: { notitie: 'Klant is boos.' } })
    expect((await verloop(uuid))[0]).toMatchObject({
      soort: 'notitie',
      reden: 'Klant is boos.',
      door: { uuid: sanne, naam: 'Sanne Jansen' },
    })
    const params = { uuid: contact.uuid }
    const gelezen = [
      await app.client.klantcontacten.tonen({ params }),
      await app.client.klantcontacten.voortgang({ params }),
    ]
    expect(JSON.stringify(gelezen)).not.toContain('Klant is boos.')
    expect(
      fieldsOf(await problemIn(sannes.internetaken.noteren({ params: { uuid }, body: { notitie: ' ' } }))),
    ).toEqual(['notitie'])
  })

  test('een poging die mislukt wordt geteld, met wanneer het opnieuw wordt geprobeerd; afgerond is dat voorbij', async () => {
    const { uuid } = await makeTaak()
    const params = { uuid }
    const opnieuwOp = later()
    await app.client.internetaken.nietBereikt({ params, body: { kanaal: 'telefoon' } })
    const taak = await app.client.internetaken.nietBereikt({
      params,
      body: { kanaal: 'telefoon', notitie: 'Voicemail', opnieuwOp },
    })
    expect(taak).toMatchObject({ contactpogingen: 2, opnieuwOp, status: 'te_verwerken' })
    expect((await verloop(uuid))[0]).toMatchObject({
      soort: 'contactpoging',
      kanaal: 'telefoon',
      reden: 'Voicemail',
      opnieuwOp,
    })
    const lijst = async (uitgesteld: 'true' | 'false') =>
      (await app.client.internetaken.lijst({ query: { uitgesteld, actor: afdeling, aantal: '100' } })).resultaten.map(
        (rij) => rij.uuid,
      )
    expect(await lijst('true')).toEqual([uuid])
    expect(await lijst('false')).not.toContain(uuid)
    // A third attempt says nothing about the moment that was agreed, so it stays.
    const derde = { params, body: { kanaal: 'telefoon' } }
    expect(await app.client.internetaken.nietBereikt(derde)).toMatchObject({ contactpogingen: 3, opnieuwOp })
    expect(
      await app.client.internetaken.nietBereikt({ params, body: { ...derde.body, opnieuwOp: null } }),
    ).toMatchObject({ opnieuwOp: null })
    await app.client.internetaken.nietBereikt({ params, body: { ...derde.body, opnieuwOp } })
    expect(await app.client.internetaken.afronden({ params, body: {} })).toMatchObject({ opnieuwOp: null })
    expect(await lijst('true')).toEqual([])
  })

  test('opnieuw proberen kan alleen later, en alleen bij een taak die nog te doen is', async () => {
    const { uuid } = await makeTaak()
    const params = { uuid }
    const gisteren = new Date(Date.now() - 86_400_000).toISOString()
    const probleem = await problemIn(
      app.client.internetaken.nietBereikt({ params, body: { kanaal: 'telefoon', opnieuwOp: gisteren } }),
    )
    expect(probleem.invalidParams).toMatchObject([{ name: 'opnieuwOp', code: 'in-het-verleden' }])
    await app.client.internetaken.afronden({ params, body: {} })
    expect(
      await problemIn(app.client.internetaken.nietBereikt({ params, body: { kanaal: 'telefoon' } })),
    ).toMatchObject({ status: 409, code: 'internetaak-al-afgerond' })
  })
})

describe('verdelen', () => {
  const onbekend = '00000000-0000-7000-8000-000000000000'

  test('R21: veel taken tegelijk; wat een ander al heeft, gedaan is of niet bestaat wordt genoemd en blijft zoals het is', async () => {
    const taken = [await makeTaak(), await makeTaak(), await makeTaak(), await makeTaak()]
    const [vrij, eigen, vanJoris, gedaan] = taken.map(({ uuid }) => uuid) as [string, string, string, string]
    await app.client.internetaken.toewijzen({ params: { uuid: eigen }, body: { actoren: [sanne] } })
    await app.client.internetaken.toewijzen({ params: { uuid: vanJoris }, body: { actoren: [joris] } })
    await app.client.internetaken.afronden({ params: { uuid: gedaan }, body: {} })
    const antwoord = await app.client.internetaken.verdelen({
      body: { taken: [vrij, eigen, vanJoris, gedaan, onbekend], actoren: [sanne] },
    })
    expect(antwoord.toegewezen).toEqual([vrij])
    expect(antwoord.overgeslagen).toMatchObject([
      {
        uuid: vanJoris,
        nummer: taken[2]?.nummer,
        code: 'internetaak-al-toegewezen',
        reden: expect.stringContaining('Joris'),
      },
      { uuid: gedaan, code: 'internetaak-al-afgerond' },
      { uuid: onbekend, nummer: '', code: 'niet-gevonden' },
    ])
    expect((await verloop(vrij))[0]).toMatchObject({
      soort: 'toegewezen',
      toegewezen: [{ uuid: sanne }, { uuid: afdeling }],
    })
    expect(await verloop(vanJoris)).toHaveLength(2)
    expect((await app.client.internetaken.tonen({ params: { uuid: vanJoris } })).actoren).toMatchObject([
      { uuid: joris },
    ])
  })

  test('R21: van twee die tegelijk dezelfde taken verdelen krijgt elke taak er een', async () => {
    const taken = [await makeTaak(), await makeTaak(), await makeTaak()].map(({ uuid }) => uuid)
    const antwoorden = await Promise.all(
      [sanne, joris].map((actor, index) =>
        app.client.internetaken.verdelen({ body: { taken: index ? [...taken].reverse() : taken, actoren: [actor] } }),
      ),
    )
    expect(antwoorden.flatMap(({ toegewezen }) => toegewezen).sort()).toEqual([...taken].sort())
  })

  test('het aantal statements groeit niet met het aantal taken', async () => {
    const statements = async (aantal: number) => {
      const taken: string[] = []
      for (let n = 0; n < aantal; n += 1) taken.push((await makeTaak()).uuid)
      return (await app.statementsOf(() => app.client.internetaken.verdelen({ body: { taken, actoren: [sanne] } })))
        .length
    }
    expect(await statements(8)).toBe(await statements(1))
  })

  test('R28: een behandelaar verdeelt wat van zijn afdeling is, ook als hij het daarna niet meer ziet', async () => {
    const sannes = await app.alsMedewerker(sanne, ['behandelaar'])
    const vreemd = (
      await app.client.actoren.maken({ body: { naam: 'Andere afdeling', soortActor: 'organisatorische_eenheid' } })
    ).uuid
    const eigen = await makeTaak()
    const contact = await app.client.klantcontacten.registreren({
      body: klantcontact(joris, {
        opvolging: { internetaken: [{ gevraagdeHandeling: 'Van een ander', actoren: [vreemd] }] },
      }),
    })
    const ander = contact.opvolging.internetaken[0]?.uuid ?? ''
    const antwoord = await sannes.internetaken.verdelen({ body: { taken: [eigen.uuid, ander], actoren: [joris] } })
    expect(antwoord).toMatchObject({ toegewezen: [eigen.uuid], overgeslagen: [{ uuid: ander, code: 'niet-gevonden' }] })
    expect((await verloop(eigen.uuid))[0]).toMatchObject({
      toegewezen: [{ uuid: joris, naam: 'Joris Bakker' }, { uuid: afdeling }],
    })
    await sannes.internetaken.verdelen({ body: { taken: [eigen.uuid], actoren: [vreemd], reden: 'Hoort daar' } })
    expect((await verloop(eigen.uuid))[0]).toMatchObject({ soort: 'doorgestuurd', toegewezen: [{ uuid: vreemd }] })
  })

  test('wie niet bestaat krijgt niets', async () => {
    const { uuid } = await makeTaak()
    const probleem = await problemIn(
      app.client.internetaken.verdelen({ body: { taken: [uuid], actoren: [sanne, onbekend] } }),
    )
    expect(probleem.invalidParams).toMatchObject([{ name: 'actoren.1', code: 'onbekend' }])
    const teVeel = Array.from({ length: 101 }, () => uuid)
    expect(
      fieldsOf(await problemIn(app.client.internetaken.verdelen({ body: { taken: teVeel, actoren: [sanne] } }))),
    ).toEqual(['taken'])
  })
})

test('aantallen: wat ik en mijn afdelingen nog te doen hebben, en wat te laat is', async () => {
  const { uuid: team } = await app.client.actoren.maken({
    body: { naam: 'Telteam', soortActor: 'organisatorische_eenheid' },
  })
  const { uuid: teller } = await app.client.actoren.maken({
    body: { naam: 'Teller', soortActor: 'medewerker', functie: 'Telt', eenheden: [team] },
  })
  const gisteren = new Date(Date.now() - 86_400_000).toISOString()
  await makeTaak({ actoren: [teller, team], uiterlijkOp: gisteren })
  await makeTaak({ actoren: [team] })
  const klaar = await makeTaak({ actoren: [teller] })
  await app.client.internetaken.afronden({ params: { uuid: klaar.uuid }, body: {} })
  const { internetaken } = await app.alsMedewerker(teller, ['behandelaar'])
  expect(await internetaken.aantallen()).toEqual({ mijn: 1, mijnTeLaat: 1, afdeling: 2, afdelingTeLaat: 1 })
  expect(await problemIn(app.client.internetaken.aantallen())).toMatchObject({ status: 403 })
})
