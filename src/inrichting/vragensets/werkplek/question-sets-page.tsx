import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { type Vragenset, vragensets } from '../contract.ts'
import { QuestionSetDialog, VRAGENSETS } from './question-set-dialog.tsx'
import { vragensetTexts } from './texts.ts'

/** The page with the vragensets of afdelingen and groepen. */
export function QuestionSetsPage() {
  const t = useTexts(vragensetTexts)
  const [open, setOpen] = useState<Vragenset | 'new'>()
  const query = useQuery({ queryKey: VRAGENSETS, queryFn: () => clientOf(vragensets).lijst() })
  const columns: Column<Vragenset>[] = [
    { key: 'titel', head: t.set, isRowHeader: true, cell: ({ titel }) => titel },
    { key: 'actor', head: t.unit, cell: ({ actor }) => actor?.naam ?? t.everyUnit },
    { key: 'vragen', head: t.questions, cell: ({ vragen }) => vragen.map(({ label }) => label).join(' · ') },
    {
      key: 'actief',
      head: t.state,
      cell: ({ actief }) => <StatusBadge tone={actief ? 'success' : 'neutral'}>{actief ? t.on : t.off}</StatusBadge>,
    },
    {
      key: 'doen',
      head: t.act,
      cell: (set) => (
        <Button about={set.titel} onClick={() => setOpen(set)}>
          {t.act}
        </Button>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered
            empty={t.none}
            rows={resultaten}
            textOf={({ titel, actor, vragen }) =>
              [titel, actor?.naam, ...vragen.map(({ label }) => label)].filter(Boolean).join(' ')
            }
          >
            {(rows) => <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {open && <QuestionSetDialog set={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </BeheerPage>
  )
}
