import { memo, type ReactNode, type RefObject, useId, useRef } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { EmptyState } from './progress.tsx'
import { kitTexts } from './texts.ts'
import './table.css'

export interface Column<Row> {
  key: string
  head: string
  cell(row: Row): ReactNode
  /** The sort key of the column. A minus before it means descending. */
  sort?: string
  /** The cell names the row. */
  isRowHeader?: boolean
}

/** The rows of a table that were chosen. */
export interface Selection<Row> {
  selected: ReadonlySet<string>
  onChange(selected: ReadonlySet<string>): void
  /** Gives the name of the row: "Taak 10000042". */
  labelOf(row: Row): string
}

interface TableProps<Row> {
  /** The caption says what the table holds. It is shown unless `hideCaption` is set. */
  caption: string
  hideCaption?: boolean
  rows: readonly Row[]
  keyOf(row: Row): string
  columns: readonly Column<Row>[]
  /** This text says that there is nothing, in place of a table without rows. */
  empty?: string
  /** The sort key in use: `uiterlijkOp`, or `-uiterlijkOp` for descending. */
  sort?: string
  onSort?: (sort: string) => void
  selection?: Selection<Row>
  /** Opens a row when the user clicks on it outside its controls. The row has a link that does the same by keyboard. */
  onOpen?: (row: Row) => void
  /** Rows with the same group stand together under its name; they come in that order. */
  groupOf?: ((row: Row) => string) | undefined
  /** Each row is one line, and what does not fit is cut off with an ellipsis; on a narrow screen rows are cards as always. */
  compact?: boolean
  /** Nothing in the cells takes the focus, so the table itself does: where it is too wide, it is scrolled with the keys (WCAG 2.1.1). */
  takesFocus?: boolean
}

const DIRECTIONS = { up: 'ascending', down: 'descending', none: 'none' } as const

function directionOf(sort: string | undefined, key: string): keyof typeof DIRECTIONS {
  if (sort === key) return 'up'
  return sort === `-${key}` ? 'down' : 'none'
}

function SortHeader({
  column,
  head,
  name,
  sort,
  onSort,
}: {
  column: string
  head: string
  name: string
  sort: string | undefined
  onSort(sort: string): void
}) {
  const direction = directionOf(sort, name)
  const icon = { up: 'up', down: 'down', none: 'both' } as const
  return (
    <th scope="col" className="utrecht-table__header-cell" data-column={column} aria-sort={DIRECTIONS[direction]}>
      <button
        type="button"
        className="balie-table__sort"
        onClick={() => onSort(direction === 'up' ? `-${name}` : name)}
      >
        {head}
        <Icon name={icon[direction]} />
      </button>
    </th>
  )
}

interface CheckProps {
  label: string
  checked: boolean
  indeterminate?: boolean
  onChange(checked: boolean): void
}

