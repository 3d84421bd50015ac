import type { Shape } from '../draw/display-list.ts'
import { circle, rect, roundRect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, figureColor, filled, ground, outlined } from './figures.ts'
import type { Colors, ListItem, Scene, Template } from './template.ts'

const SCREEN: Colors = {
  ground: '#e4ebf8',
  ink: '#141b33',
  muted: '#46506d',
  accent: '#4338ca',
  onAccent: '#ffffff',
  surface: '#ffffff',
  onSurface: '#141b33',
  line: '#c6d2ea',
  figures: ['#ff6b81', '#22b8a6', '#f5a524', '#7c6cf6', '#3b9cf2'],
}
/** A quote and the last slide are one message of our own. */
const BUBBLE: Colors = {
  ...SCREEN,
  ground: '#4338ca',
  ink: '#ffffff',
  muted: '#e3e1fb',
  accent: '#ffffff',
  onAccent: '#2a2193',
  line: '#6a60e0',
}
const TAIL = 30

/** A conversation on a phone: words come in bubbles from both sides, steps have their sender's face. */
export const chat: Template = {
  type: {
    title: { face: 'inter-800', tracking: -0.035, leading: 1.08, factor: 0.86 },
    heading: { face: 'inter-600', tracking: -0.015, leading: 1.24, factor: 0.94 },
    body: { face: 'inter-400', tracking: -0.01, leading: 1.36, factor: 0.94 },
    quote: { face: 'inter-600', tracking: -0.025, leading: 1.22, factor: 0.82 },
    label: { face: 'inter-600', tracking: -0.005, leading: 1.3, factor: 0.94 },
    numeral: { face: 'inter-800', tracking: -0.02, leading: 1, factor: 0.9 },
  },
  align: 'left',
  chrome: 'top',
  headroom: 34,
  pageNumber: (index, total) => `${index + 1} / ${total}`,
  colors: (kind) => (kind === 'quote' ? BUBBLE : SCREEN),
  anchor: (kind) => (kind === 'quote' || kind === 'call_to_action' ? 'center' : 'top'),
  backdrop: (scene) =>
    scene.kind === 'quote'
      ? message(scene)
      : [ground(scene), ...doodles(scene), ...head(scene), ...talk(scene)],
  point: (kit, item) => said(kit, item.content, item.number % 2 === 0, 34),
  step: (kit, item) => {
    const side = kit.scaled(70, 54)
    const face = badge(kit, item, {
      width: side,
      range: [50, 42],
      color: kit.colors.onAccent,
      draw: (x, y) => [filled(circle(x + side / 2, y + side / 2, side / 2), kit.colors.accent)],
    })
    const indent = side + kit.scaled(34, 28)
    const bubble = said({ ...kit, width: kit.width - indent }, item.content, false, 26, true)
    return {
      ...bubble,
      width: kit.width,
      height: Math.max(bubble.height, side),
      place: (x, y) => [
        ...bubble.place(x + indent, y),
        ...face.place(x, y + Math.max(0, bubble.height - side)),
      ],
    }
  },
  list: (kit, items) => stack(items, kit.gap(26, 14)),
  columnPadding: 32,
  column: (kit, content, side) =>
    card(content, {
      padX: 32,
      padY: kit.scaled(36, 24),
      outline: (x, y, width, height) => bubble(x, y, width, height, side === 'right', 36),
      fill: side === 'right' ? kit.colors.accent : kit.colors.surface,
    }),
  columnColor: ({ accent, onAccent, onSurface }, side) =>
    side === 'right' ? { title: onAccent, text: onAccent } : { title: accent, text: onSurface },
  prose: (kit, text) => said(kit, text, false, 40, true),
  quoteMark: ({ scaled, colors }) => {
    const r = scaled(17, 12)
    return figure(r * 8, r * 2, (x, y) => [
      filled([1, 4, 7].map((at) => circle(x + r * at, y + r, r)).join(''), colors.accent),
    ])
  },
  button: (kit, label) => {
    const side = 76
    const field = card(label(kit.colors.onSurface, kit.width - side - 110), {
      padX: 46,
      padY: 40,
      radius: 90,
      fill: kit.colors.surface,
      stroke: kit.colors.line,
      lineWidth: 3,
      minWidth: kit.width,
    })
    return {
      ...field,
      place(x, y) {
        const [cx, cy] = [x + kit.width - side / 2 - 22, y + field.height / 2]
        return [
          ...field.place(x, y),
          filled(circle(cx, cy, side / 2), kit.colors.accent),
          outlined(
            `M${cx} ${cy + 17}v-34M${cx - 14} ${cy - 4}l14 -14l14 14`,
            kit.colors.onAccent,
            6,
          ),
        ]
      },
    }
  },
}

