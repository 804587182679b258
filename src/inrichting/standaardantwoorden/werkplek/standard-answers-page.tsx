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
import { type Standaardantwoord, standaardantwoorden } from '../contract.ts'
import { STANDAARDANTWOORDEN, StandardAnswerDialog } from './standard-answer-dialog.tsx'
import { standaardantwoordTexts } from './texts.ts'

/** The page with the texts for answers to customers, and the signatures of afdelingen. */
export function StandardAnswersPage() {
  const t = useTexts(standaardantwoordTexts)
  const [open, setOpen] = useState<Standaardantwoord | 'new'>()
  const query = useQuery({ queryKey: STANDAARDANTWOORDEN, queryFn: () => clientOf(standaardantwoorden).lijst() })
  const removal = useRemoval<Standaardantwoord>(STANDAARDANTWOORDEN, {
    remove: ({ uuid }) => clientOf(standaardantwoorden).verwijderen({ params: { uuid } }),
    confirm: t.remove,
    title: ({ naam }) => t.removeTitle(naam),
    help: () => t.removeHelp,
    done: ({ naam }) => t.removed(naam),
  })
  const columns: Column<Standaardantwoord>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'soort', head: t.kind, cell: ({ soort }) => t.kinds[soort] },
    { key: 'afdeling', head: t.unit, cell: ({ afdeling }) => afdeling?.naam ?? t.everyUnit },
    { key: 'onderwerp', head: t.subject, cell: ({ onderwerp }) => onderwerp || t.everySubject },
    actsColumn<Standaardantwoord>({
      head: t.act,
      change: t.act,
      remove: t.remove,
      nameOf: ({ naam }) => naam,
      onChange: setOpen,
      onRemove: removal.ask,
    }),
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered
            empty={t.none}
            rows={resultaten}
            textOf={({ naam, onderwerp, tekst }) => `${naam} ${onderwerp} ${tekst}`}
          >
            {(rows) => <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {open && <StandardAnswerDialog antwoord={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
