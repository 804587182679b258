import { z } from 'zod'
import { Datum, Moment, Uuid } from '../../platform/schemas.ts'
import { Zaaktoestand } from '../../register/zaken/contract.ts'

/** How far a zaak is, in the words of its zaaktype for the klant, and as a step of so many. */
export const MijnStatus = z.strictObject({
  tekst: z.string(),
  gezetOp: Moment,
  stap: z.int(),
  stappen: z.int(),
  toelichting: z.string(),
})

/** A zaak as the klant sees it. What another register did not tell is empty, and hides nothing else. */
export const MijnZaak = z.strictObject({
  /** In its register. */
  id: z.string(),
  identificatie: z.string(),
  zaaktype: z.string(),
  omschrijving: z.string(),
  startdatum: Datum.nullable(),
  einddatum: Datum.nullable(),
  /** When the klant can expect it to be ready, and when it must be. */
  verwachtOp: Datum.nullable(),
  uiterlijkOp: Datum.nullable(),
  status: MijnStatus.nullable(),
  resultaat: z.string().nullable(),
  /** Why it waits; null: it does not wait. */
  opgeschort: z.string().nullable(),
  afdeling: z.string().nullable(),
  open: z.boolean(),
  toestand: Zaaktoestand,
  /** When the copy was taken, and since when it could not be refreshed; null: it is of the register inside. */
  opgehaaldOp: Moment.nullable(),
  foutOp: Moment.nullable(),
})
export type MijnZaak = z.output<typeof MijnZaak>

/** What a page of zaken shows: those that run or those that are done. */
export const MijnZaken = z.strictObject({ zaken: z.array(MijnZaak), volgende: z.string().nullable() })

/** A document of a zaak, as far as the klant may open it. */
export const MijnDocument = z.strictObject({
  uuid: Uuid,
  titel: z.string(),
  bestandsnaam: z.string(),
  omvang: z.int().nullable(),
  datum: Datum.nullable(),
})

/** A zaak with everything about it. */
export const MijnZaakdetail = z.strictObject({
  zaak: MijnZaak,
  /** Only who asked for it, or asked for it together, sees its documents. */
  isAanvrager: z.boolean(),
  /** Each status that it can have, in their order; empty when its zaaksysteem did not tell them. */
  stappen: z.array(z.strictObject({ naam: z.string(), gezetOp: Moment.nullable(), huidig: z.boolean() })),
  taken: z.array(z.strictObject({ uuid: Uuid, titel: z.string(), status: z.string(), laatsteDag: Datum })),
  /** Null: the copy has none, they are in the zaaksysteem. */
  documenten: z.array(MijnDocument).nullable(),
  contacten: z.array(z.strictObject({ uuid: Uuid, onderwerp: z.string(), kanaal: z.string(), op: Moment })),
  deelzaken: z.array(
    z.strictObject({
      id: z.string().nullable(),
      identificatie: z.string(),
      omschrijving: z.string(),
      status: z.string(),
      einddatum: Datum.nullable(),
    }),
  ),
})
export type MijnZaakdetail = z.output<typeof MijnZaakdetail>
