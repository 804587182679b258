import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { actsColumn } from '../../beheer/werkplek/acts-column.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { useRemoval } from '../../beheer/werkplek/removal.tsx'
import { type Storing, storingen } from '../contract.ts'
import { OutageDialog, STORINGEN } from './outage-dialog.tsx'
import { outageTexts } from './texts.ts'

/** The page with the outages by which terms are longer. */
export function OutagesPage() {
  const t = useTexts(outageTexts)
  const formats = useFormats()
  const [open, setOpen] = useState<Storing | 'new'>()
  const query = useQuery({
    queryKey: STORINGEN,
    queryFn: async () => (await clientOf(storingen).lijst()).resultaten,
  })
  const removal = useRemoval<Storing>(STORINGEN, {
    remove: ({ uuid }) => clientOf(storingen).verwijderen({ params: { uuid } }),
    confirm: t.remove,
    title: () => t.removeTitle,
    help: ({ taken }) => t.removeHelp(taken),
    done: () => t.removed,
  })
  const columns: Column<Storing>[] = [
    { key: 'begin', head: t.begin, isRowHeader: true, cell: ({ beginOp }) => formats.moment(beginOp) },
    { key: 'einde', head: t.end, cell: ({ eindOp }) => (eindOp ? formats.moment(eindOp) : t.lasts) },
    { key: 'kanalen', head: t.channels, cell: ({ kanalen }) => formats.list(kanalen) || t.everyChannel },
    { key: 'reden', head: t.reason, cell: ({ reden }) => reden },
    { key: 'tot', head: t.until, cell: ({ verlengdTot }) => formats.moment(verlengdTot) },
    { key: 'taken', head: t.tasks, cell: ({ taken }) => formats.number(taken) },
    actsColumn<Storing>({
      head: t.acts,
      change: t.act,
      remove: t.remove,
      nameOf: ({ reden }) => reden,
      onChange: setOpen,
      onRemove: removal.ask,
    }),
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {(all) => (
          <Filtered empty={t.none} rows={all} textOf={({ reden, kanalen }) => [reden, ...kanalen].join(' ')}>
            {(rows) => <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {open && <OutageDialog storing={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
