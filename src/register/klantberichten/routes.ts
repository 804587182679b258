import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { notFound } from '../../platform/problems.ts'
import { klantcontact } from '../klantcontacten/queries.ts'
import { eenmalig } from '../klantcontacten/registreren.ts'
import { berichten } from './antwoord-queries.ts'
import { formFor, type Omgeving, send, takeBack } from './antwoorden.ts'
import type { klantberichten } from './contract.ts'

async function required({ db, gezien }: Context, uuid: string): Promise<void> {
  const found = await klantcontact(db, uuid)
  if (!found) throw notFound('Klantcontact')
  gezien(found.partijen)
}

/** @param omgeving what is known to later features */
export const routes = (omgeving: Omgeving): Handlers<typeof klantberichten, Context> => ({
  async antwoordvorm(context, { params }) {
    return formFor(context, omgeving, params.uuid)
  },

  async beantwoorden(context, { params, body, headers }) {
    const verzoek = { operatie: 'klantberichten.beantwoorden', inhoud: { taak: params.uuid, ...body } }
    const { uuid, json } = await eenmalig(context, verzoek, headers['idempotency-key'], () =>
      send(context, omgeving, params.uuid, body),
    )
    return { location: `/api/v1/klantcontacten/${uuid}`, result: { json } }
  },

  async terughalen(context, { params }) {
    await required(context, params.uuid)
    await takeBack(context, params.uuid)
    return undefined
  },

  async berichten(context, { params }) {
    await required(context, params.uuid)
    return { json: `{"resultaten":${await berichten(context.db, params.uuid, context.wie.uuid, context.now)}}` }
  },
})
