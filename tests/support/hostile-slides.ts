import fc from 'fast-check'
import { LANGUAGES } from '../../workflows/carousel/content.ts'
import type { SlideContent } from '../../workflows/carousel/content.ts'
import type { Format, Slide } from '../../workflows/carousel/slides.ts'
import { STYLES } from '../../workflows/carousel/styles.ts'
import { hostileText } from './hostile-text.ts'

const alt = fc.constant('alt')
const kind = <K extends SlideContent['kind']>(name: K) => fc.constant(name)
const long = hostileText(300)
const item = hostileText(160)
const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined })
const column = fc.record({ title: item, points: fc.array(item, { minLength: 1, maxLength: 4 }) })

const content: fc.Arbitrary<SlideContent> = fc.oneof(
  fc.record({ kind: kind('title'), title: long, subtitle: maybe(long), alt }),
  fc.record({ kind: kind('text'), title: maybe(long), text: hostileText(900), alt }),
  fc.record({
    kind: kind('points'),
    title: long,
    points: fc.array(item, { minLength: 2, maxLength: 5 }),
    alt,
  }),
  fc.record({ kind: kind('quote'), text: hostileText(400), author: maybe(item), alt }),
  fc.record({
    kind: kind('steps'),
    title: long,
    steps: fc.array(fc.record({ title: item, text: maybe(item) }), { minLength: 2, maxLength: 5 }),
    alt,
  }),
  fc.record({ kind: kind('comparison'), title: long, left: column, right: column, alt }),
  fc.record({ kind: kind('call_to_action'), title: long, text: maybe(long), action: item, alt }),
)

/** Slides of every kind, style and format with text far beyond what the schema lets through. */
export const hostileSlide: fc.Arbitrary<Slide> = fc.record({
  index: fc.integer({ min: 0, max: 9 }),
  total: fc.constant(10),
  format: fc.constantFrom<Format>('portrait', 'square'),
  style: fc.constantFrom(...STYLES),
  language: fc.constantFrom(...LANGUAGES),
  handle: maybe(item),
  content,
})
