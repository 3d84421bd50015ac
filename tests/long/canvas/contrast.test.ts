import { createCanvas } from 'canvas'
import { beforeAll, describe, expect, test } from 'vitest'
import { contrastRatio, parseHex } from '../../../adapters/canvas/contrast.ts'
import { draw } from '../../../adapters/canvas/draw/draw.ts'
import { registerFonts } from '../../../adapters/canvas/fonts.ts'
import { laySlide } from '../../../adapters/canvas/layout/lay-slide.ts'
import { TEMPLATES } from '../../../adapters/canvas/templates/templates.ts'
import { createMeasurer } from '../../../adapters/canvas/text/measure.ts'
import type { SlideContent } from '../../../workflows/carousel/content.ts'
import type { Slide } from '../../../workflows/carousel/slides.ts'
import { STYLES } from '../../../workflows/carousel/styles.ts'
import { LIMIT_SLIDES } from '../../support/limit-slides.ts'
import { SAMPLE_SLIDES } from '../../support/sample-carousels.ts'

/** WCAG 2.2, AA. Large text may do with 3; the looks hold this for all. */
const AA = 4.5
const STRIDE = 3
const measurer = createMeasurer()

// The samples, and slides so full that their words reach whatever figures a look has.
const LONG = 'Продолжительность тренировки зависит от того, как вы себя чувствуете. '
const FULL: readonly SlideContent[] = [
  { kind: 'title', title: LONG.repeat(3), subtitle: LONG.repeat(2), alt: '' },
  { kind: 'text', title: LONG, text: LONG.repeat(12), alt: '' },
  { kind: 'points', title: LONG, points: Array.from({ length: 5 }, () => LONG.repeat(3)), alt: '' },
  { kind: 'quote', text: LONG.repeat(9), author: LONG, alt: '' },
  {
    kind: 'steps',
    title: LONG,
    steps: Array.from({ length: 5 }, () => ({ title: LONG, text: LONG.repeat(3) })),
    alt: '',
  },
  {
    kind: 'comparison',
    title: LONG,
    left: { title: LONG, points: [LONG, LONG, LONG, LONG] },
    right: { title: LONG, points: [LONG, LONG, LONG, LONG] },
    alt: '',
  },
  { kind: 'call_to_action', title: LONG.repeat(3), text: LONG.repeat(4), action: LONG, alt: '' },
]

beforeAll(() => registerFonts())

/** The least contrast of each text of a slide with any pixel that lies behind its ink box. */
function worstContrast(slide: Slide): { ratio: number; text: string } {
  const { items, width, height } = laySlide(slide, TEMPLATES[slide.style], measurer)
  const context = createCanvas(width, height).getContext('2d')
  draw(
    context,
    items.filter(({ kind }) => kind === 'shape'),
  )
  const { data } = context.getImageData(0, 0, width, height)
  let worst = { ratio: Number.POSITIVE_INFINITY, text: '' }
  for (const item of items) {
    if (item.kind !== 'text') continue
    const color = parseHex(item.color)
    const seen = new Set<number>()
    for (let y = Math.floor(item.ink.y); y < item.ink.y + item.ink.height; y += STRIDE) {
      for (let x = Math.floor(item.ink.x); x < item.ink.x + item.ink.width; x += STRIDE) {
        const at = (y * width + x) * 4
        const rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const
        const key = (rgb[0] << 16) | (rgb[1] << 8) | rgb[2]
        if (seen.has(key)) continue
        seen.add(key)
        const ratio = contrastRatio(color, rgb)
        if (ratio < worst.ratio) worst = { ratio, text: `${item.block}: ${item.text}` }
      }
    }
  }
  return worst
}

describe.each(STYLES)('%s', (style) => {
  test.each([
    ['portrait', [...SAMPLE_SLIDES.ru, ...LIMIT_SLIDES, ...FULL]],
    ['square', [...SAMPLE_SLIDES.en, ...FULL]],
  ] as const)('keeps WCAG AA behind every text, %s', (format, contents) => {
    for (const [i, content] of contents.entries()) {
      const index = i % 7
      const place = { index, total: 7, format, style, language: 'ru', handle: '@potok' } as const
      const { ratio, text } = worstContrast({ ...place, content })
      expect(ratio, `${content.kind} ${index}, ${text}`).toBeGreaterThanOrEqual(AA)
    }
  })
})
