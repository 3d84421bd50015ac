import type { SlideContent } from '../../../workflows/carousel/content.ts'
import { heading } from './heading.ts'
import type { Kit } from './kit.ts'
import { nothing, stack } from './piece.ts'
import type { Piece } from './piece.ts'

/** What to do, in order: each step a line of its own with an explanation. */
export function laySteps(content: Extract<SlideContent, { kind: 'steps' }>, kit: Kit): Piece {
  const { template } = kit
  const items = content.steps.map(({ title, text }, i) => {
    const block = `step-${i + 1}`
    return template.step(kit, {
      block,
      number: i + 1,
      total: content.steps.length,
      content: (width, color) =>
        stack(
          [
            kit.text({
              block: `${block}-title`,
              text: title,
              role: 'heading',
              range: [50, 30],
              width,
              color,
              mode: 'balance',
            }),
            text === undefined
              ? nothing
              : kit.text({
                  block: `${block}-text`,
                  text,
                  role: 'body',
                  range: [40, 28],
                  width,
                  color,
                }),
          ],
          kit.gap(14, 9),
        ),
    })
  })
  return stack([heading(kit, content.title, [80, 40]), template.list(kit, items)], kit.gap(56, 24))
}
