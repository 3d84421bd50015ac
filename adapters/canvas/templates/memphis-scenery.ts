import type { Shape } from '../draw/display-list.ts'
import { circle, line, rect, roundRect } from '../draw/paths.ts'
import { figureColor, filled, outlined, polygon } from './figures.ts'
import type { Scene } from './template.ts'

export function zigzag(x: number, y: number, width: number, height: number, teeth: number): string {
  const step = width / (teeth * 2)
  const points = Array.from({ length: teeth * 2 + 1 }, (_, i) => {
    return `${x + i * step} ${y + (i % 2 === 0 ? height / 2 : -height / 2)}`
  })
  return `M${points.join('L')}`
}

function dots(x: number, y: number, columns: number, rows: number, gap: number, r: number): string {
  return Array.from({ length: columns * rows }, (_, i) =>
    circle(x + (i % columns) * gap, y + Math.floor(i / columns) * gap, r),
  ).join('')
}

export function corner({ width, index, colors, kind }: Scene): Shape[] {
  if (kind === 'title') return []
  const r = 118
  return [
    filled(circle(width - 34, 26, r), figureColor(colors, index)),
    outlined(circle(width - 34, 26, r), colors.line, 5),
    filled(dots(width - 238, 34, 3, 2, 26, 6), colors.line),
    outlined(zigzag(44, 62, 190, 34, 4), figureColor(colors, index + 1), 12),
  ]
}

export function foot({ width, height, index, colors }: Scene): Shape[] {
  const y = height - 52
  const shift = (index % 3) * 60
  return [
    outlined(zigzag(width - 330 - shift, y, 210, 34, 4), colors.line, 10),
    filled(`M${54 + shift} ${y + 24}a44 44 0 0 1 88 0z`, figureColor(colors, index + 2)),
    outlined(`M${54 + shift} ${y + 24}a44 44 0 0 1 88 0z`, colors.line, 5),
    filled(
      polygon([
        [width - 62, y - 40],
        [width - 22, y + 34],
        [width - 102, y + 34],
      ]),
      figureColor(colors, index + 3),
    ),
    outlined(
      polygon([
        [width - 62, y - 40],
        [width - 22, y + 34],
        [width - 102, y + 34],
      ]),
      colors.line,
      5,
    ),
    filled(dots(264 + shift, y - 12, 4, 2, 26, 5.5), colors.line),
  ]
}

export function cover({ kind, width, words, colors }: Scene): Shape[] {
  if (kind !== 'title') return []
  const base = words.y - 56
  const k = Math.min(1, base / 560)
  if (k < 0.45) return []
  const edge = (path: string, at: number): Shape => ({
    ...filled(path, figureColor(colors, at)),
    stroke: colors.line,
    lineWidth: 6,
  })
  const u = 100 * k
  const [x, b, c] = [130, 130 + 255, 130 + 510] as const
  const bars = Array.from({ length: 6 }, (_, i) =>
    rect(c + 0.05 * u + i * 0.34 * u, base - 1.6 * u, 0.17 * u, 1.6 * u),
  )
  return [
    edge(rect(x, base - 2.3 * u, 2.3 * u, 2.3 * u), 3),
    filled(dots(x + 0.36 * u, base - 1.95 * u, 4, 4, 0.53 * u, 0.09 * u), '#ffffff'),
    edge(`M${x} ${base - 2.3 * u}a${1.15 * u} ${1.15 * u} 0 0 1 ${2.3 * u} 0z`, 0),
    edge(
      polygon([
        [b, base],
        [b + 2.4 * u, base],
        [b + 1.2 * u, base - 2.2 * u],
      ]),
      1,
    ),
    edge(circle(b + 1.2 * u, base - 3.1 * u, 0.86 * u), 2),
    edge(rect(c, base - 1.6 * u, 2.1 * u, 1.6 * u), 2),
    filled(bars.join(''), colors.line),
    edge(roundRect(c, base - 2.3 * u, 2.1 * u, 0.7 * u, 0.35 * u), 0),
    outlined(zigzag(c + 0.05 * u, base - 2.9 * u, 2 * u, 0.4 * u, 4), colors.line, 12 * k),
    edge(`M${width - 40} ${base}v${-3.4 * u}a${1.7 * u} ${1.7 * u} 0 0 0 0 ${3.4 * u}z`, 1),
    outlined(line(x - 90, base + 3, width, base + 3), colors.line, 6),
    filled(dots(width - 250, 60, 5, 3, 30, 6), colors.line),
  ]
}
