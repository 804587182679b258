import { same } from '../../../../web/frame/same.ts'
import type { ConceptAnders, ConceptInhoud, ConceptOpvolging, ConceptVraag } from '../../../concepten/contract.ts'

// A running contact that is open in two windows has three states: the one kept last, the one typed here, and the one kept there. They
// become one, and no text is lost: where both changed the same field, the text here stays, and the text there is kept beside it until
// somebody chooses.

type Klant = ConceptVraag['klant']
type Item = { uuid: string }

/** Reports that both changed the same field, as a path in the question (`klant.achternaam`, `opvolgingen.{uuid}.handeling`). */
type Report = (veld: string) => void

const find = <T extends Item>(items: readonly T[] | undefined, uuid: string) =>
  items?.find((item) => item.uuid === uuid)

const pick = <T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, Key>

const keysOf = (...of: (object | undefined)[]) => [...new Set(of.flatMap((each) => Object.keys(each ?? {})))]

/** Gives the value that only one of the two changed; otherwise the value here. */
function mergeValue<T>(base: T | undefined, mine: T, theirs: T, report: () => void): T {
  if (same(mine, theirs) || same(theirs, base)) return mine
  if (same(mine, base)) return theirs
  report()
  return mine
}

const mergeFields = <T extends object, Key extends keyof T & string>(
  keys: readonly Key[],
  base: T | undefined,
  mine: T,
  theirs: T,
  report: Report,
): Pick<T, Key> =>
  Object.fromEntries(
    keys.map((key) => [key, mergeValue(base?.[key], mine[key], theirs[key], () => report(key))]),
  ) as Pick<T, Key>

/**
 * Merges every field by itself, apart from these. A field that is new in the contract is merged without being named here, and one of the
 * sides may be from before it was there.
 */
const mergeOtherFields = <T extends object, Key extends keyof T & string>(
  apart: readonly Key[],
  base: T | undefined,
  mine: T,
  theirs: T,
  report: Report,
): Omit<T, Key> => {
  const isApart = (key: string): key is Key => (apart as readonly string[]).includes(key)
  const keys = keysOf(mine, theirs).filter((key) => !isApart(key)) as Exclude<keyof T & string, Key>[]
  return mergeFields(keys, base, mine, theirs, report) as Omit<T, Key>
}

/** Keeps items that either side added, and leaves out an item that one side removed, unless the other side changed it. */
function mergeItems<T extends Item>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  merge: (base: T | undefined, mine: T, theirs: T) => T = (_base, own) => own,
): T[] {
  if (same(mine, base)) return [...theirs]
  if (same(theirs, base)) return [...mine]
  const isUntouched = (item: T) => same(find(base, item.uuid), item)
  const here = mine.flatMap((own) => {
    const other = find(theirs, own.uuid)
    if (other) return [merge(find(base, own.uuid), own, other)]
    return isUntouched(own) ? [] : [own]
  })
  return [...here, ...theirs.filter((other) => !find(mine, other.uuid) && !isUntouched(other))]
}

/** Merges a list that always holds at least one item. */
function mergeSome<T extends Item>(...of: Parameters<typeof mergeItems<T>>): T[] {
  const merged = mergeItems(...of)
  return merged.length > 0 ? merged : [...of[2]]
}

/** These fields say how the screen shows the customer: found, established, one of many, or described. They belong together (R1). */
const MODE = ['partij', 'gevonden', 'namens', 'voortaan', 'middel', 'niveau'] as const
const DESCRIBED = ['nummers', 'voornaam', 'voorvoegsel', 'achternaam', 'organisatie'] as const
const WHO = [...MODE, 'ontvangers', ...DESCRIBED] as const
const REACHED = ['telefoonnummer', 'emailadres', 'geenAntwoord'] as const

const modeOf = (klant: Klant) => ({ ...pick(klant, MODE), toMany: klant.ontvangers !== null })

