import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { PagedTable } from '../../beheer/werkplek/paged-table.tsx'
import { RECHTEN, type SoortWijziging, type Veldwijziging, type Wijziging, wijzigingen } from '../contract.ts'
import { FieldChanges } from './fields.tsx'
import { lineOf, SOORTEN, wijzigingTexts } from './texts.ts'
import { Unseen } from './unseen.tsx'

interface Search {
  soort: SoortWijziging | typeof RECHTEN | ''
  zoek: string
}

const ABOUT_RIGHTS: Search = { soort: RECHTEN, zoek: '' }

const PAGE = '50'

const changesQuery = ({ soort, zoek }: Search) =>
  infiniteQueryOptions({
    queryKey: ['wijzigingen', soort, zoek],
    queryFn: ({ pageParam }) =>
      clientOf(wijzigingen).lijst({
        query: { soort: soort || undefined, zoek: zoek || undefined, na: pageParam, aantal: PAGE },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

function Fields({ velden }: { velden: readonly Veldwijziging[] }) {
  const t = useTexts(wijzigingTexts)
  if (velden.length === 0) return null
  return (
    <Disclosure summary={t.fields(velden.length)}>
      <FieldChanges velden={velden} />
    </Disclosure>
  )
}

interface SearchFormProps {
  initial: Search
  onSearch(search: Search): void
}

function SearchForm({ initial, onSearch }: SearchFormProps) {
  const t = useTexts(wijzigingTexts)
  const [search, setSearch] = useState(initial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(search)
  }
  return (
    <search>
      <form className="balie-toolbar balie-toolbar--bottom" onSubmit={submit}>
        <TextField
          label={t.search}
          type="search"
          width="medium"
          required={false}
          hideOptional
          maxLength={lengthOf(wijzigingen.lijst.query, 'zoek')}
          value={search.zoek}
          onChange={(zoek) => setSearch({ ...search, zoek })}
        />
        <SelectField
          label={t.kind}
          width="short"
          required={false}
          hideOptional
          empty={t.all}
          choices={[{ value: RECHTEN, label: t.rights }, ...SOORTEN.map((value) => ({ value, label: t.kinds[value] }))]}
          value={search.soort}
          onChange={(soort) => setSearch({ ...search, soort })}
        />
        <Button type="submit">{t.find}</Button>
      </form>
    </search>
  )
}

/** The page with the changes by beheer: who made them, when, what changed and what it was before. */
export function ChangesPage() {
  const t = useTexts(wijzigingTexts)
  const formats = useFormats()
  const [search, setSearch] = useState<Search>({ soort: '', zoek: '' })
  const query = useInfiniteQuery(changesQuery(search))
  const columns: Column<Wijziging>[] = [
    { key: 'op', head: t.when, cell: ({ op }) => <span className="balie-nowrap">{formats.moment(op)}</span> },
    {
      key: 'door',
      head: t.who,
      cell: ({ door, akkoord }) => {
        const naam = door.naam || t.sources[door.soort]
        return akkoord ? t.approvedBy(naam, akkoord.naam) : naam
      },
    },
    {
      key: 'wat',
      head: t.what,
      isRowHeader: true,
      cell: (wijziging) => lineOf(t, wijziging),
    },
    { key: 'velden', head: t.change, cell: ({ velden }) => <Fields velden={velden} /> },
  ]
  return (
    <BeheerPage title={t.title}>
      <Unseen onShow={() => setSearch(ABOUT_RIGHTS)} />
      <SearchForm key={search === ABOUT_RIGHTS ? RECHTEN : ''} initial={search} onSearch={setSearch} />
      <PagedTable
        query={query}
        caption={t.title}
        keyOf={({ nummer }) => nummer}
        columns={columns}
        empty={t.none}
        shown={t.shown}
      />
    </BeheerPage>
  )
}
