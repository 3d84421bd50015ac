import { describe, expect, test } from 'vitest'
import { contrastRatio, parseHex } from '../../../../../adapters/canvas/contrast.ts'
import { TEMPLATES } from '../../../../../adapters/canvas/templates/templates.ts'
import { MAX_SLIDES } from '../../../../../workflows/carousel/content.ts'
import { STYLES } from '../../../../../workflows/carousel/styles.ts'
import { LIMIT_SLIDES } from '../../../../support/limit-slides.ts'

/** WCAG 2.2, AA: text, and large text (which numerals are). */
const BODY = 4.5
const LARGE = 3

const ratio = (a: string, b: string) => contrastRatio(parseHex(a), parseHex(b))
const kinds = LIMIT_SLIDES.map(({ kind }) => kind)
const indexes = Array.from({ length: MAX_SLIDES }, (_, index) => index)

describe.each(STYLES)('%s', (style) => {
  test.each(kinds)(
    'the colours of a %s slide can be read on each other, on every slide',
    (kind) => {
      for (const index of indexes) {
        const colors = TEMPLATES[style].colors(kind, index)
        const { ground, ink, muted, accent, onAccent, surface, onSurface } = colors
        expect(ratio(ink, ground), 'ink').toBeGreaterThanOrEqual(BODY)
        expect(ratio(muted, ground), 'muted').toBeGreaterThanOrEqual(BODY)
        expect(ratio(onAccent, accent), 'onAccent').toBeGreaterThanOrEqual(BODY)
        expect(ratio(onSurface, surface), 'onSurface').toBeGreaterThanOrEqual(BODY)
        expect(ratio(accent, ground), 'accent').toBeGreaterThanOrEqual(LARGE)
      }
    },
  )
})
