import { z } from 'zod'
import { Moment, Tekst, Uuid } from '../platform/schemas.ts'

/** The name of a person as the Klantinteracties standard groups it; an absent part is "". */
export const Contactnaam = z
  .strictObject({
    voorletters: Tekst(10).default(''),
    voornaam: Tekst(200).default(''),
    voorvoegselAchternaam: Tekst(10).default(''),
    achternaam: Tekst(200).default(''),
  })
  .meta({ id: 'Contactnaam' })
export type Contactnaam = z.output<typeof Contactnaam>

const landen = new Intl.DisplayNames('nl', { type: 'region', fallback: 'none' })

const Land = z.string().refine((code) => code === '' || (/^[A-Z]{2}$/.test(code) && landen.of(code) !== undefined), {
  params: { code: 'onbekende-keuze' },
  message: 'Geef een landcode van twee hoofdletters (ISO 3166-1), zoals NL.',
})

const Postcode = z
  .string()
  .trim()
  .regex(/^([1-9]\d{3} ?[A-Za-z]{2})?$/)
  .transform((code) => code.toUpperCase().replace(/^(\d{4}) ?/, '$1 '))
  .pipe(z.string())

/** An address as the standard groups it; an absent part is "" (huisnummer: null). */
export const Adres = z
  .strictObject({
    nummeraanduidingId: z
      .string()
      .regex(/^(\d{16})?$/)
      .default(''),
    straatnaam: Tekst(255).default(''),
    huisnummer: z.int().min(1).max(99_999).nullable().default(null),
    huisnummertoevoeging: Tekst(20).default(''),
    postcode: Postcode.default(''),
    stad: Tekst(255).default(''),
    adresregel1: Tekst(80).default(''),
    adresregel2: Tekst(80).default(''),
    adresregel3: Tekst(80).default(''),
    land: Land.default(''),
  })
  .meta({ id: 'Adres' })
export type Adres = z.output<typeof Adres>

/** A reference to an object in another register; an absent part is "". */
export const Objectidentificator = z
  .strictObject({
    objectId: Tekst(200).default(''),
    codeObjecttype: Tekst(200).default(''),
    codeRegister: Tekst(200).default(''),
    codeSoortObjectId: Tekst(200).default(''),
  })
  .meta({ id: 'Objectidentificator' })
export type Objectidentificator = z.output<typeof Objectidentificator>

/** A reference that says which object it is: register, kind and id are all there. */
export const VolledigeObjectidentificator = z
  .strictObject({
    objectId: z.string().trim().min(1).max(200),
    codeObjecttype: z.string().trim().min(1).max(200),
    codeRegister: z.string().trim().min(1).max(200),
    codeSoortObjectId: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'VolledigeObjectidentificator' })

export const SOORTEN_ACTOR = ['medewerker', 'geautomatiseerde_actor', 'organisatorische_eenheid'] as const
export const SoortActor = z.enum(SOORTEN_ACTOR)

/** Who acts for the municipality, in short. */
export const ActorKort = z
  .strictObject({ uuid: Uuid, naam: z.string(), soortActor: SoortActor })
  .meta({ id: 'ActorKort' })
export type ActorKort = z.output<typeof ActorKort>

export const SOORTEN_PARTIJ = ['persoon', 'organisatie', 'contactpersoon'] as const
export const SoortPartij = z.enum(SOORTEN_PARTIJ)

/** A partij in short. */
export const PartijKort = z
  .strictObject({ uuid: Uuid, nummer: z.string(), naam: z.string(), soortPartij: SoortPartij })
  .meta({ id: 'PartijKort' })

export const SOORTEN_DIGITAAL_ADRES = ['email', 'telefoonnummer', 'overig'] as const
export const SoortDigitaalAdres = z.enum(SOORTEN_DIGITAAL_ADRES)

/** The authentication by which somebody was established (R1). */
export const Authenticatiemiddel = z.enum([
  'digid',
  'eherkenning',
  'eidas',
  'identiteitsdocument',
  'controlevragen',
  'ondertekende_brief',
  'machtiging',
])
export const Betrouwbaarheidsniveau = z.enum(['laag', 'substantieel', 'hoog', 'onbepaald'])

/** A klantcontact in short. */
export const KlantcontactKort = z
  .strictObject({ uuid: Uuid, nummer: z.string(), kanaal: z.string(), onderwerp: z.string(), plaatsgevondenOp: Moment })
  .meta({ id: 'KlantcontactKort' })
