import { circle, line, rect } from '../draw/paths.ts'
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
  pageNumber: (index, total) => `${index + 1}/${total}`,
  colors: (kind) => (kind === 'title' || kind === 'call_to_action' ? ON_RED : LIGHT),
  anchor: () => 'top',
  backdrop: (scene) => [
    { kind: 'shape', path: rect(0, 0, scene.width, scene.height), fill: scene.colors.ground },
    ...grid(scene),
    ...figures(scene),
  ],
  point: (kit, item) => tabular(kit, item),
  step: (kit, item) => tabular(kit, item),
  list: (kit, items) => stack(items, kit.scaled(34, 16)),
  columnPadding: 0,
  column: (kit, content, side, height) =>
    stack(
      [
        bar(content.width, 12, side === 'right' ? kit.colors.accent : kit.colors.ink),
        { ...content, height: Math.max(height, content.height) },
      ],
      kit.scaled(26, 16),
    ),
  columnColor: ({ accent, ink }, side) => ({ title: side === 'right' ? accent : ink, text: ink }),
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

/** The columns, as marks in the upper and lower margin. */
function grid({ width, height, safe, colors, kind }: Scene) {
  const step = safe.width / 4
  const marks = [0, 1, 2, 3, 4].map((i) => {
    const x = safe.x + i * step
    return `${line(x, 48, x, 84)}${line(x, height - 84, x, height - 48)}`
  })
  const stroke = kind === 'title' || kind === 'call_to_action' ? '#ffffff' : '#b9b9b5'
  return [
    { kind: 'shape' as const, path: marks.join(''), stroke, lineWidth: 3 },
    ...(kind === 'title' || kind === 'call_to_action'
      ? []
      : [
          { kind: 'shape' as const, path: rect(safe.x, 96, width - safe.x, 14), fill: colors.line },
        ]),
  ]
}

function figures({ kind, width, height, safe }: Scene) {
  if (kind !== 'title' && kind !== 'call_to_action') return []
  const room = height > 1200
  if (kind === 'title') {
    const r = room ? 300 : 0
    return room
      ? [{ kind: 'shape' as const, path: circle(width - 130, height - 420, r), fill: BLACK }]
      : []
  }
  return room
    ? [
        {
          kind: 'shape' as const,
          path: `M${safe.x + 205} ${height}L${width} ${height - 615}V${height}z`,
          fill: BLACK,
        },
      ]
    : []
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
