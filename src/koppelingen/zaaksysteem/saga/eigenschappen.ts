import { klokOp } from '../../../begrippen/kalender.ts'
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

const ISO =
  /^(?<jaar>\d{4})(?<streep>-?)(?<maand>\d{2})\k<streep>(?<dag>\d{2})(?:T?(?<uur>\d{2}):?(?<minuut>\d{2})(?::?(?<seconde>\d{2})(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

const textOf = (moment: number): string => new Date(moment).toISOString().slice(0, 19)

/** Reads a date or a moment (ISO 8601) as the clock in the Netherlands shows it; undefined when it is none or the calendar has no such day. */
function clockIn(text: string): { klok: string; isDag: boolean } | undefined {
  const { jaar, maand, dag, uur, minuut, seconde = '00', zone } = ISO.exec(text)?.groups ?? {}
  const klok = `${jaar}-${maand}-${dag}T${uur ?? '00'}:${minuut ?? '00'}:${seconde}`
  const read = Date.parse(`${klok}Z`)
  if (Number.isNaN(read) || textOf(read) !== klok) return undefined
  const moment = zone === undefined ? undefined : Date.parse(klok + zone.replace(/^(.\d{2})(\d{2})$/, '$1:$2'))
  if (moment !== undefined && Number.isNaN(moment)) return undefined
  return { klok: moment === undefined ? klok : textOf(klokOp(moment)), isDag: uur === undefined }
}

/** Does a number fit? The catalogus says how many digits there can be, or how many before and after the comma (`5,2`). */
function fitsLength(getal: string, lengte: string): boolean {
  const most = /^(\d+)(?:,(\d+))?$/.exec(lengte.trim())
  if (!most) return true
  const [before = '', after = ''] = getal.replace('-', '').split(/[.,]/)
  const [, digitsBefore, digitsAfter] = most
  if (digitsAfter === undefined) return before.length + after.length <= Number(digitsBefore)
  return before.length <= Number(digitsBefore) && after.length <= Number(digitsAfter)
}

/** Gives a value in each format of the standard; undefined when it is none of these. */
const FORMATEN: Readonly<Record<string, (text: string, lengte: string) => string | undefined>> = {
  tekst: (text, lengte) => (text.length <= (Number(lengte) || Number.POSITIVE_INFINITY) ? text : undefined),
  getal: (text, lengte) => (/^-?\d+(?:[.,]\d+)?$/.test(text) && fitsLength(text, lengte) ? text : undefined),
  datum: (text) => {
    const read = clockIn(text)
    return read?.isDag ? digits(read.klok).slice(0, 8) : undefined
  },
  datum_tijd: (text) => {
    const read = clockIn(text)
    return read && digits(read.klok)
  },
}

/** Gives a value as the zaaktype wants it; undefined when it does not fit. */
export function valueFor({ formaat, lengte, waardenverzameling }: Specificatie, given: string): string | undefined {
  const text = given.trim()
  const waarde = FORMATEN[formaat] ? FORMATEN[formaat](text, lengte) : text
  if (waarde === undefined) return undefined
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
    const waarde = valueFor(eigenschap.specificatie, text)
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
