import { z } from 'zod'

// Describes the parts of the ZGW APIs that Balie reads, and no more. Other members are left alone; one that may be absent, null or "" (older and
// newer servers differ) is read the same.

const tekst = z
  .string()
  .nullish()
  .transform((text) => text ?? '')
const datum = z
  .string()
  .nullish()
  .transform((text) => (text ? text.slice(0, 10) : null))
const adres = z
  .string()
  .nullish()
  .transform((text) => text || null)
const adressen = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? [])

/** A zaak (Zaken API 1.5.1). */
export const ZgwZaak = z.object({
  url: z.string(),
  uuid: z.string().optional(),
  identificatie: tekst,
  bronorganisatie: tekst,
  omschrijving: tekst,
  zaaktype: z.string(),
  startdatum: datum,
  einddatum: datum,
  einddatumGepland: datum,
  uiterlijkeEinddatumAfdoening: datum,
  vertrouwelijkheidaanduiding: tekst,
  status: adres,
  resultaat: adres,
  rollen: adressen,
  hoofdzaak: adres,
  deelzaken: adressen,
  opschorting: z
    .object({ indicatie: z.boolean().nullish(), reden: tekst })
    .nullish()
    .transform((value) => (value?.indicatie ? { reden: value.reden } : null)),
  kenmerken: z
    .array(z.object({ kenmerk: tekst, bron: tekst }))
    .nullish()
    .transform((list) => list ?? []),
})
export type ZgwZaak = z.output<typeof ZgwZaak>

export const ZgwStatus = z.object({
  url: z.string(),
  zaak: z.string(),
  statustype: z.string(),
  datumStatusGezet: z.string(),
  indicatieLaatstGezetteStatus: z.boolean().nullish(),
})
export type ZgwStatus = z.output<typeof ZgwStatus>

export const ZgwResultaat = z.object({
  url: z.string(),
  zaak: z.string(),
  resultaattype: z.string(),
  toelichting: tekst,
})

/** Open Zaak alone. */
export const ZgwSubstatus = z.object({ zaak: z.string(), omschrijving: tekst, tijdstip: tekst, doelgroep: tekst })

/** The betrokkene of a rol; of each kind the fields by which it is known. */
export const ZgwBetrokkene = z
  .object({
    inpBsn: tekst,
    innNnpId: tekst,
    kvkNummer: tekst,
    vestigingsNummer: tekst,
    geslachtsnaam: tekst,
    voornamen: tekst,
    statutaireNaam: tekst,
    identificatie: tekst,
    naam: tekst,
  })
  .nullish()
export type ZgwBetrokkene = z.output<typeof ZgwBetrokkene>

export const ZgwRol = z.object({
  url: z.string(),
  zaak: z.string(),
  betrokkeneType: tekst,
  roltype: z.string(),
  omschrijvingGeneriek: tekst,
  roltoelichting: tekst,
  indicatieMachtiging: tekst,
  betrokkeneIdentificatie: ZgwBetrokkene,
})
export type ZgwRol = z.output<typeof ZgwRol>

/** A rol as people read it: of each kind of betrokkene its name. */
export const ZgwRolMetNaam = ZgwRol.extend({
  omschrijving: tekst,
  betrokkeneIdentificatie: z
    .object({
      inpBsn: tekst,
      innNnpId: tekst,
      kvkNummer: tekst,
      vestigingsNummer: tekst,
      voorletters: tekst,
      voornamen: tekst,
      voorvoegselGeslachtsnaam: tekst,
      geslachtsnaam: tekst,
      voorvoegselAchternaam: tekst,
      achternaam: tekst,
      statutaireNaam: tekst,
      handelsnaam: z.array(z.string()).nullish().catch([]),
      naam: tekst,
    })
    .nullish(),
})
export type ZgwRolMetNaam = z.output<typeof ZgwRolMetNaam>

export const ZgwZaakinformatieobject = z.object({ url: z.string(), informatieobject: z.string(), zaak: z.string() })

