import { afterAll, beforeAll } from 'vitest'
import { makeZaaktype } from '../src/run/testing/zaaksysteem/catalogus.ts'
import { SLEUTEL } from '../src/run/testing/zaaksysteem/opzet.ts'
import { startZaaksysteem, type TestZaaksysteem } from '../src/run/testing/zaaksysteem/server.ts'
import { werkplek } from './harness.ts'

// The journeys with zaken share these: the demonstration, and a zaaksysteem beside it that a test can stop and start.

/** A werkplek whose zaaksysteem is one of the tests, with the zaaktype Kapvergunning, which may be started. */
export function werkplekMetZaken() {
  const plek = werkplek({ SECRET_KEY: SLEUTEL })
  let zgw: TestZaaksysteem

  beforeAll(async () => {
    zgw = await startZaaksysteem()
    makeZaaktype(zgw.stand, {
      identificatie: 'KAPPEN',
      omschrijving: 'Kapvergunning',
      trefwoorden: ['boom'],
    })
    const { client } = plek.app()
    const { uuid } = await client.zaaksystemen.maken({ body: zgw.alsZaaksysteem({ naam: 'Zaken van Zandveld' }) })
    const params = { uuid }
    await client.zaaksysteem.testen({ params })
    await client.zaaksystemen.zaaktypeKiezen({
      params: { ...params, identificatie: 'KAPPEN' },
      body: { startbaar: true, synoniemen: ['kapmelding'] },
    })
  })
  afterAll(() => zgw?.stop())

  return {
    plek,
    /** Lets the zaaksysteem answer nothing any more, or answer again. */
    storing: (isDown: boolean) => {
      zgw.settings.vooraf = isDown ? () => ({ status: 503, body: 'Storing' }) : undefined
    },
  }
}
