import type { SlideContent } from '../../../workflows/carousel/content.ts'
import { heading } from './heading.ts'
import type { Kit } from './kit.ts'
import { nothing, stack } from './piece.ts'
import type { Piece } from './piece.ts'

/** The last slide: what to do now. */
export function layCallToAction(
  content: Extract<SlideContent, { kind: 'call_to_action' }>,
  kit: Kit,
): Piece {
  const { template, colors, width } = kit
  const { align } = template
  const text =
    content.text === undefined
      ? nothing
      : kit.text({
          block: 'text',
          text: content.text,
          role: 'body',
          range: [46, 28],
          width,
          color: colors.muted,
          align,
          mode: 'balance',
        })
  const button = template.button(kit, (color, labelWidth) =>
    kit.text({
      block: 'action',
      text: content.action,
      role: 'heading',
      range: [44, 30],
      width: labelWidth,
      color,
      align: 'center',
      mode: 'balance',
    }),
  )
  const edge = align === 'center' ? 0.5 : 0
  const words = stack([heading(kit, content.title, [112, 44]), text], kit.gap(40, 20), edge)
  return stack([words, button], kit.gap(64, 30), edge)
}
