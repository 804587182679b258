import { Chart } from './chart.tsx'

/** A part of a bar, by the name of its colour in the style sheet. */
type Part = 'late' | 'today' | 'later'
const PARTS: readonly Part[] = ['late', 'today', 'later']

/** A bar: what it is about, its parts, and what they are in words. */
export interface Bar {
  key: string
  name: string
  text: string
  late: number
  today: number
  later: number
}

const ROW = 58
const NAME_BASE = 16
const FIGURES_BASE = 34
const BAR_TOP = 40
const BAR_HEIGHT = 14
const WHOLE = 100

interface BarChartProps {
  title: string
  describedBy: string
  legend: Readonly<Record<Part, string>>
  bars: readonly Bar[]
}

/** Draws lying bars, each under its name and its figures, which do not fit on one line at 320 pixels; it is read without colours too. */
export function BarChart({ title, describedBy, legend, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ late, today, later }) => late + today + later))
  const width = (value: number) => (value / most) * WHOLE
  return (
    <Chart
      title={title}
      describedBy={describedBy}
      legend={PARTS.map((part) => ({
        key: part,
        label: legend[part],
        swatch: <rect width="14" height="14" className={`team-part team-part--${part}`} />,
      }))}
      height={bars.length * ROW}
    >
      {bars.map(({ key, name, text, ...parts }, index) => (
        <g key={key}>
          <text x="0" y={index * ROW + NAME_BASE}>
            {name}:{' '}
            <tspan className="team-figures" x="0" y={index * ROW + FIGURES_BASE}>
              {text}
            </tspan>
          </text>
          {PARTS.map((part, place) => {
            const before = PARTS.slice(0, place).reduce((sum, own) => sum + parts[own], 0)
            return (
              parts[part] > 0 && (
                <rect
                  key={part}
                  x={`${width(before)}%`}
                  y={index * ROW + BAR_TOP}
                  width={`${width(parts[part])}%`}
                  height={BAR_HEIGHT}
                  className={`team-part team-part--${part}`}
                />
              )
            )
          })}
        </g>
      ))}
    </Chart>
  )
}
