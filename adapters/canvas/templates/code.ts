import type { Shape } from '../draw/display-list.ts'
import { circle, rect, roundRect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, isCalm, figureColor, filled, ground, outlined, scatter } from './figures.ts'
import type { Scene, Template } from './template.ts'

const INSET = 60

/** An editor's window that floats over a gradient: monospaced words, a map of the file, a diff. */
export const code: Template = {
  type: {
    title: { face: 'mono-700', tracking: -0.04, leading: 1.14, factor: 0.72 },
    heading: { face: 'mono-700', tracking: -0.03, leading: 1.26, factor: 0.86 },
    body: { face: 'mono-400', tracking: -0.03, leading: 1.42, factor: 0.86 },
    quote: { face: 'mono-700', tracking: -0.04, leading: 1.26, factor: 0.72 },
    label: { face: 'mono-400', tracking: -0.02, leading: 1.3, factor: 0.94 },
    numeral: { face: 'mono-700', tracking: 0, leading: 1, factor: 0.82 },
  },
  align: 'left',
  chrome: 'top',
  headroom: 26,
  pageNumber: (index, total) => `${index + 1}:${total}`,
  colors: () => ({
    ground: '#1b1c2b',
    ink: '#f3f4fa',
    muted: '#aab2cc',
    accent: '#86e8c0',
    onAccent: '#0d241b',
    surface: '#292b40',
    onSurface: '#f3f4fa',
    line: '#3b3e58',
    figures: ['#ff7a85', '#ffd479', '#86e8c0', '#8fb6ff', '#d7a6ff'],
  }),
  anchor: (kind) => (isCalm(kind) ? 'center' : 'top'),
  backdrop: (scene) => [...desk(scene), ...file(scene), ...listing(scene)],
  crown: ({ scaled, colors }) => {
    const s = scaled(34, 24)
    return figure(s * 2.6, s, (x, y) => [
      outlined(`M${x + 3} ${y}l${s * 0.5} ${s / 2}l${-s * 0.5} ${s / 2}`, colors.accent, s * 0.2),
      filled(roundRect(x + s, y + s * 0.8, s * 0.9, s * 0.2, 2), colors.ink),
    ])
  },
  point: (kit, item) => {
    const s = kit.scaled(26, 18)
    const indent = s + kit.scaled(30, 24)
    const color = figureColor(kit.colors, item.number - 1)
    const chevron = figure(s, s, (x, y) => [
      outlined(`M${x} ${y}l${s / 2} ${s / 2}l${-s / 2} ${s / 2}`, color, s * 0.24),
    ])
    return marked(chevron, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const width = kit.scaled(66, 52)
    const indent = width + kit.scaled(28, 20)
    const key = badge(kit, item, {
      width,
      range: [48, 40],
      color: kit.colors.accent,
      draw: (x, y) => [
        filled(roundRect(x, y + 6, width, width, 14), kit.colors.line),
        filled(roundRect(x, y, width, width, 14), kit.colors.surface),
      ],
    })
    return marked(key, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(40, 18)),
  columnPadding: 28,
  column: diff,
  columnColor: ({ ink, figures, accent, onSurface }, side) => ({
    title: side === 'right' ? accent : (figures?.[0] ?? ink),
    text: onSurface,
  }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const s = scaled(76, 50)
    return figure(s * 1.6, s, (x, y) => [
      outlined(
        [0, s * 0.6].map((at) => `M${x + at + 6} ${y + s}L${x + at + s * 0.5} ${y}`).join(''),
        colors.accent,
        s * 0.14,
      ),
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 116), {
      padX: 58,
      padY: 36,
      radius: 22,
      fill: kit.colors.accent,
    }),
}

/** The gradient of the desk, the window with its lights, and the line below its tabs. */
function desk(scene: Scene): Shape[] {
  const { width, height, safe, colors } = scene
  const [w, h] = [width - 2 * INSET, height - 2 * INSET]
  const stops = [
    [0, '#7b5cff'],
    [0.5, '#d45ec9'],
    [1, '#ffab6b'],
  ] as const
  const rule = safe.y + 56
  return [
    ground(scene, { linear: [0, 0, width, height], stops }),
    ...[26, 16, 8].map((grow) =>
      filled(
        roundRect(INSET - grow, INSET - grow + 22, w + 2 * grow, h + 2 * grow, 40 + grow),
        'rgba(20, 10, 50, 0.12)',
      ),
    ),
    filled(roundRect(INSET, INSET, w, h, 36), colors.ground),
    ...[0, 1, 2].map((i) =>
      filled(circle(INSET + 44 + i * 34, INSET + 38, 11), figureColor(colors, i)),
    ),
    filled(rect(INSET, rule, w, 2), colors.line),
  ]
}

/** The map of the file along the right edge: the lines that are on screen shine. */
function file({ width, height, safe, index, total, colors }: Scene): Shape[] {
  const top = safe.y + 84
  const rows = Math.floor((height - INSET - 40 - top) / 14)
  const [x, span] = [width - INSET - 48, rows / total]
  return scatter(rows, 3).flatMap(([a, b], i) => {
    if (b < 0.16) return []
    const shown = Math.floor(i / span) === index
    const indent = a < 0.4 ? 0 : 8
    const fill = shown ? figureColor(colors, Math.floor(a * 5)) : colors.line
    return [filled(roundRect(x + indent, top + i * 14, 8 + b * 24, 5, 2.5), fill)]
  })
}

/** Lines of code in the room below the cover's words. */
function listing({ kind, safe, space, words, colors }: Scene): Shape[] {
  if (kind !== 'title') return []
  const bottom = space.y + space.height
  const top = words.y + words.height + 76
  const rows = Math.min(7, Math.floor((bottom - top) / 50))
  if (rows < 3) return []
  const indents = [0, 1, 2, 2, 1, 1, 0]
  return scatter(rows, 11).flatMap(([a, b, c], i) => {
    const y = bottom - (rows - i) * 50 + 26
    let x = safe.x + (i === rows - 1 ? 0 : (indents[i] ?? 0)) * 54
    const widths = i === rows - 1 ? [40] : [60 + a * 110, 90 + b * 150, 40 + c * 120]
    return widths.map((width, part) => {
      const bar = filled(roundRect(x, y, width, 18, 9), figureColor(colors, i * 2 + part * 3))
      x += width + 20
      return bar
    })
  })
}

/** What is taken away on the left, what is added on the right. */
function diff(kit: Kit, content: Piece, side: 'left' | 'right'): Piece {
  const color = side === 'right' ? kit.colors.accent : figureColor(kit.colors, 0)
  const sheet = card(content, {
    padX: 28,
    padY: kit.scaled(36, 24),
    radius: 18,
    fill: kit.colors.surface,
  })
  return {
    ...sheet,
    place: (x, y) => [...sheet.place(x, y), filled(roundRect(x + 28, y - 5, 72, 10, 5), color)],
  }
}
