import { createCanvas } from 'canvas'
import type { SlideRenderer } from '../../workflows/carousel/ports.ts'
import type { ImageEncoding, Slide } from '../../workflows/carousel/slides.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { createLimiter } from './draw/limiter.ts'
import { draw } from './draw/draw.ts'
import { registerFonts } from './fonts.ts'
import { readLogo } from './brand/logo-mark.ts'
import { laySlide } from './layout/lay-slide.ts'
import { TEMPLATES } from './templates/templates.ts'
import { createMeasurer } from './text/measure.ts'

export interface SlideRendererOptions {
  /** A folder with all font files, for a bundle; without it they are found in their packages. */
  fontFolder?: string | undefined
  /** Pictures in memory at once. A picture of 1080×1350 takes 6 MB until it is encoded. */
  concurrency?: number
}

const JPEG_QUALITY = 90

/**
 * Draws slides on a canvas. Encoding runs on the thread pool: the synchronous encoder holds the
 * event loop and its memory.
 * @throws AppError `not_configured` when a font file is missing or damaged
 */
export function createSlideRenderer(options: SlideRendererOptions = {}): SlideRenderer {
  registerFonts(options.fontFolder)
  const measurer = createMeasurer()
  const limit = createLimiter(options.concurrency ?? 4)
  return {
    render: (slide, encoding, logo) => limit(() => render(slide, encoding, logo)),
  }

  async function render(
    slide: Slide,
    encoding: ImageEncoding,
    bytes?: Uint8Array,
  ): Promise<Uint8Array> {
    const logo = await readLogo(bytes)
    const list = laySlide(slide, TEMPLATES[slide.style], measurer, logo)
    const canvas = createCanvas(list.width, list.height)
    draw(canvas.getContext('2d', { alpha: false }), list.items, logo?.image)
    try {
      return encoding === 'png'
        ? await canvas.encode('png')
        : await canvas.encode('jpeg', JPEG_QUALITY)
    } catch (cause) {
      throw new AppError('internal', `Slide ${slide.index + 1} could not be encoded.`, { cause })
    }
  }
}
