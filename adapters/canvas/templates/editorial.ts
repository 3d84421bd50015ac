import type { SlideKind } from '../../../workflows/carousel/content.ts'
import type { Shape } from '../draw/display-list.ts'
import { circle, line, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { bar, card, figure, marked, stack } from '../layout/piece.ts'
import type { ListItem, Scene, Template } from './template.ts'

const PAPER = '#f7f2e8'
const INK = '#1d1916'
const WINE = '#8c2a1e'

const ANCHORS: Partial<Record<SlideKind, 'center' | 'bottom'>> = {
  title: 'bottom',
  quote: 'center',
  call_to_action: 'center',
}

/** A magazine: serif headlines on warm paper, hairlines, old-style numerals in wine red. */
export const editorial: Template = {
  type: {
    title: { face: 'playfair-700', tracking: -0.012, leading: 1.08, factor: 1 },
    heading: { face: 'golos-600', tracking: -0.005, leading: 1.25, factor: 1 },
    body: { face: 'golos-400', tracking: 0, leading: 1.42, factor: 1 },
    quote: { face: 'playfair-italic', tracking: -0.005, leading: 1.24, factor: 1 },
    label: { face: 'golos-400', tracking: 0.02, leading: 1.3, factor: 0.95 },
    numeral: { face: 'playfair-italic', tracking: 0, leading: 1, factor: 1 },
  },
  align: 'left',
  chrome: 'top',
  headroom: 22,
  pageNumber: (index, total) => `${index + 1} / ${total}`,
  colors: (kind) =>
    kind === 'quote'
      ? {
          ground: WINE,
          ink: '#fdf6ec',
          muted: '#f3d9cd',
          accent: '#f4c9a8',
          onAccent: INK,
          surface: '#fdf6ec',
          onSurface: INK,
          line: '#b76a5c',
        }
      : {
          ground: PAPER,
          ink: INK,
          muted: '#62574e',
          accent: WINE,
          onAccent: '#fff8ef',
          surface: '#efe6d6',
          onSurface: INK,
          line: '#cdbfaa',
        },
  anchor: (kind) => ANCHORS[kind] ?? 'top',
  backdrop: (scene) => {
    const { width, height, safe, kind, colors } = scene
    const ruleY = safe.y + 58
    return [
      { kind: 'shape', path: rect(0, 0, width, height), fill: colors.ground },
      ...(kind === 'title' ? moon(scene) : []),
      ...(kind === 'quote'
        ? []
        : [{ kind: 'shape' as const, path: rect(0, 0, 26, height), fill: WINE }]),
      {
        kind: 'shape',
        path: line(safe.x, ruleY, safe.x + safe.width, ruleY),
        stroke: colors.line,
        lineWidth: 2,
      },
    ]
  },
  point: numbered,
  step: numbered,
  list: (kit, items) => {
    const gap = kit.gap(30, 14)
    const rules = items.map((item, i) =>
      i === 0 ? item : stack([bar(kit.width, 2, kit.colors.line), item], gap),
    )
    return stack(rules, gap)
  },
  columnPadding: 0,
  column: (kit, content, side) =>
    stack(
      [bar(content.width, 6, side === 'right' ? kit.colors.accent : kit.colors.line), content],
      kit.scaled(28, 16),
    ),
  columnColor: ({ accent, ink, muted }, side) => ({
    title: side === 'right' ? accent : muted,
    text: ink,
  }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const size = scaled(110, 70)
    return figure(size, size * 0.72, (x, y) => [
      { kind: 'shape', path: quotes(x, y, size), fill: colors.accent },
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 112), {
      padX: 56,
      padY: 34,
      fill: kit.colors.accent,
      minWidth: kit.width,
    }),
}

/** A disc and its orbit in the room above the cover's words. */
function moon({ width, words, space, colors }: Scene): Shape[] {
  const room = words.y - space.y
  const r = Math.min(190, (room - 60) / 2)
  if (r < 60) return []
  const x = width - 130 - r
  const y = space.y + 6 + r
  return [
    { kind: 'shape', path: circle(x, y, r), fill: WINE },
    { kind: 'shape', path: circle(x - r * 1.15, y, r), stroke: colors.ink, lineWidth: 2 },
  ]
}

function numbered(kit: Kit, item: ListItem) {
  const indent = kit.scaled(104, 74)
  const number = kit.text({
    block: `${item.block}-number`,
    text: String(item.number),
    role: 'numeral',
    range: [84, 50],
    width: indent,
    color: kit.colors.accent,
  })
  return marked(number, item.content(kit.width - indent, kit.colors.ink), indent)
}

/** Two commas, as in “. */
function quotes(x: number, y: number, size: number): string {
  const r = size * 0.2
  return [x + r, x + r * 3.1]
    .map(
      (cx) =>
        `${circle(cx, y + r * 2.5, r)}M${cx - r} ${y + r * 2.5}q0 ${-r * 2} ${r * 1.7} ${-r * 2.5}q${-r * 0.8} ${r} ${-r * 0.6} ${r * 1.6}z`,
    )
    .join('')
}
