import type { SlideBrand } from '../../../workflows/brand/brand-kit.ts'
import type { SlideKind } from '../../../workflows/carousel/content.ts'
import { contrastRatio, parseHex } from '../contrast.ts'
import type { Template } from '../templates/template.ts'
import { luminanceOf, type Rgb, toHex, withLuminance } from './luminance.ts'
import { fromOklch, hueDistance, type Oklch, toOklch } from './oklch.ts'

type BrandColors = NonNullable<SlideBrand['colors']>

/** Where a colour is used: in words, in marks (numerals and, on the last slide, the button) or in figures. */
export type Use = 'words' | 'mark' | 'figure'

/** Gives each colour of a template its counterpart in the brand. Colours are `#rrggbb` or `rgba(…)`. */
export type ColorMap = (color: string, use: Use) => string

export interface MapOptions {
  kind: SlideKind
  index: number
  /**
   * False: every colour stays exactly as bright as the template's, so that contrast is the template's own.
   * True: the brand's colours stand there as they are.
   */
  exact: boolean
  /** How far figures fade into the ground, from 0 to 1. */
  calm?: number
}

const KINDS: readonly SlideKind[] = ['title', 'text', 'points', 'quote', 'call_to_action']
/** Below it a colour counts as a grey. */
const GREY = 0.035
/** Colours of a family are at most so far apart in hue. */
const FAMILY = 48
/** Colours that are so far apart in OKLab, or in brightness, are told apart. */
const VISIBLE = { distance: 0.14, ratio: 1.6 }

/** The colour that a template is known by: the most vivid of its accents and grounds. */
export function keyColor(template: Template): Rgb {
  const found = KINDS.flatMap((kind) => {
    const { accent, ground } = template.colors(kind, 1)
    return [accent, ground]
  }).map(parseHex)
  return found.reduce((best, color) =>
    toOklch(color).chroma > toOklch(best).chroma + 0.005 ? color : best,
  )
}

/** The brand's counterparts of a template's colours; a light look stays light unless the brand's ground is dark. */
export function mapColors(
  template: Template,
  brand: BrandColors,
  { kind, index, exact, calm = 0 }: MapOptions,
): ColorMap {
  const key = toOklch(keyColor(template))
  const primary = parseHex(brand.primary)
  const primaryHue = toOklch(primary)
  const accent = brand.accent === undefined ? primary : parseHex(brand.accent)
  const own = template.colors(kind, index)
  const [ownGround, ownInk, ownMuted] = [own.ground, own.ink, own.muted].map(parseHex) as [
    Rgb,
    Rgb,
    Rgb,
  ]

  const isKey = (color: Oklch) =>
    key.chroma > GREY
      ? color.chroma > key.chroma * 0.6 &&
        hueDistance(color.hue, key.hue) < FAMILY / 2 &&
        Math.abs(color.lightness - key.lightness) < 0.2
      : Math.abs(color.lightness - key.lightness) < 0.03 && color.chroma < GREY
  const isPoster = key.chroma > GREY && isKey(toOklch(ownGround))

  /** The hue and chroma of the brand for a colour that keeps its brightness. */
  const tinted = (color: Oklch): Omit<Oklch, 'lightness'> => {
    if (color.chroma < GREY) {
      const share = Math.min(1, primaryHue.chroma / 0.1)
      return { chroma: color.chroma * share, hue: primaryHue.hue }
    }
    const isOther = key.chroma > GREY && hueDistance(color.hue, key.hue) > FAMILY
    const family = isOther ? toOklch(accent) : primaryHue
    const strength = key.chroma > GREY ? family.chroma / key.chroma : 1
    return { chroma: color.chroma * Math.min(1.25, strength), hue: family.hue }
  }
  const sameBrightness = (color: Rgb): Rgb =>
    withLuminance(luminanceOf(color), tinted(toOklch(color)))

  const background = brand.background === undefined ? null : parseHex(brand.background)
  const ground = !exact
    ? sameBrightness(ownGround)
    : isPoster
      ? primary
      : (background ?? sameBrightness(ownGround))
  const ink = !exact ? sameBrightness(ownInk) : inkFor(ground, ownInk, sameBrightness(ownInk))
  const axis = axisOf({ ownGround, ownInk, ground, ink })
  const moved = exact && (isPoster || background !== null)

  /** A vivid colour of the brand, where it can be seen on this ground. */
  const shown = (color: Rgb, from: Oklch): Rgb => {
    const { lightness, ...rest } = toOklch(color)
    const shifted = fromOklch({ ...rest, lightness: lightness + (from.lightness - key.lightness) })
    if (isVisible(shifted, ground)) return shifted
    const wanted = luminanceOf(ground) > 0.35 ? 1 / 1.9 : 1.9
    return withLuminance((luminanceOf(ground) + 0.05) * wanted - 0.05, rest)
  }

  const map = (color: Rgb, use: Use): Rgb => {
    const from = toOklch(color)
    if (!exact) return sameBrightness(color)
    if (isSame(color, ownGround)) return ground
    const isInk = use !== 'figure' && (isSame(color, ownInk) || isSame(color, ownMuted))
    if (isKey(from) && !isInk) return shown(use === 'mark' ? accent : primary, from)
    return moved ? axis(from, tinted(from)) : sameBrightness(color)
  }
  const known = new Map<string, string>()
  return (color, use) => {
    const name = `${use} ${color}`
    const before = known.get(name)
    if (before !== undefined) return before
    const after = translate(color, (rgb) =>
      use === 'figure' && calm > 0 ? mixed(map(rgb, use), ground, calm) : map(rgb, use),
    )
    known.set(name, after)
    return after
  }
}

