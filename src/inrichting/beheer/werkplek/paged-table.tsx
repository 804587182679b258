import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, type Selection, Table } from '../../../web/ui/table.tsx'

interface PagedTableProps<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ resultaten: Row[] }>>
  /** The caption says what the table holds. */
  caption: string
  keyOf(row: Row): string
  columns: readonly Column<Row>[]
  /** Rows can be chosen, to do something with several at once. */
  selection?: Selection<Row>
  /** This text says that there is nothing. */
  empty: string
  /** Says how many rows are shown. */
  shown(count: number): string
}

/** A table for a list that is loaded in parts. */
export function PagedTable<Row>({ query, caption, keyOf, columns, selection, empty, shown }: PagedTableProps<Row>) {
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ resultaten }) => resultaten)
        if (rows.length === 0) return <EmptyState>{empty}</EmptyState>
        return (
          <>
            <Table
              caption={caption}
              hideCaption
              rows={rows}
              keyOf={keyOf}
              columns={columns}
              {...(selection && { selection })}
            />
            <LoadMore query={query} shown={shown(rows.length)} />
          </>
        )
      }}
    </Loaded>
  )
}
