import { circle, line, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { bar, card, figure, marked, stack } from '../layout/piece.ts'
import type { ListItem, Template } from './template.ts'

const PAPER = '#f7f2e8'
const INK = '#1d1916'
const WINE = '#8c2a1e'

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
  anchor: (kind) => (kind === 'title' ? 'bottom' : kind === 'quote' ? 'center' : 'top'),
  backdrop({ width, height, safe, kind, colors }) {
    const ruleY = safe.y + 58
    const rule = {
      kind: 'shape' as const,
      path: line(safe.x, ruleY, safe.x + safe.width, ruleY),
      stroke: colors.line,
      lineWidth: 2,
    }
    const ground = { kind: 'shape' as const, path: rect(0, 0, width, height), fill: colors.ground }
    if (kind === 'title') {
      const moon = { kind: 'shape' as const, path: circle(width - 250, 420, 250), fill: WINE }
      const orbit = circle(width - 250, 420, 300)
      const band = { kind: 'shape' as const, path: rect(0, height - 26, width, 26), fill: WINE }
      const ring = { kind: 'shape' as const, path: orbit, stroke: colors.line, lineWidth: 2 }
      return height > 1200 ? [ground, ring, moon, rule, band] : [ground, rule, band]
    }
    const edge = { kind: 'shape' as const, path: rect(0, 0, 26, height), fill: WINE }
    return kind === 'quote' ? [ground, rule] : [ground, edge, rule]
  },
  point: numbered,
  step: numbered,
  list: (kit, items) => {
    const gap = kit.scaled(30, 14)
    const rules = items.map((item, i) =>
      i === 0 ? item : stack([bar(kit.width, 2, kit.colors.line), item], gap),
    )
    return stack(rules, gap)
  },
  columnPadding: 0,
  column: (kit, content, side, height) =>
    stack(
      [
        bar(content.width, 6, side === 'right' ? kit.colors.accent : kit.colors.line),
        { ...content, height: Math.max(height, content.height) },
      ],
      kit.scaled(28, 16),
    ),
  columnColor: ({ accent, ink, muted }, side) => ({
    title: side === 'right' ? accent : muted,
    text: ink,
  }),
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
