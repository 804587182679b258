import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { makeDocument } from '../../run/testing/zaaksysteem/documenten.ts'
import { type MetZaaksysteem, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import { addRows, type Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'

const ALLES = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken', 'documenten.aanmaken']) }
const BSN = '999990019'
const PDF = Buffer.from('%PDF-1.7 een tekening')

let met: MetZaaksysteem
let gelijktijdig = 4
beforeAll(async () => {
  met = await startWithZaaksysteem()
  await met.app.client.partijen.maken({ body: persoon({ identificatoren: [{ soort: 'bsn', nummer: BSN }] }) })
})
afterAll(() => met.stop())
afterEach(async () => {
  met.zgw.settings.vooraf = undefined
  gelijktijdig += 1
  const body = { gelijktijdig, opslagUrl: null }
  await met.app.client.zaaksystemen.wijzigen({ params: { uuid: met.systeem.uuid }, body })
})

const uuidOf = ({ url }: { url: string }) => url.split('/').at(-1) ?? ''
const som = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A zaak in the zaaksysteem with a document. */
function zaakWithDocument(
  inhoud: Buffer,
  extra: Record<string, unknown> = {},
  zaakExtra: Record<string, unknown> = {},
) {
  const { stand } = met.zgw
  const [zaaktype] = stand.zaaktypen.values()
  if (!zaaktype) throw new Error('No zaaktype.')
  const van = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
  const zaak = Object.assign(
    makeZaak(stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype.url }, ALLES),
    zaakExtra,
  )
  const [initiator] = zaaktype.roltypen as string[]
  const betrokkene = { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: BSN } }
  makeRol(stand, { zaak: zaak.url, roltype: initiator, roltoelichting: '', ...betrokkene }, ALLES)
  const document = makeDocument(
    stand,
    {
      identificatie: crypto.randomUUID(),
      bronorganisatie: '517439943',
      creatiedatum: '2026-01-05',
      titel: 'Tekening',
      auteur: 'Aanvrager',
      taal: 'nld',
      formaat: 'application/pdf',
      bestandsnaam: '../tekening voor de eik.pdf',
      bestandsomvang: inhoud.length,
      inhoud: inhoud.toString('base64'),
      integriteit: { algoritme: 'sha_256', waarde: som(inhoud), datum: '2026-01-05' },
      vertrouwelijkheidaanduiding: 'openbaar',
      informatieobjecttype: (zaaktype.informatieobjecttypen as string[])[0],
    },
    ALLES,
  )
  const kept = stand.enkelvoudiginformatieobjecten.get(document.url) as Ding
  Object.assign(kept, extra)
  addRows(stand, 'zaakinformatieobjecten', {
    zaak: zaak.url,
    informatieobject: document.url,
    aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
    registratiedatum: '2026-01-05T10:00:00Z',
    vernietigingsdatum: null,
    status: null,
  })
  return { zaak: uuidOf(zaak), document: uuidOf(document), ding: kept }
}

const headersOf = (token: string) => ({ authorization: `Token ${token}` })

const ophalen = (
  { zaak, document }: { zaak: string; document: string },
  headers: Record<string, string> = headersOf(met.app.token),
) =>
  fetch(`${met.app.base}/api/v1/zaaksystemen/${met.systeem.uuid}/zaken/${zaak}/documenten/${document}/inhoud`, {
    headers,
  })

/** Gives the outcome of a download: its content, or that it broke off. */
const uitkomst = async (antwoord: Response) =>
  antwoord.ok
    ? antwoord.arrayBuffer().then(
        (bytes) => bytes.byteLength,
        () => 'afgebroken',
      )
    : (await antwoord.json()).code

