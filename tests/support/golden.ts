import { readFileSync, writeFileSync } from 'node:fs'
import { type Canvas, createCanvas, loadImage } from 'canvas'
import type { SlideContent } from '../../workflows/carousel/content.ts'
import type { Format, Slide } from '../../workflows/carousel/slides.ts'
import type { Style } from '../../workflows/carousel/styles.ts'
import { drawSheet } from './slide-sheet.ts'
import { SAMPLE_SLIDES } from './sample-carousels.ts'

/** Pixels: of one slide's width on a golden sheet, and of the squares that are compared. */
const SLIDE_WIDTH = 180
const BLOCK = 12
const QUALITY = 82

/**
 * How far a sheet may be from its golden one, of 255: squares of 12 pixels are compared by their mean colour,
 * all together and the worst of them. Another machine's hinting and antialiasing vanish in the means; a
 * line of text or a figure that moves does not.
 */
export const TOLERANCE = { mean: 0.6, block: 14 } as const

export interface Difference {
  mean: number
  block: number
}

/** Every kind of slide in one look: the sheet that is kept in the repository. */
function drawGolden(style: Style, format: Format, slides: readonly SlideContent[]): Canvas {
  const slide = (content: SlideContent, index: number): Slide => ({
    index,
    total: slides.length,
    format,
    style,
    language: 'ru',
    handle: '@potok',
    content,
  })
  const row = slides.map(slide)
  return drawSheet([row.slice(0, 4), row.slice(4)], { format, slideWidth: SLIDE_WIDTH, gap: 6 })
}

const fileOf = (style: Style, format: Format) =>
  new URL(`../fixtures/golden/${style}-${format}.jpg`, import.meta.url)

/** Compares a look with its golden sheet; with `UPDATE_GOLDEN=1` keeps the present one instead. */
export async function compareWithGolden(
  style: Style,
  format: Format,
  slides = SAMPLE_SLIDES.ru,
): Promise<Difference> {
  const drawn = drawGolden(style, format, slides)
  const file = fileOf(style, format)
  // Both as JPEG, so that what it does to edges of strong colours is the same on both sides.
  const bytes = await drawn.encode('jpeg', QUALITY)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, bytes)
  return difference(await readSheet(bytes), await readSheet(readFileSync(file)))
}

async function readSheet(bytes: Buffer): Promise<Canvas> {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d', { alpha: false }).drawImage(image, 0, 0)
  return canvas
}

/** Infinite when the sizes differ. */
function difference(a: Canvas, b: Canvas): Difference {
  const { width, height } = a
  if (width !== b.width || height !== b.height) {
    return { mean: Number.POSITIVE_INFINITY, block: Number.POSITIVE_INFINITY }
  }
  const [one, other] = [pixels(a), pixels(b)]
  const columns = Math.ceil(width / BLOCK)
  const sums = new Float64Array(columns * Math.ceil(height / BLOCK) * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = (Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)) * 3
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 4 + channel
        sums[block + channel] = (sums[block + channel] ?? 0) + (one[at] ?? 0) - (other[at] ?? 0)
      }
    }
  }
  const apart = sums.map((sum) => Math.abs(sum) / BLOCK ** 2)
  const mean = apart.reduce((sum, each) => sum + each, 0) / apart.length
  return { mean, block: Math.max(...apart) }
}

const pixels = (canvas: Canvas) =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
