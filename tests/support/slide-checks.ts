import { expect } from 'vitest'
import type { Box, DisplayList, TextLine } from '../../adapters/canvas/draw/display-list.ts'
import { laySlide } from '../../adapters/canvas/layout/lay-slide.ts'
import { TEMPLATES } from '../../adapters/canvas/templates/templates.ts'
import { createMeasurer } from '../../adapters/canvas/text/measure.ts'
import type { Slide } from '../../workflows/carousel/slides.ts'
import { overhang, paintedBox } from './pixels.ts'

const measurer = createMeasurer()

export const lay = (slide: Slide): DisplayList => laySlide(slide, TEMPLATES[slide.style], measurer)

export const textLines = ({ items }: DisplayList): TextLine[] =>
  items.filter((item) => item.kind === 'text')

/** Every line lies in the safe zone, no two blocks overlap, nothing is too small to read. */
export function expectTidy(slide: Slide): void {
  const list = lay(slide)
  const lines = textLines(list)
  for (const line of lines) {
    expect(overhang(line.ink, list.safeZone), `“${line.text}”`).toBeLessThanOrEqual(1)
    expect(line.size).toBeGreaterThanOrEqual(28)
  }
  const boxes = [...blocks(lines)]
  for (const [i, [name, a]] of boxes.entries()) {
    for (const [other, b] of boxes.slice(i + 1)) {
      expect(overlap(a, b), `${name} and ${other}`).toBeLessThanOrEqual(1)
    }
  }
}

/** The slide's longest line paints no pixel outside the ink box that the layout reckons with. */
export function expectInkAsMeasured(slide: Slide): void {
  const list = lay(slide)
  const line = textLines(list).toSorted((a, b) => b.text.length - a.text.length)[0]
  if (line === undefined) return
  const painted = paintedBox([{ ...line, color: '#000000' }], list.width, list.height)
  if (painted === null) return
  // Half a pixel of rounding and of antialiasing on each side; more for large letters.
  const tolerance = 2 + line.size * 0.02
  expect(overhang(painted, line.ink), `“${line.text}” ${line.face}`).toBeLessThanOrEqual(tolerance)
}

/** One box around all lines of each block. */
function blocks(lines: readonly TextLine[]): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const { block, ink } of lines) {
    const box = boxes.get(block) ?? ink
    const x = Math.min(box.x, ink.x)
    const y = Math.min(box.y, ink.y)
    const right = Math.max(box.x + box.width, ink.x + ink.width)
    const bottom = Math.max(box.y + box.height, ink.y + ink.height)
    boxes.set(block, { x, y, width: right - x, height: bottom - y })
  }
  return boxes
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.min(across, down)
}
