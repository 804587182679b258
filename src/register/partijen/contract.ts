import { z } from 'zod'
import {
  Adres,
  Authenticatiemiddel,
  Betrouwbaarheidsniveau,
  Contactnaam,
  PartijKort,
  SoortDigitaalAdres,
  SoortPartij,
} from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  atLeastEenVeld,
  Cursor,
  Datum,
  Moment,
  Pagina,
  Paginagrootte,
  PaginagrootteInBody,
  Tekst,
  Uuid,
  VerplichteTekst,
  Vlag,
} from '../../platform/schemas.ts'

export const partijInGebruik = problemKind(
  'partij-in-gebruik',
  409,
  'Deze partij heeft een geschiedenis van contacten en kan niet worden verwijderd.',
)
export const identificatorBestaatAl = problemKind(
  'identificator-bestaat-al',
  409,
  'Er is al een partij met deze identificator.',
)
export const nummerBestaatAl = problemKind('partijnummer-bestaat-al', 409, 'Er is al een partij met dit nummer.')

/** The way in which the identity of a partij is established (R1). */
export const NieuweAuthenticatie = z
  .strictObject({ middel: Authenticatiemiddel, niveau: Betrouwbaarheidsniveau, op: Moment.optional() })
  .meta({ id: 'NieuweAuthenticatie' })
export type NieuweAuthenticatie = z.output<typeof NieuweAuthenticatie>

/** A record that the identity of a partij was established: the means, the level, the moment and the actor (R1). */
export const Authenticatie = z
  .strictObject({
    uuid: Uuid,
    middel: Authenticatiemiddel,
    niveau: Betrouwbaarheidsniveau,
    op: Moment,
    door: z.strictObject({ soort: z.enum(['medewerker', 'applicatie']), uuid: Uuid, naam: z.string() }),
  })
  .meta({ id: 'Authenticatie' })

export const SOORTEN_IDENTIFICATOR = ['bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer'] as const

/**
 * A number by which a basisregistratie knows a partij. BSN and RSIN pass the elfproef; a vestigingsnummer belongs to the
 * KVK-nummer in `kvkNummer`. A partij does not need one (R2).
 */
export const Identificator = z
  .strictObject({
    soort: z.enum(SOORTEN_IDENTIFICATOR),
    nummer: z.string().trim().max(20),
    kvkNummer: z.string().trim().max(20).optional(),
  })
  .meta({ id: 'Identificator' })
export type Identificator = z.output<typeof Identificator>

const adresVelden = {
  soortDigitaalAdres: SoortDigitaalAdres,
  adres: VerplichteTekst(80),
  omschrijving: Tekst(40).default(''),
}

/** An e-mail address, telephone number or other digital address. A telephone number may have any notation. */
export const NieuwDigitaalAdres = z.strictObject(adresVelden).meta({ id: 'NieuwDigitaalAdres' })
export type NieuwDigitaalAdres = z.output<typeof NieuwDigitaalAdres>

/** A digital address of a partij. One of each kind is the standard one, and it is reused only with consent (R8). */
export const NieuwPartijAdres = z
  .strictObject({
    ...adresVelden,
    isStandaardAdres: z.boolean().default(false),
    toestemmingHergebruik: z.boolean().default(false),
    verificatieDatum: Datum.nullable().default(null),
  })
  .meta({ id: 'NieuwPartijAdres' })
export type NieuwPartijAdres = z.output<typeof NieuwPartijAdres>

export const DigitaalAdres = z
  .strictObject({
    uuid: Uuid,
    soortDigitaalAdres: SoortDigitaalAdres,
    adres: z.string(),
    omschrijving: z.string(),
    isStandaardAdres: z.boolean(),
    toestemmingHergebruik: z.boolean(),
    verificatieDatum: Datum.nullable(),
  })
  .meta({ id: 'DigitaalAdres' })

/** R5: it tells whether a persoon is registered here as a resident. */
export const Ingezetenschap = z.enum(['ingezetene', 'niet_ingezetene', 'onbekend'])

const gegevens = {
  contactnaam: Contactnaam.optional(),
  ingezetenschap: Ingezetenschap.optional(),
  naam: VerplichteTekst(200).optional(),
  werkteVoorPartij: Uuid.nullable().optional(),
  interneNotitie: Tekst(1000).optional(),
  indicatieGeheimhouding: z.boolean().optional(),
  indicatieActief: z.boolean().optional(),
  voorkeurstaal: Tekst(3).optional(),
  voorkeurskanaal: Tekst(50).optional(),
  bezoekadres: Adres.optional(),
  correspondentieadres: Adres.optional(),
  identificatoren: z.array(Identificator).max(10).optional(),
  digitaleAdressen: z.array(NieuwPartijAdres).max(25).optional(),
  vertegenwoordigt: z.array(Uuid).max(100).optional(),
}

/**
 * A partij to register. A persoon and a contactpersoon have a `contactnaam`, an organisatie a `naam`. Without `authenticatie`
 * nobody becomes a partij (R1).
 */
