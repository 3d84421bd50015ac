import type { PictureHeader } from './picture-header.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Length, type and checksum around the data of a chunk. */
const FRAME = 12

/** PNG, third edition, 5.2 and 11.2: the first chunk is IHDR, the last IEND; acTL makes it an animation. */
export function readPngHeader(data: Buffer): PictureHeader | null {
  if (data.length < 33 || !data.subarray(0, 8).equals(SIGNATURE)) return null
  if (data.toString('latin1', 12, 16) !== 'IHDR') return null
  const header = {
    width: data.readUInt32BE(16),
    height: data.readUInt32BE(20),
    animated: false,
    complete: false,
  }
  for (let at = 8; at + FRAME <= data.length; at += FRAME + data.readUInt32BE(at)) {
    const type = data.toString('latin1', at + 4, at + 8)
    if (type === 'acTL') header.animated = true
    if (type === 'IEND') return { ...header, complete: true }
  }
  return header
}
