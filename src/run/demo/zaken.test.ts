import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import { loadDemo } from './laden.ts'
import { DEMO_ZAKEN } from './zaken.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await loadDemo(app.db, RECHTEN, new Date())
}, 120_000)
afterAll(() => app.stop())

const tel = async (query: string) =>
  (await app.pool.query<{ n: number }>(`select count(*)::int as n ${query}`)).rows[0]?.n

describe('het zaakregister van de demonstratie', () => {
  test('heeft twaalf gepubliceerde zaaktypen, allemaal gebruikt', async () => {
    const { resultaten } = await app.client.zaakregister.zaaktypen()
    expect(resultaten.map(({ concept }) => concept)).toEqual(Array.from({ length: 12 }, () => false))
    expect(resultaten.filter(({ zaken }) => zaken === 0).map(({ identificatie }) => identificatie)).toEqual([])
  })

  test('heeft vierhonderd zaken in alle toestanden, elk aan een klantcontact gekoppeld', async () => {
    expect(await tel('from zaakregister_zaak')).toBe(DEMO_ZAKEN)
    expect(
      await tel(`from zaakregister_zaak z where not exists (select from onderwerpobject o
        where o.is_zaak and (o.identificator).object_id in (z.uuid::text, z.identificatie))`),
    ).toBe(0)
    const toestanden = await app.pool.query(`
      select distinct y.plaats, z.einddatum is null as open, z.opschorting is not null as wacht
      from zaakregister_zaak z join lateral (select * from zaakregister_status s where s.zaak = z.uuid
        order by s.datum_status_gezet desc limit 1) s on true join zaakregister_statustype y on y.uuid = s.statustype`)
    expect(toestanden.rows.length).toBeGreaterThanOrEqual(6)
    // What is closed has a resultaat, what is open has none; some are late.
    expect(
      await tel(`from zaakregister_zaak z where (z.einddatum is null) =
        exists (select from zaakregister_resultaat r where r.zaak = z.uuid)`),
    ).toBe(0)
    expect(
      await tel('from zaakregister_zaak where einddatum is null and uiterlijke_einddatum_afdoening < now()'),
    ).toBeGreaterThan(0)
    expect(await tel('from zaakregister_status where datum_status_gezet > now()')).toBe(0)
    // The afdeling that treats it is an actor of Balie.
    expect(
      await tel(`from zaakregister_rol where betrokkene_type = 'organisatorische_eenheid' and actor is null`),
    ).toBe(0)
  })
})
