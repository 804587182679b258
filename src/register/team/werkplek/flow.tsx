import { useId } from 'react'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import type { Team } from '../contract.ts'
import { FlowChart } from './flow-chart.tsx'
import { teamTexts } from './texts.ts'

type Dag = Team['dagen'][number]

const sum = (dagen: readonly Dag[], of: 'erbij' | 'gedaan') => dagen.reduce((total, dag) => total + dag[of], 0)

/** Shows how many tasks came in and were done on each of the last days: as a chart, in a sentence, and as figures. */
export function Flow({ dagen }: Pick<Team, 'dagen'>) {
  const t = useTexts(teamTexts)
  const formats = useFormats()
  const id = useId()
  const columns: Column<Dag>[] = [
    { key: 'dag', head: t.day, isRowHeader: true, cell: ({ dag }) => formats.date(dag) },
    { key: 'erbij', head: t.came, cell: ({ erbij }) => formats.number(erbij) },
    { key: 'gedaan', head: t.done, cell: ({ gedaan }) => formats.number(gedaan) },
  ]
  return (
    <>
      <p id={id}>{t.flowSum(sum(dagen, 'erbij'), sum(dagen, 'gedaan'))}</p>
      <FlowChart
        title={t.flowChart}
        describedBy={id}
        legend={{ erbij: t.came, gedaan: t.done }}
        dagen={dagen}
        dayName={formats.shortDate}
      />
      <Disclosure summary={t.perDay}>
        <Table caption={t.flow} hideCaption rows={dagen.toReversed()} keyOf={({ dag }) => dag} columns={columns} />
      </Disclosure>
    </>
  )
}
