import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPhoto } from '../../../simulator/media/check-photo.ts'
import { readImageInfo } from '../../../simulator/media/image-size.ts'
import { picture } from '../../integration/simulator/support/pictures.ts'

/** The first 24 bytes of a PNG of any size. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(24)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

describe('a photo', () => {
  it('has the size that its header says', () => {
    const jpeg = { mediaType: 'image/jpeg', extension: '.jpg', width: 108, height: 135 }
    expect(readImageInfo(picture(108, 135))).toEqual(jpeg)
    const png = { mediaType: 'image/png', extension: '.png', width: 64, height: 32 }
    expect(readImageInfo(picture(64, 32, { type: 'image/png' }))).toEqual(png)
  })

  it.each([
    [9000, 1000, true],
    [9000, 1001, false],
    [2000, 100, true],
    [2001, 100, false],
    [0, 10, false],
  ])('of %i × %i: allowed is %s', (width, height, allowed) => {
    const check = () => {
      try {
        return checkPhoto(pngHeader(width, height)).width
      } catch (error) {
        return error instanceof Error && error.message
      }
    }
    expect(check()).toBe(allowed ? width : 'Bad Request: PHOTO_INVALID_DIMENSIONS')
  })

  it('is at most 10 MB, and a picture', () => {
    const size = 10 * 1024 * 1024 + 1
    expect(() => checkPhoto(new Uint8Array(size))).toThrow(
      `Bad Request: file of size ${size} bytes is too big for a photo; the maximum size is 10485760 bytes`,
    )
    expect(() => checkPhoto(new TextEncoder().encode('<svg/>'))).toThrow('IMAGE_PROCESS_FAILED')
    expect(() => checkPhoto(new Uint8Array())).toThrow('file must be non-empty')
  })

  it('cut or spoilt anywhere is read or refused, never a crash', () => {
    const whole = new Uint8Array(picture(40, 50))
    const spoilt = fc.tuple(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255))
    fc.assert(
      fc.property(spoilt, ([length, at, value]) => {
        const bytes = whole.slice(0, length)
        if (at < length) bytes[at] = value
        const info = readImageInfo(bytes)
        expect(info === null || info.width >= 0).toBe(true)
      }),
    )
  })
})