function Check({ label, checked, indeterminate = false, onChange }: CheckProps) {
  const id = useId()
  return (
    <label htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        ref={(input) => {
          if (input) input.indeterminate = indeterminate
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="balie-visually-hidden">{label}</span>
    </label>
  )
}

/** Tells whether a click was meant for the row, and not for a control in it or to select text. */
function isForRow({ target }: { target: EventTarget }): boolean {
  if (target instanceof Element && target.closest('a, button, input, label')) return false
  return window.getSelection()?.toString() === ''
}

/** Adds this key to a set or removes it. */
function changed(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const copy = new Set(set)
  if (isIn) copy.add(key)
  else copy.delete(key)
  return copy
}

interface RowProps<Row> {
  row: Row
  rowKey: string
  columns: readonly Column<Row>[]
  /** The label of the checkbox; without it there is no checkbox. */
  selectLabel: string | undefined
  isSelected: boolean
  opens: boolean
  acts: RefObject<{ select(key: string, isIn: boolean): void; open(row: Row): void }>
}

function RowOf<Row>({ row, rowKey, columns, selectLabel, isSelected, opens, acts }: RowProps<Row>) {
  return (
    <tr
      className={classes('utrecht-table__row', opens && 'balie-table__row--open')}
      data-key={rowKey}
      data-selected={isSelected || undefined}
      onClick={opens ? (event) => isForRow(event) && acts.current.open(row) : undefined}
    >
      {selectLabel !== undefined && (
        <td className="utrecht-table__cell balie-table__check">
          <Check
            label={selectLabel}
            checked={isSelected}
            onChange={(checked) => acts.current.select(rowKey, checked)}
          />
        </td>
      )}
      {columns.map(({ key, head, cell, isRowHeader }) =>
        isRowHeader ? (
          <th key={key} scope="row" className="utrecht-table__cell" data-column={key}>
            {cell(row)}
          </th>
        ) : (
          <td key={key} className="utrecht-table__cell" data-label={head} data-column={key}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

/**
 * Renders a row again only when the row, its columns or its selection changed, because in a list of a thousand rows one is ticked at a
 * time.
 */
const TableRow = memo(RowOf) as typeof RowOf

interface Group<Row> {
  /** Undefined: the rows are in no group. */
  name: string | undefined
  members: Row[]
}

/** Puts rows that follow each other in the same group together. */
function groupsOf<Row>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined): Group<Row>[] {
  const groups: Group<Row>[] = groupOf ? [] : [{ name: undefined, members: [...rows] }]
  for (const row of groupOf ? rows : []) {
    const name = groupOf?.(row)
    const last = groups.at(-1)
    if (last && last.name === name) last.members.push(row)
    else groups.push({ name, members: [row] })
  }
  return groups
}

/** A table. On a narrow screen each row is a card. The owner of the rows does the sorting; the selection is kept by key. */
export function Table<Row>({
  caption,
  hideCaption = false,
  rows,
  keyOf,
  columns,
  empty,
  sort,
  onSort,
  selection,
  onOpen,
  groupOf,
  compact = false,
  takesFocus = false,
}: TableProps<Row>) {
  const texts = useTexts(kitTexts)
  const keys = rows.map(keyOf)
  const chosen = selection ? keys.filter((key) => selection.selected.has(key)) : []
  const acts: RowProps<Row>['acts'] = useRef({ select: () => undefined, open: () => undefined })
  acts.current = {
    select: (key, isIn) => selection?.onChange(changed(selection.selected, key, isIn)),
    open: (row) => onOpen?.(row),
  }
  if (empty && rows.length === 0) return <EmptyState>{empty}</EmptyState>
  return (
    <div
      className={classes('balie-table', compact && 'balie-table--compact')}
      {...(takesFocus && { tabIndex: 0, role: 'region', 'aria-label': caption })}
    >
      <table className="utrecht-table">
        <caption className={hideCaption ? 'balie-visually-hidden' : 'utrecht-table__caption'}>{caption}</caption>
        <thead className="utrecht-table__header">
          <tr>
            {selection && (
              <th scope="col" className="utrecht-table__header-cell balie-table__check">
                <Check
                  label={texts.selectAll}
                  checked={rows.length > 0 && chosen.length === rows.length}
                  indeterminate={chosen.length > 0 && chosen.length < rows.length}
                  onChange={(checked) => selection.onChange(new Set(checked ? keys : []))}
                />
              </th>
            )}
            {columns.map(({ key, head, sort: name }) =>
              name && onSort ? (
                <SortHeader key={key} column={key} head={head} name={name} sort={sort} onSort={onSort} />
              ) : (
                <th key={key} scope="col" className="utrecht-table__header-cell" data-column={key}>
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        {groupsOf(rows, groupOf).map(({ name, members }) => (
          <tbody key={name ?? ''} className="utrecht-table__body">
            {name !== undefined && (
              <tr className="balie-table__group">
                <th scope="rowgroup" colSpan={columns.length + (selection ? 1 : 0)} className="utrecht-table__cell">
                  {name}
                </th>
              </tr>
            )}
            {members.map((row) => {
              const rowKey = keyOf(row)
              return (
                <TableRow
                  key={rowKey}
                  row={row}
                  rowKey={rowKey}
                  columns={columns}
                  selectLabel={selection && texts.selectRow(selection.labelOf(row))}
                  isSelected={selection?.selected.has(rowKey) ?? false}
                  opens={onOpen !== undefined}
                  acts={acts}
                />
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}
