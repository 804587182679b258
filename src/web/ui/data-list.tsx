import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface DataListProps {
  /** What is absent (null, undefined, false or "") is not shown. */
  items: readonly (readonly [label: string, value: ReactNode])[]
  /** The label above the value. */
  stacked?: boolean
}

const isAbsent = (value: ReactNode) => value === null || value === undefined || value === false || value === ''

/** What is known of something, by name. */
export const DataList = ({ items, stacked = false }: DataListProps) => (
  <dl className={classes('utrecht-data-list', 'balie-data-list', stacked && 'balie-data-list--stacked')}>
    {items
      .filter(([, value]) => !isAbsent(value))
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
