import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { klantcontacten } from '../../../register/klantcontacten/contract.ts'
import { type Signaal, StatusSignaal } from '../../../register/signalen/contract.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { choicesOf, SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { signalsQuery } from './queries.ts'
import { SignalActions, SignalStanding } from './signal-state.tsx'
import { signalTexts } from './texts.ts'

/** The meldingen that go to Signalen: what arrived, what waits, and what asks somebody to look. */
export function SignalsPage() {
  const t = useTexts(signalTexts)
  const formats = useFormats()
  const [status, setStatus] = useState<StatusSignaal | ''>('')
  const query = useInfiniteQuery(signalsQuery(status || undefined))
  const mayRead = useRight(klantcontacten.tonen)
  const columns: Column<Signaal>[] = [
    {
      key: 'melding',
      head: t.report,
      isRowHeader: true,
      cell: ({ nummer, categorieNaam }) => [nummer, categorieNaam].filter(Boolean).join(', '),
    },
    { key: 'wanneer', head: t.when, cell: ({ gemaaktOp }) => formats.moment(gemaaktOp) },
    { key: 'stand', head: t.state, cell: (signaal) => <SignalStanding signaal={signaal} /> },
    {
      key: 'contact',
      head: t.contact,
      cell: ({ klantcontact }) =>
        mayRead && (
          <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid: klantcontact }}>
            {t.contact}
          </Link>
        ),
    },
    { key: 'doen', head: t.todo, cell: (signaal) => <SignalActions signaal={signaal} /> },
  ]
  return (
    <BeheerPage title={t.title}>
      <p>{t.intro}</p>
      <SelectField
        name="status"
        label={t.filter}
        required={false}
        hideOptional
        empty={t.all}
        choices={choicesOf(StatusSignaal.options, t.states)}
        value={status}
        onChange={(value) => setStatus(StatusSignaal.options.find((one) => one === value) ?? '')}
      />
      <PagedTable
        query={query}
        caption={t.title}
        keyOf={({ uuid }) => uuid}
        columns={columns}
        empty={t.none}
        shown={t.shown}
      />
    </BeheerPage>
  )
}
