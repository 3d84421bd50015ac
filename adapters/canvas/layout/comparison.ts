import type { SlideContent } from '../../../workflows/carousel/content.ts'
import { heading } from './heading.ts'
import type { Kit } from './kit.ts'
import { figure, marked, row, stack } from './piece.ts'
import type { Piece } from './piece.ts'
import { circle } from '../draw/paths.ts'

type Comparison = Extract<SlideContent, { kind: 'comparison' }>
type Side = 'left' | 'right'

// Longer points need lines longer than half a slide.
const LONGEST_BESIDE = 48
const GAP = 32

/** Two sides: beside each other when their points are short, else one below the other. */
export function layComparison(content: Comparison, kit: Kit): Piece {
  const beside = [...content.left.points, ...content.right.points].every(
    (point) => point.length <= LONGEST_BESIDE,
  )
  const width = beside ? (kit.width - GAP) / 2 : kit.width
  const inner = width - 2 * kit.template.columnPadding
  const left = layColumn(content.left, kit, 'left', inner)
  const right = layColumn(content.right, kit, 'right', inner)
  const height = beside ? Math.max(left.height, right.height) : 0
  const level = (side: Piece): Piece => ({ ...side, height: Math.max(side.height, height) })
  const columns = [
    kit.template.column(kit, level(left), 'left'),
    kit.template.column(kit, level(right), 'right'),
  ]
  const both = beside ? row(columns, GAP) : stack(columns, GAP)
  return stack([heading(kit, content.title, [80, 40]), both], kit.gap(60, 26))
}

function layColumn(column: Comparison[Side], kit: Kit, side: Side, width: number): Piece {
  const colors = kit.template.columnColor(kit.colors, side)
  const title = kit.text({
    block: `${side}-title`,
    text: column.title,
    role: 'heading',
    range: [50, 30],
    width,
    color: colors.title,
    mode: 'balance',
  })
  const indent = kit.scaled(34, 26)
  const points = column.points.map((text, i) =>
    marked(
      dot(kit.scaled(6, 4.5), colors.title),
      kit.text({
        block: `${side}-point-${i + 1}`,
        text,
        role: 'body',
        range: [42, 28],
        width: width - indent,
        color: colors.text,
      }),
      indent,
    ),
  )
  return stack([title, stack(points, kit.gap(24, 12))], kit.gap(34, 16))
}

function dot(radius: number, fill: string): Piece {
  return figure(2 * radius, 2 * radius, (x, y) => [
    { kind: 'shape', path: circle(x + radius, y + radius, radius), fill },
  ])
}
