import { ZaaksysteemFout } from '../client/fout.ts'
import * as catalogus from '../zgw/catalogus.ts'
import { fetchLijst, make } from '../zgw/lezen.ts'
import { type ZgwEigenschap, ZgwZaakeigenschap } from '../zgw/schemas.ts'
import { type Reis, remember, type Startreis } from './stap.ts'

// The eigenschappen of a zaak: what was filled in, checked against what the zaaktype says of each.

/** An eigenschap as it is written. */
export interface Eigenschap {
  naam: string
  /** Its address in the catalogus. */
  eigenschap: string
  waarde: string
}

type Specificatie = ZgwEigenschap['specificatie']

const digits = (text: string): string => text.replaceAll(/\D/g, '')

/** Gives a value in each format of the standard; undefined when it is none of these. */
const FORMATEN: Readonly<Record<string, (text: string) => string | undefined>> = {
  tekst: (text) => text,
  getal: (text) => (/^-?\d+(?:[.,]\d+)?$/.test(text) ? text.replace(',', '.') : undefined),
  datum: (text) => (/^\d{4}-?\d{2}-?\d{2}$/.test(text) ? digits(text) : undefined),
  datum_tijd: (text) => {
    const moment = new Date(text)
    return Number.isNaN(moment.getTime()) ? undefined : digits(moment.toISOString().slice(0, 19))
  },
}

/** Gives a value as the zaaktype wants it; undefined when it does not fit. */
export function waardeVoor({ formaat, lengte, waardenverzameling }: Specificatie, given: string): string | undefined {
  const text = given.trim()
  const waarde = (FORMATEN[formaat] ?? FORMATEN.tekst)?.(text)
  if (waarde === undefined) return undefined
  if (formaat === 'tekst' && waarde.length > (Number(lengte) || Number.POSITIVE_INFINITY)) return undefined
  return waardenverzameling.length > 0 && !waardenverzameling.includes(waarde) ? undefined : waarde
}

/** Finds which eigenschappen a zaak gets. @throws ZaaksysteemFout when the zaaktype does not know one, or a value does not fit */
export async function planEigenschappen(
  { systeem: { verbinding, naam: systeem }, beurt: { eigenschappen } }: Startreis,
  zaaktype: string,
): Promise<Eigenschap[]> {
  const given = Object.entries(eigenschappen)
  if (given.length === 0) return []
  const known = await catalogus.eigenschappen(verbinding, zaaktype)
  return given.map(([naam, text]) => {
    const eigenschap = known.find((one) => one.naam === naam)
    if (!eigenschap)
      throw new ZaaksysteemFout(systeem, 'past-niet', { wat: `het zaaktype heeft geen eigenschap ${naam}` })
    const waarde = waardeVoor(eigenschap.specificatie, text)
    if (waarde === undefined)
      throw new ZaaksysteemFout(systeem, 'past-niet', { wat: `de waarde van eigenschap ${naam} past niet` })
    return { naam, eigenschap: eigenschap.url, waarde }
  })
}

/** Gives a zaak its eigenschappen, each once. */
export async function ensureEigenschappen(reis: Reis, zaak: string, plan: readonly Eigenschap[]): Promise<void> {
  const missing = plan.filter(({ naam }) => !reis.stappen.eigenschappen?.[naam])
  if (missing.length === 0) return
  const { systeem, namens, kijkEerst } = reis
  const path = ['zaken', `zaken/${zaak.split('/').at(-1)}/zaakeigenschappen`] as const
  const found = kijkEerst ? await fetchLijst(systeem.verbinding, ZgwZaakeigenschap, path, {}, namens) : []
  for (const { naam, eigenschap, waarde } of missing) {
    const before = found.find((one) => one.eigenschap === eigenschap)
    const { url } =
      before ?? (await make(systeem.verbinding, ZgwZaakeigenschap, path, { zaak, eigenschap, waarde }, namens))
    await remember(reis, { eigenschappen: { ...reis.stappen.eigenschappen, [naam]: url } })
  }
}
