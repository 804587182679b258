import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ComponentProps, type FormEvent, lazy, Suspense, useState } from 'react'
import { actoren } from '../../../inrichting/actoren/contract.ts'
import { unitsQuery } from '../../../inrichting/actoren/werkplek/queries.ts'
import { ZICHTRECHTEN } from '../../../inrichting/toegang/contract.ts'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Page } from '../../../web/frame/page.tsx'
import { useRight } from '../../../web/frame/rights.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { NumberBadge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type OptionSearch } from '../../../web/ui/combobox-field.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Fold, Toolbar } from '../../../web/ui/layout.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import type { Aantallen } from '../../internetaken/contract.ts'
import { internetaken, WERKLIJSTEN } from '../../internetaken/contract.ts'
import { useLeftOut } from '../../internetaken/werkplek/columns.ts'
import { Density, useCompact } from '../../internetaken/werkplek/density.tsx'
import { knowsLate, knowsUnits } from '../../internetaken/werkplek/lists.ts'
import { countsQuery } from '../../internetaken/werkplek/queries.ts'
import { KeysHelp } from '../../internetaken/werkplek/task-keys.tsx'
import { TaskTable } from '../../internetaken/werkplek/task-table.tsx'
import { takenTexts } from '../../internetaken/werkplek/texts.ts'
import { WithoutFollowUp } from '../../internetaken/werkplek/without-follow-up.tsx'
import { klantcontacten } from '../../klantcontacten/contract.ts'
import type { WeergaveInhoud } from '../contract.ts'
import { OpenView } from './open-view.tsx'
import { weergaveTexts } from './texts.ts'
import { NewViewDialog } from './view-dialogs.tsx'
import { ViewLinks } from './view-links.tsx'
import { useKeepsViews, useWorklist, type Worklist } from './worklist.ts'
import '../../internetaken/werkplek/tasks.css'

/** Gives the lists that the user may see. */
function useLists() {
  const seesAll = useRight({ right: ZICHTRECHTEN.alles })
  const seesContacts = useRight(klantcontacten.lijst)
  return WERKLIJSTEN.filter((list) => (list !== 'alle' || seesAll) && (list !== 'zonder' || seesContacts))
}

