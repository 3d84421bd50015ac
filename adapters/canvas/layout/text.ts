import type { SlideContent } from '../../../workflows/carousel/content.ts'
import { heading } from './heading.ts'
import type { Kit } from './kit.ts'
import { stack } from './piece.ts'
import type { Piece } from './piece.ts'

/** A thought in running text under an optional title. */
export function layText(content: Extract<SlideContent, { kind: 'text' }>, kit: Kit): Piece {
  const text = kit.template.prose(kit, (width, color) =>
    kit.text({
      block: 'text',
      text: content.text,
      role: 'body',
      range: content.title === undefined ? [60, 28] : [52, 28],
      width,
      color,
    }),
  )
  return stack([heading(kit, content.title, [88, 40]), text], kit.gap(52, 26))
}
