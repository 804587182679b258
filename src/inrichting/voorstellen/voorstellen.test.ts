import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OPERATIONS } from '../../app.ts'
import { fullName } from '../../platform/contract.ts'
import { sql } from '../../platform/sql.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { Proposed } from '../../web/client/client.ts'
import { toegang } from '../toegang/contract.ts'
import { unseal } from '../toegang/versleuteling.ts'
import { withSecret } from '../zaaksystemen/queries.ts'

// R28: nobody gives themselves rights: with VIER_OGEN a second medewerker approves each change of them.

let app: TestApp
let chantal: Awaited<ReturnType<TestApp['alsMedewerker']>> & { uuid: string }
let bas: typeof chantal

async function beheerder(naam: string, rollen = ['beheerder']) {
  const { uuid } = await app.client.actoren.maken({ body: { naam, soortActor: 'medewerker' } })
  return { ...(await app.alsMedewerker(uuid, rollen)), uuid }
}

beforeAll(async () => {
  app = await startTestApp({ VIER_OGEN: 'true', SECRET_KEY: Buffer.alloc(32, 1).toString('base64') })
  chantal = await beheerder('Chantal Lie')
  bas = await beheerder('Bas Noord')
})
afterAll(() => app.stop())
afterEach(() => app.zetKlok(undefined))

/** The uuid of the voorstel that a call leads to. */
async function voorgesteld(call: Promise<unknown>): Promise<string> {
  const thrown = await call.then(
    () => new Error('It was done at once.'),
    (error: unknown) => error,
  )
  if (!(thrown instanceof Proposed)) throw thrown
  return thrown.voorgesteld.voorstel
}

const probleem = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })

/** All that decides who may do what, as one text. */
async function rechten(): Promise<string> {
  const { rows } = await sql<{ alles: string }>`select jsonb_build_array(
    (select jsonb_agg(r order by naam) from rol r), (select jsonb_agg(to_jsonb(a) order by uuid) from applicatie a),
    (select jsonb_agg(to_jsonb(g) - 'laatst_gebruikt_op' order by uuid) from applicatie_geheim g),
    (select jsonb_agg(k order by uuid) from koppelverzoek k), (select jsonb_agg(m order by issuer, subject) from medewerker_identiteit m),
    (select jsonb_agg(a order by uuid) from actor a))::text as alles`.execute(app.db)
  return rows[0]?.alles ?? ''
}

const rol = (naam: string, eigen: string[]) => ({ params: { naam }, body: { rechten: eigen } })
const reden = { reden: 'Besproken met het team.' }

async function linkRequested() {
  const uuid = uuidv7()
  const { uuid: actor } = await app.client.actoren.maken({
    body: { naam: `Jan ${uuid.slice(-4)}`, soortActor: 'medewerker' },
  })
  await sql`insert into koppelverzoek (uuid, issuer, subject, medewerker_id, naam, actor, reden, gevraagd_op, laatst_op)
    values (${uuid}::uuid, 'https://inlog.example', ${uuid}, ${uuid}, 'Jan', ${actor}::uuid, 'al-gekoppeld', now(), now())`.execute(
    app.db,
  )
  return { uuid, actor }
}

/** A valid call of each operation that changes something: a new one fails here until it is decided what it is. */
const AANROEPEN: Record<string, () => Promise<() => Promise<unknown>>> = {
  applicatieMaken: async () => () =>
    chantal.toegang.applicatieMaken({ body: { naam: 'Nieuw', rechten: ['toegang.beheren'] } }),
  applicatieWijzigen: async () => {
    const { uuid } = await app.als({ rechten: [] })
    return () => chantal.toegang.applicatieWijzigen({ params: { uuid }, body: { rechten: ['toegang.beheren'] } })
  },
  geheimMaken: async () => {
    const { uuid } = await app.als({ rechten: [] })
    return () => chantal.toegang.geheimMaken({ params: { uuid }, body: { soort: 'token' } })
  },
  rolBewaren: async () => () => chantal.toegang.rolBewaren(rol('nieuw', ['register.alles'])),
  rolVerwijderen: async () => () => chantal.toegang.rolVerwijderen({ params: { naam: 'rapportage' } }),
  koppelen: async () => {
    const { uuid, actor } = await linkRequested()
    return () => chantal.toegang.koppelen({ params: { uuid }, body: { medewerker: actor } })
  },
  nieuweMedewerker: async () => {
    const { uuid } = await linkRequested()
    return () => chantal.toegang.nieuweMedewerker({ params: { uuid }, body: { uitzetten: true } })
  },
}

