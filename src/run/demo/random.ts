/** A stream of pseudo-random numbers. One seed, stream and index always give the same numbers. */
export interface Random {
  /** Gives a number in [0, 1). */
  next(): number
  /** Gives a whole number in [0, below). */
  int(below: number): number
  /** Gives a whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  /** Gives true with this probability. */
  chance(probability: number): boolean
  /** Picks one of the items, each as likely as the other. */
  pick<T>(items: readonly T[]): T
}

/** Mixes 32 bits so that neighbouring numbers have nothing in common (the finaliser of MurmurHash3). */
function mix(bits: number): number {
  let h = bits | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const WARM_UP = 8

/**
 * Makes a stream for one item (sfc32). Streams of different items do not depend on each other, so item N is the same however many items
 * there are and in whatever order they are made.
 * @param seed chooses the data set
 * @param stream chooses the kind of item
 * @param index chooses the item
 */
export function random(seed: number, stream: number, index: number): Random {
  let a = mix(seed ^ 0x9e3779b9)
  let b = mix(stream + 0x7f4a7c15) ^ a
  let c = mix(index + 0x165667b1) ^ Math.imul(b, 31)
  let counter = 1
  const next32 = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < WARM_UP; i += 1) next32()
  const next = () => next32() / 4_294_967_296
  const int = (below: number) => Math.floor(next() * below)
  return {
    next,
    int,
    between: (min, max) => min + int(max - min + 1),
    chance: (probability) => next() < probability,
    pick: (items) => at(items, int(items.length)),
  }
}

/** Gives the item at this place, which must exist. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new RangeError(`No item ${index} in a list of ${items.length}.`)
  return item
}

/** Makes a choice between items that are not equally likely; it is prepared once, so that choosing is cheap. */
export function weighted<T>(items: readonly T[], weight: (item: T) => number): (r: Random) => T {
  const bounds: number[] = []
  let total = 0
  for (const item of items) {
    total += weight(item)
    bounds.push(total)
  }
  return (r) => {
    const drawn = r.next() * total
    return at(
      items,
      bounds.findIndex((bound) => drawn < bound),
    )
  }
}

const hex = (r: Random, digits: number) => Array.from({ length: digits }, () => r.int(16).toString(16)).join('')

/** Draws a uuid of version 4 from this stream. */
export function uuid(r: Random): string {
  return `${hex(r, 8)}-${hex(r, 4)}-4${hex(r, 3)}-${(8 + r.int(4)).toString(16)}${hex(r, 3)}-${hex(r, 12)}`
}

/** Draws this many decimal digits. */
export function digits(r: Random, count: number): string {
  return r
    .int(10 ** count)
    .toString()
    .padStart(count, '0')
}
