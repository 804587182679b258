import { useEffect, useRef, useState } from 'react'
import { type Concept, type ConceptInhoud, concepten, conceptVeranderd } from '../../concepten/contract.ts'
import { faultKind, isProblem } from '../../ui/problems.ts'
import { clientOf } from '../../werkplek/client.ts'

/** Typing has to rest this long before it is kept. */
const REST_MS = 600
/** How long until it is tried again when it could not be kept. */
const RETRY_MS = 5_000

export type DraftState = { kind: 'saved'; at: string } | { kind: 'saving' } | { kind: 'failed' } | { kind: 'conflict' }

/**
 * A running contact: what it holds, and keeping it on the server while it is typed. One request at a time; what is typed meanwhile goes with
 * the next one.
 */
export function useDraft(concept: Concept) {
  const [inhoud, setInhoud] = useState(concept.inhoud)
  const [state, setState] = useState<DraftState>({ kind: 'saved', at: concept.bijgewerktOp })
  const latest = useRef(concept.inhoud)
  const kept = useRef({ versie: concept.versie, inhoud: concept.inhoud })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<void>>(undefined)
  const ended = useRef(false)

  const keep = async (): Promise<void> => {
    clearTimeout(timer.current)
    await sending.current
    const toKeep = latest.current
    if (ended.current || toKeep === kept.current.inhoud) return
    setState({ kind: 'saving' })
    sending.current = clientOf(concepten)
      .bewaren({ params: { uuid: concept.uuid }, body: { versie: kept.current.versie, inhoud: toKeep } })
      .then(({ versie, bijgewerktOp }) => {
        kept.current = { versie, inhoud: toKeep }
        setState({ kind: 'saved', at: bijgewerktOp })
      })
      .catch((error: unknown) => {
        // It was registered or thrown away meanwhile: there is nothing to keep.
        if (faultKind(error) === 'notFound') return
        if (!isProblem(error, conceptVeranderd)) {
          setState({ kind: 'failed' })
          timer.current = setTimeout(() => void keep(), RETRY_MS)
          return
        }
        const newer = error.problem.concept as Concept
        kept.current = { versie: newer.versie, inhoud: newer.inhoud }
        latest.current = newer.inhoud
        setInhoud(newer.inhoud)
        setState({ kind: 'conflict' })
      })
    await sending.current
  }
  const change = (next: ConceptInhoud) => {
    latest.current = next
    setInhoud(next)
    if (ended.current) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep(), REST_MS)
  }
  /** There is nothing more to keep: it was registered, or is thrown away. */
  const end = async (): Promise<void> => {
    ended.current = true
    clearTimeout(timer.current)
    await sending.current
  }
  // Who leaves the page leaves nothing unkept.
  const leave = useRef(keep)
  leave.current = keep
  useEffect(() => {
    const onLeave = () => void leave.current()
    window.addEventListener('pagehide', onLeave)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      onLeave()
    }
  }, [])
  return { inhoud, state, change, end, turn: state.kind === 'conflict' ? kept.current.versie : 0 }
}
