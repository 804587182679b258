import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startPost } from '../../run/testing/klantberichten.ts'
import { type Issuer, startIssuer } from '../../run/testing/oauth.ts'
import { type MetZaaksysteem, runJobs, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import type { Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeStatus, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'
import { volgZaken } from './jobs.ts'

// How a Notificaties API makes itself known, and what it tells late. Open Notificaties tries for about 24 hours, and keeps no order.

const HEADER = 'X-Client-Cert'
const ONDERWERP = 'CN=open-notificaties,O=Gemeente,C=NL'
const RECHTEN = ['zaken.melden']
const DAG = 24 * 3_600_000

let met: MetZaaksysteem
let issuer: Issuer
let post: Awaited<ReturnType<typeof startPost>>
beforeAll(async () => {
  issuer = await startIssuer()
  post = await startPost()
  const proxy = { CLIENTCERTIFICAAT_HEADER: HEADER, TRUST_PROXY: '127.0.0.0/8' }
  const settings = { OAUTH_ISSUER: issuer.issuer, ...proxy, ...post.settings }
  // The zaaksysteem tells what changes: without that nothing is read for a day.
  met = await startWithZaaksysteem({ notificaties: true }, settings)
})
afterAll(async () => {
  await met.stop()
  await post.mail.stop()
  issuer.stop()
})

/** A zaak of the zaaksysteem, linked to a klantcontact, with a copy of it here. */
async function gekoppeld() {
  const { app, zgw } = met
  const [zaaktype] = zgw.stand.zaaktypen.values()
  const van = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
  const wie = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken']) }
  const zaak = makeZaak(zgw.stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype?.url }, wie)
  const { medewerker } = await makeMedewerker(app)
  const { uuid } = await app.client.klantcontacten.registreren({ body: klantcontact(medewerker) })
  await app.client.zaaksysteem.koppelen({ params: { uuid }, body: { nummer: String(zaak.identificatie) } })
  await runJobs(app, volgZaken)
  const bekend = async () => {
    const { zaken } = await app.client.klantcontacten.voortgang({ params: { uuid } })
    return zaken[0]?.zaak?.gegevens?.omschrijving
  }
  return { zaak, bekend }
}

/** Tells that a zaak changed, as a Notificaties API does; gives the status of the answer. */
async function notify({ url }: Ding, headers: Record<string, string>, op = new Date()): Promise<number> {
  const answer = await fetch(`${met.app.base}/api/v1/zaaksystemen/notificaties`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({
      kanaal: 'zaken',
      hoofdObject: url,
      resource: 'zaak',
      resourceUrl: url,
      actie: 'update',
      aanmaakdatum: op.toISOString(),
      kenmerken: { bronorganisatie: '517439943' },
    }),
  })
  return answer.status
}

/** An application of beheer, with its token. */
async function applicatie(extra: { clientId?: string; certificaat?: string } = {}) {
  const { toegang } = met.app.client
  const { uuid } = await toegang.applicatieMaken({ body: { naam: 'Open Notificaties', rechten: RECHTEN, ...extra } })
  const { geheim } = await toegang.geheimMaken({ params: { uuid }, body: { soort: 'token' } })
  return { Authorization: `Token ${geheim}` }
}

