import type { Shape } from '../draw/display-list.ts'
import { arrow, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, marked, stack } from '../layout/piece.ts'
import type { Colors, ListItem, Scene, Template } from './template.ts'

const YELLOW = '#ffe100'
const BLACK = '#0b0b0b'
const WHITE = '#ffffff'

const BASE: Colors = {
  ground: YELLOW,
  ink: BLACK,
  muted: BLACK,
  accent: BLACK,
  onAccent: YELLOW,
  surface: WHITE,
  onSurface: BLACK,
  line: BLACK,
}
const DARK: Colors = {
  ...BASE,
  ground: BLACK,
  ink: YELLOW,
  muted: WHITE,
  accent: YELLOW,
  onAccent: BLACK,
}
const LIGHT: Colors = { ...BASE, ground: '#f4f2ea' }

/** A street poster: condensed capitals, thick frames, hard shadows, hazard tape. */
export const brutalist: Template = {
  type: {
    title: { face: 'oswald-700', tracking: -0.01, leading: 1.12, factor: 1.12, uppercase: true },
    heading: { face: 'oswald-700', tracking: 0.005, leading: 1.25, factor: 1.04, uppercase: true },
    body: { face: 'inter-600', tracking: -0.01, leading: 1.34, factor: 0.94 },
    quote: { face: 'oswald-700', tracking: -0.005, leading: 1.18, factor: 1, uppercase: true },
    label: { face: 'oswald-700', tracking: 0.03, leading: 1.3, factor: 1, uppercase: true },
    numeral: { face: 'oswald-700', tracking: 0, leading: 1, factor: 1 },
  },
  align: 'left',
  chrome: 'bottom',
  headroom: 34,
  pageNumber: (index, total) => `${index + 1}/${total}`,
  colors: (kind) =>
    kind === 'quote' ? DARK : kind === 'title' || kind === 'call_to_action' ? BASE : LIGHT,
  anchor: (kind) =>
    kind === 'title' ? 'bottom' : kind === 'quote' || kind === 'call_to_action' ? 'center' : 'top',
  backdrop: (scene) => [
    { kind: 'shape', path: rect(0, 0, scene.width, scene.height), fill: scene.colors.ground },
    ...frame(scene),
    ...(scene.kind === 'title' || scene.kind === 'call_to_action'
      ? [...hazard(scene), ...burst(scene)]
      : band(scene)),
  ],
  point: (kit, item) => boxed(kit, item),
  step: (kit, item) => boxed(kit, item),
  list: (kit, items) => stack(items, kit.gap(34, 18)),
  columnPadding: 30,
  column: (kit, content, side) =>
    card(content, {
      padX: 30,
      padY: kit.scaled(34, 22),
      fill: side === 'right' ? YELLOW : WHITE,
      stroke: BLACK,
      lineWidth: 6,
      shadow: { offset: 12, color: BLACK },
    }),
  columnColor: () => ({ title: BLACK, text: BLACK }),
  prose: (kit, text) => text(kit.width, kit.colors.ink),
  quoteMark: ({ scaled, colors }) => {
    const size = scaled(130, 84)
    return figure(size, size * 0.55, (x, y) => [
      {
        kind: 'shape',
        path: [x, x + size * 0.42]
          .map(
            (left) =>
              `M${left} ${y}h${size * 0.32}v${size * 0.3}l${-size * 0.16} ${size * 0.25}h${-size * 0.16}z`,
          )
          .join(''),
        fill: colors.accent,
      },
    ])
  },
  button: (kit, label) =>
    card(label(kit.colors.onAccent, kit.width - 112), {
      padX: 50,
      padY: 36,
      fill: BLACK,
      stroke: BLACK,
      lineWidth: 6,
      shadow: { offset: 14, color: WHITE },
    }),
}

function frame({ width, height, colors }: Scene) {
  const inset = 38
  return [
    {
      kind: 'shape' as const,
      path: rect(inset, inset, width - 2 * inset, height - 2 * inset),
      stroke: colors.line === BLACK && colors.ground === BLACK ? YELLOW : BLACK,
      lineWidth: 10,
    },
  ]
}

/** Slanting stripes across the head of a poster. */
function hazard({ width }: Scene): Shape[] {
  const [left, right, slant] = [43, width - 43, 38]
  const stripes: string[] = []
  for (let x = left; x + 2 * slant <= right; x += 2 * slant) {
    stripes.push(`M${x} 108L${x + slant} 43h${slant}L${x + slant} 108z`)
  }
  return [{ kind: 'shape', path: stripes.join(''), fill: BLACK }]
}

/** A price tag's star with an arrow, in the room above the cover's words. */
function burst({ kind, width, safe, space, words, ...scene }: Scene): Shape[] {
  const r = Math.min(190, (words.y - space.y - 30) / 2)
  if (kind !== 'title' || r < 90) return []
  const [x, y] = [width - safe.x - r, space.y + r]
  const points = Array.from({ length: 32 }, (_, i) => {
    const reach = i % 2 === 0 ? r : r * 0.8
    const angle = (i / 32) * 2 * Math.PI
    return `${x + reach * Math.sin(angle)} ${y - reach * Math.cos(angle)}`
  })
  return [
    { kind: 'shape', path: `M${points.join('L')}z`, fill: BLACK },
    {
      kind: 'shape',
      path: arrow(x - r * 0.42, y, r * 0.84, r * 0.3),
      stroke: scene.colors.ground,
      lineWidth: r * 0.13,
    },
  ]
}

function band({ width, colors, kind }: Scene) {
  const fill = kind === 'quote' ? colors.accent : BLACK
  return [{ kind: 'shape' as const, path: rect(43, 43, width - 86, 44), fill }]
}

function boxed(kit: Kit, item: ListItem) {
  const side = kit.scaled(84, 60)
  const number = kit.text({
    block: `${item.block}-number`,
    text: String(item.number),
    role: 'numeral',
    range: [54, 40],
    width: side,
    color: BLACK,
    align: 'center',
  })
  const indent = side + kit.scaled(34, 24)
  const box = figure(side, side, (x, y) => [
    { kind: 'shape', path: rect(x + 8, y + 8, side, side), fill: BLACK },
    { kind: 'shape', path: rect(x, y, side, side), fill: YELLOW, stroke: BLACK, lineWidth: 5 },
    ...number.place(x, y + side / 2 - number.middle),
  ])
  return marked(box, item.content(kit.width - indent, kit.colors.ink), indent)
}
