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
  shared,
  smallint,
  table,
  text,
  triggered,
  uuid,
} from '../../platform/row.ts'
import { StatusInternetaak, Verloopstap } from './contract.ts'

/** An interne taak (R19). */
export const interneTaak = shared(
  table('interne_taak', {
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
    /** The term was given by whoever registered the task, so no norm changes it. */
    uiterlijkGegeven: filled(boolean),
    /** The term as it was before a storing moved it; the database keeps both. */
    verlengdVan: nullable(moment),
    verlengdDoor: nullable(uuid),
    vragen: nullable(jsonb<BeantwoordeVragenset>()),
    /**
     * The register that the task was taken over from does not know when it was done; `afgehandeldOp` then only gives it a place in a list.
     */
    afgehandeldOnbekend: filled(boolean),
  }),
)

/** An actor who has a task; `openTot` is filled while the task is to do. */
export const interneTaakActor = shared(
  table('interne_taak_actor', {
    interneTaak: uuid,
    actor: uuid,
    volgorde: smallint,
    openTot: nullable(moment),
    volgnummer: triggered(bigint),
  }),
)

/** A label that employees put on a task. */
export const interneTaakLabel = table('interne_taak_label', { interneTaak: uuid, label: uuid })

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
  genoemd: filled(jsonb<{ uuid: string; naam: string }[]>()),
  kanaal: nullable(text),
  opnieuwOp: nullable(moment),
})

/** A task to register with its klantcontact; its status follows from the moment at which it was done. */
export type NewTask = Omit<NewRow<typeof interneTaak>, 'status' | 'nummer'> & {
  /** The database gives a number when this is absent or null. */
  nummer?: string | null
  actoren: readonly string[]
}