/** Shows the lists; `current` is the one that is open without a view. */
function Lists({ current, counts }: { current: WeergaveInhoud['lijst'] | undefined; counts: Aantallen | undefined }) {
  const t = useTexts(takenTexts)
  return (
    <nav aria-label={t.views}>
      <ul className="balie-views">
        {useLists().map((list) => (
          <li key={list}>
            <Link
              to="/werklijst"
              search={{ lijst: list, weergave: undefined }}
              // A view of this list is not the list itself.
              activeOptions={{ explicitUndefined: true }}
              aria-current={list === current ? 'page' : undefined}
            >
              {t[list]}
              {counts && (list === 'mijn' || list === 'afdeling') && (
                <NumberBadge value={counts[list]} label={t.toDo(counts[`${list}TeLaat`])} />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Shows the choice of afdeling or groep: one of the user's own, or any in the list of all tasks. */
function UnitFilter({ shown, change }: Pick<Worklist, 'shown' | 'change'>) {
  const t = useTexts(takenTexts)
  const { eenheden } = useMe()
  const isAll = shown.lijst === 'alle'
  const { data: all = [] } = useQuery({ ...unitsQuery, enabled: isAll })
  const units = isAll ? all : eenheden
  if (units.length < 2) return null
  return (
    <SelectField
      label={t.unit}
      width="medium"
      required={false}
      hideOptional
      empty={t.allUnits}
      choices={units.map(({ uuid, naam }) => ({ value: uuid, label: naam }))}
      value={shown.eenheid ?? ''}
      onChange={(unit) => change({ eenheid: unit || null })}
    />
  )
}

/** Finds medewerkers, also those who left and may still have tasks. */
const personSearch =
  (left: string): OptionSearch =>
  async (text) => {
    const { resultaten } = await clientOf(actoren).lijst({
      query: { naam: text || undefined, soortActor: 'medewerker', aantal: '30' },
    })
    return resultaten.map(({ uuid, naam, functie, indicatieActief }) => ({
      id: uuid,
      label: naam,
      description: indicatieActief ? functie : left,
    }))
  }

/** Shows the choice of the medewerker whose tasks are shown. */
function PersonFilter({ shown, change }: Pick<Worklist, 'shown' | 'change'>) {
  const t = useTexts(takenTexts)
  const { behandelaar } = shown
  const { data } = useQuery({
    queryKey: ['actoren', behandelaar],
    queryFn: () => clientOf(actoren).tonen({ params: { uuid: behandelaar ?? '' } }),
    enabled: behandelaar !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const chosen = behandelaar === null ? null : { id: behandelaar, label: data?.naam ?? '' }
  return (
    <ComboboxField
      label={t.person}
      source="medewerkers"
      search={personSearch(t.left)}
      placeholder={t.anybody}
      required={false}
      hideOptional
      value={chosen}
      onChange={(person) => change({ behandelaar: person?.id ?? null })}
    />
  )
}

/** A shorter text is in nearly every task, and is refused. */
const SHORTEST = 3

function Filter({ shown, change }: Pick<Worklist, 'shown' | 'change'>) {
  const t = useTexts(takenTexts)
  const [text, setText] = useState(shown.zoek)
  const [searched, setSearched] = useState(shown.zoek)
  const [isTooShort, setTooShort] = useState(false)
  if (searched !== shown.zoek) {
    setSearched(shown.zoek)
    setText(shown.zoek)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const zoek = text.trim()
    setTooShort(zoek !== '' && zoek.length < SHORTEST)
    if (zoek === '' || zoek.length >= SHORTEST) change({ zoek })
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
          value={text}
          onChange={setText}
          error={isTooShort ? t.tooShort(SHORTEST) : undefined}
          maxLength={lengthOf(internetaken.lijst.query, 'zoek')}
        />
        <Button type="submit">{t.find}</Button>
        {knowsUnits(shown) && <UnitFilter shown={shown} change={change} />}
        {knowsUnits(shown) && <PersonFilter shown={shown} change={change} />}
        {knowsLate(shown) && (
          <CheckboxField label={t.onlyLate} value={shown.teLaat} onChange={(teLaat) => change({ teLaat })} />
        )}
      </form>
    </search>
  )
}

/** It is fetched when it is opened. */
const ListOptions = lazy(async () => ({
  default: (await import('../../internetaken/werkplek/list-options.tsx')).ListOptions,
}))

/** Opens the filters that are used less, and how the list looks; it says how many of those filters are on. */
function Options({
  shown,
  change,
  ...columns
}: Pick<Worklist, 'shown' | 'change'> & Pick<ComponentProps<typeof ListOptions>, 'leftOut' | 'onLeaveOut'>) {
  const t = useTexts(takenTexts)
  const [isOpen, setOpen] = useState(false)
  const on = [shown.kanaal !== '', shown.label !== null, shown.onderwerp !== '', shown.vandaag].filter(Boolean).length
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t.options} {on > 0 && <NumberBadge value={on} label={t.moreFilters(on)} />}
      </Button>
      {isOpen && (
        <Suspense>
          <ListOptions {...columns} shown={shown} onChange={change} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Keeps what is shown as a view, when no view is open. */
function KeepView({ shown, open }: Worklist) {
  const t = useTexts(weergaveTexts)
  const meld = useMeld()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {t.keep}
      </Button>
      {isAsking && (
        <NewViewDialog
          inhoud={shown}
          onDone={(view) => {
            meld.show('ok', t.kept(view.naam))
            open(view)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Shows the tasks of a list or a view. */
function Shown({
  shown,
  change,
  ...looks
}: Pick<Worklist, 'shown' | 'change'> & Pick<ComponentProps<typeof TaskTable>, 'compact' | 'leftOut'>) {
  return shown.lijst === 'zonder' ? (
    <WithoutFollowUp zoek={shown.zoek} onClear={() => change({ zoek: '' })} />
  ) : (
    <TaskTable shown={shown} onChange={change} {...looks} />
  )
}

/**
 * Shows the worklists: my open tasks, those of my afdelingen and groepen, all tasks, tasks I did, klantcontacten zonder opvolging, and
 * views of these.
 */
export function WorklistPage() {
  const t = useTexts(takenTexts)
  const views = useTexts(weergaveTexts)
  const keepsViews = useKeepsViews()
  const worklist = useWorklist()
  const { query, view, shown, isUnknown } = worklist
  const { data: counts } = useQuery({ ...countsQuery, enabled: useMe().actor !== null })
  const [compact, setCompact] = useCompact()
  const [leftOut, leaveOut] = useLeftOut()
  const actions = (
    <Toolbar>
      {keepsViews && !view && !isUnknown && <KeepView {...worklist} />}
      <Density compact={compact} choose={setCompact} />
      {shown.lijst !== 'zonder' && <Options {...worklist} leftOut={leftOut} onLeaveOut={leaveOut} />}
      <KeysHelp />
    </Toolbar>
  )
  const isForbidden = view?.vervallen.includes('lijst') && !worklist.isChanged
  return (
    <Page title={t.worklist} actions={<Fold label={t.more}>{actions}</Fold>}>
      <Fold label={view?.naam ?? t[shown.lijst]}>
        <Lists current={view || isUnknown ? undefined : shown.lijst} counts={counts} />
        {keepsViews && <ViewLinks query={query} view={view} counts={counts} />}
      </Fold>
      {isUnknown && !query.isLoading && !query.isError && (
        <Alert kind="warning" live>
          {views.missing}
        </Alert>
      )}
      {view && <OpenView worklist={worklist} view={view} />}
      {!isUnknown && !isForbidden && (
        <>
          <Fold label={t.searchAndFilter}>
            <Filter shown={shown} change={worklist.change} />
          </Fold>
          <Shown shown={shown} change={worklist.change} compact={compact} leftOut={leftOut} />
        </>
      )}
    </Page>
  )
}
