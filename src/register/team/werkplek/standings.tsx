import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import type { WorklistAddress } from '../../internetaken/werkplek/lists.ts'
import { type Team, type Teamlid, team } from '../contract.ts'
import { BarChart } from './bar-chart.tsx'
import { TEAM } from './queries.ts'
import { AwayDialog, HandOverDialog } from './team-dialogs.tsx'
import { teamTexts } from './texts.ts'

type Texts = (typeof teamTexts)['nl']
type Standing = Pick<Teamlid, 'uuid' | 'naam' | 'open' | 'vandaag' | 'teLaat'>

const barOf = (t: Texts, { uuid, naam, open, vandaag, teLaat }: Standing) => ({
  key: uuid,
  name: naam,
  text: t.figures(open, vandaag, teLaat),
  late: teLaat,
  today: vandaag,
  later: open - vandaag - teLaat,
})

/** Gives the columns with the figures of a standing, each with the way to the list of those tasks. */
function useFigureColumns<Row extends Standing>(list: (row: Row) => WorklistAddress): Column<Row>[] {
  const t = useTexts(teamTexts)
  const formats = useFormats()
  const column = (of: 'open' | 'vandaag' | 'teLaat', head: string, filter: WorklistAddress): Column<Row> => ({
    key: of,
    head,
    cell: (row) =>
      row[of] > 0 ? (
        <Link
          className="utrecht-link team-number"
          to="/werklijst"
          search={{ ...list(row), ...filter }}
          aria-label={`${formats.number(row[of])} ${t.countOf(row.naam, head)}`}
        >
          {formats.number(row[of])}
        </Link>
      ) : (
        <span className="team-number">0</span>
      ),
  })
  return [
    column('open', t.open, {}),
    column('vandaag', t.today, { vandaag: true }),
    column('teLaat', t.late, { teLaat: true }),
  ]
}

/** Shows the work of each afdeling and groep. */
export function Units({ eenheden }: Pick<Team, 'eenheden'>) {
  const t = useTexts(teamTexts)
  const id = useId()
  const figures = useFigureColumns<Team['eenheden'][number]>(({ uuid }) => ({ lijst: 'alle', eenheid: uuid }))
  const columns: Column<Team['eenheden'][number]>[] = [
    { key: 'naam', head: t.unit, isRowHeader: true, cell: ({ naam }) => naam },
    ...figures,
  ]
  if (eenheden.length === 0) return <p>{t.noUnits}</p>
  return (
    <>
      <BarChart
        title={t.chartOf(t.units)}
        describedBy={id}
        legend={{ late: t.late, today: t.today, later: t.later }}
        bars={eenheden.map((one) => barOf(t, one))}
      />
      <div id={id}>
        <Table caption={t.units} hideCaption rows={eenheden} keyOf={({ uuid }) => uuid} columns={columns} />
      </div>
    </>
  )
}

/** Says whether somebody is away, or no longer works here. */
function Presence({ lid: { actief, afwezig, afwezigheid } }: { lid: Teamlid }) {
  const t = useTexts(teamTexts)
  const { date } = useFormats()
  if (!actief) return <StatusBadge tone="warning">{t.left}</StatusBadge>
  if (!afwezigheid) return null
  const { van, tot } = afwezigheid
  if (afwezig) return <StatusBadge tone="warning">{tot ? t.awayUntil(date(tot)) : t.away}</StatusBadge>
  return <StatusBadge>{tot ? t.awayBetween(date(van), date(tot)) : t.awayFrom(date(van))}</StatusBadge>
}

type Asking = { what: 'handOver' | 'away'; lid: Teamlid }

/** Shows the work of each medewerker, who is away, and what can be done about it. */
export function People({ medewerkers }: Pick<Team, 'medewerkers'>) {
  const t = useTexts(teamTexts)
  const id = useId()
  const mayAct = useRight(team.overdragen)
  const [asking, setAsking] = useState<Asking>()
  const back = useAct(TEAM, async ({ uuid, naam }: Teamlid) => {
    await clientOf(team).aanwezigMelden({ params: { uuid } })
    return t.back(naam)
  })
  const figures = useFigureColumns<Teamlid>(({ uuid }) => ({ lijst: 'alle', behandelaar: uuid }))
  const columns: Column<Teamlid>[] = [
    {
      key: 'naam',
      head: t.person,
      isRowHeader: true,
      cell: (lid) => (
        <>
          {lid.naam} <Presence lid={lid} />
        </>
      ),
    },
    ...figures,
    ...(mayAct
      ? [
          {
            key: 'doen',
            head: t.act,
            cell: (lid: Teamlid) => (
              <Actions>
                {lid.open > 0 && (
                  <Button about={lid.naam} onClick={() => setAsking({ what: 'handOver', lid })}>
                    {t.handOver}
                  </Button>
                )}
                {lid.actief && (
                  <Button variant="subtle" about={lid.naam} onClick={() => setAsking({ what: 'away', lid })}>
                    {t.setAway}
                  </Button>
                )}
                {lid.afwezigheid && (
                  <Button variant="subtle" about={lid.naam} onClick={() => back.mutate(lid)}>
                    {t.isBack}
                  </Button>
                )}
              </Actions>
            ),
          },
        ]
      : []),
  ]
  if (medewerkers.length === 0) return <p>{t.noPeople}</p>
  const close = () => setAsking(undefined)
  return (
    <>
      <BarChart
        title={t.chartOf(t.people)}
        describedBy={id}
        legend={{ late: t.late, today: t.today, later: t.later }}
        bars={medewerkers.filter(({ open }) => open > 0).map((lid) => barOf(t, lid))}
      />
      <div id={id}>
        <Table caption={t.people} hideCaption rows={medewerkers} keyOf={({ uuid }) => uuid} columns={columns} />
      </div>
      {asking?.what === 'handOver' && <HandOverDialog lid={asking.lid} onClose={close} />}
      {asking?.what === 'away' && <AwayDialog lid={asking.lid} onClose={close} />}
    </>
  )
}
