import { z } from 'zod'
import { Authenticatiemiddel, Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Moment, Uuid } from '../../platform/schemas.ts'
import { PartijGegevens } from '../partijen/contract.ts'

/** Two windows, or two desks, kept the same draft. `concept` is the version that was kept last. */
export const conceptVeranderd = problemKind('concept-veranderd', 409, 'Dit contact is intussen ergens anders bewaard.')
export const alleenMedewerkers = problemKind('alleen-medewerkers', 403, 'Alleen een medewerker heeft concepten.')
export const teVeelConcepten = problemKind('te-veel-concepten', 409, 'Er lopen al 50 contacten. Rond er eerst een af.')

/** Two windows kept different texts at the same interne taak. */
export const taakconceptVeranderd = problemKind(
  'taakconcept-veranderd',
  409,
  'U hebt dit intussen ook ergens anders getypt.',
)
export const teVeelTaakconcepten = problemKind(
  'te-veel-taakconcepten',
  409,
  'Bij 200 taken staat nog tekst die niet af is. Rond er eerst een af, of gooi er een weg.',
)

// A draft has more room than a registration: pasted text is never cut off, and is shortened when it is registered.
const Regel = z.string().max(2000)
const Verhaal = z.string().max(20_000)

/** A person or organisatie from a basisregistratie who is no partij yet. They become one when their identity is established (R1). */
const Gevonden = z
  .strictObject({ bron: z.enum(['brp', 'kvk']), omschrijving: Regel, partij: PartijGegevens })
  .meta({ id: 'ConceptGevonden' })

/** Documents that were sent, and are not registered with anything yet. */
const Bijlagen = z.array(z.strictObject({ uuid: Uuid, bestandsnaam: z.string(), omvang: z.int() })).max(20)

const BekendePartij = z.strictObject({ uuid: Uuid, nummer: z.string(), naam: z.string() })

/** The customer is a known partij, with how its identity was established (R1), or somebody whose data stay with this contact (R3). */
export const ConceptKlant = z
  .strictObject({
    partij: BekendePartij.nullable(),
    gevonden: Gevonden.nullable().default(null),
    /** The customer represents this partij in the contact (R4). */
    namens: BekendePartij.nullable().default(null),
    /** The representation is recorded for the next time too. */
    voortaan: z.boolean().default(false),
    /** A message to many goes to these recipients; null means that it is a contact with one customer. */
    ontvangers: z.array(BekendePartij).max(500).nullable().default(null),
    /** These are the numbers of the recipients, as typed. */
    nummers: Verhaal.default(''),
    middel: Authenticatiemiddel.nullable(),
    niveau: Betrouwbaarheidsniveau.nullable(),
    voornaam: Regel,
    voorvoegsel: Regel,
    achternaam: Regel,
    organisatie: Regel,
    telefoonnummer: Regel,
    emailadres: Regel,
    /** An unknown customer stays anonymous, or needs no answer. */
    geenAntwoord: z.boolean().default(false),
  })
  .meta({ id: 'ConceptKlant' })

/** A zaaktype that was chosen in a zaaksysteem, with its omschrijving. */
const ConceptZaaktype = z
  .strictObject({ zaaksysteem: Uuid, identificatie: z.string().max(50), omschrijving: z.string().max(200) })
  .meta({ id: 'ConceptZaaktype' })

/** Something that happens now (R12): an answer on the spot (R20), a task for somebody, a zaak that runs already, or a zaak to start. */
export const ConceptOpvolging = z
  .strictObject({
    uuid: Uuid,
    soort: z.enum(['beantwoord', 'taak', 'zaak', 'zaakstart']),
    handeling: Regel,
    toelichting: Verhaal,
    actoren: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })).max(50),
    zaaknummer: Regel,
    zaaktype: ConceptZaaktype.nullable().default(null),
    /** It goes to the zaaksysteem, and is no internal note. */
    zaaktoelichting: Verhaal.default(''),
    /** The customer was asked these questions for the task. */
    vragenset: z.strictObject({ uuid: Uuid, titel: z.string() }).nullable(),
    /** Answers are kept by vragenset, so that choosing another one loses none. */
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
    /** The language of the contact, in ISO 639-2. */
    taal: z
      .string()
      .regex(/^[a-z]{3}$/)
      .default('nld'),
    vertrouwelijk: z.boolean(),
    initiatiefnemer: z.enum(['klant', 'vertegenwoordiger', 'gemeente']),
    klant: ConceptKlant,
    opvolgingen: z.array(ConceptOpvolging).min(1).max(10),
    /** The day of a contact that took place before today, such as a letter; "" means that it takes place now. */
    dag: Regel,
    /** When the talk began and ended, by the clock here (`2026-11-26T14:05`); "" when that is not known, or it goes on. */
    begonnen: Regel.default(''),
    geeindigd: Regel.default(''),
    bijlagen: Bijlagen,
  })
  .meta({ id: 'ConceptVraag' })
