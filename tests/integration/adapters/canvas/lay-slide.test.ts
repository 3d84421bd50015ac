import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Box, DisplayList, TextLine } from '../../../../adapters/canvas/draw/display-list.ts'
import { registerFonts } from '../../../../adapters/canvas/fonts.ts'
import { laySlide } from '../../../../adapters/canvas/layout/lay-slide.ts'
import { TEMPLATES } from '../../../../adapters/canvas/templates/templates.ts'
import { createMeasurer } from '../../../../adapters/canvas/text/measure.ts'
import { FORMATS } from '../../../../workflows/carousel/slides.ts'
import type { Slide } from '../../../../workflows/carousel/slides.ts'
import { hostileSlide } from '../../../support/hostile-slides.ts'
import { overhang, paintedBox } from '../../../support/pixels.ts'
import { SAMPLE_SLIDES } from '../../../support/sample-carousels.ts'

beforeAll(() => registerFonts())

const measurer = createMeasurer()
const lay = (slide: Slide) => laySlide(slide, TEMPLATES[slide.style], measurer)
const textLines = ({ items }: DisplayList) => items.filter((item) => item.kind === 'text')

const base: Omit<Slide, 'content'> = {
  index: 1,
  total: 7,
  format: 'portrait',
  style: 'editorial',
  language: 'ru',
  handle: '@potok',
}

/** One box around all lines of each block. */
function blocks(lines: readonly TextLine[]): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const { block, ink } of lines) {
    const box = boxes.get(block) ?? ink
    const x = Math.min(box.x, ink.x)
    const y = Math.min(box.y, ink.y)
    const right = Math.max(box.x + box.width, ink.x + ink.width)
    const bottom = Math.max(box.y + box.height, ink.y + ink.height)
    boxes.set(block, { x, y, width: right - x, height: bottom - y })
  }
  return boxes
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.min(across, down)
}

describe('whatever the text', () => {
  test('every line lies in the safe zone and no two blocks overlap', () => {
    fc.assert(
      fc.property(hostileSlide, (slide) => {
        const list = lay(slide)
        const lines = textLines(list)
        for (const line of lines) {
          expect(overhang(line.ink, list.safeZone), `“${line.text}”`).toBeLessThanOrEqual(1)
          expect(line.size).toBeGreaterThanOrEqual(28)
        }
        const boxes = [...blocks(lines)]
        for (const [i, [name, a]] of boxes.entries()) {
          for (const [other, b] of boxes.slice(i + 1)) {
            expect(overlap(a, b), `${name} and ${other}`).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the ink that is drawn is the ink that was measured', () => {
    fc.assert(
      fc.property(hostileSlide, (slide) => {
        const list = lay(slide)
        const line = textLines(list).toSorted((a, b) => b.text.length - a.text.length)[0]
        if (line === undefined) return
        const painted = paintedBox([{ ...line, color: '#000000' }], list.width, list.height)
        if (painted === null) return
        // Half a pixel of rounding on each side, and of antialiasing; more for large letters.
        expect(overhang(painted, line.ink), `“${line.text}” ${line.face}`).toBeLessThanOrEqual(
          2 + line.size * 0.02,
        )
      }),
      { numRuns: 40 },
    )
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

  test('no sample is cut, in any style, format and language', () => {
    for (const style of Object.keys(TEMPLATES) as Slide['style'][]) {
      for (const format of ['portrait', 'square'] as const) {
        for (const language of ['ru', 'en'] as const) {
          for (const [index, content] of SAMPLE_SLIDES[language].entries()) {
            const slide = { ...base, index, style, format, language, content }
            expect(lay(slide).truncated, `${style} ${format} ${content.kind}`).toBe(false)
          }
        }
      }
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
