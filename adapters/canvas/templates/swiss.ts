import type { Shape } from '../draw/display-list.ts'
import { line, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { bar, card, figure, marked, stack } from '../layout/piece.ts'
import type { Colors, ListItem, Scene, Template } from './template.ts'

const RED = '#d8101f'
const BLACK = '#111111'

const LIGHT: Colors = {
  ground: '#ffffff',
  ink: BLACK,
  muted: '#565656',
  accent: RED,
  onAccent: '#ffffff',
  surface: '#f0f0ee',
  onSurface: BLACK,
  line: BLACK,
}
const ON_RED: Colors = {
  ...LIGHT,
  ground: RED,
  ink: '#ffffff',
  muted: '#ffffff',
  accent: '#ffffff',
  onAccent: BLACK,
  line: '#ffffff',
}

/** International style: a tight grotesque, heavy rules, red, and everything on one column grid. */
export const swiss: Template = {
  type: {
    title: { face: 'inter-800', tracking: -0.045, leading: 1.0, factor: 0.96 },
    heading: { face: 'inter-800', tracking: -0.02, leading: 1.18, factor: 0.96 },
    body: { face: 'inter-400', tracking: -0.008, leading: 1.36, factor: 0.98 },
    quote: { face: 'inter-800', tracking: -0.035, leading: 1.08, factor: 0.9 },
    label: { face: 'inter-600', tracking: 0, leading: 1.3, factor: 0.95 },
    numeral: { face: 'inter-800', tracking: -0.05, leading: 1, factor: 1 },
  },
  align: 'left',
  chrome: 'bottom',
  headroom: 10,
  pageNumber: (index, total) => `${index + 1}/${total}`,
  colors: (kind) => (kind === 'title' || kind === 'call_to_action' ? ON_RED : LIGHT),
  anchor: () => 'top',
  backdrop: (scene) => [
    { kind: 'shape', path: rect(0, 0, scene.width, scene.height), fill: scene.colors.ground },
    ...grid(scene),
    ...tiles(scene),
  ],
  point: (kit, item) => tabular(kit, item),
  step: (kit, item) => tabular(kit, item),
  list: (kit, items) => stack(items, kit.gap(34, 16)),
  columnPadding: 0,
  column: (kit, content, side) =>
    stack(
      [bar(content.width, 12, side === 'right' ? kit.colors.accent : kit.colors.ink), content],
      kit.scaled(26, 16),
    ),
  columnColor: ({ accent, ink }, side) => ({ title: side === 'right' ? accent : ink, text: ink }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const size = scaled(150, 100)
    const r = size * 0.17
    return figure(size, r * 3.2, (x, y) => [
      {
        kind: 'shape',
        path: [x, x + r * 2.6]
          .map(
            (left) =>
              `${rect(left, y, r * 2, r * 2)}M${left + r} ${y + 2 * r}h${r}l${-r * 0.9} ${r * 1.2}h${-r * 0.7}z`,
          )
          .join(''),
        fill: colors.accent,
      },
    ])
  },
  button: (kit, label) =>
    card(label(BLACK, kit.width - 96), {
      padX: 48,
      padY: 38,
      fill: '#ffffff',
      minWidth: kit.width,
    }),
}

const isPoster = (kind: Scene['kind']) => kind === 'title' || kind === 'call_to_action'

/** The columns as marks in the lower margin; a heavy rule at the head of an inner slide. */
function grid({ width, height, safe, colors, kind }: Scene): Shape[] {
  const column = safe.width / 4
  const marks = [0, 1, 2, 3, 4].map((i) => {
    const x = safe.x + i * column
    return line(x, height - 78, x, height - 48)
  })
  const ticks = { kind: 'shape' as const, path: marks.join(''), stroke: colors.muted, lineWidth: 3 }
  return isPoster(kind)
    ? [ticks]
    : [ticks, { kind: 'shape', path: rect(safe.x, 62, width - safe.x, 18), fill: colors.line }]
}

// Which corner of its square each quarter disc is drawn from, row by row.
const CORNERS = [0, 2, 1, 3, 3, 1, 0, 2]

/** Quarter discs on the same columns, as many rows as the words leave room for. */
function tiles({ kind, safe, space, words, colors }: Scene): Shape[] {
  if (!isPoster(kind) && kind !== 'quote') return []
  const side = safe.width / 4
  const bottom = space.y + space.height
  const room = bottom - (words.y + words.height) - 50
  const rows = Math.min(2, Math.floor(room / side))
  return Array.from({ length: rows * 4 }, (_, i) => {
    const x = safe.x + (i % 4) * side
    const y = bottom - (rows - Math.floor(i / 4)) * side
    const fill = i % 3 === 0 ? colors.accent : BLACK
    return { kind: 'shape', path: quarter(x, y, side, CORNERS[i] ?? 0), fill }
  })
}

function quarter(x: number, y: number, side: number, corner: number): string {
  const a = `A${side} ${side} 0 0 1`
  return (
    [
      `M${x} ${y}h${side}${a} ${x} ${y + side}z`,
      `M${x + side} ${y}v${side}${a} ${x} ${y}z`,
      `M${x + side} ${y + side}h${-side}${a} ${x + side} ${y}z`,
      `M${x} ${y + side}v${-side}${a} ${x + side} ${y + side}z`,
    ][corner] ?? ''
  )
}

/** A number in the first column, words in the others, a rule above. */
function tabular(kit: Kit, item: ListItem) {
  const indent = kit.width / 4
  const number = kit.text({
    block: `${item.block}-number`,
    text: String(item.number),
    role: 'numeral',
    range: [64, 42],
    width: indent - 20,
    color: kit.colors.accent,
  })
  const words = item.content(kit.width - indent, kit.colors.ink)
  return stack(
    [bar(kit.width, 4, kit.colors.line), marked(number, words, indent)],
    kit.scaled(26, 14),
  )
}
