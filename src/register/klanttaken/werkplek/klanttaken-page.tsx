import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { Page } from '../../../web/frame/page.tsx'
import { choicesOf, SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Toolbar } from '../../../web/ui/layout.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import type { Klanttaak } from '../contract.ts'
import { KlanttaakLink } from './klanttaak-list.tsx'
import { LISTS, type List, listQuery } from './queries.ts'
import { KlanttaakState } from './state.tsx'
import { klanttaakTexts } from './texts.ts'

/** The worklists of klanttaken: first what customers did and nobody processed yet. */
export function KlanttakenPage() {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const [list, setList] = useState<List>('uitgevoerd')
  const query = useInfiniteQuery(listQuery(list))
  const columns: Column<Klanttaak>[] = [
    {
      key: 'titel',
      head: t.klanttaak,
      isRowHeader: true,
      cell: (taak) => (
        <>
          <KlanttaakLink taak={taak} />
          <div className="balie-soft">{t.kinds[taak.opdracht.soort]}</div>
        </>
      ),
    },
    { key: 'klant', head: t.customer, cell: ({ partij }) => partij.naam },
    { key: 'zaak', head: t.zaak, cell: ({ zaak }) => `${zaak.identificatie || t.withoutNumber} ${zaak.zaaktype}` },
    { key: 'laatsteDag', head: t.lastDay, cell: ({ laatsteDag }) => formats.date(laatsteDag) },
    { key: 'gedaan', head: t.doneOn, cell: ({ uitvoering }) => uitvoering && formats.moment(uitvoering.op) },
    { key: 'stand', head: t.state, cell: (taak) => <KlanttaakState taak={taak} /> },
  ]
  return (
    <Page title={t.title}>
      <Toolbar align="bottom">
        <SelectField<List>
          label={t.show}
          width="medium"
          empty={null}
          required={false}
          hideOptional
          choices={choicesOf(LISTS, t.lists)}
          value={list}
          onChange={setList}
        />
      </Toolbar>
      <PagedTable
        query={query}
        caption={t.lists[list]}
        keyOf={({ uuid }) => uuid}
        columns={columns}
        empty={t.emptyList}
        shown={t.shown}
      />
    </Page>
  )
}
