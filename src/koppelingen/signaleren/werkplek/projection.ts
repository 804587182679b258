// The tiles of PDOK lie on the map of the world as all tiles on the web do (EPSG:3857): 256 pixels each, twice as many across at each level.

export const TILE = 256

/** A point in degrees (WGS 84). */
export interface Point {
  lengtegraad: number
  breedtegraad: number
}

/** A place in pixels, from the left and the top of the map of the world. */
export interface Pixel {
  x: number
  y: number
}

const widthAt = (level: number): number => TILE * 2 ** level

/** Gives the pixel of a point. */
export function pixelOf({ lengtegraad, breedtegraad }: Point, level: number): Pixel {
  const width = widthAt(level)
  const north = Math.asinh(Math.tan((breedtegraad * Math.PI) / 180))
  return { x: ((lengtegraad + 180) / 360) * width, y: ((1 - north / Math.PI) / 2) * width }
}

/** A point is given to the metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** Gives the point of a pixel. */
export function pointOf({ x, y }: Pixel, level: number): Point {
  const width = widthAt(level)
  const north = Math.PI * (1 - (2 * y) / width)
  return {
    lengtegraad: rounded((x / width) * 360 - 180),
    breedtegraad: rounded((Math.atan(Math.sinh(north)) * 180) / Math.PI),
  }
}

/** Lists the tiles that a window of the map shows, each with its place in that window. */
export function tilesIn(
  corner: Pixel,
  width: number,
  height: number,
): { column: number; row: number; x: number; y: number }[] {
  const columns = { first: Math.floor(corner.x / TILE), last: Math.floor((corner.x + width) / TILE) }
  const rows = { first: Math.floor(corner.y / TILE), last: Math.floor((corner.y + height) / TILE) }
  const found = []
  for (let column = columns.first; column <= columns.last; column += 1)
    for (let row = rows.first; row <= rows.last; row += 1)
      found.push({ column, row, x: column * TILE - corner.x, y: row * TILE - corner.y })
  return found
}
