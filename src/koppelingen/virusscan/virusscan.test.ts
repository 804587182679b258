import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig, RECHTEN } from '../../app.ts'
import { verwijzingTo } from '../../register/documenten/queries.ts'
import { klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { CATALOGUS, kapvergunning, zgwClient } from '../../run/testing/zaakregister.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { ScannerFout, scan } from './clamd.ts'
import { checkAll } from './controleren.ts'

// The file that every scanner takes for a virus (EICAR), in two halves: this file must not be one.
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path))
const MB = 1024 * 1024

const log = pino({ level: 'silent' })
let folder: string
let socket: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-clamd-'))
  socket = join(folder, 'clamd.sock')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const omgevingOf = (app: TestApp, adres: string) => ({
  db: app.db,
  log,
  config: parseConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: app.url,
    CLAMAV_ADRES: adres,
    CLAMAV_MB: '3',
  }),
})

const download = (app: TestApp, uuid: string) =>
  fetch(`${app.base}/api/v1/informatieobjecten/${uuid}/inhoud`, { headers: { authorization: `Token ${app.token}` } })

const send = (app: TestApp, inhoud: Buffer) =>
  app.client.documenten.toevoegen({ body: { bestandsnaam: 'brief.txt', inhoud: inhoud.toString('base64') } })

async function* stukken(...delen: Buffer[]) {
  yield* delen
}

