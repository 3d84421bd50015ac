import { luminanceOf, type Rgb, withLuminance } from './luminance.ts'
import { toOklch } from './oklch.ts'

/** How bright what lies behind a text is: WCAG's relative luminance of its darkest and brightest pixel. */
export interface Ground {
  darkest: number
  brightest: number
}

/** What words get that stood dark on bright, or bright on dark, and now stand the other way around. */
const TURNED = 11
const COLORFUL = 0.07

/** The least contrast of a colour with what lies behind it. */
export function contrastOn(color: Rgb, { darkest, brightest }: Ground): number {
  const own = luminanceOf(color)
  return Math.min(ratio(own, darkest), ratio(own, brightest))
}

/**
 * The colour itself where it can be read; else the nearest brighter or darker one of its hue that can;
 * else black or white, whichever is better.
 */
export function readableOn(color: Rgb, ground: Ground, least: number): Rgb {
  if (contrastOn(color, ground) >= least) return color
  const tint = toOklch(color)
  const own = luminanceOf(color)
  const middle = (ground.darkest + ground.brightest) / 2
  // A hair more than the least, for the rounding to whole channels.
  const contrast = (isTurned: boolean) =>
    isTurned && tint.chroma < COLORFUL ? TURNED : least * 1.03
  const darker = (ground.darkest + 0.05) / contrast(own > middle) - 0.05
  const brighter = (ground.brightest + 0.05) * contrast(own < middle) - 0.05
  const [nearest] = [darker, brighter]
    .map((luminance) => withLuminance(Math.min(1, Math.max(0, luminance)), tint))
    .filter((candidate) => contrastOn(candidate, ground) >= least)
    .toSorted((a, b) => Math.abs(luminanceOf(a) - own) - Math.abs(luminanceOf(b) - own))
  if (nearest) return nearest
  return contrastOn(WHITE, ground) >= contrastOn(BLACK, ground) ? WHITE : BLACK
}

const BLACK: Rgb = [0, 0, 0]
const WHITE: Rgb = [255, 255, 255]
const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
