import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { faultKind } from '../ui/problems.ts'
import { same } from './same.ts'

/** Typing has to rest this long before it is kept. */
const REST_MS = 600
/** How long until it is tried again when it could not be kept. */
const RETRY_MS = 5_000

/** Which version was kept, and when; 0 and null: nothing is. */
export interface Version {
  versie: number
  bijgewerktOp: string | null
}

/** What was kept. */
export interface Kept<T> extends Version {
  inhoud: T
}

/** How something is kept on the server, and what is done when it was kept elsewhere too. */
export interface Keeper<T> {
  /** Keeps it in the place of this version. */
  save(inhoud: T, versie: number): Promise<Version>
  /** What was kept elsewhere since, out of a refusal; undefined: it was refused for another reason. */
  newer(error: unknown): Kept<T> | undefined
  /** What is here from then on: out of what was kept last, what is typed here, and what was kept elsewhere. */
  merge(base: T, mine: T, theirs: T): T
  /** What is kept now: asked when the window gets the focus again. */
  load?(): Promise<Kept<T> | undefined>
}

/** Whether what is typed is kept; `gone`: it was finished or thrown away elsewhere. */
export type KeepState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'gone' }

/** What a screen shows of it: the content, whether that is kept, and how often something came from elsewhere. */
interface Snapshot<T> {
  inhoud: T
  state: KeepState
  merged: number
}

/**
 * Keeps on the server what is typed: when typing rests, and when the page is left. One request at a time; what is typed meanwhile goes with
 * the next one. What could not be kept is tried again, also after its screen was left.
 */
function makeKeeping<T>(begin: Kept<T>, keeper: Keeper<T>, onChange: () => void) {
  let shown: Snapshot<T> = { inhoud: begin.inhoud, state: { kind: 'saved', at: begin.bijgewerktOp }, merged: 0 }
  let kept = begin
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let looking: Promise<void> | undefined
  let paused = false

  const show = (change: Partial<Snapshot<T>>) => {
    shown = { ...shown, ...change }
    onChange()
  }
  const isKept = () => paused || shown.inhoud === kept.inhoud
  const keepIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), ms)
  }
  const receive = (theirs: Kept<T>) => {
    const inhoud = keeper.merge(kept.inhoud, shown.inhoud, theirs.inhoud)
    const isTheirs = same(inhoud, theirs.inhoud)
    kept = isTheirs ? { ...theirs, inhoud } : theirs
    const state: KeepState = isTheirs ? { kind: 'saved', at: theirs.bijgewerktOp } : { kind: 'saving' }
    show({ inhoud, merged: shown.merged + 1, state })
    if (!isTheirs) keepIn(0)
  }
  const end = () => {
    paused = true
    show({ state: { kind: 'gone' } })
  }
  const refused = (error: unknown) => {
    const theirs = keeper.newer(error)
    if (theirs) return receive(theirs)
    if (faultKind(error) === 'notFound') return end()
    keepIn(RETRY_MS)
    show({ state: { kind: 'failed', error } })
  }
  /** Keeps what is here now; false: that did not succeed. */
  const keep = async (): Promise<boolean> => {
    clearTimeout(timer)
    while (sending) await sending
    const toKeep = shown.inhoud
    if (toKeep === kept.inhoud) return true
    if (paused) return false
    const before = shown.merged
    show({ state: { kind: 'saving' } })
    sending = keeper
      .save(toKeep, kept.versie)
      .then((version) => {
        kept = { ...version, inhoud: toKeep }
        show({ state: { kind: 'saved', at: version.bijgewerktOp } })
      }, refused)
      .finally(() => {
        sending = undefined
      })
    await sending
    // What came from elsewhere is in it now: that is kept.
    return shown.merged === before ? toKeep === kept.inhoud : keep()
  }
  const lookOnce = async (): Promise<void> => {
    if (!keeper.load || sending || paused) return
    const { versie } = kept
    try {
      const theirs = await keeper.load()
      // What was kept from here in the meantime is newer than this answer.
      const isNow = !sending && !paused && kept.versie === versie
      if (theirs && isNow && theirs.versie !== versie) receive(theirs)
    } catch (error) {
      if (faultKind(error) === 'notFound' && !paused) end()
    }
  }
  /** Looks whether it was kept elsewhere meanwhile. */
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
    return looking
  }
  return {
    shown: () => shown,
    isKept,
    keep,
    look,
    /** Keeps what is here, and looks; false: something came from elsewhere. */
    sync: async (): Promise<boolean> => {
      const before = shown.merged
      await keep()
      await look()
      return shown.merged === before
    },
    change: (inhoud: T) => {
      show({ inhoud })
      if (!paused) keepIn(REST_MS)
    },
    /** Keeps nothing more for now: it is being finished, or thrown away. */
    pause: async (): Promise<void> => {
      paused = true
      clearTimeout(timer)
      while (sending) await sending
      clearTimeout(timer)
    },
    /** That did not succeed: it is kept again. */
    resume: () => {
      paused = false
      if (!isKept()) keepIn(REST_MS)
    },
  }
}

