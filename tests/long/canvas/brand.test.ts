import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerFonts } from '../../../adapters/canvas/fonts.ts'
import { laySlide } from '../../../adapters/canvas/layout/lay-slide.ts'
import { TEMPLATES } from '../../../adapters/canvas/templates/templates.ts'
import { createMeasurer } from '../../../adapters/canvas/text/measure.ts'
import { BRAND_FONTS } from '../../../workflows/brand/brand-kit.ts'
import type { Slide } from '../../../workflows/carousel/slides.ts'
import { STYLES } from '../../../workflows/carousel/styles.ts'
import { SAMPLE_SLIDES } from '../../support/sample-carousels.ts'
import { worstContrast } from '../../support/slide-contrast.ts'

const AA = 4.5
const measurer = createMeasurer()
beforeAll(() => registerFonts())

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)
const brand = fc.record(
  {
    colors: fc.record(
      { primary: color, background: color, accent: color },
      { requiredKeys: ['primary'] },
    ),
    font: fc.constantFrom(...BRAND_FONTS),
  },
  { requiredKeys: ['colors'] },
)
const logo = { width: 400, height: 300, shades: [{ luminance: 0.1, share: 1 }] }

describe.each(STYLES)('%s in any brand', (style) => {
  test('every text can be read, whatever the colours', () => {
    fc.assert(
      fc.property(
        brand,
        fc.constantFrom(...SAMPLE_SLIDES.ru, ...SAMPLE_SLIDES.en),
        fc.constantFrom('portrait' as const, 'square' as const),
        fc.nat({ max: 6 }),
        (given, content, format, index) => {
          const place = {
            index,
            total: 7,
            format,
            style,
            language: 'ru',
            handle: '@potok',
          } as const
          const slide: Slide = { ...place, content, brand: given, attribution: 'Харуки Мураками' }
          const list = laySlide(slide, TEMPLATES[style], measurer, logo)
          expect(list.truncated).toBe(false)
          const { ratio, text } = worstContrast(list)
          expect(ratio, `${content.kind} ${format}, ${text}`).toBeGreaterThanOrEqual(AA)
        },
      ),
      { numRuns: 20 },
    )
  })
})
