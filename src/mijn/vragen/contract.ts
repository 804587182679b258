import { z } from 'zod'
import { Moment, Uuid } from '../../platform/schemas.ts'
import { Zaaktoestand } from '../../register/zaken/contract.ts'

const Tekstpaar = z.strictObject({ onderwerp: z.string(), inhoud: z.string() })

/** A document that came with a klantcontact. What another register keeps has a name at most, and cannot be opened here. */
export const MijnBijlage = z.strictObject({
  uuid: Uuid,
  bestandsnaam: z.string(),
  /** In bytes. */
  omvang: z.int().nullable(),
  toestand: z.enum(['te_openen', 'wordt_gescand', 'besmet', 'elders']),
})
export type MijnBijlage = z.output<typeof MijnBijlage>

/** What the municipality does about a klantcontact: done or not, until when, and by which afdeling (never by whom). */
export const MijnOpvolging = z.strictObject({
  gedaan: z.boolean(),
  uiterlijkOp: Moment,
  /** Null: it is not done, or it is not known when. */
  gedaanOp: Moment.nullable(),
  afdeling: z.string().nullable(),
})
export type MijnOpvolging = z.output<typeof MijnOpvolging>

/** A zaak to which a klantcontact led (R27). Of a zaak that is not the klant's own there is only whether it runs. */
export const MijnZaakgevolg = z.strictObject({
  /** To open it with; null: it is not the klant's own. */
  id: z.string().nullable(),
  identificatie: z.string(),
  zaaktype: z.string(),
  status: z.string(),
  /** Null: nothing is known of it. */
  open: z.boolean().nullable(),
  verwachtOp: z.string().nullable(),
  toestand: Zaaktoestand.nullable(),
})
export type MijnZaakgevolg = z.output<typeof MijnZaakgevolg>

/** One klantcontact as it was registered (R16), with its corrections beside it (R10) and what followed. */
export const MijnBericht = z.strictObject({
  uuid: Uuid,
  nummer: z.string(),
  kanaal: z.string(),
  op: Moment,
  /** The municipality began it. */
  vanGemeente: z.boolean(),
  onderwerp: z.string(),
  inhoud: z.string(),
  reactie: z.string(),
  /** False: the customer was not reached. */
  gelukt: z.boolean().nullable(),
  vertrouwelijk: z.boolean(),
  oorspronkelijk: Tekstpaar.nullable(),
  /** When it was corrected, the last time first. */
  correcties: z.array(Moment),
  afdelingen: z.array(z.string()),
  /** Whoever is logged in acted for somebody in it, or somebody acted for them. */
  rol: z.enum(['klant', 'vertegenwoordiger']).nullable(),
  anderen: z.array(z.strictObject({ rol: z.enum(['klant', 'vertegenwoordiger']), naam: z.string() })),
  bijlagen: z.array(MijnBijlage),
  opvolging: z.array(MijnOpvolging),
  zaken: z.array(MijnZaakgevolg),
  zaakstarten: z.array(
    z.strictObject({ status: z.enum(['wacht', 'gestart', 'opgegeven']), nummer: z.string().nullable() }),
  ),
  zonderOpvolging: z.boolean(),
})
export type MijnBericht = z.output<typeof MijnBericht>

/** A conversation: the first klantcontact and those that follow it (R23), the oldest first. */
export const MijnGesprek = z.strictObject({ berichten: z.array(MijnBericht) })
export type MijnGesprek = z.output<typeof MijnGesprek>

/** A conversation in a list: its first klantcontact, how many there are, and the last one. */
export const MijnVraag = z.strictObject({
  uuid: Uuid,
  nummer: z.string(),
  onderwerp: z.string(),
  kanaal: z.string(),
  op: Moment,
  vanGemeente: z.boolean(),
  aantal: z.int(),
  laatsteOp: Moment,
  /** The last one is of the municipality. */
  laatsteVanGemeente: z.boolean(),
  /** Of what is still to be done: the first moment by which the klant hears. */
  uiterlijkOp: Moment.nullable(),
  teDoen: z.int(),
  gedaan: z.int(),
  zakenOpen: z.int(),
  zakenAfgerond: z.int(),
})
export type MijnVraag = z.output<typeof MijnVraag>

export const MijnVragen = z.strictObject({ vragen: z.array(MijnVraag), volgende: z.string().nullable() })
