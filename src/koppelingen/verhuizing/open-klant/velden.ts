/** What of an object is not taken over as the source has it. */
export interface Afwijking {
  /** The field of the source, such as `bezoekadres.huisnummer`. */
  veld: string
  /** What the source says there. */
  waarde: unknown
  uitleg: string
}

/** Reports that a value is not taken over as it is, and why. */
export type Meld = (veld: string, waarde: unknown, uitleg: string) => void

/** Reads one field of an object of the source: gives what this register can keep, and reports what that is not. Refuses nothing. */
export type Veld = (waarde: unknown, naam: string, meld: Meld) => unknown

type Velden = Readonly<Record<string, Veld>>

const ontbreekt = (waarde: unknown) => waarde === null || waarde === undefined

/** What kind of value this is, in Dutch, without the value itself. */
function soortVan(waarde: unknown): string {
  if (Array.isArray(waarde)) return 'een lijst'
  if (typeof waarde === 'object') return 'een object'
  return { string: 'tekst', number: 'een getal', boolean: 'ja of nee' }[typeof waarde as string] ?? 'iets onbekends'
}

/** A text as PostgreSQL can keep it: without null characters and halves of characters. */
const houdbaar = (tekst: string) => tekst.replaceAll('\0', '').toWellFormed()

/** A value of JSON with only texts that PostgreSQL can keep. */
export function houdbareJson(waarde: unknown): unknown {
  if (typeof waarde === 'string') return houdbaar(waarde)
  if (Array.isArray(waarde)) return waarde.map(houdbareJson)
  if (typeof waarde !== 'object' || waarde === null) return waarde
  return Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [houdbaar(naam), houdbareJson(deel)]))
}

/** A text; absent is empty. What is longer than `hoogstens` is cut off. */
export const tekst =
  (hoogstens = Number.POSITIVE_INFINITY): Veld =>
  (waarde, naam, meld) => {
    if (ontbreekt(waarde)) return ''
    const geheel = typeof waarde === 'string' ? waarde : JSON.stringify(waarde)
    if (typeof waarde !== 'string') meld(naam, waarde, `Is ${soortVan(waarde)} en geen tekst; overgenomen als tekst.`)
    const schoon = houdbaar(geheel)
    if (schoon !== geheel) meld(naam, waarde, 'Bevat tekens die geen database bewaart; zonder die tekens overgenomen.')
    if ([...schoon].length <= hoogstens) return schoon
    meld(naam, waarde, `Is langer dan ${hoogstens} tekens; het begin is overgenomen.`)
    return [...schoon].slice(0, hoogstens).join('')
  }

/** Yes or no; absent is `anders`. */
export const ja =
  (anders: boolean): Veld =>
  (waarde, naam, meld) => {
    if (typeof waarde === 'boolean') return waarde
    if (ontbreekt(waarde)) return anders
    meld(naam, waarde, `Is ${soortVan(waarde)} en geen ja of nee; overgenomen als ${anders ? 'ja' : 'nee'}.`)
    return anders
  }

/** Yes, no, or not known. */
export const jaOfOnbekend: Veld = (waarde, naam, meld) => {
  if (typeof waarde === 'boolean') return waarde
  if (!ontbreekt(waarde)) meld(naam, waarde, `Is ${soortVan(waarde)} en geen ja of nee; overgenomen als onbekend.`)
  return null
}

/** One of some words; another is read as the one that differs only in capitals, or else as `anders`. */
export const keuze =
  (woorden: readonly string[], anders: string): Veld =>
  (waarde, naam, meld) => {
    if (typeof waarde === 'string' && woorden.includes(waarde)) return waarde
    const gelijkend = woorden.find((woord) => woord === String(waarde).trim().toLowerCase())
    const gekozen = gelijkend ?? anders
    meld(
      naam,
      waarde ?? null,
      `Is niet een van ${woorden.join(', ')}; overgenomen als ${gekozen}.${gelijkend ? '' : ' Kies in Open Klant een van deze, en neem opnieuw over.'}`,
    )
    return gekozen
  }

const DATUM = /^(\d{4})-(\d\d)-(\d\d)$/
const MOMENT = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)?$/

/** Is this a day of the calendar that PostgreSQL knows too? */
function isDatum(waarde: unknown): waarde is string {
  const [, jaar, maand, dag] = (typeof waarde === 'string' && DATUM.exec(waarde)) || []
  if (!jaar || jaar === '0000') return false
  const datum = new Date(`${jaar}-${maand}-${dag}T00:00:00Z`)
  return !Number.isNaN(datum.getTime()) && datum.getUTCDate() === Number(dag)
}

/** A day; what is none becomes `anders`. */
export const datum =
  (anders: string | null = null): Veld =>
  (waarde, naam, meld) => {
    if (isDatum(waarde)) return waarde
    if (!ontbreekt(waarde) || anders !== null)
      meld(naam, waarde ?? null, `Is geen datum; overgenomen ${anders ? `als ${anders}` : 'zonder'}.`)
    return anders
  }

const isMoment = (waarde: unknown): waarde is string =>
  typeof waarde === 'string' && isDatum(MOMENT.exec(waarde)?.[1]) && !Number.isNaN(Date.parse(waarde))

