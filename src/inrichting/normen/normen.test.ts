import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eindeOf } from '../../begrippen/kalender.ts'
import { klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
let afdeling: string
let medewerker: string
let ander: string

const makeAfdeling = async (naam: string) =>
  (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid

beforeAll(async () => {
  app = await startTestApp({ INTERNETAAK_WERKDAGEN: '9' })
  wire = await wireClient(app)
  ;({ afdeling, medewerker } = await makeMedewerker(app))
  ander = await makeAfdeling('Burgerzaken')
})
afterAll(() => app.stop())

const make = (aantal: number, extra: { actor?: string; onderwerp?: string; eenheid?: 'uren' } = {}) =>
  app.client.normen.maken({ body: { aantal, eenheid: 'werkdagen', ...extra } })

/** Runs work with these norms in place, and removes them afterwards. */
async function withNormen(normen: Parameters<typeof make>[], work: () => Promise<void>): Promise<void> {
  const gemaakt = await Promise.all(normen.map((norm) => make(...norm)))
  try {
    await work()
  } finally {
    for (const { uuid } of gemaakt) await app.client.normen.verwijderen({ params: { uuid } })
  }
}

/** Expects the deadline to be this many werkdagen after the task came in, allowing for the time that the request took. */
const verwacht = (taak: { toegewezenOp: string; uiterlijkOp: string }, aantal: number) => {
  const einde = eindeOf(new Date(taak.toegewezenOp), { aantal, eenheid: 'werkdagen' })
  expect(Math.abs(Date.parse(taak.uiterlijkOp) - einde.getTime())).toBeLessThan(10_000)
}

const register = async (actoren: string[], onderwerp = 'Lantaarnpaal', uiterlijkOp?: string) => {
  const internetaken = [{ gevraagdeHandeling: 'Bel terug', actoren, uiterlijkOp }]
  const body = klantcontact(medewerker, { onderwerp, opvolging: { internetaken } })
  const { opvolging } = await app.client.klantcontacten.registreren({ body })
  const uuid = opvolging.internetaken[0]?.uuid ?? ''
  return app.client.internetaken.tonen({ params: { uuid } })
}

describe('normen beheren', () => {
  test('een norm wordt gemaakt, gewijzigd en verwijderd, en dat staat in het overzicht van wijzigingen', async () => {
    const { uuid } = await make(5, { actor: afdeling, onderwerp: ' boom ' })
    await app.client.normen.wijzigen({ params: { uuid }, body: { aantal: 4, eenheid: 'uren' } })
    expect((await app.client.normen.lijst()).resultaten).toEqual([
      { uuid, actor: { uuid: afdeling, naam: 'Openbare Ruimte' }, onderwerp: 'boom', aantal: 4, eenheid: 'uren' },
    ])
    await app.client.normen.verwijderen({ params: { uuid } })
    expect(await app.client.normen.lijst()).toEqual({ resultaten: [], werkdagenZonderNorm: 9 })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'norm', object: uuid } })
    expect(resultaten).toMatchObject([
      { actie: 'verwijderd', naam: 'Openbare Ruimte · boom' },
      { actie: 'gewijzigd', velden: [{ veld: 'aantal', van: 5, naar: 4 }, { veld: 'eenheid' }] },
      { actie: 'gemaakt' },
    ])
  })

  test('voor dezelfde afdeling en hetzelfde onderwerp is er één norm, ook als twee er tegelijk een maken', async () => {
    await withNormen([[5], [3, { onderwerp: 'Boom' }]], async () => {
      for (const extra of [{}, { onderwerp: 'BOOM' }])
        expect(await problemIn(make(4, extra))).toMatchObject({ status: 409, code: 'norm-bestaat-al' })
    })
    const pogingen = await Promise.allSettled([make(1, { actor: ander }), make(2, { actor: ander })])
    const gelukt = pogingen.flatMap((poging) => (poging.status === 'fulfilled' ? [poging.value] : []))
    expect(gelukt).toHaveLength(1)
    for (const { uuid } of gelukt) await app.client.normen.verwijderen({ params: { uuid } })
  })

  test('een norm is voor een afdeling of groep, en niet voor een medewerker', async () => {
    const probleem = await problemIn(make(4, { actor: medewerker }))
    expect(probleem.invalidParams).toMatchObject([{ name: 'actor', code: 'onbekend' }])
  })

  test('R28: wie normen alleen mag lezen kan er geen maken', async () => {
    const { normen } = await app.als({ rechten: ['normen.lezen'] })
    expect((await normen.lijst()).resultaten).toEqual([])
    expect(await problemIn(normen.maken({ body: { aantal: 1, eenheid: 'uren' } }))).toMatchObject({ status: 403 })
  })

  test('een norm die er niet is geeft 404', async () => {
    const params = { uuid: '00000000-0000-4000-8000-000000000000' }
    expect(await problemIn(app.client.normen.verwijderen({ params }))).toMatchObject({ status: 404 })
    expect(await problemIn(app.client.normen.wijzigen({ params, body: { aantal: 1 } }))).toMatchObject({
      status: 404,
    })
  })
})

