import type { PictureHeader } from './picture-header.ts'

const ANIMATION = 0x02

/** RFC 9649: a RIFF file of chunks. Each that has a size is asked, as the outer one can lie. */
export function readWebpHeader(data: Buffer): PictureHeader | null {
  if (data.length < 30) return null
  if (data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') {
    return null
  }
  const end = 8 + data.readUInt32LE(4)
  const header = { width: 0, height: 0, animated: false, complete: end <= data.length }
  const grow = (width: number, height: number) => {
    header.width = Math.max(header.width, width)
    header.height = Math.max(header.height, height)
  }
  for (let at = 12; at + 18 <= Math.min(end, data.length);) {
    const type = data.toString('latin1', at, at + 4)
    const length = data.readUInt32LE(at + 4)
    const body = at + 8
    if (type === 'VP8X') {
      header.animated ||= ((data[body] ?? 0) & ANIMATION) !== 0
      grow(1 + data.readUIntLE(body + 4, 3), 1 + data.readUIntLE(body + 7, 3))
    }
    if (type === 'ANIM' || type === 'ANMF') header.animated = true
    if (type === 'VP8 ') {
      grow(data.readUInt16LE(body + 6) & 0x3fff, data.readUInt16LE(body + 8) & 0x3fff)
    }
    if (type === 'VP8L') {
      const bits = data.readUInt32LE(body + 1)
      grow(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff))
    }
    at = body + length + (length % 2)
  }
  return header.width > 0 && header.height > 0 ? header : null
}
