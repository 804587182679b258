import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { PagedTable } from '../../beheer/werkplek/paged-table.tsx'
import { type Actor, actoren } from '../contract.ts'
import { ACTOREN, ActorDialog, type ActorDialogProps, KINDS } from './actor-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MembersDialog } from './members-dialog.tsx'
import { actorTexts } from './texts.ts'

interface Search {
  naam: string
  soortActor: Actor['soortActor'] | ''
  onlyActive: boolean
}

const PAGE = '50'

const actorsQuery = ({ naam, soortActor, onlyActive }: Search) =>
  infiniteQueryOptions({
    queryKey: [...ACTOREN, 'beheer', naam, soortActor, onlyActive],
    queryFn: ({ pageParam }) =>
      clientOf(actoren).lijst({
        query: {
          naam: naam.trim() || undefined,
          soortActor: soortActor || undefined,
          indicatieActief: onlyActive ? 'true' : undefined,
          na: pageParam,
          aantal: PAGE,
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

function SearchForm({ initial, onSearch }: { initial: Search; onSearch(search: Search): void }) {
  const t = useTexts(actorTexts)
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
          maxLength={lengthOf(actoren.lijst.query, 'naam')}
          value={search.naam}
          onChange={(naam) => setSearch({ ...search, naam })}
        />
        <SelectField
          label={t.kind}
          required={false}
          hideOptional
          empty={t.all}
          choices={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          value={search.soortActor}
          onChange={(soortActor) => setSearch({ ...search, soortActor })}
        />
        <CheckboxField
          label={t.onlyActive}
          value={search.onlyActive}
          onChange={(onlyActive) => setSearch({ ...search, onlyActive })}
        />
        <Button type="submit">{t.find}</Button>
      </form>
    </search>
  )
}

const EVERYBODY: Search = { naam: '', soortActor: '', onlyActive: true }

/** The page with the medewerkers, afdelingen, groepen and systems of the municipality. */
export function ActorsPage({ whenInactive }: Pick<ActorDialogProps, 'whenInactive'>) {
  const t = useTexts(actorTexts)
  const formats = useFormats()
  const [search, setSearch] = useState(EVERYBODY)
  const [open, setOpen] = useState<Actor | 'new' | 'import'>()
  const [unit, setUnit] = useState<Actor>()
  const close = () => setOpen(undefined)
  const query = useInfiniteQuery(actorsQuery(search))
  const columns: Column<Actor>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'soort', head: t.kind, cell: ({ soortActor }) => t.kinds[soortActor] },
    { key: 'over', head: t.about, cell: ({ functie, omschrijving }) => functie || omschrijving },
    { key: 'eenheden', head: t.units, cell: ({ eenheden }) => formats.list(eenheden.map(({ naam }) => naam)) },
    {
      key: 'actief',
      head: t.state,
      cell: ({ indicatieActief }) => (
        <StatusBadge tone={indicatieActief ? 'success' : 'neutral'}>{indicatieActief ? t.on : t.off}</StatusBadge>
      ),
    },
    {
      key: 'doen',
      head: t.act,
      cell: (actor) => (
        <Actions>
          <Button about={actor.naam} onClick={() => setOpen(actor)}>
            {t.act}
          </Button>
          {actor.soortActor === 'organisatorische_eenheid' && (
            <Button about={actor.naam} onClick={() => setUnit(actor)}>
              {t.members}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  const actions = (
    <Actions>
      <Button variant="primary" onClick={() => setOpen('new')}>
        {t.add}
      </Button>
      <Button onClick={() => setOpen('import')}>{t.import}</Button>
    </Actions>
  )
  return (
    <BeheerPage title={t.title} actions={actions}>
      <SearchForm initial={search} onSearch={setSearch} />
      <PagedTable
        query={query}
        caption={t.title}
        keyOf={({ uuid }) => uuid}
        columns={columns}
        empty={t.none}
        shown={t.shown}
      />
      {unit && <MembersDialog eenheid={unit} onClose={() => setUnit(undefined)} />}
      {open === 'import' && <ImportDialog onClose={close} />}
      {open && open !== 'import' && (
        <ActorDialog actor={open === 'new' ? undefined : open} whenInactive={whenInactive} onClose={close} />
      )}
    </BeheerPage>
  )
}
