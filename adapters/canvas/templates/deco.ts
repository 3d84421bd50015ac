import type { Paint, Shape } from '../draw/display-list.ts'
import { arc, circle, line } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, diamond, figureColor, filled, ground, outlined } from './figures.ts'
import type { Colors, Scene, Template } from './template.ts'

/** The lobby of a grand hotel: spaced capitals on dark green, stepped golden frames, fans of rays. */
export const deco: Template = {
  type: {
    title: { face: 'cormorant-600', tracking: 0.03, leading: 1.08, factor: 0.9, uppercase: true },
    heading: { face: 'cormorant-600', tracking: 0.01, leading: 1.14, factor: 1.12 },
    body: { face: 'golos-400', tracking: 0.005, leading: 1.42, factor: 0.92 },
    quote: { face: 'cormorant-600', tracking: 0.005, leading: 1.14, factor: 1.04 },
    label: { face: 'cormorant-600', tracking: 0.06, leading: 1.3, factor: 1.06 },
    numeral: { face: 'cormorant-600', tracking: 0, leading: 1, factor: 1.1 },
  },
  align: 'center',
  chrome: 'bottom',
  headroom: 34,
  pageNumber: (index, total) => `${index + 1} · ${total}`,
  colors: () => ({
    ground: '#0d231f',
    ink: '#f8efd9',
    muted: '#ddcfae',
    accent: '#dcb76c',
    onAccent: '#1a1506',
    surface: '#15332d',
    onSurface: '#f8efd9',
    line: '#a88545',
    figures: ['#f0d79b', '#b98d3f'],
  }),
  anchor: (kind) => (kind === 'title' ? 'bottom' : 'center'),
  backdrop: (scene) => [
    ground(scene),
    ...frame(scene),
    ...(scene.kind === 'title' ? fan(scene) : crest(scene)),
  ],
  crown: (kit) => ornament(kit),
  point: (kit, item) => {
    const r = kit.scaled(15, 11)
    const indent = kit.scaled(64, 48)
    const mark = figure(2 * r, 2 * r, (x, y) => [
      outlined(diamond(x + r, y + r, r), kit.colors.accent, 2.5),
      filled(diamond(x + r, y + r, r * 0.5), kit.colors.accent),
    ])
    return marked(mark, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const side = kit.scaled(104, 84)
    const indent = side + kit.scaled(34, 24)
    const number = badge(kit, item, {
      width: side,
      range: [52, 40],
      color: kit.colors.accent,
      draw: (x, y) => [
        filled(diamond(x + side / 2, y + side / 2, side / 2), kit.colors.surface),
        outlined(diamond(x + side / 2, y + side / 2, side / 2), kit.colors.accent, 3),
      ],
    })
    return marked(number, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(36, 16), 0.5),
  columnPadding: 34,
  column: (kit, content, side) =>
    card(content, {
      padX: 34,
      padY: kit.scaled(44, 28),
      outline: (x, y, w, h) => stepped(x, y, w, h, 16),
      fill: side === 'right' ? kit.colors.accent : kit.colors.surface,
      stroke: kit.colors.accent,
      lineWidth: 3,
    }),
  columnColor: ({ accent, onAccent, onSurface }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: accent, text: onSurface },
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: (kit) => ornament(kit),
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 170), {
      padX: 80,
      padY: 36,
      outline: (x, y, w, h) => stepped(x, y, w, h, 14),
      fill: kit.colors.accent,
    }),
}

/** A box whose corners go in by two steps. */
function stepped(x: number, y: number, width: number, height: number, s: number): string {
  return `M${x} ${y + 2 * s}h${s}v${-s}h${s}v${-s}h${width - 4 * s}v${s}h${s}v${s}h${s}v${height - 4 * s}h${-s}v${s}h${-s}v${s}h${-(width - 4 * s)}v${-s}h${-s}v${-s}h${-s}z`
}

const gold = ({ figures, accent }: Colors, width: number, height: number): Paint => ({
  linear: [0, 0, width, height],
  stops: [
    [0, figures?.[1] ?? accent],
    [0.35, figures?.[0] ?? accent],
    [0.65, accent],
    [1, figures?.[1] ?? accent],
  ],
})

function frame({ width, height, colors }: Scene): Shape[] {
  const paint = gold(colors, width, height)
  return [
    outlined(stepped(44, 44, width - 88, height - 88, 26), paint, 5),
    outlined(stepped(62, 62, width - 124, height - 124, 26), paint, 2),
  ]
}

/** A sun of rays in the room above the cover's words. */
function fan({ width, height, words, colors }: Scene): Shape[] {
  const base = words.y - 46
  const top = 96
  const r = Math.min(400, base - top)
  if (r < 120) return []
  const x = width / 2
  const rays = 21
  const paths = Array.from({ length: rays }, (_, i) => {
    const a = Math.PI * (1 + (i + 0.5) / rays)
    const b = Math.PI * (1 + (i + 0.5) / rays) + 0.052
    const reach = i % 2 === 0 ? r : r * 0.82
    const p = (angle: number, at: number) =>
      `${x + Math.cos(angle) * at} ${base + Math.sin(angle) * at}`
    return `M${p(a - 0.052, r * 0.36)}L${p(a - 0.03, reach)}L${p(b - 0.022, reach)}L${p(b, r * 0.36)}z`
  })
  const paint = gold(colors, width, height)
  const scales = [0.32, 0.25, 0.18, 0.11].map((k) =>
    outlined(`${arc(x, base, r * k, -0.25, 0.25)}`, paint, 4),
  )
  return [
    filled(paths.join(''), paint),
    ...scales,
    filled(`M${x - r * 0.06} ${base}a${r * 0.06} ${r * 0.06} 0 0 1 ${r * 0.12} 0z`, paint),
    outlined(line(x - 410, base, x + 410, base), paint, 4),
    outlined(line(x - 330, base + 12, x + 330, base + 12), paint, 2),
  ]
}

/** A small fan over the head of an inner slide, and quarters of it in the lower corners. */
function crest({ width, height, colors }: Scene): Shape[] {
  const paint = gold(colors, width, height)
  const [x, y] = [width / 2, 62]
  const arcs = [96, 78, 60, 42].map((r) =>
    outlined(arc(x, y, r, 0.25, 0.75), paint, r === 96 ? 4 : 2),
  )
  const rays = Array.from({ length: 9 }, (_, i) => {
    const a = Math.PI * ((i + 0.5) / 9)
    return line(
      x + Math.cos(a) * 42,
      y + Math.sin(a) * 42,
      x + Math.cos(a) * 94,
      y + Math.sin(a) * 94,
    )
  })
  return [
    filled(circle(x, y, 96), colors.ground),
    ...arcs,
    outlined(rays.join(''), paint, 2),
    filled(diamond(x, y, 18), figureColor(colors, 0)),
  ]
}

function ornament({ scaled, colors }: Kit): Piece {
  const width = scaled(300, 210)
  return figure(width, 24, (x, y) => [
    outlined(
      line(x, y + 12, x + width / 2 - 34, y + 12) +
        line(x + width / 2 + 34, y + 12, x + width, y + 12),
      colors.accent,
      2.5,
    ),
    filled(diamond(x + width / 2, y + 12, 12), colors.accent),
    outlined(
      diamond(x + width / 2 - 24, y + 12, 7) + diamond(x + width / 2 + 24, y + 12, 7),
      colors.accent,
      2.5,
    ),
  ])
}
