/** Does work when its outcome is first asked for, and keeps it: what takes long to make and is seldom asked for does not delay the start. */
export function once<T>(work: () => T): () => T {
  let done: { outcome: T } | undefined
  return () => {
    done ??= { outcome: work() }
    return done.outcome
  }
}
