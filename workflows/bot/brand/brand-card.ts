import { BRAND_PARTS, type BrandPart, type SlideBrand } from '../../brand/brand-kit.ts'
import { FONT_NAMES, TONE_NAMES } from '../../brand/names.ts'
import { colorLabel } from '../../brand/palette.ts'
import type { Language } from '../../carousel/content.ts'
import type { Button } from '../ports.ts'
import { changeBrandPart, removeBrand, showBrandSample } from './actions.ts'
import { brandTexts } from './texts.ts'

/** The brand as it is, with buttons to change each part. */
export function brandCard(
  language: Language,
  own: SlideBrand,
  ofWorkspace: SlideBrand,
): { text: string; buttons: Button[][] } {
  const t = brandTexts[language]
  const lines = BRAND_PARTS.map((part) => {
    const value = describe(part, own, language)
    const shared = value === null ? describe(part, ofWorkspace, language) : null
    const shown = value ?? (shared === null ? t.none : `${shared} (${t.fromWorkspace})`)
    return `${t.parts[part]}: ${shown}`
  })
  const parts = BRAND_PARTS.map((part) => changeBrandPart.button(t.parts[part], { part }))
  return {
    text: [t.heading, lines.join('\n'), t.change].join('\n\n'),
    buttons: [
      parts.slice(0, 3),
      parts.slice(3),
      [showBrandSample.button(t.sample, {})],
      ...(Object.keys(own).length > 0 ? [[removeBrand.button(t.removeAll, {})]] : []),
    ],
  }
}

function describe(part: BrandPart, brand: SlideBrand, language: Language): string | null {
  const t = brandTexts[language]
  const { colors, font, tone } = brand
  switch (part) {
    case 'handle':
      return brand.handle ?? null
    case 'name':
      return brand.name ?? null
    case 'logo':
      return brand.logo ? t.hasLogo : null
    case 'font':
      return font ? FONT_NAMES[font][language] : null
    case 'tone':
      return tone ? TONE_NAMES[tone][language] : null
    case 'colors': {
      if (!colors) return null
      const { primary, background, accent } = colors
      return [
        colorLabel(primary, language),
        ...(background ? [`${t.background} ${colorLabel(background, language)}`] : []),
        ...(accent ? [`${t.accent} ${colorLabel(accent, language)}`] : []),
      ].join(', ')
    }
  }
}
