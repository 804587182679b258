import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { klantcontacten } from '../../../register/klantcontacten/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { type BadgeTone, Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { type InkomendeLevering, inkomend, type StandLevering } from '../contract.ts'
import { type Address, deliveriesQuery, INKOMEND } from './queries.ts'
import { Refusals } from './refusals.tsx'
import { inkomendTexts } from './texts.ts'

const TONES: Record<StandLevering, BadgeTone> = { geregistreerd: 'success', afwijkend: 'warning' }

interface DeliveriesDialogProps extends Address {
  naam: string
  onClose(): void
}

/** A dialog with what came in by a kanaal, what was refused and why, and a way to arrange it again. */
export function DeliveriesDialog({ soort, sleutel, naam, onClose }: DeliveriesDialogProps) {
  const t = useTexts(inkomendTexts)
  const formats = useFormats()
  const query = useInfiniteQuery(deliveriesQuery({ soort, sleutel }))
  const mayRead = useRight(klantcontacten.tonen)
  const again = useAct(INKOMEND, async (uuid: string) => {
    await clientOf(inkomend).opnieuw({ params: { uuid } })
    return t.arranged
  })
  const columns: Column<InkomendeLevering>[] = [
    { key: 'ontvangen', head: t.when, isRowHeader: true, cell: ({ ontvangenOp }) => formats.moment(ontvangenOp) },
    { key: 'kenmerk', head: t.reference, cell: ({ kenmerk }) => kenmerk },
    {
      key: 'stand',
      head: t.state,
      cell: ({ stand, reden }) => <Standing tone={TONES[stand]} state={t.outcomes[stand]} lines={[reden]} />,
    },
    {
      key: 'doen',
      head: t.act,
      cell: ({ uuid, klantcontact, kenmerk, herhaalbaar }) => (
        <Actions>
          {klantcontact && mayRead && (
            <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid: klantcontact }}>
              {t.contact}
            </Link>
          )}
          {herhaalbaar && (
            <Button about={kenmerk} variant="subtle" busy={again.isPending} onClick={() => again.mutate(uuid)}>
              {t.again}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  return (
    <Dialog title={t.deliveriesTitle(naam)} onClose={onClose} wide>
      <PagedTable
        query={query}
        caption={t.deliveriesTitle(naam)}
        keyOf={({ uuid }) => uuid}
        columns={columns}
        empty={t.noneDelivered}
        shown={t.shownDelivered}
      />
      <Panel title={t.refusals}>
        <Refusals of={{ soort, sleutel }} />
      </Panel>
    </Dialog>
  )
}
