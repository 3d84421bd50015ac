import { readJpegHeader } from './jpeg-header.ts'
import { readPngHeader } from './png-header.ts'
import { readWebpHeader } from './webp-header.ts'

/** What a picture says of itself before its pixels: the largest size that any part of it claims. */
export interface PictureHeader {
  width: number
  height: number
  animated: boolean
  /** False when its end is missing. */
  complete: boolean
}

/** The header of a PNG, JPEG or WebP; null for anything else. Reads no pixels. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return readPngHeader(data) ?? readJpegHeader(data) ?? readWebpHeader(data)
}

/** A drawing by formulas (SVG), which is never rendered: it could run scripts and load files. */
export function isVector(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 4096)).toString('utf8')
  return /^\s*(?:\uFEFF)?\s*(?:<\?xml[^]*?)?(?:<!--[^]*?-->\s*|<!DOCTYPE\s+svg[^]*?)*<svg[\s>]/i.test(
    beginning,
  )
}
