import { type Canvas, createCanvas } from 'canvas'
import { draw } from '../../adapters/canvas/draw/draw.ts'
import type { Slide } from '../../workflows/carousel/slides.ts'
import { FORMATS, type Format } from '../../workflows/carousel/slides.ts'
import { lay } from './slide-checks.ts'

/** Slides, each drawn in full and then made smaller, in rows on one canvas. Fonts are registered before. */
export function drawSheet(
  slides: readonly (readonly Slide[])[],
  { format, slideWidth, gap }: { format: Format; slideWidth: number; gap: number },
): Canvas {
  const { width, height } = FORMATS[format]
  const slideHeight = Math.round((slideWidth * height) / width)
  const columns = Math.max(...slides.map((row) => row.length))
  const sheet = createCanvas(
    columns * (slideWidth + gap) + gap,
    slides.length * (slideHeight + gap) + gap,
  )
  const context = sheet.getContext('2d', { alpha: false })
  context.fillStyle = '#e4e4e2'
  context.fillRect(0, 0, sheet.width, sheet.height)
  const whole = createCanvas(width, height)
  const half = createCanvas(width / 2, height / 2)
  const quarter = createCanvas(width / 4, Math.ceil(height / 4))
  for (const [row, of] of slides.entries()) {
    for (const [column, slide] of of.entries()) {
      draw(whole.getContext('2d', { alpha: false }), lay(slide).items)
      // Halved first: the canvas skips pixels when it makes a picture much smaller.
      const steps = slideWidth <= quarter.width ? [half, quarter] : [half]
      let last: Canvas = whole
      for (const step of steps) {
        const smaller = step.getContext('2d', { alpha: false })
        smaller.imageSmoothingQuality = 'high'
        smaller.drawImage(last, 0, 0, step.width, step.height)
        last = step
      }
      context.imageSmoothingQuality = 'high'
      const [x, y] = [gap + column * (slideWidth + gap), gap + row * (slideHeight + gap)]
      context.drawImage(last, x, y, slideWidth, slideHeight)
    }
  }
  return sheet
}
