import { createCanvas } from 'canvas'
import { draw } from '../../adapters/canvas/draw/draw.ts'
import type { Box, Item } from '../../adapters/canvas/draw/display-list.ts'

/** The smallest box that holds every pixel that the items change on white paper; null when none. */
export function paintedBox(items: readonly Item[], width: number, height: number): Box | null {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  draw(context, items)
  const { data } = context.getImageData(0, 0, width, height)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      // Faint edges of antialiasing do not count as ink.
      if (Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) > 200) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** How far `inner` sticks out of `outer`, in pixels; 0 or less when it lies within. */
export function overhang(inner: Box, outer: Box): number {
  return Math.max(
    outer.x - inner.x,
    outer.y - inner.y,
    inner.x + inner.width - (outer.x + outer.width),
    inner.y + inner.height - (outer.y + outer.height),
  )
}
