import { z } from 'zod'
import { KlantcontactKort } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Cursor, Datum, Moment, Pagina, Paginagrootte, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { Internetaak } from '../internetaken/contract.ts'

export const zaakstartAlKlaar = problemKind('zaakstart-al-klaar', 409, 'Deze zaak is al gestart, of dat is opgegeven.')
export const zaakstartBezig = problemKind(
  'zaakstart-bezig',
  409,
  'Op dit moment wordt geprobeerd deze zaak te starten. Kijk over een minuut hoe het ging.',
)

/** How far a zaak is, as its zaaksysteem last told. What is foreign text is shown as text. */
const Zaakgegevens = z.strictObject({
  zaaktype: z.string(),
  omschrijving: z.string(),
  startdatum: Datum.nullable(),
  einddatum: Datum.nullable(),
  einddatumGepland: Datum.nullable(),
  uiterlijkeEinddatum: Datum.nullable(),
  /** The last status by when it was set: a zaak can go back. `tekst` is meant for the customer. */
  status: z
    .strictObject({ tekst: z.string(), gezetOp: Moment, volgnummer: z.int(), aantal: z.int(), eind: z.boolean() })
    .nullable(),
  /** Only what is meant for betrokkenen. */
  substatus: z.string().nullable(),
  resultaat: z.string().nullable(),
  /** Why it waits; null: it does not wait. */
  opgeschort: z.string().nullable(),
  /** The afdeling that treats it. */
  afdeling: z.string().nullable(),
  deelzaken: z.array(
    z.strictObject({
      identificatie: z.string(),
      omschrijving: z.string(),
      status: z.string(),
      einddatum: Datum.nullable(),
    }),
  ),
})
export type Zaakgegevens = z.output<typeof Zaakgegevens>

/** bekend; afgeschermd: too vertrouwelijk for Balie; vernietigd; geen_toegang: Balie may no longer see it. */
export const Zaaktoestand = z.enum(['bekend', 'afgeschermd', 'vernietigd', 'geen_toegang'])
export type Zaaktoestand = z.output<typeof Zaaktoestand>

/** A copy of a zaak, with its age: `opgehaaldOp`. `foutOp`: since when it could not be refreshed. */
export const Zaakstand = z
  .strictObject({
    uuid: Uuid,
    zaaksysteem: z.strictObject({ uuid: Uuid, naam: z.string() }),
    /** Its uuid in that zaaksysteem. */
    zaak: z.string(),
    identificatie: z.string(),
    toestand: Zaaktoestand,
    open: z.boolean(),
    /** Null: there is nothing to show of it. */
    gegevens: Zaakgegevens.nullable(),
    opgehaaldOp: Moment,
    foutOp: Moment.nullable(),
  })
  .meta({ id: 'Zaakstand' })
export type Zaakstand = z.output<typeof Zaakstand>

/** A zaak to start in a zaaksysteem. Its rollen come from the betrokkenen of the klantcontact, its documents are the bijlagen. */
export const NieuweZaakstart = z
  .strictObject({
    zaaksysteem: Uuid,
    /** The identificatie of the zaaktype. */
    zaaktype: VerplichteTekst(50),
    /** Absent: the onderwerp of the klantcontact. */
    omschrijving: Tekst(80).default(''),
    toelichting: Tekst(1000).default(''),
    /** The eigenschappen of the zaak, by their name in the zaaktype. What does not fit there is told when the zaak is started. */
    eigenschappen: z
      .record(z.string().min(1).max(200), Tekst(1000).min(1))
      .refine((eigenschappen) => Object.keys(eigenschappen).length <= 100, {
        params: { code: 'te-veel' },
        message: 'Geef hoogstens 100 eigenschappen.',
      })
      .default({}),
  })
  .meta({ id: 'NieuweZaakstart' })
export type NieuweZaakstart = z.output<typeof NieuweZaakstart>

export const StatusZaakstart = z.enum(['wacht', 'gestart', 'opgegeven'])

/** A zaak that is being started, was started, or will not be. */
export const Zaakstart = z
  .strictObject({
    uuid: Uuid,
    status: StatusZaakstart,
    zaaksysteem: z.strictObject({ uuid: Uuid, naam: z.string() }),
    zaaktype: z.strictObject({ identificatie: z.string(), omschrijving: z.string() }),
    omschrijving: z.string(),
    /** The number, as soon as the zaaksysteem has the zaak. */
    nummer: z.string().nullable(),
    sinds: Moment,
    pogingen: z.int(),
    /** When it is tried again; null when it is over. */
    volgendePoging: Moment.nullable(),
    /** Why it did not succeed the last time. */
    fout: z.string().nullable(),
    foutOp: Moment.nullable(),
    reden: z.string().nullable(),
    /** The words for the customer. */
    voorDeKlant: z.string(),
  })
  .meta({ id: 'Zaakstart' })
export type Zaakstart = z.output<typeof Zaakstart>