export type ConceptVraag = z.output<typeof ConceptVraag>

/** A field that was filled in differently in another window: its name, and the question as it was there. */
export const ConceptAnders = z
  .strictObject({ vraag: ConceptVraag, veld: z.string().max(200) })
  .meta({ id: 'ConceptAnders' })
export type ConceptAnders = z.output<typeof ConceptAnders>

/**
 * A conversation that is being recorded, as typed, complete or not. `anders` holds what was entered in another window until somebody
 * chooses.
 */
export const ConceptInhoud = z
  .strictObject({
    gesprek: Uuid,
    vragen: z.array(ConceptVraag).min(1).max(20),
    anders: z.array(ConceptAnders).max(50).optional(),
  })
  .meta({ id: 'ConceptInhoud' })
export type ConceptInhoud = z.output<typeof ConceptInhoud>

/** Each way to follow up an interne taak has an unfinished text of its own. */
export const SoortTaakconcept = z.enum([
  'antwoord',
  'bericht',
  'contactpoging',
  'notitie',
  'afronding',
  'toewijzing',
  'doorsturing',
  'heropening',
  'zaak',
  'zaakstart',
])
export type SoortTaakconcept = z.output<typeof SoortTaakconcept>

/** The values that were typed, complete or not, for the fields of each way to follow up a task. */
export const TaakconceptWaarden = z
  .strictObject({
    kanaal: Regel.optional(),
    inhoud: Verhaal.optional(),
    notitie: Verhaal.optional(),
    reden: Verhaal.optional(),
    opnieuwOp: Regel.optional(),
    objectId: Regel.optional(),
    zaaktype: ConceptZaaktype.nullable().optional(),
    toelichting: Verhaal.optional(),
    actoren: z
      .array(z.strictObject({ uuid: Uuid, naam: Regel }))
      .max(50)
      .optional(),
    bijlagen: Bijlagen.optional(),
    /** Of a message to the klant: where it goes, whether the task is done with it, and whether what they wrote stands below it. */
    adres: Regel.optional(),
    cc: Regel.optional(),
    onderwerp: Regel.optional(),
    afronden: z.boolean().optional(),
    citeren: z.boolean().optional(),
  })
  .meta({ id: 'TaakconceptWaarden' })
export type TaakconceptWaarden = z.output<typeof TaakconceptWaarden>

/**
 * The text that was typed at an interne taak. `anders` holds what was typed meanwhile in another window, until it is chosen or thrown away.
 */
export const TaakconceptInhoud = z
  .strictObject({ waarden: TaakconceptWaarden, anders: z.array(TaakconceptWaarden).max(5) })
  .meta({ id: 'TaakconceptInhoud' })
export type TaakconceptInhoud = z.output<typeof TaakconceptInhoud>

export const Taakconcept = z
  .strictObject({
    soort: SoortTaakconcept,
    versie: z.int(),
    inhoud: TaakconceptInhoud,
    gemaaktOp: Moment,
    bijgewerktOp: Moment,
  })
  .meta({ id: 'Taakconcept' })
export type Taakconcept = z.output<typeof Taakconcept>

export const Concept = z
  .strictObject({ uuid: Uuid, versie: z.int(), inhoud: ConceptInhoud, gemaaktOp: Moment, bijgewerktOp: Moment })
  .meta({ id: 'Concept' })
export type Concept = z.output<typeof Concept>

const params = z.strictObject({ uuid: Uuid })
const right = 'concepten.bewaren'

const taak = z.strictObject({ uuid: Uuid })
const bijTaak = z.strictObject({ uuid: Uuid, soort: SoortTaakconcept })
/** Everybody who sees a task can keep what they type at it. */
const taakRight = 'internetaken.lezen'

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
  taakconcepten: {
    method: 'get',
    path: '/internetaken/{uuid}/concepten',
    right: taakRight,
    summary: 'Toon wat ik bij een interne taak typte en niet afmaakte.',
    params: taak,
    result: z.strictObject({ resultaten: z.array(Taakconcept) }),
    problems: [alleenMedewerkers],
  },
  taakconceptBewaren: {
    method: 'put',
    path: '/internetaken/{uuid}/concepten/{soort}',
    right: taakRight,
    summary: 'Bewaar wat ik bij een interne taak typ, zoals het nu is.',
    params: bijTaak,
    /** `versie` is the version that was kept last, or 0 when none was. */
    body: z.strictObject({ versie: z.int().min(0), inhoud: TaakconceptInhoud }),
    result: Taakconcept,
    problems: [alleenMedewerkers, taakconceptVeranderd, teVeelTaakconcepten],
  },
  taakconceptWeggooien: {
    method: 'delete',
    path: '/internetaken/{uuid}/concepten/{soort}',
    right: taakRight,
    summary: 'Gooi weg wat ik bij een interne taak typte en niet afmaakte.',
    params: bijTaak,
    problems: [alleenMedewerkers],
  },
})
