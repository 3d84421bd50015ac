import { arrow } from '../draw/paths.ts'
import type { Slide } from '../../../workflows/carousel/slides.ts'
import type { LogoSize } from '../brand/logo-mark.ts'
import { logoPiece } from '../brand/logo-piece.ts'
import type { Box, Item } from '../draw/display-list.ts'
import { createKit } from './kit.ts'
import type { KitInput } from './kit.ts'

/** The line with the handle and the page number. */
export const CHROME_HEIGHT = 40
const ARROW = 46
const ARROW_GAP = 18
const SIZE = [30, 30] as const
const LOGO = { width: 150, height: 48 }
const LOGO_GAP = 18

/** The logo and the handle on the left, the page number and an arrow to the next slide on the right, at the template's end of the safe zone. */
export function layChrome(
  slide: Slide,
  safe: Box,
  input: KitInput,
  smallLogo: LogoSize | null = null,
): Item[] {
  const { template, colors } = input
  const limits = new Map([['handle', 1]])
  const trial = { truncated: false, broken: false, ragged: false, lines: new Map<string, number>() }
  const kit = createKit(input, { step: 0, spread: 1, limits }, trial)
  const line = { role: 'label', range: SIZE, color: colors.muted } as const
  const logo = logoPiece(smallLogo, LOGO)
  const indent = logo.width === 0 ? 0 : logo.width + LOGO_GAP
  const handleWidth = safe.width - 240 - indent
  const handle = kit.text({
    ...line,
    block: 'handle',
    text: slide.handle ?? slide.brand?.name ?? '',
    width: handleWidth,
  })
  const number = template.pageNumber(slide.index, slide.total)
  const page = kit.text({ ...line, block: 'page', text: number, width: 160, align: 'right' })
  const turn = slide.index < slide.total - 1 ? ARROW + ARROW_GAP : 0
  const right = safe.x + safe.width
  const level = Math.max(page.middle, handle.middle)
  const height = Math.max(...[handle, page].map((piece) => level - piece.middle + piece.height))
  const top = template.chrome === 'top' ? safe.y : safe.y + safe.height - height
  return [
    ...logo.place(safe.x, top + level - logo.middle),
    ...handle.place(safe.x + indent, top + level - handle.middle),
    ...page.place(right - turn - 160, top + level - page.middle),
    ...(turn === 0
      ? []
      : [
          {
            kind: 'shape' as const,
            path: arrow(right - ARROW, top + level, ARROW - 2, 10),
            stroke: colors.muted,
            lineWidth: 3,
          },
        ]),
  ]
}
