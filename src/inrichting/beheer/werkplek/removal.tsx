import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useAct } from './act.ts'

interface RemovalOptions<Row> {
  /** Removes a row. */
  remove(row: Row): Promise<unknown>
  /** The text of the button that confirms: a verb. */
  confirm: string
  /** The question, and what follows from a yes. */
  title(row: Row): string
  help(row: Row): ReactNode
  /** Says that it was done. */
  done(row: Row): string
  /** A row that is gone cannot be got back; true by default. */
  danger?: boolean
}

/**
 * Removes a row of a list of beheer after a question.
 * @param queryKey the list, which is read again
 * @returns `ask` opens the question, and `dialog` is it
 */
export function useRemoval<Row>(
  queryKey: QueryKey,
  { remove, confirm, title, help, done, danger = true }: RemovalOptions<Row>,
): { ask(row: Row): void; dialog: ReactNode } {
  const [removing, setRemoving] = useState<Row>()
  const close = () => setRemoving(undefined)
  const act = useAct(
    queryKey,
    async (row: Row) => {
      await remove(row)
      close()
      return done(row)
    },
    close,
  )
  const dialog = removing !== undefined && (
    <ConfirmDialog
      title={title(removing)}
      confirm={confirm}
      danger={danger}
      busy={act.isPending}
      onConfirm={() => act.mutate(removing)}
      onClose={close}
    >
      {help(removing)}
    </ConfirmDialog>
  )
  return { ask: (row) => setRemoving(row), dialog }
}
