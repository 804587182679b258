import { z } from 'zod'
import { Standaardtekst } from '../../inrichting/standaardantwoorden/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Moment, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { alAfgerond, geenMedewerker } from '../internetaken/contract.ts'
import { Klantcontact, sleutelHergebruikt } from '../klantcontacten/contract.ts'

export const geenUitgaandeMail = problemKind('geen-uitgaande-mail', 409, 'Deze installatie stuurt geen e-mail.')
/** R3, R8: a message goes to an address of this contact, or to one that may be used again. */
export const geenEmailadres = problemKind(
  'geen-emailadres',
  409,
  'Van deze klant is geen e-mailadres bekend waarop u mag antwoorden.',
)
/** R28: what is vertrouwelijk is read in Mijn, and nowhere else. */
export const vertrouwelijkZonderMijn = problemKind(
  'vertrouwelijk-zonder-mijn',
  409,
  'Dit contact is vertrouwelijk, en de klant kan het antwoord niet in Mijn lezen. Bel, of stuur een brief.',
)
export const nietTerugTeHalen = problemKind(
  'niet-terug-te-halen',
  409,
  'Dit antwoord is al verstuurd en niet meer terug te halen.',
)

/** The most that all attachments of an answer have together, in bytes: mail servers refuse what is larger. */
export const GROOTSTE_BIJLAGEN = 20 * 1024 * 1024

/** How long an answer can be taken back before it is sent, in seconds. */
export const TERUG_TE_HALEN_SECONDEN = 10

const Emailadres = VerplichteTekst(254)

/** The form for an answer to a klant, before anything is typed. */
export const Antwoordvorm = z
  .strictObject({
    /** Why no answer can be sent, in Dutch; empty when one can. */
    belemmering: z.string(),
    /** Where it may go, the best first: to an address of this contact (R3), or to one that may be used again (R8). */
    adressen: z.array(z.strictObject({ uuid: Uuid, adres: z.string(), vanContact: z.boolean() })),
    /** The e-mail only tells that there is an answer in Mijn, because the contact is vertrouwelijk (R28). */
    alleenInMijn: z.boolean(),
    /** The address that it is sent from; empty when there is none. */
    van: z.string(),
    onderwerp: z.string(),
    standaardantwoorden: z.array(Standaardtekst),
    /** Stands below an answer; empty when the afdeling has none. */
    ondertekening: z.string(),
    /** The message that is answered, as it stands below an answer to its writer: to one of these addresses. Null: there is nothing to quote. */
    citaat: z.strictObject({ tekst: z.string(), adressen: z.array(Uuid) }).nullable(),
  })
  .meta({ id: 'Antwoordvorm' })
export type Antwoordvorm = z.output<typeof Antwoordvorm>

/** An answer to the klant as it is sent, and separately what colleagues must know (R16). */
export const NieuwAntwoord = z
  .strictObject({
    /** One of the addresses that the form gave. */
    adres: Uuid,
    /** Others who get it too. Nothing is kept of them but this. */
    cc: z.array(Emailadres).max(5).default([]),
    onderwerp: VerplichteTekst(200),
    inhoud: VerplichteTekst(20_000),
    /** The message that it answers stands below it, when it goes to whoever wrote that and to nobody else. */
    citeren: z.boolean().default(false),
    /** Documents of Balie. */
    bijlagen: z.array(Uuid).max(20).default([]),
    /** The task is done with it. */
    afronden: z.boolean().default(false),
    notitie: Tekst(1000).default(''),
  })
  .meta({ id: 'NieuwAntwoord' })
export type NieuwAntwoord = z.output<typeof NieuwAntwoord>

/** A message about a klantcontact, and what became of it. */
export const Klantbericht = z
  .strictObject({
    uuid: Uuid,
    soort: z.enum(['ontvangstbevestiging', 'antwoord']),
    /** The klantcontact that it carries, or tells of. */
    klantcontact: Uuid,
    weg: z.enum(['email', 'sms', 'mijn']).nullable(),
    /** The address that it goes to; empty when there is none, or it cannot be seen. */
    naar: z.string(),
    cc: z.array(z.string()),
    toestand: z.enum(['wacht', 'verzonden', 'bezorgd', 'niet_bezorgd', 'teruggehaald']),
    /** Why it did not arrive, in Dutch; empty when it did or may. */
    reden: z.string(),
    op: Moment,
    verzondenOp: Moment.nullable(),
    /** Until then whoever wrote it can take it back; null: no longer. */
    terugTeHalenTot: Moment.nullable(),
  })
  .meta({ id: 'Klantbericht' })
export type Klantbericht = z.output<typeof Klantbericht>

const params = z.strictObject({ uuid: Uuid })
const BEANTWOORDEN = 'internetaken.beantwoorden'

export const klantberichten = contract({
  antwoordvorm: {
    method: 'get',
    path: '/internetaken/{uuid}/antwoordvorm',
    right: BEANTWOORDEN,
    summary: 'Toon waarheen een antwoord aan de klant kan, en met welke teksten het kan beginnen.',
    params,
    result: Antwoordvorm,
  },
  beantwoorden: {
    method: 'post',
    path: '/internetaken/{uuid}/antwoorden',
    right: BEANTWOORDEN,
    summary: 'Stuur de klant een antwoord, registreer het en rond desgewenst de interne taak af, alles of niets.',
    params,
    headers: z.object({ 'idempotency-key': VerplichteTekst(255).optional() }),
    body: NieuwAntwoord,
    status: 201,
    result: Klantcontact,
    problems: [
      sleutelHergebruikt,
      alAfgerond,
      geenMedewerker,
      geenUitgaandeMail,
      geenEmailadres,
      vertrouwelijkZonderMijn,
    ],
  },
  terughalen: {
    method: 'post',
    path: '/klantcontacten/{uuid}/terughaling',
    right: BEANTWOORDEN,
    summary: 'Haal een antwoord van mijzelf terug dat nog niet is verstuurd; wat ik typte wordt weer een concept.',
    params,
    problems: [nietTerugTeHalen],
  },
  berichten: {
    method: 'get',
    path: '/klantcontacten/{uuid}/berichten',
    right: 'klantcontacten.lezen',
    summary: 'Toon welke berichten de klant kreeg over een klantcontact, en of zij aankwamen.',
    params,
    result: z.strictObject({ resultaten: z.array(Klantbericht) }),
  },
})
