import type { Box } from '../draw/display-list.ts'

interface Pixels {
  data: Uint8ClampedArray
  width: number
  height: number
}

const FAINT = 12
const ALIKE = 14

/**
 * The part of a picture that is not margin: what is not transparent or, in an opaque picture, not the
 * colour of its four corners. Null when nothing is left.
 */
export function trimBox({ data, width, height }: Pixels): Box | null {
  const at = (x: number, y: number) => (y * width + x) * 4
  const corners = [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)]
  const isClear = (i: number) => (data[i + 3] ?? 0) <= FAINT
  const differs = (i: number, j: number) =>
    [0, 1, 2].some((k) => Math.abs((data[i + k] ?? 0) - (data[j + k] ?? 0)) > ALIKE)
  const [corner = 0] = corners
  const framed =
    corners.every((i) => (data[i + 3] ?? 0) > 255 - FAINT) &&
    corners.every((i) => !differs(i, corner))
  const isMargin = (i: number) => isClear(i) || (framed && !differs(i, corner))

  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isMargin(at(x, y))) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) return null
  // On a colour of its own a sign keeps a little air.
  const air = framed ? Math.round(Math.max(right - left, bottom - top) * 0.08) : 0
  const x = Math.max(0, left - air)
  const y = Math.max(0, top - air)
  return {
    x,
    y,
    width: Math.min(width - 1, right + air) - x + 1,
    height: Math.min(height - 1, bottom + air) - y + 1,
  }
}
