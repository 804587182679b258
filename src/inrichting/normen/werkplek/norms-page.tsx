import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { actsColumn } from '../../beheer/werkplek/acts-column.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { useRemoval } from '../../beheer/werkplek/removal.tsx'
import { type Norm, normen } from '../contract.ts'
import { NORMEN, NormDialog, useNormName } from './norm-dialog.tsx'
import { normTexts } from './texts.ts'

/** The page with the norms: in general, and for afdelingen, groepen and subjects. */
export function NormsPage() {
  const t = useTexts(normTexts)
  const nameOf = useNormName()
  const [open, setOpen] = useState<Norm | 'new'>()
  const query = useQuery({ queryKey: NORMEN, queryFn: () => clientOf(normen).lijst() })
  const removal = useRemoval<Norm>(NORMEN, {
    remove: ({ uuid }) => clientOf(normen).verwijderen({ params: { uuid } }),
    confirm: t.remove,
    title: (norm) => t.removeTitle(nameOf(norm)),
    help: () => t.changeHelp,
    done: (norm) => t.removed(nameOf(norm)),
  })
  const columns: Column<Norm>[] = [
    { key: 'actor', head: t.unit, isRowHeader: true, cell: ({ actor }) => actor?.naam ?? t.everyUnit },
    { key: 'onderwerp', head: t.subject, cell: ({ onderwerp }) => onderwerp || t.everySubject },
    {
      key: 'termijn',
      head: t.term,
      cell: ({ aantal, eenheid }) => (eenheid === 'uren' ? t.openHours(aantal) : t.days(aantal)),
    },
    actsColumn<Norm>({
      head: t.act,
      change: t.act,
      remove: t.remove,
      nameOf,
      onChange: setOpen,
      onRemove: removal.ask,
    }),
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
      <Loaded query={query}>
        {({ resultaten, werkdagenZonderNorm }) => (
          <>
            <p>
              {t.intro} {t.without(werkdagenZonderNorm)} {t.hours}
            </p>
            <Filtered empty={t.none} rows={resultaten} textOf={(norm) => [nameOf(norm), norm.onderwerp].join(' ')}>
              {(rows) => (
                <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />
              )}
            </Filtered>
          </>
        )}
      </Loaded>
      {open && <NormDialog norm={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
