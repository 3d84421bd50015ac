import type { FaceName } from '../fonts.ts'
import type { Measurer } from './measure.ts'

// What the fonts have for certain, what is drawn by sequence, and what has no glyph of its own.
const COVERED = /^[\u0020-\u017f\u0400-\u045f\u2010-\u2026\u2030-\u203a«»№₽₸€]*$/u
const SEQUENCE = /^[\p{RI}\p{Emoji}\p{EMod}\p{Cf}\p{Variation_Selector}\p{Zs}\u20e3]$/u
const MARK = /^\p{M}$/u
const NO_GLYPH = '□'
// It makes the shaper raise and lower the digits beside it, out of their measured boxes.
const FRACTION_SLASH = '\u2044'

/**
 * Puts a plain letter for a fancy one that no font has (𝓑 becomes B), and a square for the rest:
 * the fonts' own sign for a missing glyph is larger than its place.
 */
export function replaceMissing(text: string, face: FaceName, measurer: Measurer): string {
  if (COVERED.test(text)) return text
  const known = [...text].map((character) => replace(character, face, measurer)).join('')
  return known.replaceAll(FRACTION_SLASH, '/')
}

function replace(character: string, face: FaceName, measurer: Measurer): string {
  if (COVERED.test(character) || SEQUENCE.test(character)) return character
  if (measurer.covers(character, face)) return character
  const plain = character.normalize('NFKC')
  if (plain !== character && [...plain].every((part) => measurer.covers(part, face))) return plain
  return MARK.test(character) ? '' : NO_GLYPH
}
