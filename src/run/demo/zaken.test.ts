import { fileTypeFromBuffer } from 'file-type'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { systemen } from '../../koppelingen/zaaksysteem/systemen.ts'
import { refresh } from '../../koppelingen/zaaksysteem/volgen/verversen.ts'
import { klantcontact, makeMedewerker } from '../testing/fixtures.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import { SLEUTEL, startDueZaken } from '../testing/zaaksysteem/opzet.ts'
import { loadDemo } from './laden.ts'
import { loadZaaksysteem } from './zaaksysteem.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  await loadDemo(app.db, RECHTEN, new Date())
  await loadZaaksysteem(app.db, app.config, app.base, new Date())
}, 120_000)
afterAll(() => app.stop())

const count = async (query: string) =>
  (await app.pool.query<{ n: number }>(`select count(*)::int as n ${query}`)).rows[0]?.n

/** Lets the client of Balie read these zaken again. */
async function refreshAll(where: string): Promise<number> {
  const [systeem] = await systemen(app.db, app.config)
  if (!systeem) throw new Error('No zaaksysteem.')
  const { rows } = await app.pool.query(
    `select uuid, url, null as etag, identificatie, open, meldingen from zaak ${where}`,
  )
  for (const zaak of rows) await refresh(app.db, systeem, zaak, new Date())
  return rows.length
}

describe('het zaakregister van de demonstratie', () => {
  test('heeft documenten die opengaan: een behandelaar haalt een PDF en een tekening op die echt zo zijn', async () => {
    const { rows } = await app.pool.query(`
      select distinct on (d.formaat) k.zaak, k.document, d.formaat, i.omvang::int as omvang from zaakregister_zaakinformatieobject k
      join zaakregister_document d on d.uuid = k.document join zaakregister_inhoud i on i.document = d.uuid order by d.formaat, d.volgnummer`)
    expect(rows.map(({ formaat }) => formaat)).toEqual(['application/pdf', 'image/png', 'text/plain'])
    for (const { zaak, document, formaat, omvang } of rows) {
      const antwoord = await fetch(`${app.base}/api/v1/zaakregister/zaken/${zaak}/documenten/${document}/inhoud`, {
        headers: { authorization: `Token ${app.token}` },
      })
      const bytes = Buffer.from(await antwoord.arrayBuffer())
      expect([antwoord.headers.get('content-type'), bytes.length]).toEqual([formaat, omvang])
      expect((await fileTypeFromBuffer(bytes))?.mime ?? 'text/plain').toBe(formaat)
    }
  })

  test('heeft twaalf gepubliceerde zaaktypen, allemaal gebruikt', async () => {
    const { resultaten } = await app.client.zaakregister.zaaktypen()
    expect(resultaten.map(({ concept }) => concept)).toEqual(Array.from({ length: 12 }, () => false))
    expect(resultaten.filter(({ zaken }) => zaken === 0).map(({ identificatie }) => identificatie)).toEqual([])
  })

  test('heeft meer dan vierhonderd zaken in alle toestanden, elk aan een klantcontact gekoppeld', async () => {
    expect(await count('from zaakregister_zaak')).toBeGreaterThan(400)
    expect(
      await count(`from zaakregister_zaak z where not exists (select from onderwerpobject o
        where o.is_zaak and (o.identificator).object_id in (z.uuid::text, z.identificatie))`),
    ).toBe(0)
    const toestanden = await app.pool.query(`
      select distinct y.plaats, z.einddatum is null as open, z.opschorting is not null as wacht
      from zaakregister_zaak z join lateral (select * from zaakregister_status s where s.zaak = z.uuid
        order by s.datum_status_gezet desc limit 1) s on true join zaakregister_statustype y on y.uuid = s.statustype`)
    expect(toestanden.rows.length).toBeGreaterThanOrEqual(6)
    // A closed zaak has a resultaat, an open one has none; some are late.
    expect(
      await count(`from zaakregister_zaak z where (z.einddatum is null) =
        exists (select from zaakregister_resultaat r where r.zaak = z.uuid)`),
    ).toBe(0)
    expect(
      await count('from zaakregister_zaak where einddatum is null and uiterlijke_einddatum_afdoening < now()'),
    ).toBeGreaterThan(0)
    expect(await count('from zaakregister_status where datum_status_gezet > now()')).toBe(0)
    // The afdeling that treats it, and the medewerker, are actoren of Balie.
    expect(
      await count(
        `from zaakregister_rol where betrokkene_type in ('organisatorische_eenheid', 'medewerker') and actor is null`,
      ),
    ).toBe(0)
  })

  test('heeft geen koppeling die nergens heen gaat', async () => {
    expect(await count('from zaak_onbekend')).toBe(0)
    expect(await count('from zaak')).toBe(await count('from zaakregister_zaak'))
  })

  test('noemt een zaak zoals de teksten van haar klantcontacten haar noemen', async () => {
    expect(
      await count(`from onderwerpobject o join klantcontact k on k.uuid = o.klantcontact
        join zaakregister_zaak z on z.uuid::text = (o.identificator).object_id
        where o.is_zaak and k.inhoud ~ 'ZAAK-\\d{4}-\\d{10}' and position(z.identificatie in k.inhoud) = 0`),
    ).toBe(0)
  })

  test('R27: heeft een kopie van elke zaak zoals zij over haar API’s wordt gelezen', async () => {
    const kopieen = async () =>
      (await app.pool.query('select uuid, identificatie, toestand, gegevens, open from zaak order by uuid')).rows
    const voor = await kopieen()
    expect(await refreshAll('order by uuid limit 40')).toBe(40)
    expect(await kopieen()).toEqual(voor)
    expect(new Set(voor.map(({ toestand }) => toestand))).toEqual(new Set(['bekend', 'afgeschermd']))
  }, 60_000)
})

