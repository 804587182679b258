import { createHash, createHmac } from 'node:crypto'
import { type Hoedanigheid, isVertegenwoordigd, type Klant } from '../frame/hoedanigheid.ts'

// In which capacities somebody can be, out of what the login service said and what the register knows.

const KEY_LENGTH = 22

/**
 * Makes the key of a capacity: equal for the same klant and the same who acts for them, whatever the session. Forms carry it, so that nothing
 * is sent in another capacity than the one in which it was typed.
 */
export const keyOf = ({ soort, klant, vertegenwoordiger }: Hoedanigheid): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        soort,
        klant.soort,
        klant.waarde,
        klant.kvkNummer ?? '',
        vertegenwoordiger?.soort ?? '',
        vertegenwoordiger?.waarde ?? '',
        vertegenwoordiger?.grondslag ?? '',
      ]),
    )
    .digest('base64url')
    .slice(0, KEY_LENGTH)

/** Makes the proof that a form was made for this session and this capacity. */
export const proofOf = (token: string, als: string): string =>
  createHmac('sha256', token).update(`mijn ${als}`).digest('base64url').slice(0, KEY_LENGTH)

/** A klant whom the register knows to go with a login: a branch of the company, or somebody who is represented (R4). */
export interface UitRegister extends Klant {
  naam: string
  wat: 'vestiging' | 'vertegenwoordigd'
}

const soortOf = ({ soort }: Klant): Hoedanigheid['soort'] =>
  soort === 'vestigingsnummer' ? 'vestiging' : soort === 'bsn' || soort === 'eidas' ? 'burger' : 'organisatie'

/** Gives who acts, to be named in the capacity of somebody else. */
const asRepresentative = ({ klant, vertegenwoordiger }: Hoedanigheid): Hoedanigheid['vertegenwoordiger'] => ({
  soort: klant.soort === 'bsn' || klant.soort === 'kvk_nummer' ? klant.soort : 'pseudoniem',
  waarde: klant.waarde,
  ...(klant.naam !== undefined && { naam: klant.naam }),
  ...(vertegenwoordiger?.naam !== undefined && { naam: vertegenwoordiger.naam }),
  grondslag: 'machtiging',
})

/**
 * Lists the capacities of a login: those of the login service first. Each has its own key. What the register knows is not added to a login that
 * is for somebody else already.
 */
export function capacitiesOf(
  aanmelding: readonly Hoedanigheid[],
  register: readonly UitRegister[],
): Map<string, Hoedanigheid> {
  const [eigen] = aanmelding
  const found = new Map(aanmelding.map((one) => [keyOf(one), one]))
  if (!eigen || isVertegenwoordigd(eigen)) return found
  for (const { wat, naam, soort, waarde, kvkNummer } of register) {
    const klant: Klant = { soort, waarde, naam, ...(kvkNummer && { kvkNummer }) }
    const { vertegenwoordiger: _, ...rest } = eigen
    const one: Hoedanigheid =
      wat === 'vestiging'
        ? { ...eigen, soort: 'vestiging', klant }
        : { ...rest, soort: soortOf(klant), klant, middel: 'machtiging', vertegenwoordiger: asRepresentative(eigen) }
    found.set(keyOf(one), found.get(keyOf(one)) ?? one)
  }
  return found
}
