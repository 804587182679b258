import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { eenmalig, writeAll } from '../klantcontacten/registreren.ts'
import { type CheckNummers, checkZaaknummers } from '../klantcontacten/zaaknummers.ts'
import type { gesprekken } from './contract.ts'

const plaatsOf = (index: number) => `klantcontacten.${index}.`

/** @param checkNummers looks for the numbers of zaken: by whoever speaks with zaaksystemen */
export const routes = (checkNummers: CheckNummers): Handlers<typeof gesprekken, Context> => ({
  gesprekRegistreren: afterAsking(
    (outside, { body }) =>
      checkZaaknummers(
        outside,
        checkNummers,
        body.klantcontacten.map((contact, index) => ({ contact, plaats: plaatsOf(index) })),
      ),
    async (context, { body, headers }) => {
      const gesprek = body.gesprek ?? uuidv7()
      const opgaven = body.klantcontacten.map((contact, index) => ({
        contact: { ...contact, gesprek },
        plaats: plaatsOf(index),
      }))
      const verzoek = { operatie: 'klantcontacten.gesprekRegistreren', inhoud: body }
      const { json } = await eenmalig(context, verzoek, headers['idempotency-key'], () => writeAll(context, opgaven))
      return {
        location: `/api/v1/klantcontacten?gesprek=${gesprek}`,
        result: { json: `{"gesprek":"${gesprek}","klantcontacten":[${json}]}` },
      }
    },
  ),
})
