import type { DisplayList, Item } from '../draw/display-list.ts'
import { roundRect } from '../draw/paths.ts'
import { groundUnder } from './ground-under.ts'
import type { LogoSize } from './logo-mark.ts'

/** Below it a logo and its ground are too alike. */
const APART = 1.9

/** Puts a plate behind a logo that would drown in its ground. */
export function withPlates(list: DisplayList, logo: LogoSize): DisplayList {
  const under = groundUnder(list)
  const items = list.items.flatMap((item): Item[] => {
    if (item.kind !== 'picture') return [item]
    const { x, y, width, height } = item.box
    const { darkest, brightest } = under(item.box)
    const ground = (darkest + brightest) / 2
    if (ratio(logo.luminance, ground) >= APART) return [item]
    const pad = Math.min(10, height * 0.12)
    const path = roundRect(x - pad, y - pad, width + 2 * pad, height + 2 * pad, pad * 1.4)
    const fill = logo.luminance > 0.4 ? '#16181d' : '#ffffff'
    return [{ kind: 'shape', path, fill }, item]
  })
  return { ...list, items }
}

const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
