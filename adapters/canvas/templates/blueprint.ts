import type { Shape } from '../draw/display-list.ts'
import { arc, circle, line, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, isCalm, filled, ground, outlined, star, translucent } from './figures.ts'
import type { Scene, Template } from './template.ts'

const CELL = 27

/** A draughtsman's sheet: white lines on blue, a frame with zones, axes, dimensions and callouts. */
export const blueprint: Template = {
  type: {
    title: { face: 'oswald-400', tracking: 0.02, leading: 1.2, factor: 0.98, uppercase: true },
    heading: { face: 'oswald-400', tracking: 0.02, leading: 1.28, factor: 1.02, uppercase: true },
    body: { face: 'mono-400', tracking: -0.035, leading: 1.42, factor: 0.85 },
    quote: { face: 'oswald-400', tracking: 0.015, leading: 1.28, factor: 0.9, uppercase: true },
    label: { face: 'mono-400', tracking: -0.02, leading: 1.3, factor: 0.94 },
    numeral: { face: 'mono-700', tracking: 0, leading: 1, factor: 0.8 },
  },
  align: 'left',
  chrome: 'bottom',
  headroom: 6,
  pageNumber: (index, total) => `${index + 1}/${total}`,
  colors: () => ({
    ground: '#0e4593',
    ink: '#ffffff',
    muted: '#dbe8fb',
    accent: '#ffe08a',
    onAccent: '#0b2f66',
    surface: '#0b3878',
    onSurface: '#ffffff',
    line: '#a9c8f2',
  }),
  anchor: (kind) => (isCalm(kind) ? 'center' : 'top'),
  backdrop: (scene) => [...sheet(scene), ...stampBox(scene), ...drawing(scene)],
  crown: (kit) => measure(kit, kit.width),
  point: (kit, item) => {
    const r = kit.scaled(15, 11)
    const indent = kit.scaled(66, 50)
    const target = figure(2 * r, 2 * r, (x, y) => [
      outlined(circle(x + r, y + r, r * 0.72), kit.colors.accent, 3),
      outlined(
        line(x - 4, y + r, x + 2 * r + 4, y + r) + line(x + r, y - 4, x + r, y + 2 * r + 4),
        kit.colors.accent,
        2,
      ),
    ])
    return marked(target, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const side = kit.scaled(74, 56)
    const lead = kit.scaled(44, 30)
    const indent = side + lead + 16
    const callout = badge(kit, item, {
      width: side,
      range: [50, 42],
      color: kit.colors.ink,
      draw: (x, y) => [
        filled(circle(x + side / 2, y + side / 2, side / 2), kit.colors.surface),
        outlined(circle(x + side / 2, y + side / 2, side / 2), kit.colors.ink, 3),
        outlined(
          line(x + side, y + side / 2, x + side + lead - 8, y + side / 2),
          kit.colors.line,
          3,
        ),
        filled(circle(x + side + lead - 8, y + side / 2, 6), kit.colors.line),
      ],
    })
    return marked(callout, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(40, 18)),
  columnPadding: 28,
  column: (kit, content, side) =>
    card(content, {
      padX: 28,
      padY: kit.scaled(36, 24),
      fill: kit.colors.surface,
      stroke: side === 'right' ? kit.colors.accent : kit.colors.line,
      lineWidth: side === 'right' ? 4 : 3,
      ...(side === 'right' ? {} : { dash: [16, 12] }),
    }),
  columnColor: ({ accent, onSurface }, side) => ({
    title: side === 'right' ? accent : onSurface,
    text: onSurface,
  }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: (kit) => measure(kit, kit.width),
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 120), {
      padX: 60,
      padY: 34,
      fill: kit.colors.accent,
      minWidth: kit.width,
      align: 0.5,
    }),
}

/** A dimension: arrows to both ends between two ticks. */
function measure({ colors }: Kit, width: number): Piece {
  return figure(width, 28, (x, y) => [
    outlined(
      `${line(x, y, x, y + 28)}${line(x + width, y, x + width, y + 28)}${line(x, y + 14, x + width, y + 14)}M${x + 20} ${y + 6}L${x} ${y + 14}l20 8M${x + width - 20} ${y + 6}l20 8l-20 8`,
      colors.line,
      3,
    ),
  ])
}

/** Squared paper in a frame whose sides are divided into zones. */
function sheet(scene: Scene): Shape[] {
  const { width, height, colors } = scene
  const fine: string[] = []
  const bold: string[] = []
  for (let i = 1; i * CELL < width; i++)
    (i % 5 === 0 ? bold : fine).push(line(i * CELL, 0, i * CELL, height))
  for (let i = 1; i * CELL < height; i++)
    (i % 5 === 0 ? bold : fine).push(line(0, i * CELL, width, i * CELL))
  const [outer, inner] = [38, 66]
  const zones = [1, 2, 3].flatMap((i) => {
    const [x, y] = [outer + ((width - 2 * outer) * i) / 4, outer + ((height - 2 * outer) * i) / 4]
    return [
      line(x, outer, x, inner),
      line(x, height - inner, x, height - outer),
      line(outer, y, inner, y),
      line(width - inner, y, width - outer, y),
    ]
  })
  return [
    ground(scene),
    outlined(fine.join(''), translucent(colors.line, 0.09), 1.5),
    outlined(bold.join(''), translucent(colors.line, 0.17), 2),
    outlined(
      rect(outer, outer, width - 2 * outer, height - 2 * outer) + zones.join(''),
      colors.line,
      2,
    ),
    outlined(rect(inner, inner, width - 2 * inner, height - 2 * inner), colors.ink, 4),
  ]
}

/** The sheet's stamp, around the handle and the number. */
function stampBox({ width, height, safe, index, total, colors }: Scene): Shape[] {
  const top = safe.y + safe.height - 58
  const bottom = height - 66
  const x = safe.x + safe.width - 250
  return [
    outlined(line(66, top, width - 66, top) + line(x, top, x, bottom), colors.line, 3),
    filled(rect(66, bottom - 12, ((width - 132) * (index + 1)) / total, 12), colors.accent),
  ]
}

/** A part in plan with its axes and dimensions, below the cover's words. */
function drawing({ kind, safe, space, words, colors }: Scene): Shape[] {
  const top = words.y + words.height + 50
  const room = space.y + space.height - top + 10
  const r = Math.min(205, (room - 40) / 2)
  if (kind !== 'title' || r < 80) return []
  const y = space.y + space.height + 10 - room / 2
  const x = safe.x + safe.width - r - 40
  const [bolt, left] = [r * 0.66, safe.x]
  const holes = Array.from({ length: 6 }, (_, i) => {
    const a = (i / 6) * 2 * Math.PI + Math.PI / 6
    return circle(x + bolt * Math.cos(a), y + bolt * Math.sin(a), r * 0.09)
  })
  const axes = line(x - r - 34, y, x + r + 34, y) + line(x, y - r - 16, x, y + r + 16)
  const side = r * 0.5
  const cut = left + 10
  const hatch = Array.from({ length: 9 }, (_, i) => {
    const at = y - r + (i * 2 * r) / 9
    return line(cut, at + (2 * r) / 9, cut + side, at + (2 * r) / 9 - side * 0.6)
  })
  const links = [-1, 1].map((k) => line(cut + side + 14, y + k * r, x - 6, y + k * r)).join('')
  return [
    outlined(circle(x, y, r), colors.ink, 5),
    outlined(circle(x, y, r * 0.36), colors.ink, 4),
    filled(star(x, y, r * 0.24, 6), translucent(colors.line, 0.4)),
    outlined(star(x, y, r * 0.24, 6), colors.ink, 3),
    outlined(holes.join(''), colors.ink, 3),
    { ...outlined(circle(x, y, bolt), colors.line, 2), dash: [18, 10, 4, 10] },
    { ...outlined(axes, colors.accent, 2), dash: [30, 10, 4, 10] },
    outlined(arc(x, y, r + 26, 0.06, 0.19), colors.accent, 3),
    filled(rect(cut, y - r, side, 2 * r), translucent(colors.line, 0.1)),
    outlined(hatch.join(''), colors.line, 2),
    outlined(rect(cut, y - r, side, 2 * r), colors.ink, 5),
    outlined(rect(cut + side, y - r * 0.36, side * 0.5, r * 0.72), colors.ink, 4),
    { ...outlined(links, colors.line, 2), dash: [8, 10] },
  ]
}
