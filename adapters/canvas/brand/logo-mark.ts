import { createCanvas, type Image, loadImage } from 'canvas'
import { luminanceOf } from './luminance.ts'

/** What the layout must know of a logo. */
export interface LogoSize {
  /** Pixels; only their proportion counts. */
  width: number
  height: number
  /** Mean of its opaque pixels, from 0 to 1. */
  luminance: number
}

/** A logo that is ready to draw. */
export interface LogoMark extends LogoSize {
  image: Image
}

const SAMPLE = 48

/** Reads a stored logo. Null when it cannot be read: a slide without its logo is better than none. */
export async function readLogo(bytes: Uint8Array | undefined): Promise<LogoMark | null> {
  if (bytes === undefined) return null
  const image = await loadImage(Buffer.from(bytes)).catch(() => null)
  if (!image || image.width === 0 || image.height === 0) return null
  const context = createCanvas(SAMPLE, SAMPLE).getContext('2d')
  context.drawImage(image, 0, 0, SAMPLE, SAMPLE)
  const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE)
  let [sum, weight] = [0, 0]
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255
    sum += alpha * luminanceOf([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0])
    weight += alpha
  }
  const { width, height } = image
  return { image, width, height, luminance: weight === 0 ? 0.5 : sum / weight }
}