/** One on the worklist *wacht op zaaksysteem*, with the klantcontact from which it comes. */
export const WachtendeZaakstart = z
  .strictObject({ ...Zaakstart.shape, klantcontact: KlantcontactKort })
  .meta({ id: 'WachtendeZaakstart' })

/** Why no zaak is started, and what must happen instead (R12). */
export const Opgave = z
  .strictObject({
    reden: VerplichteTekst(1000),
    gevraagdeHandeling: Tekst(200).default(''),
    /** The actoren who get the interne taak; a medewerker who names nobody gets it themselves. */
    actoren: z.array(Uuid).max(50).default([]),
  })
  .meta({ id: 'OpgaveVanZaakstart' })
export type Opgave = z.output<typeof Opgave>

/** Why a link is taken away. */
export const Ontkoppeling = z.strictObject({ reden: VerplichteTekst(500) }).meta({ id: 'Ontkoppeling' })

/** That a zaak was linked to a klantcontact, or taken away: by whom, when and why. */
export const Zaakverloop = z
  .strictObject({
    uuid: Uuid,
    soort: z.enum(['gekoppeld', 'ontkoppeld']),
    zaak: z.string(),
    reden: z.string(),
    door: z.strictObject({ uuid: Uuid, naam: z.string() }),
    op: Moment,
  })
  .meta({ id: 'Zaakverloop' })

/** wacht: the zaaksysteem must still be told; gemeld: it knows; mislukt: given up. */
export const StandKoppeling = z.enum(['wacht', 'gemeld', 'mislukt'])
export type StandKoppeling = z.output<typeof StandKoppeling>

/** A link between a klantcontact and a zaak, or that it is gone, as its zaaksysteem is told of it. */
export const Zaakkoppeling = z
  .strictObject({
    onderwerpobject: Uuid,
    klantcontact: Uuid,
    /** The address of the zaak. */
    zaak: z.string(),
    gekoppeld: z.boolean(),
    stand: StandKoppeling,
    /** Since when it is so. */
    sinds: Moment,
    pogingen: z.int(),
    /** Null: it is not tried again. */
    volgendePoging: Moment.nullable(),
    /** Why it did not succeed the last time. */
    fout: z.string().nullable(),
    foutOp: Moment.nullable(),
    gemeldOp: Moment.nullable(),
  })
  .meta({ id: 'Zaakkoppeling' })

const params = z.strictObject({ uuid: Uuid })

export const zaken = contract({
  verloop: {
    method: 'get',
    path: '/klantcontacten/{uuid}/zaakverloop',
    right: 'zaken.lezen',
    summary: 'Toon welke zaken met de hand zijn gekoppeld en ontkoppeld, de laatste eerst.',
    params,
    result: z.strictObject({ resultaten: z.array(Zaakverloop) }),
  },
  starten: {
    method: 'post',
    path: '/klantcontacten/{uuid}/zaakstarten',
    right: 'zaken.starten',
    summary: 'Start een zaak naar aanleiding van een klantcontact; de zaak volgt zodra het zaaksysteem haar aanneemt.',
    params,
    body: NieuweZaakstart,
    status: 201,
    result: Zaakstart,
  },
  wachtend: {
    method: 'get',
    path: '/zaakstarten',
    right: 'zaken.lezen',
    summary: 'Toon de zaken die nog op een zaaksysteem wachten, de oudste eerst.',
    query: z.strictObject({ na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(WachtendeZaakstart),
  },
  aantalWachtend: {
    method: 'get',
    path: '/zaakstarten/aantal',
    right: 'zaken.lezen',
    summary: 'Tel de zaken die nog op een zaaksysteem wachten nadat het is geprobeerd.',
    result: z.strictObject({ aantal: z.int() }),
  },
  allesProberen: {
    method: 'post',
    path: '/zaakstarten/_probeer',
    right: 'zaken.starten',
    summary: 'Probeer zaken die op hun zaaksysteem wachten nu te starten; zonder `zaakstarten` alle.',
    body: z.strictObject({ zaakstarten: z.array(Uuid).min(1).max(1000).optional() }),
    result: z.strictObject({ aantal: z.int() }),
  },
  start: {
    method: 'get',
    path: '/zaakstarten/{uuid}',
    right: 'zaken.lezen',
    summary: 'Toon hoe ver het starten van een zaak is.',
    params,
    result: WachtendeZaakstart,
  },
  nuProberen: {
    method: 'post',
    path: '/zaakstarten/{uuid}/poging',
    right: 'zaken.starten',
    summary: 'Probeer een zaak die op haar zaaksysteem wacht nu te starten.',
    params,
    result: Zaakstart,
    problems: [zaakstartAlKlaar, zaakstartBezig],
  },
  opgeven: {
    method: 'post',
    path: '/zaakstarten/{uuid}/opgave',
    right: 'zaken.starten',
    summary: 'Geef het starten van een zaak op, met een reden; er komt een interne taak voor in de plaats.',
    params,
    body: Opgave,
    result: Internetaak,
    problems: [zaakstartAlKlaar, zaakstartBezig],
  },
})
