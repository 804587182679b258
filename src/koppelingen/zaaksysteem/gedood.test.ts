import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { klantcontact, makeMedewerker } from '../../run/testing/fixtures.ts'
import { type MetZaaksysteem, oneDayLater, SLEUTEL, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'

let met: MetZaaksysteem
beforeAll(async () => {
  met = await startWithZaaksysteem()
})
afterAll(() => met.stop())

const WERKER = join(import.meta.dirname, '../../run/testing/zaaksysteem/werker.ts')

function startWerker(): ChildProcess {
  const { app } = met
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: app.url, SECRET_KEY: SLEUTEL, LOG_LEVEL: 'silent' }
  return spawn(process.execPath, [WERKER], { env, stdio: 'ignore' })
}

test('een werker die na elke stap wordt gedood, midden in de aanroep, laat precies één zaak na', {
  timeout: 300_000,
}, async () => {
  const { app, zgw } = met
  const { medewerker } = await makeMedewerker(app)
  const { uuid: document } = await app.client.documenten.toevoegen({
    body: {
      bestandsnaam: 'schets.txt',
      mediatype: 'text/plain',
      inhoud: Buffer.alloc(2 * 1024 * 1024 + 1, 7).toString('base64'),
    },
  })
  const identificator = {
    objectId: document,
    codeObjecttype: 'informatieobject',
    codeRegister: 'balie',
    codeSoortObjectId: 'uuid',
  }
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(medewerker, { opvolging: { zaakstarten: [met.start] }, bijlagen: [{ identificator }] }),
  })
  let werker = startWerker()
  const gedood: string[] = []
  // The zaaksysteem did what was asked; then the process is gone before it hears of it.
  zgw.settings.ingreep = async ({ method, pad }) => {
    const soort = method === 'POST' ? (pad.split('/').at(-1) ?? '') : `${method} ${pad.split('/')[4]}`
    if (method === 'GET' || gedood.includes(soort)) return undefined
    gedood.push(soort)
    werker.kill('SIGKILL')
    return 'cut'
  }
  for (let keer = 0; keer < 12; keer += 1) {
    if (keer > 0) werker = startWerker()
    await once(werker, 'exit')
    await oneDayLater(app)
    const { opvolging } = await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })
    if (opvolging.zaakstarten[0]?.status === 'gestart') break
  }
  expect(gedood).toEqual([
    'zaken',
    'rollen',
    'enkelvoudiginformatieobjecten',
    'unlock',
    'lock',
    'PATCH enkelvoudiginformatieobjecten',
    'PUT bestandsdelen',
    'zaakinformatieobjecten',
    'statussen',
  ])
  const { zaken, rollen, statussen, zaakinformatieobjecten, enkelvoudiginformatieobjecten } = zgw.stand
  expect(
    [zaken, rollen, statussen, zaakinformatieobjecten, enkelvoudiginformatieobjecten].map(({ size }) => size),
  ).toEqual([1, 1, 1, 1, 1])
  const { opvolging } = await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })
  expect(opvolging).toMatchObject({ zaken: [{ zaak: { toestand: 'bekend' } }], zaakstarten: [{ status: 'gestart' }] })
})