function mergeWho(
  base: Klant | undefined,
  mine: Klant,
  theirs: Klant,
  report: Report,
): Pick<Klant, (typeof WHO)[number]> {
  if (!same(modeOf(mine), modeOf(theirs))) {
    const before = base && pick(base, WHO)
    return mergeValue(before, pick(mine, WHO), pick(theirs, WHO), () => report('klant'))
  }
  const ontvangers =
    mine.ontvangers && theirs.ontvangers && mergeItems(base?.ontvangers ?? [], mine.ontvangers, theirs.ontvangers)
  const described = mergeFields(DESCRIBED, base, mine, theirs, (veld) => report(`klant.${veld}`))
  return { ...pick(mine, MODE), ontvangers, ...described }
}

type Antwoorden = ConceptOpvolging['antwoorden']

function mergeAnswers(base: Antwoorden | undefined, mine: Antwoorden, theirs: Antwoorden, report: Report): Antwoorden {
  const ofSet = (set: string) => {
    const merged = keysOf(mine[set], theirs[set]).map((key) => {
      const value = mergeValue(base?.[set]?.[key], mine[set]?.[key], theirs[set]?.[key], () =>
        report(`antwoorden.${set}.${key}`),
      )
      return [key, value] as const
    })
    return merged.flatMap(([key, value]) => (value ? [[key, value] as const] : []))
  }
  return Object.fromEntries(keysOf(mine, theirs).map((set) => [set, Object.fromEntries(ofSet(set))]))
}

const ASKED = ['vragenset', 'antwoorden'] as const

function mergeFollowUp(
  base: ConceptOpvolging | undefined,
  mine: ConceptOpvolging,
  theirs: ConceptOpvolging,
  report: Report,
): ConceptOpvolging {
  // Another kind has other fields, which would hide what is typed here.
  if (mine.soort !== theirs.soort) return mergeValue(base, mine, theirs, () => report(''))
  const reportIn: Report = (veld) => report(`.${veld}`)
  // Another vragenset shows other answers.
  const { vragenset } = same(mine.vragenset, theirs.vragenset)
    ? mine
    : mergeValue(base && pick(base, ASKED), pick(mine, ASKED), pick(theirs, ASKED), () => reportIn('vragenset'))
  return {
    ...mergeOtherFields(['uuid', 'soort', 'actoren', ...ASKED], base, mine, theirs, reportIn),
    uuid: mine.uuid,
    soort: mine.soort,
    actoren: mergeItems(base?.actoren ?? [], mine.actoren, theirs.actoren),
    vragenset,
    antwoorden: mergeAnswers(base?.antwoorden, mine.antwoorden, theirs.antwoorden, reportIn),
  }
}

/** Merges three states of one question, and reports the fields that both changed, which keep the value here. */
export function mergeQuestion(
  base: ConceptVraag | undefined,
  mine: ConceptVraag,
  theirs: ConceptVraag,
): { vraag: ConceptVraag; velden: string[] } {
  const velden: string[] = []
  const report: Report = (veld) => velden.push(veld)
  const vraag = {
    ...mergeOtherFields(['uuid', 'klant', 'opvolgingen', 'bijlagen'], base, mine, theirs, report),
    uuid: mine.uuid,
    klant: {
      ...mergeWho(base?.klant, mine.klant, theirs.klant, report),
      ...mergeFields(REACHED, base?.klant, mine.klant, theirs.klant, (veld) => report(`klant.${veld}`)),
    },
    opvolgingen: mergeSome(base?.opvolgingen ?? [], mine.opvolgingen, theirs.opvolgingen, (before, own, other) =>
      mergeFollowUp(before, own, other, (veld) => report(`opvolgingen.${own.uuid}${veld}`)),
    ),
    bijlagen: mergeItems(base?.bijlagen ?? [], mine.bijlagen, theirs.bijlagen),
  }
  return { vraag, velden }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Takes one step of the path of a field; in a list the step is the uuid of an item. */
function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return find(value as Item[], key)
  return isObject(value) ? value[key] : undefined
}

