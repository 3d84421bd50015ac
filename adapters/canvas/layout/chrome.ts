import type { Slide } from '../../../workflows/carousel/slides.ts'
import type { Box, Item } from '../draw/display-list.ts'
import { createKit } from './kit.ts'
import type { KitInput } from './kit.ts'

/** The line with the handle and the page number. */
export const CHROME_HEIGHT = 40
const SIZE = [30, 30] as const

/** The handle on the left, the page number on the right, at the template's end of the safe zone. */
export function layChrome(slide: Slide, safe: Box, input: KitInput): Item[] {
  const { template, colors } = input
  const limits = new Map([['handle', 1]])
  const trial = { truncated: false, broken: false, lines: new Map<string, number>() }
  const kit = createKit(input, 0, limits, trial)
  const line = { role: 'label', range: SIZE, color: colors.muted } as const
  const handleWidth = safe.width - 240
  const handle = kit.text({
    ...line,
    block: 'handle',
    text: slide.handle ?? '',
    width: handleWidth,
  })
  const number = template.pageNumber(slide.index, slide.total)
  const page = kit.text({ ...line, block: 'page', text: number, width: 220, align: 'right' })
  const height = Math.max(handle.height, page.height)
  const top = template.chrome === 'top' ? safe.y : safe.y + safe.height - height
  const level = Math.max(page.middle, handle.middle)
  return [
    ...handle.place(safe.x, top + level - handle.middle),
    ...page.place(safe.x + safe.width - 220, top + level - page.middle),
  ]
}
