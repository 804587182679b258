import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useFormats } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Loaded, LoadMore } from '../../ui/loaded.tsx'
import { EmptyState } from '../../ui/progress.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { clientOf } from '../../werkplek/client.ts'
import { useRight } from '../../werkplek/me.ts'
import { Page } from '../../werkplek/page.tsx'
import { type Internetaak, internetaken } from '../contract.ts'
import { takenTexts } from './texts.ts'

const LISTS = ['mijn', 'afdeling', 'alle'] as const

const route = getRouteApi('/ingelogd/werklijst')

/** The interne taken that somebody can do. */
export function WorklistPage() {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const seesAll = useRight('register.alles')
  const lists = LISTS.filter((own) => own !== 'alle' || seesAll)
  const { lijst, sorteer } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({
    queryKey: ['internetaken', 'lijst', lijst, sorteer],
    queryFn: ({ pageParam }) =>
      clientOf(internetaken).lijst({ query: { lijst, sorteer, status: 'te_verwerken', na: pageParam, aantal: '50' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })
  const columns: Column<Internetaak>[] = [
    { key: 'taak', head: t.task, cell: (taak) => taak.gevraagdeHandeling, isRowHeader: true },
    { key: 'onderwerp', head: t.subject, cell: ({ klantcontact }) => klantcontact.onderwerp },
    { key: 'wie', head: t.who, cell: ({ actoren }) => formats.list(actoren.map(({ naam }) => naam)) || t.nobody },
    { key: 'uiterlijk', head: t.due, sort: 'uiterlijkOp', cell: ({ uiterlijkOp }) => formats.date(uiterlijkOp) },
  ]
  return (
    <Page title={t.worklist}>
      <nav aria-label={t.views}>
        <ul className="balie-views">
          {lists.map((own) => (
            <li key={own}>
              <Link
                from="/werklijst"
                to="/werklijst"
                search={(before) => ({ ...before, lijst: own })}
                aria-current={own === lijst ? 'page' : undefined}
              >
                {t[own]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded query={query}>
        {({ pages }) => {
          const taken = pages.flatMap(({ resultaten }) => resultaten)
          if (taken.length === 0) return <EmptyState>{t.empty}</EmptyState>
          return (
            <>
              <Table
                caption={t[lijst]}
                hideCaption
                rows={taken}
                keyOf={({ uuid }) => uuid}
                columns={columns}
                sort={sorteer}
                onSort={(sort) =>
                  void navigate({ search: (before) => ({ ...before, sorteer: sort as typeof sorteer }) })
                }
              />
              <LoadMore query={query} shown={t.shown(taken.length)} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
