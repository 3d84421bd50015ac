import { contrastRatio } from '../contrast.ts'
import { luminanceOf, type Rgb, withLuminance } from './luminance.ts'
import { toOklch } from './oklch.ts'

/** How bright what lies behind a text is: WCAG's relative luminance of its darkest and brightest pixel. */
export interface Ground {
  darkest: number
  brightest: number
}

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
  const { chroma, hue } = toOklch(color)
  // A hair more, for the rounding to whole channels.
  const wanted = least * 1.02
  const candidates = [
    (ground.darkest + 0.05) / wanted - 0.05,
    (ground.brightest + 0.05) * wanted - 0.05,
  ]
    .filter((luminance) => luminance >= 0 && luminance <= 1)
    .map((luminance) => withLuminance(luminance, { chroma, hue }))
    .filter((candidate) => contrastOn(candidate, ground) >= least)
    .toSorted((a, b) => contrastRatio(a, color) - contrastRatio(b, color))
  const [nearest] = candidates
  if (nearest) return nearest
  const [black, white]: [Rgb, Rgb] = [
    [0, 0, 0],
    [255, 255, 255],
  ]
  return contrastOn(white, ground) >= contrastOn(black, ground) ? white : black
}

const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
