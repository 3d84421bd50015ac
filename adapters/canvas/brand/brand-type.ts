import type { BrandFont } from '../../../workflows/brand/brand-kit.ts'
import type { Template, TypeStyle } from '../templates/template.ts'

const TITLES: Record<BrandFont, TypeStyle> = {
  golos: { face: 'golos-800', tracking: -0.025, leading: 1.06, factor: 0.92 },
  inter: { face: 'inter-800', tracking: -0.04, leading: 1.04, factor: 0.94 },
  playfair: { face: 'playfair-700', tracking: -0.012, leading: 1.08, factor: 1 },
  oswald: { face: 'oswald-700', tracking: -0.005, leading: 1.14, factor: 1.1 },
  unbounded: { face: 'unbounded-700', tracking: -0.02, leading: 1.14, factor: 0.66 },
  caveat: { face: 'caveat-700', tracking: 0, leading: 0.98, factor: 1.34 },
}
const HEADINGS: Record<BrandFont, TypeStyle> = {
  golos: { face: 'golos-600', tracking: -0.01, leading: 1.22, factor: 1 },
  inter: { face: 'inter-600', tracking: -0.015, leading: 1.22, factor: 0.97 },
  playfair: { face: 'playfair-700', tracking: -0.005, leading: 1.2, factor: 1 },
  oswald: { face: 'oswald-700', tracking: 0.005, leading: 1.25, factor: 1.04 },
  unbounded: { face: 'unbounded-700', tracking: -0.015, leading: 1.25, factor: 0.74 },
  caveat: { face: 'caveat-700', tracking: 0, leading: 1.1, factor: 1.26 },
}
/** Letters that lean on each other, or are read as handwriting, are never all capitals. */
const NEVER_CAPITALS: ReadonlySet<BrandFont> = new Set(['caveat', 'playfair'])

/** A look whose titles and headings are set in the brand's face, as are quotes that share the titles' face. */
export function withBrandFont(template: Template, font: BrandFont): Template {
  const { type } = template
  const dressed = (own: TypeStyle, style: TypeStyle): TypeStyle =>
    own.uppercase === true && !NEVER_CAPITALS.has(font) ? { ...style, uppercase: true } : style
  const title = dressed(type.title, TITLES[font])
  const isAlike = familyOf(type.quote.face) === familyOf(type.title.face)
  return {
    ...template,
    type: {
      ...type,
      title,
      heading: dressed(type.heading, HEADINGS[font]),
      quote: isAlike
        ? { ...dressed(type.quote, TITLES[font]), factor: title.factor * 0.9 }
        : type.quote,
    },
  }
}

const familyOf = (face: string) => face.split('-')[0]
