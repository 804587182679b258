import { afterAll, beforeAll } from 'vitest'
import { makePdf } from '../src/run/demo/bestanden.ts'
import type { TestApp } from '../src/run/testing/test-app.ts'
import { makeZaaktype } from '../src/run/testing/zaaksysteem/catalogus.ts'
import { makeDocument } from '../src/run/testing/zaaksysteem/documenten.ts'
import { startZaaksysteem, type TestZaaksysteem } from '../src/run/testing/zaaksysteem/server.ts'
import { addRows, type Ding } from '../src/run/testing/zaaksysteem/stand.ts'
import { makeRol, makeStatus, makeZaak } from '../src/run/testing/zaaksysteem/zaken.ts'
import { werkplek } from './harness.ts'

// The journeys with zaken share these: the demonstration, and a zaaksysteem beside it that a test can stop and start.

const BRON = '517439943'

/** Whoever works in the zaaksysteem itself may do everything there. */
const ALLES = {
  scopes: new Set([
    'zaken.aanmaken',
    'zaken.bijwerken',
    'zaken.statussen.toevoegen',
    'zaken.geforceerd-bijwerken',
    'documenten.aanmaken',
  ]),
}

type Zaak = Ding & { uuid: string; identificatie: string }

/** A werkplek whose zaaksysteem is one of the tests, with the zaaktype Kapvergunning, which may be started. */
export function werkplekWithZaken() {
  const plek = werkplek()
  let zgw: TestZaaksysteem

  beforeAll(async () => {
    zgw = await startZaaksysteem()
    makeZaaktype(zgw.stand, {
      identificatie: 'KAPPEN',
      omschrijving: 'Kapvergunning',
      trefwoorden: ['boom'],
    })
    const { client } = plek.app()
    // Only the zaaktype of this zaaksysteem can be started.
    for (const { zaaksysteem, identificatie } of (await client.zaaksystemen.startbaar({ query: {} })).resultaten)
      await client.zaaksystemen.zaaktypeKiezen({
        params: { uuid: zaaksysteem.uuid, identificatie },
        body: { startbaar: false },
      })
    const { uuid } = await client.zaaksystemen.maken({ body: zgw.alsZaaksysteem({ naam: 'Zaken van Zandveld' }) })
    const params = { uuid }
    await client.zaaksysteem.testen({ params })
    await client.zaaksystemen.zaaktypeKiezen({
      params: { ...params, identificatie: 'KAPPEN' },
      body: { startbaar: true, synoniemen: ['kapmelding'] },
    })
  })
  afterAll(() => zgw?.stop())

  /** The address of a part of the zaaktype, by its place. */
  const partOf = (parts: 'statustypen' | 'roltypen' | 'informatieobjecttypen', index: number): string => {
    const [zaaktype] = zgw.stand.zaaktypen.values()
    return (zaaktype?.[parts] as string[] | undefined)?.[index] ?? ''
  }

  return {
    plek,
    zgw: () => zgw,
    /** Lets the zaaksysteem answer nothing any more, or answer again. */
    storing: (isDown: boolean) => {
      zgw.settings.vooraf = isDown ? () => ({ status: 503, body: 'Storing' }) : undefined
    },
    /** Makes a zaak that somebody started in the zaaksysteem itself. */
    zaakElders: (extra: Record<string, unknown> = {}, waar = zgw): Zaak => {
      const [zaaktype] = waar.stand.zaaktypen.values()
      const van = { bronorganisatie: BRON, verantwoordelijkeOrganisatie: BRON, startdatum: '2026-01-05' }
      const zaak = makeZaak(waar.stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype?.url, ...extra }, ALLES)
      return Object.assign(zaak, extra) as Zaak
    },
    /** Sets the first two statussen of a zaak, one after the other. */
    zetStatussen(zaak: Zaak): void {
      for (const [index, datumStatusGezet] of ['2026-01-06T10:00:00Z', '2026-01-07T10:00:00Z'].entries())
        makeStatus(zgw.stand, { zaak: zaak.url, statustype: partOf('statustypen', index), datumStatusGezet }, ALLES)
    },
    /** Makes somebody the initiator of a zaak. */
    isInitiator(zaak: Zaak, betrokkene: Record<string, unknown>): void {
      makeRol(zgw.stand, { zaak: zaak.url, roltype: partOf('roltypen', 0), roltoelichting: '', ...betrokkene }, ALLES)
    },
    /** Puts a document with a zaak. */
    voegDocumentToe(zaak: Zaak, titel: string): void {
      const inhoud = makePdf(titel, ['Een eik, drie beuken en een vijver.'])
      const velden = {
        identificatie: crypto.randomUUID(),
        bronorganisatie: BRON,
        creatiedatum: '2026-01-05',
        titel,
        auteur: 'Aanvrager',
        taal: 'nld',
        bestandsnaam: `${titel}.pdf`,
        formaat: 'application/pdf',
        bestandsomvang: inhoud.length,
        inhoud: inhoud.toString('base64'),
        vertrouwelijkheidaanduiding: 'openbaar',
        informatieobjecttype: partOf('informatieobjecttypen', 0),
      }
      const document = makeDocument(zgw.stand, velden, ALLES)
      addRows(zgw.stand, 'zaakinformatieobjecten', {
        zaak: zaak.url,
        informatieobject: document.url,
        aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
        registratiedatum: '2026-01-05T10:00:00Z',
        vernietigingsdatum: null,
        status: null,
      })
    },
  }
}

/** The number of an open zaak of the register inside that is not vertrouwelijk. */
export async function zaaknummer({ pool }: TestApp): Promise<string> {
  const { rows } = await pool.query<{ identificatie: string }>(
    "select identificatie from zaak where toestand = 'bekend' and open order by uuid limit 1",
  )
  const [zaak] = rows
  if (!zaak) throw new Error('The demonstration has no open zaak.')
  return zaak.identificatie
}
