import { loadImage } from 'canvas'
import { describe, expect, test } from 'vitest'
import { createSlideRenderer } from '../../../../adapters/canvas/create-slide-renderer.ts'
import { FORMATS } from '../../../../workflows/carousel/slides.ts'
import type { Slide } from '../../../../workflows/carousel/slides.ts'
import { STYLES } from '../../../../workflows/carousel/styles.ts'
import { SAMPLE_SLIDES } from '../../../support/sample-carousels.ts'

const renderer = createSlideRenderer({ concurrency: 2 })
const slide: Slide = {
  index: 0,
  total: 7,
  format: 'portrait',
  style: 'editorial',
  language: 'ru',
  content: SAMPLE_SLIDES.ru[0]!,
}

describe('rendering a slide', () => {
  test.each(STYLES)('%s gives a JPEG small enough for an album', async (style) => {
    const bytes = await renderer.render({ ...slide, style }, 'jpeg')
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(bytes.byteLength).toBeLessThan(1_000_000)
  })

  test.each(['portrait', 'square'] as const)('a %s PNG has its format’s size', async (format) => {
    const bytes = await renderer.render({ ...slide, format }, 'png')
    expect([...bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    const { width, height } = await loadImage(Buffer.from(bytes))
    expect({ width, height }).toEqual(FORMATS[format])
  })

  test('the same slide gives the same bytes', async () => {
    const [first, second] = await Promise.all([
      renderer.render(slide, 'jpeg'),
      renderer.render(slide, 'jpeg'),
    ])
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test('more slides at once than may be drawn at once all come out, in order', async () => {
    const slides = SAMPLE_SLIDES.en.map((content, index) => ({ ...slide, content, index }))
    const together = await Promise.all(slides.map((each) => renderer.render(each, 'jpeg')))
    for (const [index, bytes] of together.entries()) {
      const alone = await renderer.render(slides[index]!, 'jpeg')
      expect(Buffer.compare(bytes, alone)).toBe(0)
    }
  })
})