/** A document; while it is locked, with the parts that it is to be made of. Its lock is told once, to who made it. */
export const ZgwDocument = z.object({
  url: z.string(),
  identificatie: tekst,
  bronorganisatie: tekst,
  bestandsomvang: z.number().nullish(),
  /** Where its content is; null when it has none. */
  inhoud: z.string().nullish(),
  locked: z
    .boolean()
    .nullish()
    .transform((locked) => locked ?? false),
  lock: tekst,
  bestandsdelen: z
    .array(z.object({ url: z.string(), volgnummer: z.int(), omvang: z.number(), voltooid: z.boolean() }))
    .nullish()
    .transform((delen) => delen ?? []),
})
export type ZgwDocument = z.output<typeof ZgwDocument>

export const Lock = z.object({ lock: z.string().min(1) })

export const ZgwZaakobject = z.object({ url: z.string(), zaak: z.string(), object: tekst })

/** A document as people read it. */
export const ZgwDocumentMetNaam = z.object({
  url: z.string(),
  identificatie: tekst,
  titel: tekst,
  bestandsnaam: tekst,
  bestandsomvang: z.int().nullish(),
  creatiedatum: datum,
  vertrouwelijkheidaanduiding: tekst,
  status: tekst,
  informatieobjecttype: tekst,
  formaat: tekst,
  /** Where its content is; null when it has none (yet). */
  inhoud: adres,
  integriteit: z
    .object({ algoritme: tekst, waarde: tekst })
    .nullish()
    .transform((value) => value ?? null),
})
export type ZgwDocumentMetNaam = z.output<typeof ZgwDocumentMetNaam>

/** A zaaktype (Catalogi API 1.3.1). */
export const ZgwZaaktype = z.object({
  url: z.string(),
  identificatie: z.string(),
  omschrijving: tekst,
  trefwoorden: adressen,
  vertrouwelijkheidaanduiding: tekst,
  beginGeldigheid: z.string(),
  eindeGeldigheid: datum,
  concept: z
    .boolean()
    .nullish()
    .transform((concept) => concept ?? false),
  // Servers give a list here, the description says text.
  informatieobjecttypen: z.union([z.array(z.string()), z.string()]).nullish(),
})
export type ZgwZaaktype = z.output<typeof ZgwZaaktype>

export const ZgwStatustype = z.object({
  url: z.string(),
  zaaktype: z.string(),
  omschrijving: tekst,
  statustekst: tekst,
  volgnummer: z.int(),
  isEindstatus: z
    .boolean()
    .nullish()
    .transform((einde) => einde ?? false),
  informeren: z
    .boolean()
    .nullish()
    .transform((informeren) => informeren ?? false),
})
export type ZgwStatustype = z.output<typeof ZgwStatustype>

export const ZgwRoltype = z.object({
  url: z.string(),
  zaaktype: z.string(),
  omschrijving: tekst,
  omschrijvingGeneriek: tekst,
})
export type ZgwRoltype = z.output<typeof ZgwRoltype>

/** An eigenschap that zaken of a zaaktype can have; `lengte` is a number, or two with a comma between them. */
export const ZgwEigenschap = z.object({
  url: z.string(),
  zaaktype: z.string(),
  naam: z.string(),
  specificatie: z.object({
    formaat: z.string(),
    lengte: tekst,
    waardenverzameling: z
      .array(z.string())
      .nullish()
      .transform((waarden) => waarden ?? []),
  }),
})
export type ZgwEigenschap = z.output<typeof ZgwEigenschap>

export const ZgwZaakeigenschap = z.object({ url: z.string(), eigenschap: z.string() })

export const ZgwResultaattype = z.object({ url: z.string(), omschrijving: tekst })

export const ZgwInformatieobjecttype = z.object({
  url: z.string(),
  omschrijving: tekst,
  concept: z.boolean().nullish(),
})

/** An informatieobjecttype of a zaaktype, and whether its documents come in, go out or stay inside. */
export const ZgwZaaktypeInformatieobjecttype = z.object({
  zaaktype: z.string(),
  informatieobjecttype: z.string(),
  richting: tekst,
})

/** One number, or a list of one. */
export const Reservering = z.union([
  z.object({ zaaknummer: z.string().min(1).max(40) }).transform(({ zaaknummer }) => zaaknummer),
  z
    .array(z.object({ zaaknummer: z.string().min(1).max(40) }))
    .min(1)
    .transform(([eerste]) => eerste?.zaaknummer ?? ''),
])
