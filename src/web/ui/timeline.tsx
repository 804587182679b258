import type { ReactNode } from 'react'

interface TimelineProps<Item> {
  items: readonly Item[]
  keyOf(item: Item): string
  children(item: Item): ReactNode
}

/** What happened, one after the other. */
export const Timeline = <Item,>({ items, keyOf, children }: TimelineProps<Item>) => (
  <ol className="balie-timeline">
    {items.map((item) => (
      <li key={keyOf(item)}>{children(item)}</li>
    ))}
  </ol>
)
