import type { Shape } from '../draw/display-list.ts'
import { circle, line, rect } from '../draw/paths.ts'
import { figureColor, filled, ground, isPoster, outlined, translucent, scatter } from './figures.ts'
import type { Scene } from './template.ts'

function horizonOf({ height, kind, words }: Scene): number {
  const low = height - 118
  return isPoster(kind) ? Math.min(low, Math.max(height - 190, words.y + words.height + 40)) : low
}

function isFree({ words, safe }: Scene, x: number, y: number): boolean {
  if (x < words.x - 12 || x > words.x + words.width + 12) return true
  const named = y > safe.y - 12 && y < safe.y + 52
  return !named && (y < words.y - 12 || y > words.y + words.height + 12)
}

export function night(scene: Scene): Shape[] {
  const { width, height, colors } = scene
  const horizon = horizonOf(scene)
  const color = figureColor(colors, 0)
  const stars = scatter(60, 5).flatMap(([a, b, c]) => {
    const [x, y] = [a * width, b * horizon * 0.9]
    return isFree(scene, x, y) ? [circle(x, y, 1 + c * 1.8)] : []
  })
  return [
    ground(scene),
    filled(rect(0, 0, width, horizon), {
      linear: [0, height * 0.3, 0, horizon],
      stops: [
        [0, translucent(colors.line, 0)],
        [1, translucent(colors.line, 0.34)],
      ],
    }),
    filled(stars.join(''), 'rgba(255, 255, 255, 0.55)'),
    filled(rect(0, horizon - 190, width, 190), {
      linear: [0, horizon - 190, 0, horizon],
      stops: [
        [0, translucent(color, 0)],
        [1, translucent(color, 0.3)],
      ],
    }),
  ]
}

export function sun(scene: Scene): Shape[] {
  const { kind, width, words } = scene
  const horizon = horizonOf(scene)
  const room = horizon - (words.y + words.height) - 70
  const r = Math.min(310, room)
  if (!isPoster(kind) || r < 120) return []
  const [x, top] = [width / 2, horizon - r]
  const stops = [
    [0, figureColor(scene.colors, 2)],
    [0.6, figureColor(scene.colors, 0)],
    [1, scene.colors.line],
  ] as const
  const fill = { linear: [0, top, 0, horizon] as const, stops }
  const bands = 8
  const cuts = Array.from({ length: bands }, (_, i) => {
    const y = top + r * (0.3 + (0.7 * i) / bands)
    const next = top + r * (0.3 + (0.7 * (i + 1)) / bands)
    return [y, next - (next - y) * (0.14 + 0.055 * i)] as const
  })
  const strip = (from: number, to: number) => {
    const half = (y: number) => Math.sqrt(Math.max(0, r * r - (horizon - y) ** 2))
    return `M${x - half(from)} ${from}A${r} ${r} 0 0 0 ${x - half(to)} ${to}H${x + half(to)}A${r} ${r} 0 0 0 ${x + half(from)} ${from}z`
  }
  const cap = `M${x - Math.sqrt(r * r - (r * 0.7) ** 2)} ${top + r * 0.3 - 6}A${r} ${r} 0 0 1 ${x + Math.sqrt(r * r - (r * 0.7) ** 2)} ${top + r * 0.3 - 6}z`
  const halo = [1.5, 1.3, 1.14].map((k) =>
    filled(
      `M${x - r * k} ${horizon}a${r * k} ${r * k} 0 0 1 ${2 * r * k} 0z`,
      translucent(figureColor(scene.colors, 0), 0.08),
    ),
  )
  return [...halo, filled(cap, fill), ...cuts.map(([from, to]) => filled(strip(from, to), fill))]
}

export function floor(scene: Scene): Shape[] {
  const { width, height, colors } = scene
  const horizon = horizonOf(scene)
  const deep = height - horizon
  const across = Array.from({ length: 7 }, (_, i) => {
    const y = horizon + deep * (i / 7) ** 1.9
    return line(0, y, width, y)
  })
  const away = Array.from({ length: 25 }, (_, i) => {
    const at = i - 12
    return line(width / 2 + at * 52, horizon, width / 2 + at * 210, height)
  })
  const path = [...across, ...away].join('')
  return [
    filled(rect(0, horizon, width, deep), colors.ground),
    outlined(path, translucent(figureColor(colors, 0), 0.25), 7),
    outlined(path, figureColor(colors, 0), 2),
    outlined(line(0, horizon, width, horizon), translucent(figureColor(colors, 1), 0.3), 14),
    outlined(line(0, horizon, width, horizon), figureColor(colors, 1), 4),
  ]
}
