import { circle, line, rect } from '../draw/paths.ts'
import type { Shape, TextLine } from '../draw/display-list.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { ListItem, Scene, Template } from './template.ts'

const SHEET = '#fcf9f0'
const GRID = '#dfe6ec'
const INK = '#1c2a55'
const RED = '#b3262e'
const MARKER = '#ffe27a'
const CELL = 45

/** A squared exercise book: a pen's headlines over a highlighter, ticks and rings drawn by hand. */
export const paper: Template = {
  type: {
    title: { face: 'caveat-700', tracking: 0, leading: 0.98, factor: 1.34 },
    heading: { face: 'golos-600', tracking: -0.005, leading: 1.25, factor: 0.98 },
    body: { face: 'golos-400', tracking: 0, leading: 1.38, factor: 0.98 },
    quote: { face: 'caveat-700', tracking: 0, leading: 1.08, factor: 1.1 },
    label: { face: 'caveat-700', tracking: 0.01, leading: 1.2, factor: 1.25 },
    numeral: { face: 'caveat-700', tracking: 0, leading: 1, factor: 1 },
  },
  align: 'left',
  chrome: 'top',
  headroom: 0,
  pageNumber: (index, total) => `${index + 1} / ${total}`,
  colors: () => ({
    ground: SHEET,
    ink: INK,
    muted: '#4a5679',
    accent: RED,
    onAccent: '#ffffff',
    surface: '#fff3b8',
    onSurface: INK,
    line: '#c4cfdb',
  }),
  anchor: (kind) =>
    kind === 'title' || kind === 'quote' || kind === 'call_to_action' ? 'center' : 'top',
  backdrop: (scene) => [...squares(scene), ...binding(scene), ...tape(scene), ...swirl(scene)],
  underTitle: (lines, kit) => lines.map((text, i) => stroke(text, i, kit)),
  point: (kit, item) => {
    const indent = kit.scaled(76, 54)
    return marked(tick(kit), item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const indent = kit.scaled(108, 78)
    return marked(ring(kit, item), item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(42, 18)),
  columnPadding: 30,
  column: (kit, content, side) =>
    card(content, {
      padX: 30,
      padY: kit.scaled(34, 22),
      fill: side === 'right' ? kit.colors.surface : '#ffffff',
      stroke: side === 'right' ? '#e8d274' : kit.colors.line,
      lineWidth: 3,
      shadow: { offset: 8, color: 'rgba(28, 42, 85, 0.12)' },
    }),
  columnColor: ({ ink, accent }, side) => ({ title: side === 'right' ? ink : accent, text: ink }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const size = scaled(120, 80)
    return figure(size, size * 0.6, (x, y) => [
      { kind: 'shape', path: commas(x, y, size), stroke: colors.accent, lineWidth: size * 0.1 },
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onSurface, kit.width - 120), {
      padX: 60,
      padY: 40,
      fill: kit.colors.surface,
      stroke: '#e8d274',
      lineWidth: 3,
      shadow: { offset: 10, color: 'rgba(28, 42, 85, 0.16)' },
    }),
}

function squares({ width, height, colors }: Scene) {
  const lines: string[] = []
  for (let x = CELL / 2; x < width; x += CELL) lines.push(line(x, 0, x, height))
  for (let y = CELL / 2; y < height; y += CELL) lines.push(line(0, y, width, y))
  return [
    { kind: 'shape' as const, path: rect(0, 0, width, height), fill: colors.ground },
    { kind: 'shape' as const, path: lines.join(''), stroke: GRID, lineWidth: 2 },
  ]
}

function binding({ height }: Scene) {
  const holes = [0.14, 0.38, 0.62, 0.86].map((share) => circle(48, height * share, 17)).join('')
  return [
    { kind: 'shape' as const, path: line(100, 0, 100, height), stroke: '#eda6a8', lineWidth: 3 },
    { kind: 'shape' as const, path: holes, fill: '#d5d2c6', stroke: '#c2bfb2', lineWidth: 2 },
  ]
}

/** A strip of tape that holds the sheet. */
function tape({ width, kind }: Scene) {
  if (kind !== 'title' && kind !== 'quote' && kind !== 'call_to_action') return []
  const x = width - 250
  return [
    {
      kind: 'shape' as const,
      path: `M${x} 22l210 -34l10 62l-210 34z`,
      fill: 'rgba(238, 176, 96, 0.75)',
    },
  ]
}

function stroke({ ink, baseline, size }: TextLine, index: number, { kind }: Kit) {
  const top = baseline - size * 0.2
  const height = size * 0.3
  const lean = index % 2 === 0 ? -5 : 4
  const [left, right] = [ink.x - 14, ink.x + ink.width + 16]
  return {
    kind: 'shape' as const,
    path: `M${left} ${top - lean}L${right} ${top + lean}l6 ${height}L${left - 4} ${top + height + lean}z`,
    fill: kind === 'call_to_action' ? '#bfe6c8' : MARKER,
  }
}

function tick({ scaled, colors }: Kit) {
  const s = scaled(44, 32)
  return figure(s, s * 0.8, (x, y) => [
    {
      kind: 'shape',
      path: `M${x} ${y + s * 0.42}q${s * 0.16} ${s * 0.1} ${s * 0.3} ${s * 0.36}q${s * 0.22} ${-s * 0.5} ${s * 0.68} ${-s * 0.8}`,
      stroke: colors.accent,
      lineWidth: s * 0.14,
    },
  ])
}

/** A looped arrow to the next page, where the cover has room for it. */
function swirl({ kind, words, space, safe, colors }: Scene): Shape[] {
  const top = words.y + words.height + 40
  if (kind !== 'title' || space.y + space.height - top < 130) return []
  const x = safe.x + safe.width - 250
  const y = top + 60
  const path = `M${x} ${y - 20}c40 60 120 70 130 10c6 -44 -60 -44 -54 6c8 60 100 50 160 4m-46 -6l48 4l-14 46`
  return [{ kind: 'shape', path, stroke: colors.accent, lineWidth: 6 }]
}

/** Two quick strokes of the pen. */
function commas(x: number, y: number, size: number): string {
  return [x + size * 0.1, x + size * 0.5]
    .map(
      (left) =>
        `M${left + size * 0.22} ${y}q${-size * 0.22} ${size * 0.2} ${-size * 0.18} ${size * 0.5}`,
    )
    .join('')
}

/** A number in a ring that the pen closed past its beginning. */
function ring(kit: Kit, item: ListItem) {
  const r = kit.scaled(38, 29)
  const number = kit.text({
    block: `${item.block}-number`,
    text: String(item.number),
    role: 'numeral',
    range: [58, 44],
    width: 2 * r,
    color: kit.colors.accent,
    align: 'center',
  })
  return figure(2 * r, 2 * r, (x, y) => [
    {
      kind: 'shape',
      path: `M${x + r * 1.3} ${y + r * 0.04}C${x - r * 0.1} ${y - r * 0.2} ${x - r * 0.25} ${y + r * 2} ${x + r} ${y + r * 2}C${x + r * 2.3} ${y + r * 1.95} ${x + r * 2.2} ${y + r * 0.1} ${x + r * 0.7} ${y + r * 0.12}`,
      stroke: kit.colors.accent,
      lineWidth: 4,
    },
    ...number.place(x, y + r - number.middle),
  ])
}
