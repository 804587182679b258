import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { type Pixel, type Point, pixelOf, pointOf, TILE, tilesIn } from './projection.ts'
import { signalTexts } from './texts.ts'
import './point-map.css'

const WIDTH = 640
const HEIGHT = 320
const NETHERLANDS: Point = { lengtegraad: 5.3, breedtegraad: 52.15 }
const FURTHEST = 7
const STREET = 17
const NEAREST = 19
/** An arrow key moves the point this many pixels. */
const STEP = 8

const ARROWS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

interface PointMapProps {
  /** The address of the tiles, without level, column and row. */
  tiles: string
  /** Null: no point was chosen yet. */
  value: Point | null
  onChange(value: Point): void
}

/** A map on which a point is put by a click, and moved with the arrow keys. The point stands in the middle. */
export function PointMap({ tiles, value, onChange }: PointMapProps) {
  const t = useTexts(signalTexts)
  const [chosen, setLevel] = useState<number>()
  const level = chosen ?? (value ? STREET : FURTHEST)
  const middle = pixelOf(value ?? NETHERLANDS, level)
  const corner = { x: middle.x - WIDTH / 2, y: middle.y - HEIGHT / 2 }
  const move = ({ x, y }: Pixel) => onChange(pointOf({ x: middle.x + x, y: middle.y + y }, level))
  const onClick = ({ currentTarget, clientX, clientY, detail }: MouseEvent<HTMLButtonElement>) => {
    // Enter and the space bar click as well, and mean no place.
    if (detail === 0) return
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    move({ x: ((clientX - left) / width - 0.5) * WIDTH, y: ((clientY - top) / height - 0.5) * HEIGHT })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key]
    if (!by) return
    event.preventDefault()
    move(by)
  }
  return (
    <div className="point-map">
      <button type="button" className="point-map__button" aria-label={t.map} onClick={onClick} onKeyDown={onKeyDown}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          {tilesIn(corner, WIDTH, HEIGHT).map(({ column, row, x, y }) => (
            <image
              key={`${level} ${column} ${row}`}
              href={`${tiles}/${level}/${column}/${row}.png`}
              {...{ x, y, width: TILE, height: TILE }}
            />
          ))}
          {value && <circle className="point-map__point" cx={WIDTH / 2} cy={HEIGHT / 2} r={9} />}
        </svg>
      </button>
      <Actions>
        <Button variant="subtle" disabled={level >= NEAREST} onClick={() => setLevel(Math.min(NEAREST, level + 1))}>
          {t.nearer}
        </Button>
        <Button variant="subtle" disabled={level <= FURTHEST} onClick={() => setLevel(Math.max(FURTHEST, level - 1))}>
          {t.further}
        </Button>
        <span className="balie-soft balie-small">{t.source}</span>
      </Actions>
    </div>
  )
}
