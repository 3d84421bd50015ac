import type { SlideKind } from '../../../workflows/carousel/content.ts'
import type { Paint, Shape } from '../draw/display-list.ts'
import { rect } from '../draw/paths.ts'
import type { Kit } from '../layout/kit.ts'
import { figure } from '../layout/piece.ts'
import type { Piece } from '../layout/piece.ts'
import type { Colors, ListItem, Scene } from './template.ts'

/** The first and the last slide: the loud ones. */
export const isPoster = (kind: SlideKind) => kind === 'title' || kind === 'call_to_action'

/** The slides with few words, which stand in the middle. */
export const isCalm = (kind: SlideKind) =>
  kind === 'text' || kind === 'quote' || kind === 'call_to_action'

export const filled = (path: string, fill: Paint): Shape => ({ kind: 'shape', path, fill })

export const outlined = (path: string, stroke: Paint, lineWidth: number): Shape => ({
  kind: 'shape',
  path,
  stroke,
  lineWidth,
})

export const ground = ({ width, height, colors }: Scene, fill: Paint = colors.ground): Shape =>
  filled(rect(0, 0, width, height), fill)

/** The figures' colour at a place in their row, which starts again at its end. */
export function figureColor({ figures, accent }: Colors, at: number): string {
  return figures?.[at % figures.length] ?? accent
}

/** `#rrggbb` with an opacity from 0 to 1. */
export function translucent(color: string, opacity: number): string {
  const value = Number.parseInt(color.slice(1), 16)
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${opacity})`
}

export function polygon(points: readonly (readonly [x: number, y: number])[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}z`
}

/** A regular polygon; with an `inner` radius, a star. The first point is on top. */
export function star(x: number, y: number, r: number, count: number, inner = r): string {
  return polygon(
    Array.from({ length: count * 2 }, (_, i) => {
      const reach = i % 2 === 0 ? r : inner
      const angle = (i / count) * Math.PI
      return [x + reach * Math.sin(angle), y - reach * Math.cos(angle)] as const
    }),
  )
}

export const diamond = (x: number, y: number, r: number) =>
  polygon([
    [x, y - r],
    [x + r, y],
    [x, y + r],
    [x - r, y],
  ])

/** A parallelogram that leans to the right by `lean` at its top. */
export function slanted(x: number, y: number, width: number, height: number, lean: number): string {
  return polygon([
    [x + lean, y],
    [x + width, y],
    [x + width - lean, y + height],
    [x, y + height],
  ])
}

/** The item's number in the middle of a figure of the given size, in pixels. */
export function badge(
  kit: Kit,
  item: ListItem,
  options: {
    width: number
    height?: number
    range: readonly [number, number]
    color: string
    draw: (x: number, y: number) => Shape[]
  },
): Piece {
  const { width, height = width, range, color, draw } = options
  const number = kit.text({
    block: `${item.block}-number`,
    text: String(item.number),
    role: 'numeral',
    range,
    width,
    color,
    align: 'center',
  })
  return figure(width, height, (x, y) => [
    ...draw(x, y),
    ...number.place(x, y + height / 2 - number.middle),
  ])
}

/** Evenly spread numbers that are the same each time, from 0 to 1: for stars and confetti. */
export function scatter(count: number, seed: number): (readonly [number, number, number])[] {
  const at = (i: number, step: number) => (seed * 0.137 + i * step) % 1
  return Array.from({ length: count }, (_, i) => [
    at(i, 0.754_877_666),
    at(i, 0.569_840_291),
    at(i, 0.618_033_989),
  ])
}
