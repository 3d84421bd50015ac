import type { PictureHeader } from './picture-header.ts'

/** Start of frame by every process; C4, C8 and CC are other segments. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** ITU-T T.81, B.1 and B.2: segments until the first scan; a frame's says how large it is. */
export function readJpegHeader(data: Buffer): PictureHeader | null {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8 || data[2] !== 0xff) return null
  const size = { width: 0, height: 0 }
  let at = 2
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) break
    const marker = data[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda || marker === 0xd9) break
    if (isFrame(marker) && at + 9 <= data.length) {
      size.height = Math.max(size.height, data.readUInt16BE(at + 5))
      size.width = Math.max(size.width, data.readUInt16BE(at + 7))
    }
    at += 2 + Math.max(2, data.readUInt16BE(at + 2))
  }
  if (size.width === 0 || size.height === 0) return null
  const complete = data.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
  return { ...size, animated: false, complete }
}
