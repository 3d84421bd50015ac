import { createCanvas } from 'canvas'
import { contrastRatio, parseHex } from '../../adapters/canvas/contrast.ts'
import type { DisplayList } from '../../adapters/canvas/draw/display-list.ts'
import { draw } from '../../adapters/canvas/draw/draw.ts'

const STRIDE = 3

/** The least contrast of each text of a slide with any pixel that lies behind its ink box. */
export function worstContrast({ items, width, height }: DisplayList): {
  ratio: number
  text: string
} {
  const context = createCanvas(width, height).getContext('2d')
  draw(
    context,
    items.filter(({ kind }) => kind === 'shape'),
  )
  const { data } = context.getImageData(0, 0, width, height)
  let worst = { ratio: Number.POSITIVE_INFINITY, text: '' }
  for (const item of items) {
    if (item.kind !== 'text') continue
    const color = parseHex(item.color)
    const seen = new Set<number>()
    for (let y = Math.floor(item.ink.y); y < item.ink.y + item.ink.height; y += STRIDE) {
      for (let x = Math.floor(item.ink.x); x < item.ink.x + item.ink.width; x += STRIDE) {
        const at = (y * width + x) * 4
        const rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const
        const key = (rgb[0] << 16) | (rgb[1] << 8) | rgb[2]
        if (seen.has(key)) continue
        seen.add(key)
        const ratio = contrastRatio(color, rgb)
        if (ratio < worst.ratio) worst = { ratio, text: `${item.block}: ${item.text}` }
      }
    }
  }
  return worst
}
