import { z } from 'zod'
import { Authenticatiemiddel, Betrouwbaarheidsniveau } from '../begrippen/contract.ts'
import { PartijGegevens } from '../partijen/contract.ts'
import { contract } from '../platform/contract.ts'
import { problemKind } from '../platform/problems.ts'
import { Moment, Tekst, Uuid } from '../platform/schemas.ts'

/** Two windows, or two desks, kept the same draft: `concept` is the one that was kept last. */
export const conceptVeranderd = problemKind('concept-veranderd', 409, 'Dit contact is intussen ergens anders bewaard.')
export const alleenMedewerkers = problemKind('alleen-medewerkers', 403, 'Alleen een medewerker heeft concepten.')
export const teVeelConcepten = problemKind('te-veel-concepten', 409, 'Er lopen al 50 contacten. Rond er eerst een af.')

// More room than what is registered may take: what was typed or pasted is never cut off, and is mended when it is registered.
const Regel = Tekst(2000)
const Verhaal = Tekst(20_000)

/** Somebody of a basisregistratie who is no partij yet: he becomes one when it is established who he is (R1). */
const Gevonden = z
  .strictObject({ bron: z.enum(['brp', 'kvk']), omschrijving: Regel, partij: PartijGegevens })
  .meta({ id: 'ConceptGevonden' })

const BekendePartij = z.strictObject({ uuid: Uuid, nummer: z.string(), naam: z.string() })

/** Who it is: a known partij, with how that was established (R1), or somebody whose data stay with this contact (R3). */
export const ConceptKlant = z
  .strictObject({
    partij: BekendePartij.nullable(),
    gevonden: Gevonden.nullable().default(null),
    /** Whom he represents in this contact (R4). */
    namens: BekendePartij.nullable().default(null),
    /** Of a message to many: who get it; null: it is a contact with one customer. */
    ontvangers: z.array(BekendePartij).max(500).nullable().default(null),
    /** Numbers of those who get it, as typed. */
    nummers: Verhaal.default(''),
    middel: Authenticatiemiddel.nullable(),
    niveau: Betrouwbaarheidsniveau.nullable(),
    voornaam: Regel,
    voorvoegsel: Regel,
    achternaam: Regel,
    organisatie: Regel,
    telefoonnummer: Regel,
    emailadres: Regel,
  })
  .meta({ id: 'ConceptKlant' })

/** A thing that happens now (R12): answered on the spot (R20), a task for somebody, or a zaak that runs already. */
export const ConceptOpvolging = z
  .strictObject({
    uuid: Uuid,
    soort: z.enum(['beantwoord', 'taak', 'zaak']),
    handeling: Regel,
    toelichting: Verhaal,
    actoren: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })).max(50),
    zaaknummer: Regel,
    /** The questions that the customer was asked for the task. */
    vragenset: z.strictObject({ uuid: Uuid, titel: z.string() }).nullable(),
    /** By vragenset, so that choosing another one loses none. */
    antwoorden: z.record(Uuid, z.record(z.string().max(50), z.array(Verhaal).max(50))),
  })
  .meta({ id: 'ConceptOpvolging' })
export type ConceptOpvolging = z.output<typeof ConceptOpvolging>

/** One question in a conversation: it becomes one klantcontact (R13). */
export const ConceptVraag = z
  .strictObject({
    uuid: Uuid,
    kanaal: Regel,
    onderwerp: Regel,
    inhoud: Verhaal,
    vertrouwelijk: z.boolean(),
    initiatiefnemer: z.enum(['klant', 'vertegenwoordiger', 'gemeente']),
    klant: ConceptKlant,
    opvolgingen: z.array(ConceptOpvolging).min(1).max(10),
    /** The day of a contact that was before today, such as a letter; "": it is now. */
    dag: Regel,
    bijlagen: z.array(z.strictObject({ uuid: Uuid, bestandsnaam: z.string(), omvang: z.int() })).max(20),
  })
  .meta({ id: 'ConceptVraag' })
export type ConceptVraag = z.output<typeof ConceptVraag>

/** A conversation that is being recorded: as typed, complete or not. */
export const ConceptInhoud = z
  .strictObject({ gesprek: Uuid, vragen: z.array(ConceptVraag).min(1).max(20) })
  .meta({ id: 'ConceptInhoud' })
export type ConceptInhoud = z.output<typeof ConceptInhoud>

export const Concept = z
  .strictObject({ uuid: Uuid, versie: z.int(), inhoud: ConceptInhoud, gemaaktOp: Moment, bijgewerktOp: Moment })
  .meta({ id: 'Concept' })
export type Concept = z.output<typeof Concept>

const params = z.strictObject({ uuid: Uuid })
const right = 'concepten.bewaren'

export const concepten = contract({
  lijst: {
    method: 'get',
    path: '/concepten',
    right,
    summary: 'Toon mijn lopende contacten, het laatst bewaarde eerst.',
    result: z.strictObject({ resultaten: z.array(Concept) }),
    problems: [alleenMedewerkers],
  },
  tonen: {
    method: 'get',
    path: '/concepten/{uuid}',
    right,
    summary: 'Toon een lopend contact van mij.',
    params,
    result: Concept,
    problems: [alleenMedewerkers],
  },
  beginnen: {
    method: 'post',
    path: '/concepten',
    right,
    summary: 'Begin een contact.',
    body: z.strictObject({ inhoud: ConceptInhoud }),
    status: 201,
    result: Concept,
    problems: [alleenMedewerkers, teVeelConcepten],
  },
  bewaren: {
    method: 'put',
    path: '/concepten/{uuid}',
    right,
    summary: 'Bewaar een lopend contact zoals het nu is.',
    params,
    body: z.strictObject({ versie: z.int().min(1), inhoud: ConceptInhoud }),
    result: Concept,
    problems: [alleenMedewerkers, conceptVeranderd],
  },
  weggooien: {
    method: 'delete',
    path: '/concepten/{uuid}',
    right,
    summary: 'Gooi een lopend contact weg, of haal het weg nadat het is geregistreerd.',
    params,
    problems: [alleenMedewerkers],
  },
})
