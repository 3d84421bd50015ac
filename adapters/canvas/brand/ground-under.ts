import { createCanvas } from 'canvas'
import { draw } from '../draw/draw.ts'
import type { Box, DisplayList } from '../draw/display-list.ts'
import type { Ground } from './readable-on.ts'

/** The figures are looked at in half their size: a quarter of the pixels, and hairlines still show. */
const SCALE = 0.5

/** WCAG 2.2, "relative luminance": what a channel of each value contributes before it is weighed. */
const LINEAR = Float64Array.from({ length: 256 }, (_, channel) => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
})
const linear = (channel: number | undefined) => LINEAR[channel ?? 0] ?? 0

/** What lies behind the words of a slide: its figures are drawn, and their pixels looked at. */
export function groundUnder({
  items,
  width,
  height,
}: Pick<DisplayList, 'items' | 'width' | 'height'>): (box: Box) => Ground {
  const [columns, rows] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)]
  const context = createCanvas(columns, rows).getContext('2d', { alpha: false })
  context.scale(SCALE, SCALE)
  draw(
    context,
    items.filter(({ kind }) => kind === 'shape'),
  )
  const { data } = context.getImageData(0, 0, columns, rows)
  return (box) => {
    const ground = { darkest: 1, brightest: 0 }
    const right = Math.min(columns, Math.ceil((box.x + box.width) * SCALE))
    const bottom = Math.min(rows, Math.ceil((box.y + box.height) * SCALE))
    for (let y = Math.max(0, Math.floor(box.y * SCALE)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x * SCALE)); x < right; x++) {
        const at = (y * columns + x) * 4
        const value =
          0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2])
        if (value < ground.darkest) ground.darkest = value
        if (value > ground.brightest) ground.brightest = value
      }
    }
    return ground
  }
}