/** Fields that hold a secret, or say what somebody may do. */
const GEHEIM_OF_RECHT = /^(.*geheim|.*token|wachtwoord|rechten|rollen|claimwaarden)$/i

/** The names of all fields of a schema, however deep. */
function namenIn(schema: z.ZodType | undefined): string[] {
  const namen: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') namen.push(...Object.keys(value as object))
      walk(value)
    }
  }
  if (schema) walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  return namen
}

/** These take something away that must be able to go at once, and give nobody anything (decision 0033). */
const MET_EEN_PERSOON = ['geheimIntrekken', 'sessieBeeindigen', 'koppelverzoekVerwijderen']

describe('R28: wat rechten wijzigt', () => {
  test('elke bewerking van toegang die iets wijzigt wacht op een tweede, of neemt alleen iets af', () => {
    const wijzigend = Object.entries(toegang).filter(([, { method }]) => method !== 'get')
    const zonder = wijzigend.filter(([, operation]) => !('secondPerson' in operation)).map(([naam]) => naam)
    expect(zonder.toSorted()).toEqual(MET_EEN_PERSOON.toSorted())
    const met = wijzigend.filter(([, operation]) => 'secondPerson' in operation).map(([naam]) => naam)
    expect(met.toSorted()).toEqual(Object.keys(AANROEPEN).toSorted())
  })

  test('elke bewerking die een geheim of rechten krijgt, of een geheim laat zien, wacht op een tweede, of staat hier met een reden', () => {
    const zonder: Record<string, string> = {
      'toegang.geheimIntrekken': 'takes away',
      'inkomend.maken': 'says only whether there is a secret',
      'inkomend.wijzigen': 'says only whether there is a secret',
    }
    const geraakt = OPERATIONS.filter(({ operation: { method, body, result, reads } }) => {
      if (method === 'get' || reads) return false
      return [...namenIn(body), ...namenIn(result).filter((naam) => /geheim$/i.test(naam))].some((naam) =>
        GEHEIM_OF_RECHT.test(naam),
      )
    })
    const open = geraakt.filter(({ operation }) => !operation.secondPerson).map(fullName)
    expect(open.filter((naam) => !(naam in zonder))).toEqual([])
    const dicht = geraakt.filter(({ operation }) => operation.secondPerson).map(fullName)
    expect(dicht).toEqual(
      expect.arrayContaining(['zaaksystemen.maken', 'zaaksystemen.zaaktypeKiezen', 'abonnementen.abonneren']),
    )
  })

  test('het geheim van een zaaksysteem wacht versleuteld, en werkt als een ander het goedkeurt', async () => {
    const geheim = 'zeer-geheim-van-elders'
    const body = {
      naam: 'Open Zaak',
      zakenUrl: 'https://zaken.example/zaken/api/v1',
      catalogiUrl: 'https://zaken.example/catalogi/api/v1',
      clientId: 'balie',
      geheim,
      bronorganisatie: '517439943',
    }
    const uuid = await voorgesteld(chantal.zaaksystemen.maken({ body }))
    expect((await chantal.zaaksystemen.lijst()).resultaten).toEqual([])
    const { rows } = await sql<{ tekst: string }>`select v::text as tekst from voorstel v`.execute(app.db)
    expect(rows.map(({ tekst }) => tekst).join()).not.toContain(geheim)
    expect(JSON.stringify(await bas.voorstellen.voorstel({ params: { uuid } }))).not.toContain(geheim)
    await bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })
    const [systeem] = await withSecret(app.db)
    expect(systeem && unseal(app.config.SECRET_KEY, systeem.geheim)).toBe(geheim)
    const wijzigen = chantal.zaaksystemen.wijzigen({
      params: { uuid: systeem?.uuid ?? '' },
      body: { zakenUrl: 'https://elders.example' },
    })
    await voorgesteld(wijzigen)
    expect((await chantal.zaaksystemen.lijst()).resultaten).toMatchObject([{ zakenUrl: body.zakenUrl }])
  })

  test.each(Object.keys(AANROEPEN))(
    '%s doet niets tot een ander het goedkeurt, en dan precies wat er stond',
    async (naam) => {
      const roep = await AANROEPEN[naam]?.()
      const voor = await rechten()
      const uuid = await voorgesteld(roep?.() ?? Promise.reject(new Error(naam)))
      expect(await rechten()).toBe(voor)
      const voorstel = await bas.voorstellen.voorstel({ params: { uuid } })
      expect(voorstel).toMatchObject({ operatie: `toegang.${naam}`, stand: 'wacht', door: { uuid: chantal.uuid } })
      expect(voorstel.wijzigingen.length).toBeGreaterThan(0)
      await expect(chantal.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
        probleem('eigen-voorstel'),
      )
      await expect(app.client.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
        probleem('eigen-voorstel'),
      )
      expect(await rechten()).toBe(voor)
      await bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: reden })
      expect(await rechten()).not.toBe(voor)
      const { resultaten } = await app.client.wijzigingen.lijst({ query: { aantal: '10' } })
      const gedaan = resultaten.filter(({ akkoord }) => akkoord).slice(0, voorstel.wijzigingen.length)
      expect(gedaan.map(({ door, akkoord }) => [door.naam, akkoord?.naam])).toEqual(
        voorstel.wijzigingen.map(() => ['Chantal Lie', 'Bas Noord']),
      )
      expect(gedaan.toReversed().map(({ soort, actie, velden }) => ({ soort, actie, velden }))).toEqual(
        voorstel.wijzigingen.map(({ soort, actie, velden }) => ({ soort, actie, velden })),
      )
      await expect(bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
        probleem('voorstel-afgedaan'),
      )
    },
  )

  test('een nieuw geheim voor een ontvanger en voor een inkomend kanaal is ook later nog goed te keuren', async () => {
    const approve = async (call: Promise<unknown>) =>
      bas.voorstellen.voorstelGoedkeuren({ params: { uuid: await voorgesteld(call) }, body: {} })
    await approve(
      chantal.abonnementen.abonneren({ body: { naam: 'Zaaksysteem', url: 'https://zaken.example/gebeurtenissen' } }),
    )
    const [abonnement] = (await chantal.abonnementen.lijst()).resultaten
    const kanaal = await chantal.inkomend.maken({ body: { soort: 'webhook', sleutel: 'app', naam: 'App' } })
    const asked = [
      await voorgesteld(chantal.abonnementen.geheimVernieuwen({ params: { uuid: abonnement?.uuid ?? '' } })),
      await voorgesteld(chantal.inkomend.geheimZetten({ params: { uuid: kanaal.uuid }, body: {} })),
    ]
    expect((await chantal.inkomend.tonen({ params: { uuid: kanaal.uuid } })).heeftGeheim).toBe(false)
    app.zetKlok(new Date(Date.now() + 60_000))
    for (const uuid of asked) await bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })
    expect((await chantal.inkomend.tonen({ params: { uuid: kanaal.uuid } })).heeftGeheim).toBe(true)
  })

  test('een geheim staat niet in het voorstel: alleen wie goedkeurt ziet het, en het werkt', async () => {
    const { uuid: applicatie } = await app.als({ rechten: ['kanalen.lezen'] })
    const uuid = await voorgesteld(
      chantal.toegang.geheimMaken({ params: { uuid: applicatie }, body: { soort: 'token' } }),
    )
    const { antwoord } = await bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })
    const { geheim } = antwoord as { geheim: string }
    const headers = { authorization: `Token ${geheim}` }
    expect((await fetch(`${app.base}/api/v1/kanalen`, { headers })).status).toBe(200)
    const { rows } = await sql<{ tekst: string }>`select v::text as tekst from voorstel v`.execute(app.db)
    expect(rows.map(({ tekst }) => tekst).join()).not.toContain(geheim)
    expect(JSON.stringify(await chantal.voorstellen.voorstellen())).not.toContain(geheim)
  })

  test('een geheim intrekken gaat meteen: een gelekt geheim wacht niet op een collega', async () => {
    const { uuid, token } = await app.als({ rechten: ['kanalen.lezen'] })
    const { geheimen } = await chantal.toegang.applicatie({ params: { uuid } })
    await chantal.toegang.geheimIntrekken({ params: { uuid, geheim: geheimen[0]?.uuid ?? '' } })
    const headers = { authorization: `Token ${token}` }
    expect((await fetch(`${app.base}/api/v1/kanalen`, { headers })).status).toBe(401)
  })
})

