import type { Shape } from '../draw/display-list.ts'
import { circle, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, isCalm, diamond, filled, ground, outlined, scatter } from './figures.ts'
import type { Scene, Template } from './template.ts'

/** An old daily: black headlines between rules, a halftone picture, columns of print, a coupon. */
export const gazette: Template = {
  type: {
    title: { face: 'playfair-900', tracking: -0.015, leading: 1.03, factor: 0.96 },
    heading: { face: 'playfair-700', tracking: 0, leading: 1.2, factor: 1 },
    body: { face: 'playfair-400', tracking: 0.002, leading: 1.36, factor: 0.96 },
    quote: { face: 'playfair-900', tracking: -0.01, leading: 1.12, factor: 0.9 },
    label: { face: 'playfair-italic', tracking: 0.01, leading: 1.3, factor: 1 },
    numeral: { face: 'playfair-900', tracking: 0, leading: 1, factor: 1 },
  },
  align: 'center',
  chrome: 'top',
  headroom: 14,
  pageNumber: (index) => `№ ${index + 1}`,
  colors: (kind) => {
    const day = {
      ground: '#eeeae0',
      ink: '#15130f',
      muted: '#4b463d',
      accent: '#15130f',
      onAccent: '#f6f3ea',
      surface: '#dfd9ca',
      onSurface: '#15130f',
      line: '#15130f',
      figures: ['#8b8577'],
    }
    return kind === 'quote'
      ? {
          ...day,
          ground: day.ink,
          ink: day.onAccent,
          muted: '#d3cdbf',
          accent: day.onAccent,
          onAccent: day.ink,
          line: day.onAccent,
        }
      : day
  },
  anchor: (kind) => (isCalm(kind) ? 'center' : 'top'),
  backdrop: (scene) => [ground(scene), ...masthead(scene), ...photo(scene), ...foot(scene)],
  point: (kit, item) => {
    const r = kit.scaled(13, 9)
    const indent = kit.scaled(60, 44)
    const mark = figure(2 * r, 2 * r, (x, y) => [filled(diamond(x + r, y + r, r), kit.colors.ink)])
    return marked(mark, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const side = kit.scaled(92, 66)
    const indent = side + kit.scaled(34, 24)
    const initial = badge(kit, item, {
      width: side,
      range: [68, 46],
      color: kit.colors.onAccent,
      draw: (x, y) => [
        filled(rect(x, y, side, side), kit.colors.accent),
        outlined(rect(x + 6, y + 6, side - 12, side - 12), kit.colors.onAccent, 2),
      ],
    })
    return marked(initial, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) =>
    stack([rule(kit), ...items.flatMap((item) => [item, rule(kit)])], kit.gap(24, 11)),
  columnPadding: 30,
  column: (kit, content, side) =>
    card(content, {
      padX: 30,
      padY: kit.scaled(36, 24),
      stroke: kit.colors.line,
      lineWidth: 4,
      ...(side === 'right' ? { fill: kit.colors.accent } : {}),
    }),
  columnColor: ({ ink, onAccent }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: ink, text: ink },
  prose: (kit, text) =>
    stack([rule(kit), text(kit.width, kit.colors.ink), rule(kit)], kit.gap(36, 20)),
  quoteMark: (kit) => {
    const r = kit.scaled(16, 12)
    return figure(kit.width, 2 * r, (x, y) => [
      filled(rect(x, y + r - 2, kit.width / 2 - 3 * r, 4), kit.colors.line),
      filled(rect(x + kit.width / 2 + 3 * r, y + r - 2, kit.width / 2 - 3 * r, 4), kit.colors.line),
      filled(diamond(x + kit.width / 2, y + r, r), kit.colors.accent),
    ])
  },
  button: (kit, label) => {
    const stamp = card(label(kit.colors.onAccent, kit.width - 180), {
      padX: 60,
      padY: 36,
      fill: kit.colors.accent,
      minWidth: kit.width - 44,
      align: 0.5,
    })
    return card(stamp, {
      padX: 22,
      padY: 22,
      stroke: kit.colors.line,
      lineWidth: 4,
      dash: [2, 14],
    })
  },
}

function rule({ width, colors }: Kit): Piece {
  return figure(width, 2, (x, y) => [filled(rect(x, y, width, 2), colors.line)])
}

/** A thick and a thin rule above the line with the number, a double one below. */
function masthead({ safe, colors }: Scene): Shape[] {
  const at = (y: number, height: number) =>
    filled(rect(safe.x, safe.y + y, safe.width, height), colors.line)
  return [at(-52, 14), at(-30, 3), at(58, 3), at(66, 3)]
}

const DOT = 13

/** A halftone picture of a rising sun and two columns of small print, below the cover's words. */
function photo({ kind, safe, space, words, colors }: Scene): Shape[] {
  const top = words.y + words.height + 54
  const height = Math.min(430, space.y + space.height - top)
  if (kind !== 'title' || height < 150) return []
  const y0 = space.y + space.height - height
  const wide = Math.round((safe.width * 0.56) / DOT) * DOT
  const dots: string[] = []
  for (let y = 0; y < height - DOT; y += DOT) {
    for (let x = 0; x < wide - DOT; x += DOT) {
      const [dx, dy] = [(x - wide * 0.5) / height, (y - height * 0.72) / height]
      const far = Math.hypot(dx, dy)
      const hill = y > height * (0.72 + 0.07 * Math.sin(x / 60))
      const ray = Math.cos(Math.atan2(dy, dx) * 18) > 0.2 ? 0.22 : 0.5
      const tone = hill ? 0.92 : far < 0.34 ? 0.05 : ray
      const r = DOT * 0.7 * Math.sqrt(tone)
      if (r > 2.2) dots.push(circle(safe.x + x + DOT / 2 + 3, y0 + y + DOT / 2 + 3, r))
    }
  }
  return [
    filled(rect(safe.x, y0, wide, height), '#f8f5ec'),
    filled(dots.join(''), colors.ink),
    outlined(rect(safe.x, y0, wide, height), colors.line, 4),
    ...print(safe.x + wide + 30, y0, safe.x + safe.width, height, colors.figures?.[0] ?? '#888888'),
  ]
}

/** The day's other news, below what to do now. */
function foot({ kind, safe, space, words, colors }: Scene): Shape[] {
  const bottom = space.y + space.height
  const height = Math.min(220, bottom - (words.y + words.height) - 70)
  if (kind !== 'call_to_action' || height < 100) return []
  const middle = safe.x + safe.width / 2
  const color = colors.figures?.[0] ?? colors.muted
  return [
    filled(rect(safe.x, bottom - height - 34, safe.width, 3), colors.line),
    ...print(safe.x, bottom - height, middle - 13, height, color),
    ...print(middle + 13, bottom - height, safe.x + safe.width, height, color),
  ]
}

function print(left: number, top: number, right: number, height: number, color: string): Shape[] {
  const gap = 26
  const width = (right - left - gap) / 2
  const rows = Math.floor((height + 14) / 20)
  return [left, left + width + gap].flatMap((x, column) =>
    scatter(rows, column + 2).map(([a], i) => {
      const last = (i + column * 3) % 7 === 6
      return filled(rect(x, top + i * 20, last ? width * (0.3 + a * 0.5) : width, 6), color)
    }),
  )
}
