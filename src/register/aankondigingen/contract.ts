import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { NieuweBijlage, NieuweOpvolging, NieuwKlantcontact, sleutelHergebruikt } from '../klantcontacten/contract.ts'

// One message of the municipality to many: each who gets it has a klantcontact of his own, and reads it in his own history (R13, R16).

/** As many as get it with one registration. */
export const MEESTE_ONTVANGERS = 500

const { kanaal, onderwerp, inhoud, taal, vertrouwelijk, plaatsgevondenOp, kenmerken, actoren } = NieuwKlantcontact.shape

/** A message to known partijen, the same for all of them, and what must happen for each (R12). */
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

/** A message that was registered: by `uuid` its klantcontacten are found, as their onderwerpobject. */
export const Aankondiging = z
  .strictObject({
    uuid: Uuid,
    klantcontacten: z.array(z.strictObject({ uuid: Uuid, nummer: z.string(), partij: Uuid })),
  })
  .meta({ id: 'Aankondiging' })

/** Numbers of customers as somebody has them in a list: klantnummer, BSN, KVK-nummer, RSIN or vestigingsnummer. */
export const Ontvangerslijst = z
  .strictObject({ nummers: z.array(VerplichteTekst(20)).min(1).max(MEESTE_ONTVANGERS) })
  .meta({ id: 'Ontvangerslijst' })

/** Whom those numbers are of, each once; which are of nobody, of somebody who is in the list already, and of more than one: by place, from 0. */
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
