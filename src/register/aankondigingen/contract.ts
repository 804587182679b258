import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { NieuweBijlage, NieuweOpvolging, NieuwKlantcontact, sleutelHergebruikt } from '../klantcontacten/contract.ts'

// An aankondiging is one message of the municipality to many. Every recipient has a klantcontact of their own and reads it in their own
// history (R13, R16).

/** One registration reaches at most this many recipients. */
export const MEESTE_ONTVANGERS = 500

const { kanaal, onderwerp, inhoud, taal, vertrouwelijk, plaatsgevondenOp, kenmerken, actoren } = NieuwKlantcontact.shape

/** This is a message to known partijen, equal for all of them, with what must happen for each of them (R12). */
export const NieuweAankondiging = z
  .strictObject({
    ...{ kanaal, onderwerp, inhoud, taal, vertrouwelijk, plaatsgevondenOp, kenmerken, actoren },
    ontvangers: z
      .array(Uuid)
      .min(1)
      .max(MEESTE_ONTVANGERS)
      .refine((uuids) => new Set(uuids.map((uuid) => uuid.toLowerCase())).size === uuids.length, {
        params: { code: 'dubbel' },
        message: 'Noem iedere ontvanger één keer.',
      }),
    bijlagen: z.array(NieuweBijlage).max(20).default([]),
    opvolging: NieuweOpvolging,
  })
  .meta({ id: 'NieuweAankondiging' })
export type NieuweAankondiging = z.output<typeof NieuweAankondiging>

/** A registered message. Its klantcontacten refer to its `uuid` as their onderwerpobject, and are found by it. */
export const Aankondiging = z
  .strictObject({
    uuid: Uuid,
    klantcontacten: z.array(z.strictObject({ uuid: Uuid, nummer: z.string(), partij: Uuid })),
  })
  .meta({ id: 'Aankondiging' })

/** A list holds numbers of customers: klantnummer, BSN, KVK-nummer, RSIN or vestigingsnummer. */
export const Ontvangerslijst = z
  .strictObject({ nummers: z.array(VerplichteTekst(20)).min(1).max(MEESTE_ONTVANGERS) })
  .meta({ id: 'Ontvangerslijst' })

/**
 * The numbers of a list lead to these partijen, each named once. Three lists of places in the request (from 0) say which numbers belong to
 * nobody, to a partij that the list has already, and to more than one partij.
 */
export const Ontvangers = z
  .strictObject({
    gevonden: z.array(z.strictObject({ uuid: Uuid, nummer: Tekst(20), naam: z.string() })),
    onbekend: z.array(z.int()),
    dubbel: z.array(z.int()),
    onduidelijk: z.array(z.int()),
  })
  .meta({ id: 'Ontvangers' })

export const aankondigingen = contract({
  ontvangers: {
    method: 'post',
    path: '/aankondigingen/_ontvangers',
    reads: true,
    right: 'partijen.lezen',
    summary: 'Zoek de klanten bij een lijst van nummers.',
    body: Ontvangerslijst,
    result: Ontvangers,
  },
  aankondigingRegistreren: {
    method: 'post',
    path: '/aankondigingen',
    right: 'klantcontacten.registreren',
    summary: 'Registreer een bericht aan veel klanten: voor ieder een klantcontact met zijn opvolging, alles of niets.',
    headers: z.object({ 'idempotency-key': VerplichteTekst(255).optional() }),
    body: NieuweAankondiging,
    status: 201,
    result: Aankondiging,
    problems: [sleutelHergebruikt],
  },
})
