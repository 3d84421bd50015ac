import { writeFile } from 'node:fs/promises'
import { createCanvas } from 'canvas'
import { fontOf, registerFonts } from '../../adapters/canvas/fonts.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import { FORMATS, type Format } from '../../workflows/carousel/slides.ts'
import { STYLES, STYLE_NAMES } from '../../workflows/carousel/styles.ts'
import { SAMPLE_SLIDES } from './sample-carousels.ts'
import { drawSheet } from './slide-sheet.ts'

export interface GalleryOptions {
  language: Language
  format?: Format
  /** Indexes into the sample carousel: what is shown of each look, side by side. */
  slides: readonly number[]
  /** Looks beside each other. */
  columns: number
  /** Width of one slide in the picture. */
  slideWidth: number
  quality?: number
}

const GAP = 6
const LABEL = 40
const MARGIN = 22

/** Writes one picture of all looks, each with its name and id: that of the docs. */
export async function writeGallery(file: string, options: GalleryOptions): Promise<void> {
  const { language, format = 'portrait', columns, slideWidth, quality = 85 } = options
  registerFonts()
  const samples = SAMPLE_SLIDES[language]
  const { width, height } = FORMATS[format]
  const cell = {
    width: options.slides.length * (slideWidth + GAP) + GAP,
    height: Math.round((slideWidth * height) / width) + 2 * GAP + LABEL,
  }
  const canvas = createCanvas(
    columns * (cell.width + MARGIN) + MARGIN,
    Math.ceil(STYLES.length / columns) * (cell.height + MARGIN) + MARGIN,
  )
  const context = canvas.getContext('2d', { alpha: false })
  context.fillStyle = '#e4e4e2'
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const [i, style] of STYLES.entries()) {
    const x = MARGIN + (i % columns) * (cell.width + MARGIN)
    const y = MARGIN + Math.floor(i / columns) * (cell.height + MARGIN)
    const row = options.slides.flatMap((index) => {
      const content = samples[index]
      const place = { index, total: samples.length, format, style, language, handle: '@potok' }
      return content === undefined ? [] : [{ ...place, content }]
    })
    context.fillStyle = '#1d1d1b'
    context.font = fontOf('golos-600', 24)
    const name = STYLE_NAMES[style][language]
    context.fillText(name, x + GAP, y + 26)
    const after = x + GAP + context.measureText(name).width + 12
    context.fillStyle = '#6b6b66'
    context.font = fontOf('mono-400', 20)
    context.fillText(style, after, y + 26)
    context.drawImage(drawSheet([row], { format, slideWidth, gap: GAP }), x, y + LABEL)
  }
  await writeFile(file, await canvas.encode('jpeg', quality))
}