describe('de termijn van een interne taak', () => {
  test('volgt de norm van de afdeling en het onderwerp, ook voor een medewerker van die afdeling', async () => {
    verwacht(await register([afdeling]), 9)
    await withNormen([[7], [5, { actor: afdeling }], [2, { onderwerp: 'gaslek' }]], async () => {
      verwacht(await register([ander]), 7)
      verwacht(await register([afdeling]), 5)
      verwacht(await register([medewerker]), 5)
      verwacht(await register([afdeling], 'Gaslek bij de school'), 2)
    })
  })

  test('is wat wie registreert zegt, ook nadat de taak is doorgestuurd', async () => {
    await withNormen([[7], [2, { actor: ander }]], async () => {
      const { uuid, uiterlijkOp } = await register([afdeling], 'Lantaarnpaal', '2031-01-02T09:00:00Z')
      expect(uiterlijkOp).toBe('2031-01-02T09:00:00Z')
      const body = { actoren: [ander], reden: 'Niet van ons' }
      expect(await app.client.internetaken.doorsturen({ params: { uuid }, body })).toMatchObject({ uiterlijkOp })
    })
  })

  test('R21: wordt bij doorsturen die van de andere afdeling, gerekend vanaf het begin; naar een collega blijft hij', async () => {
    await withNormen(
      [
        [5, { actor: afdeling }],
        [2, { actor: ander }],
      ],
      async () => {
        const taak = await register([afdeling])
        const params = { uuid: taak.uuid }
        const collega = await app.client.internetaken.toewijzen({ params, body: { actoren: [medewerker] } })
        expect(collega.uiterlijkOp).toBe(taak.uiterlijkOp)
        const body = { actoren: [ander], reden: 'Niet van ons' }
        verwacht(await app.client.internetaken.doorsturen({ params, body }), 2)
        const query = { lijst: 'alle', actor: ander, status: 'te_verwerken' } as const
        const { resultaten } = await app.client.internetaken.lijst({ query })
        expect(resultaten.map(({ uuid }) => uuid)).toContain(taak.uuid)
      },
    )
  })

  test('R21: wordt bij verdelen van veel taken dezelfde als bij doorsturen van één; naar een collega blijft hij', async () => {
    const normen: Parameters<typeof make>[] = [
      [5, { actor: afdeling }],
      [2, { actor: ander }],
      [1, { actor: ander, onderwerp: 'gaslek' }],
    ]
    const behandelaar = await app.alsMedewerker(medewerker, ['behandelaar'])
    await withNormen(normen, async () => {
      const tot = '2031-01-02T09:00:00Z'
      const [gewoon, gaslek, gegeven] = [
        await register([afdeling]),
        await register([afdeling], 'Gaslek'),
        await register([afdeling], 'Lantaarnpaal', tot),
      ]
      const taken = [gewoon, gaslek, gegeven].map(({ uuid }) => uuid)
      const show = ({ uuid }: { uuid: string }) => app.client.internetaken.tonen({ params: { uuid } })
      await app.client.internetaken.verdelen({ body: { taken: [gaslek.uuid], actoren: [medewerker] } })
      expect((await show(gaslek)).uiterlijkOp).toBe(gaslek.uiterlijkOp)
      await app.client.internetaken.doorsturen({
        params: { uuid: gaslek.uuid },
        body: { actoren: [afdeling], reden: 'Voor ons allemaal' },
      })
      expect((await behandelaar.internetaken.verdelen({ body: { taken, actoren: [ander] } })).toegewezen).toEqual(taken)
      verwacht(await show(gewoon), 2)
      verwacht(await show(gaslek), 1)
      expect((await show(gegeven)).uiterlijkOp).toBe(tot)
      const query = { lijst: 'alle', actor: ander, status: 'te_verwerken', sorteer: 'uiterlijkOp' } as const
      const { resultaten } = await app.client.internetaken.lijst({ query })
      const volgorde = resultaten.map(({ uuid }) => uuid).filter((uuid) => taken.includes(uuid))
      expect(volgorde).toEqual([gaslek.uuid, gewoon.uuid, gegeven.uuid])
    })
  })

  test('volgt de norm ook langs de Klantinteracties API, bij maken en bij toewijzen', async () => {
    await withNormen(
      [
        [5, { actor: afdeling }],
        [2, { actor: ander }],
        [1, { onderwerp: 'gaslek' }],
      ],
      async () => {
        const taakOf = async (uuid: unknown) => app.client.internetaken.tonen({ params: { uuid: String(uuid) } })
        const velden = (actor: string) => ({
          gevraagdeHandeling: 'Bel terug',
          toegewezenAanActoren: [{ uuid: actor }],
          status: 'te_verwerken',
        })
        const over = await wire.make('/klantcontacten', contact({ onderwerp: 'Lantaarnpaal' }))
        const aanleiding = { aanleidinggevendKlantcontact: { uuid: over.uuid } }
        const { uuid } = await wire.make('/internetaken', { ...velden(afdeling), ...aanleiding })
        verwacht(await taakOf(uuid), 5)
        await wire.vraag('PATCH', `/internetaken/${uuid}`, { toegewezenAanActoren: [{ uuid: ander }] })
        verwacht(await taakOf(uuid), 2)
        const gas = { klantcontact: contact({ onderwerp: 'Gaslek' }), internetaken: [velden(afdeling)] }
        const { internetaken } = await wire.make('/maak-klantcontact', gas)
        verwacht(await taakOf((internetaken as { uuid: string }[])[0]?.uuid), 1)
      },
    )
  })

  test('loopt in uren alleen als de gemeente open is', async () => {
    const uren = { van: '09:00', tot: '12:00' }
    const dicht = { dinsdag: null, woensdag: null, donderdag: null, vrijdag: null, zaterdag: null, zondag: null }
    await app.client.instellingen.wijzigen({ body: { openingstijden: { maandag: uren, ...dicht } } })
    await withNormen([[2, { actor: afdeling, eenheid: 'uren' }]], async () => {
      const { uiterlijkOp } = await register([afdeling])
      const klok = { timeZone: 'Europe/Amsterdam', weekday: 'long', hour: 'numeric' } as const
      const [dag, uur] = new Intl.DateTimeFormat('nl', klok).format(new Date(uiterlijkOp)).split(', ')
      expect([dag, /^(09|10|11|12)\b/.test(uur ?? '')]).toEqual(['maandag', true])
    })
    await app.client.instellingen.wijzigen({ body: { openingstijden: null } })
  })

  test('kost bij registreren en doorsturen geen extra statement', async () => {
    const taak = await register([afdeling])
    const forward = (actor: string) => {
      const body = { actoren: [actor], reden: 'Niet van ons' }
      return app.statementsOf(() => app.client.internetaken.doorsturen({ params: { uuid: taak.uuid }, body }))
    }
    const zonder = [await app.statementsOf(() => register([afdeling])), await forward(ander)]
    await withNormen(
      [
        [5, { actor: afdeling }],
        [2, { actor: ander }],
        [1, { onderwerp: 'gaslek' }],
      ],
      async () => {
        const metNorm = [await app.statementsOf(() => register([afdeling])), await forward(afdeling)]
        expect(metNorm.map(({ length }) => length)).toEqual(zonder.map(({ length }) => length))
        const lezen = metNorm.map((sent) => sent.filter((text) => /from norm\b/.test(text)).length)
        expect(lezen).toEqual([1, 1])
      },
    )
  })
})
