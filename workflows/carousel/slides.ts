import type { SlideBrand } from '../brand/brand-kit.ts'
import type { Language, SlideContent } from './content.ts'
import type { Style } from './styles.ts'

/** Pixels of each format: Instagram's 4:5 portrait and the square. */
export const FORMATS = {
  portrait: { width: 1080, height: 1350 },
  square: { width: 1080, height: 1080 },
} as const
export type Format = keyof typeof FORMATS
export const DEFAULT_FORMAT: Format = 'portrait'

/** One slide, ready to draw. `index` counts from 0. */
export interface Slide {
  readonly index: number
  readonly total: number
  readonly format: Format
  readonly style: Style
  readonly language: Language
  /** Shown small on every slide, such as `@potok`; absent when there is none. */
  readonly handle?: string | undefined
  /** Its colours, face and logo in place of the style's own. */
  readonly brand?: SlideBrand | undefined
  /** Whose words these are, when they are quoted: stands small on the slide. */
  readonly attribution?: string | undefined
  readonly content: SlideContent
}

export type ImageEncoding = 'jpeg' | 'png'