/** Brightness along the way from the ground to the ink, which another ground may turn around. */
function axisOf({
  ownGround,
  ownInk,
  ground,
  ink,
}: Record<'ownGround' | 'ownInk' | 'ground' | 'ink', Rgb>) {
  const [g0, i0, g1, i1] = [ownGround, ownInk, ground, ink].map(toOklch)
  if (!g0 || !i0 || !g1 || !i1) throw new TypeError('four colours make an axis')
  const way = i0.lightness - g0.lightness || 1
  return (from: Oklch, tint: Omit<Oklch, 'lightness'>): Rgb => {
    const at = (from.lightness - g0.lightness) / way
    const lightness = Math.min(1, Math.max(0.04, g1.lightness + at * (i1.lightness - g1.lightness)))
    // Sheets near the ground take its hue, or a blue ground would have pink cards.
    const isNear = Math.abs(at) < 0.3
    return fromOklch(
      isNear ? { lightness, chroma: g1.chroma, hue: g1.hue } : { lightness, ...tint },
    )
  }
}

/** The template's ink where it can be read on the ground, else its opposite. */
function inkFor(ground: Rgb, ownInk: Rgb, tinted: Rgb): Rgb {
  if (contrastRatio(tinted, ground) >= 7) return tinted
  const { chroma, hue } = toOklch(tinted)
  const pale = withLuminance(0.95, { chroma: Math.min(chroma, 0.02), hue })
  const dark = withLuminance(0.012, { chroma: Math.min(chroma, 0.05), hue })
  const [better, other] =
    luminanceOf(ownInk) > 0.4 ? ([pale, dark] as const) : ([dark, pale] as const)
  return contrastRatio(better, ground) >= 4.5 ||
    contrastRatio(better, ground) >= contrastRatio(other, ground)
    ? better
    : other
}

function isVisible(color: Rgb, ground: Rgb): boolean {
  const [a, b] = [toOklch(color), toOklch(ground)]
  const turn = ((a.hue - b.hue) * Math.PI) / 180
  const across = a.chroma ** 2 + b.chroma ** 2 - 2 * a.chroma * b.chroma * Math.cos(turn)
  return (
    Math.sqrt((a.lightness - b.lightness) ** 2 + across) >= VISIBLE.distance ||
    contrastRatio(color, ground) >= VISIBLE.ratio
  )
}

const mixed = (color: Rgb, other: Rgb, share: number): Rgb => {
  const [r, g, b] = color.map((channel, i) =>
    Math.round(channel + ((other[i] ?? 0) - channel) * share),
  )
  return [r ?? 0, g ?? 0, b ?? 0]
}

const isSame = (one: Rgb, other: Rgb) => one.every((channel, i) => channel === other[i])

const RGBA = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)$/

function translate(color: string, map: (rgb: Rgb) => Rgb): string {
  if (color.startsWith('#')) return toHex(map(parseHex(color)))
  const [, r, g, b, alpha = '1'] = RGBA.exec(color) ?? []
  if (r === undefined || g === undefined || b === undefined) return color
  return `rgba(${map([Number(r), Number(g), Number(b)]).join(', ')}, ${alpha})`
}
