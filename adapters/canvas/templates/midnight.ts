import { arc, circle, rect, roundRect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { bar, card, figure, marked, stack } from '../layout/piece.ts'
import type { ListItem, Scene, Template } from './template.ts'

const NIGHT = '#0d1117'
const LIME = '#c8f751'
const SHEET = '#18202b'
const EDGE = '#2b3646'

/** Dark and bold: heavy white headlines, an orbit in lime that closes as the carousel goes on. */
export const midnight: Template = {
  type: {
    title: { face: 'golos-800', tracking: -0.025, leading: 1.06, factor: 0.92 },
    heading: { face: 'golos-600', tracking: -0.01, leading: 1.2, factor: 1 },
    body: { face: 'golos-400', tracking: 0, leading: 1.36, factor: 1 },
    quote: { face: 'golos-600', tracking: -0.02, leading: 1.2, factor: 0.88 },
    label: { face: 'golos-600', tracking: 0.01, leading: 1.3, factor: 0.95 },
    numeral: { face: 'golos-800', tracking: -0.02, leading: 1, factor: 1 },
  },
  align: 'left',
  chrome: 'top',
  pageNumber: (index, total) => `${pad(index + 1)} — ${pad(total)}`,
  colors: () => ({
    ground: NIGHT,
    ink: '#f5f7fa',
    muted: '#aab6c5',
    accent: LIME,
    onAccent: '#10150a',
    surface: SHEET,
    onSurface: '#eef2f7',
    line: EDGE,
  }),
  anchor: (kind) => (kind === 'title' || kind === 'call_to_action' ? 'bottom' : 'center'),
  backdrop: (scene) => [
    {
      kind: 'shape',
      path: rect(0, 0, scene.width, scene.height),
      fill: {
        linear: [0, 0, scene.width, scene.height],
        stops: [
          [0, '#141b26'],
          [1, '#0a0d12'],
        ],
      },
    },
    ...orbit(scene),
    ...progress(scene),
  ],
  crown: (kit) => bar(kit.scaled(88, 60), 10, kit.colors.accent),
  point: (kit, item) => sheet(kit, item, 'dot'),
  step: (kit, item) => sheet(kit, item, 'number'),
  list: (kit, items) => stack(items, kit.scaled(24, 14)),
  columnPadding: 32,
  column: (kit, content, side, height) =>
    card(content, {
      padX: 32,
      padY: kit.scaled(36, 24),
      radius: 32,
      fill: side === 'right' ? kit.colors.accent : kit.colors.surface,
      minHeight: height + 2 * kit.scaled(36, 24),
    }),
  columnColor: ({ onAccent, onSurface, muted }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: muted, text: onSurface },
  quoteMark: ({ scaled, colors }) => {
    const size = scaled(120, 80)
    return figure(size, size * 0.62, (x, y) => [
      { kind: 'shape', path: slants(x, y, size), fill: colors.accent },
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 128), {
      padX: 64,
      padY: 38,
      radius: 80,
      fill: kit.colors.accent,
    }),
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function orbit({ kind, width, height, index, total, colors }: Scene) {
  const cover = kind === 'title'
  const [x, y, r] = cover ? [width - 90, height * 0.28, 330] : [width + 40, height + 30, 250]
  const turn = (index + 1) / total
  const from = cover ? 0.5 : 0.68
  const shown = cover ? 0.34 : 0.32 * turn
  return [
    { kind: 'shape' as const, path: circle(x, y, r - 70), stroke: EDGE, lineWidth: 3 },
    { kind: 'shape' as const, path: circle(x, y, r), stroke: EDGE, lineWidth: 3 },
    { kind: 'shape' as const, path: circle(x, y, r + 70), stroke: '#1d2632', lineWidth: 3 },
    {
      kind: 'shape' as const,
      path: arc(x, y, r, from, from + shown),
      stroke: colors.accent,
      lineWidth: 14,
    },
    ...(cover ? [{ kind: 'shape' as const, path: circle(x, y, 150), fill: colors.accent }] : []),
  ]
}

/** One dash per slide along the top. */
function progress({ index, total, safe, colors }: Scene) {
  const gap = 10
  const width = (safe.width - gap * (total - 1)) / total
  return Array.from({ length: total }, (_, i) => ({
    kind: 'shape' as const,
    path: roundRect(safe.x + i * (width + gap), 84, width, 8, 4),
    fill: i <= index ? colors.accent : EDGE,
  }))
}

function sheet(kit: Kit, item: ListItem, marker: 'dot' | 'number') {
  const padX = kit.scaled(36, 28)
  const indent = marker === 'dot' ? kit.scaled(52, 40) : kit.scaled(76, 60)
  const r = kit.scaled(11, 8)
  const sign =
    marker === 'dot'
      ? figure(2 * r, 2 * r, (x, y) => [
          { kind: 'shape', path: circle(x + r, y + r, r), fill: kit.colors.accent },
        ])
      : kit.text({
          block: `${item.block}-number`,
          text: String(item.number),
          role: 'numeral',
          range: [56, 38],
          width: indent,
          color: kit.colors.accent,
        })
  const words = item.content(kit.width - 2 * padX - indent, kit.colors.onSurface)
  return card(marked(sign, words, indent), {
    padX,
    padY: kit.scaled(32, 16),
    radius: 28,
    fill: kit.colors.surface,
    minWidth: kit.width,
  })
}

/** Two leaning bars, a quotation mark without serifs. */
function slants(x: number, y: number, size: number): string {
  const w = size * 0.26
  return [x, x + size * 0.5]
    .map((left) => `M${left + w * 0.6} ${y}h${w}l${-w * 0.6} ${size * 0.6}h${-w}z`)
    .join('')
}
