import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerFonts } from '../../../adapters/canvas/fonts.ts'
import { hostileSlide } from '../../support/hostile-slides.ts'
import { expectInkAsMeasured, expectTidy } from '../../support/slide-checks.ts'

beforeAll(() => registerFonts())

describe('whatever the text, looked for anew each time', () => {
  test('every line lies in the safe zone and no two blocks overlap', () => {
    expect(() => {
      fc.assert(fc.property(hostileSlide, expectTidy), { numRuns: 2000 })
    }).not.toThrow()
  })

  test('the ink that is drawn is the ink that was measured', () => {
    expect(() => {
      fc.assert(fc.property(hostileSlide, expectInkAsMeasured), { numRuns: 300 })
    }).not.toThrow()
  })
})
