import type { Outside } from '../../platform/context.ts'
import { type InvalidParam, invalid } from '../../platform/problems.ts'
import type { Opgave } from './controleren.ts'

/** The fault in the number of a zaak; undefined when there is none, or when nobody can say. */
export type Nummerfout = Omit<InvalidParam, 'name'> | undefined

/** Looks for numbers of zaken in all zaaksystemen; gives for each what is wrong with it. */
export type CheckNummers = (outside: Outside, nummers: readonly string[]) => Promise<Nummerfout[]>

/** A contact is not kept waiting longer than this, in ms: a zaaksysteem that is slow cannot say it in time. */
const PATIENCE_MS = 5_000

const withinPatience = <T>(work: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/**
 * Refuses a text that is no zaak, in the klantcontacten to register. When a zaaksysteem does not answer the klantcontact stands, and the
 * zaak is looked for later.
 * @throws Problem with every fault, each at its place
 */
export async function checkZaaknummers(
  outside: Outside,
  check: CheckNummers,
  opgaven: readonly { contact: Pick<Opgave['contact'], 'opvolging'>; plaats: string }[],
): Promise<void> {
  const nummers = opgaven.flatMap(({ contact, plaats }) =>
    contact.opvolging.zaken.flatMap(({ codeSoortObjectId, objectId }, index) =>
      codeSoortObjectId === 'identificatie'
        ? [{ name: `${plaats}opvolging.zaken.${index}.objectId`, nummer: objectId }]
        : [],
    ),
  )
  if (nummers.length === 0) return
  const asked = check(
    outside,
    nummers.map(({ nummer }) => nummer),
  )
  const found = (await withinPatience(asked)) ?? []
  const faults = nummers.flatMap(({ name }, index) => {
    const fault = found[index]
    return fault ? [{ name, ...fault }] : []
  })
  if (faults.length > 0) throw invalid(faults)
}