export const NieuwePartij = z
  .strictObject({ soortPartij: SoortPartij, authenticatie: NieuweAuthenticatie, ...gegevens })
  .meta({ id: 'NieuwePartij' })
export type NieuwePartij = z.output<typeof NieuwePartij>

/** The data of a partij that is to be registered, apart from how its identity was established. */
export const PartijGegevens = z.strictObject({ soortPartij: SoortPartij, ...gegevens }).meta({ id: 'PartijGegevens' })
export type PartijGegevens = z.output<typeof PartijGegevens>

/** The fields that change. A list that is sent replaces the existing one. */
export const PartijWijziging = z
  .strictObject(gegevens)
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'PartijWijziging' })
export type PartijWijziging = z.output<typeof PartijWijziging>

/** A person or organisation whose identity was established (R1). */
export const Partij = z
  .strictObject({
    uuid: Uuid,
    nummer: z.string(),
    soortPartij: SoortPartij,
    naam: z.string(),
    contactnaam: Contactnaam.nullable(),
    ingezetenschap: Ingezetenschap,
    werkteVoorPartij: PartijKort.nullable(),
    interneNotitie: z.string(),
    indicatieGeheimhouding: z.boolean(),
    indicatieActief: z.boolean(),
    voorkeurstaal: z.string(),
    voorkeurskanaal: z.string(),
    bezoekadres: Adres,
    correspondentieadres: Adres,
    identificatoren: z.array(Identificator),
    digitaleAdressen: z.array(DigitaalAdres),
    vertegenwoordigt: z.array(PartijKort),
    vertegenwoordigdDoor: z.array(PartijKort),
    laatsteAuthenticatie: Authenticatie.nullable(),
    aangemaaktOp: Moment,
  })
  .meta({ id: 'Partij' })
export type Partij = z.output<typeof Partij>

/** The criteria of a search; a partij must meet all of them. They go in the body, so that no personal data come in a URL. */
export const Zoekvraag = z
  .strictObject({
    naam: z.string().trim().min(2).max(200).optional(),
    nummer: VerplichteTekst(10).optional(),
    postcode: z
      .string()
      .trim()
      .regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/)
      .optional(),
    huisnummer: z.int().min(1).max(99_999).optional(),
    telefoonnummer: VerplichteTekst(30).optional(),
    emailadres: VerplichteTekst(254).optional(),
    identificator: z.strictObject({ soort: z.enum(SOORTEN_IDENTIFICATOR), nummer: VerplichteTekst(20) }).optional(),
    aantal: PaginagrootteInBody,
  })
  .refine(({ aantal: _, ...criteria }) => atLeastEenVeld(criteria), {
    params: { code: 'leeg' },
    message: 'Geef ten minste een gegeven om op te zoeken.',
  })
  .meta({ id: 'Zoekvraag' })
export type Zoekvraag = z.output<typeof Zoekvraag>

const params = z.strictObject({ uuid: Uuid })

/** Where an employee sees what a partij sees in Mijn, and the right to do so. */
export const MEEKIJKEN = { right: 'mijn.meekijken', path: '/meekijken' } as const

export const partijen = contract({
  lijst: {
    method: 'get',
    path: '/partijen',
    right: 'partijen.lezen',
    summary: 'Toon de partijen, de nieuwste eerst.',
    query: z.strictObject({
      soortPartij: SoortPartij.optional(),
      indicatieActief: Vlag.optional(),
      nummer: Tekst(10).optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Partij),
  },
  zoeken: {
    method: 'post',
    path: '/partijen/_zoek',
    reads: true,
    searches: true,
    right: 'partijen.lezen',
    summary: 'Zoek partijen op naam, nummer, adres, telefoonnummer, e-mailadres of identificator.',
    body: Zoekvraag,
    result: z.strictObject({ resultaten: z.array(Partij) }),
  },
  tonen: {
    method: 'get',
    path: '/partijen/{uuid}',
    right: 'partijen.lezen',
    summary: 'Toon een partij.',
    params,
    result: Partij,
  },
  maken: {
    method: 'post',
    path: '/partijen',
    right: 'partijen.registreren',
    summary: 'Leg een partij vast van wie de identiteit is vastgesteld.',
    body: NieuwePartij,
    status: 201,
    result: Partij,
    problems: [identificatorBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/partijen/{uuid}',
    right: 'partijen.registreren',
    summary: 'Wijzig wat van een partij is vastgelegd.',
    params,
    body: PartijWijziging,
    result: Partij,
    problems: [identificatorBestaatAl],
  },
  authenticeren: {
    method: 'post',
    path: '/partijen/{uuid}/authenticaties',
    right: 'partijen.registreren',
    summary: 'Leg vast dat de identiteit van een partij opnieuw is vastgesteld.',
    params,
    body: NieuweAuthenticatie,
    status: 201,
    result: Authenticatie,
  },
  authenticaties: {
    method: 'get',
    path: '/partijen/{uuid}/authenticaties',
    right: 'partijen.lezen',
    summary: 'Toon hoe en wanneer de identiteit van een partij is vastgesteld, de laatste keer eerst.',
    params,
    result: z.strictObject({ resultaten: z.array(Authenticatie) }),
  },
})
