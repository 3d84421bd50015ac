import type { Shape } from '../draw/display-list.ts'
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
  headroom: 0,
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
  anchor: (kind) => (kind === 'title' ? 'bottom' : 'center'),
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
  list: (kit, items) => stack(items, kit.gap(24, 14)),
  columnPadding: 32,
  column: (kit, content, side) =>
    card(content, {
      padX: 32,
      padY: kit.scaled(36, 24),
      radius: 32,
      fill: side === 'right' ? kit.colors.accent : kit.colors.surface,
    }),
  columnColor: ({ onAccent, onSurface, muted }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: muted, text: onSurface },
  prose: (kit, text) => text(kit.width, kit.colors.ink),
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

function orbit({ kind, width, height, index, total, words, space, colors }: Scene): Shape[] {
  if (kind === 'title') return planet(width, words.y - space.y, space.y, colors.accent)
  const [x, y, r] = [width + 10, height + 10, 150]
  return [
    { kind: 'shape', path: circle(x, y, r - 45), stroke: EDGE, lineWidth: 3 },
    { kind: 'shape', path: circle(x, y, r), stroke: EDGE, lineWidth: 3 },
    {
      kind: 'shape',
      path: arc(x, y, r, 0.72, 0.72 + (0.3 * (index + 1)) / total),
      stroke: colors.accent,
      lineWidth: 10,
    },
  ]
}

/** Rings around a disc in the room above the cover's words. */
function planet(width: number, room: number, top: number, accent: string): Shape[] {
  const r = Math.min(170, (room - 40) / 2)
  if (r < 60) return []
  const [x, y] = [width - 130 - r * 0.7, top + r]
  return [
    { kind: 'shape', path: circle(x, y, r), stroke: EDGE, lineWidth: 3 },
    { kind: 'shape', path: circle(x, y, r * 0.74), stroke: EDGE, lineWidth: 3 },
    { kind: 'shape', path: arc(x, y, r, 0.58, 0.92), stroke: accent, lineWidth: 12 },
    { kind: 'shape', path: circle(x, y, r * 0.42), fill: accent },
    { kind: 'shape', path: circle(x + r * 0.74, y, r * 0.09), fill: '#f5f7fa' },
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
