import { readFileSync } from 'node:fs'
import { GlobalFonts } from 'canvas'
import { AppError } from '../../workflows/shared/errors.ts'
import { FONT_FILES, fontPath } from './font-files.ts'

export type FaceName =
  | 'golos-400'
  | 'golos-600'
  | 'golos-800'
  | 'inter-400'
  | 'inter-600'
  | 'inter-800'
  | 'playfair-700'
  | 'playfair-italic'
  | 'oswald-700'
  | 'caveat-700'
  | 'unbounded-700'
  | 'golos-900'
  | 'inter-900'
  | 'playfair-400'
  | 'playfair-900'
  | 'oswald-400'
  | 'unbounded-400'
  | 'cormorant-600'
  | 'cormorant-italic'
  | 'mono-400'
  | 'mono-700'

interface Face {
  pack: string
  style: `${number}-${'normal' | 'italic'}`
  /** The text face that lends the letters this one lacks. */
  fallback: `golos-text-${400 | 600 | 800}-normal`
}

const FACES: Record<FaceName, Face> = {
  'golos-400': { pack: 'golos-text', style: '400-normal', fallback: 'golos-text-400-normal' },
  'golos-600': { pack: 'golos-text', style: '600-normal', fallback: 'golos-text-600-normal' },
  'golos-800': { pack: 'golos-text', style: '800-normal', fallback: 'golos-text-800-normal' },
  'inter-400': { pack: 'inter', style: '400-normal', fallback: 'golos-text-400-normal' },
  'inter-600': { pack: 'inter', style: '600-normal', fallback: 'golos-text-600-normal' },
  'inter-800': { pack: 'inter', style: '800-normal', fallback: 'golos-text-800-normal' },
  'playfair-700': {
    pack: 'playfair-display',
    style: '700-normal',
    fallback: 'golos-text-600-normal',
  },
  'playfair-italic': {
    pack: 'playfair-display',
    style: '500-italic',
    fallback: 'golos-text-400-normal',
  },
  'oswald-700': { pack: 'oswald', style: '700-normal', fallback: 'golos-text-800-normal' },
  'caveat-700': { pack: 'caveat', style: '700-normal', fallback: 'golos-text-600-normal' },
  'unbounded-700': { pack: 'unbounded', style: '700-normal', fallback: 'golos-text-800-normal' },
  'golos-900': { pack: 'golos-text', style: '900-normal', fallback: 'golos-text-800-normal' },
  'inter-900': { pack: 'inter', style: '900-normal', fallback: 'golos-text-800-normal' },
  'playfair-400': {
    pack: 'playfair-display',
    style: '400-normal',
    fallback: 'golos-text-400-normal',
  },
  'playfair-900': {
    pack: 'playfair-display',
    style: '900-normal',
    fallback: 'golos-text-800-normal',
  },
  'oswald-400': { pack: 'oswald', style: '400-normal', fallback: 'golos-text-400-normal' },
  'unbounded-400': { pack: 'unbounded', style: '400-normal', fallback: 'golos-text-400-normal' },
  'cormorant-600': { pack: 'cormorant', style: '600-normal', fallback: 'golos-text-400-normal' },
  'cormorant-italic': {
    pack: 'cormorant',
    style: '500-italic',
    fallback: 'golos-text-400-normal',
  },
  'mono-400': { pack: 'jetbrains-mono', style: '400-normal', fallback: 'golos-text-400-normal' },
  'mono-700': { pack: 'jetbrains-mono', style: '700-normal', fallback: 'golos-text-600-normal' },
}

const SUBSETS = ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext']

const FONTS = Object.fromEntries(
  Object.entries(FACES).map(([name, face]) => [name, cssFont(face)]),
) as Record<FaceName, { prefix: string; families: string }>

function cssFont({ pack, style, fallback }: Face): { prefix: string; families: string } {
  const [weight = '400', slant = 'normal'] = style.split('-')
  const other = Number(weight) >= 600 ? '700' : '400'
  const known = new Set(FONT_FILES.map(({ family }) => family))
  const families = [
    ...SUBSETS.map((subset) => `${pack}-${style}-${subset}`),
    ...SUBSETS.map((subset) => `${fallback}-${subset}`),
    `noto-sans-arabic-${other}-normal-arabic`,
    `noto-sans-hebrew-${other}-normal-hebrew`,
    'noto-sans-math-400-normal-latin',
    'noto-color-emoji-400-normal-emoji',
  ].filter((family) => known.has(family))
  return { prefix: `${slant} ${weight}`, families: [...new Set(families)].join(', ') }
}

/** The value for a canvas context's `font`. `size` in pixels. */
export function fontOf(face: FaceName, size: number): string {
  const { prefix, families } = FONTS[face]
  return `${prefix} ${size}px ${families}`
}

const registered = new Set<string>()

/**
 * Registers every font once per process. The canvas answers null for a broken file and draws boxes
 * later, so each answer is checked here.
 * @throws AppError `not_configured` naming the file that is missing or is no font
 */
export function registerFonts(folder?: string): void {
  for (const file of FONT_FILES) {
    const path = resolvePath(file.specifier, () => fontPath(file, folder))
    if (registered.has(path)) continue
    const key = GlobalFonts.register(readFont(path), file.family)
    if (key === null) {
      throw new AppError('not_configured', `The font file ${path} is damaged: it is no font.`)
    }
    registered.add(path)
  }
}

function resolvePath(specifier: string, resolve: () => string): string {
  try {
    return resolve()
  } catch (cause) {
    throw new AppError('not_configured', `The font file ${specifier} is missing.`, { cause })
  }
}

function readFont(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new AppError('not_configured', `The font file ${path} is missing.`, { cause })
  }
}
