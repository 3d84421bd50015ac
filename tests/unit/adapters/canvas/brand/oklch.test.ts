import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  luminanceOf,
  type Rgb,
  withLuminance,
} from '../../../../../adapters/canvas/brand/luminance.ts'
import { fromOklch, toOklch } from '../../../../../adapters/canvas/brand/oklch.ts'
import { contrastOn, readableOn } from '../../../../../adapters/canvas/brand/readable-on.ts'

const channel = fc.integer({ min: 0, max: 255 })
const rgb: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel)

test('known colours are where Ottosson puts them', () => {
  expect(toOklch([255, 255, 255]).lightness).toBeCloseTo(1, 3)
  const red = toOklch([255, 0, 0])
  expect(red.lightness).toBeCloseTo(0.628, 3)
  expect(red.chroma).toBeCloseTo(0.2577, 3)
  expect(red.hue).toBeCloseTo(29.23, 1)
})

test('there and back is the same colour', () => {
  fc.assert(
    fc.property(rgb, (color) => {
      fromOklch(toOklch(color)).forEach((value, i) =>
        expect(Math.abs(value - (color[i] ?? 0))).toBeLessThanOrEqual(1),
      )
    }),
  )
})

test('a colour of a given brightness is that bright, whatever its hue', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const hue = fc.double({ min: 0, max: 360, noNaN: true })
  fc.assert(
    fc.property(share, share, hue, (luminance, chroma, angle) => {
      const color = withLuminance(luminance, { chroma: chroma * 0.37, hue: angle })
      expect(Math.abs(luminanceOf(color) - luminance)).toBeLessThan(0.02)
    }),
  )
})

test('on one colour every text can be made readable', () => {
  fc.assert(
    fc.property(rgb, rgb, (color, ground) => {
      const luminance = luminanceOf(ground)
      const under = { darkest: luminance, brightest: luminance }
      expect(contrastOn(readableOn(color, under, 4.5), under)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('what can be read stays as it is', () => {
  const white = { darkest: 1, brightest: 1 }
  expect(readableOn([26, 60, 120], white, 4.5)).toEqual([26, 60, 120])
})