/** Gives the value of a question at a field that both changed. */
export const valueAt = (vraag: ConceptVraag, veld: string): unknown =>
  veld === 'klant' ? pick(vraag.klant, WHO) : veld.split('.').reduce(step, vraag as unknown)

function put(into: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(into)) return (into as Item[]).map((item) => (item.uuid === key ? put(item, rest, value) : item))
  return isObject(into) ? { ...into, [key]: put(into[key] ?? {}, rest, value) } : into
}

/** Gives a question the value of the other one, at a field that both changed. */
export function withValueOf(vraag: ConceptVraag, { vraag: other, veld }: ConceptAnders): ConceptVraag {
  const value = valueAt(other, veld)
  if (veld === 'klant') return { ...vraag, klant: { ...vraag.klant, ...(value as Partial<Klant>) } }
  // The path comes from `mergeQuestion`, and the value stood at it in another question.
  return put(vraag, veld.split('.'), value) as ConceptVraag
}

const sameOther = (one: ConceptAnders, other: ConceptAnders) =>
  one.vraag.uuid === other.vraag.uuid &&
  one.veld === other.veld &&
  same(valueAt(one.vraag, one.veld), valueAt(other.vraag, other.veld))

const MOST_OTHERS = 50

/** Gives what was entered elsewhere and is not chosen yet, after a merge that found these fields. */
function mergeOthers(
  base: ConceptInhoud,
  mine: ConceptInhoud,
  theirs: ConceptInhoud,
  { vragen, found }: { vragen: readonly ConceptVraag[]; found: readonly ConceptAnders[] },
): ConceptAnders[] {
  const isIn = (list: readonly ConceptAnders[] = [], own: ConceptAnders) => list.some((other) => sameOther(own, other))
  const there = (theirs.anders ?? []).filter((own) => !isIn(base.anders, own) || isIn(mine.anders, own))
  const here = (mine.anders ?? []).filter((own) => !isIn(base.anders, own))
  const all = [...there, ...here, ...found]
  const isOpen = ({ vraag, veld }: ConceptAnders) => {
    const now = find(vragen, vraag.uuid)
    const own = find(mine.vragen, vraag.uuid)
    if (!now || !hasField(now, veld)) return false
    const value = valueAt(vraag, veld)
    if (same(value, valueAt(now, veld))) return false
    // This is an earlier state of what is typed here.
    const before = find(base.vragen, vraag.uuid)
    const isTyped = own && before && !same(valueAt(own, veld), valueAt(before, veld))
    return !(isTyped && same(value, valueAt(before, veld)))
  }
  const open = all.filter(isOpen)
  return open.filter((own, index) => !isIn(open.slice(index + 1), own)).slice(-MOST_OTHERS)
}

/** Tells whether the field still exists, because its follow-up may be gone. */
function hasField(vraag: ConceptVraag, veld: string): boolean {
  const [list, uuid = ''] = veld.split('.')
  return list !== 'opvolgingen' || find(vraag.opvolgingen, uuid) !== undefined
}

/** Merges three states of a draft: the one kept last, the one typed here, and the one kept elsewhere. */
export function mergeDraft(base: ConceptInhoud, mine: ConceptInhoud, theirs: ConceptInhoud): ConceptInhoud {
  const found: ConceptAnders[] = []
  const vragen = mergeSome(base.vragen, mine.vragen, theirs.vragen, (before, own, other) => {
    const { vraag, velden } = mergeQuestion(before, own, other)
    found.push(...velden.map((veld) => ({ vraag: other, veld })))
    return vraag
  })
  const anders = mergeOthers(base, mine, theirs, { vragen, found })
  return { gesprek: mine.gesprek, vragen, ...(anders.length > 0 && { anders }) }
}
