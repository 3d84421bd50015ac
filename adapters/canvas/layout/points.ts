import type { SlideContent } from '../../../workflows/carousel/content.ts'
import { heading } from './heading.ts'
import type { Kit } from './kit.ts'
import { stack } from './piece.ts'
import type { Piece } from './piece.ts'

/** A list without an order of its own. */
export function layPoints(content: Extract<SlideContent, { kind: 'points' }>, kit: Kit): Piece {
  const { template } = kit
  const items = content.points.map((text, i) => {
    const block = `point-${i + 1}`
    return template.point(kit, {
      block,
      number: i + 1,
      total: content.points.length,
      content: (width, color) =>
        kit.text({ block, text, role: 'body', range: [48, 28], width, color }),
    })
  })
  return stack([heading(kit, content.title, [84, 40]), template.list(kit, items)], kit.gap(60, 26))
}
