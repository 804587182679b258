import type { z } from 'zod'
import type { NieuweKlanttaak } from '../../register/klanttaken/contract.ts'
import { makeMedewerker, persoon } from './fixtures.ts'
import type { TestApp } from './test-app.ts'
import { CATALOGUS, kapvergunning, zgwClient } from './zaakregister.ts'

type Invoer = z.input<typeof NieuweKlanttaak>

/** A published test number. */
export const BSN = '999990421'
export const ANDER_BSN = '999993653'

/** A register with a zaak of somebody with this BSN, who treats it, and somebody else. */
export async function startKlanttaken(app: TestApp, rechten: readonly string[], bsn = BSN) {
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const { uuid: zaaktype } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
  const type = await app.client.zaakregister.zaaktypePubliceren({ params: { uuid: zaaktype } })
  const zgw = await zgwClient(app, [...rechten])
  const { medewerker, afdeling } = await makeMedewerker(app)
  const withBsn = (nummer: string, naam: string) =>
    app.client.partijen.maken({
      body: persoon({ contactnaam: { achternaam: naam }, identificatoren: [{ soort: 'bsn', nummer }] }),
    })
  const klant = await withBsn(bsn, 'Aanvrager')
  const ander = await withBsn(ANDER_BSN, 'Buitenstaander')
  const roltype = `${app.base}/catalogi/api/v1/roltypen/${type.roltypen[0]?.uuid}`

  /** A zaak in which the klant asks for something. */
  const makeZaak = async (extra: object = {}) => {
    const zaak = await zgw.make('/zaken/api/v1/zaken', {
      bronorganisatie: CATALOGUS.rsin,
      verantwoordelijkeOrganisatie: CATALOGUS.rsin,
      zaaktype: `${app.base}/catalogi/api/v1/zaaktypen/${zaaktype}`,
      startdatum: '2026-01-05',
      omschrijving: 'Kap eik',
      ...extra,
    })
    await zgw.make('/zaken/api/v1/rollen', {
      zaak: zaak.url,
      roltype,
      betrokkeneType: 'natuurlijk_persoon',
      roltoelichting: '',
      betrokkeneIdentificatie: { inpBsn: bsn, geslachtsnaam: 'Aanvrager' },
    })
    return zaak as { uuid: string; identificatie: string; url: string }
  }
  const zaak = await makeZaak()

  /** A klanttaak as a zaaksysteem would set it out. */
  const nieuw = (extra: Partial<Invoer> = {}): Invoer => ({
    zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid },
    partij: klant.uuid,
    titel: 'Lever een tekening in',
    laatsteDag: inDays(14),
    opdracht: { soort: 'aanleveren', gevraagd: ['Een tekening van de tuin'] },
    ...extra,
  })
  const zetUit = (extra: Partial<Invoer> = {}) => app.client.klanttaken.uitzetten({ body: nieuw(extra) })

  /** A document that was uploaded. */
  const upload = async (tekst = 'Tekening', bestandsnaam = 'tekening.txt') =>
    (
      await app.client.documenten.toevoegen({
        body: { bestandsnaam, mediatype: 'text/plain', inhoud: Buffer.from(tekst).toString('base64') },
      })
    ).uuid

  return { zgw, zaak, zaaktype, klant, ander, medewerker, afdeling, makeZaak, nieuw, zetUit, upload }
}

export type Klanttaakopzet = Awaited<ReturnType<typeof startKlanttaken>>

/** A day that comes, or that is past. */
export const inDays = (dagen: number) => new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10)
