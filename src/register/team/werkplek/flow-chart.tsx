import type { Team } from '../contract.ts'
import { Chart } from './chart.tsx'

const HEIGHT = 140
const TOP = 16
const BASE = HEIGHT - 20
const WHOLE = 100
/** The part of the room of a day that each of its two bars takes. */
const BAR_PART = 0.38
const WEEK = 7

interface FlowChartProps {
  title: string
  describedBy: string
  legend: { erbij: string; gedaan: string }
  dagen: Team['dagen']
  /** Names a day in short. */
  dayName(day: string): string
}

const SERIES = ['erbij', 'gedaan'] as const

/** Draws for each day how many tasks came in, as a filled bar, and how many were done, as an open one. */
export function FlowChart({ title, describedBy, legend, dagen, dayName }: FlowChartProps) {
  const most = Math.max(1, ...dagen.flatMap(({ erbij, gedaan }) => [erbij, gedaan]))
  const room = WHOLE / dagen.length
  const height = (value: number) => (value / most) * (BASE - TOP)
  return (
    <Chart
      title={title}
      describedBy={describedBy}
      legend={SERIES.map((series) => ({
        key: series,
        label: legend[series],
        swatch: <rect x="1" y="1" width="12" height="12" className={`team-flow team-flow--${series}`} />,
      }))}
      height={HEIGHT}
    >
      <line x1="0" x2="100%" y1={TOP} y2={TOP} className="team-line" />
      <text x="0" y={TOP - 4} className="team-figures">
        {most}
      </text>
      <line x1="0" x2="100%" y1={BASE} y2={BASE} className="team-line team-line--base" />
      {dagen.map((dag, index) => (
        <g key={dag.dag}>
          {SERIES.map((series, place) => (
            <rect
              key={series}
              x={`${(index + 0.1 + place * (BAR_PART + 0.04)) * room}%`}
              y={BASE - height(dag[series])}
              width={`${room * BAR_PART}%`}
              height={height(dag[series])}
              className={`team-flow team-flow--${series}`}
            />
          ))}
          {index % WEEK === 0 && (
            <text x={`${index * room}%`} y={HEIGHT - 4} className="team-figures">
              {dayName(dag.dag)}
            </text>
          )}
        </g>
      ))}
    </Chart>
  )
}
