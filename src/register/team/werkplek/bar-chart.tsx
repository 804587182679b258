import { useId } from 'react'
import './team.css'

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

const ROW = 44
const NAME_BASE = 16
const BAR_TOP = 22
const BAR_HEIGHT = 14
const WHOLE = 100

interface BarChartProps {
  title: string
  /** Where the same figures stand as text: a chart says nothing that they do not. */
  describedBy: string
  legend: Readonly<Record<Part, string>>
  bars: readonly Bar[]
}

/** Draws lying bars, each under its name with its figures, so that it is read on any width and without colours. */
export function BarChart({ title, describedBy, legend, bars }: BarChartProps) {
  const id = useId()
  const most = Math.max(1, ...bars.map(({ late, today, later }) => late + today + later))
  const width = (value: number) => (value / most) * WHOLE
  return (
    <figure className="team-chart">
      <figcaption className="balie-toolbar balie-small">
        {PARTS.map((part) => (
          <span key={part} className="team-legend">
            <svg aria-hidden="true" width="14" height="14">
              <rect width="14" height="14" className={`team-part team-part--${part}`} />
            </svg>
            {legend[part]}
          </span>
        ))}
      </figcaption>
      <svg
        role="img"
        aria-labelledby={id}
        aria-describedby={describedBy}
        width="100%"
        height={bars.length * ROW}
        className="team-bars"
      >
        <title id={id}>{title}</title>
        {bars.map(({ key, name, text, ...parts }, index) => (
          <g key={key}>
            <text x="0" y={index * ROW + NAME_BASE}>
              {name}: <tspan className="team-figures">{text}</tspan>
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
      </svg>
    </figure>
  )
}