describe('wie een notificatie brengt', () => {
  test('maakt zich bekend met de header die bij het abonnement is opgegeven', async () => {
    const { zaak, bekend } = await gekoppeld()
    zaak.omschrijving = 'Kap beuk'
    expect(await notify(zaak, {})).toBe(401)
    expect(await notify(zaak, { Authorization: 'Token verzonnen' })).toBe(401)
    await runJobs(met.app, volgZaken)
    expect(await bekend()).toBe('Kap eik')
    expect(await notify(zaak, await applicatie())).toBe(204)
    await runJobs(met.app, volgZaken)
    expect(await bekend()).toBe('Kap beuk')
  })

  test('of met OAuth 2 (client credentials)', async () => {
    const { zaak, bekend } = await gekoppeld()
    await applicatie({ clientId: 'open-notificaties' })
    zaak.omschrijving = 'Kap linde'
    const bearer = async (...of: Parameters<Issuer['token']>) => ({
      Authorization: `Bearer ${await issuer.token(...of)}`,
    })
    expect(await notify(zaak, await bearer('een-ander'))).toBe(401)
    expect(await notify(zaak, await bearer('open-notificaties', { duur: '-1 minute' }))).toBe(401)
    expect(await notify(zaak, await bearer('open-notificaties'))).toBe(204)
    await runJobs(met.app, volgZaken)
    expect(await bekend()).toBe('Kap linde')
  })

  test('of ook met een clientcertificaat (mTLS), dat de proxy heeft gecontroleerd', async () => {
    const { zaak, bekend } = await gekoppeld()
    const token = await applicatie({ certificaat: ONDERWERP })
    zaak.omschrijving = 'Kap es'
    expect(await notify(zaak, token)).toBe(401)
    expect(await notify(zaak, { ...token, [HEADER]: 'CN=een-ander' })).toBe(401)
    expect(await notify(zaak, { ...token, [HEADER]: ONDERWERP })).toBe(204)
    await runJobs(met.app, volgZaken)
    expect(await bekend()).toBe('Kap es')
  })
})

test('een notificatie die 24 uur te laat komt brengt de stand van nu, en zet niets terug', async () => {
  const { zaak, bekend } = await gekoppeld()
  const token = await applicatie()
  zaak.omschrijving = 'Kap twee eiken'
  // The later one came first; the earlier one was retried for a day.
  expect(await notify(zaak, token)).toBe(204)
  await runJobs(met.app, volgZaken)
  expect(await bekend()).toBe('Kap twee eiken')
  zaak.omschrijving = 'Kap drie eiken'
  expect(await notify(zaak, token, new Date(Date.now() - DAG))).toBe(204)
  await runJobs(met.app, volgZaken)
  expect(await bekend()).toBe('Kap drie eiken')
  met.zgw.gekregen.length = 0
  await runJobs(met.app, volgZaken)
  expect(met.zgw.gekregen).toEqual([])
})

test('van een nieuwe status hoort de klant als het statustype dat zegt, één keer; van de eerste niet', async () => {
  const { app, zgw } = met
  const { stand } = zgw
  const { zaak } = await gekoppeld()
  const token = await applicatie()
  const nummer = '999993653'
  const adres = { soortDigitaalAdres: 'email', adres: 'klant@voorbeeld.nl', toestemmingHergebruik: true } as const
  await app.client.partijen.maken({
    body: persoon({ identificatoren: [{ soort: 'bsn', nummer }], digitaleAdressen: [adres] }),
  })
  const wie = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken']) }
  const roltype = [...stand.roltypen.values()].find((one) => one.omschrijvingGeneriek === 'initiator')?.url
  const klant = { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: nummer } }
  makeRol(stand, { zaak: zaak.url, roltype, roltoelichting: 'Vroeg het aan', ...klant }, wie)
  const typen = [...stand.statustypen.values()].filter((one) => one.zaaktype === zaak.zaaktype)
  /** Sets a status of the zaak, as the zaaksysteem does, and gives to whom it is told. */
  const zet = async (volgnummer: number, minuten: number) => {
    const statustype = typen.find((one) => one.volgnummer === volgnummer)
    const datumStatusGezet = new Date(Date.now() - minuten * 60_000).toISOString()
    makeStatus(stand, { zaak: zaak.url, statustype: statustype?.url, datumStatusGezet }, wie)
    expect(await notify(zaak, token)).toBe(204)
    await runJobs(app, volgZaken)
    return (await post.deliver(app)).map(({ aan }) => aan)
  }
  expect(await zet(2, 4)).toEqual([])
  for (const type of typen) type.informeren = true
  expect(await zet(1, 3)).toEqual([])
  expect(await zet(2, 2)).toEqual(['klant@voorbeeld.nl'])
  expect(await post.deliver(app)).toEqual([])
})