type Keeping<T> = ReturnType<typeof makeKeeping<T>>

/** What is being typed, by a key; it stays here while a screen shows it, and until it is kept. */
interface Entry<T> {
  keeping: Keeping<T>
  /** How many screens show it, to be told of changes. */
  listeners: Set<() => void>
}

/** What is typed in screens of one kind, each under a key of its own. It outlives its screen until it is kept. */
export function makeKeepings<T>() {
  const entries = new Map<string, Entry<T>>()
  const open = (key: string, begin: Kept<T>, keeper: Keeper<T>): Entry<T> => {
    const known = entries.get(key)
    if (known) {
      // Something is not kept yet, and may have been kept elsewhere meanwhile.
      void known.keeping.look()
      return known
    }
    const listeners = new Set<() => void>()
    const keeping: Keeping<T> = makeKeeping(begin, keeper, () => {
      for (const listener of listeners) listener()
      forgetWhenDone(key)
    })
    const entry = { keeping, listeners }
    entries.set(key, entry)
    return entry
  }
  const forgetWhenDone = (key: string) => {
    const entry = entries.get(key)
    if (entry && entry.listeners.size === 0 && entry.keeping.isKept()) entries.delete(key)
  }
  return {
    open,
    /** Shows an entry; gives what ends that. */
    join: (key: string, entry: Entry<T>, listener: () => void) => {
      entries.set(key, entry)
      entry.listeners.add(listener)
      return () => {
        entry.listeners.delete(listener)
        void entry.keeping.keep().finally(() => forgetWhenDone(key))
      }
    },
    /** Waits until what was typed under keys that begin so is kept, or could not be: who reads it from the server reads the last of it. */
    settled: async (prefix: string): Promise<void> => {
      const of = [...entries].filter(([key]) => key.startsWith(prefix))
      await Promise.all(of.map(([, { keeping }]) => keeping.keep()))
    },
  }
}

export type Keepings<T> = ReturnType<typeof makeKeepings<T>>

/**
 * Shows what is typed and keeps it.
 * @param key whose it is; for another one, mount anew
 * @param begin what was kept last; what was typed here since and is not kept yet goes before it
 */
export function useKeeping<T>(keepings: Keepings<T>, key: string, begin: Kept<T>, keeper: Keeper<T>) {
  const [entry] = useState(() => keepings.open(key, begin, keeper))
  const { keeping } = entry
  const subscribe = useCallback((listener: () => void) => keepings.join(key, entry, listener), [keepings, key, entry])
  const { inhoud, state, merged } = useSyncExternalStore(subscribe, keeping.shown)
  // Who leaves the page leaves nothing unkept; who comes back sees what was done elsewhere.
  useEffect(() => {
    const onLeave = () => void keeping.keep()
    const onReturn = () => void (document.visibilityState === 'visible' && keeping.look())
    window.addEventListener('pagehide', onLeave)
    window.addEventListener('focus', onReturn)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      window.removeEventListener('focus', onReturn)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [keeping])
  const { change, keep, sync, pause, resume } = keeping
  return { inhoud, latest: () => keeping.shown().inhoud, state, merged, change, keep, sync, pause, resume }
}
