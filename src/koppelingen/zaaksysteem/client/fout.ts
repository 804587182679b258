import { z } from 'zod'

/** Why a zaaksysteem did not do what was asked. */
export type Foutsoort =
  | 'onbereikbaar'
  | 'certificaat'
  | 'certificaat-geweigerd'
  | 'te-laat'
  | 'overgeslagen'
  | 'geen-json'
  | 'onverwacht'
  | 'te-groot'
  | 'te-veel'
  | 'doorverwezen'
  | 'vreemd-adres'
  | 'geen-toegang'
  | 'niet-gevonden'
  | 'geweigerd'
  | 'te-druk'
  | 'storing'
  | 'past-niet'
  | 'wacht-op-controle'

/** The faults after which Balie tries again by itself: none that the zaaksysteem refused with a reason. */
const TIJDELIJK: ReadonlySet<Foutsoort> = new Set([
  'onbereikbaar',
  'te-laat',
  'overgeslagen',
  'geen-json',
  'te-druk',
  'storing',
  'wacht-op-controle',
])

const REDENEN: Readonly<Record<Foutsoort, string>> = {
  onbereikbaar: 'is niet bereikbaar',
  certificaat: 'heeft een certificaat dat niet geldig is',
  'certificaat-geweigerd': 'vraagt om een certificaat van Balie, of neemt dat niet aan',
  'te-laat': 'antwoordt niet op tijd',
  overgeslagen: 'gaf steeds geen antwoord en wordt even met rust gelaten',
  'geen-json': 'antwoordt met iets anders dan JSON, zoals een foutpagina',
  onverwacht: 'geeft iets anders dan de standaard zegt',
  'te-groot': 'geeft een antwoord dat te groot is',
  'te-veel': 'neemt niet aan wat zo groot is (vaak een grens van de proxy ervoor)',
  doorverwezen: 'verwijst door naar een ander adres',
  'vreemd-adres': 'noemt een adres dat niet van dit zaaksysteem is',
  'geen-toegang': 'laat Balie dit niet doen',
  'niet-gevonden': 'kent dit niet',
  geweigerd: 'weigert wat Balie stuurde',
  'te-druk': 'krijgt te veel vragen',
  storing: 'heeft een storing',
  'past-niet': 'kan deze zaak zo niet aannemen',
  'wacht-op-controle': 'krijgt de documenten als ze op virussen zijn gecontroleerd',
}

/** A fault that a zaaksysteem names: where, and its code of the standard. */
export interface Foutcode {
  name: string
  code: string
}

interface Bijzonderheden {
  status?: number
  codes?: readonly Foutcode[]
  /** The subject of the call, in our words; never in those of the zaaksysteem. */
  wat?: string
}

/** Thrown for everything that a zaaksysteem does not do. Decide on `soort` and `codes`, never on text. */
export class ZaaksysteemFout extends Error {
  readonly soort: Foutsoort
  readonly status: number | undefined
  readonly codes: readonly Foutcode[]

  constructor(naam: string, soort: Foutsoort, { status, codes = [], wat }: Bijzonderheden = {}) {
    const genoemd = codes.map(({ name, code }) => (name ? `${name}: ${code}` : code)).join(', ')
    const tussen = [wat, genoemd, status && soort !== 'niet-gevonden' ? `status ${status}` : undefined].filter(Boolean)
    super(`${naam} ${REDENEN[soort]}${tussen.length > 0 ? ` (${tussen.join('; ')})` : ''}.`.slice(0, 1000))
    this.soort = soort
    this.status = status
    this.codes = codes
  }

  /** Will it go better by itself? */
  get isTijdelijk(): boolean {
    // A clock over there that is behind catches up.
    return TIJDELIJK.has(this.soort) || this.hasCode('date-in-future')
  }

  /** Was this the code of one of its faults? */
  hasCode(code: string): boolean {
    return this.codes.some((fout) => fout.code === code)
  }
}

/** Was it this that the zaaksysteem said? Anything else is no answer of a zaaksysteem. */
export const isFout = (error: unknown, soort?: Foutsoort): error is ZaaksysteemFout =>
  error instanceof ZaaksysteemFout && (soort === undefined || error.soort === soort)

const Code = z.string().max(100)
const Fouten = z.object({
  code: Code.optional().catch(undefined),
  invalidParams: z
    .array(z.object({ name: z.string().max(200).catch(''), code: Code }))
    .max(100)
    .optional()
    .catch(undefined),
})

/** A text as JSON; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The codes of a problem of the ZGW standards. */
export function codesOf(body: unknown): Foutcode[] {
  const { data } = Fouten.safeParse(body)
  if (!data) return []
  if (data.invalidParams && data.invalidParams.length > 0) return data.invalidParams
  return data.code ? [{ name: '', code: data.code }] : []
}

/** Gives the kind of fault that a status stands for; undefined for a success. */
export function soortOf(status: number): Foutsoort | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status === 304) return undefined
  if (status >= 300 && status < 400) return 'doorverwezen'
  if (status === 401 || status === 403) return 'geen-toegang'
  if (status === 404 || status === 410) return 'niet-gevonden'
  if (status === 408) return 'te-laat'
  if (status === 413) return 'te-veel'
  if (status === 429) return 'te-druk'
  return status < 500 ? 'geweigerd' : 'storing'
}
