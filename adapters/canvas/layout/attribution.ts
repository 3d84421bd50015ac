import type { Slide } from '../../../workflows/carousel/slides.ts'
import { cutText } from '../../../workflows/carousel/rules/cut-text.ts'
import type { Kit } from './kit.ts'
import { nothing, type Piece } from './piece.ts'

const SOURCE = { ru: 'Источник', en: 'Source' } as const
/** Characters of a source's name. */
const LIMIT = 70

/** Whose words stand on the slide, small, below them. */
export function layAttribution({ attribution, language }: Slide, kit: Kit): Piece {
  if (attribution === undefined || attribution.trim() === '') return nothing
  return kit.text({
    block: 'attribution',
    text: `${SOURCE[language]}: ${cutText(attribution.trim(), LIMIT)}`,
    role: 'label',
    range: [30, 28],
    width: kit.width,
    color: kit.colors.muted,
    align: kit.template.align,
  })
}