describe('een voorstel', () => {
  test('dat meteen al niet kan wordt meteen geweigerd, bij het veld', async () => {
    await expect(
      chantal.toegang.rolBewaren({ ...rol('beheerder', []), headers: { 'if-none-match': '*' } }),
    ).rejects.toEqual(probleem('rol-bestaat-al'))
    await expect(chantal.toegang.rolBewaren(rol('beheerder', []))).rejects.toEqual(probleem('eigen-toegang'))
    await expect(chantal.toegang.rolBewaren(rol('x', ['Geen Recht']))).rejects.toEqual(probleem('ongeldige-invoer'))
  })

  test('dat iets anders zou doen dan er staat kan niet meer worden goedgekeurd', async () => {
    const eerste = await voorgesteld(chantal.toegang.rolBewaren(rol('wisselend', ['kanalen.lezen'])))
    const tweede = await voorgesteld(chantal.toegang.rolBewaren(rol('wisselend', ['normen.lezen'])))
    await bas.voorstellen.voorstelGoedkeuren({ params: { uuid: eerste }, body: {} })
    const voor = await rechten()
    await expect(bas.voorstellen.voorstelGoedkeuren({ params: { uuid: tweede }, body: {} })).rejects.toEqual(
      probleem('voorstel-past-niet'),
    )
    expect(await rechten()).toBe(voor)
    expect((await bas.voorstellen.voorstel({ params: { uuid: tweede } })).stand).toBe('wacht')
    await bas.voorstellen.voorstelAfwijzen({ params: { uuid: tweede }, body: reden })
  })

  test('dat de regels intussen weigeren zegt waarom', async () => {
    const make = () => chantal.toegang.rolBewaren({ ...rol('tweeling', []), headers: { 'if-none-match': '*' } })
    const [eerste, tweede] = [await voorgesteld(make()), await voorgesteld(make())]
    await bas.voorstellen.voorstelGoedkeuren({ params: { uuid: eerste }, body: {} })
    await expect(bas.voorstellen.voorstelGoedkeuren({ params: { uuid: tweede }, body: {} })).rejects.toThrow(
      /Er is al een rol met deze naam/,
    )
  })

  test('wordt afgewezen met een reden, of ingetrokken door wie het deed, en doet dan niets meer', async () => {
    const [weg, terug] = [
      await voorgesteld(chantal.toegang.rolBewaren(rol('weg', []))),
      await voorgesteld(chantal.toegang.rolBewaren(rol('terug', []))),
    ]
    await expect(bas.voorstellen.voorstelAfwijzen({ params: { uuid: weg }, body: { reden: '' } })).rejects.toEqual(
      probleem('ongeldige-invoer'),
    )
    expect((await bas.voorstellen.voorstelAfwijzen({ params: { uuid: weg }, body: reden })).stand).toBe('afgewezen')
    expect((await chantal.voorstellen.voorstelAfwijzen({ params: { uuid: terug }, body: reden })).stand).toBe(
      'ingetrokken',
    )
    for (const uuid of [weg, terug])
      await expect(bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
        probleem('voorstel-afgedaan'),
      )
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'voorstel', object: weg } })
    expect(resultaten.map(({ door, velden }) => [door.naam, velden.map(({ naar }) => naar)])).toEqual([
      ['Bas Noord', [reden.reden, 'afgewezen']],
      ['Chantal Lie', ['wacht']],
    ])
  })

  test('verloopt', async () => {
    const uuid = await voorgesteld(chantal.toegang.rolBewaren(rol('laat', [])))
    await sql`alter table voorstel disable trigger voorstel_niet_muteerbaar`.execute(app.db)
    await sql`update voorstel set geldig_tot = now() - interval '1 second' where uuid = ${uuid}::uuid`.execute(app.db)
    await sql`alter table voorstel enable trigger voorstel_niet_muteerbaar`.execute(app.db)
    await expect(bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
      probleem('voorstel-verlopen'),
    )
    expect((await bas.voorstellen.voorstel({ params: { uuid } })).stand).toBe('verlopen')
  })

  test('van een applicatie mag ook, maar goedkeuren doet een medewerker met hetzelfde recht', async () => {
    const uuid = await voorgesteld(app.client.toegang.rolBewaren(rol('van-een-programma', [])))
    const ander = await app.als()
    await expect(ander.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
      probleem('eigen-voorstel'),
    )
    const kcc = await beheerder('Kim Klant', ['kcc-medewerker'])
    await expect(kcc.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })).rejects.toEqual(
      probleem('geen-recht'),
    )
    await chantal.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })
  })

  test('wordt door twee mensen tegelijk één keer uitgevoerd', async () => {
    const uuid = await voorgesteld(chantal.toegang.applicatieMaken({ body: { naam: 'Eenmalig', rechten: [] } }))
    const cas = await beheerder('Cas Zuid')
    const uitkomsten = await Promise.allSettled(
      [bas, cas].map((wie) => wie.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })),
    )
    expect(uitkomsten.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { resultaten } = await app.client.toegang.applicaties()
    expect(resultaten.filter(({ naam }) => naam === 'Eenmalig')).toHaveLength(1)
  })

  test('houdt ook de database bij vier ogen', async () => {
    const uuid = await voorgesteld(chantal.toegang.rolBewaren(rol('om-balie-heen', [])))
    const zelf = sql`update voorstel set besluit = 'goedgekeurd', besluit_door = door, besluit_door_naam = door_naam, besluit_op = now()
      where uuid = ${uuid}::uuid`
    await expect(zelf.execute(app.db)).rejects.toThrow(/voorstel_vier_ogen/)
    const anders = sql`update voorstel set invoer = '{}' where uuid = ${uuid}::uuid`
    await expect(anders.execute(app.db)).rejects.toThrow(/kan niet worden gewijzigd/)
    await expect(sql`delete from voorstel`.execute(app.db)).rejects.toThrow(/kan niet worden gewijzigd/)
  })
})

