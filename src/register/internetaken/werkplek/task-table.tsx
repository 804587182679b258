import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useRight } from '../../../web/frame/rights.ts'
import { Button } from '../../../web/ui/button.tsx'
import { type Formats, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Internetaak, internetaken, VOLGORDES } from '../contract.ts'
import { Distribute } from './distribute.tsx'
import { isDone, orderOf, type Worklist } from './lists.ts'
import { worklistQuery } from './queries.ts'
import { takenTexts } from './texts.ts'
import { Urgency } from './urgency.tsx'

type Texts = (typeof takenTexts)['nl']

function columnsOf(t: Texts, formats: Formats, areDone: boolean): Column<Internetaak>[] {
  return [
    {
      key: 'taak',
      head: t.task,
      isRowHeader: true,
      cell: ({ nummer, gevraagdeHandeling, klantcontact }) => (
        <>
          <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer }}>
            {gevraagdeHandeling}
          </Link>
          <div className="balie-soft balie-small task-subject">{klantcontact.onderwerp}</div>
        </>
      ),
    },
    { key: 'klant', head: t.customer, cell: ({ klant }) => klant || t.unknownCustomer },
    {
      key: 'contact',
      head: t.contact,
      cell: ({ klantcontact }) => (
        <>
          <span className="balie-nowrap">{klantcontact.nummer}</span>
          <span className="balie-soft balie-small"> {klantcontact.kanaal}</span>
        </>
      ),
    },
    { key: 'wie', head: t.who, cell: ({ actoren }) => formats.list(actoren.map(({ naam }) => naam)) || t.nobody },
    areDone
      ? {
          key: 'gedaan',
          head: t.doneOn,
          sort: 'afgehandeldOp',
          cell: ({ afgehandeldOp }) => afgehandeldOp && formats.date(afgehandeldOp),
        }
      : {
          key: 'uiterlijk',
          head: t.due,
          sort: 'uiterlijkOp',
          cell: (taak) => (
            <span className="task-due">
              <span className="balie-nowrap">{formats.date(taak.uiterlijkOp)}</span> <Urgency taak={taak} />
              {taak.opnieuwOp && (
                <span className="balie-soft balie-small">{t.again(formats.moment(taak.opnieuwOp))}</span>
              )}
            </span>
          ),
        },
  ]
}

interface TaskTableProps {
  shown: Worklist
  onChange(changed: Partial<Worklist>): void
}

/** Shows the tasks of a worklist. */
export function TaskTable({ shown, onChange }: TaskTableProps) {
  const t = useTexts(takenTexts)
  const navigate = useNavigate()
  const query = useInfiniteQuery(worklistQuery(shown))
  const formats = useFormats()
  const areDone = isDone(shown)
  const columns = useMemo(() => columnsOf(t, formats, areDone), [t, formats, areDone])
  const isFiltered = shown.zoek !== '' || shown.teLaat || shown.eenheid !== null
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const maySelect = useRight(internetaken.toewijzen) && !isDone(shown)
  const clear = <Button onClick={() => onChange({ zoek: '', teLaat: false, eenheid: null })}>{t.clearFilter}</Button>
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const taken = pages.flatMap(({ resultaten }) => resultaten)
        if (taken.length === 0)
          return <EmptyState action={isFiltered && clear}>{isFiltered ? t.emptyFiltered : t.empty}</EmptyState>
        // A task that somebody else took meanwhile has left the list, and is no longer chosen.
        const chosen = taken.filter(({ uuid }) => selected.has(uuid))
        return (
          <>
            {maySelect && <Distribute taken={chosen} onDone={setSelected} />}
            <Table
              caption={t[shown.lijst]}
              hideCaption
              rows={taken}
              keyOf={({ uuid }) => uuid}
              columns={columns}
              sort={orderOf(shown)}
              onSort={(sort) => onChange({ sorteer: VOLGORDES.find((own) => own === sort) ?? 'uiterlijkOp' })}
              {...(maySelect && {
                selection: { selected, onChange: setSelected, labelOf: ({ nummer }: Internetaak) => t.number(nummer) },
              })}
              onOpen={({ nummer }) => void navigate({ to: '/taken/$nummer', params: { nummer } })}
            />
            <LoadMore query={query} shown={t.shown(taken.length)} />
          </>
        )
      }}
    </Loaded>
  )
}
