import { Actions, Button } from '../../../web/ui/button.tsx'
import type { Column } from '../../../web/ui/table.tsx'

interface ActsColumnOptions<Row> {
  head: string
  /** The text of the button that opens a row to change it. */
  change: string
  /** The text of the button that asks to remove a row. */
  remove: string
  /** Names a row for who does not see which line a button is in. */
  nameOf(row: Row): string
  onChange(row: Row): void
  onRemove(row: Row): void
  /** A row that may not go has no button for it; by default all may. */
  mayRemove?(row: Row): boolean
}

/** Makes the column of a list of beheer with what one does to a row: change it, or remove it. */
export const actsColumn = <Row,>({
  head,
  change,
  remove,
  nameOf,
  onChange,
  onRemove,
  mayRemove = () => true,
}: ActsColumnOptions<Row>): Column<Row> => ({
  key: 'doen',
  head,
  cell: (row) => (
    <Actions>
      <Button about={nameOf(row)} onClick={() => onChange(row)}>
        {change}
      </Button>
      {mayRemove(row) && (
        <Button about={nameOf(row)} variant="subtle" onClick={() => onRemove(row)}>
          {remove}
        </Button>
      )}
    </Actions>
  ),
})
