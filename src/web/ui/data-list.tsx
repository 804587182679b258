import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface DataListProps {
  /** An item whose value is absent (null, undefined, false or "") is not shown. */
  items: readonly (readonly [label: string, value: ReactNode])[]
  /** The label stands above the value. */
  stacked?: boolean
}

const isAbsent = (value: ReactNode) => value === null || value === undefined || value === false || value === ''

/** A list of data with their names. */
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
