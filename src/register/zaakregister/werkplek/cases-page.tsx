import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { lengthOf } from '../../../platform/lengths.ts'
import { Page } from '../../../web/frame/page.tsx'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Toolbar } from '../../../web/ui/layout.tsx'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { type ZaakKort, zaakregister } from '../contract.ts'
import { casesQuery, LISTS, type List } from './queries.ts'
import { zaakregisterTexts } from './texts.ts'

type Row = z.output<typeof ZaakKort>

/** Until when a zaak must be ready, and whether that has gone by. */
function Due({ zaak: { uiterlijkeEinddatumAfdoening: due, einddatum } }: { zaak: Row }) {
  const t = useTexts(zaakregisterTexts)
  const formats = useFormats()
  if (!due) return null
  return (
    <>
      {formats.date(due)} {!einddatum && due < today() && <StatusBadge tone="danger">{t.late}</StatusBadge>}
    </>
  )
}

/** The zaken of the register inside, for who treats them: of their afdelingen, of themselves, or of nobody. */
export function CasesPage() {
  const t = useTexts(zaakregisterTexts)
  const [list, setList] = useState<List>('afdeling')
  const [typed, setTyped] = useState('')
  const [number, setNumber] = useState('')
  const query = useInfiniteQuery(casesQuery(list, number))
  const search = (event: FormEvent) => {
    event.preventDefault()
    setNumber(typed.trim())
  }
  const clear = () => {
    setTyped('')
    setNumber('')
  }
  const columns: Column<Row>[] = [
    {
      key: 'zaak',
      head: t.zaak,
      isRowHeader: true,
      cell: ({ uuid, identificatie, omschrijving }) => (
        <>
          <Link className="utrecht-link" to="/behandelen/$uuid" params={{ uuid }}>
            {identificatie}
          </Link>
          <div className="balie-soft">{omschrijving}</div>
        </>
      ),
    },
    { key: 'type', head: t.type, cell: ({ zaaktype }) => zaaktype },
    { key: 'status', head: t.status, cell: ({ status, resultaat }) => resultaat ?? status ?? t.noStatus },
    { key: 'due', head: t.due, cell: (zaak) => <Due zaak={zaak} /> },
  ]
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      <search>
        <form onSubmit={search}>
          <Toolbar align="bottom">
            <SelectField
              label={t.which}
              width="medium"
              empty={null}
              choices={LISTS.map((value) => ({ value, label: t.lists[value] }))}
              value={list}
              onChange={(value) => {
                if (value) setList(value)
                clear()
              }}
            />
            <TextField
              label={t.number}
              width="medium"
              required={false}
              hideOptional
              maxLength={lengthOf(zaakregister.zaken.query, 'identificatie')}
              value={typed}
              onChange={setTyped}
            />
            <Button type="submit">{t.search}</Button>
          </Toolbar>
        </form>
      </search>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ resultaten }) => resultaten)
          if (rows.length === 0)
            return (
              <EmptyState action={number && <Button onClick={clear}>{t.clear}</Button>}>
                {number ? t.noneWithNumber : t.none}
              </EmptyState>
            )
          return (
            <>
              <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />
              <LoadMore query={query} shown={t.shown(rows.length)} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