describe('een document van een zaak openen', () => {
  test('het komt zoals het is uit het zaaksysteem, met een veilige naam, en de pagina van de zaak wijst ernaar', async () => {
    const welk = zaakWithDocument(PDF)
    const pagina = await met.app.client.zaaksysteem.tonen({ params: { uuid: met.systeem.uuid, zaak: welk.zaak } })
    expect(pagina.documenten).toMatchObject([{ uuid: welk.document, compleet: true, controle: 'schoon' }])
    const antwoord = await ophalen(welk)
    expect(Buffer.from(await antwoord.arrayBuffer())).toEqual(PDF)
    expect(antwoord.headers.get('content-type')).toBe('application/pdf')
    expect(antwoord.headers.get('content-length')).toBe(String(PDF.length))
    expect(antwoord.headers.get('content-disposition')).toMatch(/^attachment; filename="tekening voor de eik.pdf"/)
    expect(antwoord.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('ook een groot document, zonder dat het in zijn geheel in het geheugen staat', async () => {
    const groot = Buffer.alloc(12 * 1024 * 1024, 'balie')
    const antwoord = await ophalen(zaakWithDocument(groot))
    expect(som(Buffer.from(await antwoord.arrayBuffer()))).toBe(som(groot))
  })

  test('R29: wie het opent staat in het logboek, bij wie een rol in de zaak heeft', async () => {
    await (await ophalen(zaakWithDocument(PDF))).arrayBuffer()
    const { rows } = await met.app.pool.query(
      `select partijen, elders from logboek where operatie = 'zaken.documentDownloaden' order by op desc limit 1`,
    )
    expect(rows[0]).toMatchObject({ partijen: [expect.any(String)], elders: [expect.anything()] })
  })

  test('R28: wat te vertrouwelijk is gaat niet open, en zonder recht niets', async () => {
    const geheim = { vertrouwelijkheidaanduiding: 'zeer_geheim' }
    expect((await ophalen(zaakWithDocument(PDF, geheim))).status).toBe(404)
    expect((await ophalen(zaakWithDocument(PDF, {}, geheim))).status).toBe(404)
    const { token } = await met.app.als({ rechten: ['zaken.lezen'] })
    expect((await ophalen(zaakWithDocument(PDF), headersOf(token))).status).toBe(403)
  })

  test('een document van een andere zaak, of een dat er niet is, is er niet', async () => {
    const [een, ander] = [zaakWithDocument(PDF), zaakWithDocument(PDF)]
    expect((await ophalen({ zaak: een.zaak, document: ander.document })).status).toBe(404)
    expect((await ophalen({ zaak: een.zaak, document: crypto.randomUUID() })).status).toBe(404)
  })

  test('klopt de controlesom of de omvang niet, dan komt het niet aan', async () => {
    const groot = Buffer.alloc(3 * 1024 * 1024, 'x')
    const anders = {
      integriteit: { algoritme: 'sha_256', waarde: som(Buffer.from('iets anders')), datum: '2026-01-05' },
    }
    expect(await uitkomst(await ophalen(zaakWithDocument(groot, anders)))).toBe('afgebroken')
    expect(await uitkomst(await ophalen(zaakWithDocument(PDF, anders)))).toBe('bron-onbereikbaar')
    expect(await uitkomst(await ophalen(zaakWithDocument(PDF, { bestandsomvang: 5 })))).not.toBe(PDF.length)
  })

  test('zwijgt het zaaksysteem, dan leest wie op een link klikt waarom het niet opent', async () => {
    const welk = zaakWithDocument(PDF)
    met.zgw.settings.vooraf = ({ pad }) => (pad.includes('/download') ? { status: 503, body: '{}' } : undefined)
    const antwoord = await ophalen(welk, { ...headersOf(met.app.token), accept: 'text/html,*/*;q=0.8' })
    expect([antwoord.status, antwoord.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
    expect(await antwoord.text()).toContain('Open Zaak heeft een storing')
    expect(await uitkomst(await ophalen(welk))).toBe('bron-onbereikbaar')
  })

  test('breekt het zaaksysteem het halverwege af, dan eindigt de download niet alsof hij heel is', async () => {
    met.zgw.settings.vooraf = ({ pad }) =>
      pad.includes('/download')
        ? { status: 200, body: PDF.subarray(0, 9), headers: { 'Content-Length': '9' } }
        : undefined
    expect(await uitkomst(await ophalen(zaakWithDocument(PDF)))).not.toBe(PDF.length)
    expect(await uitkomst(await ophalen(zaakWithDocument(PDF)))).not.toBe(9)
  })
})

describe('een Documenten API die doorverwijst naar een opslag', () => {
  async function startOpslag() {
    const gekregen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      gekregen.push(request.headers.authorization)
      response.end(PDF)
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => server.once('listening', ready))
    const adres = `http://127.0.0.1:${(server.address() as AddressInfo).port}/documenten`
    const stop = () => {
      server.closeAllConnections()
      server.close()
    }
    return { adres, gekregen, stop }
  }

  test('alleen naar de opslag die beheer heeft ingesteld, en zonder ons token', async () => {
    const opslag = await startOpslag()
    try {
      const welk = zaakWithDocument(PDF)
      met.zgw.settings.vooraf = ({ pad }) =>
        pad.includes('/download')
          ? { status: 302, body: '', headers: { Location: `${opslag.adres}/a?X-Amz=1` } }
          : undefined
      const params = { uuid: met.systeem.uuid }
      const detail = async () => (await (await ophalen(welk)).json()).detail
      expect(await detail()).toContain('verwijst door')
      await met.app.client.zaaksystemen.wijzigen({ params, body: { opslagUrl: `${opslag.adres}-2` } })
      expect(await detail()).toContain('de opslag van documenten staat niet bij dit zaaksysteem')
      expect(opslag.gekregen).toEqual([])
      await met.app.client.zaaksystemen.wijzigen({ params, body: { opslagUrl: opslag.adres } })
      expect(Buffer.from(await (await ophalen(welk)).arrayBuffer())).toEqual(PDF)
      expect(opslag.gekregen).toEqual([undefined])
    } finally {
      opslag.stop()
    }
  })
})

test('wat onze virusscan nog moet zien of heeft afgekeurd, gaat ook uit het zaaksysteem niet open', async () => {
  const { medewerker } = await makeMedewerker(met.app)
  const { uuid } = await met.app.client.documenten.toevoegen({
    body: { bestandsnaam: 'brief.txt', mediatype: 'text/plain', inhoud: PDF.toString('base64') },
  })
  const welk = zaakWithDocument(PDF, { identificatie: uuid })
  const kcc = await met.app.alsMedewerker(medewerker, ['kcc-medewerker'])
  const open = () => ophalen(welk, kcc.headers)
  expect((await open()).status).toBe(200)
  await met.app.pool.query(`update inhoud set controle = 'besmet', besmet_met = 'Eicar' where uuid = $1`, [uuid])
  expect(await uitkomst(await open())).toBe('document-besmet')
  const { documenten } = await kcc.zaaksysteem.tonen({ params: { uuid: met.systeem.uuid, zaak: welk.zaak } })
  expect(documenten).toMatchObject([{ controle: 'besmet' }])
})
