import { circle, line, roundRect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { CardStyle } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, figureColor, filled, outlined, translucent } from './figures.ts'
import { night, sun, floor } from './neon-scenery.ts'
import type { ListItem, Template } from './template.ts'

/** A night drive of the eighties: a striped sun over a shining grid, words between neon tubes. */

export const neon: Template = {
  type: {
    title: { face: 'unbounded-400', tracking: -0.02, leading: 1.16, factor: 0.64 },
    heading: { face: 'unbounded-400', tracking: -0.02, leading: 1.28, factor: 0.72 },
    body: { face: 'golos-400', tracking: 0, leading: 1.38, factor: 0.98 },
    quote: { face: 'unbounded-400', tracking: -0.02, leading: 1.28, factor: 0.6 },
    label: { face: 'unbounded-400', tracking: 0, leading: 1.3, factor: 0.94 },
    numeral: { face: 'unbounded-700', tracking: 0, leading: 1, factor: 0.7 },
  },
  align: 'center',
  chrome: 'top',
  headroom: 10,
  pageNumber: (index, total) => `${index + 1}/${total}`,
  colors: () => ({
    ground: '#130726',
    ink: '#ffffff',
    muted: '#d9cdf7',
    accent: '#ff7ac6',
    onAccent: '#25052f',
    surface: '#1f0d3d',
    onSurface: '#fdf7ff',
    line: '#7b3ff2',
    figures: ['#ff4fae', '#2fe6ff', '#ffb347'],
  }),
  anchor: (kind) => (kind === 'title' ? 'top' : 'center'),
  backdrop: (scene) => [...night(scene), ...sun(scene), ...floor(scene)],
  crown: (kit) => tube(kit, kit.scaled(150, 100)),
  point: (kit, item) => {
    const r = kit.scaled(10, 8)
    const color = figureColor(kit.colors, (item.number - 1) % 2)
    const dot = figure(2 * r, 2 * r, (x, y) => [
      filled(circle(x + r, y + r, r * 2.2), translucent(color, 0.25)),
      filled(circle(x + r, y + r, r), color),
    ])
    return lit(kit, item, dot, kit.scaled(52, 42))
  },
  step: (kit, item) => {
    const side = kit.scaled(58, 46)
    const number = badge(kit, item, {
      width: side,
      range: [64, 50],
      color: kit.colors.ink,
      draw: () => [],
    })
    return lit(kit, item, number, side + kit.scaled(26, 18))
  },
  list: (kit, items) => stack(items, kit.gap(30, 18), 0.5),
  columnPadding: 34,
  column: (kit, content, side) =>
    glowing(
      content,
      { padX: 34, padY: kit.scaled(38, 24), radius: 30, fill: kit.colors.surface },
      figureColor(kit.colors, side === 'right' ? 1 : 0),
    ),
  columnColor: ({ accent, figures, onSurface }, side) => ({
    title: side === 'right' ? (figures?.[1] ?? accent) : accent,
    text: onSurface,
  }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: (kit) => tube(kit, kit.scaled(220, 150)),
  button: (kit, label) =>
    glowing(
      label(kit.colors.onAccent, kit.width - 160),
      { padX: 76, padY: 38, radius: 90, fill: kit.colors.accent },
      figureColor(kit.colors, 0),
    ),
}

/** A sheet whose edge shines. */

function glowing(content: Piece, style: CardStyle, color: string): Piece {
  const sheet = card(content, style)
  const r = style.radius ?? 0
  const edge = (x: number, y: number) =>
    roundRect(x, y, sheet.width, sheet.height, Math.min(r, sheet.height / 2))
  return {
    ...sheet,
    place(x, y) {
      const [first, ...rest] = sheet.place(x, y)
      const halo = [26, 16, 9].map((width) => outlined(edge(x, y), translucent(color, 0.16), width))
      return first === undefined ? [] : [...halo, first, outlined(edge(x, y), color, 3), ...rest]
    },
  }
}

function lit(kit: Kit, item: ListItem, mark: Piece, indent: number): Piece {
  const padX = kit.scaled(38, 28)
  const words = item.content(kit.width - 2 * padX - indent, kit.colors.onSurface)
  return glowing(
    marked(mark, words, indent),
    { padX, padY: kit.scaled(28, 15), radius: 26, fill: kit.colors.surface, minWidth: kit.width },
    figureColor(kit.colors, (item.number - 1) % 2),
  )
}

/** A lying tube of light. */

function tube({ colors }: Kit, width: number): Piece {
  return figure(width, 10, (x, y) => {
    const path = line(x, y + 5, x + width, y + 5)
    const color = figureColor(colors, 1)
    return [
      outlined(path, translucent(color, 0.14), 30),
      outlined(path, translucent(color, 0.22), 18),
      outlined(path, color, 8),
      outlined(path, 'rgba(255, 255, 255, 0.85)', 3),
    ]
  })
}

/** Higher on the posters, as long as no words stand there. */

/** Where no words stand, with a little room around them. */

/** Half a disc on the horizon, cut by bars that widen downwards. */

/** The grid that runs to the horizon. */
