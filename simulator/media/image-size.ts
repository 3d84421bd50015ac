/** What the header of a picture says; `extension` with its dot. */
export interface ImageInfo {
  mediaType: 'image/jpeg' | 'image/png'
  extension: '.jpg' | '.png'
  width: number
  height: number
}

/**
 * Reads width and height from a JPEG's frame header (ITU T.81, B.2.2) or a PNG's IHDR chunk.
 * @returns null when it is neither
 */
export function readImageInfo(bytes: Uint8Array): ImageInfo | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (
    view.byteLength >= 24 &&
    view.getUint32(0) === 0x89504e47 &&
    view.getUint32(12) === 0x49484452
  ) {
    const size = { width: view.getUint32(16), height: view.getUint32(20) }
    return { mediaType: 'image/png', extension: '.png', ...size }
  }
  if (view.byteLength >= 4 && view.getUint16(0) === 0xffd8) {
    const size = jpegSize(view)
    return size && { mediaType: 'image/jpeg', extension: '.jpg', ...size }
  }
  return null
}

function jpegSize(view: DataView): { width: number; height: number } | null {
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrameHeader(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** SOF0 to SOF15, without the tables that share the range (DHT, JPG, DAC). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
