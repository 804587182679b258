import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '../../../web/frame/keys.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { type Formats, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState, Progress } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Internetaak, internetaken, VOLGORDES, type Volgorde } from '../contract.ts'
import type { ChoosableColumn } from './columns.ts'
import { Distribute } from './distribute.tsx'
import { Labels } from './labels.tsx'
import { rememberList } from './last-list.ts'
import { isDone, orderOf, type Worklist } from './lists.ts'
import { worklistQuery } from './queries.ts'
import { useTake } from './take.tsx'
import { takenTexts } from './texts.ts'
import { Urgency } from './urgency.tsx'

type Texts = (typeof takenTexts)['nl']

function columnsOf(t: Texts, formats: Formats, areDone: boolean): Column<Internetaak>[] {
  return [
    {
      key: 'taak',
      head: t.task,
      isRowHeader: true,
      cell: ({ nummer, gevraagdeHandeling, klantcontact, labels }) => (
        <>
          <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer }}>
            {gevraagdeHandeling}
          </Link>{' '}
          <div className="balie-soft balie-small task-subject">
            {klantcontact.onderwerp} <Labels labels={labels} />
          </div>
        </>
      ),
    },
    {
      key: 'klant',
      head: t.customer,
      cell: ({ klant, geheimhouding }) => (
        <>
          {klant || t.unknownCustomer} {geheimhouding && <StatusBadge tone="warning">{t.secret}</StatusBadge>}
        </>
      ),
    },
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
              <Urgency taak={taak} /> <span className="balie-nowrap">{formats.date(taak.uiterlijkOp)}</span>
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
  /** Each task is one line. */
  compact: boolean
  /** These columns are not shown. */
  leftOut: readonly ChoosableColumn[]
  onChange(changed: Partial<Worklist>): void
}

/** A worklist shows everything in it with these. */
const NO_FILTERS = {
  zoek: '',
  teLaat: false,
  vandaag: false,
  kanaal: '',
  label: null,
  onderwerp: '',
  eenheid: null,
  behandelaar: null,
}

/** Gives how a group of tasks is called, when they stand together: as the first afdeling or groep, or the first medewerker, that has them. */
function groupNaming(order: Volgorde, t: Texts): ((taak: Internetaak) => string) | undefined {
  if (order !== 'eenheid' && order !== 'behandelaar') return undefined
  const isPerson = order === 'behandelaar'
  return ({ actoren }) =>
    actoren.find(({ soortActor }) => (soortActor === 'medewerker') === isPerson)?.naam ??
    (isPerson ? t.nobody : t.noUnit)
}

/** Shows the tasks of a worklist. */
export function TaskTable({ shown, compact, leftOut, onChange }: TaskTableProps) {
  const t = useTexts(takenTexts)
  const query = useInfiniteQuery(worklistQuery(shown))
  const { data, isPlaceholderData, hasNextPage } = query
  const taken = useMemo(() => data?.pages.flatMap(({ resultaten }) => resultaten) ?? [], [data])
  useEffect(
    () => rememberList({ numbers: taken.map(({ nummer }) => nummer), hasMore: hasNextPage }),
    [taken, hasNextPage],
  )
  const isFiltered = Object.entries(NO_FILTERS).some(([name, value]) => shown[name as keyof Worklist] !== value)
  const clear = <Button onClick={() => onChange(NO_FILTERS)}>{t.clearFilter}</Button>
  return (
    <Loaded query={query}>
      {() => {
        // That an earlier list was empty says nothing about this one.
        if (taken.length === 0 && isPlaceholderData) return <Progress />
        if (taken.length === 0)
          return <EmptyState action={isFiltered && clear}>{isFiltered ? t.emptyFiltered : t.empty}</EmptyState>
        return (
          <>
            <Tasks
              taken={taken}
              isEarlier={isPlaceholderData}
              shown={shown}
              compact={compact}
              leftOut={leftOut}
              onChange={onChange}
            />
            <LoadMore query={query} shown={t.shown(taken.length)} />
          </>
        )
      }}
    </Loaded>
  )
}

/** Adds this to a set when it is not in it, and removes it when it is. */
function toggled(set: ReadonlySet<string>, uuid: string): ReadonlySet<string> {
  const copy = new Set(set)
  if (!copy.delete(uuid)) copy.add(uuid)
  return copy
}

interface TasksProps extends TaskTableProps {
  taken: readonly Internetaak[]
  /** These are the tasks of the list that was shown before, while this one is being loaded. */
  isEarlier: boolean
}

function Tasks({ taken, isEarlier, shown, compact, leftOut, onChange }: TasksProps) {
  const t = useTexts(takenTexts)
  const navigate = useNavigate()
  const formats = useFormats()
  const areDone = isDone(shown)
  const columns = useMemo(
    () => columnsOf(t, formats, areDone).filter(({ key }) => !leftOut.some((own) => own === key)),
    [t, formats, areDone, leftOut],
  )
  const groupOf = groupNaming(orderOf(shown), t)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const maySelect = useRight(internetaken.toewijzen) && !areDone
  const place = useRef<HTMLDivElement>(null)
  const takeByKey = useTakeByKey()
  const onRow = (act: (taak: Internetaak) => void) => {
    const taak = taken.find(({ uuid }) => uuid === rowWithFocus()?.dataset.key)
    if (taak) act(taak)
  }
  useKeys({
    j: () => stepTo(place.current, 1),
    k: () => stepTo(place.current, -1),
    ...(maySelect && {
      x: () => onRow(({ uuid }) => setSelected((set) => toggled(set, uuid))),
      t: () => onRow(takeByKey),
    }),
  })
  // A task that somebody else took meanwhile has left the list, and is no longer chosen.
  const chosen = taken.filter(({ uuid }) => selected.has(uuid))
  return (
    <div ref={place} className="balie-stack balie-stack--small" aria-busy={isEarlier}>
      {isEarlier && <Progress />}
      {maySelect && <Distribute taken={chosen} onDone={setSelected} />}
      <Table
        caption={t[shown.lijst]}
        hideCaption
        compact={compact}
        rows={taken}
        keyOf={({ uuid }) => uuid}
        columns={columns}
        sort={orderOf(shown)}
        groupOf={groupOf}
        onSort={(sort) => onChange({ sorteer: VOLGORDES.find((own) => own === sort) ?? 'uiterlijkOp' })}
        {...(maySelect && {
          selection: { selected, onChange: setSelected, labelOf: ({ nummer }: Internetaak) => t.number(nummer) },
        })}
        onOpen={({ nummer }) => void navigate({ to: '/taken/$nummer', params: { nummer } })}
      />
    </div>
  )
}

const rowWithFocus = () => document.activeElement?.closest<HTMLElement>('tr[data-key]') ?? null

/** Moves the focus to the task so many rows further; it begins at the first. */
function stepTo(place: HTMLElement | null, by: number): void {
  const rows = [...(place?.querySelectorAll<HTMLElement>('tr[data-key]') ?? [])]
  const row = rowWithFocus()
  const from = row ? rows.indexOf(row) : -1
  rows[from < 0 ? 0 : from + by]?.querySelector('a')?.focus()
}

/** Takes a task at a key, or says who has it already. */
function useTakeByKey() {
  const t = useTexts(takenTexts)
  const meld = useMeld()
  const { list } = useFormats()
  const { take } = useTake()
  return (taak: Internetaak) => {
    const others = taak.actoren.filter(({ soortActor }) => soortActor === 'medewerker')
    if (others.length === 0) take(taak)
    else meld.show('warning', t.takenByOther(list(others.map(({ naam }) => naam))))
  }
}