/** An instant, or not known. */
export const momentOfOnbekend: Veld = (waarde, naam, meld) => {
  if (isMoment(waarde)) return waarde
  if (!ontbreekt(waarde)) meld(naam, waarde, 'Is geen datum met tijd; overgenomen als onbekend.')
  return null
}

/** What stands for an instant that is not known, or lies before it: no register of a municipality goes further back. */
export const EERSTE_MOMENT = '1900-01-01T00:00:00Z'

/** An instant that a record cannot do without: since 1900. */
export const moment: Veld = (waarde, naam, meld) => {
  if (isMoment(waarde) && Date.parse(waarde) >= Date.parse(EERSTE_MOMENT)) return waarde
  const reden = isMoment(waarde) ? 'Ligt voor 1900' : 'Is geen datum met tijd'
  meld(naam, waarde ?? null, `${reden}; overgenomen als 1 januari 1900.`)
  return EERSTE_MOMENT
}

/** A whole number of `minst` to `meest`, or none. */
const getal =
  (minst: number, meest: number): Veld =>
  (waarde, naam, meld) => {
    if (Number.isInteger(waarde) && Number(waarde) >= minst && Number(waarde) <= meest) return waarde
    if (!ontbreekt(waarde)) meld(naam, waarde, 'Is geen geheel getal dat hier kan staan; overgenomen zonder.')
    return null
  }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Is this a uuid, of whatever version? */
export const isUuid = (waarde: unknown): waarde is string => typeof waarde === 'string' && UUID.test(waarde)

/** A uuid, in small letters. */
export const uuid: Veld = (waarde, naam, meld) => {
  if (isUuid(waarde)) return waarde.toLowerCase()
  if (!ontbreekt(waarde)) meld(naam, waarde, 'Is geen uuid; overgenomen zonder.')
  return null
}

/** A reference to another object of the source: its uuid alone. */
export const verwijzing: Veld = (waarde, naam, meld) =>
  ontbreekt(waarde) ? null : uuid((waarde as { uuid?: unknown }).uuid ?? waarde, naam, meld)

/** References to other objects. */
export const verwijzingen: Veld = (waarde, naam, meld) => {
  if (!Array.isArray(waarde)) return []
  return waarde.map((deel, plaats) => verwijzing(deel, `${naam}.${plaats}`, meld)).filter(Boolean)
}

/** An object with these fields; what is absent has them all empty. */
export const groep =
  (velden: Velden): Veld =>
  (waarde, naam, meld) => {
    const bron = (typeof waarde === 'object' && waarde !== null ? waarde : {}) as Record<string, unknown>
    if (!ontbreekt(waarde) && typeof waarde !== 'object')
      meld(naam, waarde, `Is ${soortVan(waarde)} en geen object; overgenomen als leeg.`)
    return Object.fromEntries(
      Object.entries(velden).map(([deel, lees]) => [deel, lees(bron[deel], `${naam}.${deel}`, meld)]),
    )
  }

/** A group, or nothing when the source has nothing. */
export const groepOfNiets =
  (velden: Velden): Veld =>
  (waarde, naam, meld) =>
    ontbreekt(waarde) ? null : groep(velden)(waarde, naam, meld)

/** An object of which the names of the fields are free. */
export const los =
  (leeg: object | null): Veld =>
  (waarde, naam, meld) => {
    if (ontbreekt(waarde)) return leeg
    if (typeof waarde !== 'object' || Array.isArray(waarde)) {
      meld(naam, waarde, `Is ${soortVan(waarde)} en geen object; overgenomen als leeg.`)
      return leeg
    }
    const schoon = houdbareJson(waarde)
    if (JSON.stringify(schoon) !== JSON.stringify(waarde))
      meld(naam, waarde, 'Bevat tekens die geen database bewaart; zonder die tekens overgenomen.')
    return schoon
  }

export const contactnaam = groep({
  voorletters: tekst(),
  voornaam: tekst(),
  voorvoegselAchternaam: tekst(),
  achternaam: tekst(),
})

export const adres = groep({
  nummeraanduidingId: tekst(),
  straatnaam: tekst(),
  huisnummer: getal(0, 2_147_483_647),
  huisnummertoevoeging: tekst(),
  postcode: tekst(),
  stad: tekst(),
  adresregel1: tekst(),
  adresregel2: tekst(),
  adresregel3: tekst(),
  land: tekst(),
})

export const objectidentificator = groep({
  objectId: tekst(),
  codeObjecttype: tekst(),
  codeRegister: tekst(),
  codeSoortObjectId: tekst(),
})

/** Reads the fields of an object of the source; what it has beside them is derived, and stays behind. */
export function leesObject(
  velden: Velden,
  object: Readonly<Record<string, unknown>>,
): { object: Record<string, unknown>; afwijkingen: Afwijking[] } {
  const afwijkingen: Afwijking[] = []
  const meld: Meld = (veld, waarde, uitleg) => afwijkingen.push({ veld, waarde: houdbareJson(waarde), uitleg })
  const gelezen = Object.fromEntries(
    Object.entries(velden).map(([naam, lees]) => [naam, lees(object[naam], naam, meld)]),
  )
  return { object: gelezen, afwijkingen }
}
