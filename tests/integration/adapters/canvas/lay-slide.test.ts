import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerFonts } from '../../../../adapters/canvas/fonts.ts'
import { FORMATS } from '../../../../workflows/carousel/slides.ts'
import type { Slide } from '../../../../workflows/carousel/slides.ts'
import { STYLES } from '../../../../workflows/carousel/styles.ts'
import { hostileSlide } from '../../../support/hostile-slides.ts'
import { LIMIT_SLIDES } from '../../../support/limit-slides.ts'
import { overhang } from '../../../support/pixels.ts'
import { SAMPLE_SLIDES } from '../../../support/sample-carousels.ts'
import { expectInkAsMeasured, expectTidy, lay, textLines } from '../../../support/slide-checks.ts'

beforeAll(() => registerFonts())

const base: Omit<Slide, 'content'> = {
  index: 1,
  total: 7,
  format: 'portrait',
  style: 'editorial',
  language: 'ru',
  handle: '@potok',
}

// The same examples each time; tests/long looks for new ones.
const SEED = 20_260

describe('whatever the text', () => {
  test('every line lies in the safe zone and no two blocks overlap', () => {
    expect(() => {
      fc.assert(fc.property(hostileSlide, expectTidy), { seed: SEED, numRuns: 80 })
    }).not.toThrow()
  })

  test('the ink that is drawn is the ink that was measured', () => {
    expect(() => {
      fc.assert(fc.property(hostileSlide, expectInkAsMeasured), { seed: SEED, numRuns: 20 })
    }).not.toThrow()
  })
})

describe('the safe zone', () => {
  test('leaves 130 px at every edge and what the profile grid shows at 3:4', () => {
    for (const format of ['portrait', 'square'] as const) {
      const { width, height } = FORMATS[format]
      const content = SAMPLE_SLIDES.ru[0]!
      const { safeZone } = lay({ ...base, format, content })
      const grid = { x: (width - height * 0.75) / 2, y: 0, width: height * 0.75, height }
      const edges = { x: 130, y: 130, width: width - 260, height: height - 260 }
      expect(overhang(safeZone, grid)).toBeLessThanOrEqual(0)
      expect(overhang(safeZone, edges)).toBeLessThanOrEqual(0)
    }
  })
})

describe('fitting', () => {
  const title = (text: string) =>
    textLines(lay({ ...base, content: { kind: 'title', title: text, alt: 'alt' } })).filter(
      ({ block }) => block === 'title',
    )

  test('a short title is large, a long one smaller', () => {
    const short = title('Как бегать')[0]!.size
    const long = title('Как начать бегать, не бросить через неделю и полюбить это надолго')[0]!.size
    expect(short).toBeGreaterThan(120)
    expect(long).toBeLessThan(short)
  })

  test('text that fits is whole, text that cannot is cut at a word and says so', () => {
    const point = 'Кроссовки по размеру с запасом перед большим пальцем и мягкой пяткой'
    const of = (points: string[]) =>
      lay({ ...base, content: { kind: 'points', title: 'Что нужно', points, alt: 'alt' } })
    expect(of([point, point]).truncated).toBe(false)
    const cut = of(Array.from({ length: 5 }, () => `${point} `.repeat(8).trim()))
    expect(cut.truncated).toBe(true)
    const ends = textLines(cut).filter(({ text }) => text.endsWith('…'))
    expect(ends.length).toBeGreaterThan(0)
    for (const { text } of ends) expect(text).toMatch(/[\p{L}]…$/u)
  })

  test('no sample is cut, in any style', () => {
    for (const style of STYLES) {
      for (const [index, content] of SAMPLE_SLIDES.ru.entries()) {
        const slide = { ...base, index, style, format: 'square' as const, content }
        expect(lay(slide).truncated, `${style} ${content.kind}`).toBe(false)
      }
    }
  })

  // All of them: tests/long/canvas.
  test('every style bears as much text as the schema lets through', () => {
    for (const [i, style] of STYLES.entries()) {
      const index = i % LIMIT_SLIDES.length
      const content = LIMIT_SLIDES[index]
      if (!content) continue
      expect(() => {
        expectTidy({ ...base, index, style, format: 'square', content })
      }, style).not.toThrow()
    }
  })

  test('right-to-left text stands on the right', () => {
    const lines = title('كيف تبدأ الجري')
    const { ink, direction } = lines[0]!
    expect(direction).toBe('rtl')
    expect(ink.x + ink.width).toBeCloseTo(950, 0)
  })

  test('empty text leaves only the page number', () => {
    const content = { kind: 'title' as const, title: '', alt: 'alt' }
    const lines = textLines(lay({ ...base, handle: undefined, content }))
    expect(lines.map(({ text }) => text)).toEqual(['2 / 7'])
  })
})
