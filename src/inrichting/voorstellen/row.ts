import { filled, jsonb, moment, nullable, table, text, uuid } from '../../platform/row.ts'
import type { VoorgesteldeWijziging } from './contract.ts'

/** A change that waits until a second person approves it. */
export const voorstel = table('voorstel', {
  uuid,
  operatie: text,
  samenvatting: text,
  recht: text,
  invoer: jsonb<unknown>(),
  wijzigingen: jsonb<VoorgesteldeWijziging[]>(),
  doorSoort: text,
  door: uuid,
  doorNaam: text,
  op: moment,
  geldigTot: moment,
  besluit: nullable(text),
  besluitDoor: nullable(uuid),
  besluitDoorNaam: nullable(text),
  besluitOp: nullable(moment),
  reden: filled(text),
})
