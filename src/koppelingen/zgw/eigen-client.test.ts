import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { klantcontact, makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { CATALOGUS, kapvergunning, type ZgwClient, zgwClient } from '../../run/testing/zaakregister.ts'
import { SLEUTEL, startDueZaken } from '../../run/testing/zaaksysteem/opzet.ts'

// The client of Balie against the register inside: to it this is a zaaksysteem like any other.

let app: TestApp
let zgw: ZgwClient
let start: { zaaksysteem: string; zaaktype: string }
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const { uuid } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
  await app.client.zaakregister.zaaktypePubliceren({ params: { uuid } })
  zgw = await zgwClient(app, [...RECHTEN])
  const systeem = await app.client.zaaksystemen.maken({
    body: {
      naam: 'Zaakregister',
      zakenUrl: `${app.base}/zaken/api/v1`,
      catalogiUrl: `${app.base}/catalogi/api/v1`,
      documentenUrl: `${app.base}/documenten/api/v1`,
      clientId: zgw.clientId,
      geheim: zgw.geheim,
      bronorganisatie: CATALOGUS.rsin,
    },
  })
  const params = { uuid: systeem.uuid }
  await app.client.zaaksysteem.testen({ params })
  await app.client.zaaksystemen.zaaktypeKiezen({
    params: { ...params, identificatie: kapvergunning.identificatie },
    body: { startbaar: true },
  })
  start = { zaaksysteem: systeem.uuid, zaaktype: kapvergunning.identificatie }
})
afterAll(() => app.stop())

test('R12: een zaak bij een klantcontact komt in het zaakregister, met haar rollen, documenten en eerste status', async () => {
  const { medewerker } = await makeMedewerker(app)
  const partij = await app.client.partijen.maken({
    body: persoon({ identificatoren: [{ soort: 'bsn', nummer: '999990421' }] }),
  })
  const { uuid: objectId } = await app.client.documenten.toevoegen({
    body: { bestandsnaam: 'schets.txt', mediatype: 'text/plain', inhoud: Buffer.from('Schets').toString('base64') },
  })
  const identificator = {
    objectId,
    codeObjecttype: 'informatieobject',
    codeRegister: 'balie',
    codeSoortObjectId: 'uuid',
  }
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(medewerker, {
      onderwerp: 'Ik wil een boom kappen',
      betrokkenen: [{ partij: partij.uuid, rol: 'klant', initiator: true }],
      bijlagen: [{ identificator }],
      opvolging: { zaakstarten: [start] },
    }),
  })
  await startDueZaken(app)
  const { opvolging } = await app.client.klantcontacten.tonen({ params: { uuid: contact.uuid } })
  expect(opvolging.zaakstarten).toMatchObject([{ status: 'gestart' }])
  const identificatie = opvolging.zaakstarten[0]?.nummer
  const { resultaten } = await app.client.zaakregister.zaken({ query: { identificatie: String(identificatie) } })
  expect(resultaten).toMatchObject([{ status: 'Ontvangen', zaaktype: 'Kapvergunning behandelen' }])
  const params = { uuid: resultaten[0]?.uuid ?? '' }
  expect(await app.client.zaakregister.zaakTonen({ params })).toMatchObject({
    rollen: [{ omschrijving: 'Aanvrager' }],
    documenten: [{ titel: 'schets.txt' }],
    statussen: [{ omschrijving: 'Ontvangen' }],
  })
})
