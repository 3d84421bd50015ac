import type { Shape } from '../draw/display-list.ts'
import { circle, rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { card, figure, stack } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import { badge, isCalm, filled, ground, outlined } from './figures.ts'
import { bubble, head, doodles, talk } from './chat-scenery.ts'
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
  anchor: (kind) => (isCalm(kind) ? 'center' : 'top'),
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

/** The bar with the names, and whose turn it is to write. */

/** Faint bubbles, hearts and rings of the wallpaper, in the margins. */

/** Somebody is writing, somebody liked it: below the cover's words. */

/** The whole slide as one bubble. */

function message({ width, height, colors }: Scene): Shape[] {
  return [
    filled(rect(0, 0, width, height), SCREEN.ground),
    filled(bubble(50, 50, width - 100, height - 110, true, 90), colors.ground),
  ]
}
