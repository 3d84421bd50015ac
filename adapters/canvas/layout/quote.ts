import type { SlideContent } from '../../../workflows/carousel/content.ts'
import type { Kit } from './kit.ts'
import { nothing, stack } from './piece.ts'
import type { Piece } from './piece.ts'

/** Somebody's words, large, and whose they are. */
export function layQuote(content: Extract<SlideContent, { kind: 'quote' }>, kit: Kit): Piece {
  const { template, colors, width } = kit
  const { align } = template
  const words = kit.text({
    block: 'quote',
    text: content.text,
    role: 'quote',
    range: [100, 36],
    width,
    color: colors.ink,
    align,
    mode: 'balance',
  })
  const author =
    content.author === undefined
      ? nothing
      : kit.text({
          block: 'author',
          text: `— ${content.author.replace(/^[—–-]\s*/u, '')}`,
          role: 'label',
          range: [38, 28],
          width,
          color: colors.muted,
          align,
          mode: 'balance',
        })
  const gap = kit.gap(48, 24)
  const edge = align === 'center' ? 0.5 : 0
  return stack([stack([template.quoteMark(kit), words], gap, edge), author], gap, edge)
}