// Debian: apt-get install clamav-daemon. The signatures are our own, so nothing is downloaded.
if (!CLAMD) console.warn('Overgeslagen: er is geen clamd (Debian: apt-get install clamav-daemon).')
describe.skipIf(!CLAMD)('met ClamAV', () => {
  let clamd: ChildProcess
  let app: TestApp
  let medewerker: string

  beforeAll(async () => {
    await mkdir(join(folder, 'handtekeningen'))
    await writeFile(join(folder, 'handtekeningen', 'proef.hdb'), '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Proef\n')
    const regels = ['Foreground yes', `LocalSocket ${socket}`, `DatabaseDirectory ${join(folder, 'handtekeningen')}`]
    await writeFile(
      join(folder, 'clamd.conf'),
      `${[...regels, 'StreamMaxLength 3M', `TemporaryDirectory ${folder}`].join('\n')}\n`,
    )
    clamd = spawn(CLAMD ?? '', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    while (!existsSync(socket)) await sleep(100)
    app = await startTestApp({ CLAMAV_ADRES: socket, CLAMAV_MB: '3', SECRET_KEY: SLEUTEL })
    ;({ medewerker } = await makeMedewerker(app))
  })
  afterAll(async () => {
    clamd?.kill()
    await app?.stop()
  })

  test('een document is pas te openen als het is gecontroleerd; een schoon document daarna wel', async () => {
    const { uuid } = await send(app, Buffer.from('Geachte heer'))
    const voor = await download(app, uuid)
    expect([voor.status, (await voor.json()).code]).toEqual([409, 'document-in-quarantaine'])
    await checkAll(omgevingOf(app, socket))
    expect(await (await download(app, uuid)).text()).toBe('Geachte heer')
  })

  test('R12: wat een virus heeft gaat niet open, en het klantcontact krijgt één interne taak, ook als het pas later wordt vastgelegd', async () => {
    const bijlageVan = async (uuid: string) => {
      const { uuid: contact } = await app.client.klantcontacten.registreren({
        body: klantcontact(medewerker, { bijlagen: [{ identificator: verwijzingTo(uuid) }] }),
      })
      return async () =>
        (await app.client.klantcontacten.tonen({ params: { uuid: contact } })).opvolging.internetaken.filter(
          ({ gevraagdeHandeling }) => gevraagdeHandeling === 'Een bijlage heeft een virus',
        )
    }
    const eerst = await send(app, EICAR)
    const taken = await bijlageVan(eerst.uuid)
    const later = await send(app, EICAR)
    for (let keer = 0; keer < 2; keer += 1) await checkAll(omgevingOf(app, socket))
    const antwoord = await download(app, eerst.uuid)
    expect([antwoord.status, (await antwoord.json()).code]).toEqual([409, 'document-besmet'])
    expect(await taken()).toHaveLength(1)
    const { resultaten } = await app.client.internetaken.lijst({ query: { status: 'te_verwerken' } })
    const taak = resultaten.find(({ gevraagdeHandeling }) => gevraagdeHandeling === 'Een bijlage heeft een virus')
    expect(taak?.toelichting).toMatch(/vond Eicar-Proef.* in de bijlage brief\.txt/)
    const takenLater = await bijlageVan(later.uuid)
    for (let keer = 0; keer < 2; keer += 1) await checkAll(omgevingOf(app, socket))
    expect(await takenLater()).toHaveLength(1)
  })

  test('ook documenten van het zaakregister zijn in quarantaine, in één keer of in delen, op het scherm en op de draad', async () => {
    const zgw = await zgwClient(app, [...RECHTEN])
    await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
    const { uuid: concept } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
    await app.client.zaakregister.zaaktypePubliceren({ params: { uuid: concept } })
    const type = (await zgw.vraag('GET', '/catalogi/api/v1/zaaktypen')).body.results[0]
    const van = { bronorganisatie: CATALOGUS.rsin, verantwoordelijkeOrganisatie: CATALOGUS.rsin }
    const zaak = await zgw.make('/zaken/api/v1/zaken', { zaaktype: type.url, startdatum: '2026-11-02', ...van })
    const DOCUMENTEN = '/documenten/api/v1/enkelvoudiginformatieobjecten'
    const velden = {
      bronorganisatie: CATALOGUS.rsin,
      creatiedatum: '2026-11-02',
      titel: 'Brief',
      auteur: 'Aanvrager',
      taal: 'nld',
      bestandsnaam: 'brief.txt',
      informatieobjecttype: type.informatieobjecttypen[0],
    }
    const schoon = await zgw.make(DOCUMENTEN, { ...velden, inhoud: Buffer.from('Hallo').toString('base64') })
    const besmet = await zgw.make(DOCUMENTEN, { ...velden, inhoud: null, bestandsomvang: EICAR.length })
    const form = new FormData()
    form.set('lock', besmet.lock)
    form.set('inhoud', new Blob([EICAR]))
    const headers = { Authorization: `Bearer ${await zgw.token()}` }
    await fetch(besmet.bestandsdelen[0].url, { method: 'PUT', headers, body: form })
    await zgw.vraag('POST', `${besmet.url}/unlock`, { lock: besmet.lock })
    for (const { url } of [schoon, besmet])
      await zgw.make('/zaken/api/v1/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: url })
    const controles = async () =>
      (await app.client.zaakregister.zaakTonen({ params: { uuid: zaak.uuid } })).documenten.map(
        ({ controle }) => controle,
      )
    const opDeDraad = async ({ url }: { url: string }) => {
      const { status, body } = await zgw.vraag('GET', `${url}/download`)
      return body?.code ?? status
    }
    expect(await controles()).toEqual(['wacht', 'wacht'])
    expect([await opDeDraad(schoon), await opDeDraad(besmet)]).toEqual(Array(2).fill('document-in-quarantaine'))
    await checkAll(omgevingOf(app, socket))
    expect(await controles()).toEqual(['schoon', 'besmet'])
    expect([await opDeDraad(schoon), await opDeDraad(besmet)]).toEqual([200, 'document-besmet'])
  })

  test('wat groter is dan de scanner aankan wordt niet aangenomen; zegt hij het zelf, dan blijft het in quarantaine', async () => {
    const begin = app.client.documenten.uploadBeginnen({ body: { bestandsnaam: 'film.bin', omvang: 4 * MB } })
    const { invalidParams } = await problemIn(begin)
    expect(invalidParams).toMatchObject([
      { name: 'omvang', reason: expect.stringMatching(/het grootste dat kan is 3 MB/) },
    ])
    const delen = Array.from({ length: 40 }, () => Buffer.alloc(MB, 'x'))
    // It says so, or cuts off what it does not want: never that it is clean.
    const gezegd = await scan(socket, stukken(...delen)).catch((error: unknown) => error)
    expect(gezegd instanceof ScannerFout || gezegd).toEqual(
      gezegd instanceof ScannerFout ? true : { soort: 'te-groot' },
    )
    const { uuid } = await send(app, Buffer.alloc(4 * MB, 'y'))
    await checkAll(omgevingOf(app, socket))
    expect((await download(app, uuid)).status).toBe(409)
  })

  test('een groot bestand met het virus in zijn geheel wordt herkend over de stukken heen', async () => {
    expect(await scan(socket, stukken(EICAR.subarray(0, 30), EICAR.subarray(30)))).toMatchObject({ soort: 'besmet' })
    expect(await scan(socket, stukken())).toEqual({ soort: 'schoon' })
  })
})

describe('zonder scanner', () => {
  test('een scanner die er niet is of iets anders zegt: het document blijft in quarantaine en wordt later gecontroleerd', async () => {
    await expect(scan(join(folder, 'nergens.sock'), stukken(EICAR))).rejects.toThrow('does not answer')
    const stil = createServer((connection) => {
      connection.on('error', () => undefined).resume()
      connection.end('onzin\0')
    })
    const pad = join(folder, 'stil.sock')
    await new Promise<void>((ready) => stil.listen(pad, ready))
    await expect(scan(pad, stukken(EICAR))).rejects.toThrow('something else')
    await new Promise((done) => stil.close(done))
  })
})
