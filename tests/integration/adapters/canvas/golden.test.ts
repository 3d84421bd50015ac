import { beforeAll, describe, expect, test } from 'vitest'
import { registerFonts } from '../../../../adapters/canvas/fonts.ts'
import { compareWithGolden, TOLERANCE } from '../../../support/golden.ts'
import { SAMPLE_SLIDES } from '../../../support/sample-carousels.ts'

beforeAll(() => registerFonts())

// Every look in both formats: tests/long/canvas.
describe('a look and its golden sheet', () => {
  test.each(['editorial', 'wave'] as const)('%s looks as it did', async (style) => {
    const { mean, block } = await compareWithGolden(style, 'square')
    expect(mean, 'on the whole').toBeLessThanOrEqual(TOLERANCE.mean)
    expect(block, 'in one place').toBeLessThanOrEqual(TOLERANCE.block)
  })

  test('one word that is another is noticed', async () => {
    const slides = SAMPLE_SLIDES.ru.map((slide) =>
      slide.kind === 'steps' ? { ...slide, title: 'Первые пять недель' } : slide,
    )
    const { block } = await compareWithGolden('sunrise', 'square', slides)
    expect(block).toBeGreaterThan(TOLERANCE.block)
  })
})
