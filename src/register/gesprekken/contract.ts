import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { Klantcontact, NieuwKlantcontact, sleutelHergebruikt } from '../klantcontacten/contract.ts'
import { identificatorBestaatAl } from '../partijen/contract.ts'

/** The subjects of one conversation. Each becomes a klantcontact; they are registered together or not at all (R12, R13). */
export const NieuwGesprek = z
  .strictObject({
    /** The klantcontacten of a conversation are found together by it; without it Balie gives one. */
    gesprek: Uuid.optional(),
    klantcontacten: z
      .array(NieuwKlantcontact.omit({ gesprek: true }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'NieuwGesprek' })

export const Gesprek = z.strictObject({ gesprek: Uuid, klantcontacten: z.array(Klantcontact) }).meta({ id: 'Gesprek' })

export const gesprekken = contract({
  gesprekRegistreren: {
    method: 'post',
    path: '/gesprekken',
    right: 'klantcontacten.registreren',
    summary: 'Registreer de klantcontacten van één gesprek met hun opvolging, alles of niets.',
    headers: z.object({ 'idempotency-key': VerplichteTekst(255).optional() }),
    body: NieuwGesprek,
    bodyKb: 2_048,
    status: 201,
    result: Gesprek,
    problems: [sleutelHergebruikt, identificatorBestaatAl],
  },
})
