/** A part of an object that is not taken over as the source has it. */
export interface Afwijking {
  /** The field of the source, such as `bezoekadres.huisnummer`. */
  veld: string
  /** The value at the source. */
  waarde: unknown
  uitleg: string
}

/** Reports that a value is not taken over as it is, and why. */
export type Meld = (veld: string, waarde: unknown, uitleg: string) => void

/** Reads one field of an object of the source: it gives what this register can keep, and reports any difference. It refuses nothing. */
export type Veld = (waarde: unknown, naam: string, meld: Meld) => unknown

type Velden = Readonly<Record<string, Veld>>

const ontbreekt = (waarde: unknown) => waarde === null || waarde === undefined

/** Describes the kind of a value in Dutch, without the value itself. */
function soortOf(waarde: unknown): string {
  if (Array.isArray(waarde)) return 'een lijst'
  if (typeof waarde === 'object') return 'een object'
  return { string: 'tekst', number: 'een getal', boolean: 'ja of nee' }[typeof waarde as string] ?? 'iets onbekends'
}

/** Gives a text as PostgreSQL can keep it, without null characters and halves of characters. */
const houdbaar = (tekst: string) => tekst.replaceAll('\0', '').toWellFormed()

/** Gives a value of JSON in which PostgreSQL can keep every text. */
export function houdbareJson(waarde: unknown): unknown {
  if (typeof waarde === 'string') return houdbaar(waarde)
  if (Array.isArray(waarde)) return waarde.map(houdbareJson)
  if (typeof waarde !== 'object' || waarde === null) return waarde
  return Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [houdbaar(naam), houdbareJson(deel)]))
}

/** Reads a text; an absent one is empty. A text that is longer than `hoogstens` is cut off. */
export const tekst =
  (hoogstens = Number.POSITIVE_INFINITY): Veld =>
  (waarde, naam, meld) => {
    if (ontbreekt(waarde)) return ''
    const geheel = typeof waarde === 'string' ? waarde : JSON.stringify(waarde)
    if (typeof waarde !== 'string') meld(naam, waarde, `Is ${soortOf(waarde)} en geen tekst; overgenomen als tekst.`)
    const schoon = houdbaar(geheel)
    if (schoon !== geheel) meld(naam, waarde, 'Bevat tekens die geen database bewaart; zonder die tekens overgenomen.')
    if ([...schoon].length <= hoogstens) return schoon
    meld(naam, waarde, `Is langer dan ${hoogstens} tekens; het begin is overgenomen.`)
    return [...schoon].slice(0, hoogstens).join('')
  }

/** Reads yes or no; absent is `anders`. */
export const ja =
  (anders: boolean): Veld =>
  (waarde, naam, meld) => {
    if (typeof waarde === 'boolean') return waarde
    if (ontbreekt(waarde)) return anders
    meld(naam, waarde, `Is ${soortOf(waarde)} en geen ja of nee; overgenomen als ${anders ? 'ja' : 'nee'}.`)
    return anders
  }

/** Reads yes, no, or not known. */
export const jaOfOnbekend: Veld = (waarde, naam, meld) => {
  if (typeof waarde === 'boolean') return waarde
  if (!ontbreekt(waarde)) meld(naam, waarde, `Is ${soortOf(waarde)} en geen ja of nee; overgenomen als onbekend.`)
  return null
}

/** Reads one of some words; another word is read as the one that differs only in capitals, or else as `anders`. */
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

/** Tells whether this is a day of the calendar that PostgreSQL knows too. */
function isDatum(waarde: unknown): waarde is string {
  const [, jaar, maand, dag] = (typeof waarde === 'string' && DATUM.exec(waarde)) || []
  if (!jaar || jaar === '0000') return false
  const datum = new Date(`${jaar}-${maand}-${dag}T00:00:00Z`)
  return !Number.isNaN(datum.getTime()) && datum.getUTCDate() === Number(dag)
}

/** Reads a day; any other value becomes `anders`. */
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

/** Reads an instant, or not known. */
export const momentOfOnbekend: Veld = (waarde, naam, meld) => {
  if (isMoment(waarde)) return waarde
  if (!ontbreekt(waarde)) meld(naam, waarde, 'Is geen datum met tijd; overgenomen als onbekend.')
  return null
}

