import { expect, test } from 'vitest'
import { contrastRatio, parseHex } from '../../../../adapters/canvas/contrast.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ffffff', '#ffffff', 1],
])('%s on %s has the ratio that WCAG gives', (a, b, ratio) => {
  expect(contrastRatio(parseHex(a), parseHex(b))).toBeCloseTo(ratio, 2)
})