describe('een zaak in de demonstratie', () => {
  test('R12, R22, R27: gaat van klantcontact tot afgesloten, ook als Balie op een andere poort weer is gestart', async () => {
    const [start] = (await app.client.zaaksystemen.startbaar({ query: { zoek: 'boom' } })).resultaten
    if (!start) throw new Error('Nothing to start.')
    const { medewerker } = await makeMedewerker(app)
    const { uuid } = await app.client.klantcontacten.registreren({
      body: klantcontact(medewerker, {
        onderwerp: 'Ik wil een boom kappen',
        opvolging: { zaakstarten: [{ zaaksysteem: start.zaaksysteem.uuid, zaaktype: start.identificatie }] },
      }),
    })
    await loadZaaksysteem(app.db, app.config, app.base.replace('127.0.0.1', 'localhost'), new Date())
    await startDueZaken(app)
    const contact = () => app.client.klantcontacten.tonen({ params: { uuid } })
    const [gestart] = (await contact()).opvolging.zaakstarten
    expect(gestart).toMatchObject({ status: 'gestart', fout: null })
    await loadZaaksysteem(app.db, app.config, app.base, new Date())

    const { resultaten } = await app.client.zaakregister.zaken({ query: { identificatie: gestart?.nummer ?? '' } })
    const params = { uuid: resultaten[0]?.uuid ?? '' }
    const { statustypen, resultaattypen } = await app.client.zaakregister.zaakTonen({ params })
    const eind = statustypen.find(({ isEindstatus }) => isEindstatus)?.uuid ?? ''
    await app.client.zaakregister.resultaatVastleggen({
      params,
      body: { resultaattype: resultaattypen[0]?.uuid ?? '' },
    })
    await app.client.zaakregister.statusZetten({ params, body: { statustype: eind } })
    // The register inside tells it by itself: the copy is due at once.
    expect(await refreshAll(`where zaak_uuid = '${params.uuid}' and volgende_keer = '-infinity'`)).toBe(1)
    const { zaken } = (await contact()).opvolging
    expect(zaken.map(({ zaak }) => zaak)).toMatchObject([
      { open: false, gegevens: { resultaat: 'Verleend', status: { eind: true } } },
    ])
  })

  test('bewaart het geheim van het zaaksysteem nergens leesbaar, en maakt het bij elke start opnieuw', async () => {
    const geheim = async () =>
      (
        await app.pool.query(`select encode(s.geheim, 'hex') as bij, (select array_agg(encode(g.versleuteld, 'hex')) from applicatie_geheim g
        join applicatie a on a.uuid = g.applicatie where a.client_id = s.client_id) as daar from zaaksysteem s`)
      ).rows
    const eerst = await geheim()
    await loadZaaksysteem(app.db, app.config, app.base, new Date())
    const daarna = await geheim()
    expect(daarna[0].daar).toHaveLength(1)
    expect(daarna).not.toEqual(eerst)
    expect(await refreshAll('limit 1')).toBe(1)
    expect(await count('from zaak where fout is not null')).toBe(0)
  })
})
