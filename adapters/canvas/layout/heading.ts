import type { Kit } from './kit.ts'
import { nothing, stack } from './piece.ts'
import type { Piece } from './piece.ts'

type Range = readonly [largest: number, smallest: number]

/** A slide's title in the template's dress: balanced, with its crown above and its strokes beneath. */
export function heading(kit: Kit, text: string | undefined, range: Range, crowned = true): Piece {
  if (text === undefined) return nothing
  const { template, colors, width } = kit
  const title = kit.text({
    block: 'title',
    text,
    role: 'title',
    range,
    width,
    color: colors.ink,
    align: template.align,
    mode: 'balance',
  })
  const dressed: Piece = {
    ...title,
    place(x, y) {
      const items = title.place(x, y)
      const lines = items.filter((item) => item.kind === 'text')
      return [...(template.underTitle?.(lines, kit) ?? []), ...items]
    },
  }
  const crown = crowned ? template.crown?.(kit) : undefined
  if (crown === undefined || title.height === 0) return dressed
  return stack([crown, dressed], kit.scaled(36, 20), template.align === 'center' ? 0.5 : 0)
}
