import { createCanvas, loadImage } from 'canvas'
import { expect, test } from 'vitest'
import { createLogoPreparer } from '../../../../../adapters/canvas/logo/create-logo-preparer.ts'
import { animated, claiming, sampleLogo } from '../../../../support/logos.ts'

const { prepare } = createLogoPreparer()
const png = await sampleLogo().encode('png')
const jpeg = await sampleLogo().encode('jpeg', 90)
const webp = await sampleLogo().encode('webp', 90)

/** The outer frame of a WebP says 100×100, the picture in it 16,383×16,383. */
function lyingWebp(): Uint8Array {
  const inner = Buffer.alloc(30)
  inner.write('VP8L', 0, 'latin1')
  inner.writeUInt32LE(22, 4)
  inner[8] = 0x2f
  inner.writeUInt32LE(0x0fffffff, 9)
  const outer = Buffer.alloc(18)
  outer.write('VP8X', 0, 'latin1')
  outer.writeUInt32LE(10, 4)
  outer.writeUIntLE(99, 12, 3)
  outer.writeUIntLE(99, 15, 3)
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(4 + outer.length + inner.length, 4)
  head.write('WEBP', 8, 'latin1')
  return Buffer.concat([head, outer, inner])
}

test.each([
  ['PNG', png],
  ['JPEG', jpeg],
  ['WebP', webp],
])('a %s is trimmed and stored as a PNG of its own', async (_, bytes) => {
  const logo = await prepare(bytes)
  if ('problem' in logo) throw new Error(logo.problem)
  expect([logo.width, logo.height].map((side) => Math.round(side / 25) * 25)).toSatisfy(
    (sides: number[]) => (sides[0] ?? 0) <= 250 && (sides[1] ?? 0) <= 200,
  )
  expect(Buffer.from(logo.bytes).toString('latin1', 1, 4)).toBe('PNG')
})

test('a large logo is scaled down, and what was hidden after its end is gone', async () => {
  const large = await sampleLogo(4000, 2000).encode('png')
  const polyglot = Buffer.concat([large, Buffer.from('<script>alert(1)</script>')])
  const logo = await prepare(polyglot)
  expect(logo).toMatchObject({ width: 512, height: 256 })
  const bytes = 'bytes' in logo ? Buffer.from(logo.bytes) : Buffer.alloc(0)
  expect(bytes.includes('script')).toBe(false)
  expect((await loadImage(bytes)).width).toBe(512)
})

test.each([
  ['nothing at all', new Uint8Array(), 'not_a_picture'],
  [
    'a web page called .png',
    Buffer.from('<!doctype html><img src=x onerror=alert(1)>'),
    'not_a_picture',
  ],
  ['a drawing with scripts', Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'), 'vector'],
  ['a GIF', Buffer.from('GIF89a'.padEnd(60, '\0')), 'not_a_picture'],
  ['a bomb: 50,000 pixels a side', claiming(png, 50_000, 50_000), 'too_many_pixels'],
  ['a header of four billion pixels', claiming(png, 0xffffffff, 0xffffffff), 'too_many_pixels'],
  ['a WebP whose outside lies', lyingWebp(), 'too_many_pixels'],
  ['a header that lies a little', claiming(png, 401, 301), 'damaged'],
  ['an animation', animated(png), 'animated'],
  ['half a PNG', png.subarray(0, png.length / 2), 'damaged'],
  ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 'damaged'],
  ['half a WebP', webp.subarray(0, webp.length / 2), 'damaged'],
  ['only a signature', png.subarray(0, 33), 'damaged'],
  ['20 MB', Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]), 'too_large'],
  ['nothing to see', await createCanvas(300, 300).encode('png'), 'empty'],
  ['a speck', await sampleLogo(63, 300).encode('png'), 'too_small'],
])('%s is no logo', async (_, bytes, problem) => {
  expect(await prepare(bytes)).toEqual({ problem })
})

test('no broken byte of a picture throws', async () => {
  for (const original of [png, jpeg, webp]) {
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(original)
      bytes[(i * 37) % Math.min(bytes.length, 600)] = (i * 83) % 256
      await expect(prepare(bytes)).resolves.toBeTypeOf('object')
    }
  }
})
