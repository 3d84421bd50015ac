/** Lightness from 0 to 1, chroma from 0 to about 0.37, hue in degrees. */
export interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

type Triple = readonly [number, number, number]

/** sRGB channels from 0 to 255 in OKLCH. Björn Ottosson, “A perceptual color space for image processing”, 2020. */
export function toOklch([red, green, blue]: Triple): Oklch {
  const [r, g, b] = [linear(red / 255), linear(green / 255), linear(blue / 255)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, y),
    hue: ((Math.atan2(y, a) * 180) / Math.PI + 360) % 360,
  }
}

/** The nearest sRGB colour of the same lightness and hue: its chroma gives way where a screen has none. */
export function fromOklch(color: Oklch): Triple {
  const whole = convert(color)
  if (whole.every(inGamut)) return round(whole)
  let [low, high] = [0, color.chroma]
  for (let i = 0; i < 14; i++) {
    const chroma = (low + high) / 2
    if (convert({ ...color, chroma }).every(inGamut)) low = chroma
    else high = chroma
  }
  return round(convert({ ...color, chroma: low }))
}

/** The shorter way around the circle, in degrees. */
export function hueDistance(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360
  return Math.min(apart, 360 - apart)
}

function convert({ lightness, chroma, hue }: Oklch): Triple {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const linear = (share: number) =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
const gamma = (value: number) =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
const inGamut = (share: number) => share >= -0.0005 && share <= 1.0005
const round = (shares: Triple): Triple => {
  const [r, g, b] = shares.map((share) => Math.round(Math.min(1, Math.max(0, share)) * 255))
  return [r ?? 0, g ?? 0, b ?? 0]
}
