import type { ReactNode } from 'react'

export type BadgeTone = 'neutral' | 'active' | 'success' | 'warning' | 'danger'

/** A badge with a state in one or two words. Its colour only repeats what the words say. */
export const StatusBadge = ({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) => (
  <span className={`utrecht-status-badge utrecht-status-badge--${tone}`}>{children}</span>
)

interface StandingProps {
  tone: BadgeTone
  state: string
  /** Other things to say, each on a line of its own; a value that is no text is left out. */
  lines: readonly (string | false | null | undefined)[]
}

/** How it is with something: a state in one or two words, and below it what there is to say about it. */
export const Standing = ({ tone, state, lines }: StandingProps) => (
  <>
    <StatusBadge tone={tone}>{state}</StatusBadge>
    {lines.map(
      (line) =>
        line && (
          <div key={line} className="balie-soft">
            {line}
          </div>
        ),
    )}
  </>
)

/** A badge with a number; `label` says what it counts. */
export const NumberBadge = ({ value, label }: { value: number | string; label: string }) => (
  <span className="utrecht-number-badge">
    {value}
    <span className="balie-visually-hidden"> {label}</span>
  </span>
)
