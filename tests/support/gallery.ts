import { writeFile } from 'node:fs/promises'
import { createCanvas, loadImage } from 'canvas'
import { createSlideRenderer } from '../../adapters/canvas/create-slide-renderer.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import { FORMATS } from '../../workflows/carousel/slides.ts'
import type { Format } from '../../workflows/carousel/slides.ts'
import { STYLES } from '../../workflows/carousel/styles.ts'
import type { Style } from '../../workflows/carousel/styles.ts'
import { SAMPLE_SLIDES } from './sample-carousels.ts'

export interface GalleryOptions {
  language: Language
  format?: Format
  styles?: readonly Style[]
  /** Indexes into the sample carousel. */
  slides?: readonly number[]
  /** Width of one slide in the picture. */
  slideWidth: number
  quality?: number
}

/** Writes one picture with a column per style: the README's. */
export async function writeGallery(file: string, options: GalleryOptions): Promise<void> {
  const { language, format = 'portrait', styles = STYLES, slideWidth } = options
  const samples = SAMPLE_SLIDES[language]
  const chosen = options.slides ?? samples.map((_, i) => i)
  const { width, height } = FORMATS[format]
  const slideHeight = Math.round((slideWidth * height) / width)
  const gap = Math.round(slideWidth * 0.06)
  const canvas = createCanvas(
    styles.length * (slideWidth + gap) + gap,
    chosen.length * (slideHeight + gap) + gap,
  )
  const context = canvas.getContext('2d')
  context.fillStyle = '#e4e4e2'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  const half = createCanvas(width / 2, height / 2).getContext('2d')
  half.imageSmoothingQuality = 'high'
  const renderer = createSlideRenderer()
  for (const [column, style] of styles.entries()) {
    for (const [row, index] of chosen.entries()) {
      const content = samples[index]
      if (content === undefined) continue
      const slide = {
        index,
        total: samples.length,
        format,
        style,
        language,
        handle: '@potok',
        content,
      }
      const image = await loadImage(Buffer.from(await renderer.render(slide, 'png')))
      const [x, y] = [gap + column * (slideWidth + gap), gap + row * (slideHeight + gap)]
      // Halved first: the canvas skips pixels when it makes a picture much smaller.
      half.drawImage(image, 0, 0, width / 2, height / 2)
      context.drawImage(half.canvas, x, y, slideWidth, slideHeight)
    }
  }
  const bytes = file.endsWith('.png')
    ? await canvas.encode('png')
    : await canvas.encode('jpeg', options.quality ?? 85)
  await writeFile(file, bytes)
}
