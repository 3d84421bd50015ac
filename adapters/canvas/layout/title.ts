import type { SlideContent } from '../../../workflows/carousel/content.ts'
import { heading } from './heading.ts'
import type { Kit } from './kit.ts'
import { nothing, stack } from './piece.ts'
import type { Piece } from './piece.ts'

/** The cover: the largest words of the carousel. */
export function layTitle(content: Extract<SlideContent, { kind: 'title' }>, kit: Kit): Piece {
  const { template, colors, width } = kit
  const subtitle =
    content.subtitle === undefined
      ? nothing
      : kit.text({
          block: 'subtitle',
          text: content.subtitle,
          role: 'body',
          range: [46, 30],
          width,
          color: colors.muted,
          align: template.align,
          mode: 'balance',
        })
  return stack([heading(kit, content.title, [140, 48]), subtitle], kit.gap(60, 28))
}
