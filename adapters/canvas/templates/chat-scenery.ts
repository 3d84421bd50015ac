import type { Shape } from '../draw/display-list.ts'
import { circle, rect, roundRect } from '../draw/paths.ts'
import { figureColor, filled, outlined } from './figures.ts'
import type { Scene } from './template.ts'

const TAIL = 30

export function bubble(
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

export function head({ width, safe, colors }: Scene): Shape[] {
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

export function doodles({ width, height, colors }: Scene): Shape[] {
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

export function talk({ kind, safe, space, words, colors }: Scene): Shape[] {
  const top = words.y + words.height + 60
  const room = space.y + space.height - top
  if (kind !== 'title' || room < 200) return []
  const whole = room >= 330
  const k = Math.min(1, room / (whole ? 440 : 254))
  const [x, bottom, right] = [safe.x, space.y + space.height - 6, safe.x + safe.width]
  const lines = (left: number, y: number, widths: readonly number[], color: string) =>
    filled(
      widths.map((w, i) => roundRect(left, y + i * 44 * k, w * k, 18 * k, 9 * k)).join(''),
      color,
    )
  const first = bottom - 440 * k
  const liked = [
    filled(bubble(x, first, 470 * k, 150 * k, false, 40), colors.surface),
    lines(x + 46 * k, first + 46 * k, [370, 240], colors.line),
    filled(circle(x + 440 * k, first + 150 * k, 36 * k), colors.surface),
    filled(heart(x + 440 * k, first + 154 * k, 20 * k), figureColor(colors, 0)),
  ]
  return [
    ...(whole ? liked : []),
    filled(bubble(right - 520 * k, first + 186 * k, 520 * k, 128 * k, true, 40), colors.accent),
    lines(right - 474 * k, first + 232 * k, [420], '#a9a2f0'),
    filled(bubble(x, first + 346 * k, 200 * k, 94 * k, false, 40), colors.surface),
    filled(
      [0, 1, 2].map((i) => circle(x + (56 + i * 44) * k, first + 393 * k, 12 * k)).join(''),
      colors.muted,
    ),
  ]
}
