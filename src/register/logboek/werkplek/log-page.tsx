import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, Fragment, useState } from 'react'
import type { z } from 'zod'
import { actorSearch } from '../../../inrichting/actoren/werkplek/actor-search.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Button, buttonClasses } from '../../../web/ui/button.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { momentOf, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { DateField, TextField } from '../../../web/ui/text-field.tsx'
import { customerSearch } from '../../klantcontacten/werkplek/customer/customer-sources.ts'
import { logboek, type Regel } from '../contract.ts'
import { logTexts } from './texts.ts'

type Line = z.output<typeof Regel>

interface Search {
  partij: Option | null
  wie: Option | null
  operatie: string
  van: string
  tot: string
}

/** Shows the name of an operation, which may wrap between its words. */
const Operation = ({ name }: { name: string }) =>
  name.split(/(?<=\.)|(?=[A-Z])/).map((word) => (
    <Fragment key={word}>
      <wbr />
      {word}
    </Fragment>
  ))

const NOTHING: Search = { partij: null, wie: null, operatie: '', van: '', tot: '' }
const PAGE = '50'

/** Gives the beginning of a day in the local time zone, and of the day after it; the server refuses what is no day. */
const beginOf = (day: string) => (day ? (momentOf(`${day}T00:00:00`) ?? day) : undefined)
const endOf = (day: string) => (day ? (momentOf(`${day}T24:00:00`) ?? day) : undefined)

/** Makes the question to the server. */
const askedBy = ({ partij, wie, operatie, van, tot }: Search) => ({
  partij: partij?.id,
  wie: wie?.id,
  operatie: operatie.trim() || undefined,
  van: beginOf(van),
  tot: endOf(tot),
})

const logQuery = (search: Search) =>
  infiniteQueryOptions({
    queryKey: ['logboek', askedBy(search)],
    queryFn: ({ pageParam }) =>
      clientOf(logboek).zoeken({ query: { ...askedBy(search), na: pageParam, aantal: PAGE } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** Gives the address at which the same lines are downloaded as CSV. It holds the uuid of a partij and no other personal data. */
function exportAddress(search: Search): string {
  const given = Object.entries(askedBy(search)).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/api/v1/logboek/export?${new URLSearchParams(given)}`
}

function SearchForm({ onSearch }: { onSearch(search: Search): void }) {
  const t = useTexts(logTexts)
  const [search, setSearch] = useState(NOTHING)
  const set = <Name extends keyof Search>(name: Name) => ({
    required: false,
    hideOptional: true,
    value: search[name],
    onChange: (value: Search[Name]) => setSearch((before) => ({ ...before, [name]: value })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(search)
  }
  return (
    <search>
      <form className="balie-toolbar balie-toolbar--bottom" onSubmit={submit}>
        <ComboboxField label={t.whose} source="partijen" search={customerSearch} {...set('partij')} />
        <ComboboxField label={t.who} source="actoren" search={actorSearch(() => '')} {...set('wie')} />
        <TextField
          label={t.operation}
          description={t.operationHelp}
          width="short"
          maxLength={lengthOf(logboek.zoeken.query, 'operatie')}
          {...set('operatie')}
        />
        <DateField label={t.from} {...set('van')} />
        <DateField label={t.until} {...set('tot')} />
        <Button type="submit">{t.find}</Button>
      </form>
    </search>
  )
}

/** Shows who saw or changed whose data, when and for which purpose (R29). */
export function LogPage() {
  const t = useTexts(logTexts)
  const formats = useFormats()
  const mayExport = useRight(logboek.exporteren)
  const [search, setSearch] = useState(NOTHING)
  const query = useInfiniteQuery(logQuery(search))
  const columns: Column<Line>[] = [
    { key: 'op', head: t.when, cell: ({ op }) => <span className="balie-nowrap">{formats.moment(op)}</span> },
    {
      key: 'wie',
      head: t.who,
      cell: ({ wie, namens }) => [wie.naam || t.unknown, namens && t.onBehalf(namens)].filter(Boolean).join(', '),
    },
    { key: 'operatie', head: t.operation, isRowHeader: true, cell: ({ operatie }) => <Operation name={operatie} /> },
    { key: 'doel', head: t.purpose, cell: ({ verwerkingsactiviteit }) => verwerkingsactiviteit },
    { key: 'partijen', head: t.whose, cell: ({ partijen }) => t.partijen(partijen.length) },
    {
      key: 'resultaat',
      head: t.result,
      cell: ({ resultaat, aantal }) => (aantal > 1 ? t.times(resultaat, aantal) : resultaat),
    },
  ]
  const actions = mayExport && (
    <a className={buttonClasses()} href={exportAddress(search)} download>
      {t.export}
    </a>
  )
  return (
    <BeheerPage title={t.title} actions={actions}>
      <SearchForm onSearch={setSearch} />
      <PagedTable
        query={query}
        caption={t.title}
        keyOf={({ id }) => id}
        columns={columns}
        empty={t.none}
        shown={t.shown}
      />
    </BeheerPage>
  )
}
