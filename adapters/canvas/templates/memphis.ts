import { circle, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, figureColor, filled, ground, outlined, polygon } from './figures.ts'
import { zigzag, corner, foot, cover } from './memphis-scenery.ts'
import type { Template } from './template.ts'

const INK = '#221a4a'

const GROUNDS = ['#ffdd55', '#ffc4d6', '#b9efdc', '#d7cbff'] as const

/** Milan, 1981: pastel grounds that change from slide to slide, zigzags, stripes and confetti. */

export const memphis: Template = {
  type: {
    title: { face: 'golos-900', tracking: -0.03, leading: 1.04, factor: 0.9 },
    heading: { face: 'golos-800', tracking: -0.015, leading: 1.22, factor: 0.98 },
    body: { face: 'golos-400', tracking: 0, leading: 1.38, factor: 1 },
    quote: { face: 'golos-900', tracking: -0.025, leading: 1.14, factor: 0.84 },
    label: { face: 'golos-600', tracking: 0, leading: 1.3, factor: 0.96 },
    numeral: { face: 'golos-900', tracking: -0.02, leading: 1, factor: 0.9 },
  },
  align: 'left',
  chrome: 'bottom',
  headroom: 26,
  pageNumber: (index, total) => `${index + 1} / ${total}`,
  colors: (_, index) => ({
    ground: GROUNDS[index % GROUNDS.length] ?? GROUNDS[0],
    ink: INK,
    muted: '#3a3166',
    accent: INK,
    onAccent: '#ffffff',
    surface: '#ffffff',
    onSurface: INK,
    line: INK,
    figures: ['#ff5c7a', '#1fb5a8', '#ffb020', '#6a5cff'],
  }),
  anchor: (kind) =>
    kind === 'title' ? 'bottom' : kind === 'points' || kind === 'steps' ? 'top' : 'center',
  backdrop: (scene) => [ground(scene), ...corner(scene), ...foot(scene), ...cover(scene)],
  point: (kit, item) => {
    const s = kit.scaled(38, 28)
    const indent = s + kit.scaled(30, 22)
    const mark = figure(s, s, (x, y) => [
      {
        ...filled(toy(item.number, x, y, s), figureColor(kit.colors, item.number - 1)),
        stroke: kit.colors.line,
        lineWidth: 4,
      },
    ])
    return marked(mark, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const side = kit.scaled(86, 64)
    const indent = side + kit.scaled(34, 24)
    const number = badge(kit, item, {
      width: side,
      range: [58, 44],
      color: kit.colors.onSurface,
      draw: (x, y) => [
        filled(
          circle(x + side / 2 + 9, y + side / 2 + 9, side / 2),
          figureColor(kit.colors, item.number - 1),
        ),
        filled(circle(x + side / 2, y + side / 2, side / 2), kit.colors.surface),
        outlined(circle(x + side / 2, y + side / 2, side / 2), kit.colors.line, 4),
      ],
    })
    return marked(number, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(38, 18)),
  columnPadding: 30,
  column: (kit, content, side) =>
    striped(kit, content, figureColor(kit.colors, side === 'right' ? 1 : 0)),
  columnColor: ({ onSurface }) => ({ title: onSurface, text: onSurface }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const s = scaled(130, 90)
    return figure(s * 1.2, s * 0.3, (x, y) => [
      outlined(zigzag(x + 6, y + s * 0.15, s * 1.2, s * 0.24, 4), figureColor(colors, 0), 14),
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 140), {
      padX: 66,
      padY: 36,
      radius: 90,
      fill: kit.colors.accent,
      shadow: { offset: 14, color: figureColor(kit.colors, 0) },
    }),
}

/** A column with a striped awning. */

function striped(kit: Kit, content: Piece, color: string): Piece {
  const head = 34
  const sheet = card(content, {
    padX: 30,
    padY: kit.scaled(34, 22),
    fill: kit.colors.surface,
    stroke: kit.colors.line,
    lineWidth: 5,
  })
  return {
    ...sheet,
    height: sheet.height + head,
    place(x, y) {
      const stripes: string[] = []
      for (let at = 0; at + head <= sheet.width + head; at += 36) {
        const end = Math.min(at + 18, sheet.width)
        if (at < sheet.width) stripes.push(rect(x + at, y, end - at, head))
      }
      return [
        ...sheet.place(x, y + head),
        filled(rect(x, y, sheet.width, head), kit.colors.surface),
        filled(stripes.join(''), color),
        outlined(rect(x, y, sheet.width, head), kit.colors.line, 5),
      ]
    },
  }
}

/** A small figure, another for each number. */

function toy(number: number, x: number, y: number, s: number): string {
  const kinds = [
    circle(x + s / 2, y + s / 2, s / 2),
    polygon([
      [x + s / 2, y],
      [x + s, y + s],
      [x, y + s],
    ]),
    rect(x, y, s, s),
    `M${x} ${y + s * 0.75}a${s / 2} ${s / 2} 0 0 1 ${s} 0z`,
  ]
  return kinds[(number - 1) % kinds.length] ?? ''
}

/** A disc of stripes in the top right corner, other colours each time. */

/** Small things in the lower margin, another order on each slide. */

/** Large toys piled up above the cover's words. */
