import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'

interface PagedTableProps<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ resultaten: Row[] }>>
  /** What the table holds. */
  caption: string
  keyOf(row: Row): string
  columns: readonly Column<Row>[]
  /** Says that there is nothing. */
  empty: string
  /** Says how many are shown. */
  shown(count: number): string
}

/** A list that comes in parts, as a table. */
export function PagedTable<Row>({ query, caption, keyOf, columns, empty, shown }: PagedTableProps<Row>) {
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ resultaten }) => resultaten)
        if (rows.length === 0) return <EmptyState>{empty}</EmptyState>
        return (
          <>
            <Table caption={caption} hideCaption rows={rows} keyOf={keyOf} columns={columns} />
            <LoadMore query={query} shown={shown(rows.length)} />
          </>
        )
      }}
    </Loaded>
  )
}
