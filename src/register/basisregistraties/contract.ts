import { z } from 'zod'
import { Contactnaam, PartijKort } from '../../begrippen/contract.ts'
import { plainly } from '../../begrippen/teken.ts'
import { contract } from '../../platform/contract.ts'
import { bronOnbereikbaar, problemKind } from '../../platform/problems.ts'
import { Datum, VerplichteTekst } from '../../platform/schemas.ts'

export const bronNietIngesteld = problemKind('bron-niet-ingesteld', 409, 'Deze basisregistratie is niet ingesteld.')
export const bronWeigertVraag = problemKind('bron-weigert-vraag', 400, 'De basisregistratie neemt deze vraag niet aan.')
export const bronWeigertToegang = problemKind('bron-weigert-toegang', 502, 'De basisregistratie laat Balie niet toe.')
export const bronTeDruk = problemKind('bron-te-druk', 503, 'De basisregistratie krijgt te veel vragen.')
export const teVeelGevonden = problemKind('te-veel-gevonden', 400, 'Er is te veel gevonden.')

const problems = [
  bronNietIngesteld,
  bronWeigertVraag,
  bronWeigertToegang,
  bronTeDruk,
  bronOnbereikbaar,
  teVeelGevonden,
] as const

const adres = {
  postcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/),
  huisnummer: z.int().min(1).max(99_999),
  huisletter: z
    .string()
    .regex(/^[A-Za-z]$/)
    .optional(),
}
const cijfers = (aantal: number) => z.string().regex(new RegExp(String.raw`^\d{${aantal}}$`))

/** The BRP takes letters, figures, and a few signs; the signs of a word processor become those. */
const Geslachtsnaam = z
  .string()
  .trim()
  .overwrite(plainly)
  .regex(/^[a-zA-Z0-9À-ž .'-]{1,199}$/)

/**
 * A question to the BRP gives a BSN, a surname with a date of birth, or an address and perhaps a surname. It travels in the body, because a BSN never stands in a
 * URL.
 */
export const PersoonVraag = z
  .union([
    z.strictObject({ bsn: cijfers(9) }),
    z.strictObject({ geslachtsnaam: Geslachtsnaam, geboortedatum: Datum }),
    z.strictObject({
      ...adres,
      huisnummertoevoeging: z
        .string()
        .regex(/^[a-zA-Z0-9 -]{1,4}$/)
        .optional(),
      /** Only who has this surname, or one that begins so. */
      geslachtsnaam: Geslachtsnaam.optional(),
    }),
  ])
  .meta({ id: 'PersoonVraag' })
export type PersoonVraag = z.output<typeof PersoonVraag>

/** A person in the BRP. `partij` refers to the same person in our register, if they are in it. */
export const GevondenPersoon = z
  .strictObject({
    bsn: cijfers(9),
    contactnaam: Contactnaam,
    naam: z.string(),
    /** The BRP may know only a month or a year of the date, or nothing. */
    geboren: z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/),
    /** It is empty when geheimhouding hides the address from the user. */
    adres: z.array(z.string()),
    geheimhouding: z.boolean(),
    /** It says why the BRP no longer keeps this person up to date, such as "overlijden". */
    opgeschort: z.string(),
    inOnderzoek: z.boolean(),
    partij: PartijKort.nullable(),
  })
  .meta({ id: 'GevondenPersoon' })
export type GevondenPersoon = z.output<typeof GevondenPersoon>

/** A question to the Handelsregister about an organisatie. */
export const OrganisatieVraag = z
  .union([
    z.strictObject({ kvkNummer: cijfers(8) }),
    z.strictObject({ vestigingsnummer: cijfers(12) }),
    z.strictObject({ rsin: cijfers(9) }),
    z.strictObject({ naam: z.string().trim().min(2).max(200) }),
    z.strictObject(adres),
  ])
  .meta({ id: 'OrganisatieVraag' })
export type OrganisatieVraag = z.output<typeof OrganisatieVraag>

export const SOORTEN_INSCHRIJVING = ['hoofdvestiging', 'nevenvestiging', 'rechtspersoon'] as const

/** An organisatie or vestiging in the Handelsregister. `partij` refers to the same one in our register, if it is in it. */
export const GevondenOrganisatie = z
  .strictObject({
    kvkNummer: cijfers(8),
    vestigingsnummer: z.string(),
    rsin: z.string(),
    naam: z.string(),
    soort: z.enum(SOORTEN_INSCHRIJVING),
    adres: z.array(z.string()),
    actief: z.boolean(),
    partij: PartijKort.nullable(),
  })
  .meta({ id: 'GevondenOrganisatie' })
export type GevondenOrganisatie = z.output<typeof GevondenOrganisatie>

/** The Handelsregister gives this about an organisatie as a whole. */
export const Basisprofiel = z
  .strictObject({
    kvkNummer: cijfers(8),
    naam: z.string(),
    statutaireNaam: z.string(),
    handelsnamen: z.array(z.string()),
    rechtsvorm: z.string(),
    rsin: z.string(),
    activiteiten: z.array(z.string()),
    adres: z.array(z.string()),
    /** A shielded address is not shown and not passed on. */
    afgeschermd: z.boolean(),
  })
  .meta({ id: 'Basisprofiel' })
export type Basisprofiel = z.output<typeof Basisprofiel>

export const basisregistraties = contract({
  bronnen: {
    method: 'get',
    path: '/basisregistraties',
    right: 'basisregistraties.lezen',
    summary: 'Toon in welke basisregistraties gezocht kan worden.',
    result: z.strictObject({ brp: z.boolean(), kvk: z.boolean() }),
  },
  personen: {
    method: 'post',
    path: '/basisregistraties/brp/_zoek',
    reads: true,
    right: 'basisregistraties.brp',
    summary: 'Zoek personen in de Basisregistratie Personen.',
    body: PersoonVraag,
    result: z.strictObject({ resultaten: z.array(GevondenPersoon) }),
    problems,
  },
  organisaties: {
    method: 'post',
    path: '/basisregistraties/kvk/_zoek',
    reads: true,
    right: 'basisregistraties.kvk',
    summary: 'Zoek organisaties in het Handelsregister.',
    body: OrganisatieVraag,
    result: z.strictObject({ resultaten: z.array(GevondenOrganisatie), totaal: z.int() }),
    problems,
  },
  basisprofiel: {
    method: 'get',
    path: '/basisregistraties/kvk/{kvkNummer}',
    right: 'basisregistraties.kvk',
    summary: 'Toon wat het Handelsregister van een organisatie weet.',
    params: z.strictObject({ kvkNummer: VerplichteTekst(8).regex(/^\d{8}$/) }),
    result: Basisprofiel,
    problems,
  },
})
