import type { Shape } from '../draw/display-list.ts'
import { circle, line, roundRect } from '../draw/paths.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import { badge, figureColor, filled, ground, isPoster, outlined } from './figures.ts'
import type { Colors, Scene, Template } from './template.ts'

const PAPER: Colors = {
  ground: '#f4ecd9',
  ink: '#17305e',
  muted: '#475577',
  accent: '#b92d22',
  onAccent: '#fff7ea',
  surface: '#ece3cd',
  onSurface: '#17305e',
  line: '#b9b08f',
  figures: ['#17305e', '#5f86b8', '#c9d8e4', '#f8f3e6'],
}
const DEEP: Colors = {
  ...PAPER,
  ground: '#17305e',
  ink: '#fbf4e4',
  muted: '#d3ddeb',
  accent: '#f08a76',
  onAccent: '#17305e',
  surface: '#23427a',
  onSurface: '#fbf4e4',
  line: '#4d6ea6',
  figures: ['#0f2247', '#3c639f', '#a9c1da', '#e8eef3'],
}

/** A woodblock print: tall letters on rice paper, a red sun, waves in scales along the foot. */
export const wave: Template = {
  type: {
    title: { face: 'oswald-400', tracking: 0, leading: 1.2, factor: 1.06 },
    heading: { face: 'oswald-400', tracking: 0.005, leading: 1.26, factor: 1.04 },
    body: { face: 'golos-400', tracking: 0, leading: 1.4, factor: 0.95 },
    quote: { face: 'oswald-400', tracking: 0, leading: 1.26, factor: 1 },
    label: { face: 'oswald-400', tracking: 0.03, leading: 1.3, factor: 1 },
    numeral: { face: 'oswald-400', tracking: 0, leading: 1, factor: 0.94 },
  },
  align: 'left',
  chrome: 'top',
  headroom: 16,
  pageNumber: (index, total) => `${index + 1} / ${total}`,
  colors: (kind) => (kind === 'quote' ? DEEP : PAPER),
  anchor: (kind) => (kind === 'title' || kind === 'points' || kind === 'steps' ? 'top' : 'center'),
  backdrop: (scene) => [ground(scene), ...sun(scene), ...sea(scene), ...margin(scene)],
  point: (kit, item) => {
    const s = kit.scaled(36, 27)
    const indent = s + kit.scaled(30, 22)
    const mark = figure(s, s * 0.6, (x, y) => [
      outlined(
        `M${x} ${y + s * 0.5}q${s * 0.25} ${-s * 0.5} ${s / 2} ${-s * 0.16}t${s / 2} ${-s * 0.18}`,
        kit.colors.accent,
        s * 0.16,
      ),
    ])
    return marked(mark, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const side = kit.scaled(76, 58)
    const indent = side + kit.scaled(36, 26)
    const seal = badge(kit, item, {
      width: side,
      range: [54, 44],
      color: kit.colors.onAccent,
      draw: (x, y) => [filled(roundRect(x, y, side, side, 12), kit.colors.accent)],
    })
    return marked(seal, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(40, 18)),
  columnPadding: 32,
  column: (kit, content, side) =>
    card(content, {
      padX: 32,
      padY: kit.scaled(38, 24),
      fill: side === 'right' ? kit.colors.ink : kit.colors.surface,
    }),
  columnColor: ({ accent, ground: paper, onSurface }, side) =>
    side === 'right' ? { title: paper, text: paper } : { title: accent, text: onSurface },
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const r = scaled(44, 30)
    return figure(2 * r, 2 * r, (x, y) => [filled(circle(x + r, y + r, r), colors.accent)])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 130), {
      padX: 62,
      padY: 36,
      radius: 14,
      fill: kit.colors.accent,
    }),
}

/** Behind the sea of the cover. */
function sun({ kind, safe, words, height, colors }: Scene): Shape[] {
  const top = words.y + words.height + 40
  const r = Math.min(250, (height - 110 - top) * 0.52)
  if (!isPoster(kind) || r < 80) return []
  const [x, y] = [safe.x + safe.width - r - 10, height - 110 - r * 0.86]
  return [filled(circle(x, y, r), colors.accent)]
}

/** Rows of scales, each made of rings; the nearer row covers the one behind. */
function sea({ kind, width, height, index, colors, words }: Scene): Shape[] {
  const r = 72
  const room = height - (words.y + words.height)
  const rows = !isPoster(kind) || room < 270 ? 2 : kind === 'title' ? 5 : 4
  const rise = 27
  const shapes: Shape[] = []
  for (let row = 0; row < rows; row++) {
    const y = height - (rows - 1 - row) * rise + 12
    const shift = (row + index) % 2 === 0 ? 0 : r
    const paths = [1, 0.76, 0.52, 0.28].map(() => [] as string[])
    for (let x = shift - r; x < width + r; x += 2 * r) {
      for (const [i, k] of [1, 0.76, 0.52, 0.28].entries()) paths[i]?.push(circle(x, y, r * k))
    }
    shapes.push(
      ...paths.flatMap((ring, i) => {
        const path = ring.join('')
        const even = filled(path, figureColor(colors, i % 2 === 0 ? 0 : i === 1 ? 3 : 2))
        return i === 0 ? [even, outlined(path, figureColor(colors, 3), 4)] : [even]
      }),
    )
  }
  return shapes
}

/** A thin frame of the print's left edge with its seal, and clouds as lines. */
function margin({ width, safe, colors, kind }: Scene): Shape[] {
  const cloud = (x: number, y: number, long: number) =>
    line(x, y, x + long, y) + line(x + 36, y + 18, x + long + 44, y + 18)
  const path =
    kind === 'title'
      ? cloud(-20, 70, 150) + cloud(width - 250, 56, 200)
      : cloud(width - 200, 62, 170) + cloud(-30, 88, 80)
  return [
    outlined(path, colors.line, 5),
    outlined(line(safe.x, safe.y + 60, safe.x + safe.width, safe.y + 60), colors.line, 2),
  ]
}
