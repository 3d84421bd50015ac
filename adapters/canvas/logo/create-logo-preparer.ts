import { createCanvas, loadImage } from 'canvas'
import {
  LOGO_BYTES,
  LOGO_SIDES,
  type LogoPreparer,
  type LogoProblem,
  type PreparedLogo,
} from '../../../workflows/brand/ports.ts'
import { createLimiter } from '../draw/limiter.ts'
import { isVector, readPictureHeader } from './picture-header.ts'
import { trimBox } from './trim-box.ts'

/** Pixels of the longer side of a stored logo at most. */
const STORED_SIDE = 512

/**
 * Checks what was sent by its first bytes, so that no bomb is unpacked, then trims and scales it into a
 * new PNG: nothing of the original file is kept but its pixels. One at a time: a picture of 4,096 pixels
 * a side takes 64 MB.
 */
export function createLogoPreparer(): LogoPreparer {
  const limit = createLimiter(1)
  return {
    prepare: async (bytes) => {
      const problem = problemOf(bytes)
      if (problem) return { problem }
      return limit(() => prepare(bytes))
    },
  }
}

function problemOf(bytes: Uint8Array): LogoProblem | null {
  if (bytes.byteLength > LOGO_BYTES) return 'too_large'
  const header = readPictureHeader(bytes)
  if (!header) return isVector(bytes) ? 'vector' : 'not_a_picture'
  const { width, height, animated, complete } = header
  if (Math.max(width, height) > LOGO_SIDES.most) return 'too_many_pixels'
  if (Math.min(width, height) < LOGO_SIDES.least) return 'too_small'
  if (animated) return 'animated'
  return complete ? null : 'damaged'
}

async function prepare(bytes: Uint8Array): Promise<PreparedLogo | { problem: LogoProblem }> {
  const image = await loadImage(Buffer.from(bytes)).catch(() => null)
  if (!image || image.width === 0 || image.height === 0) return { problem: 'damaged' }
  const { width, height } = image
  if (Math.max(width, height) > LOGO_SIDES.most) return { problem: 'too_many_pixels' }
  const whole = createCanvas(width, height)
  const context = whole.getContext('2d')
  context.drawImage(image, 0, 0)
  const box = trimBox(context.getImageData(0, 0, width, height))
  if (!box) return { problem: 'empty' }

  let part = createCanvas(box.width, box.height)
  part.getContext('2d').drawImage(whole, -box.x, -box.y)
  const scale = Math.min(1, STORED_SIDE / Math.max(box.width, box.height))
  const target = {
    width: Math.max(1, Math.round(box.width * scale)),
    height: Math.max(1, Math.round(box.height * scale)),
  }
  // By halves: the canvas skips pixels when it makes a picture much smaller.
  while (part.width > target.width) {
    const next = createCanvas(
      Math.max(target.width, Math.ceil(part.width / 2)),
      Math.max(target.height, Math.ceil(part.height / 2)),
    )
    const smaller = next.getContext('2d')
    smaller.imageSmoothingQuality = 'high'
    smaller.drawImage(part, 0, 0, next.width, next.height)
    part = next
  }
  return { bytes: await part.encode('png'), width: part.width, height: part.height }
}
