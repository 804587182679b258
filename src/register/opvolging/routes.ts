import { v7 as uuidv7 } from 'uuid'
import { omschrijvingUit } from '../../begrippen/zaak.ts'
import { type Context, hasRight, type Outside } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import type { Db } from '../../platform/database.ts'
import { notAllowed, notFound } from '../../platform/problems.ts'
import { discardAtTaak } from '../concepten/queries.ts'
import { internetaken as internetaakContract } from '../internetaken/contract.ts'
import * as trail from '../internetaken/trail.ts'
import * as klantcontacten from '../klantcontacten/queries.ts'
import { eenmalig } from '../klantcontacten/registreren.ts'
import { linkZaak, unlinkZaak } from '../klantcontacten/writes.ts'
import * as zaken from '../zaken/queries.ts'
import { checkStart } from '../zaken/starten.ts'
import { answer, lockTask } from './antwoorden.ts'
import { type opvolging, zaakAlGekoppeld } from './contract.ts'

/** A zaak that was found: keeps what is known of it, and gives how a link refers to it. */
export type Vondst = (db: Db, now: Date) => Promise<Parameters<typeof linkZaak>[2]>

/**
 * Looks for the zaak with a number in the zaaksystemen, or in one of them; undefined when there are none: then a number is a text.
 * @throws Problem when it is not there, is in several, or cannot be said
 */
export type VindZaak = (
  outside: Outside,
  nummer: string,
  zaaksysteem: string | undefined,
) => Promise<Vondst | undefined>

/** @param vindZaak how a number is looked for: by whoever speaks with zaaksystemen */
export const routes = (vindZaak: VindZaak): Handlers<typeof opvolging, Context> => ({
  async keten({ db, gezien }, { params }) {
    const rows = await klantcontacten.keten(db, params.uuid)
    if (rows.length === 0) throw notFound('Klantcontact')
    gezien(rows.flatMap((row) => row.partijen))
    return { json: `{"resultaten":[${rows.map((row) => row.klantcontact).join(',')}]}` }
  },

  async beantwoorden(context, { params, body, headers }) {
    if (!hasRight(context.wie, internetaakContract.afronden))
      throw notAllowed({ detail: 'U mag interne taken niet afronden.' })
    const verzoek = { operatie: 'opvolging.beantwoorden', inhoud: { taak: params.uuid, ...body } }
    const { uuid, json } = await eenmalig(context, verzoek, headers['idempotency-key'], async () =>
      answer(context, await lockTask(context, params.uuid), body, { completes: true, draft: 'antwoord' }),
    )
    return { location: `/api/v1/klantcontacten/${uuid}`, result: { json } }
  },

  zaakKoppelen: afterAsking(
    async (outside, { body }) =>
      body.codeSoortObjectId === 'identificatie' ? vindZaak(outside, body.objectId, body.zaaksysteem) : undefined,
    async (context, { params, body: { zaaksysteem: _, ...body } }, vondst) => {
      const { taak } = await lockTask(context, params.uuid)
      const identificator = vondst ? await vondst(context.db, context.now) : body
      const gekoppeld = await linkZaak(context.db, taak.klantcontact.uuid, identificator)
      if (!gekoppeld) throw zaakAlGekoppeld()
      const stap = { soort: 'zaak_gekoppeld', reden: body.objectId } as const
      await trail.writeVerloop(context.db, params.uuid, [stap], context.wie)
      const koppeling = { soort: 'gekoppeld', zaak: body.objectId, reden: '' } as const
      await zaken.writeVerloop(context.db, taak.klantcontact.uuid, koppeling, context.wie)
      await discardAtTaak(context.db, { medewerker: context.wie.actor, taak: params.uuid }, 'zaak')
      return { location: `/api/v1/klantcontacten/${taak.klantcontact.uuid}`, result: gekoppeld }
    },
  ),

  async zaakStarten(context, { params, body }) {
    const { taak } = await lockTask(context, params.uuid)
    await checkStart(context, body)
    const { klantcontact } = taak
    const start = {
      ...body,
      uuid: uuidv7(),
      klantcontact: klantcontact.uuid,
      interneTaak: params.uuid,
      omschrijving: body.omschrijving || omschrijvingUit(klantcontact.onderwerp),
    }
    await zaken.makeStarten(context.db, [start], context.wie, context.now)
    await discardAtTaak(context.db, { medewerker: context.wie.actor, taak: params.uuid }, 'zaakstart')
    return { location: `/api/v1/zaakstarten/${start.uuid}`, result: await zaken.startKort(context.db, start.uuid) }
  },

  async zaakOntkoppelen(context, { params, body: { reden } }) {
    const { taak } = await lockTask(context, params.uuid)
    const nummer = await unlinkZaak(context.db, taak.klantcontact.uuid, params.zaak)
    if (nummer === undefined) throw notFound('Zaak')
    const stap = { soort: 'zaak_ontkoppeld', reden: `${nummer}: ${reden}` } as const
    await trail.writeVerloop(context.db, params.uuid, [stap], context.wie)
    const ontkoppeling = { soort: 'ontkoppeld', zaak: nummer, reden } as const
    await zaken.writeVerloop(context.db, taak.klantcontact.uuid, ontkoppeling, context.wie)
    return undefined
  },
})
