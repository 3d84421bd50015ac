import type { Shape } from '../draw/display-list.ts'
import { roundRect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import { badge, figureColor, filled, ground, isPoster, outlined } from './figures.ts'
import type { Colors, Scene, Template } from './template.ts'

const DAY: Colors = {
  ground: '#f8f5ea',
  ink: '#1f3a2b',
  muted: '#45594b',
  accent: '#2f5b41',
  onAccent: '#f7f5ea',
  surface: '#dfe6d0',
  onSurface: '#1f3a2b',
  line: '#b7c4a4',
  figures: ['#7f9f7a', '#5f8464', '#a9bf97', '#d98f73'],
}
const SHADE: Colors = {
  ...DAY,
  ground: '#234533',
  ink: '#f7f3e3',
  muted: '#dbe3cb',
  accent: '#f1c9b0',
  onAccent: '#1f3a2b',
  line: '#4f7058',
}

/** A garden: an arched window of cream paper, slender letters, branches that grow around it. */
export const botanic: Template = {
  type: {
    title: { face: 'cormorant-600', tracking: -0.015, leading: 0.98, factor: 1.12 },
    heading: { face: 'cormorant-600', tracking: 0, leading: 1.12, factor: 1.16 },
    body: { face: 'golos-400', tracking: 0, leading: 1.4, factor: 0.94 },
    quote: { face: 'cormorant-italic', tracking: -0.005, leading: 1.1, factor: 1.12 },
    label: { face: 'golos-400', tracking: 0.02, leading: 1.3, factor: 0.95 },
    numeral: { face: 'cormorant-italic', tracking: 0, leading: 1, factor: 1.1 },
  },
  align: 'center',
  chrome: 'bottom',
  headroom: 40,
  pageNumber: (index, total) => `${index + 1} / ${total}`,
  colors: (kind) => (kind === 'quote' || kind === 'call_to_action' ? SHADE : DAY),
  anchor: () => 'center',
  backdrop: (scene) => [ground(scene, scene.colors.surface), arch(scene), ...garden(scene)],
  crown: (kit) => sprig(kit),
  point: (kit, item) => {
    const s = kit.scaled(40, 30)
    const indent = s + kit.scaled(28, 20)
    const mark = figure(s, s * 0.7, (x, y) => [
      filled(leaf(x, y + s * 0.6, s * 1.02, -0.35, 0.34), figureColor(kit.colors, item.number % 2)),
    ])
    return marked(mark, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  step: (kit, item) => {
    const width = kit.scaled(84, 62)
    const indent = width + kit.scaled(30, 22)
    const number = badge(kit, item, {
      width,
      range: [60, 44],
      color: kit.colors.accent,
      draw: (x, y) => [filled(petal(x, y, width), kit.colors.surface)],
    })
    return marked(number, item.content(kit.width - indent, kit.colors.ink), indent)
  },
  list: (kit, items) => stack(items, kit.gap(36, 16), 0.5),
  columnPadding: 34,
  column: (kit, content, side) =>
    card(content, {
      padX: 34,
      padY: kit.scaled(44, 28),
      outline: petalBox,
      fill: side === 'right' ? kit.colors.accent : kit.colors.surface,
    }),
  columnColor: ({ ink, onAccent }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: ink, text: ink },
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: (kit) => sprig(kit),
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 160), {
      padX: 76,
      padY: 36,
      outline: petalBox,
      fill: kit.colors.accent,
    }),
}

/** Two corners round, two pointed, as a petal has them. */
function petalBox(x: number, y: number, width: number, height: number): string {
  const r = Math.min(90, height / 2)
  return `M${x + r} ${y}H${x + width}V${y + height - r}a${r} ${r} 0 0 1 ${-r} ${r}H${x}V${y + r}a${r} ${r} 0 0 1 ${r} ${-r}z`
}

function petal(x: number, y: number, side: number): string {
  return petalBox(x, y, side, side)
}

function arch({ width, height, colors }: Scene): Shape {
  const inset = 56
  const [w, h] = [width - 2 * inset, height - 2 * inset]
  const r = 330
  return filled(
    `M${inset + r} ${inset}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - r - 26}a26 26 0 0 1 -26 26h${-(w - 52)}a26 26 0 0 1 -26 -26v${-(h - r - 26)}a${r} ${r} 0 0 1 ${r} ${-r}z`,
    colors.ground,
  )
}

/** Branches at the arch's foot and crown; the covers' are larger. */
function garden({ width, height, kind, index, colors }: Scene): Shape[] {
  const flip = index % 2 === 1
  const [near, far] = flip ? [width, 0] : [0, width]
  const out = flip ? -1 : 1
  const k = isPoster(kind) ? 1.06 : 0.94
  const up = -Math.PI / 2
  const level = flip ? Math.PI : 0
  return [
    ...branch([near + out * 14, height + 10], up + out * 0.03, out * 0.06, 420 * k, colors, 0),
    ...branch([near + out * 40, height - 26], level - out * 0.03, -out * 0.02, 330 * k, colors, 1),
    ...branch([far - out * 22, -10], -up + out * 0.02, out * 0.1, 380 * k, colors, 1),
    ...branch([far - out * 40, 30], level + Math.PI - out * 0.03, -out * 0.04, 280 * k, colors, 0),
    ...berries(near + out * 44, height - 52, colors, out),
  ]
}

/** A stem with leaves in pairs that grow smaller to its tip. Angles in radians, clockwise from the right. */
function branch(
  [x, y]: readonly [number, number],
  angle: number,
  bend: number,
  length: number,
  colors: Colors,
  tint: number,
): Shape[] {
  const along = (share: number) => {
    const turn = angle + share * bend
    return [x + Math.cos(turn) * length * share, y + Math.sin(turn) * length * share, turn] as const
  }
  const count = 6
  const leaves = Array.from({ length: count }, (_, i) => {
    const [lx, ly, turn] = along((i + 0.8) / count)
    const size = length * (0.26 - 0.02 * i)
    return leaf(lx, ly, size, turn - 0.75, 0.3) + leaf(lx, ly, size, turn + 0.75, 0.3)
  })
  const [ex, ey, end] = along(1)
  const [mx, my] = along(0.5)
  const color = figureColor(colors, tint)
  return [
    outlined(`M${x} ${y}Q${mx} ${my} ${ex} ${ey}`, color, 5),
    filled(leaves.join('') + leaf(ex, ey, length * 0.2, end, 0.3), color),
  ]
}

/** An almond from its stalk towards an angle. */
function leaf(x: number, y: number, length: number, angle: number, breadth: number): string {
  const [tx, ty] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length]
  const control = (side: number) => {
    const turn = angle + side * breadth * 1.6
    return `${x + Math.cos(turn) * length * 0.62} ${y + Math.sin(turn) * length * 0.62}`
  }
  return `M${x} ${y}Q${control(1)} ${tx} ${ty}Q${control(-1)} ${x} ${y}z`
}

function berries(x: number, y: number, colors: Colors, out: number): Shape[] {
  const spots = [
    [0, 0, 15],
    [26, -34, 12],
    [-6, -56, 10],
  ] as const
  return spots.map(([dx, dy, r]) =>
    filled(roundRect(x + out * dx - r, y + dy - r, 2 * r, 2 * r, r), figureColor(colors, 3)),
  )
}

/** Two leaves and a stem, lying. */
function sprig({ scaled, colors }: Kit) {
  const s = scaled(150, 104)
  return figure(s, s * 0.36, (x, y) => {
    const middle = y + s * 0.18
    return [
      filled(
        leaf(x + s * 0.46, middle, s * 0.46, Math.PI - 0.25, 0.34) +
          leaf(x + s * 0.54, middle, s * 0.46, -0.25, 0.34),
        figureColor(colors, 0),
      ),
      filled(roundRect(x + s / 2 - 8, middle - 8, 16, 16, 8), figureColor(colors, 3)),
    ]
  })
}
