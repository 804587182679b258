import type { ReactNode } from 'react'

interface TimelineProps<Item> {
  items: readonly Item[]
  keyOf(item: Item): string
  children(item: Item): ReactNode
}

/** A list of events in the order in which they happened. */
export const Timeline = <Item,>({ items, keyOf, children }: TimelineProps<Item>) => (
  <ol className="balie-timeline">
    {items.map((item) => (
      <li key={keyOf(item)}>{children(item)}</li>
    ))}
  </ol>
)
