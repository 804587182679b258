import { same } from '../../../../web/frame/same.ts'
import type { ConceptAnders, ConceptInhoud, ConceptOpvolging, ConceptVraag } from '../../../concepten/contract.ts'

// One running contact in two windows: what was kept last, what is typed here, and what was kept there, become one. Nobody's text is lost: where
// both changed the same, what is typed here stays, and what was entered there is kept beside it until somebody chooses.

type Klant = ConceptVraag['klant']
type Item = { uuid: string }

/** Says that both changed the same: the field, as a path in the question (`klant.achternaam`, `opvolgingen.{uuid}.handeling`). */
type Report = (veld: string) => void

const find = <T extends Item>(items: readonly T[] | undefined, uuid: string) =>
  items?.find((item) => item.uuid === uuid)

const pick = <T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, Key>

/** What changed in one of the two only; else what is here. */
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

/** What was added on either side is there; what one took away is gone, unless the other changed it. */
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

/** The same of a list that holds at least one. */
function mergeSome<T extends Item>(...of: Parameters<typeof mergeItems<T>>): T[] {
  const merged = mergeItems(...of)
  return merged.length > 0 ? merged : [...of[2]]
}

/** Who it is as the screen shows it: found, established, one of many, or described. It belongs together (R1). */
const MODE = ['partij', 'gevonden', 'namens', 'voortaan', 'middel', 'niveau'] as const
const DESCRIBED = ['nummers', 'voornaam', 'voorvoegsel', 'achternaam', 'organisatie'] as const
const WHO = [...MODE, 'ontvangers', ...DESCRIBED] as const
const REACHED = ['telefoonnummer', 'emailadres'] as const

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

const keysOf = (...of: (object | undefined)[]) => [...new Set(of.flatMap((each) => Object.keys(each ?? {})))]

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

const SAID = ['kanaal', 'onderwerp', 'inhoud', 'taal', 'vertrouwelijk', 'initiatiefnemer', 'dag'] as const
const TO_DO = ['handeling', 'toelichting', 'zaaknummer'] as const
const ASKED = ['vragenset', 'antwoorden'] as const

function mergeFollowUp(
  base: ConceptOpvolging | undefined,
  mine: ConceptOpvolging,
  theirs: ConceptOpvolging,
  report: Report,
): ConceptOpvolging {
  // Another kind has other fields: what is typed here would go out of sight.
  if (mine.soort !== theirs.soort) return mergeValue(base, mine, theirs, () => report(''))
  const reportIn: Report = (veld) => report(`.${veld}`)
  // Of another vragenset other answers are in sight.
  const { vragenset } = same(mine.vragenset, theirs.vragenset)
    ? mine
    : mergeValue(base && pick(base, ASKED), pick(mine, ASKED), pick(theirs, ASKED), () => reportIn('vragenset'))
  return {
    ...mine,
    ...mergeFields(TO_DO, base, mine, theirs, reportIn),
    actoren: mergeItems(base?.actoren ?? [], mine.actoren, theirs.actoren),
    vragenset,
    antwoorden: mergeAnswers(base?.antwoorden, mine.antwoorden, theirs.antwoorden, reportIn),
  }
}

/** One question out of three states of it, and the fields that both changed: there what is here stayed. */
export function mergeQuestion(
  base: ConceptVraag | undefined,
  mine: ConceptVraag,
  theirs: ConceptVraag,
): { vraag: ConceptVraag; velden: string[] } {
  const velden: string[] = []
  const report: Report = (veld) => velden.push(veld)
  const vraag = {
    ...mine,
    ...mergeFields(SAID, base, mine, theirs, report),
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

/** A step of the path of a field: in a list by the uuid of an item. */
function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return find(value as Item[], key)
  return isObject(value) ? value[key] : undefined
}

/** What a question holds at a field that both changed. */
export const valueAt = (vraag: ConceptVraag, veld: string): unknown =>
  veld === 'klant' ? pick(vraag.klant, WHO) : veld.split('.').reduce(step, vraag as unknown)

function put(into: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(into)) return (into as Item[]).map((item) => (item.uuid === key ? put(item, rest, value) : item))
  return isObject(into) ? { ...into, [key]: put(into[key] ?? {}, rest, value) } : into
}

/** A question with, at a field that both changed, what the other one holds there. */
export function withValueOf(vraag: ConceptVraag, { vraag: other, veld }: ConceptAnders): ConceptVraag {
  const value = valueAt(other, veld)
  if (veld === 'klant') return { ...vraag, klant: { ...vraag.klant, ...(value as Partial<Klant>) } }
  // The path is one of those of `mergeQuestion`, and the value stood there in another question.
  return put(vraag, veld.split('.'), value) as ConceptVraag
}

const sameOther = (one: ConceptAnders, other: ConceptAnders) =>
  one.vraag.uuid === other.vraag.uuid &&
  one.veld === other.veld &&
  same(valueAt(one.vraag, one.veld), valueAt(other.vraag, other.veld))

const MOST_OTHERS = 50

/** What was entered elsewhere and is not chosen yet, after a merge that found these. */
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
    // An earlier state of what is typed here.
    const before = find(base.vragen, vraag.uuid)
    const isTyped = own && before && !same(valueAt(own, veld), valueAt(before, veld))
    return !(isTyped && same(value, valueAt(before, veld)))
  }
  const open = all.filter(isOpen)
  return open.filter((own, index) => !isIn(open.slice(index + 1), own)).slice(-MOST_OTHERS)
}

/** Is there still something to fill in: the follow-up may be gone. */
function hasField(vraag: ConceptVraag, veld: string): boolean {
  const [list, uuid = ''] = veld.split('.')
  return list !== 'opvolgingen' || find(vraag.opvolgingen, uuid) !== undefined
}

/** What a window goes on with: out of what was kept last, what is typed here, and what was kept elsewhere. */
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
