import type { DisplayList, Item } from '../draw/display-list.ts'
import { roundRect } from '../draw/paths.ts'
import { groundUnder } from './ground-under.ts'
import type { LogoSize } from './logo-mark.ts'

/** Parts of a logo whose contrast with the ground is lower drown in it. */
const APART = 1.8
/** What part of a logo must stand out. */
const SEEN = 0.6

const PLATES = [
  { fill: '#ffffff', luminance: 1 },
  { fill: '#16181d', luminance: 0.009 },
] as const

/** Puts a plate behind a logo that would drown in its ground. */
export function withPlates(list: DisplayList, logo: LogoSize): DisplayList {
  if (!list.items.some(({ kind }) => kind === 'picture')) return list
  const under = groundUnder(list)
  const items = list.items.flatMap((item): Item[] => {
    if (item.kind !== 'picture') return [item]
    const { x, y, width, height } = item.box
    const { darkest, brightest } = under(item.box)
    if (Math.min(seenOn(logo, darkest), seenOn(logo, brightest)) >= SEEN) return [item]
    const [white, dark] = PLATES
    const plate = seenOn(logo, white.luminance) >= seenOn(logo, dark.luminance) ? white : dark
    const pad = Math.max(6, Math.min(14, height * 0.14))
    const path = roundRect(x - pad, y - pad, width + 2 * pad, height + 2 * pad, pad)
    return [{ kind: 'shape', path, fill: plate.fill }, item]
  })
  return { ...list, items }
}

/** The share of a logo that stands out on a ground of this brightness. */
function seenOn({ shades }: LogoSize, ground: number): number {
  return shades
    .filter(({ luminance }) => ratio(luminance, ground) >= APART)
    .reduce((sum, { share }) => sum + share, 0)
}

const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
