import { createCanvas, type Image, loadImage } from 'canvas'
import { luminanceOf } from './luminance.ts'

/** What the layout must know of a logo. */
export interface LogoSize {
  /** Pixels; only their proportion counts. */
  width: number
  height: number
  /** WCAG's luminance of its visible pixels, with the share of each in the whole. */
  shades: readonly { luminance: number; share: number }[]
}

/** A logo that is ready to draw. */
export interface LogoMark extends LogoSize {
  image: Image
}

const SAMPLE = 48
const LEVELS = 24

/** Reads a stored logo. Null when it cannot be read: a slide without its logo is better than none. */
export async function readLogo(bytes: Uint8Array | undefined): Promise<LogoMark | null> {
  if (bytes === undefined) return null
  const image = await loadImage(Buffer.from(bytes)).catch(() => null)
  if (!image || image.width === 0 || image.height === 0) return null
  const context = createCanvas(SAMPLE, SAMPLE).getContext('2d')
  context.drawImage(image, 0, 0, SAMPLE, SAMPLE)
  const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE)
  const weights = new Map<number, number>()
  let whole = 0
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255
    if (alpha < 0.1) continue
    const luminance = luminanceOf([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0])
    const level = Math.round(luminance * LEVELS) / LEVELS
    weights.set(level, (weights.get(level) ?? 0) + alpha)
    whole += alpha
  }
  const shades = [...weights].map(([luminance, weight]) => ({ luminance, share: weight / whole }))
  const { width, height } = image
  return { image, width, height, shades }
}
