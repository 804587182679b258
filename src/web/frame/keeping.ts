import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { faultKind } from '../ui/problems.ts'
import { same } from './same.ts'

/** Typing must pause this long, in ms, before the text is saved. */
const REST_MS = 600
/** The time, in ms, before another attempt when saving failed. */
const RETRY_MS = 5_000

/** The version that was saved and its time; 0 and null when nothing is saved. */
export interface Version {
  versie: number
  bijgewerktOp: string | null
}

/** The content that was saved, with its version. */
export interface Kept<T> extends Version {
  inhoud: T
}

/** The operations to keep something on the server, and to merge it when it was also saved elsewhere. */
export interface Keeper<T> {
  /** Saves the content as the successor of this version. */
  save(inhoud: T, versie: number): Promise<Version>
  /** Reads from a refusal what was saved elsewhere since; undefined when the reason was another one. */
  newer(error: unknown): Kept<T> | undefined
  /** Merges the content: the last saved one, the one typed here, and the one saved elsewhere. */
  merge(base: T, mine: T, theirs: T): T
  /** Loads the saved content. This happens when the window gets the focus again. */
  load?(): Promise<Kept<T> | undefined>
}

/** The state of saving what is typed; `gone` means that it was finished or thrown away elsewhere. */
export type KeepState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'gone' }

/** The data that a screen shows: the content, whether it is saved, and how often something came from elsewhere. */
interface Snapshot<T> {
  inhoud: T
  state: KeepState
  merged: number
}

/**
 * Saves on the server what is typed, when typing pauses and when the page is left. It sends one request at a time; text typed meanwhile
 * goes with the next one. A failed attempt is repeated, even after the screen was left.
 */
function makeKeeping<T>(begin: Kept<T>, keeper: Keeper<T>, onChange: () => void) {
  let shown: Snapshot<T> = { inhoud: begin.inhoud, state: { kind: 'saved', at: begin.bijgewerktOp }, merged: 0 }
  let kept = begin
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let looking: Promise<void> | undefined
  let paused = false
  let isFailing = false

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
    isFailing = true
    keepIn(RETRY_MS)
    show({ state: { kind: 'failed', error } })
  }
  /** Saves the present content; false means that it failed. */
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
        isFailing = false
        kept = { ...version, inhoud: toKeep }
        show({ state: { kind: 'saved', at: version.bijgewerktOp } })
      }, refused)
      .finally(() => {
        sending = undefined
      })
    await sending
    // The content now includes changes from elsewhere, which must be saved too.
    return shown.merged === before ? toKeep === kept.inhoud : keep()
  }
  const lookOnce = async (): Promise<void> => {
    if (!keeper.load || sending || paused) return
    const { versie } = kept
    try {
      const theirs = await keeper.load()
      // Content that was saved from here meanwhile is newer than this answer.
      const isNow = !sending && !paused && kept.versie === versie
      if (theirs && isNow && theirs.versie !== versie) receive(theirs)
    } catch (error) {
      if (faultKind(error) === 'notFound' && !paused) end()
    }
  }
  /** Checks whether something was saved elsewhere meanwhile. */
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
    return looking
  }
  return {
    shown: () => shown,
    isKept,
    /** Tells whether what is shown would be lost with the page, because saving it failed. */
    isAtRisk: () => isFailing && !isKept(),
    keep,
    look,
    /** Saves the content and checks for changes; false means that something came from elsewhere. */
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
    /** Stops saving for now, while the content is being finished or thrown away. */
    pause: async (): Promise<void> => {
      paused = true
      clearTimeout(timer)
      while (sending) await sending
      clearTimeout(timer)
    },
    /** Resumes saving after finishing or throwing away failed. */
    resume: () => {
      paused = false
      if (!isKept()) keepIn(REST_MS)
    },
  }
}

type Keeping<T> = ReturnType<typeof makeKeeping<T>>

/** The text that is typed under a key. It stays here while a screen shows it, and until it is saved. */
interface Entry<T> {
  keeping: Keeping<T>
  /** The screens that show this entry and must hear about changes. */
  listeners: Set<() => void>
}

/** Makes a store for text typed in screens of one kind, each under its own key. The text outlives its screen until it is saved. */
export function makeKeepings<T>() {
  const entries = new Map<string, Entry<T>>()
  const open = (key: string, begin: Kept<T>, keeper: Keeper<T>): Entry<T> => {
    const known = entries.get(key)
    if (known) {
      // Some text is not saved yet, and it may have been saved elsewhere meanwhile.
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
    /** Shows an entry, and returns a function that stops showing it. */
    join: (key: string, entry: Entry<T>, listener: () => void) => {
      entries.set(key, entry)
      entry.listeners.add(listener)
      return () => {
        entry.listeners.delete(listener)
        void entry.keeping.keep().finally(() => forgetWhenDone(key))
      }
    },
    /**
     * Waits until the texts under keys with this prefix were saved or could not be, so that a read from the server gives the latest
     * version.
     */
    settled: async (prefix: string): Promise<void> => {
      const of = [...entries].filter(([key]) => key.startsWith(prefix))
      await Promise.all(of.map(([, { keeping }]) => keeping.keep()))
    },
  }
}

export type Keepings<T> = ReturnType<typeof makeKeepings<T>>

/**
 * Shows what is typed, and saves it.
 * @param key identifies the content; for another key, mount the component anew
 * @param begin the last saved content; text typed here since and not yet saved takes precedence
 */
export function useKeeping<T>(keepings: Keepings<T>, key: string, begin: Kept<T>, keeper: Keeper<T>) {
  const [entry] = useState(() => keepings.open(key, begin, keeper))
  const { keeping } = entry
  const subscribe = useCallback((listener: () => void) => keepings.join(key, entry, listener), [keepings, key, entry])
  const { inhoud, state, merged } = useSyncExternalStore(subscribe, keeping.shown)
  // Leaving the page saves everything, and coming back shows changes made elsewhere.
  useEffect(() => {
    const onLeave = () => void keeping.keep()
    // Text that cannot be saved now would be lost with the page, so the browser asks first.
    const onUnload = (event: BeforeUnloadEvent) => {
      if (keeping.isAtRisk()) event.preventDefault()
    }
    const onReturn = () => void (document.visibilityState === 'visible' && keeping.look())
    window.addEventListener('pagehide', onLeave)
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('focus', onReturn)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('focus', onReturn)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [keeping])
  const { change, keep, sync, pause, resume } = keeping
  return { inhoud, latest: () => keeping.shown().inhoud, state, merged, change, keep, sync, pause, resume }
}