/** It stands for an instant that is not known, or lies before it: no register of a municipality goes further back. */
export const EERSTE_MOMENT = '1900-01-01T00:00:00Z'

/** Reads an instant that a record cannot do without, since 1900. */
export const moment: Veld = (waarde, naam, meld) => {
  if (isMoment(waarde) && Date.parse(waarde) >= Date.parse(EERSTE_MOMENT)) return waarde
  const reden = isMoment(waarde) ? 'Ligt voor 1900' : 'Is geen datum met tijd'
  meld(naam, waarde ?? null, `${reden}; overgenomen als 1 januari 1900.`)
  return EERSTE_MOMENT
}

/** Reads a whole number from `minst` to `meest`, or none. */
const getal =
  (minst: number, meest: number): Veld =>
  (waarde, naam, meld) => {
    if (Number.isInteger(waarde) && Number(waarde) >= minst && Number(waarde) <= meest) return waarde
    if (!ontbreekt(waarde)) meld(naam, waarde, 'Is geen geheel getal dat hier kan staan; overgenomen zonder.')
    return null
  }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Tells whether this is a uuid, of any version. */
export const isUuid = (waarde: unknown): waarde is string => typeof waarde === 'string' && UUID.test(waarde)

/** Reads a uuid, in small letters. */
export const uuid: Veld = (waarde, naam, meld) => {
  if (isUuid(waarde)) return waarde.toLowerCase()
  if (!ontbreekt(waarde)) meld(naam, waarde, 'Is geen uuid; overgenomen zonder.')
  return null
}

/** Reads a reference to another object of the source: its uuid alone. */
export const verwijzing: Veld = (waarde, naam, meld) =>
  ontbreekt(waarde) ? null : uuid((waarde as { uuid?: unknown }).uuid ?? waarde, naam, meld)

/** Reads references to other objects. */
export const verwijzingen: Veld = (waarde, naam, meld) => {
  if (!Array.isArray(waarde)) return []
  return waarde.map((deel, plaats) => verwijzing(deel, `${naam}.${plaats}`, meld)).filter(Boolean)
}

/** Reads an object with these fields; an absent object has them all empty. */
export const groep =
  (velden: Velden): Veld =>
  (waarde, naam, meld) => {
    const bron = (typeof waarde === 'object' && waarde !== null ? waarde : {}) as Record<string, unknown>
    if (!ontbreekt(waarde) && typeof waarde !== 'object')
      meld(naam, waarde, `Is ${soortOf(waarde)} en geen object; overgenomen als leeg.`)
    return Object.fromEntries(
      Object.entries(velden).map(([deel, read]) => [deel, read(bron[deel], `${naam}.${deel}`, meld)]),
    )
  }

/** Reads a group, or nothing when the source has nothing. */
export const groepOfNiets =
  (velden: Velden): Veld =>
  (waarde, naam, meld) =>
    ontbreekt(waarde) ? null : groep(velden)(waarde, naam, meld)

/** Reads an object with free names for its fields. */
export const los =
  (leeg: object | null): Veld =>
  (waarde, naam, meld) => {
    if (ontbreekt(waarde)) return leeg
    if (typeof waarde !== 'object' || Array.isArray(waarde)) {
      meld(naam, waarde, `Is ${soortOf(waarde)} en geen object; overgenomen als leeg.`)
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

/** Reads the fields of an object of the source; its other fields are derived, and stay behind. */
export function readObject(
  velden: Velden,
  object: Readonly<Record<string, unknown>>,
): { object: Record<string, unknown>; afwijkingen: Afwijking[] } {
  const afwijkingen: Afwijking[] = []
  const meld: Meld = (veld, waarde, uitleg) => afwijkingen.push({ veld, waarde: houdbareJson(waarde), uitleg })
  const gelezen = Object.fromEntries(
    Object.entries(velden).map(([naam, read]) => [naam, read(object[naam], naam, meld)]),
  )
  return { object: gelezen, afwijkingen }
}
