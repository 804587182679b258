import { z } from 'zod'
import { Moment, Tekst, Uuid } from '../platform/schemas.ts'

/** The kinds of klanttaken (R25). */
export const SoortKlanttaak = z.enum(['betaaltaak', 'urltaak', 'formuliertaak', 'aanleveren', 'ondertekenen'])
export type SoortKlanttaak = z.output<typeof SoortKlanttaak>

/** The name of a person, grouped as in the Klantinteracties standard; an absent part is "". */
export const Contactnaam = z
  .strictObject({
    voorletters: Tekst(10).default(''),
    voornaam: Tekst(200).default(''),
    voorvoegselAchternaam: Tekst(10).default(''),
    achternaam: Tekst(200).default(''),
  })
  .meta({ id: 'Contactnaam' })
export type Contactnaam = z.output<typeof Contactnaam>

// The codes of ISO 3166-1 alpha-2, plus XK: Kosovo has no code there, and XK is used everywhere.
const LANDCODES = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
  CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
  GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
  LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
  NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
  SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(
    /\s+/,
  ),
)

/** Tells whether this is the code of a country. `Intl` knows more codes: withdrawn ones (AN), and reserved ones (UK, EU). */
export const isLandcode = (code: string): boolean => LANDCODES.has(code)

const Land = z.string().refine((code) => code === '' || isLandcode(code), {
  params: { code: 'onbekende-keuze' },
  message: 'Geef een landcode van twee hoofdletters (ISO 3166-1), zoals NL.',
})

const Postcode = z
  .string()
  .trim()
  .regex(/^([1-9]\d{3} ?[A-Za-z]{2})?$/)
  .transform((code) => code.toUpperCase().replace(/^(\d{4}) ?/, '$1 '))
  .pipe(z.string())

/** An address, grouped as in the standard; an absent part is "" (huisnummer: null). */
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

/** A reference that identifies an object completely, by register, kind and id. */
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

/** The short form of an actor, who acts for the municipality. */
export const ActorKort = z
  .strictObject({ uuid: Uuid, naam: z.string(), soortActor: SoortActor })
  .meta({ id: 'ActorKort' })
export type ActorKort = z.output<typeof ActorKort>

export const SOORTEN_PARTIJ = ['persoon', 'organisatie', 'contactpersoon'] as const
export const SoortPartij = z.enum(SOORTEN_PARTIJ)

/** The short form of a partij. */
export const PartijKort = z
  .strictObject({ uuid: Uuid, nummer: z.string(), naam: z.string(), soortPartij: SoortPartij })
  .meta({ id: 'PartijKort' })

/** The parts that somebody can have in a klantcontact. */
export const ROLLEN_BETROKKENE = ['klant', 'vertegenwoordiger'] as const
export const RolBetrokkene = z.enum(ROLLEN_BETROKKENE)

/** How vertrouwelijk a zaak or a document is, from what everybody may see to what hardly anybody may, as the ZGW standards order it. */
export const VERTROUWELIJKHEDEN = [
  'openbaar',
  'beperkt_openbaar',
  'intern',
  'zaakvertrouwelijk',
  'vertrouwelijk',
  'confidentieel',
  'geheim',
  'zeer_geheim',
] as const
export const Vertrouwelijkheid = z.enum(VERTROUWELIJKHEDEN)
export type Vertrouwelijkheid = z.output<typeof Vertrouwelijkheid>

export const SOORTEN_DIGITAAL_ADRES = ['email', 'telefoonnummer', 'overig'] as const
export const SoortDigitaalAdres = z.enum(SOORTEN_DIGITAAL_ADRES)

/** The means of authentication by which somebody was established (R1). */
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

/** The short form of a klantcontact. */
export const KlantcontactKort = z
  .strictObject({ uuid: Uuid, nummer: z.string(), kanaal: z.string(), onderwerp: z.string(), plaatsgevondenOp: Moment })
  .meta({ id: 'KlantcontactKort' })
