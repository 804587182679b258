import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { bronOnbereikbaar, problemKind } from '../../platform/problems.ts'
import { Moment, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { alAfgerond } from '../internetaken/contract.ts'
import {
  Klantcontact,
  NieuweBijlage,
  sleutelHergebruikt,
  Zaak,
  ZaakVerwijzing,
  zonderBetrokkene,
  zonderOpvolging,
} from '../klantcontacten/contract.ts'
import { NieuweZaakstart, Ontkoppeling, Zaakstart } from '../zaken/contract.ts'

// Following up a klantcontact is where interne taken and klantcontacten meet.

export const zaakAlGekoppeld = problemKind('zaak-al-gekoppeld', 409, 'Deze zaak hoort al bij dit klantcontact.')
export const zaakOnbekend = problemKind('zaak-onbekend', 409, 'Geen enkel zaaksysteem kent een zaak met dit nummer.')
export const zaakDubbel = problemKind(
  'zaak-dubbel',
  409,
  'Meer dan één zaaksysteem kent een zaak met dit nummer. Kies het zaaksysteem.',
)

/** The answer that the customer got in a follow-up contact (R23), and separately what colleagues must know (R16). */
export const Beantwoording = z
  .strictObject({
    kanaal: VerplichteTekst(50),
    onderwerp: VerplichteTekst(200).optional(),
    inhoud: VerplichteTekst(1000),
    plaatsgevondenOp: Moment.optional(),
    /** These actoren of the municipality answered; a medewerker who names nobody did it themselves (R14). */
    actoren: z.array(Uuid).max(50).default([]),
    bijlagen: z.array(NieuweBijlage).max(100).default([]),
    notitie: Tekst(1000).default(''),
  })
  .meta({ id: 'Beantwoording' })
export type Beantwoording = z.output<typeof Beantwoording>

const params = z.strictObject({ uuid: Uuid })

export const opvolging = contract({
  keten: {
    method: 'get',
    path: '/klantcontacten/{uuid}/keten',
    right: 'klantcontacten.lezen',
    summary:
      'Toon de klantcontacten over dezelfde vraag, de oudste eerst: waarop dit een vervolg is, en wat erop volgde.',
    params,
    result: z.strictObject({ resultaten: z.array(Klantcontact) }),
  },
  beantwoorden: {
    method: 'post',
    path: '/internetaken/{uuid}/beantwoording',
    right: 'klantcontacten.registreren',
    summary: 'Registreer het klantcontact waarin de klant antwoord kreeg en rond de interne taak af, alles of niets.',
    params,
    headers: z.object({ 'idempotency-key': VerplichteTekst(255).optional() }),
    body: Beantwoording,
    status: 201,
    result: Klantcontact,
    problems: [sleutelHergebruikt, alAfgerond, zonderBetrokkene],
  },
  zaakKoppelen: {
    method: 'post',
    path: '/internetaken/{uuid}/zaken',
    right: 'internetaken.afronden',
    summary: 'Koppel een zaak aan het klantcontact van een interne taak.',
    params,
    body: ZaakVerwijzing.extend({ zaaksysteem: Uuid.optional() }).meta({ id: 'ZaakBijTaak' }),
    status: 201,
    result: Zaak,
    problems: [zaakAlGekoppeld, zaakOnbekend, zaakDubbel, bronOnbereikbaar],
  },
  zaakStarten: {
    method: 'post',
    path: '/internetaken/{uuid}/zaakstarten',
    right: 'zaken.starten',
    summary:
      'Start een zaak om af te handelen wat een interne taak vraagt; de zaak volgt zodra het zaaksysteem haar aanneemt.',
    params,
    body: NieuweZaakstart,
    status: 201,
    result: Zaakstart,
  },
  zaakOntkoppelen: {
    method: 'post',
    path: '/internetaken/{uuid}/zaken/{zaak}/ontkoppeling',
    right: 'internetaken.afronden',
    summary:
      'Haal een zaak weg die ten onrechte aan het klantcontact van een interne taak is gekoppeld, met een reden.',
    params: z.strictObject({ uuid: Uuid, zaak: Uuid }),
    body: Ontkoppeling,
    problems: [zonderOpvolging],
  },
})
