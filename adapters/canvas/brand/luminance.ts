import { contrastRatio } from '../contrast.ts'
import { fromOklch, type Oklch } from './oklch.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

const BLACK: Rgb = [0, 0, 0]

/** WCAG's relative luminance, from 0 to 1. */
export function luminanceOf(color: Rgb): number {
  return contrastRatio(color, BLACK) * 0.05 - 0.05
}

/** A colour of this hue and, as far as there is one, chroma, that is exactly as bright as wanted. */
export function withLuminance(luminance: number, { chroma, hue }: Omit<Oklch, 'lightness'>): Rgb {
  let [low, high] = [0, 1]
  for (let i = 0; i < 14; i++) {
    const lightness = (low + high) / 2
    if (luminanceOf(fromOklch({ lightness, chroma, hue })) < luminance) low = lightness
    else high = lightness
  }
  return fromOklch({ lightness: high, chroma, hue })
}

/** `#rrggbb`. */
export function toHex(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
