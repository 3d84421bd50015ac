import { createCanvas } from 'canvas'
import { draw } from '../draw/draw.ts'
import type { Box, DisplayList } from '../draw/display-list.ts'
import { luminanceOf } from './luminance.ts'
import type { Ground } from './readable-on.ts'

const STRIDE = 2

/** What lies behind the words of a slide: its figures are drawn, and their pixels looked at. */
export function groundUnder({
  items,
  width,
  height,
}: Pick<DisplayList, 'items' | 'width' | 'height'>) {
  const context = createCanvas(width, height).getContext('2d', { alpha: false })
  draw(
    context,
    items.filter(({ kind }) => kind === 'shape'),
  )
  const { data } = context.getImageData(0, 0, width, height)
  const known = new Map<number, number>()
  const brightness = (at: number) => {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    const name = (r << 16) | (g << 8) | b
    const before = known.get(name)
    if (before !== undefined) return before
    const after = luminanceOf([r, g, b])
    known.set(name, after)
    return after
  }
  return (box: Box): Ground => {
    const ground = { darkest: 1, brightest: 0 }
    const right = Math.min(width, box.x + box.width + 1)
    const bottom = Math.min(height, box.y + box.height + 1)
    for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y += STRIDE) {
      for (let x = Math.max(0, Math.floor(box.x)); x < right; x += STRIDE) {
        const value = brightness((y * width + x) * 4)
        if (value < ground.darkest) ground.darkest = value
        if (value > ground.brightest) ground.brightest = value
      }
    }
    return ground
  }
}