/** A bubble around words: white from the left, coloured from the right. */
function said(
  kit: Kit,
  words: ListItem['content'],
  own: boolean,
  padY: number,
  wide = false,
): Piece {
  const padX = kit.scaled(40, 30)
  const width = wide ? kit.width : kit.width - 80
  const { accent, onAccent, surface, onSurface } = kit.colors
  const sheet = card(words(width - 2 * padX, own ? onAccent : onSurface), {
    padX,
    padY: kit.scaled(padY, 16),
    outline: (x, y, w, h) => bubble(x, y, w, h, own, 40),
    fill: own ? accent : surface,
  })
  const left = own ? kit.width - sheet.width : 0
  return { ...sheet, width: kit.width, place: (x, y) => sheet.place(x + left, y) }
}

/** A round box whose lower corner on its sender's side runs out into a tail. */
function bubble(
  x: number,
  y: number,
  width: number,
  height: number,
  own: boolean,
  radius: number,
): string {
  const r = Math.min(radius, height / 2)
  const t = Math.min(TAIL, height * 0.4)
  // Drawn with the tail on the right; mirrored for the other side.
  const at = (dx: number) => (own ? x + dx : x + width - dx)
  const turn = own ? 1 : 0
  const corner = (dx: number, cy: number) => `A${r} ${r} 0 0 ${turn} ${at(dx)} ${cy}`
  const bottom = y + height
  return `M${at(r)} ${y}H${at(width - r)}${corner(width, y + r)}V${bottom - t}Q${at(width)} ${bottom - t * 0.2} ${at(width + t * 0.8)} ${bottom}H${at(r)}${corner(0, bottom - r)}V${y + r}${corner(r, y)}z`
}

/** The bar with the names, and whose turn it is to write. */
function head({ width, safe, colors }: Scene): Shape[] {
  const bottom = safe.y + 62
  return [
    filled(rect(0, 0, width, bottom), colors.surface),
    filled(rect(0, bottom, width, 3), colors.line),
    filled(circle(76, safe.y + 16, 30), colors.accent),
    filled(circle(76, safe.y + 8, 10), colors.onAccent),
    filled(`M${58} ${safe.y + 36}a18 16 0 0 1 36 0z`, colors.onAccent),
    filled(circle(98, safe.y + 38, 9), '#23c26b'),
    filled(roundRect(width / 2 - 90, 40, 180, 12, 6), colors.line),
  ]
}

/** Faint bubbles, hearts and rings of the wallpaper, in the margins. */
function doodles({ width, height, colors }: Scene): Shape[] {
  const paths: string[] = []
  for (let row = 0; row * 150 + 250 < height; row++) {
    const y = 250 + row * 150
    for (const [i, x] of [44, width - 62].entries()) {
      const kind = (row + i) % 3
      if (kind === 0) paths.push(circle(x + 10, y, 20))
      if (kind === 1) paths.push(heart(x + 10, y, 22))
      if (kind === 2) paths.push(bubble(x - 12, y - 16, 46, 34, i === 1, 12))
    }
  }
  return [outlined(paths.join(''), colors.line, 4)]
}

function heart(x: number, y: number, r: number): string {
  return `M${x} ${y + r * 0.8}C${x - r * 1.5} ${y - r * 0.2} ${x - r * 0.7} ${y - r * 1.3} ${x} ${y - r * 0.4}C${x + r * 0.7} ${y - r * 1.3} ${x + r * 1.5} ${y - r * 0.2} ${x} ${y + r * 0.8}z`
}

/** Somebody is writing, somebody liked it: below the cover's words. */
function talk({ kind, safe, space, words, colors }: Scene): Shape[] {
  const top = words.y + words.height + 60
  const room = space.y + space.height - top
  if (kind !== 'title' || room < 200) return []
  const k = Math.min(1, room / 470)
  const [x, bottom, right] = [safe.x, space.y + space.height - 6, safe.x + safe.width]
  const lines = (left: number, y: number, widths: readonly number[], color: string) =>
    filled(
      widths.map((w, i) => roundRect(left, y + i * 44 * k, w * k, 18 * k, 9 * k)).join(''),
      color,
    )
  const first = bottom - 440 * k
  return [
    filled(bubble(x, first, 470 * k, 150 * k, false, 40), colors.surface),
    lines(x + 46 * k, first + 46 * k, [370, 240], colors.line),
    filled(circle(x + 440 * k, first + 150 * k, 36 * k), colors.surface),
    filled(heart(x + 440 * k, first + 154 * k, 20 * k), figureColor(colors, 0)),
    filled(bubble(right - 520 * k, first + 186 * k, 520 * k, 128 * k, true, 40), colors.accent),
    lines(right - 474 * k, first + 232 * k, [420], '#a9a2f0'),
    filled(bubble(x, first + 346 * k, 200 * k, 94 * k, false, 40), colors.surface),
    filled(
      [0, 1, 2].map((i) => circle(x + (56 + i * 44) * k, first + 393 * k, 12 * k)).join(''),
      colors.muted,
    ),
  ]
}

/** The whole slide as one bubble. */
function message({ width, height, colors }: Scene): Shape[] {
  return [
    filled(rect(0, 0, width, height), SCREEN.ground),
    filled(bubble(50, 50, width - 100, height - 110, true, 90), colors.ground),
  ]
}
