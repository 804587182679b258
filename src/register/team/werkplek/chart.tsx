import { type ReactNode, useId } from 'react'
import './team.css'

/** A colour or shape in a chart, and the words for it. */
export interface LegendItem {
  key: string
  label: string
  /** A drawing of 14 by 14 pixels. */
  swatch: ReactNode
}

interface ChartProps {
  title: string
  /** Where the same figures stand as text: a chart says nothing that they do not. */
  describedBy: string
  legend: readonly LegendItem[]
  /** In pixels; it is as wide as its place. */
  height: number
  /** The drawing itself, as SVG. */
  children: ReactNode
}

/** Shows a chart with its legend, as one picture with a name. */
export function Chart({ title, describedBy, legend, height, children }: ChartProps) {
  const id = useId()
  return (
    <figure className="team-chart">
      <figcaption className="balie-toolbar balie-small">
        {legend.map(({ key, label, swatch }) => (
          <span key={key} className="team-legend">
            <svg aria-hidden="true" width="14" height="14">
              {swatch}
            </svg>
            {label}
          </span>
        ))}
      </figcaption>
      <svg
        role="img"
        aria-labelledby={id}
        aria-describedby={describedBy}
        width="100%"
        height={height}
        className="team-bars"
      >
        <title id={id}>{title}</title>
        {children}
      </svg>
    </figure>
  )
}
