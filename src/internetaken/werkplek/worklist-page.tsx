import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { NumberBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/choice-fields.tsx'
import { useTexts } from '../../ui/language.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useMe, useRight } from '../../werkplek/me.ts'
import { Page } from '../../werkplek/page.tsx'
import { countsQuery, LISTS, type WorklistSearch } from './queries.ts'
import { TaskTable } from './task-table.tsx'
import { takenTexts } from './texts.ts'
import { WithoutFollowUp } from './without-follow-up.tsx'
import './tasks.css'

const route = getRouteApi('/ingelogd/werklijst')

/** The lists that somebody may see. */
function useLists() {
  const seesAll = useRight('register.alles')
  const seesContacts = useRight('klantcontacten.lezen')
  return LISTS.filter((list) => (list !== 'alle' || seesAll) && (list !== 'zonder' || seesContacts))
}

function Lists({ current }: { current: WorklistSearch['lijst'] }) {
  const t = useTexts(takenTexts)
  const { data: counts } = useQuery({ ...countsQuery, enabled: useMe().actor !== null })
  return (
    <nav aria-label={t.views}>
      <ul className="balie-views">
        {useLists().map((list) => (
          <li key={list}>
            <Link
              from="/werklijst"
              to="/werklijst"
              search={{ lijst: list }}
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

interface FilterProps {
  search: WorklistSearch
  onChange(changed: Partial<WorklistSearch>): void
}

function Filter({ search, onChange }: FilterProps) {
  const t = useTexts(takenTexts)
  const [text, setText] = useState(search.zoek ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange({ zoek: text.trim() || undefined })
  }
  return (
    <search>
      <form className="balie-toolbar balie-toolbar--bottom" onSubmit={submit}>
        <TextField
          label={t.search}
          description={t.searchHelp}
          type="search"
          width="medium"
          required={false}
          hideOptional
          value={text}
          onChange={setText}
          maxLength={200}
        />
        <Button type="submit">{t.find}</Button>
        {search.lijst !== 'gedaan' && search.lijst !== 'zonder' && (
          <CheckboxField
            label={t.onlyLate}
            value={search.teLaat === true}
            onChange={(isOnly) => onChange({ teLaat: isOnly || undefined })}
          />
        )}
      </form>
    </search>
  )
}

/** What there is to do: mine, that of my afdelingen and groepen, all, what I did, and contacts to which nothing was tied. */
export function WorklistPage() {
  const t = useTexts(takenTexts)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (changed: Partial<WorklistSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  return (
    <Page title={t.worklist}>
      <Lists current={search.lijst} />
      <Filter key={`${search.lijst} ${search.zoek}`} search={search} onChange={change} />
      {search.lijst === 'zonder' ? (
        <WithoutFollowUp zoek={search.zoek} onClear={() => change({ zoek: undefined })} />
      ) : (
        <TaskTable search={search} onChange={change} />
      )}
    </Page>
  )
}
