import { circle, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { ListItem, Scene, Template } from './template.ts'

const PLUM = '#3a1145'
const GLASS = 'rgba(255, 255, 255, 0.72)'

/** Calm pastels: a low sun over hills that climbs from slide to slide, round cards of milk glass. */
export const sunrise: Template = {
  type: {
    title: { face: 'unbounded-700', tracking: -0.02, leading: 1.14, factor: 0.66 },
    heading: { face: 'golos-600', tracking: -0.005, leading: 1.25, factor: 1 },
    body: { face: 'golos-400', tracking: 0, leading: 1.4, factor: 1 },
    quote: { face: 'golos-600', tracking: -0.015, leading: 1.28, factor: 0.8 },
    label: { face: 'golos-600', tracking: 0.01, leading: 1.3, factor: 0.95 },
    numeral: { face: 'unbounded-700', tracking: 0, leading: 1, factor: 0.7 },
  },
  align: 'center',
  chrome: 'top',
  headroom: 0,
  pageNumber: (index, total) => `${index + 1} · ${total}`,
  colors: () => ({
    ground: '#ffe3d3',
    ink: PLUM,
    muted: '#5d2f63',
    accent: '#7b1e5c',
    onAccent: '#ffffff',
    surface: '#fff6f1',
    onSurface: PLUM,
    line: '#f0b9a8',
  }),
  anchor: (kind) => (kind === 'title' ? 'top' : 'center'),
  backdrop: (scene) => [sky(scene), ...sun(scene), ...hills(scene)],
  point: (kit, item) => glass(kit, item, 'dot'),
  step: (kit, item) => glass(kit, item, 'number'),
  list: (kit, items) => stack(items, kit.gap(24, 14), 0.5),
  columnPadding: 34,
  column: (kit, content, side) =>
    card(content, {
      padX: 34,
      padY: kit.scaled(38, 24),
      radius: 44,
      fill: side === 'right' ? PLUM : GLASS,
    }),
  columnColor: ({ accent, ink }, side) =>
    side === 'right' ? { title: '#ffc9a8', text: '#fff4ee' } : { title: accent, text: ink },
  prose: (kit, text) => {
    const padX = kit.scaled(56, 40)
    return card(text(kit.width - 2 * padX, kit.colors.onSurface), {
      padX,
      padY: kit.gap(44, 30),
      radius: 48,
      fill: GLASS,
    })
  },
  quoteMark: ({ scaled }) => {
    const r = scaled(15, 11)
    return figure(r * 7, r * 2, (x, y) => [
      {
        kind: 'shape',
        path: [1, 3.5, 6].map((at) => circle(x + r * at, y + r, r)).join(''),
        fill: '#ff8a5c',
      },
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 160), {
      padX: 80,
      padY: 40,
      radius: 90,
      align: 0.5,
      fill: {
        linear: [150, 0, 930, 0],
        stops: [
          [0, '#8f2465'],
          [1, '#5a1a6b'],
        ],
      },
    }),
}

function sky({ width, height }: Scene) {
  return {
    kind: 'shape' as const,
    path: rect(0, 0, width, height),
    fill: {
      linear: [0, 0, 0, height] as const,
      stops: [
        [0, '#fdeee6'],
        [0.45, '#ffdccb'],
        [0.8, '#ffc3b3'],
        [1, '#f5b3c0'],
      ] as const,
    },
  }
}

function sun({ kind, width, height, index, total, words }: Scene) {
  const cover = kind === 'title'
  const room = height - (words.y + words.height) - 30
  const climb = total > 1 ? index / (total - 1) : 0
  const r = cover ? Math.min(height * 0.25, room * 0.62) : 150
  const x = cover ? width / 2 : width * (0.14 + 0.72 * climb)
  const y = cover ? height - 60 - room * 0.12 : height - 40 - 60 * Math.sin(climb * Math.PI)
  const halo = [1.5, 1.25].map((k) => ({
    kind: 'shape' as const,
    path: circle(x, y, r * k),
    fill: 'rgba(255, 255, 255, 0.22)',
  }))
  const stops = [
    [0, '#ffd27d'],
    [1, '#ff9d76'],
  ] as const
  return [
    ...halo,
    {
      kind: 'shape' as const,
      path: circle(x, y, r),
      fill: { linear: [0, y - r, 0, y + r] as const, stops },
    },
  ]
}

function hills({ width, height, kind }: Scene) {
  const base = kind === 'title' ? height - 130 : height - 44
  const far = `M0 ${base}C${width * 0.2} ${base - 90} ${width * 0.35} ${base - 80} ${width * 0.55} ${base - 10}S${width * 0.9} ${base - 60} ${width} ${base - 30}V${height}H0z`
  const near = `M0 ${base + 60}C${width * 0.25} ${base - 10} ${width * 0.5} ${base + 80} ${width * 0.7} ${base + 30}S${width * 0.95} ${base} ${width} ${base + 20}V${height}H0z`
  return [
    { kind: 'shape' as const, path: far, fill: '#e79aa9' },
    { kind: 'shape' as const, path: near, fill: '#b9679a' },
  ]
}

function glass(kit: Kit, item: ListItem, marker: 'dot' | 'number') {
  const padX = kit.scaled(38, 28)
  const indent = marker === 'dot' ? kit.scaled(50, 40) : kit.scaled(92, 70)
  const words = item.content(kit.width - 2 * padX - indent, kit.colors.onSurface)
  const sign = marker === 'dot' ? dot(kit) : disc(kit, item)
  return card(marked(sign, words, indent), {
    padX,
    padY: kit.scaled(30, 15),
    radius: 40,
    fill: GLASS,
    minWidth: kit.width,
  })
}

function dot({ scaled }: Kit) {
  const r = scaled(11, 8)
  return figure(2 * r, 2 * r, (x, y) => [
    { kind: 'shape', path: circle(x + r, y + r, r), fill: '#ff8a5c' },
  ])
}

function disc(kit: Kit, item: ListItem) {
  const r = kit.scaled(33, 25)
  const number = kit.text({
    block: `${item.block}-number`,
    text: String(item.number),
    role: 'numeral',
    range: [46, 40],
    width: 2 * r,
    color: kit.colors.onAccent,
    align: 'center',
  })
  return figure(2 * r, 2 * r, (x, y) => [
    { kind: 'shape', path: circle(x + r, y + r, r), fill: kit.colors.accent },
    ...number.place(x, y + r - number.middle),
  ])
}
