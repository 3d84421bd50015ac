import type { Shape } from '../draw/display-list.ts'
import { line } from '../draw/paths.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import {
  badge,
  isCalm,
  figureColor,
  filled,
  ground,
  isPoster,
  outlined,
  polygon,
  slanted,
} from './figures.ts'
import type { Colors, Scene, Template } from './template.ts'

const INNER: Colors = {
  ground: '#f2f4f8',
  ink: '#0a0f33',
  muted: '#3f4668',
  accent: '#1a2bff',
  onAccent: '#ffffff',
  surface: '#ffffff',
  onSurface: '#0a0f33',
  line: '#c9cfdf',
  figures: ['#d7ff3e', '#1a2bff', '#ff5a36'],
}
const LOUD: Colors = {
  ...INNER,
  ground: '#1a2bff',
  ink: '#ffffff',
  muted: '#e8ebff',
  accent: '#d7ff3e',
  onAccent: '#0a0f33',
  line: '#4a58ff',
}
const ACID: Colors = { ...INNER, ground: '#d7ff3e', muted: '#2d3350', line: '#b4dd12' }

/** A stadium: heavy capitals at full speed, slanting blocks, the lanes of a running track. */
export const sport: Template = {
  type: {
    title: { face: 'inter-900', tracking: -0.025, leading: 1.0, factor: 0.9, uppercase: true },
    heading: { face: 'inter-800', tracking: -0.03, leading: 1.18, factor: 0.96 },
    body: { face: 'inter-400', tracking: -0.01, leading: 1.36, factor: 0.96 },
    quote: { face: 'inter-900', tracking: -0.025, leading: 1.06, factor: 0.84, uppercase: true },
    label: { face: 'inter-800', tracking: -0.01, leading: 1.3, factor: 0.95 },
    numeral: { face: 'inter-900', tracking: -0.04, leading: 1, factor: 0.96 },
  },
  align: 'left',
  chrome: 'top',
  headroom: 14,
  pageNumber: (index, total) => `${index + 1}/${total}`,
  colors: (kind) => (isPoster(kind) ? LOUD : kind === 'quote' ? ACID : INNER),
  anchor: (kind) => (isCalm(kind) ? 'center' : 'top'),
  backdrop: (scene) => [
    ground(scene),
    ...(scene.kind === 'title' ? track(scene) : chase(scene)),
    ...speed(scene),
  ],
  crown: (kit) => {
    const s = kit.scaled(24, 16)
    return figure(s * 7, s, (x, y) =>
      [0, 1, 2].map((i) =>
        filled(slanted(x + i * s * 2.3, y, s * 2.2, s, s * 0.5), kit.colors.accent),
      ),
    )
  },
  point: (kit, item) => {
    const s = kit.scaled(26, 19)
    const indent = kit.scaled(84, 62)
    const mark = figure(s * 2, s, (x, y) => [
      outlined(
        [0, s * 0.85].map((at) => `M${x + at} ${y}l${s / 2} ${s / 2}l${-s / 2} ${s / 2}`).join(''),
        kit.colors.accent,
        s * 0.3,
      ),
    ])
    return marked(mark, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const width = kit.scaled(126, 92)
    const height = kit.scaled(88, 64)
    const indent = width + kit.scaled(34, 24)
    const bib = badge(kit, item, {
      width,
      height,
      range: [64, 46],
      color: kit.colors.onAccent,
      draw: (x, y) => [
        filled(slanted(x + 12, y + 12, width, height, 26), figureColor(kit.colors, 0)),
        filled(slanted(x, y, width, height, 26), kit.colors.accent),
      ],
    })
    return marked(bib, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(44, 20)),
  columnPadding: 34,
  column: (kit, content, side) =>
    card(content, {
      padX: 34,
      padY: kit.scaled(40, 26),
      outline: (x, y, w, h) =>
        polygon([
          [x, y],
          [x + w - 44, y],
          [x + w, y + 44],
          [x + w, y + h],
          [x + 44, y + h],
          [x, y + h - 44],
        ]),
      fill: side === 'right' ? kit.colors.accent : kit.colors.surface,
    }),
  columnColor: ({ accent, onAccent, onSurface }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: accent, text: onSurface },
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const s = scaled(120, 84)
    return figure(s * 1.2, s * 0.6, (x, y) =>
      [0, 1].map((i) =>
        filled(slanted(x + i * s * 0.56, y, s * 0.6, s * 0.6, s * 0.24), colors.accent),
      ),
    )
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 190), {
      padX: 84,
      padY: 40,
      outline: (x, y, w, h) => slanted(x, y, w, h, 36),
      fill: kit.colors.accent,
    }),
}

/** Lanes that sweep in from the right below the cover's words. */
function track({ width, height, words, colors }: Scene): Shape[] {
  const top = words.y + words.height + 60
  const room = height - top
  if (room < 200) return []
  const [cx, cy] = [width * 1.02, height + 40]
  const outer = Math.min(room + 40, 640)
  const lanes = 6
  const ring = (r: number) => `M${cx - r} ${cy}A${r} ${r} 0 0 1 ${cx} ${cy - r}`
  const gap = outer / (lanes + 1.6)
  const start = Math.PI * 1.29
  return [
    filled(`${ring(outer)}V${cy}z`, colors.accent),
    ...Array.from({ length: lanes }, (_, i) =>
      outlined(ring(outer - (i + 0.9) * gap), colors.ground, i === 0 ? 12 : 6),
    ),
    filled(`${ring(outer - (lanes + 0.4) * gap)}V${cy}z`, colors.ground),
    outlined(
      line(
        cx + Math.cos(start) * outer,
        cy + Math.sin(start) * outer,
        cx + Math.cos(start) * (outer - (lanes - 1.1) * gap),
        cy + Math.sin(start) * (outer - (lanes - 1.1) * gap),
      ),
      colors.ink,
      14,
    ),
  ]
}

/** Slanting blocks that run along the foot, further on each slide. */
function chase({ width, height, index, total, colors, kind }: Scene): Shape[] {
  const [y, h, lean] = [height - 74, 34, 20]
  const done = Math.round(((index + 1) / total) * 14)
  const step = (width + lean) / 14
  return Array.from({ length: 14 }, (_, i) =>
    filled(
      slanted(i * step - lean / 2, y, step - 8, h, lean),
      i < done ? (kind === 'quote' ? colors.ink : colors.accent) : colors.line,
    ),
  )
}

/** Blades in the upper right corner. */
function speed({ width, colors, kind }: Scene): Shape[] {
  const blade = (x: number, w: number, fill: string) => filled(slanted(x, 0, w, 96, 54), fill)
  if (kind === 'title') {
    return [
      blade(width - 420, 110, colors.line),
      blade(width - 290, 110, colors.accent),
      blade(width - 160, 260, figureColor(colors, 2)),
    ]
  }
  return [
    blade(width - 300, 90, colors.line),
    blade(width - 190, 90, colors.accent),
    blade(width - 80, 200, figureColor(colors, 2)),
  ]
}
