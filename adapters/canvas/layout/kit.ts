import type { Language, SlideKind } from '../../../workflows/carousel/content.ts'
import type { Colors, Role, Template, TypeStyle } from '../templates/template.ts'
import type { Measurer } from '../text/measure.ts'
import type { Memo } from './lay-lines.ts'
import type { Piece } from './piece.ts'
import { STEPS, sizeAt } from './scale.ts'
import { textPiece } from './text-piece.ts'

const JOINED = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** What one try at a layout found out. */
export interface Trial {
  /** Text was cut with an ellipsis. */
  truncated: boolean
  /** A word, or words that belong together, were torn at a size where that is not yet needed. */
  broken: boolean
  /** A title's lines are of very different width. */
  ragged: boolean
  /** Lines of each block, as wide as its size allows. */
  lines: Map<string, number>
}

/** What one try at a layout goes by. */
export interface Setting {
  /** Of the type scale. */
  step: number
  /** Factor of the distances. */
  spread: number
  /** The most lines of a block. */
  limits: ReadonlyMap<string, number>
}

export interface TextOptions {
  block: string
  text: string
  role: Role
  /** Sizes in pixels from the largest to the smallest, before the face's own factor. */
  range: readonly [largest: number, smallest: number]
  width: number
  color: string
  align?: 'left' | 'center' | 'right'
  /** Titles are balanced; body text fills its lines. */
  mode?: 'balance' | 'fill'
}

/** What layouts and templates build with: text at the size of the current try, colours, measures. */
export interface Kit {
  template: Template
  colors: Colors
  language: Language
  kind: SlideKind
  /** Width and height of the space for content, in pixels. */
  width: number
  height: number
  text(options: TextOptions): Piece
  /** A measure between two limits that shrinks as the text does. */
  scaled(largest: number, smallest: number): number
  /** The same for a distance, which also grows where the slide has room left. */
  gap(largest: number, smallest: number): number
}

export interface KitInput {
  template: Template
  colors: Colors
  language: Language
  kind: SlideKind
  width: number
  height: number
  measurer: Measurer
  memo: Memo
}

export function createKit(input: KitInput, { step, spread, limits }: Setting, trial: Trial): Kit {
  const { measurer, memo, ...rest } = input
  return {
    ...rest,
    scaled: (largest, smallest) => sizeAt([largest, smallest], step),
    gap: (largest, smallest) => sizeAt([largest, smallest], step) * spread,
    text(options) {
      const type = typeFor(options.text, input.template.type[options.role])
      const [largest, smallest] = options.range
      const size = Math.max(28, Math.round(sizeAt([largest, smallest], step) * type.factor))
      return textPiece({
        ...options,
        type,
        size,
        language: input.language,
        // Until the last third of the scale a smaller size is better than a cut word.
        early: step < (STEPS * 2) / 3,
        limit: limits.get(options.block),
        measurer,
        memo,
        trial,
      })
    },
  }
}

/** Joined letters take no letter spacing. */
function typeFor(text: string, type: TypeStyle): TypeStyle {
  return JOINED.test(text) ? { ...type, tracking: 0 } : type
}
