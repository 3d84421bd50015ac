import type { Shape } from '../draw/display-list.ts'
import { circle, line, rect, roundRect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, figureColor, filled, ground, outlined, polygon } from './figures.ts'
import type { Scene, Template } from './template.ts'

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

function zigzag(x: number, y: number, width: number, height: number, teeth: number): string {
  const step = width / (teeth * 2)
  const points = Array.from({ length: teeth * 2 + 1 }, (_, i) => {
    return `${x + i * step} ${y + (i % 2 === 0 ? height / 2 : -height / 2)}`
  })
  return `M${points.join('L')}`
}

function dots(x: number, y: number, columns: number, rows: number, gap: number, r: number): string {
  return Array.from({ length: columns * rows }, (_, i) =>
    circle(x + (i % columns) * gap, y + Math.floor(i / columns) * gap, r),
  ).join('')
}

/** A disc of stripes in the top right corner, other colours each time. */
function corner({ width, index, colors, kind }: Scene): Shape[] {
  if (kind === 'title') return []
  const r = 118
  return [
    filled(circle(width - 34, 26, r), figureColor(colors, index)),
    outlined(circle(width - 34, 26, r), colors.line, 5),
    filled(dots(width - 238, 34, 3, 2, 26, 6), colors.line),
    outlined(zigzag(44, 62, 190, 34, 4), figureColor(colors, index + 1), 12),
  ]
}

/** Small things in the lower margin, another order on each slide. */
function foot({ width, height, index, colors }: Scene): Shape[] {
  const y = height - 52
  const shift = (index % 3) * 60
  return [
    outlined(zigzag(width - 330 - shift, y, 210, 34, 4), colors.line, 10),
    filled(`M${54 + shift} ${y + 24}a44 44 0 0 1 88 0z`, figureColor(colors, index + 2)),
    outlined(`M${54 + shift} ${y + 24}a44 44 0 0 1 88 0z`, colors.line, 5),
    filled(
      polygon([
        [width - 62, y - 40],
        [width - 22, y + 34],
        [width - 102, y + 34],
      ]),
      figureColor(colors, index + 3),
    ),
    outlined(
      polygon([
        [width - 62, y - 40],
        [width - 22, y + 34],
        [width - 102, y + 34],
      ]),
      colors.line,
      5,
    ),
    filled(dots(264 + shift, y - 12, 4, 2, 26, 5.5), colors.line),
  ]
}

/** Large toys piled up above the cover's words. */
function cover({ kind, width, words, colors }: Scene): Shape[] {
  if (kind !== 'title') return []
  const base = words.y - 56
  const k = Math.min(1, base / 560)
  if (k < 0.45) return []
  const edge = (path: string, at: number): Shape => ({
    ...filled(path, figureColor(colors, at)),
    stroke: colors.line,
    lineWidth: 6,
  })
  const [x, u] = [130, 100 * k]
  const bars = Array.from({ length: 6 }, (_, i) =>
    rect(x + 5.1 * u + i * 0.34 * u, base - 1.6 * u, 0.17 * u, 1.6 * u),
  )
  return [
    edge(rect(x, base - 2.3 * u, 2.3 * u, 2.3 * u), 3),
    filled(dots(x + 0.36 * u, base - 1.95 * u, 4, 4, 0.53 * u, 0.09 * u), '#ffffff'),
    edge(`M${x} ${base - 2.3 * u}a${1.15 * u} ${1.15 * u} 0 0 1 ${2.3 * u} 0z`, 0),
    edge(
      polygon([
        [x + 2.5 * u, base],
        [x + 4.9 * u, base],
        [x + 3.7 * u, base - 2.2 * u],
      ]),
      1,
    ),
    edge(circle(x + 3.7 * u, base - 3.1 * u, 0.86 * u), 2),
    edge(rect(x + 5.05 * u, base - 1.6 * u, 2.1 * u, 1.6 * u), 2),
    filled(bars.join(''), colors.line),
    edge(roundRect(x + 5.05 * u, base - 2.3 * u, 2.1 * u, 0.7 * u, 0.35 * u), 0),
    outlined(zigzag(x + 5.1 * u, base - 2.9 * u, 2 * u, 0.4 * u, 4), colors.line, 12 * k),
    edge(`M${width - 40} ${base}v${-3.4 * u}a${1.7 * u} ${1.7 * u} 0 0 0 0 ${3.4 * u}z`, 1),
    outlined(line(x - 90, base + 3, width, base + 3), colors.line, 6),
    filled(dots(width - 250, 60, 5, 3, 30, 6), colors.line),
  ]
}
