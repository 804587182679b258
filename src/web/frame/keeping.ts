import { useEffect, useRef, useState } from 'react'
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

/**
 * Keeps on the server what is typed: when typing rests, and when the page is left. One request at a time; what is typed meanwhile goes with
 * the next one. What could not be kept is tried again.
 */
export function useKeeping<T>(begin: Kept<T>, keeper: Keeper<T>) {
  const [inhoud, setInhoud] = useState(begin.inhoud)
  const [state, setState] = useState<KeepState>({ kind: 'saved', at: begin.bijgewerktOp })
  /** Counts the times that something came from elsewhere. */
  const [merged, setMerged] = useState(0)
  const received = useRef(0)
  const latest = useRef(begin.inhoud)
  const kept = useRef(begin)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<void>>(undefined)
  const looking = useRef<Promise<void>>(undefined)
  const paused = useRef(false)

  const keepIn = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep(), ms)
  }
  const receive = (theirs: Kept<T>) => {
    const next = keeper.merge(kept.current.inhoud, latest.current, theirs.inhoud)
    const isTheirs = same(next, theirs.inhoud)
    kept.current = isTheirs ? { ...theirs, inhoud: next } : theirs
    latest.current = next
    setInhoud(next)
    received.current += 1
    setMerged(received.current)
    setState(isTheirs ? { kind: 'saved', at: theirs.bijgewerktOp } : { kind: 'saving' })
    if (!isTheirs) keepIn(0)
  }
  const end = () => {
    paused.current = true
    setState({ kind: 'gone' })
  }
  const refused = (error: unknown) => {
    const theirs = keeper.newer(error)
    if (theirs) return receive(theirs)
    if (faultKind(error) === 'notFound') return end()
    setState({ kind: 'failed', error })
    keepIn(RETRY_MS)
  }
  /** Keeps what is here now; false: that did not succeed. */
  const keep = async (): Promise<boolean> => {
    clearTimeout(timer.current)
    while (sending.current) await sending.current
    const toKeep = latest.current
    if (toKeep === kept.current.inhoud) return true
    if (paused.current) return false
    const before = received.current
    setState({ kind: 'saving' })
    sending.current = keeper
      .save(toKeep, kept.current.versie)
      .then((version) => {
        kept.current = { ...version, inhoud: toKeep }
        setState({ kind: 'saved', at: version.bijgewerktOp })
      }, refused)
      .finally(() => {
        sending.current = undefined
      })
    await sending.current
    // What came from elsewhere is in it now: that is kept.
    return received.current === before ? toKeep === kept.current.inhoud : keep()
  }
  const lookOnce = async (): Promise<void> => {
    if (!keeper.load || sending.current || paused.current) return
    const { versie } = kept.current
    try {
      const theirs = await keeper.load()
      // What was kept from here in the meantime is newer than this answer.
      const isNow = !sending.current && !paused.current && kept.current.versie === versie
      if (theirs && isNow && theirs.versie !== versie) receive(theirs)
    } catch (error) {
      if (faultKind(error) === 'notFound' && !paused.current) end()
    }
  }
  /** Looks whether it was kept elsewhere meanwhile. */
  const look = (): Promise<void> => {
    looking.current ??= lookOnce().finally(() => {
      looking.current = undefined
    })
    return looking.current
  }
  /** Keeps what is here, and looks; false: something came from elsewhere. */
  const sync = async (): Promise<boolean> => {
    const before = received.current
    await keep()
    await look()
    return received.current === before
  }
  const change = (next: T) => {
    latest.current = next
    setInhoud(next)
    if (!paused.current) keepIn(REST_MS)
  }
  /** Keeps nothing more for now: it is being finished, or thrown away. */
  const pause = async (): Promise<void> => {
    paused.current = true
    clearTimeout(timer.current)
    while (sending.current) await sending.current
    clearTimeout(timer.current)
  }
  /** That did not succeed: it is kept again. */
  const resume = () => {
    paused.current = false
    if (latest.current !== kept.current.inhoud) keepIn(REST_MS)
  }
  // Who leaves the page leaves nothing unkept; who comes back sees what was done elsewhere.
  const now = useRef({ keep, look })
  now.current = { keep, look }
  useEffect(() => {
    const onLeave = () => void now.current.keep()
    const onReturn = () => void (document.visibilityState === 'visible' && now.current.look())
    window.addEventListener('pagehide', onLeave)
    window.addEventListener('focus', onReturn)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      window.removeEventListener('focus', onReturn)
      document.removeEventListener('visibilitychange', onReturn)
      onLeave()
    }
  }, [])
  return { inhoud, latest, state, merged, change, keep, sync, pause, resume }
}
