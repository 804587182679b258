import type { ReactNode } from 'react'

export type BadgeTone = 'neutral' | 'active' | 'success' | 'warning' | 'danger'

/** A badge with a state in one or two words. Its colour only repeats what the words say. */
export const StatusBadge = ({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) => (
  <span className={`utrecht-status-badge utrecht-status-badge--${tone}`}>{children}</span>
)

/** A badge with a number; `label` says what it counts. */
export const NumberBadge = ({ value, label }: { value: number | string; label: string }) => (
  <span className="utrecht-number-badge">
    {value}
    <span className="balie-visually-hidden"> {label}</span>
  </span>
)
