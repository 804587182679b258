import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { faultsAt } from '../../platform/problems.ts'
import type { Klantcontact } from '../klantcontacten/contract.ts'
import { eenmalig, writeAll } from '../klantcontacten/registreren.ts'
import { type CheckNummers, checkZaaknummers } from '../klantcontacten/zaaknummers.ts'
import type { aankondigingen } from './contract.ts'
import { partijenAt } from './queries.ts'
import { klantcontactenOf, ontvangersOf, plaatsOf } from './rules.ts'

/** Makes the answer from the klantcontacten: it says with whom each of them is. */
function aankondigingOf(klantcontacten: readonly Klantcontact[]) {
  const uuid = klantcontacten[0]?.onderwerpobjecten[0]?.identificator.objectId ?? ''
  return {
    uuid,
    klantcontacten: klantcontacten.map((contact) => ({
      uuid: contact.uuid,
      nummer: contact.nummer,
      partij: contact.betrokkenen[0]?.partij?.uuid ?? '',
    })),
  }
}

/** @param checkNummers looks for the numbers of zaken: by whoever speaks with zaaksystemen */
export const routes = (checkNummers: CheckNummers): Handlers<typeof aankondigingen, Context> => ({
  async ontvangers({ db, gezien }, { body }) {
    const lijst = ontvangersOf(await partijenAt(db, body.nummers))
    gezien(lijst.gevonden.map(({ uuid }) => uuid))
    return lijst
  },

  aankondigingRegistreren: afterAsking(
    (outside, { body }) => checkZaaknummers(outside, checkNummers, [{ contact: body, plaats: '' }]),
    async (context, { body, headers }) => {
      const verzoek = { operatie: 'klantcontacten.aankondigingRegistreren', inhoud: body }
      const { json } = await eenmalig(context, verzoek, headers['idempotency-key'], () =>
        writeAll(context, klantcontactenOf(uuidv7(), body)).catch((error: unknown) => {
          throw faultsAt(error, plaatsOf)
        }),
      )
      const aankondiging = aankondigingOf(JSON.parse(`[${json}]`) as Klantcontact[])
      return { location: `/api/v1/klantcontacten?onderwerpobject=${aankondiging.uuid}`, result: aankondiging }
    },
  ),
})
