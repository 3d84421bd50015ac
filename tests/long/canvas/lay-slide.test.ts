import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerFonts } from '../../../adapters/canvas/fonts.ts'
import { STYLES } from '../../../workflows/carousel/styles.ts'
import { hostileSlide } from '../../support/hostile-slides.ts'
import { LIMIT_SLIDES } from '../../support/limit-slides.ts'
import { SAMPLE_SLIDES } from '../../support/sample-carousels.ts'
import { expectInkAsMeasured, expectTidy, lay, textLines } from '../../support/slide-checks.ts'

beforeAll(() => registerFonts())

// The same many examples each time, so that a failure is the change's; `SEED=$RANDOM` looks for new ones.
const SEED = Number(process.env['SEED'] ?? 20_261)

describe('whatever the text', () => {
  test('every line lies in the safe zone and no two blocks overlap', () => {
    expect(() => {
      fc.assert(fc.property(hostileSlide, expectTidy), { seed: SEED, numRuns: 2000 })
    }).not.toThrow()
  })

  test('the ink that is drawn is the ink that was measured', () => {
    expect(() => {
      fc.assert(fc.property(hostileSlide, expectInkAsMeasured), { seed: SEED, numRuns: 300 })
    }).not.toThrow()
  })

  test.each(STYLES)('%s bears as much text as the schema lets through', (style) => {
    const handle = '@' + 'w'.repeat(30)
    for (const format of ['portrait', 'square'] as const) {
      for (const [index, content] of LIMIT_SLIDES.entries()) {
        expect(() => {
          expectTidy({ index, total: 10, format, style, language: 'ru', handle, content })
        }, `${format} ${content.kind}`).not.toThrow()
      }
    }
  })

  test.each(STYLES)('%s cuts no sample, in either format and language', (style) => {
    for (const format of ['portrait', 'square'] as const) {
      for (const language of ['ru', 'en'] as const) {
        for (const [index, content] of SAMPLE_SLIDES[language].entries()) {
          const { truncated } = lay({ index, total: 7, format, style, language, content })
          expect(truncated, `${format} ${content.kind}`).toBe(false)
        }
      }
    }
  })

  test('a Hebrew quote with brackets stays within its margin', () => {
    const text = 'איך להתחיל לרוץ (5 км) ולא להפסיק אחרי שבוע'
    const slide = {
      index: 0,
      total: 10,
      format: 'square',
      style: 'editorial',
      language: 'ru',
      handle: undefined,
      content: { kind: 'quote', text, author: undefined, alt: 'alt' },
    } as const
    expectTidy(slide)
    expect(textLines(lay(slide)).length).toBeGreaterThan(1)
  })
})
