import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { eenmalig, writeAll } from '../klantcontacten/registreren.ts'
import type { gesprekken } from './contract.ts'

export const routes: Handlers<typeof gesprekken, Context> = {
  async gesprekRegistreren(context, { body, headers }) {
    const gesprek = body.gesprek ?? uuidv7()
    const opgaven = body.klantcontacten.map((contact, index) => ({
      contact: { ...contact, gesprek },
      plaats: `klantcontacten.${index}.`,
    }))
    const verzoek = { operatie: 'klantcontacten.gesprekRegistreren', inhoud: body }
    const { json } = await eenmalig(context, verzoek, headers['idempotency-key'], () => writeAll(context, opgaven))
    return {
      location: `/api/v1/klantcontacten?gesprek=${gesprek}`,
      result: { json: `{"gesprek":"${gesprek}","klantcontacten":[${json}]}` },
    }
  },
}