test('zonder de instelling gebeurt alles meteen', async () => {
  const gewoon = await startTestApp()
  try {
    await gewoon.client.toegang.rolBewaren(rol('meteen', []))
    const { resultaten } = await gewoon.client.wijzigingen.lijst({ query: { aantal: '1' } })
    expect(resultaten[0]).toMatchObject({ soort: 'rol', naam: 'meteen', akkoord: null })
  } finally {
    await gewoon.stop()
  }
})

test('R28: wie toeziet weet hoeveel wijzigingen van rechten door anderen er bij kwamen', async () => {
  const floris = await beheerder('Floris van Ommen', ['privacy-officer'])
  const begin = await floris.wijzigingen.ongezien()
  expect(begin.aantal).toBeGreaterThan(0)
  await floris.wijzigingen.gezien({ body: { nummer: begin.laatste ?? '' } })
  expect(await floris.wijzigingen.ongezien()).toEqual({ aantal: 0, laatste: null })
  await app.client.kanalen.maken({ body: { naam: 'Geen recht' } })
  const uuid = await voorgesteld(chantal.toegang.rolBewaren(rol('toezicht', [])))
  expect((await floris.wijzigingen.ongezien()).aantal).toBe(0)
  await bas.voorstellen.voorstelGoedkeuren({ params: { uuid }, body: {} })
  expect((await floris.wijzigingen.ongezien()).aantal).toBe(1)
  await floris.wijzigingen.gezien({ body: { nummer: '1' } })
  expect((await floris.wijzigingen.ongezien()).aantal).toBe(1)
  await floris.wijzigingen.gezien({ body: { nummer: '999999999999999999' } })
  const volgend = await voorgesteld(chantal.toegang.rolBewaren(rol('toezicht-daarna', [])))
  await bas.voorstellen.voorstelGoedkeuren({ params: { uuid: volgend }, body: {} })
  expect((await floris.wijzigingen.ongezien()).aantal).toBe(1)
})
