import { v7 as uuidv7 } from 'uuid'
import { omschrijvingUit } from '../../begrippen/zaak.ts'
import { uiterlijkOp } from '../../inrichting/normen/rules.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import * as internetaken from '../internetaken/queries.ts'
import * as writes from '../internetaken/writes.ts'
import type { Opgave, zaken } from './contract.ts'
import * as queries from './queries.ts'
import { isWaiting } from './rules.ts'
import { checkStart } from './starten.ts'

/** One that still waits, and stays as it is until the transaction ends. */
async function wachtende({ db, now, gezien }: Context, uuid: string): Promise<queries.VergrendeldeStart> {
  const stand = await queries.lockOne(db, uuid, now)
  const rij = stand && (await queries.start(db, uuid))
  if (!rij) throw notFound('Zaakstart')
  gezien(rij.partijen)
  const besluit = isWaiting(stand)
  if (besluit) throw besluit
  return stand
}

/** Writes the instructions for a colleague who does it by hand. */
function handleiding(
  { zaaktype, zaaksysteem, identificatie, begonnen }: queries.VergrendeldeStart,
  reden: string,
): string {
  const kijk =
    begonnen && identificatie
      ? ` Kijk eerst of zaak ${identificatie} daar al bestaat: er is geprobeerd haar te starten.`
      : ''
  return `Er is geen zaak ‘${zaaktype}’ gestart in ${zaaksysteem}: ${reden}${kijk}`.slice(0, 1000)
}

/** Makes the interne taak that takes the place of a zaak; gives its uuid. */
async function makeTaak(context: Context, stand: queries.VergrendeldeStart, body: Opgave): Promise<string> {
  const { db, now, wie, config } = context
  const zelf = body.actoren.length === 0 && wie.actor ? [wie.actor] : body.actoren
  const actoren = [...new Set(zelf.map((actor) => actor.toLowerCase()))]
  const { onbekend } = await internetaken.bestemming(db, actoren)
  if (onbekend.length > 0)
    throw invalid(
      actoren.flatMap((actor, index) =>
        onbekend.includes(actor)
          ? [{ name: `actoren.${index}`, code: 'onbekend', reason: 'Deze actor bestaat niet.' }]
          : [],
      ),
    )
  const { onderwerp, normen } = await internetaken.normForContact(db, stand.klantcontact, actoren)
  const uuid = uuidv7()
  const taak = {
    uuid,
    klantcontact: stand.klantcontact,
    gevraagdeHandeling: body.gevraagdeHandeling || `Start een zaak: ${stand.omschrijving}`.slice(0, 200),
    toelichting: handleiding(stand, body.reden),
    actoren,
    afgehandeldOp: null,
    uiterlijkOp: uiterlijkOp(now, { actoren, onderwerp }, normen, config.INTERNETAAK_WERKDAGEN).toISOString(),
  }
  await writes.make(db, [taak], wie)
  return uuid
}

export const routes: Handlers<typeof zaken, Context> = {
  async verloop({ db, gezien }, { params }) {
    const aanleiding = await queries.aanleiding(db, params.uuid)
    if (!aanleiding) throw notFound('Klantcontact')
    gezien(aanleiding.partijen)
    return { json: `{"resultaten":${await queries.verloop(db, params.uuid)}}` }
  },

  async starten(context, { params, body }) {
    const { db, wie, now, gezien } = context
    const aanleiding = await queries.aanleiding(db, params.uuid)
    if (!aanleiding) throw notFound('Klantcontact')
    gezien(aanleiding.partijen)
    await checkStart(context, body)
    const uuid = uuidv7()
    const omschrijving = body.omschrijving || omschrijvingUit(aanleiding.onderwerp)
    await queries.makeStarten(db, [{ ...body, uuid, klantcontact: params.uuid, omschrijving }], wie, now)
    return { location: `/api/v1/zaakstarten/${uuid}`, result: await queries.startKort(db, uuid) }
  },

  async wachtend({ db, gezien }, { query }) {
    const rows = await queries.wachtend(db, query)
    gezien(rows.flatMap(({ partijen }) => partijen))
    return pagina(
      rows,
      query.aantal,
      (row) => row.start,
      (row) => [row.op, row.uuid],
    )
  },

  async aantalWachtend({ db }) {
    return { aantal: await queries.aantalWachtend(db) }
  },

  async allesProberen({ db, now, gezien }, { body }) {
    const geraakt = await queries.setTurns(db, body.zaakstarten, now)
    gezien(geraakt.flat())
    return { aantal: geraakt.length }
  },

  async start({ db, gezien }, { params }) {
    const rij = await queries.start(db, params.uuid)
    if (!rij) throw notFound('Zaakstart')
    gezien(rij.partijen)
    return { json: rij.json }
  },

  async nuProberen(context, { params }) {
    await wachtende(context, params.uuid)
    await queries.setTurn(context.db, params.uuid, context.now)
    return queries.startKort(context.db, params.uuid)
  },

  async opgeven(context, { params, body }) {
    const { db, now, gezien } = context
    const stand = await wachtende(context, params.uuid)
    const taak = await makeTaak(context, stand, body)
    await queries.giveUp(db, params.uuid, body.reden, now)
    const rij = await internetaken.internetaak(db, taak)
    if (!rij) throw notFound('Interne taak')
    gezien(rij.partijen)
    return rij.taak
  },
}
