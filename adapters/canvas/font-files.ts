import { createRequire } from 'node:module'
import { basename, join } from 'node:path'

/** One file of one face. A face is split into subsets, and each subset needs a name of its own. */
export interface FontFile {
  family: string
  /** Resolvable from here; its base name is also its name in a bundle's font folder. */
  specifier: string
}

const LATIN = ['latin', 'latin-ext']
const CYRILLIC = ['cyrillic', 'cyrillic-ext']

const SPLIT_FACES: readonly { pack: string; styles: readonly string[]; subsets: string[] }[] = [
  {
    pack: 'golos-text',
    styles: ['400-normal', '600-normal', '800-normal', '900-normal'],
    subsets: [...LATIN, ...CYRILLIC],
  },
  {
    pack: 'inter',
    styles: ['400-normal', '600-normal', '800-normal', '900-normal'],
    subsets: [...LATIN, ...CYRILLIC],
  },
  {
    pack: 'playfair-display',
    styles: ['400-normal', '700-normal', '900-normal', '500-italic'],
    subsets: [...LATIN, 'cyrillic'],
  },
  { pack: 'oswald', styles: ['400-normal', '700-normal'], subsets: [...LATIN, ...CYRILLIC] },
  { pack: 'caveat', styles: ['700-normal'], subsets: [...LATIN, ...CYRILLIC] },
  { pack: 'unbounded', styles: ['400-normal', '700-normal'], subsets: [...LATIN, ...CYRILLIC] },
  {
    pack: 'cormorant',
    styles: ['600-normal', '500-italic'],
    subsets: [...LATIN, ...CYRILLIC],
  },
  {
    pack: 'jetbrains-mono',
    styles: ['400-normal', '700-normal'],
    subsets: [...LATIN, ...CYRILLIC],
  },
  { pack: 'noto-sans-arabic', styles: ['400-normal', '700-normal'], subsets: ['arabic'] },
  { pack: 'noto-sans-hebrew', styles: ['400-normal', '700-normal'], subsets: ['hebrew'] },
  { pack: 'noto-sans-math', styles: ['400-normal'], subsets: ['latin'] },
  // The other files of this package are COLRv1, which the canvas draws as blanks; this one is whole.
  { pack: 'noto-color-emoji', styles: ['400-normal'], subsets: ['emoji'] },
]

/** Every font file that slides are drawn with. A bundle copies these into one folder. */
export const FONT_FILES: readonly FontFile[] = SPLIT_FACES.flatMap(({ pack, styles, subsets }) =>
  styles.flatMap((style) =>
    subsets.map((subset) => ({
      family: `${pack}-${style}-${subset}`,
      specifier: `@fontsource/${pack}/files/${pack}-${subset}-${style}.woff2`,
    })),
  ),
)

/** Where a font file lies: in `folder` when one is given (a bundle's), else in its package. */
export function fontPath(file: FontFile, folder?: string): string {
  if (folder !== undefined) return join(folder, basename(file.specifier))
  return createRequire(import.meta.url).resolve(file.specifier)
}
