import { useInfiniteQuery } from '@tanstack/react-query'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { type Postbericht, type Postvak, postvakken } from '../contract.ts'
import { messagesQuery, POSTVAKKEN } from './queries.ts'
import { postvakTexts } from './texts.ts'

interface MessagesDialogProps {
  postvak: Postvak
  /** It lists the messages that could not be registered, or the ones that asked nothing. */
  stand: 'apart' | 'overgeslagen'
  onClose(): void
}

/** A dialog with the messages of a mailbox that became no klantcontact, and why. */
export function MessagesDialog({ postvak: { uuid, naam }, stand, onClose }: MessagesDialogProps) {
  const t = useTexts(postvakTexts)
  const words = t.messages[stand]
  const formats = useFormats()
  const query = useInfiniteQuery(messagesQuery(uuid, stand))
  const retry = useAct(POSTVAKKEN, async (bericht: string) => {
    await clientOf(postvakken).opnieuw({ params: { uuid, bericht } })
    return t.retried
  })
  const dismiss = useAct(POSTVAKKEN, async (bericht: string) => {
    await clientOf(postvakken).afdoen({ params: { uuid, bericht } })
    return t.dismissed
  })
  const columns: Column<Postbericht>[] = [
    { key: 'aangekomen', head: t.arrived, isRowHeader: true, cell: ({ aangekomenOp }) => formats.moment(aangekomenOp) },
    { key: 'reden', head: t.reason, cell: ({ reden }) => reden },
    {
      key: 'doen',
      head: t.act,
      cell: ({ uuid: bericht, aangekomenOp, bewaard }) => (
        <Actions>
          {bewaard ? (
            <Button about={formats.moment(aangekomenOp)} busy={retry.isPending} onClick={() => retry.mutate(bericht)}>
              {words.again}
            </Button>
          ) : (
            t.onlyInMailbox
          )}
          {stand === 'apart' && (
            <Button
              about={formats.moment(aangekomenOp)}
              variant="subtle"
              busy={dismiss.isPending}
              onClick={() => dismiss.mutate(bericht)}
            >
              {t.dismiss}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  return (
    <Dialog title={words.title(naam)} onClose={onClose} wide>
      <p>{words.help}</p>
      <PagedTable
        query={query}
        caption={words.title(naam)}
        keyOf={(bericht) => bericht.uuid}
        columns={columns}
        empty={words.none}
        shown={t.shownAside}
      />
    </Dialog>
  )
}
