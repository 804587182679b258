import type { Context } from './context.ts'
import type { DemoZaak } from './klantcontact.ts'
import { at, digits, type Random, random, uuid } from './random.ts'
import { STREAM } from './streams.ts'
import type { Invulling } from './tekst.ts'
import type { Wie } from './wie.ts'

/** A customer has few zaken, so that several klantcontacten are about the same one. */
const ZAKEN_PER_KLANT = 3
const YEARS = 4
const REFERS_BY_UUID = 0.7

/** Picks a zaak of this customer, begun in the year of the klantcontact, with its number. */
export function chooseZaak(
  { seed, agenda }: Context,
  { dossier }: Wie,
  dag: number,
  r: Random,
): { zaak: DemoZaak; nummer: string } {
  const { jaar } = at(agenda.dagen, dag)
  const eigen = random(seed, STREAM.zaak, (dossier * ZAKEN_PER_KLANT + r.int(ZAKEN_PER_KLANT)) * YEARS + (jaar % YEARS))
  const id = uuid(eigen)
  const nummer = `ZAAK-${jaar}-${digits(eigen, 10)}`
  const register = { codeObjecttype: 'zaak', codeRegister: 'openzaak' } as const
  const zaak: DemoZaak = eigen.chance(REFERS_BY_UUID)
    ? { ...register, codeSoortObjectId: 'uuid', objectId: id }
    : { ...register, codeSoortObjectId: 'zaaknummer', objectId: nummer }
  return { zaak, nummer }
}

/** Texts mostly mention the customer's own address. */
const EIGEN_ADRES = 0.7

/** Makes the values on which the texts of one klantcontact draw. */
export function makeInvulling(
  { agenda, bezetting }: Context,
  { naam, adres }: Wie,
  dag: number,
  zaaknummer: string,
  r: Random,
): Invulling {
  const collega = r.pick(bezetting.behandelaars)
  return {
    r,
    agenda,
    dag,
    naam,
    adres: adres && r.chance(EIGEN_ADRES) ? { ...adres } : undefined,
    zaaknummer,
    collega: { index: collega, naam: at(bezetting.actoren, collega).naam },
    waarden: {},
  }
}
