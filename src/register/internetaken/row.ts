import type { BeantwoordeVragenset } from '../../inrichting/vragensets/contract.ts'
import {
  bigint,
  boolean,
  enumOf,
  filled,
  generated,
  jsonb,
  moment,
  type NewRow,
  nullable,
  smallint,
  table,
  text,
  uuid,
} from '../../platform/row.ts'
import { StatusInternetaak, Verloopstap } from './contract.ts'

/** An interne taak (R19). */
export const interneTaak = table('interne_taak', {
  uuid,
  volgnummer: generated(bigint),
  nummer: filled(text),
  referentienummer: nullable(text),
  klantcontact: uuid,
  gevraagdeHandeling: text,
  toelichting: filled(text),
  status: enumOf('status_interne_taak', StatusInternetaak.options),
  toegewezenOp: filled(moment),
  afgehandeldOp: nullable(moment),
  uiterlijkOp: moment,
  contactpogingen: filled(smallint),
  opnieuwOp: nullable(moment),
  /** Whoever registered the task said until when; a norm then changes nothing. */
  uiterlijkGegeven: filled(boolean),
  vragen: nullable(jsonb<BeantwoordeVragenset>()),
})

/** An actor who has a task; `openTot` is there while it is to do. */
export const interneTaakActor = table('interne_taak_actor', {
  interneTaak: uuid,
  actor: uuid,
  volgorde: smallint,
  openTot: nullable(moment),
  volgnummer: bigint,
})

/** A step in the trail of a task (R21). */
export const interneTaakVerloop = table('interne_taak_verloop', {
  uuid,
  interneTaak: uuid,
  soort: enumOf('soort_verloop', Verloopstap.shape.soort.options),
  op: filled(moment),
  door: uuid,
  doorNaam: text,
  reden: filled(text),
  toegewezen: filled(jsonb<{ uuid: string; naam: string }[]>()),
  kanaal: nullable(text),
  opnieuwOp: nullable(moment),
})

/** A task to register with its klantcontact: who gets it, and its status by when it was done. */
export type NewTask = Omit<NewRow<typeof interneTaak>, 'status' | 'nummer'> & {
  /** Absent or null: the database gives one. */
  nummer?: string | null
  actoren: readonly string[]
}
